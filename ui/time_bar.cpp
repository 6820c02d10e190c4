#include "ui/time_bar.h"

#include <QAccessible>
#include <QApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/chip.h"
#include "ui/text_label.h"
#include "ui/theme.h"
#include "ui/time_slider.h"

namespace daxscope::ui {

TimeBar::TimeBar(QWidget* parent)
    : QWidget(parent),
      line_(new QWidget),
      before_(new QPushButton(QStringLiteral("◀"))),
      after_(new QPushButton(QStringLiteral("▶"))),
      slider_(new TimeSlider),
      words_(new TextLabel(Voice::Small)),
      band_(new QWidget),
      title_(new TextLabel(Voice::Title)),
      sentence_(new TextLabel(Voice::Normal)),
      compare_(new Chip(tr("compare with now"))),
      name_(new QPushButton(tr("Name…"))),
      now_(new QPushButton(tr("Back to now"))),
      restart_(new QPushButton(tr("Restart from here"))) {
    setObjectName(QStringLiteral("timeBar"));
    setAccessibleName(tr("Time"));
    const auto button = [](QPushButton* which, const QString& name, const QString& tip) {
        which->setObjectName(name);
        which->setAutoDefault(false);
        which->setToolTip(tip);
    };
    button(before_, QStringLiteral("timeBefore"), tr("The moment before (Alt+Left)"));
    button(after_, QStringLiteral("timeAfter"), tr("The moment after (Alt+Right)"));
    before_->setAccessibleName(tr("The moment before"));
    after_->setAccessibleName(tr("The moment after"));
    button(name_, QStringLiteral("timeName"), tr("Gives this moment a name"));
    button(now_, QStringLiteral("timeNow"), tr("Shows the image as it is now (Alt+End)"));
    button(restart_, QStringLiteral("timeRestart"),
           tr("The image becomes what it was at this moment; until something changes, the way "
              "forward stays open"));
    compare_->setObjectName(QStringLiteral("timeCompare"));
    compare_->setToolTip(
        tr("Frames what is different now, dashed where it is now; else what led to the moment "
           "(Ctrl+D)"));
    words_->setElide(Qt::ElideMiddle);
    sentence_->setElide(Qt::ElideRight);

    auto* line = new QHBoxLayout(line_);
    line->addWidget(before_);
    line->addWidget(slider_, 1);
    line->addWidget(after_);
    line->addWidget(words_);
    auto* band = new QHBoxLayout(band_);
    band->addWidget(title_);
    band->addWidget(sentence_, 1);
    for (QWidget* widget : std::initializer_list<QWidget*>{compare_, name_, restart_, now_})
        band->addWidget(widget);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(line_);
    column->addWidget(band_);
    connect(slider_, &QSlider::valueChanged, this, &TimeBar::lookWanted);
    connect(before_, &QPushButton::clicked, slider_,
            [this] { slider_->triggerAction(QAbstractSlider::SliderSingleStepSub); });
    connect(after_, &QPushButton::clicked, slider_,
            [this] { slider_->triggerAction(QAbstractSlider::SliderSingleStepAdd); });
    connect(slider_, &QSlider::valueChanged, this, &TimeBar::tell);
    connect(compare_, &Chip::toggled, this, &TimeBar::comparingChanged);
    connect(name_, &QPushButton::clicked, this, &TimeBar::nameWanted);
    connect(now_, &QPushButton::clicked, this, &TimeBar::nowWanted);
    connect(restart_, &QPushButton::clicked, this, &TimeBar::restartWanted);
    measure();
    setStates({});
}

void TimeBar::measure() {
    const qreal em = QFontMetricsF(QApplication::font()).height();
    line_->layout()->setContentsMargins(qRound(em * 0.5), 0, qRound(em * 0.75), 1);
    line_->layout()->setSpacing(qRound(em * 0.3));
    band_->layout()->setContentsMargins(qRound(em), qRound(em * 0.3), qRound(em * 0.75),
                                        qRound(em * 0.3));
    band_->layout()->setSpacing(qRound(em * 0.6));
    for (QPushButton* arrow : {before_, after_})
        arrow->setFixedSize(qRound(em * 1.7), qRound(em * 1.4));
    words_->setFixedWidth(qRound(em * 19));
}

bool TimeBar::event(QEvent* event) {
    if (fontChanged(event))
        measure();
    return QWidget::event(event);
}

int TimeBar::position() const { return slider_->value(); }

void TimeBar::setPosition(int state) {
    const QSignalBlocker quiet(slider_);
    slider_->setValue(state < 0 ? all_.now : state);
    tell();
}

bool TimeBar::comparing() const { return compare_->isChecked(); }

void TimeBar::setComparing(bool on) { compare_->setChecked(on); }

QString TimeBar::text() const {
    return shown_ < 0 ? QString() : title_->text() + QLatin1Char(' ') + sentence_->text();
}

void TimeBar::setStates(const MomentStates& states) {
    const bool atNow = all_.states.empty() || slider_->value() == all_.now;
    all_ = states;
    slider_->setStates(all_);
    if (atNow || slider_->value() > slider_->maximum())
        setPosition(-1);
    tell();
}

void TimeBar::setShown(int state) {
    const bool news = state >= 0 && shown_ < 0;
    shown_ = state;
    tell();
    if (news) {
        QAccessibleEvent spoken(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&spoken);
    }
}

void TimeBar::tell() {
    const int count = static_cast<int>(all_.states.size());
    setVisible(count > 1);
    if (count <= 1) {
        shown_ = -1;
        band_->hide();
        return;
    }
    const int at = slider_->value();
    const MomentState& wanted = all_.states.at(static_cast<std::size_t>(at));
    const QString time = timeOf(wanted);
    QString words = at == all_.now
                        ? tr("now · %1").arg(wordsOf(wanted))
                        : tr("%1 of %2 · %3").arg(at + 1).arg(count).arg(wordsOf(wanted));
    words_->setText(words);
    slider_->setAccessibleDescription(words);
    before_->setEnabled(at > 0);
    after_->setEnabled(at + 1 < count);
    const bool looking = shown_ >= 0 && shown_ < count;
    band_->setVisible(looking);
    if (looking) {
        const MomentState& state = all_.states.at(static_cast<std::size_t>(shown_));
        QString what = wordsOf(state);
        if (!state.label.empty() && !state.name.empty())
            what = tr("%1 after %2").arg(what, QString::fromStdString(state.name));
        const QString when = timeOf(state);
        title_->setText(state.lastCommit ? tr("The last commit")
                                         : tr("Moment %1 of %2").arg(shown_ + 1).arg(count));
        sentence_->setText(
            state.lastCommit ? tr("You look at the image as the last commit left it. Nothing here "
                                  "can be changed.")
            : when.isEmpty()
                ? tr("You look at the image as it was: %1. Nothing here can be changed.").arg(what)
                : tr("You look at the image as it was: %1, %2. Nothing here can be changed.")
                      .arg(what, when));
        name_->setVisible(!state.lastCommit);
        setAccessibleDescription(text());
    }
    update();
}

void TimeBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme theme = Theme::fromPalette(palette());
    painter.fillRect(rect(), theme.panel);
    if (!band_->isHidden()) {
        const QRect band = band_->geometry();
        painter.fillRect(band, mixed(theme.background, theme.accent, theme.dark ? 0.3 : 0.16));
        painter.fillRect(
            QRectF(band.left(), band.top(), fontMetrics().height() * 0.22, band.height()),
            theme.accent);
    }
    painter.fillRect(QRectF(0, height() - 1, width(), 1), theme.hairline);
}

}  // namespace daxscope::ui
