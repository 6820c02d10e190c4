// Removals in steps, against the kernel: at every commit in the middle of one `btrfs check` finds nothing, and the kernel
// finishes what we began with the same result as ours; and we finish what the kernel began. The same for inodes
// that lost their last name while they were in use.
//
// The seed is printed; DAXSCOPE_SEED=n tries another one.
#include <QElapsedTimer>
#include <QTest>

#include <fcntl.h>
#include <linux/fs.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <csignal>
#include <set>

#include "files/reader.h"
#include "session/session.h"
#include "support/compare_trees.h"
#include "support/filler.h"
#include "support/loop_mount.h"
#include "support/process.h"

using namespace daxscope;
using namespace daxscope::test;

namespace {

/// What `btrfs check` complains about; nothing when it is clean.
Failure checked(const std::string& image) {
    const Ran check = run({"btrfs", "check", "--check-data-csum", image});
    return check.ok() ? Failure() : Failure("btrfs check: " + check.out + check.err);
}

/// The lines of `btrfs check` that tell what is in use, apart from the trees that every commit changes.
std::string usageOf(const std::string& image) {
    const Ran check = run({"btrfs", "check", image});
    std::string out;
    for (const std::string_view line :
         {"total csum bytes", "total fs tree bytes", "file data blocks allocated"}) {
        const std::size_t at = check.out.find(line);
        out += at == std::string::npos
                   ? std::string(line) + ": none\n"
                   : check.out.substr(at, check.out.find('\n', at) - at) + "\n";
    }
    return out;
}

/// The kernel mounts the image and cleans until nothing is left.
Failure kernelFinishes(const std::string& image, const std::string& where) {
    auto mount = LoopMount::mount(image, where);
    if (!mount)
        return "the kernel does not mount it: " + mount.error();
    QElapsedTimer timer;
    timer.start();
    bool left = true;
    while (left && timer.elapsed() < 60'000) {
        // Each commit wakes the cleaner.
        (void)run({"btrfs", "filesystem", "sync", mount->where()});
        const Ran list = run({"btrfs", "subvolume", "list", "-d", mount->where()});
        left = !list.ok() || !list.out.empty();
    }
    if (!mount->unmount())
        return "cannot be unmounted";
    return left ? Failure("the kernel does not finish") : checked(image);
}

Failure sameTrees(const std::string& a, const std::string& b, const ScratchDirectory& scratch) {
    auto first = LoopMount::mount(a, scratch.path("first"), "", true);
    auto second = LoopMount::mount(b, scratch.path("second"), "", true);
    if (!first || !second)
        return "one of them cannot be mounted";
    Failure differs = compareTrees(first->where(), second->where());
    if (!first->unmount() || !second->unmount())
        return "cannot be unmounted";
    return differs;
}

using Use = std::function<Status(session::Session&)>;

/// Opens the image for writing, uses it, closes it. What is not committed then is lost.
Failure withSession(const std::string& image, const Use& use) {
    auto session = session::Session::openForWriting(image);
    if (!session)
        return session.error().text();
    const Status done = use(**session);
    return done ? Failure() : Failure(done.error().text());
}

Failure cleanAll(const std::string& image) {
    return withSession(
        image, [](session::Session& session) { return session.operations()->clean(); });
}

/// The root item of a removed subvolume as it lies in the image.
struct Standing {
    std::uint64_t subvolume = 0;
    format::Key progress;
    unsigned level = 0;
    unsigned rootLevel = 0;
};

std::vector<Standing> removalsIn(const std::string& image) {
    std::vector<Standing> out;
    const auto session = session::Session::open(image);
    if (!session)
        return out;
    for (const auto& [number, info] : (*session)->names().subvolumes()) {
        const auto item = volume::rootItem((*session)->volume(), number);
        if (item && info.deleted())
            out.push_back(
                {number, (*item)->dropProgress.get(), (*item)->dropLevel, (*item)->level});
    }
    return out;
}

std::uint64_t seed() {
    const std::uint64_t value =
        qEnvironmentVariableIsSet("DAXSCOPE_SEED") ? seedFromEnvironment() : 1;
    qInfo("DAXSCOPE_SEED=%llu", static_cast<unsigned long long>(value));
    return value;
}

/// A tree of several levels with files of many extents, shared at several levels by snapshots before and after changes:
/// /old of /victim, then changes, then /new of /victim, then changes to both.
Status fill(files::Operations& engine, Dice& dice, unsigned files) {
    const auto change = [&](const std::string& top, unsigned count) -> Status {
        for (unsigned i = 0; i < count; ++i) {
            const std::string path = std::format("{}/{}", top, dice.below(files));
            const std::string data(1 + dice.below(9000), static_cast<char>('a' + dice.below(26)));
            switch (dice.below(4)) {
                case 0:
                    (void)engine.remove(path, true);
                    break;
                case 1:
                    DAX_CHECK(engine.mkdir(std::format("{}/new-{}", top, dice.any()), 0755));
                    break;
                default:
                    DAX_CHECK(engine.write(path, dice.below(20) * 4096, asBytes(data)));
            }
        }
        return {};
    };
    DAX_CHECK(engine.subvolume("/victim"));
    for (unsigned i = 0; i < files; ++i) {
        const std::string path = std::format("/victim/{}", i);
        const std::string data(i % 3 == 0 ? 5000 : 700 + dice.below(1000), 'd');
        DAX_CHECK(engine.write(path, 0, asBytes(data)));
    }
    DAX_CHECK(engine.snapshot("/victim", "/old", false));
    DAX_CHECK(change("/victim", 60));
    DAX_CHECK(engine.snapshot("/victim", "/new", true));
    DAX_CHECK(engine.snapshot("/old", "/older", false));
    DAX_CHECK(change("/victim", 40));
    DAX_CHECK(change("/old", 40));
    // One file of many extents, besides.
    for (unsigned i = 0; i < 700; ++i)
        DAX_CHECK(engine.write("/victim/long", i * 8192ULL, asBytes(std::string(4096, 'l'))));
    return engine.commit();
}

class Frozen {
public:
    explicit Frozen(const std::string& where)
        : fd_(::open(where.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
        frozen_ = fd_ >= 0 && ::ioctl(fd_, FIFREEZE, 0) == 0;
    }
    ~Frozen() {
        if (frozen_)
            (void)::ioctl(fd_, FITHAW, 0);
        if (fd_ >= 0)
            ::close(fd_);
    }
    Frozen(const Frozen&) = delete;
    Frozen& operator=(const Frozen&) = delete;
    [[nodiscard]] bool good() const { return frozen_; }

private:
    int fd_;
    bool frozen_ = false;
};

/// The image as the kernel would find it if the machine stopped now.
[[maybe_unused]] bool copyWhileMounted(const LoopMount& mount, const std::string& image, const std::string& to) {
    const Frozen frozen(mount.where());
    return frozen.good() && copySparse(image, to);
}

}  // namespace

class Removal : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        DAXSCOPE_NEEDS_MOUNTS();
        QVERIFY2(!daxscopeBinary().empty(), "DAXSCOPE_BIN names the program under test");
    }
    void kernelFinishesOurs_data();
    void kernelFinishesOurs();
};

