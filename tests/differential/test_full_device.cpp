// On a device without a free block: what frees space works, and so does what is written where it lies. Whatever the mounted
// kernel can do there, we can; both fill the device.
#include <QTest>
#include <cstring>
#include <functional>

#include "session/session.h"
#include "support/check_image.h"
#include "support/file_operation.h"
#include "support/kernel_pair.h"
#include "support/loop_mount.h"
#include "support/process.h"

using namespace daxscope;
using namespace daxscope::test;

namespace {

/// 0 or an errno.
using Apply = std::function<int(const FileOperation&)>;

constexpr std::uint64_t block = 4096;

FileOperation of(Act act, std::string path, ByteRange range = {}, std::string other = {}) {
    FileOperation operation;
    operation.act = act;
    operation.path = std::move(path);
    operation.other = std::move(other);
    operation.offset = range.offset;
    operation.length = range.length;
    return operation;
}

/// What the operations below work on.
std::vector<FileOperation> before() {
    const ByteRange all{0, 16 * block};
    FileOperation xattr = of(Act::SetXattr, "/content", {}, "user.1");
    xattr.number = 500;
    return {of(Act::Write, "/content", all),
            of(Act::Write, "/cut", all),
            of(Act::Write, "/old", all),
            of(Act::Write, "/like", all),
            xattr,
            of(Act::Mkdir, "/in-place"),
            of(Act::NoCow, "/in-place"),
            of(Act::Write, "/in-place/file", all),
            of(Act::Write, "/reserved", {0, block}),
            of(Act::Allocate, "/reserved", {block, 15 * block}),
            of(Act::Subvolume, "/sub"),
            of(Act::Write, "/sub/file", all)};
}

/// Need no new data space.
std::vector<FileOperation> inPlace() {
    return {of(Act::Write, "/in-place/file", {block, 2 * block}),
            of(Act::Write, "/in-place/file", {100, 50}),
            of(Act::Punch, "/in-place/file", {100, 50}),
            of(Act::Write, "/reserved", {2 * block, block}),
            of(Act::Dedupe, "/content", {0, 16 * block}, "/like"),
            of(Act::Clone, "/content", {0, 8 * block}, "/clone")};
}

/// Free space, and need none but that of tree blocks.
std::vector<FileOperation> freeing() {
    return {of(Act::Punch, "/content", {block, 2 * block}),
            of(Act::Punch, "/reserved", {2 * block, block}),
            of(Act::Truncate, "/cut", {2 * block, 0}),
            of(Act::Truncate, "/cut", {5000, 0}),
            of(Act::Truncate, "/cut"),
            of(Act::RemoveXattr, "/content", {}, "user.1"),
            of(Act::Remove, "/old"),
            of(Act::Remove, "/sub")};
}

/// Until nothing more can be written; `trees`: until no file fits into the trees, either.
std::string fill(const Apply& apply, bool trees) {
    unsigned files = 0;
    const auto until = [&](std::uint64_t length, std::string_view where) -> std::string {
        int done = 0;
        while (done == 0 && files < 100'000)
            done = apply(of(Act::Write, std::format("{}/{}", where, files++), {0, length}));
        return done == ENOSPC ? "" : std::format("filling ends with {}", std::strerror(done));
    };
    for (std::uint64_t length = 256 * block; length >= block; length /= 4) {
        if (const std::string failed = until(length, ""); !failed.empty())
            return failed;
    }
    return trees ? until(2000, "") : "";
}

/// Runs `step` with the engine on `image`; what it left is cleaned and committed.
std::string withEngine(const std::string& image,
                       const std::function<std::string(const Apply&)>& step) {
    auto session = session::Session::openForWriting(image);
    if (!session)
        return session.error().text();
    files::Operations& engine = *(*session)->operations();
    std::string failed = step([&](const FileOperation& operation) {
        const Status done = applyToEngine(engine, operation);
        return done ? 0 : done.error().code;
    });
    const Status cleaned = engine.clean();
    const Status done = cleaned ? engine.commit() : cleaned;
    return failed.empty() && !done ? done.error().text() : failed;
}

std::string withKernel(const std::string& image, const std::string& place,
                       const std::function<std::string(const Apply&)>& step) {
    auto mount = LoopMount::mount(image, place);
    if (!mount)
        return mount.error();
    std::string failed = step(
        [&](const FileOperation& operation) { return applyToMount(mount->where(), operation); });
    return mount->unmount() || !failed.empty() ? failed : "cannot be unmounted";
}

std::string complaintsOf(const std::string& image) {
    const Ran ran = checkImage(image);
    return ran.ok() ? std::string() : ran.out + ran.err;
}

}  // namespace

class FullDeviceTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        DAXSCOPE_NEEDS_MOUNTS();
        QVERIFY2(!daxscopeBinary().empty(), "DAXSCOPE_BIN names the program under test");
    }
    void whatStillWorks_data();
    void whatStillWorks();
};

