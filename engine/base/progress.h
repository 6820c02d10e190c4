// Progress and cancellation of long work.
//
// The worker calls step() every so often; whoever waits overrides report() and may call cancel()
// from any thread. Work that was cancelled returns an Error with ECANCELED.
#pragma once

#include <atomic>
#include <string_view>

#include "base/result.h"

namespace daxscope {

class Progress {
public:
    Progress() = default;
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    virtual ~Progress() = default;

    void cancel() { cancelled_.store(true, std::memory_order_relaxed); }
    [[nodiscard]] bool cancelled() const { return cancelled_.load(std::memory_order_relaxed); }

    /// fraction in 0…1, below 0 when unknown; `doing` in the present participle.
    [[nodiscard]] Status step(double fraction, std::string_view doing) {
        if (cancelled())
            return fail(ECANCELED, "cancelled");
        report(fraction, doing);
        return {};
    }

protected:
    /// Called in the worker's thread; must be quick.
    virtual void report(double /*fraction*/, std::string_view /*doing*/) {}

private:
    std::atomic<bool> cancelled_{false};
};

}  // namespace daxscope
