#include "ui/map/sharing_view.h"

#include <QFontMetricsF>
#include <QKeyEvent>
#include <QPainter>
#include <QWheelEvent>
#include <algorithm>

#include "base/text.h"
#include "ui/map/structure_export.h"
#include "ui/text.h"

namespace daxscope::ui {

SharingView::SharingView(Linked* linked, QWidget* parent) : MapView(linked, parent) {
    setAccessibleName(tr("Who shares"));
    setObjectName(QStringLiteral("sharingView"));
}

void SharingView::setSharing(const SharingPtr& sharing, quint64 blockSize) {
    sharing_ = sharing;
    painter_.setSharing(sharing, blockSize);
    relayout();
}

void SharingView::setNothing(const QString& title, const QString& hint) {
    painter_.setNothing(title, hint);
    if (!sharing_)
        setAccessibleDescription(QStringLiteral("%1. %2").arg(title, hint));
    changed();
}

QString SharingView::subtitle() const {
    if (!sharing_)
        return {};
    const std::size_t count = sharing_->holders.size();
    QString text;
    if (sharing_->scope == scene::Sharing::Scope::File) {
        const QString path = shown(sharing_->holders.front().name);
        text = count == 1
                   ? tr("%1 — nobody else holds its extents").arg(path)
                   : tr("%1 — and the %2 that hold extents of it").arg(path, grouped(count - 1));
    } else {
        text = count == 1 ? tr("all data of the image: 1 subvolume")
                          : tr("all data of the image: %1 subvolumes").arg(grouped(count));
    }
    const Axis& axis = painter_.axis();
    if (axis.usable())
        text += tr(" · 1 px = %1 · measured")
                    .arg(QString::fromStdString(
                        sizeText(static_cast<std::uint64_t>(std::max(1.0, axis.bytesPerPixel())))));
    return text;
}

QString SharingView::viewName() const { return QStringLiteral("sharing"); }

void SharingView::paintTo(QPainter& painter, const QSizeF& size, const Theme& theme,
                          const QFont& font) {
    SharingPainter copy = painter_;
    copy.layout(size, font, painter.deviceTransform().m11());
    copy.paint(painter, theme);
    if (const auto& change = linked().change())
        copy.paintChange(painter, theme, *change);
    copy.paintOverlay(painter, theme, {}, linked().selection());
}

QByteArray SharingView::csv() const { return sharing_ ? sharingCsv(*sharing_) : QByteArray(); }

QByteArray SharingView::json() const {
    return sharing_ ? sharingJson(*sharing_) : QByteArrayLiteral("null\n");
}

QSize SharingView::sizeHint() const {
    const qreal em = QFontMetricsF(font()).height();
    return QSizeF(em * 40, em * 24).toSize();
}

QSize SharingView::minimumSizeHint() const {
    const qreal em = QFontMetricsF(font()).height();
    return QSizeF(em * 14, em * 8).toSize();
}

void SharingView::layoutPicture(const QSizeF& size, const QFont& font, qreal dpr) {
    painter_.layout(size, font, dpr);
}

void SharingView::paintPicture(QPainter& painter, const Theme& theme) const {
    painter_.paint(painter, theme);
}

void SharingView::paintSpots(QPainter& painter, const Theme& theme, const Spot& hover,
                             const Spot& selection) const {
    painter_.paintOverlay(painter, theme, hover, selection);
}

void SharingView::paintChange(QPainter& painter, const Theme& theme,
                              const scene::Change& change) const {
    painter_.paintChange(painter, theme, change);
}

Axis* SharingView::axisAt(QPointF at) {
    const QRectF rails = painter_.rails();
    const qreal em = painter_.em();
    if (!sharing_ || at.x() < rails.left() - em * 0.3 || at.x() > rails.right() + em ||
        at.y() > rails.bottom() + em)
        return nullptr;
    return &painter_.axis();
}

Spot SharingView::spotAt(QPointF at) const {
    const auto hit = painter_.hit(at);
    return hit && hit->piece ? painter_.spotOf(*hit->piece) : Spot{};
}

QString SharingView::tooltipAt(QPointF at) const {
    const auto hit = painter_.hit(at);
    return hit ? painter_.describe(*hit) : QString();
}

Spot SharingView::rangeSpot(const Axis& axis, double fromX, double toX) const {
    Spot spot;
    const std::uint64_t from = axis.edge(fromX);
    const std::uint64_t to = std::max(axis.edge(toX), from + 1);
    if (sharing_ && sharing_->scope == scene::Sharing::Scope::File)
        spot.file = ByteRange{from, to - from};
    else if (sharing_)
        return painter_.spotOf(sharing_->firstEndingAfter(from));
    return spot;
}

bool SharingView::walk(int direction) {
    if (!sharing_ || sharing_->count() == 0)
        return false;
    std::size_t next = sharing_->firstEndingAfter(painter_.axis().visible().offset);
    if (const auto chosen = painter_.pieceOf(linked().selection())) {
        if (direction < 0 ? *chosen == 0 : *chosen + 1 >= sharing_->count())
            return false;
        next = direction < 0 ? *chosen - 1 : *chosen + 1;
    }
    linked().setSelection(painter_.spotOf(std::min(next, sharing_->count() - 1)));
    return true;
}

QString SharingView::selectionText() const {
    const auto chosen = painter_.pieceOf(linked().selection());
    return chosen ? painter_.describePiece(*chosen) : QString();
}

void SharingView::revealSelection() {
    const auto chosen = painter_.pieceOf(linked().selection());
    Axis& axis = painter_.axis();
    if (!chosen || !axis.usable() || axis.fitted())
        return;
    const auto& piece = sharing_->piece(*chosen);
    const Axis before = axis;
    const ByteRange seen = axis.visible();
    if (piece.at >= seen.end() || piece.at + piece.length <= seen.offset)
        axis.reveal({piece.at, piece.length});
    if (!(axis == before))
        changed();
}

void SharingView::scrollRows(int rows) {
    if (painter_.scrollRows(rows))
        changed();
}

void SharingView::wheelEvent(QWheelEvent* event) {
    if (event->position().x() >= painter_.railsLeft())
        return MapView::wheelEvent(event);
    scrollRows(event->angleDelta().y() > 0 ? -1 : 1);
    event->accept();
}

void SharingView::keyPressEvent(QKeyEvent* event) {
    if (event->modifiers() == Qt::ControlModifier &&
        (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down))
        return scrollRows(event->key() == Qt::Key_Up ? -1 : 1);
    MapView::keyPressEvent(event);
}

}  // namespace daxscope::ui
