#include "volume/free_space_tree.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace daxscope::volume {

using btree::Cursor;
using format::ItemType;
using format::Key;

namespace {

/// Ranges of a group above `high` are kept as bitmaps, below `low` as extents; in between they stay
/// as they are.
struct Bounds {
    std::uint64_t high = 0;
    std::uint64_t low = 0;
};

/// Bytes that a whole bitmap stands for.
std::uint64_t bitmapSpan(std::uint32_t sectorSize) {
    return std::uint64_t{sectorSize} * format::freeSpaceBitmapSize * 8;
}

/// Extents have no data: an item header each. They are too many when bitmaps would need less.
Bounds boundsOf(ByteRange group, std::uint32_t sectorSize) {
    constexpr std::uint64_t distance = 100;
    const std::uint64_t span = bitmapSpan(sectorSize);
    const std::uint64_t bitmaps = group.length / span + (group.length % span != 0 ? 1 : 0);
    const std::uint64_t size = bitmaps * (sizeof(format::ItemHeader) + format::freeSpaceBitmapSize);
    const std::uint64_t high = size / sizeof(format::ItemHeader);
    return {high, high > distance ? high - distance : 0};
}

}  // namespace

Result<FreeSpace> loadFreeSpace(const btree::BlockSource& source, const btree::TreeRoot& tree,
                                ByteRange group, std::uint32_t sectorSize) {
    DAX_TRY(const FreeItems items, readFreeItems(source, tree, group, sectorSize));
    FreeSpace space(group);
    for (const ByteRange& range : items.ranges)
        DAX_CHECK(space.add(range));
    return space;
}

struct FreeSpaceTreeEdit::Bitmap {
    ByteRange range;
    std::vector<std::byte> bits;  // as they are in the tree
};

Result<FreeInfo> FreeSpaceTreeEdit::info(ByteRange group) const {
    DAX_TRY(const Cursor cursor, Cursor::find(*source_, editor_->root(), freeInfoKey(group)));
    return freeInfoAt(cursor, group);
}

Status FreeSpaceTreeEdit::setInfo(ByteRange group, FreeInfo info) {
    format::FreeSpaceInfo item{};
    item.extentCount = info.count;
    item.flags = info.bitmaps ? format::freeSpaceFlag::bitmaps : 0;
    return editor_->overwrite(freeInfoKey(group), 0, bytesOf(item));
}

Status FreeSpaceTreeEdit::add(ByteRange group, ByteRange range) {
    return change(group, range, true);
}

Status FreeSpaceTreeEdit::remove(ByteRange group, ByteRange range) {
    return change(group, range, false);
}

Status FreeSpaceTreeEdit::change(ByteRange group, ByteRange range, bool free) {
    if (range.length == 0 || !group.contains(range.offset) ||
        range.length > group.end() - range.offset || range.offset % sectorSize_ != 0 ||
        range.length % sectorSize_ != 0)
        return fail(EIO, "{} bytes at {} are not whole sectors of block group {}", range.length,
                    range.offset, group.offset);
    DAX_TRY(FreeInfo now, info(group));
    const FreeInfo before = now;
    auto delta = now.bitmaps ? changeBits(group, range, free)
                 : free      ? addExtent(group, range)
                             : removeExtent(group, range);
    if (!delta)
        return std::unexpected(std::move(delta).error());
    if (*delta < 0 && now.count == 0)
        return fail(EIO,
                    "the free-space tree counts no free extents in block group {}, and has one",
                    group.offset);
    now.count += static_cast<std::uint32_t>(*delta);
    const Bounds bounds = boundsOf(group, sectorSize_);
    if (now.bitmaps ? now.count < bounds.low : now.count > bounds.high) {
        if (now.count != before.count)
            DAX_CHECK(setInfo(group, now));  // reading the group checks the count
        return convert(group, {now.count, !now.bitmaps});
    }
    if (now.count == before.count)
        return {};
    return setInfo(group, now);
}

