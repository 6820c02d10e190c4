#include "check/sum_ranges.h"

#include <algorithm>

#include "format/checksum.h"
#include "volume/checksums.h"

namespace daxscope::check {

using format::ItemType;
using format::Key;
namespace id = format::id;

namespace {

/// Parts of `range` that no data extent has.
void tellStray(ByteRange range, const ExtentTable& table, const std::string& where,
               Findings& findings) {
    auto at = std::ranges::upper_bound(table.extents, range.offset, {}, &Extent::logical);
    if (at != table.extents.begin())
        --at;
    std::uint64_t stray = range.length;
    for (; at != table.extents.end() && at->logical < range.end(); ++at) {
        if (!at->treeBlock)
            stray -= std::min(stray, intersection(range, {at->logical, at->length}).length);
    }
    if (stray != 0)
        findings.add(Kind::Checksum,
                     std::format("checksums for {} bytes that belong to no data extent", stray),
                     where, range.offset);
}

}  // namespace

Result<SumRanges> SumRanges::read(const volume::Volume& volume, const ExtentTable& extents,
                                  Findings& findings, Progress& progress) {
    SumRanges sums;
    const auto root = volume.root(id::csumTree);
    if (!root) {
        sums.complete_ = false;
        findings.add(Kind::TreeBlock, root.error(), "csum tree");
        return sums;
    }
    const std::uint64_t size = format::csumSize(volume.rules().csum);
    auto cursor = btree::Cursor::lowerBound(volume, *root, Key{});
    for (std::uint64_t n = 0; cursor && cursor->valid(); ++n) {
        if (n % 1024 == 0)
            DAX_CHECK(progress.step(0.6, "reading checksums"));
        const Key key = cursor->key();
        if (key.objectid == id::extentCsum && key.type == ItemType::ExtentCsum) {
            const ByteRange range{key.offset, cursor->data().size() / size * volume.sectorSize()};
            const std::string where = "csum tree, " + cursor->where();
            if (!sums.ranges_.empty() && range.offset < sums.ranges_.back().end())
                findings.add(Kind::Checksum, "its sectors overlap those of the item before", where,
                             range.offset);
            else if (!sums.ranges_.empty() && range.offset == sums.ranges_.back().end())
                sums.ranges_.back().length += range.length;
            else if (range.length != 0)
                sums.ranges_.push_back(range);
            if (extents.complete)
                tellStray(range, extents, where, findings);
        }
        if (const Status moved = cursor->next(); !moved) {
            sums.complete_ = false;
            break;
        }
    }
    sums.complete_ = sums.complete_ && cursor.has_value();
    return sums;
}

std::uint64_t coveredBy(std::span<const ByteRange> ranges, ByteRange range) {
    std::uint64_t bytes = 0;
    auto at = std::ranges::upper_bound(ranges, range.offset, {}, &ByteRange::offset);
    if (at != ranges.begin())
        --at;
    for (; at != ranges.end() && at->offset < range.end(); ++at)
        bytes += intersection(range, *at).length;
    return bytes;
}

std::vector<ByteRange> mergedRanges(std::vector<ByteRange> ranges) {
    std::erase_if(ranges, [](const ByteRange& range) {
        return range.length == 0 || !checkedAdd(range.offset, range.length);
    });
    std::ranges::sort(ranges, {}, &ByteRange::offset);
    std::vector<ByteRange> merged;
    for (const ByteRange& range : ranges) {
        if (merged.empty() || range.offset > merged.back().end())
            merged.push_back(range);
        else
            merged.back().length =
                std::max(merged.back().end(), range.end()) - merged.back().offset;
    }
    return merged;
}

std::uint64_t SumRanges::covered(ByteRange range) const { return coveredBy(ranges_, range); }

namespace {

std::string copyText(unsigned copy, unsigned copies, const std::string& what) {
    return copies == 1 ? what : std::format("copy {}: {}", copy, what);
}

/// One piece of data, one copy: every sector that differs is told by the range it begins.
void comparePiece(const volume::Volume& volume, ByteRange piece, unsigned copy, unsigned copies,
                  Findings& findings) {
    volume::Checksums sums(volume);
    for (std::uint64_t at = piece.offset; at < piece.end();) {
        const auto bytes = volume.read(at, piece.end() - at, copy);
        std::size_t bad = 0;
        const auto verdict = bytes ? sums.verify(at, *bytes, &bad) : std::unexpected(bytes.error());
        if (verdict)
            return;
        const std::uint64_t sector = volume.sectorSize();
        const std::uint64_t where = at + bad * sector;
        const auto device = volume.chunks().toDevice(where, copy);
        // Another copy may have what this one lost.
        const auto other = copies > 1 ? volume.read(where, sector, 1 - copy)
                                      : Result<Bytes>(fail(EIO, "there is no other copy"));
        findings.add(other && sums.verify(where, *other) ? Kind::Copy : Kind::Data,
                     copyText(copy, copies, verdict.error().what),
                     std::format("logical address {}, device byte {}", where, device.value_or(0)),
                     where);
        at = where + sector;
    }
}

}  // namespace

Status checkData(const volume::Volume& volume, const SumRanges& sums, Findings& findings,
                 Progress& progress) {
    constexpr std::uint64_t step = 1U << 20U;
    std::uint64_t all = 0;
    for (const ByteRange& range : sums.ranges())
        all += range.length;
    for (const ByteRange& range : sums.ranges()) {
        for (std::uint64_t at = range.offset; at < range.end();) {
            DAX_CHECK(progress.step(0.8 + 0.2 * static_cast<double>(findings.report().dataBytes) /
                                              static_cast<double>(all),
                                    "comparing data with their checksums"));
            const volume::ChunkInfo* const chunk = volume.chunks().find(at);
            const std::uint64_t length =
                std::min({step, range.end() - at, chunk == nullptr ? step : chunk->end() - at});
            for (unsigned copy = 0; chunk != nullptr && copy < chunk->copies; ++copy)
                comparePiece(volume, {at, length}, copy, chunk->copies, findings);
            findings.report().dataBytes += length;
            at += length;
        }
    }
    return {};
}

}  // namespace daxscope::check
