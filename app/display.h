// Whether a window can be shown. Qt ends the process with SIGABRT where it cannot.
#pragma once

namespace daxscope::app {

/// What is missing, as a part of a sentence; null when a window can be tried.
[[nodiscard]] const char* missingDisplay();

}  // namespace daxscope::app
