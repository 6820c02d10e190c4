#include "dax/process.h"

#include <algorithm>

namespace daxscope::dax {

void Gate::shut() {
    const std::scoped_lock lock(mutex_);
    open_ = false;
}

void Gate::open() {
    {
        const std::scoped_lock lock(mutex_);
        open_ = true;
    }
    changed_.notify_all();
}

bool Gate::wait(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    return changed_.wait(lock, stop, [this] { return open_; });
}

Process::Process(std::string name)
    : name_(std::move(name)), thread_([this](const std::stop_token& stop) { loop(stop); }) {}

Process::~Process() = default;

void Process::run(const std::function<void()>& work) {
    std::mutex mutex;
    std::condition_variable done;
    bool finished = false;
    {
        const std::scoped_lock lock(mutex_);
        waiting_.emplace_back([&] {
            work();
            // Under the lock: `done` must not go before it was told.
            const std::scoped_lock finishing(mutex);
            finished = true;
            done.notify_one();
        });
    }
    changed_.notify_one();
    std::unique_lock lock(mutex);
    done.wait(lock, [&] { return finished; });
}

void Process::loop(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    while (changed_.wait(lock, stop, [this] { return !waiting_.empty(); })) {
        const auto work = std::move(waiting_.front());
        waiting_.pop_front();
        lock.unlock();
        work();
        lock.lock();
    }
}

Writer::Writer(double perSecond, Gate& frozen, std::function<Status()> store)
    : period_(static_cast<std::int64_t>(1e9 / std::clamp(perSecond, 0.01, 1e6))),
      frozen_(frozen),
      store_(std::move(store)),
      thread_([this](const std::stop_token& stop) { loop(stop); }) {}

std::optional<Error> Writer::ended() const {
    const std::scoped_lock lock(mutex_);
    return ended_;
}

void Writer::loop(const std::stop_token& stop) {
    auto next = std::chrono::steady_clock::now();
    while (!stop.stop_requested()) {
        const Status stored = store_();
        if (!stored && stored.error().code == EBUSY) {
            if (!frozen_.wait(stop))
                return;
            continue;
        }
        std::unique_lock lock(mutex_);
        if (!stored) {
            ended_ = stored.error();
            return;
        }
        // Late stores are not made up for: a writer that waited does not storm.
        next = std::max(next + period_, std::chrono::steady_clock::now());
        stopped_.wait_until(lock, stop, next, [] { return false; });
    }
}

}  // namespace daxscope::dax
