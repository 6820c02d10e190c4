// Threads that store through views of one file while others snapshot, truncate, freeze, poison and overwrite it; and page
// faults during every operation of the table.
//
// Every slot of 8 bytes has one thread that stores to it, values that grow: what is found there, in the file or in a
// snapshot, lies between the last store that had ended before and the first that began afterwards. DAXSCOPE_SECONDS says
// for how long.
#include <QTest>
#include <cstring>
#include <deque>
#include <thread>

#include "support/dax_image.h"
#include "support/filler.h"
#include "support/watchdog.h"

using namespace daxscope;
using namespace daxscope::test;

namespace {

constexpr std::size_t stripes = 4;
constexpr std::uint64_t stripePages = 16;
constexpr std::uint64_t slotsPerPage = 4;
constexpr std::uint64_t cells = stripePages * slotsPerPage;  // of a stripe
constexpr std::uint64_t poisonPage = stripes * stripePages;  // these may lose what is stored
constexpr std::uint64_t poisonPages = 8;
constexpr std::uint64_t tail = poisonPage + poisonPages;  // from here on it may be truncated
constexpr std::uint64_t tailPages = 24;
constexpr std::uint64_t overwritten = 1ULL << 63;

std::chrono::duration<double> duration() {
    const char* text = std::getenv("DAXSCOPE_SECONDS");
    return std::chrono::duration<double>(text == nullptr ? 5 : std::strtod(text, nullptr));
}

struct Slot {
    std::atomic<std::uint64_t> begun = 0, ended = 0;
};

std::uint64_t offsetOf(std::size_t stripe, std::uint64_t slot) {
    // Anywhere in its page, but apart from the others.
    const std::uint64_t at =
        slot / slotsPerPage * page + slot % slotsPerPage * (page / slotsPerPage);
    return stripe * stripePages * page + at + slot * 40 % (page / slotsPerPage);
}

std::string bytesOf(std::uint64_t value) {
    return {reinterpret_cast<const char*>(&value), sizeof value};
}

std::uint64_t valueAt(std::string_view bytes, std::uint64_t offset) {
    std::uint64_t value = 0;
    if (bytes.size() >= offset + sizeof value)
        std::memcpy(&value, bytes.data() + offset, sizeof value);
    return value;
}

/// What all threads share.
struct Scene {
    DaxImage image{512ULL << 20};
    std::array<std::array<Slot, cells>, stripes> model;
    std::atomic<bool> stop = false;
    std::atomic<std::uint64_t> stores = 0, refused = 0, poisoned = 0, snapshots = 0, freezes = 0;
    std::mutex mutex;
    std::string failure;
    Watchdog watchdog;

