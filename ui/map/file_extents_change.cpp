// The part of FileExtentsPainter that shows what an operation changed: the pieces where they are now framed, with their
// ribbons, and dashed the places they left; an arc leads from one to the other.
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

#include "ui/map/file_extents_painter.h"

namespace daxscope::ui {

namespace {

/// More pieces than this are a pattern, not a story: they are framed, no arcs drawn.
constexpr std::size_t mostArcs = 4;
constexpr std::size_t mostPieces = 400;

}  // namespace

void FileExtentsPainter::paintArc(QPainter& painter, const Theme& theme, const QRectF& from,
                                  const QRectF& to) const {
    const qreal start = from.center().x();
    const qreal end = to.center().x();
    if (std::abs(end - start) < em_)
        return;
    // Straight down past the labels of the rail, then over to the other side.
    const qreal top = deviceRail_.bottom() + em_ * 0.2;
    const qreal below = top + em_ * 1.15;
    QPainterPath path(QPointF(start, top));
    path.lineTo(start, below);
    path.cubicTo(QPointF(start, below + em_ * 0.5), QPointF(end, below + em_ * 0.5),
                 QPointF(end, below));
    path.lineTo(end, top);
    const qreal line = std::max(1.0, em_ * 0.1);
    QPen pen(theme.tone(Meaning::Changed), line);
    pen.setDashPattern({2.2, 1.6});
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.background, line * 4));  // nothing runs through it
    painter.drawPath(path);
    painter.setPen(pen);
    painter.drawPath(path);
    // An arrow's head: where to.
    const qreal head = em_ * 0.26;
    painter.setPen(QPen(theme.tone(Meaning::Changed), line));
    painter.drawPolyline(QPolygonF{QPointF(end - head * 0.7, top + head), QPointF(end, top),
                                   QPointF(end + head * 0.7, top + head)});
    painter.restore();
}

void FileExtentsPainter::paintChange(QPainter& painter, const Theme& theme,
                                     const scene::Change& change) const {
    const scene::FileChange* pieces = file_ ? change.find(file_->subvolume, file_->inode) : nullptr;
    if (pieces == nullptr || !fileAxis_.usable())
        return;
    const ByteRange seen = fileAxis_.visible();
    std::size_t painted = 0;
    const bool arcs = pieces->pieces.size() <= mostArcs;
    for (const scene::MovedPiece& piece : pieces->pieces) {
        // Beyond the end of a file that was cut there is no rail any more.
        const std::uint64_t end = std::min(piece.file.end(), file_->end());
        if (piece.file.offset >= std::min(end, seen.end()) || end <= seen.offset) {
            if (piece.from && deviceAxis_.usable() && painted < mostPieces)
                paintLeft(painter, theme, piece);
            continue;
        }
        if (++painted > mostPieces)
            break;
        const ByteRange now{piece.file.offset, end - piece.file.offset};
        Spot spot;
        spot.file = now;
        if (piece.to || file_->find(now.offset))
            paintSpot(painter, theme, spot, true);
        if (!piece.from || piece.from == piece.to || !deviceAxis_.usable())
            continue;
        const QRectF left = paintLeft(painter, theme, piece);
        const QRectF right = piece.to ? deviceArea({*piece.to, now.length}) : QRectF();
        if (arcs && !left.isEmpty() && !right.isEmpty())
            paintArc(painter, theme, left, right);
    }
}

/// The place that a piece left, as far as it is on the rail.
QRectF FileExtentsPainter::paintLeft(QPainter& painter, const Theme& theme,
                                     const scene::MovedPiece& piece) const {
    const QRectF area = deviceArea({*piece.from, piece.file.length});
    if (!area.isEmpty())
        frameChanged(painter, area, theme, em_, true);
    return area;
}

}  // namespace daxscope::ui
