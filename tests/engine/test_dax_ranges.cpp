// Range locks (mission D20): one operation is stopped in the middle of its copy, and it is seen who goes on and who waits.
#include <QTest>
#include <future>

#include "support/dax_image.h"
#include "support/watchdog.h"

using namespace daxscope;
using namespace daxscope::test;

namespace {

constexpr std::uint64_t pages = 64;

/// Stops the thread that asks for it while it copies; lets all others pass.
class Stop {
public:
    explicit Stop(dax::Filesystem& fs) : fs_(fs) {
        fs_.atCopy([this] {
            if (std::this_thread::get_id() != stops_)
                return;
            stopped_.set_value();
            goOn_.get_future().wait();
        });
    }
    ~Stop() { fs_.atCopy({}); }
    Stop(const Stop&) = delete;
    Stop& operator=(const Stop&) = delete;

    /// Runs `work` on a thread of its own, until it copies.
    void begin(const std::function<int()>& work) {
        answer_ = std::async(std::launch::async, [this, work] {
            stops_ = std::this_thread::get_id();
            return work();
        });
        stopped_.get_future().wait();
    }
    /// What `work` says at last.
    int end() {
        goOn_.set_value();
        return answer_.get();
    }

private:
    dax::Filesystem& fs_;
    std::atomic<std::thread::id> stops_;
    std::promise<void> stopped_, goOn_;
    std::future<int> answer_;
};

/// Runs `work` on a thread of its own and waits until it waits for a range.
std::future<int> waiting(dax::Filesystem& fs, const std::string& what,
                         const std::function<int()>& work) {
    auto answer = std::async(std::launch::async, work);
    while (!fs.rangeLocks().contains(what + " wants"))
        std::this_thread::yield();
    return answer;
}

int errorOf(const Status& status) { return status ? 0 : status.error().code; }

bool done(const std::future<int>& answer) {
    return answer.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
}

}  // namespace

class TestDaxRanges : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void faultsOnDisjointRangesRunTogether();
    void whoeverMeetsAFaultWaits_data();
    void whoeverMeetsAFaultWaits();
    void writesLetOthersIn();
    void whatIsNotUsedIsFreeAgain();
    void whatChangedMeanwhileIsNotCopied();
    void noThreadWaitsForItself();
    void whoComesFirstIsFirst();

private:
    [[nodiscard]] std::string content() { return image_->read("/f", 0, pages * page); }

    // A thread that hangs ends the program, not the session of who runs it.
    std::unique_ptr<Watchdog> watchdog_;
    std::unique_ptr<Watchdog::Activity> activity_;
    std::unique_ptr<DaxImage> image_;
    dax::ViewId a_ = 0, b_ = 0;
    std::string model_;
};

/// A file that a snapshot shares, mapped by two processes that have read it.
void TestDaxRanges::init() {
    watchdog_ = std::make_unique<Watchdog>();
    activity_ = std::make_unique<Watchdog::Activity>(*watchdog_, QTest::currentTestFunction());
    activity_->begins("test");
    image_ = std::make_unique<DaxImage>();
    QVERIFY(image_->good());
    model_.clear();
    for (std::uint64_t i = 0; i < pages; ++i)
        model_ += std::string(page, static_cast<char>('a' + i % 26));
    QCOMPARE(image_->write("/f", 0, model_), 0);
    QVERIFY(image_->fs().snapshot("/", "/before", true));
    a_ = image_->map("/f", "A");
    b_ = image_->map("/f", "B");
    QVERIFY(a_ != 0 && b_ != 0);
    QCOMPARE(image_->load(a_, 0, pages * page), model_);
    QCOMPARE(image_->load(b_, 0, pages * page), model_);
}

/// What was there before is in the snapshot; nobody holds a range; the image is whole.
void TestDaxRanges::cleanup() {
    const auto end = qScopeGuard([this] {
        image_.reset();
        activity_.reset();
        watchdog_.reset();
    });
    if (QTest::currentTestFailed())
        return;
    QCOMPARE(image_->fs().rangeLocks(), std::string());
    QCOMPARE(image_->contradictions(), 0U);
    QCOMPARE(image_->read("/before/f", 0, 1), std::string("a"));
    QCOMPARE(image_->check(), std::string());
}

