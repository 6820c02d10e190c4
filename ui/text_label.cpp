#include "ui/text_label.h"

#include <QApplication>
#include <QEvent>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include "ui/theme.h"

namespace daxscope::ui {

namespace {

/// Only what the voice changes is set: the rest stays inherited and follows the application.
QFont fontOf(Voice voice) {
    const QFont base = QApplication::font();
    QFont font;
    switch (voice) {
        case Voice::Normal:
        case Voice::Secondary:
            break;
        case Voice::Title:
        case Voice::Strong:
            font.setWeight(QFont::DemiBold);
            break;
        case Voice::Small:
            return smallFont(base);
        case Voice::Mono:
            return monoFont(base);
        case Voice::Heading:
            font.setPointSizeF(base.pointSizeF() * 2);
            font.setWeight(QFont::DemiBold);
            break;
        case Voice::Lead:
            font.setPointSizeF(base.pointSizeF() * 1.15);
            break;
    }
    return font;
}

}  // namespace

bool fontChanged(const QEvent* event) {
    return event->type() == QEvent::FontChange || event->type() == QEvent::ApplicationFontChange;
}

TextLabel::TextLabel(Voice voice, const QString& text, QWidget* parent)
    : QLabel(parent), voice_(voice) {
    setTextFormat(Qt::PlainText);  // what is shown may be a name of the image's
    setText(text);
    restyle();
}

void TextLabel::setElide(Qt::TextElideMode mode) {
    elide_ = mode;
    setSizePolicy(QSizePolicy::Preferred, sizePolicy().verticalPolicy());
    updateGeometry();
}

void TextLabel::setCopyable() {
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
}

QSize TextLabel::minimumSizeHint() const {
    if (elide_ == Qt::ElideNone)
        return QLabel::minimumSizeHint();
    return {fontMetrics().horizontalAdvance(QStringLiteral("ab…")), QLabel::sizeHint().height()};
}

void TextLabel::restyle() {
    if (restyling_)
        return;
    restyling_ = true;
    setFont(fontOf(voice_));
    QPalette colours;
    if (voice_ == Voice::Secondary || voice_ == Voice::Small) {
        const QColor grey = Theme::fromPalette(QApplication::palette()).secondary;
        colours.setColor(QPalette::WindowText, grey);
        colours.setColor(QPalette::Text, grey);
    }
    setPalette(colours);
    restyling_ = false;
}

void TextLabel::changeEvent(QEvent* event) {
    QLabel::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::PaletteChange ||
        event->type() == QEvent::FontChange)
        restyle();
}

bool TextLabel::event(QEvent* event) {
    if (event->type() == QEvent::ApplicationFontChange ||
        event->type() == QEvent::ApplicationPaletteChange)
        restyle();
    if (event->type() == QEvent::ToolTip && elide_ != Qt::ElideNone && toolTip().isEmpty()) {
        const bool cut = QLabel::sizeHint().width() > width();
        QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(),
                           cut ? text().toHtmlEscaped() : QString(), this);
        return true;
    }
    return QLabel::event(event);
}

void TextLabel::paintEvent(QPaintEvent* event) {
    if (elide_ == Qt::ElideNone) {
        QLabel::paintEvent(event);
        return;
    }
    QPainter painter(this);
    const QRect area = contentsRect();
    painter.setPen(palette().color(foregroundRole()));
    painter.drawText(area, static_cast<int>(alignment()) | Qt::TextSingleLine,
                     fontMetrics().elidedText(text(), elide_, area.width()));
}

}  // namespace daxscope::ui
