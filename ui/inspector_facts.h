// What the inspector says of an image, a file, an extent, a range: values in, sentences out. Pure;
// GUI thread only for tr().
#pragma once

#include <vector>

#include "scene/file_extents.h"
#include "scene/image_scene.h"
#include "ui/facts_view.h"

namespace daxscope::ui {

[[nodiscard]] std::vector<Fact> imageFacts(const scene::ImageScene& scene);
[[nodiscard]] std::vector<Fact> fileFacts(const scene::FileExtents& file);
/// An extent of the device map. `owners` adds the logical address when it has come. `committed`: the generation of the
/// last commit; what is of a later one waits for the next.
[[nodiscard]] std::vector<Fact> extentFacts(const scene::DeviceExtent& extent,
                                            const scene::Owners* owners,
                                            quint64 committed = UINT64_MAX);
/// Device bytes that hold several extents, or none.
[[nodiscard]] std::vector<Fact> rangeFacts(const scene::DeviceMap& map, ByteRange range,
                                           const scene::Owners* owners);
/// A piece of the shown file.
[[nodiscard]] std::vector<Fact> filePartFacts(const scene::FileExtents& file, ByteRange range);

/// "data extent", "tree block", "superblock"
[[nodiscard]] QString kindName(const scene::DeviceExtent& extent);

}  // namespace daxscope::ui
