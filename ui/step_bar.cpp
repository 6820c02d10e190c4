#include "ui/step_bar.h"

#include <QAccessible>
#include <QApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

#include "ui/chip.h"
#include "ui/flow_row.h"
#include "ui/map/event_words.h"
#include "ui/text.h"
#include "ui/text_label.h"
#include "ui/theme.h"

namespace daxscope::ui {

using trace::Step;

namespace {

/// Between two events the engine runs for some microseconds.
constexpr int soonMilliseconds = 60;

}  // namespace

QString breakpointText(const trace::Breakpoint& breakpoint, const scene::Timeline* timeline) {
    QStringList parts;
    if (breakpoint.kind)
        parts << kindLabel(*breakpoint.kind);
    if (breakpoint.file) {
        const QString name =
            timeline != nullptr ? fileName(*timeline, *breakpoint.file) : QString();
        parts << (name.isEmpty() ? StepBar::tr("file %1").arg(breakpoint.file->inode) : name);
    }
    if (breakpoint.device)
        parts << StepBar::tr("device %1 +%2")
                     .arg(grouped(breakpoint.device->offset), grouped(breakpoint.device->length));
    return parts.isEmpty() ? StepBar::tr("everything") : parts.join(QStringLiteral(" · "));
}

StepBar::StepBar(Stepping* stepping, QWidget* parent)
    : QWidget(parent),
      stepping_(stepping),
      title_(new TextLabel(Voice::Title)),
      text_(new TextLabel(Voice::Normal)),
      stops_(new FlowRow) {
    setObjectName(QStringLiteral("stepBar"));
    text_->setElide(Qt::ElideRight);
    auto* row = new QHBoxLayout(this);
    row->addWidget(title_);
    row->addWidget(text_, 1);
    row->addWidget(stops_);
    const auto add = [&](const char* name, const QString& label, const QString& tip, auto act) {
        auto* button = new QPushButton(label);
        button->setObjectName(QLatin1String(name));
        button->setAutoDefault(false);
        button->setFocusPolicy(Qt::TabFocus);
        button->setToolTip(tip);
        button->setAccessibleDescription(tip);
        connect(button, &QPushButton::clicked, stepping_, act);
        row->addWidget(button);
        return button;
    };
    step_ = add("stepInto", tr("Step"), tr("To the next event (F10)"),
                [this] { stepping_->step(Step::Into); });
    over_ =
        add("stepOver", tr("Over"), tr("To the next event that is not inside this step (Ctrl+F10)"),
            [this] { stepping_->step(Step::Over); });
    out_ = add("stepOut", tr("Out"), tr("To the end of what this step is part of (Ctrl+Shift+F10)"),
               [this] { stepping_->step(Step::Out); });
    cancel_ = add("stepCancel", tr("Take back"),
                  tr("The operation that stands here fails, and what it has done is taken back"),
                  [this] { stepping_->cancelStanding(); });
    go_ = add("stepGo", tr("Continue"), tr("At full speed, until it stops again (F9)"), [this] {
        stepping_->setPace(std::chrono::milliseconds(0));
        stepping_->step(Step::Run);
    });
    soon_.setSingleShot(true);
    soon_.setInterval(soonMilliseconds);
    connect(&soon_, &QTimer::timeout, this, &StepBar::refresh);
    connect(stepping_, &Stepping::changed, this, [this] {
        // Standing is said at once.
        if (stepping_->standing() != 0 || !stepping_->wanted())
            refresh();
        else if (!soon_.isActive())
            soon_.start();
    });
    measure();
    refresh();
}

void StepBar::setTimeline(const TimelinePtr& timeline) {
    timeline_ = timeline;
    if (stepping_->standing() != 0)
        refresh();
}

QString StepBar::text() const {
    return title_->text() + (text_->text().isEmpty() ? QString() : QStringLiteral(": ")) +
           text_->text();
}

void StepBar::refresh() {
    soon_.stop();
    const bool stands = stepping_->standing() != 0;
    const bool slow = stepping_->pace().count() != 0;
    const QString before = text();
    const trace::Event* const event =
        stands && timeline_ ? timeline_->find(stepping_->standing()) : nullptr;
    if (stands) {
        title_->setText(!stepping_->wantsToStand() ? tr("Slow motion") : tr("Stands still"));
        text_->setText(event != nullptr
                           ? eventSentence(*timeline_, *event)
                           : tr("at an event; what changes the image waits until it goes on"));
    } else if (stepping_->pausing()) {
        title_->setText(tr("Stops at the next event"));
        text_->setText(tr("Do something: a store, a snapshot, a write."));
    } else if (slow) {
        title_->setText(tr("Slow motion"));
        text_->setText(
            tr("Every event that the timeline shows takes %1 ms, so that it can be seen.")
                .arg(stepping_->pace().count()));
    } else {
        title_->setText(tr("Stops at"));
        text_->setText({});
    }
    for (QPushButton* button : {step_, over_, out_, cancel_})
        button->setEnabled(stands);
    for (QPushButton* button : {step_, over_, out_, cancel_, go_})
        button->setVisible(stands || stepping_->pausing() || slow);
    go_->setText(stands || slow ? tr("Continue") : tr("Do not stop"));
    go_->setDefault(stands);
    refreshChips();
    setVisible(stepping_->wanted());
    setAccessibleName(text());
    update();
    if (isVisible() && stands && text() != before) {
        QAccessibleEvent spoken(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&spoken);
    }
}

void StepBar::refreshChips() {
    if (shown_ == stepping_->breakpoints() && chips_.size() == qsizetype(shown_.size()))
        return;
    shown_ = stepping_->breakpoints();
    qDeleteAll(chips_);
    chips_.clear();
    for (const trace::Breakpoint& breakpoint : shown_) {
        auto* chip = new Chip(tr("%1 ✕").arg(breakpointText(breakpoint, timeline_.get())));
        chip->setCheckable(false);
        chip->setToolTip(tr("The engine stops here. Click to let it run."));
        chip->setAccessibleDescription(chip->toolTip());
        connect(
            chip, &Chip::clicked, stepping_, [this, breakpoint] { stepping_->toggle(breakpoint); },
            Qt::QueuedConnection);
        stops_->add(chip);
        chips_ << chip;
    }
    stops_->setVisible(!chips_.isEmpty());
}

void StepBar::measure() {
    const int em = QFontMetrics(QApplication::font()).height();
    layout()->setContentsMargins(em * 3 / 4, em / 4, em * 3 / 5, em / 4);
    layout()->setSpacing(em / 2);
    stops_->setMinimumWidth(em * 12);
}

bool StepBar::event(QEvent* event) {
    if (fontChanged(event))
        measure();
    return QWidget::event(event);
}

void StepBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme theme = Theme::fromPalette(palette());
    const QColor edge = theme.tone(Meaning::Changed);
    const bool stands = stepping_->standing() != 0;
    painter.fillRect(rect(), stands ? mixed(theme.background, edge, 0.1) : theme.panel);
    painter.fillRect(QRectF(0, 0, fontMetrics().height() * 0.22, height()),
                     stands ? edge : theme.accent);
    painter.fillRect(QRectF(0, height() - 1, width(), 1), theme.hairline);
}

}  // namespace daxscope::ui
