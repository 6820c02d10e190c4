// The errors that Linux' own copy-on-write for DAX had, each found by reading: ours has none of them. One test for each.
#include <QTest>

#include "support/dax_image.h"

using namespace daxscope;
using namespace daxscope::test;
using dax::PageState;

namespace {

/// Of all windows of the file: pages that show device byte `block`.
std::size_t pagesThatMap(DaxImage& image, std::uint64_t block) {
    std::size_t found = 0;
    for (const scene::ProcessScene& process : image.session().mappings()->processes) {
        for (const scene::WindowScene& window : process.windows) {
            for (const scene::PageRun& run : window.pages)
                found +=
                    run.device && *run.device <= block && block < *run.device + run.count * page
                        ? 1
                        : 0;
        }
    }
    return found;
}

std::uint64_t usedSpace(DaxImage& image) {
    std::uint64_t used = 0;
    const auto held = image.fs().lock();
    for (const volume::Group& group : image.fs().files().transaction().space().groups())
        used += group.used;
    return used;
}

}  // namespace

class TestDaxUpstream : public QObject {
    Q_OBJECT
private slots:
    void copiedEdgesNeverFlushed();
    void entryAndMarksSurviveAFailedCopy();
    void shortCopyExposesAnUninitialisedTail();
    void compareTreatsUnwrittenAsData();
    void compareFromThePageStart();
    void dirtyExtentsKeepTheirOldAssociation();
};

/// What lies around a small write was copied by stores, too: it has to be flushed as what was written. The same for the page
/// of a fault, most of which the process did not store.
void TestDaxUpstream::copiedEdgesNeverFlushed() {
    DaxImage image(128ULL << 20);
    std::string expected = filled('a', 4 * page);
    QCOMPARE(image.write("/f", 0, expected), 0);
    QVERIFY(image.fs().snapshot("/", "/s", true));
    const auto a = image.map("/f", "A");
    pmem::Persistence persistence(image.session().store());
    image.session().watchStores(&persistence);
    // Neither end on a cache line, or on 8 bytes.
    QCOMPARE(image.write("/f", page - 13, filled('b', 30)), 0);
    expected.replace(page - 13, 30, filled('b', 30));
    QCOMPARE(image.store(a, 2 * page + 5, "c"), 0);
    expected.replace(2 * page + 5, 1, "c");
    QVERIFY(image.fs().sync(a));
    QCOMPARE(afterPowerLoss(persistence, "/f"), expected);
    QCOMPARE(afterPowerLoss(persistence, "/s/f"), filled('a', 4 * page));
    image.session().watchStores(nullptr);
}

void TestDaxUpstream::entryAndMarksSurviveAFailedCopy() {
    DaxImage image(128ULL << 20);
    QCOMPARE(image.write("/f", 0, filled('a', 2 * page)), 0);
    QVERIFY(image.fs().commit());
    const auto a = image.map("/f", "A");
    const auto b = image.map("/f", "B");
    QCOMPARE(image.load(a, 0, 1), std::string("a"));
    const std::uint64_t block = image.device("/f", 0);
    const std::uint64_t used = usedSpace(image);
    QVERIFY(image.fs().poison({block, 1}));
    for (const auto view : {a, b}) {
        QCOMPARE(image.store(view, 0, "x"), EIO);
        QCOMPARE(image.state(view, 0), PageState::Unmapped);
    }
    const dax::Entry entry = image.entry("/f", 0);
    QVERIFY(!entry.dirty && !entry.towrite && !entry.locked && !entry.own);
    QVERIFY(entry.kind == dax::EntryKind::Empty || entry.device() == block);
    QCOMPARE(image.device("/f", 0), block);
    QCOMPARE(usedSpace(image), used);
    image.session().clearPoison();
    QCOMPARE(image.load(b, 0, 1), std::string("a"));
    QCOMPARE(image.check(), std::string());
}