    void fails(const std::string& text) {
        const std::scoped_lock lock(mutex);
        if (failure.empty())
            failure = text;
        stop = true;
    }
    /// Until so many stores later; false when it is over.
    [[nodiscard]] bool after(std::uint64_t count) const {
        const std::uint64_t from = stores;
        while (!stop && stores < from + count)
            std::this_thread::yield();
        return !stop;
    }
    /// Every slot of `content`, a copy of the file, lies between what was.
    void verify(const std::string& content, const std::vector<std::uint64_t>& least,
                const std::string& what) {
        for (std::size_t stripe = 0; stripe < stripes; ++stripe) {
            for (std::uint64_t slot = 0; slot < cells; ++slot) {
                const std::uint64_t value = valueAt(content, offsetOf(stripe, slot));
                const std::uint64_t low = least[stripe * cells + slot];
                const std::uint64_t high = model.at(stripe).at(slot).begun;
                if (value < low || value > high)
                    fails(std::format("{}: slot {} of thread {} is {}, not between {} and {}", what,
                                      slot, stripe, value, low, high));
            }
        }
    }
    [[nodiscard]] std::vector<std::uint64_t> ended() const {
        std::vector<std::uint64_t> values;
        for (const auto& stripe : model) {
            for (const Slot& slot : stripe)
                values.push_back(slot.ended);
        }
        return values;
    }
};

bool mayBe(int error, std::initializer_list<int> these) {
    return error == 0 || std::ranges::find(these, error) != these.end();
}

/// Stores to its own cells; looks whether they are there; stores where it may be refused.
void application(Scene& scene, std::size_t stripe, std::atomic<dax::ViewId>& view, bool remaps,
                 std::uint64_t seed) {
    Watchdog::Activity activity(scene.watchdog, std::format("thread {}", stripe));
    Dice dice(seed);
    DaxImage& image = scene.image;
    while (!scene.stop) {
        const std::uint64_t slot = dice.below(cells);
        Slot& here = scene.model.at(stripe).at(slot);
        const std::uint64_t at = offsetOf(stripe, slot);
        switch (dice.below(16)) {
            default: {
                const std::uint64_t value = here.begun + 1;
                here.begun = value;
                activity.begins("store");
                const int error = image.store(view, at, bytesOf(value));
                if (!mayBe(error, {EBUSY}))
                    scene.fails(std::format("a store ends with {}", error));
                if (error == 0)
                    here.ended = value;
                ++(error == 0 ? scene.stores : scene.refused);
                break;
            }
            case 0:
            case 1: {
                activity.begins("load");
                const std::string found = image.load(view, at, sizeof(std::uint64_t));
                if (valueAt(found, 0) != here.ended)
                    scene.fails(std::format("thread {} loads {} from slot {}, stored was {}",
                                            stripe, valueAt(found, 0), slot, here.ended.load()));
                break;
            }
            case 2: {
                activity.begins("read");
                const std::string found = image.read("/f", at, sizeof(std::uint64_t));
                if (valueAt(found, 0) != here.ended)
                    scene.fails(std::format("thread {} reads {} from slot {}, stored was {}",
                                            stripe, valueAt(found, 0), slot, here.ended.load()));
                break;
            }
            case 3: {
                activity.begins("store to poison");
                const std::uint64_t where = poisonPage * page + dice.below(poisonPages) * page +
                                            stripe * sizeof(std::uint64_t);
                const int error = image.store(view, where, bytesOf(slot));
                if (!mayBe(error, {EBUSY, EIO}))
                    scene.fails(std::format("a store to poison ends with {}", error));
                scene.poisoned += error == EIO ? 1 : 0;
                break;
            }
            case 4: {
                activity.begins("store beyond the end");
                const std::uint64_t where = tail * page + dice.below(tailPages * page - 8);
                const int error = image.store(view, where, bytesOf(slot));
                if (!mayBe(error, {EBUSY, EFAULT}))
                    scene.fails(std::format("a store beyond the end ends with {}", error));
                activity.begins("load beyond the end");
                (void)image.load(view, where, 8);
                break;
            }
            case 5: {
                if (!remaps || !dice.oneIn(20))
                    break;
                activity.begins("unmap");
                if (!image.fs().unmap(view))
                    scene.fails("unmap is refused");
                activity.begins("map");
                view = image.map("/f", "C", 0, (tail + tailPages) * page);
                if (view == 0)
                    scene.fails("map is refused");
                break;
            }
        }
    }
}

void snapshotter(Scene& scene) {
    Watchdog::Activity activity(scene.watchdog, "snapshots");
    std::deque<std::pair<std::string, std::string>> made;  // name, and what it holds
    for (std::uint64_t i = 0; !scene.stop; ++i) {
        activity.begins("waits for stores");
        (void)scene.after(300);
        const std::string name = std::format("/s{}", i);
        const std::vector<std::uint64_t> before = scene.ended();
        activity.begins("snapshot");
        const Status done = scene.image.fs().snapshot("/", name, i % 2 == 0);
        if (!done) {
            if (done.error().code != EBUSY)
                scene.fails("a snapshot ends with " + done.error().text());
            continue;
        }
        ++scene.snapshots;
        activity.begins("reads the snapshot");
        std::string content = scene.image.read(name + "/f", 0, poisonPage * page);
        scene.verify(content, before, name);
        made.emplace_back(name, std::move(content));
        if (made.size() < 4)
            continue;
        activity.begins("reads an old snapshot");
        const auto [old, held] = made.front();
        if (scene.image.read(old + "/f", 0, poisonPage * page) != held)
            scene.fails(old + " has changed");
        activity.begins("removes a snapshot");
        const Status removed = scene.image.fs().remove(old, false);
        if (removed)
            made.pop_front();
        else if (removed.error().code != EBUSY)
            scene.fails("a removal ends with " + removed.error().text());
        activity.begins("cleans");
        if (const auto cleaned = scene.image.session().cleanSome(); !cleaned)
            scene.fails("cleaning ends with " + cleaned.error().text());
    }
}

void truncater(Scene& scene, std::uint64_t seed) {
    Watchdog::Activity activity(scene.watchdog, "truncates");
    Dice dice(seed);
    while (!scene.stop) {
        activity.begins("waits for stores");
        (void)scene.after(50);
        activity.begins("truncate");
        const Status done =
            scene.image.fs().truncate("/f", tail * page + dice.below(tailPages * page));
        if (!done && done.error().code != EBUSY)
            scene.fails("a truncation ends with " + done.error().text());
    }
}

std::vector<std::byte> bytesOfImage(Scene& scene) {
    // What stores can reach: the blocks of the file.
    std::vector<std::byte> all;
    const Bytes device = scene.image.session().volume().device();
    for (std::uint64_t at = 0; at < poisonPage * page; at += page) {
        const Bytes block = device.subspan(scene.image.device("/f", at), page);
        all.insert(all.end(), block.begin(), block.end());
    }
    return all;
}

void freezer(Scene& scene) {
    Watchdog::Activity activity(scene.watchdog, "freezes");
    while (!scene.stop) {
        activity.begins("waits for stores");
        (void)scene.after(1000);
        activity.begins("freeze");
        if (const Status done = scene.image.fs().freeze(); !done) {
            scene.fails("a freeze ends with " + done.error().text());
            return;
        }
        ++scene.freezes;
        const std::vector<std::byte> frozen = bytesOfImage(scene);
        activity.begins("waits for refused stores");
        const std::uint64_t from = scene.refused;
        while (!scene.stop && scene.refused < from + 20)
            std::this_thread::yield();
        activity.begins("looks at the frozen image");
        if (bytesOfImage(scene) != frozen)
            scene.fails("the image changed while it was frozen");
        activity.begins("thaw");
        if (const Status done = scene.image.fs().thaw(); !done)
            scene.fails("a thaw ends with " + done.error().text());
    }
}

void poisoner(Scene& scene, std::uint64_t seed) {
    Watchdog::Activity activity(scene.watchdog, "poisons");
    Dice dice(seed);
    for (std::uint64_t i = 0; !scene.stop; ++i) {
        const std::uint64_t at = (poisonPage + dice.below(poisonPages)) * page;
        activity.begins("poison");
        {
            // A store may move the block meanwhile.
            const auto held = scene.image.fs().lock();
            if (!scene.image.fs().poison({scene.image.device("/f", at), 1}))
                scene.fails("poison is refused");
        }
        activity.begins("reads poison");
        if (const std::string found = scene.image.read("/f", at + page - 8, 8); found != "errno 5")
            scene.fails("a poisoned block is read");
        activity.begins("waits for stores");
        (void)scene.after(30);
        activity.begins("overwrites poison");
        std::string block;
        while (block.size() < page)
            block += bytesOf(overwritten + i);
        int error = EBUSY;
        while (error == EBUSY && !scene.stop) {
            error = scene.image.write("/f", at, block);
            if (error == EBUSY)
                std::this_thread::yield();
        }
        if (error == EBUSY)
            break;
        if (error != 0)
            scene.fails(std::format("writing over poison ends with {}", error));
        // Nobody stores to the last slot of these pages.
        else if (valueAt(scene.image.read("/f", at + page - 8, 8), 0) != overwritten + i)
            scene.fails("what was written over poison is not there");
    }
}

/// Maps the file and lets them all run, for so long or until one fails. False when it cannot begin or end.
bool everybody(Scene& scene, std::array<std::atomic<dax::ViewId>, 3>& views, std::uint64_t seed,
               std::chrono::duration<double> seconds) {
    DaxImage& image = scene.image;
    if (!image.good() || image.write("/f", 0, std::string((tail + tailPages) * page, '\0')) != 0)
        return false;
    // Two threads of one process, and two with views of their own, of which one comes and goes.
    for (std::size_t i = 0; i < views.size(); ++i) {
        views.at(i) = image.map("/f", std::string(1, static_cast<char>('A' + i)), 0,
                                (tail + tailPages) * page);
        if (views.at(i) == 0)
            return false;
    }
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < stripes; ++i)
        threads.emplace_back(
            [&, i] { application(scene, i, views.at(i < 2 ? 0 : i - 1), i == 3, seed + i); });
    threads.emplace_back([&] { snapshotter(scene); });
    threads.emplace_back([&] { truncater(scene, seed + 10); });
    threads.emplace_back([&] { freezer(scene); });
    threads.emplace_back([&] { poisoner(scene, seed + 11); });
    {
        std::mutex mutex;
        std::condition_variable never;
        std::unique_lock lock(mutex);
        const auto until = std::chrono::steady_clock::now() +
                           std::chrono::duration_cast<std::chrono::steady_clock::duration>(seconds);
        while (!scene.stop && std::chrono::steady_clock::now() < until) {
            never.wait_for(lock, std::chrono::milliseconds(100));
        }
    }
    scene.stop = true;
    threads.clear();
    return !image.fs().frozen() || image.fs().thaw().has_value();
}

}  // namespace

