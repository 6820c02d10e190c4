// Timelines: chunks are shared and dropped, and whatever is asked of their index is what a walk over all events gives. Random
// events; the seed is printed, and DAXSCOPE_SEED sets it.
#include <QTest>
#include <algorithm>
#include <set>
#include <thread>

#include "scene/build_timeline.h"
#include "scene/shown_events.h"
#include "support/filler.h"
#include "trace/trace.h"

using namespace daxscope;
using namespace daxscope::scene;
using daxscope::test::Dice;
using trace::Event;
using trace::Kind;

namespace {

/// As a trace gives them: by the times at which they ended, some of them at the same.
std::vector<Event> randomEvents(Dice& dice, std::size_t count, std::uint64_t first = 1,
                                std::uint64_t time = 1000) {
    std::vector<Event> events;
    for (std::size_t i = 0; i < count; ++i) {
        Event event;
        event.sequence = first + i;
        // Crowds, and long pauses between them.
        time += dice.oneIn(500) ? dice.below(10'000'000) : dice.below(40);
        event.time = time;
        if (dice.oneIn(2))
            event.duration =
                std::min(time, dice.oneIn(50) ? dice.below(1'000'000) : dice.below(200));
        event.kind = static_cast<Kind>(dice.below(trace::kindCount));
        event.actor = static_cast<trace::Actor>(dice.below(4));
        event.error = dice.oneIn(40) ? ENOSPC : 0;
        event.subject = {256, 257 + dice.below(3)};
        event.depth = static_cast<std::uint8_t>(dice.below(3));
        events.push_back(event);
    }
    return events;
}

EventSum sumOf(const std::vector<const Event*>& events) {
    EventSum sum;
    for (const Event* event : events)
        sum.add(scene::EventLook(*event));
    return sum;
}

EventFilter randomFilter(Dice& dice) {
    EventFilter filter;
    if (dice.oneIn(2))
        filter.processes = {static_cast<trace::Actor>(dice.below(4))};
    if (dice.oneIn(3))
        filter.kinds = {Kind::Fence, Kind::Copy, Kind::FaultEnd, Kind::Store};
    if (dice.oneIn(3))
        filter.files = {{256, 257}};
    return filter;
}

}  // namespace

class TestTimeline : public QObject {
    Q_OBJECT
private slots:
    void groupsAreComplete();
    void chunksAreShared();
    void oldestAreDropped();
    void lostOnesAreCounted();
    void sumsAgainstALoop();
    void stepsAgainstALoop();
    void lastAndRecent();
    void whatIsAround();
    void tellsOfTheFirstOnly();
};

/// Every kind has a group and a lane, and every group has a kind.
void TestTimeline::groupsAreComplete() {
    std::set<EventGroup> groups;
    for (std::size_t i = 0; i < trace::kindCount; ++i)
        groups.insert(groupOf(static_cast<Kind>(i)));
    QCOMPARE(groups.size(), eventGroups);
    Event event;
    event.kind = Kind::Store;
    event.actor = 2;
    QCOMPARE(laneOf(event), laneOf(trace::Actor{2}));
    event.kind = Kind::IomapBegin;
    QCOMPARE(laneOf(event), engineLane);
    event.kind = Kind::Fence;
    QCOMPARE(laneOf(event), deviceLane);
}

