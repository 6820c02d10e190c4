// The free ranges of one block group, in memory: what an allocator asks.
//
// Ranges are sorted by address in leaves of at most 128, each with its largest length: about 16 to
// 32 bytes a range. With n ranges, add() and take() cost O(log n + 128); a first fit steps over
// leaves without a large enough range, so at worst it reads n / 32 numbers (microseconds at 100,000
// ranges), as largest() does. Only an alignment that not all ranges have makes it look at ranges
// that then do not do.
// Ranges never touch each other: neighbours are merged. total() and count() are kept, not summed.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <ranges>
#include <span>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

namespace daxscope::volume {

struct ChunkInfo;

class FreeSpace {
public:
    /// Nothing of `group` is free yet.
    explicit FreeSpace(ByteRange group) : group_(group) {}

    /// `range` becomes free, but for what is excluded. EIO, and nothing changes, when it lies
    /// outside of the group or some of it is free already.
    [[nodiscard]] Status add(ByteRange range);
    /// `range` is no longer free. EIO, and nothing changes, when not all of it is free.
    [[nodiscard]] Status take(ByteRange range);
    /// `range` is never to be handed out: what of it is free goes, and add() leaves it out from now
    /// on. What lies outside of the group does not matter.
    void exclude(ByteRange range);

    /// Takes `length` bytes at a multiple of `alignment` (a power of two): the first fit from
    /// `hint` on, then from the start of the group. Nothing when no range is large enough.
    [[nodiscard]] std::optional<std::uint64_t> allocate(std::uint64_t length,
                                                        std::uint64_t alignment,
                                                        std::uint64_t hint);
    /// As allocate(); when nothing as large is free, the largest piece that starts and ends at
    /// multiples of `alignment`. Nothing when it is shorter than `minimum`.
    [[nodiscard]] std::optional<ByteRange> allocateUpTo(std::uint64_t length, std::uint64_t minimum,
                                                        std::uint64_t alignment,
                                                        std::uint64_t hint);

    [[nodiscard]] ByteRange group() const { return group_; }
    /// Whether all of `range` is free.
    [[nodiscard]] bool isFree(ByteRange range) const;
    /// Free bytes; what is excluded does not count.
    [[nodiscard]] std::uint64_t total() const { return total_; }
    [[nodiscard]] std::size_t count() const { return count_; }
    /// Whether a range has as many bytes. Cheap when many have.
    [[nodiscard]] bool hasPiece(std::uint64_t length) const {
        return std::ranges::any_of(leaves_,
                                   [&](const Leaf& leaf) { return leaf.largest >= length; });
    }
    /// Length of the largest range; 0 when nothing is free.
    [[nodiscard]] std::uint64_t largest() const;
    /// All free ranges by address; until the next change.
    [[nodiscard]] auto ranges() const {
        return leaves_ | std::views::transform(&Leaf::ranges) | std::views::join;
    }
    /// What exclude() named, inside the group, by address, merged.
    [[nodiscard]] std::span<const ByteRange> excluded() const { return excluded_; }

private:
    struct Leaf {
        std::vector<ByteRange> ranges;  // never empty
        std::uint64_t largest = 0;
        void measure();
    };
    struct Place {
        std::size_t leaf = 0;
        std::size_t slot = 0;
    };

    /// The last range that starts at or below `at`.
    [[nodiscard]] std::optional<Place> lastNotAbove(std::uint64_t at) const;
    [[nodiscard]] const ByteRange& at(Place place) const {
        return leaves_[place.leaf].ranges[place.slot];
    }
    void set(Place place, ByteRange range);
    void insertBehind(std::optional<Place> place, ByteRange range);
    void erase(Place place);
    void addPiece(ByteRange range);
    void cut(Place place, ByteRange range);
    struct Fit {
        Place place;  ///< of the range that has it
        std::uint64_t start = 0;
    };
    /// First fit that starts in [from, below).
    [[nodiscard]] std::optional<Fit> firstFit(std::uint64_t length, std::uint64_t alignment,
                                              std::uint64_t from, std::uint64_t below) const;

    ByteRange group_;
    std::vector<Leaf> leaves_;
    std::vector<ByteRange> excluded_;
    std::uint64_t total_ = 0;
    std::size_t count_ = 0;
};

/// Excludes what of a chunk lies, in any copy, in the stripe of a superblock or below the first
/// device byte that may be allocated: the free-space tree calls these bytes free.
void excludeSuperblocks(FreeSpace& space, const ChunkInfo& chunk);

}  // namespace daxscope::volume