void TestDaxRanges::faultsOnDisjointRangesRunTogether() {
    dax::Filesystem& fs = image_->fs();
    Stop stop(fs);
    stop.begin([&] { return image_->store(a_, 10, "stopped"); });
    QVERIFY(image_->entry("/f", 0).locked);
    QVERIFY2(fs.rangeLocks().contains("write fault holds (“/f”, pages 0 to 1)"),
             fs.rangeLocks().c_str());

    // Faults, writes and truncate elsewhere in the file, other files, snapshots, commits: nobody waits.
    QCOMPARE(image_->store(a_, page + 10, "beside"), 0);
    QCOMPARE(image_->store(b_, 5 * page, "another process"), 0);
    QCOMPARE(image_->write("/f", 8 * page, std::string(20 * page, 'W')), 0);
    QVERIFY(fs.truncate("/f", (pages - 1) * page));
    QCOMPARE(image_->write("/g", 0, "other file"), 0);
    QVERIFY(fs.snapshot("/", "/meanwhile", true));
    QVERIFY(fs.commit());
    QCOMPARE(image_->load(b_, 5 * page, 15), std::string("another process"));
    // What is being copied is nowhere to be seen: neither in the file, nor for the other process, nor in the snapshot.
    QCOMPARE(content().substr(0, 20), model_.substr(0, 20));
    QCOMPARE(image_->load(b_, 0, 20), model_.substr(0, 20));

    QCOMPARE(stop.end(), 0);
    model_.replace(10, 7, "stopped");
    model_.replace(page + 10, 6, "beside");
    model_.replace(5 * page, 15, "another process");
    model_.replace(8 * page, 20 * page, std::string(20 * page, 'W'));
    model_.resize((pages - 1) * page);
    QCOMPARE(content(), model_);
    QCOMPARE(image_->load(b_, 0, 20), model_.substr(0, 20));
    QVERIFY(!image_->entry("/f", 0).locked);
    QCOMPARE(image_->read("/meanwhile/f", 0, page), std::string(page, 'a'));
}

void TestDaxRanges::whoeverMeetsAFaultWaits_data() {
    QTest::addColumn<QString>("what");
    for (const char* what : {"write fault", "read fault", "write", "truncate", "punch", "clone",
                             "dedupe", "unmap", "freeze", "removal of the device"})
        QTest::newRow(what) << what;
}

