// Who does what, for how long: for tests that must not hang.
//
// Each thread has an Activity and says what it begins. The watchdog, a thread of its own, ends the program, after printing what everybody does,
// when one thing takes longer than it may: threads that wait for each other cannot be joined.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <list>
#include <mutex>
#include <string>
#include <thread>

namespace daxscope::test {

class Watchdog {
public:
    static constexpr double patience = 20;  // seconds

    /// What one thread does, until this goes. The watchdog outlives it.
    class Activity {
    public:
        explicit Activity(Watchdog& watchdog, std::string name)
            : watchdog_(watchdog), name_(std::move(name)) {
            const std::scoped_lock lock(watchdog_.mutex_);
            watchdog_.activities_.push_back(this);
        }
        ~Activity() {
            const std::scoped_lock lock(watchdog_.mutex_);
            watchdog_.activities_.remove(this);
        }
        Activity(const Activity&) = delete;
        Activity& operator=(const Activity&) = delete;

        /// `what` is a literal.
        void begins(const char* what) {
            what_ = what;
            since_ = now();
            ++steps_;
        }

    private:
        friend class Watchdog;
        static std::int64_t now() {
            return std::chrono::steady_clock::now().time_since_epoch() /
                   std::chrono::nanoseconds(1);
        }
        [[nodiscard]] double seconds() const { return static_cast<double>(now() - since_) / 1e9; }

        Watchdog& watchdog_;
        const std::string name_;
        std::atomic<const char*> what_ = "begins";
        std::atomic<std::int64_t> since_ = now();
        std::atomic<std::uint64_t> steps_ = 0;
    };

private:
    void look(const std::stop_token& stop) {
        std::unique_lock lock(mutex_);
        while (!stop.stop_requested()) {
            for (const Activity* activity : activities_) {
                if (activity->seconds() >= patience)
                    end(activity->name_);
            }
            changed_.wait_for(lock, stop, std::chrono::milliseconds(200), [] { return false; });
        }
    }
    [[noreturn]] void end(const std::string& name) const {
        std::fprintf(stderr, "no progress: %s\n", name.c_str());
        for (const Activity* activity : activities_)
            std::fprintf(stderr, "  %-12s %-20s for %.3f s, %llu steps\n", activity->name_.c_str(),
                         activity->what_.load(), activity->seconds(),
                         static_cast<unsigned long long>(activity->steps_));
        std::fflush(nullptr);
        std::_Exit(1);
    }

    std::mutex mutex_;
    std::condition_variable_any changed_;
    std::list<const Activity*> activities_;
    std::jthread thread_{[this](const std::stop_token& stop) { look(stop); }};  // last
};

}  // namespace daxscope::test
