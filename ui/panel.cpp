#include "ui/panel.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QTimer>
#include <QVBoxLayout>

#include "ui/chip.h"
#include "ui/text_label.h"
#include "ui/theme.h"

namespace daxscope::ui {

namespace {

/// Over everything in the panel, and in nobody's way.
class PointingFrame : public QWidget {
public:
    explicit PointingFrame(QWidget* panel) : QWidget(panel) {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setGeometry(panel->rect());
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        const Theme theme = Theme::fromPalette(palette());
        const qreal width = fontMetrics().height() * 0.2;
        painter.setPen(QPen(theme.tone(Meaning::Changed), width));
        painter.drawRect(QRectF(rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2));
    }
};

constexpr int pointedMilliseconds = 1800;

}  // namespace

Panel::Panel(const QString& name, const QString& title, QWidget* content, QWidget* parent)
    : QWidget(parent),
      bar_(new QWidget(this)),
      barLayout_(new QHBoxLayout(bar_)),
      title_(new TextLabel(Voice::Title, title)),
      subtitle_(new TextLabel(Voice::Small)),
      content_(content) {
    setObjectName(name);
    setAccessibleName(title);
    subtitle_->setElide(Qt::ElideRight);
    barLayout_->addWidget(title_);
    barLayout_->addWidget(subtitle_, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(bar_);
    column->addWidget(content_, 1);
    measure();
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget* from, QWidget* to) {
        if ((from != nullptr && isAncestorOf(from)) || (to != nullptr && isAncestorOf(to)))
            update();
    });
}

QString Panel::title() const { return title_->text(); }

void Panel::setTitle(const QString& title) {
    title_->setText(title);
    setAccessibleName(title);
}

QString Panel::subtitle() const { return subtitle_->text(); }

void Panel::setSubtitle(const QString& subtitle) {
    subtitle_->setText(subtitle);
    setAccessibleDescription(subtitle);
}

Chip* Panel::addChip(const QString& text, const QString& tip) {
    auto* chip = new Chip(text, bar_);
    chip->setToolTip(tip);
    chip->setAccessibleDescription(tip);
    barLayout_->addWidget(chip);
    return chip;
}

void Panel::measure() {
    const QFontMetricsF metrics(QApplication::font());
    const qreal em = metrics.height();
    bar_->setFixedHeight(qRound(em * 1.9));
    barLayout_->setContentsMargins(qRound(em * 0.75), 0, qRound(em * 0.6), qRound(em * 0.05));
    barLayout_->setSpacing(qRound(em * 0.55));
}

bool Panel::event(QEvent* event) {
    if (fontChanged(event))
        measure();
    return QWidget::event(event);
}

void Panel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme theme = Theme::fromPalette(palette());
    painter.fillRect(rect(), theme.background);
    const QRectF line(0, bar_->height() - 1, width(), 1);
    painter.fillRect(line, theme.hairline);
    if (hasFocusWithin()) {
        // Where the keyboard is: under the title, quiet enough to stay on.
        const qreal left = title_->geometry().left();
        painter.fillRect(QRectF(left, bar_->height() - 2, title_->width(), 2), theme.accent);
    }
}

bool Panel::hasFocusWithin() const {
    const QWidget* focus = QApplication::focusWidget();
    return focus != nullptr && isAncestorOf(focus);
}

void Panel::point() {
    delete frame_;
    frame_ = new PointingFrame(this);
    frame_->show();
    QTimer::singleShot(pointedMilliseconds, frame_, [this] {
        frame_->deleteLater();
        frame_ = nullptr;
    });
}

void Panel::focusContent() {
    if (content_->focusPolicy() & Qt::TabFocus) {
        content_->setFocus(Qt::OtherFocusReason);
        return;
    }
    for (QWidget* child : content_->findChildren<QWidget*>()) {
        if (child->isVisibleTo(this) && child->isEnabled() &&
            (child->focusPolicy() & Qt::TabFocus)) {
            child->setFocus(Qt::OtherFocusReason);
            return;
        }
    }
    for (Chip* chip : bar_->findChildren<Chip*>()) {
        chip->setFocus(Qt::OtherFocusReason);
        return;
    }
}

}  // namespace daxscope::ui
