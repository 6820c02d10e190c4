#include "files/range_edit.h"

#include <algorithm>

#include "files/extent_pieces.h"
#include "files/reader.h"
#include "format/checksum.h"
#include "volume/checksum_edit.h"

namespace daxscope::files {

using format::ExtentDataType;
using format::ItemType;

namespace {

constexpr std::uint64_t largestExtent = 128ULL << 20;

std::uint64_t sectorOf(const EditContext& context) { return context.volume().sectorSize(); }

/// The kernel refuses writes and clones with EINVAL, and the rest with EFBIG.
Status checkEnd(std::uint64_t offset, std::uint64_t length, int otherwise) {
    if (offset > maxFileSize || length > maxFileSize - offset)
        return fail(otherwise, "a file has at most 2^63 − 1 bytes");
    return {};
}

/// The file's inline item, if that is what it has.
Result<bool> hasInline(const EditContext& context, const OpenFile& file) {
    DAX_TRY(const auto root, context.root(file.file.subvolume));
    DAX_TRY(const auto cursor, btree::Cursor::find(context.volume(), root,
                                                   {file.file.inode, ItemType::ExtentData, 0}));
    const auto* head = cursor.valid() ? structAt<format::FileExtentHead>(cursor.data()) : nullptr;
    return head != nullptr && head->type == static_cast<U8>(ExtentDataType::Inline);
}

/// Whether the file has no extent item at all, or only the inline one.
Result<bool> onlyInline(const EditContext& context, const OpenFile& file) {
    DAX_TRY(const auto root, context.root(file.file.subvolume));
    DAX_TRY(const auto cursor,
            btree::Cursor::lowerBound(context.volume(), root,
                                      {file.file.inode, ItemType::ExtentData, 0}));
    if (!cursor.valid() || cursor.key().objectid != file.file.inode ||
        cursor.key().type != ItemType::ExtentData)
        return true;
    return hasInline(context, file);
}

/// Whether an extent item begins at `offset` or later.
Result<bool> hasPieceFrom(const EditContext& context, const OpenFile& file, std::uint64_t offset) {
    DAX_TRY(const auto root, context.root(file.file.subvolume));
    DAX_TRY(const auto cursor,
            btree::Cursor::lowerBound(context.volume(), root,
                                      {file.file.inode, ItemType::ExtentData, offset}));
    return cursor.valid() && cursor.key().objectid == file.file.inode &&
           cursor.key().type == ItemType::ExtentData;
}

Status writeInline(const EditContext& context, OpenFile& file, Bytes content) {
    DAX_CHECK(dropPieces(context, file, {0, sectorOf(context)}));
    format::FileExtentHead head{};
    head.generation = context.transaction.generation();
    head.ramBytes = content.size();
    head.type = static_cast<U8>(ExtentDataType::Inline);
    std::vector<std::byte> bytes;
    for (const Bytes part : {bytesOf(head), content})
        bytes.insert(bytes.end(), part.begin(), part.end());
    DAX_TRY(btree::Editor * tree, context.transaction.edit(file.file.subvolume));
    DAX_CHECK(tree->insert({file.file.inode, ItemType::ExtentData, 0}, bytes));
    file.inode.nbytes = file.inode.nbytes + content.size();
    return {};
}

/// New data: whole blocks, where no item is.
Status writeBlocks(const EditContext& context, OpenFile& file, std::uint64_t offset, Bytes data) {
    volume::Transaction& transaction = context.transaction;
    while (!data.empty()) {
        DAX_TRY(const ByteRange extent,
                transaction.allocateData(std::min<std::uint64_t>(data.size(), largestExtent)));
        const Bytes part = data.first(extent.length);
        transaction.writeData(extent.offset, part);
        DAX_CHECK(
            insertPiece(context, file, offset,
                        {ExtentDataType::Regular, extent, 0, extent.length, 0, extent.length}));
        if (!file.noDataSum()) {
            DAX_TRY(btree::Editor * sums, transaction.edit(format::id::csumTree));
            DAX_CHECK(
                addChecksums(*sums, transaction, context.volume().rules(), extent.offset, part));
        }
        offset += extent.length;
        data = data.subspan(extent.length);
    }
    return {};
}

/// Inline content becomes a block, so that extents can follow it.
Status outOfLine(const EditContext& context, OpenFile& file) {
    DAX_TRY(const bool is, hasInline(context, file));
    if (!is)
        return {};
    const std::uint64_t block = sectorOf(context);
    DAX_TRY(const auto content, readRange(context, file, {0, block}));
    DAX_CHECK(dropPieces(context, file, {0, block}));
    return writeBlocks(context, file, 0, content);
}

Status zeroEndBlock(const EditContext& context, OpenFile& file) {
    const std::uint64_t block = sectorOf(context);
    const std::uint64_t size = file.inode.size;
    if (size % block == 0)
        return {};
    // Mapped stores may have left something behind the end; it must not come to light. The kernel
    // writes the block anew whatever it finds; so do we, so that both share the same afterwards.
    const std::uint64_t start = alignDown(size, block);
    DAX_TRY(const auto content, readRange(context, file, {start, block}));
    DAX_TRY(const ByteRange inPlace, writableInPlace(context, file, {start, block}));
    if (inPlace.length == block)
        return overwritePieces(context, file, inPlace, content);
    DAX_CHECK(dropPieces(context, file, {start, block}));
    return writeBlocks(context, file, start, content);
}

/// [range) of one block reads as zeros.
Status zeroInBlock(const EditContext& context, OpenFile& file, ByteRange range) {
    const std::uint64_t block = sectorOf(context);
    const std::uint64_t start = alignDown(range.offset, block);
    DAX_TRY(const auto holes, holesIn(context, file, {start, block}));
    if (!holes.empty())
        return {};
    DAX_TRY(auto content, readRange(context, file, {start, block}));
    const auto first = content.begin() + static_cast<std::ptrdiff_t>(range.offset - start);
    std::fill(first, first + static_cast<std::ptrdiff_t>(range.length), std::byte{});
    DAX_TRY(const ByteRange inPlace, writableInPlace(context, file, {start, block}));
    if (inPlace.length == block)
        return overwritePieces(context, file, inPlace, content);
    DAX_CHECK(dropPieces(context, file, {start, block}));
    return writeBlocks(context, file, start, content);
}

}  // namespace

Result<std::vector<std::byte>> readRange(const EditContext& context, const OpenFile& file,
                                         ByteRange range) {
    DAX_TRY(const auto root, context.root(file.file.subvolume));
    context.transaction.showRoots();  // the reader verifies by checksums that may be new
    DAX_TRY(auto reader, FileReader::open(context.volume(), root, file.file.inode));
    std::vector<std::byte> out;
    out.reserve(range.length);
    DAX_CHECK(reader.read(range.offset, range.length, [&](Bytes piece) -> Status {
        out.insert(out.end(), piece.begin(), piece.end());
        return {};
    }));
    out.resize(range.length);
    return out;
}

Status writeRange(const EditContext& context, OpenFile& file, std::uint64_t offset, Bytes data) {
    DAX_CHECK(checkEnd(offset, data.size(), EINVAL));
    if (data.empty())
        return {};
    const std::uint64_t block = sectorOf(context);
    const std::uint64_t end = offset + data.size();
    const std::uint64_t size = std::max<std::uint64_t>(file.inode.size, end);
    DAX_TRY(const bool small, onlyInline(context, file));
    if (small && size <= std::min(maxInline, block - 1)) {
        DAX_TRY(auto content, readRange(context, file, {0, size}));
        std::ranges::copy(data, content.begin() + static_cast<std::ptrdiff_t>(offset));
        DAX_CHECK(writeInline(context, file, content));
        file.inode.size = size;
        return {};
    }
    DAX_CHECK(outOfLine(context, file));
    if (alignDown(offset, block) > file.inode.size)
        DAX_CHECK(zeroEndBlock(context, file));
    // Blocks that are written in part keep the rest of what they hold.
    const std::uint64_t from = alignDown(offset, block);
    const std::uint64_t to = alignUp(end, block);
    Bytes blocks = data;
    std::vector<std::byte> padded;
    if (from != offset || to != end) {
        padded.resize(to - from);
        const auto edge = [&](std::uint64_t at) -> Status {
            DAX_TRY(const auto old, readRange(context, file, {at, block}));
            std::ranges::copy(old, padded.begin() + static_cast<std::ptrdiff_t>(at - from));
            return {};
        };
        if (from != offset)
            DAX_CHECK(edge(from));
        if (to != end && (to - block != from || from == offset))
            DAX_CHECK(edge(to - block));
        std::ranges::copy(data, padded.begin() + static_cast<std::ptrdiff_t>(offset - from));
        blocks = padded;
    }
    DAX_CHECK(fillHole(context, file, from));
    std::uint64_t at = from;
    while (at < to) {
        DAX_TRY(const ByteRange inPlace, writableInPlace(context, file, {at, to - at}));
        // What lies before it is written anew.
        const std::uint64_t anew = inPlace.length == 0 ? to - at : inPlace.offset - at;
        if (anew != 0) {
            DAX_CHECK(dropPieces(context, file, {at, anew}));
            DAX_CHECK(writeBlocks(context, file, at, blocks.subspan(at - from, anew)));
            at += anew;
        }
        if (inPlace.length != 0) {
            DAX_CHECK(
                overwritePieces(context, file, inPlace, blocks.subspan(at - from, inPlace.length)));
            at += inPlace.length;
        }
    }
    file.inode.size = size;
    return {};
}

Status resize(const EditContext& context, OpenFile& file, std::uint64_t size) {
    DAX_CHECK(checkEnd(size, 0, EFBIG));
    const std::uint64_t block = sectorOf(context);
    const std::uint64_t old = file.inode.size;
    DAX_TRY(const bool isInline, hasInline(context, file));
    if (size < old) {
        if (isInline) {
            DAX_TRY(const auto content, readRange(context, file, {0, size}));
            DAX_CHECK(dropPieces(context, file, {0, block}));
            if (size != 0)
                DAX_CHECK(writeInline(context, file, content));
        } else {
            // What is cut off the last block stays there, as the kernel leaves it: zeroEndBlock()
            // clears it before the file grows again.
            const std::uint64_t from = alignUp(size, block);
            DAX_CHECK(dropPieces(context, file, {from, UINT64_MAX - from}));
        }
    } else if (size > old) {
        if (isInline && size > std::min(maxInline, block - 1))
            DAX_CHECK(outOfLine(context, file));
        if (isInline && size <= std::min(maxInline, block - 1)) {
            DAX_TRY(const auto content, readRange(context, file, {0, size}));
            DAX_CHECK(writeInline(context, file, content));
        } else {
            DAX_CHECK(zeroEndBlock(context, file));
            DAX_CHECK(fillHole(context, file, alignUp(size, block)));
        }
    }
    file.inode.size = size;
    return {};
}

Status punchRange(const EditContext& context, OpenFile& file, ByteRange range) {
    DAX_CHECK(checkEnd(range.offset, range.length, EFBIG));
    if (range.length == 0)
        return {};
    const std::uint64_t block = sectorOf(context);
    const std::uint64_t size = alignUp(file.inode.size, block);
    DAX_CHECK(outOfLine(context, file));
    const std::uint64_t from = alignUp(range.offset, block);
    const std::uint64_t to = alignDown(range.end(), block);
    if (from > to)  // inside one block
        return range.offset < size ? zeroInBlock(context, file, range) : Status();
    if (range.offset != from && range.offset < size)
        DAX_CHECK(zeroInBlock(context, file, {range.offset, from - range.offset}));
    if (to != range.end() && to < size)
        DAX_CHECK(zeroInBlock(context, file, {to, range.end() - to}));
    if (from == to)
        return {};
    // Space that is reserved behind the end goes, too.
    DAX_CHECK(dropPieces(context, file, {from, to - from}));
    DAX_TRY(const bool more, hasPieceFrom(context, file, to));
    const std::uint64_t described = more ? to : std::min(to, size);
    return from < described ? fillHole(context, file, {from, described - from}) : Status();
}

Status preallocate(const EditContext& context, OpenFile& file, ByteRange range) {
    DAX_CHECK(checkEnd(range.offset, range.length, EFBIG));
    if (range.length == 0)
        return fail(EINVAL, "an empty range cannot be allocated");
    const std::uint64_t block = sectorOf(context);
    DAX_CHECK(outOfLine(context, file));
    if (range.end() > file.inode.size)
        DAX_CHECK(zeroEndBlock(context, file));
    const std::uint64_t from = alignDown(range.offset, block);
    const std::uint64_t to = alignUp(range.end(), block);
    DAX_CHECK(fillHole(context, file, from));
    DAX_TRY(const auto gaps, holesIn(context, file, {from, to - from}));
    for (const ByteRange gap : gaps) {
        for (std::uint64_t at = gap.offset; at < gap.end();) {
            DAX_TRY(const ByteRange extent,
                    context.transaction.allocateData(std::min(gap.end() - at, largestExtent)));
            DAX_CHECK(dropPieces(context, file, {at, extent.length}));
            DAX_CHECK(insertPiece(
                context, file, at,
                {ExtentDataType::Prealloc, extent, 0, extent.length, 0, extent.length}));
            at += extent.length;
        }
    }
    file.inode.flags = file.inode.flags | format::inodeFlag::prealloc;
    return {};
}

Status checkClone(const EditContext& context, const OpenFile& from, ByteRange source,
                  const OpenFile& file, std::uint64_t offset) {
    DAX_CHECK(checkEnd(offset, source.length, EINVAL));
    DAX_CHECK(checkEnd(source.offset, source.length, EINVAL));
    const std::uint64_t block = sectorOf(context);
    if (source.end() > from.inode.size)
        return fail(EINVAL, "the source ends at {}, before {}", from.inode.size.get(),
                    source.end());
    const bool toEnd = source.end() == from.inode.size;
    const bool unaligned = source.end() % block != 0;
    if (source.offset % block != 0 || offset % block != 0 || (unaligned && !toEnd) ||
        (unaligned && offset + source.length < file.inode.size))
        return fail(EINVAL,
                    "only whole blocks of {} bytes can be shared, but for the last of both files",
                    block);
    if (from.noDataSum() != file.noDataSum())
        return fail(EINVAL, "one of the files has checksums, the other one has not");
    if (from.file == file.file && source.offset < offset + source.length && offset < source.end())
        return fail(EINVAL, "the ranges overlap");
    return {};
}

Status cloneRange(const EditContext& context, const OpenFile& from, ByteRange source,
                  OpenFile& file, std::uint64_t offset) {
    DAX_CHECK(checkClone(context, from, source, file, offset));
    const std::uint64_t block = sectorOf(context);
    if (source.length == 0)
        return {};
    DAX_TRY(const bool isInline, hasInline(context, from));
    if (isInline) {
        DAX_TRY(const auto content, readRange(context, from, source));
        return writeRange(context, file, offset, content);
    }
    DAX_CHECK(outOfLine(context, file));
    if (offset > file.inode.size)
        DAX_CHECK(zeroEndBlock(context, file));
    DAX_CHECK(fillHole(context, file, offset));
    const ByteRange blocks{source.offset, alignUp(source.end(), block) - source.offset};
    DAX_CHECK(sharePieces(context, from, blocks, file, offset));
    file.inode.size = std::max<std::uint64_t>(file.inode.size, offset + source.length);
    return {};
}

}  // namespace daxscope::files
