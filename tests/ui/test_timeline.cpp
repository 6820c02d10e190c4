// The timeline by mouse and keys: zoom and pan, following and back to now, markers and what lies between, filters as chips,
// search, and what a click chooses in all views.
#include <QApplication>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include "ui/chip.h"
#include "ui/event_loop_probe.h"
#include "ui/map/event_words.h"
#include "ui/map/time_axis.h"
#include "ui/map_fixtures.h"
#include "ui/panel.h"
#include "ui/render.h"
#include "ui/timeline_fixtures.h"
#include "ui/timeline_view.h"

using namespace daxscope;
using namespace daxscope::ui;
using trace::Event;
using trace::Kind;

namespace {

void wheel(QWidget& widget, QPointF at, int units,
           Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
    QWheelEvent event(at, widget.mapToGlobal(at), {}, {0, units}, Qt::NoButton, modifiers,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(&widget, &event);
}

struct Shown {
    explicit Shown(scene::TimelinePtr timeline = fixtures::storeTimeline()) {
        view->attachTo(&panel);
        panel.resize(1000, 420);
        panel.show();
        view->setTimeline(timeline);
        QCoreApplication::processEvents();
    }
    [[nodiscard]] TimelineMap& map() const { return *view->map(); }
    [[nodiscard]] const TimelinePainter& painter() const { return view->map()->painter(); }
    [[nodiscard]] const Event& event(Kind kind) const {
        return *fixtures::firstOf(*view->timeline(), kind);
    }
    [[nodiscard]] QPoint at(Kind kind) const {
        const QRectF area = painter().areaOf(event(kind));
        return QPointF(area.center().x(), area.center().y()).toPoint();
    }
    void click(Kind kind) const { QTest::mouseClick(&map(), Qt::LeftButton, {}, at(kind)); }
    [[nodiscard]] Chip* chip(const QString& text) const {
        for (Chip* chip : panel.findChildren<Chip*>()) {
            if (chip->text().contains(text) && !chip->isHidden())
                return chip;
        }
        return nullptr;
    }
    [[nodiscard]] Chip* now() const {
        return panel.findChild<Chip*>(QStringLiteral("timelineNow"));
    }

    Linked linked;
    TimelineView* view = new TimelineView(&linked);
    Panel panel{QStringLiteral("timeline"), QStringLiteral("Timeline"), view};
};

}  // namespace

class TestTimeline : public QObject {
    Q_OBJECT
private slots:
    void lanesAndSentences();
    void durations();
    void ticksCountFromZero();
    void zoomsAndPans();
    void followsUntilSomebodyMoves();
    void staysWhereOneLooks();
    void markersByMouse();
    void markersByKeys();
    void filtersAreChips();
    void filtersOfTheContextMenu();
    void searches();
    void clickChoosesEverywhere();
    void walksByKeys();
    void crowdsAreSummedUp();
    void whatWasCopiedIsFramed();
    void looksAlikeInBothThemes();
    void exportsItself();
    void rendersWithoutAWindow();
    void emptyOnes();
};

void TestTimeline::lanesAndSentences() {
    Shown shown;
    const auto lane = [&](scene::Lane which) { return shown.painter().laneArea(which); };
    QVERIFY(!lane(scene::laneOf(trace::Actor{1})).isEmpty());
    QVERIFY(lane(scene::laneOf(trace::Actor{1})).bottom() <
            lane(scene::laneOf(trace::Actor{2})).top());
    QVERIFY(lane(scene::laneOf(trace::Actor{2})).bottom() < lane(scene::engineLane).top());
    QVERIFY(lane(scene::engineLane).bottom() < lane(scene::deviceLane).top());
    const scene::Timeline& timeline = *shown.view->timeline();
    // As the thousands are grouped everywhere.
    const QString offset = QStringLiteral("53\u202f248");
    QCOMPARE(eventSentence(timeline, shown.event(Kind::FaultEnd)),
             QStringLiteral("write fault of process A at /v/db +%1: 9.8\u00a0µs").arg(offset));
    QCOMPARE(eventSentence(timeline, shown.event(Kind::Copy)),
             QStringLiteral("copy 4 KiB of process A at device byte 8\u202f192: 800\u00a0ns"));
    QCOMPARE(eventSentence(timeline, shown.event(Kind::Operation)),
             QStringLiteral("store: 15.0\u00a0µs"));
    QCOMPARE(shown.panel.subtitle(), QStringLiteral("last fault 9.8\u00a0µs (measured)"));
    // Every kind has words.
    for (std::size_t i = 0; i < trace::kindCount; ++i)
        QVERIFY(!kindLabel(static_cast<Kind>(i)).isEmpty());
    // The fault holds what the engine did for it, and stands inside of the store.
    const QRectF fault = shown.painter().areaOf(shown.event(Kind::FaultEnd));
    const QRectF copy = shown.painter().areaOf(shown.event(Kind::Copy));
    const QRectF store = shown.painter().areaOf(shown.event(Kind::Store));
    QVERIFY(fault.left() < copy.left() && copy.right() < fault.right());
    QVERIFY(store.left() < fault.left() && fault.right() < store.right());
}

void TestTimeline::durations() {
    QCOMPARE(durationText(0), QStringLiteral("0\u00a0ns"));
    QCOMPARE(durationText(850), QStringLiteral("850\u00a0ns"));
    QCOMPARE(durationText(9800), QStringLiteral("9.8\u00a0µs"));
    QCOMPARE(durationText(999'960), QStringLiteral("1.0\u00a0ms"));
    QCOMPARE(durationText(123'400'000), QStringLiteral("123\u00a0ms"));
    QCOMPARE(durationText(1'240'000'000), QStringLiteral("1.24\u00a0s"));
    QCOMPARE(durationText(90'000'000'000), QStringLiteral("90.0\u00a0s"));
}

/// At every scale: labels in one unit, apart from each other, and what they say is where they stand.
void TestTimeline::ticksCountFromZero() {
    Axis axis;
    axis.setTotal(100'000'000'000);
    axis.setWidth(800);
    for (int step = 0; step < 60; ++step) {
        const std::int64_t zero = 50'000'000'123;
        double last = -1e9;
        int labels = 0;
        for (const Tick& tick : timeTicks(axis, 70, zero)) {
            QVERIFY(tick.x >= -1 && tick.x <= 801);
            if (tick.label.isEmpty())
                continue;
            ++labels;
            QVERIFY(tick.x - last >= 69);
            last = tick.x;
            const QStringList parts = tick.label.split(QChar(0x00a0));
            double value = QString(parts[0]).replace(QChar(0x2212), QLatin1Char('-')).toDouble();
            const QString& unit = parts[1];
            value *= unit == QLatin1String("s")    ? 1e9
                     : unit == QLatin1String("ms") ? 1e6
                     : unit == QLatin1String("ns") ? 1
                                                   : 1e3;
            const double at = axis.from() + tick.x * axis.bytesPerPixel();
            QVERIFY(std::abs(at - static_cast<double>(zero) - value) <=
                    axis.bytesPerPixel() + 1e-6 * std::abs(value));
        }
        QVERIFY(labels >= 1 && labels <= 12);
        axis.zoom(1.6, 400);
    }
}

void TestTimeline::zoomsAndPans() {
    Shown shown;
    const double whole = shown.painter().axis().bytesPerPixel();
    const QPointF at(600, 120);
    const std::uint64_t under = shown.painter().timeAt(at.x());
    wheel(shown.map(), at, 120);
    QVERIFY(shown.painter().axis().bytesPerPixel() < whole);
    const auto near = static_cast<double>(shown.painter().timeAt(at.x()));
    QVERIFY(std::abs(near - static_cast<double>(under)) <=
            shown.painter().axis().bytesPerPixel() + 1);
    const double zoomed = shown.painter().axis().bytesPerPixel();
    QTest::keyClick(&shown.map(), Qt::Key_Plus);
    QVERIFY(shown.painter().axis().bytesPerPixel() <= zoomed);
    QTest::keyClick(&shown.map(), Qt::Key_Minus);
    QTest::keyClick(&shown.map(), Qt::Key_Minus);
    QVERIFY(shown.painter().axis().bytesPerPixel() > zoomed);
    wheel(shown.map(), at, 120);
    const double from = shown.painter().axis().from();
    QTest::mousePress(&shown.map(), Qt::LeftButton, {}, QPoint(600, 120));
    QTest::mouseMove(&shown.map(), QPoint(500, 120));
    QTest::mouseRelease(&shown.map(), Qt::LeftButton, {}, QPoint(500, 120));
    QVERIFY(shown.painter().axis().from() > from);
    QCOMPARE(shown.map().chosen(), 0U);  // a drag chooses nothing
    wheel(shown.map(), at, 120, Qt::ShiftModifier);
    QVERIFY(shown.painter().axis().from() < from + 100 * whole);
    QTest::keyClick(&shown.map(), Qt::Key_0);
    QVERIFY(shown.painter().axis().fitted());
}

/// A later store is shown as soon as it happens; not while somebody looks at something else; and End leads back.
void TestTimeline::followsUntilSomebodyMoves() {
    auto events = fixtures::storeEvents();
    Shown shown(fixtures::timelineOf(events, {"A", "B"}));
    const auto shows = [&](std::uint64_t begin, std::uint64_t end) {
        const auto& p = shown.painter();
        return p.xOf(begin) >= p.plot().left() && p.xOf(end) <= p.plot().right() &&
               p.xOf(end) - p.xOf(begin) > p.plot().width() * 0.8;
    };
    QVERIFY(shown.map().following());
    QVERIFY(shown.now()->isHidden());
    QVERIFY(shows(1'000'000, 1'015'000));
    const auto more = [&](std::uint64_t from) {
        const auto later = fixtures::storeEvents(from);
        events.insert(events.end(), later.begin(), later.end());
        shown.view->setTimeline(fixtures::timelineOf(events, {"A", "B"}));
    };
    more(4'000'000'000);
    QVERIFY(shown.map().following());
    QVERIFY(shows(4'000'000'000, 4'000'015'000));
    wheel(shown.map(), QPointF(500, 120), 240);
    QVERIFY(!shown.map().following());
    QVERIFY(!shown.now()->isHidden());
    more(9'000'000'000);
    QVERIFY(!shows(9'000'000'000, 9'000'015'000));
    QTest::mouseClick(shown.now(), Qt::LeftButton);
    QVERIFY(shows(9'000'000'000, 9'000'015'000));
    QVERIFY(shown.now()->isHidden());
    QTest::keyClick(&shown.map(), Qt::Key_Left);
    QVERIFY(!shown.map().following());
    QTest::keyClick(&shown.map(), Qt::Key_End);
    QVERIFY(shown.map().following());
    // Another size changes nothing of that.
    shown.panel.resize(700, 300);
    QCoreApplication::processEvents();
    QVERIFY(shown.map().following());
    QVERIFY(shows(9'000'000'000, 9'000'015'000));
}

/// What one looks at stays under the eyes while events come, and while the oldest go.
void TestTimeline::staysWhereOneLooks() {
    scene::TimelineBuilder builder(2 * scene::TimelineBuilder::chunkEvents);
    std::uint64_t time = 1'000'000;
    std::uint64_t number = 0;
    const auto more = [&](int count) {
        std::vector<Event> events;
        for (int i = 0; i < count; ++i) {
            Event event = fixtures::eventAt(Kind::Fence, time, time + 100);
            event.sequence = ++number;
            time += 1000;
            events.push_back(event);
        }
        builder.add(events);
        return builder.timeline();
    };
    Shown shown(more(3 * static_cast<int>(scene::TimelineBuilder::chunkEvents) - 3000));
    const std::uint64_t wanted = time - 500'000;
    const_cast<TimelinePainter&>(shown.painter()).show(wanted, wanted + 20'000);
    QTest::keyClick(&shown.map(), Qt::Key_Plus);
    const std::uint64_t left = shown.painter().timeAt(shown.painter().plot().left());
    for (int i = 0; i < 8; ++i) {
        shown.view->setTimeline(more(900));
        const std::uint64_t now = shown.painter().timeAt(shown.painter().plot().left());
        QVERIFY(now + 2 >= left && now <= left + 2);
    }
    QVERIFY(shown.view->timeline()->dropped > 0);
}

void TestTimeline::markersByMouse() {
    Shown shown;
    const QPoint one(400, 100);
    const QPoint two(700, 100);
    QTest::mousePress(&shown.map(), Qt::LeftButton, Qt::ShiftModifier, one);
    QTest::mouseMove(&shown.map(), QPoint(550, 100));
    QTest::mouseMove(&shown.map(), two);
    QTest::mouseRelease(&shown.map(), Qt::LeftButton, Qt::ShiftModifier, two);
    QVERIFY(shown.map().following());  // nothing was moved
    const auto first = shown.painter().marker(0);
    const auto second = shown.painter().marker(1);
    QVERIFY(first && second);
    QCOMPARE(*first, shown.painter().timeAt(400));
    QCOMPARE(*second, shown.painter().timeAt(700));
    QVERIFY(shown.chip(QStringLiteral("from 1 to 2: %1").arg(durationText(*second - *first))));
    // Dragged to another place; the other one stays.
    QTest::mousePress(&shown.map(), Qt::LeftButton, {}, two);
    QTest::mouseMove(&shown.map(), QPoint(640, 100));
    QTest::mouseMove(&shown.map(), QPoint(600, 100));
    QTest::mouseRelease(&shown.map(), Qt::LeftButton, {}, QPoint(600, 100));
    QCOMPARE(*shown.painter().marker(1), shown.painter().timeAt(600));
    QCOMPARE(*shown.painter().marker(0), *first);
    Chip* chip = shown.chip(QStringLiteral("from 1 to 2"));
    QVERIFY(chip != nullptr);
    QTest::mouseClick(chip, Qt::LeftButton);
    QVERIFY(QTest::qWaitFor([&] { return !shown.painter().marker(0); }));
    QVERIFY(!shown.painter().marker(1));
    QVERIFY(shown.chip(QStringLiteral("from 1 to 2")) == nullptr);
}

/// From the beginning of what is chosen to its end: what it took.
void TestTimeline::markersByKeys() {
    Shown shown;
    shown.click(Kind::IomapEnd);
    QCOMPARE(shown.map().chosen(), shown.event(Kind::IomapEnd).sequence);
    QTest::keyClick(&shown.map(), Qt::Key_M);
    QTest::keyClick(&shown.map(), Qt::Key_M, Qt::ShiftModifier);
    QCOMPARE(*shown.painter().marker(1) - *shown.painter().marker(0),
             shown.event(Kind::IomapEnd).duration);
    QVERIFY(shown.chip(QStringLiteral("3.4\u00a0µs")));
    QTest::keyClick(&shown.map(), Qt::Key_Backspace);
    QVERIFY(!shown.painter().marker(0) && !shown.painter().marker(1));
}

void TestTimeline::filtersAreChips() {
    Shown shown;
    const std::uint64_t all = shown.painter().shown().total();
    QCOMPARE(all, 13U);
    scene::EventFilter filter;
    filter.processes = {2};
    shown.view->setFilter(filter);
    QCOMPARE(shown.painter().shown().total(), 1U);
    QVERIFY(shown.painter().laneArea(scene::laneOf(trace::Actor{1})).isEmpty());
    QVERIFY(!shown.painter().laneArea(scene::laneOf(trace::Actor{2})).isEmpty());
    filter.kinds = {Kind::Flush, Kind::Unmap};
    shown.view->setFilter(filter);
    QVERIFY(shown.chip(QStringLiteral("process B ✕")));
    QVERIFY(shown.chip(QStringLiteral("kind: flush ✕")));
    QVERIFY(shown.chip(QStringLiteral("kind: pages unmapped ✕")));
    QTest::mouseClick(shown.chip(QStringLiteral("process B ✕")), Qt::LeftButton);
    QVERIFY(QTest::qWaitFor([&] { return shown.view->filter().processes.empty(); }));
    QCOMPARE(shown.painter().shown().total(), 2U);
    QTest::keyClick(shown.chip(QStringLiteral("kind: flush ✕")), Qt::Key_Space);
    QVERIFY(QTest::qWaitFor([&] { return shown.view->filter().kinds.size() == 1; }));
    QTest::mouseClick(shown.chip(QStringLiteral("kind: pages unmapped ✕")), Qt::LeftButton);
    QVERIFY(QTest::qWaitFor([&] { return shown.view->filter().empty(); }));
    QCOMPARE(shown.painter().shown().total(), all);
    // What comes later passes the filter, too, and an image that is closed has none.
    filter = {};
    filter.files = {{256, 260}};
    shown.view->setFilter(filter);
    QVERIFY(shown.chip(QStringLiteral("/v/db ✕")));
    QCOMPARE(shown.painter().shown().total(), all - 1);
    auto events = fixtures::storeEvents();
    const auto later = fixtures::storeEvents(2'000'000);
    events.insert(events.end(), later.begin(), later.end());
    shown.view->setTimeline(fixtures::timelineOf(events, {"A", "B"}));
    QCOMPARE(shown.painter().shown().total(), 2 * (all - 1));
    shown.view->setTimeline(nullptr);
    QVERIFY(shown.view->filter().empty());
    QVERIFY(shown.chip(QStringLiteral("✕")) == nullptr);
}

void TestTimeline::filtersOfTheContextMenu() {
    Shown shown;
    emit shown.map().customContextMenuRequested(shown.at(Kind::Copy));
    auto* menu = shown.view->findChild<QMenu*>();
    QVERIFY(menu != nullptr);
    QAction* only = nullptr;
    for (QAction* action : menu->actions()) {
        if (action->text() == QLatin1String("Only kind: copy"))
            only = action;
    }
    QVERIFY(only != nullptr);
    only->trigger();
    menu->close();
    QCOMPARE(shown.view->filter().kinds, std::vector<Kind>{Kind::Copy});
    // The chip's menu has every kind, and says which are on.
    Chip* filter = shown.panel.findChild<Chip*>(QStringLiteral("timelineFilter"));
    QTest::mouseClick(filter, Qt::LeftButton);
    std::size_t kinds = 0;
    QStringList on;
    for (QMenu* open : shown.view->findChildren<QMenu*>()) {
        for (const QAction* action : open->actions()) {
            kinds += action->isCheckable() ? 1U : 0U;
            if (action->isChecked())
                on << action->text();
        }
    }
    QVERIFY(kinds >= trace::kindCount);
    QCOMPARE(on, QStringList{QStringLiteral("copy")});
}

void TestTimeline::searches() {
    Shown shown;
    auto* field = shown.panel.findChild<QLineEdit*>(QStringLiteral("timelineSearch"));
    QTest::keyClicks(field, QStringLiteral("iomap"));
    QCOMPARE(shown.map().chosen(), shown.event(Kind::IomapBegin).sequence);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(shown.map().chosen(), shown.event(Kind::IomapEnd).sequence);
    QTest::keyClick(field, Qt::Key_Return);  // around
    QCOMPARE(shown.map().chosen(), shown.event(Kind::IomapBegin).sequence);
    QTest::keyClick(field, Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(shown.map().chosen(), shown.event(Kind::IomapEnd).sequence);
    QTest::keyClicks(field, QStringLiteral("xyz"));
    QCOMPARE(shown.map().chosen(), shown.event(Kind::IomapEnd).sequence);
    QVERIFY(!field->accessibleDescription().isEmpty());
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(field->text().isEmpty());
    // By file, process and place in the source.
    QVERIFY(shown.view->find(QStringLiteral("/V/DB"), 1));
    QVERIFY(shown.view->find(QStringLiteral("process b"), 1));
    QCOMPARE(shown.map().chosen(), shown.event(Kind::Unmap).sequence);
    QVERIFY(shown.view->find(QStringLiteral("timeline_fixtures.h"), 1));
    QVERIFY(!shown.view->find(QStringLiteral("/v/log"), 1));
}

void TestTimeline::clickChoosesEverywhere() {
    Shown shown;
    shown.view->setScene(fixtures::sceneOf(fixtures::tourMap()));
    QSignalSpy chosen(&shown.map(), &TimelineMap::eventChosen);
    shown.click(Kind::Copy);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen[0][0].toULongLong(), shown.event(Kind::Copy).sequence);
    QVERIFY(shown.linked.selection().device);
    QCOMPARE(*shown.linked.selection().device, (ByteRange{8192, 4096}));
    QVERIFY(!shown.linked.selection().file);
    // Bytes of a file, when it is the one that is shown.
    shown.linked.setFile(FileId{256, 260});
    const QRectF fault = shown.painter().areaOf(shown.event(Kind::FaultEnd));
    QTest::mouseClick(&shown.map(), Qt::LeftButton, {},
                      QPointF(fault.left() + 60, fault.center().y()).toPoint());
    QCOMPARE(shown.map().chosen(), shown.event(Kind::FaultEnd).sequence);
    QVERIFY(shown.linked.selection().file);
    QCOMPARE(*shown.linked.selection().file, (ByteRange{53248, 4096}));
    shown.linked.setFile(FileId{256, 261});
    shown.click(Kind::IomapEnd);
    QVERIFY(!shown.linked.selection().file);
    // Logical addresses are where their block group lies.
    const scene::BlockGroup group = fixtures::tourMap()->blockGroups().back();
    const Event pinned = fixtures::eventAt(Kind::Pin, 10, 10, group.logical + 8192, 4096);
    QCOMPARE(*shown.map().spotOf(pinned).device, (ByteRange{group.device + 8192, 4096}));
    // Into the empty: nothing is chosen any more.
    QTest::mouseClick(&shown.map(), Qt::LeftButton, {},
                      QPoint(qRound(shown.painter().plot().right()) - 3,
                             qRound(shown.painter().laneArea(scene::deviceLane).center().y())));
    QCOMPARE(shown.map().chosen(), 0U);
    QVERIFY(shown.linked.selection().empty());
    // Pointing tells the others.
    QTest::mouseMove(&shown.map(), shown.at(Kind::Copy));
    QVERIFY(shown.linked.hover().device);
}

void TestTimeline::walksByKeys() {
    Shown shown;
    shown.map().setFocus();
    QTest::keyClick(&shown.map(), Qt::Key_Down);
    QVERIFY(shown.map().chosen() != 0);
    quint64 last = shown.map().chosen();
    for (int i = 0; i < 5; ++i) {
        QTest::keyClick(&shown.map(), Qt::Key_Down);
        QVERIFY(shown.map().chosen() > last);
        last = shown.map().chosen();
        QCOMPARE(shown.map().accessibleDescription(),
                 eventSentence(*shown.view->timeline(), *shown.map().chosenEvent()));
    }
    QTest::keyClick(&shown.map(), Qt::Key_Up);
    QVERIFY(shown.map().chosen() < last);
    const Event event = *shown.map().chosenEvent();
    QTest::keyClick(&shown.map(), Qt::Key_Return);  // fills the width with it
    QVERIFY(!shown.map().following());
    QVERIFY(shown.painter().xOf(beginOf(event)) >= shown.painter().plot().left());
    QVERIFY(shown.painter().xOf(event.time) <= shown.painter().plot().right());
    QTest::keyClick(&shown.map(), Qt::Key_Escape);
    QCOMPARE(shown.map().chosen(), 0U);
}

/// Where nothing can be told apart, what is there is counted; the counts are those of a walk.
void TestTimeline::crowdsAreSummedUp() {
    Shown shown(fixtures::manyEvents(60000));
    QTest::keyClick(&shown.map(), Qt::Key_0);
    const QRectF engine = shown.painter().laneArea(scene::engineLane);
    std::optional<TimelinePainter::Hit> hit;
    QPointF at;
    for (qreal x = engine.left(); !(hit && hit->crowded) && x < engine.right(); x += 5) {
        at = QPointF(x, engine.center().y());
        hit = shown.painter().hit(at);
    }
    QVERIFY(hit && hit->crowded && hit->event != nullptr);
    std::uint64_t counted = 0;
    for (const auto& chunk : shown.view->timeline()->chunks) {
        for (const Event& event : chunk->events()) {
            counted += scene::laneOf(event) == scene::engineLane &&
                               event.time >= shown.painter().timeAt(at.x() - 3) &&
                               event.time <= shown.painter().timeAt(at.x() + 3)
                           ? 1U
                           : 0U;
        }
    }
    QCOMPARE(hit->near.total(), counted);
    const QString words = shown.painter().describe(*hit);
    QVERIFY2(words.contains(QStringLiteral("events in")), qPrintable(words));
    QVERIFY(words.contains(groupLabel(scene::EventGroup::Space)));
}

namespace {

QImage pictureOf(TimelineView& view, bool dark = false) {
    QImage image(1000, 300, QImage::Format_RGB32);
    QPainter painter(&image);
    view.paintTo(painter, QSizeF(1000, 300),
                 Theme::fromPalette(dark ? darkPalette() : lightPalette()), QApplication::font());
    return image;
}

int pixelsOf(const QImage& image, const QColor& colour) {
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += image.pixel(x, y) == colour.rgb() ? 1 : 0;
    }
    return count;
}

}  // namespace

/// The same orange frame as in the other views, when the change says that something new lies there.
void TestTimeline::whatWasCopiedIsFramed() {
    Shown shown;
    const QColor orange = Theme::fromPalette(lightPalette()).tone(Meaning::Changed);
    const int before = pixelsOf(pictureOf(*shown.view), orange);
    auto change = std::make_shared<scene::Change>();
    change->written = {{8192, 4096}};
    shown.linked.setChange(change);
    const int framed = pixelsOf(pictureOf(*shown.view), orange);
    QVERIFY(framed > before + 20);
    auto elsewhere = std::make_shared<scene::Change>();
    elsewhere->written = {{1 << 20, 4096}};
    shown.linked.setChange(elsewhere);
    QCOMPARE(pixelsOf(pictureOf(*shown.view), orange), before);
}

void TestTimeline::looksAlikeInBothThemes() {
    Shown shown;
    for (const bool dark : {false, true}) {
        const Theme theme = Theme::fromPalette(dark ? darkPalette() : lightPalette());
        const QImage image = pictureOf(*shown.view, dark);
        for (const scene::EventGroup group :
             {scene::EventGroup::Access, scene::EventGroup::Space, scene::EventGroup::Stored}) {
            QVERIFY2(pixelsOf(image, groupColour(group, theme)) > 20,
                     qPrintable(groupLabel(group)));
        }
        QVERIFY(pixelsOf(image, theme.background) > image.width() * image.height() / 3);
    }
}

void TestTimeline::exportsItself() {
    Shown shown;
    const QList<QByteArray> lines = shown.view->csv().trimmed().split('\n');
    QCOMPARE(lines.size(), 14);
    QVERIFY(lines[0].startsWith("sequence,begin,duration,kind,name,process,thread,depth,path"));
    const auto whole = QJsonDocument::fromJson(shown.view->json()).object();
    const QJsonArray events = whole[QStringLiteral("events")].toArray();
    QCOMPARE(events.size(), 13);
    const QJsonObject last = events.last().toObject();
    QCOMPARE(last[QStringLiteral("kind")].toString(), QStringLiteral("operation"));
    QCOMPARE(last[QStringLiteral("name")].toString(), QStringLiteral("store"));
    QCOMPARE(events[0].toObject()[QStringLiteral("process")].toString(), QStringLiteral("A"));
    QCOMPARE(events[0].toObject()[QStringLiteral("path")].toString(), QStringLiteral("/v/db"));
    scene::EventFilter filter;
    filter.kinds = {Kind::Flush};
    shown.view->setFilter(filter);
    QCOMPARE(shown.view->csv().trimmed().split('\n').size(), 2);
}

void TestTimeline::rendersWithoutAWindow() {
    TimelineView view(new Linked(this));
    view.setTimeline(fixtures::storeTimeline());
    QVERIFY(pixelsOf(pictureOf(view), groupColour(scene::EventGroup::Space,
                                                  Theme::fromPalette(lightPalette()))) > 20);
}

/// Before anything happened, and with one event alone.
void TestTimeline::emptyOnes() {
    Shown shown(scene::TimelineBuilder().timeline());
    shown.map().grab();
    QTest::keyClick(&shown.map(), Qt::Key_Plus);
    QTest::keyClick(&shown.map(), Qt::Key_Down);
    QTest::keyClick(&shown.map(), Qt::Key_M);
    QTest::mouseClick(&shown.map(), Qt::LeftButton, {}, QPoint(300, 80));
    QCOMPARE(shown.map().chosen(), 0U);
    QCOMPARE(shown.view->csv().trimmed().split('\n').size(), 1);
    shown.view->setTimeline(fixtures::timelineOf({fixtures::eventAt(Kind::Fence, 500, 500)}, {}));
    shown.map().grab();
    QVERIFY(!shown.painter().areaOf(shown.event(Kind::Fence)).isEmpty());
    shown.view->setTimeline(nullptr);
    shown.map().grab();
}

DAXSCOPE_GUI_TEST_MAIN(TestTimeline)
#include "test_timeline.moc"
