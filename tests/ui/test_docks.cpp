// Panels moved by hand: dragged by their titles beside others and onto them, given a window of their own, made wider at the lines
// between; kept for each arrangement and the next start. Presses and moves of the mouse are real ones.
#include <QAction>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QTabBar>

#include "ui/docks.h"
#include "ui/engine_window.h"
#include "ui/event_loop_probe.h"
#include "ui/lesson_view.h"
#include "ui/panel.h"

using namespace daxscope;
using namespace daxscope::ui;

namespace {

struct Opened : test::EngineWindow {
    Opened() : EngineWindow({1500, 1000}) {}
    /// In the window, where it was drawn last.
    [[nodiscard]] QRect place(const char* name) {
        Panel* const one = panel(name);
        return {one->mapTo(&window, QPoint()), one->size()};
    }
    /// By its title to that point of the window.
    void drag(const char* name, QPoint to) {
        QWindow* const all = window.windowHandle();
        QWidget* const bar = panel(name)->titleBarWidget();
        const QPoint from = bar->mapTo(&window, QPoint(bar->width() / 2, bar->height() / 2));
        QTest::mousePress(all, Qt::LeftButton, {}, from);
        constexpr int steps = 12;
        for (int i = 1; i <= steps; ++i) {
            QTest::mouseMove(all, from + (to - from) * i / steps);
            QCoreApplication::processEvents();
        }
        QTest::mouseRelease(all, Qt::LeftButton, {}, to);
        QCoreApplication::processEvents();
    }
};

}  // namespace

class TestDocks : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        QCoreApplication::setOrganizationName(QStringLiteral("daxscope"));
        QCoreApplication::setApplicationName(QStringLiteral("daxscope-test-docks"));
    }
    void init() { QSettings().clear(); }
    void comesInThreeColumns();
    void draggedToAnotherPlace();
    void ontoAnotherAsTabs();
    void aWindowOfItsOwn();
    void keptAndReset();
    void aLessonHasRoom();
};

void TestDocks::comesInThreeColumns() {
    Opened it;
    QVERIFY(it.scratch());
    const QRect files = it.place("files");
    const QRect device = it.place("device");
    const QRect extents = it.place("extents");
    const QRect mappings = it.place("mappings");
    QVERIFY(files.right() < device.left() && device.right() < mappings.left());
    QCOMPARE(device.left(), extents.left());
    QVERIFY(device.bottom() < extents.top());
    QVERIFY(device.width() > files.width() && device.width() > mappings.width());
    QVERIFY(it.place("files").bottom() < it.place("sharing").top());
    QVERIFY(it.place("timeline").right() < it.place("code").left());
    QVERIFY(extents.bottom() < it.place("code").top());
    QVERIFY(it.place("timeline").height() >= it.window.docks()->height() / 4);
}

void TestDocks::draggedToAnotherPlace() {
    Opened it;
    QVERIFY(it.scratch());
    // The inspector above the files: to the upper edge of that column.
    const QRect files = it.place("files");
    it.drag("inspector", files.topLeft() + QPoint(files.width() / 2, 12));
    QTRY_VERIFY(!it.panel("inspector")->isFloating());
    QTRY_COMPARE(it.place("inspector").left(), it.place("files").left());
    QVERIFY(it.place("inspector").bottom() < it.place("files").top());
    // Nothing is lost, and what it shows is still alive.
    QCOMPARE(it.panel("inspector")->content()->isVisible(), true);
}

void TestDocks::ontoAnotherAsTabs() {
    Opened it;
    QVERIFY(it.scratch());
    it.drag("mappings", it.place("extents").center());
    QTRY_COMPARE(it.window.docks()->tabifiedDockWidgets(it.panel("mappings")).size(), 1);
    QTRY_COMPARE(it.place("mappings").left(), it.place("device").left());
    // By its tab the other one comes to the front.
    auto* bar = it.window.docks()->findChild<QTabBar*>();
    QVERIFY(bar != nullptr && bar->count() == 2);
    const int other = 1 - bar->currentIndex();
    QTest::mouseClick(bar, Qt::LeftButton, {}, bar->tabRect(other).center());
    QTRY_VERIFY(!it.panel("extents")->visibleRegion().isEmpty());
    QVERIFY(it.panel("mappings")->visibleRegion().isEmpty());
    // What points at a hidden tab brings it to the front.
    it.panel("mappings")->point();
    QTRY_VERIFY(!it.panel("mappings")->visibleRegion().isEmpty());
}