void TestTimeline::chunksAreShared() {
    Dice dice(test::seedFromEnvironment());
    const auto events = randomEvents(dice, 3 * TimelineBuilder::chunkEvents + 100);
    TimelineBuilder builder;
    TimelinePtr before = builder.timeline();
    QVERIFY(before->chunks.empty());
    for (std::size_t at = 0; at < events.size();) {
        const std::size_t count = std::min<std::size_t>(dice.between(1, 900), events.size() - at);
        builder.add(std::span(events).subspan(at, count));
        at += count;
        const TimelinePtr now = builder.timeline();
        QCOMPARE(now->eventCount(), at);
        QCOMPARE(builder.newest(), at);
        // All that were full are the same ones.
        const std::size_t full = before->eventCount() / TimelineBuilder::chunkEvents;
        for (std::size_t i = 0; i < full; ++i)
            QCOMPARE(now->chunks[i].get(), before->chunks[i].get());
        before = now;
    }
    for (const std::uint64_t number :
         {std::uint64_t{1}, std::uint64_t{4096}, std::uint64_t{4097}, std::uint64_t{events.size()}})
        QCOMPARE(before->find(number)->sequence, number);
    QVERIFY(before->find(0) == nullptr);
    QVERIFY(before->find(events.size() + 1) == nullptr);
}

void TestTimeline::oldestAreDropped() {
    Dice dice(test::seedFromEnvironment());
    constexpr std::size_t chunk = TimelineBuilder::chunkEvents;
    const auto events = randomEvents(dice, 5 * chunk + 7);
    TimelineBuilder builder(2 * chunk);
    builder.add(events);
    const TimelinePtr now = builder.timeline();
    QCOMPARE(now->dropped, 3 * chunk);
    QCOMPARE(now->lost, 0U);
    QCOMPARE(now->eventCount(), 2 * chunk + 7);
    QVERIFY(now->find(3 * chunk) == nullptr);
    QCOMPARE(now->find(3 * chunk + 1)->sequence, 3 * chunk + 1);
    QCOMPARE(now->end(), events.back().time);
}

void TestTimeline::lostOnesAreCounted() {
    Dice dice(test::seedFromEnvironment());
    TimelineBuilder builder;
    builder.add(randomEvents(dice, 10));
    builder.add(randomEvents(dice, 10, 31, 1'000'000));
    const TimelinePtr now = builder.timeline();
    QCOMPARE(now->lost, 20U);
    QVERIFY(now->find(20) == nullptr);
    QCOMPARE(now->find(31)->sequence, 31U);
}

void TestTimeline::sumsAgainstALoop() {
    const std::uint64_t seed = test::seedFromEnvironment();
    Dice dice(seed);
    bool moved = false;
    for (int round = 0; round < 6; ++round) {
        const auto events = randomEvents(dice, round == 0 ? 20000 : dice.between(1, 20000));
        TimelineBuilder builder;
        builder.add(events);
        const TimelinePtr timeline = builder.timeline();
        ShownEvents shown;
        for (int filtered = 0; filtered < 3; ++filtered) {
            const EventFilter filter = filtered == 0 ? EventFilter() : randomFilter(dice);
            shown.set(timeline, filter);
            const auto passing = [&](Lane lane, auto holds) {
                std::vector<const Event*> out;
                for (const Event& event : events) {
                    if (laneOf(event) == lane && filter.passes(event) && holds(event))
                        out.push_back(&event);
                }
                return out;
            };
            for (Lane lane = 0; lane < 6; ++lane) {
                // Bins as pixels are: even, in any stretch, sometimes far out of what there is.
                const std::uint64_t from = dice.below(timeline->end() + 100);
                const std::uint64_t width =
                    dice.between(1, dice.oneIn(2) ? 20000 : timeline->end() + 50);
                std::vector<std::uint64_t> edges;
                for (std::uint64_t i = 0; i <= 50; ++i)
                    edges.push_back(from + i * width / 50);
                std::vector<EventSum> sums(50);
                shown.addUp(lane, edges, sums);
                for (std::size_t bin = 0; bin < sums.size(); ++bin) {
                    const auto expected = sumOf(passing(lane, [&](const Event& e) {
                        return e.time >= edges[bin] && e.time < edges[bin + 1];
                    }));
                    QVERIFY2(sums[bin] == expected, qPrintable(QString::number(seed)));
                }
                // With slack only what lies beside an edge is on the other side of it, and nothing is lost.
                const std::uint64_t slack = width / 50 / 4;
                std::vector<EventSum> near(50);
                shown.addUp(lane, edges, near, slack);
                EventSum all;
                EventSum allNear;
                for (std::size_t bin = 0; bin < near.size(); ++bin) {
                    all.add(sums[bin]);
                    allNear.add(near[bin]);
                    const auto count = [&](std::uint64_t first, std::uint64_t end) {
                        return passing(
                                   lane,
                                   [&](const Event& e) { return e.time >= first && e.time < end; })
                            .size();
                    };
                    const bool outer = bin == 0 || bin + 1 == near.size();
                    QVERIFY(near[bin].total() >=
                            count(edges[bin] + slack + 1, edges[bin + 1] - slack));
                    QVERIFY(outer || near[bin].total() <=
                                         count(edges[bin] - slack, edges[bin + 1] + slack + 1));
                }
                QVERIFY2(all == allNear, qPrintable(QString::number(seed)));
                moved = moved || near != sums;
                const std::uint64_t least = dice.oneIn(2) ? 0 : dice.below(500);
                std::vector<std::uint64_t> met;
                shown.forEach(lane, from, from + width, least,
                              [&](const Event& e) { met.push_back(e.sequence); });
                std::vector<std::uint64_t> expected;
                for (const Event* e : passing(lane, [&](const Event& event) {
                         return event.time >= from && beginOf(event) < from + width &&
                                event.duration >= least;
                     }))
                    expected.push_back(e->sequence);
                QVERIFY2(met == expected, qPrintable(QString::number(seed)));
            }
        }
    }
    QVERIFY(moved);  // slack is made use of
}

