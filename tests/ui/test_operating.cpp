// Changing an image in the window: actions, forms, what is said about uncommitted changes, and what stays where it was.
#include <QAbstractItemModelTester>
#include <QAction>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

#include "ui/chip.h"
#include "ui/content_edit.h"
#include "ui/event_loop_probe.h"
#include "ui/fake_backend.h"
#include "ui/files_view.h"
#include "ui/main_window.h"
#include "ui/map/device_map_view.h"
#include "ui/map/file_extents_view.h"
#include "ui/message_strip.h"
#include "ui/operating.h"
#include "ui/operation_actions.h"
#include "ui/operation_form.h"
#include "ui/settings_dialog.h"
#include "ui/status_line.h"
#include "ui/text_label.h"

using namespace daxscope;
using namespace daxscope::ui;
using daxscope::ui::test::FakeBackend;

namespace {

std::ptrdiff_t asked(const FakeBackend& backend, const std::string& what) {
    return std::ranges::count(backend.asked, what);
}

/// A window with an image that may be changed.
struct Opened {
    explicit Opened(bool scratch = false) {
        window.operating()->setInterval(std::chrono::milliseconds(0));
        window.resize(1400, 900);
        window.show();
        window.activateWindow();
        exposed = QTest::qWaitForWindowExposed(&window);
        if (scratch)
            window.newScratch();
        else
            window.openFile(QStringLiteral("/tmp/tour.img"));
        exposed = exposed && QTest::qWaitFor([this] {
                      return window.scene() != nullptr &&
                             model()->rowCount(model()->index(0, 0, {})) == 3;
                  });
        if (scratch)
            return;
        window.operating()->allowChanges();
        exposed = exposed && QTest::qWaitFor([this] { return !window.scene()->info.readOnly; });
    }
    [[nodiscard]] FileTreeModel* model() const { return window.files()->files(); }
    [[nodiscard]] std::string chosen() const {
        return model()->path(window.files()->currentIndex());
    }
    bool choose(const std::string& path) {
        window.files()->reveal(path);
        return QTest::qWaitFor([&] {
            return chosen() == path &&
                   window.fileExtents()->subtitle().contains(QString::fromStdString(path));
        });
    }
    [[nodiscard]] QAction* action(const char* name) const {
        return window.findChild<QAction*>(QLatin1String(name));
    }
    /// The form of an operation, opened by its action.
    OperationForm* form(const char* operation) {
        window.operations()->action(operation)->trigger();
        return window.findChild<OperationForm*>();
    }
    /// Runs one operation and waits until it is shown.
    bool change() {
        const auto before = asked(backend, "apply mkdir");
        form("mkdir")->runButton()->click();
        return QTest::qWaitFor([&] {
            return asked(backend, "apply mkdir") == before + 1 && window.scene() &&
                   window.scene()->info.changes == backend.changes;
        });
    }
    [[nodiscard]] QMessageBox* question() const {
        return window.findChild<QMessageBox*>(QStringLiteral("unsaved"));
    }
    bool answer(const char* button) {
        if (!QTest::qWaitFor([this] { return question() != nullptr; }))
            return false;
        question()->findChild<QPushButton*>(QLatin1String(button))->click();
        return QTest::qWaitFor([this] { return question() == nullptr; });
    }

    FakeBackend backend;
    MainWindow window{&backend};
    bool exposed = false;
};

void type(QWidget* editor, const QString& text) { static_cast<QLineEdit*>(editor)->setText(text); }

}  // namespace

class TestOperating : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void everyOperationHasAMenuEntry();
    void disabledActionsSayWhy();
    void allowsChangesOrSaysWhyNot();
    void formsTakeWhatIsChosen();
    void formsCheckWhatIsTyped();
    void formsHoldEveryParameter();
    void contentIsRepeated();
    void dangerIsSaid();
    void failuresGoToTheStrip();
    void viewsStayWhereTheyAre();
    void treeFollowsChanges();
    void goesToWhatWasMade();
    void changeIsFramedUntilDismissed();
    void countsAndCommits();
    void commitsByItself();
    void settingsAreKept();
    void unsavedIsSaidBeforeClosing();
    void unsavedIsSaidBeforeOpening();
    void scratchIsSaidToBeGone();
};

