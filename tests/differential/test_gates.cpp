// What must be refused, what must be opened read-only and said so, and what must be reported as
// damage (mission F1, F3, F4). Where the kernel has the same rule, it is asked first: the test then
// also proves that the image is what it is meant to be.
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>
#include <algorithm>
#include <filesystem>
#include <format>
#include <memory>

#include "support/dump_tree.h"
#include "support/filler.h"
#include "support/image_edit.h"
#include "support/image_file.h"
#include "support/loop_mount.h"
#include "support/process.h"

using namespace daxscope::test;

namespace {

constexpr std::uint64_t imageBytes = 256ULL << 20;

QJsonObject json(const Ran& ran) {
    return QJsonDocument::fromJson(QByteArray::fromStdString(ran.out)).object();
}

std::string reasons(const QJsonObject& info) {
    std::string all;
    for (const QJsonValue& reason : info["readOnlyReasons"].toArray())
        all += reason.toString().toStdString() + "\n";
    return all;
}

bool says(const std::string& text, const char* pattern) {
    return QRegularExpression(pattern, QRegularExpression::CaseInsensitiveOption)
        .match(QString::fromStdString(text))
        .hasMatch();
}

}  // namespace

// A refusal: exit 1, one sentence that matches, nothing on stdout, no signal.
#define REFUSED(ran, pattern)                                             \
    do {                                                                  \
        const Ran& refusedRun = (ran);                                    \
        QVERIFY2(refusedRun.exitCode == 1, refusedRun.verdict().c_str()); \
        QVERIFY2(says(refusedRun.err, pattern), refusedRun.err.c_str());  \
        QVERIFY2(refusedRun.out.empty(), refusedRun.out.c_str());         \
    } while (false)

// Opens, only for reading, and says why; the files can be listed.
#define READ_ONLY_BECAUSE(image, pattern)                               \
    do {                                                                \
        const Ran infoRun = runDaxscope({"info", "--json", image});     \
        QVERIFY2(infoRun.ok(), infoRun.verdict().c_str());              \
        const QJsonObject info = json(infoRun);                         \
        QVERIFY2(info["mustBeReadOnly"].toBool(), infoRun.out.c_str()); \
        QVERIFY2(says(reasons(info), pattern), infoRun.out.c_str());    \
        const Ran lsRun = runDaxscope({"ls", image});                   \
        QVERIFY2(lsRun.ok(), lsRun.verdict().c_str());                  \
        QVERIFY2(says(lsRun.out, "hello"), lsRun.out.c_str());          \
    } while (false)

class Gates : public QObject {
    Q_OBJECT

    std::unique_ptr<ScratchDirectory> scratch_;
    std::string base_;

    [[nodiscard]] std::string path(const char* name) const { return scratch_->path(name); }
    /// A fresh copy of the base image.
    [[nodiscard]] std::string copy() const {
        const std::string image = path("copy.img");
        return copySparse(base_, image) ? image : std::string();
    }
    /// A filesystem with the file /hello (and more), unmounted cleanly.
    [[nodiscard]] std::string filled(const char* name, const std::vector<std::string>& mkfs,
                                     const std::string& options = {}) const;
    [[nodiscard]] bool kernelMounts(const std::string& image, bool readOnly) const {
        return LoopMount::mount(image, path("m"), {}, readOnly).has_value();
    }

private slots:
    void initTestCase();
    void init() { QVERIFY(!copy().empty()); }

    void wrongUsage_data();
    void wrongUsage();
    void unknownIncompatBit();
    void everyIncompatBit();
    void unknownCompatRoBit();
    void logTree();
    void quotas_data();
    void quotas();
    void freeSpaceCacheVersion1();
    void corruptedData();
    void corruptedDataSecondCopy();
    void corruptedTreeBlockSecondCopy();
    void tornPrimarySuperblock();
    void noSuperblockAtAll();
    void twoDevices();
    void truncatedImage();
    void dumpByBtrfsImage();
    void notBtrfs_data();
    void notBtrfs();
    void mountedImage();
    void attachedImage();
    void lockedImage();
    void blockDevice();
    void changedMetadataUuid();
    void seedDevice();
    void halfDeletedSubvolume();
};

