#include "ui/map/time_axis.h"

#include <array>
#include <cmath>

namespace daxscope::ui {

namespace {

struct TimeUnit {
    double nanoseconds = 1;
    const char* name = "ns";
};
constexpr std::array<TimeUnit, 4> units = {{{1, "ns"}, {1e3, "µs"}, {1e6, "ms"}, {1e9, "s"}}};

QString withUnit(const QString& number, const TimeUnit& unit) {
    return number + QChar(0x00a0) + QString::fromUtf8(unit.name);
}

/// The smallest step of 1, 2, 5, 10, … that is not below `least`.
double stepFor(double least) {
    double power = 1;
    while (power * 10 <= least)
        power *= 10;
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (power * factor >= least)
            return power * factor;
    }
    return power * 10;
}

}  // namespace

QString durationText(std::uint64_t nanoseconds) {
    const auto value = static_cast<double>(nanoseconds);
    TimeUnit best = units[0];
    for (const TimeUnit& unit : units) {
        if (value >= unit.nanoseconds * 0.9995)  // "1.0 ms", not "1000 µs"
            best = unit;
    }
    const double shown = value / best.nanoseconds;
    const bool whole = best.nanoseconds == 1 || shown >= 100;
    const int decimals = whole ? 0 : best.nanoseconds == 1e9 && shown < 10 ? 2 : 1;
    return withUnit(QString::number(shown, 'f', decimals), best);
}

std::vector<Tick> timeTicks(const Axis& axis, double labelWidth, std::int64_t zero) {
    std::vector<Tick> out;
    if (!axis.usable() || labelWidth < 1)
        return out;
    const double step = stepFor(std::max(1.0, labelWidth * axis.bytesPerPixel()));
    TimeUnit unit = units[0];
    for (const TimeUnit& candidate : units) {
        if (step >= candidate.nanoseconds / 10)
            unit = candidate;
    }
    const int decimals = step < unit.nanoseconds ? 1 : 0;
    constexpr int parts = 5;
    const double minor = std::max(1.0, step / parts);
    const auto origin = static_cast<double>(zero);
    const auto most = static_cast<int>(axis.width()) + parts;  // never more than pixels
    double number = std::ceil((axis.from() - origin) / minor);
    for (int i = 0; i < most; ++i, ++number) {
        const double at = origin + number * minor;
        if (at > axis.to())
            break;
        Tick tick{
            .byte = static_cast<std::uint64_t>(std::max(0.0, at)), .x = axis.xOf(at), .label = {}};
        const double steps = number * minor / step;
        if (std::abs(steps - std::round(steps)) < 1e-6) {
            // Not "-0".
            const double passed = std::round(steps) * step / unit.nanoseconds + 0.0;
            QString text = QString::number(std::abs(passed), 'f', decimals);
            if (passed < 0)
                text.prepend(QChar(0x2212));
            tick.label = withUnit(text, unit);
        }
        out.push_back(std::move(tick));
    }
    return out;
}

}  // namespace daxscope::ui
