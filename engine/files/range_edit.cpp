#include "files/range_edit.h"

#include <algorithm>

#include "files/extent_pieces.h"
#include "files/reader.h"
#include "files/write_back.h"

namespace daxscope::files {

using format::ExtentDataType;
using format::ItemType;

namespace {

constexpr std::uint64_t largestReserved = 256ULL << 20;

std::uint64_t sectorOf(const EditContext& context) { return context.volume().sectorSize(); }

/// The kernel refuses writes and clones with EINVAL, and the rest with EFBIG.
Status checkEnd(std::uint64_t offset, std::uint64_t length, int otherwise) {
    if (offset > maxFileSize || length > maxFileSize - offset)
        return fail(otherwise, "a file has at most 2^63 − 1 bytes");
    return {};
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

/// The part of the last block behind the end becomes zeros before the file grows over it: mapped stores may have left
/// something there. The kernel writes the block anew whatever it finds.
Status zeroEndBlock(const EditContext& context, const OpenFile& file, DirtyBlocks& dirty) {
    const std::uint64_t block = sectorOf(context);
    const std::uint64_t size = file.inode.size;
    return size % block == 0 ? Status() : dirty.putZeros({size, alignUp(size, block) - size});
}

/// What a block has where a range begins or ends inside it.
Result<std::optional<ExtentDataType>> edgeType(const EditContext& context, const OpenFile& file,
                                               std::uint64_t at) {
    DAX_TRY(const auto pieces, piecesIn(context, file, {alignDown(at, sectorOf(context)), 1}));
    std::optional<ExtentDataType> type;
    if (!pieces.empty() && !pieces.front().isHole())
        type = pieces.front().type;
    return type;
}

/// Unwritten space for [range), whole blocks, instead of what is there.
Status reserve(const EditContext& context, OpenFile& file, ByteRange range) {
    for (std::uint64_t at = range.offset; at < range.end();) {
        DAX_TRY(const ByteRange extent,
                context.transaction.allocateData(std::min(range.end() - at, largestReserved)));
        DAX_CHECK(
            replacePieces(context, file, at,
                          {ExtentDataType::Prealloc, extent, 0, extent.length, 0, extent.length}));
        at += extent.length;
    }
    file.inode.flags = file.inode.flags | format::inodeFlag::prealloc;
    return {};
}

/// What fallocate does first when [range) reaches behind the end.
Status growTowards(const EditContext& context, OpenFile& file, ByteRange range,
                   DirtyBlocks& dirty) {
    if (range.end() <= file.inode.size)
        return {};
    DAX_CHECK(zeroEndBlock(context, file, dirty));
    const std::uint64_t from = alignDown(range.offset, sectorOf(context));
    if (from > file.inode.size)
        return fillHole(context, file, from);
    // The last block is in the range; the kernel waits until it is written.
    return dirty.writeBack();
}

}  // namespace

Result<std::vector<std::byte>> readRange(const EditContext& context, const OpenFile& file,
                                         ByteRange range) {
    DAX_TRY(const auto root, context.root(file.file.subvolume));
    context.transaction.showRoots();  // the reader verifies by checksums that may be new
    FileReader reader(context.volume(), root, file.file.inode, inodeOf(file.inode));
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
    DirtyBlocks dirty(context, file);
    if (alignDown(offset, block) > file.inode.size)
        DAX_CHECK(zeroEndBlock(context, file, dirty));
    // Blocks that are written in part keep the rest of what they hold.
    std::uint64_t at = offset;
    if (at % block != 0 || end < at + block) {
        const std::uint64_t length = std::min(end, alignDown(at, block) + block) - at;
        DAX_CHECK(dirty.putInto(at, data.first(length)));
        at += length;
    }
    if (const std::uint64_t length = alignDown(end, block) - at; at < end && length != 0) {
        dirty.put(at, data.subspan(at - offset, length));
        at += length;
    }
    if (at < end)
        DAX_CHECK(dirty.putInto(at, data.subspan(at - offset)));
    file.inode.size = std::max<std::uint64_t>(file.inode.size, end);
    return dirty.writeBack();
}

Status resize(const EditContext& context, OpenFile& file, std::uint64_t size) {
    DAX_CHECK(checkEnd(size, 0, EFBIG));
    const std::uint64_t block = sectorOf(context);
    const std::uint64_t old = file.inode.size;
    DirtyBlocks dirty(context, file);
    if (size <= old) {
        DAX_TRY(const auto small, inlineBytes(context, file));
        if (small && size < *small) {
            DAX_TRY(const auto content, readRange(context, file, {0, size}));
            DAX_CHECK(dropPieces(context, file, {0, block}));
            if (size != 0)
                DAX_CHECK(insertInline(context, file, content));
        }
        // What is cut off the last block stays there, as the kernel leaves it: zeroEndBlock()
        // clears it before the file grows again. In a page that is mapped it would be seen (mission D12).
        if (context.dax && size % block != 0 && size < old) {
            DAX_TRY(const auto type, edgeType(context, file, size));
            if (type == ExtentDataType::Regular)
                DAX_CHECK(dirty.putZeros({size, alignUp(size, block) - size}));
        }
        // Space reserved behind the end goes.
        const std::uint64_t from = alignUp(size, block);
        DAX_CHECK(dropPieces(context, file, {from, UINT64_MAX - from}));
    } else {
        DAX_CHECK(zeroEndBlock(context, file, dirty));
        DAX_CHECK(fillHole(context, file, alignUp(size, block)));
    }
    file.inode.size = size;
    return dirty.writeBack();
}

Status punchRange(const EditContext& context, OpenFile& file, ByteRange range) {
    if (range.length == 0)
        return {};
    const std::uint64_t block = sectorOf(context);
    const std::uint64_t size = alignUp(file.inode.size, block);
    const std::uint64_t from = alignUp(range.offset, block);
    const std::uint64_t to = alignDown(range.end(), block);
    DirtyBlocks dirty(context, file);
    const auto zero = [&](ByteRange part) -> Status {
        DAX_TRY(const auto type, edgeType(context, file, part.offset));
        return type && part.offset < size ? dirty.putZeros(part) : Status();
    };
    if (from > to) {  // inside one block
        DAX_CHECK(zero(range));
        return dirty.writeBack();
    }
    if (range.offset != from)
        DAX_CHECK(zero({range.offset, from - range.offset}));
    if (to != range.end())
        DAX_CHECK(zero({to, range.end() - to}));
    if (from < to) {
        // Space that is reserved behind the end goes, too.
        DAX_CHECK(dropPieces(context, file, {from, to - from}));
        DAX_TRY(const bool more, hasPieceFrom(context, file, to));
        const std::uint64_t described = more ? to : std::min(to, size);
        if (from < described)
            DAX_CHECK(fillHole(context, file, {from, described - from}));
    }
    return dirty.writeBack();
}

Status allocateRange(const EditContext& context, OpenFile& file, ByteRange range, bool keepSize) {
    const std::uint64_t block = sectorOf(context);
    DirtyBlocks dirty(context, file);
    DAX_CHECK(growTowards(context, file, range, dirty));
    const std::uint64_t from = alignDown(range.offset, block);
    const std::uint64_t to = alignUp(range.end(), block);
    DAX_TRY(const auto gaps, holesIn(context, file, {from, to - from}));
    for (const ByteRange gap : gaps)
        DAX_CHECK(reserve(context, file, gap));
    if (!keepSize)
        file.inode.size = std::max<std::uint64_t>(file.inode.size, range.end());
    return dirty.writeBack();
}

Status zeroRange(const EditContext& context, OpenFile& file, ByteRange range, bool keepSize) {
    const std::uint64_t block = sectorOf(context);
    const std::uint64_t end = range.end();
    DirtyBlocks dirty(context, file);
    DAX_CHECK(growTowards(context, file, range, dirty));
    // What is reserved at the beginning stays as it is.
    std::uint64_t at = range.offset;
    DAX_TRY(const auto head, piecesIn(context, file, {alignDown(at, block), block}));
    if (!head.empty() && head.front().type == ExtentDataType::Prealloc)
        at = std::max(at, head.front().offset + head.front().length);
    const auto edge = [&](ByteRange part, bool& reserved) -> Status {
        DAX_TRY(const auto type, edgeType(context, file, part.offset));
        reserved = !type;
        return type && *type != ExtentDataType::Prealloc ? dirty.putZeros(part) : Status();
    };
    if (at < end) {
        std::uint64_t from = alignUp(at, block);
        std::uint64_t to = alignDown(end, block);
        bool reserved = false;
        if (from > to) {  // inside one block
            DAX_CHECK(edge({at, end - at}, reserved));
            if (reserved) {
                from = alignDown(at, block);
                to = from + block;
            }
        } else {
            if (at != from) {
                DAX_CHECK(edge({at, from - at}, reserved));
                from -= reserved ? block : 0;
            }
            if (to != end) {
                DAX_CHECK(edge({to, end - to}, reserved));
                to += reserved ? block : 0;
            }
        }
        if (from < to)
            DAX_CHECK(reserve(context, file, {from, to - from}));
    }
    if (!keepSize)
        file.inode.size = std::max<std::uint64_t>(file.inode.size, end);
    return dirty.writeBack();
}

Status checkClone(const EditContext& context, const OpenFile& from, ByteRange source,
                  const OpenFile& file, std::uint64_t offset) {
    DAX_CHECK(checkEnd(offset, source.length, EINVAL));
    DAX_CHECK(checkEnd(source.offset, source.length, EINVAL));
    if (from.noDataSum() != file.noDataSum())
        return fail(EINVAL, "one of the files has checksums, the other one has not");
    if (source.length == 0 && source.offset == from.inode.size)
        return {};  // nothing, wherever it goes
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
    if (offset > file.inode.size) {
        // May put the file's only block into the tree, which the source may be.
        DirtyBlocks dirty(context, file);
        DAX_CHECK(zeroEndBlock(context, file, dirty));
        DAX_CHECK(dirty.writeBack());
        DAX_CHECK(fillHole(context, file, offset));
    }
    DAX_TRY(const auto small, inlineBytes(context, from));
    if (small && source.offset == 0) {
        // Content in the tree has no extent: it is copied, and what lies behind it is shared.
        const std::uint64_t copied = std::min(block, source.length);
        const bool fillsBlock = file.inode.size != 0 || offset != 0;
        if (copied < source.length && fillsBlock)
            file.inode.size = std::max<std::uint64_t>(file.inode.size, offset + source.length);
        // Into an empty file it goes as it is.
        const std::uint64_t bytes = fillsBlock ? copied : std::min(copied, *small);
        DAX_TRY(const auto content, readRange(context, from, {0, bytes}));
        DAX_CHECK(writeRange(context, file, offset, content));
        source = {copied, source.length - copied};
        offset += copied;
        if (source.length == 0)
            return {};
    }
    const ByteRange blocks{source.offset, alignUp(source.end(), block) - source.offset};
    DAX_CHECK(sharePieces(context, from, blocks, file, offset));
    file.inode.size = std::max<std::uint64_t>(file.inode.size, offset + source.length);
    return {};
}

}  // namespace daxscope::files
