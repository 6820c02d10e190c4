// Who points to what, against what the extent tree says: counts, holders, overlaps, space that is used and not accounted for.
#pragma once

#include "check/blocks.h"

namespace daxscope::check {

/// Reorders `walked.claims`. When trees could not be read whole, holders that nobody shows are not told: they may be there.
[[nodiscard]] Status checkReferences(const volume::Volume& volume, const ExtentTable& extents,
                                     Walked& walked, Findings& findings, Progress& progress);

}  // namespace daxscope::check
