// The part of FileExtentsPainter that turns extents into columns and bands: one bin a device pixel.
#include <algorithm>
#include <array>
#include <cmath>

#include "ui/map/file_extents_painter.h"
#include "ui/map/float_speed.h"
#include "ui/map/map_frame.h"

namespace daxscope::ui {

namespace {

/// Where several extents share a pixel, the one that is followed carries this part of their ink,
/// and the haze over all places they reach the rest.
constexpr double followed = 0.7;

std::uint8_t inkOf(Meaning meaning) { return static_cast<std::uint8_t>(meaning); }

/// Same bits in, same bits out: picks an extent of a bin so that the picture stands still, and
/// regular patterns of the file (every second extent old) do not pick always the same kind.
std::size_t scattered(std::size_t value) {
    auto x = static_cast<std::uint64_t>(value) * 0x9e3779b97f4a7c15U;
    x ^= x >> 29;
    x *= 0xbf58476d1ce4e5b9U;
    x ^= x >> 32;
    return static_cast<std::size_t>(x);
}

}  // namespace

Meaning meaningOf(const scene::FileExtent& extent) {
    switch (extent.type) {
        case scene::FileExtentType::Hole:
            return Meaning::Hole;
        case scene::FileExtentType::Inline:
            return Meaning::Metadata;
        case scene::FileExtentType::Prealloc:
            return Meaning::Prealloc;
        case scene::FileExtentType::Regular:
            break;
    }
    return extent.shared ? Meaning::Shared : Meaning::Data;
}

FileExtentsPainter::Bins FileExtentsPainter::bins() const {
    const int width = static_cast<int>(std::lround(fileRail_.width() * dpr_));
    Bins out{Columns(width, static_cast<int>(std::lround(fileRail_.height() * dpr_))), {}};
    settleVectorRegisters();
    std::size_t followedLast = SIZE_MAX;
    std::uint64_t from = fileAxis_.edge(0);
    std::size_t near = 0;
    const auto slack = static_cast<std::uint64_t>(fileAxis_.bytesPerPixel() / dpr_ / 4);
    for (int x = 0; x < width; ++x) {
        // Nobody sees a quarter of a pixel, but what would be left out at the end.
        const std::uint64_t edge = fileAxis_.edge((x + 1) / dpr_);
        const std::uint64_t to = x + 1 == width ? edge : file_->edgeNear(edge, slack, near);
        const std::uint64_t length = std::max<std::uint64_t>(1, to - from);
        const scene::FileRangeSummary sum = file_->summarize({from, length}, near);
        near = sum.first + sum.extents;
        out.columns.setGround(x, unallocatedInk);
        putColumn(out.columns, x, sum, {from, length});
        putBands(out.bands, x, sum, {from, length}, followedLast);
        from = to;
    }
    return out;
}

void FileExtentsPainter::putColumn(Columns& columns, int x, const scene::FileRangeSummary& sum,
                                   ByteRange bin) const {
    if (sum.extents == 0)
        return;
    if (sum.extents <= 2) {
        // One or two extents: the pixel belongs to the one that covers its middle, if they are wide.
        const auto at = file_->find(bin.offset + bin.length / 2);
        if (at) {
            const scene::FileExtent extent = file_->extent(*at);
            if (extent.length >= bin.length + bin.length / 2) {
                if (extent.type == scene::FileExtentType::Hole)
                    columns.setGround(x, inkOf(Meaning::Hole));
                else
                    columns.fill(x, inkOf(meaningOf(extent)));
                return;
            }
        }
    }
    std::array<Columns::Part, Columns::maxParts> parts;
    std::size_t count = 0;
    const auto add = [&](Meaning meaning, std::uint64_t bytes) {
        if (bytes != 0)
            parts[count++] = {inkOf(meaning),
                              static_cast<double>(bytes) / static_cast<double>(bin.length)};
    };
    add(Meaning::Metadata, sum.inlineBytes);
    add(Meaning::Data, sum.data);
    add(Meaning::Shared, sum.shared);
    add(Meaning::Prealloc, sum.prealloc);
    columns.setGround(x, inkOf(Meaning::Hole));
    // However little there is, it is seen.
    columns.stack(x, {parts.data(), count}, static_cast<int>(em_ * 0.5 * dpr_));
}

void FileExtentsPainter::putBand(std::vector<Band>& bands, const scene::FileExtent& extent,
                                 double ink) const {
    if (!extent.device || extent.deviceLength == 0)
        return;
    // Only what is seen of the extent: its ribbon shows where just these bytes lie.
    const ByteRange seen = fileAxis_.visible();
    const std::uint64_t from = std::max(extent.offset, seen.offset);
    const std::uint64_t to = std::min(extent.offset + extent.length, seen.end());
    if (from >= to)
        return;
    const double stretch =
        static_cast<double>(extent.deviceLength) / static_cast<double>(extent.length);
    Band band;
    band.meaning = meaningOf(extent);
    band.topFrom = fileAxis_.xOf(from) * dpr_;
    band.topTo = fileAxis_.xOf(to) * dpr_;
    const double rail =
        deviceLayout_.railOf(*extent.device) + static_cast<double>(from - extent.offset) * stretch;
    const double railEnd = rail + static_cast<double>(to - from) * stretch;
    band.bottomFrom = deviceAxis_.xOf(rail) * dpr_;
    band.bottomTo = std::max(deviceAxis_.xOf(railEnd) * dpr_, band.bottomFrom + 0.5);
    // What is far outside is out of sight; large numbers would only lose precision.
    const auto inReach = [](double at) { return std::clamp(at, -1e5, 1e5); };
    band.bottomFrom = inReach(band.bottomFrom);
    band.bottomTo = inReach(band.bottomTo);
    band.topInk = (band.topTo - band.topFrom) * ink;
    band.bottomInk = (band.bottomTo - band.bottomFrom) * ink;
    bands.push_back(band);
}

/// `last` is the extent that the bands so far end with: an extent over many pixels is one band.
void FileExtentsPainter::putBands(std::vector<Band>& bands, int x,
                                  const scene::FileRangeSummary& sum, ByteRange bin,
                                  std::size_t& last) const {
    if (sum.extents == 0 || sum.minDevice >= sum.maxDevice)
        return;
    const std::size_t first = sum.first;
    if (sum.extents <= 2) {
        for (std::size_t i = first; i < first + sum.extents && i < file_->count(); ++i) {
            if (last != SIZE_MAX && i <= last)
                continue;
            last = i;
            putBand(bands, file_->extent(i), 1);
        }
        return;
    }
    const auto extents = static_cast<std::size_t>(sum.extents);
    last = std::max(last == SIZE_MAX ? 0 : last, first + extents - 1);
    const double bytes = static_cast<double>(sum.data + sum.shared + sum.prealloc);
    const double ink = bytes / static_cast<double>(bin.length);  // pixels: the bin is one wide
    scene::FileExtent one;
    for (std::size_t attempt = 0; attempt < 3; ++attempt) {
        one = file_->extent(
            std::min(first + scattered(first + attempt) % extents, file_->count() - 1));
        if (one.device)
            break;
    }
    const double near = deviceAxis_.bytesPerPixel() / dpr_ / 2;
    constexpr double least = 0.75;
    const auto place = [&](double from, double to, double part, Meaning meaning, bool haze) {
        Band band;
        band.meaning = meaning;
        band.haze = haze;
        band.topFrom = x;
        band.topTo = x + 1;
        band.bottomFrom = std::clamp(deviceAxis_.xOf(from) * dpr_, -1e5, 1e5);
        band.bottomTo = std::clamp(deviceAxis_.xOf(to) * dpr_, band.bottomFrom + least, 1e5 + 1);
        band.topInk = ink * part;
        band.bottomInk = std::min(band.bottomTo - band.bottomFrom, ink) * part;
        bands.push_back(band);
    };
    if (one.device) {
        const double rail = deviceLayout_.railOf(*one.device, near);
        place(rail, rail + static_cast<double>(one.deviceLength), followed, meaningOf(one), false);
    }
    const Meaning most = sum.shared >= sum.data && sum.shared >= sum.prealloc ? Meaning::Shared
                         : sum.data >= sum.prealloc                           ? Meaning::Data
                                                                              : Meaning::Prealloc;
    const double from = deviceLayout_.railOf(sum.minDevice, near);
    const double to = deviceLayout_.railOf(sum.maxDevice - 1, near);
    const bool wide = deviceAxis_.xOf(to) - deviceAxis_.xOf(from) > em_;
    place(from, to, one.device ? 1 - followed : 1, most, wide);
}

Columns FileExtentsPainter::deviceColumns() const {
    const int width = static_cast<int>(std::lround(deviceRail_.width() * dpr_));
    Columns columns(width, static_cast<int>(std::lround(deviceRail_.height() * dpr_)));
    settleVectorRegisters();
    std::uint64_t from = deviceAxis_.edge(0);
    const double near = deviceAxis_.bytesPerPixel() / dpr_ / 2;
    PieceSummary start = deviceLayout_.before(from, near);
    for (int x = 0; x < width; ++x) {
        const std::uint64_t to = deviceAxis_.edge((x + 1) / dpr_);
        const PieceSummary end = deviceLayout_.before(to, near);
        const PieceSummary sum = DeviceLayout::between(start, end);
        const std::uint64_t bin = std::max<std::uint64_t>(1, to - from);
        columns.setGround(x, unallocatedInk);
        putPieces(columns, x, sum, {from, bin});
        start = end;
        from = to;
    }
    return columns;
}

void FileExtentsPainter::putPieces(Columns& columns, int x, const PieceSummary& sum,
                                   ByteRange bin) const {
    if (sum.bytes() == 0)
        return;
    if (sum.pieces <= 1) {
        const auto at = deviceLayout_.extentAt(bin.offset + bin.length / 2);
        const auto near = at ? at : deviceLayout_.extentAt(bin.offset);
        const auto any = near ? near : deviceLayout_.extentAt(bin.end() - 1);
        if (any) {
            const scene::FileExtent extent = file_->extent(*any);
            if (extent.deviceLength >= bin.length + bin.length / 2) {
                if (at)
                    columns.fill(x, inkOf(meaningOf(extent)));
                return;
            }
        }
    }
    std::array<Columns::Part, 3> parts;
    std::size_t count = 0;
    const auto add = [&](Meaning meaning, std::uint64_t bytes) {
        if (bytes != 0)
            parts[count++] = {inkOf(meaning),
                              static_cast<double>(bytes) / static_cast<double>(bin.length)};
    };
    add(Meaning::Data, sum.data);
    add(Meaning::Shared, sum.shared);
    add(Meaning::Prealloc, sum.prealloc);
    // However little there is, it is seen.
    columns.stack(x, {parts.data(), count}, static_cast<int>(em_ * 0.5 * dpr_));
}

}  // namespace daxscope::ui
