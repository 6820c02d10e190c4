// Random operations, applied to an image by our engine and to another one by the mounted kernel: each must succeed
// or fail alike, and after every so many the trees are equal and `btrfs check` finds nothing.
//
// The seed is printed; DAXSCOPE_SEED=n repeats it. A failing sequence is shrunk and printed.
#include <QElapsedTimer>
#include <QTest>
#include <algorithm>
#include <charconv>
#include <cstring>
#include <fstream>

#include "files/reader.h"
#include "session/session.h"
#include "support/check_image.h"
#include "support/compare_trees.h"
#include "support/file_operation.h"
#include "support/kernel_pair.h"
#include "support/loop_mount.h"
#include "support/process.h"

using namespace daxscope;
using namespace daxscope::test;

namespace {

using Sequence = std::vector<FileOperation>;
using Recipe = KernelPair::Recipe;

/// What is done, in this order; the parts are shrunk one by one.
struct Course {
    Sequence first{};    ///< our engine and the kernel, each on its image
    Sequence kernels{};  ///< the kernel goes on with our image
    Sequence then{};     ///< our engine, with what the kernel left
};

/// How many of `course.first` were done is told in `done`.
Failure runCourse(const Recipe& recipe, const Course& course, std::size_t& done) {
    KernelPair pair(recipe);
    for (done = 0; done < course.first.size();) {
        if (Failure failed = pair.apply(course.first[done++]))
            return failed;
    }
    if (!course.kernels.empty()) {
        if (Failure failed = pair.kernelWrites(course.kernels))
            return std::format("the kernel goes on: {}", *failed);
    }
    for (const FileOperation& operation : course.then) {
        if (Failure failed = pair.apply(operation))
            return std::format("we go on: {}", *failed);
    }
    if (Failure failed = pair.compare())
        return std::format("in the end: {}", *failed);
    return pair.unmount();
}

/// What kind of failure it is: shrinking must not find another one.
std::string_view kindOf(std::string_view failure) {
    for (const std::string_view kind :
         {"ends with", "btrfs check", "content", "layout", "number of blocks", "size is",
          "link count", "mode", "attributes", "not in the kernel's", "only in the kernel's",
          "does not mount"}) {
        if (failure.contains(kind))
            return kind;
    }
    return "other";
}

/// Takes out what is not needed to fail: halves, quarters, … of each part, as far as it gets within two minutes.
Course shrink(const Recipe& recipe, Course failing, std::string_view failure) {
    QElapsedTimer timer;
    timer.start();
    const auto inTime = [&] { return timer.elapsed() < 120000; };
    for (Sequence Course::* part : {&Course::then, &Course::kernels, &Course::first}) {
        for (std::size_t piece = (failing.*part).size(); piece >= 1 && inTime(); piece /= 2) {
            for (std::size_t at = 0; at + piece <= (failing.*part).size() && inTime();) {
                Course fewer = failing;
                const auto from = (fewer.*part).begin() + static_cast<std::ptrdiff_t>(at);
                (fewer.*part).erase(from, from + static_cast<std::ptrdiff_t>(piece));
                std::size_t done = 0;
                const Failure still = runCourse(recipe, fewer, done);
                if (still && kindOf(*still) == kindOf(failure)) {
                    failing = std::move(fewer);
                    if (done < failing.first.size())
                        failing.first.resize(done);
                } else {
                    at += piece;
                }
            }
        }
    }
    return failing;
}

/// Commits, which compare, after every so many; shrinking keeps those that matter.
Sequence withCommits(const Sequence& operations, std::size_t every) {
    FileOperation commit;
    commit.act = Act::Commit;
    Sequence all;
    for (const FileOperation& operation : operations) {
        all.push_back(operation);
        if (all.size() % (every + 1) == every)
            all.push_back(commit);
    }
    return all;
}

/// Fails the test with fewer operations that still fail.
void checkCourse(const Recipe& recipe, Course course) {
    std::size_t done = 0;
    const Failure failed = runCourse(recipe, course, done);
    if (!failed)
        return;
    qInfo("%s", failed->c_str());
    course.first.resize(done);
    course = shrink(recipe, course, *failed);
    const Failure again = runCourse(recipe, course, done);
    std::string text =
        std::format("{}\nfewer operations that fail ({}):\n{}", *failed,
                    again.value_or("only together with more"), scriptOf(course.first));
    if (!course.kernels.empty())
        text += "\n// then the kernel with our image:\n" + scriptOf(course.kernels);
    if (!course.then.empty())
        text += "\n// then we:\n" + scriptOf(course.then);
    QFAIL(text.c_str());
}

/// Of the row that is tested now.
Recipe recipe() {
    QFETCH(QStringList, ours);
    QFETCH(QStringList, theirs);
    QFETCH(bool, settles);
    QFETCH(bool, balances);
    QFETCH(bool, packs);
    Recipe recipe;
    recipe.settles = settles;
    recipe.balances = balances;
    recipe.packs = packs;
    for (const QString& argument : ours)
        recipe.ours.push_back(argument.toStdString());
    for (const QString& argument : theirs)
        recipe.theirs.push_back(argument.toStdString());
    return recipe;
}

}  // namespace

class OperationsTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        DAXSCOPE_NEEDS_MOUNTS();
        QVERIFY2(!daxscopeBinary().empty(), "DAXSCOPE_BIN names the program under test");
    }
    void equalTheKernel_data();
    void equalTheKernel();
    void sameSharing_data();
    void sameSharing();
    void emptyPlaces();
    void formerHolders();
    void asScript();
    void fullDisk();
    void snapshotTrees();
};

void OperationsTest::equalTheKernel_data() {
    QTest::addColumn<QStringList>("ours");
    QTest::addColumn<QStringList>("theirs");
    QTest::addColumn<bool>("settles");
    QTest::addColumn<bool>("balances");
    QTest::addColumn<bool>("packs");
    QTest::newRow("our own image")
        << QStringList{"--metadata", "dup"} << QStringList{} << false << false << false;
    QTest::newRow("settled between operations")
        << QStringList{"--metadata", "dup", "--nodesize", "4K"} << QStringList{"-n", "4K"} << true
        << false << false;
    QTest::newRow("nodes of 4K, single") << QStringList{"--metadata", "single", "--nodesize", "4K"}
                                         << QStringList{"-n", "4K"} << false << false << false;
    QTest::newRow("made by mkfs.btrfs")
        << QStringList{} << QStringList{} << false << false << false;
    QTest::newRow("holes as items, no skinny metadata, sha256")
        << QStringList{}
        << QStringList{"-n", "4K", "-O", "^no-holes,^skinny-metadata", "--csum", "sha256"} << false
        << false << false;
    QTest::newRow("mixed groups, nodes of 4K")
        << QStringList{} << QStringList{"-M", "-n", "4K"} << false << false << false;
    QTest::newRow("block group tree, data dup")
        << QStringList{} << QStringList{"-O", "block-group-tree", "-d", "dup"} << false << false
        << false;
    QTest::newRow("balanced by the kernel, nodes of 4K")
        << QStringList{} << QStringList{"-n", "4K"} << false << true << false;
    QTest::newRow("compressed by the kernel")
        << QStringList{} << QStringList{} << false << false << true;
}

void OperationsTest::equalTheKernel() {
    Dice dice(seedFromEnvironment());
    Sequence operations;
    for (std::size_t i = 0; i < 4000; ++i)
        operations.push_back(randomOperation(dice));
    Sequence kernels;
    for (std::size_t i = 0; i < 200; ++i)
        kernels.push_back(randomOperation(dice));
    Sequence then;
    for (std::size_t i = 0; i < 200; ++i)
        then.push_back(randomOperation(dice));
    checkCourse(recipe(), {withCommits(operations, 200), kernels, then});
}

void OperationsTest::sameSharing_data() { equalTheKernel_data(); }

/// What is one extent, reserved, inline or shared, after short sequences on two files.
void OperationsTest::sameSharing() {
    Dice dice(seedFromEnvironment());
    constexpr std::size_t rounds = 40;
    constexpr std::size_t length = 60;
    Sequence operations;
    for (std::size_t round = 0; round < rounds; ++round) {
        // A few files at a time; all that was there before goes first.
        if (round != 0) {
            for (const char* name : {"a", "b", "s0", "s1", "s2"}) {
                FileOperation gone;
                gone.act = Act::Remove;
                gone.path = std::format("/{}{}", round - 1, name);
                operations.push_back(gone);
            }
        }
        while (operations.size() % length != 0 || operations.size() == round * length)
            operations.push_back(randomContentOperation(dice, std::format("{}", round)));
    }
    checkCourse(recipe(), {.first = withCommits(operations, length)});
}

