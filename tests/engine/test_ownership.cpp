// Who owns what: the walk down every tree (volume/ownership) and the climb from back references
// (volume/backrefs) are two programs for one question, and must agree on every extent of images
// that the kernel made. What a byte array says about unreachable bytes is the third opinion.
#include <QTest>
#include <map>
#include <set>

#include "fuzz/bases.h"
#include "scene/build.h"
#include "session/session.h"
#include "volume/ownership.h"

using namespace daxscope;

namespace {

using Image = std::unique_ptr<test::SpoiltImage>;

Image load(const QString& name) {
    return test::SpoiltImage::load(std::string(DAXSCOPE_SOURCE_DIR) + "/" + name.toStdString());
}

/// Marks every byte of every data extent that some file extent of some subvolume points to, by a
/// plain walk through every subvolume on its own.
std::map<std::uint64_t, std::vector<bool>> reachedSectors(const files::Namespace& names) {
    std::map<std::uint64_t, std::vector<bool>> reached;
    const volume::Volume& volume = names.volume();
    const auto visit = [&](const btree::TreeRoot& root) {
        auto cursor = btree::Cursor::lowerBound(volume, root, {});
        for (; cursor && cursor->valid(); (void)cursor->next()) {
            const auto* item = structAt<format::FileExtentItem>(cursor->data());
            if (cursor->key().type != format::ItemType::ExtentData || item == nullptr ||
                item->head.type == 0 || item->diskBytenr == 0)
                continue;
            auto& sectors = reached[item->diskBytenr];
            sectors.resize(item->diskNumBytes / 4096);
            const bool packed = item->head.compression != 0;
            const std::uint64_t from = packed ? 0 : item->offset / 4096;
            const std::uint64_t count = packed ? sectors.size() : item->numBytes / 4096;
            for (std::uint64_t i = from; i < from + count; ++i)
                sectors[i] = true;
        }
    };
    for (const auto& [id, sub] : names.subvolumes())
        visit(sub.root);
    visit(volume.rootTree());
    if (const auto reloc = volume.root(format::id::dataRelocTree))
        visit(*reloc);
    return reached;
}

}  // namespace

class TestOwnership : public QObject {
    Q_OBJECT

private:
    static void images() {
        QTest::addColumn<QString>("name");
        QTest::newRow("tour") << "resources/sample/tour.img.zst";
        for (const char* name : test::baseNames)
            QTest::newRow(name) << QString("tests/fuzz/") + name;
    }

private slots:
    void walkAndClimbAgree_data() { images(); }
    void walkAndClimbAgree() {
        QFETCH(QString, name);
        const Image image = load(name);
        QVERIFY2(image != nullptr, qPrintable(name));
        auto session = session::Session::openBytes(image->bytes(), name.toStdString());
        QVERIFY2(session, session ? "" : session.error().text().c_str());
        Progress progress;
        const auto owned = volume::readOwnership((*session)->volume(), progress);
        QVERIFY(owned);
        QVERIFY(owned->extents.size() > 50);
        volume::Backrefs backrefs((*session)->volume());
        std::size_t shared = 0;
        for (const volume::OwnedExtent& extent : owned->extents) {
            const auto record = backrefs.extentAt(extent.logical + extent.length - 1);
            QVERIFY2(record, record ? "" : record.error().text().c_str());
            QCOMPARE(record->logical, extent.logical);
            std::size_t owners = 0;
            if (extent.isTreeBlock) {
                const auto trees = backrefs.treesOf(*record);
                QVERIFY(trees);
                owners = trees->size();
            } else {
                const auto holders = backrefs.dataOwners(*record);
                QVERIFY(holders);
                owners = holders->size();
            }
            QVERIFY2(owners == extent.owners,
                     qPrintable(QString("extent %1: climbing finds %2 owners, walking %3")
                                    .arg(extent.logical)
                                    .arg(owners)
                                    .arg(extent.owners)));
            shared += owners > 1 ? 1 : 0;
        }
        QVERIFY(shared > 0);
        QCOMPARE((*session)->volume().findings().size(), 0U);
    }

    void unreachableBytes_data() { images(); }
    void unreachableBytes() {
        QFETCH(QString, name);
        const Image image = load(name);
        auto session = session::Session::openBytes(image->bytes(), name.toStdString());
        QVERIFY(session);
        Progress progress;
        const auto owned = volume::readOwnership((*session)->volume(), progress);
        QVERIFY(owned);
        const auto reached = reachedSectors((*session)->names());
        std::uint64_t lost = 0;
        for (const volume::OwnedExtent& extent : owned->extents) {
            if (extent.isTreeBlock)
                continue;
            const auto found = reached.find(extent.logical);
            const auto sectors = found == reached.end()
                                     ? 0
                                     : std::count(found->second.begin(), found->second.end(), true);
            const auto expected = extent.length - static_cast<std::uint64_t>(sectors) * 4096;
            QCOMPARE(extent.unreachable, expected);
            lost += expected;
        }
        if (name.contains("tour"))
            QVERIFY(lost > 0);
    }

    /// The two sources that a file's owners may come from give the same picture.
    void fileOwnersFromBothSources() {
        const Image image = load("resources/sample/tour.img.zst");
        auto climbing = session::Session::openBytes(image->bytes(), "climbing");
        auto mapped = session::Session::openBytes(image->bytes(), "mapped");
        QVERIFY(climbing && mapped);
        Progress progress;
        QVERIFY((*mapped)->scene(progress, {}));
        for (const char* path : {"/v/db", "/s2/fragmented", "/v/kept-alive", "/v/hole"}) {
            const auto file = (*climbing)->names().resolve(path);
            QVERIFY2(file, path);
            const auto a = (*climbing)->fileExtents(*file, path);
            const auto b = (*mapped)->fileExtents(*file, path);
            QVERIFY(a && b);
            QCOMPARE((*a)->count(), (*b)->count());
            for (std::size_t i = 0; i < (*a)->count(); ++i) {
                QCOMPARE((*a)->extent(i).owners, (*b)->extent(i).owners);
                QCOMPARE((*a)->extent(i).device, (*b)->extent(i).device);
            }
        }
    }

    /// Each used byte of each block group is an extent's, in each copy.
    void blockGroupsAreFilledByExtents() {
        const Image image = load("resources/sample/tour.img.zst");
        auto session = session::Session::openBytes(image->bytes(), "tour");
        QVERIFY(session);
        Progress progress;
        const auto scene = (*session)->scene(progress, {});
        QVERIFY(scene);
        const scene::DeviceMap& map = *(*scene)->device;
        for (const scene::BlockGroup& group : map.blockGroups()) {
            const auto sum = map.summarize({group.device, group.length});
            std::uint64_t used = 0;
            for (const std::uint64_t bytes : sum.bytes)
                used += bytes;
            // A superblock mirror may lie inside a group, where it is nobody's extent.
            for (const std::uint64_t super : format::superOffsets)
                used -= ByteRange{group.device, group.length}.contains(super) ? 4096 : 0;
            QCOMPARE(used, group.used);
        }
    }

    void cancelledWorkSaysSo() {
        const Image image = load("resources/sample/tour.img.zst");
        auto session = session::Session::openBytes(image->bytes(), "tour");
        QVERIFY(session);
        Progress progress;
        progress.cancel();
        const auto scene = (*session)->scene(progress, {});
        QVERIFY(!scene);
        QCOMPARE(scene.error().code, ECANCELED);
    }
};

QTEST_GUILESS_MAIN(TestOwnership)
#include "test_ownership.moc"
