// Application threads: what stands for the processes that have files mapped (design decision 12).
//
// A Process runs what it is given, in order, on a thread of its own, so that its page faults are those of a thread that is
// not the engine's. A Writer stores by itself at a rate; while the filesystem is frozen it waits at the Gate, outside
// of the engine. Idle, neither costs anything.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "base/result.h"

namespace daxscope::dax {

/// Open or shut; threads wait until it opens. Thread-safe.
class Gate {
public:
    void shut();
    void open();
    /// False when `stop` came first.
    [[nodiscard]] bool wait(const std::stop_token& stop);

private:
    std::mutex mutex_;
    std::condition_variable_any changed_;
    bool open_ = true;
};

class Process {
public:
    explicit Process(std::string name);
    /// Ends after what it has begun.
    ~Process();
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;

    [[nodiscard]] const std::string& name() const { return name_; }
    /// Runs `work` on the process's thread and waits for it. Thread-safe; not from the process's own thread.
    void run(const std::function<void()>& work);

private:
    void loop(const std::stop_token& stop);

    const std::string name_;
    std::mutex mutex_;
    std::condition_variable_any changed_;
    std::deque<std::function<void()>> waiting_;
    std::jthread thread_;  // last: it uses the others
};

class Writer {
public:
    /// `store` is called `perSecond` times; EBUSY waits at `frozen` and tries again, any other error ends the writer.
    Writer(double perSecond, Gate& frozen, std::function<Status()> store);

    /// Why it ended by itself; nothing while it runs.
    [[nodiscard]] std::optional<Error> ended() const;

private:
    void loop(const std::stop_token& stop);

    const std::chrono::nanoseconds period_;
    Gate& frozen_;
    const std::function<Status()> store_;
    mutable std::mutex mutex_;
    std::condition_variable_any stopped_;
    std::optional<Error> ended_;
    std::jthread thread_;
};

}  // namespace daxscope::dax
