#include "ui/hatch.h"

#include <algorithm>
#include <cmath>

namespace daxscope::ui {

namespace {

QRgb blend(QRgb a, QRgb b, double amount) {
    const auto part = [amount](int from, int to) {
        return static_cast<int>(std::lround(from + (to - from) * amount));
    };
    return qRgb(part(qRed(a), qRed(b)), part(qGreen(a), qGreen(b)), part(qBlue(a), qBlue(b)));
}

}  // namespace

HatchGrid HatchGrid::forEm(qreal em, qreal devicePixelRatio) {
    const auto pixels = [&](qreal ems) {
        return static_cast<int>(std::lround(em * ems * devicePixelRatio));
    };
    HatchGrid grid;
    grid.period = std::max(4, pixels(0.44));
    grid.line = std::clamp(pixels(0.15), 1, grid.period - 2);
    grid.from = std::max(3, pixels(0.3));
    return grid;
}

std::vector<QRgb> hatchRow(QRgb fill, QRgb stripe, const HatchGrid& grid) {
    std::vector<QRgb> row(static_cast<std::size_t>(grid.period), fill);
    // Half-covered pixels on both sides make a 45° line look straight.
    for (int i = 0; i <= grid.line; ++i) {
        const double cover = i == 0 || i == grid.line ? 0.5 : 1.0;
        row[static_cast<std::size_t>(i % grid.period)] = blend(fill, stripe, cover);
    }
    return row;
}

QImage hatchTile(QRgb fill, QRgb stripe, const HatchGrid& grid, bool falling) {
    const std::vector<QRgb> row = hatchRow(fill, stripe, grid);
    const int period = grid.period;
    QImage tile(period, period, QImage::Format_RGB32);
    for (int y = 0; y < period; ++y) {
        auto* line = reinterpret_cast<QRgb*>(tile.scanLine(y));
        for (int x = 0; x < period; ++x) {
            const int along = falling ? x - y : x + y;
            const int at = ((along - grid.phase) % period + period) % period;
            line[x] = row[static_cast<std::size_t>(at)];
        }
    }
    return tile;
}

std::vector<QLineF> hatchLines(const QRectF& area, qreal period, qreal phase, bool falling) {
    std::vector<QLineF> lines;
    if (period <= 0 || area.isEmpty())
        return lines;
    // A stripe is where x + y (rising) or x − y (falling) is `phase` modulo the period.
    const qreal low = falling ? area.left() - area.bottom() : area.left() + area.top();
    const qreal high = falling ? area.right() - area.top() : area.right() + area.bottom();
    for (qreal c = std::ceil((low - phase) / period) * period + phase; c < high; c += period) {
        const qreal x1 = std::max(area.left(), falling ? c + area.top() : c - area.bottom());
        const qreal x2 = std::min(area.right(), falling ? c + area.bottom() : c - area.top());
        if (x1 < x2)
            lines.emplace_back(x1, falling ? x1 - c : c - x1, x2, falling ? x2 - c : c - x2);
    }
    return lines;
}

}  // namespace daxscope::ui