void TestTimeline::stepsAgainstALoop() {
    const std::uint64_t seed = test::seedFromEnvironment();
    Dice dice(seed);
    const auto events = randomEvents(dice, 9000);
    TimelineBuilder builder;
    builder.add(events);
    ShownEvents shown;
    const EventFilter filter{.processes = {1}, .kinds = {}, .files = {}};
    shown.set(builder.timeline(), filter);
    const auto fences = [](const Event& event) { return event.kind == Kind::Fence; };
    std::vector<std::uint64_t> expected;
    for (const Event& event : events) {
        if (filter.passes(event) && fences(event))
            expected.push_back(event.sequence);
    }
    std::vector<std::uint64_t> forwards;
    for (const Event* at = shown.step({}, 1, fences); at != nullptr;
         at = shown.step(at->sequence, 1, fences))
        forwards.push_back(at->sequence);
    QCOMPARE(forwards, expected);
    std::vector<std::uint64_t> backwards;
    for (const Event* at = shown.step({}, -1, fences); at != nullptr;
         at = shown.step(at->sequence, -1, fences))
        backwards.push_back(at->sequence);
    std::ranges::reverse(backwards);
    QCOMPARE(backwards, expected);
    QVERIFY(!expected.empty());
}

/// The last is exact; what stands close before it belongs to what is shown, up to a second.
void TestTimeline::lastAndRecent() {
    constexpr std::uint64_t ms = 1'000'000;
    const auto doing = [](std::uint64_t sequence, std::uint64_t begin, std::uint64_t end,
                          std::uint8_t depth = 0) {
        Event event;
        event.sequence = sequence;
        event.time = end;
        event.duration = end - begin;
        event.kind = Kind::Operation;
        event.depth = depth;
        return event;
    };
    TimelineBuilder builder;
    QVERIFY(!builder.timeline()->last);
    builder.add(std::array{doing(1, 10 * ms, 12 * ms)});
    builder.add(std::array{doing(2, 20 * ms, 21 * ms), doing(3, 22 * ms, 23 * ms, 1)});
    TimelinePtr now = builder.timeline();
    QCOMPARE(now->last->sequence, 2U);  // what is deeper is a part of something
    QCOMPARE(now->last->begin, 20 * ms);
    QCOMPARE(now->recent->begin, 10 * ms);
    builder.add(std::array{doing(4, 500 * ms, 501 * ms)});
    now = builder.timeline();
    QCOMPARE(now->recent->begin, 500 * ms);
    std::vector<Event> many;
    for (std::uint64_t i = 0; i < 200; ++i)
        many.push_back(doing(5 + i, (510 + 10 * i) * ms, (511 + 10 * i) * ms));
    builder.add(many);
    now = builder.timeline();
    QCOMPARE(now->recent->end, 2501 * ms);
    QCOMPARE(now->recent->begin, 1501 * ms);
    builder.add(std::array{doing(205, 2502 * ms, 5000 * ms)});
    QCOMPARE(builder.timeline()->recent->begin, 2502 * ms);
}

