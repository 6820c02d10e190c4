#include "check/space.h"

#include <algorithm>
#include <map>

#include "format/names.h"
#include "volume/free_space_items.h"

namespace daxscope::check {

using format::ItemType;
using format::Key;
namespace id = format::id;

namespace {

/// Calls visit(key, data, where) for every item of the type in the tree. False when not all of it could be read: the walk told.
template <typename Visit>
bool forEachItem(const volume::Volume& volume, const Result<btree::TreeRoot>& root, ItemType type,
                 Visit&& visit) {
    if (!root)
        return false;
    bool whole = true;
    const auto leaf = [&](const format::BlockView& block) -> Status {
        for (std::uint32_t slot = 0; slot < block.count(); ++slot) {
            if (block.key(slot).type == type)
                visit(block.key(slot), block.data(slot),
                      std::format("{}, tree block {} item {}", format::treeName(root->tree),
                                  block.logical(), slot));
        }
        return {};
    };
    return forEachLeaf(volume, *root, leaf, [&] { whole = false; }) && whole;
}

struct DeviceExtent {
    std::uint64_t offset = 0;  ///< device byte
    std::uint64_t length = 0;
    std::uint64_t chunk = 0;
    bool used = false;
};

class Space {
public:
    Space(const volume::Volume& volume, const ExtentTable& extents, Findings& findings)
        : volume_(volume), extents_(extents), findings_(findings) {}

    Status check(Progress& progress) {
        DAX_CHECK(progress.step(0.5, "checking block groups"));
        device();
        groups();
        return freeSpace(progress);
    }

private:
    void tell(std::string what, std::string where, std::uint64_t logical = 0) {
        findings_.add(Kind::Space, std::move(what), std::move(where), logical);
    }

    void device() {
        const format::Superblock& super = volume_.super();
        const std::uint64_t total = super.devItem.totalBytes;
        std::vector<DeviceExtent> extents;
        const bool whole = forEachItem(
            volume_, volume_.root(id::devTree), ItemType::DevExtent,
            [&](const Key& key, Bytes data, const std::string& where) {
                const auto* item = structAt<format::DevExtent>(data);
                if (item == nullptr)
                    return;
                const std::uint64_t at = key.offset;
                if (at > total || item->length > total - at)
                    tell(std::format("{} bytes at device byte {} reach beyond the device's {}",
                                     item->length.get(), at, total),
                         where);
                extents.push_back({at, item->length, item->chunkOffset});
            });
        for (const volume::ChunkInfo& chunk : volume_.chunks().chunks()) {
            for (unsigned copy = 0; copy < chunk.copies && whole; ++copy) {
                const auto found = std::ranges::find_if(extents, [&](const DeviceExtent& e) {
                    return e.offset == chunk.device[copy] && e.length == chunk.length &&
                           e.chunk == chunk.logical;
                });
                if (found == extents.end())
                    tell(std::format("no device extent for the {} bytes from device byte {}",
                                     chunk.length, chunk.device[copy]),
                         std::format("chunk {}", chunk.logical), chunk.logical);
                else
                    found->used = true;
            }
        }
        std::uint64_t used = 0;
        for (const DeviceExtent& extent : extents) {
            used += extent.length;
            if (!extent.used && readable(extent.chunk))
                tell(std::format("no chunk has the {} bytes from device byte {} ({} is named)",
                                 extent.length, extent.offset, extent.chunk),
                     std::format("device extent {}", extent.offset));
        }
        deviceItem(used, whole);
    }

    [[nodiscard]] bool readable(std::uint64_t logical) const {
        const volume::ChunkInfo* const chunk = volume_.chunks().find(logical);
        return chunk == nullptr || chunk->copies != 0;
    }

    void deviceItem(std::uint64_t used, bool whole) {
        const format::Superblock& super = volume_.super();
        bool found = false;
        (void)forEachItem(
            volume_, Result<btree::TreeRoot>(volume_.chunkTree()), ItemType::DevItem,
            [&](const Key& key, Bytes data, const std::string& where) {
                const auto* item = structAt<format::DevItem>(data);
                if (item == nullptr)
                    return;
                found = true;
                if (item->devid != key.offset || key.objectid != id::devItems)
                    tell(std::format("the device is number {}, its key says {}", item->devid.get(),
                                     key.offset),
                         where);
                if (whole && item->bytesUsed != used)
                    tell(std::format("{} bytes of the device are used, its extents have {}",
                                     item->bytesUsed.get(), used),
                         where);
                if (item->totalBytes != super.devItem.totalBytes)
                    tell(std::format("the device has {} bytes, the superblock says {}",
                                     item->totalBytes.get(), super.devItem.totalBytes.get()),
                         where);
                if (item->totalBytes > volume_.device().size())
                    tell(std::format("the device should have {} bytes, the image has {}",
                                     item->totalBytes.get(), volume_.device().size()),
                         where);
                if (item->uuid != super.devItem.uuid || item->devid != super.devItem.devid ||
                    item->fsid != super.devItem.fsid)
                    tell("the device's UUIDs are not those of the superblock", where);
                if (super.totalBytes != item->totalBytes)
                    tell(std::format("the filesystem has {} bytes, its device {}",
                                     super.totalBytes.get(), item->totalBytes.get()),
                         where);
            });
        if (!found)
            tell("the device has no item", "chunk tree");
    }

