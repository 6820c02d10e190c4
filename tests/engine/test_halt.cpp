// The engine stands at events: at those that were asked for, and what it does is the same with and without. What is cancelled there
// leaves nothing behind.
//
// The seed is printed; DAXSCOPE_SEED=n repeats it.
#include <QTest>
#include <fstream>
#include <iterator>
#include <mutex>
#include <set>
#include <thread>

#include "files/reader.h"
#include "support/dax_image.h"
#include "support/file_operation.h"
#include "support/filler.h"
#include "trace/halt.h"

using namespace daxscope;
using namespace daxscope::test;
using trace::Breakpoint;
using trace::Event;
using trace::Halt;
using trace::Kind;
using trace::Step;

namespace {

/// A halt that answers by itself, on the thread that stands: what it was at, and what it does next.
struct Guide {
    Guide(DaxImage& image, std::function<Step(const Event&)> how)
        : trace(image.session().trace()), answer(std::move(how)) {
        halt.onHalt([this](trace::Trace&, const Event* event) {
            if (event == nullptr)
                return;
            stops.push_back(*event);
            halt.step(answer(*event));
        });
        trace.stopBy(&halt);
        trace.start();
    }
    ~Guide() {
        halt.release();
        trace.stopBy(nullptr);
    }
    [[nodiscard]] std::vector<Kind> kinds() const {
        std::vector<Kind> out;
        for (const Event& event : stops)
            out.push_back(event.kind);
        return out;
    }