Result<int> FreeSpaceTreeEdit::addExtent(ByteRange group, ByteRange range) {
    const Key from{range.offset, ItemType::FreeSpaceExtent, UINT64_MAX};
    DAX_TRY(Cursor cursor, Cursor::lastNotAbove(*source_, editor_->root(), from));
    std::optional<ByteRange> left;
    std::optional<ByteRange> right;
    const auto read = [&](std::optional<ByteRange>& neighbour) -> Status {
        if (!cursor.valid() || !group.contains(cursor.key().objectid) ||
            cursor.key() == freeInfoKey(group))
            return {};
        if (cursor.key().type != ItemType::FreeSpaceExtent)
            return badFreeItem(cursor, "this item does not belong among free extents");
        DAX_TRY(neighbour, freeRangeAt(cursor, group, sectorSize_));
        const bool apart = neighbour->end() <= range.offset || neighbour->offset >= range.end();
        if (!apart)
            return badFreeItem(cursor, std::format("{} bytes at {} are free already (in part)",
                                                   range.length, range.offset));
        return {};
    };
    DAX_CHECK(read(left));
    if (cursor.valid())
        DAX_CHECK(cursor.next());
    DAX_CHECK(read(right));
    if (left && left->end() != range.offset)
        left.reset();
    if (right && right->offset != range.end())
        right.reset();
    ByteRange whole = range;
    if (left)
        whole = {left->offset, left->length + range.length};
    if (right)
        whole.length += right->length;
    if (left && right)
        DAX_CHECK(editor_->erase(freeExtentKey(*right)));
    if (!left && !right) {
        DAX_CHECK(editor_->insert(freeExtentKey(range), {}));
        return 1;
    }
    DAX_CHECK(editor_->rekey(freeExtentKey(left ? *left : *right), freeExtentKey(whole)));
    return left && right ? -1 : 0;
}

Result<int> FreeSpaceTreeEdit::removeExtent(ByteRange group, ByteRange range) {
    const Key from{range.offset, ItemType::FreeSpaceExtent, UINT64_MAX};
    DAX_TRY(const Cursor cursor, Cursor::lastNotAbove(*source_, editor_->root(), from));
    ByteRange whole;
    if (cursor.valid() && cursor.key().type == ItemType::FreeSpaceExtent &&
        group.contains(cursor.key().objectid)) {
        DAX_TRY(whole, freeRangeAt(cursor, group, sectorSize_));
    }
    if (!whole.contains(range.offset) || range.length > whole.end() - range.offset)
        return fail(EIO, "{} bytes at {} are not free (or not all), says the free-space tree",
                    range.length, range.offset);
    const ByteRange left{whole.offset, range.offset - whole.offset};
    const ByteRange right{range.end(), whole.end() - range.end()};
    if (left.length == 0 && right.length == 0) {
        DAX_CHECK(editor_->erase(freeExtentKey(whole)));
        return -1;
    }
    DAX_CHECK(editor_->rekey(freeExtentKey(whole), freeExtentKey(left.length != 0 ? left : right)));
    if (left.length == 0 || right.length == 0)
        return 0;
    DAX_CHECK(editor_->insert(freeExtentKey(right), {}));
    return 1;
}

/// The bitmap that has the sector `at`, unless `bitmap` is it already.
Status FreeSpaceTreeEdit::find(ByteRange group, std::uint64_t at, Bitmap& bitmap) const {
    if (bitmap.range.contains(at))
        return {};
    const Key from{at, ItemType::FreeSpaceBitmap, UINT64_MAX};
    DAX_TRY(const Cursor cursor, Cursor::lastNotAbove(*source_, editor_->root(), from));
    ByteRange range;
    if (cursor.valid() && cursor.key().type == ItemType::FreeSpaceBitmap &&
        group.contains(cursor.key().objectid)) {
        DAX_TRY(range, freeRangeAt(cursor, group, sectorSize_));
    }
    if (!range.contains(at))
        return fail(EIO, "the free-space tree has no bitmap for the bytes from {} on", at);
    bitmap.range = range;
    bitmap.bits.assign(cursor.data().begin(), cursor.data().end());
    return {};
}

Result<bool> FreeSpaceTreeEdit::isFree(ByteRange group, std::uint64_t at, Bitmap& last) const {
    if (!group.contains(at))
        return false;
    DAX_CHECK(find(group, at, last));
    return freeBit(last.bits, (at - last.range.offset) / sectorSize_);
}

