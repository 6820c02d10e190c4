// Undo, redo and moments in the window, with the engine behind it; files dragged out of the tree and over it.
#include <QAction>
#include <QDropEvent>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

#include "session/create.h"
#include "ui/engine_window.h"
#include "ui/event_loop_probe.h"
#include "ui/mappings_view.h"
#include "ui/message_strip.h"
#include "ui/moments_view.h"
#include "ui/operation_actions.h"
#include "ui/recording.h"
#include "ui/transfers.h"

using namespace daxscope;
using namespace daxscope::ui;

namespace {

constexpr int patience = test::EngineWindow::patience;

bool makeImage(const QString& path) {
    session::CreateOptions options;
    options.size = 128ULL << 20;
    return session::createImage(path.toStdString(), options).has_value();
}

/// A window with an image.
struct Opened : test::EngineWindow {
    bool existing(const QString& path) {
        window.openFile(path);
        return complete();
    }
    /// As soon as it can be done, by keys.
    bool press(const char* name, Qt::KeyboardModifiers with) {
        if (!QTest::qWaitFor([&] { return action(name)->isEnabled(); }, patience))
            return false;
        QSignalSpy applied(window.operating(), &Operating::applied);
        QTest::keyClick(&window, Qt::Key_Z, with);
        return QTest::qWaitFor([&] { return !applied.isEmpty(); }, patience);
    }
    bool undo() { return press("undo", Qt::ControlModifier); }
    bool redo() { return press("redo", Qt::ControlModifier | Qt::ShiftModifier); }
    [[nodiscard]] QAction* action(const char* name) { return window.operations()->action(name); }
    [[nodiscard]] QModelIndex row(const QString& name) {
        const FileTreeModel* model = window.files()->files();
        const QModelIndex image = model->index(0, 0, {});
        for (int i = 0; i < model->rowCount(image); ++i) {
            if (model->index(i, 0, image).data().toString() == name)
                return model->index(i, 0, image);
        }
        return {};
    }
};

}  // namespace

class TestUndo : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        QCoreApplication::setOrganizationName(QStringLiteral("daxscope"));
        QCoreApplication::setApplicationName(QStringLiteral("daxscope-test-undo"));
    }
    void init() { QSettings().clear(); }
    void keysUndoAndRedo();
    void theScriptIsWhatLedHere();
    void mappingsFollow();
    void momentsAreListed();
    void elsewhereItAsks();
    void disabledItSaysWhy();
    void draggedOut();
    void hostileNamesStayInside();
    void whereItWouldBeDropped();
};

void TestUndo::keysUndoAndRedo() {
    Opened it;
    QVERIFY(it.scratch());
    QVERIFY(!it.action("undo")->isEnabled());
    QVERIFY(it.action("undo")->toolTip().contains(QStringLiteral("Nothing has been done")));
    QVERIFY(it.write("/a & b", "one"));
    QTRY_VERIFY(it.knows("/a & b"));
    QTRY_COMPARE(it.action("undo")->text(), QStringLiteral("&Undo write /a && b"));
    QVERIFY(it.write("/c", "two"));
    QTRY_COMPARE(it.action("undo")->text(), QStringLiteral("&Undo write /c"));
    QTRY_COMPARE(it.window.operating()->changes(), 2U);
    QVERIFY(it.undo());
    QTRY_VERIFY(!it.knows("/c"));
    QVERIFY(it.knows("/a & b"));
    QTRY_COMPARE(it.window.operating()->changes(), 1U);
    QTRY_COMPARE(it.action("redo")->text(), QStringLiteral("&Redo write /c"));
    QVERIFY(it.undo());
    QTRY_VERIFY(!it.knows("/a & b"));
    QTRY_VERIFY(!it.action("undo")->isEnabled());
    QVERIFY(it.redo());
    QVERIFY(it.redo());
    QTRY_VERIFY(it.knows("/c"));
    QTRY_VERIFY(!it.action("redo")->isEnabled());
    // After a commit, too.
    QSignalSpy committed(it.window.operating(), &Operating::committed);
    it.window.operating()->commit();
    QTRY_COMPARE(committed.size(), 1);
    QVERIFY(it.undo());
    QTRY_VERIFY(!it.knows("/c"));
    QTRY_COMPARE(it.window.operating()->changes(), 1U);
}

