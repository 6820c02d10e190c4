// The handbook in the window: it opens on the view or form that has the keyboard, hides nothing, keeps its place, is searched, and its
// live links lead where they say. Keys and clicks are real ones.
#include <QAction>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSettings>
#include <QTest>
#include <QTextBlock>
#include <QToolButton>
#include <QTreeWidget>

#include "app/engine_backend.h"
#include "app/handbook_parts.h"
#include "session/operation_table.h"
#include "ui/check_dialog.h"
#include "ui/chip.h"
#include "ui/decoded_view.h"
#include "ui/docks.h"
#include "ui/event_loop_probe.h"
#include "ui/extent_pages.h"
#include "ui/files_view.h"
#include "ui/handbook/page_view.h"
#include "ui/handbook/side.h"
#include "ui/handbook/view.h"
#include "ui/inspector.h"
#include "ui/lesson_view.h"
#include "ui/linked.h"
#include "ui/main_window.h"
#include "ui/map/device_map_view.h"
#include "ui/mappings_view.h"
#include "ui/message_strip.h"
#include "ui/operation_actions.h"
#include "ui/operation_form.h"
#include "ui/panel.h"
#include "ui/text_label.h"
#include "ui/timeline_view.h"

using namespace daxscope;
using namespace daxscope::ui;
using namespace daxscope::ui::handbook;

namespace {

constexpr int patience = 30000;  // a loaded machine

struct Opened {
    explicit Opened(bool sample = true) {
        window.resize(1280, 800);
        window.show();
        window.activateWindow();
        good = QTest::qWaitForWindowActive(&window, patience);
        if (!sample)
            return;
        window.openSample();
        good =
            QTest::qWaitFor([&] { return window.scene() && window.scene()->complete; }, patience);
    }
    [[nodiscard]] HandbookView& view() { return *window.handbook(); }
    /// Wherever it is.
    [[nodiscard]] Panel& panel() { return *qobject_cast<Panel*>(view().parentWidget()); }
    void f1(QWidget* focus) {
        focus->setFocus();
        QTest::keyClick(focus, Qt::Key_F1);
    }
    /// Clicks the first link with that target, where it is painted.
    bool click(const QString& target) {
        PageView& text = *view().text();
        for (QTextBlock block = text.document()->begin(); block.isValid(); block = block.next()) {
            for (auto at = block.begin(); !at.atEnd(); ++at) {
                if (at.fragment().charFormat().anchorHref() != target)
                    continue;
                QTextCursor cursor(text.document());
                cursor.setPosition(at.fragment().position() + 1);
                text.setTextCursor(cursor);
                text.ensureCursorVisible();
                QTest::mouseClick(text.viewport(), Qt::LeftButton, {},
                                  text.cursorRect(cursor).center() + QPoint(3, 0));
                return true;
            }
        }
        return false;
    }

    app::EngineBackend backend;
    MainWindow window{&backend};
    bool good = true;
};

}  // namespace

class TestHandbookWindow : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { app::provideHandbookParts(); }
    void init() { QSettings().clear(); }

    void f1OpensThePageOfTheView();
    void itHidesNothingAndKeepsItsPlace();
    void keysAndHistory();
    void searchInTheWindow();
    void findInThePage();
    void linksLeadIntoTheWindow();
    void aTreesRootIsShown();
    void withoutAnImage();
    void windowOfItsOwn();
    void f1InForms();
};

