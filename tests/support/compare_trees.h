// Whether two mounted trees of files are the same to a program: names, stat, content, links, attributes. Not times, inode
// numbers and places on the device.
#pragma once

#include <optional>
#include <string>

namespace daxscope::test {

/// What failed, in words; nothing when all is well.
using Failure = std::optional<std::string>;

/// The first difference found.
[[nodiscard]] Failure compareTrees(const std::string& ours, const std::string& theirs);

}  // namespace daxscope::test
