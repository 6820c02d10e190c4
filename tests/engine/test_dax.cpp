// Mission D, row by row: files mapped by several processes, with real page faults.
#include <fcntl.h>
#include <linux/loop.h>
#include <sys/ioctl.h>

#include <QTest>
#include <thread>

#include "dax/raw_device.h"
#include "support/dax_image.h"
#include "support/filler.h"

using namespace daxscope;
using namespace daxscope::test;
using dax::PageState;

class TestDax : public QObject {
    Q_OBJECT
private slots:
    void d1_sessions();
    void d3_readsZeros();
    void d4_unalignedWrite();
    void d6_storeCopiesAndUnmapsOthers();
    void d6_ownPagesAreNotCopied();
    void d6_privateViews();
    void d7_nothingLeftWhenTheCopyFails();
    void d8_writebackProtects();
    void d9_snapshotsHold();
    void d10_mapSync();
    void d12_bothSidesStay();
    void d13_poison();
    void d14_freeze();
    void d15_removedDevice();
    void d15_truncatedUnderUs();
    void d16_rawDevice();
    void d16_sizeIsKept();
    void d16_blockDevice();
    void d17_endOfFile();
    void d18_hugeEntries();
    void d6_chattr();
    void d19_immutableExtents();
    void d20_writeFromItsOwnView();
    void d21_perInode();
    void d22_refused();
    void checksummedFiles();
    void inlineAndCompressed();
    void dupDataCannotBeMapped();
    void removedWhileMapped();
    void manyFragments();
    void writers();
    void picturesBetweenStores();
    void questionsAfterFaults();
    void spaceRunsOut();
    void subvolumeRemovedWhileMapped();
    void d13_poisonWrittenInPlace();
    void d13_poisonUnderADirtyPage();
    void d13_poisonedTreeBlocks();
    void d14_unmappedWhileFrozen();
    void writesToAKnownFile();
    void marksAreNoticed();
};

void TestDax::d1_sessions() {
    DaxImage without(256ULL << 20, false);
    QVERIFY(without.good());
    QCOMPARE(without.write("/f", 0, "x"), 0);
    dax::MapRequest request;
    request.path = "/f";
    const auto refused = without.fs().map(request);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, EOPNOTSUPP);
    DaxImage image;
    QVERIFY(image.good());
    QCOMPARE(image.write("/small", 0, "x"), 0);
    QVERIFY(image.device("/small", 0) != 0);  // never inline
    request.path = "/nothing";
    QCOMPARE(image.fs().map(request).error().code, ENOENT);
    request.path = "/";
    QCOMPARE(image.fs().map(request).error().code, EISDIR);
    request.path = "/small";
    request.offset = 100;
    QCOMPARE(image.fs().map(request).error().code, EINVAL);
    QCOMPARE(image.check(), std::string());
}

/// Holes and reserved space read as zeros, by load and by read; reads end at the end.
void TestDax::d3_readsZeros() {
    DaxImage image;
    QCOMPARE(image.write("/f", 3 * page, "end"), 0);
    QVERIFY(image.fs().allocate("/f", {page, page}, true));
    const auto view = image.map("/f");
    QVERIFY(view != 0);
    QCOMPARE(image.load(view, 0, 2 * page), filled('\0', 2 * page));
    QCOMPARE(image.state(view, 0), PageState::Zero);
    QCOMPARE(image.state(view, 1), PageState::Zero);
    QCOMPARE(image.load(view, 3 * page, 5), std::string("end\0\0", 5));
    QCOMPARE(image.read("/f", 3 * page, 100), std::string("end"));
    QCOMPARE(image.read("/f", 9 * page, 100), std::string());
    QCOMPARE(image.contradictions(), 0U);
    QCOMPARE(image.check(), std::string());
}

void TestDax::d4_unalignedWrite() {
    DaxImage image;
    QCOMPARE(image.write("/f", 0, filled('a', 3 * page)), 0);
    QVERIFY(image.fs().clone("/f", 0, "/g", 0, 0));
    const std::uint64_t before = image.device("/f", page);
    QCOMPARE(image.write("/f", page + 100, filled('b', 50)), 0);
    QVERIFY(image.device("/f", page) != before);
    QCOMPARE(image.device("/g", page), before);
    std::string expected = filled('a', 3 * page);
    expected.replace(page + 100, 50, filled('b', 50));
    QCOMPARE(image.read("/f", 0, 3 * page), expected);
    QCOMPARE(image.read("/g", 0, 3 * page), filled('a', 3 * page));
    QCOMPARE(image.check(), std::string());
}

/// The seed of it all: two processes, a snapshot, one store.
void TestDax::d6_storeCopiesAndUnmapsOthers() {
    DaxImage image;
    QCOMPARE(image.write("/f", 0, filled('a', 4 * page)), 0);
    const auto a = image.map("/f", "A");
    const auto b = image.map("/f", "B");
    QVERIFY(image.fs().snapshot("/", "/snap", true));
    QCOMPARE(image.load(a, page, 4), std::string("aaaa"));
    QCOMPARE(image.load(b, page, 4), std::string("aaaa"));
    QCOMPARE(image.state(a, 1), PageState::ReadOnly);
    QCOMPARE(image.state(b, 1), PageState::ReadOnly);
    const std::uint64_t before = image.device("/f", page);
    QCOMPARE(image.store(a, page + 5, "later"), 0);
    QCOMPARE(image.state(a, 1), PageState::Writable);
    QCOMPARE(image.state(b, 1), PageState::Unmapped);
    const dax::Entry entry = image.entry("/f", 1);
    QVERIFY(entry.dirty && entry.own && !entry.locked);
    QVERIFY(entry.device() != before);
    QCOMPARE(image.device("/f", page), entry.device());
    QCOMPARE(image.device("/snap/f", page), before);
    QCOMPARE(image.load(b, page, 10), std::string("aaaaalater"));
    QCOMPARE(image.read("/f", page, 10), std::string("aaaaalater"));
    QCOMPARE(image.read("/snap/f", page, 10), filled('a', 10));
    QCOMPARE(image.contradictions(), 0U);
    QCOMPARE(image.check(true), std::string());
    QCOMPARE(image.read("/f", page, 10), std::string("aaaaalater"));
    QCOMPARE(image.read("/snap/f", page, 10), filled('a', 10));
}

