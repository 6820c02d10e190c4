// In what order things are done: at random, but the same in every run.
#pragma once

#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

#include "support/filler.h"

namespace daxscope::bench {

using Order = std::vector<std::uint64_t>;

/// 0 … count − 1.
[[nodiscard]] inline Order inOrder(std::size_t count) {
    Order order(count);
    std::iota(order.begin(), order.end(), 0);
    return order;
}

[[nodiscard]] inline Order shuffled(std::size_t count, std::uint64_t seed) {
    Order order = inOrder(count);
    test::Dice dice(seed);
    for (std::size_t i = count; i > 1; --i)
        std::swap(order[i - 1], order[dice.below(i)]);
    return order;
}

}  // namespace daxscope::bench
