// Makes the picture of what is mapped. For session only. Takes the engine's lock; of each window at most the pages that were
// ever used are asked for, and of the system as many as a picture can show.
#pragma once

#include <memory>

#include "dax/filesystem.h"
#include "scene/mappings.h"

namespace daxscope::scene {

[[nodiscard]] std::shared_ptr<const Mappings> buildMappings(dax::Filesystem& filesystem);

}  // namespace daxscope::scene
