// Operations as lines of the script API: the names and the order of arguments that `daxscope run` takes. Pure; no engine.
//
// Texts are JavaScript strings when they are printable UTF-8, {pattern, length} when they repeat themselves, else arrays of
// bytes; figures above 2^53 − 1 are decimal strings. What is left at its default is left out.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "session/operation_table.h"

namespace daxscope::session {

/// `"text"`, `[1, 2, 255]` or, where `repeats` allows it, `{pattern: …, length: …}`.
[[nodiscard]] std::string scriptLiteral(std::string_view bytes, bool repeats = false);

/// The call, without semicolon: `img.write("/f", 0, "x")`. Operations on a mapping are called on `view`, its name.
[[nodiscard]] std::string scriptCall(const Operation& operation, const Arguments& arguments,
                                     std::string_view image, std::string_view view = {});

/// `text` as comment lines.
[[nodiscard]] std::string scriptComment(std::string_view text);

}  // namespace daxscope::session
