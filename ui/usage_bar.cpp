#include "ui/usage_bar.h"

#include <QCoreApplication>
#include <QPainter>
#include <algorithm>

#include "ui/text.h"
#include "ui/theme.h"

namespace daxscope::ui {

QString Usage::text() const {
    QString known = QCoreApplication::translate("daxscope::ui::Usage", "only here %1, shared %2")
                        .arg(sized(exclusive), sized(shared));
    if (!unreachableKnown)
        return known;
    return QCoreApplication::translate("daxscope::ui::Usage", "%1, unreachable %2")
        .arg(known, sized(unreachable));
}

UsageBarGeometry UsageBarGeometry::make(const QRectF& track, const Usage& usage, qreal leastWidth) {
    UsageBarGeometry out;
    out.track = track;
    const std::array<quint64, 3> amounts = {usage.exclusive, usage.shared, usage.unreachable};
    // As doubles: three amounts of a hostile image may not fit a quint64 together.
    const double whole =
        std::max(static_cast<double>(usage.whole), static_cast<double>(amounts[0]) +
                                                       static_cast<double>(amounts[1]) +
                                                       static_cast<double>(amounts[2]));
    if (whole <= 0 || track.width() <= 0)
        return out;
    std::array<qreal, 3> widths{};
    qreal total = 0;
    for (std::size_t i = 0; i < amounts.size(); ++i) {
        if (amounts[i] != 0)
            widths[i] =
                std::max(leastWidth, track.width() * static_cast<double>(amounts[i]) / whole);
        total += widths[i];
    }
    if (total > track.width()) {
        auto& largest = *std::ranges::max_element(widths);
        largest = std::max(0.0, largest - (total - track.width()));
    }
    qreal x = track.left();
    for (std::size_t i = 0; i < widths.size(); ++i) {
        const qreal width = std::min(widths[i], track.right() - x);
        if (width > 0)
            out.parts[i] = QRectF(x, track.top(), width, track.height());
        x += std::max(0.0, width);
    }
    return out;
}

void paintUsageBar(QPainter& painter, const UsageBarGeometry& bar, const Theme& theme) {
    painter.fillRect(bar.track, theme.track);
    constexpr std::array meanings = {Meaning::Data, Meaning::Shared, Meaning::Unreachable};
    for (std::size_t i = 0; i < bar.parts.size(); ++i) {
        if (!bar.parts[i].isEmpty())
            fillClass(painter, bar.parts[i], meanings[i], theme, bar.track.height() * 2);
    }
}

}  // namespace daxscope::ui
