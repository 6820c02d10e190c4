#include "ui/flow_row.h"

#include <QApplication>
#include <QEvent>
#include <QFontMetricsF>

namespace daxscope::ui {

FlowRow::FlowRow(QWidget* parent) : QWidget(parent) {
    QSizePolicy policy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

FlowRow::~FlowRow() {
    // They go after the list that they would leave.
    for (QWidget* widget : std::as_const(widgets_))
        widget->disconnect(this);
}

void FlowRow::add(QWidget* widget) {
    widget->setParent(this);
    widgets_ << widget;
    connect(widget, &QObject::destroyed, this, [this, widget] {
        widgets_.removeOne(widget);
        updateGeometry();
        arrange(width(), true);
    });
    widget->show();
    updateGeometry();
    arrange(width(), true);
}

int FlowRow::arrange(int width, bool move) const {
    const qreal em = QFontMetricsF(QApplication::font()).height();
    const int side = qRound(em * 0.75);
    const int gap = qRound(em * 0.4);
    const int top = qRound(em * 0.3);
    int x = side;
    int y = top;
    int row = 0;
    bool any = false;
    for (QWidget* widget : widgets_) {
        if (widget->isHidden())
            continue;
        QSize size = widget->sizeHint().expandedTo(widget->minimumSize());
        size.setWidth(std::min(size.width(), std::max(1, width - 2 * side)));
        if (any && x > side && x + size.width() > width - side) {
            x = side;
            y += row + gap;
            row = 0;
        }
        if (move)
            widget->setGeometry(x, y, size.width(), size.height());
        x += size.width() + gap;
        row = std::max(row, size.height());
        any = true;
    }
    return any ? y + row + top : 0;
}

QSize FlowRow::sizeHint() const { return {1, arrange(width(), false)}; }
QSize FlowRow::minimumSizeHint() const { return {1, arrange(width(), false)}; }
int FlowRow::heightForWidth(int width) const { return arrange(width, false); }

bool FlowRow::event(QEvent* event) {
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::ApplicationFontChange) {
        updateGeometry();
        arrange(width(), true);
    }
    return QWidget::event(event);
}

void FlowRow::resizeEvent(QResizeEvent*) { arrange(width(), true); }

}  // namespace daxscope::ui
