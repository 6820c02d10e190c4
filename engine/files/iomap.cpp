#include "files/iomap.h"

#include <algorithm>

#include "format/checksum.h"
#include "volume/checksum_edit.h"

namespace daxscope::files {

using format::ExtentDataType;

namespace {

Mapping mappingOf(const FileExtentInfo& info) {
    Mapping mapping;
    mapping.file = {info.offset, info.length};
    if (info.type == ExtentDataType::Inline) {
        mapping.type = MapType::Inline;
    } else if (info.isHole()) {
        mapping.type = MapType::Hole;
    } else if (info.compression != 0 || info.encrypted) {
        mapping.type = MapType::Packed;
    } else {
        mapping.type = info.type == ExtentDataType::Prealloc ? MapType::Unwritten : MapType::Mapped;
        mapping.extent = info.diskLogical;
        mapping.logical = info.diskLogical + info.extentOffset;
    }
    return mapping;
}

/// The part of `mapping` in [range).
Mapping partOf(Mapping mapping, ByteRange range) {
    const ByteRange part = intersection(mapping.file, range);
    if (mapping.logical != 0)
        mapping.logical = mapping.logicalAt(part.offset);
    mapping.file = part;
    return mapping;
}

/// All of [range), of which `pieces` are, holes included.
void mappingsIn(std::span<const FileExtentInfo> pieces, ByteRange range,
                std::vector<Mapping>& out) {
    std::uint64_t at = range.offset;
    const auto hole = [&](std::uint64_t to) {
        if (to > at)
            out.push_back({MapType::Hole, {at, to - at}});
    };
    for (const FileExtentInfo& info : pieces) {
        if (info.offset >= range.end() || info.offset + info.length <= range.offset)
            continue;
        hole(std::max(info.offset, range.offset));
        out.push_back(partOf(mappingOf(info), range));
        at = out.back().file.end();
    }
    hole(range.end());
}

/// A mapping that has begun, with what it was made from.
struct Begun {
    Iomap map;
    PiecesAt pieces;
    std::vector<std::byte> sums;
    Mapping one;
    std::vector<Mapping> several;

    void setSource() {
        const ByteRange range = map.destination.file;
        if (pieces.alone() != nullptr) {
            one = partOf(mappingOf(pieces.all().front()), range);
            map.source = std::span(&one, 1);
        } else {
            mappingsIn(pieces.all(), range, several);
            map.source = several;
        }
    }
};

/// The first piece that was prepared for blocks of [range), if the file still has there what it is a copy of.
Prepared::Piece* preparedFor(const EditContext& context, const PiecesAt& pieces, ByteRange range) {
    Prepared::Piece* const piece =
        context.prepared == nullptr ? nullptr : context.prepared->next(range.offset);
    if (piece == nullptr || piece->offset < range.offset || piece->file().end() > range.end())
        return nullptr;
    if (const auto copied = context.prepared->copiedFrom) {
        if (pieces.alone() == nullptr)
            return nullptr;
        const Mapping now = mappingOf(pieces.all().front());
        if (now.type != MapType::Mapped ||
            context.volume().chunks().toDevice(now.logicalAt(piece->offset)) != copied)
            return nullptr;
    }
    return piece;
}

Status begin(const EditContext& context, const OpenFile& file, ByteRange blocks, MapFor purpose,
             Begun& begun) {
    trace::Span span(context.transaction.trace(), trace::Kind::IomapBegin, blocks.offset,
                     blocks.length);
    // No mapping is longer than an extent: what is behind that is looked at when its turn comes.
    blocks.length = std::min(blocks.length, volume::largestExtent);
    DAX_CHECK(begun.pieces.find(context, file, blocks));
    DAX_TRY(const ByteRange inPlace,
            writableInPlace(context, file, blocks, begun.pieces.all(), purpose == MapFor::Fault));
    Iomap& map = begun.map;
    map.destination.type = MapType::Mapped;
    if (inPlace.length != 0 && inPlace.offset == blocks.offset) {
        map.destination.file = inPlace;
        begun.setSource();
        map.destination.logical = map.source.front().logical;
        map.fresh = map.source.front().type == MapType::Unwritten;
        map.uncommitted = context.transaction.allocatedNow(map.source.front().extent);
        return {};
    }
    std::uint64_t most = inPlace.length == 0 ? blocks.length : inPlace.offset - blocks.offset;
    map.fresh = map.allocated = true;
    Prepared::Piece* const prepared = preparedFor(context, begun.pieces, {blocks.offset, most});
    if (prepared != nullptr && prepared->offset == blocks.offset) {
        prepared->used = true;
        context.transaction.adoptData(prepared->extent);
        map.destination.file = prepared->file();
        map.destination.logical = prepared->extent.offset;
        map.filled = intersection(context.prepared->filled, prepared->file());
    } else {
        if (prepared != nullptr)
            most = prepared->offset - blocks.offset;
        DAX_TRY(const ByteRange extent, context.transaction.allocateData(most));
        map.destination.file = {blocks.offset, extent.length};
        map.destination.logical = extent.offset;
    }
    begun.setSource();
    return {};
}

Status end(const EditContext& context, OpenFile& file, Begun& begun, MapFor purpose) {
    const Iomap& map = begun.map;
    const ByteRange range = map.destination.file;
    const trace::Span span(context.transaction.trace(), trace::Kind::IomapEnd, range.offset,
                           range.length);
    if (map.allocated) {
        const ByteRange extent{map.destination.logical, range.length};
        DAX_CHECK(replacePieces(
            context, file, range.offset,
            {ExtentDataType::Regular, extent, 0, extent.length, 0, extent.length}, &begun.pieces));
    } else if (map.fresh) {
        DAX_CHECK(beginOverwrite(context, file, range).transform([](const auto&) {}));
    }
    if (!map.fresh || file.noDataSum() || purpose == MapFor::Fault)
        return {};
    const format::BlockRules& rules = context.volume().rules();
    std::vector<std::byte>& sums = begun.sums;
    if (sums.size() != range.length / rules.sectorSize * format::csumSize(rules.csum)) {
        DAX_TRY(const Bytes data, context.volume().read(map.destination.logical, range.length));
        sums.clear();
        volume::appendChecksums(rules, data, sums);
    }
    return context.transaction.addChecksums(map.destination.logical, sums);
}

}  // namespace

Status iterate(const EditContext& context, OpenFile& file, ByteRange blocks, MapFor purpose,
               MapActor actor) {
    while (blocks.length != 0) {
        Begun begun;
        DAX_CHECK(begin(context, file, blocks, purpose, begun));
        if (begun.map.fresh && !file.noDataSum() && purpose == MapFor::Write)
            begun.map.sums = &begun.sums;
        DAX_CHECK(actor(begun.map));
        DAX_CHECK(end(context, file, begun, purpose));
        const std::uint64_t done = begun.map.destination.file.length;
        blocks = {blocks.offset + done, blocks.length - done};
    }
    return {};
}

Result<Mapping> mapAt(const volume::Volume& volume, const btree::TreeRoot& root,
                      std::uint64_t inode, std::uint64_t offset) {
    Mapping found{MapType::Hole, {offset, UINT64_MAX - offset}};
    DAX_CHECK(forEachExtent(
        volume, root, inode, 0, offset,
        [&](const FileExtentInfo& info) -> Status {
            if (info.implicit || info.offset + info.length <= offset)
                return {};
            if (info.offset > offset)
                found.file.length = info.offset - offset;
            else
                found = partOf(mappingOf(info), {offset, UINT64_MAX - offset});
            return {};
        },
        offset + 1));
    return found;
}

}  // namespace daxscope::files
