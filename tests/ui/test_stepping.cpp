// Step by step in the window, with the real engine behind it: keys and clicks stop it at events, it says where it stands, all views
// follow, and the window answers meanwhile. Whatever way one leaves, nothing is left standing.
#include <QAction>
#include <QElapsedTimer>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

#include "ui/chip.h"
#include "ui/code_view.h"
#include "ui/engine_window.h"
#include "ui/event_loop_probe.h"
#include "ui/mappings_view.h"
#include "ui/panel.h"
#include "ui/step_bar.h"
#include "ui/timeline_view.h"

using namespace daxscope;
using namespace daxscope::ui;
using trace::Kind;

namespace {

constexpr int patience = test::EngineWindow::patience;

struct Opened : test::MappedWindow {
    Opened() {
        // Before anything is asked for: an answer may come at once.
        QObject::connect(&backend, &Backend::done, &window, [this](Job of) { done << of; });
        QObject::connect(&backend, &Backend::failed, &window,
                         [this](Job, int code, const QString&, const QString&) { failed = code; });
    }
    [[nodiscard]] bool mapped() { return scratch() && MappedWindow::mapped(); }
    /// Asks for it; it may stand before it is done.
    void store(int at) {
        const session::Operation& operation = *session::findOperation("store");
        const auto arguments = test::argumentsOf(
            operation,
            {{"view", std::to_string(view)}, {"offset", std::to_string(at)}, {"data", "later"}},
            {});
        job = window.operating()->apply(operation, arguments);
    }
    [[nodiscard]] bool stored() const { return done.contains(job); }
    [[nodiscard]] bool stands() {
        return QTest::qWaitFor([&] { return window.stepping()->standing() != 0; }, patience);
    }
    [[nodiscard]] bool standsElsewhere(quint64 than) {
        return QTest::qWaitFor(
            [&] {
                const quint64 now = window.stepping()->standing();
                return now != 0 && now != than;
            },
            patience);
    }
    [[nodiscard]] const trace::Event* event() const {
        const TimelinePtr& timeline = window.timeline()->timeline();
        return timeline ? timeline->find(window.stepping()->standing()) : nullptr;
    }
    [[nodiscard]] bool ends() {
        return QTest::qWaitFor([&] { return stored(); }, patience);
    }
    [[nodiscard]] QAction* stop(const char* kind) const {
        return window.findChild<QAction*>(QStringLiteral("stop-") + QLatin1String(kind));
    }
    [[nodiscard]] QPushButton* button(const char* name) const {
        return window.stepBar()->findChild<QPushButton*>(QLatin1String(name));
    }

    Job job = 0;  // of the last store
    QSet<Job> done;
    int failed = 0;
};

}  // namespace

class TestStepping : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init() { QSettings().clear(); }
    void stopsAndGoesOnByKeys();
    void breakpointsAreChips();
    void stepsStopAtWhatIsShown();
    void entriesAreOfThatMoment();
    void takenBack();
    void slowMotion();
    void recordsWhileItIsWanted();
    void leavesNothingStanding();
};

void TestStepping::initTestCase() {
    QCoreApplication::setOrganizationName(QStringLiteral("daxscope"));
    QCoreApplication::setApplicationName(QStringLiteral("daxscope-test-stepping"));
}