/// The source of the write ends early, or an edge of it cannot be read: nothing of the new blocks is seen, their space is given
/// back, and the size is what it was.
void TestDaxUpstream::shortCopyExposesAnUninitialisedTail() {
    DaxImage image(128ULL << 20);
    std::string secret;
    while (secret.size() < 64 * page)
        secret += "SECRET! ";
    // All that is free was somebody's.
    std::uint64_t at = 0;
    for (std::size_t piece = secret.size(); piece >= page; piece /= 2) {
        while (image.write("/secret", at, secret.substr(0, piece)) == 0)
            at += piece;
    }
    QVERIFY(image.fs().commit());
    QVERIFY(image.fs().remove("/secret", false));
    QVERIFY(image.fs().files().clean());
    QCOMPARE(image.write("/f", 0, filled('a', 3 * page)), 0);
    QCOMPARE(image.write("/source", 0, filled('s', 4 * page)), 0);
    QVERIFY(image.fs().commit());
    const auto view = image.map("/source", "A");
    const std::uint64_t used = usedSpace(image);
    // Two pages of four can be read.
    QVERIFY(image.fs().poison({image.device("/source", 2 * page), 1}));
    const auto bytes = image.fs().contentOf(view, {0, 4 * page});
    QVERIFY(!bytes);
    QCOMPARE(bytes.error().code, EIO);
    // The edge behind what is written.
    QVERIFY(image.fs().poison({image.device("/f", 2 * page), 1}));
    QCOMPARE(image.write("/f", 100, filled('b', 2 * page)), EIO);
    QCOMPARE(image.read("/f", 0, 2 * page), filled('a', 2 * page));
    image.session().clearPoison();
    QCOMPARE(image.read("/f", 0, 9 * page), filled('a', 3 * page));
    QCOMPARE(usedSpace(image), used);
    // Beyond the end: what the block has behind the bytes is zeros.
    QCOMPARE(image.write("/new", 10, "x"), 0);
    const auto fresh = image.map("/new", "A");
    QCOMPARE(image.load(fresh, 0, page), filled('\0', 10) + "x" + filled('\0', page - 11));
    QCOMPARE(image.check(), std::string());
}

void TestDaxUpstream::compareTreatsUnwrittenAsData() {
    DaxImage image(128ULL << 20);
    QCOMPARE(image.write("/old", 0, filled('z', 256 * page)), 0);
    QVERIFY(image.fs().commit());
    QVERIFY(image.fs().remove("/old", false));
    QVERIFY(image.fs().files().clean());
    QCOMPARE(image.write("/reserved", 4 * page, "x"), 0);
    QVERIFY(image.fs().allocate("/reserved", {0, 4 * page}, true));
    QCOMPARE(image.write("/data", 0, filled('z', 4 * page)), 0);
    QCOMPARE(image.write("/zeros", 0, filled('\0', 4 * page)), 0);
    QVERIFY(image.fs().truncate("/holes", 0).error().code == ENOENT);
    QVERIFY(image.fs().files().create("/holes", 0100644, 0));
    QVERIFY(image.fs().truncate("/holes", 4 * page));
    QCOMPARE(image.fs().dedupe("/reserved", 0, "/data", 0, 4 * page).error().code, EBADE);
    QCOMPARE(image.read("/data", 0, 4 * page), filled('z', 4 * page));
    // It equals zeros that were written, and holes.
    QVERIFY(image.fs().dedupe("/reserved", 0, "/zeros", 0, 4 * page));
    QVERIFY(image.fs().dedupe("/reserved", 0, "/holes", 0, 4 * page));
    QCOMPARE(image.read("/zeros", 0, 4 * page), filled('\0', 4 * page));
    QCOMPARE(image.check(), std::string());
}

