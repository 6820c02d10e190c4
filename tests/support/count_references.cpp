#include "support/count_references.h"

#include <format>
#include <map>
#include <vector>

#include "volume/backrefs.h"

namespace daxscope::test {

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

}  // namespace

std::string compareReferences(const volume::Volume& volume) {
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

}  // namespace daxscope::test