void TestHandbookWindow::f1OpensThePageOfTheView() {
    Opened opened;
    QVERIFY(opened.good);
    const QList<QPair<QWidget*, QString>> views = {
        {opened.window.files(), QStringLiteral("files")},
        {opened.window.deviceMap(), QStringLiteral("device")},
        {opened.window.extentPages()->currentWidget(), QStringLiteral("extents")}};
    for (const auto& [widget, page] : views) {
        opened.f1(widget);
        QVERIFY(!opened.panel().isHidden());
        QCOMPARE(opened.view().page(), page);
        QVERIFY(opened.panel().hasFocusWithin());
        QVERIFY(opened.view().pageShown());
        // Escape gives the keyboard back, and leaves the page.
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QCOMPARE(QApplication::focusWidget(), widget);
        QVERIFY(!opened.panel().isHidden());
    }
    opened.window.extentPages()->setPage(ExtentPages::Page::Trees);
    opened.f1(opened.window.extentPages()->currentWidget());
    QCOMPARE(opened.view().page(), QStringLiteral("trees"));
    opened.window.inspector()->setPage(Inspector::Page::Decoded);
    opened.f1(opened.window.inspector()->decoded()->findChild<QWidget*>(
        QString(), Qt::FindChildrenRecursively));
    // F1 once more, in the handbook: the contents.
    opened.view().focusPage();
    QTest::keyClick(opened.view().text(), Qt::Key_F1);
    QVERIFY(opened.view().side()->isVisible());
    QVERIFY(opened.view().side()->contents()->hasFocus());
    // From there by keyboard to another page.
    QTest::keyClick(opened.view().side()->contents(), Qt::Key_Home);
    QTest::keyClick(opened.view().side()->contents(), Qt::Key_Down);
    QTest::keyClick(opened.view().side()->contents(), Qt::Key_Return);
    QVERIFY(opened.view().pageShown());
    QVERIFY(opened.view().text()->hasFocus());
}

void TestHandbookWindow::itHidesNothingAndKeepsItsPlace() {
    Opened opened;
    QVERIFY(opened.good);
    const Docks* docks = opened.window.docks();
    const Docks::Sizes before = docks->widths();
    QVERIFY(before.size() >= 5);
    opened.f1(opened.window.files());
    QCoreApplication::processEvents();
    // All columns are there, narrower, and nothing lies over them.
    const Docks::Sizes beside = docks->widths();
    QCOMPARE(beside.keys(), before.keys());
    for (const auto& [panel, width] : beside.asKeyValueRange()) {
        QVERIFY(width > 100);
        QVERIFY2(width < before[panel], qPrintable(panel->objectName()));
    }
    const QRect own(opened.panel().mapTo(&opened.window, QPoint()), opened.panel().size());
    const QRect theirs(docks->mapTo(&opened.window, QPoint()), docks->size());
    QVERIFY(!own.intersects(theirs));
    // Closed and opened again it is where it was.
    opened.view().open(QStringLiteral("scripts#view"));
    QCoreApplication::processEvents();
    const int scrolled = opened.view().text()->verticalScrollBar()->value();
    QVERIFY(scrolled > 0);
    QTest::mouseClick(opened.panel().findChild<Chip*>(QStringLiteral("handbookClose")),
                      Qt::LeftButton);
    QVERIFY(opened.panel().isHidden());
    QCOMPARE(docks->widths(), before);
    opened.window.findChild<QAction*>(QStringLiteral("handbookAction"))->trigger();
    QCoreApplication::processEvents();
    QCOMPARE(opened.view().page(), QStringLiteral("scripts"));
    QCOMPARE(opened.view().text()->verticalScrollBar()->value(), scrolled);
    // And in the next session on the same page.
    opened.window.close();
    app::EngineBackend backend;
    MainWindow next(&backend);
    next.resize(1280, 800);
    next.show();
    next.findChild<QAction*>(QStringLiteral("handbookAction"))->trigger();
    QCOMPARE(next.handbook()->page(), QStringLiteral("scripts"));
}

