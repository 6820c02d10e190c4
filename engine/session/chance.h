// Clock and chance: real, or fixed by DAXSCOPE_SEED, so that equal steps make equal images, byte for byte.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "base/result.h"
#include "format/structs.h"

namespace daxscope::session {

struct Chance {
    std::function<format::Uuid()> uuid;  ///< version 4
    std::function<format::Time()> now;
};

/// What DAXSCOPE_SEED says; nothing when it is not set; EINVAL when it is no number.
[[nodiscard]] Result<std::optional<std::uint64_t>> seedFromEnvironment();

/// With a seed, `salt` (an image's generation) makes what happens later differ from what was before, and the clock stands
/// still at 2026-01-01 00:00 UTC, `salt` seconds later. Without one: random and now.
[[nodiscard]] Chance makeChance(std::optional<std::uint64_t> seed, std::uint64_t salt);

}  // namespace daxscope::session
