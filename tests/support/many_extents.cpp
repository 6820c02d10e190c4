#include "support/many_extents.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <format>
#include <memory>
#include <numeric>
#include <vector>

#include "support/filler.h"
#include "support/loop_mount.h"
#include "support/process.h"

namespace daxscope::test {
namespace {

constexpr std::size_t block = 4096;
constexpr std::uint64_t fileCount = 50;
// Part of the name in the cache: raise it when the recipe changes.
constexpr int recipe = 1;

struct AlignedBlock {
    alignas(block) std::array<std::byte, block> bytes{};
};

/// Writes blocks one by one, past the page cache: each becomes an extent of its own.
bool writeBlocks(const std::string& path, const std::vector<std::uint64_t>& blocks) {
    const int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_DIRECT | O_CLOEXEC, 0644);
    if (fd < 0)
        return false;
    const auto zeros = std::make_unique<AlignedBlock>();
    bool good = true;
    for (const std::uint64_t b : blocks)
        good = good && ::pwrite(fd, zeros->bytes.data(), block, static_cast<off_t>(b * block)) ==
                           static_cast<ssize_t>(block);
    ::close(fd);
    return good;
}

/// 0 … count−1 in an order that no two neighbours keep.
std::vector<std::uint64_t> shuffled(std::uint64_t count, Dice& dice) {
    std::vector<std::uint64_t> order(count);
    std::iota(order.begin(), order.end(), 0);
    for (std::size_t i = order.size(); i > 1; --i)
        std::swap(order[i - 1], order[dice.below(i)]);
    return order;
}

std::string fill(const std::string& mount, std::uint64_t extents) {
    if (!run({"btrfs", "-q", "subvolume", "create", mount + "/v"}).ok())
        return "cannot create a subvolume";
    Dice dice(1);
    // Five of six before the snapshot; then a sixth of the blocks anew.
    const std::uint64_t before = extents - extents / 6;
    std::vector<std::uint64_t> sizes(fileCount);
    for (std::uint64_t f = 0; f < fileCount; ++f) {
        sizes[f] = before / fileCount + (f < before % fileCount ? 1 : 0);
        if (!writeBlocks(std::format("{}/v/file-{:02}", mount, f), shuffled(sizes[f], dice)))
            return std::format("writing: {}", std::strerror(errno));
    }
    if (!run({"btrfs", "-q", "subvolume", "snapshot", "-r", mount + "/v", mount + "/s1"}).ok())
        return "cannot take a snapshot";
    const std::uint64_t after = extents - before;
    for (std::uint64_t f = 0; f < fileCount; ++f) {
        auto order = shuffled(sizes[f], dice);
        order.resize(std::min<std::size_t>(order.size(),
                                           after / fileCount + (f < after % fileCount ? 1 : 0)));
        if (!writeBlocks(std::format("{}/v/file-{:02}", mount, f), order))
            return std::format("overwriting: {}", std::strerror(errno));
    }
    return {};
}

}  // namespace

std::expected<std::string, std::string> imageWithManyExtents(std::uint64_t extents,
                                                             std::string cacheDirectory) {
    if (cacheDirectory.empty()) {
        const char* cache = std::getenv("XDG_CACHE_HOME");
        const char* home = std::getenv("HOME");
        cacheDirectory = cache != nullptr && *cache != '\0'
                             ? cache
                             : std::string(home == nullptr ? "/tmp" : home) + "/.cache";
        cacheDirectory += "/daxscope/bench";
    }
    std::error_code error;
    std::filesystem::create_directories(cacheDirectory, error);
    const std::string image = std::format("{}/extents-{}-{}.img", cacheDirectory, extents, recipe);
    if (std::filesystem::exists(image))
        return image;
    if (const std::string missing = missingForMounts(); !missing.empty())
        return std::unexpected(missing);

    const ScratchDirectory scratch;
    // Made beside its place: what lies in place is whole.
    const std::string making = image + ".making";
    const std::uint64_t bytes = (1ULL << 30) + 2 * extents * block;
    if (const auto made = makeImage(making, bytes, {"-m", "single"}); !made)
        return std::unexpected(made.error());
    {
        auto mount = LoopMount::mount(making, scratch.path("m"));
        if (!mount)
            return std::unexpected(mount.error());
        const std::string problem = extents == 0 ? "" : fill(mount->where(), extents);
        if (!problem.empty())
            return std::unexpected(problem);
        if (!mount->unmount())
            return std::unexpected("cannot unmount " + mount->where());
    }
    if (const Ran dug = run({"fallocate", "--dig-holes", making}); !dug.ok())
        return std::unexpected("fallocate --dig-holes: " + dug.verdict());
    std::filesystem::rename(making, image, error);
    return error ? std::expected<std::string, std::string>(std::unexpected(error.message()))
                 : image;
}

}  // namespace daxscope::test