void TestDax::d6_ownPagesAreNotCopied() {
    DaxImage image;
    QCOMPARE(image.write("/f", 0, filled('a', 2 * page)), 0);
    QVERIFY(image.fs().commit());
    const auto a = image.map("/f", "A");
    const auto b = image.map("/f", "B");
    QCOMPARE(image.store(a, 0, "1"), 0);
    const std::uint64_t own = image.device("/f", 0);
    QCOMPARE(image.store(b, 1, "2"), 0);
    QCOMPARE(image.device("/f", 0), own);
    QCOMPARE(image.state(a, 0), PageState::Writable);
    QCOMPARE(image.state(b, 0), PageState::Writable);
    QCOMPARE(image.load(a, 0, 3), std::string("12a"));
    // A clone inside of the transaction shares it: the next store copies.
    QVERIFY(image.fs().clone("/f", 0, "/g", 0, page));
    QCOMPARE(image.store(a, 0, "3"), 0);
    QVERIFY(image.device("/f", 0) != own);
    QCOMPARE(image.device("/g", 0), own);
    QCOMPARE(image.read("/g", 0, 3), std::string("12a"));
    QCOMPARE(image.load(b, 0, 3), std::string("32a"));
    // So does a commit.
    const std::uint64_t second = image.device("/f", 0);
    QVERIFY(image.fs().commit());
    QCOMPARE(image.state(a, 0), PageState::WriteProtected);
    QCOMPARE(image.store(a, 0, "4"), 0);
    QVERIFY(image.device("/f", 0) != second);
    QCOMPARE(image.check(), std::string());
}

void TestDax::d6_privateViews() {
    DaxImage image;
    QCOMPARE(image.write("/f", 0, filled('a', 2 * page)), 0);
    dax::MapRequest request;
    request.path = "/f";
    request.process = "P";
    request.shared = false;
    const auto p = image.fs().map(request).value_or(0);
    const auto a = image.map("/f", "A");
    QCOMPARE(image.store(p, 0, "private"), 0);
    QCOMPARE(image.state(p, 0), PageState::Private);
    QCOMPARE(image.load(a, 0, 7), filled('a', 7));
    QCOMPARE(image.store(a, 0, "shared!!"), 0);
    QCOMPARE(image.load(p, 0, 8), std::string("privatea"));  // never mapped over
    QCOMPARE(image.store(a, page, "x"), 0);
    QCOMPARE(image.load(p, page, 1), std::string("x"));  // a page it has not stored to
    QVERIFY(image.fs().commit());
    QCOMPARE(image.load(p, 0, 8), std::string("privatea"));
    QVERIFY(image.fs().truncate("/f", 0));  // takes private pages, too
    QCOMPARE(image.load(p, 0, 1), std::string("errno 14"));
    QCOMPARE(image.contradictions(), 0U);
    QCOMPARE(image.check(), std::string());
}

void TestDax::d7_nothingLeftWhenTheCopyFails() {
    DaxImage image;
    QCOMPARE(image.write("/f", 0, filled('a', 2 * page)), 0);
    QVERIFY(image.fs().commit());
    const auto a = image.map("/f", "A");
    const std::uint64_t block = image.device("/f", 0);
    QVERIFY(image.fs().poison({block, page}));
    QCOMPARE(image.store(a, 10, "x"), EIO);
    QCOMPARE(image.device("/f", 0), block);
    QVERIFY(!image.entry("/f", 0).dirty && !image.entry("/f", 0).locked);
    QCOMPARE(image.state(a, 0), PageState::Unmapped);
    QCOMPARE(image.store(a, page, "y"), 0);
    image.session().clearPoison();
    QCOMPARE(image.check(), std::string());
}

void TestDax::d8_writebackProtects() {
    DaxImage image;
    QCOMPARE(image.write("/f", 0, filled('a', 8 * page)), 0);
    QVERIFY(image.fs().commit());
    const auto a = image.map("/f", "A");
    const auto b = image.map("/f", "B");
    for (const std::uint64_t at : {0, 1, 5})
        QCOMPARE(image.store(a, at * page, "x"), 0);
    QCOMPARE(image.store(b, 5 * page, "y"), 0);
    std::vector<std::pair<trace::Kind, std::string>> steps;
    image.session().trace().start();
    const std::uint64_t from = image.session().trace().since(0).size();
    QVERIFY(image.fs().sync(a));
    QCOMPARE(image.state(a, 0), PageState::WriteProtected);
    QCOMPARE(image.state(a, 5), PageState::WriteProtected);
    QCOMPARE(image.state(b, 5), PageState::WriteProtected);
    QVERIFY(!image.entry("/f", 0).dirty && !image.entry("/f", 5).towrite);
    // TOWRITE, protect, flush: in that order.
    std::size_t marked = 0, guarded = 0, flushed = 0, index = from;
    for (const trace::Event& event : image.session().trace().since(from)) {
        ++index;
        if (event.kind == trace::Kind::EntryMark && event.name == "TOWRITE" && marked == 0)
            marked = index;
        if (event.kind == trace::Kind::WriteProtect && guarded == 0)
            guarded = index;
        if (event.kind == trace::Kind::Flush && flushed == 0)
            flushed = index;
    }
    QVERIFY(marked != 0 && marked < guarded && guarded < flushed);
    QCOMPARE(image.contradictions(), 0U);
    QCOMPARE(image.check(), std::string());
}

void TestDax::d9_snapshotsHold() {
    DaxImage image;
    QCOMPARE(image.write("/f", 0, filled('a', 16 * page)), 0);
    const auto a = image.map("/f", "A");
    for (std::uint64_t i = 0; i < 16; ++i)
        QCOMPARE(image.store(a, i * page, "one"), 0);
    QVERIFY(image.fs().snapshot("/", "/s1", false));
    for (std::uint64_t i = 0; i < 16; i += 2)
        QCOMPARE(image.store(a, i * page, "two"), 0);
    QVERIFY(image.fs().snapshot("/", "/s2", true));
    QCOMPARE(image.store(a, 0, "three"), 0);
    for (std::uint64_t i = 0; i < 16; ++i) {
        QCOMPARE(image.read("/s1/f", i * page, 3), std::string("one"));
        QCOMPARE(image.read("/s2/f", i * page, 3), std::string(i % 2 == 0 ? "two" : "one"));
    }
    QCOMPARE(image.read("/f", 0, 5), std::string("three"));
    QCOMPARE(image.contradictions(), 0U);
    QCOMPARE(image.check(), std::string());
}

