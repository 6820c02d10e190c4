// From argv to a subcommand. Exit status: 0 done, 1 failed or damage found, 2 wrong usage.
#pragma once

#include <optional>
#include <string>

namespace daxscope::app {

/// Whether the arguments name a subcommand or an option, rather than an image for the window.
[[nodiscard]] bool isCommandLine(int argc, char** argv);

[[nodiscard]] int runCommandLine(int argc, char** argv);

}  // namespace daxscope::app
