// TreeView: mouse and keys.
#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>
#include <cmath>

#include "ui/map/map_keys.h"
#include "ui/map/tree_view.h"

namespace daxscope::ui {

void TreeView::walk(int along, int down) {
    const auto& items = painter_.geometry().items();
    if (items.empty())
        return;
    if (!current_ || *current_ >= items.size())
        return choose(0);
    const TreeItem& from = items[*current_];
    std::optional<std::uint32_t> best;
    if (down != 0) {
        // A parent or child; of several the nearest.
        for (const TreeLink& link : painter_.geometry().links()) {
            const std::uint32_t near = down > 0 ? link.parent : link.child;
            const std::uint32_t far = down > 0 ? link.child : link.parent;
            const auto distance = [&](std::uint32_t item) {
                return std::abs(items[item].area.center().x() - from.area.center().x());
            };
            if (near == *current_ && (!best || distance(far) < distance(*best)))
                best = far;
        }
    } else {
        const auto place = [&](const TreeItem& item) {
            return std::pair(item.area.left(), item.lane);
        };
        for (std::uint32_t i = 0; i < items.size(); ++i) {
            if (items[i].row != from.row || i == *current_)
                continue;
            const bool after = place(items[i]) > place(from);
            if (after == (along > 0) &&
                (!best || (place(items[i]) < place(items[*best])) == (along > 0)))
                best = i;
        }
    }
    if (best)
        choose(*best);
}

bool TreeView::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride && isZoomKey(*static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    if (event->type() == QEvent::DevicePixelRatioChange)
        relayout();
    return QAbstractScrollArea::event(event);
}

bool TreeView::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* const help = static_cast<QHelpEvent*>(event);
        const QPointF at = QPointF(help->pos()) + offset();
        if (const auto item = painter_.geometry().itemAt(at))
            QToolTip::showText(help->globalPos(), painter_.describe(*item), this);
        else if (const auto bracket = painter_.geometry().bracketAt(at))
            QToolTip::showText(help->globalPos(),
                               painter_.describe(painter_.geometry().brackets()[*bracket]), this);
        else
            QToolTip::hideText();
        return true;
    }
    if (event->type() == QEvent::Leave)
        point(std::nullopt);
    return QAbstractScrollArea::viewportEvent(event);
}

void TreeView::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton)
        return;
    pressing_ = true;
    dragging_ = false;
    pressed_ = event->position();
    scrolledFrom_ = {horizontalScrollBar()->value(), verticalScrollBar()->value()};
}

void TreeView::mouseMoveEvent(QMouseEvent* event) {
    if (!pressing_) {
        point(painter_.geometry().itemAt(event->position() + offset()));
        viewport()->setCursor(painter_.geometry().bracketAt(event->position() + offset())
                                  ? Qt::PointingHandCursor
                                  : Qt::ArrowCursor);
        return;
    }
    const QPointF moved = event->position() - pressed_;
    if (!dragging_ && moved.manhattanLength() < QApplication::startDragDistance())
        return;
    dragging_ = true;
    viewport()->setCursor(Qt::ClosedHandCursor);
    horizontalScrollBar()->setValue(scrolledFrom_.x() - static_cast<int>(moved.x()));
    verticalScrollBar()->setValue(scrolledFrom_.y() - static_cast<int>(moved.y()));
}

void TreeView::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !pressing_)
        return;
    pressing_ = false;
    viewport()->unsetCursor();
    if (dragging_)
        return;
    const QPointF at = event->position() + offset();
    if (const auto item = painter_.geometry().itemAt(at)) {
        press(*item);
    } else if (const auto bracket = painter_.geometry().bracketAt(at)) {
        const KeyRange keys = painter_.geometry().brackets()[*bracket].keys;
        painter_.geometry().collapse(keys);
        pointed_.reset();
        current_.reset();
        relayout();
        tell();
    } else {
        current_.reset();
        linked_->setSelection({});
    }
}

void TreeView::mouseDoubleClickEvent(QMouseEvent* event) {
    const auto item = painter_.geometry().itemAt(event->position() + offset());
    if (event->button() == Qt::LeftButton && item && !painter_.spotOf(*item).empty())
        emit activated(painter_.spotOf(*item));
}

void TreeView::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Left:
            return walk(-1, 0);
        case Qt::Key_Right:
            return walk(1, 0);
        case Qt::Key_Up:
            return walk(0, -1);
        case Qt::Key_Down:
            return walk(0, 1);
        case Qt::Key_Home:
            return horizontalScrollBar()->setValue(0);
        case Qt::Key_End:
            return horizontalScrollBar()->setValue(horizontalScrollBar()->maximum());
        case Qt::Key_PageUp:
            return horizontalScrollBar()->triggerAction(QAbstractSlider::SliderPageStepSub);
        case Qt::Key_PageDown:
            return horizontalScrollBar()->triggerAction(QAbstractSlider::SliderPageStepAdd);
        case Qt::Key_Plus:
        case Qt::Key_Equal:
            return zoom(1);
        case Qt::Key_Minus:
            return zoom(-1);
        case Qt::Key_0:
            return fit();
        case Qt::Key_Backspace:
            if (current_)
                foldAround(*current_);
            return;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (!current_)
                return walk(1, 0);
            if (painter_.geometry().items()[*current_].keys)
                return expand(*current_);
            if (const Spot spot = painter_.spotOf(*current_); !spot.empty())
                emit activated(spot);
            return;
        default:
            QAbstractScrollArea::keyPressEvent(event);
    }
}

}  // namespace daxscope::ui
