// Looking at earlier moments while the image goes on. What a moment was is told by a copy of the image file, made by read(2) at
// that moment, and by what every question was answered with then.
//
// The seed is printed; DAXSCOPE_SEED=n repeats it.
#include <QTest>
#include <atomic>
#include <thread>

#include "files/reader.h"
#include "support/image_bytes.h"
#include "support/random_work.h"
#include "support/rounds.h"

using namespace daxscope;
using namespace daxscope::test;

namespace {

/// As much as one can ask of a session, in one text. (The device's map, subvolumes, directories, files, extents, content.)
class Asked {
public:
    explicit Asked(session::Session& session) : session_(session) {
        Progress progress;
        const auto scene = session.scene(progress, {});
        if (!scene) {
            text_ = scene.error().text();
            return;
        }
        const auto& info = (*scene)->info;
        text_ += std::format("generation {} changes {} used {}\n", info.generation, info.changes,
                             info.bytesUsed);
        const scene::DeviceMap& map = *(*scene)->device;
        for (std::size_t i = 0; i < map.extentCount(); ++i) {
            const auto extent = map.extent(i);
            text_ += std::format("{} {} {} {} {} {} {}\n", extent.device, extent.length,
                                 int(extent.kind), extent.tree, extent.owners, extent.generation,
                                 extent.unreachable);
        }
        for (const auto& sub : (*scene)->subvolumes)
            text_ += std::format("{} {} {} {} {} {} {}\n", sub.id, sub.path, sub.generation,
                                 sub.snapshot, sub.readOnly, sub.exclusive, sub.shared);
        list(session.names().topLevel(), "");
        for (const auto& kept : devices_)
            ask(kept);
        const auto hits = session.search("f", 100, progress);
        for (const auto& hit : hits ? *hits : std::vector<scene::SearchHit>())
            text_ += hit.text + "\n";
        const auto sharing = session.sharing(progress);
        text_ +=
            sharing ? std::format("{} rows\n", (*sharing)->holders.size()) : sharing.error().text();
    }

    [[nodiscard]] const std::string& text() const { return text_; }

private:
    void list(files::FileRef directory, const std::string& path) {
        const auto entries = session_.directory(directory);
        if (!entries) {
            text_ += entries.error().text() + "\n";
            return;
        }
        for (const auto& entry : (*entries)->entries) {
            const std::string below = path + "/" + entry.name;
            text_ += std::format("{} {} {} {} {} {} {}\n", below, entry.subvolume, entry.inode,
                                 int(entry.type), entry.mode, entry.size, entry.links);
            const files::FileRef ref{entry.subvolume, entry.inode};
            if (entry.type == scene::FileType::Directory)
                list(ref, below);
            else
                file(ref, below);
        }
    }
    void file(files::FileRef ref, const std::string& path) {
        const auto extents = session_.fileExtents(ref, path);
        if (!extents) {
            text_ += extents.error().text() + "\n";
            return;
        }
        for (std::size_t i = 0; i < (*extents)->count(); ++i) {
            const auto extent = (*extents)->extent(i);
            text_ += std::format("  {} {} {} {} {}\n", extent.offset, extent.length,
                                 extent.device.value_or(0), int(extent.type), extent.owners);
            if (extent.device && devices_.size() < 12)
                devices_.push_back(*extent.device);
        }
        dax::EngineLock held;
        if (session_.filesystem() != nullptr)
            held = session_.filesystem()->lock();
        const auto root = session_.names().rootOf(ref);
        auto reader = root ? files::FileReader::open(session_.volume(), *root, ref.inode)
                           : Result<files::FileReader>(std::unexpected(root.error()));
        const auto bytes = reader ? reader->readAll(1 << 20)
                                  : Result<std::string>(std::unexpected(reader.error()));
        text_ +=
            bytes ? std::format("  {} bytes, {}\n", bytes->size(), std::hash<std::string>()(*bytes))
                  : bytes.error().text() + "\n";
    }
    void ask(std::uint64_t device) {
        const auto owners = session_.owners(device);
        if (!owners) {
            text_ += owners.error().text() + "\n";
            return;
        }
        for (const auto& owner : (*owners)->owners)
            text_ += std::format("  {} {} {} {}\n", device, owner.root, owner.inode, owner.offset);
        const auto block = session_.block(device);
        text_ += block ? (*block)->title + "\n" : block.error().text() + "\n";
    }