void TestDax::d10_mapSync() {
    DaxImage image;
    QCOMPARE(image.write("/f", 0, filled('a', 4 * page)), 0);
    dax::MapRequest request;
    request.path = "/f";
    request.sync = true;
    const auto mapped = image.fs().map(request);
    if (!mapped) {
        // Below page granularity only: the environment says which this is.
        QCOMPARE(mapped.error().code, EOPNOTSUPP);
        QVERIFY(qgetenv("PMEM2_FORCE_GRANULARITY").isEmpty());
        return;
    }
    const auto v = *mapped;
    QCOMPARE(image.store(v, 0, "sync"), 0);
    QVERIFY(image.entry("/f", 0).sync);
    const std::uint64_t block = image.device("/f", 0);
    // The block's place is durable already: power may fail now.
    const std::uint64_t generation = image.session().volume().super().generation;
    QCOMPARE(image.store(v, 8, "again"), 0);
    QCOMPARE(image.session().volume().super().generation.get(), generation);
    QVERIFY(image.fs().commit());
    QCOMPARE(image.state(v, 0), PageState::Writable);  // commits leave it
    QCOMPARE(image.device("/f", 0), block);
    QVERIFY(image.fs().snapshot("/", "/s", true));
    QCOMPARE(image.state(v, 0), PageState::WriteProtected);  // snapshots do not
    QCOMPARE(image.store(v, 0, "SYNC"), 0);
    QVERIFY(image.device("/f", 0) != block);
    QCOMPARE(image.read("/s/f", 0, 4), std::string("sync"));
    // A block that somebody else's store has just allocated is not there for the next mount, either.
    const auto plain = image.map("/f", "B");
    QCOMPARE(image.store(plain, 2 * page, "plain"), 0);
    const std::uint64_t uncommitted = image.session().volume().super().generation;
    QCOMPARE(image.store(v, 2 * page, "after"), 0);
    QVERIFY(image.session().volume().super().generation > uncommitted);
    QVERIFY(image.entry("/f", 2).sync);
    request.shared = false;
    QCOMPARE(image.fs().map(request).error().code, EOPNOTSUPP);
    QCOMPARE(image.check(), std::string());
}

void TestDax::d12_bothSidesStay() {
    DaxImage image;
    QCOMPARE(image.write("/f", 0, filled('a', 4 * page)), 0);
    QVERIFY(image.fs().snapshot("/", "/s", true));
    const auto a = image.map("/f", "A");
    QCOMPARE(image.load(a, page, 1), std::string("a"));
    QVERIFY(image.fs().zero("/f", {page + 10, 20}, true));
    std::string expected = filled('a');
    expected.replace(10, 20, filled('\0', 20));
    QCOMPARE(image.load(a, page, page), expected);
    QVERIFY(image.fs().punch("/f", {2 * page + 100, 10}));
    expected = filled('a');
    expected.replace(100, 10, filled('\0', 10));
    QCOMPARE(image.load(a, 2 * page, page), expected);
    QVERIFY(image.fs().truncate("/f", 3 * page + 7));
    QCOMPARE(image.load(a, 3 * page, page), filled('a', 7) + filled('\0', page - 7));
    QVERIFY(image.fs().truncate("/f", 4 * page));
    QCOMPARE(image.read("/f", 3 * page, page), filled('a', 7) + filled('\0', page - 7));
    QCOMPARE(image.read("/s/f", 0, 4 * page), filled('a', 4 * page));
    QCOMPARE(image.check(), std::string());
}

void TestDax::d13_poison() {
    DaxImage image;
    QCOMPARE(image.write("/f", 0, filled('a', 4 * page)), 0);
    const auto a = image.map("/f", "A");
    QCOMPARE(image.load(a, page, 1), std::string("a"));
    QVERIFY(image.fs().poison({image.device("/f", page) + 5, 1}));
    QCOMPARE(image.load(a, page, 1), std::string("errno 5"));  // though it was mapped
    QCOMPARE(image.read("/f", page, 10), std::string("errno 5"));
    QCOMPARE(image.write("/f", page + 1, "x"), EIO);  // the rest of the block is lost
    QCOMPARE(image.load(a, 0, 1), std::string("a"));
    QCOMPARE(image.write("/f", page, filled('b')), 0);
    QCOMPARE(image.load(a, page, 2), std::string("bb"));
    QCOMPARE(image.check(), std::string());
}

void TestDax::d14_freeze() {
    DaxImage image;
    QCOMPARE(image.write("/f", 0, filled('a', 4 * page)), 0);
    const auto a = image.map("/f", "A");
    QCOMPARE(image.store(a, 0, "before"), 0);
    QVERIFY(image.fs().freeze());
    QCOMPARE(image.state(a, 0), PageState::WriteProtected);
    const Bytes device = image.session().volume().device();
    const std::vector<std::byte> frozen(device.begin(), device.end());
    QCOMPARE(image.store(a, 0, "during"), EBUSY);
    QCOMPARE(image.store(a, page, "during"), EBUSY);
    QCOMPARE(image.write("/f", 0, "during"), EBUSY);
    QCOMPARE(image.fs().snapshot("/", "/s", true).error().code, EBUSY);
    QCOMPARE(image.fs().freeze().error().code, EBUSY);
    QCOMPARE(image.load(a, 0, 6), std::string("before"));
    QVERIFY(std::ranges::equal(frozen, device));
    QVERIFY(image.fs().thaw());
    QCOMPARE(image.fs().thaw().error().code, EINVAL);
    QCOMPARE(image.store(a, 0, "after!"), 0);
    QCOMPARE(image.load(a, 0, 6), std::string("after!"));
    QCOMPARE(image.check(), std::string());
}

