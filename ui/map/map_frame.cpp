#include "ui/map/map_frame.h"

#include <QFontMetricsF>
#include <QImage>
#include <QPaintEngine>
#include <QPainter>
#include <QTextOption>
#include <algorithm>
#include <cmath>

namespace daxscope::ui {

qreal onPixel(qreal value, qreal devicePixelRatio) {
    return std::round(value * devicePixelRatio) / devicePixelRatio;
}

qreal railLeft(qreal em, qreal devicePixelRatio) { return onPixel(em * 5.8, devicePixelRatio); }

void paintRailName(QPainter& painter, const QRectF& rail, const QString& name, const Theme& theme,
                   const QFont& font) {
    const QFontMetricsF metrics(font);
    const qreal em = metrics.height();
    const qreal left = em * 0.75;
    painter.setFont(font);
    painter.setPen(theme.text);
    const QString shown = metrics.elidedText(name, Qt::ElideMiddle, rail.left() - left - em * 0.4);
    const qreal baseline = rail.center().y() + (metrics.ascent() - metrics.descent()) / 2;
    painter.drawText(QPointF(left, std::round(baseline)), shown);
}

void paintAxis(QPainter& painter, const Axis& axis, const QPointF& start, AxisUnit unit,
               std::uint64_t blockSize, bool above, const Theme& theme, const QFont& font) {
    const QFont small = smallFont(font);
    const QFontMetricsF metrics(small);
    const qreal em = metrics.height();
    const qreal labelWidth = unit == AxisUnit::Bytes ? em * 5.5 : em * 4;
    painter.setFont(small);
    const qreal dpr = std::max(1.0, painter.deviceTransform().m11());
    const qreal sign = above ? -1 : 1;
    for (const Tick& tick : axis.ticks(labelWidth, unit, blockSize)) {
        const qreal x = onPixel(start.x() + tick.x, dpr);
        const qreal length = em * (tick.label.isEmpty() ? 0.16 : 0.3);
        const QRectF line(x, above ? start.y() - length : start.y(), 1 / dpr, length);
        painter.fillRect(line, theme.outline);
        if (tick.label.isEmpty())
            continue;
        const qreal width = metrics.horizontalAdvance(tick.label);
        // The first label stands under the start of the rail, not half outside of it.
        const qreal left = std::clamp(x - width / 2, start.x(),
                                      std::max(start.x(), start.x() + axis.width() - width));
        const qreal baseline = above ? start.y() + sign * em * 0.42 - metrics.descent() * 0.4
                                     : start.y() + em * 0.34 + metrics.ascent();
        painter.setPen(theme.secondary);
        painter.drawText(QPointF(left, baseline), tick.label);
    }
}

qreal paintLegendRows(QPainter& painter, const QRectF& area, const std::vector<LegendEntry>& items,
                      const Theme& theme, const QFont& font) {
    const QFontMetricsF metrics(font);
    const qreal em = metrics.height();
    const qreal row = em * 1.35;
    qreal x = area.left();
    qreal y = area.top();
    for (const LegendEntry& item : items) {
        const QString amount =
            item.amount.isEmpty() ? QString() : QStringLiteral("  ") + item.amount;
        const qreal width = em * 1.1 + metrics.horizontalAdvance(item.label + amount);
        if (x > area.left() && x + width > area.right()) {
            x = area.left();
            y += row;
        }
        if (y + em > area.bottom() + em * 0.3)
            break;
        qreal used = 0;
        if (item.ground.isValid()) {
            const qreal side = std::round(em * 0.72);
            const QRectF swatch(x, y + (em - side) / 2, side, side);
            painter.fillRect(swatch, item.ground);
            painter.save();
            painter.setPen(QPen(theme.hairline, 0));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(swatch.adjusted(0.5, 0.5, -0.5, -0.5));
            painter.restore();
            painter.setFont(font);
            painter.setPen(theme.text);
            painter.drawText(QPointF(swatch.right() + em * 0.38, y + metrics.ascent()), item.label);
            used = side + em * 0.38 + metrics.horizontalAdvance(item.label);
        } else {
            used = legendItem(painter, QPointF(x, y), item.meaning, item.label, theme, font);
        }
        painter.setPen(theme.secondary);
        painter.drawText(QPointF(x + used, y + metrics.ascent()), amount);
        x += width + em * 1.3;
    }
    return y + row;
}

void paintNothing(QPainter& painter, const QRectF& area, const QString& title, const QString& hint,
                  const Theme& theme, const QFont& font) {
    const QFontMetricsF metrics(font);
    const qreal em = metrics.height();
    QFont strong = font;
    strong.setWeight(QFont::DemiBold);
    const QRectF upper(area.left() + em, area.center().y() - em * 1.6, area.width() - 2 * em,
                       em * 1.6);
    painter.setFont(strong);
    painter.setPen(theme.secondary);
    painter.drawText(upper, Qt::AlignHCenter | Qt::AlignBottom, title);
    painter.setFont(font);
    QTextOption wrap(Qt::AlignHCenter | Qt::AlignTop);
    wrap.setWrapMode(QTextOption::WordWrap);
    painter.drawText(upper.translated(0, em * 1.8).adjusted(0, 0, 0, em * 2), hint, wrap);
}

void drawColumns(QPainter& painter, const QPointF& topLeft, const Columns& columns,
                 const InkTable& inks, const HatchGrid& grid, qreal devicePixelRatio) {
    const bool raster =
        painter.paintEngine() != nullptr && painter.paintEngine()->type() == QPaintEngine::Raster;
    if (!raster) {
        paintColumns(columns, inks, grid, painter, topLeft, 1 / devicePixelRatio);
        return;
    }
    QImage image(columns.width(), columns.height(), QImage::Format_RGB32);
    if (image.isNull())
        return;
    paintColumns(columns, inks, grid, image, 0, 0);
    image.setDevicePixelRatio(devicePixelRatio);
    painter.drawImage(topLeft, image);
}

InkTable meaningInks(const Theme& theme) {
    InkTable inks(meaningCount + 2);
    for (std::size_t i = 0; i < meaningCount; ++i) {
        const auto meaning = static_cast<Meaning>(i);
        const QColor stripe = theme.stripe(meaning);
        inks[i] = {theme.fill(meaning).rgb(), stripe.isValid() ? stripe.rgb() : 0,
                   meaning == Meaning::Unreachable};
    }
    inks[trackInk] = {theme.track.rgb(), 0, false};
    inks[unallocatedInk] = {theme.unallocated.rgb(), 0, false};
    return inks;
}

}  // namespace daxscope::ui
