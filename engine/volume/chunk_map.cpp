#include "volume/chunk_map.h"

#include <algorithm>

#include "format/names.h"

namespace daxscope::volume {

Status ChunkMap::add(std::uint64_t logical, Bytes data, std::uint32_t sectorSize) {
    const auto* chunk = structAt<format::Chunk>(data);
    const std::string where = std::format("chunk {}", logical);
    const auto bad = [&](std::string what) {
        return std::unexpected(Error{EIO, std::move(what), where});
    };
    if (chunk == nullptr ||
        data.size() < sizeof *chunk + chunk->numStripes * sizeof(format::Stripe))
        return bad("the chunk item is too short for its stripes");
    ChunkInfo info{logical, chunk->length, chunk->type, {}, 0};
    if (info.length == 0 || info.length % sectorSize != 0 || logical % sectorSize != 0 ||
        !checkedAdd(logical, info.length))
        return bad(std::format("a length of {} bytes is not possible", info.length));
    const std::uint64_t profile = info.flags & format::group::profileMask;
    const std::size_t stripes = chunk->numStripes;
    if ((profile == 0 || profile == format::group::raid0) && stripes == 1)
        info.copies = 1;
    else if (profile == format::group::dup && stripes == 2)
        info.copies = 2;
    for (std::size_t i = 0; i < info.copies; ++i) {
        const auto* stripe =
            structAt<format::Stripe>(data, sizeof *chunk + i * sizeof(format::Stripe));
        info.device[i] = stripe->offset;
        if (!checkedAdd(info.device[i], info.length) || info.device[i] % sectorSize != 0)
            return bad(std::format("stripe {} cannot start at device byte {}", i, info.device[i]));
    }
    const auto at = std::ranges::lower_bound(chunks_, logical, {}, &ChunkInfo::logical);
    // Known from the superblock. Its word stays, as in the kernel: blocks have been read by it.
    if (at != chunks_.end() && at->logical == logical && at->length == info.length)
        return {};
    if ((at != chunks_.end() && at->logical < info.end()) ||
        (at != chunks_.begin() && std::prev(at)->end() > logical))
        return bad("it overlaps another chunk");
    chunks_.insert(at, info);
    return {};
}

Status ChunkMap::verifyDevice() const {
    struct Stretch {
        std::uint64_t from;
        std::uint64_t to;
        std::uint64_t chunk;
    };
    std::vector<Stretch> stretches;
    for (const ChunkInfo& chunk : chunks_) {
        for (unsigned copy = 0; copy < chunk.copies; ++copy)
            stretches.push_back(
                {chunk.device[copy], chunk.device[copy] + chunk.length, chunk.logical});
    }
    std::ranges::sort(stretches, {}, &Stretch::from);
    const auto clash = std::ranges::adjacent_find(
        stretches, [](const Stretch& a, const Stretch& b) { return a.to > b.from; });
    if (clash == stretches.end())
        return {};
    return fail(EIO, "chunks {} and {} lie on the same bytes of the device (from {})", clash->chunk,
                std::next(clash)->chunk, std::next(clash)->from);
}

const ChunkInfo* ChunkMap::find(std::uint64_t logical) const {
    // Who asks comes from nearby, mostly.
    const std::size_t last = hint_.last.load(std::memory_order_relaxed);
    for (const std::size_t hint : {last, hint_.before.load(std::memory_order_relaxed)}) {
        if (hint < chunks_.size() && logical - chunks_[hint].logical < chunks_[hint].length)
            return &chunks_[hint];
    }
    const auto after = std::ranges::upper_bound(chunks_, logical, {}, &ChunkInfo::logical);
    if (after == chunks_.begin())
        return nullptr;
    const ChunkInfo& chunk = *std::prev(after);
    if (logical >= chunk.end())
        return nullptr;
    hint_.before.store(last, std::memory_order_relaxed);
    hint_.last.store(static_cast<std::size_t>(after - chunks_.begin()) - 1,
                     std::memory_order_relaxed);
    return &chunk;
}

std::optional<std::uint64_t> ChunkMap::toDevice(std::uint64_t logical, unsigned copy) const {
    const ChunkInfo* chunk = find(logical);
    if (chunk == nullptr || copy >= chunk->copies)
        return std::nullopt;
    return chunk->device[copy] + (logical - chunk->logical);
}

std::optional<ChunkMap::Place> ChunkMap::toLogical(std::uint64_t deviceByte) const {
    for (const ChunkInfo& chunk : chunks_) {
        for (unsigned copy = 0; copy < chunk.copies; ++copy) {
            if (ByteRange{chunk.device[copy], chunk.length}.contains(deviceByte))
                return Place{chunk.logical + (deviceByte - chunk.device[copy]), copy, &chunk};
        }
    }
    return std::nullopt;
}

}  // namespace daxscope::volume