void TestDocks::aWindowOfItsOwn() {
    Opened it;
    QVERIFY(it.scratch());
    Panel* const device = it.panel("device");
    QWidget* const bar = device->titleBarWidget();
    QTest::mouseDClick(bar, Qt::LeftButton, {}, bar->rect().center());
    QTRY_VERIFY(device->isFloating() && device->isWindow());
    QVERIFY(device->isVisible());
    // Its keys still work.
    device->focusContent();
    QTRY_VERIFY(device->hasFocusWithin());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6);
    QTRY_VERIFY(QApplication::focusWidget() != nullptr && !device->hasFocusWithin());
    QTest::mouseDClick(bar, Qt::LeftButton, {}, bar->rect().center());
    QTRY_VERIFY(!device->isFloating());
    // By the menu, for the panel that has the keyboard.
    device->focusContent();
    it.action("ownWindow")->trigger();
    QTRY_VERIFY(device->isFloating());
    // Closed by the desktop it is hidden, and the menu knows.
    QCloseEvent close;
    QSpontaneKeyEvent::setSpontaneous(&close);
    qApp->notify(device, &close);  // sendEvent() would not leave it spontaneous
    QVERIFY(!it.action("show-device")->isChecked());
    it.action("show-device")->trigger();
    QVERIFY(device->isVisible());
    // And by a right click on the title.
    it.action("resetArrangement")->trigger();
    QTRY_VERIFY(!device->isFloating() && device->isVisible());
    QContextMenuEvent right(QContextMenuEvent::Mouse, bar->rect().center(),
                            bar->mapToGlobal(bar->rect().center()));
    QCoreApplication::sendEvent(bar, &right);
    auto* menu = device->findChild<QMenu*>(QString(), Qt::FindDirectChildrenOnly);
    QVERIFY(menu != nullptr);
    menu->actions().front()->trigger();
    QTRY_VERIFY(device->isFloating());
    // Without an image there is nothing to show in it.
    it.window.closeImage();
    QTRY_VERIFY(!device->isVisible());
    QVERIFY(!it.action("ownWindow")->isEnabled());
    it.window.activateWindow();
    QVERIFY(it.scratch());
    QTRY_VERIFY(device->isVisible() && device->isFloating());
}

void TestDocks::keptAndReset() {
    {
        Opened it;
        QVERIFY(it.scratch());
        it.drag("inspector", it.place("files").topLeft() + QPoint(60, 12));
        QTRY_COMPARE(it.place("inspector").left(), it.place("files").left());
        // Another arrangement has its own places.
        it.action("arrange-look")->trigger();
        QTRY_VERIFY(it.place("inspector").left() > it.place("device").left());
        it.action("arrange-operate")->trigger();
        QTRY_COMPARE(it.place("inspector").left(), it.place("files").left());
        it.window.docks()->setHeights({{it.panel("timeline"), 420}, {it.panel("code"), 420}});
        QTRY_VERIFY(it.place("timeline").height() > 380);
        it.window.close();
    }
    Opened it;
    QVERIFY(it.scratch());
    QTRY_COMPARE(it.place("inspector").left(), it.place("files").left());
    QVERIFY(it.place("inspector").bottom() < it.place("files").top());
    QTRY_VERIFY(it.place("timeline").height() > 380);
    it.action("resetArrangement")->trigger();
    QTRY_VERIFY(it.place("inspector").left() > it.place("device").right());
}

void TestDocks::aLessonHasRoom() {
    Opened it;
    QVERIFY(it.scratch());
    const int before = it.place("files").width();
    const LessonList found = findLessons({});
    QVERIFY(!found.lessons.empty());
    it.window.startLesson(found.lessons.front(), true);
    QTRY_VERIFY_WITH_TIMEOUT(it.panel("lesson")->isVisible(), Opened::patience);
    QVERIFY(!it.panel("sharing")->isVisible());
    QTRY_VERIFY(it.place("lesson").height() > it.window.docks()->height() * 6 / 10);
    QVERIFY(it.place("lesson").width() >= before);
    QVERIFY(it.place("files").top() > it.place("lesson").bottom());
    // What is shared comes beside it, and goes, by the menu.
    it.action("show-sharing")->trigger();
    QTRY_VERIFY(it.panel("sharing")->isVisible());
    it.action("show-sharing")->trigger();
    QTRY_VERIFY(!it.panel("sharing")->isVisible());
    QVERIFY(it.action("show-sharing")->isChecked());
    // In a window of its own, and closed: it comes back to its place.
    it.panel("lesson")->setFloating(true);
    QCloseEvent close;
    QSpontaneKeyEvent::setSpontaneous(&close);
    qApp->notify(it.panel("lesson"), &close);
    QTRY_VERIFY(it.panel("lesson")->isVisible() && !it.panel("lesson")->isFloating());
    it.window.findChild<QPushButton*>(QStringLiteral("leaveLesson"))->click();
    QTRY_VERIFY_WITH_TIMEOUT(it.window.scene() == nullptr, Opened::patience);
    it.window.activateWindow();
    QVERIFY(it.scratch());
    QVERIFY(!it.panel("lesson")->isVisible());
    QVERIFY(it.panel("sharing")->isVisible());
    QTRY_COMPARE(it.place("files").width(), before);
}

DAXSCOPE_GUI_TEST_MAIN(TestDocks)
#include "test_docks.moc"
