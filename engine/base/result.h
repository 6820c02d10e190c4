// Errors as values.
//
// Every function of the engine that can fail returns Result<T>. An Error carries the errno a
// caller can act on, one sentence a student understands, and the place: tree, key, block, file or
// offset. Exceptions do not cross a floor; nothing an image or a user can cause is an assert.
#pragma once

#include <cerrno>
#include <cstring>
#include <expected>
#include <format>
#include <string>
#include <utility>

namespace daxscope {

struct Error {
    int code = EIO;    ///< errno value, never 0
    std::string what;  ///< one sentence: what is wrong and, where it helps, what to do
    std::string
        where;  ///< "tree block 30408704 item 3", "/v/db at 8192"; empty when `what` says it

    /// "what (where)", as printed on the command line.
    [[nodiscard]] std::string text() const {
        return where.empty() ? what : std::format("{} ({})", what, where);
    }
};

template <typename T>
using Result = std::expected<T, Error>;
using Status = Result<void>;

template <typename... Args>
[[nodiscard]] std::unexpected<Error> fail(int code, std::format_string<Args...> what,
                                          Args&&... args) {
    return std::unexpected(Error{code, std::format(what, std::forward<Args>(args)...), {}});
}

/// The failure of `from`, with `where` put in front of what was already known of the place.
[[nodiscard]] inline std::unexpected<Error> failAt(Error from, std::string where) {
    if (!from.where.empty())
        where += ", " + from.where;
    from.where = std::move(where);
    return std::unexpected(std::move(from));
}

/// A failed system call: "<what>: <strerror>".
[[nodiscard]] inline std::unexpected<Error> failErrno(std::string what) {
    const int code = errno;
    return std::unexpected(Error{code, std::format("{}: {}", what, std::strerror(code)), {}});
}

}  // namespace daxscope

#define DAX_JOIN2(a, b) a##b
#define DAX_JOIN(a, b) DAX_JOIN2(a, b)
#define DAX_TRY_AS(tmp, declaration, expression)        \
    auto tmp = (expression);                            \
    if (!tmp) [[unlikely]]                              \
        return std::unexpected(std::move(tmp).error()); \
    declaration = *std::move(tmp)

/// DAX_TRY(const auto block, source.read(address)): binds the value or returns the error.
#define DAX_TRY(declaration, expression) \
    DAX_TRY_AS(DAX_JOIN(daxResult, __COUNTER__), declaration, expression)

/// DAX_CHECK(verify(block)): returns the error of a Status, if there is one.
#define DAX_CHECK(expression)                                       \
    do {                                                            \
        if (auto daxStatus = (expression); !daxStatus) [[unlikely]] \
            return std::unexpected(std::move(daxStatus).error());   \
    } while (false)
