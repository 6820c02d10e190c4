#include "ui/map/device_map_painter.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QLinearGradient>
#include <QPainter>
#include <algorithm>
#include <array>
#include <cmath>

#include "ui/map/map_frame.h"
#include "ui/text.h"

namespace daxscope::ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(daxscope::ui::DeviceMapPainter)
};

// In font heights.
constexpr qreal gap = 0.5;
constexpr qreal overshoot = 0.45;  // of the superblock stripes over the rails
constexpr qreal axisHeight = 1.7;
constexpr qreal legendHeight = 1.6;

qreal weight(Rail rail) {
    switch (rail) {
        case Rail::System:
            return 0.95;
        case Rail::Metadata:
            return 1.8;
        case Rail::Data:
        case Rail::Mixed:
            break;
    }
    return 4.2;
}

}  // namespace

void DeviceMapPainter::setMap(std::shared_ptr<const scene::DeviceMap> map, bool complete) {
    map_ = std::move(map);
    complete_ = complete;
    segments_ = map_ ? RailSegments(*map_) : RailSegments();
    supers_.clear();
    painted_.clear();
    grouped_ = 0;
    axis_.setTotal(map_ ? map_->deviceSize() : 0);
    if (!map_)
        return;
    for (const RailSegments::Segment& segment : segments_.all())
        grouped_ += segment.grouped ? segment.to - segment.from : 0;
    // The only places a superblock can be at.
    for (const std::uint64_t place :
         {std::uint64_t{64} << 10, std::uint64_t{64} << 20, std::uint64_t{256} << 30}) {
        const auto found = map_->find(place);
        if (found && map_->extent(*found).kind == scene::ExtentKind::Super)
            supers_.push_back(*found);
    }
}

qreal DeviceMapPainter::naturalHeight(const QFont& font) {
    const qreal rails = weight(Rail::System) + weight(Rail::Metadata) + weight(Rail::Data);
    return QFontMetricsF(font).height() *
           (0.6 + 2 * overshoot + rails + 2 * gap + axisHeight + legendHeight);
}

void DeviceMapPainter::layout(const QSizeF& size, const QFont& font, qreal dpr) {
    painted_.clear();
    size_ = size;
    font_ = font;
    dpr_ = dpr > 0 ? dpr : 1;
    em_ = QFontMetricsF(font).height();
    const qreal left = railLeft(em_, dpr_);
    const qreal right = onPixel(size.width() - em_ * 0.9, dpr_);
    static const std::vector<Rail> usual = {Rail::System, Rail::Metadata, Rail::Data};
    const std::vector<Rail>& rails = map_ ? segments_.rails() : usual;

    qreal weights = 0;
    for (const Rail rail : rails)
        weights += weight(rail);
    const qreal gaps = gap * static_cast<qreal>(rails.size() - 1);
    // What is not rails. A low view gives up the legend first, then the axis.
    const qreal top = 0.35 + overshoot;
    qreal below = overshoot + axisHeight + legendHeight;
    const qreal ems = size.height() / em_;
    const qreal leastRails = weights * 0.6;
    const bool withLegend = ems >= top + gaps + leastRails + below;
    if (!withLegend)
        below -= legendHeight;
    const bool withAxis = ems >= top + gaps + leastRails + below;
    if (!withAxis)
        below = overshoot;
    const qreal stretch = std::clamp((ems - top - below - gaps) / weights, 0.2, 6.0);

    rails_.clear();
    qreal y = top * em_;
    for (const Rail rail : rails) {
        const qreal from = onPixel(y, dpr_);
        const qreal height = std::max(onPixel(weight(rail) * stretch * em_, dpr_), 2 / dpr_);
        rails_.push_back({rail, QRectF(left, from, std::max(0.0, right - left), height)});
        y = from + height + gap * em_;
    }
    const qreal bottom = rails_.back().area.bottom();
    plot_ = QRectF(left, rails_.front().area.top(), std::max(0.0, right - left),
                   bottom - rails_.front().area.top());
    tickTop_ = withAxis ? bottom + overshoot * em_ : -1;
    legend_ = withLegend ? QRectF(left, bottom + (overshoot + axisHeight) * em_, plot_.width(),
                                  size.height() - bottom - (overshoot + axisHeight) * em_)
                         : QRectF();
    axis_.setWidth(plot_.width());
}

QRectF DeviceMapPainter::railArea(Rail rail) const {
    for (const RailPlace& place : rails_) {
        if (place.rail == rail)
            return place.area;
    }
    return {};
}

void DeviceMapPainter::paint(QPainter& painter, const Theme& theme) const {
    painter.fillRect(QRectF(QPointF(), size_), theme.background);
    if (!map_ || !axis_.usable()) {
        paintEmpty(painter, theme);
        return;
    }
    for (const RailPlace& place : rails_) {
        paintRailName(painter, place.area, railName(place.rail), theme, font_);
        paintRail(painter, theme, place);
        paintEdges(painter, theme, place);
    }
    paintSupers(painter, theme);
    if (tickTop_ >= 0)
        paintAxis(painter, axis_, QPointF(plot_.left(), tickTop_), AxisUnit::Bytes, 4096, false,
                  theme, font_);
    if (!legend_.isEmpty())
        paintLegend(painter, theme);
}