    void groups() {
        std::map<std::uint64_t, std::uint64_t> lengths;  // of block groups, by address
        std::uint64_t sum = 0;
        const bool whole = forEachItem(
            volume_, volume_.blockGroupRoot(), ItemType::BlockGroupItem,
            [&](const Key& key, Bytes data, const std::string&) {
                const auto* item = structAt<format::BlockGroupItem>(data);
                if (item == nullptr)
                    return;
                const ByteRange range{key.objectid, key.offset};
                const std::string where = std::format("block group {}", range.offset);
                lengths[range.offset] = range.length;
                sum += item->used;
                const volume::ChunkInfo* const chunk = volume_.chunks().find(range.offset);
                if (chunk == nullptr || chunk->logical != range.offset ||
                    chunk->length != range.length)
                    return tell(std::format("no chunk has these {} bytes", range.length), where,
                                range.offset);
                if (chunk->flags != item->flags)
                    tell(std::format("the block group is for {}, its chunk for {}",
                                     format::groupText(item->flags),
                                     format::groupText(chunk->flags)),
                         where, range.offset);
                const std::uint64_t used = usedOf(range);
                if (extents_.complete && used != item->used)
                    tell(std::format("{} bytes are used, its extents have {}", item->used.get(),
                                     used),
                         where, range.offset);
            });
        if (!whole)
            return;
        for (const volume::ChunkInfo& chunk : volume_.chunks().chunks()) {
            if (!lengths.contains(chunk.logical))
                tell("the chunk has no block group", std::format("chunk {}", chunk.logical),
                     chunk.logical);
        }
        if (sum != volume_.super().bytesUsed)
            tell(std::format("{} bytes are used of the filesystem, its block groups have {}",
                             volume_.super().bytesUsed.get(), sum),
                 "superblock");
    }

    [[nodiscard]] auto extentsIn(ByteRange range) const {
        const auto from =
            std::ranges::lower_bound(extents_.extents, range.offset, {}, &Extent::logical);
        const auto to =
            std::ranges::lower_bound(extents_.extents, range.end(), {}, &Extent::logical);
        return std::ranges::subrange(from, to);
    }
    [[nodiscard]] std::uint64_t usedOf(ByteRange range) const {
        std::uint64_t used = 0;
        for (const Extent& extent : extentsIn(range))
            used += extent.length;
        return used;
    }

    Status freeSpace(Progress& progress) {
        constexpr std::uint64_t both =
            format::compatRo::freeSpaceTree | format::compatRo::freeSpaceTreeValid;
        const std::uint64_t has = volume_.super().compatRoFlags & both;
        if (has != both) {
            if (has != 0)
                findings_.report().notes.emplace_back(
                    "the free-space tree is marked as stale and was not compared: the kernel makes "
                    "it anew");
            return {};
        }
        const auto root = volume_.root(id::freeSpaceTree);
        if (!root) {
            findings_.add(Kind::FreeSpace, root.error(), "free-space tree");
            return {};
        }
        std::uint64_t items = 0;
        for (const volume::ChunkInfo& chunk : volume_.chunks().chunks()) {
            DAX_CHECK(progress.step(0.55, "checking free space"));
            const ByteRange group{chunk.logical, chunk.length};
            const auto free = volume::readFreeItems(volume_, *root, group, volume_.sectorSize());
            if (!free) {
                findings_.add(Kind::FreeSpace, free.error(),
                              std::format("block group {}", chunk.logical), chunk.logical);
                items = UINT64_MAX;  // cannot be compared any more
                continue;
            }
            if (items != UINT64_MAX)
                items += 1 + free->keys.size();
            if (extents_.complete)
                compareFree(group, free->ranges);
        }
        std::uint64_t all = 0;
        auto cursor = btree::Cursor::lowerBound(volume_, *root, Key{});
        for (; cursor && cursor->valid(); ++all) {
            if (!cursor->next())
                return {};
        }
        // mkfs.btrfs leaves those of the block groups it began with, and nobody minds.
        if (cursor && items != UINT64_MAX && all != items)
            findings_.report().notes.push_back(std::format(
                "{} items of the free-space tree belong to no block group", all - items));
        return {};
    }

    void compareFree(ByteRange group, std::span<const ByteRange> free) {
        std::vector<ByteRange> expected;
        std::uint64_t at = group.offset;
        const auto gap = [&](std::uint64_t to) {
            if (to > at)
                expected.push_back({at, to - at});
        };
        for (const Extent& extent : extentsIn(group)) {
            gap(extent.logical);
            at = std::max(at, extent.logical + extent.length);
        }
        gap(group.end());
        const auto differ = std::ranges::mismatch(expected, free);
        if (differ.in1 == expected.end() && differ.in2 == free.end())
            return;
        const auto text = [](auto it, auto end) {
            return it == end ? std::string("nothing more")
                             : std::format("{} bytes from {}", it->length, it->offset);
        };
        findings_.add(Kind::FreeSpace,
                      std::format("the tree has {} free, the extents leave {}",
                                  text(differ.in2, free.end()), text(differ.in1, expected.end())),
                      std::format("block group {}", group.offset), group.offset);
    }

    const volume::Volume& volume_;
    const ExtentTable& extents_;
    Findings& findings_;
};

}  // namespace

Status checkSpace(const volume::Volume& volume, const ExtentTable& extents, Findings& findings,
                  Progress& progress) {
    return Space(volume, extents, findings).check(progress);
}

}  // namespace daxscope::check
