// Removals in steps, against the kernel: at every commit in the middle of one `btrfs check` finds nothing, and the kernel
// finishes what we began with the same result as ours; and we finish what the kernel began. The same for inodes
// that lost their last name while they were in use.
//
// The seed is printed; DAXSCOPE_SEED=n repeats it.
#include <QElapsedTimer>
#include <QTest>

#include <fcntl.h>
#include <linux/fs.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <csignal>
#include <functional>
#include <map>
#include <set>

#include "files/orphans.h"
#include "files/reader.h"
#include "files/subvolume_edit.h"
#include "pmem/store.h"
#include "session/session.h"
#include "support/check_image.h"
#include "support/compare_trees.h"
#include "support/filler.h"
#include "support/loop_mount.h"
#include "support/process.h"
#include "volume/backrefs.h"
#include "volume/ownership.h"

using namespace daxscope;
using namespace daxscope::test;

namespace {

/// What `btrfs check` complains about; nothing when it is clean.
Failure checked(const std::string& image) {
    const Ran check = checkImage(image);
    return check.ok() ? Failure() : Failure("btrfs check: " + check.out + check.err);
}

/// The lines of `btrfs check` that tell what is in use, apart from the trees that every commit changes.
std::string usageOf(const std::string& image) {
    const Ran check = run({"btrfs", "check", image});
    std::string out;
    for (const std::string_view line :
         {"total csum bytes", "total fs tree bytes", "file data blocks allocated"}) {
        const std::size_t at = check.out.find(line);
        out += at == std::string::npos ? std::string(line) + ": none\n"
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
    auto first = LoopMount::mount(a, scratch.path("mount-a"), "", true);
    auto second = LoopMount::mount(b, scratch.path("mount-b"), "", true);
    if (!first || !second)
        return "cannot be mounted: " + (first ? second.error() : first.error());
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
    return withSession(image,
                       [](session::Session& session) { return session.operations()->clean(); });
}

/// The kernel (when there is a place to mount on) or we clean; then no more is in use than `usage`.
Failure finished(const std::string& image, const std::string& where, const std::string& usage) {
    if (Failure bad = where.empty() ? cleanAll(image) : kernelFinishes(image, where))
        return bad;
    if (Failure bad = checked(image))
        return bad;
    const std::string left = usageOf(image);
    return left == usage ? Failure() : std::format("in use are\n{}instead of\n{}", left, usage);
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

using LookAtOwnership =
    std::function<Failure(const volume::Volume& volume, const volume::Ownership& owned)>;

Failure withOwnership(const std::string& image, const LookAtOwnership& look) {
    const auto session = session::Session::open(image);
    if (!session)
        return session.error().text();
    Progress progress;
    const auto owned = volume::readOwnership((*session)->volume(), progress);
    return owned ? look((*session)->volume(), *owned) : Failure(owned.error().text());
}

/// Who holds what, asked from the trees downwards and from every extent upwards: the same answer, and nothing to complain of
/// although the nodes of a half-removed tree lead to blocks that are not its own any more.
Failure walkAndClimbAgree(const std::string& image) {
    return withOwnership(
        image, [&](const volume::Volume& volume, const volume::Ownership& owned) -> Failure {
            volume::Backrefs backrefs(volume);
            for (const volume::OwnedExtent& extent : owned.extents) {
                const auto record = backrefs.extentAt(extent.logical);
                if (!record)
                    return record.error().text();
                const auto size = [](const auto& list) { return list.size(); };
                const auto climbed = extent.isTreeBlock
                                         ? backrefs.treesOf(*record).transform(size)
                                         : backrefs.dataOwners(*record).transform(size);
                if (!climbed)
                    return climbed.error().text();
                if (*climbed != extent.owners)
                    return std::format("{} at {}: climbing finds {} owners, walking {}",
                                       extent.isTreeBlock ? "tree block" : "data", extent.logical,
                                       *climbed, extent.owners);
            }
            return volume.findings().empty() ? Failure() : Failure(volume.findings().front());
        });
}

/// Bytes of blocks that the root items of the trees which nobody shares do not count. Nothing in what we wrote. The kernel writes
/// the item of a tree when its root moves: a leaf that is split behind that in the same commit is counted by the next one.
Failure uncounted(const std::string& image, std::map<std::uint64_t, std::int64_t>& out) {
    return withOwnership(
        image, [&](const volume::Volume& volume, const volume::Ownership& owned) -> Failure {
            for (const std::uint64_t tree :
                 {format::id::extentTree, format::id::csumTree, format::id::freeSpaceTree}) {
                const auto item = volume::rootItem(volume, tree);
                if (!item)
                    return item.error().text();
                out[tree] = -static_cast<std::int64_t>((*item)->bytesUsed);
                for (const volume::OwnedExtent& extent : owned.extents) {
                    if (extent.isTreeBlock && extent.tree == tree)
                        out[tree] += static_cast<std::int64_t>(extent.length);
                }
            }
            return {};
        });
}

/// Other than `wanted`, by tree; what is not named there is none.
Failure uncountedAre(const std::string& image, std::map<std::uint64_t, std::int64_t> wanted) {
    std::map<std::uint64_t, std::int64_t> found;
    if (Failure bad = uncounted(image, found))
        return bad;
    for (const auto& [tree, bytes] : found) {
        if (bytes != wanted[tree])
            return std::format("the root item of tree {} does not count {} bytes, not {}", tree,
                               bytes, wanted[tree]);
    }
    return {};
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
        : fd_(::open(where.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)),
          frozen_(fd_ >= 0 && ::ioctl(fd_, FIFREEZE, 0) == 0) {}
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
    bool frozen_;
};

/// The image as the kernel would find it if the machine stopped now.
bool copyWhileMounted(const LoopMount& mount, const std::string& image, const std::string& to) {
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
    void weFinishTheKernels_data();
    void weFinishTheKernels();
    void inodesInUse();
    void kernelsInodesInUse();
    void orphansInSnapshots();
    void orphanItemsLeftOver();
    void largeFile();
    void subvolumeInUse();
    void defaultSubvolume();
    void removedBySubcommand();
    void fullImage();
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
    Dice dice(seedFromEnvironment());
    const ScratchDirectory scratch;
    const std::string image = scratch.path("image");
    std::vector<std::string> command = {"mkfs", image, "--size", "512M"};
    for (const QString& argument : mkfs)
        command.push_back(argument.toStdString());
    QVERIFY(runDaxscope(command).ok());
    Failure failed = withSession(
        image, [&](session::Session& session) { return fill(*session.operations(), dice, 3000); });
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
        if (Failure bad = walkAndClimbAgree(copy))
            return bad;
        if (Failure bad = uncountedAre(copy, {}))
            return bad;
        for (const Standing& removal : removalsIn(copy))
            levels.insert(removal.level);
        switch (dice.below(6)) {
            case 0:
                return finished(copy, scratch.path("kernel"), usage);
            case 1: {
                const Failure bad = finished(copy, scratch.path("kernel"), usage);
                return bad ? bad : sameTrees(copy, wanted, scratch);
            }
            case 2:
                return finished(copy, "", usage);
            default:
                return {};
        }
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
            DAX_CHECK(engine.cleanSome(dice.between(1, 160)));
            ++steps;
        }
    });
    QVERIFY2(!failed, failed.value_or("").c_str());
    qInfo("%u steps, drop levels up to %u", steps, levels.empty() ? 0 : *levels.rbegin());
    QVERIFY2(steps > 10, "the removal has many steps");
    failed = sameTrees(image, wanted, scratch);
    QVERIFY2(!failed, failed.value_or("").c_str());
}