void TestStepping::stopsAndGoesOnByKeys() {
    Opened opened;
    QVERIFY(opened.mapped());
    QVERIFY(!opened.window.stepBar()->isVisible());
    QTest::keyClick(&opened.window, Qt::Key_F9);
    QVERIFY(opened.window.stepping()->pausing());
    QTRY_VERIFY(opened.window.stepBar()->isVisible());
    opened.store(8192);
    QVERIFY(opened.stands());
    QVERIFY(!opened.stored());
    // What it says is what the timeline has chosen, and the code shows its line.
    QVERIFY(opened.event() != nullptr);
    QTRY_COMPARE(opened.window.timeline()->map()->chosen(), opened.window.stepping()->standing());
    QCOMPARE(opened.window.code()->line(), static_cast<int>(opened.event()->where.line()));
    QVERIFY2(opened.window.stepBar()->text().startsWith(QStringLiteral("Stands still: ")),
             qPrintable(opened.window.stepBar()->text()));
    // The window answers, whatever waits for the engine.
    QElapsedTimer clock;
    clock.start();
    bool answered = false;
    QTimer::singleShot(0, &opened.window, [&] { answered = true; });
    QVERIFY(QTest::qWaitFor([&] { return answered; }, patience));
    QVERIFY(clock.elapsed() < 100);
    // Step by step through the fault, in the order of the engine.
    std::vector<Kind> kinds = {opened.event()->kind};
    quint64 at = opened.window.stepping()->standing();
    while (kinds.back() != Kind::FaultEnd && kinds.size() < 200) {
        QTest::keyClick(&opened.window, Qt::Key_F10);
        QVERIFY(opened.standsElsewhere(at));
        QCOMPARE(opened.window.stepping()->standing(), at + 1);
        at = opened.window.stepping()->standing();
        QVERIFY(opened.event() != nullptr);
        kinds.push_back(opened.event()->kind);
    }
    const auto first = [&](Kind kind) { return std::ranges::find(kinds, kind) - kinds.begin(); };
    QVERIFY(first(Kind::FaultBegin) < first(Kind::EntryLock));
    QVERIFY(first(Kind::EntryLock) < first(Kind::Allocate));
    QVERIFY(first(Kind::Allocate) < first(Kind::Copy));
    QVERIFY(first(Kind::Copy) < first(Kind::MapPages));
    QVERIFY(!opened.stored());
    QTest::keyClick(&opened.window, Qt::Key_F9);
    QVERIFY(opened.ends());
    QTRY_COMPARE(opened.window.stepping()->standing(), 0U);
    QTRY_VERIFY(!opened.window.stepBar()->isVisible());
    // As if nobody had looked.
    QVERIFY(opened.apply(
        "load", {{"view", std::to_string(opened.view)}, {"offset", "8192"}, {"length", "5"}}));
    QCOMPARE(opened.window.operating()->whyNot(), QString());
}

void TestStepping::breakpointsAreChips() {
    Opened opened;
    QVERIFY(opened.mapped());
    QVERIFY(opened.stop("entry-replace") != nullptr);
    opened.stop("entry-replace")->trigger();
    opened.stop("copy")->trigger();
    QTRY_COMPARE(opened.window.stepBar()->findChildren<Chip*>().size(), 2);
    opened.store(0);
    QVERIFY(opened.stands());
    const Kind at = opened.event()->kind;
    QVERIFY(at == Kind::Copy || at == Kind::EntryReplace);
    // A chip that is clicked goes, and does not let the engine go.
    for (int left = 2; left > 0; --left) {
        const auto chips = opened.window.stepBar()->findChildren<Chip*>();
        QTest::mouseClick(chips.front(), Qt::LeftButton);
        QTRY_COMPARE(opened.window.stepBar()->findChildren<Chip*>().size(), left - 1);
    }
    QVERIFY(opened.window.stepping()->standing() != 0);
    QTest::mouseClick(opened.button("stepGo"), Qt::LeftButton);
    QVERIFY(opened.ends());
    opened.store(4096);
    QVERIFY(opened.ends());
}

void TestStepping::stepsStopAtWhatIsShown() {
    Opened opened;
    QVERIFY(opened.mapped());
    opened.window.timeline()->setFilter(
        {.processes = {}, .kinds = {Kind::EntryLock, Kind::EntryUnlock}, .files = {}});
    QTest::keyClick(&opened.window, Qt::Key_F9);
    opened.store(0);
    QVERIFY(opened.stands());
    QCOMPARE(opened.event()->kind, Kind::EntryLock);
    const quint64 at = opened.window.stepping()->standing();
    QTest::mouseClick(opened.button("stepInto"), Qt::LeftButton);
    QVERIFY(opened.standsElsewhere(at));
    QCOMPARE(opened.event()->kind, Kind::EntryUnlock);
    QTest::keyClick(&opened.window, Qt::Key_F9);
    QVERIFY(opened.ends());
}

