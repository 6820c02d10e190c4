// What must hold before an image may be changed, besides that it can be read: the statements that a write would take for
// granted, and make worse if they were wrong. The kernel asks the same when it mounts. (volume/space.h holds block groups
// against free space.)
//
// Cheap: a look at the root of each tree that is not a subvolume's, and one search for each gap between chunks. Whether all
// the rest is sound only a check can tell.
#pragma once

#include "volume/volume.h"

namespace daxscope::volume {

/// The block belongs to the tree whose root it is said to be: else two trees would change the same block. EIO.
[[nodiscard]] Status verifyRootOwner(const Volume& volume, const btree::TreeRoot& root);

/// EIO, naming the place: a root that is another tree's block, an extent or block group that no chunk has.
[[nodiscard]] Status verifyForWriting(const Volume& volume);

}  // namespace daxscope::volume
