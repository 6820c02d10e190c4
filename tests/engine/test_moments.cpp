// Moments of a scratch image and undo: bytes, mappings, limits and threads. What a moment was is told by a copy of the image
// file, made by read(2) at that moment.
#include <QTest>
#include <cstring>
#include <thread>

#include "support/dax_image.h"
#include "support/filler.h"
#include "support/image_bytes.h"

using namespace daxscope;
using namespace daxscope::test;

namespace {

session::Arguments writeOf(const std::string& path, std::uint64_t offset, std::string data) {
    session::Arguments arguments;
    arguments.set("path", path);
    arguments.set("offset", offset);
    arguments.set("data", std::move(data));
    return arguments;
}

bool apply(session::Session& session, const char* name, const session::Arguments& arguments) {
    return session.apply(*session::findOperation(name), arguments).has_value();
}

bool write(session::Session& session, const std::string& path, const std::string& data) {
    return apply(session, "write", writeOf(path, 0, data));
}

std::string lastKind(DaxImage& image) {
    const auto held = image.fs().lock();
    const auto& story = image.fs().views().story();
    return story ? story->kind : "";
}

/// An image that existed before it was opened, which keeps no moments; null when it cannot be made.
std::unique_ptr<session::Session> existingImage(const ScratchDirectory& scratch) {
    const std::string path = scratch.path("existing.img");
    session::CreateOptions options;
    options.size = 128ULL << 20;
    if (!session::createImage(path, options))
        return nullptr;
    return session::Session::openForWriting(path, true).value_or(nullptr);
}

}  // namespace

class TestMoments : public QObject {
    Q_OBJECT
private slots:
    void everyOperationIsUndone();
    void whatFailsLeavesNoStep();
    void aChangeForgetsWhatLayAhead();
    void storesOfMappingsAreUndone();
    void hugeEntriesAreKeptWhole();
    void synchronousMappings();
    void mappingsOfWhatIsNotThereEnd();
    void anotherFileOfThatNumberIsNotMapped();
    void poisonComesBack();
    void notWhileFrozen();
    void theOldestGoFirst();
    void whatIsTooLargeIsNotKept();
    void withoutMomentsTheTransactionGoes();
    void whatIsOverwrittenInPlaceIsTold();
    void storesMeetMoments();
};

void TestMoments::everyOperationIsUndone() {
    DaxImage image(128ULL << 20);
    QVERIFY(image.good());
    session::Session& session = image.session();
    session.takeMomentsByItself();
    QVERIFY(!session.history().canUndo);
    QVERIFY(!session.undo());

    std::vector<ImageBytes> states;
    const auto remember = [&] { states.emplace_back(image.path()); };
    remember();
    QVERIFY(write(session, "/a", filled('a', 100000)));
    remember();
    session::Arguments snapshot;
    snapshot.set("source", std::string("/"));
    snapshot.set("target", std::string("/s"));
    snapshot.set("readOnly", false);
    QVERIFY(apply(session, "snapshot", snapshot));
    remember();
    session::Arguments removal;
    removal.set("path", std::string("/a"));
    removal.set("recursive", false);
    QVERIFY(apply(session, "remove", removal));
    remember();

    QCOMPARE(session.history().undo, std::string("remove /a"));
    for (std::size_t at = states.size() - 1; at-- > 0;) {
        QVERIFY(session.history().canUndo);
        QVERIFY(session.undo());
        QCOMPARE(states[at].difference(image.path()), std::string());
    }
    QVERIFY(!session.history().canUndo);
    QCOMPARE(session.changes(), std::uint64_t{0});
    QCOMPARE(session.history().redo, std::string("write /a"));
    for (std::size_t at = 1; at < states.size(); ++at) {
        QVERIFY(session.redo());
        QCOMPARE(states[at].difference(image.path()), std::string());
    }
    QVERIFY(!session.history().canRedo);
    QVERIFY(session.undo());
    QCOMPARE(image.read("/a", 0, 4), filled('a', 4));
    QCOMPARE(image.read("/s/a", 0, 4), filled('a', 4));
    QCOMPARE(image.check(), std::string());
}

void TestMoments::whatFailsLeavesNoStep() {
    DaxImage image(128ULL << 20);
    session::Session& session = image.session();
    session.takeMomentsByItself();
    QVERIFY(write(session, "/a", "one"));
    session::Arguments link;
    link.set("existing", std::string("/a"));
    link.set("path", std::string("/missing/a"));
    QVERIFY(!apply(session, "link", link));
    QCOMPARE(session.history().undo, std::string("write /a"));
    // What failed does not close the way forward, as long as nothing changed.
    QVERIFY(session.undo());
    QVERIFY(!apply(session, "link", link));
    QVERIFY(session.redo());
    QCOMPARE(image.read("/a", 0, 3), std::string("one"));
}

