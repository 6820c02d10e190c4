// What a file without a btrfs superblock looks like instead, so that the error can help.
#pragma once

#include <optional>
#include <string>

#include "base/bytes.h"

namespace daxscope::volume {

/// What is known by its signature to be there: "it holds an XFS filesystem; …".
[[nodiscard]] std::optional<std::string> otherContent(Bytes device);

/// A sentence: what it seems to be and what to do. Never empty.
[[nodiscard]] std::string explainNotBtrfs(Bytes device);

}  // namespace daxscope::volume
