// Files with immutable extents beside others that hold their blocks (mission D19), under the policy relocateOwners: who moves, who
// must not, and what a loss of power leaves. That they hold still without the policy is in test_dax_policies.
#include <fcntl.h>
#include <unistd.h>

#include <QFile>
#include <QTest>

#include "files/iomap.h"
#include "support/dax_image.h"
#include "support/kernel_view.h"

using namespace daxscope;
using namespace daxscope::test;
using dax::PageState;

namespace {

/// An image with "/f" of four pages, whose policy is on.
struct Relocating : DaxImage {
    Relocating() : DaxImage(128ULL << 20) {
        made = fs().setPolicy(files::Policy::RelocateOwners, true) &&
               write("/f", 0, filled('a', 4 * page)) == 0;
    }
    [[nodiscard]] bool mark(const char* path) {
        return fs().files().setxattr(path, "user.daxscope.immutable", asBytes("1")).has_value();
    }
    [[nodiscard]] scene::LastFault fault() {
        return session().mappings()->lastFault.value_or(scene::LastFault());
    }
    bool made = false;
};

}  // namespace

class TestDaxImmutable : public QObject {
    Q_OBJECT
private slots:
    void mappedOwnersLetGo();
    void onceMovedNobodyIsInTheWay();
    void whoHoldsAnotherPartStays();
    void namesWhoShares();
    void oneImmutableFileAlone();
    void poisonStopsBeforeAnythingMoves();
    void reservedSpaceOfOthersStays();
    void othersSurviveALossOfPower();
    void mapSyncIsDurableFirst();
    void whatWasGivenUpIsStillCommitted();
    void kernelSeesTheSame();
};

void TestDaxImmutable::mappedOwnersLetGo() {
    Relocating image;
    QVERIFY(image.made && image.mark("/f"));
    QVERIFY(image.fs().files().removexattr("/f", "user.daxscope.immutable"));
    QVERIFY(image.fs().clone("/f", 0, "/g", 0, 0));
    QVERIFY(image.mark("/f"));
    const auto a = image.map("/f", "A");
    const auto b = image.map("/g", "B");
    QCOMPARE(image.load(b, 0, 1), std::string("a"));
    QCOMPARE(image.load(b, page, 1), std::string("a"));
    QCOMPARE(image.store(a, page, "new"), 0);
    QCOMPARE(image.state(b, 1), PageState::Unmapped);
    QCOMPARE(image.state(b, 0), PageState::ReadOnly);
    QCOMPARE(image.load(b, page, 3), std::string("aaa"));
    QCOMPARE(image.store(b, page, "own"), 0);  // copied, as ever
    QCOMPARE(image.load(a, page, 4), std::string("newa"));
    QCOMPARE(image.contradictions(), 0U);
    QCOMPARE(image.check(), std::string());
}

void TestDaxImmutable::onceMovedNobodyIsInTheWay() {
    Relocating image;
    QVERIFY(image.made);
    QVERIFY(image.fs().clone("/f", 0, "/g", 0, 0));
    QVERIFY(image.mark("/f"));
    const auto a = image.map("/f", "A");
    QCOMPARE(image.store(a, page, "1"), 0);
    QCOMPARE(image.fault().moved, 1U);
    QCOMPARE(image.fault().error, 0);
    QVERIFY(image.fault().story.contains("others moved"));
    QVERIFY(image.fs().commit());
    const std::uint64_t copy = image.device("/g", page);
    // The extent is shared still; the block is not.
    QCOMPARE(image.store(a, page, "2"), 0);
    QCOMPARE(image.fault().owners, 0U);
    QCOMPARE(image.device("/g", page), copy);
    // Nor does it need the policy then.
    QVERIFY(image.fs().commit());
    QVERIFY(image.fs().setPolicy(files::Policy::RelocateOwners, false));
    QCOMPARE(image.store(a, page, "3"), 0);
    QCOMPARE(image.store(a, 0, "x"), EPERM);
    QCOMPARE(image.read("/g", 0, 4 * page), filled('a', 4 * page));
    QCOMPARE(image.check(), std::string());
}

/// Bookends: an owner of the extent that does not hold the block has nothing to leave.
void TestDaxImmutable::whoHoldsAnotherPartStays() {
    Relocating image;
    QVERIFY(image.made);
    QVERIFY(image.fs().clone("/f", 0, "/front", 0, page));
    QVERIFY(image.fs().clone("/f", 3 * page, "/back", 7 * page, page));
    QVERIFY(image.mark("/f"));
    const auto a = image.map("/f", "A");
    const std::uint64_t front = image.device("/front", 0);
    QCOMPARE(image.store(a, page, "x"), 0);
    QCOMPARE(image.fault().owners, 0U);
    QCOMPARE(image.store(a, 3 * page, "y"), 0);
    QCOMPARE(image.fault().moved, 1U);
    QCOMPARE(image.device("/front", 0), front);
    QCOMPARE(image.read("/back", 7 * page, page), filled('a'));
    QCOMPARE(image.check(), std::string());
}

