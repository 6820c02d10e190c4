#include "volume/free_space.h"

#include <algorithm>

#include "format/constants.h"
#include "volume/chunk_map.h"

namespace daxscope::volume {

namespace {

constexpr std::size_t leafSize = 128;

bool overlap(ByteRange a, ByteRange b) { return a.offset < b.end() && b.offset < a.end(); }

bool inside(ByteRange inner, ByteRange outer) {
    return inner.offset >= outer.offset && inner.length <= outer.length &&
           inner.offset - outer.offset <= outer.length - inner.length;
}

/// Like alignUp(), but nothing where it does not fit.
std::optional<std::uint64_t> firstMultiple(std::uint64_t from, std::uint64_t alignment) {
    const auto sum = checkedAdd<std::uint64_t>(from, alignment - 1);
    if (!sum)
        return std::nullopt;
    return alignDown(*sum, alignment);
}

/// What of `range` starts and ends at multiples of `alignment`; empty when nothing does.
ByteRange aligned(ByteRange range, std::uint64_t alignment) {
    const auto from = firstMultiple(range.offset, alignment);
    const std::uint64_t to = alignDown(range.end(), alignment);
    return from && *from < to ? ByteRange{*from, to - *from} : ByteRange{};
}

}  // namespace

void FreeSpace::Leaf::measure() {
    largest = 0;
    for (const ByteRange& range : ranges)
        largest = std::max(largest, range.length);
}

std::optional<FreeSpace::Place> FreeSpace::lastNotAbove(std::uint64_t at) const {
    const auto leaf = std::ranges::upper_bound(
        leaves_, at, {}, [](const Leaf& each) { return each.ranges.front().offset; });
    if (leaf == leaves_.begin())
        return std::nullopt;
    const std::vector<ByteRange>& ranges = std::prev(leaf)->ranges;
    const auto range = std::ranges::upper_bound(ranges, at, {}, &ByteRange::offset);
    return Place{static_cast<std::size_t>(leaf - leaves_.begin()) - 1,
                 static_cast<std::size_t>(range - ranges.begin()) - 1};
}

void FreeSpace::set(Place place, ByteRange range) {
    Leaf& leaf = leaves_[place.leaf];
    ByteRange& old = leaf.ranges[place.slot];
    const bool wasLargest = old.length == leaf.largest;
    total_ += range.length - old.length;
    old = range;
    if (range.length >= leaf.largest)
        leaf.largest = range.length;
    else if (wasLargest)
        leaf.measure();
}

void FreeSpace::insertBehind(std::optional<Place> place, ByteRange range) {
    total_ += range.length;
    ++count_;
    if (leaves_.empty()) {
        leaves_.push_back({{range}, range.length});
        return;
    }
    std::size_t at = place ? place->leaf : 0;
    std::size_t slot = place ? place->slot + 1 : 0;
    if (leaves_[at].ranges.size() == leafSize) {
        // Ranges that come in order, as from a tree, fill leaves; others leave room on both sides.
        const std::size_t keep = slot == leafSize && at + 1 == leaves_.size() ? slot : leafSize / 2;
        Leaf& full = leaves_[at];
        const auto middle = full.ranges.begin() + static_cast<std::ptrdiff_t>(keep);
        Leaf more{{middle, full.ranges.end()}, 0};
        full.ranges.erase(middle, full.ranges.end());
        full.measure();
        if (slot >= keep) {
            slot -= keep;
            more.ranges.insert(more.ranges.begin() + static_cast<std::ptrdiff_t>(slot), range);
            more.measure();
            leaves_.insert(leaves_.begin() + static_cast<std::ptrdiff_t>(at) + 1, std::move(more));
            return;
        }
        more.measure();
        leaves_.insert(leaves_.begin() + static_cast<std::ptrdiff_t>(at) + 1, std::move(more));
    }
    Leaf& leaf = leaves_[at];
    leaf.ranges.insert(leaf.ranges.begin() + static_cast<std::ptrdiff_t>(slot), range);
    leaf.largest = std::max(leaf.largest, range.length);
}

void FreeSpace::erase(Place place) {
    Leaf& leaf = leaves_[place.leaf];
    const std::uint64_t length = leaf.ranges[place.slot].length;
    total_ -= length;
    --count_;
    leaf.ranges.erase(leaf.ranges.begin() + static_cast<std::ptrdiff_t>(place.slot));
    const auto here = leaves_.begin() + static_cast<std::ptrdiff_t>(place.leaf);
    if (leaf.ranges.empty()) {
        leaves_.erase(here);
        return;
    }
    if (length == leaf.largest)
        leaf.measure();
    // Neighbours that are small together are joined, so that there are never more than n / 32
    // leaves (and one).
    const auto join = [this](auto first, auto second) {
        if (first->ranges.size() + second->ranges.size() > leafSize / 2)
            return false;
        first->ranges.insert(first->ranges.end(), second->ranges.begin(), second->ranges.end());
        first->largest = std::max(first->largest, second->largest);
        leaves_.erase(second);
        return true;
    };
    if (here != leaves_.begin() && join(std::prev(here), here))
        return;
    if (std::next(here) != leaves_.end())
        join(here, std::next(here));
}

Status FreeSpace::add(ByteRange range) {
    if (range.length == 0 || !inside(range, group_))
        return fail(EIO, "{} bytes at {} do not lie in block group {}", range.length, range.offset,
                    group_.offset);
    const auto before = lastNotAbove(range.end() - 1);
    if (before && at(*before).end() > range.offset)
        return fail(EIO, "{} bytes at {} are free already (in part)", range.length, range.offset);
    std::uint64_t from = range.offset;
    for (const ByteRange& hole : excluded_) {
        if (!overlap(hole, range))
            continue;
        if (hole.offset > from)
            addPiece({from, hole.offset - from});
        from = hole.end();
    }
    if (from < range.end())
        addPiece({from, range.end() - from});
    return {};
}

/// A range that overlaps no free one.
void FreeSpace::addPiece(ByteRange range) {
    const auto before = lastNotAbove(range.offset);
    const auto upTo = lastNotAbove(range.end());
    const bool joinsBefore = before && at(*before).end() == range.offset;
    const bool joinsAfter = upTo && at(*upTo).offset == range.end();
    if (joinsAfter)
        range.length += at(*upTo).length;
    if (joinsBefore) {
        set(*before, {at(*before).offset, at(*before).length + range.length});
        if (joinsAfter)
            erase(*upTo);
    } else if (joinsAfter) {
        set(*upTo, range);
    } else {
        insertBehind(before, range);
    }
}

bool FreeSpace::isFree(ByteRange range) const {
    if (!inside(range, group_))
        return false;
    const auto place = lastNotAbove(range.offset);
    return place && inside(range, at(*place));
}

Status FreeSpace::take(ByteRange range) {
    if (range.length == 0 || !isFree(range))
        return fail(EIO, "{} bytes at {} are not free (or not all)", range.length, range.offset);
    cut(*lastNotAbove(range.offset), range);
    return {};
}

/// Takes `range` out of the free range at `place`, which holds all of it.
void FreeSpace::cut(Place place, ByteRange range) {
    const ByteRange whole = at(place);
    const ByteRange left{whole.offset, range.offset - whole.offset};
    const ByteRange right{range.end(), whole.end() - range.end()};
    if (left.length == 0 && right.length == 0) {
        erase(place);
        return;
    }
    set(place, left.length != 0 ? left : right);
    if (left.length != 0 && right.length != 0)
        insertBehind(place, right);
}

void FreeSpace::exclude(ByteRange range) {
    const std::uint64_t from = std::max(range.offset, group_.offset);
    const std::uint64_t to = std::min(range.end(), group_.end());
    if (from >= to)
        return;
    ByteRange all{from, to - from};
    for (auto place = lastNotAbove(to - 1); place && at(*place).end() > from;
         place = lastNotAbove(to - 1)) {
        const std::uint64_t start = std::max(from, at(*place).offset);
        cut(*place, {start, std::min(to, at(*place).end()) - start});
    }
    std::erase_if(excluded_, [&all](const ByteRange& old) {
        if (old.end() < all.offset || old.offset > all.end())
            return false;
        const std::uint64_t end = std::max(all.end(), old.end());
        all.offset = std::min(all.offset, old.offset);
        all.length = end - all.offset;
        return true;
    });
    excluded_.insert(std::ranges::lower_bound(excluded_, all.offset, {}, &ByteRange::offset), all);
}

std::optional<FreeSpace::Fit> FreeSpace::firstFit(std::uint64_t length, std::uint64_t alignment,
                                                  std::uint64_t from, std::uint64_t below) const {
    Place place = lastNotAbove(from).value_or(Place{});
    for (; place.leaf < leaves_.size(); ++place.leaf, place.slot = 0) {
        const Leaf& leaf = leaves_[place.leaf];
        if (leaf.largest < length)
            continue;
        for (; place.slot < leaf.ranges.size(); ++place.slot) {
            const ByteRange& range = leaf.ranges[place.slot];
            if (range.offset >= below)
                return std::nullopt;
            if (range.length < length || range.end() <= from)
                continue;
            const auto start = firstMultiple(std::max(range.offset, from), alignment);
            if (!start || *start >= range.end() || range.end() - *start < length)
                continue;
            if (*start < below)
                return Fit{place, *start};
        }
    }
    return std::nullopt;
}

std::optional<std::uint64_t> FreeSpace::allocate(std::uint64_t length, std::uint64_t alignment,
                                                 std::uint64_t hint) {
    if (length == 0 || length > total_)
        return std::nullopt;
    if (!group_.contains(hint))
        hint = group_.offset;
    auto found = firstFit(length, alignment, hint, group_.end());
    if (!found)
        found = firstFit(length, alignment, group_.offset, hint);
    if (!found)
        return std::nullopt;
    cut(found->place, {found->start, length});
    return found->start;
}

std::optional<ByteRange> FreeSpace::allocateUpTo(std::uint64_t length, std::uint64_t minimum,
                                                 std::uint64_t alignment, std::uint64_t hint) {
    if (const auto whole = allocate(length, alignment, hint))
        return ByteRange{*whole, length};
    ByteRange best;
    for (const Leaf& leaf : leaves_) {
        if (leaf.largest <= best.length)
            continue;
        for (const ByteRange& range : leaf.ranges) {
            const ByteRange piece = aligned(range, alignment);
            if (piece.length > best.length)
                best = piece;
        }
    }
    if (best.length == 0 || best.length < minimum)
        return std::nullopt;
    cut(*lastNotAbove(best.offset), best);
    return best;
}

std::uint64_t FreeSpace::largest() const {
    std::uint64_t most = 0;
    for (const Leaf& leaf : leaves_)
        most = std::max(most, leaf.largest);
    return most;
}

void excludeSuperblocks(FreeSpace& space, const ChunkInfo& chunk) {
    for (std::size_t copy = 0; copy < chunk.copies; ++copy) {
        const ByteRange device{chunk.device[copy], chunk.length};
        const auto leaveOut = [&](ByteRange reserved) {
            const std::uint64_t from = std::max(reserved.offset, device.offset);
            const std::uint64_t to = std::min(reserved.end(), device.end());
            if (from < to)
                space.exclude({chunk.logical + (from - device.offset), to - from});
        };
        leaveOut({0, format::reservedStart});
        for (const std::uint64_t at : format::superOffsets)
            leaveOut({at, format::superStripe});
    }
}

}  // namespace daxscope::volume
