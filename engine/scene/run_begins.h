// Where the runs begin that sums are kept of: who may choose where a stretch ends lets it end there, and adds up fewer parts.
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "base/big_vector.h"
#include "base/search.h"
#include "scene/pyramid.h"

namespace daxscope::scene {

/// Ascending values of each 16th, of each 256th and of each 4096th element.
using RunBegins = std::array<BigVector<std::uint64_t>, 3>;

inline constexpr std::size_t shortestRun = Pyramid<int>::fanOut;
inline constexpr std::size_t longestRun = shortestRun * shortestRun * shortestRun;

/// `valueOf(i)` ascends with i.
template <typename ValueOf>
[[nodiscard]] RunBegins runBegins(std::size_t count, ValueOf valueOf) {
    RunBegins out;
    std::size_t run = 1;
    for (auto& begins : out) {
        run *= shortestRun;
        begins.reserve(count / run + 1);
        for (std::size_t i = 0; i < count; i += run)
            begins.push_back(valueOf(i));
    }
    return out;
}

/// The element, not before `least`, at which a run begins within `slack` of `value`; of a long run rather than of a short one.
/// Looks first where the element `near` is.
[[nodiscard]] inline std::optional<std::size_t> runNear(const RunBegins& runs, std::uint64_t value,
                                                        std::uint64_t slack, std::size_t near,
                                                        std::size_t least) {
    std::size_t run = longestRun;
    for (std::size_t level = runs.size(); level-- > 0; run /= shortestRun) {
        const auto& begins = runs[level];
        const std::size_t behind = lowerBoundNear(begins, value, near / run);
        if (behind < begins.size() && behind * run >= least && begins[behind] - value <= slack)
            return behind * run;
        if (behind != 0 && (behind - 1) * run >= least && value - begins[behind - 1] <= slack)
            return (behind - 1) * run;
    }
    return std::nullopt;
}

/// The first of `count` elements that is not below `value`; no two are equal. Far elements are passed by in runs, and where a run begins with
/// the value, no element is looked at. Looks first where the element `near` is.
template <typename ValueOf>
[[nodiscard]] std::size_t lowerBoundByRuns(const RunBegins& runs, std::size_t count,
                                           std::uint64_t value, std::size_t near, ValueOf valueOf) {
    std::size_t run = longestRun;
    std::size_t behind = lowerBoundNear(runs.back(), value, near / run);
    for (std::size_t level = runs.size() - 1;; --level, run /= shortestRun) {
        const auto& begins = runs[level];
        if (behind < begins.size() && begins[behind] == value)
            return behind * run;
        if (level == 0)
            break;
        const auto& shorter = runs[level - 1];
        const auto from =
            shorter.begin() +
            static_cast<std::ptrdiff_t>((behind - std::min<std::size_t>(behind, 1)) * shortestRun);
        const auto to = shorter.begin() +
                        static_cast<std::ptrdiff_t>(std::min(behind * shortestRun, shorter.size()));
        behind = static_cast<std::size_t>(std::lower_bound(from, to, value) - shorter.begin());
    }
    std::size_t low = (behind - std::min<std::size_t>(behind, 1)) * shortestRun;
    std::size_t high = std::min(behind * shortestRun, count);
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        if (valueOf(middle) < value)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

}  // namespace daxscope::scene
