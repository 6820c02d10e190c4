#include "ui/map/columns.h"

#include <QImage>
#include <QPainter>
#include <QPen>
#include <algorithm>
#include <cmath>

namespace daxscope::ui {

Columns::Columns(int width, int height)
    : height_(std::clamp(height, 0, 65535)), cells_(static_cast<std::size_t>(std::max(0, width))) {}

void Columns::stack(int x, std::span<const Part> parts, int least) {
    Cell& cell = cells_[static_cast<std::size_t>(x)];
    const std::uint8_t ground = cell.ground;
    cell = {};
    cell.ground = ground;
    // Heights come from the running sum, so that a full column is exactly full; then whoever got
    // nothing takes one pixel: what is there is seen.
    double whole = 0;
    for (const Part& part : parts)
        whole += std::max(0.0, part.share);
    if (whole <= 0)
        return;
    const double grown = std::max(1.0, std::min(least, height_) / (whole * height_));
    double sum = 0;
    int below = 0;
    for (const Part& part : parts.first(std::min(parts.size(), maxParts))) {
        if (!(part.share > 0))
            continue;
        sum += part.share * grown;
        const int top = std::clamp(static_cast<int>(std::lround(sum * height_)), below, height_);
        note(part.ink);
        cell.inks[cell.parts] = part.ink;
        cell.heights[cell.parts] = static_cast<std::uint16_t>(top - below);
        ++cell.parts;
        below = top;
    }
    for (std::uint8_t i = 0; i < cell.parts; ++i) {
        if (cell.heights[i] != 0)
            continue;
        if (below < height_) {
            cell.heights[i] = 1;
            ++below;
            continue;
        }
        auto* const tallest = std::ranges::max_element(cell.heights);
        if (*tallest > 1) {
            --*tallest;
            cell.heights[i] = 1;
        }
    }
}

void Columns::fill(int x, std::uint8_t ink) {
    Cell& cell = cells_[static_cast<std::size_t>(x)];
    note(ink);
    cell.parts = 1;
    cell.inks[0] = ink;
    cell.heights.fill(0);
    cell.heights[0] = static_cast<std::uint16_t>(height_);
}

std::vector<Columns::Run> Columns::runs(const InkTable& inks, const HatchGrid& grid) const {
    // How wide the stretch of columns is in which an ink stands high enough to be hatched; the
    // edges of hatched areas may be ragged.
    std::vector<std::uint8_t> hatched(cells_.size(), 0);  // one bit a part
    for (std::size_t ink = 0; ink < inks.size(); ++ink) {
        if (inks[ink].stripe == 0 || (stacked_ >> ink % mostInks & 1U) == 0)
            continue;
        std::size_t start = 0;
        const auto partOf = [&](const Cell& cell) {
            for (std::uint8_t i = 0; i < cell.parts; ++i) {
                if (cell.inks[i] == ink && cell.heights[i] >= grid.from)
                    return static_cast<int>(i);
            }
            return -1;
        };
        for (std::size_t x = 0; x <= cells_.size(); ++x) {
            if (x < cells_.size() && partOf(cells_[x]) >= 0)
                continue;
            if (x - start >= static_cast<std::size_t>(grid.from)) {
                for (std::size_t i = start; i < x; ++i)
                    hatched[i] = static_cast<std::uint8_t>(hatched[i] | 1U << partOf(cells_[i]));
            }
            start = x + 1;
        }
    }
    std::vector<Run> out;
    out.reserve(cells_.size());
    for (std::size_t x = 0; x < cells_.size();) {
        std::size_t next = x + 1;
        while (next < cells_.size() && cells_[next] == cells_[x] && hatched[next] == hatched[x])
            ++next;
        const Cell& cell = cells_[x];
        const int left = static_cast<int>(x);
        const int width = static_cast<int>(next - x);
        int bottom = height_;
        for (std::uint8_t i = 0; i < cell.parts; ++i) {
            bottom -= cell.heights[i];
            if (cell.heights[i] != 0)
                out.push_back({QRect(left, bottom, width, cell.heights[i]), cell.inks[i],
                               (hatched[x] >> i & 1U) != 0});
        }
        if (bottom > 0)
            out.push_back({QRect(left, 0, width, bottom), cell.ground, false});
        x = next;
    }
    return out;
}

void paintColumns(const Columns& columns, const InkTable& inks, const HatchGrid& grid,
                  QImage& image, int left, int top) {
    std::vector<std::vector<QRgb>> rows(inks.size());
    const QRect bounds = image.rect();
    const int period = grid.period;
    // scanLine() asks for a copy of shared pixels each time; once is enough.
    auto* const pixels = reinterpret_cast<QRgb*>(image.bits());
    const qsizetype stride = image.bytesPerLine() / static_cast<qsizetype>(sizeof(QRgb));
    for (const Columns::Run& run : columns.runs(inks, grid)) {
        const QRect area = run.area.translated(left, top) & bounds;
        if (area.isEmpty())
            continue;
        const Ink& ink = inks[run.ink];
        const QRgb plain = ink.stripe != 0 ? ink.stripe : ink.fill;
        std::vector<QRgb>& row = rows[run.ink];
        if (run.hatched && row.empty())
            row = hatchRow(ink.fill, ink.stripe, grid);
        QRgb* line = pixels + area.top() * stride;
        if (!run.hatched && area.width() == 1) {
            for (int y = area.top(); y <= area.bottom(); ++y, line += stride)
                line[area.left()] = plain;
            continue;
        }
        if (!run.hatched) {
            for (int y = area.top(); y <= area.bottom(); ++y, line += stride)
                std::fill(line + area.left(), line + area.right() + 1, plain);
            continue;
        }
        const int first = area.left() + (ink.falling ? -area.top() : area.top()) - grid.phase;
        int start = (first % period + period) % period;  // where in the pattern a row begins
        for (int y = area.top(); y <= area.bottom(); ++y, line += stride) {
            int at = start;
            for (int x = area.left(); x <= area.right(); ++x) {
                line[x] = row[static_cast<std::size_t>(at)];
                if (++at == period)
                    at = 0;
            }
            start += ink.falling ? -1 : 1;
            if (start == period)
                start = 0;
            else if (start < 0)
                start = period - 1;
        }
    }
}

void paintColumns(const Columns& columns, const InkTable& inks, const HatchGrid& grid,
                  QPainter& painter, QPointF topLeft, qreal scale) {
    painter.save();
    for (const Columns::Run& run : columns.runs(inks, grid)) {
        const Ink& ink = inks[run.ink];
        const QRectF area(topLeft.x() + run.area.x() * scale, topLeft.y() + run.area.y() * scale,
                          run.area.width() * scale, run.area.height() * scale);
        painter.fillRect(area, QColor(run.hatched || ink.stripe == 0 ? ink.fill : ink.stripe));
        if (!run.hatched)
            continue;
        QPen pen(QColor(ink.stripe), grid.line * scale * M_SQRT1_2);
        pen.setCapStyle(Qt::FlatCap);
        painter.setPen(pen);
        const qreal phase = (grid.phase + grid.line / 2.0) * scale;
        for (const QLineF& line : hatchLines(area, grid.period * scale, phase, ink.falling))
            painter.drawLine(line);
    }
    painter.restore();
}

}  // namespace daxscope::ui
