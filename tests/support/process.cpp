#include "support/process.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <format>
#include <optional>

namespace daxscope::test {
namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

struct Pipe {
    std::array<int, 2> end{-1, -1};
    Pipe() {
        if (::pipe2(end.data(), O_CLOEXEC) != 0)
            end = {-1, -1};
        ::fcntl(end[0], F_SETPIPE_SZ, 1 << 20);  // fewer switches; smaller works too
    }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;
    ~Pipe() {
        close(0);
        close(1);
    }
    void close(std::size_t which) {
        if (end[which] >= 0)
            ::close(end[which]);
        end[which] = -1;
    }
};

/// Reads both pipes until they are closed; false when the time is over.
bool drain(Pipe& out, Pipe& err, Ran& ran, Clock::time_point start, double limit) {
    std::vector<char> buffer(1 << 18);
    while (out.end[0] >= 0 || err.end[0] >= 0) {
        std::array<pollfd, 2> fds{{{out.end[0], POLLIN, 0}, {err.end[0], POLLIN, 0}}};
        const double left = limit - secondsSince(start);
        if (left <= 0)
            return false;
        if (::poll(fds.data(), fds.size(), static_cast<int>(left * 1000) + 1) < 0 && errno != EINTR)
            return true;
        for (std::size_t i = 0; i < 2; ++i) {
            Pipe& pipe = i == 0 ? out : err;
            if (pipe.end[0] < 0 || (fds[i].revents & (POLLIN | POLLHUP | POLLERR)) == 0)
                continue;
            const ssize_t got = ::read(pipe.end[0], buffer.data(), buffer.size());
            if (got > 0)
                (i == 0 ? ran.out : ran.err).append(buffer.data(), static_cast<std::size_t>(got));
            else if (got == 0 || errno != EINTR)
                pipe.close(0);
        }
    }
    return true;
}

/// wait4() with the rest of the time; a program can close its pipes and go on.
bool await(pid_t pid, int& status, rusage& usage, Clock::time_point start, double limit) {
    while (true) {
        const pid_t got = ::wait4(pid, &status, WNOHANG, &usage);
        if (got == pid || (got < 0 && errno != EINTR))
            return true;
        if (secondsSince(start) > limit)
            return false;
        ::usleep(200);
    }
}

std::vector<std::string> environmentWith(const std::vector<std::string>& more) {
    std::vector<std::string> result;
    for (char** e = environ; *e != nullptr; ++e) {
        const std::string_view entry = *e;
        const auto name = entry.substr(0, entry.find('=') + 1);
        bool replaced = false;
        for (const std::string& m : more)
            replaced = replaced || m.starts_with(name);
        if (!replaced)
            result.emplace_back(entry);
    }
    result.insert(result.end(), more.begin(), more.end());
    return result;
}

std::vector<char*> pointers(std::vector<std::string>& strings) {
    std::vector<char*> result;
    for (std::string& s : strings)
        result.push_back(s.data());
    result.push_back(nullptr);
    return result;
}

}  // namespace

std::string Ran::verdict() const {
    std::string text = timedOut      ? std::format("no end within {:.0f} s", wallSeconds)
                       : signal != 0 ? std::format("died of {}", ::strsignal(signal))
                                     : std::format("exit {}", exitCode);
    if (!err.empty())
        text += ": " + err.substr(0, 2000);
    return text;
}

Ran run(const std::vector<std::string>& argv, const RunOptions& options) {
    Ran ran;
    Pipe out;
    Pipe err;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    if (options.discardOutput)
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
    else
        posix_spawn_file_actions_adddup2(&actions, out.end[1], 1);
    posix_spawn_file_actions_adddup2(&actions, err.end[1], 2);

    std::vector<std::string> arguments = argv;
    std::vector<std::string> environment = environmentWith(options.environment);
    auto args = pointers(arguments);
    auto env = pointers(environment);
    pid_t pid = -1;
    const auto start = Clock::now();
    const int failed = ::posix_spawnp(&pid, args[0], &actions, nullptr, args.data(), env.data());
    posix_spawn_file_actions_destroy(&actions);
    out.close(1);
    err.close(1);
    if (failed != 0) {
        ran.exitCode = 127;
        ran.err = std::format("{}: {}", argv[0], std::strerror(failed));
        return ran;
    }

    int status = 0;
    rusage usage{};
    const bool ended = drain(out, err, ran, start, options.timeoutSeconds) &&
                       await(pid, status, usage, start, options.timeoutSeconds);
    if (!ended) {
        ran.timedOut = true;
        ::kill(pid, SIGKILL);
        while (::wait4(pid, &status, 0, &usage) < 0 && errno == EINTR) {}
    }
    ran.wallSeconds = secondsSince(start);
    if (WIFEXITED(status))
        ran.exitCode = WEXITSTATUS(status);
    if (WIFSIGNALED(status))
        ran.signal = WTERMSIG(status);
    const auto seconds = [](const timeval& t) {
        return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) * 1e-6;
    };
    ran.cpuSeconds = seconds(usage.ru_utime) + seconds(usage.ru_stime);
    ran.maxRssKiB = usage.ru_maxrss;
    return ran;
}

std::string daxscopeBinary() {
    const char* path = std::getenv("DAXSCOPE_BIN");
    return path == nullptr ? std::string() : std::string(path);
}

Ran runDaxscope(std::vector<std::string> arguments, const RunOptions& options) {
    arguments.insert(arguments.begin(), daxscopeBinary());
    return run(arguments, options);
}

}  // namespace daxscope::test
