// The window with the real engine behind it: what is done by its forms is in the image, as btrfs check and the kernel
// see it.
#include <fcntl.h>
#include <sys/stat.h>

#include <QAction>
#include <QFile>
#include <QLineEdit>
#include <QMessageBox>
#include <QProcess>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>
#include <csignal>
#include <filesystem>
#include <fstream>

#include "app/engine_backend.h"
#include "app/scratch.h"
#include "session/session.h"
#include "support/loop_mount.h"
#include "support/process.h"
#include "ui/content_edit.h"
#include "ui/event_loop_probe.h"
#include "ui/files_view.h"
#include "ui/main_window.h"
#include "ui/map/file_extents_view.h"
#include "ui/message_strip.h"
#include "ui/operating.h"
#include "ui/operation_actions.h"
#include "ui/operation_form.h"

using namespace daxscope;
using namespace daxscope::ui;
using daxscope::test::LoopMount;
using daxscope::test::ScratchDirectory;

namespace {

constexpr int patience = 30000;  // a loaded machine

struct Opened {
    Opened() {
        window.operating()->setInterval(std::chrono::milliseconds(0));
        window.resize(1400, 900);
        window.show();
        // In the window's thread, behind the window: a spy would count in the worker's.
        QObject::connect(&backend, &Backend::sceneChanged, &window, [this] { ++shown; });
    }
    bool waitFor(const std::function<bool()>& holds) { return QTest::qWaitFor(holds, patience); }
    bool open(const std::function<void()>& act, const std::string& name) {
        const ScenePtr before = window.scene();
        const std::string old = before ? before->info.path : std::string();
        act();
        return waitFor([&] {
            return window.scene() && window.scene()->complete && window.scene()->info.path != old &&
                   std::filesystem::path(window.scene()->info.path).filename() == name;
        });
    }
    bool scratch() {
        return open([this] { window.newScratch(); }, "scratch.img");
    }
    [[nodiscard]] FileTreeModel* model() const { return window.files()->files(); }
    [[nodiscard]] std::string chosen() const {
        return model()->path(window.files()->currentIndex());
    }
    bool choose(const std::string& path) {
        window.files()->reveal(path);
        return waitFor([&] { return chosen() == path; });
    }
    /// Fills the form of an operation and runs it; waits until what it did is shown. `text`: bytes to write.
    bool run(const char* operation, const QMap<QString, QString>& values, const QString& text = {},
             const QString& length = {}) {
        const int before = shown;
        QAction* action = window.operations()->action(operation);
        if (!action->isEnabled()) {
            qWarning("%s", qPrintable(action->toolTip()));
            return false;
        }
        action->trigger();
        auto* form = window.findChild<OperationForm*>();
        for (auto value = values.begin(); value != values.end(); ++value) {
            auto* editor = form->findChild<QLineEdit*>(value.key());
            if (editor == nullptr)
                return false;
            editor->setText(value.value());
        }
        if (auto* content = form->findChild<ContentEdit*>()) {
            content->setText(text);
            content->setLength(length);
        }
        if (!form->runButton()->isEnabled()) {
            qWarning("the form is not complete");
            return false;
        }
        form->runButton()->click();
        // Gone when it is done, there again when it failed.
        return waitFor([&] {
            const auto* left = window.findChild<OperationForm*>();
            return shown != before && (left == nullptr || left->isVisible());
        });
    }
    /// The file that is shown.
    [[nodiscard]] const scene::FileExtents* file() const {
        return window.fileExtents()->painter().file();
    }
    bool commit() {
        QSignalSpy committed(window.operating(), &Operating::committed);
        window.operating()->commit();
        return waitFor([&] { return !committed.isEmpty() && window.operating()->changes() == 0; });
    }
    bool saveCopy(const std::string& path) {
        QSignalSpy saved(window.operating(), &Operating::copySaved);
        window.operating()->saveCopy(QString::fromStdString(path));
        return waitFor([&] { return !saved.isEmpty(); });
    }
    [[nodiscard]] QString told() const { return window.strip()->text(); }

