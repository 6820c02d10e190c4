// What is chosen in the views, and what an operation makes of it: the values its form begins with, and why it cannot
// be run. Pure.
#pragma once

#include <QString>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>

#include "base/bytes.h"
#include "session/operation_table.h"

namespace daxscope::ui {

/// The chosen row of the file tree; the top level when none is.
struct Choice {
    std::string path = "/";       ///< bytes as stored
    std::string directory = "/";  ///< where new things go: itself, or the one it lies in
    std::string subvolume = "/";  ///< that it is or lies in
    bool isTop = true;
    bool isFile = false;  ///< a regular one
    bool isSubvolume = true;
    bool isProtected = false;  ///< the subvolume is read-only
    std::uint64_t size = 0;
    std::optional<ByteRange> range = {};                  ///< of the file
    std::function<bool(const std::string&)> exists = {};  ///< whether a path is known to exist
};

/// By parameter name. Where nothing is chosen for a parameter it is missing.
using OperationValues = std::map<std::string_view, std::string>;

[[nodiscard]] OperationValues valuesFor(const session::Operation& operation, const Choice& choice);

/// Empty when it can be run on the choice; else the reason, a sentence.
[[nodiscard]] QString whyNotOn(const session::Operation& operation, const Choice& choice);

/// What will be lost, said before: empty for what loses nothing.
[[nodiscard]] QString warningOf(const session::Operation& operation,
                                const session::Arguments& arguments);

}  // namespace daxscope::ui
