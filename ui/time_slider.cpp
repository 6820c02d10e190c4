#include "ui/time_slider.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include "ui/theme.h"

namespace daxscope::ui {

TimeSlider::TimeSlider(QWidget* parent) : QSlider(Qt::Horizontal, parent) {
    setObjectName(QStringLiteral("timeSlider"));
    setAccessibleName(tr("Moments"));
    setFocusPolicy(Qt::StrongFocus);
    setSingleStep(1);
    setPageStep(10);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
}

void TimeSlider::setStates(const MomentStates& states) {
    if (states == all_)
        return;
    all_ = states;
    const QSignalBlocker quiet(this);
    setRange(0, std::max(0, static_cast<int>(all_.states.size()) - 1));
    update();
}

QSize TimeSlider::sizeHint() const {
    const int em = fontMetrics().height();
    return {em * 20, em * 3 / 2};
}

QSize TimeSlider::minimumSizeHint() const {
    const int em = fontMetrics().height();
    return {em * 8, em * 3 / 2};
}

qreal TimeSlider::place(int state) const {
    const qreal em = fontMetrics().height();
    const qreal room = width() - em;
    return em / 2 + (maximum() == 0 ? 0 : room * state / maximum());
}

int TimeSlider::stateAt(qreal x) const {
    const qreal em = fontMetrics().height();
    const qreal room = std::max<qreal>(1, width() - em);
    return std::clamp(qRound((x - em / 2) / room * maximum()), 0, maximum());
}

void TimeSlider::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme theme = Theme::fromPalette(palette());
    const qreal em = fontMetrics().height();
    const qreal middle = height() / 2.0;
    const qreal thin = std::max<qreal>(1, em / 14);
    const qreal now = place(std::max(0, all_.now));
    painter.setPen(QPen(theme.outline, thin));
    painter.drawLine(QPointF(place(0), middle), QPointF(now, middle));
    // What was undone lies ahead.
    painter.setPen(QPen(theme.outline, thin, Qt::DotLine));
    painter.drawLine(QPointF(now, middle), QPointF(place(maximum()), middle));
    qreal last = -em;
    for (int state = 0; state <= maximum(); ++state) {
        const MomentState& one = all_.states.at(static_cast<std::size_t>(state));
        const qreal at = place(state);
        const bool named = !one.label.empty();
        // Of ticks that would touch one is enough.
        if (!named && state != all_.now && at - last < thin * 2)
            continue;
        last = at;
        const qreal half = em * (named || state == all_.now ? 0.42 : 0.22);
        painter.setPen(QPen(named || state == all_.now ? theme.text : theme.outline, thin));
        painter.drawLine(QPointF(at, middle - half), QPointF(at, middle + half));
    }
    painter.setRenderHint(QPainter::Antialiasing);
    const bool atNow = value() == all_.now;
    const qreal size = em * 0.42;
    painter.setPen(QPen(theme.accent, std::max<qreal>(1.5, em / 9)));
    painter.setBrush(atNow ? theme.accent : theme.background);
    painter.drawEllipse(QPointF(place(value()), middle), size, size);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.accent, 1));
        painter.drawEllipse(QPointF(place(value()), middle), size + em / 5, size + em / 5);
    }
}

void TimeSlider::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton)
        return event->ignore();
    setSliderDown(true);
    setValue(stateAt(event->position().x()));
}

void TimeSlider::mouseMoveEvent(QMouseEvent* event) {
    if (isSliderDown())
        setValue(stateAt(event->position().x()));
}

void TimeSlider::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton)
        setSliderDown(false);
}

bool TimeSlider::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip && !all_.states.empty()) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int state = stateAt(help->pos().x());
        const MomentState& one = all_.states.at(static_cast<std::size_t>(state));
        QString text = wordsOf(one);
        if (!one.label.empty() && !one.name.empty())
            text = tr("%1, after %2").arg(text, QString::fromStdString(one.name));
        if (state == all_.now)
            text = tr("now · %1").arg(text);
        else if (state > all_.now)
            text = tr("undone · %1").arg(text);
        if (const QString time = timeOf(one); !time.isEmpty())
            text = tr("%1 · %2").arg(text, time);
        QToolTip::showText(help->globalPos(), text.toHtmlEscaped(), this);
        return true;
    }
    return QSlider::event(event);
}

}  // namespace daxscope::ui