void TestDax::d15_removedDevice() {
    DaxImage image;
    QCOMPARE(image.write("/f", 0, filled('a', 4 * page)), 0);
    const auto a = image.map("/f", "A");
    const auto b = image.map("/f", "B");
    QCOMPARE(image.store(a, 0, "x"), 0);
    QCOMPARE(image.load(b, page, 1), std::string("a"));
    QVERIFY(image.fs().removeDevice());
    QCOMPARE(image.state(a, 0), PageState::Unmapped);
    QCOMPARE(image.load(a, 0, 1), std::string("errno 5"));
    QCOMPARE(image.store(b, page, "x"), EIO);
    QCOMPARE(image.write("/f", 0, "x"), EIO);
    QCOMPARE(image.read("/f", 0, 1), std::string("errno 5"));
    QVERIFY(!image.fs().commit());
    (void)image.fs().unmap(a);
}

/// The image's file shrinks while it is mapped: SIGBUS, as for a device that is gone, in window and image map alike.
void TestDax::d15_truncatedUnderUs() {
    DaxImage image;
    QCOMPARE(image.write("/f", 0, filled('a', 4 * page)), 0);
    QVERIFY(image.fs().commit());
    const auto a = image.map("/f", "A");
    QCOMPARE(image.load(a, 0, 1), std::string("a"));
    std::filesystem::resize_file(image.path(), 1 << 20);
    QCOMPARE(image.load(a, 0, 1), std::string("errno 5"));
    QVERIFY(!image.session().info());
}

/// The image without its filesystem, for one alone.
void TestDax::d16_rawDevice() {
    DaxImage image(128ULL << 20);
    QCOMPARE(image.write("/f", 0, filled('a')), 0);
    QVERIFY(image.fs().commit());
    const std::uint64_t block = image.device("/f", 0);
    const auto busy = dax::RawDevice::open(image.path());
    QVERIFY(!busy);
    QCOMPARE(busy.error().code, EBUSY);
    QCOMPARE(image.check(), std::string());
    {
        const auto raw = dax::RawDevice::open(image.path());
        QVERIFY(raw);
        QVERIFY(!session::Session::openForWriting(image.path(), true));
        QCOMPARE((*raw)->size(), 128ULL << 20);
        const auto found = (*raw)->load({block, page});
        QVERIFY(found);
        QCOMPARE(std::string(asText(*found)), filled('a'));
        QVERIFY((*raw)->store(block + 5, asBytes("raw")));
        QVERIFY((*raw)->flush({block, page}));
        QVERIFY((*raw)->fence());
        QCOMPARE((*raw)->store(128ULL << 20, asBytes("x")).error().code, EFAULT);
        std::filesystem::resize_file(image.path(), block);
        QCOMPARE((*raw)->load({block + page, 1}).error().code, EIO);
        std::filesystem::resize_file(image.path(), 128ULL << 20);
    }
}

/// Our own operations leave the size alone; others may change it, and nothing crashes.
void TestDax::d16_sizeIsKept() {
    DaxImage image(128ULL << 20);
    QCOMPARE(image.check(), std::string());
    const auto raw = dax::RawDevice::open(image.path());
    QVERIFY(raw);
    const std::uint64_t size = (*raw)->size();
    session::CreateOptions options;
    options.overwrite = true;
    const auto remade = session::createImage(image.path(), options);
    QVERIFY(!remade);
    QCOMPARE(remade.error().code, EBUSY);
    options.size = 256ULL << 20;
    QCOMPARE(session::createImage(image.path(), options).error().code, EINVAL);
    QCOMPARE(std::filesystem::file_size(image.path()), size);
    // By others: larger is not seen, smaller is a device that is gone, for good.
    std::filesystem::resize_file(image.path(), size + page);
    QCOMPARE((*raw)->size(), size);
    QCOMPARE((*raw)->load({size, 1}).error().code, EFAULT);
    QVERIFY((*raw)->store(size - page, asBytes("x")));
    std::filesystem::resize_file(image.path(), size / 2);
    QVERIFY((*raw)->load({0, 1}));
    QCOMPARE((*raw)->store(size - page, asBytes("y")).error().code, EIO);
    QCOMPARE((*raw)->size(), size);
    std::filesystem::resize_file(image.path(), size);
    QCOMPARE((*raw)->load({size - page, 1}).error().code, EIO);
}

/// O_EXCL keeps everybody out who would mount or format it; who shrinks it from below takes the device away.
void TestDax::d16_blockDevice() {
    DAXSCOPE_NEEDS_MOUNTS();
    DaxImage image(128ULL << 20);
    QCOMPARE(image.check(), std::string());
    const auto loop = LoopDevice::attach(image.path());
    QVERIFY(loop);
    const auto raw = dax::RawDevice::open(loop->path());
    QVERIFY2(raw, raw ? "" : raw.error().text().c_str());
    QCOMPARE((*raw)->size(), 128ULL << 20);
    QVERIFY((*raw)->store(5 * page, asBytes("raw")));
    const int other = ::open(loop->path().c_str(), O_RDONLY | O_EXCL | O_CLOEXEC);
    QCOMPARE(other, -1);
    QCOMPARE(errno, EBUSY);
    std::filesystem::resize_file(image.path(), 64ULL << 20);
    QCOMPARE(::ioctl(loop->descriptor(), LOOP_SET_CAPACITY), 0);
    QCOMPARE((*raw)->load({100ULL << 20, 1}).error().code, EIO);
    QCOMPARE((*raw)->size(), 128ULL << 20);
}

/// A page maps one block, of two that should be alike.
void TestDax::dupDataCannotBeMapped() {
    const ScratchDirectory scratch;
    const auto made = makeImage(scratch.path("dup"), 512ULL << 20, {"-d", "dup", "-m", "dup"});
    QVERIFY2(made, made ? "" : made.error().c_str());
    const auto session = session::Session::openForWriting(scratch.path("dup"), true);
    QVERIFY(session);
    dax::Filesystem& fs = *(*session)->filesystem();
    QVERIFY(fs.write("/f", 0, asBytes(filled('a'))));
    dax::MapRequest request;
    request.path = "/f";
    const auto refused = fs.map(request);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, EOPNOTSUPP);
    QVERIFY2(refused.error().text().contains("keeps data twice (dup)"),
             refused.error().text().c_str());
    QVERIFY(refused.error().text().contains("would change one copy and leave the other as it was"));
    QVERIFY(fs.commit());
}

