#include "ui/map/device_layout.h"

#include <algorithm>
#include <cmath>

namespace daxscope::ui {

namespace {

/// What shortened gaps take together, as a part of what the pieces take: a third while gaps are few
/// and can be marked, a tenth of many.
constexpr std::uint64_t fewGaps = 24;
std::uint64_t gapRoom(std::uint64_t pieces, std::uint64_t gaps) {
    return pieces / (gaps <= fewGaps ? 3 : 10);
}

}  // namespace

DeviceLayout::Piece DeviceLayout::piece(std::size_t position) const {
    const std::size_t index = file_->onDevice(position);
    const scene::FileExtent extent = file_->extent(index);
    const std::uint64_t from = extent.device.value_or(0);
    return {from, from + extent.deviceLength, index};
}

std::uint64_t DeviceLayout::shortened(std::uint64_t gap) const {
    return scale_ == DeviceScale::ToScale ? gap : std::min(gap, gapLimit_);
}

DeviceLayout::DeviceLayout(std::shared_ptr<const scene::FileExtents> file, std::uint64_t deviceSize,
                           DeviceScale scale)
    : file_(std::move(file)), scale_(scale) {
    if (!file_)
        return;
    const std::size_t count = file_->onDeviceCount();
    // Reflinked pieces of a file may lie over one another: each takes only what is new.
    std::uint64_t end = 0;
    std::uint64_t pieces = 0;
    std::uint64_t gaps = 0;
    std::array<std::uint64_t, 3> sums{};
    sums_.reserve(count / sumEvery + 1);
    for (std::size_t p = 0; p < count; ++p) {
        if (p % sumEvery == 0)
            sums_.push_back(sums);
        const std::size_t index = file_->onDevice(p);
        const scene::FileExtent extent = file_->extent(index);
        const std::uint64_t from = extent.device.value_or(0);
        const std::uint64_t to = from + extent.deviceLength;
        if (p != 0 && from > end)
            ++gaps;
        if (to > end) {
            const std::uint64_t fresh = to - std::max(from, end);
            pieces += fresh;
            sums[kindOf(extent)] += fresh;
            end = to;
        }
    }
    if (scale_ == DeviceScale::ToScale) {
        total_ = std::max(deviceSize, end);
    } else {
        gapLimit_ = gaps == 0 ? 0
                              : std::max<std::uint64_t>(
                                    1, gapRoom(pieces, gaps) / std::max(gaps, fewGaps / 2));
    }
    knots_.reserve(count / knotEvery + 1);
    end = 0;
    std::uint64_t rail = 0;
    for (std::size_t p = 0; p < count; ++p) {
        const Piece here = piece(p);
        if (p == 0) {
            rail = scale_ == DeviceScale::ToScale ? here.from : 0;
            end = here.from;
        } else if (here.from > end) {
            rail += shortened(here.from - end);
            end = here.from;
        }
        if (p % knotEvery == 0)
            knots_.push_back({end, rail});
        if (here.to > end) {
            rail += here.to - end;
            end = here.to;
        }
    }
    if (scale_ == DeviceScale::Packed)
        total_ = rail;
    for (std::size_t i = 0; i < knots_.size(); i += wideEvery)
        wideKnots_.push_back(knots_[i]);
}

std::size_t DeviceLayout::kindOf(const scene::FileExtent& extent) {
    if (extent.type == scene::FileExtentType::Prealloc)
        return 2;
    return extent.shared ? 1 : 0;
}

bool DeviceLayout::closeEnough(const Knot& a, const Knot& b, double tolerance) {
    return static_cast<double>(b.rail - a.rail) <= tolerance;
}

double DeviceLayout::interpolated(const Knot& a, const Knot& b, std::uint64_t device) {
    const double part =
        static_cast<double>(device - a.device) / static_cast<double>(b.device - a.device);
    return std::lerp(static_cast<double>(a.rail), static_cast<double>(b.rail), part);
}

template <typename Field>
auto DeviceLayout::wideAfter(std::uint64_t value, Field field) const -> KnotPlace {
    return std::ranges::upper_bound(wideKnots_, value, {}, field);
}

template <typename Field>
auto DeviceLayout::knotAfter(KnotPlace wide, std::uint64_t value, Field field) const -> KnotPlace {
    const auto to =
        std::min(static_cast<std::size_t>(wide - wideKnots_.begin()) * wideEvery, knots_.size());
    const auto from = to - std::min(to, wideEvery);
    return std::ranges::upper_bound(knots_.begin() + static_cast<std::ptrdiff_t>(from),
                                    knots_.begin() + static_cast<std::ptrdiff_t>(to), value, {},
                                    field);
}

double DeviceLayout::railOf(std::uint64_t device, double tolerance) const {
    if (scale_ == DeviceScale::ToScale)
        return static_cast<double>(device);
    if (knots_.empty() || device <= knots_.front().device)
        return 0;
    const auto wide = wideAfter(device, &Knot::device);
    if (wide != wideKnots_.end() && closeEnough(*(wide - 1), *wide, tolerance))
        return interpolated(*(wide - 1), *wide, device);
    const auto after = knotAfter(wide, device, &Knot::device);
    const Knot& knot = *(after - 1);
    if (after != knots_.end() && closeEnough(knot, *after, tolerance))
        return interpolated(knot, *after, device);
    std::uint64_t end = knot.device;
    std::uint64_t rail = knot.rail;
    const auto first = static_cast<std::size_t>(after - 1 - knots_.begin()) * knotEvery;
    const std::size_t last = std::min(first + knotEvery, file_->onDeviceCount());
    for (std::size_t p = first; p < last; ++p) {
        const Piece here = piece(p);
        if (here.from > end) {
            const std::uint64_t gap = here.from - end;
            const std::uint64_t shown = shortened(gap);
            if (device < here.from)
                return static_cast<double>(rail) + static_cast<double>(device - end) /
                                                       static_cast<double>(gap) *
                                                       static_cast<double>(shown);
            rail += shown;
            end = here.from;
        }
        if (device < here.to)
            return static_cast<double>(rail + (device > end ? device - end : 0));
        if (here.to > end) {
            rail += here.to - end;
            end = here.to;
        }
    }
    // In the gap before the next knot, or behind everything.
    if (after == knots_.end() || after->device <= end)
        return static_cast<double>(rail);
    return static_cast<double>(rail) + static_cast<double>(device - end) /
                                           static_cast<double>(after->device - end) *
                                           static_cast<double>(after->rail - rail);
}

DeviceLayout::Cursor DeviceLayout::start(KnotPlace wide, std::uint64_t rail) const {
    auto at = knotAfter(wide, rail, &Knot::rail);
    if (at != knots_.begin())
        --at;
    return {static_cast<std::size_t>(at - knots_.begin()) * knotEvery, at->device, at->rail};
}

std::uint64_t DeviceLayout::deviceAt(std::uint64_t rail) const {
    if (scale_ == DeviceScale::ToScale || knots_.empty())
        return rail;
    Cursor at = start(wideAfter(rail, &Knot::rail), rail);
    for (std::size_t p = at.position; p < file_->onDeviceCount(); ++p) {
        const Piece here = piece(p);
        if (here.from > at.end) {
            const std::uint64_t gap = here.from - at.end;
            const std::uint64_t shown = shortened(gap);
            if (rail < at.rail + shown)
                return at.end + static_cast<std::uint64_t>(static_cast<double>(rail - at.rail) /
                                                           static_cast<double>(shown) *
                                                           static_cast<double>(gap));
            at.rail += shown;
            at.end = here.from;
        }
        if (here.to > at.end) {
            const std::uint64_t fresh = here.to - at.end;
            if (rail < at.rail + fresh)
                return at.end + (rail - at.rail);
            at.rail += fresh;
            at.end = here.to;
        }
    }
    return at.end;
}

std::optional<std::size_t> DeviceLayout::extentAt(std::uint64_t rail) const {
    if (!file_)
        return std::nullopt;
    const std::uint64_t device = deviceAt(rail);
    const std::size_t position = file_->firstOnDeviceEndingAfter(device);
    if (position >= file_->onDeviceCount())
        return std::nullopt;
    const Piece here = piece(position);
    if (device < here.from || device >= here.to)
        return std::nullopt;
    return here.extent;
}

/// What lies in front of `rail`, which is between the knots of these numbers: spread over it evenly.
PieceSummary DeviceLayout::beforeBetween(std::size_t knot, std::size_t next,
                                         std::uint64_t rail) const {
    static_assert(knotEvery == sumEvery);
    const double part = static_cast<double>(rail - knots_[knot].rail) /
                        static_cast<double>(knots_[next].rail - knots_[knot].rail);
    const auto between = [&](std::size_t kind) {
        const std::uint64_t more = sums_[next][kind] - sums_[knot][kind];
        return sums_[knot][kind] + static_cast<std::uint64_t>(static_cast<double>(more) * part);
    };
    PieceSummary sum;
    sum.data = between(0);
    sum.shared = between(1);
    sum.prealloc = between(2);
    const auto pieces = static_cast<double>((next - knot) * knotEvery);
    sum.first = knot * knotEvery + static_cast<std::size_t>(part * pieces);
    return sum;
}

/// Data, shared and preallocated bytes in front of a place of the rail.
PieceSummary DeviceLayout::before(std::uint64_t rail, double tolerance) const {
    PieceSummary sum;
    if (knots_.empty())
        return sum;
    const auto wide = wideAfter(rail, &Knot::rail);
    if (wide != wideKnots_.begin() && wide != wideKnots_.end() &&
        closeEnough(*(wide - 1), *wide, tolerance)) {
        const auto next = static_cast<std::size_t>(wide - wideKnots_.begin()) * wideEvery;
        return beforeBetween(next - wideEvery, next, rail);
    }
    const Cursor at = start(wide, rail);
    std::array<std::uint64_t, 3> bytes = sums_[at.position / sumEvery];
    const std::size_t count = file_->onDeviceCount();
    std::size_t p = at.position;
    const std::size_t next = p / knotEvery + 1;
    if (rail > at.rail && next < knots_.size() &&
        closeEnough(knots_[next - 1], knots_[next], tolerance))
        return beforeBetween(next - 1, next, rail);
    std::uint64_t end = at.end;
    std::uint64_t place = at.rail;
    if (rail <= place) {
        sum.data = bytes[0];
        sum.shared = bytes[1];
        sum.prealloc = bytes[2];
        sum.first = p;
        return sum;
    }
    for (; p < count; ++p) {
        const std::size_t index = file_->onDevice(p);
        const scene::FileExtent extent = file_->extent(index);
        const std::uint64_t from = extent.device.value_or(0);
        const std::uint64_t to = from + extent.deviceLength;
        if (from > end) {
            const std::uint64_t shown = shortened(from - end);
            if (rail <= place + shown)
                break;
            place += shown;
            end = from;
        }
        if (to > end) {
            const std::uint64_t fresh = to - end;
            const std::uint64_t part = std::min(fresh, rail - place);
            bytes[kindOf(extent)] += part;
            if (part < fresh)
                break;
            place += fresh;
            end = to;
        }
        if (place >= rail) {
            ++p;
            break;
        }
    }
    sum.data = bytes[0];
    sum.shared = bytes[1];
    sum.prealloc = bytes[2];
    sum.first = p;
    return sum;
}

PieceSummary DeviceLayout::between(const PieceSummary& a, const PieceSummary& b) {
    PieceSummary sum;
    sum.data = b.data - a.data;
    sum.shared = b.shared - a.shared;
    sum.prealloc = b.prealloc - a.prealloc;
    sum.first = a.first;
    sum.pieces = b.first - a.first;
    return sum;
}

}  // namespace daxscope::ui
