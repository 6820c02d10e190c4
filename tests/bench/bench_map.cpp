// What reading may cost, on an image with 300,000 extents, in one run, by public tools only:
//   - `daxscope map IMAGE` takes at most a fifth of the time of `btrfs inspect-internal dump-tree`,
//     both to /dev/null, taking turns
//   - the window first paints within 1 s of process start, the whole picture within 2 s
//   - the idle window's anonymous memory (RssAnon) grows by at most 64 bytes an extent
//
// Usage: bench_map [--extents N] [--rounds N] [--image FILE] [--make-only]; DAXSCOPE_BIN names the
// program. Prints a table; exit 0 when every bar holds, 1 when one does not, 2 when it cannot
// measure. Needs root for making the image the first time; it is kept in
// $XDG_CACHE_HOME/daxscope/bench.
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <format>
#include <fstream>
#include <map>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "bench/figures.h"
#include "support/loop_mount.h"
#include "support/many_extents.h"
#include "support/process.h"

using namespace daxscope::test;
using daxscope::bench::median;
using daxscope::bench::Table;

namespace {

using Clock = std::chrono::steady_clock;

double millisecondsSince(Clock::time_point start) {
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

/// A program that goes on until the object ends. Lines of its stderr are noted with their time.
class Running {
public:
    Running(const std::vector<std::string>& argv, const std::vector<std::string>& more) {
        std::vector<std::string> environment;
        for (char** e = environ; *e != nullptr; ++e) {
            const std::string entry = *e;
            const auto sameName = [&](const std::string& m) {
                return m.starts_with(entry.substr(0, entry.find('=') + 1));
            };
            if (std::ranges::none_of(more, sameName))
                environment.push_back(entry);
        }
        environment.insert(environment.end(), more.begin(), more.end());
        std::vector<std::string> arguments = argv;
        const auto pointers = [](std::vector<std::string>& from) {
            std::vector<char*> to;
            for (std::string& s : from)
                to.push_back(s.data());
            to.push_back(nullptr);
            return to;
        };
        std::array<int, 2> pipe{};
        if (::pipe2(pipe.data(), O_CLOEXEC) != 0)
            return;
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
        posix_spawn_file_actions_adddup2(&actions, pipe[1], 2);
        auto args = pointers(arguments);
        auto env = pointers(environment);
        start_ = Clock::now();
        if (::posix_spawnp(&pid_, args[0], &actions, nullptr, args.data(), env.data()) != 0)
            pid_ = -1;
        posix_spawn_file_actions_destroy(&actions);
        ::close(pipe[1]);
        stderr_ = pipe[0];
    }
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;
    ~Running() {
        if (pid_ > 0) {
            ::kill(pid_, SIGTERM);
            for (int i = 0; i < 100 && ::waitpid(pid_, nullptr, WNOHANG) == 0; ++i)
                std::this_thread::sleep_for(std::chrono::milliseconds(20));
            ::kill(pid_, SIGKILL);
            ::waitpid(pid_, nullptr, 0);
        }
        if (stderr_ >= 0)
            ::close(stderr_);
    }

    [[nodiscard]] pid_t pid() const { return pid_; }
    [[nodiscard]] const std::string& said() const { return said_; }

    /// Milliseconds from the start until a line that begins with `word` was there, if it came.
    std::optional<double> waitFor(const std::string& word, double limit) {
        while (true) {
            const auto at = ("\n" + said_).find("\n" + word + " ");
            if (at != std::string::npos)
                return times_[word] > 0 ? times_[word] : times_[word] = millisecondsSince(start_);
            const double left = limit - millisecondsSince(start_);
            pollfd fd{stderr_, POLLIN, 0};
            if (left <= 0 || ::poll(&fd, 1, static_cast<int>(left) + 1) <= 0)
                return std::nullopt;
            std::array<char, 4096> buffer{};
            const ssize_t got = ::read(stderr_, buffer.data(), buffer.size());
            if (got <= 0)
                return std::nullopt;
            said_.append(buffer.data(), static_cast<std::size_t>(got));
        }
    }

    /// Figure behind the line's word, as the program itself measured it.
    [[nodiscard]] double claimed(const std::string& word) const {
        const auto at = said_.find(word + " ");
        return at == std::string::npos ? 0 : std::atof(said_.c_str() + at + word.size() + 1);
    }

    /// RssAnon in bytes once it no longer changes: the idle window.
    [[nodiscard]] std::uint64_t idleMemory() const {
        std::uint64_t before = 0;
        for (int i = 0; i < 20; ++i) {
            std::this_thread::sleep_for(std::chrono::milliseconds(500));
            const std::uint64_t now = anonymous();
            if (i > 2 && now == before)
                return now;
            before = now;
        }
        return before;
    }

private:
    [[nodiscard]] std::uint64_t anonymous() const {
        std::ifstream status(std::format("/proc/{}/status", pid_));
        for (std::string line; std::getline(status, line);)
            if (line.starts_with("RssAnon:"))
                return std::strtoull(line.c_str() + 8, nullptr, 10) * 1024;
        return 0;
    }

    pid_t pid_ = -1;
    int stderr_ = -1;
    Clock::time_point start_;
    std::string said_;
    std::map<std::string, double> times_;
};

struct Options {
    std::uint64_t extents = 300'000;
    unsigned rounds = 5;
    std::string image;
    bool makeOnly = false;
};

void compareWithDumpTree(Table& table, const Options& options) {
    RunOptions quiet;
    quiet.discardOutput = true;
    const std::vector<std::string> mine = {daxscopeBinary(), "map", options.image};
    const std::vector<std::string> theirs = {"btrfs", "inspect-internal", "dump-tree",
                                             options.image};
    std::vector<double> myWall, myCpu, theirWall, theirCpu, afterDrop;
    for (unsigned round = 0; round <= options.rounds; ++round) {
        // dump-tree drops the image from the page cache when it closes it: the first `map` behind
        // it waits for the disk, and is told apart from what the bar is about.
        const Ran first = run(mine, quiet);
        const Ran a = run(mine, quiet);
        const Ran b = run(theirs, quiet);
        if (!a.ok() || !b.ok()) {
            table.missing("map against dump-tree", a.ok() ? b.verdict() : a.verdict());
            return;
        }
        if (round == 0)
            continue;
        afterDrop.push_back(first.wallSeconds);
        myWall.push_back(a.wallSeconds);
        myCpu.push_back(a.cpuSeconds);
        theirWall.push_back(b.wallSeconds);
        theirCpu.push_back(b.cpuSeconds);
    }
    table.remark(std::format(
        "daxscope map {:.3f} s ({:.3f} s CPU), dump-tree {:.3f} s ({:.3f} s CPU); medians of {}",
        median(myWall), median(myCpu), median(theirWall), median(theirCpu), options.rounds));
    table.remark(std::format("daxscope map with nothing of the image in memory: {:.3f} s",
                             median(afterDrop)));
    table.atMost("map / dump-tree, wall time", median(myWall) / median(theirWall), 0.2, "");
    table.atMost("map / dump-tree, CPU time", median(myCpu) / median(theirCpu), 0.2, "");
}

/// An X server of our own, on a display it chooses.
class Xvfb {
public:
    Xvfb() {
        std::array<int, 2> pipe{};
        if (::pipe(pipe.data()) != 0)
            return;
        const std::string number = std::to_string(pipe[1]);
        const std::array<const char*, 9> argv = {"Xvfb",      "-displayfd", number.c_str(),
                                                 "-screen",   "0",          "1920x1080x24",
                                                 "-nolisten", "tcp",        nullptr};
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
        if (::posix_spawnp(&pid_, argv[0], &actions, nullptr, const_cast<char* const*>(argv.data()),
                           environ) != 0)
            pid_ = -1;
        posix_spawn_file_actions_destroy(&actions);
        ::close(pipe[1]);
        std::array<char, 16> answer{};
        if (pid_ > 0 && ::read(pipe[0], answer.data(), answer.size() - 1) > 0)
            display_ = std::format(":{}", std::atoi(answer.data()));
        ::close(pipe[0]);
    }
    Xvfb(const Xvfb&) = delete;
    Xvfb& operator=(const Xvfb&) = delete;
    ~Xvfb() {
        if (pid_ > 0) {
            ::kill(pid_, SIGTERM);
            ::waitpid(pid_, nullptr, 0);
        }
    }
    [[nodiscard]] const std::string& display() const { return display_; }

private:
    pid_t pid_ = -1;
    std::string display_;
};

void window(Table& table, const Options& options, const std::string& platform,
            std::vector<std::string> environment, const std::string& home) {
    environment.insert(environment.end(),
                       {"DAXSCOPE_TIMING=1", "XDG_CONFIG_HOME=" + home, "XDG_DATA_HOME=" + home});
    std::vector<double> first, complete, firstClaimed, completeClaimed;
    for (unsigned round = 0; round <= std::min(options.rounds, 3U); ++round) {
        Running app({daxscopeBinary(), options.image}, environment);
        const auto painted = app.waitFor("first-paint", 30'000);
        const auto whole = app.waitFor("complete", 60'000);
        if (!painted || !whole) {
            table.missing("window, " + platform,
                          "no line “first-paint MS” and “complete MS” on stderr: " +
                              app.said().substr(0, 300));
            return;
        }
        if (round == 0)
            continue;
        first.push_back(*painted);
        complete.push_back(*whole);
        firstClaimed.push_back(app.claimed("first-paint"));
        completeClaimed.push_back(app.claimed("complete"));
    }
    table.remark(std::format("the program itself says {:.0f} ms and {:.0f} ms",
                             median(firstClaimed), median(completeClaimed)));
    table.atMost("first paint since process start, " + platform, median(first), 1000, "ms");
    table.atMost("whole picture since process start, " + platform, median(complete), 2000, "ms");
}

void memory(Table& table, const Options& options, const std::string& empty,
            const std::string& home) {
    const std::vector<std::string> environment = {"DAXSCOPE_TIMING=1", "QT_QPA_PLATFORM=offscreen",
                                                  "XDG_CONFIG_HOME=" + home,
                                                  "XDG_DATA_HOME=" + home};
    const auto idle = [&](const std::string& image) -> std::uint64_t {
        Running app({daxscopeBinary(), image}, environment);
        return app.waitFor("complete", 60'000) ? app.idleMemory() : 0;
    };
    const std::uint64_t with = idle(options.image);
    const std::uint64_t without = idle(empty);
    if (with == 0 || without == 0) {
        table.missing("anonymous memory per extent", "the window was never complete");
        return;
    }
    table.remark(std::format("RssAnon {:.1f} MiB with the image, {:.1f} MiB with an empty one",
                             static_cast<double>(with) / 1048576,
                             static_cast<double>(without) / 1048576));
    table.atMost("anonymous memory per extent",
                 (static_cast<double>(with) - static_cast<double>(without)) /
                     static_cast<double>(options.extents),
                 64, "bytes");
}

int usage() {
    std::fputs("usage: bench_map [--extents N] [--rounds N] [--image FILE] [--make-only]\n",
               stderr);
    return 2;
}

}  // namespace

int main(int argc, char** argv) {
    Options options;
    for (int i = 1; i < argc; ++i) {
        const std::string argument = argv[i];
        const bool more = i + 1 < argc;
        if (argument == "--extents" && more)
            options.extents = std::strtoull(argv[++i], nullptr, 10);
        else if (argument == "--rounds" && more)
            options.rounds = static_cast<unsigned>(std::max(1, std::atoi(argv[++i])));
        else if (argument == "--image" && more)
            options.image = argv[++i];
        else if (argument == "--make-only")
            options.makeOnly = true;
        else
            return usage();
    }
    const auto start = Clock::now();
    const auto made = options.image.empty() ? imageWithManyExtents(options.extents) : options.image;
    const auto empty = imageWithManyExtents(0);
    if (!made || !empty) {
        std::fprintf(stderr, "bench_map: %s\n", (made ? empty.error() : made.error()).c_str());
        return 2;
    }
    options.image = *made;
    std::printf("%s, %llu data extents (ready after %.1f s)\n", options.image.c_str(),
                static_cast<unsigned long long>(options.extents), millisecondsSince(start) / 1000);
    if (options.makeOnly)
        return 0;
    if (daxscopeBinary().empty()) {
        std::fputs("bench_map: DAXSCOPE_BIN does not name the program\n", stderr);
        return 2;
    }
    const ScratchDirectory home;
    Table table;
    compareWithDumpTree(table, options);
    window(table, options, "offscreen", {"QT_QPA_PLATFORM=offscreen"}, home.path());
    if (const Xvfb server; !server.display().empty())
        window(table, options, "Xvfb", {"QT_QPA_PLATFORM=xcb", "DISPLAY=" + server.display()},
               home.path());
    else
        table.remark("no Xvfb here: the window was measured offscreen only");
    memory(table, options, *empty, home.path());
    return table.failed() ? 1 : 0;
}