void TestUndo::theScriptIsWhatLedHere() {
    Opened it;
    QVERIFY(it.scratch());
    const auto script = [&] {
        return QString::fromStdString(it.window.recording()->recorder().script());
    };
    QVERIFY(it.write("/a", "one"));
    QVERIFY(it.write("/b", "two"));
    const QString before = script();
    QTRY_COMPARE(it.action("undo")->text(), QStringLiteral("&Undo write /b"));
    QVERIFY(before.contains(QStringLiteral("img.write(\"/b\"")));
    QVERIFY(it.undo());
    QVERIFY(!script().contains(QStringLiteral("/b")));
    QVERIFY(script().contains(QStringLiteral("/a")));
    QVERIFY(it.redo());
    QCOMPARE(script(), before);
    QVERIFY(it.undo());
    QVERIFY(it.undo());
    QVERIFY(it.write("/c", "three"));
    QVERIFY(script().endsWith(QStringLiteral("img.write(\"/c\", 0, \"three\");\n")));
    QVERIFY(!script().contains(QStringLiteral("/a")));
}

void TestUndo::mappingsFollow() {
    Opened it;
    QVERIFY(it.scratch());
    QVERIFY(it.write("/a", std::string(8192, 'a')));
    const auto map = [&](const std::string& path) {
        session::Arguments arguments;
        for (const session::Parameter& parameter : session::findOperation("map")->parameters) {
            if (parameter.kind == session::ParameterKind::Flag)
                arguments.set(parameter.name, false);
            else if (parameter.name == "path")
                arguments.set(parameter.name, path);
            else
                arguments.set(parameter.name,
                              *session::parseArgument(parameter, parameter.fallback));
        }
        return it.run("map", arguments);
    };
    const auto windows = [&] {
        const auto& mappings = it.window.mappings()->mappings();
        std::size_t count = 0;
        if (mappings) {
            for (const auto& process : mappings->processes)
                count += process.windows.size();
        }
        return count;
    };
    QVERIFY(map("/a"));
    QVERIFY(it.write("/b", std::string(8192, 'b')));
    QVERIFY(map("/b"));
    QTRY_COMPARE(windows(), std::size_t{2});
    QVERIFY(it.undo());
    QTRY_COMPARE(windows(), std::size_t{1});
    QTRY_VERIFY(it.window.strip()->text().contains(QStringLiteral("1 mapping ended")));
    const QString script = QString::fromStdString(it.window.recording()->recorder().script());
    QVERIFY(script.contains(QStringLiteral("img.map(\"/a\"")));
    QVERIFY(!script.contains(QStringLiteral("/b")));
}

void TestUndo::momentsAreListed() {
    Opened it;
    QVERIFY(it.scratch());
    for (const char* name : {"/a", "/b", "/c"})
        QVERIFY(it.write(name, "x"));
    QTRY_COMPARE(it.window.scene()->info.history.moments.size(), std::size_t{3});
    it.action("restart")->trigger();
    MomentsView* const list = it.window.moments();
    QTRY_VERIFY(list->hasFocus());
    const auto says = [&](int row) { return list->topLevelItem(row)->text(2); };
    QTRY_COMPARE(list->topLevelItemCount(), 4);
    QCOMPARE(says(1), QStringLiteral("write /a"));
    QCOMPARE(says(3), QStringLiteral("write /c"));
    QCOMPARE(list->here(), 3);
    list->setCurrentItem(list->topLevelItem(1));
    QTest::keyClick(list, Qt::Key_Return);
    QTRY_VERIFY(it.knows("/a") && !it.knows("/b") && !it.knows("/c"));
    // What was undone is still there to be gone forward to, with the mouse.
    QTRY_COMPARE(list->here(), 1);
    QCOMPARE(list->topLevelItemCount(), 4);
    QVERIFY(list->topLevelItem(2)->font(2).italic());
    const QPoint last = list->visualItemRect(list->topLevelItem(2)).center();
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, last);
    QTest::mouseDClick(list->viewport(), Qt::LeftButton, {}, last);
    QTRY_VERIFY(it.knows("/b") && !it.knows("/c"));
    QTRY_COMPARE(list->here(), 2);
    // And a moment of one's own.
    session::Arguments named;
    named.set("name", std::string("before the test"));
    QVERIFY(it.run("moment", named));
    const auto moment = [&] { return it.window.scene()->info.history.moments.at(2); };
    QTRY_COMPARE(moment().label, std::string("before the test"));
    // What comes after it does not take its name.
    QVERIFY(it.write("/d", "x"));
    QTRY_COMPARE(moment().name, std::string("write /d"));
    QCOMPARE(moment().label, std::string("before the test"));
    QTRY_COMPARE(says(list->here()), QStringLiteral("write /d"));
}

