#include "trace/halt.h"

#include <algorithm>

namespace daxscope::trace {

bool isOnDevice(Kind kind) {
    switch (kind) {
        case Kind::Copy:
        case Kind::Move:
        case Kind::Zero:
        case Kind::Flush:
        case Kind::Poison:
        case Kind::Unpoison:
            return true;
        default:
            return false;
    }
}

bool Breakpoint::meets(const Event& event) const {
    if (kind && *kind != event.kind)
        return false;
    if (file && *file != event.subject)
        return false;
    return !device || (isOnDevice(event.kind) &&
                       intersection(*device, {event.offset, event.length}).length != 0);
}

void Halt::onHalt(Tell tell) {
    const std::lock_guard lock(mutex_);
    tell_ = std::move(tell);
}

void Halt::setBreakpoints(std::vector<Breakpoint> breakpoints) {
    const std::lock_guard lock(mutex_);
    breakpoints_ = std::move(breakpoints);
    updateBusy();
}

void Halt::setFilter(std::function<bool(const Event&)> filter) {
    const std::lock_guard lock(mutex_);
    filter_ = std::move(filter);
}

void Halt::setPace(std::chrono::milliseconds each) {
    const std::lock_guard lock(mutex_);
    pace_ = each;
    updateBusy();
    changed_.notify_all();
}

void Halt::step(Step step) {
    const std::lock_guard lock(mutex_);
    wanted_ = step;
    // Nothing to step over: whatever comes next.
    if (!standing_ && step != Step::Run)
        wanted_ = Step::Into;
    ++goes_;
    updateBusy();
    changed_.notify_all();
}

void Halt::cancel() {
    const std::lock_guard lock(mutex_);
    if (!standing_)
        return;
    // Around the event there is nothing left that could be undone.
    if (from_.depth != 0) {
        cancelled_ = standing_;
        cancelling_ = true;
    }
    wanted_ = Step::Run;
    ++goes_;
    updateBusy();
    changed_.notify_all();
}

void Halt::release() {
    const std::lock_guard lock(mutex_);
    armed_ = false;
    wanted_ = Step::Run;
    ++goes_;
    updateBusy();
    changed_.notify_all();
}

void Halt::arm() {
    const std::lock_guard lock(mutex_);
    armed_ = true;
    updateBusy();
}

bool Halt::standing() const {
    const std::lock_guard lock(mutex_);
    return standing_.has_value();
}

bool Halt::standsBriefly() const {
    const std::lock_guard lock(mutex_);
    return standing_.has_value() && briefly_;
}

bool Halt::whileStanding(std::function<void()> work) {
    const std::lock_guard lock(mutex_);
    if (!standing_)
        return false;
    work_.push_back(std::move(work));
    changed_.notify_all();
    return true;
}

bool Halt::isCancelled() const {
    const std::lock_guard lock(mutex_);
    return cancelled_ == std::this_thread::get_id();
}

void Halt::updateBusy() {
    busy_ = standing_ || cancelled_ ||
            (armed_ && (wanted_ != Step::Run || !breakpoints_.empty() || pace_.count() != 0));
}

bool Halt::isStep(const Event& event) const {
    if ((wanted_ == Step::Run && pace_.count() == 0) || (filter_ && !filter_(event)))
        return false;  // with breakpoints alone nobody asks the filter
    switch (wanted_) {
        case Step::Into:
            return true;
        case Step::Over:
            return event.thread == from_.thread && event.depth <= from_.depth;
        case Step::Out:
            return event.thread == from_.thread && event.depth < from_.depth;
        case Step::Run:
            break;
    }
    return true;  // in slow motion
}

bool Halt::stopsAt(const Event& event) const {
    return armed_ && (isStep(event) || std::ranges::any_of(breakpoints_, [&](const Breakpoint& b) {
                          return b.meets(event);
                      }));
}

void Halt::waitForOthers() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return !standing_ || *standing_ == std::this_thread::get_id(); });
}

Halt::Clock::duration Halt::standAt(Trace& trace, const Event& event) {
    std::unique_lock lock(mutex_);
    const auto self = std::this_thread::get_id();
    if (standing_ == self)  // what is told of it does something itself
        return {};
    if (cancelled_ == self && event.depth == 0) {
        cancelled_.reset();
        cancelling_ = false;
        updateBusy();
    }
    // Two may have recorded an event at once: the second one stands after the first.
    changed_.wait(lock, [&] { return !standing_; });
    if (!stopsAt(event))
        return {};
    const bool paced =
        wanted_ == Step::Run && pace_.count() != 0 &&
        std::ranges::none_of(breakpoints_, [&](const Breakpoint& b) { return b.meets(event); });
    standing_ = self;
    briefly_ = paced;
    from_ = event;
    const std::uint64_t goes = goes_;
    const auto began = Clock::now();
    const auto tell = tell_;
    lock.unlock();
    if (tell)
        tell(trace, &event);
    lock.lock();
    const auto goesOn = [&] { return goes_ != goes || !armed_; };
    while (!goesOn()) {
        // Slower or faster takes effect at once; no pace at all lets it run.
        if (paced && (pace_.count() == 0 || Clock::now() >= began + pace_))
            break;
        if (!work_.empty()) {
            const auto work = std::move(work_.front());
            work_.pop_front();
            lock.unlock();
            work();
            lock.lock();
        } else if (paced) {
            changed_.wait_until(lock, began + pace_);
        } else {
            changed_.wait(lock);
        }
    }
    lock.unlock();
    if (tell)
        tell(trace, nullptr);
    lock.lock();
    work_.clear();
    standing_.reset();
    updateBusy();
    changed_.notify_all();
    return Clock::now() - began;
}

}  // namespace daxscope::trace
