// Hatching as numbers: which pixels of a diagonal pattern are line, and the lines as vectors.
//
// The pattern lives on the device's pixel grid: at 45°, a stripe every `period` pixels. Both ways to
// paint it (scan lines, vectors) put the stripes in the same places. Pure.
#pragma once

#include <QColor>
#include <QImage>
#include <QLineF>
#include <QRectF>
#include <vector>

namespace daxscope::ui {

struct HatchGrid {
    int period = 8;  ///< device pixels from stripe to stripe, horizontally
    int line = 3;    ///< device pixels, horizontally
    int phase = 0;   ///< moves the pattern to the right
    int from = 6;    ///< device pixels: smallest width and height that is hatched

    /// For views that measure with a font height of `em` logical pixels.
    [[nodiscard]] static HatchGrid forEm(qreal em, qreal devicePixelRatio);
};

/// The colours along a row of the pattern, one period, softened at the edges of the stripe.
[[nodiscard]] std::vector<QRgb> hatchRow(QRgb fill, QRgb stripe, const HatchGrid& grid);
/// One period of the pattern as a tile; falling: \ instead of /.
[[nodiscard]] QImage hatchTile(QRgb fill, QRgb stripe, const HatchGrid& grid, bool falling);
/// The middle lines of all stripes that cross `area`, clipped to it. `period` in its units.
[[nodiscard]] std::vector<QLineF> hatchLines(const QRectF& area, qreal period, qreal phase,
                                             bool falling);

}  // namespace daxscope::ui
