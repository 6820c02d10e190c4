#include "files/extent_pieces.h"

#include <algorithm>
#include <array>

namespace daxscope::files {

using format::ExtentDataType;
using format::ItemType;
using format::Key;

namespace {

Key keyOf(const OpenFile& file, std::uint64_t offset) {
    return {file.file.inode, ItemType::ExtentData, offset};
}

volume::DataHolder holderOf(const OpenFile& file, std::uint64_t offset,
                            std::uint64_t extentOffset) {
    return {file.file.subvolume, file.file.inode, offset - extentOffset};
}

format::FileExtentItem itemOf(const Piece& piece, std::uint64_t generation) {
    format::FileExtentItem item{};
    item.head.generation = generation;
    item.head.ramBytes = piece.ramBytes;
    item.head.compression = piece.compression;
    item.head.type = static_cast<U8>(piece.type);
    item.diskBytenr = piece.extent.offset;
    item.diskNumBytes = piece.extent.length;
    item.offset = piece.extentOffset;
    item.numBytes = piece.length;
    return item;
}

Piece pieceOf(const FileExtentInfo& info) {
    return {info.type,         {info.diskLogical, info.diskLength},
            info.extentOffset, info.length,
            info.compression,  info.ramBytes};
}

/// References and size of a piece that appears at `offset`.
void holdPiece(const EditContext& context, OpenFile& file, std::uint64_t offset,
               const Piece& piece) {
    if (piece.extent.offset == 0)
        return;
    context.transaction.holdData(piece.extent, holderOf(file, offset, piece.extentOffset), +1);
    file.inode.nbytes = file.inode.nbytes + piece.length;
}

/// `piece` without its first `bytes`.
Piece withoutHead(Piece piece, std::uint64_t bytes) {
    if (piece.extent.offset != 0)
        piece.extentOffset += bytes;
    piece.length -= bytes;
    return piece;
}

bool noHoles(const EditContext& context) {
    return (context.volume().super().incompatFlags & format::incompat::noHoles) != 0;
}

/// Whether the item at the cursor covers all of [range) alone: then nothing else has to be looked at.
Result<bool> coversAlone(const btree::Cursor& at, const OpenFile& file, ByteRange range,
                         FileExtentInfo& info) {
    if (!at.valid() || at.slot() + 1 >= at.leaf().count())
        return false;
    const Key key = at.key();
    if (key.objectid != file.file.inode || key.type != ItemType::ExtentData)
        return false;
    DAX_TRY(info, extentAt(at));
    const std::uint64_t end = info.offset + info.length;
    return info.type != ExtentDataType::Inline && range.end() <= end &&
           !(at.leaf().item(at.slot() + 1).key.get() < keyOf(file, end));
}

/// The items that come instead of others: what is kept of these, and a new one in between.
class NewItems {  // NOLINT(*-member-init): put() fills what is used
public:
    void put(const Key& key, const format::FileExtentItem& item) {
        bytes_[count_] = item;
        items_[count_] = {key, bytesOf(bytes_[count_])};
        ++count_;
    }
    [[nodiscard]] std::span<const btree::Item> all() const {
        return std::span(items_).first(count_);
    }

private:
    static constexpr std::size_t most = 3;
    std::array<format::FileExtentItem, most> bytes_;
    std::array<btree::Item, most> items_;
    std::size_t count_ = 0;
};

/// What covers [range), as `found` has it, goes, and `piece`, if any, comes instead; it begins at the range's start.
Status putInstead(const EditContext& context, OpenFile& file, ByteRange range,
                  const PiecesAt& found, const Piece* piece) {
    volume::Transaction& transaction = context.transaction;
    const std::span<const FileExtentInfo> pieces = found.all();
    if (piece == nullptr && pieces.empty())
        return {};
    DAX_TRY(btree::Editor * tree, transaction.edit(file.file.subvolume));

    if (piece != nullptr)
        holdPiece(context, file, range.offset, *piece);
    NewItems items;
    std::uint64_t from = range.offset;
    std::uint64_t behind = range.end();
    // The generation of what is kept stays: it was written then.
    const FileExtentInfo* tail = nullptr;
    for (const FileExtentInfo& info : pieces) {
        if (info.encrypted)
            return fail(EOPNOTSUPP, "the extent at {} is encoded in an unknown way", info.offset);
        from = std::min(from, info.offset);
        if (info.type == ExtentDataType::Inline) {
            file.inode.nbytes = file.inode.nbytes - info.length;
            continue;
        }
        const std::uint64_t end = info.offset + info.length;
        behind = std::max(behind, end);
        const bool keepsHead = info.offset < range.offset;
        const bool keepsTail = range.end() < end;
        if (keepsHead) {
            Piece head = pieceOf(info);
            head.length = range.offset - info.offset;
            items.put(keyOf(file, info.offset), itemOf(head, info.generation));
        }
        if (keepsTail)
            tail = &info;
        if (info.isHole())
            continue;
        file.inode.nbytes =
            file.inode.nbytes - intersection({info.offset, info.length}, range).length;
        if (const int holds = (keepsHead ? 1 : 0) + (keepsTail ? 1 : 0); holds != 1)
            transaction.holdData({info.diskLogical, info.diskLength},
                                 holderOf(file, info.offset, info.extentOffset), holds - 1);
        else
            transaction.reachesOtherwise(info.diskLogical);
    }
    if (piece != nullptr)
        items.put(keyOf(file, range.offset), itemOf(*piece, transaction.generation()));
    if (tail != nullptr)
        items.put(
            keyOf(file, range.end()),
            itemOf(withoutHead(pieceOf(*tail), range.end() - tail->offset), tail->generation));
    return found.alone() != nullptr
               ? tree->splice(*found.alone(), keyOf(file, behind), items.all())
               : tree->splice(keyOf(file, from), keyOf(file, behind), items.all());
}

}  // namespace

Status PiecesAt::find(const EditContext& context, const OpenFile& file, ByteRange range) {
    DAX_TRY(const auto root, context.root(file.file.subvolume));
    DAX_TRY(at_, btree::Cursor::lastNotAbove(context.volume(), root, keyOf(file, range.offset)));
    DAX_TRY(alone_, coversAlone(at_, file, range, one_));
    if (!alone_) {
        DAX_TRY(several_, piecesIn(context, file, range));
    }
    return {};
}

Status insertPiece(const EditContext& context, OpenFile& file, std::uint64_t offset,
                   const Piece& piece) {
    DAX_TRY(btree::Editor * tree, context.transaction.edit(file.file.subvolume));
    DAX_CHECK(tree->insert(keyOf(file, offset),
                           bytesOf(itemOf(piece, context.transaction.generation()))));
    holdPiece(context, file, offset, piece);
    return {};
}

Status insertInline(const EditContext& context, OpenFile& file, Bytes content) {
    format::FileExtentHead head{};
    head.generation = context.transaction.generation();
    head.ramBytes = content.size();
    head.type = static_cast<U8>(ExtentDataType::Inline);
    std::vector<std::byte> bytes;
    for (const Bytes part : {bytesOf(head), content})
        bytes.insert(bytes.end(), part.begin(), part.end());
    DAX_TRY(btree::Editor * tree, context.transaction.edit(file.file.subvolume));
    DAX_CHECK(tree->insert(keyOf(file, 0), bytes));
    file.inode.nbytes = file.inode.nbytes + content.size();
    return {};
}

Result<std::vector<FileExtentInfo>> piecesIn(const EditContext& context, const OpenFile& file,
                                             ByteRange range) {
    DAX_TRY(const auto root, context.root(file.file.subvolume));
    std::vector<FileExtentInfo> pieces;
    DAX_CHECK(forEachExtent(
        context.volume(), root, file.file.inode, 0, range.offset,
        [&](const FileExtentInfo& info) -> Status {
            if (!info.implicit && info.offset < range.end() &&
                info.offset + info.length > range.offset)
                pieces.push_back(info);
            return {};
        },
        range.end()));
    return pieces;
}

Result<std::optional<std::uint64_t>> inlineBytes(const EditContext& context, const OpenFile& file) {
    DAX_TRY(const auto pieces, piecesIn(context, file, {0, 1}));
    std::optional<std::uint64_t> bytes;
    if (!pieces.empty() && pieces.front().type == ExtentDataType::Inline)
        bytes = pieces.front().length;
    return bytes;
}

Status dropPieces(const EditContext& context, OpenFile& file, ByteRange range) {
    PiecesAt found;
    DAX_CHECK(found.find(context, file, range));
    return putInstead(context, file, range, found, nullptr);
}

Status replacePieces(const EditContext& context, OpenFile& file, std::uint64_t offset,
                     const Piece& piece, const PiecesAt* found) {
    const ByteRange range{offset, piece.length};
    if (found != nullptr && found->alone() != nullptr)
        return putInstead(context, file, range, *found, &piece);
    PiecesAt now;
    DAX_CHECK(now.find(context, file, range));
    return putInstead(context, file, range, now, &piece);
}

Result<std::vector<ByteRange>> holesIn(const EditContext& context, const OpenFile& file,
                                       ByteRange range) {
    DAX_TRY(const auto pieces, piecesIn(context, file, range));
    std::vector<ByteRange> holes;
    std::uint64_t at = range.offset;
    for (const FileExtentInfo& info : pieces) {
        if (info.isHole())
            continue;
        if (info.offset > at)
            holes.push_back({at, info.offset - at});
        // Inline content has its whole block.
        const std::uint64_t block = context.volume().sectorSize();
        at = std::max(at, info.offset + alignUp(info.length, block));
    }
    if (at < range.end())
        holes.push_back({at, range.end() - at});
    return holes;
}

Status fillHole(const EditContext& context, OpenFile& file, std::uint64_t upTo) {
    if (noHoles(context))
        return {};
    DAX_TRY(const auto root, context.root(file.file.subvolume));
    DAX_TRY(const auto cursor,
            btree::Cursor::lastNotAbove(context.volume(), root, keyOf(file, UINT64_MAX)));
    std::uint64_t end = 0;
    if (cursor.valid() && cursor.key().objectid == file.file.inode &&
        cursor.key().type == ItemType::ExtentData) {
        const auto* item = structAt<format::FileExtentItem>(cursor.data());
        const bool isInline =
            item == nullptr || item->head.type == static_cast<U8>(ExtentDataType::Inline);
        end = isInline ? context.volume().sectorSize() : cursor.key().offset + item->numBytes;
    }
    return end < upTo ? fillHole(context, file, ByteRange{end, upTo - end}) : Status();
}

Status fillHole(const EditContext& context, OpenFile& file, ByteRange range) {
    if (noHoles(context))
        return {};
    return insertPiece(context, file, range.offset,
                       {ExtentDataType::Regular, {}, 0, range.length, 0, range.length});
}

Status movePieces(const EditContext& context, OpenFile& file, std::uint64_t from,
                  std::uint64_t to) {
    // What follows moves as it is; keys never pass each other.
    DAX_TRY(auto pieces, piecesIn(context, file, {from, UINT64_MAX - from}));
    if (!pieces.empty() && pieces.front().offset < from) {
        const FileExtentInfo& cut = pieces.front();
        const std::uint64_t before = from - cut.offset;
        DAX_CHECK(dropPieces(context, file, {from, cut.length - before}));
        DAX_CHECK(insertPiece(context, file, from, withoutHead(pieceOf(cut), before)));
        DAX_TRY(pieces, piecesIn(context, file, {from, UINT64_MAX - from}));
    }
    if (to > from)
        std::ranges::reverse(pieces);
    for (const FileExtentInfo& info : pieces) {
        const std::uint64_t place = info.offset - from + to;
        DAX_TRY(btree::Editor * tree, context.transaction.edit(file.file.subvolume));
        DAX_CHECK(tree->rekey(keyOf(file, info.offset), keyOf(file, place)));
        if (info.isHole())
            continue;
        const ByteRange extent{info.diskLogical, info.diskLength};
        context.transaction.holdData(extent, holderOf(file, place, info.extentOffset), +1);
        context.transaction.holdData(extent, holderOf(file, info.offset, info.extentOffset), -1);
    }
    return {};
}

Result<bool> holdsAlone(const EditContext& context, const OpenFile& file,
                        const FileExtentInfo& piece) {
    if (piece.type == ExtentDataType::Inline || piece.isHole())
        return true;
    DAX_TRY(const std::uint64_t lastSnapshot,
            context.transaction.lastSnapshot(file.file.subvolume));
    if (piece.generation <= lastSnapshot)
        return false;
    return context.transaction.isOnlyHolder({piece.diskLogical, piece.diskLength},
                                            holderOf(file, piece.offset, piece.extentOffset));
}

Result<bool> holdsAloneAt(const EditContext& context, const OpenFile& file, std::uint64_t offset) {
    DAX_TRY(const auto pieces, piecesIn(context, file, {offset, 1}));
    if (pieces.empty() || pieces.front().isHole() || pieces.front().compression != 0 ||
        pieces.front().type != ExtentDataType::Regular)
        return false;
    return holdsAlone(context, file, pieces.front());
}

Result<ByteRange> writableInPlace(const EditContext& context, const OpenFile& file, ByteRange range,
                                  std::span<const FileExtentInfo> pieces, bool sumsOwed) {
    if (!writesInPlace(file.inode.flags) && !context.dax)
        return ByteRange{};
    const auto mayOverwrite = [&](const FileExtentInfo& info) {
        if (context.dax && context.transaction.allocatedNow(info.diskLogical))
            return file.noDataSum() || sumsOwed;
        return file.noDataCow() && file.noDataSum();
    };
    for (const FileExtentInfo& info : pieces) {
        const bool unwritten = info.type == ExtentDataType::Prealloc;
        if (info.type == ExtentDataType::Inline || info.isHole() || info.compression != 0 ||
            (!unwritten && !mayOverwrite(info)))
            continue;
        DAX_TRY(const bool alone, holdsAlone(context, file, info));
        if (!alone)
            continue;
        const std::uint64_t from = std::max(info.offset, range.offset);
        const std::uint64_t to = std::min(info.offset + info.length, range.end());
        return ByteRange{from, to - from};
    }
    return ByteRange{};
}

Result<Overwritten> beginOverwrite(const EditContext& context, OpenFile& file, ByteRange range) {
    const std::uint64_t block = context.volume().sectorSize();
    // With the neighbours on both sides.
    const std::uint64_t from = range.offset - std::min(range.offset, block);
    DAX_TRY(const auto pieces, piecesIn(context, file, {from, range.end() + block - from}));
    const auto found = std::ranges::find_if(pieces, [&](const FileExtentInfo& info) {
        return info.offset <= range.offset && range.end() <= info.offset + info.length;
    });
    if (found == pieces.end())
        return fail(EIO, "the range to overwrite is not one piece");
    const FileExtentInfo& info = *found;
    const Overwritten place{info.diskLogical + info.extentOffset + (range.offset - info.offset),
                            info.type == ExtentDataType::Prealloc};
    if (!place.fresh)
        return place;
    const auto continues = [&](const FileExtentInfo& other) {
        return other.type == ExtentDataType::Regular && other.diskLogical == info.diskLogical &&
               other.compression == 0 &&
               other.offset - other.extentOffset == info.offset - info.extentOffset;
    };
    ByteRange whole = range;
    if (found != pieces.begin() && info.offset == range.offset && continues(*std::prev(found))) {
        whole.offset = std::prev(found)->offset;
        whole.length = range.end() - whole.offset;
    }
    if (const auto next = std::next(found);
        next != pieces.end() && next->offset == range.end() && continues(*next))
        whole.length = next->offset + next->length - whole.offset;
    DAX_CHECK(replacePieces(context, file, whole.offset,
                            {ExtentDataType::Regular,
                             {info.diskLogical, info.diskLength},
                             info.extentOffset + whole.offset - info.offset,  // may wrap and back
                             whole.length,
                             0,
                             info.ramBytes}));
    return place;
}

Status sharePieces(const EditContext& context, const OpenFile& from, ByteRange blocks,
                   OpenFile& file, std::uint64_t offset) {
    // Collected first: both files may be one.
    DAX_TRY(const auto pieces, piecesIn(context, from, blocks));
    DAX_CHECK(dropPieces(context, file, {offset, blocks.length}));
    std::uint64_t at = blocks.offset;
    const auto hole = [&](std::uint64_t to) -> Status {
        if (to <= at)
            return {};
        return fillHole(context, file, ByteRange{offset + (at - blocks.offset), to - at});
    };
    for (const FileExtentInfo& info : pieces) {
        if (info.encrypted)
            return fail(EOPNOTSUPP, "the extent at {} is encoded in an unknown way", info.offset);
        const std::uint64_t start = std::max(info.offset, blocks.offset);
        const std::uint64_t end = std::min(info.offset + info.length, blocks.end());
        DAX_CHECK(hole(start));
        at = end;
        if (info.isHole()) {
            DAX_CHECK(
                fillHole(context, file, ByteRange{offset + (start - blocks.offset), end - start}));
            continue;
        }
        Piece piece = withoutHead(pieceOf(info), start - info.offset);
        piece.length = end - start;
        DAX_CHECK(insertPiece(context, file, offset + (start - blocks.offset), piece));
    }
    return hole(blocks.end());
}

}  // namespace daxscope::files