void TestDax::d17_endOfFile() {
    DaxImage image;
    QCOMPARE(image.write("/f", 0, filled('a', page + 1)), 0);
    const auto a = image.map("/f", "A", 0, 4 * page);
    QCOMPARE(image.load(a, page, 2), std::string("a\0", 2));
    QCOMPARE(image.load(a, 2 * page, 1), std::string("errno 14"));
    QCOMPARE(image.store(a, 2 * page, "x"), EFAULT);
    QVERIFY(image.fs().truncate("/f", 2 * page));
    QCOMPARE(image.load(a, 2 * page, 1), std::string("errno 14"));
    QVERIFY(image.fs().truncate("/f", 2 * page + 1));
    QCOMPARE(image.load(a, 2 * page, 1), std::string("\0", 1));
    QVERIFY(image.fs().truncate("/f", 1));
    QCOMPARE(image.load(a, page, 1), std::string("errno 14"));
    QCOMPARE(image.check(), std::string());
}

void TestDax::d18_hugeEntries() {
    DaxImage image;
    constexpr std::uint64_t huge = 2ULL << 20;
    QVERIFY(image.fs().truncate("/f", 0).error().code == ENOENT);
    QCOMPARE(image.write("/f", 4 * huge - 1, "x"), 0);
    const auto a = image.map("/f", "A");
    QCOMPARE(image.load(a, huge + 5, 1), std::string("\0", 1));
    // One fault mapped all 2 MiB of zeros.
    QCOMPARE(image.state(a, 512), PageState::Zero);
    QCOMPARE(image.state(a, 1023), PageState::Zero);
    QCOMPARE(image.state(a, 1024), PageState::Unmapped);
    QCOMPARE(image.store(a, huge + 5 * page, "y"), 0);
    QCOMPARE(image.state(a, 517), PageState::Writable);
    QCOMPARE(image.state(a, 518), PageState::Zero);
    QCOMPARE(image.load(a, huge + 5 * page, 2), std::string("y\0", 2));
    QCOMPARE(image.contradictions(), 0U);
    QCOMPARE(image.check(), std::string());
}

/// What chattr has made immutable or append-only cannot be opened for stores; a process's own copies are its own.
void TestDax::d6_chattr() {
    for (const std::uint64_t flag : {format::inodeFlag::immutable, format::inodeFlag::appendOnly}) {
        DaxImage image;
        QCOMPARE(image.write("/f", 0, filled('a')), 0);
        QVERIFY(image.fs().files().run(0, false, [&](const files::EditContext& context) -> Status {
            DAX_TRY(const auto file, image.session().names().resolve("/f"));
            DAX_TRY(auto inode, files::loadInode(context, file));
            inode.flags = inode.flags | flag;
            return files::saveInode(context, file, inode);
        }));
        const auto a = image.map("/f");
        QCOMPARE(image.load(a, 0, 2), std::string("aa"));
        QCOMPARE(image.store(a, 0, "x"), EPERM);
        dax::MapRequest request;
        request.path = "/f";
        request.shared = false;
        const auto own = image.fs().map(request);
        QVERIFY(own);
        QCOMPARE(image.store(*own, 0, "x"), 0);
        QCOMPARE(image.load(*own, 0, 2), std::string("xa"));
        QCOMPARE(image.read("/f", 0, 2), std::string("aa"));
        QCOMPARE(image.check(), std::string());
    }
}

/// Stores go to where the blocks are; nothing allocates, moves or shares them.
void TestDax::d19_immutableExtents() {
    DaxImage image;
    QCOMPARE(image.write("/f", 0, filled('a', 2 * page)), 0);
    QCOMPARE(image.write("/f", 3 * page, filled('a')), 0);
    QVERIFY(image.fs().commit());
    QVERIFY(image.fs().files().setxattr("/f", "user.daxscope.immutable", asBytes("1")));
    const auto a = image.map("/f");
    const std::uint64_t block = image.device("/f", page);
    QCOMPARE(image.store(a, page, "in place"), 0);
    QVERIFY(image.fs().commit());
    QCOMPARE(image.store(a, page, "IN"), 0);
    QCOMPARE(image.device("/f", page), block);
    QCOMPARE(image.read("/f", page, 8), std::string("IN place"));
    QCOMPARE(image.store(a, 2 * page, "x"), EPERM);  // a hole
    QCOMPARE(image.write("/f", 0, "x"), EPERM);
    QCOMPARE(image.fs().clone("/f", 0, "/g", 0, 0).error().code, EPERM);
    QCOMPARE(image.fs().truncate("/f", 0).error().code, EPERM);
    QVERIFY(image.fs().snapshot("/", "/s", true));
    QCOMPARE(image.store(a, page, "x"), EPERM);  // shared now: would need a new block
    QCOMPARE(image.read("/s/f", page, 8), std::string("IN place"));
    QCOMPARE(image.check(), std::string());
}

void TestDax::d20_writeFromItsOwnView() {
    DaxImage image;
    std::string content;
    for (unsigned i = 0; i < 4 * page; ++i)
        content += static_cast<char>('a' + i % 23);
    QCOMPARE(image.write("/f", 0, content), 0);
    const auto a = image.map("/f", "A");
    QCOMPARE(image.store(a, 0, "from the view"), 0);
    content.replace(0, 13, "from the view");
    const auto bytes = image.fs().contentOf(a, {0, 2 * page});
    QVERIFY(bytes);
    QVERIFY(image.fs().write("/f", 100, *bytes));
    content.replace(100, 2 * page, content.substr(0, 2 * page));
    QCOMPARE(image.load(a, 0, 4 * page), content);
    QCOMPARE(image.check(), std::string());
}