void DeviceMapPainter::paintRail(QPainter& painter, const Theme& theme,
                                 const RailPlace& place) const {
    const int height = static_cast<int>(std::lround(place.area.height() * dpr_));
    HatchGrid grid = HatchGrid::forEm(em_, dpr_);
    // The hatch moves with the bytes when the axis is panned.
    const double first = std::fmod(axis_.from() / axis_.bytesPerPixel() * dpr_, grid.period);
    grid.phase = -static_cast<int>(std::lround(first));
    drawColumns(painter, place.area.topLeft(), columnsOf(place, height), inks(theme), grid, dpr_);
}

/// Borders of block groups always; of extents, and then of 4 KiB blocks, once they are wide enough.
void DeviceMapPainter::paintEdges(QPainter& painter, const Theme& theme,
                                  const RailPlace& place) const {
    const qreal line = 1 / dpr_;
    // On the last pixel before the byte, so that what begins there is not covered.
    const auto border = [&](std::uint64_t byte, qreal width) {
        const qreal x = onPixel(plot_.left() + axis_.xOf(byte), dpr_) - width;
        if (x > place.area.left() && x < place.area.right())
            painter.fillRect(QRectF(x, place.area.top(), width, place.area.height()),
                             theme.background);
    };
    const ByteRange seen = axis_.visible();
    qreal last = -em_;
    for (const scene::BlockGroup& group : map_->blockGroups()) {
        if (railOf(group) != place.rail || group.device < seen.offset || group.device > seen.end())
            continue;
        const qreal x = axis_.xOf(group.device);
        if (x - last >= em_ / 3)
            border(group.device, std::max(line, onPixel(em_ * 0.07, dpr_)));
        last = x;
    }
    const std::size_t first = map_->firstEndingAfter(seen.offset);
    const std::size_t end = map_->firstEndingAfter(seen.end() == 0 ? 0 : seen.end() - 1);
    if (static_cast<qreal>(end - first) * em_ / 3 > plot_.width())
        return;
    constexpr std::uint64_t block = 4096;
    const bool blocks = static_cast<double>(block) / axis_.bytesPerPixel() >= em_ * 0.6;
    for (std::size_t i = first; i <= end && i < map_->extentCount(); ++i) {
        const scene::DeviceExtent extent = map_->extent(i);
        if (extent.kind == scene::ExtentKind::Super || railOfExtent(extent) != place.rail)
            continue;
        const std::uint64_t to = extent.device + extent.length;
        if (axis_.xOf(to) - axis_.xOf(extent.device) < em_ / 4)
            continue;  // too narrow to give a pixel away
        border(extent.device, line);
        border(to, line);
        if (!blocks)
            continue;
        for (std::uint64_t at = std::max(extent.device, alignDown(seen.offset, block)) + block;
             at < std::min(to, seen.end()); at += block)
            border(at, line);
    }
}

QRectF DeviceMapPainter::stripeOf(const scene::DeviceExtent& super) const {
    const qreal least = std::max(2 / dpr_, onPixel(em_ * 0.2, dpr_));
    const qreal from = onPixel(plot_.left() + axis_.xOf(super.device), dpr_);
    const qreal to = onPixel(plot_.left() + axis_.xOf(super.device + super.length), dpr_);
    const QRectF stripe(from, plot_.top() - overshoot * em_, std::max(least, to - from),
                        plot_.height() + 2 * overshoot * em_);
    // Half of a stripe at the very left end shows too.
    const QRectF room(plot_.left() - least, stripe.top(), plot_.width() + 2 * least,
                      stripe.height());
    return stripe & room;
}

void DeviceMapPainter::paintSupers(QPainter& painter, const Theme& theme) const {
    for (const std::size_t index : supers_) {
        const scene::DeviceExtent super = map_->extent(index);
        const ByteRange seen = axis_.visible();
        if (super.device + super.length > seen.offset && super.device < seen.end())
            painter.fillRect(stripeOf(super), theme.text);
    }
}

