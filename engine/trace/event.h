// What happened in the engine, as one typed record (mission D23).
//
// Offsets are bytes: of the device for stores and what is poisoned, logical for space, of the file for operations. Plain
// values, to be copied and kept.
#pragma once

#include <cstddef>
#include <cstdint>
#include <source_location>
#include <string_view>

namespace daxscope::trace {

enum class Kind : std::uint8_t {
    Operation,  ///< one of the operation table; `name` says which
    Copy,       ///< stored: device bytes
    Move,
    Zero,
    Flush,
    Fence,
    Allocate,  ///< space, logical
    Free,      ///< given back at once: no commit refers to it
    Pin,       ///< given up; free after the next commit
    Unpin,
    Commit,  ///< offset: the generation
    Snapshot,
    Poison,    ///< a range of the device that cannot be read
    Unpoison,  ///< it was written anew
    // Of the file, bytes; `name` says what for or how.
    IomapBegin,
    IomapEnd,
    FaultBegin,  ///< a load or store of a process found no page that allows it
    FaultEnd,    ///< with the time it took
    EntryInsert,
    EntryReplace,
    EntryLock,
    EntryUnlock,
    EntryMark,  ///< DIRTY or TOWRITE set
    EntryErase,
    WriteProtect,  ///< windows lose the right to store
    MapPages,      ///< pages appear in a window
    Unmap,         ///< pages go from windows
    Freeze,
    Thaw,
    RemoveDevice,
    Moment,   ///< one to come back to was taken; offset: its number
    Restart,  ///< the image is at an earlier moment again; offset: its number, 0 for the last commit
    Relocate,  ///< other holders of an immutable block move to a copy; logical, a block for each of them
    // A process at its window; bytes of the file.
    Load,
    Store,
};
inline constexpr std::size_t kindCount = static_cast<std::size_t>(Kind::Store) + 1;

/// As in scripts and JSON: "allocate".
[[nodiscard]] std::string_view kindName(Kind kind);

/// Which file the engine is at work for; 0, 0 for none.
struct Subject {
    std::uint64_t subvolume = 0;
    std::uint64_t inode = 0;

    [[nodiscard]] auto operator<=>(const Subject&) const = default;
};

/// A process that has files mapped, by its number in Trace::processes(); 0 for the engine itself.
using Actor = std::uint16_t;

struct Event {
    std::uint64_t sequence = 0;  ///< from 1, without gaps
    /// Nanoseconds of the steady clock since the trace began, when it ended; never less than that of the event before.
    std::uint64_t time = 0;
    std::uint64_t duration = 0;  ///< nanoseconds; 0 for what takes none
    Subject subject;
    std::uint64_t offset = 0;
    std::uint64_t length = 0;
    Kind kind{};
    std::uint8_t depth =
        0;            ///< how many events that take time were going on around it, on its thread
    Actor actor = 0;  ///< on whose thread, or in whose window
    std::uint16_t thread = 0;  ///< of this program, by a number of the trace's own
    int error = 0;             ///< errno; 0 for what succeeded
    std::string_view name;     ///< of a kind of operation; lives for ever
    std::source_location where;
};

/// When it began, as `time`.
[[nodiscard]] inline std::uint64_t beginOf(const Event& event) {
    return event.time - (event.duration < event.time ? event.duration : event.time);
}
/// From the top of the project, whoever built it: "engine/dax/fault.cpp".
[[nodiscard]] std::string_view sourceFile(const Event& event);

}  // namespace daxscope::trace
