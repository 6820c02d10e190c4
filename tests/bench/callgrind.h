// Counts the instructions of a program's function `measured`, by running it again under callgrind: they repeat where times do not.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <format>
#include <fstream>
#include <optional>
#include <string>

#include "support/loop_mount.h"

namespace daxscope::bench {

/// Of `program --phase ARGUMENTS`; nothing, and callgrind's words on stderr, when it cannot.
inline std::optional<double> countInstructions(const std::string& program,
                                               const std::string& arguments) {
    const test::ScratchDirectory scratch;
    const std::string out = scratch.path("callgrind");
    const std::string command = std::format(
        "valgrind --tool=callgrind --toggle-collect=measured --callgrind-out-file='{}' '{}' "
        "--phase {} >'{}.log' 2>&1",
        out, program, arguments, out);
    if (std::system(command.c_str()) != 0) {  // NOLINT(*-env33-c,concurrency-mt-unsafe)
        std::ifstream log(out + ".log");
        for (std::string line; std::getline(log, line);)
            std::fprintf(stderr, "  %s\n", line.c_str());
        return std::nullopt;
    }
    std::ifstream file(out);
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with("summary: ") || line.starts_with("totals: "))
            return std::stod(line.substr(line.find(' ')));
    }
    return std::nullopt;
}

}  // namespace daxscope::bench
