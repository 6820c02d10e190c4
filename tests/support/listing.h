// Everything that a session sees, as one text to compare: for tests where no kernel can look, between two commits.
#pragma once

#include <string>

#include "session/session.h"

namespace daxscope::test {

/// Names, types, sizes and contents, subvolumes included.
[[nodiscard]] Result<std::string> allOf(session::Session& session);

}  // namespace daxscope::test
