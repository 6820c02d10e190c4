// Times as people read them: durations, and the ticks of an axis whose "bytes" are nanoseconds. Pure.
#pragma once

#include <QString>
#include <vector>

#include "ui/map/axis.h"

namespace daxscope::ui {

/// 850 → "850 ns", 9800 → "9.8 µs", 1240000000 → "1.24 s".
[[nodiscard]] QString durationText(std::uint64_t nanoseconds);

/// Ticks at 1, 2 or 5 times a power of ten ns from `zero`, a position of the axis that may lie outside of it; labels are what
/// has passed since then, in one unit, and stand at least `labelWidth` pixels apart.
[[nodiscard]] std::vector<Tick> timeTicks(const Axis& axis, double labelWidth, std::int64_t zero);

}  // namespace daxscope::ui