void TestDaxImmutable::namesWhoShares() {
    Relocating image;
    QVERIFY(image.made);
    QVERIFY(image.fs().setPolicy(files::Policy::RelocateOwners, false));
    QVERIFY(image.mark("/f"));
    const auto a = image.map("/f", "A");
    QVERIFY(image.fs().snapshot("/", "/s", true));
    const Status refused = image.fs().store(a, page, asBytes("x"));
    QCOMPARE(refused.error().code, EPERM);
    QVERIFY(refused.error().text().contains("page 1 is shared with “/s/f”"));
    // Who was removed does not count, though its tree is still there.
    QVERIFY(image.fs().remove("/s", false));
    QCOMPARE(image.store(a, page, "x"), 0);
    QCOMPARE(image.check(), std::string());
}

/// Wong: “there's only one IOMAP_IMMUTABLE file owning this same block”. Nor may a file have a block twice.
void TestDaxImmutable::oneImmutableFileAlone() {
    Relocating image;
    QVERIFY(image.made);
    QVERIFY(image.fs().clone("/f", 0, "/g", 0, 0));
    QVERIFY(image.fs().clone("/f", 2 * page, "/f", 3 * page, page));
    QVERIFY(image.mark("/f") && image.mark("/g"));
    QVERIFY(image.fs().snapshot("/", "/w", false));
    const auto a = image.map("/f", "A");
    const std::uint64_t block = image.device("/f", page);
    QCOMPARE(image.store(a, page, "x"), EPERM);
    QVERIFY(image.fault().story.contains("“/g” holds the block, too"));
    QVERIFY(image.fs().files().removexattr("/g", "user.daxscope.immutable"));
    QVERIFY(image.fs().files().removexattr("/w/g", "user.daxscope.immutable"));
    QCOMPARE(image.store(a, 2 * page, "x"), EPERM);
    QVERIFY(image.fault().story.contains("“/f” holds the block, too"));
    // The mark of a snapshot's copy counts while somebody has that mapped.
    const auto w = image.map("/w/f", "W");
    QCOMPARE(image.store(a, page, "x"), EPERM);
    QVERIFY(image.fault().story.contains("“/w/f” holds the block, too"));
    QVERIFY(image.fs().unmap(w));
    QCOMPARE(image.device("/g", page), block);
    QCOMPARE(image.store(a, page, "x"), 0);
    QCOMPARE(image.device("/f", page), block);
    QCOMPARE(image.read("/g", page, page), filled('a'));
    QCOMPARE(image.check(), std::string());
}

void TestDaxImmutable::poisonStopsBeforeAnythingMoves() {
    Relocating image;
    QVERIFY(image.made);
    QVERIFY(image.fs().clone("/f", 0, "/g", 0, 0));
    QVERIFY(image.mark("/f"));
    const auto a = image.map("/f", "A");
    const std::uint64_t block = image.device("/g", page);
    QVERIFY(image.fs().poison({block, 1}));
    QCOMPARE(image.store(a, page, "x"), EIO);
    QCOMPARE(image.device("/g", page), block);
    image.session().clearPoison();
    QCOMPARE(image.check(), std::string());
}

/// It reads as zeros whatever lies there.
void TestDaxImmutable::reservedSpaceOfOthersStays() {
    Relocating image;
    QVERIFY(image.fs().files().create("/p", 0100644, 0));
    QVERIFY(image.fs().allocate("/p", {0, 4 * page}, false));
    QVERIFY(image.mark("/p"));
    const auto a = image.map("/p", "A");
    QCOMPARE(image.store(a, 0, "x"), EPERM);
    QVERIFY(image.fault().story.contains("has no block that was written"));
    QCOMPARE(image.check(), std::string());
}

/// The copy and who points to it are durable before the page can be stored to.
void TestDaxImmutable::othersSurviveALossOfPower() {
    Relocating image;
    QVERIFY(image.made);
    QVERIFY(image.fs().clone("/f", 0, "/g", 0, 0));
    QVERIFY(image.mark("/f"));
    QVERIFY(image.fs().snapshot("/", "/s", true));
    const auto a = image.map("/f", "A");
    pmem::Persistence persistence(image.session().store());
    image.session().watchStores(&persistence);
    QCOMPARE(image.store(a, page, "new"), 0);
    QVERIFY(image.fs().flush(a, {page, 3}));
    QVERIFY(image.fs().fence());
    for (const char* other : {"/g", "/s/f", "/s/g"})
        QCOMPARE(afterPowerLoss(persistence, other, Arrives::Everything), filled('a', 4 * page));
    QCOMPARE(afterPowerLoss(persistence, "/f").substr(page, 4), std::string("newa"));
    image.session().watchStores(nullptr);
    QCOMPARE(image.check(), std::string());
}

