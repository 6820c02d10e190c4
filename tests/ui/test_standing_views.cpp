// While the engine stands at an event the window shows that moment: what is allocated, where files lie, who owns a byte. And when
// nothing stands any more, it shows now, whatever way it went on.
#include <QAction>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

#include "ui/engine_window.h"
#include "ui/event_loop_probe.h"
#include "ui/mappings_view.h"
#include "ui/step_bar.h"
#include "ui/stepping.h"
#include "ui/timeline_view.h"

using namespace daxscope;
using namespace daxscope::ui;
using trace::Kind;
using trace::Step;

namespace {

constexpr int patience = test::EngineWindow::patience;

struct Opened : test::MappedWindow {
    Opened() {
        QObject::connect(&backend, &Backend::done, &window, [this](Job of) { done << of; });
        QObject::connect(&backend, &Backend::failed, &window, [this](Job of, int) { done << of; });
        QObject::connect(&backend, &Backend::fileReady, &window,
                         [this](Job of, const FileExtentsPtr& read) {
                             fileJob = of;
                             file = read;
                         });
        QObject::connect(&backend, &Backend::sceneChanged, &window,
                         [this](const ScenePtr&, const ChangePtr& made) { change = made; });
    }
    /// What mapped() makes, /v/db chosen and shown.
    [[nodiscard]] bool ready() {
        if (!scratch() || !mapped())
            return false;
        window.files()->reveal("/v/db");
        return QTest::qWaitFor(
            [&] {
                return window.linked()->file() && file && file->path == "/v/db" &&
                       scene().subvolumes.size() == 3;
            },
            patience);
    }
    /// Asks for it; it may stand before it is done.
    void begin(const char* name, const std::map<std::string_view, std::string>& values) {
        const session::Operation& operation = *session::findOperation(name);
        job = window.operating()->apply(operation, test::argumentsOf(operation, values, {}));
    }
    void beginWrite() {
        begin("write", {{"path", "/v/db"}, {"offset", "8192"}, {"data", "later"}});
    }
    /// At an event after number `than`, with its picture and the file's extents read for it.
    [[nodiscard]] bool stands(quint64 than = 0) {
        return QTest::qWaitFor(
            [&] {
                const quint64 at = window.stepping()->standing();
                return at > than && scene().info.standing && sceneOf == at;
            },
            patience);
    }
    [[nodiscard]] bool ends() {
        return QTest::qWaitFor([&] { return done.contains(job); }, patience);
    }
    [[nodiscard]] bool showsNow() {
        return QTest::qWaitFor(
            [&] { return window.stepping()->standing() == 0 && !scene().info.standing; }, patience);
    }
    void goOn() {
        window.stepping()->clearBreakpoints();
        window.stepping()->step(Step::Run);
    }
    [[nodiscard]] const scene::ImageScene& scene() const { return *window.scene(); }
    [[nodiscard]] const trace::Event* event() const {
        const TimelinePtr& timeline = window.timeline()->timeline();
        return timeline ? timeline->find(window.stepping()->standing()) : nullptr;
    }
    /// Nothing stops it any more.
    [[nodiscard]] bool finishes() {
        goOn();
        return ends() && showsNow();
    }
    void stopAt(Kind kind) { window.stepping()->toggle({.kind = kind, .file = {}, .device = {}}); }
    /// A write that stands where it allocates.
    [[nodiscard]] bool writeStands() {
        stopAt(Kind::Allocate);
        beginWrite();
        return stands();
    }

    Job job = 0;  // of the last begin()
    QSet<Job> done;
    FileExtentsPtr file;
    Job fileJob = 0;  // that brought it
    ChangePtr change;
    quint64 sceneOf = 0;  // the event of the last scene
    QMetaObject::Connection noted =
        QObject::connect(&backend, &Backend::sceneChanged, &window, [this](const ScenePtr& made) {
            sceneOf = made->info.standing ? window.stepping()->standing() : 0;
        });
};

std::uint64_t deviceOf(const scene::FileExtents& file, std::uint64_t offset) {
    const auto at = file.find(offset);
    const auto extent = at ? file.extent(*at) : scene::FileExtent{};
    return extent.device ? *extent.device + (offset - extent.offset) : 0;
}

std::string allocated(const scene::ImageScene& scene) {
    std::string out;
    for (std::size_t i = 0; i < scene.device->extentCount(); ++i) {
        const auto extent = scene.device->extent(i);
        if (extent.kind == scene::ExtentKind::Data)
            out += std::format("{}+{}*{} ", extent.device, extent.length, extent.owners);
    }
    return out;
}

}  // namespace

