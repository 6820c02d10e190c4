// Names in directories: DIR_ITEM and DIR_INDEX in the directory, INODE_REF or INODE_EXTREF at the inode, ROOT_REF
// and ROOT_BACKREF for subvolumes. Steps of an operation (see inode_edit.h).
#pragma once

#include <string_view>

#include "files/inode_edit.h"

namespace daxscope::files {

/// EINVAL, EEXIST (“.” and “..”) or ENAMETOOLONG when no file can have this name.
[[nodiscard]] Status checkName(std::string_view name);

/// What a name leads to.
struct NameTarget {
    std::uint64_t inode = 0;      ///< in the directory's subvolume; 0 for a subvolume
    std::uint64_t subvolume = 0;  ///< tree, when it is the name of a subvolume
    format::DirType type = format::DirType::Unknown;
};

/// Adds the name; the inode's link count is the caller's. EEXIST; EMLINK when the inode cannot have another name here;
/// EOVERFLOW when too many names of the directory have one hash.
[[nodiscard]] Status addName(const EditContext& context, FileRef directory, std::string_view name,
                             const NameTarget& target);
/// Takes the name out again. ENOENT.
[[nodiscard]] Status removeName(const EditContext& context, FileRef directory,
                                std::string_view name, const NameTarget& target);
/// Takes out the name of a subvolume that is not here: the empty place which a snapshot has of it. ENOENT.
[[nodiscard]] Status removeEmptyPlace(const EditContext& context, FileRef directory,
                                      std::string_view name);
/// Whether the inode has a name: a reference from some directory.
[[nodiscard]] Result<bool> hasNames(const EditContext& context, FileRef file);
/// Whether the directory has no names.
[[nodiscard]] Result<bool> isEmpty(const EditContext& context, FileRef directory);

}  // namespace daxscope::files
