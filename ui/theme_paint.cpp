// The painting helpers of theme.h: one look for every small area, in rasters and vectors.
#include <QFontMetricsF>
#include <QPaintEngine>
#include <QPainter>
#include <QPen>
#include <cmath>

#include "ui/hatch.h"
#include "ui/theme.h"

namespace daxscope::ui {

namespace {

/// `area` with its edges on device pixels, at least one pixel wide and high.
QRectF snapped(const QPainter& painter, const QRectF& area) {
    const QTransform transform = painter.deviceTransform();
    if (transform.type() > QTransform::TxScale)
        return area;
    const QRectF on = transform.mapRect(area);
    const qreal left = std::round(on.left());
    const qreal top = std::round(on.top());
    const qreal right = std::max(left + 1, std::round(on.right()));
    const qreal bottom = std::max(top + 1, std::round(on.bottom()));
    return transform.inverted().mapRect(QRectF(left, top, right - left, bottom - top));
}

bool raster(const QPainter& painter) {
    return painter.paintEngine() != nullptr &&
           painter.paintEngine()->type() == QPaintEngine::Raster;
}

void hatch(QPainter& painter, const QRectF& area, Meaning meaning, const Theme& theme, qreal em) {
    const bool falling = meaning == Meaning::Unreachable;
    const qreal dpr = painter.deviceTransform().m11();
    const HatchGrid grid = HatchGrid::forEm(em, dpr > 0 ? dpr : 1);
    if (raster(painter) && dpr > 0) {
        const QImage tile =
            hatchTile(theme.fill(meaning).rgb(), theme.stripe(meaning).rgb(), grid, falling);
        QBrush brush(tile);
        QTransform toLogical = QTransform::fromScale(1 / dpr, 1 / dpr);
        brush.setTransform(toLogical);
        painter.fillRect(area, brush);
        return;
    }
    painter.fillRect(area, theme.fill(meaning));
    const qreal unit = dpr > 0 ? 1 / dpr : 1;
    painter.save();
    QPen pen(theme.stripe(meaning), grid.line * unit * M_SQRT1_2);
    pen.setCapStyle(Qt::FlatCap);
    painter.setPen(pen);
    for (const QLineF& line : hatchLines(area, grid.period * unit, grid.line * unit / 2, falling))
        painter.drawLine(line);
    painter.restore();
}

/// A one-pixel line around the inside of `area`.
void outline(QPainter& painter, const QRectF& area, const QColor& colour, Qt::PenStyle style) {
    const qreal dpr = painter.deviceTransform().m11();
    const qreal width = dpr > 0 ? std::max(1.0, std::floor(dpr)) / dpr : 1;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    QPen pen(colour, width);
    if (style == Qt::DashLine)
        pen.setDashPattern({3, 3});
    pen.setJoinStyle(Qt::MiterJoin);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(area.adjusted(width / 2, width / 2, -width / 2, -width / 2));
    painter.restore();
}

}  // namespace

void fillClass(QPainter& painter, const QRectF& wanted, Meaning meaning, const Theme& theme,
               qreal em) {
    if (wanted.isEmpty())
        return;
    const QRectF area = snapped(painter, wanted);
    const bool large = area.width() >= em / 3 && area.height() >= em / 3;
    if (theme.stripe(meaning).isValid()) {
        if (large)
            hatch(painter, area, meaning, theme, em);
        else
            painter.fillRect(area, theme.tone(meaning));
        return;
    }
    painter.fillRect(area, theme.fill(meaning));
    if (!large)
        return;
    if (meaning == Meaning::Hole)
        outline(painter, area, theme.tone(meaning), Qt::DashLine);
    else if (meaning == Meaning::Freed || meaning == Meaning::Prealloc)
        outline(painter, area, theme.tone(meaning), Qt::SolidLine);
}

void frameChanged(QPainter& painter, const QRectF& area, const Theme& theme, qreal em,
                  bool dashed) {
    const qreal line = std::max(1.5, em * 0.13);
    QRectF frame = snapped(painter, area);
    const qreal missing = em / 3 - frame.width();
    if (missing > 0)
        frame.adjust(-missing / 2, 0, missing / 2, 0);
    frame.adjust(-line / 2, -line / 2, line / 2, line / 2);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    const qreal radius = em * 0.14;
    // A thin rim of the background keeps the orange apart from vermilion beside it.
    painter.setPen(QPen(theme.background, line + em * 0.1));
    if (!dashed)
        painter.drawRoundedRect(frame, radius, radius);
    QPen pen(theme.tone(Meaning::Changed), line);
    if (dashed)
        pen.setDashPattern({2.2, 1.6});
    painter.setPen(pen);
    painter.drawRoundedRect(frame, radius, radius);
    painter.restore();
}

qreal legendItem(QPainter& painter, QPointF topLeft, Meaning meaning, const QString& label,
                 const Theme& theme, const QFont& font) {
    const QFontMetricsF metrics(font);
    const qreal em = metrics.height();
    const qreal side = std::round(em * 0.72);
    const QRectF swatch(topLeft.x(), topLeft.y() + (em - side) / 2, side, side);
    fillClass(painter, swatch, meaning, theme, em);
    painter.setFont(font);
    painter.setPen(theme.text);
    painter.drawText(QPointF(swatch.right() + em * 0.38, topLeft.y() + metrics.ascent()), label);
    return side + em * 0.38 + metrics.horizontalAdvance(label);
}

void paintDialogGround(QPainter& painter, const QRect& area, const Theme& theme) {
    painter.fillRect(area, theme.background);
    painter.setPen(theme.outline);
    painter.drawRect(area.adjusted(0, 0, -1, -1));
}

}  // namespace daxscope::ui