void TestDax::d21_perInode() {
    DaxImage image(256ULL << 20, false);
    files::Operations& files = image.fs().files();
    QVERIFY(files.mkdir("/direct", 0755));
    QVERIFY(files.setxattr("/direct", "user.daxscope.dax", asBytes("1")));
    QCOMPARE(image.write("/direct/f", 0, filled('a')), 0);
    QCOMPARE(image.write("/f", 0, filled('a')), 0);
    QVERIFY(*image.fs().daxFor("/direct/f"));
    QVERIFY(!*image.fs().daxFor("/f"));
    const auto a = image.map("/direct/f");
    QVERIFY(a != 0);
    QCOMPARE(image.store(a, 0, "x"), 0);
    QCOMPARE(image.map("/f"), 0U);
    QCOMPARE(image.fs().dedupe("/f", 0, "/direct/f", 0, page).error().code, EINVAL);
    QVERIFY(files.setxattr("/direct/f", "user.daxscope.dax", asBytes("0")));
    QVERIFY(!*image.fs().daxFor("/direct/f"));
    QCOMPARE(image.check(), std::string());
}

void TestDax::d22_refused() {
    DaxImage image;
    for (const char* name : {"defrag", "send", "balance"}) {
        session::Arguments arguments;
        arguments.set("path", std::string("/"));
        const auto done = image.session().apply(*session::findOperation(name), arguments);
        QVERIFY(!done);
        QCOMPARE(done.error().code, EOPNOTSUPP);
    }
}

/// Made without dax, a file has checksums: a commit computes those of what was stored.
void TestDax::checksummedFiles() {
    DaxImage image;
    image.fs().files().setDax(false);
    QCOMPARE(image.write("/f", 0, filled('a', 8 * page)), 0);
    image.fs().files().setDax(true);
    QVERIFY(image.fs().commit());
    const auto a = image.map("/f", "A");
    QCOMPARE(image.store(a, page, "one"), 0);
    QCOMPARE(image.read("/f", page, 3), std::string("one"));
    QCOMPARE(image.store(a, page, "two"), 0);
    QVERIFY(image.fs().commit());
    QCOMPARE(image.store(a, page + 3, "three"), 0);
    QCOMPARE(image.store(a, 5 * page, "four"), 0);
    QCOMPARE(image.check(true), std::string());
    QCOMPARE(image.read("/f", page, 8), std::string("twothree"));
    QCOMPARE(image.read("/f", 5 * page, 4), std::string("four"));
    // A block that is not what was written cannot be mapped.
    const auto b = image.map("/f", "B");
    QVERIFY(b != 0);
    dax::MapRequest sync;
    sync.path = "/f";
    sync.sync = true;
    QCOMPARE(image.fs().map(sync).error().code, EOPNOTSUPP);
}

void TestDax::inlineAndCompressed() {
    DaxImage image;
    image.fs().files().setDax(false);
    QCOMPARE(image.write("/small", 0, "inside the tree"), 0);
    image.fs().files().setDax(true);
    QCOMPARE(image.device("/small", 0), 0U);
    const auto a = image.map("/small", "A");
    QVERIFY(a != 0);
    QVERIFY(image.device("/small", 0) != 0);
    QCOMPARE(image.load(a, 0, 6), std::string("inside"));
    QCOMPARE(image.store(a, 0, "INSIDE"), 0);
    QCOMPARE(image.read("/small", 0, 100), std::string("INSIDE the tree"));
    QCOMPARE(image.check(), std::string());
}

/// What is removed while it is mapped stays until it is unmapped.
void TestDax::removedWhileMapped() {
    DaxImage image;
    QCOMPARE(image.write("/f", 0, filled('a', 4 * page)), 0);
    const auto a = image.map("/f", "A");
    QVERIFY(image.fs().remove("/f", false));
    QCOMPARE(image.load(a, page, 2), std::string("aa"));
    QCOMPARE(image.store(a, page, "bb"), 0);
    QVERIFY(image.fs().commit());
    QCOMPARE(image.load(a, page, 2), std::string("bb"));
    QVERIFY(image.fs().unmap(a));
    QCOMPARE(image.load(a, page, 2), std::string("errno 22"));
    QCOMPARE(image.check(), std::string());
}

/// More pieces of address space than the system allows (vm.max_map_count): old ones go.
void TestDax::manyFragments() {
    DaxImage image(1ULL << 30);
    constexpr std::uint64_t pages = 70'000;
    QCOMPARE(image.write("/f", 0, filled('a', pages * page)), 0);
    QVERIFY(image.fs().commit());
    const auto a = image.map("/f", "A");
    // Every other page is stored to: no two neighbours can be one piece.
    for (std::uint64_t i = 0; i < pages; i += 2)
        QCOMPARE(image.store(a, i * page, "b"), 0);
    for (std::uint64_t i = 1; i < pages; i += 2)
        QCOMPARE(image.load(a, i * page, 1), std::string("a"));
    const auto mappings = image.session().mappings();
    QVERIFY(mappings->mapsUsed <= mappings->mapsMost);
    QCOMPARE(mappings->contradictions, 0U);
    QCOMPARE(image.load(a, 0, 1), std::string("b"));
    QCOMPARE(image.check(), std::string());
}

