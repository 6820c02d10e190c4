#include "ui/map/map_view.h"

#include <QAccessible>
#include <QApplication>
#include <QFontMetricsF>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QPainter>
#include <QToolTip>
#include <QWheelEvent>
#include <cmath>

#include "ui/map/map_keys.h"

namespace daxscope::ui {

namespace {

constexpr double keyZoom = 1.5;
/// One notch of a wheel is 120 units.
constexpr double unitsToDouble = 300;

}  // namespace

MapView::MapView(Linked* linked, QWidget* parent)
    : QWidget(parent), linked_(linked), theme_(Theme::fromPalette(palette())) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    connect(linked_, &Linked::hoverChanged, this, qOverload<>(&QWidget::update));
    connect(linked_, &Linked::changeChanged, this, qOverload<>(&QWidget::update));
    connect(linked_, &Linked::selectionChanged, this, &MapView::selectionMoved);
}

void MapView::selectionMoved() {
    if (!choosing_)
        revealSelection();
    const QString text = selectionText();
    if (text != accessibleDescription()) {
        setAccessibleDescription(text);
        QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
        QAccessible::updateAccessibility(&changed);
    }
    update();
}

void MapView::relayout() {
    layoutPicture(QSizeF(size()), font(), devicePixelRatioF());
    changed();
}

void MapView::changed() {
    cacheValid_ = false;
    update();
    const QString now = subtitle();
    if (now != lastSubtitle_) {
        lastSubtitle_ = now;
        emit subtitleChanged(now);
    }
    emit viewChanged();
}

void MapView::paintEvent(QPaintEvent* /*event*/) {
    const qreal dpr = devicePixelRatioF();
    const QSize wanted = (QSizeF(size()) * dpr).toSize();
    if (wanted.isEmpty())
        return;
    if (cache_.size() != wanted || cache_.devicePixelRatio() != dpr) {
        cache_ = QImage(wanted, QImage::Format_RGB32);
        cache_.setDevicePixelRatio(dpr);
        cacheValid_ = false;
    }
    if (!cacheValid_) {
        QPainter picture(&cache_);
        paintPicture(picture, theme_);
        cacheValid_ = true;
    }
    QPainter painter(this);
    painter.drawImage(QPointF(0, 0), cache_);
    if (const auto& change = linked_->change())
        paintChange(painter, theme_, *change);
    paintSpots(painter, theme_, linked_->hover(), linked_->selection());
    if (hasFocus()) {
        const qreal line = std::max(1.0, QFontMetricsF(font()).height() * 0.1);
        painter.setPen(QPen(theme_.accent, line));
        painter.drawRect(QRectF(rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2));
    }
}

void MapView::resizeEvent(QResizeEvent* /*event*/) { relayout(); }

void MapView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        theme_ = Theme::fromPalette(palette());
        changed();
    } else if (event->type() == QEvent::FontChange || event->type() == QEvent::LanguageChange) {
        updateGeometry();
        relayout();
    }
}

bool MapView::event(QEvent* event) {
    switch (event->type()) {
        case QEvent::ToolTip: {
            const auto* const help = static_cast<QHelpEvent*>(event);
            const QString text = tooltipAt(QPointF(help->pos()));
            if (text.isEmpty())
                QToolTip::hideText();
            else
                QToolTip::showText(help->globalPos(), text, this);
            return true;
        }
        case QEvent::DevicePixelRatioChange:
            relayout();
            break;
        case QEvent::NativeGesture: {
            const auto* const gesture = static_cast<QNativeGestureEvent*>(event);
            Axis* const axis = axisAt(gesture->position());
            if (gesture->gestureType() == Qt::ZoomNativeGesture && axis != nullptr) {
                zoom(*axis, std::exp(gesture->value()), gesture->position().x() - axisLeft());
                return true;
            }
            break;
        }
        case QEvent::ShortcutOverride:
            if (isZoomKey(*static_cast<QKeyEvent*>(event))) {
                event->accept();
                return true;
            }
            break;
        default:
            break;
    }
    return QWidget::event(event);
}

void MapView::mousePressEvent(QMouseEvent* event) {
    pressedAxis_ = axisAt(event->position());
    if (event->button() != Qt::LeftButton || pressedAxis_ == nullptr) {
        pressedAxis_ = nullptr;
        event->ignore();
        return;
    }
    setKeyAxis(pressedAxis_);
    pressed_ = event->position();
    pressedFrom_ = pressedAxis_->from();
    dragging_ = false;
    ranging_ = event->modifiers().testFlag(Qt::ShiftModifier);
}

