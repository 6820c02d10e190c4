// Timeline and code in the window, with the real engine behind it: a store of a mapped process stands in its lane with
// what the engine did for it inside; what is chosen leads to bytes, file and line; nothing is recorded that nobody looks at.
#include <QAction>
#include <QFile>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>
#include <QtMath>

#include "session/session.h"
#include "support/loop_mount.h"
#include "support/process.h"
#include "ui/chip.h"
#include "ui/code_view.h"
#include "ui/engine_window.h"
#include "ui/event_loop_probe.h"
#include "ui/map/file_extents_view.h"
#include "ui/panel.h"
#include "ui/timeline_view.h"

using namespace daxscope;
using namespace daxscope::ui;
using trace::Event;
using trace::Kind;

namespace {

constexpr int patience = test::EngineWindow::patience;

struct Opened : test::MappedWindow {
    /// A second file besides.
    bool mapped() {
        return MappedWindow::mapped() &&
               apply("write", {{"path", "/v/other"}, {"offset", "0"}, {"data", "small"}});
    }
    bool store() {
        return apply("store",
                     {{"view", std::to_string(view)}, {"offset", "8192"}, {"data", "later"}});
    }
    [[nodiscard]] TimelinePtr timeline() const { return window.timeline()->timeline(); }
    /// The newest of that kind, once there is one newer than `after`.
    const Event* waitFor(Kind kind, quint64 after = 0) const {
        const Event* found = nullptr;
        const bool came = QTest::qWaitFor(
            [&] {
                found = nullptr;
                if (!timeline())
                    return false;
                for (const auto& chunk : timeline()->chunks) {
                    for (const Event& event : chunk->events()) {
                        if (event.kind == kind && event.sequence > after)
                            found = &event;
                    }
                }
                return found != nullptr;
            },
            patience);
        return came ? found : nullptr;
    }
    /// The fault, and the operation around it, which comes last.
    [[nodiscard]] bool wholeStore() const {
        const Event* const fault = waitFor(Kind::FaultEnd);
        return fault != nullptr && waitFor(Kind::Operation, quint64(fault->sequence)) != nullptr;
    }
    [[nodiscard]] QAction* shows(const char* panel) const {
        return window.findChild<QAction*>(QStringLiteral("show-") + QLatin1String(panel));
    }
    [[nodiscard]] bool isShown(const char* panel) const {
        return window.findChild<Panel*>(QLatin1String(panel))->isVisible();
    }
};

}  // namespace

class TestWindowTrace : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init() { QSettings().clear(); }
    void aStoreInItsLane();
    void whatIsChosenLeadsThere();
    void nobodyLooks();
    void shownWhenThereIsUseAndRoom();
    void panelsAreReachedByKeys();
    void rendersAfterAScript();
};

void TestWindowTrace::initTestCase() {
    QCoreApplication::setOrganizationName(QStringLiteral("daxscope"));
    QCoreApplication::setApplicationName(QStringLiteral("daxscope-test-window-trace"));
}

void TestWindowTrace::aStoreInItsLane() {
    Opened opened;
    QVERIFY(opened.scratch());
    QVERIFY(opened.mapped());
    QVERIFY(opened.store());
    QVERIFY(opened.wholeStore());
    const TimelinePtr timeline = opened.timeline();
    const Event* const fault = opened.waitFor(Kind::FaultEnd);  // of this timeline
    QCOMPARE(timeline->processOf(*fault), std::string("A"));
    QCOMPARE(scene::laneOf(*fault), scene::laneOf(fault->actor));
    QCOMPARE(timeline->pathOf(fault->subject), std::string("/v/db"));
    QCOMPARE(fault->offset, 8192U);
    // What the engine did for it lies within, on the same thread.
    std::map<Kind, int> within;
    for (const auto& chunk : timeline->chunks) {
        for (const Event& event : chunk->events()) {
            if (event.thread == fault->thread && event.depth > fault->depth &&
                beginOf(event) >= beginOf(*fault) && event.time <= fault->time)
                ++within[event.kind];
        }
    }
    for (const Kind kind : {Kind::IomapBegin, Kind::Allocate, Kind::Copy, Kind::IomapEnd,
                            Kind::EntryLock, Kind::MapPages})
        QVERIFY2(within[kind] >= 1, std::string(trace::kindName(kind)).c_str());
    QVERIFY(within[Kind::EntryInsert] + within[Kind::EntryReplace] >= 1);
    // The store is around it, and the operation has both in it.
    const auto around = timeline->around(*fault);
    QCOMPARE(around.size(), 1U);
    QCOMPARE(around[0]->kind, Kind::Store);
    QVERIFY(timeline->last.has_value());
    QVERIFY(timeline->last->begin <= beginOf(*around[0]) && around[0]->time <= timeline->last->end);
    QCOMPARE(*timeline->lastFault, fault->duration);
    QVERIFY(opened.window.findChild<Panel*>(QStringLiteral("timeline"))
                ->subtitle()
                .startsWith(QStringLiteral("last fault ")));
    // On its lane, in view, between the ends of the store.
    TimelineMap& map = *opened.window.timeline()->map();
    QVERIFY(map.following());
    map.showLast();
    const TimelinePainter& painter = map.painter();
    const QRectF area = painter.areaOf(*fault);
    QVERIFY(painter.laneArea(scene::laneOf(fault->actor)).intersects(area));
    QVERIFY(painter.plot().adjusted(-1, -1, 1, 1).contains(area));
    // The code shows what just ran.
    QVERIFY(opened.window.code()->file().startsWith(QStringLiteral("engine/")));
}

