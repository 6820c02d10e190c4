// MappingsView as a picture and as data.
#include <QPainter>
#include <QTextOption>

#include "ui/map/entry_blocks.h"
#include "ui/map/mappings_export.h"
#include "ui/map/page_map.h"
#include "ui/mappings_view.h"

namespace daxscope::ui {

/// The sentences, the pages, and the blocks of the shown file.
void MappingsView::paintTo(QPainter& painter, const QSizeF& size, const Theme& theme,
                           const QFont& font) {
    painter.fillRect(QRectF(QPointF(), size), theme.background);
    const QFontMetricsF metrics(font);
    const qreal em = metrics.height();
    qreal top = em * 0.5;
    QTextOption wrap(Qt::AlignLeft | Qt::AlignTop);
    wrap.setWrapMode(QTextOption::WordWrap);
    const auto say = [&](const QString& text, const QColor& colour) {
        if (text.isEmpty())
            return;
        const QRectF room(em * 0.75, top, size.width() - em * 1.5, size.height() - top);
        const QRectF need =
            metrics.boundingRect(room, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, text);
        painter.setFont(font);
        painter.setPen(colour);
        painter.drawText(room, text, wrap);
        top += need.height() + em * 0.35;
    };
    const bool bad = mappings_ && mappings_->contradictions != 0;
    say(stateText(), mappings_ && (mappings_->removed || !mappings_->policies.empty())
                         ? theme.tone(Meaning::Unreachable)
                         : theme.text);
    say(storyText(), theme.text);
    say(agreement(), bad ? theme.tone(Meaning::Unreachable) : theme.secondary);
    EntryBlocks blocks;
    blocks.setFile(mappings_, shownFile());
    const bool withBlocks = blocks.file() != nullptr && size.height() - top > em * 20;
    const qreal below = withBlocks ? em * 11 : 0;
    painter.save();
    painter.translate(0, top);
    map_->paintTo(painter, QSizeF(size.width(), size.height() - top - below), theme, font);
    painter.restore();
    if (!withBlocks)
        return;
    blocks.layout(QSizeF(size.width(), below), font, painter.deviceTransform().m11());
    painter.save();
    painter.translate(0, size.height() - below);
    blocks.paint(painter, theme, {}, {});
    painter.restore();
}

QByteArray MappingsView::csv() const {
    return mappings_ ? mappingsCsv(*mappings_) : mappingsCsv({});
}

QByteArray MappingsView::json() const {
    return mappings_ ? mappingsJson(*mappings_) : QByteArrayLiteral("null\n");
}

}  // namespace daxscope::ui
