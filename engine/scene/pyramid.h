// Sums over runs of 16 elements, over runs of 16 such runs, and so on: any stretch of a large array
// is added up from a few dozen parts. About size(Sum) / 15 bytes an element: larger runs cost less memory, and more
// time where a frame asks for two thousand stretches.
#pragma once

#include <cstddef>
#include <vector>

namespace daxscope::scene {

/// `Sum` has add(const Sum&). The elements stay with the owner, who adds one by a function
/// void(Sum&, std::size_t index).
template <typename Sum>
class Pyramid {
public:
    template <typename AddOne>
    void build(std::size_t count, AddOne addOne) {
        levels_.clear();
        for (std::size_t below = count; below > fanOut; below = levels_.back().size()) {
            std::vector<Sum> level((below + fanOut - 1) / fanOut);
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
        std::size_t step = 1;
        while (from < to) {
            // Climb while aligned and a whole run fits, else take one and stay or go down.
            while (level < levels_.size() && from % (step * fanOut) == 0 &&
                   from + step * fanOut <= to) {
                step *= fanOut;
                ++level;
            }
            while (level > 0 && from + step > to) {
                step /= fanOut;
                --level;
            }
            if (level == 0)
                addOne(sum, from);
            else
                sum.add(levels_[level - 1][from / step]);
            from += step;
        }
    }

    [[nodiscard]] std::size_t memoryBytes() const {
        std::size_t total = 0;
        for (const auto& level : levels_)
            total += level.capacity() * sizeof(Sum);
        return total;
    }

private:
    static constexpr std::size_t fanOut = 16;
    std::vector<std::vector<Sum>> levels_;
};

}  // namespace daxscope::scene
