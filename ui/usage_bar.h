// The small bar behind a file: how much of it lies only here, is shared, is unreachable.
//
// The geometry is a value that tests need no window for; painting takes its colours and hatches
// from the theme. Amounts are bytes.
#pragma once

#include <QMetaType>
#include <QRectF>
#include <QString>
#include <array>

class QPainter;

namespace daxscope::ui {

struct Theme;

struct Usage {
    quint64 exclusive = 0;    ///< bytes that no one else holds
    quint64 shared = 0;       ///< bytes that others hold too
    quint64 unreachable = 0;  ///< allocated, but no file extent points into them
    quint64 whole = 0;  ///< what the full length stands for; less than the sum counts as the sum
    bool unreachableKnown = true;

    [[nodiscard]] quint64 sum() const { return exclusive + shared + unreachable; }
    /// "only here 32 KiB, shared 160 KiB, unreachable 8 KiB"
    [[nodiscard]] QString text() const;
    [[nodiscard]] bool operator==(const Usage&) const = default;
};

struct UsageBarGeometry {
    QRectF track;
    std::array<QRectF, 3> parts;  ///< exclusive, shared, unreachable; empty when nothing of it

    /// Parts fill `track` from the left in proportion. A part that is there is at least
    /// `leastWidth` wide, taken from the largest, so that it is seen.
    [[nodiscard]] static UsageBarGeometry make(const QRectF& track, const Usage& usage,
                                               qreal leastWidth);
};

void paintUsageBar(QPainter& painter, const UsageBarGeometry& bar, const Theme& theme);

}  // namespace daxscope::ui

Q_DECLARE_METATYPE(daxscope::ui::Usage)