void TestOperating::initTestCase() {
    QCoreApplication::setOrganizationName(QStringLiteral("daxscope"));
    QCoreApplication::setApplicationName(QStringLiteral("daxscope-test-operating"));
}

void TestOperating::init() { QSettings().clear(); }

void TestOperating::everyOperationHasAMenuEntry() {
    FakeBackend backend;
    MainWindow window(&backend);
    const QMenu* operate = nullptr;
    for (const QAction* menu : window.menuBar()->actions()) {
        if (menu->text() == QLatin1String("&Operate"))
            operate = menu->menu();
    }
    QVERIFY(operate != nullptr);
    QSet<QString> words;
    QSet<QString> mnemonics;
    for (const session::Operation& operation : session::operationTable()) {
        QAction* action = window.operations()->action(operation.name);
        QVERIFY2(operate->actions().contains(action), operation.name.data());
        // Not just the name: words for people, each once.
        QVERIFY(action->text().endsWith(QStringLiteral("…")));
        QVERIFY(!words.contains(action->text()));
        words << action->text();
        const auto at = action->text().indexOf(QLatin1Char('&'));
        if (at < 0)
            continue;
        const QString letter = action->text().mid(at + 1, 1).toLower();
        QVERIFY2(!mnemonics.contains(letter), qPrintable(action->text()));
        mnemonics << letter;
    }
}

void TestOperating::disabledActionsSayWhy() {
    FakeBackend backend;
    MainWindow window(&backend);
    window.show();
    QAction* write = window.operations()->action("write");
    QVERIFY(!write->isEnabled());
    QVERIFY(write->toolTip().contains(QStringLiteral("No image is open")));
    window.openFile(QStringLiteral("/tmp/tour.img"));
    QTRY_VERIFY(window.scene() != nullptr);
    QVERIFY(!write->isEnabled());
    QVERIFY(write->toolTip().contains(QStringLiteral("Allow changes")));
    window.operating()->allowChanges();
    QTRY_VERIFY(write->isEnabled());
    QAction* punch = window.operations()->action("punch");
    QVERIFY(!punch->isEnabled());
    QVERIFY(punch->toolTip().contains(QStringLiteral("Choose a file")));
    window.files()->reveal("/v/db");
    QTRY_VERIFY(punch->isEnabled());
    window.files()->reveal("/s1/db");
    QTRY_VERIFY(!punch->isEnabled());
    QVERIFY(punch->toolTip().contains(QStringLiteral("/s1 is read-only")));
    // Of a read-only subvolume one can make snapshots, and it can be removed itself.
    QVERIFY(window.operations()->action("snapshot")->isEnabled());
    QVERIFY(!window.operations()->action("remove")->isEnabled());
    window.files()->reveal("/s1");
    QTRY_VERIFY(window.operations()->action("remove")->isEnabled());
}

void TestOperating::allowsChangesOrSaysWhyNot() {
    FakeBackend backend;
    backend.allowError = EBUSY;
    MainWindow window(&backend);
    window.show();
    window.openFile(QStringLiteral("/tmp/tour.img"));
    QTRY_VERIFY(window.scene() != nullptr);
    auto* button = window.findChild<QPushButton*>(QStringLiteral("allow"));
    QVERIFY(button->isVisible() && button->isEnabled());
    button->click();
    QTRY_COMPARE(window.strip()->kind(), MessageStrip::Kind::Error);
    QVERIFY(window.strip()->text().contains(QStringLiteral("EBUSY")));
    QVERIFY(window.strip()->text().contains(QStringLiteral("stays read-only")));
    backend.allowError = 0;
    button->click();
    QTRY_VERIFY(!window.scene()->info.readOnly);
    QVERIFY(!button->isVisible());
    QVERIFY(window.findChild<QPushButton*>(QStringLiteral("commitButton"))->isVisible());
}

