// What nothing names any more and is not gone yet: inodes without links, subvolumes that were removed.
//
// An ORPHAN_ITEM in the subvolume's tree (inodes) or in the root tree (subvolumes) tells of each, so that whoever opens the
// image next finishes what was begun; these are the kernel's items, which finishes ours and we finish the kernel's. An item
// whose inode has links again, or whose inode or subvolume is gone, is left over and simply goes. Steps of an
// operation (see inode_edit.h).
#pragma once

#include "files/inode_edit.h"

namespace daxscope::files {

/// Notes that `number` (an inode of `tree`, or a subvolume when that is the root tree) is to go. May be there already.
[[nodiscard]] Status addOrphan(const EditContext& context, std::uint64_t tree,
                               std::uint64_t number);
/// May be gone already.
[[nodiscard]] Status eraseOrphan(const EditContext& context, std::uint64_t tree,
                                 std::uint64_t number);
/// The numbers of all orphan items in a tree.
[[nodiscard]] Result<std::vector<std::uint64_t>> orphansOf(const volume::Volume& volume,
                                                           const btree::TreeRoot& root);

/// Deletes about `items` items of an inode without links, its content first and from its end; true when it is gone, and its
/// orphan item with it. An inode that has links stays, and only the orphan item goes.
[[nodiscard]] Result<bool> deleteInodeSome(const EditContext& context, FileRef file,
                                           std::size_t items);

}  // namespace daxscope::files