void TestUndo::elsewhereItAsks() {
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("existing.img"));
    QVERIFY(makeImage(path));
    Opened it;
    QVERIFY(it.existing(path));
    it.window.operating()->allowChanges();
    QTRY_VERIFY_WITH_TIMEOUT(it.window.operating()->whyNot().isEmpty(), patience);
    QVERIFY(!it.action("undo")->isEnabled());
    QVERIFY(it.write("/a", "one"));
    QVERIFY(it.write("/b", "two"));
    QTRY_VERIFY(it.action("undo")->isEnabled());
    QVERIFY(it.action("undo")->text().contains(QStringLiteral("since the last commit")));
    QVERIFY(!it.action("redo")->isEnabled());
    QVERIFY(it.action("redo")->toolTip().contains(QStringLiteral("scratch")));
    QTRY_COMPARE(it.window.scene()->info.history.uncommitted.size(), std::size_t{2});
    QTest::keyClick(&it.window, Qt::Key_Z, Qt::ControlModifier);
    const auto box = [&] { return it.window.findChild<QMessageBox*>(QStringLiteral("undoAll")); };
    QTRY_VERIFY(box() != nullptr);
    QVERIFY(box()->informativeText().contains(QStringLiteral("write /b\nwrite /a")));
    // Enter does not lose anything.
    QTest::keyClick(box(), Qt::Key_Return);
    QTRY_VERIFY(box() == nullptr);
    QVERIFY(it.knows("/a"));
    it.window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&it.window));
    QTest::keyClick(&it.window, Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(box() != nullptr);
    box()->findChild<QPushButton*>(QStringLiteral("undoAllButton"))->click();
    QTRY_VERIFY_WITH_TIMEOUT(!it.knows("/a") && !it.knows("/b"), patience);
    QTRY_COMPARE(it.window.operating()->changes(), 0U);
    QVERIFY(!QString::fromStdString(it.window.recording()->recorder().script())
                 .contains(QStringLiteral("write")));
}

void TestUndo::disabledItSaysWhy() {
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("existing.img"));
    QVERIFY(makeImage(path));
    Opened it;
    for (const char* name : {"undo", "redo", "moment", "restart"})
        QVERIFY(it.action(name)->toolTip().contains(QStringLiteral("No image is open")));
    QVERIFY(it.existing(path));
    for (const char* name : {"undo", "redo", "moment", "restart"}) {
        QVERIFY(!it.action(name)->isEnabled());
        QVERIFY(it.action(name)->toolTip().contains(QStringLiteral("read-only")));
    }
    // They are in a menu that shows these reasons.
    bool found = false;
    for (const QAction* menu : it.window.menuBar()->actions())
        found = found || (menu->menu()->actions().contains(it.action("undo")) &&
                          menu->menu()->toolTipsVisible());
    QVERIFY(found);
}

