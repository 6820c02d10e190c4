// Makes the picture of what is mapped. For session only. Not with the engine's lock held: it is taken to copy what the engine
// knows, some 10 ns a page, and not while the system is asked and the picture is made, for page faults wait for it.
#pragma once

#include <memory>

#include "dax/filesystem.h"
#include "scene/mappings.h"

namespace daxscope::scene {

[[nodiscard]] std::shared_ptr<const Mappings> buildMappings(dax::Filesystem& filesystem);

}  // namespace daxscope::scene