    app::EngineBackend backend;
    MainWindow window{&backend};
    int shown = 0;  ///< how often a change was
};

std::string checked(const std::string& image) {
    // The window has it open: ours would be refused.
    const test::Ran check = test::run({"btrfs", "check", "--check-data-csum", image});
    return check.ok() ? std::string() : check.out + check.err;
}

std::string contentOf(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

class TestWindowWrites : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init() { QSettings().clear(); }
    void whatIsDoneIsInTheImage();
    void viewsAreOfNow();
    void unreachableIsCountedOnce();
    void failuresLeaveTheImageAlone();
    void scratchGoesWhenItIsClosed();
    void experimentsLeaveTheOriginalAlone();
    void existingImagesOpenReadOnly();
    void commitsByItself();
    void endsBySignal();
    void leftBehindIsRemoved();
};

void TestWindowWrites::initTestCase() {
    DAXSCOPE_NEEDS_MOUNTS();
    QCoreApplication::setOrganizationName(QStringLiteral("daxscope"));
    QCoreApplication::setApplicationName(QStringLiteral("daxscope-test-writes"));
}

void TestWindowWrites::whatIsDoneIsInTheImage() {
    const ScratchDirectory folder;
    const std::string saved = folder.path("saved.img");
    {
        Opened it;
        QVERIFY(it.scratch());
        QVERIFY(!it.window.scene()->info.readOnly);
        QVERIFY(it.run("write", {{"path", "/db"}, {"offset", "0"}}, "A", "192K"));
        QTRY_COMPARE_WITH_TIMEOUT(it.chosen(), std::string("/db"), patience);
        QCOMPARE(it.window.operating()->changes(), 1U);
        QVERIFY(it.run("snapshot", {{"source", "/"}, {"target", "/s1"}}));
        QCOMPARE(it.window.operating()->changes(), 0U);  // committed on its way
        // Overwritten in part: only that moves, and the snapshot keeps the old place.
        QVERIFY(it.run("write", {{"path", "/db"}, {"offset", "53248"}}, "later", "4K"));
        const auto change = it.window.linked()->change();
        QVERIFY(change != nullptr);
        QCOMPARE(change->files.size(), 1U);
        QCOMPARE(change->files[0].pieces.size(), 1U);
        const scene::MovedPiece piece = change->files[0].pieces[0];
        QCOMPARE(piece.file, (ByteRange{53248, 4096}));
        QVERIFY(piece.from && piece.to && piece.from != piece.to);
        QTRY_VERIFY_WITH_TIMEOUT(it.file() != nullptr && it.file()->count() == 3, patience);
        const auto* db = it.file();
        QVERIFY(db->extent(0).shared && !db->extent(1).shared && db->extent(2).shared);
        QCOMPARE(db->extent(1).device, piece.to);
        QVERIFY(it.run("mkdir", {{"path", "/folder"}}));
        QVERIFY(it.choose("/db"));
        QVERIFY(it.run("clone", {{"source", "/db"}, {"target", "/folder/copy"}}));
        QVERIFY(it.choose("/db"));
        QVERIFY(it.run("rename", {{"from", "/db"}, {"to", "/base"}}));
        QVERIFY(it.run("write", {{"path", "/gone"}, {"offset", "0"}}, "x", "64K"));
        QTRY_COMPARE_WITH_TIMEOUT(it.chosen(), std::string("/gone"), patience);
        QVERIFY(it.run("remove", {{"path", "/gone"}}));
        QCOMPARE(it.window.operating()->changes(), 6U);
        QVERIFY(it.commit());
        QVERIFY2(checked(it.window.scene()->info.path).empty(),
                 checked(it.window.scene()->info.path).c_str());
        QVERIFY2(it.saveCopy(saved), qPrintable(it.told()));
    }
    QCOMPARE(checked(saved), std::string());
    auto mount = LoopMount::mount(saved, folder.path("mnt"), "", true);
    QVERIFY2(mount.has_value(), mount ? "" : mount.error().c_str());
    std::string later;
    while (later.size() < 4096)
        later += "later";
    std::string expected(192 * 1024, 'A');
    expected.replace(53248, 4096, later.substr(0, 4096));
    QVERIFY(contentOf(mount->where() + "/base") == expected);
    QVERIFY(contentOf(mount->where() + "/folder/copy") == expected);
    QVERIFY(contentOf(mount->where() + "/s1/db") == std::string(192 * 1024, 'A'));
    QVERIFY(!std::filesystem::exists(mount->where() + "/gone"));
    QVERIFY(mount->unmount());
}

/// Before any commit, owners and extents are those of now, and what is freed waits.
void TestWindowWrites::viewsAreOfNow() {
    Opened it;
    QVERIFY(it.scratch());
    QVERIFY(it.run("write", {{"path", "/a"}, {"offset", "0"}}, "a", "1M"));
    QTRY_COMPARE_WITH_TIMEOUT(it.chosen(), std::string("/a"), patience);
    QVERIFY(it.commit());
    const auto byteClass = [&](scene::ByteClass c) {
        return it.window.scene()->device->totals().bytes[static_cast<std::size_t>(c)];
    };
    QCOMPARE(byteClass(scene::ByteClass::Data), 1U << 20);
    QCOMPARE(byteClass(scene::ByteClass::Freed), 0U);
    QVERIFY(it.run("clone", {{"source", "/a"}, {"target", "/b"}}));
    QCOMPARE(byteClass(scene::ByteClass::Shared), 1U << 20);
    QVERIFY(byteClass(scene::ByteClass::Freed) > 0);  // tree blocks that were copied
    QVERIFY(it.choose("/a"));
    QVERIFY(it.run("remove", {{"path", "/a"}}));
    QCOMPARE(byteClass(scene::ByteClass::Data), 1U << 20);
    QVERIFY(it.choose("/b"));
    QVERIFY(it.run("remove", {{"path", "/b"}}));
    QCOMPARE(byteClass(scene::ByteClass::Data), 0U);
    QVERIFY(byteClass(scene::ByteClass::Freed) >= 1U << 20);
    QVERIFY(it.commit());
    QTRY_COMPARE_WITH_TIMEOUT(byteClass(scene::ByteClass::Freed), 0U, patience);
    QCOMPARE(checked(it.window.scene()->info.path), std::string());
}

/// A hole with edges that were written anew between them: both ends of the extent are its pieces.
void TestWindowWrites::unreachableIsCountedOnce() {
    const ScratchDirectory scratch;
    const std::string image = scratch.path("image.img");
    QVERIFY(test::runDaxscope({"mkfs", image, "--size", "128M"}).ok());
    const auto session = session::Session::openForWriting(image);
    QVERIFY(session.has_value());
    files::Operations& engine = *(*session)->operations();
    QVERIFY(engine.write("/file", 0, asBytes(std::string(256 << 10, 'x'))).has_value());
    QVERIFY(engine.punch("/file", {43'273, 42'916}).has_value());
    QVERIFY(engine.commit().has_value());
    Progress progress;
    QVERIFY((*session)->scene(progress, {}).has_value());
    const auto top = (*session)->names().resolve("/");
    QVERIFY(top.has_value());
    const auto directory = (*session)->directory(*top);
    QVERIFY(directory.has_value());
    QCOMPARE((*directory)->entries.size(), 1U);
    const scene::DirectoryEntry& file = (*directory)->entries.front();
    QVERIFY(file.usageKnown);
    QCOMPARE(file.exclusive, 216U << 10);
    QCOMPARE(file.unreachable, 48U << 10);
}

void TestWindowWrites::failuresLeaveTheImageAlone() {
    Opened it;
    QVERIFY(it.scratch());
    QVERIFY(it.run("mkdir", {{"path", "/d"}}));
    const auto change = it.window.linked()->change();
    QVERIFY(change != nullptr);
    QVERIFY(it.run("mkdir", {{"path", "/d"}}));
    QCOMPARE(it.window.linked()->change(), change);  // that is still the last one
    QTRY_COMPARE_WITH_TIMEOUT(it.window.strip()->kind(), MessageStrip::Kind::Error, patience);
    QVERIFY2(it.told().contains(QStringLiteral("EEXIST")), qPrintable(it.told()));
    QVERIFY(it.run("write", {{"path", "/no/such/place"}, {"offset", "0"}}, "x"));
    QTRY_VERIFY_WITH_TIMEOUT(it.told().contains(QStringLiteral("ENOENT")), patience);
    // More than there is room for, until it does not fit.
    bool full = false;
    for (int i = 0; i < 8 && !full; ++i) {
        QVERIFY(it.run("write", {{"path", QStringLiteral("/big%1").arg(i)}, {"offset", "0"}},
                       "big ", "60M"));
        full = it.told().contains(QStringLiteral("ENOSPC"));
    }
    QVERIFY(full);
    QVERIFY(it.commit());
    QCOMPARE(checked(it.window.scene()->info.path), std::string());
}

void TestWindowWrites::scratchGoesWhenItIsClosed() {
    std::string path;
    {
        Opened it;
        QVERIFY(it.scratch());
        path = it.window.scene()->info.path;
        struct stat about{};
        QVERIFY(::stat(path.c_str(), &about) == 0);
        QVERIFY(about.st_blocks * 512 < 8 << 20);  // sparse
        QVERIFY(it.scratch());
        const std::string next = it.window.scene()->info.path;
        QTRY_VERIFY_WITH_TIMEOUT(next != path && !std::filesystem::exists(path), patience);
        path = next;
        it.window.closeImage();
        QTRY_VERIFY_WITH_TIMEOUT(!std::filesystem::exists(path), patience);
        QVERIFY(it.scratch());
        path = it.window.scene()->info.path;
        QVERIFY(std::filesystem::exists(path));
    }
    QVERIFY(!std::filesystem::exists(path));
    QVERIFY(!std::filesystem::exists(std::filesystem::path(path).parent_path()));
}

void TestWindowWrites::experimentsLeaveTheOriginalAlone() {
    const ScratchDirectory folder;
    const std::string image = folder.path("original.img");
    QVERIFY(test::makeImage(image, 256ULL << 20).has_value());
    const std::string before = contentOf(image);
    Opened it;
    QVERIFY(it.open([&] { it.window.openFile(QString::fromStdString(image)); }, "original.img"));
    QVERIFY(it.open([&] { it.window.experimentOnCopy(); }, "original-copy.img"));
    QVERIFY(it.window.scene()->info.scratch && !it.window.scene()->info.readOnly);
    QVERIFY(it.run("write", {{"path", "/new"}, {"offset", "0"}}, "x", "1M"));
    QVERIFY(it.commit());
    QCOMPARE(checked(it.window.scene()->info.path), std::string());
    QVERIFY(contentOf(image) == before);
}

void TestWindowWrites::existingImagesOpenReadOnly() {
    const ScratchDirectory folder;
    const std::string image = folder.path("image.img");
    QVERIFY(test::makeImage(image, 256ULL << 20).has_value());
    Opened it;
    QVERIFY(it.open([&] { it.window.openFile(QString::fromStdString(image)); }, "image.img"));
    QVERIFY(it.window.scene()->info.readOnly);
    QVERIFY(!it.window.operations()->action("write")->isEnabled());
    {
        // Somebody else holds it for reading: it stays as it is, and the reason is told.
        Opened other;
        QVERIFY(
            other.open([&] { other.window.openFile(QString::fromStdString(image)); }, "image.img"));
        it.window.operating()->allowChanges();
        QTRY_COMPARE_WITH_TIMEOUT(it.window.strip()->kind(), MessageStrip::Kind::Error, patience);
        QVERIFY2(it.told().contains(QStringLiteral("EBUSY")), qPrintable(it.told()));
        QVERIFY(it.window.scene()->info.readOnly);
    }
    it.window.operating()->allowChanges();
    QTRY_VERIFY_WITH_TIMEOUT(!it.window.scene()->info.readOnly, patience);
    QVERIFY(it.run("write", {{"path", "/new"}, {"offset", "0"}}, "x", "1M"));
    // Discarded: as if it had never been.
    it.window.closeImage();
    auto* question = it.window.findChild<QMessageBox*>(QStringLiteral("unsaved"));
    QVERIFY(question != nullptr);
    question->findChild<QPushButton*>(QStringLiteral("discard"))->click();
    QTRY_VERIFY_WITH_TIMEOUT(it.window.scene() == nullptr, patience);
    QVERIFY(it.open([&] { it.window.openFile(QString::fromStdString(image)); }, "image.img"));
    it.window.operating()->allowChanges();
    QTRY_VERIFY_WITH_TIMEOUT(!it.window.scene()->info.readOnly, patience);
    QVERIFY(!it.model()->knows("/new"));
    // What must not be written is not even asked for.
    it.window.closeImage();
    QVERIFY(test::run({"btrfstune", "-S", "1", image}).ok());
    QVERIFY(it.open([&] { it.window.openFile(QString::fromStdString(image)); }, "image.img"));
    QVERIFY(!it.window.scene()->info.readOnlyReasons.empty());
    QVERIFY(!it.window.operating()->canAllow());
}

void TestWindowWrites::commitsByItself() {
    Opened it;
    QVERIFY(it.scratch());
    const auto generation = it.window.scene()->info.generation;
    it.window.operating()->setInterval(std::chrono::milliseconds(1));
    QSignalSpy committed(it.window.operating(), &Operating::committed);
    QVERIFY(it.run("mkdir", {{"path", "/d"}}));
    QTRY_VERIFY_WITH_TIMEOUT(!committed.isEmpty(), patience);
    QTRY_COMPARE_WITH_TIMEOUT(it.window.scene()->info.generation, generation + 1, patience);
    QCOMPARE(it.window.operating()->changes(), 0U);
}

/// Asked to end from outside, the program leaves as when its window is closed: what it made goes.
void TestWindowWrites::endsBySignal() {
    const ScratchDirectory scratch;
    const std::string image = scratch.path("image.img");
    QVERIFY(test::runDaxscope({"mkfs", image, "--size", "128M"}).ok());
    QProcess program;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("DAXSCOPE_TIMING", "1");
    program.setProcessEnvironment(environment);
    program.start(QString::fromStdString(test::daxscopeBinary()), {QString::fromStdString(image)});
    program.setReadChannel(QProcess::StandardError);
    QByteArray said;
    while (!said.contains("complete")) {
        QVERIFY2(program.waitForReadyRead(patience), said.constData());
        said += program.readAll();
    }
    program.terminate();
    QVERIFY(program.waitForFinished(patience));
    QCOMPARE(program.exitStatus(), QProcess::NormalExit);
    QCOMPARE(program.exitCode(), 128 + SIGTERM);
}

/// Of a program that was killed; not of one that runs.
void TestWindowWrites::leftBehindIsRemoved() {
    const std::string dead = "/dev/shm/daxscope-scratch-killed";
    std::filesystem::create_directory(dead);
    std::ofstream(dead + "/scratch.img") << "left behind";
    const timespec old[2] = {{1'700'000'000, 0}, {1'700'000'000, 0}};
    QVERIFY(::utimensat(AT_FDCWD, dead.c_str(), old, 0) == 0);
    const auto running = app::ScratchFolder::make(1 << 20);
    QVERIFY(running.has_value());
    const std::string alive = std::filesystem::path((*running)->path("x")).parent_path();
    QVERIFY(::utimensat(AT_FDCWD, alive.c_str(), old, 0) == 0);
    const auto next = app::ScratchFolder::make(1 << 20);
    QVERIFY(next.has_value());
    QVERIFY(!std::filesystem::exists(dead));
    QVERIFY(std::filesystem::exists(alive));
    QVERIFY(!app::ScratchFolder::make(1ULL << 60));
}

DAXSCOPE_GUI_TEST_MAIN(TestWindowWrites)
#include "test_window_writes.moc"