void TestMoments::aChangeForgetsWhatLayAhead() {
    DaxImage image(128ULL << 20);
    session::Session& session = image.session();
    session.takeMomentsByItself();
    QVERIFY(write(session, "/a", "one"));
    QVERIFY(write(session, "/a", "two"));
    QVERIFY(session.undo());
    QVERIFY(session.history().canRedo);
    QVERIFY(write(session, "/b", "three"));
    QVERIFY(!session.history().canRedo);
    QVERIFY(!session.redo());
    QVERIFY(session.undo());
    QCOMPARE(image.read("/b", 0, 3), std::string("errno 2"));
    QCOMPARE(image.read("/a", 0, 3), std::string("one"));
    QVERIFY(session.undo());
    QCOMPARE(image.read("/a", 0, 3), std::string("errno 2"));
    QCOMPARE(image.check(), std::string());
}

void TestMoments::storesOfMappingsAreUndone() {
    DaxImage image(128ULL << 20);
    session::Session& session = image.session();
    QCOMPARE(image.write("/f", 0, filled('-', 8 * page)), 0);
    const dax::ViewId view = image.map("/f");
    const dax::ViewId other = image.map("/f", "B");
    QCOMPARE(image.store(view, page, "before"), 0);
    const std::uint64_t block = image.device("/f", page);
    session.trace().start();
    const auto moment = session.takeMoment("m");
    QVERIFY(moment);
    const ImageBytes then(image.path());
    QCOMPARE(image.state(view, 1), dax::PageState::WriteProtected);
    // The fault is the moment's doing: nothing is copied for it.
    QCOMPARE(image.store(view, page, "after!"), 0);
    QCOMPARE(lastKind(image), std::string("pfn_mkwrite, the observer's"));
    QCOMPARE(image.device("/f", page), block);
    QVERIFY(std::ranges::contains(session.trace().since(0), "pfn_mkwrite, the observer's",
                                  &trace::Event::name));
    QCOMPARE(image.store(view, 3 * page, "new"), 0);
    QCOMPARE(image.load(other, page, 6), std::string("after!"));

    QVERIFY(session.restart(*moment));
    QCOMPARE(then.difference(image.path()), std::string());
    // Both are still there, and find what was there then.
    QCOMPARE(image.load(view, page, 6), std::string("before"));
    QCOMPARE(image.load(other, page, 6), std::string("before"));
    QCOMPARE(image.load(other, 3 * page, 3), std::string("---"));
    QCOMPARE(image.contradictions(), std::uint64_t{0});
    QVERIFY(session.redo());
    QCOMPARE(image.load(other, page, 6), std::string("after!"));
    QCOMPARE(image.load(view, 3 * page, 3), std::string("new"));
    QCOMPARE(image.store(other, page, "again!"), 0);
    QVERIFY(!session.history().canRedo);
    QVERIFY(session.restart(*moment));
    QCOMPARE(then.difference(image.path()), std::string());
    QCOMPARE(image.check(), std::string());
}

void TestMoments::hugeEntriesAreKeptWhole() {
    DaxImage image(256ULL << 20);
    session::Session& session = image.session();
    constexpr std::uint64_t huge = 2ULL << 20;
    QCOMPARE(image.write("/h", 0, filled('h', 2 * huge)), 0);
    const dax::ViewId view = image.map("/h");
    if (image.load(view, 0, 1) != "h" || image.entry("/h", 0).kind != dax::EntryKind::Pmd)
        QSKIP("no aligned 2 MiB came of it");
    const auto moment = session.takeMoment("m");
    const ImageBytes then(image.path());
    QCOMPARE(image.store(view, 5 * page, "x"), 0);
    QCOMPARE(image.state(view, 400), dax::PageState::Writable);
    // Without another fault.
    QCOMPARE(image.store(view, 400 * page, "y"), 0);
    QVERIFY(session.restart(*moment));
    QCOMPARE(then.difference(image.path()), std::string());
    QCOMPARE(image.load(view, 400 * page, 1), std::string("h"));
}

