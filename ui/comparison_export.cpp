// A comparison as picture, CSV and JSON.
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPainter>
#include <QTreeView>

#include "base/text.h"
#include "ui/comparison_view.h"
#include "ui/differences_model.h"
#include "ui/map/compared_file_view.h"
#include "ui/text.h"

namespace daxscope::ui {

namespace {

QByteArray joined(const QStringList& words) {
    return csvField(words.join(QLatin1Char(' ')).toUtf8());
}

}  // namespace

QByteArray differencesCsv(const scene::Differences& differences) {
    QByteArray out = "what,path,directory,subvolume,ranges,others\n";
    for (const scene::Difference& one : differences.list) {
        QStringList ranges;
        for (const ByteRange& range : one.ranges)
            ranges << QStringLiteral("%1+%2").arg(range.offset).arg(range.length);
        QStringList others;
        for (const std::string& other : one.others)
            others << QString::fromStdString(other);
        out += QByteArray(scene::kindName(one.kind)) + ',' +
               csvField(QByteArray::fromStdString(escapedName(one.path))) + ',' +
               (one.type == scene::FileType::Directory ? "1" : "0") + ',' +
               (one.isSubvolume ? "1" : "0") + ',' + joined(ranges) + ',' + joined(others) + '\n';
    }
    return out;
}

QByteArray differencesJson(const scene::Differences& differences) {
    QJsonArray list;
    for (const scene::Difference& one : differences.list) {
        QJsonArray ranges;
        for (const ByteRange& range : one.ranges)
            ranges << QJsonObject{{QStringLiteral("offset"), jsonInteger(range.offset)},
                                  {QStringLiteral("length"), jsonInteger(range.length)}};
        QJsonArray others;
        for (const std::string& other : one.others)
            others << QString::fromStdString(other);
        list << QJsonObject{{QStringLiteral("path"), shown(one.path)},
                            {QStringLiteral("what"), QLatin1String(scene::kindName(one.kind))},
                            {QStringLiteral("directory"), one.type == scene::FileType::Directory},
                            {QStringLiteral("subvolume"), one.isSubvolume},
                            {QStringLiteral("ranges"), ranges},
                            {QStringLiteral("others"), others}};
    }
    return QJsonDocument(QJsonObject{{QStringLiteral("differences"), list}}).toJson();
}

QString ComparisonView::viewName() const { return QStringLiteral("comparison"); }

QByteArray ComparisonView::csv() const {
    return model_->differences() ? differencesCsv(*model_->differences()) : QByteArray();
}

QByteArray ComparisonView::json() const {
    return model_->differences() ? differencesJson(*model_->differences())
                                 : QByteArrayLiteral("null\n");
}

void ComparisonView::paintTo(QPainter& painter, const QSizeF& size, const Theme& theme,
                             const QFont& font) {
    painter.fillRect(QRectF(QPointF(), size), theme.background);
    const QFontMetricsF metrics(font);
    const qreal em = metrics.height();
    const qreal row = std::round(em * 1.5);
    const bool drawn = !file_->painter().empty();
    const qreal foot = drawn ? std::min(em * 11, size.height() / 2) : 0;
    const qreal width = size.width() - em;
    qreal y = em * 0.4;
    const auto line = [&](const QString& text, const QColor& colour, qreal left, qreal room) {
        painter.setPen(colour);
        painter.setFont(font);
        painter.drawText(QRectF(em * 0.5 + left, y, room, row), Qt::AlignVCenter,
                         metrics.elidedText(text, Qt::ElideMiddle, room));
    };
    line(tr("From %1 to %2: %3").arg(nameOf(was_), nameOf(is_), subtitle()), theme.secondary, 0,
         width);
    y += row;
    const qreal what = em * 6;
    const qreal path = (width - what) * 0.5;
    for (int i = 0; i < model_->rowCount() && y + row <= size.height() - foot; ++i) {
        const QModelIndex at = model_->index(i, 0);
        if (i == list_->currentIndex().row())
            painter.fillRect(QRectF(0, y, size.width(), row), theme.selection);
        const auto text = [&](int column) { return at.siblingAtColumn(column).data().toString(); };
        line(text(DifferencesModel::WhatColumn), theme.text, 0, what - em);
        line(text(DifferencesModel::PathColumn), theme.text, what, path - em);
        line(text(DifferencesModel::WhereColumn), theme.secondary, what + path,
             width - what - path);
        y += row;
    }
    if (!drawn)
        return;
    ComparedFile copy = file_->painter();
    copy.layout(QSizeF(size.width(), foot), font);
    painter.translate(0, size.height() - foot);
    copy.paint(painter, theme);
    painter.translate(0, foot - size.height());
}

}  // namespace daxscope::ui