void TestHandbookWindow::keysAndHistory() {
    Opened opened;
    QVERIFY(opened.good);
    opened.window.showHandbook(QStringLiteral("start"));
    QCoreApplication::processEvents();
    PageView& text = *opened.view().text();
    QVERIFY(opened.click(QStringLiteral("cow")));
    QCOMPARE(opened.view().page(), QStringLiteral("cow"));
    QVERIFY(opened.click(QStringLiteral("designs#unflushedEdges")));
    QCOMPARE(opened.view().page(), QStringLiteral("designs"));
    QVERIFY(text.verticalScrollBar()->value() > 0);
    QTest::keyClick(&text, Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(opened.view().page(), QStringLiteral("cow"));
    QTest::keyClick(&text, Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(opened.view().page(), QStringLiteral("start"));
    QVERIFY(!opened.view().findChild<QToolButton*>(QStringLiteral("handbookBack"))->isEnabled());
    QTest::keyClick(&text, Qt::Key_Left, Qt::AltModifier);
    QTest::keyClick(&text, Qt::Key_Right, Qt::AltModifier);
    QTest::mouseClick(opened.view().findChild<QToolButton*>(QStringLiteral("handbookForward")),
                      Qt::LeftButton);
    QCOMPARE(opened.view().page(), QStringLiteral("designs"));
    // By Tab and Return along the links.
    opened.view().open(QStringLiteral("checksums"));
    text.setFocus();
    QTest::keyClick(&text, Qt::Key_Tab);
    QTest::keyClick(&text, Qt::Key_Return);
    QCOMPARE(opened.view().page(), QStringLiteral("durability"));
    QTest::keyClick(&text, Qt::Key_Home, Qt::AltModifier);
    QVERIFY(opened.view().side()->contents()->hasFocus());
    // F6 goes round by the handbook.
    opened.window.inspector()->setFocus();
    bool there = false;
    for (int i = 0; i < 12 && !there; ++i) {
        QTest::keyClick(&opened.window, Qt::Key_F6);
        there = opened.panel().hasFocusWithin();
    }
    QVERIFY(there);
}

void TestHandbookWindow::searchInTheWindow() {
    Opened opened(false);
    QVERIFY(opened.good);
    opened.window.showHandbook({});
    QLineEdit* field = opened.view().searchField();
    field->setFocus();
    QTest::keyClicks(field, QStringLiteral("srcmap"));
    QVERIFY(opened.view().side()->showsHits());
    QListWidget* hits = opened.view().side()->hits();
    QVERIFY(hits->count() >= 1);
    QVERIFY(
        hits->item(0)->data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("srcmap")));
    QTest::keyClick(field, Qt::Key_Down);
    QVERIFY(hits->hasFocus());
    QTest::keyClick(hits, Qt::Key_Return);
    QCOMPARE(opened.view().page(), QStringLiteral("iomap"));
    // The word is marked in the page.
    QVERIFY(opened.view().text()->marks() > 0);
    QVERIFY(!opened.view().text()->extraSelections().isEmpty());
    for (const auto& mark : opened.view().text()->extraSelections())
        QCOMPARE(mark.cursor.selectedText().toLower(), QStringLiteral("srcmap"));
    // By the mouse, after something else was typed.
    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, QStringLiteral("gran"));
    QTRY_VERIFY(hits->visualItemRect(hits->item(0)).height() > 0);
    QTest::mouseClick(hits->viewport(), Qt::LeftButton, {},
                      hits->visualItemRect(hits->item(0)).center());
    QVERIFY(opened.view().pageShown());
    QVERIFY(opened.view().text()->marks() > 0);
    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, QStringLiteral("xyzzyx"));
    QCOMPARE(hits->count(), 1);
    QTest::keyClick(field, Qt::Key_Return);  // nothing to go to
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(field->text().isEmpty());
    QVERIFY(!opened.view().side()->showsHits());
}

void TestHandbookWindow::findInThePage() {
    Opened opened(false);
    opened.window.showHandbook(QStringLiteral("glossary"));
    PageView& text = *opened.view().text();
    QTest::keyClick(&text, Qt::Key_F, Qt::ControlModifier);
    QLineEdit* field = opened.view().findField();
    QVERIFY(field->isVisible());
    QVERIFY(field->hasFocus());
    QTest::keyClicks(field, QStringLiteral("extent"));
    const int all = text.marks();
    QVERIFY(all > 5);
    QCOMPARE(text.current(), 0);
    QCOMPARE(opened.view().findCount()->text(), QStringLiteral("1 of %1").arg(all));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(text.current(), 1);
    QTest::keyClick(field, Qt::Key_Return, Qt::ShiftModifier);
    QTest::keyClick(field, Qt::Key_F3, Qt::ShiftModifier);
    QCOMPARE(text.current(), all - 1);
    QVERIFY(text.verticalScrollBar()->value() > 0);
    QTest::keyClick(field, Qt::Key_F3);
    QCOMPARE(text.current(), 0);
    QTest::keyClicks(field, QStringLiteral("qqq"));
    QCOMPARE(text.marks(), 0);
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(!field->isVisible());
    QVERIFY(text.hasFocus());
}