void DeviceMapPainter::paintLegend(QPainter& painter, const Theme& theme) const {
    using enum scene::ByteClass;
    QRectF area = legend_;
    if (mode_ != ColourMode::Class) {
        area.setTop(paintScale(painter, theme));
        return;
    }
    const auto& bytes = map_->totals().bytes;
    const auto of = [&](scene::ByteClass c) { return bytes[static_cast<std::size_t>(c)]; };
    std::uint64_t used = 0;
    for (const std::uint64_t part : bytes)
        used += part;
    std::vector<LegendEntry> items;
    const auto add = [&](Meaning meaning, std::uint64_t amount) {
        items.push_back({meaning, meaningName(meaning), complete_ ? sized(amount) : QString(), {}});
    };
    add(Meaning::Data, of(Data));
    add(Meaning::Shared, of(Shared) + of(SharedTree));
    // Before what is always there: the last ones have no room in a narrow window.
    if (of(Unreachable) != 0)
        add(Meaning::Unreachable, of(Unreachable));
    if (of(Freed) != 0)
        add(Meaning::Freed, of(Freed));
    add(Meaning::Metadata, of(Metadata));
    add(Meaning::System, of(System));
    const std::uint64_t free = grouped_ > used ? grouped_ - used : 0;
    items.push_back({Meaning::Free, meaningName(Meaning::Free), complete_ ? sized(free) : QString(),
                     theme.track});
    items.push_back({Meaning::Free, Text::tr("unallocated"),
                     sized(map_->deviceSize() - std::min(grouped_, map_->deviceSize())),
                     theme.unallocated});
    if (!complete_)
        items.push_back({Meaning::Changed, Text::tr("extents are still being read …"), {}, {}});
    paintLegendRows(painter, area, items, theme, smallFont(font_));
}

qreal DeviceMapPainter::paintScale(QPainter& painter, const Theme& theme) const {
    const QFont small = smallFont(font_);
    const QFontMetricsF metrics(small);
    const qreal em = metrics.height();
    const auto& all = map_->totals();
    QString low;
    QString high;
    if (mode_ == ColourMode::Owners) {
        low = Text::tr("1 owner");
        high = Text::tr("64 or more (at most %1 here)").arg(all.maxOwners);
    } else {
        const bool any = all.extents != 0;
        low = Text::tr("oldest: generation %1").arg(any ? all.minGeneration : 0);
        high = Text::tr("newest: %1").arg(all.maxGeneration);
    }
    painter.setFont(small);
    painter.setPen(theme.text);
    const qreal baseline = legend_.top() + metrics.ascent();
    painter.drawText(QPointF(legend_.left(), baseline), low);
    const qreal from = legend_.left() + metrics.horizontalAdvance(low) + em * 0.7;
    constexpr int steps = 16;
    const qreal step = onPixel(em * 0.6, dpr_);
    for (int i = 0; i < steps; ++i)
        painter.fillRect(
            QRectF(onPixel(from, dpr_) + i * step, legend_.top() + em * 0.14, step, em * 0.72),
            theme.ramp(static_cast<double>(i) / (steps - 1)));
    painter.drawText(QPointF(from + steps * step + em * 0.7, baseline), high);
    return legend_.top() + em * 1.35;
}

void DeviceMapPainter::paintEmpty(QPainter& painter, const Theme& theme) const {
    for (const RailPlace& place : rails_)
        painter.fillRect(place.area, theme.unallocated);
    paintNothing(painter, plot_.isEmpty() ? QRectF(QPointF(), size_) : plot_,
                 Text::tr("No image is open"), Text::tr("Open one to see every byte of it here."),
                 theme, font_);
}

std::vector<QRectF> DeviceMapPainter::areasOf(const ByteRange& range) const {
    std::vector<QRectF> out;
    if (!map_ || !axis_.usable())
        return out;
    for (const std::size_t index : supers_) {
        const scene::DeviceExtent super = map_->extent(index);
        if (range.contains(super.device) && range.end() <= super.device + super.length) {
            out.push_back(stripeOf(super));
            return out;
        }
    }
    const auto segments = segments_.all();
    const ByteRange seen = axis_.visible();
    for (std::size_t i = segments_.at(std::max(range.offset, seen.offset));
         i < segments.size() && segments[i].from < std::min(range.end(), seen.end()); ++i) {
        const std::uint64_t from = std::max(range.offset, segments[i].from);
        const std::uint64_t to = std::min(range.end(), segments[i].to);
        Rail rail = segments[i].rail;
        if (!segments[i].grouped) {
            const auto extent = map_->extentAt(range.offset);
            rail = extent ? railOfExtent(*extent) : Rail::System;
        }
        const QRectF area = railArea(rail);
        if (area.isEmpty() || from >= to)
            continue;
        const qreal left = std::clamp(plot_.left() + axis_.xOf(from), plot_.left(), plot_.right());
        const qreal right = std::clamp(plot_.left() + axis_.xOf(to), plot_.left(), plot_.right());
        out.emplace_back(left, area.top(), std::max(1 / dpr_, right - left), area.height());
    }
    return out;
}

void DeviceMapPainter::paintOverlay(QPainter& painter, const Theme& theme, const Spot& hover,
                                    const Spot& selection) const {
    if (hover.device && hover.device != selection.device) {
        QColor wash = theme.fill(Meaning::Changed);
        wash.setAlphaF(0.28F);
        for (const QRectF& area : areasOf(*hover.device)) {
            painter.fillRect(area, wash);
            frameChanged(painter, area, theme, em_ * 0.75);
        }
    }
    if (selection.device) {
        for (const QRectF& area : areasOf(*selection.device))
            frameChanged(painter, area, theme, em_);
    }
}

}  // namespace daxscope::ui
