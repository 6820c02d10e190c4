// Who does what, for how long: for tests that must not hang.
//
// Each thread has an Activity and says what it begins. The watchdog ends the program, after printing what everybody does,
// when one thing takes longer than it may: threads that wait for each other cannot be joined.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <list>
#include <mutex>
#include <string>

namespace daxscope::test {

class Activity {
public:
    explicit Activity(std::string name) : name_(std::move(name)) {}
    /// `what` is a literal.
    void begins(const char* what) {
        what_ = what;
        since_ = now();
        ++steps_;
    }
    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] const char* what() const { return what_; }
    [[nodiscard]] double seconds() const { return static_cast<double>(now() - since_) / 1e9; }
    [[nodiscard]] std::uint64_t steps() const { return steps_; }

private:
    static std::int64_t now() {
        return std::chrono::steady_clock::now().time_since_epoch() / std::chrono::nanoseconds(1);
    }
    const std::string name_;
    std::atomic<const char*> what_ = "begins";
    std::atomic<std::int64_t> since_ = now();
    std::atomic<std::uint64_t> steps_ = 0;
};

class Watchdog {
public:
    static constexpr double patience = 20;  // seconds

    /// Stays where it is until the watchdog goes.
    [[nodiscard]] Activity& watch(std::string name) {
        const std::scoped_lock lock(mutex_);
        return activities_.emplace_back(std::move(name));
    }
    /// From time to time.
    void look() {
        const std::scoped_lock lock(mutex_);
        for (const Activity& activity : activities_) {
            if (activity.seconds() < patience)
                continue;
            std::fprintf(stderr, "no progress: %s\n", activity.name().c_str());
            print();
            std::fflush(nullptr);
            std::_Exit(1);
        }
    }
    void print() const {
        for (const Activity& activity : activities_)
            std::fprintf(stderr, "  %-12s %-20s for %.3f s, %llu steps\n", activity.name().c_str(),
                         activity.what(), activity.seconds(),
                         static_cast<unsigned long long>(activity.steps()));
    }

private:
    std::mutex mutex_;
    std::list<Activity> activities_;
};

}  // namespace daxscope::test