    session::Session& session_;
    std::string text_;
    std::vector<std::uint64_t> devices_;
};

/// The first line that differs.
std::string difference(const std::string& was, const std::string& is) {
    if (was == is)
        return {};
    const auto apart = std::ranges::mismatch(was, is).in1 - was.begin();
    const auto line = [apart](const std::string& text) {
        const auto at = std::min<std::size_t>(static_cast<std::size_t>(apart), text.size());
        const auto from = text.rfind('\n', at == 0 ? 0 : at - 1);
        return text.substr(from == std::string::npos ? 0 : from + 1, 120);
    };
    return std::format("was “{}”, is “{}”", line(was), line(is));
}

/// What the engine says of every page of every window and of every entry; nothing of what the system says.
std::string claimed(const scene::Mappings& mappings) {
    std::string text;
    for (const auto& process : mappings.processes) {
        for (const auto& window : process.windows) {
            text += std::format("{} {} {}\n", process.name, window.path, window.stores);
            for (const auto& run : window.pages) {
                for (std::uint64_t i = 0; i < run.count; ++i)
                    text += std::format("{} {} {}\n", run.first + i, scene::stateName(run.state),
                                        run.device ? *run.device + i * page : 0);
            }
        }
    }
    for (const auto& file : mappings.files) {
        for (const auto& run : file.entries)
            text += std::format("{}: {} {} {} {}\n", file.path, run.first, run.count, run.device,
                                run.dirty);
    }
    return text;
}

}  // namespace

class TestPast : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { seed_ = seedFromEnvironment(); }
    void randomMoments_data();
    void randomMoments();
    void itStaysWhileTheImageGoesOn();
    void whatLiesAheadToo();
    void theLastCommit();
    void whatCannotBeLookedAt();
    void storesOfThreads();
    void whatWasMapped();
    void mappingsInManyPieces();

private:
    std::uint64_t seed_ = 0;
};

void TestPast::randomMoments_data() { addRounds(4); }

void TestPast::randomMoments() {
    QFETCH(int, round);
    Dice dice(seed_ + static_cast<std::uint64_t>(round));
    DaxImage image(128ULL << 20, round % 3 != 2, round % 2 == 0 ? 16384 : 4096);
    QVERIFY(image.good());
    session::Session& session = image.session();
    RandomWork work(session, dice);
    struct Then {
        ImageBytes bytes;
        std::string asked;
    };
    std::map<std::uint64_t, Then> moments;
    int looked = 0;
    for (int i = 0; i < 120; ++i) {
        work.step();
        if (dice.oneIn(10)) {
            const auto number = session.takeMoment(std::format("after {}", i));
            QVERIFY2(number, number ? "" : number.error().text().c_str());
            if (!moments.contains(*number))
                moments.emplace(*number, Then{ImageBytes(image.path()), Asked(session).text()});
        }
        const auto kept = session.history().moments;
        if (!kept.empty() && dice.oneIn(30))
            QVERIFY(session.restart(kept.at(dice.below(kept.size())).number));
        if (kept.empty() || !dice.oneIn(8))
            continue;
        const auto now = session.history().moments;
        const std::uint64_t number = now.at(dice.below(now.size())).number;
        const auto then = moments.find(number);
        if (then == moments.end())
            continue;  // taken by going back
        const ImageBytes before(image.path());
        {
            const auto past = session.lookAt(number);
            QVERIFY2(past, past ? "" : past.error().text().c_str());
            const ImageBytes bytes((*past)->volume().device());
            QCOMPARE(then->second.bytes.difference(bytes), std::string());
            const std::string differs = difference(then->second.asked, Asked(**past).text());
            QVERIFY2(differs.empty(), qPrintable(QString("moment %1 after step %2: %3")
                                                     .arg(number)
                                                     .arg(i)
                                                     .arg(QString::fromStdString(differs))));
            ++looked;
        }
        QCOMPARE(before.difference(image.path()), std::string());
    }
    QVERIFY(looked > 3);
    QCOMPARE(image.check(), std::string());
}