void Removal::kernelFinishesOurs_data() {
    QTest::addColumn<QString>("victim");
    QTest::addColumn<QStringList>("mkfs");
    QTest::newRow("origin") << "/victim" << QStringList{"--nodesize", "4K"};
    QTest::newRow("snapshot in between") << "/old" << QStringList{"--nodesize", "4K"};
    QTest::newRow("read-only snapshot") << "/new" << QStringList{"--nodesize", "4K"};
    QTest::newRow("16K, single") << "/victim" << QStringList{"--metadata", "single"};
}

/// After every commit in the middle of a removal: clean; the kernel finishes it; another session of ours finishes it; all
/// with the same content and the same space in use.
void Removal::kernelFinishesOurs() {
    QFETCH(QString, victim);
    QFETCH(QStringList, mkfs);
    Dice dice(seed());
    const ScratchDirectory scratch;
    const std::string image = scratch.path("image");
    std::vector<std::string> command = {"mkfs", image, "--size", "512M"};
    for (const QString& argument : mkfs)
        command.push_back(argument.toStdString());
    QVERIFY(runDaxscope(command).ok());
    Failure failed = withSession(image, [&](session::Session& session) {
        return fill(*session.operations(), dice, 3000);
    });
    QVERIFY2(!failed, failed.value_or("").c_str());
    // How it must end.
    const std::string wanted = scratch.path("wanted");
    QVERIFY(copySparse(image, wanted));
    failed = withSession(wanted, [&](session::Session& session) -> Status {
        DAX_CHECK(session.operations()->remove(victim.toStdString(), false));
        return session.operations()->clean();
    });
    QVERIFY2(!failed, failed.value_or("").c_str());
    failed = checked(wanted);
    QVERIFY2(!failed, failed.value_or("").c_str());
    const std::string usage = usageOf(wanted);

    unsigned steps = 0;
    std::set<unsigned> levels;
    const std::string copy = scratch.path("copy");
    const auto look = [&]() -> Failure {
        if (!copySparse(image, copy))
            return "cannot be copied";
        if (Failure bad = checked(copy))
            return bad;
        const auto standing = removalsIn(copy);
        for (const Standing& removal : standing)
            levels.insert(removal.level);
        if (dice.oneIn(3)) {
            if (Failure bad = cleanAll(copy))
                return bad;
            if (Failure bad = checked(copy))
                return bad;
        } else if (Failure bad = kernelFinishes(copy, scratch.path("kernel"))) {
            return bad;
        }
        if (const std::string left = usageOf(copy); left != usage)
            return std::format("in use are\n{}instead of\n{}", left, usage);
        return dice.oneIn(4) ? sameTrees(copy, wanted, scratch) : Failure();
    };
    failed = withSession(image, [&](session::Session& session) -> Status {
        files::Operations& engine = *session.operations();
        DAX_CHECK(engine.remove(victim.toStdString(), false));
        while (true) {
            DAX_CHECK(engine.commit());
            if (const Failure bad = look())
                return fail(EIO, "after {} steps: {}", steps, *bad);
            if (!engine.hasLeftOver())
                return {};
            DAX_CHECK(engine.cleanSome(dice.between(1, 40)));
            ++steps;
        }
    });
    QVERIFY2(!failed, failed.value_or("").c_str());
    qInfo("%u steps, drop levels up to %u", steps, levels.empty() ? 0 : *levels.rbegin());
    QVERIFY2(steps > 10, "the removal has many steps");
    failed = sameTrees(image, wanted, scratch);
    QVERIFY2(!failed, failed.value_or("").c_str());
}

QTEST_GUILESS_MAIN(Removal)
#include "test_removal.moc"
