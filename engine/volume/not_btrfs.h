// What a file without a btrfs superblock looks like instead, so that the error can help.
#pragma once

#include <string>

#include "base/bytes.h"

namespace daxscope::volume {

/// A sentence: what it seems to be and what to do. Never empty.
[[nodiscard]] std::string explainNotBtrfs(Bytes device);

}  // namespace daxscope::volume
