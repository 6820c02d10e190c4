// The script editor with the engine behind it: running, stepping, stopping, errors at their line, completion, recording.
#include <QAbstractItemView>
#include <QAction>
#include <QCompleter>
#include <QFile>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>

#include "support/process.h"
#include "ui/chip.h"
#include "ui/engine_window.h"
#include "ui/event_loop_probe.h"
#include "ui/recording.h"
#include "ui/script_editor.h"
#include "ui/script_text.h"
#include "ui/script_words.h"
#include "ui/stepping.h"

using namespace daxscope;
using namespace daxscope::ui;

namespace {

constexpr int patience = test::EngineWindow::patience;

struct Opened : test::EngineWindow {
    Opened() {
        if (QTest::qWaitForWindowActive(&window))
            QTest::keyClick(&window, Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
        editor = window.findChild<ScriptEditor*>();
        if (editor == nullptr)
            qFatal("no editor by its key");
    }
    /// The editor has the keyboard, not the window.
    [[nodiscard]] bool scratch() {
        window.newScratch();
        return QTest::qWaitFor([&] { return window.scene() && window.scene()->complete; },
                               patience);
    }
    void click(const char* name) {
        QTest::mouseClick(editor->findChild<QPushButton*>(QLatin1String(name)), Qt::LeftButton);
    }
    [[nodiscard]] bool enabled(const char* name) const {
        return editor->findChild<QPushButton*>(QLatin1String(name))->isEnabled();
    }
    void write(const QString& script) { editor->text()->setPlainText(script); }
    using EngineWindow::write;
    [[nodiscard]] bool ended() {
        return QTest::qWaitFor([&] { return !editor->running(); }, patience);
    }
    [[nodiscard]] bool standsAt(int line) {
        return QTest::qWaitFor(
            [&] { return editor->stands() && editor->text()->markedLine() == line; }, patience);
    }

    ScriptEditor* editor = nullptr;
};

}  // namespace

class TestScriptEditor : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        QCoreApplication::setOrganizationName(QStringLiteral("daxscope"));
        QCoreApplication::setApplicationName(QStringLiteral("daxscope-test-script-editor"));
    }
    void init() { QSettings().clear(); }
    void needsAnImage();
    void runs();
    void errorsAtTheirLine();
    void stepsCallByCall();
    void stopsLoops();
    void closingWhileItStands();
    void theSameAsTheCommandLine();
    void undone();
    void completes();
    void records();
    void examplesWork_data();
    void examplesWork();
    void isKept();
    void files();
};

void TestScriptEditor::needsAnImage() {
    Opened it;
    QVERIFY(it.editor != nullptr);
    QVERIFY(it.editor->isVisible());
    it.write(QStringLiteral("print(1)"));
    QVERIFY(!it.enabled("runScript"));
    QVERIFY(it.editor->state().contains(QStringLiteral("No image is open")));
    QVERIFY(it.scratch());
    QTRY_VERIFY(it.enabled("runScript"));
    QVERIFY(!it.enabled("stopScript"));
}