void Removal::weFinishTheKernels_data() {
    QTest::addColumn<QString>("victim");
    QTest::newRow("origin") << "/victim";
    QTest::newRow("snapshot") << "/old";
}

/// The kernel begins removals; the machine stops in the middle of them.
void Removal::weFinishTheKernels() {
    QFETCH(QString, victim);
    Dice dice(seedFromEnvironment());
    const ScratchDirectory scratch;
    const std::string image = scratch.path("image");
    QVERIFY(runDaxscope({"mkfs", image, "--size", "512M", "--nodesize", "4K"}).ok());
    Failure failed = withSession(image, [&](session::Session& session) {
        return fill(*session.operations(), dice, 20'000);
    });
    QVERIFY2(!failed, failed.value_or("").c_str());
    std::vector<std::string> copies;
    unsigned halfWay = 0;
    {
        auto mount = LoopMount::mount(image, scratch.path("mount"), "commit=300");
        QVERIFY(mount.has_value());
        QVERIFY(run({"btrfs", "subvolume", "delete", mount->where() + victim.toStdString()}).ok());
        for (int i = 0; i < 200; ++i) {
            const std::string copy = scratch.path(std::format("copy-{}", i));
            QVERIFY(copyWhileMounted(*mount, image, copy));
            const auto standing = removalsIn(copy);
            if (standing.empty())
                break;
            if (standing.front().level != 0)
                qInfo("level %u of %u", standing.front().level, standing.front().rootLevel);
            halfWay += standing.front().level != 0 ? 1 : 0;
            copies.push_back(copy);
            // Each commit wakes the cleaner.
            QVERIFY(run({"btrfs", "filesystem", "sync", mount->where()}).ok());
        }
        QVERIFY(mount->unmount());
    }
    qInfo("%zu copies, %u of them half-way", copies.size(), halfWay);
    QVERIFY2(!copies.empty(), "the kernel was too fast");
    failed = kernelFinishes(image, scratch.path("mount"));
    QVERIFY2(!failed, failed.value_or("").c_str());
    const std::string usage = usageOf(image);
    for (const std::string& copy : copies) {
        failed = checked(copy);
        QVERIFY2(!failed, failed.value_or("").c_str());
        failed = walkAndClimbAgree(copy);
        QVERIFY2(!failed, failed.value_or("").c_str());
        std::map<std::uint64_t, std::int64_t> kernels;
        failed = uncounted(copy, kernels);
        QVERIFY2(!failed, failed.value_or("").c_str());
        // In several sessions, too.
        for (std::uint64_t sessions = dice.below(3); sessions > 0; --sessions) {
            failed = withSession(copy, [&](session::Session& session) -> Status {
                for (std::uint64_t steps = dice.below(40); steps > 0; --steps)
                    DAX_CHECK(session.operations()->cleanSome(dice.between(1, 200)));
                return session.operations()->commit();
            });
            QVERIFY2(!failed, failed.value_or("").c_str());
            failed = checked(copy);
            QVERIFY2(!failed, failed.value_or("").c_str());
        }
        failed = finished(copy, "", usage);
        QVERIFY2(!failed, failed.value_or("").c_str());
        failed = uncountedAre(copy, kernels);  // we count each of our own
        QVERIFY2(!failed, failed.value_or("").c_str());
        failed = sameTrees(copy, image, scratch);
        QVERIFY2(!failed, failed.value_or("").c_str());
        QVERIFY(::unlink(copy.c_str()) == 0);
    }
}

/// A file loses its last name while it is in use: it stays until it is released, or until an image of a stopped machine is
/// opened, by the kernel or by us.
void Removal::inodesInUse() {
    const ScratchDirectory scratch;
    const std::string image = scratch.path("image");
    QVERIFY(runDaxscope({"mkfs", image, "--size", "256M"}).ok());
    const std::string data(3'000'000, 'h');
    const std::string copy = scratch.path("copy");
    const auto names = [](int i) { return std::format("/file-{}", i); };
    Failure failed = withSession(image, [&](session::Session& session) -> Status {
        files::Operations& engine = *session.operations();
        std::vector<files::FileRef> held;
        for (int i = 0; i < 4; ++i) {
            DAX_CHECK(engine.write(names(i), 0, asBytes(data)));
            DAX_TRY(const files::FileRef file, session.names().resolve(names(i)));
            DAX_CHECK(engine.hold(file));
            DAX_CHECK(engine.hold(file));
            held.push_back(file);
        }
        DAX_CHECK(engine.setxattr(names(0), "user.note", asBytes("x")));
        DAX_CHECK(engine.link(names(1), "/other"));
        DAX_CHECK(engine.mkdir("/directory", 0755));
        DAX_TRY(const files::FileRef directory, session.names().resolve("/directory"));
        DAX_CHECK(engine.hold(directory));
        held.push_back(directory);
        DAX_CHECK(engine.remove("/directory", false));
        for (int i = 0; i < 3; ++i)
            DAX_CHECK(engine.remove(names(i), false));
        DAX_CHECK(engine.write("/replaces", 0, asBytes("r")));
        DAX_CHECK(engine.rename("/replaces", names(3), files::Rename::Replace));
        DAX_CHECK(engine.commit());
        const auto content = [&](files::FileRef file) -> Result<std::string> {
            DAX_TRY(const auto root, session.names().rootOf(file));
            DAX_TRY(auto reader, files::FileReader::open(session.volume(), root, file.inode));
            return reader.readAll(data.size());
        };
        // Still there, and with all space in use.
        for (int i = 0; i < 4; ++i) {
            DAX_TRY(const std::string there, content(held[static_cast<std::size_t>(i)]));
            if (there != data)
                return fail(EIO, "inode {} is not what it was", i);
        }
        if (engine.hold({held[0].subvolume, 9999}) || engine.hold(held[0]))
            return fail(EIO, "what is gone can be held");
        if (!copySparse(image, copy))
            return fail(EIO, "cannot be copied");
        for (const files::FileRef& file : held) {
            DAX_CHECK(engine.release(file));
            if (file != directory)
                DAX_CHECK(engine.release(file));
            if (engine.release(file))
                return fail(EIO, "released once too often");
        }
        DAX_CHECK(engine.clean());
        if (content(held[0]))
            return fail(EIO, "it is still there");
        if (engine.hasLeftOver())
            return fail(EIO, "something is left");
        return engine.commit();
    });
    QVERIFY2(!failed, failed.value_or("").c_str());
    failed = checked(copy);
    QVERIFY2(!failed, failed.value_or("").c_str());
    failed = checked(image);
    QVERIFY2(!failed, failed.value_or("").c_str());
    const std::string usage = usageOf(image);
    QVERIFY(usage != usageOf(copy));
    const std::string second = scratch.path("second");
    QVERIFY(copySparse(copy, second));
    // Looking changes nothing.
    {
        const std::string third = scratch.path("third");
        QVERIFY(copySparse(copy, third));
        QVERIFY(runDaxscope({"ls", copy, "/"}).ok());
        QVERIFY(run({"cmp", copy, third}).ok());
    }
    failed = finished(copy, "", usage);
    QVERIFY2(!failed, failed.value_or("").c_str());
    failed = finished(second, scratch.path("mount"), usage);
    QVERIFY2(!failed, failed.value_or("").c_str());
    failed = sameTrees(copy, second, scratch);
    QVERIFY2(!failed, failed.value_or("").c_str());
    failed = sameTrees(copy, image, scratch);
    QVERIFY2(!failed, failed.value_or("").c_str());
}

/// As above, but the files were in use in the kernel: in the top level, in a subvolume and in snapshots of it.
void Removal::kernelsInodesInUse() {
    const ScratchDirectory scratch;
    const std::string image = scratch.path("image");
    QVERIFY(makeImage(image, 512ULL << 20, {"-n", "4K"}).has_value());
    const std::string copy = scratch.path("copy");
    std::string usage;
    {
        auto mount = LoopMount::mount(image, scratch.path("mount"), "commit=300");
        QVERIFY(mount.has_value());
        const std::string top = mount->where();
        QVERIFY(run({"btrfs", "subvolume", "create", top + "/sub"}).ok());
        std::vector<int> open;
        for (const std::string& directory : {top, top + "/sub"}) {
            for (int i = 0; i < 20; ++i) {
                const std::string path = std::format("{}/{}", directory, i);
                const int fd = ::open(path.c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0644);
                QVERIFY(fd >= 0);
                const std::string data(static_cast<std::size_t>(1 + i * 7000), 'k');
                for (std::size_t at = 0; at < 40; ++at)
                    QVERIFY(::pwrite(fd, data.data(), data.size(),
                                     static_cast<off_t>(at * 200'000)) > 0);
                QVERIFY(::fsync(fd) == 0);
                if (i % 4 == 0)
                    ::close(fd);
                else
                    open.push_back(fd);
            }
        }
        for (const std::string& directory : {top, top + "/sub"}) {
            for (int i = 0; i < 20; ++i) {
                if (i % 4 != 0)
                    QVERIFY(::unlink(std::format("{}/{}", directory, i).c_str()) == 0);
            }
        }
        QVERIFY(copyWhileMounted(*mount, image, copy));
        for (const int fd : open)
            ::close(fd);
        QVERIFY(mount->unmount());
        usage = usageOf(image);
    }
    Failure failed = checked(copy);
    QVERIFY2(!failed, failed.value_or("").c_str());
    QVERIFY(usageOf(copy) != usage);
    failed = finished(copy, "", usage);
    QVERIFY2(!failed, failed.value_or("").c_str());
    failed = sameTrees(copy, image, scratch);
    QVERIFY2(!failed, failed.value_or("").c_str());
}

/// A snapshot of a subvolume with an inode in use has it too, and nobody who uses it there: it goes at once, as the
/// kernel's cleanup of a new snapshot has it, also when the snapshot is read-only.
void Removal::orphansInSnapshots() {
    const ScratchDirectory scratch;
    const std::string image = scratch.path("image");
    QVERIFY(runDaxscope({"mkfs", image, "--size", "256M"}).ok());
    const std::string copy = scratch.path("copy");
    files::FileRef file;
    Failure failed = withSession(image, [&](session::Session& session) -> Status {
        files::Operations& engine = *session.operations();
        DAX_CHECK(engine.subvolume("/sub"));
        DAX_CHECK(engine.write("/sub/file", 0, asBytes(std::string(500'000, 'a'))));
        DAX_TRY(file, session.names().resolve("/sub/file"));
        DAX_CHECK(engine.hold(file));
        DAX_CHECK(engine.remove("/sub/file", false));
        DAX_CHECK(engine.snapshot("/sub", "/writable", false));
        DAX_CHECK(engine.snapshot("/sub", "/protected", true));
        if (!engine.hasLeftOver())
            return fail(EIO, "nobody is to clean the snapshots");
        DAX_CHECK(engine.commit());
        if (!copySparse(image, copy))
            return fail(EIO, "cannot be copied");
        DAX_CHECK(engine.clean());
        const auto has = [&](const std::string& path) -> Result<bool> {
            DAX_TRY(const files::FileRef top, session.names().resolve(path));
            DAX_TRY(const auto root, session.names().rootOf(top));
            return files::readInode(session.volume(), root, file.inode).has_value();
        };
        DAX_TRY(const bool inWritable, has("/writable"));
        DAX_TRY(const bool inProtected, has("/protected"));
        DAX_TRY(const bool inSource, has("/sub"));
        return inWritable || inProtected || !inSource ? fail(EIO, "the wrong ones went") : Status();
    });
    QVERIFY2(!failed, failed.value_or("").c_str());
    for (const std::string& path : {image, copy}) {
        failed = checked(path);
        QVERIFY2(!failed, failed.value_or("").c_str());
    }
    // Whoever opens either next cleans all of them. The kernel does so when a program looks into the subvolume.
    const std::string kernels = scratch.path("kernels");
    QVERIFY(copySparse(copy, kernels));
    {
        auto mount = LoopMount::mount(kernels, scratch.path("mount"));
        QVERIFY(mount.has_value());
        for (const char* name : {"sub", "writable", "protected"})
            QVERIFY(run({"ls", mount->where() + "/" + name}).ok());
        QVERIFY(run({"btrfs", "filesystem", "sync", mount->where()}).ok());
        QVERIFY(mount->unmount());
    }
    failed = checked(kernels);
    QVERIFY2(!failed, failed.value_or("").c_str());
    for (const std::string& path : {image, copy}) {
        failed = finished(path, "", usageOf(kernels));
        QVERIFY2(!failed, failed.value_or("").c_str());
    }
}

/// Orphan items that lead to nothing: an inode that has links, one that is not there, a subvolume that is not there.
void Removal::orphanItemsLeftOver() {
    const ScratchDirectory scratch;
    const std::string image = scratch.path("image");
    QVERIFY(runDaxscope({"mkfs", image, "--size", "256M"}).ok());
    files::FileRef file;
    Failure failed = withSession(image, [&](session::Session& session) -> Status {
        DAX_CHECK(session.operations()->write("/file", 0, asBytes("stays")));
        DAX_TRY(file, session.names().resolve("/file"));
        return session.commit();
    });
    QVERIFY2(!failed, failed.value_or("").c_str());
    const auto orphans = [&](volume::Volume& volume) -> Result<std::size_t> {
        DAX_TRY(const auto root, volume.root(format::id::fsTree));
        DAX_TRY(const auto inFiles, files::orphansOf(volume, root));
        DAX_TRY(const auto inRoots, files::orphansOf(volume, volume.rootTree()));
        return inFiles.size() + inRoots.size();
    };
    const auto onTransaction = [&](auto&& use) -> Status {
        DAX_TRY(auto map, pmem::ImageMap::open(image, pmem::Access::ReadWrite));
        DAX_TRY(auto store, pmem::Store::over(*map));
        DAX_TRY(auto volume, volume::Volume::open(map->bytes()));
        DAX_TRY(auto transaction, volume::Transaction::open(*volume, store));
        transaction->begin();
        DAX_CHECK(use(*volume, files::EditContext{*transaction, {}}));
        transaction->keep();
        return transaction->commit();
    };
    const Status made = onTransaction([&](volume::Volume&, const files::EditContext& context) {
        return files::addOrphan(context, file.subvolume, file.inode)
            .and_then([&] { return files::addOrphan(context, file.subvolume, 7777); })
            .and_then([&] { return files::addOrphan(context, format::id::rootTree, 8888); });
    });
    QVERIFY2(made.has_value(), made ? "" : made.error().text().c_str());
    const std::string kernels = scratch.path("kernels");
    QVERIFY(copySparse(image, kernels));
    failed = kernelFinishes(kernels, scratch.path("mount"));
    QVERIFY2(!failed, failed.value_or("").c_str());
    failed = cleanAll(image);
    QVERIFY2(!failed, failed.value_or("").c_str());
    failed = checked(image);
    QVERIFY2(!failed, failed.value_or("").c_str());
    std::size_t left = 1;
    const Status counted =
        onTransaction([&](volume::Volume& volume, const files::EditContext&) -> Status {
            DAX_TRY(left, orphans(volume));
            return {};
        });
    QVERIFY2(counted.has_value(), counted ? "" : counted.error().text().c_str());
    QCOMPARE(left, std::size_t{0});
    failed = sameTrees(image, kernels, scratch);
    QVERIFY2(!failed, failed.value_or("").c_str());
}

/// A file of very many extents goes in steps, each of which leaves a clean image.
void Removal::largeFile() {
    const ScratchDirectory scratch;
    const std::string image = scratch.path("image");
    const std::string copy = scratch.path("copy");
    QVERIFY(runDaxscope({"mkfs", image, "--size", "256M", "--nodesize", "4K"}).ok());
    const std::string usage = usageOf(image);
    unsigned steps = 0;
    Failure failed = withSession(image, [&](session::Session& session) -> Status {
        files::Operations& engine = *session.operations();
        for (unsigned i = 0; i < 6000; ++i)
            DAX_CHECK(engine.write("/large", i * 8192ULL, asBytes(std::string(4096, 'l'))));
        DAX_CHECK(engine.setxattr("/large", "user.note", asBytes("x")));
        DAX_CHECK(engine.commit());
        DAX_CHECK(engine.remove("/large", false));
        if (session.names().resolve("/large"))
            return fail(EIO, "its name is still there");
        while (engine.hasLeftOver()) {
            DAX_CHECK(engine.cleanSome(250));
            DAX_CHECK(engine.commit());
            if (++steps % 4 != 0)
                continue;
            if (!copySparse(image, copy))
                return fail(EIO, "cannot be copied");
            if (const Failure bad = checked(copy))
                return fail(EIO, "after {} steps: {}", steps, *bad);
            if (const Failure bad =
                    finished(copy, steps % 8 == 0 ? scratch.path("mount") : "", usage))
                return fail(EIO, "after {} steps: {}", steps, *bad);
        }
        return {};
    });
    QVERIFY2(!failed, failed.value_or("").c_str());
    QVERIFY2(steps > 10, "it goes in several steps");
    failed = finished(image, "", usage);
    QVERIFY2(!failed, failed.value_or("").c_str());
}

/// A removed subvolume waits for the inodes in it that are in use.
void Removal::subvolumeInUse() {
    const ScratchDirectory scratch;
    const std::string image = scratch.path("image");
    const std::string copy = scratch.path("copy");
    QVERIFY(runDaxscope({"mkfs", image, "--size", "256M"}).ok());
    const std::string usage = usageOf(image);
    Failure failed = withSession(image, [&](session::Session& session) -> Status {
        files::Operations& engine = *session.operations();
        DAX_CHECK(engine.subvolume("/sub"));
        DAX_CHECK(engine.write("/sub/file", 0, asBytes(std::string(500'000, 'a'))));
        DAX_TRY(const files::FileRef file, session.names().resolve("/sub/file"));
        DAX_CHECK(engine.hold(file));
        DAX_CHECK(engine.remove("/sub", false));
        if (engine.hasLeftOver())
            return fail(EIO, "it does not wait");
        DAX_CHECK(engine.clean());
        if (!copySparse(image, copy))
            return fail(EIO, "cannot be copied");
        DAX_TRY(const auto root, session.names().rootOf(file));
        DAX_CHECK(files::readInode(session.volume(), root, file.inode).transform([](auto&&) {}));
        DAX_CHECK(engine.release(file));
        if (!engine.hasLeftOver())
            return fail(EIO, "it still waits");
        return engine.clean();
    });
    QVERIFY2(!failed, failed.value_or("").c_str());
    failed = checked(copy);
    QVERIFY2(!failed, failed.value_or("").c_str());
    failed = finished(copy, scratch.path("mount"), usage);
    QVERIFY2(!failed, failed.value_or("").c_str());
    failed = finished(image, "", usage);
    QVERIFY2(!failed, failed.value_or("").c_str());
}

/// What we make the default the kernel mounts when nobody names a subvolume, and it says the same of it.
void Removal::defaultSubvolume() {
    const ScratchDirectory scratch;
    const std::string image = scratch.path("image");
    QVERIFY(runDaxscope({"mkfs", image, "--size", "256M"}).ok());
    QVERIFY(runDaxscope({"subvolume", image, "/sub"}).ok());
    QVERIFY(runDaxscope({"write", image, "/sub/inside", "0", "here"}).ok());
    QVERIFY(runDaxscope({"snapshot", image, "/sub", "/snapshot", "--read-only"}).ok());
    QVERIFY(runDaxscope({"write", image, "/sub/later", "0", "here"}).ok());
    QVERIFY(runDaxscope({"mkdir", image, "/directory"}).ok());
    const auto shows = [&](const char* name) -> Failure {
        if (Failure bad = checked(image))
            return bad;
        auto mount = LoopMount::mount(image, scratch.path("mount"), "", true);
        if (!mount)
            return mount.error();
        const Ran list = run({"ls", mount->where()});
        const Ran get = run({"btrfs", "subvolume", "get-default", mount->where()});
        if (!mount->unmount())
            return "cannot be unmounted";
        if (list.out != name)
            return "the kernel shows " + list.out;
        const Ran info = runDaxscope({"info", image, "--json"});
        const std::string number = get.out.substr(3, get.out.find(' ', 3) - 3);
        if (!info.out.contains("\"defaultSubvolume\": " + number + ",") &&
            !info.out.contains("\"defaultSubvolume\":" + number + ","))
            return "we say " + info.out + "\nthe kernel " + get.out;
        return std::nullopt;
    };
    QVERIFY(runDaxscope({"setdefault", image, "/sub"}).ok());
    Failure failed = shows("inside\nlater\n");
    QVERIFY2(!failed, failed.value_or("").c_str());
    // As in the kernel, it cannot be removed then.
    QVERIFY(!runDaxscope({"remove", image, "/sub"}).ok());
    QVERIFY(runDaxscope({"setdefault", image, "/snapshot"}).ok());
    failed = shows("inside\n");
    QVERIFY2(!failed, failed.value_or("").c_str());
    QVERIFY(!runDaxscope({"setdefault", image, "/directory"}).ok());
    QVERIFY(!runDaxscope({"setdefault", image, "/sub/later"}).ok());
    QVERIFY(!runDaxscope({"setdefault", image, "/nothing"}).ok());
    failed = shows("inside\n");
    QVERIFY2(!failed, failed.value_or("").c_str());
    QVERIFY(runDaxscope({"remove", image, "/sub"}).ok());
    QVERIFY(runDaxscope({"setdefault", image, "/"}).ok());
    failed = shows("directory\nsnapshot\n");
    QVERIFY2(!failed, failed.value_or("").c_str());
}

/// The command leaves nothing behind, also of what an earlier one was killed in.
void Removal::removedBySubcommand() {
    const ScratchDirectory scratch;
    const std::string image = scratch.path("image");
    QVERIFY(runDaxscope({"mkfs", image, "--size", "512M", "--nodesize", "4K"}).ok());
    Dice dice(seedFromEnvironment());
    Failure failed = withSession(image, [&](session::Session& session) -> Status {
        DAX_CHECK(fill(*session.operations(), dice, 2000));
        DAX_CHECK(session.operations()->remove("/old", false));
        return session.commit();
    });
    QVERIFY2(!failed, failed.value_or("").c_str());
    QCOMPARE(removalsIn(image).size(), std::size_t{1});
    QVERIFY(runDaxscope({"remove", image, "/victim"}).ok());
    QCOMPARE(removalsIn(image).size(), std::size_t{0});
    failed = checked(image);
    QVERIFY2(!failed, failed.value_or("").c_str());
}

/// When nothing fits any more, removing still works, also of what shares everything, and gives the space back.
void Removal::fullImage() {
    const ScratchDirectory scratch;
    const std::string image = scratch.path("image");
    QVERIFY(
        runDaxscope({"mkfs", image, "--size", "128M", "--metadata", "single", "--nodesize", "4K"})
            .ok());
    const std::string usage = usageOf(image);
    for (int round = 0; round < 2; ++round) {
        Failure failed = withSession(image, [&](session::Session& session) -> Status {
            files::Operations& engine = *session.operations();
            DAX_CHECK(engine.subvolume("/a"));
            for (int i = 0; i < 500; ++i)
                DAX_CHECK(
                    engine.write(std::format("/a/{}", i), 0, asBytes(std::string(1500, 'i'))));
            DAX_CHECK(engine.snapshot("/a", "/b", false));
            DAX_CHECK(engine.snapshot("/a", "/c", true));
            const auto fillUp = [&](const std::string& top, std::size_t length) -> Status {
                const std::string data(length, 'f');
                for (int i = 0; i < 100'000; ++i) {
                    const Status written =
                        engine.write(std::format("{}/{}-{}", top, length, i), 0, asBytes(data));
                    if (!written)
                        return written.error().code == ENOSPC ? Status() : written;
                }
                return fail(EIO, "it is never full");
            };
            for (const std::size_t length : {700'000, 4096, 1500, 1}) {
                DAX_CHECK(fillUp("/a", length));
                DAX_CHECK(fillUp("/b", length));
            }
            const Status durable = engine.commit();
            return durable ? durable : fail(EIO, "committing: {}", durable.error().text());
        });
        QVERIFY2(!failed, failed.value_or("").c_str());
        failed = checked(image);
        QVERIFY2(!failed, failed.value_or("").c_str());
        failed = withSession(image, [&](session::Session& session) -> Status {
            for (const char* name : {"/b", "/a", "/c"}) {
                const Status removed = session.operations()->remove(name, false);
                if (!removed)
                    return fail(EIO, "{}: {}", name, removed.error().text());
                if (round == 0)
                    DAX_CHECK(session.operations()->clean());
            }
            return session.operations()->clean();
        });
        QVERIFY2(!failed, failed.value_or("").c_str());
        failed = checked(image);
        QVERIFY2(!failed, failed.value_or("").c_str());
        failed = walkAndClimbAgree(image);
        QVERIFY2(!failed, failed.value_or("").c_str());
        failed = uncountedAre(image, {});
        QVERIFY2(!failed, failed.value_or("").c_str());
        QCOMPARE(usageOf(image), usage);
    }
}

QTEST_GUILESS_MAIN(Removal)
#include "test_removal.moc"
