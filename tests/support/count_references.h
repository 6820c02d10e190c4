// References by brute force: every tree is walked block by block, and what is found to point to an extent is counted.
#pragma once

#include <string>

#include "volume/volume.h"

namespace daxscope::test {

/// What is wrong in the extent tree of the last commit: a count that differs, an extent that it does not have, or has for
/// nobody. Empty when nothing is.
[[nodiscard]] std::string compareReferences(const volume::Volume& volume);

}  // namespace daxscope::test
