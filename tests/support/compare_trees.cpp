#include "support/compare_trees.h"

#include <linux/fiemap.h>

#include <algorithm>
#include <format>
#include <map>
#include <set>

#include "support/kernel_view.h"

namespace daxscope::test {

namespace {

/// What lies under the files of one mounted image.
class Layouts {
public:
    explicit Layouts(std::string mountPoint) : mountPoint_(std::move(mountPoint)) {}

    /// A file's ranges, whatever place they lie at: "u" unwritten, "c" compressed, "i" in the tree, "×n": n files have some
    /// of their extent. FIEMAP's own flag "shared" would not do: of two files of one subvolume it tells or tells not, as
    /// their items lie in two leaves or in one.
    std::string of(const KernelEntry& file) {
        std::string text;
        std::uint64_t from = 0;
        std::uint64_t to = 0;
        std::string kind;
        const auto put = [&] {
            if (to != from)
                text += std::format(" {}–{}{}", from, to, kind);
        };
        for (const KernelExtent& e : file.extents) {
            // FIEMAP merges what lies side by side.
            const bool isInline = (e.flags & FIEMAP_EXTENT_DATA_INLINE) != 0;
            // What is compressed has one place for all its bytes.
            const bool packed = (e.flags & FIEMAP_EXTENT_ENCODED) != 0;
            const std::uint64_t step = isInline || packed ? e.length : block;
            for (std::uint64_t at = 0; at < e.length; at += step) {
                const std::string now =
                    isInline ? "i"
                    : packed
                        ? std::format("c×{}", holders(e.logical))
                        : std::format("{}×{}", (e.flags & FIEMAP_EXTENT_UNWRITTEN) != 0 ? "u" : "",
                                      holders(e.logical + at));
                if (e.offset + at != to || now != kind) {
                    put();
                    from = e.offset + at;
                    kind = now;
                }
                to = e.offset + at + step;
            }
        }
        put();
        return text;
    }

private:
    static constexpr std::uint64_t block = 4096;

    const std::string& holders(std::uint64_t logical) {
        const auto [known, isNew] = holders_.try_emplace(logical);
        if (isNew) {
            const auto owners = ownersOf(mountPoint_, logical, false);
            std::set<std::pair<std::uint64_t, std::uint64_t>> files;
            for (const KernelOwner& owner : owners ? *owners : std::vector<KernelOwner>())
                files.emplace(owner.subvolume, owner.inode);
            // The other side never has the same error.
            known->second = owners ? std::format("{}", files.size()) : mountPoint_ + owners.error();
        }
        return known->second;
    }

    std::string mountPoint_;
    std::map<std::uint64_t, std::string> holders_;  // by logical address
};

Failure compareEntries(const KernelEntry& ours, const KernelEntry& theirs) {
    const auto differs = [&](std::string_view what, auto a, auto b) -> Failure {
        return std::format("{}: {} is {}, the kernel has {}", ours.path, what, a, b);
    };
    const struct stat& a = ours.status;
    const struct stat& b = theirs.status;
    if (a.st_mode != b.st_mode)
        return differs("mode", a.st_mode, b.st_mode);
    if (a.st_size != b.st_size)
        return differs("size", a.st_size, b.st_size);
    if (a.st_nlink != b.st_nlink)
        return differs("link count", a.st_nlink, b.st_nlink);
    if (a.st_uid != b.st_uid || a.st_gid != b.st_gid)
        return differs("owner", a.st_uid, b.st_uid);
    if (ours.target != theirs.target)
        return differs("target", ours.target, theirs.target);
    if (ours.xattrs != theirs.xattrs)
        return differs("number of attributes (or one's value)", ours.xattrs.size(),
                       theirs.xattrs.size());
    if (ours.leadsToSubvolume != theirs.leadsToSubvolume)
        return differs("being a subvolume", ours.leadsToSubvolume, theirs.leadsToSubvolume);
    if (ours.content != theirs.content) {
        const auto [at, other] = std::ranges::mismatch(ours.content, theirs.content);
        return differs("content", "different",
                       std::format("other bytes from {} on", at - ours.content.begin()));
    }
    if (a.st_blocks != b.st_blocks)
        return differs("number of blocks", a.st_blocks, b.st_blocks);
    return std::nullopt;
}

}  // namespace

Failure compareTrees(const std::string& ours, const std::string& theirs) {
    const auto a = lookAt(ours);
    const auto b = lookAt(theirs);
    if (!a || !b)
        return a ? b.error() : a.error();
    std::map<std::string, const KernelEntry*> byPath;
    for (const KernelEntry& entry : b->entries)
        byPath[entry.path] = &entry;
    Layouts layouts(ours);
    Layouts kernelLayouts(theirs);
    for (const KernelEntry& entry : a->entries) {
        const auto found = byPath.find(entry.path);
        if (found == byPath.end())
            return std::format("{} is not in the kernel's tree", entry.path);
        if (Failure differs = compareEntries(entry, *found->second))
            return differs;
        if (const std::string mine = layouts.of(entry), kernels = kernelLayouts.of(*found->second);
            mine != kernels)
            return std::format("{}: layout is{}, the kernel has{}", entry.path, mine, kernels);
        byPath.erase(found);
    }
    if (!byPath.empty())
        return std::format("{} is only in the kernel's tree", byPath.begin()->first);
    return std::nullopt;
}

}  // namespace daxscope::test
