// The part of DeviceMapPainter that turns bytes into columns of inks.
#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "ui/map/device_map_painter.h"
#include "ui/map/float_speed.h"
#include "ui/map/map_frame.h"

namespace daxscope::ui {

namespace {

constexpr std::uint8_t rampStart = meaningCount + 2;
constexpr int rampSteps = 32;
/// Owners from here on look alike: each doubling is one step of the scale.
constexpr double ownersAtTop = 6;  // 2^6

/// RangeSummary::first of a sum whose extents are not neighbours.
constexpr std::size_t severalStretches = SIZE_MAX;

/// Of a pixel, so that single ones are not told apart.
constexpr std::size_t manyExtents = 32;

std::size_t number(scene::ByteClass c) { return static_cast<std::size_t>(c); }

}  // namespace

InkTable DeviceMapPainter::inks(const Theme& theme) const {
    InkTable table = meaningInks(theme);
    for (int i = 0; i < rampSteps; ++i)
        table.push_back({theme.ramp(static_cast<double>(i) / (rampSteps - 1)).rgb(), 0, false});
    return table;
}

double ownersPosition(std::uint64_t owners) {
    return owners <= 1 ? 0 : std::min(1.0, std::log2(static_cast<double>(owners)) / ownersAtTop);
}

std::uint8_t DeviceMapPainter::rampInk(const scene::RangeSummary& sum) const {
    double position = 0;
    if (mode_ == ColourMode::Owners) {
        position = ownersPosition(sum.maxOwners);
    } else {
        const auto& all = map_->totals();
        if (all.maxGeneration > all.minGeneration && sum.maxGeneration >= all.minGeneration)
            position = static_cast<double>(sum.maxGeneration - all.minGeneration) /
                       static_cast<double>(all.maxGeneration - all.minGeneration);
    }
    return static_cast<std::uint8_t>(rampStart + std::lround(position * (rampSteps - 1)));
}

Rail DeviceMapPainter::railOfExtent(const scene::DeviceExtent& extent) const {
    const std::size_t at = segments_.at(extent.device);
    if (at < segments_.all().size() && segments_.all()[at].grouped)
        return segments_.all()[at].rail;
    return railOf(extent.byteClass());
}

void DeviceMapPainter::putParts(Columns& columns, int x, const scene::RangeSummary& sum,
                                double whole) const {
    using enum scene::ByteClass;
    std::array<Columns::Part, Columns::maxParts> parts;
    std::size_t count = 0;
    const auto add = [&](std::uint8_t ink, std::uint64_t bytes) {
        if (bytes != 0)
            parts[count++] = {ink, static_cast<double>(bytes) / whole};
    };
    if (mode_ == ColourMode::Class) {
        const auto ink = [](Meaning meaning) { return static_cast<std::uint8_t>(meaning); };
        add(ink(Meaning::System), sum.bytes[number(System)]);
        add(ink(Meaning::Metadata), sum.bytes[number(Metadata)]);
        add(ink(Meaning::Data), sum.bytes[number(Data)]);
        add(ink(Meaning::Shared), sum.bytes[number(Shared)] + sum.bytes[number(SharedTree)]);
        add(ink(Meaning::Unreachable), sum.bytes[number(Unreachable)]);
        add(ink(Meaning::Freed), sum.bytes[number(Freed)]);
    } else {
        std::uint64_t bytes = 0;
        for (const std::uint64_t part : sum.bytes)
            bytes += part;
        // Neither held nor of a generation.
        const std::uint64_t freed = sum.bytes[number(Freed)];
        add(rampInk(sum), bytes - freed);
        add(static_cast<std::uint8_t>(Meaning::Freed), freed);
    }
    // However little there is, it is seen, and its colour told.
    columns.stack(x, {parts.data(), count}, static_cast<int>(em_ * 0.4 * dpr_));
}

/// Where extents are wider than a pixel their edges are crisp: the pixel belongs to whoever covers
/// most of it. Where they are narrower, the column is a stack of the fractions they cover.
void DeviceMapPainter::put(Columns& columns, int x, const scene::RangeSummary& sum,
                           ByteRange bin) const {
    if (sum.extents == 0)
        return;
    if (sum.extents > 2 || sum.first == severalStretches) {
        putParts(columns, x, sum, static_cast<double>(bin.length));
        return;
    }
    const auto wide = static_cast<std::uint64_t>(1.5 * axis_.bytesPerPixel() / dpr_);
    std::uint64_t most = 0;
    std::uint64_t covered = 0;
    scene::DeviceExtent best;
    bool crisp = true;
    for (std::size_t i = sum.first; i < sum.first + sum.extents && i < map_->extentCount(); ++i) {
        const scene::DeviceExtent extent = map_->extent(i);
        const std::uint64_t from = std::max(extent.device, bin.offset);
        const std::uint64_t to = std::min(extent.device + extent.length, bin.end());
        if (from >= to)
            continue;
        crisp = crisp && extent.length >= wide;
        covered += to - from;
        if (to - from > most) {
            most = to - from;
            best = extent;
        }
    }
    if (!crisp) {
        putParts(columns, x, sum, static_cast<double>(bin.length));
        return;
    }
    if (covered * 2 < bin.length || most == 0)
        return;
    scene::RangeSummary one;
    one.bytes[number(best.byteClass())] = best.length - std::min(best.length, best.unreachable);
    one.bytes[number(scene::ByteClass::Unreachable)] = std::min(best.length, best.unreachable);
    one.maxGeneration = best.generation;
    one.maxOwners = best.owners;
    putParts(columns, x, one, static_cast<double>(best.length));
}

const Columns& DeviceMapPainter::columnsOf(const RailPlace& place, int deviceHeight) const {
    const int width = static_cast<int>(std::lround(plot_.width() * dpr_));
    Painted next{.rail = place.rail,
                 .from = axis_.from(),
                 .bytesPerPixel = axis_.bytesPerPixel(),
                 .columns = Columns(width, deviceHeight)};
    const auto last = std::ranges::find(painted_, place.rail, &Painted::rail);
    // Panned by whole pixels, most columns stand beside where they stood.
    double shift = 2.0 * width;
    if (last != painted_.end() && last->bytesPerPixel == next.bytesPerPixel &&
        last->columns.width() == width && last->columns.height() == deviceHeight)
        shift = (next.from - last->from) / next.bytesPerPixel * dpr_;
    const double pixels = std::round(shift);
    const bool reuse = std::abs(shift - pixels) < 1e-6 && std::abs(pixels) < width;
    settleVectorRegisters();
    // Where a pixel has very many extents nobody sees a quarter of it, but what would be left out at the end. The same byte has the
    // same edge in every frame.
    const ByteRange seen = axis_.visible();
    const std::size_t extents =
        map_->firstEndingAfter(seen.end()) - map_->firstEndingAfter(seen.offset);
    const bool crowded = extents > static_cast<std::size_t>(width) * manyExtents;
    const auto slack = static_cast<std::uint64_t>(axis_.bytesPerPixel() / dpr_ / 4);
    const auto edge = [&](int x) {
        const std::uint64_t byte = axis_.edge(x / dpr_);
        return !crowded || byte >= axis_.total() ? byte : map_->edgeNear(byte, slack);
    };
    std::size_t segment = segments_.at(edge(0));
    std::optional<std::uint64_t> from;
    for (int x = 0; x < width; ++x) {
        const int before = x + static_cast<int>(reuse ? pixels : 0);
        if (reuse && before >= 0 && before < width) {
            next.columns.copy(x, last->columns, before);
            from.reset();
            continue;
        }
        const std::uint64_t begin = from ? *from : edge(x);
        from = edge(x + 1);
        computeColumn(next.columns, x, place.rail, {begin, *from - begin}, segment);
    }
    if (last == painted_.end()) {
        painted_.push_back(std::move(next));
        return painted_.back().columns;
    }
    *last = std::move(next);
    return last->columns;
}

/// `segment`: ends behind the column's first byte, or stands before one that does; moved on.
void DeviceMapPainter::computeColumn(Columns& columns, int x, Rail rail, ByteRange bin,
                                     std::size_t& segment) const {
    const auto segments = segments_.all();
    const std::uint64_t from = bin.offset;
    const std::uint64_t to = bin.end();
    scene::RangeSummary sum;
    std::uint64_t mine = 0;
    while (segment < segments.size() && segments[segment].to <= from)
        ++segment;
    for (std::size_t i = segment; i < segments.size() && segments[i].from < to; ++i) {
        const RailSegments::Segment& here = segments[i];
        if (here.grouped && here.rail != rail)
            continue;
        const std::uint64_t a = std::max(from, here.from);
        const std::uint64_t b = std::min(to, here.to);
        scene::RangeSummary part = map_->summarize({a, b - a});
        if (here.grouped) {
            mine += b - a;
        } else if (part.extents != 0) {
            // Outside all block groups the class decides, and only what is ours counts.
            bool any = false;
            for (std::size_t c = 0; c < scene::byteClassCount; ++c) {
                if (railOf(static_cast<scene::ByteClass>(c)) != rail)
                    part.bytes[c] = 0;
                any = any || part.bytes[c] != 0;
            }
            if (!any)
                continue;
        }
        if (part.extents != 0) {
            sum.first = sum.extents == 0 ? part.first : severalStretches;
            sum.add(part);
        }
    }
    columns.setGround(x, mine * 2 >= to - from && mine != 0 ? trackInk : unallocatedInk);
    put(columns, x, sum, {from, std::max<std::uint64_t>(1, bin.length)});
}

}  // namespace daxscope::ui