class TestStandingViews : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init() { QSettings().clear(); }
    void extentsOfThatMoment();
    void eventByEvent();
    void questionsAreAnswered();
    void loadsEndNow();
    void takenBackEndsNow();
    void writersEndNow();
    void scriptsStand();
    void closedWhileStanding();
    void anEarlierMomentStays();
};

void TestStandingViews::initTestCase() {
    QCoreApplication::setOrganizationName(QStringLiteral("daxscope"));
    QCoreApplication::setApplicationName(QStringLiteral("daxscope-test-standing-views"));
}

/// Allocated, and nobody points to it yet; then the picture at the end is that of an image at rest.
void TestStandingViews::extentsOfThatMoment() {
    Opened opened;
    QVERIFY(opened.ready());
    const std::string before = allocated(opened.scene());
    QVERIFY(opened.writeStands());
    // The first allocation may be a tree block.
    while (true) {
        QVERIFY(opened.event() != nullptr);
        const auto device = opened.scene().device->toDevice(opened.event()->offset);
        QVERIFY(device);
        const auto extent = opened.scene().device->extentAt(*device);
        QVERIFY(extent);
        QCOMPARE(extent->owners, 0U);
        if (extent->kind == scene::ExtentKind::Data)
            break;
        const quint64 at = opened.window.stepping()->standing();
        opened.window.stepping()->step(Step::Run);
        QVERIFY(opened.stands(at));
    }
    QVERIFY(!opened.done.contains(opened.job));
    QVERIFY(allocated(opened.scene()) != before);
    QVERIFY(opened.change != nullptr && !opened.change->written.empty());
    // What can be done is what could be done before.
    QVERIFY(!opened.scene().info.past);
    QVERIFY(opened.action("lookNow") == nullptr || !opened.action("lookNow")->isEnabled());
    QVERIFY(opened.finishes());
    QVERIFY(opened.scene().info.findings.empty());
    QTRY_VERIFY(deviceOf(*opened.file, 8192) != deviceOf(*opened.file, 0) + 8192);
    for (std::size_t i = 0; i < opened.scene().device->extentCount(); ++i)
        QVERIFY(opened.scene().device->extent(i).owners != 0 ||
                opened.scene().device->extent(i).kind == scene::ExtentKind::Freed);
}

/// Through a write of one page that a snapshot holds, too: first there is a new extent, then the tree's path is copied, then the
/// file lies there.
void TestStandingViews::eventByEvent() {
    Opened opened;
    QVERIFY(opened.ready());
    const std::uint64_t was = deviceOf(*opened.file, 8192);
    const auto maps = [&] { return allocated(opened.scene()); };
    const std::string before = maps();
    QTest::keyClick(&opened.window, Qt::Key_F9);
    opened.beginWrite();
    QVERIFY(opened.stands());
    QCOMPARE(maps(), before);
    std::size_t events = 0, appeared = 0, moved = 0;
    bool framed = false;
    while (!opened.done.contains(opened.job) && events < 400) {
        ++events;
        if (appeared == 0 && maps() != before)
            appeared = events;
        const Job asked = opened.backend.readFile(opened.file->subvolume, opened.file->inode,
                                                  QStringLiteral("/v/db"));
        QVERIFY(QTest::qWaitFor([&] { return opened.fileJob == asked; }, patience));
        if (moved == 0 && deviceOf(*opened.file, 8192) != was) {
            moved = events;
            framed = opened.change != nullptr &&
                     opened.change->find(opened.file->subvolume, opened.file->inode) != nullptr;
        }
        const quint64 at = opened.window.stepping()->standing();
        QTest::keyClick(&opened.window, Qt::Key_F10);
        QVERIFY(QTest::qWaitFor(
            [&] {
                return opened.done.contains(opened.job) ||
                       (opened.window.stepping()->standing() > at &&
                        opened.sceneOf == opened.window.stepping()->standing());
            },
            patience));
    }
    QVERIFY2(appeared > 1 && moved > appeared, std::format("{} {}", appeared, moved).c_str());
    QVERIFY(framed);
    QVERIFY(opened.finishes());
}

