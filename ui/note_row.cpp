#include "ui/note_row.h"

#include <QApplication>
#include <QPainter>
#include <QStyle>

#include "ui/theme.h"

namespace daxscope::ui {

void NoteRowDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const {
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QStyle* style = option.widget != nullptr ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &item, painter, option.widget);
    const Theme theme = Theme::fromPalette(option.palette);
    const qreal em = QFontMetricsF(option.font).height();
    QRectF area = QRectF(option.rect).adjusted(em * 0.75, 0, -em * 0.75, 0);
    const QFont small = smallFont(option.font);
    const QFontMetricsF metrics(small);
    const QString note = index.data(noteRole).toString();
    painter->setFont(small);
    painter->setPen(theme.secondary);
    painter->drawText(area, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, note);
    area.setRight(area.right() - metrics.horizontalAdvance(note) - em * 0.6);
    painter->setFont(option.font);
    painter->setPen(theme.text);
    painter->drawText(area, Qt::AlignVCenter | Qt::TextSingleLine,
                      QFontMetricsF(option.font)
                          .elidedText(index.data().toString(), Qt::ElideMiddle, area.width()));
}

QSize NoteRowDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
    const qreal em = QFontMetricsF(option.font).height();
    return {qRound(em * 4), qRound(em * 1.55)};
}

}  // namespace daxscope::ui
