#include "ui/map/columns.h"

#include <QImage>
#include <QPainter>
#include <QPen>
#include <algorithm>
#include <cmath>
#include <utility>

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

namespace {

struct Pixels {
    QRgb* first;
    qsizetype stride;  ///< pixels from line to line

    [[nodiscard]] QRgb* line(int y) const { return first + y * stride; }
};

/// From the top down: a column has the colour of what began last in it, so that each line is the one above with a few changes.
/// Column by column would touch every line of the picture for each.
void paintPlain(std::span<const Columns::Run> runs, const InkTable& inks, const QRect& bounds,
                const Pixels& pixels) {
    // Of each line one run that begins in it, of each run the next that begins in the same.
    std::vector<const Columns::Run*> beginning(static_cast<std::size_t>(bounds.height()));
    std::vector<const Columns::Run*> others(runs.size());
    for (std::size_t i = 0; i < runs.size(); ++i) {
        auto& first = beginning[static_cast<std::size_t>(runs[i].area.top() - bounds.top())];
        others[i] = std::exchange(first, &runs[i]);
    }
    std::vector<QRgb> colours(static_cast<std::size_t>(bounds.width()));
    for (int y = bounds.top(); y <= bounds.bottom(); ++y) {
        for (const Columns::Run* run = beginning[static_cast<std::size_t>(y - bounds.top())];
             run != nullptr; run = others[static_cast<std::size_t>(run - runs.data())]) {
            const Ink& ink = inks[run->ink];
            std::fill_n(colours.begin() + run->area.left() - bounds.left(), run->area.width(),
                        ink.stripe != 0 ? ink.stripe : ink.fill);
        }
        std::ranges::copy(colours, pixels.line(y) + bounds.left());
    }
}

/// `pattern`: a row of it, longer than the area by a period.
void paintHatched(const QRect& area, bool falling, const HatchGrid& grid,
                  std::span<const QRgb> pattern, const Pixels& pixels) {
    const int period = grid.period;
    for (int y = area.top(); y <= area.bottom(); ++y) {
        const int place = area.left() + (falling ? -y : y) - grid.phase;
        const int start = (place % period + period) % period;
        std::copy_n(pattern.begin() + start, area.width(), pixels.line(y) + area.left());
    }
}

}  // namespace

void paintColumns(const Columns& columns, const InkTable& inks, const HatchGrid& grid,
                  QImage& image, int left, int top) {
    const QRect bounds =
        QRect(left, top, columns.width(), columns.height()).intersected(image.rect());
    if (bounds.isEmpty())
        return;
    std::vector<Columns::Run> runs = columns.runs(inks, grid);
    for (Columns::Run& run : runs)
        run.area = run.area.translated(left, top) & bounds;
    std::erase_if(runs, [](const Columns::Run& run) { return run.area.isEmpty(); });
    // scanLine() asks for a copy of shared pixels each time; once is enough.
    const Pixels pixels{reinterpret_cast<QRgb*>(image.bits()),
                        image.bytesPerLine() / static_cast<qsizetype>(sizeof(QRgb))};
    paintPlain(runs, inks, bounds, pixels);
    std::vector<std::vector<QRgb>> patterns(inks.size());
    for (const Columns::Run& run : runs) {
        if (!run.hatched)
            continue;
        const Ink& ink = inks[run.ink];
        std::vector<QRgb>& pattern = patterns[run.ink];
        if (pattern.empty()) {
            pattern = hatchRow(ink.fill, ink.stripe, grid);
            const std::size_t period = pattern.size();
            pattern.resize(static_cast<std::size_t>(bounds.width()) + period);
            for (std::size_t i = period; i < pattern.size(); ++i)
                pattern[i] = pattern[i - period];
        }
        paintHatched(run.area, ink.falling, grid, pattern, pixels);
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
