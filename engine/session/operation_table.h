// Every operation of the program, described once (design decision 6): name, typed parameters with units and defaults, what
// it does, what can fail. The command line is made from this table; so are scripts, the window's menus and forms. What
// needs an image that stays open has a table of its own. The window may include this description, and nothing else of
// session/.
#pragma once

#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/progress.h"
#include "base/result.h"

namespace daxscope::dax {
class Filesystem;
}

namespace daxscope::session {

class Session;

enum class ParameterKind : std::uint8_t {
    Path,      ///< of something in the image
    NewPath,   ///< of something that the operation makes
    HostPath,  ///< of something of the computer, outside of the image
    Bytes,     ///< offset, length or size in bytes, also as 4K, 1M, …
    Number,
    Octal,  ///< permissions
    Time,   ///< seconds since 1970, with up to nine decimals; below 0 before
    Text,
    Content,  ///< bytes
    Flag,     ///< false unless given
};

struct Choice {
    std::string_view name;
    std::string_view what;
};

struct Parameter {
    std::string_view name;  ///< as in scripts: camelCase
    ParameterKind kind{};
    std::string_view what;
    /// Used when it is left out; required when empty. Flags have none.
    std::string_view fallback{};
    /// Of texts that are one of a few: all of them. Empty: any.
    std::span<const Choice> choices{};
};

/// The values of one call, checked against the parameters' kinds by whoever made them.
class Arguments {
public:
    using Value = std::variant<std::uint64_t, std::string, bool>;

    void set(std::string_view name, Value value) { values_[name] = std::move(value); }
    [[nodiscard]] std::uint64_t number(std::string_view name) const {
        return std::get<std::uint64_t>(values_.at(name));
    }
    [[nodiscard]] const std::string& text(std::string_view name) const {
        return std::get<std::string>(values_.at(name));
    }
    [[nodiscard]] bool flag(std::string_view name) const {
        return std::get<bool>(values_.at(name));
    }

private:
    std::map<std::string_view, Value> values_;
};

/// What was carried over between the computer and the image, and what was not.
struct TransferReport {
    std::uint64_t files = 0;  ///< links, devices and other things without content, too
    std::uint64_t directories = 0;
    std::uint64_t bytes = 0;
    std::uint64_t skipped = 0;  ///< because they existed
    std::uint64_t leftOutCount = 0;
    std::vector<std::string> leftOut;  ///< "path: reason"; not all when there are very many

    /// "2 files, 1 directory, 4 KiB; 1 left out"
    [[nodiscard]] std::string sentence() const;
};

/// The image is at an earlier moment, or forward again.
struct RestartReport {
    std::uint64_t moment = 0;  ///< its number; 0: as the last commit left it
    std::string name;          ///< of what was undone, or done again; may be empty
    /// Operations with a higher number (Session::step()) are undone, those up to it are done.
    std::uint64_t step = 0;
    std::vector<std::uint64_t> ended;  ///< views of files that are not there
    std::uint64_t inPlace = 0;         ///< bytes that were overwritten where they lie, and stay
};

/// What an operation says besides that it is done: the number of a view or moment, bytes that were loaded, what was
/// transferred, where the image is.
using Answer =
    std::variant<std::monostate, std::uint64_t, std::vector<std::byte>,
                 std::shared_ptr<const TransferReport>, std::shared_ptr<const RestartReport>>;

struct Operation {
    std::string_view name;
    std::string_view alias;  ///< on the command line; empty without
    std::string_view what;
    std::string_view fails;
    std::vector<Parameter> parameters;
    /// Of what concerns the image; runs with the engine's lock held (dax/filesystem.h).
    Status (*apply)(dax::Filesystem&, const Arguments&) = nullptr;
    /// Of live operations instead; without the lock, for they may wait for application threads.
    Result<Answer> (*live)(dax::Filesystem&, const Arguments&) = nullptr;
    /// The image is another one afterwards; false for what only looks, or changes how the session behaves.
    bool changesImage = true;
    /// Of imports and exports instead; without the lock, for they are many operations and take long.
    Result<Answer> (*transfer)(dax::Filesystem&, const Arguments&, Progress&) = nullptr;
    /// Of moments and undo instead: for Session::apply() alone.
    Result<Answer> (*history)(Session&, const Arguments&) = nullptr;
};

/// In the order of a manual.
[[nodiscard]] std::span<const Operation> operationTable();
/// Those on what lives only while an image is open (mappings, freezing, poison, policies): for scripts and the window,
/// not for the command line. Names differ from those above.
[[nodiscard]] std::span<const Operation> liveOperationTable();
/// In both tables; null when there is none of that name.
[[nodiscard]] const Operation* findOperation(std::string_view name);

/// "write /v/file": the operation and what it is about, for lists of what was done.
[[nodiscard]] std::string nameOf(const Operation& operation, const Arguments& arguments);

/// Runs one operation; an event of the trace. Not with the engine's lock held when it is a live one or a transfer.
[[nodiscard]] Result<Answer> perform(const Operation& operation, dax::Filesystem& filesystem,
                                     const Arguments& arguments, Progress& progress);
/// Without anybody who looks or cancels.
[[nodiscard]] Result<Answer> perform(const Operation& operation, dax::Filesystem& filesystem,
                                     const Arguments& arguments);

/// `text` as a value of the parameter's kind; EINVAL says what it should be. Not for flags.
[[nodiscard]] Result<Arguments::Value> parseArgument(const Parameter& parameter,
                                                     std::string_view text);

}  // namespace daxscope::session
