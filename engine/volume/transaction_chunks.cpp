// Space for what comes: what is kept back so that deleting and committing always work, and new chunks.
#include <algorithm>
#include <array>
#include <cstring>

#include "base/text.h"
#include "format/names.h"
#include "volume/free_space_tree.h"
#include "volume/transaction.h"

namespace daxscope::volume {

using format::ItemType;
namespace id = format::id;

namespace {

constexpr std::uint64_t MiB = 1ULL << 20;
constexpr std::uint64_t GiB = 1ULL << 30;
constexpr std::uint64_t stripe = 65536;

/// The parts of the device that no chunk lies on, by address.
std::vector<ByteRange> holes(const ChunkMap& chunks, std::uint64_t deviceSize) {
    std::vector<ByteRange> used = {{0, format::reservedStart}};
    for (const ChunkInfo& chunk : chunks.chunks()) {
        for (unsigned copy = 0; copy < chunk.copies; ++copy)
            used.push_back({chunk.device[copy], chunk.length});
    }
    std::ranges::sort(used, {}, &ByteRange::offset);
    std::vector<ByteRange> out;
    std::uint64_t from = 0;
    for (const ByteRange& range : used) {
        if (range.offset > from)
            out.push_back({from, range.offset - from});
        from = std::max(from, range.end());
    }
    if (deviceSize > from)
        out.push_back({from, deviceSize - from});
    return out;
}

/// Places for `copies` stripes of one length, as long as there is room for but at most `wanted`; empty when not even
/// `least` fits.
struct Places {
    std::uint64_t length = 0;
    std::array<std::uint64_t, 2> device{};
};

Places place(const std::vector<ByteRange>& free, unsigned copies, std::uint64_t wanted,
             std::uint64_t least) {
    for (std::uint64_t length = wanted; length >= least;
         length = alignDown(length - length / 8 - 1, stripe)) {
        std::vector<ByteRange> left = free;
        Places found{length, {}};
        unsigned done = 0;
        for (ByteRange& hole : left) {
            hole.length -= std::min(hole.length, alignUp(hole.offset, stripe) - hole.offset);
            hole.offset = alignUp(hole.offset, stripe);
            while (done < copies && hole.length >= length) {
                found.device[done++] = hole.offset;
                hole = {hole.offset + length, hole.length - length};
            }
        }
        if (done == copies)
            return found;
    }
    return {};
}

}  // namespace

/// What a commit may need for the trees that it changes itself, as the kernel reckons its global reserve: they might
/// be copied whole. At least as much as makes room for what frees space, even on the smallest image.
std::uint64_t Transaction::keptBack() {
    // Root items and groups follow when the trees settle.
    if (keptBack_)
        return *keptBack_;
    std::uint64_t bytes = 0;
    for (const std::uint64_t tree :
         {id::extentTree, id::csumTree, id::freeSpaceTree, id::rootTree, id::blockGroupTree}) {
        if (const auto item = rootItem(volume_, tree))
            bytes += std::min<std::uint64_t>((*item)->bytesUsed, 512 * MiB);
    }
    // What root items say is not checked by anybody.
    std::uint64_t used = 0;
    for (const Group& group : space_.groups())
        used += (group.flags & format::group::metadata) != 0 ? group.used : 0;
    bytes = std::min(bytes, used);
    keptBack_ = std::clamp(bytes, std::uint64_t{128} * nodeSize(), 512 * MiB);
    return *keptBack_;
}

/// Chunks until `bytes` are free in groups of this kind.
Status Transaction::ensureFree(std::uint64_t flag, std::uint64_t bytes) {
    while (!space_.hasFree(flag, bytes)) {
        const Status added = addChunk(profileOf(flag));
        if (added)
            continue;
        if (added.error().code != ENOSPC || !changed_ || space_.pinnedIn(flag) == 0)
            return added;
        return fail(ENOSPC, "the space that was freed comes free with the next commit");
    }
    return {};
}

/// Of the groups that are there.
std::uint64_t Transaction::profileOf(std::uint64_t flag) const {
    std::uint64_t profile = flag;
    for (const Group& group : space_.groups()) {
        if ((group.flags & flag) != 0)
            profile = group.flags;
    }
    return profile;
}

Status Transaction::makeRoom(std::uint64_t blocks, std::uint64_t dataBytes, bool freeing) {
    if (dead_)
        return fail(EROFS, "a commit failed: open the image again");
    const std::uint64_t treeBytes =
        (blocks + pending_.size() / 8) * nodeSize() + (freeing ? 16ULL * nodeSize() : keptBack());
    DAX_CHECK(ensureFree(format::group::metadata, treeBytes));
    // In mixed groups both take from one space.
    const bool mixed = (super_.incompatFlags & format::incompat::mixedGroups) != 0;
    const std::uint64_t beside = mixed ? treeBytes : 0;
    const auto leave = [&] {
        dataRoom_ = UINT64_MAX;
        if (mixed) {
            const std::uint64_t free = space_.freeIn(format::group::data);
            dataRoom_ = free - std::min(free, beside);
        }
        return Status();
    };
    if (dataBytes == 0 ||
        (!mixed && dataBytes <= largestExtent && space_.hasPiece(format::group::data, dataBytes)))
        return leave();
    // One piece rather than several: as long as the device has room, a new chunk is better than a cut extent.
    Status room = ensureFree(format::group::data, dataBytes + beside);
    if (room && !space_.hasPiece(format::group::data, std::min(dataBytes, largestExtent)))
        room = addChunk(profileOf(format::group::data));
    return room || room.error().code == ENOSPC ? leave() : room;
}

Status Transaction::addChunk(std::uint64_t flags) {
    const unsigned copies = (flags & format::group::dup) != 0 ? 2 : 1;
    const bool data = (flags & format::group::data) != 0;
    const std::uint64_t size = super_.devItem.totalBytes;
    const std::uint64_t most = data ? GiB : size > 50 * GiB ? GiB : 256 * MiB;
    const std::uint64_t wanted = alignDown(std::min(most, size / 10), MiB);
    const Places places = place(holes(volume_.chunks(), size), copies, std::max(wanted, MiB), MiB);
    if (places.length == 0)
        return fail(ENOSPC, "the device has no room for another chunk ({})",
                    format::groupText(flags));
    std::uint64_t logical = 0;
    for (const ChunkInfo& chunk : volume_.chunks().chunks())
        logical = std::max(logical, chunk.end());

    format::Chunk chunk{};
    chunk.length = places.length;
    chunk.owner = id::extentTree;
    chunk.stripeLen = stripe;
    chunk.type = flags;
    chunk.ioAlign = chunk.ioWidth = static_cast<std::uint32_t>(stripe);
    chunk.sectorSize = volume_.sectorSize();
    chunk.numStripes = static_cast<std::uint16_t>(copies);
    chunk.subStripes = 1;
    std::vector<std::byte> item;
    const auto put = [&item](Bytes bytes) { item.insert(item.end(), bytes.begin(), bytes.end()); };
    put(bytesOf(chunk));
    for (unsigned copy = 0; copy < copies; ++copy) {
        format::Stripe where{};
        where.devid = super_.devItem.devid.get();
        where.offset = places.device[copy];
        where.devUuid = super_.devItem.uuid;
        put(bytesOf(where));
    }

    begin();
    const auto write = [&]() -> Status {
        DAX_TRY(btree::Editor * chunks, edit(id::chunkTree));
        DAX_CHECK(chunks->insert({id::firstChunkTree, ItemType::ChunkItem, logical}, item));
        format::DevItem device = super_.devItem;
        device.bytesUsed = device.bytesUsed + copies * places.length;
        DAX_CHECK(
            chunks->overwrite({id::devItems, ItemType::DevItem, device.devid}, 0, bytesOf(device)));
        DAX_TRY(btree::Editor * devices, edit(id::devTree));
        for (unsigned copy = 0; copy < copies; ++copy) {
            format::DevExtent extent{};
            extent.chunkTree = id::chunkTree;
            extent.chunkObjectid = id::firstChunkTree;
            extent.chunkOffset = logical;
            extent.length = places.length;
            extent.chunkTreeUuid = volume_.chunkTreeUuid();
            DAX_CHECK(devices->insert({device.devid, ItemType::DevExtent, places.device[copy]},
                                      bytesOf(extent)));
        }
        format::BlockGroupItem group{};
        group.chunkObjectid = id::firstChunkTree;
        group.flags = flags;
        const bool own = (super_.compatRoFlags & format::compatRo::blockGroupTree) != 0;
        DAX_TRY(btree::Editor * groups, edit(own ? id::blockGroupTree : id::extentTree));
        DAX_CHECK(
            groups->insert({logical, ItemType::BlockGroupItem, places.length}, bytesOf(group)));
        if ((super_.compatRoFlags & format::compatRo::freeSpaceTree) != 0) {
            DAX_TRY(btree::Editor * space, edit(id::freeSpaceTree));
            FreeSpaceTreeEdit free(*space, *this, volume_.sectorSize());
            DAX_CHECK(free.create({logical, places.length}));
        }
        DAX_CHECK(volume_.addChunk(logical, item));
        super_.devItem = device;
        return {};
    };
    if (const Status written = write(); !written) {
        rollBack();
        return written;
    }
    keep();
    space_.add(*volume_.chunks().find(logical));
    return {};
}

}  // namespace daxscope::volume