class TestDaxThreads : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { seed_ = seedFromEnvironment(); }
    void everybodyAtOnce();
    void losingDesigns_data();
    void losingDesigns();
    void faultsDuringEveryOperation();
    void writesFromTheirOwnViews();

private:
    std::uint64_t seed_ = 0;
};

void TestDaxThreads::everybodyAtOnce() {
    Scene scene;
    DaxImage& image = scene.image;
    std::array<std::atomic<dax::ViewId>, 3> views;
    QVERIFY(everybody(scene, views, seed_, duration()));
    qInfo("%llu stores, %llu refused, %llu met poison, %llu snapshots, %llu freezes",
          static_cast<unsigned long long>(scene.stores),
          static_cast<unsigned long long>(scene.refused),
          static_cast<unsigned long long>(scene.poisoned),
          static_cast<unsigned long long>(scene.snapshots),
          static_cast<unsigned long long>(scene.freezes));
    QVERIFY2(scene.failure.empty(), scene.failure.c_str());
    QVERIFY(scene.stores > 0 && scene.snapshots > 0 && scene.freezes > 0 && scene.poisoned > 0);
    QCOMPARE(image.contradictions(), 0U);
    const std::vector<std::uint64_t> ended = scene.ended();
    // Refused stores did not happen.
    for (auto& stripe : scene.model) {
        for (Slot& slot : stripe)
            slot.begun = slot.ended.load();
    }
    for (const auto& view : views)
        scene.verify(image.load(view, 0, poisonPage * page), ended, "a view");
    scene.verify(image.read("/f", 0, poisonPage * page), ended, "the file");
    QCOMPARE(image.check(true), std::string());
    scene.verify(image.read("/f", 0, poisonPage * page), ended, "the file opened again");
    QVERIFY2(scene.failure.empty(), scene.failure.c_str());
}

