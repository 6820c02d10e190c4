#include "files/write_back.h"

#include <algorithm>

#include "volume/checksum_edit.h"

namespace daxscope::files {

using format::ExtentDataType;

Result<std::span<std::byte>> DirtyBlocks::own(std::uint64_t offset) {
    const std::uint64_t block = context_.volume().sectorSize();
    const std::uint64_t start = alignDown(offset, block);
    DAX_TRY(auto content, readRange(context_, file_, {start, block}));
    std::vector<std::byte>& kept = kept_.emplace_back(std::move(content));
    put(start, kept);
    return std::span<std::byte>(kept).subspan(offset - start);
}

Status DirtyBlocks::putInto(std::uint64_t offset, Bytes bytes) {
    DAX_TRY(const auto place, own(offset));
    std::ranges::copy(bytes, place.begin());
    return {};
}

Status DirtyBlocks::putZeros(ByteRange range) {
    DAX_TRY(const auto place, own(range.offset));
    std::ranges::fill(place.first(range.length), std::byte{});
    return {};
}

Status DirtyBlocks::writeBack() {
    std::ranges::sort(parts_, {}, &Part::offset);
    if (!parts_.empty() && parts_.front().offset == 0 && fitsIntoTree()) {
        // Such a file has one block: there is no other part but behind its end, where nothing is put.
        DAX_CHECK(writeInline(parts_.front().blocks.first(file_.inode.size)));
    } else {
        for (Parts rest = parts_; !rest.empty();) {
            std::size_t count = 1;
            while (count < rest.size() &&
                   rest[count].offset == rest[count - 1].offset + rest[count - 1].blocks.size())
                ++count;
            DAX_CHECK(writeRun(rest.first(count)));
            rest = rest.subspan(count);
        }
    }
    parts_.clear();
    kept_.clear();
    return {};
}

/// As the kernel with max_inline=2048; what is written in place has its place.
bool DirtyBlocks::fitsIntoTree() const {
    constexpr std::uint64_t inPlace = format::inodeFlag::noDataCow | format::inodeFlag::prealloc;
    return (file_.inode.flags & inPlace) == 0 &&
           file_.inode.size <=
               std::min<std::uint64_t>(maxInline, context_.volume().sectorSize() - 1);
}

Status DirtyBlocks::writeInline(Bytes content) {
    DAX_CHECK(dropPieces(context_, file_, {0, context_.volume().sectorSize()}));
    return insertInline(context_, file_, content);
}

Status DirtyBlocks::writeRun(Parts run) {
    const std::uint64_t end = run.back().offset + run.back().blocks.size();
    std::uint64_t at = run.front().offset;
    DAX_CHECK(fillHole(context_, file_, at));
    while (at < end) {
        DAX_TRY(const ByteRange inPlace, writableInPlace(context_, file_, {at, end - at}));
        // What lies before it is written anew.
        const std::uint64_t anew = inPlace.length == 0 ? end - at : inPlace.offset - at;
        if (anew != 0)
            DAX_CHECK(writeAnew(run, {at, anew}));
        if (inPlace.length != 0) {
            DAX_TRY(const Overwritten place, beginOverwrite(context_, file_, inPlace));
            DAX_CHECK(store(run, inPlace, place));
        }
        at += anew + inPlace.length;
    }
    return {};
}

Status DirtyBlocks::writeAnew(Parts run, ByteRange range) {
    for (std::uint64_t at = range.offset; at < range.end();) {
        DAX_TRY(const ByteRange extent, context_.transaction.allocateData(
                                            std::min(range.end() - at, volume::largestExtent)));
        DAX_CHECK(
            replacePieces(context_, file_, at,
                          {ExtentDataType::Regular, extent, 0, extent.length, 0, extent.length}));
        DAX_CHECK(store(run, {at, extent.length}, {extent.offset, true}));
        at += extent.length;
    }
    return {};
}

/// The parts in [range) of the file go to `place`, with their checksums where space is fresh: what has checksums is
/// never overwritten.
Status DirtyBlocks::store(Parts run, ByteRange range, Overwritten place) {
    volume::Transaction& transaction = context_.transaction;
    for (const Part& part : run) {
        const ByteRange both = intersection({part.offset, part.blocks.size()}, range);
        if (both.length == 0)
            continue;
        const Bytes data = part.blocks.subspan(both.offset - part.offset, both.length);
        const std::uint64_t logical = place.logical + (both.offset - range.offset);
        if (!place.fresh) {
            transaction.overwriteData(logical, data);
            continue;
        }
        transaction.writeData(logical, data);
        if (file_.noDataSum())
            continue;
        DAX_TRY(btree::Editor * sums, transaction.edit(format::id::csumTree));
        DAX_CHECK(addChecksums(*sums, transaction, context_.volume().rules(), logical, data));
    }
    return {};
}

}  // namespace daxscope::files