void TestOperating::formsTakeWhatIsChosen() {
    Opened it;
    QVERIFY(it.exposed);
    QVERIFY(it.choose("/v/db"));
    Spot spot;
    spot.file = ByteRange{53248, 8192};
    it.window.linked()->setSelection(spot);
    const auto text = [](OperationForm* form, const char* name) {
        return static_cast<QLineEdit*>(form->editor(name))->text();
    };
    OperationForm* form = it.form("punch");
    QCOMPARE(text(form, "path"), QStringLiteral("/v/db"));
    QCOMPARE(text(form, "offset"), QStringLiteral("53248"));
    QCOMPARE(text(form, "length"), QStringLiteral("8192"));
    form->runButton()->click();
    QTRY_COMPARE(asked(it.backend, "apply punch"), 1);
    QCOMPARE(it.backend.lastArguments.number("length"), 8192U);
    QTRY_VERIFY(it.window.findChild<OperationForm*>() == nullptr);
    form = it.form("mkdir");
    QCOMPARE(text(form, "path"), QStringLiteral("/v/new-folder"));
    form->reject();
    QTRY_VERIFY(it.window.findChild<OperationForm*>() == nullptr);
    QCOMPARE(asked(it.backend, "apply mkdir"), 0);
    form = it.form("snapshot");
    QCOMPARE(text(form, "source"), QStringLiteral("/v"));
    QCOMPARE(text(form, "target"), QStringLiteral("/v-snapshot"));
    form->reject();
}

void TestOperating::formsCheckWhatIsTyped() {
    const session::Operation* zero = session::findOperation("zero");
    OperationForm form(*zero, QStringLiteral("Zero"), {{"path", "/f"}, {"offset", "0"}});
    QVERIFY(!form.runButton()->isEnabled());
    QVERIFY(form.problem("length").contains(QStringLiteral("needed")));
    // What is coloured by markup is shown as such, not as its source.
    for (const QLabel* label : form.findChildren<QLabel*>())
        QVERIFY(!label->text().contains(QStringLiteral("<span")) ||
                label->textFormat() == Qt::RichText);
    type(form.editor("length"), QStringLiteral("twelve"));
    QVERIFY(form.problem("length").contains(QStringLiteral("twelve")));
    type(form.editor("length"), QStringLiteral("64K"));
    QVERIFY(form.problem("length").isEmpty());
    QVERIFY(form.runButton()->isEnabled());
    type(form.editor("path"), QStringLiteral("f"));
    QVERIFY(form.problem("path").contains(QStringLiteral("begins with /")));
    QVERIFY(!form.runButton()->isEnabled());
    type(form.editor("path"), QStringLiteral("/f"));
    static_cast<QCheckBox*>(form.editor("keepSize"))->setChecked(true);
    const auto arguments = form.arguments();
    QVERIFY(arguments.has_value());
    QCOMPARE(arguments->number("length"), 65536U);
    QVERIFY(arguments->flag("keepSize"));
}

void TestOperating::formsHoldEveryParameter() {
    // Names may hold any bytes: what was not edited goes as it came.
    const std::string odd = "/v/bad\xff\nname";
    for (const session::Operation& operation : session::operationTable()) {
        Choice choice;
        choice.path = odd;
        choice.directory = "/v";
        choice.subvolume = "/v";
        choice.isTop = choice.isSubvolume = false;
        choice.isFile = true;
        choice.size = 4096;
        OperationForm form(operation, QStringLiteral("Do"), valuesFor(operation, choice));
        for (const session::Parameter& parameter : operation.parameters) {
            QVERIFY2(form.editor(parameter.name) != nullptr, parameter.name.data());
            QVERIFY(!form.editor(parameter.name)->accessibleName().isEmpty());
        }
        if (operation.name == "truncate") {
            QVERIFY(form.arguments().has_value());
            QCOMPARE(form.arguments()->text("path"), odd);
        }
    }
}

void TestOperating::contentIsRepeated() {
    ContentEdit edit;
    QVERIFY(!edit.content());
    edit.setText(QStringLiteral("abc"));
    QCOMPARE(edit.content().value_or(""), std::string("abc"));
    edit.setLength(QStringLiteral("7"));
    QCOMPARE(edit.content().value_or(""), std::string("abcabca"));
    edit.setLength(QStringLiteral("1G"));
    QVERIFY(!edit.content());
    edit.setLength(QStringLiteral("?"));
    QVERIFY(!edit.content());
}

