// Marks of ours on files and directories, as extended attributes: the kernel rejects inode flags that it does not know, and keeps
// attributes (mission D19, D21). "1" is yes, "0" is no. One thread.
#pragma once

#include <optional>
#include <string_view>

#include "files/inode.h"

namespace daxscope::files {

/// The file may, or may not, be mapped, whatever the session says; new files take it from their directory.
inline constexpr std::string_view daxMark = "user.daxscope.dax";
/// The file's blocks stay where they are: nothing is allocated, moved or shared.
inline constexpr std::string_view immutableMark = "user.daxscope.immutable";

/// Nothing when the inode has no such mark, or one that is neither "0" nor "1".
[[nodiscard]] Result<std::optional<bool>> readMark(const volume::Volume& volume,
                                                   const btree::TreeRoot& root, std::uint64_t inode,
                                                   std::string_view mark);

}  // namespace daxscope::files