/// Several are looked at for long, by another thread, while everything changes, commits and goes back.
void TestPast::itStaysWhileTheImageGoesOn() {
    Dice dice(seed_ + 100);
    DaxImage image(128ULL << 20);
    session::Session& session = image.session();
    RandomWork work(session, dice);
    struct Looked {
        std::unique_ptr<session::Session> past;
        std::string asked;
        ImageBytes bytes;
    };
    std::vector<Looked> looked;
    for (int i = 0; i < 4; ++i) {
        for (int step = 0; step < 12; ++step)
            work.step();
        const auto number = session.takeMoment("m");
        QVERIFY(number);
        work.step();
        auto past = session.lookAt(*number);
        QVERIFY(past);
        std::string asked = Asked(**past).text();
        ImageBytes bytes((*past)->volume().device());
        looked.push_back({std::move(*past), std::move(asked), std::move(bytes)});
    }
    session.limitMoments(1 << 20);  // they go while they are looked at
    std::atomic<bool> stop = false;
    std::atomic<int> wrong = 0, rounds = 0;
    std::jthread reader([&] {
        while (!stop) {
            for (const Looked& one : looked)
                wrong += Asked(*one.past).text() == one.asked ? 0 : 1;
            ++rounds;
        }
    });
    for (int i = 0; i < 150 || rounds < 3; ++i) {
        work.step();
        const auto kept = session.history().moments;
        if (i % 40 == 39 && !kept.empty())
            QVERIFY(session.restart(kept.front().number));
        if (i % 9 == 0)
            (void)session.takeMoment("m");
    }
    stop = true;
    reader.join();
    QCOMPARE(wrong.load(), 0);
    for (const Looked& one : looked) {
        QCOMPARE(one.bytes.difference(ImageBytes(one.past->volume().device())), std::string());
        QVERIFY(one.past->pastBytes() > 0);
    }
    QCOMPARE(image.check(), std::string());
}

void TestPast::whatLiesAheadToo() {
    DaxImage image(128ULL << 20);
    session::Session& session = image.session();
    std::vector<std::uint64_t> numbers;
    std::vector<ImageBytes> states;
    for (int i = 0; i < 4; ++i) {
        QCOMPARE(image.write(std::format("/f{}", i % 2), 0, filled(static_cast<char>('a' + i))), 0);
        if (i == 1)
            QVERIFY(session.commit());
        const auto number = session.takeMoment("m");
        QVERIFY(number);
        numbers.push_back(*number);
        states.emplace_back(image.path());
    }
    for (const std::size_t here : {1, 0, 3, 2}) {
        QVERIFY(session.restart(numbers.at(here)));
        for (std::size_t at = 0; at < numbers.size(); ++at) {
            const auto past = session.lookAt(numbers.at(at));
            QVERIFY(past);
            QCOMPARE(states.at(at).difference(ImageBytes((*past)->volume().device())),
                     std::string());
        }
    }
    Progress progress;
    const auto past = session.lookAt(numbers.front());
    const auto scene = (*past)->scene(progress, {});
    QVERIFY(scene);
    QVERIFY((*scene)->info.past && (*scene)->info.past->moment == numbers.front());
    QVERIFY((*scene)->info.readOnly && (*scene)->info.scratch);
    QVERIFY(!(*session.scene(progress, {}))->info.past);
    // Nothing can be done there.
    session::Arguments arguments;
    arguments.set("path", std::string("/d"));
    arguments.set("mode", std::uint64_t{0755});
    const auto refused = (*past)->apply(*session::findOperation("mkdir"), arguments);
    QVERIFY(!refused && refused.error().code == EROFS);
}

