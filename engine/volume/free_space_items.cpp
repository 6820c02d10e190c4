#include "volume/free_space_items.h"

namespace daxscope::volume {

using btree::Cursor;
using format::ItemType;
using format::Key;

std::uint64_t freeBitmapBytes(std::uint64_t length, std::uint32_t sectorSize) {
    return (length / sectorSize + 7) / 8;
}

bool freeBit(Bytes bitmap, std::uint64_t index) {
    return (bitmap[index / 8] >> (index % 8) & std::byte{1}) != std::byte{0};
}

void setFreeBits(std::span<std::byte> bitmap, std::uint64_t from, std::uint64_t to, bool free) {
    for (std::uint64_t i = from; i < to; ++i) {
        const auto mask = std::byte{1} << (i % 8);
        bitmap[i / 8] = free ? bitmap[i / 8] | mask : bitmap[i / 8] & ~mask;
    }
}

std::unexpected<Error> badFreeItem(const Cursor& cursor, std::string what) {
    return std::unexpected(Error{EIO, std::move(what), cursor.where()});
}

Result<ByteRange> freeRangeAt(const Cursor& cursor, ByteRange group, std::uint32_t sectorSize) {
    const Key key = cursor.key();
    const auto range = ByteRange::make(key.objectid, key.offset);
    if (!range || range->length == 0 || !group.contains(range->offset) ||
        range->length > group.end() - range->offset)
        return badFreeItem(cursor,
                           std::format("free space that is not inside block group {}, {} bytes",
                                       group.offset, group.length));
    if (range->offset % sectorSize != 0 || range->length % sectorSize != 0)
        return badFreeItem(cursor, "free space that is not made of whole sectors");
    const std::uint64_t bytes =
        key.type == ItemType::FreeSpaceBitmap ? freeBitmapBytes(range->length, sectorSize) : 0;
    if (cursor.data().size() != bytes)
        return badFreeItem(cursor,
                           std::format("free space of {} bytes with {} bytes of bitmap, not {}",
                                       range->length, cursor.data().size(), bytes));
    return *range;
}

Result<FreeInfo> freeInfoAt(const Cursor& cursor, ByteRange group) {
    if (!cursor.valid())
        return fail(EIO, "the free-space tree does not know block group {}, {} bytes", group.offset,
                    group.length);
    const auto* info = structAt<format::FreeSpaceInfo>(cursor.data());
    if (info == nullptr)
        return badFreeItem(cursor, "the free-space info item is too short");
    if ((info->flags & ~format::freeSpaceFlag::bitmaps) != 0)
        return badFreeItem(cursor,
                           std::format("the free-space info has flags that are not known: {:#x}",
                                       info->flags.get()));
    return FreeInfo{info->extentCount, (info->flags & format::freeSpaceFlag::bitmaps) != 0};
}

namespace {

/// A range goes on from one bitmap into the next.
void appendBits(FreeItems& items, ByteRange range, Bytes bitmap, std::uint32_t sectorSize) {
    for (std::uint64_t i = 0; i < range.length / sectorSize; ++i) {
        if (!freeBit(bitmap, i))
            continue;
        const std::uint64_t at = range.offset + i * sectorSize;
        if (!items.ranges.empty() && items.ranges.back().end() == at)
            items.ranges.back().length += sectorSize;
        else
            items.ranges.push_back({at, sectorSize});
    }
}

}  // namespace

Result<FreeItems> readFreeItems(const btree::BlockSource& source, const btree::TreeRoot& tree,
                                ByteRange group, std::uint32_t sectorSize) {
    DAX_TRY(Cursor cursor, Cursor::find(source, tree, freeInfoKey(group)));
    FreeItems items;
    DAX_TRY(items.info, freeInfoAt(cursor, group));
    const bool bitmaps = items.info.bitmaps;
    const std::string infoWhere = cursor.where();
    std::uint64_t end = group.offset;  // of the last item
    DAX_CHECK(cursor.next());
    while (cursor.valid() && cursor.key().objectid < group.end()) {
        const Key key = cursor.key();
        if (key.type != (bitmaps ? ItemType::FreeSpaceBitmap : ItemType::FreeSpaceExtent))
            return badFreeItem(cursor,
                               std::format("an item that does not belong among the free {} of "
                                           "block group {}",
                                           bitmaps ? "bitmaps" : "extents", group.offset));
        DAX_TRY(const ByteRange range, freeRangeAt(cursor, group, sectorSize));
        if (range.offset < end)
            return badFreeItem(cursor, "free space that overlaps the item before it");
        if (bitmaps && range.offset > end)
            return badFreeItem(cursor, std::format("no bitmap for the bytes from {} on", end));
        if (!bitmaps && !items.keys.empty() && range.offset == end)
            return badFreeItem(cursor, "free space that goes on from the item before it");
        end = range.end();
        items.keys.push_back(key);
        if (bitmaps)
            appendBits(items, range, cursor.data(), sectorSize);
        else
            items.ranges.push_back(range);
        DAX_CHECK(cursor.next());
    }
    if (bitmaps && end != group.end())
        return std::unexpected(
            Error{EIO, std::format("no bitmap for the bytes from {} on", end), infoWhere});
    if (items.ranges.size() != items.info.count)
        return std::unexpected(Error{EIO,
                                     std::format("{} free extents are counted, and there are {}",
                                                 items.info.count, items.ranges.size()),
                                     infoWhere});
    return items;
}

}  // namespace daxscope::volume