Result<int> FreeSpaceTreeEdit::changeBits(ByteRange group, ByteRange range, bool free) {
    Bitmap bitmap;
    const bool first = range.offset == group.offset;  // below it is another group, or nothing
    DAX_TRY(const bool left, first ? false : isFree(group, range.offset - sectorSize_, bitmap));
    for (std::uint64_t at = range.offset; at < range.end();) {
        DAX_CHECK(find(group, at, bitmap));
        const std::uint64_t end = std::min(range.end(), bitmap.range.end());
        const std::uint64_t from = (at - bitmap.range.offset) / sectorSize_;
        const std::uint64_t to = (end - bitmap.range.offset) / sectorSize_;
        for (std::uint64_t i = from; i < to; ++i) {
            if (freeBit(bitmap.bits, i) == free)
                return fail(EIO, "the sector at {} {} free, says the free-space tree",
                            bitmap.range.offset + i * sectorSize_, free ? "is already" : "is not");
        }
        setFreeBits(bitmap.bits, from, to, free);
        const std::uint64_t byte = from / 8;
        DAX_CHECK(editor_->overwrite(freeBitmapKey(bitmap.range), static_cast<std::uint32_t>(byte),
                                     Bytes(bitmap.bits).subspan(byte, (to - 1) / 8 - byte + 1)));
        at = end;
    }
    DAX_TRY(const bool right, isFree(group, range.end(), bitmap));
    // Alone it is a range more or less; beside a free one none; between two it joins or parts them.
    const int joined = 1 - (left ? 1 : 0) - (right ? 1 : 0);
    return free ? joined : -joined;
}

Status FreeSpaceTreeEdit::convert(ByteRange group, FreeInfo to) {
    DAX_TRY(const FreeItems items, readFreeItems(*source_, editor_->root(), group, sectorSize_));
    for (const Key& key : items.keys)
        DAX_CHECK(editor_->erase(key));
    DAX_CHECK(setInfo(group, to));
    if (!to.bitmaps) {
        for (const ByteRange& range : items.ranges)
            DAX_CHECK(editor_->insert(freeExtentKey(range), {}));
        return {};
    }
    const std::uint64_t span = bitmapSpan(sectorSize_);
    auto next = items.ranges.begin();
    std::vector<std::byte> bits;
    for (std::uint64_t at = group.offset; at < group.end();) {
        const ByteRange part{at, std::min(span, group.end() - at)};
        bits.assign(freeBitmapBytes(part.length, sectorSize_), std::byte{0});
        for (; next != items.ranges.end() && next->offset < part.end(); ++next) {
            const std::uint64_t from = std::max(next->offset, at);
            const std::uint64_t end = std::min(next->end(), part.end());
            setFreeBits(bits, (from - at) / sectorSize_, (end - at) / sectorSize_, true);
            if (next->end() > part.end())
                break;  // goes on in the next bitmap
        }
        DAX_CHECK(editor_->insert(freeBitmapKey(part), bits));
        at = part.end();
    }
    return {};
}

Status FreeSpaceTreeEdit::create(ByteRange group) {
    const Key from{group.offset, ItemType{}, 0};
    DAX_TRY(const Cursor cursor, Cursor::lowerBound(*source_, editor_->root(), from));
    if (cursor.valid() && cursor.key().objectid < group.end())
        return badFreeItem(cursor, std::format("block group {} is new, and the free-space tree has "
                                               "items there",
                                               group.offset));
    format::FreeSpaceInfo item{};
    item.extentCount = 1;
    DAX_CHECK(editor_->insert(freeInfoKey(group), bytesOf(item)));
    return editor_->insert(freeExtentKey(group), {});
}

Status FreeSpaceTreeEdit::erase(ByteRange group) {
    std::vector<Key> keys;
    DAX_TRY(Cursor cursor, Cursor::find(*source_, editor_->root(), freeInfoKey(group)));
    if (!cursor.valid())
        return fail(EIO, "the free-space tree does not know block group {}, {} bytes", group.offset,
                    group.length);
    while (cursor.valid() && cursor.key().objectid < group.end()) {
        keys.push_back(cursor.key());
        DAX_CHECK(cursor.next());
    }
    for (const Key& key : keys)
        DAX_CHECK(editor_->erase(key));
    return {};
}

}  // namespace daxscope::volume
