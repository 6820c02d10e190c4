#include "ui/map/device_map_view.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>

#include "base/text.h"
#include "ui/map/map_export.h"
#include "ui/text.h"

namespace daxscope::ui {

DeviceMapView::DeviceMapView(Linked* linked, QWidget* parent) : MapView(linked, parent) {
    setAccessibleName(tr("Device map"));
    setObjectName(QStringLiteral("deviceMap"));
}

void DeviceMapView::setScene(ScenePtr scene) {
    const bool other =
        !scene || !scene->device || painter_.axis().total() != scene->device->deviceSize();
    scene_ = std::move(scene);
    painter_.setMap(scene_ ? scene_->device : nullptr, scene_ && scene_->complete);
    if (other)
        painter_.axis().fit();
    relayout();
}

void DeviceMapView::setColourMode(ColourMode mode) {
    if (mode == painter_.colourMode())
        return;
    painter_.setColourMode(mode);
    changed();
    emit colourModeChanged(mode);
}

QString DeviceMapView::subtitle() const {
    const Axis& axis = painter_.axis();
    if (!painter_.map() || !axis.usable())
        return {};
    const QString pixel = QString::fromStdString(
        sizeText(static_cast<std::uint64_t>(std::max(1.0, axis.bytesPerPixel()))));
    if (axis.fitted())
        return tr("every byte of the image · 1 px = %1 · measured").arg(pixel);
    const ByteRange seen = axis.visible();
    return tr("%1 from %2 · 1 px = %3 · measured")
        .arg(sized(seen.length), sized(seen.offset), pixel);
}

ByteRange DeviceMapView::visibleRange() const { return painter_.axis().visible(); }

QString DeviceMapView::viewName() const { return QStringLiteral("device"); }

void DeviceMapView::paintTo(QPainter& painter, const QSizeF& size, const Theme& theme,
                            const QFont& font) {
    DeviceMapPainter copy = painter_;
    copy.layout(size, font, painter.deviceTransform().m11());
    copy.paint(painter, theme);
    if (const auto& change = linked().change())
        copy.paintChange(painter, theme, *change);
    copy.paintOverlay(painter, theme, {}, linked().selection());
}

QByteArray DeviceMapView::csv() const {
    return painter_.map() != nullptr ? deviceMapCsv(*painter_.map()) : QByteArray();
}

QByteArray DeviceMapView::json() const {
    return painter_.map() != nullptr ? deviceMapJson(*painter_.map()) : QByteArrayLiteral("null\n");
}

QSize DeviceMapView::sizeHint() const {
    const qreal em = QFontMetricsF(font()).height();
    return QSizeF(em * 40, DeviceMapPainter::naturalHeight(font())).toSize();
}

QSize DeviceMapView::minimumSizeHint() const {
    const qreal em = QFontMetricsF(font()).height();
    return QSizeF(em * 14, em * 5.5).toSize();
}

void DeviceMapView::showRange(ByteRange range) {
    painter_.axis().show(range);
    changed();
}

void DeviceMapView::showSelection() {
    if (linked().selection().device)
        showRange(*linked().selection().device);
}

void DeviceMapView::layoutPicture(const QSizeF& size, const QFont& font, qreal dpr) {
    painter_.layout(size, font, dpr);
}

void DeviceMapView::paintPicture(QPainter& painter, const Theme& theme) const {
    painter_.paint(painter, theme);
}

void DeviceMapView::paintSpots(QPainter& painter, const Theme& theme, const Spot& hover,
                               const Spot& selection) const {
    painter_.paintOverlay(painter, theme, hover, selection);
}

void DeviceMapView::paintChange(QPainter& painter, const Theme& theme,
                                const scene::Change& change) const {
    painter_.paintChange(painter, theme, change);
}

Axis* DeviceMapView::axisAt(QPointF at) {
    const qreal em = painter_.em();
    const QRectF reach = painter_.plot().adjusted(-em, -em, em, em * 2);
    return painter_.map() != nullptr && reach.contains(at) ? &painter_.axis() : nullptr;
}

Spot DeviceMapView::spotAt(QPointF at) const {
    Spot spot;
    const auto hit = painter_.hit(at);
    if (!hit)
        return spot;
    spot.device = hit->range;
    if (hit->extent)
        spot.extent = *hit->extent;
    return spot;
}

QString DeviceMapView::tooltipAt(QPointF at) const {
    const auto hit = painter_.hit(at);
    return hit ? painter_.describe(*hit) : QString();
}

Spot DeviceMapView::rangeSpot(const Axis& axis, double fromX, double toX) const {
    Spot spot;
    const std::uint64_t from = axis.edge(fromX);
    spot.device = ByteRange{from, std::max<std::uint64_t>(1, axis.edge(toX) - from)};
    return spot;
}

bool DeviceMapView::walk(int direction) {
    const scene::DeviceMap* const map = painter_.map();
    if (map == nullptr || map->extentCount() == 0)
        return false;
    const Spot& chosen = linked().selection();
    std::size_t next = 0;
    if (chosen.extent && *chosen.extent < map->extentCount()) {
        next = static_cast<std::size_t>(*chosen.extent);
        if (direction < 0 ? next == 0 : next + 1 == map->extentCount())
            return false;
        next = direction < 0 ? next - 1 : next + 1;
    } else {
        // From what is chosen without being an extent, or from what is seen first.
        const std::uint64_t from = chosen.device ? chosen.device->offset : visibleRange().offset;
        next = std::min(map->firstEndingAfter(from), map->extentCount() - 1);
        if (chosen.device && direction < 0 && next > 0)
            --next;
    }
    const scene::DeviceExtent extent = map->extent(next);
    Spot spot;
    spot.device = ByteRange{extent.device, extent.length};
    spot.extent = next;
    linked().setSelection(spot);
    return true;
}

QString DeviceMapView::selectionText() const {
    const Spot& chosen = linked().selection();
    if (chosen.extent)
        return painter_.describe(static_cast<std::size_t>(*chosen.extent));
    if (!chosen.device)
        return {};
    return tr("%1 at device byte %2")
        .arg(sized(chosen.device->length), grouped(chosen.device->offset));
}

void DeviceMapView::revealSelection() {
    const auto& device = linked().selection().device;
    Axis& axis = painter_.axis();
    if (!device || !axis.usable() || axis.fitted())
        return;
    const Axis before = axis;
    const ByteRange seen = axis.visible();
    if (device->offset >= seen.end() || device->end() <= seen.offset)
        axis.reveal(*device);
    if (!(axis == before))
        changed();
}

}  // namespace daxscope::ui
