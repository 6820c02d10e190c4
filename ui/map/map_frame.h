// What the maps paint alike around their rails: ticks, legends, labels, the empty state.
#pragma once

#include <QFont>
#include <QRectF>
#include <QString>
#include <vector>

#include "ui/map/axis.h"
#include "ui/map/columns.h"
#include "ui/theme.h"

class QPainter;

namespace daxscope::ui {

/// Where the rails of every map start, so that maps above each other line up: `em` font heights.
[[nodiscard]] qreal railLeft(qreal em, qreal devicePixelRatio);
/// `value` on a device pixel.
[[nodiscard]] qreal onPixel(qreal value, qreal devicePixelRatio);

/// The name of a rail, right of the left margin, elided, on the middle of `rail`.
void paintRailName(QPainter& painter, const QRectF& rail, const QString& name, const Theme& theme,
                   const QFont& font);

/// Small lines and labels from (left, top) down, or up when `above`.
void paintAxis(QPainter& painter, const Axis& axis, const QPointF& start, AxisUnit unit,
               std::uint64_t blockSize, bool above, const Theme& theme, const QFont& font);

struct LegendEntry {
    Meaning meaning = Meaning::Data;
    QString label;
    QString amount;  ///< in a secondary tone behind the label
    QColor ground;   ///< instead of the meaning's look, when valid
};

/// In rows inside `area`; what does not fit is left out. Returns the bottom of the last row.
qreal paintLegendRows(QPainter& painter, const QRectF& area, const std::vector<LegendEntry>& items,
                      const Theme& theme, const QFont& font);

/// Two lines in the middle of a view that has nothing to show.
void paintNothing(QPainter& painter, const QRectF& area, const QString& title, const QString& hint,
                  const Theme& theme, const QFont& font);

/// Columns at a device-pixel-aligned place, the quick way on rasters, as vectors elsewhere.
void drawColumns(QPainter& painter, const QPointF& topLeft, const Columns& columns,
                 const InkTable& inks, const HatchGrid& grid, qreal devicePixelRatio);

/// The ink of every meaning, by its number, then the track (meaningCount) and the unallocated
/// track (meaningCount + 1).
[[nodiscard]] InkTable meaningInks(const Theme& theme);
inline constexpr std::uint8_t trackInk = meaningCount;
inline constexpr std::uint8_t unallocatedInk = meaningCount + 1;

}  // namespace daxscope::ui
