// Stops the engine at events (mission G4): breakpoints, steps, slow motion.
//
// A thread that has recorded an event passes here, holding whatever the engine gave it. Is it an event to stop at, the thread
// stands until somebody lets it go on; other threads wait before their next event, so that nothing happens while one looks. What
// the engine does is the same with and without: it only takes longer, and the trace's clock stands meanwhile.
//
// Who wants something done meanwhile lets the thread that stands do it: whatever that one holds, it may use.
//
// Invariants: at most one thread stands; off, and between arm() and the first request, passing costs one test of a flag.
// Who looks must not wait for a lock of the engine: the thread that stands may hold it. Thread-safe.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "trace/breakpoint.h"
#include "trace/event.h"

namespace daxscope::trace {

class Trace;

class Halt {
public:
    using Clock = std::chrono::steady_clock;

    /// `tell` is called by the thread that is about to stand, with the event, which the trace has already, and with null by the
    /// same thread when it goes on. With no lock of this class held; what the engine holds, it may hold. Before anything is
    /// asked to stop.
    using Tell = std::function<void(Trace&, const Event*)>;
    void onHalt(Tell tell);

    /// Stops at what meets one of them.
    void setBreakpoints(std::vector<Breakpoint> breakpoints);
    /// Steps stop only at events that pass; empty: at all. Breakpoints do not ask. Called by engine threads.
    void setFilter(std::function<bool(const Event&)> filter);
    /// Stands this long at every event that a step would stop at, and goes on by itself; 0: does not.
    void setPace(std::chrono::milliseconds each);

    /// What runs stops at its next event; what stands goes on that far.
    void step(Step step);
    /// What stands goes on, and its operation fails with ECANCELED where it can still be undone: cancelled() says so to its
    /// thread until the event at which its outermost span ends. Nothing stands: nothing.
    void cancel();
    /// Nothing stands from now on, until arm(): the image is to be closed. Forgets steps, keeps breakpoints and pace.
    void release();
    void arm();

    [[nodiscard]] bool standing() const;
    /// It goes on by itself, in slow motion.
    [[nodiscard]] bool standsBriefly() const;
    /// The thread that stands does this, one after the other in the order they came, without a lock of this class; what it has
    /// not begun when it goes on is dropped. False: nothing stands. It goes on when `work` has returned, and not before.
    bool whileStanding(std::function<void()> work);
    /// Some thread may have to stand. One test of a flag.
    [[nodiscard]] bool busy() const { return busy_.load(std::memory_order_acquire); }
    /// The operation that runs on the calling thread is to end. One test of a flag.
    [[nodiscard]] bool cancelled() const {
        return cancelling_.load(std::memory_order_relaxed) && isCancelled();
    }

    // For the trace.

    /// Before an event is recorded: waits while another thread stands.
    void wait() {
        if (busy_.load(std::memory_order_acquire))
            waitForOthers();
    }
    /// After it: stands, if it is one to stop at. How long.
    [[nodiscard]] Clock::duration passed(Trace& trace, const Event& event) {
        return busy_.load(std::memory_order_acquire) ? standAt(trace, event) : Clock::duration{0};
    }

private:
    void waitForOthers();
    [[nodiscard]] Clock::duration standAt(Trace& trace, const Event& event);
    [[nodiscard]] bool stopsAt(const Event& event) const;
    [[nodiscard]] bool isStep(const Event& event) const;
    [[nodiscard]] bool isCancelled() const;
    void updateBusy();

    std::atomic<bool> busy_ = false;  ///< somebody may have to stand
    std::atomic<bool> cancelling_ = false;
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    Tell tell_;
    std::vector<Breakpoint> breakpoints_;
    std::function<bool(const Event&)> filter_;
    std::chrono::milliseconds pace_{0};
    bool armed_ = true;
    Step wanted_ = Step::Run;
    Event from_;  ///< where it stood when it was asked to step
    std::optional<std::thread::id> standing_;
    bool briefly_ = false;                    ///< standing_ does
    std::deque<std::function<void()>> work_;  ///< of standing_
    std::uint64_t goes_ = 0;                  ///< counts requests to go on
    std::optional<std::thread::id> cancelled_;
};

}  // namespace daxscope::trace
