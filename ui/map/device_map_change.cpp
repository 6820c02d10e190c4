// The part of DeviceMapPainter that shows what an operation changed: framed what is new, dashed what was left.
#include <algorithm>

#include "ui/map/device_map_painter.h"

namespace daxscope::ui {

/// The areas of many ranges; those that would touch as frames become one.
std::vector<QRectF> DeviceMapPainter::joinedAreas(std::span<const ByteRange> ranges) const {
    std::vector<QRectF> out;
    const ByteRange seen = axis_.visible();
    for (const ByteRange& range : ranges) {
        if (range.length == 0 || range.offset >= seen.end() || range.end() <= seen.offset)
            continue;
        for (const QRectF& area : areasOf(range)) {
            const auto near = std::ranges::find_if(out, [&](const QRectF& known) {
                return known.top() == area.top() && area.left() <= known.right() + em_ * 0.5 &&
                       area.right() >= known.left() - em_ * 0.5;
            });
            if (near == out.end())
                out.push_back(area);
            else
                *near |= area;
        }
    }
    return out;
}

void DeviceMapPainter::paintChange(QPainter& painter, const Theme& theme,
                                   const scene::Change& change) const {
    if (!map_ || !axis_.usable())
        return;
    std::vector<ByteRange> left = change.left;
    std::vector<ByteRange> now = change.written;
    for (const scene::FileChange& file : change.files) {
        for (const scene::MovedPiece& piece : file.pieces) {
            // Packed bytes have a place only as a whole: not more than the extent there.
            const auto whole = [&](std::uint64_t at) {
                const auto extent = map_->extentAt(at);
                const std::uint64_t end =
                    extent ? extent->device + extent->length : at + piece.file.length;
                return ByteRange{at, std::min(at + piece.file.length, end) - at};
            };
            if (piece.from && piece.from != piece.to)
                left.push_back(whole(*piece.from));
            if (piece.to)
                now.push_back(whole(*piece.to));
        }
    }
    for (const QRectF& area : joinedAreas(left))
        frameChanged(painter, area, theme, em_ * 0.8, true);
    for (const QRectF& area : joinedAreas(now))
        frameChanged(painter, area, theme, em_ * 0.8);
}

}  // namespace daxscope::ui
