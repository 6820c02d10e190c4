// A program that changes an image is killed at any instant: what it committed last is there, whole, and nothing else
// is broken. `btrfs check` and the mounted kernel are the judges.
//
// Stores reach the page cache in the order of the program, so this shows the order of the commit, not what a power failure
// does to cache lines. The seed is printed; DAXSCOPE_SEED=n repeats it.
#include <QTest>

#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>

#include "session/session.h"
#include "support/check_image.h"
#include "support/compare_trees.h"
#include "support/file_operation.h"
#include "support/loop_mount.h"
#include "support/process.h"

using namespace daxscope;
using namespace daxscope::test;

namespace {

constexpr std::size_t operationsPerCommit = 7;

/// Applies operations from `from` on, and says after each commit how many are in it. Never returns.
[[noreturn]] void keepChanging(const std::string& image,
                               const std::vector<FileOperation>& operations, std::size_t from,
                               int pipe) {
    auto session = session::Session::openForWriting(image);
    if (!session)
        _exit(2);
    files::Operations& engine = *(*session)->operations();
    for (std::size_t done = from; done < operations.size(); ++done) {
        (void)applyToEngine(engine, operations[done]);
        // Snapshots commit by themselves: what is told must never be behind what is there.
        const bool commits = (done + 1) % operationsPerCommit == 0;
        if (commits && !engine.commit())
            _exit(3);
        const std::uint64_t told = done + 1;
        if (commits && ::write(pipe, &told, sizeof told) != sizeof told)
            _exit(4);
    }
    _exit(0);
}

/// Not those that commit by themselves, and no data that are overwritten in place (NODATACOW): these do not wait for a
/// commit.
FileOperation quietOperation(Dice& dice) {
    while (true) {
        FileOperation operation = randomOperation(dice);
        if (operation.act != Act::Snapshot && operation.act != Act::Subvolume &&
            operation.act != Act::ReadOnly && operation.act != Act::NoCow)
            return operation;
    }
}

}  // namespace

class Kill : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        DAXSCOPE_NEEDS_MOUNTS();
        QVERIFY2(!daxscopeBinary().empty(), "DAXSCOPE_BIN names the program under test");
    }
    void lastCommitIsThere();
};

void Kill::lastCommitIsThere() {
    const std::uint64_t seed = seedFromEnvironment();
    Dice dice(seed);
    const ScratchDirectory scratch;
    const std::string image = scratch.path("image");
    const std::string replayed = scratch.path("replayed");
    for (const std::string& path : {image, replayed})
        QVERIFY(runDaxscope({"mkfs", path, "--size", "1G"}).ok());
    std::vector<FileOperation> operations;
    for (std::size_t i = 0; i < 60'000; ++i)
        operations.push_back(quietOperation(dice));
    std::size_t there = 0;  // operations that the image has
    unsigned kills = 0;
    unsigned torn = 0;
    while (kills < 200 && there + 1000 < operations.size()) {
        std::array<int, 2> pipe{};
        QCOMPARE(::pipe(pipe.data()), 0);
        const pid_t child = ::fork();
        QVERIFY(child >= 0);
        if (child == 0)
            keepChanging(image, operations, there, pipe[1]);
        ::close(pipe[1]);
        const std::uint64_t microseconds = dice.between(1'000, 12'000);
        // Not a wait for something to happen: the instant of the kill is what is random.
        ::usleep(static_cast<useconds_t>(microseconds));
        ::kill(child, SIGKILL);
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        std::uint64_t told = there;
        for (std::uint64_t next = 0; ::read(pipe[0], &next, sizeof next) == sizeof next;)
            told = next;
        ::close(pipe[0]);
        QVERIFY2(WIFSIGNALED(status) || WEXITSTATUS(status) == 0, "the child failed by itself");
        ++kills;
        // Amid the stores of the primary superblock a mirror has the last commit; the next opening puts the primary right.
        const auto seen = session::Session::open(image);
        QVERIFY2(seen.has_value(), seen ? "" : seen.error().text().c_str());
        if (!(*seen)->volume().findings().empty()) {
            ++torn;
            QVERIFY(session::Session::openForWriting(image).has_value());
        }
        const Ran check = checkImage(image);
        QVERIFY2(check.ok(), (check.out + check.err).c_str());
        // The commit that was told last, or the next one, if it was complete and not told yet.
        Failure differs;
        for (const std::size_t wanted :
             {std::size_t{told}, std::size_t{told} + operationsPerCommit}) {
            {
                auto session = session::Session::openForWriting(replayed);
                QVERIFY(session.has_value());
                files::Operations& engine = *(*session)->operations();
                for (; there < wanted; ++there)
                    (void)applyToEngine(engine, operations[there]);
                QVERIFY(engine.commit().has_value());
            }
            auto a = LoopMount::mount(image, scratch.path("a"), "", true);
            auto b = LoopMount::mount(replayed, scratch.path("b"), "", true);
            QVERIFY(a.has_value() && b.has_value());
            differs = compareTrees(a->where(), b->where());
            QVERIFY(a->unmount() && b->unmount());
            if (!differs)
                break;
        }
        QVERIFY2(!differs, std::format("after {} kills: {}", kills, differs.value_or("")).c_str());
    }
    QVERIFY2(kills == 200, "the operations were used up too early");
    qInfo("%u torn superblocks", torn);
}

QTEST_GUILESS_MAIN(Kill)
#include "test_kill.moc"
