// Two judges of an image: `btrfs check`, which we did not write, and our own checker, which must agree with it.
#pragma once

#include "support/process.h"

namespace daxscope::test {

/// `btrfs check --check-data-csum IMAGE` (in mode lowmem, when the original one counts an error that it cannot name); when it
/// and our checker do not agree whether the image is clean, exit code 1 and both reports in `err`. Nobody has the image open.
[[nodiscard]] Ran checkImage(const std::string& image);

}  // namespace daxscope::test