void TestOperating::dangerIsSaid() {
    const session::Operation* remove = session::findOperation("remove");
    session::Arguments arguments;
    arguments.set("path", std::string("/v/deep"));
    arguments.set("recursive", true);
    const QString warning = warningOf(*remove, arguments);
    QVERIFY(warning.contains(QStringLiteral("/v/deep")));
    QVERIFY(warning.contains(QStringLiteral("everything in it")));
    arguments.set("recursive", false);
    QVERIFY(!warningOf(*remove, arguments).contains(QStringLiteral("everything in it")));
}

void TestOperating::failuresGoToTheStrip() {
    Opened it;
    it.backend.applyError = ENOSPC;
    OperationForm* form = it.form("mkdir");
    auto* path = qobject_cast<QLineEdit*>(form->editor("path"));
    path->setText(QStringLiteral("/v/typed with care"));
    form->runButton()->click();
    QTRY_COMPARE(it.window.strip()->kind(), MessageStrip::Kind::Error);
    const QString text = it.window.strip()->text();
    for (const char* part : {"New folder failed", "ENOSPC: it did not work", "commit"})
        QVERIFY2(text.contains(QLatin1String(part)), qPrintable(text));
    QCOMPARE(it.window.operating()->changes(), 0U);
    QVERIFY(!it.window.operating()->wouldLose());
    // What was typed is not lost, and the form says why it comes back.
    QVERIFY(form->isVisible());
    QCOMPARE(path->text(), QStringLiteral("/v/typed with care"));
    const auto labels = form->findChildren<TextLabel*>();
    QVERIFY(std::ranges::any_of(labels, [](const TextLabel* label) {
        return label->isVisible() && label->text().contains(QStringLiteral("ENOSPC: it did"));
    }));
    // The next success takes it away.
    it.backend.applyError = 0;
    QVERIFY(it.change());
    QTRY_COMPARE(it.window.strip()->kind(), MessageStrip::Kind::None);
}

void TestOperating::viewsStayWhereTheyAre() {
    Opened it;
    QVERIFY(it.choose("/v/db"));
    it.window.deviceMap()->showRange({80 * test::mib, test::mib});
    it.window.fileExtents()->showRange({53248, 32768});
    Spot spot;
    spot.device = ByteRange{72 * test::mib, 4096};
    it.window.linked()->setSelection(spot);
    const auto device = it.window.deviceMap()->visibleRange();
    const auto file = it.window.fileExtents()->painter().fileAxis().visible();
    const auto files = asked(it.backend, "file 256 260");
    QVERIFY(it.change());
    QTRY_VERIFY(asked(it.backend, "file 256 260") > files);
    QCoreApplication::processEvents();
    QCOMPARE(it.window.deviceMap()->visibleRange(), device);
    QCOMPARE(it.window.fileExtents()->painter().fileAxis().visible(), file);
    QCOMPARE(it.window.linked()->selection().device->offset, spot.device->offset);
    QVERIFY(it.window.files()->isExpanded(it.window.files()->currentIndex().parent()));
}

void TestOperating::treeFollowsChanges() {
    Opened it;
    QAbstractItemModelTester tester(it.model(),
                                    QAbstractItemModelTester::FailureReportingMode::QtTest);
    QVERIFY(it.choose("/v/deep/er/x"));
    const QPersistentModelIndex chosen = it.window.files()->currentIndex();
    const QModelIndex image = it.model()->index(0, 0, {});
    const auto volume = [&] {
        for (int row = 0; row < it.model()->rowCount(image); ++row) {
            if (it.model()->path(it.model()->index(row, 0, image)) == "/v")
                return it.model()->index(row, 0, image);
        }
        return QModelIndex();
    };
    const int rows = it.model()->rowCount(volume());
    it.backend.added = {"aaa", "zzz-last", "log2"};
    it.backend.removed = {"hole", "link", "many"};
    it.model()->refresh();
    QTRY_VERIFY(it.model()->knows("/v/zzz-last"));
    QCOMPARE(it.model()->rowCount(volume()), rows);
    QVERIFY(!it.model()->knows("/v/hole"));
    QVERIFY(chosen.isValid());
    QCOMPARE(it.chosen(), std::string("/v/deep/er/x"));
    // The largest first: rows that stay change their places.
    it.model()->setOrder(FileTreeModel::Order::Size);
    it.backend.removed = {"db"};
    it.model()->refresh();
    QTRY_VERIFY(!it.model()->knows("/v/db") && it.model()->knows("/v/hole"));
    QCOMPARE(it.chosen(), std::string("/v/deep/er/x"));
    // What is chosen goes with its directory.
    it.backend.removed = {"deep"};
    it.model()->refresh();
    QTRY_VERIFY(!chosen.isValid());
    QVERIFY(it.chosen() != "/v/deep/er/x");
}

