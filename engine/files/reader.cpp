#include "files/reader.h"

#include <algorithm>

#include "files/decompress.h"
#include "format/names.h"

namespace daxscope::files {

using format::ExtentDataType;

namespace {

constexpr std::uint64_t pieceSize = 1U << 20;

Status passZeros(std::uint64_t length, FunctionRef<Status(Bytes)> sink) {
    static const std::vector<std::byte> zeros(pieceSize);
    while (length > 0) {
        const std::uint64_t part = std::min(length, pieceSize);
        DAX_CHECK(sink(Bytes(zeros).first(part)));
        length -= part;
    }
    return {};
}

Status passBytes(Bytes bytes, FunctionRef<Status(Bytes)> sink) {
    while (!bytes.empty()) {
        const std::size_t part = std::min<std::size_t>(bytes.size(), pieceSize);
        DAX_CHECK(sink(bytes.first(part)));
        bytes = bytes.subspan(part);
    }
    return {};
}

}  // namespace

Result<FileReader> FileReader::open(const volume::Volume& volume, const btree::TreeRoot& root,
                                    std::uint64_t inode) {
    DAX_TRY(const Inode item, readInode(volume, root, inode));
    if (item.isDirectory())
        return fail(EISDIR, "it is a directory; list it with ls");
    return FileReader(volume, root, inode, item);
}

/// From copy 0 where that is sound, else sector by sector from whichever copy is.
Result<Bytes> FileReader::verified(std::uint64_t logical, std::uint64_t length,
                                   std::uint64_t fileOffset) {
    const auto at = [&](std::uint64_t into) {
        return std::format("file offset {}, logical address {}", fileOffset + into, logical + into);
    };
    const auto whole = volume_->read(logical, length);
    if (!whole)
        return failAt(whole.error(), at(0));
    if ((inode_.flags & format::inodeFlag::noDataSum) != 0)
        return *whole;
    volume::Checksums checksums(*volume_);
    const auto good = [&](std::uint64_t into, Bytes bytes) -> Status {
        std::size_t bad = 0;
        const auto verdict = checksums.verify(logical + into, bytes, &bad);
        if (verdict && *verdict == volume::DataVerdict::Good)
            return {};
        const std::string where = at(into + bad * volume_->sectorSize());
        if (!verdict)
            return failAt(verdict.error(), where);
        return failAt({EIO, "the data have no checksum, though the file needs one", {}}, where);
    };
    const Status first = good(0, *whole);
    const auto* chunk = volume_->chunks().find(logical);
    const unsigned copies = chunk == nullptr ? 1 : chunk->copies;
    if (first)
        return *whole;
    if (copies < 2)
        return std::unexpected(first.error());
    mended_.assign(whole->begin(), whole->end());
    const std::uint64_t sector = volume_->sectorSize();
    for (std::uint64_t into = 0; into < length; into += sector) {
        const std::uint64_t part = std::min(sector, length - into);
        const Status here = good(into, whole->subspan(into, part));
        if (here)
            continue;
        const auto other = volume_->read(logical + into, part, 1);
        if (!other || !good(into, *other))
            return std::unexpected(here.error());
        std::ranges::copy(*other, mended_.begin() + static_cast<std::ptrdiff_t>(into));
    }
    volume_->addFinding(std::format("{}; its second copy is good", first.error().text()));
    return mended_;
}

/// At least the first `bytes`: who wants the edge of a block needs no more. Who comes back gets all of it.
Status FileReader::unpack(const FileExtentInfo& extent, std::uint64_t bytes) {
    const bool again = unpackedAt_ == extent.offset;
    if (again && unpacked_.size() >= std::min(bytes, extent.ramBytes))
        return {};
    unpackedAt_ = UINT64_MAX;
    if (extent.ramBytes > maxCompressedExtent)
        return fail(EIO,
                    "the packed extent at file offset {} claims {} bytes; the format allows "
                    "{}",
                    extent.offset, extent.ramBytes, maxCompressedExtent);
    const bool isInline = extent.type == ExtentDataType::Inline;
    Bytes packed = extent.inlineData;
    if (!isInline) {
        DAX_TRY(packed, verified(extent.diskLogical, extent.diskLength, extent.offset));
    }
    unpacked_.resize(again || isInline ? extent.ramBytes : std::min(bytes, extent.ramBytes));
    const Status done = decompress(static_cast<format::CompressionType>(extent.compression), packed,
                                   unpacked_, volume_->sectorSize(), isInline);
    if (!done)
        return failAt(done.error(), std::format("file offset {}", extent.offset));
    unpackedAt_ = extent.offset;
    return {};
}

Status FileReader::readPiece(const FileExtentInfo& extent, ByteRange wanted,
                             FunctionRef<Status(Bytes)> sink) {
    const std::uint64_t skip = wanted.offset - extent.offset;
    if (extent.isHole() || extent.type == ExtentDataType::Prealloc)
        return passZeros(wanted.length, sink);
    if (extent.encrypted)
        return fail(EOPNOTSUPP,
                    "the extent at file offset {} is encrypted or encoded in a way "
                    "that Daxscope does not know",
                    extent.offset);
    if (extent.compression != 0) {
        const std::uint64_t from = extent.extentOffset + skip;
        DAX_CHECK(unpack(extent, checkedAdd(from, wanted.length).value_or(UINT64_MAX)));
        const auto bytes = slice(unpacked_, from, wanted.length);
        if (!bytes)
            return fail(EIO, "the packed extent at file offset {} is shorter than the file needs",
                        extent.offset);
        return sink(*bytes);
    }
    if (extent.type == ExtentDataType::Inline)
        return passBytes(extent.inlineData.subspan(skip, wanted.length), sink);

    // Whole sectors are verified; what was asked for is cut out of them.
    const std::uint64_t sector = volume_->sectorSize();
    std::uint64_t at = extent.extentOffset + skip;
    const std::uint64_t end = at + wanted.length;
    while (at < end) {
        const std::uint64_t from = alignDown(at, sector);
        const std::uint64_t to = std::min(alignUp(end, sector), from + pieceSize);
        const std::uint64_t fileOffset =
            extent.offset + (from - std::min(from, extent.extentOffset));
        DAX_TRY(const Bytes bytes, verified(extent.diskLogical + from, to - from, fileOffset));
        const std::uint64_t stop = std::min(to, end);
        DAX_CHECK(sink(bytes.subspan(at - from, stop - at)));
        at = stop;
    }
    return {};
}

Status FileReader::read(std::uint64_t offset, std::uint64_t length,
                        FunctionRef<Status(Bytes)> sink) {
    if (offset >= inode_.size)
        return {};
    const std::uint64_t end = offset + std::min(length, inode_.size - offset);
    std::uint64_t at = offset;
    // The walk ends by this when everything asked for has been passed on.
    const Error enough{0, {}, {}};
    const auto visit = [&](const FileExtentInfo& extent) -> Status {
        const std::uint64_t extentEnd = extent.offset + extent.length;
        if (extentEnd <= at)
            return {};
        if (extent.offset > at) {  // the gap behind short inline data
            const std::uint64_t gap = std::min(extent.offset, end) - at;
            DAX_CHECK(passZeros(gap, sink));
            at += gap;
        }
        const std::uint64_t stop = std::min(extentEnd, end);
        if (at < stop)
            DAX_CHECK(readPiece(extent, {at, stop - at}, sink));
        at = std::max(at, stop);
        return at < end ? Status() : std::unexpected(enough);
    };
    const Status walked = forEachExtent(*volume_, root_, number_, inode_.size, offset, visit);
    if (!walked && walked.error().code != 0)
        return walked;
    return at < end ? passZeros(end - at, sink) : Status();
}

Result<std::string> FileReader::readAll(std::uint64_t limit) {
    if (inode_.size > limit)
        return fail(EFBIG, "the file has {} bytes; {} is the most that is read at once",
                    inode_.size, limit);
    std::string out;
    DAX_CHECK(read(0, inode_.size, [&](Bytes bytes) -> Status {
        out += asText(bytes);
        return {};
    }));
    return out;
}

}  // namespace daxscope::files
