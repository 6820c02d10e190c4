// Inodes: what stat shows, and extended attributes. Bytes come from the mapped image; values here
// are copies. One thread per volume.
#pragma once

#include <string>
#include <vector>

#include "volume/volume.h"

namespace daxscope::files {

/// A file in a subvolume: inode numbers repeat between subvolumes.
struct FileRef {
    std::uint64_t subvolume = format::id::fsTree;
    std::uint64_t inode = 0;

    [[nodiscard]] auto operator<=>(const FileRef&) const = default;
};

struct Timestamp {
    std::int64_t seconds = 0;
    std::uint32_t nanoseconds = 0;
};

struct Inode {
    std::uint64_t size = 0;       ///< bytes
    std::uint64_t allocated = 0;  ///< nbytes: bytes of data it points to
    std::uint64_t generation = 0;
    std::uint64_t transid = 0;
    std::uint32_t links = 0;
    std::uint32_t uid = 0;
    std::uint32_t gid = 0;
    std::uint32_t mode = 0;   ///< type and permissions, as st_mode
    std::uint64_t flags = 0;  ///< format::inodeFlag
    std::uint32_t deviceMajor = 0;
    std::uint32_t deviceMinor = 0;
    Timestamp accessed;
    Timestamp changed;
    Timestamp modified;
    Timestamp created;

    [[nodiscard]] bool isDirectory() const { return (mode & 0170000) == 0040000; }
    [[nodiscard]] bool isRegular() const { return (mode & 0170000) == 0100000; }
    [[nodiscard]] bool isSymlink() const { return (mode & 0170000) == 0120000; }
};

/// The directory type that the mode's type bits mean.
[[nodiscard]] format::DirType typeOfMode(std::uint32_t mode);

[[nodiscard]] Inode inodeOf(const format::InodeItem& item);
/// Where the inode's item is. ENOENT when the subvolume has no such inode.
[[nodiscard]] Result<btree::Cursor> findInode(const volume::Volume& volume,
                                              const btree::TreeRoot& root, std::uint64_t inode);
/// What findInode() found.
[[nodiscard]] Result<format::InodeItem> inodeItemAt(const btree::Cursor& at);
/// As it stands in the tree. ENOENT as above.
[[nodiscard]] Result<format::InodeItem> readInodeItem(const volume::Volume& volume,
                                                      const btree::TreeRoot& root,
                                                      std::uint64_t inode);
[[nodiscard]] Result<Inode> readInode(const volume::Volume& volume, const btree::TreeRoot& root,
                                      std::uint64_t inode);

struct Xattr {
    std::string name;
    std::string value;
};

/// In the order of their items.
[[nodiscard]] Result<std::vector<Xattr>> readXattrs(const volume::Volume& volume,
                                                    const btree::TreeRoot& root,
                                                    std::uint64_t inode);

/// EPERM: what is immutable does not change at all, what is append-only only grows, which none of the operations on files
/// does; a directory that is gets new names.
[[nodiscard]] Status mayAlter(std::uint64_t flags, bool newNameOnly = false);

}  // namespace daxscope::files
