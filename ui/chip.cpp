#include "ui/chip.h"

#include <QApplication>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>

#include "ui/theme.h"

namespace daxscope::ui {

Chip::Chip(const QString& text, QWidget* parent) : QAbstractButton(parent) {
    setText(text);
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);  // a click leaves the focus in the view
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
}

QSize Chip::sizeHint() const {
    const QFontMetricsF metrics(smallFont(QApplication::font()));
    return QSizeF(metrics.horizontalAdvance(text()) + metrics.height() * 1.3,
                  metrics.height() * 1.25)
        .toSize();
}

QSize Chip::minimumSizeHint() const {
    const QSize wanted = sizeHint();
    return {std::min(wanted.width(), wanted.height() * 2), wanted.height()};
}

bool Chip::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip && width() < sizeHint().width()) {
        QString tip = QStringLiteral("<b>%1</b>").arg(text().toHtmlEscaped());
        if (!toolTip().isEmpty())
            tip += QStringLiteral("<br>") + toolTip().toHtmlEscaped();
        QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), tip, this);
        return true;
    }
    return QAbstractButton::event(event);
}

void Chip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme theme = Theme::fromPalette(palette());
    const QRectF area = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    const qreal round = area.height() / 2;
    QColor ground = theme.background;
    if (isChecked())
        ground = theme.selection;
    else if (isDown() || underMouse())
        ground = mixed(theme.background, theme.text, isDown() ? 0.12 : 0.06);
    painter.setBrush(ground);
    painter.setPen(QPen(hasFocus()    ? theme.accent
                        : isChecked() ? theme.outline
                                      : theme.hairline,
                        hasFocus() ? 2 : 1));
    painter.drawRoundedRect(area, round, round);
    painter.setFont(smallFont(QApplication::font()));
    painter.setPen(isChecked() ? theme.text : theme.secondary);
    if (!isEnabled())
        painter.setPen(mixed(theme.secondary, theme.background, 0.5));
    const QFontMetrics metrics = painter.fontMetrics();
    const QString shown =
        width() < sizeHint().width()
            ? metrics.elidedText(text(), Qt::ElideRight, width() - metrics.height() * 3 / 4)
            : text();
    painter.drawText(rect(), Qt::AlignCenter, shown);
}

void Chip::enterEvent(QEnterEvent* event) {
    QAbstractButton::enterEvent(event);
    update();
}

void Chip::leaveEvent(QEvent* event) {
    QAbstractButton::leaveEvent(event);
    update();
}

}  // namespace daxscope::ui