void TestMoments::synchronousMappings() {
    qputenv("PMEM2_FORCE_GRANULARITY", "byte");
    DaxImage image(128ULL << 20);
    qunsetenv("PMEM2_FORCE_GRANULARITY");
    session::Session& session = image.session();
    QCOMPARE(image.write("/f", 0, filled('-', 4 * page)), 0);
    dax::MapRequest request;
    request.path = "/f";
    request.sync = true;
    const auto view = image.fs().map(request);
    if (!view)
        QSKIP("MAP_SYNC is refused here");
    QCOMPARE(image.store(*view, 0, "one"), 0);
    const auto moment = session.takeMoment("m");
    const ImageBytes then(image.path());
    QCOMPARE(image.store(*view, 0, "two"), 0);
    QVERIFY(session.commit());
    QCOMPARE(image.store(*view, 1, "wo!"), 0);
    QVERIFY(session.restart(*moment));
    QCOMPARE(then.difference(image.path()), std::string());
    QCOMPARE(image.load(*view, 0, 3), std::string("one"));
    QCOMPARE(image.check(), std::string());
}

void TestMoments::mappingsOfWhatIsNotThereEnd() {
    DaxImage image(128ULL << 20);
    session::Session& session = image.session();
    QCOMPARE(image.write("/old", 0, filled('o', 4 * page)), 0);
    const dax::ViewId old = image.map("/old");
    const auto moment = session.takeMoment("m");
    QCOMPARE(image.write("/new", 0, filled('n')), 0);
    const dax::ViewId fresh = image.map("/new");
    QCOMPARE(image.load(fresh, 0, 1), std::string("n"));
    QVERIFY(image.fs().truncate("/old", 16 * page));
    const dax::ViewId grown = image.map("/old", "B");
    QCOMPARE(image.store(grown, 10 * page, "x"), 0);
    const auto back = session.restart(*moment);
    QVERIFY(back);
    QCOMPARE(back->ended, std::vector<std::uint64_t>{fresh});
    QCOMPARE(image.load(fresh, 0, 1), QString("errno %1").arg(EINVAL).toStdString());
    QCOMPARE(image.load(old, 0, 1), std::string("o"));
    // What is behind the end of then is SIGBUS.
    QCOMPARE(image.load(grown, 10 * page, 1), QString("errno %1").arg(EFAULT).toStdString());
    QCOMPARE(image.load(grown, 3 * page, 1), std::string("o"));
}

void TestMoments::anotherFileOfThatNumberIsNotMapped() {
    DaxImage image(128ULL << 20);
    session::Session& session = image.session();
    QVERIFY(session.takeMoment("m"));
    QCOMPARE(image.write("/one", 0, filled('1')), 0);
    const dax::ViewId view = image.map("/one");
    QVERIFY(session.undo());
    QCOMPARE(image.write("/two", 0, filled('2')), 0);
    QVERIFY(image.load(view, 0, 1) != "2");
    // Going forward again is over; nothing holds what is gone.
    QVERIFY(session.undo());
    QCOMPARE(image.check(), std::string());
}

void TestMoments::poisonComesBack() {
    DaxImage image(128ULL << 20);
    session::Session& session = image.session();
    session.takeMomentsByItself();
    QVERIFY(write(session, "/f", filled('f', 2 * page)));
    session::Arguments poison;
    poison.set("byte", image.device("/f", 0));
    poison.set("length", page);
    QVERIFY(apply(session, "poison", poison));
    const std::string refused = QString("errno %1").arg(EIO).toStdString();
    QCOMPARE(image.read("/f", 0, 1), refused);
    QVERIFY(session.undo());
    QCOMPARE(image.read("/f", 0, 1), std::string("f"));
    QVERIFY(session.redo());
    QCOMPARE(image.read("/f", 0, 1), refused);
}

void TestMoments::notWhileFrozen() {
    DaxImage image(128ULL << 20);
    session::Session& session = image.session();
    session.takeMomentsByItself();
    QVERIFY(write(session, "/f", "f"));
    QVERIFY(image.fs().freeze());
    const ImageBytes frozen(image.path());
    QVERIFY(!session.history().canUndo);
    const auto refused = session.undo();
    QVERIFY(!refused && refused.error().code == EBUSY);
    QVERIFY(!session.takeMoment("m"));
    QCOMPARE(frozen.difference(image.path()), std::string());
    QVERIFY(image.fs().thaw());
    QVERIFY(session.undo());
    QCOMPARE(image.read("/f", 0, 1), std::string("errno 2"));
}

