// Binary search that begins where the answer is likely: who asks for one range after another knows.
#pragma once

#include <algorithm>
#include <cstddef>

namespace daxscope {

/// Index of the first element for which `before` does not hold, as std::partition_point. Looks from index `near` on in steps
/// that double: O(log distance).
template <typename Elements, typename Before>
[[nodiscard]] std::size_t partitionPointNear(const Elements& elements, std::size_t near,
                                             Before before) {
    std::size_t low = std::min(near, elements.size());
    std::size_t high = low;
    if (low < elements.size() && before(elements[low])) {
        for (std::size_t step = 1; high < elements.size() && before(elements[high]); step *= 2) {
            low = high + 1;
            high += std::min(step, elements.size() - high);
        }
    } else {
        for (std::size_t step = 1; low > 0 && !before(elements[low - 1]); step *= 2) {
            high = low;
            low -= std::min(step, low);
        }
    }
    const auto from = elements.begin();
    return static_cast<std::size_t>(std::partition_point(from + static_cast<std::ptrdiff_t>(low),
                                                         from + static_cast<std::ptrdiff_t>(high),
                                                         before) -
                                    from);
}

/// Index of the first element that is not below `value`, as std::lower_bound in a sorted vector.
template <typename Sorted>
[[nodiscard]] std::size_t lowerBoundNear(const Sorted& sorted,
                                         const typename Sorted::value_type& value,
                                         std::size_t near) {
    return partitionPointNear(sorted, near, [&](const auto& element) { return element < value; });
}

}  // namespace daxscope
