#include "ui/map/axis.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

#include "ui/text.h"

namespace daxscope::ui {

namespace {

/// A 4 KiB block may become this many pixels wide; nothing is smaller than a sixteenth of it.
constexpr double leastBytesPerPixel = 8;

struct Unit {
    unsigned shift = 0;
    const char* name = "B";
};

/// The largest unit in which every multiple of `step` up to `end` has at most two decimals: one
/// unit for a whole axis, without rounding.
Unit unitFor(std::uint64_t step, std::uint64_t end) {
    static constexpr std::array<Unit, 7> units = {
        {{0, "B"}, {10, "KiB"}, {20, "MiB"}, {30, "GiB"}, {40, "TiB"}, {50, "PiB"}, {60, "EiB"}}};
    Unit best = units[0];
    for (const Unit& unit : units) {
        const std::uint64_t one = std::uint64_t{1} << unit.shift;
        if (step >= one / 4 && one <= end)
            best = unit;
    }
    return best;
}

/// `byte`, a multiple of a quarter of the unit.
QString labelOf(std::uint64_t byte, const Unit& unit) {
    static constexpr std::array<const char*, 4> quarters = {"", ".25", ".5", ".75"};
    if (byte == 0)
        return QStringLiteral("0");
    const std::uint64_t whole = byte >> unit.shift;
    const std::size_t rest = unit.shift < 2 ? 0 : byte >> (unit.shift - 2) & 3;
    return grouped(whole) + QLatin1String(quarters[rest]) + QChar(0x00a0) +
           QLatin1String(unit.name);
}

std::uint64_t whole(double byte, std::uint64_t limit) {
    if (!(byte > 0))
        return 0;
    return byte >= static_cast<double>(limit) ? limit : static_cast<std::uint64_t>(byte);
}

}  // namespace

void Axis::setTotal(std::uint64_t bytes) {
    total_ = bytes;
    clamp();
}

void Axis::setWidth(double pixels) {
    if (pixels == width_)
        return;
    // The bytes seen stay: the same picture, wider.
    if (!fitted_ && width_ >= 1 && pixels >= 1)
        bytesPerPixel_ *= width_ / pixels;
    width_ = pixels;
    clamp();
}

std::uint64_t Axis::byteAt(double x) const {
    if (total_ == 0)
        return 0;
    return whole(from_ + x * bytesPerPixel_, total_ - 1);
}

std::uint64_t Axis::edge(double x) const {
    return whole(std::floor(from_ + x * bytesPerPixel_ + 0.5), total_);
}

ByteRange Axis::visible() const {
    const std::uint64_t first = edge(0);
    return {first, edge(width_) - first};
}

void Axis::fit() {
    fitted_ = true;
    clamp();
}

void Axis::zoom(double factor, double anchorX) {
    if (!usable() || !(factor > 0))
        return;
    const double anchor = from_ + anchorX * bytesPerPixel_;
    fitted_ = false;
    const double most = static_cast<double>(total_) / width_;
    bytesPerPixel_ = std::clamp(bytesPerPixel_ / factor, std::min(leastBytesPerPixel, most), most);
    from_ = anchor - anchorX * bytesPerPixel_;
    clamp();
}

void Axis::pan(double pixels) { setFrom(from_ + pixels * bytesPerPixel_); }

void Axis::setFrom(double byte) {
    from_ = byte;
    clamp();
}

void Axis::show(ByteRange range) {
    if (!usable())
        return;
    const double margin = static_cast<double>(range.length) / 20;
    const double span = std::max(1.0, static_cast<double>(range.length) + 2 * margin);
    fitted_ = false;
    const double most = static_cast<double>(total_) / width_;
    bytesPerPixel_ = std::clamp(span / width_, std::min(leastBytesPerPixel, most), most);
    const double middle = static_cast<double>(range.offset) + static_cast<double>(range.length) / 2;
    from_ = middle - width_ * bytesPerPixel_ / 2;
    clamp();
}

void Axis::reveal(ByteRange range) {
    if (!usable())
        return;
    const auto first = static_cast<double>(range.offset);
    const auto last = first + static_cast<double>(range.length);
    if (last - first > width_ * bytesPerPixel_) {
        show(range);
        return;
    }
    const double margin =
        std::min(width_ * bytesPerPixel_ / 20, (width_ * bytesPerPixel_ - (last - first)) / 2);
    if (first < from_)
        setFrom(first - margin);
    else if (last > to())
        setFrom(last + margin - width_ * bytesPerPixel_);
}

void Axis::clamp() {
    if (!usable()) {
        from_ = 0;
        bytesPerPixel_ = 1;
        fitted_ = true;
        return;
    }
    const auto whole = static_cast<double>(total_);
    const double most = whole / width_;
    if (fitted_ || bytesPerPixel_ >= most) {
        fitted_ = true;
        bytesPerPixel_ = most;
        from_ = 0;
        return;
    }
    from_ = std::clamp(from_, 0.0, whole - width_ * bytesPerPixel_);
}

std::vector<Tick> Axis::ticks(double labelWidth, AxisUnit unit, std::uint64_t blockSize) const {
    std::vector<Tick> out;
    if (!usable() || labelWidth < 1 || blockSize == 0)
        return out;
    const double wanted = std::max(1.0, labelWidth * bytesPerPixel_);
    if (wanted >= 0x1p62)
        return out;
    std::uint64_t step = std::bit_ceil(static_cast<std::uint64_t>(std::ceil(wanted)));
    if (unit == AxisUnit::Blocks)
        step = std::max(step, blockSize);
    const std::uint64_t minor = std::max<std::uint64_t>(1, step / 4);
    const std::uint64_t end = edge(width_);
    const std::uint64_t first = edge(0);
    const Unit shown = unitFor(step, end);
    for (std::uint64_t at = first / minor * minor; at <= end; at += minor) {
        if (at >= first) {
            Tick tick{.byte = at, .x = xOf(at), .label = {}};
            if (at % step == 0) {
                if (unit == AxisUnit::Blocks) {
                    tick.label = grouped(at / blockSize);
                } else {
                    tick.label = labelOf(at, shown);
                }
            }
            out.push_back(std::move(tick));
        }
        if (at > UINT64_MAX - minor)
            break;
    }
    return out;
}

}  // namespace daxscope::ui
