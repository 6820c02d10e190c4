#include "files/range_shift.h"

#include <algorithm>

#include "files/extent_pieces.h"
#include "files/write_back.h"

namespace daxscope::files {

namespace {

Status checkBlocks(const EditContext& context, ByteRange range) {
    const std::uint64_t block = context.volume().sectorSize();
    if (range.length == 0 || range.offset % block != 0 || range.length % block != 0)
        return fail(EINVAL, "offset and length must be multiples of {}, the length not 0", block);
    return {};
}

}  // namespace

Status collapseRange(const EditContext& context, OpenFile& file, ByteRange range) {
    DAX_CHECK(checkBlocks(context, range));
    const std::uint64_t size = file.inode.size;
    if (range.offset >= size || range.length >= size - range.offset)
        return fail(EINVAL, "the range reaches the end of the file, at {}: truncate it instead",
                    size);
    DAX_CHECK(dropPieces(context, file, range));
    DAX_CHECK(movePieces(context, file, range.end(), range.offset));
    file.inode.size = size - range.length;
    return {};
}

Status insertRange(const EditContext& context, OpenFile& file, ByteRange range) {
    DAX_CHECK(checkBlocks(context, range));
    const std::uint64_t size = file.inode.size;
    if (range.offset >= size)
        return fail(EINVAL, "the range begins at the end of the file, at {}: truncate it instead",
                    size);
    if (range.length > maxFileSize - size)
        return fail(EFBIG, "a file has at most 2^63 − 1 bytes");
    // Space that is reserved behind the end goes.
    const std::uint64_t last = alignUp(size, context.volume().sectorSize());
    DAX_CHECK(dropPieces(context, file, {last, UINT64_MAX - last}));
    file.inode.size = size + range.length;
    // Content inside the tree has its place at the beginning.
    if (range.offset == 0) {
        DAX_TRY(const auto small, inlineBytes(context, file));
        if (small) {
            DirtyBlocks dirty(context, file);
            DAX_CHECK(dirty.putInto(0, {}));
            DAX_CHECK(dirty.writeBack());
        }
    }
    DAX_CHECK(movePieces(context, file, range.offset, range.end()));
    return fillHole(context, file, range);
}

Status unshareRange(const EditContext& context, OpenFile& file, ByteRange range) {
    const std::uint64_t block = context.volume().sectorSize();
    const std::uint64_t from = alignDown(range.offset, block);
    const std::uint64_t to = std::min(alignUp(range.end(), block), alignUp(file.inode.size, block));
    if (from >= to)
        return {};
    const ByteRange blocks{from, to - from};
    DAX_TRY(const auto pieces, piecesIn(context, file, blocks));
    for (const FileExtentInfo& info : pieces) {
        DAX_TRY(const bool alone, holdsAlone(context, file, info));
        if (alone)
            continue;
        const ByteRange part = intersection({info.offset, info.length}, blocks);
        // Several extents at most: what one piece unpacks to may be long.
        for (std::uint64_t at = part.offset; at < part.end();) {
            const std::uint64_t now = std::min(part.end() - at, volume::largestExtent);
            DAX_TRY(const auto content, readRange(context, file, {at, now}));
            DirtyBlocks dirty(context, file);
            dirty.put(at, content);
            DAX_CHECK(dirty.writeBack());
            at += now;
        }
    }
    return {};
}

}  // namespace daxscope::files