void TestDaxRanges::whoeverMeetsAFaultWaits() {
    QFETCH(QString, what);
    dax::Filesystem& fs = image_->fs();
    const std::map<QString, std::function<int()>> works = {
        {"write fault", [&] { return image_->store(b_, 0, "too"); }},
        {"read fault",
         [&] { return image_->load(b_, 0, 1) == "a" || image_->load(b_, 0, 1) == "s" ? 0 : -1; }},
        {"write", [&] { return image_->write("/f", 100, "written"); }},
        {"truncate", [&] { return errorOf(fs.truncate("/f", 50)); }},
        {"punch", [&] { return errorOf(fs.punch("/f", {0, page})); }},
        {"clone", [&] { return errorOf(fs.clone("/f", 0, "/g", 0, page)); }},
        {"dedupe", [&] { return errorOf(fs.dedupe("/f", page, "/f", 0, page)); }},
        {"unmap", [&] { return errorOf(fs.unmap(a_)); }},
        {"freeze", [&] { return errorOf(fs.freeze()); }},
        {"removal of the device", [&] { return errorOf(fs.removeDevice()); }},
    };
    if (what == "read fault") {
        // A page that the process has no longer.
        QVERIFY(fs.unmap(b_));
        b_ = image_->map("/f", "B");
    }
    std::optional<Stop> stop(fs);
    stop->begin([&] { return image_->store(a_, 0, "stopped"); });
    auto answer = waiting(fs, what.toStdString(), works.at(what));
    // Others are not kept by somebody who waits, but where they meet.
    if (what != "freeze" && what != "removal of the device" && what != "unmap" &&
        what != "truncate" && what != "clone" && what != "dedupe")
        QCOMPARE(image_->store(a_, 7 * page, "beside"), 0);
    QVERIFY(!done(answer));
    const int stored = stop->end();
    stop.reset();
    const int then = answer.get();
    QCOMPARE(then, what == "dedupe" ? EBADE : 0);
    // Whose fault is resolved stores afterwards: when what waited was quicker, it has faulted again.
    const int late = what == "freeze"                  ? EBUSY
                     : what == "unmap"                 ? EFAULT
                     : what == "removal of the device" ? EIO
                                                       : 0;
    QVERIFY2(stored == 0 || stored == late, std::to_string(stored).c_str());
    const std::string with = stored == 0 ? "stopped" : "aaaaaaa";
    const auto oneOf = [](const std::string& found, std::initializer_list<std::string> these) {
        return std::ranges::find(these, found) != these.end();
    };
    if (what == "freeze") {
        QCOMPARE(content().substr(0, 7), with);
        QVERIFY(fs.thaw());
    } else if (what == "truncate") {
        QCOMPARE(image_->read("/f", 0, 100), "stopped" + std::string(43, 'a'));
    } else if (what == "clone") {
        QVERIFY(oneOf(image_->read("/g", 0, 8), {"stoppeda", "aaaaaaaa"}));
    } else if (what == "punch") {
        const std::string zeros(page, '\0');
        QVERIFY(oneOf(content().substr(0, page), {zeros, "stopped" + zeros.substr(7)}));
    } else if (what == "write fault") {
        QVERIFY(oneOf(content().substr(0, 8), {"tooppeda", "stoppeda"}));
    } else if (what == "write") {
        QCOMPARE(content().substr(0, 107), "stopped" + std::string(93, 'a') + "written");
    } else if (what == "removal of the device") {
        // Nothing can be looked at any more.
        image_ = std::make_unique<DaxImage>();
        QCOMPARE(image_->write("/f", 0, model_), 0);
        QVERIFY(image_->fs().snapshot("/", "/before", true));
    }
}

/// A long write copies without the engine's lock.
void TestDaxRanges::writesLetOthersIn() {
    dax::Filesystem& fs = image_->fs();
    Stop stop(fs);
    const std::string data(20 * page + 100, 'W');
    stop.begin([&] { return image_->write("/f", 2 * page - 50, data); });
    QCOMPARE(image_->store(a_, 40 * page, "beside"), 0);
    QCOMPARE(image_->write("/f", 50 * page, std::string(4 * page, 'x')), 0);
    auto meets = waiting(fs, "write fault", [&] { return image_->store(b_, 9 * page, "behind"); });
    QVERIFY(fs.commit());
    QVERIFY(!done(meets));
    QCOMPARE(stop.end(), 0);
    QCOMPARE(meets.get(), 0);
    model_.replace(40 * page, 6, "beside");
    model_.replace(50 * page, 4 * page, std::string(4 * page, 'x'));
    model_.replace(2 * page - 50, data.size(), data);
    model_.replace(9 * page, 6, "behind");
    QCOMPARE(content(), model_);
    // It is one extent, edges and all.
    const auto map = [&](std::uint64_t at) { return image_->device("/f", at * page); };
    for (std::uint64_t i = 2; i < 8; ++i)
        QCOMPARE(map(i), map(1) + (i - 1) * page);
}

/// The subvolume becomes read-only while a store copies: the store is refused, and the space it had is free again.
void TestDaxRanges::whatIsNotUsedIsFreeAgain() {
    dax::Filesystem& fs = image_->fs();
    QVERIFY(fs.files().subvolume("/sub"));
    QCOMPARE(image_->write("/sub/f", 0, model_), 0);
    QVERIFY(fs.snapshot("/sub", "/shares", true));
    const dax::ViewId view = image_->map("/sub/f", "C");
    QCOMPARE(image_->load(view, 0, page), std::string(page, 'a'));
    const auto freeBytes = [&] {
        const auto held = fs.lock();
        std::uint64_t bytes = 0;
        for (const auto& group : fs.files().transaction().space().groups()) {
            if ((group.flags & format::group::data) != 0)
                bytes += group.free.total();
        }
        return bytes;
    };
    QVERIFY(fs.commit());
    const std::uint64_t before = freeBytes();
    {
        Stop stop(fs);
        stop.begin([&] { return image_->store(view, 0, "refused"); });
        QCOMPARE(freeBytes(), before - page);
        QVERIFY(fs.setReadOnly("/sub", true));
        QCOMPARE(stop.end(), EROFS);
    }
    QCOMPARE(freeBytes(), before);
    QCOMPARE(image_->read("/sub/f", 0, page), std::string(page, 'a'));
}