void TestMoments::theOldestGoFirst() {
    DaxImage image(256ULL << 20);
    session::Session& session = image.session();
    session.takeMomentsByItself();
    session.limitMoments(8ULL << 20);
    for (int i = 0; i < 8; ++i)
        QVERIFY(
            write(session, std::format("/f{}", i), filled(static_cast<char>('a' + i), 2 << 20)));
    // Old content of new blocks is zeros, which cost little: these are overwritten.
    QVERIFY(session.commit());
    for (int round = 0; round < 3; ++round) {
        for (int i = 0; i < 8; ++i)
            QVERIFY(write(session, std::format("/f{}", i), filled('0', 2 << 20)));
        QVERIFY(session.commit());
    }
    const auto history = session.history();
    QVERIFY(!history.moments.empty());
    QVERIFY(history.moments.front().number > 1);
    {
        const auto held = image.fs().lock();
        QVERIFY(image.fs().moments()->bytes() <= image.fs().moments()->limit());
        QVERIFY(image.fs().moments()->forgotten() > 0);
    }
    const auto gone = session.restart(1);
    QVERIFY(!gone && gone.error().code == ENOENT);
    while (session.history().canUndo)
        QVERIFY(session.undo());
    QCOMPARE(image.check(), std::string());
}

void TestMoments::whatIsTooLargeIsNotKept() {
    DaxImage image(256ULL << 20);
    session::Session& session = image.session();
    QVERIFY(write(session, "/f", filled('f', 16 << 20)));
    QVERIFY(session.commit());
    session.takeMomentsByItself();
    session.limitMoments(4ULL << 20);
    session::Arguments removal;
    removal.set("path", std::string("/f"));
    removal.set("recursive", false);
    QVERIFY(apply(session, "remove", removal));
    QVERIFY(session.operations()->clean());
    for (int i = 0; i < 16; ++i) {
        QVERIFY(write(session, "/g", filled(static_cast<char>('A' + i), 16 << 20)));
        QVERIFY(session.commit());
    }
    QVERIFY(!session.history().canUndo);
    QVERIFY(session.history().whyNot.contains("more than"));
    // And from the next one on, again.
    QVERIFY(write(session, "/h", "h"));
    QCOMPARE(session.history().undo, std::string("write /h"));
    QVERIFY(session.undo());
    QCOMPARE(image.check(), std::string());
}

void TestMoments::withoutMomentsTheTransactionGoes() {
    ScratchDirectory scratch;
    const auto opened = existingImage(scratch);
    QVERIFY(opened != nullptr);
    session::Session& session = *opened;
    const auto read = [&](const std::string& file) {
        const auto bytes = session.filesystem()->read(file, {0, 3});
        return bytes ? std::string(asText(*bytes)) : std::format("errno {}", bytes.error().code);
    };
    QVERIFY(write(session, "/kept", "one"));
    QVERIFY(session.commit());
    const std::uint64_t step = session.step();
    QVERIFY(!session.history().canUndo);
    QVERIFY(!session.undo());
    QVERIFY(write(session, "/kept", "two"));
    QVERIFY(write(session, "/lost", "two"));
    const dax::ViewId view = session.filesystem()->map({.path = "/kept"}).value_or(0);
    QVERIFY(session.filesystem()->store(view, 0, asBytes("three")));
    const auto history = session.history();
    QVERIFY(history.canUndo && !history.byMoments);
    QCOMPARE(history.uncommitted, (std::vector<std::string>{"write /kept", "write /lost"}));
    QCOMPARE(history.inPlace, std::uint64_t{0});
    const auto undone = session.undo();
    QVERIFY(undone);
    QCOMPARE(undone->step, step);
    QCOMPARE(session.changes(), std::uint64_t{0});
    QCOMPARE(read("/kept"), std::string("one"));
    QCOMPARE(read("/lost"), std::string("errno 2"));
    const auto loaded = session.filesystem()->load(view, {0, 3});
    QVERIFY(loaded && asText(*loaded) == "one");
    QVERIFY(!session.redo());
    // And on from there.
    QVERIFY(write(session, "/next", "new"));
    QVERIFY(session.commit());
    QCOMPARE(read("/next"), std::string("new"));
}

