// The superblocks: what the primary one says beyond what a reader needs, its mirrors, its copy of the system chunks.
#pragma once

#include "check/findings.h"
#include "volume/volume.h"

namespace daxscope::check {

void checkSuperblocks(const volume::Volume& volume, Findings& findings);

}  // namespace daxscope::check
