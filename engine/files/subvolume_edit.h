// Subvolumes and snapshots: making and removing them. Steps of an operation (see inode_edit.h).
//
// A snapshot shares the source's tree below the root block: its cost does not depend on the files in it (mission F6). The
// source must have nothing uncommitted, and the snapshot itself is to be committed at once: only blocks of
// earlier generations count as shared. Removing frees what nobody else holds; its cost grows with that.
#pragma once

#include "files/directory.h"
#include "files/name_edit.h"

namespace daxscope::files {

/// Root, UUID and names of a new, empty subvolume `name` in `directory`. Its id is returned.
[[nodiscard]] Result<std::uint64_t> createSubvolume(const EditContext& context, FileRef directory,
                                                    std::string_view name,
                                                    const format::Uuid& uuid);
[[nodiscard]] Result<std::uint64_t> createSnapshot(const EditContext& context, std::uint64_t source,
                                                   FileRef directory, std::string_view name,
                                                   bool readOnly, const format::Uuid& uuid);
/// ENOTEMPTY while other subvolumes are in it; EPERM for the default subvolume.
[[nodiscard]] Status removeSubvolume(const EditContext& context, FileRef directory,
                                     std::string_view name, const SubvolumeInfo& subvolume);
/// EROFS for writes afterwards, or not any more.
[[nodiscard]] Status setReadOnly(const EditContext& context, std::uint64_t subvolume,
                                 bool readOnly);

}  // namespace daxscope::files
