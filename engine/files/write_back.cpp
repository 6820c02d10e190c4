#include "files/write_back.h"

#include <algorithm>

#include "volume/checksum_edit.h"

namespace daxscope::files {

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
    parts_[count_ - 1].given = {offset, bytes.size()};
    std::ranges::copy(bytes, place.begin());
    return {};
}

Status DirtyBlocks::putZeros(ByteRange range) {
    DAX_TRY(const auto place, own(range.offset));
    parts_[count_ - 1].given = range;
    std::ranges::fill(place.first(range.length), std::byte{});
    return {};
}

Status DirtyBlocks::writeBack() {
    const auto parts = std::span(parts_).first(count_);
    std::ranges::sort(parts, {}, &Part::offset);
    if (!parts.empty() && parts.front().offset == 0 && fitsIntoTree()) {
        // Such a file has one block: there is no other part but behind its end, where nothing is put.
        DAX_CHECK(writeInline(parts.front().blocks.first(file_.inode.size)));
    } else {
        for (Parts rest = parts; !rest.empty();) {
            std::size_t count = 1;
            while (count < rest.size() &&
                   rest[count].offset == rest[count - 1].offset + rest[count - 1].blocks.size())
                ++count;
            DAX_CHECK(writeRun(rest.first(count)));
            rest = rest.subspan(count);
        }
    }
    count_ = 0;
    kept_.clear();
    return {};
}

/// As the kernel with max_inline=2048; what is written in place or mapped has its place.
bool DirtyBlocks::fitsIntoTree() const {
    return !context_.dax && !writesInPlace(file_.inode.flags) &&
           file_.inode.size <=
               std::min<std::uint64_t>(maxInline, context_.volume().sectorSize() - 1);
}

Status DirtyBlocks::writeInline(Bytes content) {
    DAX_CHECK(dropPieces(context_, file_, {0, context_.volume().sectorSize()}));
    return insertInline(context_, file_, content);
}

Status DirtyBlocks::writeRun(Parts run) {
    const std::uint64_t from = run.front().offset;
    const std::uint64_t end = run.back().offset + run.back().blocks.size();
    DAX_CHECK(fillHole(context_, file_, from));
    return iterate(context_, file_, {from, end - from}, MapFor::Write,
                   [&](const Iomap& map) { return store(run, map); });
}

/// The parts that lie in the destination go there.
Status DirtyBlocks::store(Parts run, const Iomap& map) {
    for (const Part& part : run) {
        const ByteRange both =
            intersection({part.offset, part.blocks.size()}, map.destination.file);
        if (both.length == 0 || intersection(map.filled, both) == both)
            continue;
        const Bytes data = part.blocks.subspan(both.offset - part.offset, both.length);
        if (map.sums != nullptr)
            volume::appendChecksums(context_.volume().rules(), data, *map.sums);
        const std::uint64_t logical = map.destination.logicalAt(both.offset);
        const ByteRange given = intersection(part.given, both);
        const bool edges = context_.policies.has(Policy::UnflushedEdges);
        if (map.fresh && edges && given.length != 0)
            context_.transaction.writeData(logical, data,
                                           {map.destination.logicalAt(given.offset), given.length});
        else if (map.fresh)
            context_.transaction.writeData(logical, data);
        else
            context_.transaction.overwriteData(
                map.destination.logicalAt(given.offset),
                part.blocks.subspan(given.offset - part.offset, given.length), map.uncommitted);
    }
    return {};
}

}  // namespace daxscope::files
