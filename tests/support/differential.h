// One row of the differential tests: make an image, let the kernel fill it, ask the kernel and
// btrfs-progs what is in it, then compare all that Daxscope says of it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "support/compare.h"
#include "support/filler.h"

namespace daxscope::test {

struct ImageRecipe {
    std::vector<std::string> mkfsArguments;
    std::string mountOptions;
    FillPlan plan;
};

/// Empty when Daxscope and the oracles agree; else what differs. `seed` decides the content.
[[nodiscard]] Differences compareImage(const ImageRecipe& recipe, std::uint64_t seed);

}  // namespace daxscope::test