/// The block is poisoned while it is copied: what was read then is not believed.
void TestDaxRanges::whatChangedMeanwhileIsNotCopied() {
    {
        Stop stop(image_->fs());
        stop.begin([&] { return image_->store(a_, 0, "poisoned"); });
        QVERIFY(image_->fs().poison({image_->device("/f", 0), 1}));
        QCOMPARE(stop.end(), EIO);
    }
    QCOMPARE(image_->read("/f", 0, 1), std::string("errno 5"));
    // A write of the whole block makes it good again; the snapshot's is lost, as on real memory, until it is written.
    QCOMPARE(image_->write("/f", 0, std::string(page, 'n')), 0);
    QCOMPARE(image_->read("/f", 0, 2), std::string("nn"));
    QCOMPARE(image_->read("/before/f", 0, 1), std::string("errno 5"));
    QCOMPARE(image_->check(true), std::string());
}

void TestDaxRanges::noThreadWaitsForItself() {
    dax::EngineMutex engine;
    dax::RangeLocks locks(engine);
    const std::scoped_lock held(engine);
    const auto lock = [&](std::uint64_t from, std::uint64_t count, const char* what) {
        const std::array<dax::RangeLocks::Want, 1> want{
            {{{5, 257}, {from * page, count * page}, "/f"}}};
        return locks.acquire(want, what);
    };
    const auto first = lock(0, 4, "first");
    QVERIFY(first);
    QVERIFY(lock(4, 1, "beside"));
    const auto second = lock(3, 2, "second");
    QVERIFY(!second);
    QCOMPARE(second.error().code, EDEADLK);
    QVERIFY2(second.error().text().contains("first"), second.error().text().c_str());
    QVERIFY(!locks.acquireAll("all"));
    QCOMPARE(locks.text(), std::string("first holds (“/f”, pages 0 to 4)\n"));
}

/// Nobody overtakes who waits for a range that both want, and others do not wait behind them.
void TestDaxRanges::whoComesFirstIsFirst() {
    dax::EngineMutex engine;
    dax::RangeLocks locks(engine);
    std::vector<int> order;
    const auto lock = [&](std::uint64_t from, std::uint64_t count, const char* what) {
        const std::array<dax::RangeLocks::Want, 1> want{
            {{{5, 257}, {from * page, count * page}, "/f"}}};
        return locks.acquire(want, what);
    };
    const auto waits = [&](const char* what) {
        for (;;) {
            const std::scoped_lock held(engine);
            if (locks.text().contains(std::string(what) + " wants"))
                return;
        }
    };
    std::jthread second;
    std::jthread third;
    {
        const std::scoped_lock held(engine);
        auto first = lock(0, 4, "first");
        QVERIFY(first);
        second = std::jthread([&] {
            const std::scoped_lock inside(engine);
            const auto got = lock(2, 4, "second");
            order.push_back(got && got->waited() ? 2 : -2);
        });
        {
            const dax::EngineReleased released(engine);
            waits("second");
            third = std::jthread([&] {
                const std::scoped_lock inside(engine);
                // Free, but for the one that waits.
                const auto got = lock(5, 1, "third");
                order.push_back(got && got->waited() ? 3 : -3);
            });
            waits("third");
        }
        const auto beside = lock(8, 1, "beside");
        QVERIFY(beside && !beside->waited());
        order.push_back(1);
    }
    second.join();
    third.join();
    QCOMPARE(order, (std::vector<int>{1, 2, 3}));
}

QTEST_GUILESS_MAIN(TestDaxRanges)
#include "test_dax_ranges.moc"
