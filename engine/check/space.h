// Space as the four that keep account of it see it: chunks, device extents, block groups, the free-space tree.
#pragma once

#include "check/blocks.h"

namespace daxscope::check {

[[nodiscard]] Status checkSpace(const volume::Volume& volume, const ExtentTable& extents,
                                Findings& findings, Progress& progress);

}  // namespace daxscope::check
