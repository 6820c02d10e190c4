// The last events of one open image, in a ring.
//
// Off until start(): then an event costs one test of a flag. On, it costs two clock readings and a copy under a lock that is
// held for nothing else. Thread-safe, but for Subjects: these belong to the thread that runs operations.
#pragma once

#include <atomic>
#include <chrono>
#include <mutex>
#include <vector>

#include "trace/event.h"

namespace daxscope::trace {

class Trace {
public:
    using Clock = std::chrono::steady_clock;

    explicit Trace(std::size_t capacity = std::size_t{1} << 16)
        : capacity_(capacity), began_(Clock::now()) {}

    [[nodiscard]] bool on() const { return on_.load(std::memory_order_relaxed); }
    void start() { on_.store(true, std::memory_order_relaxed); }
    void stop() { on_.store(false, std::memory_order_relaxed); }

    /// Something that takes no time worth telling.
    void note(Kind kind, std::uint64_t offset, std::uint64_t length,
              std::source_location where = std::source_location::current()) {
        note(kind, offset, length, {}, where);
    }
    void note(Kind kind, std::uint64_t offset, std::uint64_t length, std::string_view name,
              std::source_location where = std::source_location::current()) {
        if (on())
            add(kind, offset, length, name, Clock::now(), 0, where);
    }

    /// Something that began at `from` and ends now.
    void took(Kind kind, std::uint64_t offset, std::uint64_t length, Clock::time_point from,
              std::source_location where = std::source_location::current()) {
        if (on())
            add(kind, offset, length, {}, from, 0, where);
    }

    /// Events after number `sequence`, oldest first; those that the ring has lost are not among them.
    [[nodiscard]] std::vector<Event> since(std::uint64_t sequence) const;

private:
    friend class Span;
    friend class At;

    void add(Kind kind, std::uint64_t offset, std::uint64_t length, std::string_view name,
             Clock::time_point from, int error, const std::source_location& where);

    const std::size_t capacity_;
    const Clock::time_point began_;
    std::atomic<bool> on_ = false;
    Subject subject_;
    mutable std::mutex mutex_;
    std::vector<Event> ring_;
    std::uint64_t last_ = 0;  // sequence of the newest
};

/// Something that takes time: recorded when the object ends.
class Span {
public:
    Span(Trace& trace, Kind kind, std::uint64_t offset, std::uint64_t length,
         std::string_view name = {}, std::source_location where = std::source_location::current())
        : trace_(trace.on() ? &trace : nullptr),
          kind_(kind),
          offset_(offset),
          length_(length),
          name_(name),
          where_(where) {
        if (trace_ != nullptr)
            from_ = Trace::Clock::now();
    }
    ~Span() {
        if (trace_ != nullptr)
            trace_->add(kind_, offset_, length_, name_, from_, error_, where_);
    }
    Span(const Span&) = delete;
    Span& operator=(const Span&) = delete;

    /// It failed.
    void fails(int error) { error_ = error; }

private:
    Trace* trace_;
    Kind kind_;
    std::uint64_t offset_;
    std::uint64_t length_;
    std::string_view name_;
    int error_ = 0;
    Trace::Clock::time_point from_;
    std::source_location where_;
};

/// Until it ends, events are about this file.
class At {
public:
    At(Trace& trace, Subject subject) : trace_(trace), before_(trace.subject_) {
        trace_.subject_ = subject;
    }
    ~At() { trace_.subject_ = before_; }
    At(const At&) = delete;
    At& operator=(const At&) = delete;

private:
    Trace& trace_;
    Subject before_;
};

}  // namespace daxscope::trace