void MapView::mouseMoveEvent(QMouseEvent* event) {
    const QPointF at = event->position();
    if (pressedAxis_ == nullptr) {
        linked_->setHover(spotAt(at));
        return;
    }
    if (!dragging_ && std::abs(at.x() - pressed_.x()) < QApplication::startDragDistance() / 2.0)
        return;
    dragging_ = true;
    if (ranging_) {
        choosing_ = true;
        linked_->setSelection(rangeSpot(*pressedAxis_, std::min(pressed_.x(), at.x()) - axisLeft(),
                                        std::max(pressed_.x(), at.x()) - axisLeft()));
        choosing_ = false;
        return;
    }
    setCursor(Qt::ClosedHandCursor);
    pressedAxis_->setFrom(pressedFrom_ - (at.x() - pressed_.x()) * pressedAxis_->bytesPerPixel());
    changed();
}

void MapView::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || pressedAxis_ == nullptr)
        return;
    pressedAxis_ = nullptr;
    unsetCursor();
    if (dragging_)
        return;
    choosing_ = true;
    linked_->setSelection(spotAt(event->position()));
    choosing_ = false;
}

void MapView::mouseDoubleClickEvent(QMouseEvent* event) {
    const Spot spot = spotAt(event->position());
    if (event->button() == Qt::LeftButton && !spot.empty())
        emit activated(spot);
}

void MapView::leaveEvent(QEvent* /*event*/) {
    if (pressedAxis_ == nullptr)
        linked_->setHover({});
}

void MapView::wheelEvent(QWheelEvent* event) {
    Axis* const axis = axisAt(event->position());
    if (axis == nullptr || !axis->usable()) {
        event->ignore();
        return;
    }
    const QPoint angle = event->angleDelta();
    const bool sideways =
        event->modifiers().testFlag(Qt::ShiftModifier) || std::abs(angle.x()) > std::abs(angle.y());
    if (sideways) {
        const int units = angle.x() != 0 ? angle.x() : angle.y();
        axis->pan(-units / 120.0 * axis->width() / 10);
        changed();
    } else if (angle.y() != 0) {
        zoom(*axis, std::exp2(angle.y() / unitsToDouble), event->position().x() - axisLeft());
    }
    linked_->setHover(spotAt(event->position()));
    event->accept();
}

void MapView::zoom(Axis& axis, double factor, std::optional<double> x) {
    if (!axis.usable())
        return;
    axis.zoom(factor, x.value_or(axis.width() / 2));
    changed();
}

void MapView::zoomIn() { zoom(keyAxis(), keyZoom); }
void MapView::zoomOut() { zoom(keyAxis(), 1 / keyZoom); }

void MapView::fit() {
    keyAxis().fit();
    changed();
}

void MapView::keyPressEvent(QKeyEvent* event) {
    if (!pressKey(event->key(), event->modifiers()))
        QWidget::keyPressEvent(event);
}

bool MapView::pressKey(int key, Qt::KeyboardModifiers modifiers) {
    Axis& axis = keyAxis();
    const bool far = modifiers.testFlag(Qt::ShiftModifier);
    const double step = axis.width() * (far ? 0.5 : 0.1);
    switch (key) {
        case Qt::Key_Plus:
        case Qt::Key_Equal:
            zoomIn();
            return true;
        case Qt::Key_Minus:
            zoomOut();
            return true;
        case Qt::Key_0:
            fit();
            return true;
        case Qt::Key_Left:
            axis.pan(-step);
            break;
        case Qt::Key_Right:
            axis.pan(step);
            break;
        case Qt::Key_PageUp:
            axis.pan(-axis.width() * 0.9);
            break;
        case Qt::Key_PageDown:
            axis.pan(axis.width() * 0.9);
            break;
        case Qt::Key_Home:
            axis.setFrom(0);
            break;
        case Qt::Key_End:
            axis.setFrom(static_cast<double>(axis.total()));
            break;
        case Qt::Key_Up:
            walk(-1);
            return true;
        case Qt::Key_Down:
            walk(1);
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (linked_->selection().empty())
                return walk(1);
            emit activated(linked_->selection());
            return true;
        case Qt::Key_Escape:
            if (linked_->selection().empty())
                return false;
            linked_->setSelection({});
            return true;
        default:
            return false;
    }
    changed();
    return true;
}

bool MapView::focusNextPrevChild(bool next) {
    // Tab walks only while something is chosen, so that it does not lock the keyboard in.
    if (!linked_->selection().empty() && walk(next ? 1 : -1))
        return true;
    return QWidget::focusNextPrevChild(next);
}

}  // namespace daxscope::ui