/// Reserved space that another file shared is written in place once that file is gone, by itself or with its subvolume.
void OperationsTest::formerHolders() {
    constexpr std::uint64_t block = 4096;
    const auto operation = [](Act act, const std::string& path, ByteRange range = {},
                              const std::string& other = {}) {
        FileOperation o;
        o.act = act;
        o.path = path;
        o.other = other;
        o.offset = o.otherOffset = range.offset;
        o.length = range.length;
        return o;
    };
    const ByteRange reserved{block, 4 * block};
    const ByteRange inside{2 * block, block};
    Sequence operations = {operation(Act::Subvolume, "/s")};
    for (const std::string holder : {"/b", "/s/b"}) {
        const std::string gone = holder == "/b" ? holder : "/s";
        const std::string file = gone + "-held";
        const Sequence steps = {
            operation(Act::Write, file, {0, block}), operation(Act::Allocate, file, reserved),
            operation(Act::Clone, file, reserved, holder), operation(Act::Commit, "/"),
            operation(Act::Remove, gone), operation(Act::Write, file, inside),
            // Whether the block that was written is one extent with its neighbours shows when it is shared and
            // written again: then the copy shares it with the neighbours alone, or with nobody.
            operation(Act::Clone, file, reserved, gone + "-copy"),
            operation(Act::Write, file, inside), operation(Act::Commit, "/")};
        operations.insert(operations.end(), steps.begin(), steps.end());
    }
    checkCourse({{"--metadata", "single"}, {}}, {.first = operations});
}

/// Where a snapshot has the empty place of a subvolume, the kernel refuses each operation in its own way.
void OperationsTest::emptyPlaces() {
    const auto operation = [](Act act, const std::string& path, const std::string& other = {}) {
        FileOperation o;
        o.act = act;
        o.path = path;
        o.other = other;
        o.length = 4096;
        return o;
    };
    const Sequence before = {operation(Act::Subvolume, "/e"), operation(Act::Write, "/a"),
                             operation(Act::Mkdir, "/d"), operation(Act::Snapshot, "/", "/b"),
                             operation(Act::Write, "/b/c")};
    Sequence operations = before;
    for (const FileOperation& o :
         {operation(Act::Mkdir, "/b/e/x"), operation(Act::Write, "/b/e/x"),
          operation(Act::Symlink, "/b/e/x", "a"), operation(Act::Link, "/b/c", "/b/e/x"),
          operation(Act::Rename, "/b/c", "/b/e/x"), operation(Act::Rename, "/d", "/b/e/x"),
          operation(Act::Rename, "/e", "/b/e/x"), operation(Act::Clone, "/a", "/b/e/x"),
          operation(Act::Subvolume, "/b/e/x"), operation(Act::Snapshot, "/", "/b/e/x"),
          operation(Act::Snapshot, "/d", "/b/e/x"), operation(Act::Remove, "/b/e/x"),
          operation(Act::Truncate, "/b/e/x"), operation(Act::Write, "/b/e"),
          operation(Act::Truncate, "/b/e"), operation(Act::Chmod, "/b/e"),
          operation(Act::ReadOnly, "/b/e"), operation(Act::Rename, "/b/e", "/b/f"),
          operation(Act::Remove, "/b/e")})
        operations.push_back(o);
    checkCourse({{"--metadata", "single"}, {}},
                {.first = withCommits(operations, operations.size())});

    // The subvolume itself moved into that snapshot: its old place stays empty.
    const Sequence moved = {
        operation(Act::Subvolume, "/e"),        operation(Act::Mkdir, "/d"),
        operation(Act::Snapshot, "/", "/b"),    operation(Act::Rename, "/e", "/b/d/e"),
        operation(Act::Write, "/b/d/e/x"),      operation(Act::Write, "/b/e/x"),
        operation(Act::Rename, "/b/e", "/b/f"), operation(Act::Remove, "/b/e")};
    checkCourse({{"--metadata", "single"}, {}}, {.first = withCommits(moved, moved.size())});
}

