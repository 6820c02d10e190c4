// The commands of the command line as the handbook lists them: Markdown made from what CLI11 knows of them.
#pragma once

#include <QString>

namespace CLI {
class App;
}

namespace daxscope::app {

/// Of all subcommands; operations, which have a page of their own, in one table.
[[nodiscard]] QString commandsText(const CLI::App& app);
/// Of this program's (command_line.cpp).
[[nodiscard]] QString commandsForHandbook();

}  // namespace daxscope::app
