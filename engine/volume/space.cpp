#include "volume/space.h"

#include <algorithm>

#include "format/names.h"
#include "volume/extent_items.h"
#include "volume/free_space_tree.h"

namespace daxscope::volume {

using format::ItemType;
namespace id = format::id;

namespace {

/// What no extent of the group covers: for images without a free-space tree.
Result<FreeSpace> fromExtents(const Volume& volume, ByteRange group) {
    DAX_TRY(const auto root, volume.root(id::extentTree));
    DAX_TRY(auto cursor, btree::Cursor::lowerBound(volume, root, {group.offset, ItemType{}, 0}));
    FreeSpace free(group);
    std::uint64_t from = group.offset;
    while (cursor.valid() && cursor.key().objectid < group.end()) {
        const ItemType type = cursor.key().type;
        if (type == ItemType::ExtentItem || type == ItemType::MetadataItem) {
            DAX_TRY(const auto extent, parseExtent(cursor.key(), cursor.data(), volume.nodeSize()));
            if (extent.logical < from || extent.length > group.end() - extent.logical)
                return failAt({EIO, "the extent overlaps another or leaves its block group", {}},
                              cursor.where());
            if (extent.logical > from)
                DAX_CHECK(free.add({from, extent.logical - from}));
            from = extent.logical + extent.length;
        }
        DAX_CHECK(cursor.next());
    }
    if (from < group.end())
        DAX_CHECK(free.add({from, group.end() - from}));
    return free;
}

Result<FreeSpace> freeSpaceOf(const Volume& volume, ByteRange group) {
    namespace ro = format::compatRo;
    constexpr std::uint64_t both = ro::freeSpaceTree | ro::freeSpaceTreeValid;
    if ((volume.super().compatRoFlags & both) != both)
        return fromExtents(volume, group);
    DAX_TRY(const auto root, volume.root(id::freeSpaceTree));
    return loadFreeSpace(volume, root, group, volume.sectorSize());
}

}  // namespace

Result<Space> Space::load(const Volume& volume) {
    Space space;
    DAX_TRY(const auto root, volume.blockGroupRoot());
    for (const ChunkInfo& chunk : volume.chunks().chunks()) {
        DAX_TRY(const auto cursor,
                btree::Cursor::find(volume, root,
                                    {chunk.logical, ItemType::BlockGroupItem, chunk.length}));
        const auto* item =
            cursor.valid() ? structAt<format::BlockGroupItem>(cursor.data()) : nullptr;
        if (item == nullptr || chunk.copies == 0)
            return fail(EIO,
                        "the chunk at logical address {} has no block group, or one that is "
                        "not on this device",
                        chunk.logical);
        if (item->flags != chunk.flags)
            return fail(EIO, "block group {} is for {}, its chunk for {}", chunk.logical,
                        format::groupText(item->flags), format::groupText(chunk.flags));
        const ByteRange range{chunk.logical, chunk.length};
        DAX_TRY(auto free, freeSpaceOf(volume, range));
        const std::uint64_t used = item->used;
        if (used > range.length || free.total() != range.length - used)
            return fail(EIO, "block group {} says that {} bytes are used, but {} of {} are free",
                        chunk.logical, used, free.total(), range.length);
        excludeSuperblocks(free, chunk);
        space.groups_.push_back(
            {range, chunk.flags, used, false, std::move(free), {}, range.offset});
    }
    return space;
}

void Space::add(const ChunkInfo& chunk) {
    const ByteRange range{chunk.logical, chunk.length};
    Group group{range, chunk.flags, 0, false, FreeSpace(range), {}, range.offset};
    // A new group has nothing in it that could overlap.
    (void)group.free.add(range);
    excludeSuperblocks(group.free, chunk);
    const auto at = std::ranges::upper_bound(groups_, range.offset, {},
                                             [](const Group& known) { return known.range.offset; });
    groups_.insert(at, std::move(group));
}

std::optional<std::uint64_t> Space::allocate(std::uint64_t flag, std::uint64_t length,
                                             std::uint64_t alignment) {
    for (Group& group : groups_) {
        if ((group.flags & flag) == 0)
            continue;
        if (const auto at = group.free.allocate(length, alignment, group.hint)) {
            group.hint = *at + length;
            return at;
        }
    }
    return std::nullopt;
}

std::optional<ByteRange> Space::allocateUpTo(std::uint64_t flag, std::uint64_t length,
                                             std::uint64_t sectorSize) {
    // What is as large as an entry of the upper page table lies as such entries do (mission D18).
    constexpr std::uint64_t huge = 2ULL << 20;
    if (length >= huge) {
        if (const auto at = allocate(flag, length, huge))
            return ByteRange{*at, length};
    }
    if (const auto at = allocate(flag, length, sectorSize))
        return ByteRange{*at, length};
    Group* best = nullptr;
    for (Group& group : groups_) {
        if ((group.flags & flag) != 0 &&
            (best == nullptr || group.free.largest() > best->free.largest()))
            best = &group;
    }
    if (best == nullptr)
        return std::nullopt;
    return best->free.allocateUpTo(length, sectorSize, sectorSize, best->hint);
}

Group* Space::groupOf(std::uint64_t logical) {
    const auto above = std::ranges::upper_bound(
        groups_, logical, {}, [](const Group& known) { return known.range.offset; });
    if (above == groups_.begin() || !std::prev(above)->range.contains(logical))
        return nullptr;
    return &*std::prev(above);
}

void Space::giveBack(ByteRange range) {
    // It was taken from there: nothing can overlap.
    if (Group* group = groupOf(range.offset))
        (void)group->free.add(range);
}

void Space::pin(ByteRange range) {
    if (Group* group = groupOf(range.offset))
        group->pinned.push_back(range);
}

std::uint64_t Space::unpin() {
    std::uint64_t bytes = 0;
    for (Group& group : groups_) {
        for (const ByteRange range : group.pinned) {
            bytes += range.length;
            (void)group.free.add(range);
        }
        group.pinned.clear();
    }
    return bytes;
}

bool Space::hasFree(std::uint64_t flag, std::uint64_t bytes) const {
    for (const Group& group : groups_) {
        if (bytes == 0)
            break;
        if ((group.flags & flag) != 0)
            bytes -= std::min(bytes, group.free.total());
    }
    return bytes == 0;
}

bool Space::hasPiece(std::uint64_t flag, std::uint64_t bytes) const {
    return std::ranges::any_of(groups_, [&](const Group& group) {
        return (group.flags & flag) != 0 && group.free.hasPiece(bytes);
    });
}

std::uint64_t Space::freeIn(std::uint64_t flag) const {
    std::uint64_t bytes = 0;
    for (const Group& group : groups_)
        bytes += (group.flags & flag) != 0 ? group.free.total() : 0;
    return bytes;
}

std::uint64_t Space::pinnedIn(std::uint64_t flag) const {
    std::uint64_t bytes = 0;
    for (const Group& group : groups_) {
        if ((group.flags & flag) == 0)
            continue;
        for (const ByteRange range : group.pinned)
            bytes += range.length;
    }
    return bytes;
}

}  // namespace daxscope::volume