void TestWindowTrace::whatIsChosenLeadsThere() {
    Opened opened;
    QVERIFY(opened.scratch());
    QVERIFY(opened.mapped());
    opened.window.files()->reveal("/v/other");
    const FileTreeModel* model = opened.window.files()->files();
    const auto chosen = [&] { return model->path(opened.window.files()->currentIndex()); };
    QVERIFY(QTest::qWaitFor([&] { return chosen() == "/v/other"; }, patience));
    QVERIFY(opened.store());
    // The whole of it is there, and stays where it is.
    QVERIFY(opened.wholeStore());
    const Event event = *opened.waitFor(Kind::FaultEnd);
    TimelineMap& map = *opened.window.timeline()->map();
    // Alone, so that the click meets nothing else: bars are as wide as the machine is busy.
    map.setFilter({.processes = {}, .kinds = {Kind::FaultEnd}, .files = {}});
    map.showLast();
    const QPoint at = map.painter().areaOf(event).center().toPoint();
    QTest::mouseClick(&map, Qt::LeftButton, {}, at);
    QCOMPARE(map.chosen(), event.sequence);
    // Another file than the one that was shown: the tree goes there, and its bytes are chosen.
    QVERIFY(QTest::qWaitFor([&] { return chosen() == "/v/db"; }, patience));
    QVERIFY(QTest::qWaitFor(
        [&] {
            const auto& file = opened.window.linked()->selection().file;
            return file && file->contains(8192);
        },
        patience));
    QCOMPARE(opened.window.code()->line(), static_cast<int>(event.where.line()));
    QCOMPARE(opened.window.code()->file(), QStringLiteral("engine/dax/fault.cpp"));
    // From the path of the code back to the timeline.
    const Event copy = *opened.waitFor(Kind::Copy);
    map.choose(opened.timeline()->find(copy.sequence));
    QVERIFY(opened.window.linked()->selection().device);
    QCOMPARE(*opened.window.linked()->selection().device, (ByteRange{copy.offset, copy.length}));
    const auto steps = opened.window.code()->findChildren<Chip*>();
    QVERIFY(!steps.isEmpty());
    if (steps.size() > 1) {
        const quint64 before = map.chosen();
        QTest::mouseClick(steps.front(), Qt::LeftButton);
        QVERIFY(QTest::qWaitFor([&] { return map.chosen() != before; }, patience));
    }
}

/// Hidden, nothing is recorded; shown again, what happens from then on.
void TestWindowTrace::nobodyLooks() {
    Opened opened;
    QVERIFY(opened.scratch());
    QVERIFY(opened.mapped());
    QVERIFY(opened.waitFor(Kind::Operation) != nullptr);
    opened.shows("timeline")->trigger();
    opened.shows("code")->trigger();
    QVERIFY(!opened.isShown("timeline"));
    // The request that follows is behind this one.
    QVERIFY(opened.store());
    QCOMPARE(opened.window.timeline()->timeline()->lastFault, std::optional<std::uint64_t>());
    QSignalSpy changed(&opened.backend, &Backend::eventsChanged);
    QVERIFY(opened.store());
    QVERIFY(opened.apply("mkdir", {{"path", "/d"}}));
    QCOMPARE(changed.count(), 0);
    opened.shows("timeline")->trigger();
    QVERIFY(opened.isShown("timeline"));
    const quint64 before = opened.timeline()->chunks.back()->events().back().sequence;
    QVERIFY(opened.apply("mkdir", {{"path", "/e"}}));
    const Event* const made = opened.waitFor(Kind::Operation, before);
    QVERIFY(made != nullptr);
    QCOMPARE(made->name, std::string_view("mkdir"));
}

