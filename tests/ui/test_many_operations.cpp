// Ten thousand operations with all views open: what the window keeps of them is bounded. What earlier states keep has a limit
// that the settings choose, the timeline has one of its own (scene/build_timeline.h); everything else goes with the next scene.
#include <malloc.h>

#include <QTest>

#include "ui/engine_window.h"
#include "ui/event_loop_probe.h"
#include "ui/extent_pages.h"
#include "ui/timeline_view.h"

using namespace daxscope;
using namespace daxscope::test;
using namespace daxscope::ui;

namespace {

constexpr std::uint64_t MiB = 1ULL << 20;
constexpr std::uint64_t page = 4096;

/// Bytes that are in use, of all threads.
std::uint64_t allocated() {
    const auto info = ::mallinfo2();
    return info.uordblks + info.hblkhd;
}

}  // namespace

class TestManyOperations : public QObject {
    Q_OBJECT
private slots:
    void memoryIsBounded();
};

void TestManyOperations::memoryIsBounded() {
    constexpr int operations = 10'000;
    constexpr std::uint64_t pages = 1024;
    /// An event of the timeline takes less (scene/build_timeline.h).
    constexpr std::uint64_t eventBytes = 160;

    EngineWindow it({1600, 1200});
    it.backend.limitMoments(8 * MiB);
    QVERIFY(it.scratch());
    QVERIFY(it.write("/file", std::string(pages * page, 'a')));
    session::Arguments snapshot;
    snapshot.set("source", std::string("/"));
    snapshot.set("target", std::string("/snapshot"));
    snapshot.set("readOnly", true);
    QVERIFY(it.run("snapshot", snapshot));
    for (QAction* action : it.window.findChildren<QAction*>()) {
        if (action->objectName().startsWith(QLatin1String("show-")) && action->isEnabled() &&
            action->isCheckable())
            action->setChecked(true);
    }
    QTRY_VERIFY_WITH_TIMEOUT(it.knows("/file"), EngineWindow::patience);
    it.window.files()->reveal("/file");

    const session::Operation& write = *session::findOperation("write");
    int done = 0;
    QStringList refused;
    connect(&it.backend, &Backend::done, this, [&](Job) { ++done; });
    connect(&it.backend, &Backend::failed, this,
            [&](Job, int code, const QString& what, const QString&) {
                if (code != ECANCELED)
                    refused << what;
            });
    const auto events = [&] {
        const auto& timeline = it.window.findChild<TimelineView*>()->timeline();
        return timeline ? timeline->eventCount() : 0;
    };
    using Page = ExtentPages::Page;
    constexpr std::array lower{Page::Extents, Page::Sharing, Page::Trees};
    std::uint64_t used = 0;
    std::uint64_t before = 0;
    for (int i = 0; i < operations; ++i) {
        session::Arguments arguments;
        arguments.set("path", std::string("/file"));
        arguments.set("offset", (static_cast<std::uint64_t>(i) * 7919 % pages) * page);
        arguments.set("data", std::string(page, static_cast<char>('b' + i % 20)));
        const int has = done;
        (void)it.backend.apply(write, arguments);
        // Now and then the views get to see it.
        if (i % 5 == 4)
            QVERIFY(QTest::qWaitFor([&] { return done > has; }, EngineWindow::patience));
        if (i % 500 == 499)
            it.window.extentPages()->setPage(lower.at(static_cast<std::size_t>(i / 500) % 3));
        if (i + 1 == operations / 4 || i + 1 == operations) {
            const ScenePtr last = it.window.scene();
            QVERIFY(
                QTest::qWaitFor([&] { return it.window.scene() != last; }, EngineWindow::patience));
            used = allocated();
            if (before == 0)
                before = used - std::min<std::uint64_t>(used, events() * eventBytes);
        }
    }
    QVERIFY2(refused.isEmpty(), qPrintable(refused.join("; ")));
    QVERIFY(it.window.scene()->info.history.moments.size() < 5000);  // old ones went
    const std::uint64_t most = before + (events() * eventBytes) + (24 * MiB);
    QVERIFY2(used <= most,
             std::format("{} bytes after {} operations, {} of them without events after a quarter; "
                         "{} events",
                         used, operations, before, events())
                 .c_str());
}

DAXSCOPE_GUI_TEST_MAIN(TestManyOperations)
#include "test_many_operations.moc"
