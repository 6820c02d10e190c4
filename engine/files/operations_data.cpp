// The operations on content: write, truncate, fallocate's modes, reflink and dedupe.
#include <algorithm>

#include "base/text.h"
#include "files/iomap.h"
#include "files/operations.h"
#include "files/range_shift.h"

namespace daxscope::files {

namespace {

constexpr std::uint32_t regularMode = 0100644;

/// Of the losing designs (policy.h): reserved space is compared by what lies there.
Result<std::vector<std::byte>> withUnwritten(const EditContext& context, const OpenFile& file,
                                             ByteRange range) {
    DAX_TRY(auto bytes, readRange(context, file, range));
    DAX_TRY(const auto root, context.root(file.file.subvolume));
    for (std::uint64_t at = range.offset; at < range.end();) {
        DAX_TRY(const Mapping map, mapAt(context.volume(), root, file.file.inode, at));
        const std::uint64_t length = std::min(map.file.end(), range.end()) - at;
        if (map.type == MapType::Unwritten) {
            DAX_TRY(const Bytes raw, context.volume().read(map.logical, length));
            std::ranges::copy(raw, bytes.begin() + static_cast<std::ptrdiff_t>(at - range.offset));
        }
        at += length;
    }
    return bytes;
}

/// EBADE when they differ; EINVAL when one reaches beyond its file's end.
Status compareRanges(const EditContext& context, const OpenFile& origin, ByteRange range,
                     const OpenFile& file, std::uint64_t offset) {
    constexpr std::uint64_t piece = 1ULL << 20;
    const std::uint64_t size = file.inode.size;
    if (range.length > origin.inode.size - range.offset || offset > size ||
        range.length > size - offset)
        return fail(EINVAL, "the range reaches beyond the end of a file");
    for (std::uint64_t at = 0; at < range.length; at += piece) {
        const std::uint64_t now = std::min(piece, range.length - at);
        const auto read =
            context.policies.has(Policy::CompareUnwritten) ? withUnwritten : readRange;
        DAX_TRY(const auto a, read(context, origin, {range.offset + at, now}));
        DAX_TRY(const auto b, read(context, file, {offset + at, now}));
        if (a != b)
            return fail(EBADE, "the ranges differ, near byte {} of the target", offset + at);
    }
    return {};
}

}  // namespace

Status Operations::changeOrMake(std::string_view path, std::uint64_t dataBytes, FileStep step) {
    const auto known = names_.resolve(path);
    if (known)
        return change(*known, path, dataBytes, false, step);
    if (known.error().code != ENOENT)
        return std::unexpected(known.error());
    DAX_TRY(const Place place, newPlace(path, EACCES));
    return run(dataBytes, false, [&](const EditContext& context) -> Status {
        OpenFile open{};
        DAX_TRY(open.file, createFile(context, place, regularMode, 0));
        DAX_TRY(open.inode, loadInode(context, open.file));
        DAX_CHECK(step(context, open));
        return saveInode(context, open.file, open.inode);
    });
}

Status Operations::write(std::string_view path, std::uint64_t offset, Bytes data) {
    return changeOrMake(path, spaceFor(data), [&](const EditContext& context, OpenFile& file) {
        return writeRange(context, file, offset, data);
    });
}

Status Operations::write(FileRef known, std::uint64_t offset, Bytes data) {
    return change(known, {}, spaceFor(data), false,
                  [&](const EditContext& context, OpenFile& file) {
                      return writeRange(context, file, offset, data);
                  });
}

/// What a write of it may need.
std::uint64_t Operations::spaceFor(Bytes data) const {
    const std::uint64_t block = transaction_.volume().sectorSize();
    return alignUp(data.size(), block) + 2 * block;
}

Status Operations::truncate(std::string_view path, std::uint64_t size) {
    const std::uint64_t block = transaction_.volume().sectorSize();
    DAX_TRY(const FileRef known, names_.resolve(path));
    DAX_CHECK(checkRegular(known, path));
    DAX_TRY(const auto root, names_.rootOf(known));
    DAX_TRY(const Inode inode, readInode(transaction_.volume(), root, known.inode));
    const bool freeing = size <= inode.size;
    const std::uint64_t edge = size % block != 0 ? block : 0;
    const std::uint64_t bytes = freeing ? edge : 2 * block;
    return change(path, bytes, freeing, [&](const EditContext& context, OpenFile& file) {
        return resize(context, file, size);
    });
}

Status Operations::checkRange(std::string_view path, ByteRange range) const {
    if (range.length == 0)
        return fail(EINVAL, "the range is empty");
    DAX_TRY(const FileRef file, names_.resolve(path));
    DAX_CHECK(checkRegular(file, path));
    DAX_CHECK(checkWritable(file));
    if (range.offset > maxFileSize || range.length > maxFileSize - range.offset)
        return fail(EFBIG, "the range reaches beyond the end of the largest file");
    return {};
}

Status Operations::punch(std::string_view path, ByteRange range) {
    DAX_CHECK(checkRange(path, range));
    const std::uint64_t block = transaction_.volume().sectorSize();
    const std::uint64_t edges =
        (range.offset % block != 0 ? block : 0) + (range.end() % block != 0 ? block : 0);
    return change(path, edges, true, [&](const EditContext& context, OpenFile& file) {
        return punchRange(context, file, range);
    });
}

Status Operations::zero(std::string_view path, ByteRange range, bool keepSize) {
    DAX_CHECK(checkRange(path, range));
    const std::uint64_t block = transaction_.volume().sectorSize();
    return change(path, alignUp(range.length, block) + 4 * block, false,
                  [&](const EditContext& context, OpenFile& file) {
                      return zeroRange(context, file, range, keepSize);
                  });
}

Status Operations::allocate(std::string_view path, ByteRange range, bool keepSize) {
    DAX_CHECK(checkRange(path, range));
    const std::uint64_t block = transaction_.volume().sectorSize();
    return change(path, alignUp(range.length, block) + 2 * block, false,
                  [&](const EditContext& context, OpenFile& file) {
                      return allocateRange(context, file, range, keepSize);
                  });
}

Status Operations::collapse(std::string_view path, ByteRange range) {
    return change(path, 0, true, [&](const EditContext& context, OpenFile& file) {
        return collapseRange(context, file, range);
    });
}

Status Operations::insert(std::string_view path, ByteRange range) {
    const std::uint64_t block = transaction_.volume().sectorSize();
    return change(path, block, false, [&](const EditContext& context, OpenFile& file) {
        return insertRange(context, file, range);
    });
}

Status Operations::unshare(std::string_view path, ByteRange range) {
    DAX_TRY(const FileRef known, names_.resolve(path));
    DAX_TRY(const auto root, names_.rootOf(known));
    DAX_TRY(const Inode inode, readInode(transaction_.volume(), root, known.inode));
    const std::uint64_t block = transaction_.volume().sectorSize();
    const std::uint64_t end = std::min(range.end(), inode.size);
    const std::uint64_t bytes = end > range.offset ? end - range.offset : 0;
    return change(path, alignUp(bytes, block) + 2 * block, false,
                  [&](const EditContext& context, OpenFile& file) {
                      return unshareRange(context, file, range);
                  });
}

Status Operations::clone(std::string_view source, std::uint64_t sourceOffset,
                         std::string_view target, std::uint64_t targetOffset,
                         std::uint64_t length) {
    return share(source, sourceOffset, target, targetOffset, length, false);
}

Status Operations::dedupe(std::string_view source, std::uint64_t sourceOffset,
                          std::string_view target, std::uint64_t targetOffset,
                          std::uint64_t length) {
    return share(source, sourceOffset, target, targetOffset, length, true);
}

Status Operations::share(std::string_view source, std::uint64_t sourceOffset,
                         std::string_view target, std::uint64_t targetOffset, std::uint64_t length,
                         bool compare) {
    DAX_TRY(const FileRef from, names_.resolve(source));
    DAX_CHECK(checkRegular(from, source));
    const std::uint64_t block = transaction_.volume().sectorSize();
    const auto step = [&](const EditContext& context, OpenFile& file) -> Status {
        OpenFile origin{from, {}};
        DAX_TRY(origin.inode, loadInode(context, from));
        const std::uint64_t size = origin.inode.size;
        if (sourceOffset > size)
            return fail(EINVAL, "“{}” ends at {}", escapedName(source), size);
        const ByteRange range{sourceOffset, length != 0 ? length : size - sourceOffset};
        DAX_CHECK(checkClone(context, origin, range, file, targetOffset));
        if (compare)
            DAX_CHECK(compareRanges(context, origin, range, file, targetOffset));
        return cloneRange(context, origin, range, file, targetOffset);
    };
    // There is nothing to compare in a file that does not exist.
    return compare ? change(target, 3 * block, false, step) : changeOrMake(target, 3 * block, step);
}

}  // namespace daxscope::files
