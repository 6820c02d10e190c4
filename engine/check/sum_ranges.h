// Which bytes of the device have checksums. Logical addresses.
#pragma once

#include <vector>

#include "check/blocks.h"

namespace daxscope::check {

/// Of `ranges`, in any order, those that end below 2^64: sorted, apart from each other.
[[nodiscard]] std::vector<ByteRange> mergedRanges(std::vector<ByteRange> ranges);
/// How many bytes of `range` lie in `ranges`, which are sorted and apart from each other.
[[nodiscard]] std::uint64_t coveredBy(std::span<const ByteRange> ranges, ByteRange range);

class SumRanges {
public:
    /// Reads the checksum tree; tells items that overlap or lie where no data are.
    [[nodiscard]] static Result<SumRanges> read(const volume::Volume& volume,
                                                const ExtentTable& extents, Findings& findings,
                                                Progress& progress);
    /// How many bytes of `range` have one.
    [[nodiscard]] std::uint64_t covered(ByteRange range) const;
    [[nodiscard]] bool complete() const { return complete_; }
    [[nodiscard]] const std::vector<ByteRange>& ranges() const { return ranges_; }

private:
    std::vector<ByteRange> ranges_;  // by address, apart from each other
    bool complete_ = true;
};

/// Compares all data that have checksums with them, every copy. ECANCELED.
[[nodiscard]] Status checkData(const volume::Volume& volume, const SumRanges& sums,
                               Findings& findings, Progress& progress);

}  // namespace daxscope::check