/// What a failure prints does what failed.
void OperationsTest::asScript() {
    Dice dice(seedFromEnvironment());
    Sequence operations(3);
    operations[0].act = Act::Mkdir;
    operations[1].act = Act::Write;
    operations[2].act = Act::Dedupe;  // neither is a file
    operations[0].path = operations[2].path = "/directory";
    operations[1].path = "/file";
    operations[2].other = "/file/in";
    for (int i = 0; i < 600; ++i)
        operations.push_back(dice.oneIn(3) ? randomContentOperation(dice, "")
                                           : randomOperation(dice));
    const ScratchDirectory scratch;
    const std::string image = scratch.path("image");
    const std::string scripted = scratch.path("scripted");
    for (const std::string& path : {image, scripted})
        QVERIFY(runDaxscope({"mkfs", path, "--size", "1G"}).ok());
    std::string errors;
    {
        auto session = session::Session::openForWriting(image);
        QVERIFY2(session.has_value(), session ? "" : session.error().text().c_str());
        for (std::size_t i = 0; i < operations.size(); ++i) {
            const Status done = applyToEngine(*(*session)->operations(), operations[i]);
            if (!done)
                errors += std::format("{}: {}\n", i + 1, strerrorname_np(done.error().code));
        }
        // As the end of a script does.
        QVERIFY((*session)->operations()->clean().has_value());
        QVERIFY((*session)->commit().has_value());
    }
    const std::string script = scratch.path("script.js");
    std::ofstream(script) << scriptOf(operations);
    const Ran ran = runDaxscope({"run", script, scripted});
    QVERIFY2(ran.ok(), ran.verdict().c_str());
    const auto [at, other] = std::ranges::mismatch(ran.out, errors);
    const auto line = [](const std::string& text, auto where) {
        const auto from = static_cast<std::size_t>(where - text.begin());
        const std::size_t start = text.rfind('\n', from == 0 ? 0 : from - 1) + 1;
        return text.substr(start, text.find('\n', from) - start);
    };
    const std::string here = line(ran.out, at);
    std::size_t number = 0;
    std::from_chars(here.data(), here.data() + here.size(), number);
    const std::string which =
        number == 0 || number > operations.size() ? "" : operations[number - 1].text();
    QVERIFY2(ran.out == errors,
             std::format("{}, in the engine {}\n{}", here, line(errors, other), which).c_str());
    auto a = LoopMount::mount(image, scratch.path("a"), "", true);
    auto b = LoopMount::mount(scripted, scratch.path("b"), "", true);
    QVERIFY(a.has_value() && b.has_value());
    const Failure differs = compareTrees(a->where(), b->where());
    QVERIFY(a->unmount() && b->unmount());
    QVERIFY2(!differs, differs.value_or("").c_str());
}

