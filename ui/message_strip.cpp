#include "ui/message_strip.h"

#include <QAccessible>
#include <QApplication>
#include <QEvent>
#include <QGridLayout>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>

#include "ui/text_label.h"
#include "ui/theme.h"

namespace daxscope::ui {

namespace {

constexpr int barSteps = 1000;

}  // namespace

MessageStrip::MessageStrip(QWidget* parent)
    : QWidget(parent),
      title_(new TextLabel(Voice::Title)),
      text_(new TextLabel(Voice::Normal)),
      advice_(new TextLabel(Voice::Secondary)),
      bar_(new QProgressBar),
      button_(new QPushButton) {
    setObjectName(QStringLiteral("messageStrip"));
    text_->setWordWrap(true);
    text_->setCopyable();
    advice_->setWordWrap(true);
    bar_->setTextVisible(false);
    bar_->setAccessibleName(tr("Progress"));
    button_->setAutoDefault(false);
    auto* grid = new QGridLayout(this);
    grid->addWidget(title_, 0, 0, Qt::AlignTop);
    grid->addWidget(text_, 0, 1);
    grid->addWidget(bar_, 0, 2, Qt::AlignVCenter);
    grid->addWidget(button_, 0, 3, 2, 1, Qt::AlignVCenter);
    grid->addWidget(advice_, 1, 1, 1, 2);
    grid->setColumnStretch(1, 1);
    grid->setRowStretch(0, 1);
    measure();
    connect(button_, &QPushButton::clicked, this, [this] {
        if (kind_ == Kind::Progress)
            emit cancelled();
        else
            dismiss();
    });
    hide();
}

void MessageStrip::measure() {
    const qreal em = QFontMetricsF(QApplication::font()).height();
    auto* grid = static_cast<QGridLayout*>(layout());
    grid->setContentsMargins(qRound(em), qRound(em * 0.5), qRound(em * 0.75), qRound(em * 0.5));
    grid->setHorizontalSpacing(qRound(em * 0.9));
    grid->setVerticalSpacing(0);
    bar_->setFixedSize(qRound(em * 14), qRound(em * 0.4));
}

bool MessageStrip::event(QEvent* event) {
    if (fontChanged(event))
        measure();
    return QWidget::event(event);
}

void MessageStrip::show(Kind kind, const QString& title, const QString& text,
                        const QString& advice) {
    const bool news = kind_ != kind || text_->text() != text;
    kind_ = kind;
    title_->setText(title);
    text_->setText(text);
    advice_->setText(advice);
    advice_->setVisible(!advice.isEmpty());
    layout()->setAlignment(title_, advice.isEmpty() ? Qt::AlignVCenter : Qt::AlignTop);
    bar_->setVisible(kind == Kind::Progress);
    button_->setText(kind == Kind::Progress ? tr("Cancel") : tr("Dismiss"));
    setAccessibleName(this->text());
    setVisible(true);
    update();
    if (news && kind != Kind::Progress) {
        QAccessibleEvent spoken(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&spoken);
    }
}

void MessageStrip::showProgress(const QString& title, double fraction, const QString& doing) {
    bar_->setRange(0, fraction < 0 ? 0 : barSteps);
    if (fraction >= 0)
        bar_->setValue(static_cast<int>(fraction * barSteps));
    show(Kind::Progress, title, doing, {});
}

void MessageStrip::showError(const QString& title, const QString& what, const QString& where,
                             const QString& advice) {
    show(Kind::Error, title, where.isEmpty() ? what : tr("%1 (%2)").arg(what, where), advice);
}

void MessageStrip::showNotice(const QString& title, const QString& what) {
    show(Kind::Notice, title, what, {});
}

void MessageStrip::dismiss() {
    kind_ = Kind::None;
    hide();
}

QString MessageStrip::text() const {
    return QStringList{title_->text(), text_->text(), advice_->text()}.join(QLatin1Char('\n'));
}

void MessageStrip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme theme = Theme::fromPalette(palette());
    QColor ground = theme.panel;
    QColor edge = theme.accent;
    if (kind_ == Kind::Error) {
        edge = theme.tone(Meaning::Unreachable);
        ground = mixed(theme.background, edge, 0.1);
    }
    painter.fillRect(rect(), ground);
    painter.fillRect(QRectF(0, 0, fontMetrics().height() * 0.22, height()), edge);
    painter.fillRect(QRectF(0, height() - 1, width(), 1), theme.hairline);
}

}  // namespace daxscope::ui
