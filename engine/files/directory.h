// Directories and names: listing, lookup, paths, subvolumes.
//
// A path starts at the top-level subvolume (tree 5) and leads through subvolumes as through
// directories. Symbolic links are not followed. As in the kernel, the name of a subvolume inside a
// snapshot of its parent leads to an empty directory: the subvolume belongs to the original.
#pragma once

#include <functional>
#include <map>
#include <optional>

#include "files/inode.h"

namespace daxscope::files {

/// Inode number that stat shows for the empty place of a subvolume inside a snapshot.
inline constexpr std::uint64_t emptySubvolumeInode = 2;

struct DirEntry {
    std::string name;
    format::DirType type = format::DirType::Unknown;
    FileRef target;            ///< inode emptySubvolumeInode: nothing is behind it
    bool isSubvolume = false;  ///< target is the root directory of another subvolume
};

struct SubvolumeInfo {
    std::uint64_t id = 0;
    std::uint64_t parent = 0;     ///< 0: the top level, or no name (being deleted)
    std::uint64_t parentDir = 0;  ///< inode of the directory in `parent`
    std::string name;
    std::string path;      ///< absolute; "/" for the top level
    btree::TreeRoot root;  ///< when this was read: see Namespace::currentRoot()
    std::uint64_t rootDir = 256;
    std::uint64_t originGeneration = 0;  ///< otransid
    std::uint64_t flags = 0;
    std::uint32_t refs = 0;
    format::Uuid uuid{};
    format::Uuid parentUuid{};

    [[nodiscard]] bool readOnly() const { return (flags & format::rootFlag::readOnly) != 0; }
    [[nodiscard]] bool isSnapshot() const { return parentUuid != format::Uuid{}; }
    [[nodiscard]] bool deleted() const { return refs == 0; }
    /// Its removal has begun, which never happens to the top level, whatever its item counts.
    [[nodiscard]] bool beingRemoved() const { return deleted() && id != format::id::fsTree; }
};

/// Names of one open volume. Keeps the subvolumes it has read; one thread.
class Namespace {
public:
    [[nodiscard]] static Result<std::unique_ptr<Namespace>> open(const volume::Volume& volume);

    [[nodiscard]] const volume::Volume& volume() const { return volume_; }
    /// All subvolumes by id, the top level (5) included.
    [[nodiscard]] const std::map<std::uint64_t, SubvolumeInfo>& subvolumes() const {
        return subvolumes_;
    }
    /// Null when there is none.
    [[nodiscard]] const SubvolumeInfo* subvolume(std::uint64_t id) const;
    /// What the root tree's `default` entry names; 5 without one.
    [[nodiscard]] std::uint64_t defaultSubvolume() const { return default_; }
    /// Root of the tree that holds the file, as the volume shows it; ENOENT. Without a search.
    [[nodiscard]] Result<btree::TreeRoot> rootOf(FileRef file) const;
    [[nodiscard]] btree::TreeRoot currentRoot(const SubvolumeInfo& subvolume) const;

    [[nodiscard]] FileRef topLevel() const;
    /// ENOENT names the component that is missing, ENOTDIR the one that is no directory.
    [[nodiscard]] Result<FileRef> resolve(std::string_view path) const;
    [[nodiscard]] Result<DirEntry> lookup(FileRef directory, std::string_view name) const;
    /// In the order of DIR_INDEX. `visit` may stop by an error.
    [[nodiscard]] Status list(FileRef directory,
                              const std::function<Status(DirEntry)>& visit) const;

    /// Whether `directory` is `above` or lies somewhere below it.
    [[nodiscard]] Result<bool> isBelow(FileRef directory, FileRef above) const;

    /// All of it again, after subvolumes changed.
    [[nodiscard]] Status reload();
    /// The subvolume is gone.
    void forget(std::uint64_t id) { subvolumes_.erase(id); }

    /// All absolute paths of an inode (hard links), at most `limit`; empty for orphans and in removed subvolumes.
    [[nodiscard]] Result<std::vector<std::string>> pathsOf(FileRef file, std::size_t limit) const;

    /// Calls for every name of every subvolume; stops when `visit` returns an error.
    [[nodiscard]] Status forEachName(
        const std::function<Status(const SubvolumeInfo&, std::uint64_t parent, const DirEntry&)>&
            visit) const;

private:
    explicit Namespace(const volume::Volume& volume) : volume_(volume) {}

    [[nodiscard]] Status loadSubvolumes();
    void finishSubvolumes();
    void loadDefault();
    [[nodiscard]] std::string pathOfSubvolume(std::uint64_t id) const;
    [[nodiscard]] Result<std::string> pathInSubvolume(std::uint64_t subvolume,
                                                      std::uint64_t directory) const;
    [[nodiscard]] DirEntry entryFrom(const SubvolumeInfo* in, std::uint64_t directory,
                                     const format::DirItem& item, std::string_view name) const;

    const volume::Volume& volume_;
    std::map<std::uint64_t, SubvolumeInfo> subvolumes_;
    std::uint64_t default_ = format::id::fsTree;
    mutable std::uint64_t steps_ = 0;  // of climbing to paths while opening
};

}  // namespace daxscope::files