/// By itself where the image may be changed and the window is high; what the user says wins, and is remembered.
void TestWindowTrace::shownWhenThereIsUseAndRoom() {
    {
        Opened opened;
        QVERIFY(!opened.isShown("timeline"));
        QVERIFY(opened.scratch());
        QVERIFY(opened.isShown("timeline") && opened.isShown("code"));
    }
    {
        Opened opened;
        opened.window.resize(1200, 640);
        QVERIFY(opened.scratch());
        QVERIFY(!opened.isShown("timeline") && !opened.isShown("code"));
        opened.shows("timeline")->trigger();
        QVERIFY(opened.isShown("timeline") && !opened.isShown("code"));
        // The others keep room to be looked at.
        QVERIFY(opened.window.fileExtents()->height() >= opened.window.fontMetrics().height() * 5);
        opened.window.close();
    }
    Opened opened;
    opened.window.resize(1200, 640);
    QVERIFY(opened.scratch());
    QVERIFY(opened.isShown("timeline") && !opened.isShown("code"));
}

void TestWindowTrace::panelsAreReachedByKeys() {
    Opened opened;
    QVERIFY(opened.scratch());
    QVERIFY(QTest::qWaitForWindowActive(&opened.window));
    QSet<QString> reached;
    for (int i = 0; i < 12; ++i) {
        QTest::keyClick(&opened.window, Qt::Key_F6);
        for (const Panel* panel : opened.window.findChildren<Panel*>()) {
            if (panel->hasFocusWithin())
                reached << panel->objectName();
        }
    }
    QVERIFY(reached.contains(QStringLiteral("timeline")));
    QVERIFY(reached.contains(QStringLiteral("code")));
    QTest::keyClick(&opened.window, Qt::Key_F7);
    QVERIFY(!opened.isShown("timeline"));
    QTest::keyClick(&opened.window, Qt::Key_F7);
    QVERIFY(opened.isShown("timeline"));
    QCOMPARE(opened.window.currentView()->viewName(), QStringLiteral("timeline"));
}

/// Without a window: the script is run, and what it did is there as a picture and as data.
void TestWindowTrace::rendersAfterAScript() {
    const test::ScratchDirectory folder;
    const std::string program = qEnvironmentVariable("DAXSCOPE_BIN").toStdString();
    const std::string script = folder.path("story.js");
    QFile file(QString::fromStdString(script));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"(
const img = Image.create(args[0], {size: "128M", force: true});
img.write("/db", 0, {pattern: "x", length: "64K"});
img.commit();
const a = img.map("/db", {process: "A"});
a.store(8192, "later");
)");
    file.close();
    const auto render = [&](const char* view, const std::string& output) {
        // A new image each time.
        const test::Ran ran = test::run({program, "render", output + ".img", "--script", script,
                                         "--view", view, "--size", "800x300", "--output", output});
        if (!ran.ok())
            qWarning("%s", ran.err.c_str());
        return ran.ok();
    };
    const auto content = [](const std::string& path) {
        QFile in(QString::fromStdString(path));
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
    };
    QVERIFY(render("timeline", folder.path("timeline.csv")));
    QByteArray faults;
    for (const QByteArray& line : content(folder.path("timeline.csv")).split('\n')) {
        if (line.contains(",fault-end,"))
            faults += line + '\n';
    }
    QVERIFY2(faults.contains(",write fault,A,") && faults.contains(",/db,"), faults.constData());
    QVERIFY(render("timeline", folder.path("timeline.svg")));
    QVERIFY(content(folder.path("timeline.svg")).contains("process A"));
    QVERIFY(render("code", folder.path("code.json")));
    QVERIFY(content(folder.path("code.json")).contains("\"file\": \"engine/"));
    // What it has mapped, while it is mapped.
    QVERIFY(render("mappings", folder.path("mappings.json")));
    QVERIFY(content(folder.path("mappings.json")).contains("write fault"));
    QVERIFY(render("mappings", folder.path("mappings.svg")));
    QVERIFY(content(folder.path("mappings.svg")).contains("/db"));
    // A script that fails fails it, too.
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("Image.open(args[0]);");
    file.close();
    QVERIFY(!render("device", folder.path("device.csv")));
}

DAXSCOPE_GUI_TEST_MAIN(TestWindowTrace)
#include "test_window_trace.moc"
