#include "ui/file_row.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QPaintEngine>
#include <QPainter>
#include <algorithm>

#include "ui/file_tree_model.h"
#include "ui/theme.h"

namespace daxscope::ui {

namespace {

void paintGlyph(QPainter& painter, const QRectF& area, FileTreeModel::Glyph glyph,
                const Theme& theme) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal line = std::max(1.0, area.width() / 11);
    QPen pen(theme.secondary, line);
    pen.setJoinStyle(Qt::MiterJoin);
    if (glyph == FileTreeModel::Glyph::Subvolume) {
        pen.setDashPattern({2.0, 1.4});
        painter.setPen(pen);
        painter.drawRect(area.adjusted(line, line, -line, -line));
    } else {
        const qreal side = area.width() * 0.64;
        painter.setPen(pen);
        painter.drawRect(QRectF(area.topLeft() + QPointF(line / 2, line / 2), QSizeF(side, side)));
        painter.setBrush(theme.background);
        painter.drawRect(QRectF(area.bottomRight() - QPointF(side + line / 2, side + line / 2),
                                QSizeF(side, side)));
    }
    painter.restore();
}

}  // namespace

void paintFileName(QPainter& painter, const QRectF& area, const QModelIndex& index,
                   const Theme& theme, const QFont& base) {
    QFont font = base;
    const auto glyph =
        static_cast<FileTreeModel::Glyph>(index.data(FileTreeModel::GlyphRole).toInt());
    if (glyph == FileTreeModel::Glyph::Image)
        font.setWeight(QFont::DemiBold);
    const QFontMetricsF metrics(font);
    const qreal em = metrics.height();
    QRectF rest = area.adjusted(em * 0.15, 0, -em * 0.3, 0);
    if (glyph == FileTreeModel::Glyph::Subvolume || glyph == FileTreeModel::Glyph::Snapshot) {
        const qreal side = std::round(em * 0.68);
        paintGlyph(painter,
                   QRectF(rest.left(), std::round(rest.center().y() - side / 2), side, side), glyph,
                   theme);
        rest.setLeft(rest.left() + side + em * 0.35);
    }
    const QString name = index.data().toString();
    const QString note = index.data(FileTreeModel::NoteRole).toString();
    const qreal nameWidth = metrics.horizontalAdvance(name);
    painter.setFont(font);
    painter.setPen(theme.text);
    painter.drawText(rest, Qt::AlignVCenter | Qt::TextSingleLine,
                     metrics.elidedText(name, Qt::ElideMiddle, rest.width()));
    rest.setLeft(rest.left() + nameWidth + em * 0.5);
    if (note.isEmpty() || rest.width() < em * 1.5)
        return;
    const QFont small = smallFont(base);
    painter.setFont(small);
    const auto mark = static_cast<FileMark>(index.data(FileTreeModel::MarkRole).toInt());
    painter.setPen(mark == FileMark::None || mark == FileMark::Inside
                       ? theme.secondary
                       : mixed(theme.tone(Meaning::Changed), theme.text, 0.35));
    painter.drawText(rest, Qt::AlignVCenter | Qt::TextSingleLine,
                     QFontMetricsF(small).elidedText(note, Qt::ElideRight, rest.width()));
}

void paintFileSize(QPainter& painter, const QRectF& area, const QModelIndex& index,
                   const Theme& theme, const QFont& font) {
    painter.setFont(font);
    painter.setPen(theme.secondary);
    painter.drawText(area, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
                     index.data().toString());
}

void paintFileUsage(QPainter& painter, const QRectF& area, const QModelIndex& index,
                    const Theme& theme, const QFont& font) {
    const QVariant usage = index.data(FileTreeModel::UsageRole);
    if (!usage.isValid() || usage.value<Usage>().whole + usage.value<Usage>().sum() == 0)
        return;
    const qreal em = QFontMetricsF(font).height();
    const qreal height = std::round(em * 0.42);
    const QRectF track(area.left() + em * 0.5, std::round(area.center().y() - height / 2),
                       area.width() - em, height);
    const qreal pixel = 1 / painter.device()->devicePixelRatioF();
    paintUsageBar(painter, UsageBarGeometry::make(track, usage.value<Usage>(), 2 * pixel), theme);
}

void FileRowDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const {
    // SVG cannot clip: a row that is only half in sight would be written over what is below it.
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    const bool clips =
        painter->paintEngine() == nullptr || painter->paintEngine()->type() != QPaintEngine::SVG;
    if (view != nullptr && !clips && option.rect.bottom() > view->viewport()->height())
        return;
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QStyle* style = option.widget != nullptr ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &item, painter, option.widget);
    const Theme theme = Theme::fromPalette(option.palette);
    switch (index.column()) {
        case FileTreeModel::NameColumn:
            paintFileName(*painter, option.rect, index, theme, option.font);
            break;
        case FileTreeModel::SizeColumn:
            paintFileSize(*painter, option.rect, index, theme, option.font);
            break;
        default:
            paintFileUsage(*painter, option.rect, index, theme, option.font);
            break;
    }
}

QSize FileRowDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
    const qreal em = QFontMetricsF(option.font).height();
    return {qRound(em * 4), qRound(em * 1.6)};
}

}  // namespace daxscope::ui