void TestStandingViews::questionsAreAnswered() {
    Opened opened;
    QVERIFY(opened.ready());
    const std::uint64_t device = deviceOf(*opened.file, 0);
    // In the worker, and on the thread of a process.
    for (const char* operation : {"write", "store"}) {
        opened.stopAt(Kind::Allocate);
        if (operation == std::string_view("write"))
            opened.beginWrite();
        else
            opened.begin(
                "store",
                {{"view", std::to_string(opened.view)}, {"offset", "16384"}, {"data", "later"}});
        QVERIFY(opened.stands());
        QSignalSpy owners(&opened.backend, &Backend::ownersReady);
        QSignalSpy block(&opened.backend, &Backend::blockReady);
        QSignalSpy tree(&opened.backend, &Backend::treeReady);
        QSignalSpy sharing(&opened.backend, &Backend::sharingReady);
        QSignalSpy directory(&opened.backend, &Backend::directoryReady);
        QSignalSpy found(&opened.backend, &Backend::searchReady);
        (void)opened.backend.readOwners(device);
        (void)opened.backend.readBlock(device);
        (void)opened.backend.readTree(0);
        (void)opened.backend.readSharing();
        (void)opened.backend.readDirectory(5, 256);
        (void)opened.backend.search(QStringLiteral("db"));
        QTRY_VERIFY_WITH_TIMEOUT(!owners.isEmpty() && !block.isEmpty() && !tree.isEmpty() &&
                                     !sharing.isEmpty() && !directory.isEmpty() && !found.isEmpty(),
                                 patience);
        QVERIFY(opened.window.stepping()->standing() != 0);
        QVERIFY(!opened.done.contains(opened.job));
        // What is allocated just now is not free.
        const auto fresh = opened.scene().device->toDevice(opened.event()->offset);
        owners.clear();
        (void)opened.backend.readOwners(*fresh);
        QTRY_VERIFY_WITH_TIMEOUT(!owners.isEmpty(), patience);
        QVERIFY(owners.last()[1].value<OwnersPtr>()->allocated);
        QVERIFY(opened.finishes());
    }
}

/// A load changes nothing, and nobody asks for a picture after it; but one of its middle was shown.
void TestStandingViews::loadsEndNow() {
    Opened opened;
    QVERIFY(opened.ready());
    opened.stopAt(Kind::FaultBegin);
    opened.begin("load",
                 {{"view", std::to_string(opened.view)}, {"offset", "8192"}, {"length", "5"}});
    QVERIFY(opened.stands());
    QVERIFY(opened.finishes());
}

void TestStandingViews::takenBackEndsNow() {
    Opened opened;
    QVERIFY(opened.ready());
    const std::string before = allocated(opened.scene());
    QVERIFY(opened.writeStands());
    opened.window.stepping()->clearBreakpoints();
    QTest::mouseClick(
        opened.window.stepBar()->findChild<QPushButton*>(QStringLiteral("stepCancel")),
        Qt::LeftButton);
    QVERIFY(opened.ends());
    QVERIFY(opened.showsNow());
    QCOMPARE(allocated(opened.scene()), before);
}