void FullDeviceTest::whatStillWorks_data() {
    QTest::addColumn<QStringList>("ours");
    QTest::addColumn<QStringList>("theirs");
    QTest::addColumn<bool>("byKernel");
    QTest::addColumn<bool>("trees");
    for (const bool byKernel : {false, true}) {
        for (const bool trees : {false, true}) {
            const auto row = [&](const char* name, const QStringList& ours,
                                 const QStringList& theirs) {
                QTest::addRow("%s, filled by %s, %s", name, byKernel ? "the kernel" : "us",
                              trees ? "trees too" : "data")
                    << ours << theirs << byKernel << trees;
            };
            row("single", {"--metadata", "single"}, {});
            row("dup", {"--metadata", "dup"}, {});
            row("mixed", {}, {"-M", "-n", "4K"});
        }
    }
}

void FullDeviceTest::whatStillWorks() {
    QFETCH(QStringList, ours);
    QFETCH(QStringList, theirs);
    QFETCH(bool, byKernel);
    QFETCH(bool, trees);
    const ScratchDirectory scratch;
    const std::string full = scratch.path("full");
    if (ours.isEmpty()) {
        std::vector<std::string> arguments;
        for (const QString& argument : theirs)
            arguments.push_back(argument.toStdString());
        QVERIFY(makeImage(full, 128 << 20, arguments).has_value());
    } else {
        std::vector<std::string> arguments = {"mkfs", full, "--size", "128M"};
        for (const QString& argument : ours)
            arguments.push_back(argument.toStdString());
        QVERIFY(runDaxscope(arguments).ok());
    }
    const auto fillWhole = [&](const Apply& apply) -> std::string {
        for (const FileOperation& operation : before()) {
            if (const int failed = apply(operation); failed != 0)
                return std::format("{}: {}", operation.text(), std::strerror(failed));
        }
        // What is pending may still share.
        if (apply(of(Act::Commit, "/")) != 0)
            return "cannot be committed";
        return fill(apply, trees);
    };
    const std::string filled =
        byKernel ? withKernel(full, scratch.path("mount"), fillWhole) : withEngine(full, fillWhole);
    QVERIFY2(filled.empty(), filled.c_str());
    QVERIFY2(complaintsOf(full).empty(), complaintsOf(full).c_str());

    std::vector<FileOperation> operations = freeing();
    const std::size_t mustWork = operations.size();
    if (!trees) {
        const auto more = inPlace();
        operations.insert(operations.end(), more.begin(), more.end());
    }
    for (std::size_t i = 0; i < operations.size(); ++i) {
        const FileOperation& operation = operations[i];
        const std::string image = scratch.path("ours");
        const std::string kernels = scratch.path("theirs");
        QVERIFY(copySparse(full, image) && copySparse(full, kernels));
        int mine = 0;
        int kernel = 0;
        const std::string failed = withEngine(image, [&](const Apply& apply) {
            mine = apply(operation);
            return "";
        });
        const std::string kernelFailed =
            withKernel(kernels, scratch.path("mount"), [&](const Apply& apply) {
                kernel = apply(operation);
                return "";
            });
        const std::string what = std::format("{}: {}, in the kernel {}", operation.text(),
                                             std::strerror(mine), std::strerror(kernel));
        QVERIFY2(failed.empty(), (what + ": " + failed).c_str());
        QVERIFY2(kernelFailed.empty(), (what + ": " + kernelFailed).c_str());
        QVERIFY2(mine == 0 || (i >= mustWork && kernel != 0), what.c_str());
        QVERIFY2(complaintsOf(image).empty(), (what + complaintsOf(image)).c_str());
    }
}

QTEST_GUILESS_MAIN(FullDeviceTest)
#include "test_full_device.moc"