void TestHandbookWindow::linksLeadIntoTheWindow() {
    Opened opened;
    QVERIFY(opened.good);
    // A panel that was hidden comes back.
    auto* shower = opened.window.findChild<QAction*>(QStringLiteral("show-sharing"));
    shower->setChecked(false);
    opened.window.showHandbook(QStringLiteral("sharing"));
    QCoreApplication::processEvents();
    QVERIFY(opened.click(QStringLiteral("show:sharing")));
    QVERIFY(shower->isChecked());
    // The superblock, decoded.
    opened.window.showHandbook(QStringLiteral("commits"));
    QCoreApplication::processEvents();
    QVERIFY(opened.click(QStringLiteral("show:superblock")));
    QCOMPARE(opened.window.inspector()->page(), Inspector::Page::Decoded);
    QVERIFY(opened.window.linked()->selection().device);
    QCOMPARE(opened.window.linked()->selection().device->offset, 65536U);
    QVERIFY(opened.click(QStringLiteral("show:superblock:1")));
    QCOMPARE(opened.window.linked()->selection().device->offset, quint64{64} << 20);
    // A file of the sample.
    opened.window.showHandbook(QStringLiteral("start"));
    QCoreApplication::processEvents();
    QVERIFY(opened.click(QStringLiteral("show:file:/v/db")));
    QVERIFY(QTest::qWaitFor(
        [&] {
            const FileTreeModel* model = opened.window.files()->files();
            const auto row = opened.window.files()->currentIndex();
            return row.isValid() && model->path(row.siblingAtColumn(0)) == "/v/db";
        },
        patience));
    // A page of the lower panel, and a form that is refused with its reason.
    opened.window.showHandbook(QStringLiteral("who-shares"));
    QCoreApplication::processEvents();
    QVERIFY(opened.click(QStringLiteral("show:who-shares")));
    QCOMPARE(opened.window.extentPages()->page(), ExtentPages::Page::Sharing);
    opened.window.showHandbook(QStringLiteral("operations#write"));
    QCoreApplication::processEvents();
    QVERIFY(opened.click(QStringLiteral("show:operation:write")));
    QCOMPARE(opened.window.strip()->kind(), MessageStrip::Kind::Notice);
    // A lesson, on its own image.
    opened.window.showHandbook(QStringLiteral("dax"));
    QCoreApplication::processEvents();
    QVERIFY(opened.click(QStringLiteral("show:lesson:direct")));
    QVERIFY(QTest::qWaitFor([&] { return opened.window.lesson()->course() != nullptr; }, patience));
    QCOMPARE(opened.window.lesson()->course()->lesson().name, QStringLiteral("direct"));
}

void TestHandbookWindow::aTreesRootIsShown() {
    Opened opened;
    QVERIFY(opened.good);
    opened.window.showHandbook(QStringLiteral("format"));
    QCoreApplication::processEvents();
    struct Tree {
        quint64 number;
        const char* text;
    };
    for (const Tree& tree : {Tree{1, ": tree 1 "}, Tree{2, ": tree 2 "}, Tree{3, ": tree 3 "},
                             Tree{5, ": tree 5 "}, Tree{10, ": tree 10 "}}) {
        QVERIFY(opened.click(QStringLiteral("show:tree:%1").arg(tree.number)));
        QVERIFY2(QTest::qWaitFor(
                     [&] {
                         return opened.window.inspector()
                             ->decoded()
                             ->findChild<QPlainTextEdit*>()
                             ->toPlainText()
                             .contains(QLatin1String(tree.text));
                     },
                     patience),
                 tree.text);
        QCOMPARE(opened.window.inspector()->page(), Inspector::Page::Decoded);
    }
    // One that the sample does not have.
    QVERIFY(opened.click(QStringLiteral("show:tree:12")));
    QVERIFY(QTest::qWaitFor(
        [&] { return opened.window.strip()->kind() != MessageStrip::Kind::None; }, patience));
}

