// Root items, and the names that lead from one subvolume to another.
#pragma once

#include "check/inodes.h"

namespace daxscope::check {

/// Reads the root tree. The names are to be found by checkInodes(); then missingNames() tells those that were not.
[[nodiscard]] SubvolumeNames checkSubvolumes(const volume::Volume& volume, Findings& findings);
void missingNames(const SubvolumeNames& names, Findings& findings);

}  // namespace daxscope::check
