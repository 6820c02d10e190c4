// Images that Daxscope makes, before those who decide: `btrfs check`, the mounted kernel, and `btrfs check` again after
// the kernel has written to them.
#include <QTest>
#include <filesystem>
#include <fstream>

#include "support/check_image.h"
#include "support/image_file.h"
#include "support/loop_mount.h"
#include "support/process.h"

using namespace daxscope::test;

class Mkfs : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        DAXSCOPE_NEEDS_MOUNTS();
        QVERIFY2(!daxscopeBinary().empty(), "DAXSCOPE_BIN names the program under test");
    }
    void theKernelTakesIt_data();
    void theKernelTakesIt();
    void sameSeedSameBytes();
    void overwrites();
    void refuses_data();
    void refuses();
};

namespace {

Ran check(const std::string& image) { return checkImage(image); }

std::string content(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

void Mkfs::theKernelTakesIt_data() {
    QTest::addColumn<QStringList>("arguments");
    for (const char* nodeSize : {"4K", "8K", "16K", "32K", "64K"})
        for (const char* metadata : {"single", "dup"})
            QTest::addRow("nodes of %s, metadata %s", nodeSize, metadata)
                << QStringList{"--size", "128M", "--nodesize", nodeSize, "--metadata", metadata};
    QTest::newRow("as it comes") << QStringList{"--size", "256M"};
    QTest::newRow("size not a multiple of 4K, long label")
        << QStringList{"--size", "134218000", "--label", QString(255, 'x')};
    QTest::newRow("so large that there is a third superblock") << QStringList{"--size", "300G"};
}

void Mkfs::theKernelTakesIt() {
    QFETCH(QStringList, arguments);
    const ScratchDirectory scratch;
    const std::string image = scratch.path("image");
    std::vector<std::string> command = {"mkfs", image};
    for (const QString& argument : arguments)
        command.push_back(argument.toStdString());
    const Ran made = runDaxscope(command);
    QVERIFY2(made.ok(), made.verdict().c_str());
    QVERIFY2(made.out.empty() && made.err.empty(), "success is silent");
    const Ran fresh = check(image);
    QVERIFY2(fresh.ok(), fresh.verdict().c_str());
    const Ran info = runDaxscope({"info", image});
    QVERIFY2(info.ok() && info.err.empty(), info.verdict().c_str());
    const Ran map = runDaxscope({"map", image});
    QVERIFY2(map.ok() && map.err.empty(), map.verdict().c_str());
    {
        auto mount = LoopMount::mount(image, scratch.path("m"), "");
        QVERIFY2(mount.has_value(), "the kernel does not mount it");
        const std::filesystem::path where = mount->where();
        QVERIFY(std::filesystem::is_empty(where));
        std::filesystem::create_directory(where / "folder");
        std::ofstream(where / "folder/file") << std::string(3'000'000, 'x');
        QVERIFY(run({"btrfs", "subvolume", "snapshot", where, where / "snapshot"}).ok());
        QVERIFY(mount->unmount());
    }
    const Ran written = check(image);
    QVERIFY2(written.ok(), written.verdict().c_str());
    const Ran cat = runDaxscope({"cat", image, "/snapshot/folder/file"});
    QVERIFY2(cat.ok(), cat.verdict().c_str());
    QVERIFY(cat.out == std::string(3'000'000, 'x'));
}

void Mkfs::sameSeedSameBytes() {
    const ScratchDirectory scratch;
    qputenv("DAXSCOPE_SEED", "7");
    for (const char* name : {"a", "b"})
        QVERIFY(runDaxscope({"mkfs", scratch.path(name), "--size", "128M"}).ok());
    qputenv("DAXSCOPE_SEED", "8");
    QVERIFY(runDaxscope({"mkfs", scratch.path("c"), "--size", "128M"}).ok());
    qunsetenv("DAXSCOPE_SEED");
    QVERIFY(content(scratch.path("a")) == content(scratch.path("b")));
    QVERIFY(content(scratch.path("a")) != content(scratch.path("c")));
    for (const char* name : {"d", "e"})
        QVERIFY(runDaxscope({"mkfs", scratch.path(name), "--size", "128M"}).ok());
    QVERIFY(content(scratch.path("d")) != content(scratch.path("e")));
}

void Mkfs::overwrites() {
    const ScratchDirectory scratch;
    const std::string image = scratch.path("image");
    QVERIFY(makeImage(image, 512 << 20, {"-L", "before", "-m", "single"}).has_value());
    const Ran refused = runDaxscope({"mkfs", image, "--size", "512M"});
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.err.contains("--force"), refused.err.c_str());
    const Ran made = runDaxscope({"mkfs", image, "--force", "--label", "after"});
    QVERIFY2(made.ok(), made.verdict().c_str());
    const Ran fresh = check(image);
    QVERIFY2(fresh.ok(), fresh.verdict().c_str());
    QVERIFY(runDaxscope({"info", image}).out.contains("after"));
    auto mount = LoopMount::mount(image, scratch.path("m"), "");
    QVERIFY(mount.has_value());
    const Ran busy = runDaxscope({"mkfs", image, "--force"});
    QCOMPARE(busy.exitCode, 1);
    QVERIFY2(!busy.err.empty(), "a refusal says why");
    QVERIFY(mount->unmount());
    QVERIFY(check(image).ok());
}

void Mkfs::refuses_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QString>("word");
    QTest::newRow("too small") << QStringList{"--size", "127M"} << 1 << "128 MiB";
    QTest::newRow("no size") << QStringList{} << 1 << "size";
    QTest::newRow("no number") << QStringList{"--size", "large"} << 2 << "large";
    QTest::newRow("node size odd")
        << QStringList{"--size", "256M", "--nodesize", "12K"} << 1 << "16K";
    QTest::newRow("node size huge")
        << QStringList{"--size", "256M", "--nodesize", "128K"} << 1 << "64K";
    QTest::newRow("label too long")
        << QStringList{"--size", "256M", "--label", QString(256, 'x')} << 1 << "255";
    QTest::newRow("label of two lines")
        << QStringList{"--size", "256M", "--label", "a\nb"} << 1 << "line";
    QTest::newRow("profile unknown")
        << QStringList{"--size", "256M", "--metadata", "raid1"} << 2 << "raid1";
}

void Mkfs::refuses() {
    QFETCH(QStringList, arguments);
    QFETCH(int, exitCode);
    QFETCH(QString, word);
    const ScratchDirectory scratch;
    std::vector<std::string> command = {"mkfs", scratch.path("image")};
    for (const QString& argument : arguments)
        command.push_back(argument.toStdString());
    const Ran ran = runDaxscope(command);
    QCOMPARE(ran.exitCode, exitCode);
    QVERIFY2(ran.err.contains(word.toStdString()), ran.err.c_str());
    QVERIFY2(!std::filesystem::exists(scratch.path("image")), "nothing is left behind");
}

QTEST_GUILESS_MAIN(Mkfs)
#include "test_mkfs.moc"
