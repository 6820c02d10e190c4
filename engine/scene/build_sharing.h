// Makes scene/sharing.h from an open volume. For session only. One thread; reads what ownership and back references answer.
#pragma once

#include <memory>
#include <string>

#include "base/progress.h"
#include "files/directory.h"
#include "scene/extent_holders.h"
#include "scene/live_image.h"
#include "scene/sharing.h"
#include "volume/backrefs.h"

namespace daxscope::scene {

/// Subvolumes against each other, as the image's picture has them, which is of this moment. O(extents).
[[nodiscard]] Result<std::shared_ptr<const Sharing>> buildImageSharing(
    const files::Namespace& names, const LiveImage& image, Progress& progress);

/// Who else holds extents of a file; `holders` and `map` are of the same moment. A directory has none. ENOENT; ECANCELED.
[[nodiscard]] Result<std::shared_ptr<const Sharing>> buildFileSharing(
    const files::Namespace& names, volume::Backrefs& backrefs, ExtentHolders& holders,
    const DeviceMap& map, files::FileRef file, std::string path, Progress& progress);

}  // namespace daxscope::scene
