#include "trace/trace.h"

#include <algorithm>
#include <array>

#include "trace/halt.h"

namespace daxscope::trace {

std::string_view kindName(Kind kind) {
    static constexpr std::array names = {
        "operation",  "copy",         "move",       "zero",         "flush",
        "fence",      "allocate",     "free",       "pin",          "unpin",
        "commit",     "snapshot",     "poison",     "unpoison",     "iomap-begin",
        "iomap-end",  "fault-begin",  "fault-end",  "entry-insert", "entry-replace",
        "entry-lock", "entry-unlock", "entry-mark", "entry-erase",  "write-protect",
        "map-pages",  "unmap",        "freeze",     "thaw",         "remove-device",
        "moment",     "restart",      "relocate",   "load",         "store"};
    static_assert(names.size() == kindCount);
    return names[static_cast<std::size_t>(kind)];
}

std::string_view sourceFile(const Event& event) {
    const std::string_view path = event.where.file_name();
    const std::size_t at = path.rfind("engine/");
    return at == std::string_view::npos ? path : path.substr(at);
}

Trace::Here& Trace::here() {
    static std::atomic<std::uint16_t> threads = 0;
    static thread_local Here now{{}, 0, ++threads, 0};
    return now;
}

void Trace::add(Kind kind, std::uint64_t offset, std::uint64_t length, std::string_view name,
                Clock::time_point from, int error, const std::source_location& where) {
    const auto nanoseconds = [](Clock::duration time) {
        return static_cast<std::uint64_t>(
            std::chrono::duration_cast<std::chrono::nanoseconds>(time).count());
    };
    const Here& at = here();
    Event event;
    event.subject = at.subject;
    event.depth = at.depth;
    event.actor = at.actor;
    event.thread = at.thread;
    event.offset = offset;
    event.length = length;
    event.kind = kind;
    event.error = error;
    event.name = name;
    event.where = where;
    Halt* const halt = halt_.load(std::memory_order_acquire);
    if (halt != nullptr)
        halt->wait();
    std::function<void()> tell;
    {
        const std::lock_guard lock(mutex_);
        // Under the lock: events are in the order of their times. Who records while somebody stands has a clock that goes on.
        const Clock::time_point now = this->now();
        event.time = lastTime_ = std::max(lastTime_, nanoseconds(now - began_));
        event.duration = now > from ? nanoseconds(now - from) : 0;
        event.sequence = ++last_;
        if (ring_.size() < capacity_)
            ring_.push_back(event);
        else
            ring_[(last_ - 1) % capacity_] = event;
        if (!told_ && tell_) {
            told_ = true;
            tell = tell_;
        }
    }
    if (tell)
        tell();
    if (halt != nullptr)
        stood_ += halt->passed(*this, event).count();
}

bool Trace::isCancelled(const Halt& halt) { return halt.cancelled(); }

bool Trace::isBusy(const Halt& halt) { return halt.busy(); }

std::vector<Event> Trace::since(std::uint64_t sequence) const {
    const std::lock_guard lock(mutex_);
    return eventsAfter(sequence);
}

std::vector<Event> Trace::take(std::uint64_t sequence) {
    const std::lock_guard lock(mutex_);
    told_ = false;
    return eventsAfter(sequence);
}

std::vector<Event> Trace::eventsAfter(std::uint64_t sequence) const {
    std::vector<Event> out;
    const std::uint64_t oldest = last_ - ring_.size();  // what came before is lost
    for (std::uint64_t n = std::max(sequence, oldest); n < last_; ++n)
        out.push_back(ring_[n % capacity_]);
    return out;
}

void Trace::onEvents(std::function<void()> tell) {
    const std::lock_guard lock(mutex_);
    tell_ = std::move(tell);
    told_ = false;
}

Actor Trace::actor(std::string_view process) {
    const std::lock_guard lock(mutex_);
    const auto known = std::ranges::find(processes_, process);
    if (known == processes_.end()) {
        processes_.emplace_back(process);
        return static_cast<Actor>(processes_.size());
    }
    return static_cast<Actor>(known - processes_.begin() + 1);
}

std::vector<std::string> Trace::processes() const {
    const std::lock_guard lock(mutex_);
    return processes_;
}

}  // namespace daxscope::trace
