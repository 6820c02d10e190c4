#include "ui/map/compared_file_view.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <utility>

#include "ui/text.h"

namespace daxscope::ui {

ComparedFileView::ComparedFileView(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("comparedFile"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    tell();
}

void ComparedFileView::setNames(const QString& was, const QString& is) {
    painter_.setNames(was, is);
    update();
}

void ComparedFileView::setFile(FileExtentsPtr was, FileExtentsPtr is,
                               std::vector<ByteRange> differing) {
    painter_.setFile(std::move(was), std::move(is), std::move(differing));
    tell();
    update();
}

void ComparedFileView::setNothing(const QString& text) {
    nothing_ = text;
    tell();
    update();
}

void ComparedFileView::tell() {
    setAccessibleName(painter_.empty() ? nothing_
                                       : tr("The file on both sides. %1").arg(painter_.sentence()));
}

QSize ComparedFileView::sizeHint() const {
    const int em = fontMetrics().height();
    return {em * 28, em * 10};
}

QSize ComparedFileView::minimumSizeHint() const {
    const int em = fontMetrics().height();
    return {em * 10, em * 6};
}

void ComparedFileView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme theme = Theme::fromPalette(palette());
    const qreal em = fontMetrics().height();
    if (painter_.empty()) {
        painter.setPen(theme.secondary);
        painter.drawText(QRectF(rect()).adjusted(em, em, -em, -em),
                         Qt::AlignCenter | Qt::TextWordWrap, nothing_);
        return;
    }
    const QFont small = smallFont(font());
    const qreal line = em * 1.5;
    painter_.layout(QSizeF(width(), height() - line), font());
    painter_.paint(painter, theme);
    painter.setFont(small);
    painter.setPen(theme.text);
    painter.drawText(
        QRectF(em * 0.6, height() - line, width() - em * 1.2, line), Qt::AlignVCenter,
        QFontMetricsF(small).elidedText(painter_.sentence(), Qt::ElideRight, width() - em * 1.2));
}

void ComparedFileView::mousePressEvent(QMouseEvent* event) {
    const auto byte = painter_.byteAt(event->position());
    if (event->button() == Qt::LeftButton && byte)
        emit byteChosen(*byte);
}

bool ComparedFileView::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const auto byte = painter_.byteAt(help->pos());
        QToolTip::showText(help->globalPos(),
                           byte ? tr("byte %1 of the file").arg(grouped(*byte)) : QString(), this);
        return true;
    }
    return QWidget::event(event);
}

}  // namespace daxscope::ui
