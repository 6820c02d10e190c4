// Runs a program to its end and says what came of it.
//
// Not QProcess, because arguments here are bytes (btrfs names need not be UTF-8), because a time
// limit and the signal a program died of are what damage tests are about, and because wait4() tells
// the CPU time. The child gets stdin from /dev/null. Thread-safe.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace daxscope::test {

struct RunOptions {
    double timeoutSeconds = 120;
    bool discardOutput = false;              ///< stdout goes to /dev/null
    std::vector<std::string> environment{};  ///< "NAME=value", on top of ours
};

struct Ran {
    int exitCode = -1;  ///< -1 when it did not exit by itself
    int signal = 0;     ///< what it died of; SIGKILL after a timeout
    bool timedOut = false;
    std::string out;
    std::string err;
    double wallSeconds = 0;
    double cpuSeconds = 0;  ///< user + system
    long maxRssKiB = 0;

    [[nodiscard]] bool ok() const { return exitCode == 0; }
    /// "exit 1: <first lines of stderr>", for messages of failed tests.
    [[nodiscard]] std::string verdict() const;
};

/// argv[0] is looked up in PATH. A program that cannot be started has exit code 127, as in shells.
[[nodiscard]] Ran run(const std::vector<std::string>& argv, const RunOptions& options = {});

/// The program under test: $DAXSCOPE_BIN; empty when not set.
[[nodiscard]] std::string daxscopeBinary();

/// run() with daxscopeBinary() in front.
[[nodiscard]] Ran runDaxscope(std::vector<std::string> arguments, const RunOptions& options = {});

}  // namespace daxscope::test