/// Spans of a real trace, on two threads at once: each has its own around it.
void TestTimeline::whatIsAround() {
    trace::Trace trace;
    trace.start();
    const trace::Actor a = trace.actor("A");
    const trace::Actor b = trace.actor("B");
    QCOMPARE(trace.actor("A"), a);
    QCOMPARE(trace.processes(), (std::vector<std::string>{"A", "B"}));
    const auto work = [&](trace::Actor actor, std::uint64_t inode) {
        const trace::As as(actor);
        const trace::At at({256, inode});
        for (int i = 0; i < 200; ++i) {
            const trace::Span store(trace, Kind::Store, 0, 1);
            const trace::Span fault(trace, Kind::FaultEnd, 0, 4096, "write fault");
            {
                const trace::Span begin(trace, Kind::IomapBegin, 0, 4096);
                trace.note(Kind::Allocate, inode, 4096);
            }
            trace.note(Kind::EntryReplace, 0, 4096);
        }
    };
    std::thread one(work, a, 257);
    std::thread two(work, b, 258);
    one.join();
    two.join();
    TimelineBuilder builder;
    builder.add(trace.since(0));
    const TimelinePtr timeline = builder.timeline();
    std::size_t allocated = 0;
    std::uint64_t time = 0;
    for (const TimelineChunkPtr& chunk : timeline->chunks) {
        for (const Event& event : chunk->events()) {
            QVERIFY(event.time >= time);
            time = event.time;
            QCOMPARE(event.subject.inode, event.actor == a ? 257U : 258U);
            const auto around = timeline->around(event);
            QCOMPARE(around.size(), std::size_t{event.depth});
            for (const Event* outer : around) {
                QCOMPARE(outer->thread, event.thread);
                QVERIFY(beginOf(*outer) <= beginOf(event));
                QVERIFY(outer->time >= event.time);
            }
            if (event.kind != Kind::Allocate)
                continue;
            ++allocated;
            QCOMPARE(around.size(), 3U);
            QCOMPARE(around[0]->kind, Kind::Store);
            QCOMPARE(around[1]->kind, Kind::FaultEnd);
            QCOMPARE(around[2]->kind, Kind::IomapBegin);
        }
    }
    QCOMPARE(allocated, 400U);
}

/// Who is told takes what there is; only then is the next one told of.
void TestTimeline::tellsOfTheFirstOnly() {
    trace::Trace trace;
    int told = 0;
    trace.onEvents([&] { ++told; });
    trace.note(Kind::Fence, 0, 0);
    QCOMPARE(told, 0);  // off
    trace.start();
    for (int i = 0; i < 10; ++i)
        trace.note(Kind::Fence, 0, 0);
    QCOMPARE(told, 1);
    QCOMPARE(trace.take(0).size(), 10U);
    QCOMPARE(told, 1);
    trace.note(Kind::Fence, 0, 0);
    QCOMPARE(told, 2);
    QCOMPARE(trace.take(10).size(), 1U);
    trace.onEvents({});
    trace.note(Kind::Fence, 0, 0);
    QCOMPARE(told, 2);
}

QTEST_GUILESS_MAIN(TestTimeline)
#include "test_timeline.moc"