/// Without moments: what the superblock leads to.
void TestPast::theLastCommit() {
    ScratchDirectory scratch;
    const std::string path = scratch.path("existing.img");
    session::CreateOptions options;
    options.size = 128ULL << 20;
    QVERIFY(session::createImage(path, options));
    const auto opened = session::Session::openForWriting(path, true);
    QVERIFY(opened);
    session::Session& session = **opened;
    dax::Filesystem& fs = *session.filesystem();
    QVERIFY(fs.write("/f", 0, asBytes(filled('f', 3 * page))));
    QVERIFY(fs.snapshot("/", "/s", true));
    QVERIFY(session.commit());
    const std::string committed = Asked(session).text();
    QVERIFY(fs.write("/f", page, asBytes("later")));
    QVERIFY(fs.write("/g", 0, asBytes("later")));
    const auto past = session.lookAt(0);
    QVERIFY(past);
    QCOMPARE(difference(committed, Asked(**past).text()), std::string());
    Progress progress;
    const auto scene = (*past)->scene(progress, {});
    QVERIFY(scene && (*scene)->info.past && (*scene)->info.past->lastCommit);
    // And while the transaction goes on.
    QVERIFY(fs.write("/f", 0, asBytes(filled('x', 300000))));
    QCOMPARE(difference(committed, Asked(**past).text()), std::string());
}

void TestPast::whatCannotBeLookedAt() {
    DaxImage image(128ULL << 20);
    const auto missing = image.session().lookAt(17);
    QVERIFY(!missing && missing.error().code == ENOENT);
    ScratchDirectory scratch;
    const std::string path = scratch.path("existing.img");
    session::CreateOptions options;
    options.size = 128ULL << 20;
    QVERIFY(session::createImage(path, options));
    {
        const auto opened = session::Session::openForWriting(path, true);
        const auto none = (*opened)->lookAt(1);
        QVERIFY(!none && none.error().code == EPERM);
    }
    const auto opened = session::Session::open(path, true);
    const auto none = (*opened)->lookAt(0);
    QVERIFY(!none && none.error().code == EROFS);
}

/// Pages that windows may store to: a moment that is looked at has exactly what it had.
void TestPast::storesOfThreads() {
    DaxImage image(128ULL << 20);
    session::Session& session = image.session();
    constexpr std::uint64_t bytes = 64 * page;
    QCOMPARE(image.write("/t", 0, filled('\0', bytes)), 0);
    const dax::ViewId view = image.map("/t");
    std::atomic<bool> stop = false;
    std::jthread writer([&] {
        for (std::uint64_t number = 1; !stop; ++number)
            (void)image.store(view, number * 4099 % (bytes - 8), filled(char(number), 8));
    });
    std::vector<std::unique_ptr<session::Session>> looked;
    std::vector<ImageBytes> then;
    for (int i = 0; i < 12; ++i) {
        const auto number = session.takeMoment("m");
        QVERIFY(number);
        auto past = session.lookAt(*number);
        QVERIFY(past);
        then.emplace_back((*past)->volume().device());
        looked.push_back(std::move(*past));
        if (i % 3 == 2) {
            // Looked at once more, later: the same.
            const auto again = session.lookAt(*number);
            QVERIFY(again);
            QCOMPARE(then.back().difference(ImageBytes((*again)->volume().device())),
                     std::string());
        }
    }
    stop = true;
    writer.join();
    for (std::size_t i = 0; i < looked.size(); ++i)
        QCOMPARE(then.at(i).difference(ImageBytes(looked.at(i)->volume().device())), std::string());
    QCOMPARE(image.check(), std::string());
}