/// While it stands with the page's entry locked, the panel of mappings shows it locked.
void TestStepping::entriesAreOfThatMoment() {
    Opened opened;
    QVERIFY(opened.mapped());
    QSignalSpy mappings(&opened.backend, &Backend::mappingsChanged);
    QVERIFY(opened.apply(
        "load", {{"view", std::to_string(opened.view)}, {"offset", "8192"}, {"length", "1"}}));
    opened.stop("allocate")->trigger();
    opened.store(8192);
    QVERIFY(opened.stands());
    const auto shown = mappings.back().front().value<MappingsPtr>();
    QVERIFY(shown != nullptr);
    bool locked = false;
    for (const auto& file : shown->files) {
        for (const auto& run : file.entries)
            locked = locked || run.locked;
    }
    QVERIFY(locked);
    opened.window.stepping()->clearBreakpoints();
    QTest::keyClick(&opened.window, Qt::Key_F9);
    QVERIFY(opened.ends());
}

void TestStepping::takenBack() {
    Opened opened;
    QVERIFY(opened.mapped());
    opened.stop("fault-begin")->trigger();
    opened.store(8192);
    QVERIFY(opened.stands());
    opened.failed = 0;
    QTest::mouseClick(opened.button("stepCancel"), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(opened.failed, ECANCELED, patience);
    QVERIFY(!opened.stored());
    opened.window.stepping()->clearBreakpoints();
    opened.store(8192);
    QVERIFY(opened.ends());
}

void TestStepping::slowMotion() {
    Opened opened;
    QVERIFY(opened.mapped());
    opened.window.stepping()->setPace(std::chrono::milliseconds(5));
    QSignalSpy stands(&opened.backend, &Backend::stands);
    opened.store(8192);
    QVERIFY(opened.ends());
    QTRY_VERIFY(stands.count() > 10);
    QVERIFY(opened.window.stepBar()->text().startsWith(QStringLiteral("Slow motion")));
    QTest::mouseClick(opened.button("stepGo"), Qt::LeftButton);
    QCOMPARE(opened.window.stepping()->pace().count(), 0);
    QTRY_VERIFY(!opened.window.stepBar()->isVisible());
    // What is on its way stands no more.
    QVERIFY(opened.apply("mkdir", {{"path", "/quick"}}));
    const auto before = stands.count();
    QVERIFY(opened.apply("mkdir", {{"path", "/again"}}));
    QCOMPARE(stands.count(), before);
}

/// With Timeline and Code hidden it stops all the same, and they come.
void TestStepping::recordsWhileItIsWanted() {
    Opened opened;
    QVERIFY(opened.mapped());
    for (const char* panel : {"show-timeline", "show-code"})
        opened.window.findChild<QAction*>(QLatin1String(panel))->setChecked(false);
    QTest::keyClick(&opened.window, Qt::Key_F9);
    opened.store(0);
    QVERIFY(opened.stands());
    QTRY_VERIFY(opened.window.findChild<Panel*>(QStringLiteral("code"))->isVisible());
    QTRY_COMPARE(opened.window.timeline()->map()->chosen(), opened.window.stepping()->standing());
    QTest::keyClick(&opened.window, Qt::Key_F9);
    QVERIFY(opened.ends());
}

/// Another image, no image, the end of the program: each lets it go first.
void TestStepping::leavesNothingStanding() {
    {
        Opened opened;
        QVERIFY(opened.mapped());
        opened.stop("allocate")->trigger();
        opened.store(0);
        QVERIFY(opened.stands());
        opened.backend.close();
        opened.window.setScene(nullptr);
        QTRY_COMPARE(opened.window.stepping()->standing(), 0U);
        // The stop is of a kind: it counts for the next image, too.
        opened.window.newScratch();
        QTRY_VERIFY_WITH_TIMEOUT(opened.window.scene() != nullptr, patience);
        QVERIFY(opened.window.stepping()->has({.kind = Kind::Allocate, .file = {}, .device = {}}));
    }
    Opened opened;
    QVERIFY(opened.mapped());
    QTest::keyClick(&opened.window, Qt::Key_F9);
    opened.store(0);
    QVERIFY(opened.stands());
    // The backend ends with it.
}

DAXSCOPE_GUI_TEST_MAIN(TestStepping)
#include "test_stepping.moc"