void TestOperating::goesToWhatWasMade() {
    Opened it;
    QVERIFY(it.choose("/v/db"));
    it.backend.added = {"copy"};
    OperationForm* form = it.form("clone");
    type(form->editor("target"), QStringLiteral("/v/copy"));
    form->runButton()->click();
    QTRY_COMPARE(it.chosen(), std::string("/v/copy"));
}

void TestOperating::changeIsFramedUntilDismissed() {
    Opened it;
    QVERIFY(it.choose("/v/db"));
    auto* chip = it.window.findChild<Chip*>(QStringLiteral("changeChip"));
    QVERIFY(!chip->isVisible());
    const auto picture = [&] {
        return std::pair(it.window.deviceMap()->grab().toImage(),
                         it.window.fileExtents()->grab().toImage());
    };
    const auto calm = picture();
    QVERIFY(it.change());
    QTRY_VERIFY(it.window.linked()->change() != nullptr);
    QTRY_VERIFY(chip->isVisible());
    QVERIFY(chip->text().contains(QStringLiteral("New folder")));
    const auto framed = picture();
    QVERIFY(framed.first != calm.first);
    QVERIFY(framed.second != calm.second);
    // A commit changes nothing of it.
    it.window.operating()->commit();
    QTRY_COMPARE(it.window.scene()->info.changes, 0U);
    QVERIFY(it.window.linked()->change() != nullptr);
    chip->click();
    QVERIFY(it.window.linked()->change() == nullptr);
    QTRY_COMPARE(picture().second, calm.second);
    QVERIFY(it.change());
    QTRY_VERIFY(it.window.linked()->change() != nullptr);
    it.window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&it.window));
    QTest::keyClick(&it.window, Qt::Key_Escape);
    QTRY_VERIFY(it.window.linked()->change() == nullptr);
}

void TestOperating::countsAndCommits() {
    Opened it;
    auto* button = it.window.findChild<QPushButton*>(QStringLiteral("commitButton"));
    QVERIFY(!button->isEnabled());
    QVERIFY(it.change());
    QTRY_COMPARE(button->text(), QStringLiteral("Commit · 1 change"));
    QVERIFY(it.change());
    QTRY_COMPARE(button->text(), QStringLiteral("Commit · 2 changes"));
    QVERIFY(it.window.status()->text().contains(QStringLiteral("generation 41 + 2 changes")));
    QVERIFY(it.window.isWindowModified());
    it.backend.commitError = EIO;
    button->click();
    QTRY_COMPARE(it.window.strip()->kind(), MessageStrip::Kind::Error);
    QCOMPARE(it.window.operating()->changes(), 2U);
    it.backend.commitError = 0;
    it.action("commit")->trigger();
    QTRY_VERIFY(!button->isEnabled());
    QVERIFY(!it.window.isWindowModified());
    QVERIFY(it.window.status()->text().contains(QStringLiteral("generation 41 ")));
}

