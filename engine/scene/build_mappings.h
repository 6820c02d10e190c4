// Makes the picture of what is mapped. For session only.
#pragma once

#include <memory>

#include "dax/filesystem.h"
#include "scene/mappings.h"

namespace daxscope::scene {

/// Not with the engine's lock held: it is taken to copy what the engine knows, some 10 ns a page, and not while the system is
/// asked and the picture is made, for page faults wait for it.
[[nodiscard]] std::shared_ptr<const Mappings> buildMappings(dax::Filesystem& filesystem);
/// With the engine's lock held: what the engine knows at this very moment, without a question to the system. Null when it is
/// in more than `mostKeptRuns` pieces.
[[nodiscard]] std::shared_ptr<const Mappings> knownMappings(dax::Filesystem& filesystem);
inline constexpr std::size_t mostKeptRuns = 4096;
/// Bytes that it takes, about.
[[nodiscard]] std::uint64_t memoryOf(const Mappings& mappings);

}  // namespace daxscope::scene
