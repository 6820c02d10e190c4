// Where the engine is to stop, and how far it goes from there (trace/halt.h). Plain values.
#pragma once

#include <cstdint>
#include <optional>

#include "base/bytes.h"
#include "trace/event.h"

namespace daxscope::trace {

enum class Step : std::uint8_t {
    Run,   ///< until a breakpoint
    Into,  ///< to the next event, of whatever thread
    Over,  ///< to the next one of this thread that is not inside what it is at
    Out,   ///< to the end of what this thread is in
};

/// Where to stop. What is not said does not matter; nothing said: at every event.
struct Breakpoint {
    std::optional<Kind> kind;
    std::optional<Subject> file;
    /// Device bytes that are stored, flushed or poisoned; meets().
    std::optional<ByteRange> device;

    [[nodiscard]] bool meets(const Event& event) const;
    [[nodiscard]] bool operator==(const Breakpoint&) const = default;
};

/// Whether offset and length of such an event are bytes of the device.
[[nodiscard]] bool isOnDevice(Kind kind);

}  // namespace daxscope::trace