void TestDax::writers() {
    DaxImage image;
    QCOMPARE(image.write("/f", 0, filled('\0', 64 * page)), 0);
    const auto a = image.map("/f", "A");
    QVERIFY(image.fs().startWriter(a, 20'000));
    const auto stores = [&] {
        const auto held = image.fs().lock();
        return image.fs().views().find(a)->stores.load();
    };
    QTRY_VERIFY(stores() > 100);
    QVERIFY(image.fs().freeze());
    const Bytes device = image.session().volume().device();
    const std::vector<std::byte> frozen(device.begin(), device.end());
    QVERIFY(std::ranges::equal(frozen, device));
    const std::uint64_t parked = stores();
    QVERIFY(image.fs().hasWriter(a));
    QVERIFY(image.fs().thaw());
    QTRY_VERIFY(stores() > parked + 100);
    QVERIFY(image.fs().unmap(a));
    QVERIFY(!image.fs().hasWriter(a));
    QCOMPARE(image.check(), std::string());
}

/// Pages change while the system is asked for them: what does not belong together is left out, not called a contradiction.
void TestDax::picturesBetweenStores() {
    DaxImage image;
    constexpr std::uint64_t pages = 512;
    QCOMPARE(image.write("/f", 0, filled('a', pages * page)), 0);
    const auto a = image.map("/f", "A");
    const auto b = image.map("/f", "B");
    QVERIFY(image.fs().startWriter(a, 100'000));
    QVERIFY(image.fs().startWriter(b, 100'000));
    std::uint64_t asked = 0;
    for (int i = 0; i < 60; ++i) {
        if (i % 4 == 0)
            QVERIFY(image.fs().commit());  // all of them fault again
        const auto picture = image.session().mappings();
        QCOMPARE(picture->contradictions, 0U);
        asked += picture->pagesRead;
        for (const scene::ProcessScene& process : picture->processes) {
            std::uint64_t next = 0;
            for (const scene::PageRun& run : process.windows.front().pages) {
                QCOMPARE(run.first, next);
                next += run.count;
            }
            QCOMPARE(next, pages);
        }
    }
    QVERIFY(asked > 60 * pages);
    QVERIFY(image.fs().stopWriter(a) && image.fs().stopWriter(b));
    QCOMPARE(image.session().mappings()->pagesRead, 2 * pages);
    QCOMPARE(image.check(), std::string());
}

/// Whoever asks for extents, owners or the whole picture after a store finds it settled: nothing contradicts anything.
void TestDax::questionsAfterFaults() {
    DaxImage image;
    QCOMPARE(image.write("/f", 0, filled('a', 4 * page)), 0);
    QVERIFY(image.fs().commit());
    const auto a = image.map("/f", "A");
    const auto file = image.session().names().resolve("/f");
    QVERIFY(file);
    const auto fresh = [&](std::uint64_t at) { QCOMPARE(image.store(a, at * page, "x"), 0); };
    fresh(0);
    const auto extents = image.session().fileExtents(*file, "/f");
    QVERIFY(extents && (*extents)->find(0));
    fresh(1);
    const auto owners = image.session().owners(image.device("/f", page));
    QVERIFY(owners && (*owners)->allocated);
    QCOMPARE((*owners)->owners.size(), 1U);
    fresh(2);
    Progress progress;
    const auto scene = image.session().scene(progress, {});
    QVERIFY(scene && (*scene)->device->find(image.device("/f", 2 * page)));
    QCOMPARE(image.session().volume().findings().size(), 0U);
    QCOMPARE(image.check(), std::string());
}

/// Faults that find no space make a commit, for what others freed, and are tried again.
void TestDax::spaceRunsOut() {
    DaxImage image(128ULL << 20);
    constexpr std::uint64_t pages = 400;
    // Free space in pieces of one block, later; and a file of holes.
    for (std::uint64_t i = 0; i < pages; ++i) {
        QCOMPARE(image.write(std::format("/x{}", i / 32), i % 32 * page, filled('x')), 0);
        QCOMPARE(image.write("/y", i * page, filled('y')), 0);
    }
    QVERIFY(image.fs().files().create("/m", 0100644, 0));
    QVERIFY(image.fs().truncate("/m", pages * page));
    dax::MapRequest request;
    request.path = "/m";
    request.around = 16;
    const auto view = image.fs().map(request).value_or(0);
    QVERIFY(view != 0);
    QVERIFY(image.fs().commit());
    std::uint64_t filler = 0;
    for (const std::uint64_t length : {256 * page, 16 * page, page}) {
        while (image.write("/fill", filler, filled('f', length)) == 0)
            filler += length;
    }
    QVERIFY(image.fs().commit());
    while (image.write("/fill", filler, filled('f')) == 0)
        filler += page;
    int refused = 0;
    std::uint64_t stored = 0;
    for (std::uint64_t i = 0; i < pages; i += 8) {
        // Freed, but not before a commit.
        if (i % 32 == 0)
            QVERIFY(image.fs().remove(std::format("/x{}", i / 32), false));
        const int error = image.store(view, i * page, "mapped");
        QVERIFY(error == 0 || error == ENOSPC);
        refused += error == 0 ? 0 : 1;
        stored += error == 0 ? 1 : 0;
        QCOMPARE(image.load(view, i * page, 6),
                 error == 0 ? std::string("mapped") : filled('\0', 6));
    }
    QVERIFY(stored > 0);
    qInfo("%d of %d stores refused", refused, refused + static_cast<int>(stored));
    QCOMPARE(image.contradictions(), 0U);
    QCOMPARE(image.check(), std::string());
}

/// Its blocks come free step by step: nobody may look there, or store into trees that are being deleted.
void TestDax::subvolumeRemovedWhileMapped() {
    DaxImage image;
    QCOMPARE(image.write("/f", 0, filled('a', 4 * page)), 0);
    QVERIFY(image.fs().snapshot("/", "/s", false));
    const auto a = image.map("/s/f", "A");
    const auto b = image.map("/f", "B");
    QCOMPARE(image.store(a, 0, "x"), 0);
    QVERIFY(image.fs().remove("/s", false));
    QCOMPARE(image.load(a, 0, 1), std::string("errno 14"));
    QCOMPARE(image.store(a, page, "x"), EFAULT);
    QCOMPARE(image.store(b, 0, "b"), 0);
    while (image.session().cleanSome().value_or(false)) {}
    QVERIFY(image.fs().commit());
    QCOMPARE(image.load(b, 0, 2), std::string("ba"));
    QVERIFY(image.fs().unmap(a));
    QCOMPARE(image.check(), std::string());
}

/// Nothing is copied there; poison is noticed all the same.
void TestDax::d13_poisonWrittenInPlace() {
    DaxImage image;
    QVERIFY(image.fs().files().create("/n", 0100644, 0));
    QVERIFY(image.fs().files().setNoCow("/n", true));
    for (const char* path : {"/n", "/f"}) {
        QCOMPARE(image.write(path, 0, filled('a', 2 * page)), 0);
        const auto a = image.map(path, "A");
        // Of this transaction, or never copied: in its place.
        QVERIFY(image.fs().poison({image.device(path, page), 1}));
        QCOMPARE(image.store(a, page, "x"), EIO);
        QCOMPARE(image.load(a, page, 1), std::string("errno 5"));
        QCOMPARE(image.store(a, 0, "x"), 0);
        QVERIFY(image.fs().poison({image.device(path, 0), 1}));
        QCOMPARE(image.store(a, 0, "x"), EIO);  // though it was dirty
        QVERIFY(image.fs().commit());
        QCOMPARE(image.write(path, 0, filled('b')), 0);
        QCOMPARE(image.load(a, 0, 1), std::string("b"));
    }
    image.session().clearPoison();
    QCOMPARE(image.check(), std::string());
}

/// Of two copies one is enough, also of a block that was read before; and what is written next is whole again.
void TestDax::d13_poisonedTreeBlocks() {
    DaxImage image;
    QCOMPARE(image.write("/f", 0, filled('a')), 0);
    QVERIFY(image.fs().commit());
    QCOMPARE(image.read("/f", 0, 1), std::string("a"));
    Progress nobody;
    const auto tree = image.session().treeBlocks(format::id::fsTree, nobody);
    QVERIFY(tree && !(*tree)->blocks.empty());
    for (const scene::TreeBlock& block : (*tree)->blocks)
        QVERIFY(image.fs().poison({block.device, 1}));
    QCOMPARE(image.read("/f", 0, 1), std::string("a"));
    QCOMPARE(image.write("/g", 0, filled('b')), 0);
    QVERIFY(image.fs().commit());
    QCOMPARE(image.read("/g", 0, 1), std::string("b"));
    image.session().clearPoison();
    QCOMPARE(image.check(), std::string());
}

/// What cannot be read has no checksum; commits and the write that makes it whole go on.
void TestDax::d13_poisonUnderADirtyPage() {
    DaxImage image;
    image.fs().files().setDax(false);
    QCOMPARE(image.write("/f", 0, filled('a', 4 * page)), 0);
    image.fs().files().setDax(true);
    const auto a = image.map("/f", "A");
    QCOMPARE(image.store(a, page, "dirty"), 0);
    QVERIFY(image.fs().poison({image.device("/f", page), 1}));
    QVERIFY(image.fs().commit());
    QCOMPARE(image.load(a, page, 1), std::string("errno 5"));
    QCOMPARE(image.read("/f", page, 1), std::string("errno 5"));
    QCOMPARE(image.write("/f", page, filled('b')), 0);
    QCOMPARE(image.load(a, page, 2), std::string("bb"));
    QCOMPARE(image.load(a, 2 * page, 2), std::string("aa"));
    QCOMPARE(image.check(), std::string());
}

/// Neither what was removed meanwhile nor what was stored is written then.
void TestDax::d14_unmappedWhileFrozen() {
    DaxImage image;
    QCOMPARE(image.write("/f", 0, filled('a', 4 * page)), 0);
    const auto a = image.map("/f", "A");
    QCOMPARE(image.store(a, 0, "x"), 0);
    QVERIFY(image.fs().remove("/f", false));
    QVERIFY(image.fs().freeze());
    const Bytes device = image.session().volume().device();
    const std::vector<std::byte> frozen(device.begin(), device.end());
    QVERIFY(image.fs().unmap(a));
    QVERIFY(!image.session().cleanSome().value_or(true));
    QVERIFY(std::ranges::equal(frozen, device));
    QVERIFY(image.fs().thaw());
    while (image.session().cleanSome().value_or(false)) {}
    QCOMPARE(image.check(), std::string());
}

/// As through an open descriptor: names do not matter, everything else does.
void TestDax::writesToAKnownFile() {
    DaxImage image;
    QCOMPARE(image.write("/f", 0, filled('a', 2 * page)), 0);
    QVERIFY(image.fs().snapshot("/", "/s", false));
    const auto a = image.map("/f", "A");
    QCOMPARE(image.load(a, 0, 1), std::string("a"));
    const auto file = image.fs().names().resolve("/f");
    const auto top = image.fs().names().resolve("/");
    QVERIFY(file && top);
    const auto write = [&](files::FileRef to, std::string_view bytes) {
        const Status done = image.fs().write(to, page - 1, asBytes(bytes));
        return done ? 0 : done.error().code;
    };
    QCOMPARE(write(*file, "bb"), 0);
    QCOMPARE(image.state(a, 0), PageState::Unmapped);
    QCOMPARE(image.load(a, page - 2, 4), std::string("abba"));
    QCOMPARE(image.read("/s/f", page - 2, 4), std::string("aaaa"));
    {
        const auto held = image.fs().lock();
        QVERIFY(image.fs().files().rename("/f", "/g", files::Rename::Replace));
    }
    QCOMPARE(write(*file, "cc"), 0);
    QCOMPARE(image.read("/g", page - 2, 4), std::string("acca"));
    QCOMPARE(write(*top, "x"), EISDIR);
    QVERIFY(image.fs().unmap(a));
    QVERIFY(image.fs().remove("/g", false));
    while (image.session().cleanSome().value_or(false)) {}
    QCOMPARE(write(*file, "x"), ENOENT);
    QCOMPARE(image.check(), std::string());
}

/// Whether a file is immutable is remembered from one write to the next: never beyond what could change it.
void TestDax::marksAreNoticed() {
    DaxImage image;
    const std::string mark = "user.daxscope.immutable";
    QCOMPARE(image.write("/f", 0, filled('a')), 0);
    QCOMPARE(image.write("/f", 0, filled('b')), 0);
    QVERIFY(image.fs().files().setxattr("/f", mark, asBytes("1")));
    QCOMPARE(image.write("/f", 0, filled('c')), EPERM);
    QCOMPARE(image.write("/f", 0, filled('c')), EPERM);
    QVERIFY(image.fs().snapshot("/", "/s", false));
    QCOMPARE(image.write("/s/f", 0, filled('c')), EPERM);
    QVERIFY(image.fs().files().removexattr("/f", mark));
    QCOMPARE(image.write("/f", 0, filled('c')), 0);
    QVERIFY(image.fs().files().setxattr("/f", mark, asBytes("1")));
    QCOMPARE(image.write("/f", 0, filled('d')), EPERM);
    // Its number may be another file's next.
    QVERIFY(image.fs().remove("/f", false));
    while (image.session().cleanSome().value_or(false)) {}
    QCOMPARE(image.write("/f", 0, filled('e')), 0);
    QCOMPARE(image.write("/f", 0, filled('f')), 0);
    QCOMPARE(image.check(), std::string());
}

QTEST_GUILESS_MAIN(TestDax)
#include "test_dax.moc"