void TestDaxThreads::losingDesigns_data() {
    using files::Policy;
    QTest::addColumn<Policy>("policy");
    for (const Policy policy :
         {Policy::NoWriteProtectOnSnapshot, Policy::FreezeWithoutWriteProtect})
        QTest::newRow(std::string(policyName(policy)).c_str()) << policy;
}

/// What the threads look for is found where it is wrong.
void TestDaxThreads::losingDesigns() {
    QFETCH(files::Policy, policy);
    Scene scene;
    QVERIFY(scene.image.fs().setPolicy(policy, true));
    std::array<std::atomic<dax::ViewId>, 3> views;
    QVERIFY(everybody(scene, views, seed_, std::chrono::seconds(20)));
    QVERIFY(!scene.failure.empty());
    qInfo("%s", scene.failure.c_str());
}

/// One thread stores and loads all the time, while every operation of the table runs again and again, on the file that it
/// stores to or around it.
void TestDaxThreads::faultsDuringEveryOperation() {
    using session::Arguments;
    using Values = std::vector<std::pair<std::string_view, Arguments::Value>>;
    const auto number = [](std::uint64_t n) { return Arguments::Value(n); };
    const auto text = [](std::string t) { return Arguments::Value(std::move(t)); };
    const std::uint64_t own = stripePages * page;  // stored to: what is there must stay
    const std::uint64_t other = own + 2 * page;    // what operations may change
    // What comes first is run first; `#` is the round.
    const std::vector<std::pair<const char*, Values>> calls = {
        {"mkdir", {{"path", text("/d#")}, {"mode", number(0755)}}},
        {"create", {{"path", text("/c#")}, {"mode", number(0644)}}},
        {"write",
         {{"path", text("/f")}, {"offset", number(other + 5)}, {"data", text("some bytes")}}},
        // Inside of a page that is stored to, between the slots.
        {"write", {{"path", text("/f")}, {"offset", number(page - 80)}, {"data", text("bytes")}}},
        {"truncate", {{"path", text("/f")}, {"size", number(own + 100)}}},
        {"truncate", {{"path", text("/f")}, {"size", number(own + 40 * page)}}},
        {"punch", {{"path", text("/f")}, {"offset", number(other)}, {"length", number(5000)}}},
        {"zero",
         {{"path", text("/f")},
          {"offset", number(page - 80)},
          {"length", number(10)},
          {"keepSize", true}}},
        {"allocate",
         {{"path", text("/f")},
          {"offset", number(0)},
          {"length", number(own + 8 * page)},
          {"keepSize", false}}},
        {"insert", {{"path", text("/f")}, {"offset", number(own)}, {"length", number(page)}}},
        {"collapse", {{"path", text("/f")}, {"offset", number(own)}, {"length", number(page)}}},
        {"clone",
         {{"source", text("/f")},
          {"sourceOffset", number(0)},
          {"target", text("/g")},
          {"targetOffset", number(0)},
          {"length", number(own)}}},
        {"clone",
         {{"source", text("/f")},
          {"sourceOffset", number(0)},
          {"target", text("/f")},
          {"targetOffset", number(own + 4 * page)},
          {"length", number(4 * page)}}},
        {"dedupe",
         {{"source", text("/z")},
          {"sourceOffset", number(0)},
          {"target", text("/f")},
          {"targetOffset", number(own)},
          {"length", number(page)}}},
        {"unshare", {{"path", text("/f")}, {"offset", number(0)}, {"length", number(own)}}},
        {"snapshot", {{"source", text("/")}, {"target", text("/s#")}, {"readOnly", false}}},
        {"readonly", {{"path", text("/s#")}, {"off", false}}},
        {"readonly", {{"path", text("/s#")}, {"off", true}}},
        {"subvolume", {{"path", text("/v#")}}},
        {"setdefault", {{"path", text("/")}}},
        {"rename",
         {{"from", text("/f")}, {"to", text("/e")}, {"noReplace", false}, {"exchange", false}}},
        {"rename",
         {{"from", text("/e")}, {"to", text("/f")}, {"noReplace", true}, {"exchange", false}}},
        {"link", {{"existing", text("/f")}, {"path", text("/l#")}}},
        {"symlink", {{"target", text("f")}, {"path", text("/y#")}}},
        {"chmod", {{"path", text("/f")}, {"mode", number(0600)}}},
        {"chown", {{"path", text("/f")}, {"uid", number(1)}, {"gid", number(2)}}},
        {"utimens", {{"path", text("/f")}, {"accessed", text("1")}, {"modified", text("2")}}},
        {"setxattr", {{"path", text("/f")}, {"name", text("user.x")}, {"value", text("y")}}},
        {"removexattr", {{"path", text("/f")}, {"name", text("user.x")}}},
        {"nocow", {{"path", text("/c#")}, {"off", false}}},
        {"remove", {{"path", text("/l#")}, {"recursive", false}}},
        {"remove", {{"path", text("/g")}, {"recursive", false}}},
        {"remove", {{"path", text("/s#")}, {"recursive", false}}},
    };
    // What is refused whatever is going on (mission D22).
    constexpr std::array never = {"defrag", "send", "balance"};
    for (const session::Operation& operation : session::operationTable()) {
        // Importing is many operations, each of which is run here.
        const bool called =
            std::ranges::contains(never, operation.name) || operation.transfer != nullptr ||
            std::ranges::any_of(calls,
                                [&](const auto& call) { return call.first == operation.name; });
        QVERIFY2(called, std::format("“{}” is not run by this test", operation.name).c_str());
    }
    Scene scene;
    DaxImage& image = scene.image;
    QCOMPARE(image.write("/f", 0, std::string(own + 40 * page, '\0')), 0);
    QCOMPARE(image.write("/z", 0, std::string(page, '\0')), 0);
    const auto a = image.map("/f", "A", 0, own);
    const auto b = image.map("/f", "B", 0, own);
    Watchdog::Activity main(scene.watchdog, "operations");
    std::jthread storing([&] {
        Watchdog::Activity activity(scene.watchdog, "stores");
        Dice dice(seed_);
        while (!scene.stop) {
            const std::uint64_t slot = dice.below(cells);
            Slot& here = scene.model[0].at(slot);
            activity.begins("load");
            if (valueAt(image.load(b, offsetOf(0, slot), 8), 0) != here.ended)
                scene.fails(std::format("a load does not find what was stored in slot {}", slot));
            activity.begins("store");
            here.begun = here.begun + 1;
            if (image.store(a, offsetOf(0, slot), bytesOf(here.begun.load())) != 0)
                scene.fails("a store is refused");
            here.ended = here.begun.load();
            ++scene.stores;
        }
    });
    std::string refused;
    constexpr std::uint64_t rounds = 25;
    for (std::uint64_t round = 0; round < rounds && refused.empty(); ++round) {
        for (const auto& [name, values] : calls) {
            Arguments arguments;
            for (const auto& [key, value] : values) {
                Arguments::Value actual = value;
                if (auto* string = std::get_if<std::string>(&actual);
                    string != nullptr && string->ends_with('#'))
                    *string = string->substr(0, string->size() - 1) + std::to_string(round);
                arguments.set(key, actual);
            }
            main.begins("waits for stores");
            if (!scene.after(20))
                break;
            main.begins(name);
            const auto done = image.session().apply(*session::findOperation(name), arguments);
            if (!done) {
                refused = std::format("{}: {}", name, done.error().text());
                break;
            }
        }
        if (!image.session().cleanSome())
            refused = "cleaning fails";
    }
    main.begins("ends");
    scene.stop = true;
    storing.join();
    QVERIFY2(refused.empty(), refused.c_str());
    QVERIFY2(scene.failure.empty(), scene.failure.c_str());
    const std::vector<std::uint64_t> ended = scene.ended();
    for (const std::string& found : {image.load(a, 0, own), image.read("/f", 0, own)}) {
        for (std::uint64_t slot = 0; slot < cells; ++slot)
            QCOMPARE(valueAt(found, offsetOf(0, slot)), ended[slot]);
    }
    QCOMPARE(image.contradictions(), 0U);
    QCOMPARE(image.check(), std::string());
}

