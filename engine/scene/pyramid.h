// Sums over runs of 16 elements, over runs of 16 such runs, and so on: any stretch of a large array
// is added up from a few dozen parts. About size(Sum) / 15 bytes an element: larger runs cost less memory, and more
// time where a frame asks for two thousand stretches.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/big_vector.h"

namespace daxscope::scene {

/// `Sum` has add(const Sum&). The elements stay with the owner, who adds one by a function
/// void(Sum&, std::size_t index).
template <typename Sum>
class Pyramid {
public:
    static constexpr unsigned fanShift = 4;
    static constexpr std::size_t fanOut = std::size_t{1} << fanShift;

    template <typename AddOne>
    void build(std::size_t count, AddOne addOne) {
        levels_.clear();
        count_ = count;
        for (std::size_t below = count; below > fanOut; below = levels_.back().size()) {
            BigVector<Sum> level((below + fanOut - 1) / fanOut);
            for (std::size_t i = 0; i < below; ++i) {
                if (levels_.empty())
                    addOne(level[i / fanOut], i);
                else
                    level[i / fanOut].add(levels_.back()[i]);
            }
            levels_.push_back(std::move(level));
        }
    }

    /// Adds the elements [from, to) to `sum`; O(log(to − from)).
    template <typename AddOne>
    void add(Sum& sum, std::size_t from, std::size_t to, AddOne addOne) const {
        std::size_t level = 0;  // 0: elements; n: levels_[n - 1]
        unsigned shift = 0;     // a run of the level has 2^shift elements
        const auto length = [](unsigned bits) { return std::size_t{1} << bits; };
        // The last run of a level has all that is left.
        const std::size_t end = to == count_ ? SIZE_MAX - to : to;
        while (from < to) {
            // Climb while aligned and a whole run fits, else take one and stay or go down.
            while (level < levels_.size() && (from & (length(shift + fanShift) - 1)) == 0 &&
                   from + length(shift + fanShift) <= end) {
                shift += fanShift;
                ++level;
            }
            while (level > 0 && from + length(shift) > end) {
                shift -= fanShift;
                --level;
            }
            if (level == 0)
                addOne(sum, from);
            else
                sum.add(levels_[level - 1][from >> shift]);
            from += length(shift);
        }
    }

    /// Visits the elements [0, count) in order, but for runs whose sum `wants` refuses.
    template <typename Wants, typename Visit>
    void descend(std::size_t count, Wants wants, Visit visit) const {
        descendFrom(levels_.size(), 0, levels_.empty() ? count : levels_.back().size(), count,
                    wants, visit);
    }

    [[nodiscard]] std::size_t memoryBytes() const {
        std::size_t total = 0;
        for (const auto& level : levels_)
            total += level.capacity() * sizeof(Sum);
        return total;
    }

private:
    // At most log16(count) deep.
    template <typename Wants, typename Visit>
    void descendFrom(std::size_t level, std::size_t from, std::size_t to, std::size_t count,
                     Wants& wants, Visit& visit) const {
        for (std::size_t i = from; i < to; ++i) {
            if (level == 0) {
                visit(i);
            } else if (wants(levels_[level - 1][i])) {
                const std::size_t below = level == 1 ? count : levels_[level - 2].size();
                descendFrom(level - 1, i * fanOut, std::min(below, (i + 1) * fanOut), count, wants,
                            visit);
            }
        }
    }

    std::vector<BigVector<Sum>> levels_;
    std::size_t count_ = 0;
};

}  // namespace daxscope::scene
