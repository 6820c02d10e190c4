#include "support/differential.h"

#include <linux/fiemap.h>
#include <sys/stat.h>

#include <chrono>
#include <cstdio>
#include <format>
#include <iterator>
#include <map>

#include "support/process.h"

namespace daxscope::test {
namespace {

constexpr std::uint64_t imageBytes = 2ULL << 30;

/// Bytes to ask owners about: of data, tree blocks and free space; edges of extents and inside.
std::vector<OwnerSample> chooseBytes(const Dump& dump, Dice& dice, std::size_t count) {
    std::vector<OwnerSample> samples;
    std::vector<DumpedExtent> data;
    std::vector<DumpedExtent> trees;
    for (const auto& [logical, extent] : dump.extents)
        (extent.isTree ? trees : data).push_back(extent);
    const auto inside = [&](const DumpedExtent& e) {
        switch (dice.below(4)) {
            case 0:
                return e.logical;
            case 1:
                return e.logical + e.length - 1;
            default:
                return e.logical + dice.below(e.length);
        }
    };
    for (std::size_t i = 0; i < count; ++i) {
        std::uint64_t logical = 0;
        if (i % 4 == 3)
            logical = inside(trees[dice.below(trees.size())]);
        else if (i % 16 == 1) {
            const DumpedChunk& chunk = dump.chunks[dice.below(dump.chunks.size())];
            logical = chunk.logical + dice.below(chunk.length);
        } else
            logical = inside(data[dice.below(data.size())]);
        // Superblocks lie inside a chunk's stripe, but not in its logical addresses.
        samples.push_back({logical, {}, {}});
    }
    return samples;
}

/// Kinds of content that the image should have and has not: a comparison without them would prove
/// less than it claims.
Differences missingKinds(const KernelView& kernel, const Dump& dump, const FillPlan& plan) {
    std::map<std::string, bool> seen;
    for (const char* kind : {"file", "directory", "symlink", "char", "block", "fifo", "socket"})
        seen[kind] = false;
    for (const char* kind :
         {"regular", "inline", "prealloc", "hole", "shared", "many links", "subvolume", "xattr",
          "not UTF-8", "name of 255 bytes", "size beyond the content"})
        seen[kind] = false;
    if (plan.compression)
        for (const char* kind : {"zlib", "lzo", "zstd", "compressed inline"})
            seen[kind] = false;
    if (plan.balance)
        seen["held by parent"] = false;

    for (const KernelEntry& e : kernel.entries) {
        switch (e.status.st_mode & S_IFMT) {
            case S_IFREG:
                seen["file"] = true;
                break;
            case S_IFDIR:
                seen["directory"] = true;
                break;
            case S_IFLNK:
                seen["symlink"] = true;
                break;
            case S_IFCHR:
                seen["char"] = true;
                break;
            case S_IFBLK:
                seen["block"] = true;
                break;
            case S_IFIFO:
                seen["fifo"] = true;
                break;
            default:
                seen["socket"] = true;
        }
        const std::string name = e.path.substr(e.path.rfind('/') + 1);
        seen["not UTF-8"] |= name.contains('\xff');
        seen["name of 255 bytes"] |= name.size() == 255;
        seen["many links"] |=
            S_ISREG(e.status.st_mode) && e.status.st_nlink > (plan.extrefs ? plan.hardLinks : 10);
        seen["subvolume"] |= e.leadsToSubvolume;
        seen["xattr"] |= e.xattrs.size() > 10;
        seen["size beyond the content"] |= e.tooBigToRead;
        for (const KernelExtent& x : e.extents)
            seen["shared"] |= (x.flags & FIEMAP_EXTENT_SHARED) != 0;
    }
    for (const auto& [file, extents] : dump.files) {
        std::uint64_t end = 0;
        for (const DumpedFileExtent& x : extents) {
            seen[x.type] = true;
            if (plan.compression && x.compression != "none") {
                seen[x.compression] = true;
                seen["compressed inline"] |= x.type == "inline";
            }
            seen["hole"] |= x.offset > end || (x.type == "regular" && x.diskLogical == 0);
            end = x.offset + x.length;
        }
    }
    if (plan.balance)
        for (const auto& [logical, extent] : dump.extents)
            seen["held by parent"] |= extent.heldByParent;

    Differences missing;
    for (const auto& [kind, there] : seen)
        if (!there)
            missing.push_back("the image was to have, but has not: " + kind);
    return missing;
}

class Clock {
public:
    void lap(const char* what) {
        const auto now = std::chrono::steady_clock::now();
        std::printf("    %-22s %6.2f s\n", what,
                    std::chrono::duration<double>(now - last_).count());
        std::fflush(stdout);
        last_ = now;
    }

private:
    std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

}  // namespace

Differences compareImage(const ImageRecipe& recipe, std::uint64_t seed) {
    const ScratchDirectory scratch;
    const std::string image = scratch.path("image");
    const std::string where = scratch.path("mount");
    Clock clock;
    if (const auto made = makeImage(image, imageBytes, recipe.mkfsArguments); !made)
        return {made.error()};
    {
        auto mount = LoopMount::mount(image, where, recipe.mountOptions);
        if (!mount)
            return {mount.error()};
        Filler filler(*mount, seed, recipe.plan);
        if (!filler.fill())
            return {"the kernel could not fill the image: " + filler.problem()};
        if (!mount->unmount())
            return {"cannot unmount " + where};
    }
    clock.lap("kernel fills");
    const auto dump = dumpTrees(image);
    if (!dump)
        return {dump.error()};
    Dice dice(seed);
    auto samples = chooseBytes(*dump, dice, 160);
    KernelView kernel;
    {
        // Read-only: what is looked at is what lies there, and stays so.
        auto mount = LoopMount::mount(image, where, {}, true);
        if (!mount)
            return {mount.error()};
        auto view = lookAt(where);
        if (!view)
            return {view.error()};
        kernel = std::move(*view);
        for (OwnerSample& sample : samples) {
            auto reaching = ownersOf(where, sample.logical, true);
            auto holding = ownersOf(where, sample.logical, false);
            if (!reaching || !holding)
                return {reaching ? holding.error() : reaching.error()};
            sample.reaching = std::move(*reaching);
            sample.holding = std::move(*holding);
        }
        if (!mount->unmount())
            return {"cannot unmount " + where};
    }
    clock.lap("oracles look");
    std::printf("    %zu entries, %zu extents, %zu tree blocks\n", kernel.entries.size(),
                dump->extents.size(), dump->blocks.size());

    Differences all = missingKinds(kernel, *dump, recipe.plan);
    const auto add = [&](const char* what, Differences found) {
        clock.lap(what);
        all.insert(all.end(), std::make_move_iterator(found.begin()),
                   std::make_move_iterator(found.end()));
    };
    add("ls", compareListing(image, kernel));
    add("cat", compareContents(image, kernel));
    add("map of files", compareFileMaps(image, kernel, *dump));
    add("map of the device", compareDeviceMap(image, *dump));
    add("dump", compareDump(image, *dump));
    add("owners", compareOwners(image, kernel, *dump, samples));
    if (const Ran info = runDaxscope({"info", "--json", image}); !info.ok())
        all.push_back("info: " + info.verdict());
    return all;
}

}  // namespace daxscope::test
