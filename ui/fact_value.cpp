#include "ui/fact_value.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QTextLayout>
#include <QTextOption>
#include <algorithm>
#include <cmath>

#include "ui/theme.h"

namespace daxscope::ui {

namespace {

/// Lines of `text` broken between words where there are any, else anywhere; their height.
qreal layOut(QTextLayout& layout, qreal width) {
    QTextOption option(Qt::AlignLeft);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    qreal y = 0;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition({0, y});
        y += line.height();
    }
    layout.endLayout();
    return y;
}

}  // namespace

FactValue::FactValue(const QString& text, bool mono, QWidget* parent)
    : QWidget(parent), text_(text), mono_(mono) {
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void FactValue::setText(const QString& text) {
    if (text_ == text)
        return;
    text_ = text;
    updateGeometry();
    update();
}

QFont FactValue::textFont() const { return mono_ ? monoFont(font()) : font(); }

QSize FactValue::sizeHint() const {
    const QFontMetrics metrics(textFont());
    const int em = fontMetrics().height();
    return {std::min(metrics.horizontalAdvance(text_) + 1, em * 16), metrics.height()};
}

QSize FactValue::minimumSizeHint() const {
    return {fontMetrics().height() * 3, fontMetrics().height()};
}

int FactValue::heightForWidth(int width) const {
    QTextLayout layout(text_, textFont());
    return static_cast<int>(std::ceil(
        std::max(layOut(layout, std::max(1, width)), QFontMetricsF(textFont()).height())));
}

void FactValue::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme theme = Theme::fromPalette(palette());
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.selection);
        painter.drawRoundedRect(rect(), 2, 2);
    }
    painter.setPen(theme.text);
    QTextLayout layout(text_, textFont());
    layOut(layout, std::max(1, width()));
    layout.draw(&painter, {});
}

void FactValue::copy() const { QApplication::clipboard()->setText(text_); }

void FactValue::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy))
        copy();
    else
        event->ignore();
}

void FactValue::mousePressEvent(QMouseEvent* event) { event->accept(); }

void FactValue::contextMenuEvent(QContextMenuEvent* event) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(
            tr("Copy “%1”")
                .arg(fontMetrics().elidedText(text_, Qt::ElideRight, fontMetrics().height() * 20)),
            this, [text = text_] { QApplication::clipboard()->setText(text); })
        ->setShortcut(QKeySequence::Copy);
    menu->popup(event->globalPos());
}

}  // namespace daxscope::ui
