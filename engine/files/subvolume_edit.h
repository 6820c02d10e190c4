// Subvolumes and snapshots: making and removing them. Steps of an operation (see inode_edit.h).
//
// A snapshot shares the source's tree below the root block: its cost does not depend on the files in it (mission F6). The
// source must have nothing uncommitted, and the snapshot itself is to be committed at once: only blocks of
// earlier generations count as shared.
//
// Removing happens as in the kernel: at once the name goes and an orphan item remembers the subvolume (orphans.h); then what
// nobody else holds is freed in steps, between which commits may lie and other operations happen.
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
/// Takes the name, so that nothing leads to the subvolume any more; its tree goes with dropSubvolumeSome(). ENOTEMPTY
/// while other subvolumes are in it.
[[nodiscard]] Status unlinkSubvolume(const EditContext& context, FileRef directory,
                                     std::string_view name, const SubvolumeInfo& subvolume);
/// Gives up about `blocks` tree blocks of a subvolume without a name, from where its root item says on; true when it is
/// gone, and its orphan item with it. `between` begins empty and is kept from step to step by the caller.
[[nodiscard]] Result<bool> dropSubvolumeSome(const EditContext& context, std::uint64_t subvolume,
                                             format::Key& between, std::size_t blocks);
/// What the kernel mounts when nobody says otherwise.
[[nodiscard]] Status setDefault(const EditContext& context, std::uint64_t subvolume);
/// EROFS for writes afterwards, or not any more.
[[nodiscard]] Status setReadOnly(const EditContext& context, std::uint64_t subvolume,
                                 bool readOnly);

}  // namespace daxscope::files