void TestScriptEditor::runs() {
    Opened it;
    QVERIFY(it.scratch());
    it.write(
        QStringLiteral("img.write('/a', 0, 'hello');\n"
                       "print(img.read('/a'), {a: 1});\n"
                       "Image.open(args[0]).mkdir('/d');\n"
                       "img.close();\n"));
    QTest::keyClick(it.editor->text(), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(it.editor->running());
    QVERIFY(it.ended());
    QCOMPARE(it.editor->output(), QStringLiteral("hello {\"a\":1}"));
    QCOMPARE(it.editor->state(), QStringLiteral("Done."));
    // The window shows what it did.
    QTRY_VERIFY_WITH_TIMEOUT(it.knows("/a") && it.knows("/d"), patience);
}

void TestScriptEditor::errorsAtTheirLine() {
    Opened it;
    QVERIFY(it.scratch());
    it.write(
        QStringLiteral("img.write('/a', 0, 'x');\n\nimg.read('/nowhere');\nprint('never');\n"));
    it.click("runScript");
    QVERIFY(it.ended());
    QCOMPARE(it.editor->text()->mark(), ScriptText::Mark::Error);
    QCOMPARE(it.editor->text()->markedLine(), 3);
    QVERIFY2(it.editor->output().contains(QStringLiteral("line 3")) &&
                 it.editor->output().contains(QStringLiteral("nowhere")),
             qPrintable(it.editor->output()));
    QVERIFY(!it.editor->output().contains(QStringLiteral("never")));
    // What it had done stays; an edit takes the mark away.
    QTRY_VERIFY_WITH_TIMEOUT(it.knows("/a"), patience);
    QTest::keyClick(it.editor->text(), Qt::Key_A);
    QCOMPARE(it.editor->text()->mark(), ScriptText::Mark::None);
    // What is no script at all.
    it.write(QStringLiteral("img.write('/b', 0, 'x');\nlet = = 3;\n"));
    it.click("runScript");
    QVERIFY(it.ended());
    QCOMPARE(it.editor->text()->markedLine(), 2);
    // An assertion is told of where it stands.
    it.write(QStringLiteral("const f = () => 1;\nassert(f() === 2, 'f is not two');\n"));
    it.click("runScript");
    QVERIFY(it.ended());
    QCOMPARE(it.editor->text()->markedLine(), 2);
    QVERIFY(it.editor->output().contains(QStringLiteral("f is not two")));
}

void TestScriptEditor::stepsCallByCall() {
    Opened it;
    QVERIFY(it.scratch());
    it.write(
        QStringLiteral("img.write('/a', 0, 'x');\n"
                       "let n = 0;\n"
                       "for (const name of ['/b', '/c'])\n"
                       "    img.write(name, 0, 'y');\n"
                       "print('end');\n"
                       "img.mkdir('/d');\n"));
    it.click("stepScript");
    QVERIFY(it.standsAt(1));
    QVERIFY(!it.knows("/a"));
    it.click("stepScript");
    QVERIFY(it.standsAt(4));
    // While it stands the window answers: the file that was written is there, and can be looked at.
    QTRY_VERIFY_WITH_TIMEOUT(it.knows("/a"), patience);
    it.window.files()->reveal("/a");
    QTRY_COMPARE_WITH_TIMEOUT(
        it.window.files()->files()->path(it.window.files()->currentIndex().siblingAtColumn(0)),
        std::string("/a"), patience);
    QVERIFY(!it.knows("/b"));
    it.click("stepScript");
    QTRY_VERIFY_WITH_TIMEOUT(it.knows("/b"), patience);
    QVERIFY(it.standsAt(4));
    QVERIFY(!it.knows("/c"));
    it.click("runScript");  // which goes on
    QVERIFY(it.ended());
    QCOMPARE(it.editor->output(), QStringLiteral("end"));
    QTRY_VERIFY_WITH_TIMEOUT(it.knows("/c") && it.knows("/d"), patience);
    QCOMPARE(it.editor->text()->mark(), ScriptText::Mark::None);
}

void TestScriptEditor::stopsLoops() {
    Opened it;
    QVERIFY(it.scratch());
    for (const char* loop : {"print('in'); while (true) ;",
                             "print('in'); for (let i = 0;; ++i) img.write('/f', i, 'x');"}) {
        it.write(QLatin1String(loop));
        it.click("runScript");
        QVERIFY(it.editor->running());
        QTRY_COMPARE(it.editor->output(), QStringLiteral("in"));
        it.click("stopScript");
        QVERIFY(it.ended());
        QVERIFY(it.editor->state().contains(QStringLiteral("Stopped")));
    }
    // While it stands; and the image is as usable as before.
    it.write(QStringLiteral("img.mkdir('/d');\n"));
    it.click("stepScript");
    QVERIFY(it.standsAt(1));
    it.click("stopScript");
    QVERIFY(it.ended());
    QVERIFY(it.write("/after", "x"));
    QTRY_VERIFY_WITH_TIMEOUT(it.knows("/after"), patience);
    QVERIFY(!it.knows("/d"));
    // While the engine itself stands in one of its calls, early enough that it can be taken back.
    it.action("stop-copy")->trigger();
    it.write(QStringLiteral("img.write('/stands', 0, 'x'.repeat(8192));\n"));
    it.click("runScript");
    QTRY_VERIFY_WITH_TIMEOUT(it.window.stepping()->standing() != 0, patience);
    it.click("stopScript");
    QVERIFY(it.ended());
    QVERIFY(it.editor->state().contains(QStringLiteral("Stopped")));
    it.action("stop-copy")->trigger();
    QVERIFY(it.write("/later", "x"));
    QTRY_VERIFY_WITH_TIMEOUT(it.knows("/later"), patience);
    QVERIFY(!it.knows("/stands"));
}

void TestScriptEditor::closingWhileItStands() {
    {
        Opened it;
        QVERIFY(it.scratch());
        it.write(QStringLiteral("img.mkdir('/d');\n"));
        it.click("stepScript");
        QVERIFY(it.standsAt(1));
        it.window.closeImage();
        // A scratch image with changes is asked about; without any it goes at once.
        QVERIFY(it.ended());
    }
    Opened it;
    QVERIFY(it.scratch());
    it.write(QStringLiteral("while (true) img.write('/d', 0, 'x');\n"));
    it.click("runScript");
    QVERIFY(it.editor->running());
    // The program ends: nothing hangs.
}

/// What the editor leaves is, byte for byte of every file, what `daxscope run` leaves.
void TestScriptEditor::theSameAsTheCommandLine() {
    QTemporaryDir folder;
    const QString script = QStringLiteral(
        "const img = Image.create(args[0], {size: '256M'});\n"
        "img.subvolume('/v');\n"
        "for (let i = 0; i < 20; ++i)\n"
        "    img.write('/v/f' + i % 5, i * 5000, {pattern: 'p' + i, length: 9000});\n"
        "img.snapshot('/v', '/s');\n"
        "img.write('/v/f1', 4096, 'after');\n"
        "const a = img.map('/v/f2', {process: 'A'});\n"
        "a.store(8192, 'stored'); a.sync();\n"
        "img.commit();\n");
    QFile file(folder.filePath(QStringLiteral("s.js")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(script.toUtf8());
    file.close();
    const std::string theirs = folder.filePath(QStringLiteral("cli.img")).toStdString();
    const test::Ran ran = test::runDaxscope({"run", file.fileName().toStdString(), theirs});
    QVERIFY2(ran.ok(), ran.verdict().c_str());
    Opened it;
    QVERIFY(it.scratch());
    it.write(script);
    it.click("runScript");
    QVERIFY(it.ended());
    QCOMPARE(it.editor->output(), QString());
    const QString ours = folder.filePath(QStringLiteral("window.img"));
    QSignalSpy saved(it.window.operating(), &Operating::copySaved);
    it.window.operating()->saveCopy(ours);
    QTRY_VERIFY_WITH_TIMEOUT(!saved.isEmpty(), patience);
    for (const char* path : {"/v/f0", "/v/f1", "/v/f2", "/v/f3", "/v/f4", "/s/f1", "/s/f2"}) {
        const test::Ran a = test::runDaxscope({"cat", theirs, path});
        const test::Ran b = test::runDaxscope({"cat", ours.toStdString(), path});
        QVERIFY(a.ok() && b.ok() && !a.out.empty());
        QCOMPARE(b.out, a.out);
    }
    // A second time the image is not empty any more, and the script says so.
    it.click("runScript");
    QVERIFY(it.ended());
    QCOMPARE(it.editor->text()->markedLine(), 1);
}

void TestScriptEditor::undone() {
    Opened it;
    QVERIFY(it.scratch());
    it.write(QStringLiteral("img.mkdir('/d'); img.mkdir('/e');"));
    it.click("runScript");
    QVERIFY(it.ended());
    QTRY_VERIFY_WITH_TIMEOUT(it.knows("/e"), patience);
    QVERIFY(it.run("undo", {}));
    QTRY_VERIFY_WITH_TIMEOUT(!it.knows("/e"), patience);
    QVERIFY(it.knows("/d"));
}

void TestScriptEditor::completes() {
    Opened it;
    QVERIFY(it.scratch());
    ScriptText* text = it.editor->text();
    QAbstractItemView* words = text->completer()->popup();
    const auto shown = [&] {
        QStringList out;
        const QAbstractItemModel* model = text->completer()->completionModel();
        for (int i = 0; i < model->rowCount(); ++i)
            out << model->index(i, 0).data().toString();
        return out;
    };
    QTest::keyClicks(text, QStringLiteral("img."));
    QTRY_VERIFY(words->isVisible());
    // Every operation is there.
    QCOMPARE(shown().filter(QStringLiteral("snapshot(source, target")).size(), 1);
    QTest::keyClicks(text, QStringLiteral("sn"));
    QCOMPARE(shown().size(), 1);
    QTest::keyClick(words, Qt::Key_Return);
    QCOMPARE(text->toPlainText(), QStringLiteral("img.snapshot"));
    QTest::keyClicks(text, QStringLiteral("(); Image."));
    QTRY_VERIFY(words->isVisible());
    QCOMPARE(shown().size(), 3);
    QTest::keyClick(words, Qt::Key_Escape);
    QTRY_VERIFY(!words->isVisible());
    text->clear();
    QTest::keyClick(text, Qt::Key_Space, Qt::ControlModifier);
    QTRY_VERIFY(words->isVisible());
    QVERIFY(shown().contains(QStringLiteral("img")));
    QTest::keyClick(words, Qt::Key_Escape);
    for (const session::Operation& operation : session::operationTable())
        QVERIFY(std::ranges::contains(scriptWords(), QString::fromUtf8(operation.name),
                                      &ScriptWord::name));
}

void TestScriptEditor::records() {
    Opened it;
    QVERIFY(it.scratch());
    QVERIFY(it.write("/before", "x"));
    it.write(QStringLiteral("// begin\n\n// end"));
    it.editor->text()->moveCursor(QTextCursor::Start);
    it.editor->text()->moveCursor(QTextCursor::Down);
    QTest::mouseClick(it.editor->findChild<Chip*>(QStringLiteral("recordScript")), Qt::LeftButton);
    QVERIFY(it.write("/a", "x"));
    QTRY_VERIFY(it.editor->text()->toPlainText().contains(QStringLiteral("/a")));
    QVERIFY(it.write("/b", "y"));
    QTRY_VERIFY(it.editor->text()->toPlainText().contains(QStringLiteral("/b")));
    const QStringList lines =
        it.editor->text()->toPlainText().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 4);
    QVERIFY2(lines[1].startsWith(QStringLiteral("img.write(\"/a\"")), qPrintable(lines[1]));
    QVERIFY(lines[2].startsWith(QStringLiteral("img.write(\"/b\"")));
    QVERIFY(!it.editor->text()->toPlainText().contains(QStringLiteral("/before")));
    // The recorded lines run, and are not recorded again.
    it.click("runScript");
    QVERIFY(it.ended());
    QCOMPARE(it.editor->state(), QStringLiteral("Done."));
    QCOMPARE(it.editor->text()->toPlainText().count(QStringLiteral("img.write")), 2);
}

void TestScriptEditor::examplesWork_data() {
    QTest::addColumn<int>("number");
    for (int i = 0; i < static_cast<int>(scriptExamples().size()); ++i)
        QTest::addRow("%d", i) << i;
}

void TestScriptEditor::examplesWork() {
    QFETCH(const int, number);
    Opened it;
    QVERIFY(it.scratch());
    QAction* example = it.editor->findChild<QPushButton*>(QStringLiteral("scriptExamples"))
                           ->menu()
                           ->actions()
                           .at(number);
    example->trigger();
    QCOMPARE(it.editor->text()->toPlainText(),
             scriptExamples().at(static_cast<std::size_t>(number)).text);
    it.click("runScript");
    QVERIFY(it.ended());
    QVERIFY2(it.editor->state() == QStringLiteral("Done."), qPrintable(it.editor->output()));
    QVERIFY(!it.editor->output().isEmpty());
}

void TestScriptEditor::isKept() {
    {
        Opened it;
        it.write(QStringLiteral("print('kept')"));
    }
    Opened it;
    QCOMPARE(it.editor->text()->toPlainText(), QStringLiteral("print('kept')"));
    // Closed and opened again in one session, too.
    it.editor->close();
    QVERIFY(QTest::qWaitForWindowActive(&it.window));
    QTest::keyClick(&it.window, Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(it.editor->isVisible());
    QCOMPARE(it.window.findChildren<ScriptEditor*>().size(), 1);
}

void TestScriptEditor::files() {
    QTemporaryDir folder;
    Opened it;
    it.write(QStringLiteral("print('ä')\n"));
    const QString path = folder.filePath(QStringLiteral("a.js"));
    QVERIFY(it.editor->save(path));
    QCOMPARE(it.editor->windowTitle(), QStringLiteral("a.js"));
    it.write({});
    it.editor->openFile(path);
    QCOMPARE(it.editor->text()->toPlainText(), QStringLiteral("print('ä')\n"));
    it.editor->openFile(folder.filePath(QStringLiteral("none.js")));
    QVERIFY(it.editor->output().contains(QStringLiteral("cannot be read")));
    QVERIFY(!it.editor->save(QStringLiteral("/nowhere/at/all.js")));
    QVERIFY(it.editor->output().contains(QStringLiteral("cannot be written")));
}

DAXSCOPE_GUI_TEST_MAIN(TestScriptEditor)
#include "test_script_editor.moc"