void TestMoments::whatIsOverwrittenInPlaceIsTold() {
    ScratchDirectory scratch;
    const auto opened = existingImage(scratch);
    QVERIFY(opened != nullptr);
    session::Session& session = *opened;
    files::Operations& operations = *session.operations();
    QVERIFY(operations.create("/f", 0100644, 0));
    QVERIFY(operations.setNoCow("/f", true));
    QVERIFY(write(session, "/f", filled('-', 4 * page)));
    QVERIFY(session.commit());
    QVERIFY(write(session, "/f", filled('+', page)));
    QCOMPARE(session.history().inPlace, page);
    const dax::ViewId view = session.filesystem()->map({.path = "/f"}).value_or(0);
    QVERIFY(session.filesystem()->store(view, 2 * page, asBytes("in place")));
    QCOMPARE(session.history().inPlace, 2 * page);
    const auto undone = session.undo();
    QVERIFY(undone);
    QCOMPARE(undone->inPlace, 2 * page);
    const auto bytes = session.filesystem()->read("/f", {2 * page, 8});
    QVERIFY(bytes && asText(*bytes) == "in place");
}

/// Each thread stores growing numbers, one after the other, round and round its pages; what a moment has of a thread must be
/// exactly what the thread had after some store, between those that had ended before and those that began after it.
void TestMoments::storesMeetMoments() {
    constexpr std::size_t threads = 3;
    constexpr std::uint64_t words = 4 * page / sizeof(std::uint64_t);
    constexpr int moments = 40;
    DaxImage image(256ULL << 20);
    session::Session& session = image.session();
    for (std::size_t i = 0; i < threads; ++i)
        QCOMPARE(image.write(std::format("/t{}", i), 0, filled('\0', words * 8)), 0);
    QVERIFY(session.commit());
    std::atomic<bool> stop = false;
    std::array<std::atomic<std::uint64_t>, threads> begun{}, ended{};
    std::atomic<int> failed = 0;
    std::vector<std::jthread> running;
    for (std::size_t i = 0; i < threads; ++i) {
        const dax::ViewId view = image.map(std::format("/t{}", i), std::string(1, 'A' + char(i)));
        running.emplace_back([&, i, view] {
            for (std::uint64_t number = 1; !stop; ++number) {
                begun.at(i) = number;
                const std::string bytes(reinterpret_cast<const char*>(&number), sizeof number);
                if (image.store(view, number % words * sizeof number, bytes) != 0)
                    ++failed;
                ended.at(i) = number;
            }
        });
    }
    struct Taken {
        std::uint64_t number;
        std::array<std::uint64_t, threads> from, to;
    };
    std::vector<Taken> taken;
    for (int m = 0; m < moments; ++m) {
        Taken one{};
        // Some way on, so that every moment differs.
        const std::uint64_t wanted = ended[0] + 200;
        while (ended[0] < wanted)
            std::this_thread::yield();
        for (std::size_t i = 0; i < threads; ++i)
            one.from.at(i) = ended.at(i);
        const auto number = session.takeMoment("m");
        QVERIFY(number);
        for (std::size_t i = 0; i < threads; ++i)
            one.to.at(i) = begun.at(i);
        one.number = *number;
        taken.push_back(one);
    }
    stop = true;
    running.clear();
    QCOMPARE(failed.load(), 0);
    // Nothing was lost in the present, either.
    const auto newest = [&](std::size_t i) {
        const std::string bytes = image.read(std::format("/t{}", i), 0, words * 8);
        std::vector<std::uint64_t> numbers(words);
        std::memcpy(numbers.data(), bytes.data(), std::min<std::size_t>(bytes.size(), words * 8));
        const std::uint64_t last = *std::ranges::max_element(numbers);
        for (std::uint64_t word = 0; word < words; ++word) {
            // The last number up to `last` that went there.
            const std::uint64_t apart = (last % words + words - word) % words;
            const std::uint64_t should = apart < last ? last - apart : 0;
            if (numbers.at(word) != should)
                return std::uint64_t{0};
        }
        return last;
    };
    for (std::size_t i = 0; i < threads; ++i)
        QCOMPARE(newest(i), ended.at(i).load());
    Dice dice(7);
    for (int tries = 0; tries < moments; ++tries) {
        const Taken& one = taken.at(dice.below(taken.size()));
        QVERIFY(session.restart(one.number));
        for (std::size_t i = 0; i < threads; ++i) {
            const std::uint64_t found = newest(i);
            QVERIFY2(found >= one.from.at(i) && found <= one.to.at(i),
                     qPrintable(QString("moment %1, thread %2: %3 is not in %4…%5")
                                    .arg(one.number)
                                    .arg(i)
                                    .arg(found)
                                    .arg(one.from.at(i))
                                    .arg(one.to.at(i))));
        }
    }
    QCOMPARE(image.check(), std::string());
}

QTEST_APPLESS_MAIN(TestMoments)
#include "test_moments.moc"