/// Space runs out: nothing is half done, and removing makes room again.
void OperationsTest::fullDisk() {
    const ScratchDirectory scratch;
    const std::string image = scratch.path("image");
    QVERIFY(runDaxscope({"mkfs", image, "--size", "128M", "--metadata", "single"}).ok());
    const auto clean = [&] {
        const Ran check = checkImage(image);
        return check.ok() ? std::string() : check.out + check.err;
    };
    // In the last round as the window does it: settled after every operation.
    for (int round = 0; round < 3; ++round) {
        const auto settles = [&](session::Session& session) {
            return round < 2 || session.settle().has_value();
        };
        std::size_t files = 0;
        {
            auto session = session::Session::openForWriting(image);
            QVERIFY2(session.has_value(), session ? "" : session.error().text().c_str());
            files::Operations& engine = *(*session)->operations();
            const std::string data(700'000, 'x');
            Status written;
            while (files < 1000 && written) {
                written = engine.write(std::format("/{}", files), 0, asBytes(data));
                files += written ? 1 : 0;
                QVERIFY(settles(**session));
            }
            QVERIFY(!written);
            QCOMPARE(written.error().code, ENOSPC);
            QVERIFY2(files > 100, "most of the device can be used");
            // Smaller things may still fit; that it fails in between leaves nothing behind.
            for (int i = 0; i < 3000 && engine.mkdir(std::format("/d{}", i), 0755); ++i)
                QVERIFY(settles(**session));
            const Status durable = engine.commit();
            QVERIFY2(durable.has_value(), durable ? "" : durable.error().text().c_str());
        }
        QVERIFY2(clean().empty(), clean().c_str());
        {
            auto session = session::Session::openForWriting(image);
            QVERIFY(session.has_value());
            files::Operations& engine = *(*session)->operations();
            for (std::size_t i = 0; i < files; ++i) {
                const Status removed = engine.remove(std::format("/{}", i), false);
                QVERIFY2(removed.has_value(), removed ? "" : removed.error().text().c_str());
                QVERIFY(settles(**session));
            }
            for (int i = 0; i < 3000 && engine.remove(std::format("/d{}", i), false); ++i)
                QVERIFY(settles(**session));
            QVERIFY(engine.commit().has_value());
        }
        QVERIFY2(clean().empty(), clean().c_str());
    }
}

/// Snapshots of snapshots 100 deep, and 200 of one subvolume, each changed a little, then removed in any order: what the
/// others hold stays as it was, and in the end all space is free again.
void OperationsTest::snapshotTrees() {
    Dice dice(seedFromEnvironment());
    const ScratchDirectory scratch;
    const std::string image = scratch.path("image");
    QVERIFY(runDaxscope({"mkfs", image, "--size", "1G", "--nodesize", "4K"}).ok());
    const auto clean = [&] {
        const Ran check = checkImage(image);
        return check.ok() ? std::string() : check.out + check.err;
    };
    std::map<std::string, std::string> content;  // of the file that each one has
    const auto fits = [](const Status& done) { return done ? std::string() : done.error().text(); };
    const auto withSession = [&](auto&& step) -> std::string {
        auto session = session::Session::openForWriting(image);
        return session ? step(**session) : session.error().text();
    };
    const auto read = [](session::Session& session, const std::string& path) -> std::string {
        const auto file = session.names().resolve(path);
        const auto root = file ? session.names().rootOf(*file) : Result<btree::TreeRoot>();
        auto reader = files::FileReader::open(session.volume(), *root, file->inode);
        return reader ? reader->readAll(1 << 20).value_or("") : std::string();
    };
    std::string failed = withSession([&](session::Session& session) -> std::string {
        files::Operations& engine = *session.operations();
        const auto change = [&](const std::string& path) -> Status {
            const std::uint64_t at = dice.below(60) * 1000;
            const std::string data(3000, static_cast<char>('a' + dice.below(26)));
            content[path].replace(at, data.size(), data);
            DAX_CHECK(engine.write(path + "/file", at, asBytes(data)));
            // Enough names that the trees have several levels.
            return engine.mkdir(std::format("{}/{}", path, dice.any()), 0755);
        };
        const auto build = [&]() -> Status {
            DAX_CHECK(engine.subvolume("/origin"));
            content["/origin"] = std::string(64'000, 'o');
            DAX_CHECK(engine.write("/origin/file", 0, asBytes(content["/origin"])));
            for (int i = 0; i < 300; ++i)
                DAX_CHECK(engine.mkdir(std::format("/origin/directory-{}", i), 0755));
            const auto snapshot = [&](const std::string& of, const std::string& to) -> Status {
                DAX_CHECK(engine.snapshot(of, to, false));
                content[to] = content[of];
                DAX_CHECK(change(to));
                return dice.oneIn(2) ? change(of) : Status();
            };
            std::string last = "/origin";
            for (int i = 0; i < 100; ++i) {
                const std::string next = std::format("/deep-{}", i);
                DAX_CHECK(snapshot(last, next));
                last = next;
            }
            for (int i = 0; i < 200; ++i)
                DAX_CHECK(snapshot("/origin", std::format("/wide-{}", i)));
            return engine.commit();
        };
        return fits(build());
    });
    QVERIFY2(failed.empty(), failed.c_str());
    QVERIFY2(clean().empty(), clean().c_str());
    while (!content.empty()) {
        failed = withSession([&](session::Session& session) -> std::string {
            for (int i = 0; i < 60 && !content.empty(); ++i) {
                const auto victim = std::next(
                    content.begin(), static_cast<std::ptrdiff_t>(dice.below(content.size())));
                const Status removed = session.operations()->remove(victim->first, false);
                if (!removed)
                    return removed.error().text();
                content.erase(victim);
            }
            for (const auto& [path, expected] : content) {
                if (read(session, path + "/file") != expected)
                    return path + " is not what it was";
            }
            // The rest is left to who opens it next.
            for (std::uint64_t steps = dice.below(60); steps > 0; --steps) {
                if (const Status cleaned = session.operations()->cleanSome(); !cleaned)
                    return cleaned.error().text();
            }
            return fits(content.empty() ? session.operations()->clean()
                                        : session.operations()->commit());
        });
        QVERIFY2(failed.empty(), failed.c_str());
        QVERIFY2(clean().empty(), clean().c_str());
    }
    const Ran check = run({"btrfs", "check", image});
    // Nothing but empty trees.
    QVERIFY2(check.out.contains("file data blocks allocated: 0") ||
                 check.err.contains("file data blocks allocated: 0"),
             check.out.c_str());
}

QTEST_GUILESS_MAIN(OperationsTest)
#include "test_operations.moc"