void TestOperating::commitsByItself() {
    Opened it;
    QSignalSpy committed(it.window.operating(), &Operating::committed);
    it.window.operating()->setInterval(std::chrono::milliseconds(1));
    QCOMPARE(asked(it.backend, "commit"), 0);  // nothing to do, nothing done
    QVERIFY(it.change() || committed.count() > 0);
    QTRY_COMPARE(committed.count(), 1);
    QTRY_COMPARE(it.window.operating()->changes(), 0U);
    it.window.operating()->setInterval(std::chrono::milliseconds(0));
    QVERIFY(it.change());
    QTRY_COMPARE(it.window.operating()->changes(), 1U);
    QCOMPARE(asked(it.backend, "commit"), 1);
    // Switched on again, it takes what waits.
    it.window.operating()->setInterval(std::chrono::milliseconds(1));
    QTRY_COMPARE(committed.count(), 2);
}

void TestOperating::settingsAreKept() {
    QCOMPARE(savedInterval(), std::chrono::seconds(30));
    {
        Opened it;
        it.action("settings")->trigger();
        auto* dialog = it.window.findChild<SettingsDialog*>();
        QVERIFY(dialog != nullptr);
        dialog->findChild<QCheckBox*>(QStringLiteral("automatic"))->setChecked(true);
        dialog->findChild<QSpinBox*>(QStringLiteral("seconds"))->setValue(7);
        QCOMPARE(it.window.operating()->interval(), std::chrono::milliseconds(7000));
    }
    FakeBackend backend;
    const MainWindow window(&backend);
    QCOMPARE(window.operating()->interval(), std::chrono::milliseconds(7000));
}

void TestOperating::unsavedIsSaidBeforeClosing() {
    Opened it;
    QVERIFY(it.change());
    QVERIFY(!it.window.close());
    QVERIFY(it.question() != nullptr);
    QVERIFY(it.question()->text().contains(QStringLiteral("1 change")));
    it.question()->button(QMessageBox::Cancel)->click();
    QTRY_VERIFY(it.question() == nullptr);
    QVERIFY(it.window.isVisible());
    it.window.close();
    QVERIFY(it.answer("keep"));
    QTRY_VERIFY(!it.window.isVisible());
    QCOMPARE(asked(it.backend, "commit"), 1);
}

void TestOperating::unsavedIsSaidBeforeOpening() {
    Opened it;
    QVERIFY(it.change());
    it.backend.commitError = EIO;
    it.window.openFile(QStringLiteral("/tmp/other.img"));
    QVERIFY(it.answer("keep"));
    QTRY_COMPARE(it.window.strip()->kind(), MessageStrip::Kind::Error);
    QCOMPARE(asked(it.backend, "open /tmp/other.img"), 0);  // not committed, not left
    it.window.openFile(QStringLiteral("/tmp/other.img"));
    QVERIFY(it.answer("discard"));
    QTRY_COMPARE(asked(it.backend, "open /tmp/other.img"), 1);
    QTRY_COMPARE(it.window.scene()->info.path, std::string("/tmp/other.img"));
    QCOMPARE(asked(it.backend, "commit"), 1);
    it.window.closeImage();  // nothing to lose: no question
    QVERIFY(it.window.scene() == nullptr);
}

void TestOperating::scratchIsSaidToBeGone() {
    Opened it(true);
    QVERIFY(it.exposed);
    QVERIFY(it.window.status()->text().contains(QStringLiteral("scratch image")));
    QVERIFY(!it.window.operating()->wouldLose());  // nothing was done on it
    QVERIFY(it.change());
    it.window.operating()->commit();
    QTRY_COMPARE(it.window.operating()->changes(), 0U);
    QVERIFY(it.window.operating()->wouldLose());  // committed, and still gone when closed
    it.window.closeImage();
    QTRY_VERIFY(it.question() != nullptr);
    QVERIFY(it.question()->text().contains(QStringLiteral("scratch")));
    it.question()->button(QMessageBox::Cancel)->click();
    it.window.operating()->saveCopy(QStringLiteral("/tmp/kept.img"));
    QTRY_VERIFY(!it.window.operating()->wouldLose());
    QCOMPARE(it.window.strip()->kind(), MessageStrip::Kind::Notice);
    QTRY_VERIFY(it.question() == nullptr);
    it.window.closeImage();
    QVERIFY(it.window.scene() == nullptr);
}

DAXSCOPE_GUI_TEST_MAIN(TestOperating)
#include "test_operating.moc"
