// Makes scene/tree_blocks.h from an open volume. For session only. One thread.
#pragma once

#include <memory>

#include "base/progress.h"
#include "files/directory.h"
#include "scene/tree_blocks.h"

namespace daxscope::scene {

/// Every block once, level by level: O(blocks). `tree`: 0 for all subvolumes. Damaged blocks become findings of the volume,
/// and stay in the picture without what is below them. ENOENT: no such tree; ECANCELED.
[[nodiscard]] Result<std::shared_ptr<const TreeBlocks>> buildTreeBlocks(
    const files::Namespace& names, std::uint64_t tree, Progress& progress);

}  // namespace daxscope::scene