std::string Gates::filled(const char* name, const std::vector<std::string>& mkfs,
                          const std::string& options) const {
    const std::string image = path(name);
    if (const auto made = makeImage(image, imageBytes, mkfs); !made) {
        qWarning("%s", made.error().c_str());
        return {};
    }
    auto mount = LoopMount::mount(image, path("m"), options);
    if (!mount) {
        qWarning("%s", mount.error().c_str());
        return {};
    }
    // Readable content, whose place can be found, and many small files for some tree blocks.
    const Ran ran = run({"sh", "-c",
                         "cd \"$1\" && seq 1 20000 >hello && mkdir dir && for i in $(seq 300); do "
                         "echo $i >dir/$i; done && btrfs -q subvolume create sub",
                         "sh", mount->where()});
    return ran.ok() && mount->unmount() ? image : std::string();
}

void Gates::initTestCase() {
    DAXSCOPE_NEEDS_MOUNTS();
    QVERIFY2(!daxscopeBinary().empty(), "DAXSCOPE_BIN names the program under test");
    scratch_ = std::make_unique<ScratchDirectory>();
    base_ = filled("base.img", {"-m", "dup"});
    QVERIFY(!base_.empty());
    // Nothing to complain of here: what the other tests find is their own doing.
    const Ran ran = runDaxscope({"info", "--json", base_});
    QVERIFY2(ran.ok(), ran.verdict().c_str());
}

void Gates::wrongUsage_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("no image") << QStringList{"info"};
    QTest::newRow("no such option") << QStringList{"ls", "x.img", "--no-such-option"};
    QTest::newRow("no byte") << QStringList{"owners", "x.img"};
    QTest::newRow("not a byte") << QStringList{"owners", "x.img", "twelve"};
    QTest::newRow("no path") << QStringList{"cat", "x.img"};
}

void Gates::wrongUsage() {
    QFETCH(QStringList, arguments);
    std::vector<std::string> args;
    for (const QString& a : arguments)
        args.push_back(a.toStdString());
    const Ran ran = runDaxscope(args);
    QVERIFY2(ran.exitCode == 2, ran.verdict().c_str());
    QVERIFY(!ran.err.empty());
}

void Gates::unknownIncompatBit() {
    const std::string image = copy();
    ImageFile(image).editSuperblocks([](std::span<std::byte> s) {
        storeAt(s, super::incompat, loadAt<std::uint64_t>(s, super::incompat) | (1ULL << 40));
    });
    QVERIFY(!kernelMounts(image, true));
    for (const char* command : {"info", "ls", "map", "dump"})
        REFUSED(runDaxscope({command, image}), "bit 40|0x10000000000");
}

void Gates::everyIncompatBit() {
    // Each bit alone, set where it was clear and clear where it was set: opened or refused by name.
    for (unsigned bit = 0; bit < 64; ++bit) {
        const std::string image = copy();
        ImageFile(image).editSuperblocks([bit](std::span<std::byte> s) {
            storeAt(s, super::incompat, loadAt<std::uint64_t>(s, super::incompat) ^ (1ULL << bit));
        });
        const Ran ran = runDaxscope({"info", image});
        QVERIFY2(ran.exitCode == 0 || ran.exitCode == 1,
                 std::format("bit {}: {}", bit, ran.verdict()).c_str());
        if (bit > 16)
            QVERIFY2(ran.exitCode == 1 && says(ran.err, std::format("bit {}\\b", bit).c_str()),
                     std::format("bit {}: {}", bit, ran.verdict()).c_str());
    }
}