/// Bytes are compared where they are: the first and the last of a range that begins or ends inside of a page count, and what
/// the page has around them does not. Extents that begin elsewhere in a page's mapping, too.
void TestDaxUpstream::compareFromThePageStart() {
    DaxImage image(128ULL << 20);
    // A difference in every place of a range of pages, once.
    for (const std::uint64_t at : {std::uint64_t{0}, page - 1, page, 2 * page + 77, 4 * page - 1}) {
        std::string other = filled('a', 4 * page);
        other[at] = 'b';
        QCOMPARE(image.write("/one", 0, filled('a', 4 * page)), 0);
        QCOMPARE(image.write("/other", 0, other), 0);
        QCOMPARE(image.fs().dedupe("/one", 0, "/other", 0, 4 * page).error().code, EBADE);
        QCOMPARE(image.read("/other", 0, 4 * page), other);
    }
    // Page 2 of one file, page 0 of the other: their starts differ, the compared pages do not.
    QCOMPARE(image.write("/x", 0, filled('x', 2 * page) + filled('s', page)), 0);
    QCOMPARE(image.write("/y", 0, filled('s', page) + filled('y', page)), 0);
    QVERIFY(image.fs().dedupe("/x", 2 * page, "/y", 0, page));
    QCOMPARE(image.fs().dedupe("/x", 0, "/y", page, page).error().code, EBADE);
    // Off the block: refused, as by the kernel.
    QCOMPARE(image.fs().dedupe("/x", 2 * page + 100, "/y", 100, 50).error().code, EINVAL);
    // Both end 100 bytes into a page; the bytes count to there.
    QCOMPARE(image.write("/m", 0, filled('m', page + 100)), 0);
    QCOMPARE(image.write("/n", 0, filled('m', page + 99) + "n"), 0);
    QCOMPARE(image.fs().dedupe("/m", 0, "/n", 0, page + 100).error().code, EBADE);
    QCOMPARE(image.write("/n", page + 99, "m"), 0);
    QVERIFY(image.fs().dedupe("/m", 0, "/n", 0, page + 100));
    QCOMPARE(image.read("/n", 0, 9 * page), filled('m', page + 100));
    QCOMPARE(image.check(), std::string());
}

/// A dirty page whose block nobody shared is shared, and copied: no window, no entry and no mark stays with the old block.
void TestDaxUpstream::dirtyExtentsKeepTheirOldAssociation() {
    DaxImage image(128ULL << 20);
    QCOMPARE(image.write("/f", 0, filled('a', 2 * page)), 0);
    QVERIFY(image.fs().commit());
    const auto a = image.map("/f", "A");
    const auto b = image.map("/f", "B");
    const auto far = image.map("/f", "C", page);  // another window, from another page on
    for (int round = 0; round < 3; ++round) {
        QCOMPARE(image.store(a, page, "one"), 0);
        QCOMPARE(image.store(b, page, "two"), 0);
        QCOMPARE(image.load(far, 0, 3), std::string("two"));
        const std::uint64_t old = image.device("/f", page);
        QCOMPARE(pagesThatMap(image, old), 3U);
        QVERIFY(image.entry("/f", 1).dirty);
        if (round == 0)
            QVERIFY(image.fs().clone("/f", 0, "/g", 0, 0));
        else if (round == 1)
            QVERIFY(image.fs().snapshot("/", "/s", true));
        else
            QVERIFY(image.fs().commit());
        QVERIFY(!image.entry("/f", 1).dirty);
        QCOMPARE(image.store(a, page, "new"), 0);
        const std::uint64_t now = image.device("/f", page);
        QVERIFY(now != old);
        QCOMPARE(pagesThatMap(image, old), 0U);
        QCOMPARE(image.entry("/f", 1).device(), now);
        QCOMPARE(image.load(b, page, 3), std::string("new"));
        QCOMPARE(image.load(far, 0, 3), std::string("new"));
        QCOMPARE(image.contradictions(), 0U);
    }
    QCOMPARE(image.read("/g", page, 3), std::string("two"));
    QCOMPARE(image.read("/s/f", page, 3), std::string("two"));
    QCOMPARE(image.check(), std::string());
}

QTEST_GUILESS_MAIN(TestDaxUpstream)
#include "test_dax_upstream.moc"