void TestHandbookWindow::withoutAnImage() {
    Opened opened(false);
    QTest::keyClick(&opened.window, Qt::Key_F1);
    QCOMPARE(opened.view().page(), QStringLiteral("start"));
    QVERIFY(opened.click(QStringLiteral("show:device")));
    QCOMPARE(opened.window.strip()->kind(), MessageStrip::Kind::Notice);
    QVERIFY(opened.click(QStringLiteral("show:sample")));
    QVERIFY(QTest::qWaitFor([&] { return opened.window.scene() != nullptr; }, patience));
    QVERIFY(!opened.panel().isHidden());
}

void TestHandbookWindow::windowOfItsOwn() {
    Opened opened;
    QVERIFY(opened.good);
    opened.window.showHandbook(QStringLiteral("cow"));
    auto* own = opened.panel().findChild<Chip*>(QStringLiteral("handbookOwn"));
    QTest::mouseClick(own, Qt::LeftButton);
    QVERIFY(opened.panel().window() != &opened.window);
    QVERIFY(opened.panel().window()->isVisible());
    QCOMPARE(opened.view().page(), QStringLiteral("cow"));
    // Wide enough: contents beside the page.
    QVERIFY(opened.view().side()->isVisible());
    QVERIFY(opened.view().text()->isVisible());
    QTest::mouseClick(own, Qt::LeftButton);
    QCOMPARE(opened.panel().window(), static_cast<QWidget*>(&opened.window));
    QVERIFY(opened.panel().isVisible());
    QTest::mouseClick(own, Qt::LeftButton);
    opened.panel().window()->close();
    QVERIFY(!opened.panel().isVisible());
    opened.f1(opened.window.files());
    QVERIFY(opened.panel().isVisible());
    QCOMPARE(opened.view().page(), QStringLiteral("files"));
}

void TestHandbookWindow::f1InForms() {
    Opened opened;
    QVERIFY(opened.good);
    opened.window.experimentOnCopy();
    QVERIFY(QTest::qWaitFor(
        [&] { return opened.window.scene() && opened.window.scene()->info.scratch; }, patience));
    for (const auto& [name, page] :
         QList<QPair<const char*, QString>>{{"mkdir", QStringLiteral("operations")},
                                            {"poison", QStringLiteral("live-operations")}}) {
        QAction* action = opened.window.operations()->action(name);
        QVERIFY(QTest::qWaitFor([&] { return action->isEnabled(); }, patience));
        action->trigger();
        auto* form = opened.window.findChild<OperationForm*>();
        QVERIFY(form != nullptr);
        QTest::keyClick(form->findChild<QLineEdit*>(), Qt::Key_F1);
        QCOMPARE(opened.view().page(), page);
        form->reject();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    opened.window.findChild<QAction*>(QStringLiteral("check"))->trigger();
    auto* check = opened.window.findChild<CheckDialog*>();
    QVERIFY(check != nullptr);
    // The form that has just gone gave the keyboard to the main window, perhaps later than now.
    QVERIFY(QTest::qWaitFor(
        [&] {
            check->activateWindow();
            return QApplication::activeWindow() == check;
        },
        patience));
    QTest::keyClick(check, Qt::Key_F1);
    QCOMPARE(opened.view().page(), QStringLiteral("check"));
}

DAXSCOPE_GUI_TEST_MAIN(TestHandbookWindow)
#include "test_handbook_window.moc"
