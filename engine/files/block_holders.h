// Who holds one block of data, and how a holder leaves it for a copy (mission D19).
//
// An extent has owners (volume/backrefs.h); a block of it is held by those whose items still lead to it: others point to
// another part of the extent. What the open transaction did is seen once it is settled. One thread.
#pragma once

#include <vector>

#include "files/directory.h"
#include "files/inode_edit.h"

namespace daxscope::files {

/// A place of a file that reads the block.
struct BlockHolder {
    FileRef file;
    std::uint64_t offset = 0;  ///< in the file
    bool operator==(const BlockHolder&) const = default;
};

/// All of them, in order. Places in subvolumes that were removed are left out: nobody reads them. ENOENT for free space; E2BIG;
/// EIO when somebody holds the block who is no file, or reads it otherwise than byte by byte.
[[nodiscard]] Result<std::vector<BlockHolder>> holdersOf(const volume::Volume& volume,
                                                         const Namespace& names,
                                                         std::uint64_t logical);

/// A step (inode_edit.h): the place shows `copy`, a whole extent of one block, instead of `block`. As when the kernel moves
/// blocks (balance), that is no change of the file: its inode, times and read-only flags have no say in it. EIO when the
/// place does not show `block`.
[[nodiscard]] Status moveHolder(const EditContext& context, const BlockHolder& holder,
                                std::uint64_t block, ByteRange copy);

}  // namespace daxscope::files
