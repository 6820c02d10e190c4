#include "ui/map/file_extents_view.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>

#include "base/text.h"
#include "ui/map/map_export.h"
#include "ui/text.h"

namespace daxscope::ui {

FileExtentsView::FileExtentsView(Linked* linked, QWidget* parent) : MapView(linked, parent) {
    setAccessibleName(tr("File extents"));
    setObjectName(QStringLiteral("fileExtents"));
}

void FileExtentsView::setScene(ScenePtr scene) {
    scene_ = std::move(scene);
    setFile(scene_ ? file_ : nullptr);
}

void FileExtentsView::setFile(FileExtentsPtr file) {
    const bool same =
        file && file_ && file->subvolume == file_->subvolume && file->inode == file_->inode;
    file_ = std::move(file);
    const std::uint64_t deviceSize = scene_ ? scene_->info.deviceSize : 0;
    // Axes keep what they show, unless they show everything.
    painter_.setFile(file_, deviceSize, scene_ ? scene_->info.sectorSize : 4096);
    if (!same) {
        painter_.fileAxis().fit();
        painter_.deviceAxis().fit();
    }
    relayout();
}

void FileExtentsView::setUnit(AxisUnit unit) {
    if (unit == painter_.unit())
        return;
    painter_.setUnit(unit);
    changed();
    emit unitChanged(unit);
}

void FileExtentsView::setDeviceScale(DeviceScale scale) {
    if (scale == painter_.deviceScale())
        return;
    painter_.setDeviceScale(scale);
    relayout();
    emit deviceScaleChanged(scale);
}

QString FileExtentsView::subtitle() const {
    if (!file_)
        return {};
    const std::uint64_t block =
        scene_ && scene_->info.sectorSize != 0 ? scene_->info.sectorSize : 4096;
    const std::uint64_t blocks = file_->size / block + (file_->size % block != 0 ? 1 : 0);
    const QString path = textOf(file_->path);
    QString text = blocks == 1 ? tr("%1 — 1 block").arg(path)
                               : tr("%1 — %2 blocks").arg(path, grouped(blocks));
    text += file_->count() == 1 ? tr(" in 1 extent")
                                : tr(" in %1 extents").arg(grouped(file_->count()));
    const Axis& axis = painter_.fileAxis();
    if (axis.usable())
        text += tr(" · 1 px = %1 · measured")
                    .arg(QString::fromStdString(
                        sizeText(static_cast<std::uint64_t>(std::max(1.0, axis.bytesPerPixel())))));
    return text;
}

QString FileExtentsView::viewName() const { return QStringLiteral("file-extents"); }

void FileExtentsView::paintTo(QPainter& painter, const QSizeF& size, const Theme& theme,
                              const QFont& font) {
    FileExtentsPainter copy = painter_;
    copy.layout(size, font, painter.deviceTransform().m11());
    copy.paint(painter, theme);
    if (const auto& change = linked().change())
        copy.paintChange(painter, theme, *change);
    copy.paintOverlay(painter, theme, {}, linked().selection());
}

QByteArray FileExtentsView::csv() const { return file_ ? fileExtentsCsv(*file_) : QByteArray(); }

QByteArray FileExtentsView::json() const {
    return file_ ? fileExtentsJson(*file_) : QByteArrayLiteral("null\n");
}

QSize FileExtentsView::sizeHint() const {
    const qreal em = QFontMetricsF(font()).height();
    return QSizeF(em * 40, FileExtentsPainter::naturalHeight(font())).toSize();
}

QSize FileExtentsView::minimumSizeHint() const {
    const qreal em = QFontMetricsF(font()).height();
    return QSizeF(em * 14, em * 8).toSize();
}

void FileExtentsView::fit() {
    painter_.fileAxis().fit();
    painter_.deviceAxis().fit();
    changed();
}

void FileExtentsView::showRange(ByteRange file) {
    painter_.fileAxis().show(file);
    changed();
}

void FileExtentsView::layoutPicture(const QSizeF& size, const QFont& font, qreal dpr) {
    painter_.layout(size, font, dpr);
}

void FileExtentsView::paintPicture(QPainter& painter, const Theme& theme) const {
    painter_.paint(painter, theme);
}

void FileExtentsView::paintSpots(QPainter& painter, const Theme& theme, const Spot& hover,
                                 const Spot& selection) const {
    painter_.paintOverlay(painter, theme, hover, selection);
}

void FileExtentsView::paintChange(QPainter& painter, const Theme& theme,
                                  const scene::Change& change) const {
    painter_.paintChange(painter, theme, change);
}

Axis* FileExtentsView::axisAt(QPointF at) {
    const QRectF file = painter_.fileRail();
    const QRectF device = painter_.deviceRail();
    const qreal em = painter_.em();
    if (!file_ || at.x() < file.left() - em || at.x() > file.right() + em ||
        at.y() > device.bottom() + em * 2)
        return nullptr;
    const bool below = at.y() > (file.bottom() + device.top()) / 2;
    return below ? &painter_.deviceAxis() : &painter_.fileAxis();
}

Axis& FileExtentsView::keyAxis() {
    return keysOnDevice_ ? painter_.deviceAxis() : painter_.fileAxis();
}

void FileExtentsView::setKeyAxis(Axis* axis) { keysOnDevice_ = axis == &painter_.deviceAxis(); }

Spot FileExtentsView::spotAt(QPointF at) const {
    const auto hit = painter_.hit(at);
    return hit && hit->extent ? painter_.spotOf(*hit->extent) : Spot{};
}

QString FileExtentsView::tooltipAt(QPointF at) const {
    const auto hit = painter_.hit(at);
    return hit ? painter_.describe(*hit) : QString();
}

Spot FileExtentsView::rangeSpot(const Axis& axis, double fromX, double toX) const {
    Spot spot;
    const std::uint64_t from = axis.edge(fromX);
    const std::uint64_t to = std::max(axis.edge(toX), from + 1);
    if (&axis != &painter_.deviceAxis()) {
        spot.file = ByteRange{from, to - from};
        return spot;
    }
    const std::uint64_t start = painter_.deviceLayout().deviceAt(from);
    const std::uint64_t end = painter_.deviceLayout().deviceAt(to);
    spot.device = ByteRange{start, end > start ? end - start : 1};
    return spot;
}

bool FileExtentsView::walk(int direction) {
    if (!file_ || file_->count() == 0)
        return false;
    const Spot& chosen = linked().selection();
    std::size_t next = 0;
    if (chosen.file) {
        const auto at = file_->find(chosen.file->offset);
        next = at.value_or(0);
        if (direction < 0 ? next == 0 : next + 1 >= file_->count())
            return false;
        next = direction < 0 ? next - 1 : next + 1;
    } else {
        next = std::min(file_->firstEndingAfter(painter_.fileAxis().visible().offset),
                        file_->count() - 1);
        if (chosen.device) {
            const std::size_t position = file_->firstOnDeviceEndingAfter(chosen.device->offset);
            if (position < file_->onDeviceCount())
                next = file_->onDevice(position);
        }
    }
    linked().setSelection(painter_.spotOf(next));
    return true;
}

QString FileExtentsView::selectionText() const {
    const Spot& chosen = linked().selection();
    if (!file_ || !chosen.file)
        return {};
    const auto at = file_->find(chosen.file->offset);
    return at ? painter_.describe(*at) : QString();
}

void FileExtentsView::revealSelection() {
    const auto& range = linked().selection().file;
    Axis& axis = painter_.fileAxis();
    if (!range || !axis.usable() || axis.fitted())
        return;
    const Axis before = axis;
    const ByteRange seen = axis.visible();
    if (range->offset >= seen.end() || range->end() <= seen.offset)
        axis.reveal(*range);
    if (!(axis == before))
        changed();
}

}  // namespace daxscope::ui
