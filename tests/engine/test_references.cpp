// References by brute force: after random operations and a commit, every tree is walked block by block, and what is
// found to point to an extent is counted. The extent tree must say the same of every extent, and name no other one.
//
// The seed is printed; DAXSCOPE_SEED=n repeats it.
#include <QTest>
#include <map>

#include "session/create.h"
#include "session/session.h"
#include "support/file_operation.h"
#include "support/loop_mount.h"
#include "volume/backrefs.h"

using namespace daxscope;
using namespace daxscope::test;

namespace {

struct Counts {
    std::map<std::uint64_t, std::uint64_t> blocks;   // tree blocks: pointers to them, by address
    std::map<std::uint64_t, std::uint64_t> extents;  // data: items of theirs, by address
};

void countItems(const format::BlockView& leaf, Counts& counts) {
    for (std::uint32_t slot = 0; slot < leaf.count(); ++slot) {
        if (leaf.key(slot).type != format::ItemType::ExtentData)
            continue;
        const auto* item = structAt<format::FileExtentItem>(leaf.data(slot));
        const bool isInline =
            item == nullptr || item->head.type == static_cast<U8>(format::ExtentDataType::Inline);
        if (!isInline && item->diskBytenr != 0)
            ++counts.extents[item->diskBytenr];
    }
}

/// Each block counts what it points to once, however many trees share it.
Status countBelow(const volume::Volume& volume, const format::Expect& top, Counts& counts) {
    std::vector<format::Expect> todo = {top};
    while (!todo.empty()) {
        const format::Expect expect = todo.back();
        todo.pop_back();
        if (++counts.blocks[expect.logical] > 1)
            continue;
        DAX_TRY(const format::BlockView block, volume.block(expect));
        if (block.isLeaf()) {
            countItems(block, counts);
            continue;
        }
        for (std::uint32_t slot = 0; slot < block.count(); ++slot)
            todo.push_back(btree::childExpect(block, slot));
    }
    return {};
}

Result<Counts> countAll(const volume::Volume& volume) {
    Counts counts;
    DAX_CHECK(countBelow(volume, volume.rootTree().expect(), counts));
    DAX_CHECK(countBelow(volume, volume.chunkTree().expect(), counts));
    DAX_TRY(auto cursor, btree::Cursor::lowerBound(volume, volume.rootTree(), {}));
    while (cursor.valid()) {
        if (cursor.key().type == format::ItemType::RootItem) {
            DAX_TRY(const auto root, volume.root(cursor.key().objectid));
            DAX_CHECK(countBelow(volume, root.expect(), counts));
        }
        DAX_CHECK(cursor.next());
    }
    return counts;
}

/// What is wrong in the extent tree; empty when nothing is.
std::string compare(const volume::Volume& volume) {
    auto counts = countAll(volume);
    if (!counts)
        return counts.error().text();
    volume::Backrefs backrefs(volume);
    const auto root = volume.root(format::id::extentTree);
    auto cursor = btree::Cursor::lowerBound(volume, *root, {});
    for (; cursor && cursor->valid(); (void)cursor->next()) {
        const format::ItemType type = cursor->key().type;
        if (type != format::ItemType::ExtentItem && type != format::ItemType::MetadataItem)
            continue;
        const auto record = volume::parseExtent(cursor->key(), cursor->data(), volume.nodeSize());
        if (!record)
            return record.error().text();
        auto& counted = record->isTreeBlock() ? counts->blocks : counts->extents;
        const std::uint64_t found = counted[record->logical];
        counted.erase(record->logical);
        const auto refs = backrefs.refs(*record);
        if (!refs)
            return refs.error().text();
        std::uint64_t named = 0;
        for (const volume::ExtentRef& ref : *refs)
            named += ref.count;
        if (record->refs != found || named != found)
            return std::format("extent {}: {} references, {} of them named; pointers to it: {}",
                               record->logical, record->refs, named, found);
    }
    if (!counts->blocks.empty() || !counts->extents.empty())
        return std::format(
            "{} tree blocks and {} data extents are used, but not in the extent tree",
            counts->blocks.size(), counts->extents.size());
    return {};
}

}  // namespace

class TestReferences : public QObject {
    Q_OBJECT
private slots:
    void everyCommit_data() {
        QTest::addColumn<quint32>("nodeSize");
        QTest::newRow("nodes of 4K") << 4096U;
        QTest::newRow("nodes of 16K") << 16384U;
    }
    void everyCommit() {
        QFETCH(quint32, nodeSize);
        const std::uint64_t seed = seedFromEnvironment();
        qInfo("DAXSCOPE_SEED=%llu", static_cast<unsigned long long>(seed));
        Dice dice(seed);
        const ScratchDirectory scratch;
        const std::string image = scratch.path("image");
        session::CreateOptions options;
        options.size = 512ULL << 20;
        options.nodeSize = nodeSize;
        QVERIFY(session::createImage(image, options).has_value());
        auto session = session::Session::openForWriting(image);
        QVERIFY2(session.has_value(), session ? "" : session.error().text().c_str());
        std::size_t done = 0;
        for (int round = 0; round < 60; ++round) {
            for (int i = 0; i < 40; ++i) {
                const FileOperation operation =
                    dice.oneIn(2) ? randomOperation(dice) : randomContentOperation(dice, "");
                done += applyToEngine(*(*session)->operations(), operation) ? 1 : 0;
            }
            const Status durable = (*session)->commit();
            QVERIFY2(durable.has_value(), durable ? "" : durable.error().text().c_str());
            const std::string wrong = compare((*session)->volume());
            QVERIFY2(wrong.empty(), wrong.c_str());
        }
        QVERIFY2(done > 1000, "most operations do something");
    }
};

QTEST_GUILESS_MAIN(TestReferences)
#include "test_references.moc"