void Gates::unknownCompatRoBit() {
    const std::string image = copy();
    ImageFile(image).editSuperblocks([](std::span<std::byte> s) {
        storeAt(s, super::compatRo, loadAt<std::uint64_t>(s, super::compatRo) | (1ULL << 41));
    });
    QVERIFY(!kernelMounts(image, false));
    QVERIFY(kernelMounts(image, true));
    READ_ONLY_BECAUSE(image, "bit 41|0x20000000000");
}

void Gates::logTree() {
    const std::string image = path("log.img");
    const std::string copied = path("log-copy.img");
    QVERIFY(copySparse(base_, image));
    auto mount = LoopMount::mount(image, path("m"));
    QVERIFY2(mount.has_value(), mount ? "" : mount.error().c_str());
    const std::string file = mount->where() + "/synced";
    const int fd = ::open(file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
    QVERIFY(fd >= 0 && ::write(fd, "in the log", 10) == 10 && ::fsync(fd) == 0);
    // As it would lie there after a power failure at this moment.
    QVERIFY(copySparse(image, copied));
    ::close(fd);
    QVERIFY(mount->unmount());
    const auto super = ImageFile(copied).read(superblockPlaces[0], superblockBytes);
    QVERIFY(loadAt<std::uint64_t>(super, super::logRoot) != 0);

    READ_ONLY_BECAUSE(copied, "log");
    const QJsonObject info = json(runDaxscope({"info", "--json", copied}));
    QVERIFY(info["logTree"].toBool());
}

void Gates::quotas_data() {
    QTest::addColumn<QString>("feature");
    QTest::newRow("quotas") << "quota";
    QTest::newRow("simple quotas") << "squota";
}

void Gates::quotas() {
    QFETCH(QString, feature);
    const std::string image = filled("quota.img", {"-O", feature.toStdString()});
    QVERIFY(!image.empty());
    READ_ONLY_BECAUSE(image, "quota");
}

void Gates::freeSpaceCacheVersion1() {
    const std::string image = filled("v1.img", {"-O", "^free-space-tree"}, "space_cache=v1");
    QVERIFY(!image.empty());
    READ_ONLY_BECAUSE(image, "cache");
}

void Gates::corruptedData() {
    const std::string image = copy();
    const auto dump = dumpTrees(image);
    QVERIFY(dump.has_value());
    const DumpedFileExtent* found = nullptr;
    for (const auto& [file, extents] : dump->files)
        for (const DumpedFileExtent& e : extents)
            if (file.first == 5 && e.diskLength > 40960)
                found = &e;
    QVERIFY(found != nullptr);
    // One bit of the fourth block of /hello.
    const ImageFile file(image);
    const std::uint64_t place = dump->deviceBytes(found->diskLogical).front() + 3 * 4096 + 77;
    auto byte = file.read(place, 1);
    byte[0] ^= std::byte{4};
    file.write(place, byte);

    const Ran ran = runDaxscope({"cat", image, "/hello"});
    QCOMPARE(ran.exitCode, 1);
    QVERIFY2(says(ran.err, "/hello") && says(ran.err, "12288"), ran.err.c_str());
    // What comes before it is right, nothing wrong is printed.
    const Ran whole = runDaxscope({"cat", base_, "/hello"});
    QVERIFY(whole.ok() && whole.out.size() > 40960);
    QVERIFY(whole.out.starts_with(ran.out));
    // The others are as they were.
    QCOMPARE(runDaxscope({"cat", image, "/dir/7"}).out, std::string("7\n"));
    QVERIFY(runDaxscope({"ls", "-R", image}).ok());
}

void Gates::corruptedDataSecondCopy() {
    const std::string image = filled("dup-data.img", {"-d", "dup", "-m", "dup"});
    const auto dump = dumpTrees(image);
    QVERIFY(dump.has_value());
    const std::string whole = runDaxscope({"cat", image, "/hello"}).out;
    QVERIFY(whole.size() > 40960);
    for (const auto& [file, extents] : dump->files)
        for (const DumpedFileExtent& e : extents)
            if (e.diskLength > 40960)
                ImageFile(image).invert(dump->deviceBytes(e.diskLogical).front() + 4096, 4096);
    // With two copies one may be lost: everything is printed, and the damage is said.
    const Ran ran = runDaxscope({"cat", image, "/hello"});
    QCOMPARE(ran.exitCode, 1);
    QVERIFY2(says(ran.err, "second copy"), ran.err.c_str());
    QVERIFY(ran.out == whole);
}

void Gates::corruptedTreeBlockSecondCopy() {
    const std::string image = copy();
    const auto dump = dumpTrees(image);
    QVERIFY(dump.has_value());
    const std::string whole = runDaxscope({"ls", "-R", "-l", image}).out;
    for (const bool first : {true, false}) {
        QVERIFY(copySparse(base_, image));
        const ImageFile file(image);
        for (const auto& [logical, block] : dump->blocks) {
            const auto places = dump->deviceBytes(logical);
            QCOMPARE(places.size(), 2U);
            file.invert(first ? places[0] : places[1], 4096);
        }
        const Ran ran = runDaxscope({"ls", "-R", "-l", image});
        // It may say what it found; it must find everything.
        QVERIFY2(ran.exitCode == 0 || ran.exitCode == 1, ran.verdict().c_str());
        QCOMPARE(ran.out, whole);
    }
    // Both copies of the leaf of /dir's names: said, not crashed.
    const ImageFile file(image);
    for (const auto& [logical, block] : dump->blocks)
        if (block.owner == 5 && block.level == 0)
            for (const std::uint64_t place : dump->deviceBytes(logical))
                file.invert(place + 4096, 16);
    const Ran ran = runDaxscope({"ls", "-R", image});
    QVERIFY2(ran.exitCode == 1, ran.verdict().c_str());
    QVERIFY2(says(ran.err, "checksum"), ran.err.c_str());
}

void Gates::tornPrimarySuperblock() {
    const std::string image = copy();
    // A write of 4096 bytes of which the second half did not make it.
    ImageFile(image).invert(superblockPlaces[0] + 2048, 2048);
    QVERIFY(!kernelMounts(image, true));
    const Ran ran = runDaxscope({"info", "--json", image});
    QVERIFY2(ran.exitCode == 0 || ran.exitCode == 1, ran.verdict().c_str());
    QCOMPARE(json(ran)["superblock"].toInteger(), qint64(superblockPlaces[1]));
    const Ran ls = runDaxscope({"ls", "-R", image});
    QCOMPARE(ls.out, runDaxscope({"ls", "-R", base_}).out);
    // Looking changes nothing; who writes mends it first, also when the operation itself is refused.
    QVERIFY(!kernelMounts(image, true));
    QVERIFY(!runDaxscope({"remove", image, "/there is no such file"}).ok());
    QVERIFY(kernelMounts(image, true));
    const Ran check = run({"btrfs", "check", image});
    QVERIFY2(check.ok(), check.verdict().c_str());
}

void Gates::noSuperblockAtAll() {
    const std::string image = copy();
    for (const std::uint64_t place : {superblockPlaces[0], superblockPlaces[1]})
        ImageFile(image).invert(place + 2048, 2048);
    REFUSED(runDaxscope({"info", image}), "checksum");
}

void Gates::twoDevices() {
    const std::string first = path("first.img");
    const std::string second = path("second.img");
    for (const std::string& image : {first, second})
        QVERIFY(run({"truncate", "-s", "200M", image}).ok());
    const Ran made = run({"mkfs.btrfs", "-q", "-m", "raid1", "-d", "single", first, second});
    QVERIFY2(made.ok(), made.verdict().c_str());
    QVERIFY(!kernelMounts(first, true));
    for (const std::string& image : {first, second})
        REFUSED(runDaxscope({"info", image}), "2 devices|multi-device|several devices");
    // Only claimed: the kernel corrects the number, Daxscope need not.
    const std::string image = copy();
    ImageFile(image).editSuperblocks(
        [](std::span<std::byte> s) { storeAt<std::uint64_t>(s, super::numDevices, 2); });
    REFUSED(runDaxscope({"info", image}), "device");
}

void Gates::truncatedImage() {
    const std::string image = copy();
    for (const off_t size :
         {off_t(imageBytes) - 4096, off_t(100) << 20, off_t(40) << 20, off_t(1) << 20, off_t(70000),
          off_t(65536), off_t(5000), off_t(10), off_t(0)}) {
        QVERIFY(::truncate(image.c_str(), size) == 0);
        for (const char* command : {"info", "map", "dump"}) {
            const Ran ran = runDaxscope({command, image});
            QVERIFY2(ran.exitCode == 1 && !ran.err.empty(),
                     std::format("{} of {} bytes: {}", command, size, ran.verdict()).c_str());
        }
    }
}

void Gates::dumpByBtrfsImage() {
    const std::string dumped = path("dumped");
    const Ran made = run({"btrfs-image", base_, dumped});
    QVERIFY2(made.ok(), made.verdict().c_str());
    REFUSED(runDaxscope({"info", dumped}), "btrfs-image.*-r");
    // Restored it is an image, with trees but without data: to be listed, not to be read.
    const std::string restored = path("restored.img");
    const Ran back = run({"btrfs-image", "-r", dumped, restored});
    QVERIFY2(back.ok(), back.verdict().c_str());
    const Ran ls = runDaxscope({"ls", "-R", restored});
    QVERIFY2(ls.exitCode == 0 || ls.exitCode == 1, ls.verdict().c_str());
    QCOMPARE(ls.out, runDaxscope({"ls", "-R", base_}).out);
}

void Gates::notBtrfs_data() {
    QTest::addColumn<QString>("make");
    QTest::addColumn<QString>("pattern");
    QTest::newRow("nothing there") << "true" << "No such file|does not exist";
    QTest::newRow("empty file") << ": >x" << ".";
    QTest::newRow("zeros") << "truncate -s 100M x" << "empty";
    QTest::newRow("text") << "seq 100000 >x" << "btrfs";
    QTest::newRow("directory") << "mkdir x" << "directory";
    QTest::newRow("fifo") << "mkfifo x" << ".";
    QTest::newRow("ext4") << "truncate -s 100M x && mkfs.ext4 -q -F x" << "ext4";
    QTest::newRow("xfs") << "truncate -s 400M x && mkfs.xfs -q x" << "xfs";
    QTest::newRow("zstd") << "seq 1000000 | zstd -q -o x" << "zstd";
}

void Gates::notBtrfs() {
    QFETCH(QString, make);
    QFETCH(QString, pattern);
    const std::string directory = path("not");
    QVERIFY(run({"mkdir", directory}).ok());
    const Ran made = run({"sh", "-c", "cd \"$1\" && " + make.toStdString(), "sh", directory});
    const Ran ran = runDaxscope({"info", directory + "/x"}, {.timeoutSeconds = 10});
    std::filesystem::remove_all(directory);
    QVERIFY2(made.ok(), made.verdict().c_str());
    REFUSED(ran, pattern.toUtf8().constData());
}

void Gates::mountedImage() {
    const std::string image = copy();
    auto mount = LoopMount::mount(image, path("m"));
    QVERIFY(mount.has_value());
    REFUSED(runDaxscope({"info", image}), "mounted|loop");
    // By another name too.
    const std::string link = path("hard-link.img");
    QVERIFY(::link(image.c_str(), link.c_str()) == 0);
    REFUSED(runDaxscope({"info", link}), "mounted|loop");
    QVERIFY(mount->unmount());
    const Ran ran = runDaxscope({"info", link});
    QVERIFY2(ran.ok(), ran.verdict().c_str());
    ::unlink(link.c_str());
}

void Gates::attachedImage() {
    const std::string image = copy();
    {
        const auto loop = LoopDevice::attach(image);
        QVERIFY(loop.has_value());
        REFUSED(runDaxscope({"info", image}), "loop");
    }
    const Ran ran = runDaxscope({"info", image});
    QVERIFY2(ran.ok(), ran.verdict().c_str());
}

void Gates::lockedImage() {
    const std::string image = copy();
    const int fd = ::open(image.c_str(), O_RDWR | O_CLOEXEC);
    QVERIFY(fd >= 0 && ::flock(fd, LOCK_EX) == 0);
    REFUSED(runDaxscope({"info", image}), "lock|in use");
    ::flock(fd, LOCK_UN);
    struct flock whole{};
    whole.l_type = F_WRLCK;
    whole.l_whence = SEEK_SET;
    QVERIFY(::fcntl(fd, F_SETLK, &whole) == 0);
    REFUSED(runDaxscope({"info", image}), "lock|in use");
    ::close(fd);
    const Ran ran = runDaxscope({"info", image});
    QVERIFY2(ran.ok(), ran.verdict().c_str());
}

void Gates::blockDevice() {
    const std::string image = copy();
    const auto loop = LoopDevice::attach(image);
    QVERIFY(loop.has_value());
    const Ran ran = runDaxscope({"ls", "-R", loop->path()});
    QVERIFY2(ran.ok(), ran.verdict().c_str());
    QCOMPARE(ran.out, runDaxscope({"ls", "-R", base_}).out);
    {
        auto other = LoopMount::mount(loop->path(), path("m"));
        // A loop device of the loop device: mounted all the same, as far as the image is concerned.
        if (other)
            REFUSED(runDaxscope({"info", loop->path()}), "mounted|loop|in use|busy");
    }
}

void Gates::changedMetadataUuid() {
    const std::string image = copy();
    const Ran changed = run({"btrfstune", "-m", image});
    QVERIFY2(changed.ok(), changed.verdict().c_str());
    QVERIFY(kernelMounts(image, true));
    const Ran ls = runDaxscope({"ls", "-R", image});
    QVERIFY2(ls.ok(), ls.verdict().c_str());
    QCOMPARE(ls.out, runDaxscope({"ls", "-R", base_}).out);
}

void Gates::seedDevice() {
    const std::string image = copy();
    const Ran changed = run({"btrfstune", "-S", "1", image});
    QVERIFY2(changed.ok(), changed.verdict().c_str());
    READ_ONLY_BECAUSE(image, "seed");
}

void Gates::halfDeletedSubvolume() {
    const std::string image = copy();
    auto mount = LoopMount::mount(image, path("m"), "commit=300");
    QVERIFY(mount.has_value());
    // Much in it, so that the cleaner does not get done before the unmount stops it.
    const Ran filledIt =
        run({"sh", "-c",
             "cd \"$1/sub\" && mkdir d && cd d && seq 30000 | xargs touch && sync -f . && cd "
             "/ && btrfs -q subvolume delete --commit-after \"$1/sub\"",
             "sh", mount->where()});
    QVERIFY2(filledIt.ok(), filledIt.verdict().c_str());
    QVERIFY(mount->unmount());
    const Ran infoRun = runDaxscope({"info", "--json", image});
    QVERIFY2(infoRun.ok(), infoRun.verdict().c_str());
    bool deleted = false;
    for (const QJsonValue& sub : json(infoRun)["subvolumes"].toArray())
        deleted = deleted || sub["deleted"].toBool();
    if (!deleted)
        qInfo("the cleaner was faster: nothing half-deleted to look at");
    const Ran ls = runDaxscope({"ls", "-R", image});
    QVERIFY2(ls.ok(), ls.verdict().c_str());
    QVERIFY(!says(ls.out, "^/sub$"));
    const Ran map = runDaxscope({"map", image});
    QVERIFY2(map.ok(), map.verdict().c_str());
}

QTEST_GUILESS_MAIN(Gates)
#include "test_gates.moc"
