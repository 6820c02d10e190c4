#include "ui/panel.h"

#include <QApplication>
#include <QContextMenuEvent>
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

/// The title. What it does not take itself, presses and double clicks, is the dock's.
class PanelBar : public QWidget {
public:
    QHBoxLayout* const row;
    TextLabel* const title;
    TextLabel* const subtitle;

    explicit PanelBar(Panel* panel, const QString& words)
        : row(new QHBoxLayout(this)),
          title(new TextLabel(Voice::Title, words)),
          subtitle(new TextLabel(Voice::Small)),
          panel_(panel) {
        subtitle->setElide(Qt::ElideRight);
        // It gives way before the chips do.
        subtitle->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        row->addWidget(title);
        row->addWidget(subtitle, 1);
        measure();
        connect(qApp, &QApplication::focusChanged, this, [this](QWidget* from, QWidget* to) {
            if ((from != nullptr && panel_->isAncestorOf(from)) ||
                (to != nullptr && panel_->isAncestorOf(to)))
                update();
        });
    }

    /// What the dock goes by.
    [[nodiscard]] QSize sizeHint() const override {
        return {QWidget::sizeHint().width(), height()};
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        const Theme theme = Theme::fromPalette(palette());
        painter.fillRect(rect(), theme.background);
        painter.fillRect(QRectF(0, height() - 1, width(), 1), theme.hairline);
        // Where the keyboard is: under the title, quiet enough to stay on.
        if (panel_->hasFocusWithin())
            painter.fillRect(QRectF(title->geometry().left(), height() - 2, title->width(), 2),
                             theme.accent);
    }
    bool event(QEvent* event) override {
        if (fontChanged(event))
            measure();
        return QWidget::event(event);
    }

private:
    void measure() {
        const qreal em = QFontMetricsF(QApplication::font()).height();
        setFixedHeight(qRound(em * 1.9));
        row->setContentsMargins(qRound(em * 0.75), 0, qRound(em * 0.6), qRound(em * 0.05));
        row->setSpacing(qRound(em * 0.55));
        subtitle->setMinimumWidth(qRound(em * 1.5));
        updateGeometry();
    }

    Panel* panel_;
};

Panel::Panel(const QString& name, const QString& title, QWidget* content, QWidget* parent)
    : QDockWidget(parent), bar_(new PanelBar(this, title)) {
    setObjectName(name);
    setWindowTitle(title);
    setAccessibleName(title);
    setAllowedAreas(Qt::AllDockWidgetAreas);
    setTitleBarWidget(bar_);
    setWidget(content);
}

QString Panel::title() const { return bar_->title->text(); }

void Panel::setTitle(const QString& title) {
    bar_->title->setText(title);
    setWindowTitle(title);
    setAccessibleName(title);
}

QString Panel::subtitle() const { return bar_->subtitle->text(); }

void Panel::setSubtitle(const QString& subtitle) {
    bar_->subtitle->setText(subtitle);
    setAccessibleDescription(subtitle);
}

Chip* Panel::addChip(const QString& text, const QString& tip) {
    auto* chip = new Chip(text, bar_);
    chip->setToolTip(tip);
    chip->setAccessibleDescription(tip);
    bar_->row->addWidget(chip);
    return chip;
}

void Panel::closeEvent(QCloseEvent* event) {
    QDockWidget::closeEvent(event);
    if (event->spontaneous())  // not when the program ends
        emit closed();
}

void Panel::contextMenuEvent(QContextMenuEvent* event) {
    if (bar_->geometry().contains(event->pos()))
        emit menuWanted(event->globalPos());
    else
        event->ignore();
}

void Panel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme theme = Theme::fromPalette(palette());
    painter.fillRect(rect(), theme.background);
    if (isWindow()) {
        painter.setPen(theme.outline);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

bool Panel::hasFocusWithin() const {
    const QWidget* focus = QApplication::focusWidget();
    return focus != nullptr && isAncestorOf(focus);
}

void Panel::point() {
    raise();  // it may be a tab behind another
    delete frame_;
    frame_ = new PointingFrame(this);
    frame_->show();
    QTimer::singleShot(pointedMilliseconds, frame_, [this] {
        frame_->deleteLater();
        frame_ = nullptr;
    });
}

void Panel::comeForward() {
    raise();
    if (const QWidget* active = QApplication::activeWindow();
        active != nullptr && active != window())
        window()->activateWindow();
}

void Panel::focusContent() {
    comeForward();
    if (content()->focusPolicy() & Qt::TabFocus) {
        content()->setFocus(Qt::OtherFocusReason);
        return;
    }
    for (QWidget* child : content()->findChildren<QWidget*>()) {
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
