#include "pmem/poison.h"

#include <algorithm>

namespace daxscope::pmem {

void Poison::add(ByteRange range) {
    if (range.length == 0)
        return;
    std::uint64_t from = alignDown(range.offset, block);
    std::uint64_t to = alignUp(range.end(), block);
    // With those that it touches, one.
    auto next = ranges_.upper_bound(from);
    if (next != ranges_.begin() && std::prev(next)->second >= from)
        --next;
    while (next != ranges_.end() && next->first <= to) {
        from = std::min(from, next->first);
        to = std::max(to, next->second);
        next = ranges_.erase(next);
    }
    ranges_[from] = to;
}

std::vector<ByteRange> Poison::clear(ByteRange range) {
    std::vector<ByteRange> cleared;
    const std::uint64_t from = alignUp(range.offset, block);
    const std::uint64_t to = alignDown(range.end(), block);
    while (from < to) {
        const auto found = first({from, to - from});
        if (!found)
            break;
        const auto whole = std::prev(ranges_.upper_bound(found->offset));
        const auto [begin, end] = *whole;
        ranges_.erase(whole);
        if (begin < found->offset)
            ranges_[begin] = found->offset;
        if (end > found->end())
            ranges_[found->end()] = end;
        cleared.push_back(*found);
    }
    return cleared;
}

std::optional<ByteRange> Poison::first(ByteRange range) const {
    auto at = ranges_.upper_bound(range.offset);
    if (at != ranges_.begin() && std::prev(at)->second > range.offset)
        --at;
    if (at == ranges_.end() || at->first >= range.end())
        return std::nullopt;
    return intersection({at->first, at->second - at->first}, range);
}

}  // namespace daxscope::pmem
