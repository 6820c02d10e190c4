#include "trace/trace.h"

#include <algorithm>
#include <array>

namespace daxscope::trace {

std::string_view kindName(Kind kind) {
    static constexpr std::array names = {
        "operation",  "copy",         "move",       "zero",         "flush",
        "fence",      "allocate",     "free",       "pin",          "unpin",
        "commit",     "snapshot",     "poison",     "unpoison",     "iomap-begin",
        "iomap-end",  "fault-begin",  "fault-end",  "entry-insert", "entry-replace",
        "entry-lock", "entry-unlock", "entry-mark", "entry-erase",  "write-protect",
        "map-pages",  "unmap",        "freeze",     "thaw",         "remove-device",
        "relocate"};
    static_assert(names.size() == static_cast<std::size_t>(Kind::Relocate) + 1);
    return names[static_cast<std::size_t>(kind)];
}

void Trace::add(Kind kind, std::uint64_t offset, std::uint64_t length, std::string_view name,
                Clock::time_point from, int error, const std::source_location& where) {
    const auto nanoseconds = [](Clock::duration time) {
        return static_cast<std::uint64_t>(
            std::chrono::duration_cast<std::chrono::nanoseconds>(time).count());
    };
    const Clock::time_point now = Clock::now();
    Event event;
    event.time = nanoseconds(now - began_);
    event.duration = nanoseconds(now - from);
    event.subject = subject_;
    event.offset = offset;
    event.length = length;
    event.kind = kind;
    event.error = error;
    event.name = name;
    event.where = where;
    const std::lock_guard lock(mutex_);
    event.sequence = ++last_;
    if (ring_.size() < capacity_)
        ring_.push_back(event);
    else
        ring_[(last_ - 1) % capacity_] = event;
}

std::vector<Event> Trace::since(std::uint64_t sequence) const {
    const std::lock_guard lock(mutex_);
    std::vector<Event> out;
    const std::uint64_t oldest = last_ - ring_.size();  // what came before is lost
    for (std::uint64_t n = std::max(sequence, oldest); n < last_; ++n)
        out.push_back(ring_[n % capacity_]);
    return out;
}

}  // namespace daxscope::trace
