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

/// What is chosen of a mapping.
struct MappedChoice {
    std::uint64_t view = 0;  ///< its number
    ByteRange range;         ///< of it
    std::optional<ByteRange> device = {};
    bool writing = false;  ///< a background writer stores there
};

/// The chosen row of the file tree; the top level when none is.
struct Choice {
    bool open = false;            ///< an image is
    bool past = false;            ///< as it was: nothing can be done to it
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
    std::optional<ByteRange> device = {};
    bool dax = false;  ///< files can be mapped
    bool frozen = false;
    bool removed = false;  ///< the device
    std::optional<MappedChoice> mapped = {};
};

/// By parameter name. Where nothing is chosen for a parameter it is missing.
using OperationValues = std::map<std::string_view, std::string>;

[[nodiscard]] OperationValues valuesFor(const session::Operation& operation, const Choice& choice);

/// Whether it is about mappings and the device under them: of the second table.
[[nodiscard]] bool isLive(const session::Operation& operation);
/// Whether its arguments are not asked for: what is chosen says them all.
[[nodiscard]] bool runsAtOnce(const session::Operation& operation);
/// The arguments of what runs at once, on a choice that it can be run on.
[[nodiscard]] session::Arguments argumentsFor(const session::Operation& operation,
                                              const Choice& choice);

/// Empty when it can be run on the choice; else the reason, a sentence.
[[nodiscard]] QString whyNotOn(const session::Operation& operation, const Choice& choice);

/// What will be lost, said before: empty for what loses nothing.
[[nodiscard]] QString warningOf(const session::Operation& operation,
                                const session::Arguments& arguments);

}  // namespace daxscope::ui