/// A moment keeps its mappings as they were before it, for it takes the right to store from all pages.
void TestPast::whatWasMapped() {
    DaxImage image(128ULL << 20);
    session::Session& session = image.session();
    QCOMPARE(image.write("/f", 0, filled('-', 8 * page)), 0);
    const dax::ViewId view = image.map("/f");
    QCOMPARE(image.store(view, 2 * page, "dirty"), 0);
    QCOMPARE(image.load(view, 5 * page, 1), std::string("-"));
    const std::string was = claimed(*session.mappings());
    QVERIFY(was.contains("dirty") && was.contains("read-only"));
    const auto moment = session.takeMoment("m");
    QVERIFY(moment);
    QVERIFY(!claimed(*session.mappings()).contains("2 dirty"));
    QCOMPARE(image.store(view, 6 * page, "later"), 0);
    QVERIFY(session.filesystem()->unmap(view));

    const auto past = session.lookAt(*moment);
    QVERIFY(past && (*past)->mappings() != nullptr);
    QCOMPARE(claimed(*(*past)->mappings()), was);
    Progress progress;
    const auto scene = (*past)->scene(progress, {});
    QVERIFY(scene);
    QVERIFY((*scene)->info.past->mappings == (*past)->mappings());

    // Whoever goes back and does something else leaves what was mapped then as it was.
    QVERIFY(session.restart(*moment));
    (void)image.map("/f", "B");
    QCOMPARE(*session.takeMoment(""), *moment);
    QCOMPARE(claimed(*(*session.lookAt(*moment))->mappings()), was);
    // Where nothing has changed but what is mapped, the moment is the same: it says what was mapped last.
    QCOMPARE(image.write("/g", 0, "x"), 0);
    const auto newest = session.takeMoment("");
    QVERIFY(newest && *newest != *moment);
    (void)image.map("/f", "C");
    QCOMPARE(*session.takeMoment(""), *newest);
    QVERIFY(claimed(*(*session.lookAt(*newest))->mappings()).contains("C /f 0\n"));
    const auto committed = session.lookAt(0);
    QVERIFY(committed && (*committed)->mappings() == nullptr);
}

void TestPast::mappingsInManyPieces() {
    DaxImage image(256ULL << 20);
    session::Session& session = image.session();
    const std::uint64_t pages = scene::mostKeptRuns + 2;
    // Backwards, so that no 2 MiB of it lie together.
    for (std::uint64_t at = pages; at >= 2; at -= 2)
        QCOMPARE(image.write("/f", (at - 2) * page, filled('-', 2 * page)), 0);
    const dax::ViewId view = image.map("/f");
    const auto none = session.takeMoment("none");
    const std::uint64_t before = session.filesystem()->moments()->bytes();
    for (std::uint64_t at = 0; at < pages; at += 8)
        QCOMPARE(image.load(view, at * page, 1), std::string("-"));
    QCOMPARE(image.store(view, 0, "changed"), 0);
    const auto some = session.takeMoment("some");
    QVERIFY(session.filesystem()->moments()->bytes() > before + pages / 8 * sizeof(scene::PageRun));
    for (std::uint64_t at = 0; at < pages; at += 2)
        QCOMPARE(image.load(view, at * page, 1), std::string("-").assign(1, at == 0 ? 'c' : '-'));
    QCOMPARE(image.store(view, 0, "another"), 0);
    const auto many = session.takeMoment("many");
    QVERIFY(none && some && many);
    const auto kept = [&](std::uint64_t moment) {
        const auto past = session.lookAt(moment);
        return past && (*past)->mappings() != nullptr;
    };
    QVERIFY(kept(*none));
    QVERIFY(kept(*some));
    QVERIFY(!kept(*many));
}

QTEST_APPLESS_MAIN(TestPast)
#include "test_past.moc"
