// The last events of one open image, in a ring.
//
// Off until start(): then an event costs one test of a flag. On, it costs two clock readings and a copy under a lock that is
// held for nothing else. Thread-safe. Which file and which process events are about (At, As) is said by each thread for itself.
// Its clock stands while a thread stands at an event (trace/halt.h): times say what the engine took, not how long somebody looked.
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <mutex>
#include <string>
#include <vector>

#include "trace/event.h"

namespace daxscope::trace {

class Halt;

class Trace {
public:
    using Clock = std::chrono::steady_clock;

    explicit Trace(std::size_t capacity = std::size_t{1} << 16)
        : capacity_(capacity), began_(Clock::now()) {}

    [[nodiscard]] bool on() const { return on_.load(std::memory_order_relaxed); }
    void start() { on_.store(true, std::memory_order_relaxed); }
    void stop() { on_.store(false, std::memory_order_relaxed); }
    /// Events stop where `halt` says, which outlives the trace; null: nowhere. Before anything is recorded.
    void stopBy(Halt* halt) { halt_.store(halt, std::memory_order_release); }
    /// The operation that runs on this thread is to fail with ECANCELED where it can still be undone.
    [[nodiscard]] bool cancelled() const {
        Halt* const halt = halt_.load(std::memory_order_acquire);
        return halt != nullptr && isCancelled(*halt);
    }
    /// Somebody may want to look in the middle of what this thread does.
    [[nodiscard]] bool mayStand() const {
        Halt* const halt = halt_.load(std::memory_order_acquire);
        return halt != nullptr && on() && isBusy(*halt);
    }
    /// The steady clock, less the time that somebody looked.
    [[nodiscard]] Clock::time_point now() const {
        return Clock::now() - Clock::duration(stood_.load(std::memory_order_relaxed));
    }

    /// Something that takes no time worth telling.
    void note(Kind kind, std::uint64_t offset, std::uint64_t length,
              std::source_location where = std::source_location::current()) {
        note(kind, offset, length, {}, where);
    }
    void note(Kind kind, std::uint64_t offset, std::uint64_t length, std::string_view name,
              std::source_location where = std::source_location::current()) {
        if (on())
            add(kind, offset, length, name, Clock::time_point::max(), 0, where);
    }

    /// Something that began at `from`, by now(), and ends now.
    void took(Kind kind, std::uint64_t offset, std::uint64_t length, Clock::time_point from,
              std::source_location where = std::source_location::current()) {
        if (on())
            add(kind, offset, length, {}, from, 0, where);
    }

    /// Events after number `sequence`, oldest first; those that the ring has lost are not among them.
    [[nodiscard]] std::vector<Event> since(std::uint64_t sequence) const;
    /// As since(); the next event is told of (onEvents).
    [[nodiscard]] std::vector<Event> take(std::uint64_t sequence);
    /// `tell` is called by the thread of the first event after this call, and of the first after each take(): it must return
    /// at once. Empty: nobody is told.
    void onEvents(std::function<void()> tell);

    /// The number of a process in events: from 1, the same for the same name.
    [[nodiscard]] Actor actor(std::string_view process);
    /// The name of actor n is at n − 1.
    [[nodiscard]] std::vector<std::string> processes() const;

private:
    friend class Span;
    friend class At;
    friend class As;

    /// What this thread is at.
    struct Here {
        Subject subject;
        Actor actor = 0;
        std::uint16_t thread = 0;
        std::uint8_t depth = 0;  // spans that are open
    };
    [[nodiscard]] static Here& here();

    /// Began at `from`; took no time when that is not before now.
    void add(Kind kind, std::uint64_t offset, std::uint64_t length, std::string_view name,
             Clock::time_point from, int error, const std::source_location& where);
    [[nodiscard]] std::vector<Event> eventsAfter(std::uint64_t sequence) const;
    [[nodiscard]] static bool isCancelled(const Halt& halt);
    [[nodiscard]] static bool isBusy(const Halt& halt);

    const std::size_t capacity_;
    const Clock::time_point began_;
    std::atomic<bool> on_ = false;
    std::atomic<Halt*> halt_ = nullptr;
    std::atomic<Clock::rep> stood_ = 0;
    mutable std::mutex mutex_;
    std::vector<Event> ring_;
    std::uint64_t last_ = 0;      // sequence of the newest
    std::uint64_t lastTime_ = 0;  // and when it ended
    std::vector<std::string> processes_;
    std::function<void()> tell_;
    bool told_ = false;
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
        if (trace_ == nullptr)
            return;
        ++Trace::here().depth;
        from_ = trace.now();
    }
    ~Span() {
        if (trace_ == nullptr)
            return;
        --Trace::here().depth;
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

/// Until it ends, events of this thread are about this file.
class At {
public:
    explicit At(Subject subject) : before_(Trace::here().subject) {
        Trace::here().subject = subject;
    }
    ~At() { Trace::here().subject = before_; }
    At(const At&) = delete;
    At& operator=(const At&) = delete;

private:
    Subject before_;
};

/// Until it ends, events of this thread are this process's.
class As {
public:
    explicit As(Actor actor) : before_(Trace::here().actor) { Trace::here().actor = actor; }
    ~As() { Trace::here().actor = before_; }
    As(const As&) = delete;
    As& operator=(const As&) = delete;

private:
    Actor before_;
};

}  // namespace daxscope::trace
