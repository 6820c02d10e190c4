// Where the runs begin that a Pyramid has sums of: who may choose where a stretch ends lets it end there, and adds up fewer parts.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/search.h"
#include "scene/pyramid.h"

namespace daxscope::scene {

/// Ascending values of each 16th and of each 256th element.
using RunBegins = std::array<std::vector<std::uint64_t>, 2>;

inline constexpr std::size_t shortestRun = Pyramid<int>::fanOut;

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
    std::size_t run = shortestRun * shortestRun;
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

}  // namespace daxscope::scene
