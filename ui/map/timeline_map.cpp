#include "ui/map/timeline_map.h"

#include <QApplication>
#include <QFontMetricsF>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>
#include <ranges>

#include "ui/map/event_words.h"
#include "ui/map/time_axis.h"
#include "ui/map/timeline_export.h"

namespace daxscope::ui {

using trace::Event;

namespace {

quint64 newestOf(const TimelinePtr& timeline) {
    return !timeline || timeline->chunks.empty()
               ? 0
               : timeline->chunks.back()->events().back().sequence;
}

/// When the moment was taken, if an event behind the one numbered `after` tells of it.
std::optional<quint64> timeOfMoment(const TimelinePtr& timeline, quint64 number, quint64 after) {
    if (!timeline || number == 0)
        return std::nullopt;
    for (const scene::TimelineChunkPtr& chunk : timeline->chunks | std::views::reverse) {
        for (const trace::Event& event : chunk->events() | std::views::reverse) {
            if (event.sequence <= after)
                return std::nullopt;
            if (event.kind == trace::Kind::Moment && event.offset == number)
                return event.time;
        }
    }
    return std::nullopt;
}

}  // namespace

TimelineMap::TimelineMap(Linked* linked, QWidget* parent)
    : MapView(linked, parent), placed_(painter_.axis()) {
    setAccessibleName(tr("Timeline"));
    setObjectName(QStringLiteral("timelineMap"));
}

void TimelineMap::showMoment(quint64 number) {
    if (number == shownMoment_)
        return;
    shownMoment_ = number;
    painter_.setMoment(timeOfMoment(timeline_, number, 0));
    update();
}

void TimelineMap::setTimeline(const TimelinePtr& timeline) {
    // Numbers begin anew with each session.
    const bool fresh = newestOf(timeline) < newestOf(timeline_);
    const bool follows = following() || fresh || newestOf(timeline_) == 0;
    const quint64 seen = fresh ? 0 : newestOf(timeline_);
    timeline_ = timeline;
    if (const auto moment = timeOfMoment(timeline_, shownMoment_, seen); moment || fresh)
        painter_.setMoment(moment);
    if (fresh) {
        painter_.setMarker(0, {});
        painter_.setMarker(1, {});
        emit markersChanged();
    }
    if (fresh || chosenEvent() == nullptr)
        chosen_ = 0;
    painter_.setTimeline(timeline_, filter_);
    if (follows)
        place();
    relayout();
}

void TimelineMap::setFilter(const scene::EventFilter& filter) {
    filter_ = filter;
    const bool follows = following();
    painter_.setTimeline(timeline_, filter_);
    if (follows)
        place();
    relayout();
}

void TimelineMap::place() {
    if (timeline_ && timeline_->recent)
        painter_.show(timeline_->recent->begin, timeline_->recent->end);
    else
        painter_.axis().fit();
    placed_ = painter_.axis();
}

void TimelineMap::follow() {
    place();
    changed();
}

void TimelineMap::showLast() {
    if (!timeline_ || !timeline_->last)
        return;
    painter_.show(timeline_->last->begin, timeline_->last->end);
    changed();
}

void TimelineMap::fit() {
    MapView::fit();
    // All of it is a choice, too, even where it looks the same.
    placed_ = Axis();
    changed();
}

const Event* TimelineMap::chosenEvent() const {
    return timeline_ && chosen_ != 0 ? timeline_->find(chosen_) : nullptr;
}

Spot TimelineMap::spotOf(const Event& event) const {
    Spot spot;
    const EventPlace place = placeOf(event.kind);
    if (event.length == 0)
        return spot;
    const ByteRange range{event.offset, event.length};
    if (place == EventPlace::Device) {
        spot.device = range;
    } else if (place == EventPlace::Logical && scene_ && scene_->device) {
        if (const auto device = scene_->device->toDevice(event.offset))
            spot.device = ByteRange{*device, event.length};
    } else if (place == EventPlace::File && linked().file() &&
               *linked().file() == FileId{event.subject.subvolume, event.subject.inode}) {
        spot.file = range;
    }
    if (spot.device && scene_ && scene_->device) {
        if (const auto index = scene_->device->find(spot.device->offset))
            spot.extent = *index;
    }
    return spot;
}

void TimelineMap::choose(const Event* event) {
    chosen_ = event == nullptr ? 0 : event->sequence;
    mine_ = true;
    linked().setSelection(event == nullptr ? Spot() : spotOf(*event));
    mine_ = false;
    if (event != nullptr && axisOf().usable()) {
        const Axis before = axisOf();
        // Choosing what is seen already moves nothing.
        if (event->time < painter_.timeAt(painter_.plot().left()) ||
            beginOf(*event) > painter_.timeAt(painter_.plot().right()))
            painter_.reveal(*event);
        if (!(axisOf() == before))
            changed();
    }
    setAccessibleDescription(selectionText());
    update();
    emit eventChosen(chosen_);
}

void TimelineMap::setMarker(std::size_t which, std::optional<quint64> time) {
    painter_.setMarker(which, time);
    changed();
    emit markersChanged();
}

QString TimelineMap::subtitle() const {
    if (!timeline_ || timeline_->chunks.empty())
        return {};
    QStringList parts;
    if (timeline_->lastFault)
        parts << tr("last fault %1 (measured)").arg(durationText(*timeline_->lastFault));
    else
        parts << tr("%1 across · measured")
                     .arg(durationText(
                         static_cast<std::uint64_t>(axisOf().bytesPerPixel() * axisOf().width())));
    if (timeline_->lost != 0)
        parts << tr("%1 events were too fast to be kept").arg(timeline_->lost);
    return parts.join(QStringLiteral(" · "));
}

void TimelineMap::paintTo(QPainter& painter, const QSizeF& size, const Theme& theme,
                          const QFont& font) {
    TimelinePainter copy = painter_;
    copy.layout(size, font, painter.deviceTransform().m11());
    copy.paint(painter, theme);
    if (const auto& change = linked().change())
        copy.paintChange(painter, theme, *change);
    if (const Event* const event = chosenEvent())
        copy.frameEvent(painter, theme, *event);
    copy.paintMarkers(painter, theme);
}

QByteArray TimelineMap::csv() const { return timelineCsv(painter_.shown()); }
QByteArray TimelineMap::json() const { return timelineJson(painter_.shown()); }

QSize TimelineMap::sizeHint() const {
    const qreal em = QFontMetricsF(font()).height();
    return QSizeF(em * 36, TimelinePainter::naturalHeight(font(), 4)).toSize();
}

QSize TimelineMap::minimumSizeHint() const {
    const qreal em = QFontMetricsF(font()).height();
    return QSizeF(em * 14, em * 6).toSize();
}

void TimelineMap::layoutPicture(const QSizeF& size, const QFont& font, qreal dpr) {
    const bool follows = following();
    painter_.layout(size, font, dpr);
    if (follows)
        place();
}

void TimelineMap::paintPicture(QPainter& painter, const Theme& theme) const {
    painter_.paint(painter, theme);
}

void TimelineMap::paintSpots(QPainter& painter, const Theme& theme, const Spot& hover,
                             const Spot& selection) const {
    std::optional<trace::Subject> file;
    if (const auto& shown = linked().file())
        file = trace::Subject{shown->subvolume, shown->inode};
    painter_.frameBytes(painter, theme, hover.device, file, hover.file);
    if (const Event* const event = chosenEvent())
        painter_.frameEvent(painter, theme, *event);
    else
        painter_.frameBytes(painter, theme, selection.device, file, selection.file);
    painter_.paintMarkers(painter, theme);
}

void TimelineMap::paintChange(QPainter& painter, const Theme& theme,
                              const scene::Change& change) const {
    painter_.paintChange(painter, theme, change);
}

Axis* TimelineMap::axisAt(QPointF at) {
    const qreal em = painter_.em();
    const QRectF reach = painter_.plot().adjusted(-em, -em * 1.5, em, em * 2);
    return timeline_ && reach.contains(at) ? &painter_.axis() : nullptr;
}

Spot TimelineMap::spotAt(QPointF at) const {
    const auto hit = painter_.hit(at);
    return hit && hit->event != nullptr ? spotOf(*hit->event) : Spot();
}

QString TimelineMap::tooltipAt(QPointF at) const {
    const auto hit = painter_.hit(at);
    return hit ? painter_.describe(*hit) : QString();
}

/// Shift+drag sets markers instead.
Spot TimelineMap::rangeSpot(const Axis&, double, double) const { return {}; }

bool TimelineMap::walk(int direction) {
    const auto from = chosen_ != 0 ? std::optional<std::uint64_t>(chosen_) : std::nullopt;
    if (!timeline_)
        return false;
    const auto all = [](const Event&) { return true; };
    const Event* next = nullptr;
    if (from) {
        next = painter_.shown().step(from, direction, all);
    } else {
        // From what is seen first.
        const std::uint64_t seen = painter_.timeAt(painter_.plot().left());
        next = painter_.shown().step({}, 1,
                                     [&](const Event& event) { return beginOf(event) >= seen; });
    }
    if (next == nullptr)
        return false;
    choose(next);
    return true;
}

QString TimelineMap::selectionText() const {
    const Event* const event = chosenEvent();
    return event == nullptr ? QString() : eventSentence(*timeline_, *event);
}

void TimelineMap::revealSelection() {
    if (mine_ || chosen_ == 0 || !linked().selection().empty())
        return;
    chosen_ = 0;
    update();
    emit eventChosen(0);
}

bool TimelineMap::event(QEvent* event) {
    // What has no bytes is let go of here: the window sees nothing chosen.
    if (event->type() == QEvent::ShortcutOverride && chosen_ != 0 &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return MapView::event(event);
}

std::optional<std::size_t> TimelineMap::markerAt(QPointF at) const {
    const qreal reach = painter_.em() * 0.35;
    if (at.y() > painter_.plot().bottom())
        return std::nullopt;
    for (const std::size_t which : {std::size_t{0}, std::size_t{1}}) {
        const auto time = painter_.marker(which);
        if (time && std::abs(painter_.xOf(*time) - at.x()) <= reach)
            return which;
    }
    return std::nullopt;
}

void TimelineMap::mousePressEvent(QMouseEvent* event) {
    pressedAt_ = event->position();
    const bool left = event->button() == Qt::LeftButton && axisAt(pressedAt_) != nullptr;
    if (left && event->modifiers().testFlag(Qt::ShiftModifier)) {
        setMarker(0, painter_.timeAt(pressedAt_.x()));
        setMarker(1, {});
        dragged_ = 1;
        return;
    }
    dragged_ = left ? markerAt(pressedAt_) : std::nullopt;
    if (!dragged_)
        MapView::mousePressEvent(event);
}

void TimelineMap::mouseMoveEvent(QMouseEvent* event) {
    const QPointF at = event->position();
    if (dragged_) {
        if (std::abs(at.x() - pressedAt_.x()) >= QApplication::startDragDistance() / 2.0 ||
            painter_.marker(*dragged_))
            setMarker(*dragged_, painter_.timeAt(at.x()));
        return;
    }
    if (event->buttons() == Qt::NoButton)
        setCursor(markerAt(at) ? Qt::SplitHCursor : Qt::ArrowCursor);
    MapView::mouseMoveEvent(event);
}

void TimelineMap::mouseReleaseEvent(QMouseEvent* event) {
    if (dragged_) {
        dragged_.reset();
        return;
    }
    const bool clicked =
        event->button() == Qt::LeftButton && axisAt(pressedAt_) != nullptr &&
        std::abs(event->position().x() - pressedAt_.x()) < QApplication::startDragDistance() / 2.0;
    MapView::mouseReleaseEvent(event);
    if (!clicked)
        return;
    const auto hit = painter_.hit(event->position());
    choose(hit ? hit->event : nullptr);
}

void TimelineMap::showChosen() {
    const Event* const event = chosenEvent();
    if (event == nullptr)
        return;
    // An instant is shown with what is around it.
    const std::uint64_t air = event->duration != 0 ? 0 : 1000;
    painter_.show(beginOf(*event) > air ? beginOf(*event) - air : 0, event->time + air);
    changed();
}

void TimelineMap::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton)
        showChosen();
}

void TimelineMap::keyPressEvent(QKeyEvent* event) {
    const Event* const now = chosenEvent();
    const std::uint64_t middle = painter_.timeAt(painter_.plot().center().x());
    switch (event->key()) {
        case Qt::Key_End:
            return follow();
        case Qt::Key_M:
            if (!timeline_)
                break;
            if (event->modifiers().testFlag(Qt::ShiftModifier))
                setMarker(1, now != nullptr ? now->time : middle);
            else
                setMarker(0, now != nullptr ? beginOf(*now) : middle);
            return;
        case Qt::Key_Backspace:
            setMarker(0, {});
            setMarker(1, {});
            return;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (now != nullptr)
                return showChosen();
            break;
        case Qt::Key_Escape:
            if (chosen_ != 0)
                return choose(nullptr);
            break;
        default:
            break;
    }
    MapView::keyPressEvent(event);
}

}  // namespace daxscope::ui
