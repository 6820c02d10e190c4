// What the kernel says of a mounted btrfs image: the oracle of the differential tests.
//
// Everything comes from system calls on the mount: readdir, lstat, readlink, listxattr/getxattr,
// read, FIEMAP, BTRFS_IOC_INO_LOOKUP (which subvolume) and BTRFS_IOC_LOGICAL_INO_V2 (who owns a
// byte). Nothing here knows the format on disk. Mount read-only first, so that what is looked at is
// what lies in the image. Names, targets and values are bytes.
#pragma once

#include <sys/stat.h>

#include <cstdint>
#include <expected>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace daxscope::test {

/// One extent as FIEMAP reports it; the kernel merges neighbours.
struct KernelExtent {
    std::uint64_t offset = 0;
    std::uint64_t logical = 0;  ///< fe_physical, which for btrfs is a logical address
    std::uint64_t length = 0;
    std::uint32_t flags = 0;  ///< FIEMAP_EXTENT_*
};

struct KernelEntry {
    std::string path;             ///< from the top level, "/" for it
    std::uint64_t subvolume = 0;  ///< tree that holds the inode
    struct stat status{};
    std::string target;  ///< symlinks
    std::map<std::string, std::string> xattrs;
    bool leadsToSubvolume = false;  ///< the root directory of `subvolume` (but the top level's)
    bool firstLink = true;          ///< false: the same inode came before under another name
    // Regular files, on their first link only.
    std::string content;
    bool tooBigToRead = false;  ///< content left out: mostly hole
    std::vector<KernelExtent> extents;

    [[nodiscard]] bool isFile() const { return S_ISREG(status.st_mode); }
};

struct KernelView {
    std::vector<KernelEntry> entries;  ///< depth first; within a directory in readdir's order
    /// (subvolume, inode) → every path of it
    std::map<std::pair<std::uint64_t, std::uint64_t>, std::vector<std::string>> paths;
};

/// Files above `contentLimit` bytes are listed without content.
[[nodiscard]] std::expected<KernelView, std::string> lookAt(const std::string& mountPoint,
                                                            std::uint64_t contentLimit = 256 << 20);

[[nodiscard]] std::expected<std::vector<KernelExtent>, std::string> fiemap(int fd);

struct KernelOwner {
    std::uint64_t subvolume = 0;
    std::uint64_t inode = 0;
    std::uint64_t offset = 0;  ///< in the file
    [[nodiscard]] auto operator<=>(const KernelOwner&) const = default;
};

/// Which files hold the data extent at `logical`, sorted. `onlyThisByte`: those that reach the byte
/// itself; otherwise all that hold some of its extent. Empty for what is not data.
[[nodiscard]] std::expected<std::vector<KernelOwner>, std::string> ownersOf(
    const std::string& mountPoint, std::uint64_t logical, bool onlyThisByte);

}  // namespace daxscope::test
