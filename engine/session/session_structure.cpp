// Questions about who shares what: extents between files and subvolumes, tree blocks between trees.
#include "scene/build_sharing.h"
#include "scene/build_tree_blocks.h"
#include "session/session.h"

namespace daxscope::session {

Result<std::shared_ptr<const scene::Sharing>> Session::sharing(Progress& progress) {
    const auto held = lock();
    DAX_CHECK(settleFaults());
    if (deviceMap_ == nullptr)
        DAX_CHECK(picture(progress, {}));
    return unlessLost(scene::buildImageSharing(*names_, live_, progress));
}

Result<std::shared_ptr<const scene::Sharing>> Session::sharing(files::FileRef file,
                                                               std::string path,
                                                               Progress& progress) {
    const auto held = lock();
    DAX_CHECK(settleFaults());
    if (deviceMap_ == nullptr)
        DAX_CHECK(picture(progress, {}));
    return unlessLost(scene::buildFileSharing(*names_, *backrefs_, holders_, *deviceMap_, file,
                                              std::move(path), progress));
}

Result<std::shared_ptr<const scene::TreeBlocks>> Session::treeBlocks(std::uint64_t tree,
                                                                     Progress& progress) {
    const auto held = lock();
    DAX_CHECK(settleFaults());
    return unlessLost(scene::buildTreeBlocks(*names_, tree, progress));
}

}  // namespace daxscope::session