/// Where the block is has to be durable before the first synchronous store, in an immutable file as in any other (D10).
void TestDaxImmutable::mapSyncIsDurableFirst() {
    Relocating image;
    QVERIFY(image.made && image.mark("/f"));
    dax::MapRequest request;
    request.path = "/f";
    request.sync = true;
    const auto v = image.fs().map(request);
    if (!v) {
        QCOMPARE(v.error().code, EOPNOTSUPP);  // page granularity
        return;
    }
    const std::uint64_t before = image.session().volume().super().generation;
    QCOMPARE(image.store(*v, 0, "sync"), 0);
    QVERIFY(image.session().volume().super().generation.get() > before);
    QVERIFY(image.entry("/f", 0).sync);
    QVERIFY(image.fs().commit());
    QCOMPARE(image.state(*v, 0), PageState::Writable);
    QCOMPARE(image.check(), std::string());
}

/// A clone that goes in the same transaction is there again after a loss of power: what it held must not have changed. For
/// immutable files as for those without copy-on-write.
void TestDaxImmutable::whatWasGivenUpIsStillCommitted() {
    Relocating image;
    QVERIFY(image.fs().setPolicy(files::Policy::RelocateOwners, false));
    QVERIFY(image.fs().files().create("/n", 0100644, 0));
    QVERIFY(image.fs().files().setNoCow("/n", true));
    QVERIFY(image.fs().files().create("/m", 0100644, 0));
    QVERIFY(image.fs().files().setNoCow("/m", true));
    for (const char* path : {"/n", "/m"})
        QCOMPARE(image.write(path, 0, filled('n', 4 * page)), 0);
    QVERIFY(image.fs().clone("/n", 0, "/m", 0, 0));
    QVERIFY(image.fs().clone("/f", 0, "/g", 0, 0));
    QVERIFY(image.mark("/f"));
    QVERIFY(image.fs().commit());
    const auto a = image.map("/f", "A");
    pmem::Persistence persistence(image.session().store());
    image.session().watchStores(&persistence);
    QVERIFY(image.fs().truncate("/m", 0));
    QVERIFY(image.fs().truncate("/g", 0));
    QCOMPARE(image.write("/n", page, "in place?"), 0);
    QCOMPARE(afterPowerLoss(persistence, "/m", Arrives::Everything), filled('n', 4 * page));
    QCOMPARE(image.store(a, page, "in place"), 0);
    QVERIFY(image.fs().flush(a, {page, 8}));
    QVERIFY(image.fs().fence());
    const std::string found = afterPowerLoss(persistence, "/g");
    QVERIFY(found.empty() || found == filled('a', 4 * page));
    image.session().watchStores(nullptr);
    QCOMPARE(image.check(), std::string());
}

void TestDaxImmutable::kernelSeesTheSame() {
    DAXSCOPE_NEEDS_MOUNTS();
    Relocating image;
    QVERIFY(image.made);
    QVERIFY(image.fs().clone("/f", 0, "/g", page, 0));
    QVERIFY(image.mark("/f"));
    QVERIFY(image.fs().snapshot("/", "/s", true));
    const auto a = image.map("/f", "A");
    QCOMPARE(image.store(a, page, "new"), 0);
    QCOMPARE(image.store(a, 3 * page, "new"), 0);
    QVERIFY(image.fs().commit());
    const auto file = image.session().names().resolve("/f");
    QVERIFY(file);
    std::vector<std::uint64_t> blocks;
    for (std::uint64_t i = 0; i < 4; ++i) {
        const auto map =
            files::mapAt(image.session().volume(), *image.session().names().rootOf(*file),
                         file->inode, i * page);
        QVERIFY(map);
        blocks.push_back(map->logical);
    }
    QCOMPARE(image.check(), std::string());
    const ScratchDirectory scratch;
    const auto mount = LoopMount::mount(image.path(), scratch.path("m"));
    QVERIFY(mount);
    std::string expected = filled('a', 4 * page);
    const auto contentOf = [&](const std::string& path) {
        QFile in(QString::fromStdString(mount->where() + path));
        return in.open(QIODevice::ReadOnly) ? in.readAll().toStdString()
                                            : std::string("cannot open");
    };
    QCOMPARE(contentOf("/s/f"), expected);
    QCOMPARE(contentOf("/g"), std::string(page, '\0') + expected);
    QCOMPARE(contentOf("/s/g"), std::string(page, '\0') + expected);
    expected.replace(page, 3, "new").replace(3 * page, 3, "new");
    QCOMPARE(contentOf("/f"), expected);
    const int fd = ::open((mount->where() + "/f").c_str(), O_RDONLY | O_CLOEXEC);
    const auto extents = fiemap(fd);
    ::close(fd);
    QVERIFY(extents);
    for (std::uint64_t i = 0; i < 4; ++i) {
        const auto found = std::ranges::find_if(*extents, [&](const KernelExtent& extent) {
            return extent.offset <= i * page && i * page < extent.offset + extent.length;
        });
        QVERIFY(found != extents->end());
        QCOMPARE(found->logical + (i * page - found->offset), blocks[i]);
    }
}

QTEST_GUILESS_MAIN(TestDaxImmutable)
#include "test_dax_immutable.moc"