void TestUndo::draggedOut() {
    const QTemporaryDir folder;
    qputenv("TMPDIR", folder.path().toLocal8Bit());
    {
        Opened it;
        QVERIFY(it.scratch());
        QVERIFY(it.write("/notes", "what was noted"));
        QTRY_VERIFY(it.row(QStringLiteral("notes")).isValid());
        const FilesView* files = it.window.files();
        // The image itself is a file already.
        QCOMPARE(files->dataOf(files->files()->index(0, 0, {})), nullptr);
        const QModelIndex row = it.row(QStringLiteral("notes"));
        QVERIFY(row.flags().testFlag(Qt::ItemIsDragEnabled));
        const std::unique_ptr<QMimeData> data(files->dataOf(row));
        QVERIFY(data->hasUrls());
        const auto inside = [&] {
            return QDir(folder.path())
                .entryList({QStringLiteral("daxscope-dragged-*")}, QDir::Dirs);
        };
        QVERIFY(inside().isEmpty());  // nothing is made before somebody asks
        const QList<QUrl> urls = data->urls();
        QCOMPARE(urls.size(), 1);
        QFile copy(urls.front().toLocalFile());
        QVERIFY(copy.open(QIODevice::ReadOnly));
        QCOMPARE(copy.readAll(), QByteArray("what was noted"));
        QCOMPARE(data->urls(), urls);
        QVERIFY(data->data(QStringLiteral("text/uri-list")).startsWith("file://"));
        QCOMPARE(inside().size(), 1);
    }
    QVERIFY(QDir(folder.path()).entryList({QStringLiteral("daxscope-dragged-*")}).isEmpty());
    qunsetenv("TMPDIR");
}

void TestUndo::hostileNamesStayInside() {
    Opened it;
    QVERIFY(it.scratch());
    QVERIFY(it.write("/bad\xff name", "bytes"));
    QTRY_VERIFY(it.knows("/bad\xff name"));
    const FilesView* files = it.window.files();
    const QModelIndex image = files->files()->index(0, 0, {});
    const std::unique_ptr<QMimeData> data(files->dataOf(files->files()->index(0, 0, image)));
    QVERIFY(data != nullptr);
    const QByteArray list = data->data(QStringLiteral("text/uri-list"));
    QVERIFY2(list.contains("bad%FF%20name"), list.constData());
}

void TestUndo::whereItWouldBeDropped() {
    Opened it;
    QVERIFY(it.scratch());
    session::Arguments folder;
    folder.set("path", std::string("/folder"));
    folder.set("mode", std::uint64_t{0755});
    QVERIFY(it.run("mkdir", folder));
    QVERIFY(it.write("/notes", "x"));
    QTRY_VERIFY(it.row(QStringLiteral("folder")).isValid() &&
                it.row(QStringLiteral("notes")).isValid());
    FilesView* files = it.window.files();
    files->clearChoice();
    QWidget* seen = files->viewport();
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(QStringLiteral("/etc/hostname"))});
    const auto picture = [&] { return seen->grab().toImage(); };
    const auto over = [&](QPoint at) {
        QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(seen, &enter);
        QDragMoveEvent move(at, Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(seen, &move);
    };
    const QImage before = picture();
    const QRect row = files->visualRect(it.row(QStringLiteral("folder")));
    over(row.center());
    const QImage onFolder = picture();
    QVERIFY(onFolder != before);
    // Its row, and nothing else.
    const QRect rest(0, row.bottom() + 4, seen->width(), seen->height() - row.bottom() - 4);
    const qreal ratio = before.devicePixelRatio();
    const QRect pixels(rest.topLeft() * ratio, rest.size() * ratio);
    QCOMPARE(onFolder.copy(pixels), before.copy(pixels));
    // A file's folder is the top: all of the tree.
    over(files->visualRect(it.row(QStringLiteral("notes"))).center());
    QVERIFY(picture().copy(pixels) != before.copy(pixels));
    over(QPoint(seen->width() / 2, seen->height() - 3));
    QVERIFY(picture().copy(pixels) != before.copy(pixels));
    QDragLeaveEvent leave;
    QCoreApplication::sendEvent(seen, &leave);
    QCOMPARE(picture(), before);
}

DAXSCOPE_GUI_TEST_MAIN(TestUndo)
#include "test_undo.moc"