/// A write whose source is a view of the range that it writes, from two threads at once, while a third one stores: it ends.
void TestDaxThreads::writesFromTheirOwnViews() {
    Scene scene;
    DaxImage& image = scene.image;
    constexpr std::uint64_t length = 8 * page;
    QCOMPARE(image.write("/f", 0, std::string(2 * length, 'a')), 0);
    std::atomic<unsigned> running = 2;
    std::vector<std::jthread> threads;
    for (unsigned i = 0; i < 2; ++i) {
        threads.emplace_back([&, i] {
            Watchdog::Activity activity(scene.watchdog, std::format("writer {}", i));
            const auto view = image.map("/f", std::format("W{}", i));
            for (unsigned round = 0; round < 400; ++round) {
                activity.begins("takes from its view");
                const auto bytes = image.fs().contentOf(view, {i * 100, length});
                activity.begins("writes");
                if (!bytes || !image.fs().write("/f", i * 100, *bytes))
                    scene.fails("a write is refused");
            }
            --running;
        });
    }
    const auto view = image.map("/f", "S");
    Watchdog::Activity main(scene.watchdog, "main");
    std::uint64_t stored = 0;
    while (running != 0) {
        main.begins("store");
        // Behind what is written, in a page of its own.
        ++stored;
        QCOMPARE(image.store(view, length + 2 * page, bytesOf(stored)), 0);
    }
    threads.clear();
    QVERIFY2(scene.failure.empty(), scene.failure.c_str());
    QVERIFY(stored != 0);
    QCOMPARE(image.read("/f", 0, length), std::string(length, 'a'));
    QCOMPARE(valueAt(image.load(view, length + 2 * page, 8), 0), stored);
    QCOMPARE(image.contradictions(), 0U);
    QCOMPARE(image.check(), std::string());
}

QTEST_GUILESS_MAIN(TestDaxThreads)
#include "test_dax_threads.moc"