    trace::Trace& trace;
    std::function<Step(const Event&)> answer;
    Halt halt;
    std::vector<Event> stops;
};

bool sharedFile(DaxImage& image) {
    return image.write("/db", 0, filled('x', 16 * page)) == 0 &&
           image.fs().snapshot("/", "/s", false);
}

std::string bytesOf(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

class TestHalt : public QObject {
    Q_OBJECT
private slots:
    void stopsWhereItWasAskedTo();
    void overAndOut();
    void theClockStands();
    void othersWait();
    void worksWhileItStands();
    void slowMotionGoesOnByItself();
    void releasedNothingStands();
    void steppedIsTheSame();
    void cancelledLeavesNothing();
    void cancelledFault();

private:
    Halt* guide_ = nullptr;  // that an answer speaks to
};

void TestHalt::stopsWhereItWasAskedTo() {
    DaxImage image;
    QVERIFY(image.good() && sharedFile(image));
    const dax::ViewId view = image.map("/db");
    QVERIFY(view != 0);
    QCOMPARE(image.load(view, 0, 1), std::string("x"));
    Guide guide(image, [](const Event&) { return Step::Run; });
    // By kind.
    guide.halt.setBreakpoints({{.kind = Kind::EntryReplace, .file = {}, .device = {}}});
    QCOMPARE(image.store(view, 0, "later"), 0);
    QCOMPARE(guide.kinds(), std::vector{Kind::EntryReplace});
    // By file.
    const trace::Subject file = guide.stops[0].subject;
    guide.stops.clear();
    guide.halt.setBreakpoints({{.kind = Kind::Allocate,
                                .file = trace::Subject{file.subvolume, file.inode + 1},
                                .device = {}}});
    QCOMPARE(image.store(view, page, "later"), 0);
    QVERIFY(guide.stops.empty());
    guide.halt.setBreakpoints({{.kind = Kind::FaultBegin, .file = file, .device = {}}});
    QCOMPARE(image.store(view, 2 * page, "later"), 0);
    QCOMPARE(guide.kinds(), std::vector{Kind::FaultBegin});
    // By bytes of the device: those of the third page, which is this transaction's now.
    guide.stops.clear();
    const std::uint64_t device = image.device("/db", 2 * page);
    guide.halt.setBreakpoints({{.kind = {}, .file = {}, .device = ByteRange{device, 1}}});
    QCOMPARE(image.write("/db", page, filled('y')), 0);
    QVERIFY(guide.stops.empty());
    QCOMPARE(image.write("/db", 2 * page, "z"), 0);
    QVERIFY(!guide.stops.empty());
    for (const Event& event : guide.stops)
        QVERIFY(event.offset <= device && device < event.offset + event.length);
    // Nowhere any more.
    guide.stops.clear();
    guide.halt.setBreakpoints({});
    QCOMPARE(image.store(view, 3 * page, "later"), 0);
    QVERIFY(guide.stops.empty());
    QVERIFY(!guide.halt.standing());
}

/// Into stops at each event, over at those that are not deeper, out where what is around it ends.
void TestHalt::overAndOut() {
    DaxImage image;
    QVERIFY(image.good() && sharedFile(image));
    const dax::ViewId view = image.map("/db");
    QCOMPARE(image.load(view, 0, page), filled('x'));
    const std::uint64_t before = image.session().trace().since(0).size();
    Guide guide(image, [&](const Event& event) {
        return event.kind == Kind::Store ? Step::Run : Step::Into;
    });
    guide.halt.step(Step::Into);
    QCOMPARE(image.store(view, 0, "later"), 0);
    const auto all = guide.trace.since(before);
    QVERIFY(guide.stops.size() > 8);
    for (std::size_t i = 0; i < guide.stops.size(); ++i)
        QCOMPARE(guide.stops[i].sequence, all[i].sequence);
    QCOMPARE(guide.stops.back().kind, Kind::Store);

    guide.stops.clear();
    guide.answer = [](const Event& event) {
        return event.kind == Kind::FaultEnd ? Step::Run : Step::Over;
    };
    guide.halt.setBreakpoints({{.kind = Kind::FaultBegin, .file = {}, .device = {}}});
    QCOMPARE(image.store(view, page, "later"), 0);
    QCOMPARE(guide.kinds(), (std::vector{Kind::FaultBegin, Kind::FaultEnd}));

    guide.stops.clear();
    guide.answer = [](const Event& event) {
        return event.kind == Kind::Allocate ? Step::Out : Step::Run;
    };
    guide.halt.setBreakpoints({{.kind = Kind::Allocate, .file = {}, .device = {}}});
    QCOMPARE(image.store(view, 2 * page, "later"), 0);
    QVERIFY(guide.stops.size() >= 2);
    QCOMPARE(guide.stops[0].kind, Kind::Allocate);
    QVERIFY(guide.stops[1].depth < guide.stops[0].depth || guide.stops[1].kind == Kind::Allocate);

    // Steps pass by what is filtered out; breakpoints do not.
    guide.stops.clear();
    guide.answer = [](const Event&) { return Step::Into; };
    guide.halt.setBreakpoints({{.kind = Kind::Copy, .file = {}, .device = {}}});
    guide.halt.setFilter([](const Event& event) { return event.kind == Kind::EntryLock; });
    guide.halt.step(Step::Into);
    QCOMPARE(image.store(view, 3 * page, "later"), 0);
    QVERIFY(std::ranges::contains(guide.kinds(), Kind::EntryLock));
    QVERIFY(std::ranges::contains(guide.kinds(), Kind::Copy));
    for (const Kind kind : guide.kinds())
        QVERIFY(kind == Kind::EntryLock || kind == Kind::Copy);
}

/// However long somebody looks: a fault takes as long as the engine takes.
void TestHalt::theClockStands() {
    DaxImage image;
    QVERIFY(image.good() && sharedFile(image));
    const dax::ViewId view = image.map("/db");
    constexpr auto look = std::chrono::milliseconds(200);
    Guide guide(image, [&](const Event&) {
        const auto until = Halt::Clock::now() + look;
        while (Halt::Clock::now() < until)
            std::this_thread::yield();
        return Step::Run;
    });
    guide.halt.setBreakpoints({{.kind = Kind::IomapEnd, .file = {}, .device = {}}});
    QCOMPARE(image.store(view, 0, "later"), 0);
    QVERIFY(!guide.stops.empty());
    std::uint64_t last = 0;
    for (const Event& event : guide.trace.since(0)) {
        QVERIFY(event.time >= last);
        last = event.time;
        QVERIFY2(
            event.duration < static_cast<std::uint64_t>(std::chrono::nanoseconds(look).count()),
            std::string(trace::kindName(event.kind)).c_str());
    }
}

/// While one stands, nobody else does anything that the trace would tell.
void TestHalt::othersWait() {
    DaxImage image;
    QVERIFY(image.good() && sharedFile(image));
    const dax::ViewId view = image.map("/db", "A");
    QVERIFY(image.write("/other", 0, filled('o')) == 0);
    const dax::ViewId other = image.map("/other", "B");
    Halt halt;
    std::mutex mutex;
    std::condition_variable changed;
    std::uint64_t stands = 0;
    halt.onHalt([&](trace::Trace&, const Event* event) {
        const std::lock_guard lock(mutex);
        stands = event == nullptr ? 0 : event->sequence;
        changed.notify_all();
    });
    trace::Trace& trace = image.session().trace();
    trace.stopBy(&halt);
    trace.start();
    halt.setBreakpoints({{.kind = Kind::EntryLock, .file = {}, .device = {}}});
    std::thread first([&] { (void)image.store(view, 0, "later"); });
    std::uint64_t at = 0;
    {
        std::unique_lock lock(mutex);
        changed.wait(lock, [&] { return stands != 0; });
        at = stands;
    }
    QVERIFY(halt.standing());
    std::thread second([&] { (void)image.store(other, 0, "other"); });
    // The second one can do nothing, however long one waits: what is newest stays the newest.
    for (int i = 0; i < 1000; ++i) {
        std::this_thread::yield();
        QCOMPARE(trace.since(0).back().sequence, at);
    }
    halt.setBreakpoints({});
    halt.step(Step::Run);
    first.join();
    second.join();
    QCOMPARE(image.load(view, 0, 5), std::string("later"));
    QCOMPARE(image.load(other, 0, 5), std::string("other"));
    halt.release();
    trace.stopBy(nullptr);
}

/// What it is given it does itself, in order; what it has not begun when it goes on is dropped.
void TestHalt::worksWhileItStands() {
    trace::Trace trace;
    Halt halt;
    QVERIFY(!halt.whileStanding([] {}));
    std::mutex mutex;
    std::condition_variable changed;
    std::vector<int> done;
    std::thread::id by;
    const auto work = [&](int number) {
        const std::lock_guard lock(mutex);
        done.push_back(number);
        by = std::this_thread::get_id();
        changed.notify_all();
    };
    halt.onHalt([&](trace::Trace&, const Event* event) {
        if (event != nullptr)
            (void)halt.whileStanding([&] { work(1); });
    });
    trace.stopBy(&halt);
    trace.start();
    halt.step(Step::Into);
    std::thread other([&] { trace.note(Kind::Fence, 0, 0); });
    const std::thread::id id = other.get_id();
    const auto until = [&](std::size_t count) {
        std::unique_lock lock(mutex);
        changed.wait(lock, [&] { return done.size() >= count; });
    };
    until(1);
    QVERIFY(halt.standing() && !halt.standsBriefly());
    QVERIFY(halt.whileStanding([&] { work(2); }));
    QVERIFY(halt.whileStanding([&] {
        work(3);
        halt.step(Step::Run);
        // Behind its going on.
        (void)halt.whileStanding([&] { work(4); });
    }));
    other.join();
    QCOMPARE(done, (std::vector{1, 2, 3}));
    QVERIFY(by == id);
    QVERIFY(!halt.whileStanding([] {}));
    trace.stopBy(nullptr);
}

void TestHalt::slowMotionGoesOnByItself() {
    DaxImage image;
    QVERIFY(image.good() && sharedFile(image));
    const dax::ViewId view = image.map("/db");
    Halt halt;
    std::size_t stops = 0;
    halt.onHalt([&](trace::Trace&, const Event* event) { stops += event != nullptr ? 1 : 0; });
    image.session().trace().stopBy(&halt);
    image.session().trace().start();
    halt.setPace(std::chrono::milliseconds(2));
    const auto began = Halt::Clock::now();
    QCOMPARE(image.store(view, 0, "later"), 0);
    QVERIFY(stops > 8);
    QVERIFY(Halt::Clock::now() - began >= stops * std::chrono::milliseconds(2));
    halt.setPace(std::chrono::milliseconds(0));
    stops = 0;
    QCOMPARE(image.store(view, page, "later"), 0);
    QCOMPARE(stops, 0U);
    image.session().trace().stopBy(nullptr);
}

/// The image is closed while a thread stands: it goes on, and nothing stops until somebody says so again.
void TestHalt::releasedNothingStands() {
    DaxImage image;
    QVERIFY(image.good() && sharedFile(image));
    const dax::ViewId view = image.map("/db");
    Guide guide(image, [](const Event&) { return Step::Into; });
    Halt& halt = guide.halt;
    guide.answer = [&](const Event&) {
        halt.release();
        return Step::Into;
    };
    halt.step(Step::Into);
    QCOMPARE(image.store(view, 0, "later"), 0);
    QCOMPARE(guide.stops.size(), 1U);
    halt.arm();
    halt.step(Step::Into);
    QCOMPARE(image.store(view, page, "later"), 0);
    QCOMPARE(guide.stops.size(), 2U);
}

/// Random operations, once in one go and once with a stop and a look at every event: the same image, byte for byte.
void TestHalt::steppedIsTheSame() {
    const std::uint64_t seed = seedFromEnvironment();
    qputenv("DAXSCOPE_SEED", QByteArray::number(static_cast<qulonglong>(seed)));
    std::array<std::string, 2> images;
    std::size_t stops = 0;
    std::size_t looked = 0;
    std::set<std::string> problems;
    for (const bool stepped : {false, true}) {
        Dice dice(seed);
        DaxImage image;
        QVERIFY(image.good() && sharedFile(image));
        const dax::ViewId view = image.map("/db");
        const dax::ViewId other = image.map("/s/db", "B");
        Guide guide(image, [&](const Event& event) {
            const auto standing = image.session().lookAtStanding();
            Progress progress;
            if (standing && (*standing)->scene(progress, {}))
                ++looked;
            for (const std::string& finding :
                 standing ? (*standing)->volume().findings() : std::vector<std::string>())
                problems.insert(finding);
            return event.sequence % 3 == 0 ? Step::Over : Step::Into;
        });
        if (stepped)
            guide.halt.step(Step::Into);
        for (int i = 0; i < 60; ++i) {
            const std::uint64_t at = dice.below(16) * page + dice.below(page - 8);
            if (dice.oneIn(3))
                (void)image.store(dice.oneIn(2) ? view : other, at, "stored");
            else
                (void)applyToEngine(*image.session().operations(),
                                    dice.oneIn(2) ? randomOperation(dice)
                                                  : randomContentOperation(dice, "content-"));
        }
        QVERIFY(image.session().commit());
        stops += guide.stops.size();
        images[stepped ? 1 : 0] = bytesOf(image.path());
    }
    QVERIFY2(stops > 60, std::to_string(stops).c_str());
    QCOMPARE(looked, stops);
    for (const std::string& problem : problems)
        qWarning("%s", problem.c_str());
    QVERIFY(problems.empty());
    QVERIFY(images[0] == images[1]);
}

/// Wherever a write is taken back, all is as it was before, or it was too late and all is done.
void TestHalt::cancelledLeavesNothing() {
    DaxImage image;
    QVERIFY(image.good() && sharedFile(image));
    std::size_t cancelled = 0;
    std::size_t at = 0;
    for (bool reached = true; reached && at < 400; ++at) {
        reached = false;
        int error = 0;
        // Shared, so that there is much to do.
        QVERIFY(image.fs().snapshot("/", std::format("/s{}", at), false));
        {
            std::size_t seen = 0;
            Guide guide(image, [&](const Event&) {
                if (seen++ != at)
                    return Step::Into;
                reached = true;
                guide_->cancel();
                return Step::Run;
            });
            guide_ = &guide.halt;
            guide.halt.step(Step::Into);
            {
                const trace::Span whole(guide.trace, Kind::Operation, 0, 0, "write");
                error = image.write("/db", 1000, filled('c', 2 * page));
            }
            // Of the operation alone: the next one is not cancelled.
            guide.halt.step(Step::Run);
            guide.answer = [](const Event&) { return Step::Run; };
            QCOMPARE(image.write("/next", 0, std::to_string(at)), 0);
        }
        QVERIFY2(error == 0 || error == ECANCELED, std::to_string(error).c_str());
        const std::string content = image.read("/db", 1000, 2 * page);
        QCOMPARE(content, error == 0 ? filled('c', 2 * page) : filled('x', 2 * page));
        if (error == 0)
            QCOMPARE(image.write("/db", 1000, filled('x', 2 * page)), 0);
        else
            ++cancelled;
    }
    QVERIFY2(cancelled > 3, std::format("{} of {}", cancelled, at).c_str());
    QCOMPARE(image.check(), std::string());
}

/// A store that is taken back is refused as by SIGBUS; the page stays as it was, and the next store works.
void TestHalt::cancelledFault() {
    DaxImage image;
    QVERIFY(image.good() && sharedFile(image));
    const dax::ViewId view = image.map("/db");
    QCOMPARE(image.load(view, 0, 1), std::string("x"));
    {
        Guide guide(image, [&](const Event&) {
            guide_->cancel();
            return Step::Run;
        });
        guide_ = &guide.halt;
        guide.halt.setBreakpoints({{.kind = Kind::FaultBegin, .file = {}, .device = {}}});
        QCOMPARE(image.store(view, 0, "later"), ECANCELED);
        QCOMPARE(guide.stops.size(), 1U);
    }
    QCOMPARE(image.load(view, 0, 5), filled('x', 5));
    QCOMPARE(image.contradictions(), 0U);
    QCOMPARE(image.store(view, 0, "later"), 0);
    QCOMPARE(image.load(view, 0, 5), std::string("later"));
    QCOMPARE(image.check(), std::string());
}

QTEST_GUILESS_MAIN(TestHalt)
#include "test_halt.moc"
