// Binary search that begins where the answer is likely: who asks for one range after another knows.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace daxscope {

/// Index of the first element that is not below `value`, as std::lower_bound in a sorted vector. Looks from index
/// `near` on in steps that double: O(log distance).
template <typename T>
[[nodiscard]] std::size_t lowerBoundNear(const std::vector<T>& sorted, const T& value,
                                         std::size_t near) {
    std::size_t low = std::min(near, sorted.size());
    std::size_t high = low;
    if (low < sorted.size() && sorted[low] < value) {
        for (std::size_t step = 1; high < sorted.size() && sorted[high] < value; step *= 2) {
            low = high + 1;
            high += std::min(step, sorted.size() - high);
        }
    } else {
        for (std::size_t step = 1; low > 0 && !(sorted[low - 1] < value); step *= 2) {
            high = low;
            low -= std::min(step, low);
        }
    }
    const auto from = sorted.begin();
    return static_cast<std::size_t>(std::lower_bound(from + static_cast<std::ptrdiff_t>(low),
                                                     from + static_cast<std::ptrdiff_t>(high),
                                                     value) -
                                    from);
}

}  // namespace daxscope
