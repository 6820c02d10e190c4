// Time that something took: of the wall, of the thread, and of all that worked for it.
//
// What a system call begins is carried on by threads of the kernel: writeback, the loop device, btrfs's workers, XFS's log.
// `cpu` has those in it: the CPU time of this process and of every kernel thread, in ns, as the scheduler counts it
// (/proc/PID/schedstat; without it, as on kernels without CONFIG_SCHED_INFO, they are missing, and kernelThreadsKnown() says so).
// Other processes are not in it, unlike in /proc/stat, which counts the whole machine, in ticks of 10 ms; only what the kernel's
// threads did for others meanwhile is, and what a thread did that has ended since is missing. It is read outside of what is timed.
#pragma once

#include <charconv>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>

#include "base/result.h"

namespace daxscope::bench {

[[nodiscard]] inline double secondsOf(clockid_t clock) {
    timespec now{};
    clock_gettime(clock, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

[[nodiscard]] inline double threadSeconds() { return secondsOf(CLOCK_THREAD_CPUTIME_ID); }

/// Seconds.
struct Spent {
    double cpu = 0;  ///< timed(): of this thread; timedWithKernel(): of all that worked for it
    double wall = 0;
};

/// `run` gives a Status.
template <typename Run>
[[nodiscard]] Result<Spent> timed(const Run& run) {
    const Spent from{threadSeconds(), secondsOf(CLOCK_MONOTONIC)};
    DAX_CHECK(run());
    return Spent{threadSeconds() - from.cpu, secondsOf(CLOCK_MONOTONIC) - from.wall};
}

/// CPU time of each kernel thread so far, ns, by its number.
[[nodiscard]] inline std::map<int, std::uint64_t> kernelThreads() {
    std::map<int, std::uint64_t> found;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator("/proc", error)) {
        const std::string name = entry.path().filename();
        int number = 0;
        if (std::from_chars(name.data(), name.data() + name.size(), number).ec != std::errc())
            continue;
        std::ifstream stat(entry.path() / "stat");
        std::string line;
        std::getline(stat, line);
        // "2 (kthreadd) S 0 …", "17 (kworker/0:1) I 2 …": kernel threads are children of the second.
        const auto name_end = line.rfind(')');
        if (name_end == std::string::npos || name_end + 4 >= line.size())
            continue;
        if (number != 2 && std::atoi(line.c_str() + name_end + 4) != 2)
            continue;
        std::uint64_t ran = 0;
        if (std::ifstream(entry.path() / "schedstat") >> ran)
            found[number] = ran;
    }
    return found;
}

[[nodiscard]] inline bool kernelThreadsKnown() { return !kernelThreads().empty(); }

template <typename Run>
[[nodiscard]] Result<Spent> timedWithKernel(const Run& run) {
    const auto before = kernelThreads();
    const double cpu = secondsOf(CLOCK_PROCESS_CPUTIME_ID);
    const double wall = secondsOf(CLOCK_MONOTONIC);
    DAX_CHECK(run());
    Spent spent{secondsOf(CLOCK_PROCESS_CPUTIME_ID) - cpu, secondsOf(CLOCK_MONOTONIC) - wall};
    for (const auto& [number, ran] : kernelThreads()) {
        const auto known = before.find(number);
        spent.cpu += static_cast<double>(ran - (known == before.end() ? 0 : known->second)) * 1e-9;
    }
    return spent;
}

}  // namespace daxscope::bench