/// In slow motion, on a thread of its own, page after page.
void TestStandingViews::writersEndNow() {
    Opened opened;
    QVERIFY(opened.ready());
    QSignalSpy scenes(&opened.backend, &Backend::sceneChanged);
    QSignalSpy stands(&opened.backend, &Backend::stands);
    opened.window.stepping()->setPace(std::chrono::milliseconds(5));
    opened.begin("startWriter", {{"view", std::to_string(opened.view)}, {"perSecond", "1000"}});
    QTRY_VERIFY_WITH_TIMEOUT(stands.count() > 100, patience);
    QTRY_VERIFY_WITH_TIMEOUT(
        std::ranges::any_of(
            scenes,
            [](const auto& one) { return one[0].template value<ScenePtr>()->info.standing; }),
        patience);
    opened.window.stepping()->setPace(std::chrono::milliseconds(0));
    QVERIFY(opened.ends());
    QVERIFY(opened.apply("stopWriter", {{"view", std::to_string(opened.view)}}));
    QVERIFY(opened.showsNow());
    // Fewer pictures than events: the engine did not wait for them.
    QVERIFY(scenes.count() < stands.count());
}

void TestStandingViews::scriptsStand() {
    Opened opened;
    QVERIFY(opened.ready());
    opened.stopAt(Kind::Allocate);
    opened.job = opened.backend.runScript(
        QStringLiteral("img.write('/v/db', 8192, 'later'); img.write('/v/db', 0, 'more');"), false);
    QVERIFY(opened.stands());
    QSignalSpy owners(&opened.backend, &Backend::ownersReady);
    (void)opened.backend.readOwners(deviceOf(*opened.file, 0));
    QTRY_VERIFY_WITH_TIMEOUT(!owners.isEmpty(), patience);
    QVERIFY(!opened.done.contains(opened.job));
    QVERIFY(opened.finishes());
}

void TestStandingViews::closedWhileStanding() {
    Opened opened;
    QVERIFY(opened.ready());
    QVERIFY(opened.writeStands());
    opened.backend.close();
    opened.window.setScene(nullptr);
    QTRY_COMPARE(opened.window.stepping()->standing(), 0U);
    opened.window.stepping()->clearBreakpoints();
    QVERIFY(opened.scratch());
    QVERIFY(!opened.scene().info.standing);
    opened.stopAt(Kind::Allocate);
    opened.begin("mkdir", {{"path", "/here"}});
    QVERIFY(opened.stands());
    // The backend ends with it.
}

/// Who looks at an earlier moment is not torn away by a thread that stores.
void TestStandingViews::anEarlierMomentStays() {
    Opened opened;
    QVERIFY(opened.ready());
    opened.begin("startWriter", {{"view", std::to_string(opened.view)}, {"perSecond", "50"}});
    QVERIFY(opened.ends());
    QTRY_VERIFY_WITH_TIMEOUT(!opened.scene().info.history.moments.empty(), patience);
    // From then on its stores fault no more, and nothing is settled because of them: whoever settles waits for what stands.
    const auto allDirty = [&] {
        const auto& mappings = opened.window.mappings()->mappings();
        return mappings && !mappings->processes.empty() &&
               std::ranges::all_of(
                   mappings->processes.front().windows.front().pages,
                   [](const scene::PageRun& run) { return run.state == scene::PageState::Dirty; });
    };
    QTRY_VERIFY_WITH_TIMEOUT(allDirty(), patience);
    opened.job = opened.backend.lookAt(opened.scene().info.history.moments.front().number, false);
    QVERIFY(opened.ends());
    QTRY_VERIFY_WITH_TIMEOUT(opened.scene().info.past.has_value(), patience);
    opened.stopAt(Kind::Store);
    QTRY_VERIFY_WITH_TIMEOUT(opened.window.stepping()->standing() != 0, patience);
    QSignalSpy owners(&opened.backend, &Backend::ownersReady);
    (void)opened.backend.readOwners(0);
    QTRY_VERIFY_WITH_TIMEOUT(!owners.isEmpty(), patience);
    QVERIFY(opened.scene().info.past.has_value());
    opened.goOn();
    opened.job = opened.backend.lookAtNow();
    QVERIFY(opened.ends());
    QVERIFY(opened.showsNow());
}

DAXSCOPE_GUI_TEST_MAIN(TestStandingViews)
#include "test_standing_views.moc"
