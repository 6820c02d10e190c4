// Starts the window.
#pragma once

namespace daxscope::app {

/// `daxscope [IMAGE]`: runs the event loop; the exit status. With DAXSCOPE_TIMING set it prints
/// "first-paint MS" and "complete MS", milliseconds since the process began, to stderr.
[[nodiscard]] int runWindow(int argc, char** argv);

}  // namespace daxscope::app
