// The operations of the table (session/operation_table.h) as subcommands.
#pragma once

#include <CLI/CLI.hpp>
#include <list>
#include <map>
#include <string>
#include <vector>

#include "session/operation_table.h"

namespace daxscope::app {

/// Adds a subcommand for each operation, and runs the one that was given.
class OperationCommands {
public:
    explicit OperationCommands(CLI::App& app);

    /// Whether `word` is one of them.
    [[nodiscard]] static bool has(std::string_view word);
    /// Null when none was given.
    [[nodiscard]] bool parsed() const;
    /// Opens the image, applies the operation, commits: exit status.
    [[nodiscard]] int run();

private:
    struct Command {
        const session::Operation* operation = nullptr;
        CLI::App* app = nullptr;
        std::string image;
        std::map<std::string_view, std::string> texts;
        std::map<std::string_view, bool> flags;
        std::string contentFile;
    };

    [[nodiscard]] static Result<session::Arguments> argumentsOf(const Command& command);

    std::list<Command> commands_;  // options point into them
};

}  // namespace daxscope::app
