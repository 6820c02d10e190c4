// Collapse, insert and unshare, which the kernel's btrfs does not have: what they do to content is held against plain
// bytes, what they leave on the image is judged by `btrfs check` and by the kernel, which reads it.
//
// The seed is printed; DAXSCOPE_SEED=n repeats it.
#include <QTest>
#include <map>

#include "session/session.h"
#include "support/check_image.h"
#include "support/file_operation.h"
#include "support/kernel_view.h"
#include "support/loop_mount.h"
#include "support/process.h"

using namespace daxscope;
using namespace daxscope::test;

namespace {

constexpr std::uint64_t block = 4096;

/// One file's bytes; the errno of what is refused.
class Model {
public:
    void write(std::uint64_t at, const std::string& data) {
        content.resize(std::max(content.size(), at + data.size()));
        content.replace(at, data.size(), data);
    }
    int collapse(std::uint64_t at, std::uint64_t length) {
        if (!aligned(at, length) || at + length >= content.size())
            return EINVAL;
        content.erase(at, length);
        return 0;
    }
    int insert(std::uint64_t at, std::uint64_t length) {
        if (!aligned(at, length) || at >= content.size())
            return EINVAL;
        content.insert(at, std::string(length, '\0'));
        return 0;
    }

    std::string content;

private:
    static bool aligned(std::uint64_t at, std::uint64_t length) {
        return length != 0 && at % block == 0 && length % block == 0;
    }
};

}  // namespace

class ShiftsTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        DAXSCOPE_NEEDS_MOUNTS();
        QVERIFY2(!daxscopeBinary().empty(), "DAXSCOPE_BIN names the program under test");
    }
    void againstBytes_data() {
        QTest::addColumn<QStringList>("mkfs");
        QTest::newRow("no holes") << QStringList{};
        QTest::newRow("holes as items, nodes of 4K") << QStringList{"-n", "4K", "-O", "^no-holes"};
    }
    void againstBytes();
    void unshared();
};

void ShiftsTest::againstBytes() {
    QFETCH(QStringList, mkfs);
    std::vector<std::string> arguments;
    for (const QString& argument : mkfs)
        arguments.push_back(argument.toStdString());
    const std::uint64_t seed = seedFromEnvironment();
    Dice dice(seed);
    const ScratchDirectory scratch;
    const std::string image = scratch.path("image");
    QVERIFY(makeImage(image, 1ULL << 30, arguments).has_value());
    std::map<std::string, Model> files;
    for (int round = 0; round < 12; ++round) {
        {
            auto session = session::Session::openForWriting(image);
            QVERIFY2(session.has_value(), session ? "" : session.error().text().c_str());
            files::Operations& engine = *(*session)->operations();
            for (int i = 0; i < 60; ++i) {
                const std::string path = std::format("/{}", dice.below(3));
                const std::uint64_t at =
                    dice.below(40) * block + (dice.oneIn(6) ? dice.below(block) : 0);
                const std::uint64_t length =
                    dice.between(1, 12) * block + (dice.oneIn(6) ? dice.below(block) : 0);
                Model& model = files[path];
                Status done;
                int expected = 0;
                const std::uint64_t what = dice.below(12);
                if (what < 4 || model.content.empty()) {
                    const std::string data(dice.oneIn(5) ? dice.between(1, 2000) : length,
                                           static_cast<char>('a' + dice.below(26)));
                    const std::uint64_t to = dice.oneIn(3) ? 0 : at;
                    done = engine.write(path, to, asBytes(data));
                    model.write(to, data);
                } else if (what < 6) {
                    done = engine.collapse(path, {at, length});
                    expected = model.collapse(at, length);
                } else if (what < 8) {
                    done = engine.insert(path, {at, length});
                    expected = model.insert(at, length);
                } else if (what == 8) {
                    done = engine.unshare(path, {at, length});
                } else if (what == 9) {
                    const std::string copy = std::format("/{}", dice.below(3));
                    if (copy == path)
                        continue;
                    (void)engine.truncate(copy, 0);
                    done = engine.clone(path, 0, copy, 0, 0);
                    files[copy].content = files[path].content;
                } else if (what == 10) {
                    done = engine.allocate(path, {at, length}, true);
                } else {
                    const std::uint64_t size = dice.below(45 * block);
                    done = engine.truncate(path, size);
                    model.content.resize(size);
                }
                const int code = done ? 0 : done.error().code;
                QVERIFY2(code == expected, done ? "" : done.error().text().c_str());
            }
            if (round % 3 == 0)
                QVERIFY(engine.snapshot("/", std::format("/s{}", round), true).has_value());
            QVERIFY((*session)->commit().has_value());
        }
        const Ran check = checkImage(image);
        QVERIFY2(check.ok(), (check.out + check.err).c_str());
        auto mount = LoopMount::mount(image, scratch.path("mount"), "", true);
        QVERIFY2(mount.has_value(), mount ? "" : mount.error().c_str());
        const auto seen = lookAt(mount->where());
        QVERIFY(seen.has_value());
        std::size_t compared = 0;
        for (const KernelEntry& entry : seen->entries) {
            const auto model = files.find(entry.path);
            if (model == files.end())
                continue;
            ++compared;
            QVERIFY2(entry.content == model->second.content,
                     std::format("{} differs in round {}", entry.path, round).c_str());
        }
        QVERIFY(compared > 0);
        QVERIFY(mount->unmount());
    }
}

/// After it, no extent of the range has another holder, and the bytes are as they were.
void ShiftsTest::unshared() {
    const ScratchDirectory scratch;
    const std::string image = scratch.path("image");
    QVERIFY(runDaxscope({"mkfs", image, "--size", "256M"}).ok());
    std::string data(300'000, 'x');
    for (std::size_t i = 0; i < data.size(); i += 7)
        data[i] = static_cast<char>('a' + i % 26);
    {
        auto session = session::Session::openForWriting(image);
        QVERIFY(session.has_value());
        files::Operations& engine = *(*session)->operations();
        QVERIFY(engine.write("/a", 0, asBytes(data)).has_value());
        QVERIFY(engine.clone("/a", 0, "/b", 0, 0).has_value());
        QVERIFY(engine.snapshot("/", "/s", false).has_value());
        QVERIFY(engine.unshare("/a", {0, data.size()}).has_value());
        QVERIFY((*session)->commit().has_value());
    }
    const Ran check = checkImage(image);
    QVERIFY2(check.ok(), (check.out + check.err).c_str());
    auto mount = LoopMount::mount(image, scratch.path("mount"), "", true);
    QVERIFY(mount.has_value());
    const auto seen = lookAt(mount->where());
    QVERIFY(seen.has_value());
    std::map<std::string, std::size_t> owners;
    for (const KernelEntry& entry : seen->entries) {
        if (!entry.isFile())
            continue;
        QVERIFY(entry.content == data);
        for (const KernelExtent& extent : entry.extents) {
            const auto holders = ownersOf(mount->where(), extent.logical, false);
            QVERIFY(holders.has_value());
            owners[entry.path] = std::max(owners[entry.path], holders->size());
        }
    }
    QCOMPARE(owners["/a"], 1U);
    QCOMPARE(owners["/b"], 3U);  // with both of the snapshot
    QVERIFY(mount->unmount());
}

QTEST_GUILESS_MAIN(ShiftsTest)
#include "test_shifts.moc"
