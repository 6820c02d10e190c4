#include "ui/map/timeline_painter.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QImage>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "ui/map/event_words.h"
#include "ui/map/map_frame.h"
#include "ui/map/time_axis.h"

namespace daxscope::ui {

using scene::EventGroup;
using scene::EventSum;
using scene::Lane;
using trace::Event;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(daxscope::ui::Timeline)
};

/// What is as wide as this is a bar of its own, however many there are.
constexpr qreal ownBar = 3;
/// More than this in a lane are columns.
constexpr std::uint64_t mostBars = 600;
/// Within this of the pointer an event is meant.
constexpr qreal reach = 3;
constexpr std::uint64_t crowd = 12;

/// It has others inside, and stands pale behind them.
bool isGround(const Event& event) {
    const EventGroup group = scene::groupOf(event.kind);
    return event.duration != 0 && (group == EventGroup::Operation || group == EventGroup::Fault);
}

std::optional<ByteRange> deviceOf(const Event& event) {
    if (placeOf(event.kind) != EventPlace::Device || event.length == 0)
        return std::nullopt;
    return ByteRange{event.offset, event.length};
}

bool meets(const ByteRange& a, const ByteRange& b) {
    return a.offset < b.end() && b.offset < a.end();
}

}  // namespace

QColor groupColour(EventGroup group, const Theme& theme) {
    switch (group) {
        case EventGroup::Access:
            return theme.accent;
        case EventGroup::Fault:
            return mixed(theme.accent, theme.background, 0.35);
        case EventGroup::Pages:
            return theme.tone(Meaning::Unreachable);
        case EventGroup::Space:
            return theme.tone(Meaning::Metadata);
        case EventGroup::Entry:
            return theme.tone(Meaning::Shared);
        case EventGroup::Operation:
            return theme.secondary;
        case EventGroup::Stored:
            return theme.tone(Meaning::Data);
        case EventGroup::Flush:
            return theme.tone(Meaning::System);
        case EventGroup::Fence:
            return theme.text;
    }
    return theme.text;
}

void TimelinePainter::setTimeline(const scene::TimelinePtr& timeline,
                                  const scene::EventFilter& filter) {
    shown_.set(timeline, filter);
    const std::uint64_t begin = timeline ? timeline->begin() : 0;
    const std::uint64_t end = timeline ? timeline->end() : 0;
    const double from = axis_.from() + static_cast<double>(origin_) - static_cast<double>(begin);
    origin_ = begin;
    axis_.setTotal(end > begin ? end - begin + 1 : 0);
    if (!axis_.fitted())
        axis_.setFrom(from);
    layout(size_, font_, dpr_);
}

qreal TimelinePainter::naturalHeight(const QFont& font, int lanes) {
    return QFontMetricsF(font).height() * (1.5 + 2.4 * lanes + 1.8);
}

void TimelinePainter::layout(const QSizeF& size, const QFont& font, qreal dpr) {
    size_ = size;
    font_ = font;
    dpr_ = std::max(1.0, dpr);
    em_ = QFontMetricsF(font).height();
    lanes_.clear();
    const qreal left = railLeft(em_, dpr_);
    const qreal top = em_ * 1.5;
    const qreal bottom = em_ * 1.8;
    const qreal width = std::max(1.0, size.width() - left - em_ * 0.75);
    plot_ = QRectF(left, top, width, std::max(1.0, size.height() - top - bottom));
    axis_.setWidth(width);
    const scene::Timeline* const now = timeline();
    if (now == nullptr)
        return;
    std::vector<Lane> lanes;
    const auto& only = shown_.filter().processes;
    for (std::size_t i = 0; i < now->processes.size(); ++i) {
        const auto actor = static_cast<trace::Actor>(i + 1);
        if (only.empty() || std::ranges::contains(only, actor))
            lanes.push_back(scene::laneOf(actor));
    }
    lanes.push_back(scene::engineLane);
    lanes.push_back(scene::deviceLane);
    const qreal height = std::min(plot_.height() / static_cast<qreal>(lanes.size()), em_ * 3.6);
    plot_.setHeight(height * static_cast<qreal>(lanes.size()));
    qreal y = plot_.top();
    for (const Lane lane : lanes) {
        const qreal bar = std::min(em_ * 1.4, height * 0.66);
        lanes_.push_back(
            {lane, QRectF(left, y, width, height),
             QRectF(left, onPixel(y + (height - bar) / 2, dpr_), width, onPixel(bar, dpr_))});
        y += height;
    }
}

std::uint64_t TimelinePainter::firstSeen() const { return origin_ + axis_.edge(0); }
std::uint64_t TimelinePainter::endSeen() const { return origin_ + axis_.edge(axis_.width()); }

qreal TimelinePainter::xOf(std::uint64_t time) const {
    return plot_.left() + axis_.xOf(static_cast<double>(time) - static_cast<double>(origin_));
}

std::uint64_t TimelinePainter::timeAt(qreal x) const {
    return origin_ + axis_.edge(x - plot_.left());
}

void TimelinePainter::show(std::uint64_t begin, std::uint64_t end) {
    const std::uint64_t from = std::max(begin, origin_) - origin_;
    axis_.show({from, std::max<std::uint64_t>(1, std::max(end, begin) - std::max(begin, origin_))});
}

void TimelinePainter::reveal(const Event& event) {
    const std::uint64_t begin = std::max(beginOf(event), origin_);
    axis_.reveal({begin - origin_, std::max<std::uint64_t>(1, event.time - begin)});
}

void TimelinePainter::setMarker(std::size_t which, std::optional<std::uint64_t> time) {
    markers_[which] = time;
}

const TimelinePainter::LanePlace* TimelinePainter::placeOf(Lane lane) const {
    const auto found = std::ranges::find(lanes_, lane, &LanePlace::lane);
    return found == lanes_.end() ? nullptr : &*found;
}

QRectF TimelinePainter::laneArea(Lane lane) const {
    const LanePlace* const place = placeOf(lane);
    return place == nullptr ? QRectF() : place->bar;
}

QRectF TimelinePainter::areaOf(const Event& event) const {
    const LanePlace* const place = placeOf(scene::laneOf(event));
    return place == nullptr ? QRectF() : barOf(event, place->bar);
}

/// Clipped to the plot. What takes no time has a shape of its own: a fence crosses the lane, a flush is low.
QRectF TimelinePainter::barOf(const Event& event, const QRectF& bar) const {
    const qreal tick = std::max(1.0, std::round(em_ * 0.14 * dpr_)) / dpr_;
    const qreal left = std::max(xOf(beginOf(event)), plot_.left());
    const qreal right = std::min(xOf(event.time), plot_.right());
    QRectF area(onPixel(left, dpr_), bar.top(), std::max(tick, right - left), bar.height());
    const EventGroup group = scene::groupOf(event.kind);
    if (group == EventGroup::Fence)
        area.adjust(0, -bar.height() * 0.18, 0, bar.height() * 0.18);
    else if (group == EventGroup::Flush)
        area.setTop(bar.top() + bar.height() * 0.45);
    return area;
}

bool TimelinePainter::isCrowded(Lane lane) const {
    return shown_.sum(lane, firstSeen(), endSeen() + 1).total() > mostBars;
}

std::vector<TimelinePainter::Item> TimelinePainter::itemsOf(const LanePlace& place,
                                                            std::uint64_t least) const {
    std::vector<Item> items;
    shown_.forEach(place.lane, firstSeen(), endSeen() + 1, least,
                   [&](const Event& event) { items.push_back({&event, barOf(event, place.bar)}); });
    // What is around others comes first.
    std::ranges::sort(items, [](const Item& a, const Item& b) {
        const std::uint64_t beginA = beginOf(*a.event);
        const std::uint64_t beginB = beginOf(*b.event);
        return beginA != beginB ? beginA < beginB : a.event->time > b.event->time;
    });
    return items;
}

void TimelinePainter::paint(QPainter& painter, const Theme& theme) const {
    painter.fillRect(QRectF(QPointF(), size_), theme.background);
    if (timeline() == nullptr || timeline()->chunks.empty() || !axis_.usable()) {
        paintNothing(painter, QRectF(QPointF(), size_), Text::tr("Nothing has happened yet"),
                     Text::tr("Whatever the engine does from now on is recorded here: run an "
                              "operation, or map a file and store to it."),
                     theme, font_);
        return;
    }
    paintLast(painter, theme);
    for (const LanePlace& place : lanes_) {
        if (place.area.height() >= em_ * 0.9)
            paintRailName(painter, place.area, laneName(*timeline(), place.lane), theme, font_);
        painter.fillRect(QRectF(place.area.left(), onPixel(place.area.bottom(), dpr_),
                                place.area.width(), 1 / dpr_),
                         theme.hairline);
        painter.save();
        painter.setClipRect(place.area);
        paintLane(painter, theme, place);
        painter.restore();
    }
    paintAxisOf(painter, theme);
}

void TimelinePainter::paintLane(QPainter& painter, const Theme& theme,
                                const LanePlace& place) const {
    const bool crowded = isCrowded(place.lane);
    const auto least = static_cast<std::uint64_t>(ownBar * axis_.bytesPerPixel());
    const std::vector<Item> items = itemsOf(place, crowded ? std::max<std::uint64_t>(1, least) : 0);
    for (const Item& item : items)
        paintItem(painter, theme, item);
    if (crowded)
        return paintColumns(painter, theme, place);
    qreal covered =
        plot_.left();  // by bars that have a colour: labels of ticks do not stand on them
    for (std::size_t i = 0; i < items.size(); ++i) {
        const bool tick = items[i].event->duration == 0 || items[i].area.width() < em_ * 1.2;
        if (!tick || items[i].area.right() >= covered) {
            // Up to where the next begins.
            const qreal next = i + 1 < items.size() ? items[i + 1].area.left() : plot_.right();
            paintLabel(painter, theme, items[i], next);
        }
        if (!isGround(*items[i].event))
            covered = std::max(covered, items[i].area.right());
    }
}

void TimelinePainter::paintItem(QPainter& painter, const Theme& theme, const Item& item) const {
    const Event& event = *item.event;
    const QColor colour =
        isGround(event) ? theme.track : groupColour(scene::groupOf(event.kind), theme);
    painter.fillRect(item.area, colour);
    if (event.error != 0) {
        const qreal line = std::max(1.0, em_ * 0.1);
        painter.setPen(QPen(theme.tone(Meaning::Unreachable), line));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(item.area.adjusted(line / 2, line / 2, -line / 2, -line / 2));
    } else if (item.area.width() >= em_ * 0.5 && item.area.left() > plot_.left()) {
        // Neighbours of one colour stay two.
        painter.fillRect(QRectF(item.area.left(), item.area.top(), 1 / dpr_, item.area.height()),
                         theme.background);
    }
}

void TimelinePainter::paintLabel(QPainter& painter, const Theme& theme, const Item& item,
                                 qreal right) const {
    const Event& event = *item.event;
    const QFont small = smallFont(font_);
    const QFontMetricsF metrics(small);
    const bool inside = item.area.width() >= em_ * 1.2;
    // A tick has its label beside it, where nothing else stands.
    const qreal from = (inside ? item.area.left() : item.area.right()) + em_ * 0.3;
    const qreal room = (inside ? std::min(right, item.area.right()) : right) - from - em_ * 0.15;
    if (room < em_ * 1.3 || item.area.height() < metrics.ascent() * 0.8)
        return;
    QString label = eventLabel(event);
    if (isGround(event) && scene::groupOf(event.kind) == EventGroup::Fault)
        label = Text::tr("waits in %1").arg(label);
    if (event.error != 0)
        label.prepend(QStringLiteral("✕ "));
    const QString name = metrics.horizontalAdvance(label) <= room ? label : eventName(event);
    const QString shown = metrics.elidedText(name, Qt::ElideRight, room);
    constexpr qsizetype readable = 6;
    if (shown != name && (!inside || shown.size() < readable))
        return;
    const EventGroup group = scene::groupOf(event.kind);
    QColor ink = theme.text;
    if (inside && !isGround(event)) {
        const QColor ground = groupColour(group, theme);
        const QColor deep(0x14171c);
        ink = contrast(Qt::white, ground) >= std::min(4.0, contrast(deep, ground))
                  ? QColor(Qt::white)
                  : deep;
    } else if (!inside) {
        ink = theme.secondary;
    }
    painter.setFont(small);
    painter.setPen(ink);
    const QRectF bar = item.area;
    const qreal baseline = bar.center().y() + (metrics.ascent() - metrics.descent()) / 2;
    painter.drawText(QPointF(from, std::round(baseline)), shown);
}

void TimelinePainter::paintColumns(QPainter& painter, const Theme& theme,
                                   const LanePlace& place) const {
    const int width = static_cast<int>(std::lround(place.bar.width() * dpr_));
    const int height = static_cast<int>(std::lround(place.bar.height() * dpr_));
    if (width < 1 || height < 1)
        return;
    const auto count = static_cast<std::size_t>(width);
    std::vector<std::uint64_t> edges(count + 1);
    for (std::size_t i = 0; i <= count; ++i)
        edges[i] = origin_ + axis_.edge(static_cast<double>(i) / dpr_);
    ++edges.back();  // the newest event ends at the end of the axis
    std::vector<EventSum> sums(count);
    // Less than half a pixel is not seen: that is how far an event may stand from its time anyway.
    shown_.addUp(place.lane, edges, sums, (edges[1] - edges[0]) * 2 / 5);
    // Ink 0 is no ink: what is behind shows.
    InkTable inks(scene::eventGroups + 1);
    for (std::size_t i = 0; i < scene::eventGroups; ++i)
        inks[i + 1].fill = groupColour(static_cast<EventGroup>(i), theme).rgb();
    Columns columns(width, height);
    for (int x = 0; x < width; ++x) {
        const EventSum& sum = sums[static_cast<std::size_t>(x)];
        const auto total = static_cast<double>(sum.total());
        if (total == 0)
            continue;
        std::array<Columns::Part, scene::eventGroups> parts;
        std::size_t used = 0;
        for (std::size_t i = 0; i < scene::eventGroups; ++i) {
            if (sum.counts[i] != 0)
                parts[used++] = {static_cast<std::uint8_t>(i + 1), sum.counts[i] / total};
        }
        if (used > Columns::maxParts)
            std::ranges::partial_sort(parts, parts.begin() + Columns::maxParts, std::greater<>(),
                                      &Columns::Part::share);
        columns.stack(x, std::span(parts).first(std::min(used, Columns::maxParts)), height);
        if (sum.errors != 0) {
            const qreal mark = std::max(2 / dpr_, em_ * 0.16);
            painter.fillRect(
                QRectF(place.bar.left() + x / dpr_, place.bar.top() - mark * 1.5, mark, mark),
                theme.tone(Meaning::Unreachable));
        }
    }
    QImage image(width, height, QImage::Format_ARGB32_Premultiplied);
    if (image.isNull())
        return;
    image.fill(Qt::transparent);
    const HatchGrid grid = HatchGrid::forEm(em_, dpr_);
    ui::paintColumns(columns, inks, grid, image, 0, 0);
    image.setDevicePixelRatio(dpr_);
    painter.drawImage(place.bar.topLeft(), image);
}

/// From when to when: what was done last.
void TimelinePainter::paintLast(QPainter& painter, const Theme& theme) const {
    const auto& last = timeline()->last;
    if (!last || last->end < firstSeen() || last->begin > endSeen())
        return;
    const qreal line = std::max(2.0, em_ * 0.14);
    const qreal left = std::max(xOf(last->begin), plot_.left());
    const qreal right = std::min(std::max(xOf(last->end), left + line), plot_.right());
    const QColor orange = theme.tone(Meaning::Changed);
    const qreal y = onPixel(plot_.top() - line, dpr_);
    painter.fillRect(QRectF(left, y, right - left, line), orange);
    const Event* const event = timeline()->find(last->sequence);
    if (event == nullptr)
        return;
    const QFont small = smallFont(font_);
    const QFontMetricsF metrics(small);
    const QString label =
        Text::tr("last: %1, %2").arg(eventName(*event), durationText(last->end - last->begin));
    const qreal width = metrics.horizontalAdvance(label);
    const qreal x = std::clamp(left, plot_.left(), std::max(plot_.left(), plot_.right() - width));
    painter.setFont(small);
    painter.setPen(theme.secondary);
    painter.drawText(QPointF(x, y - metrics.descent()), label);
}

void TimelinePainter::paintAxisOf(QPainter& painter, const Theme& theme) const {
    const QFont small = smallFont(font_);
    const QFontMetricsF metrics(small);
    std::uint64_t zero = origin_;
    if (markers_[0])
        zero = *markers_[0];
    else if (timeline()->last)
        zero = timeline()->last->begin;
    painter.setFont(small);
    const qreal y = onPixel(plot_.bottom(), dpr_);
    qreal free = plot_.left();
    for (const Tick& tick : timeTicks(axis_, em_ * 5, static_cast<std::int64_t>(zero - origin_))) {
        const qreal x = onPixel(plot_.left() + tick.x, dpr_);
        const qreal length = em_ * (tick.label.isEmpty() ? 0.16 : 0.3);
        painter.fillRect(QRectF(x, y, 1 / dpr_, length), theme.outline);
        const qreal width = metrics.horizontalAdvance(tick.label);
        const qreal left =
            std::clamp(x - width / 2, plot_.left(), std::max(plot_.left(), plot_.right() - width));
        if (tick.label.isEmpty() || left < free)
            continue;
        free = left + width + em_ * 0.5;
        painter.setPen(theme.secondary);
        painter.drawText(QPointF(left, y + em_ * 0.34 + metrics.ascent()), tick.label);
    }
}

void TimelinePainter::paintMarkers(QPainter& painter, const Theme& theme) const {
    if (timeline() == nullptr || !axis_.usable())
        return;
    const QFont small = smallFont(font_);
    const QFontMetricsF metrics(small);
    const qreal line = std::max(1.0, std::round(em_ * 0.1 * dpr_)) / dpr_;
    if (moment_) {
        const qreal x = std::clamp(onPixel(xOf(*moment_), dpr_), plot_.left(), plot_.right());
        QColor veil = theme.background;
        veil.setAlphaF(0.75F);
        painter.fillRect(QRectF(QPointF(x, plot_.top()), plot_.bottomRight()), veil);
        painter.fillRect(QRectF(x - line / 2, plot_.top(), line, plot_.height()), theme.accent);
    }
    for (std::size_t i = 0; i < markers_.size(); ++i) {
        if (!markers_[i])
            continue;
        const qreal x = onPixel(xOf(*markers_[i]), dpr_);
        if (x < plot_.left() - 1 || x > plot_.right() + 1)
            continue;
        const QString number = QString::number(i + 1);
        const qreal side = metrics.height();
        const QRectF flag(x - side / 2, em_ * 0.1, side, side);
        painter.fillRect(QRectF(x - line / 2, flag.bottom(), line, plot_.bottom() - flag.bottom()),
                         theme.tone(Meaning::Changed));
        painter.fillRect(flag, theme.background);
        painter.setPen(theme.tone(Meaning::Changed));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(flag.adjusted(0.5, 0.5, -0.5, -0.5));
        painter.setFont(small);
        painter.setPen(theme.text);
        painter.drawText(flag, Qt::AlignCenter, number);
    }
}

void TimelinePainter::frameEvent(QPainter& painter, const Theme& theme, const Event& event) const {
    const QRectF area = areaOf(event);
    if (area.isEmpty() || event.time < firstSeen() || beginOf(event) > endSeen())
        return;
    frameChanged(painter, area, theme, em_);
}

void TimelinePainter::frameBytes(QPainter& painter, const Theme& theme,
                                 const std::optional<ByteRange>& device,
                                 const std::optional<trace::Subject>& file,
                                 const std::optional<ByteRange>& bytes) const {
    if (timeline() == nullptr || !axis_.usable() || (!device && !(file && bytes)))
        return;
    for (const LanePlace& place : lanes_) {
        if (isCrowded(place.lane))
            continue;
        for (const Item& item : itemsOf(place, 0)) {
            const Event& event = *item.event;
            const auto stored = deviceOf(event);
            const bool onDevice =
                device && stored && event.kind != trace::Kind::Flush && meets(*device, *stored);
            // Of all that a load or a store brings about, itself.
            const bool inFile = file && bytes && event.subject == *file && event.length != 0 &&
                                scene::groupOf(event.kind) == EventGroup::Access &&
                                meets(*bytes, {event.offset, event.length});
            if (onDevice || inFile)
                frameChanged(painter, item.area, theme, em_);
        }
    }
}

void TimelinePainter::paintChange(QPainter& painter, const Theme& theme,
                                  const scene::Change& change) const {
    const LanePlace* const place = placeOf(scene::deviceLane);
    if (timeline() == nullptr || !timeline()->last || place == nullptr || !axis_.usable())
        return;
    const scene::Doing& last = *timeline()->last;
    const std::uint64_t least = isCrowded(scene::deviceLane)
                                    ? static_cast<std::uint64_t>(ownBar * axis_.bytesPerPixel())
                                    : 0;
    // Bytes of files, where there are any; all that is new else.
    std::vector<ByteRange> now;
    for (const scene::FileChange& file : change.files) {
        for (const scene::MovedPiece& piece : file.pieces) {
            if (piece.to)
                now.push_back({*piece.to, piece.file.length});
        }
    }
    std::ranges::sort(now, {}, &ByteRange::offset);
    if (now.empty())
        now = change.written;
    for (const Item& item : itemsOf(*place, least)) {
        const Event& event = *item.event;
        const auto stored = deviceOf(event);
        if (!stored || event.kind == trace::Kind::Flush || event.time < last.begin ||
            beginOf(event) > last.end)
            continue;
        // Apart from each other.
        const auto first = std::ranges::lower_bound(now, stored->offset + 1, {},
                                                    [](const ByteRange& r) { return r.end(); });
        if (first != now.end() && meets(*first, *stored))
            frameChanged(painter, item.area, theme, em_);
    }
}

std::optional<TimelinePainter::Hit> TimelinePainter::hit(QPointF at) const {
    if (timeline() == nullptr || !axis_.usable() || at.x() < plot_.left() - reach ||
        at.x() > plot_.right() + reach)
        return std::nullopt;
    const auto place = std::ranges::find_if(lanes_, [&](const LanePlace& lane) {
        return at.y() >= lane.area.top() && at.y() < lane.area.bottom();
    });
    if (place == lanes_.end())
        return std::nullopt;
    Hit out;
    out.lane = place->lane;
    const std::uint64_t from = timeAt(at.x() - reach);
    const std::uint64_t to = timeAt(at.x() + reach) + 1;
    out.nanoseconds = to - from;
    out.near = shown_.sum(place->lane, from, to);
    out.crowded = out.near.total() > crowd;
    const auto now = static_cast<double>(timeAt(at.x()));
    const double wide = reach * axis_.bytesPerPixel();
    std::pair<int, double> best;
    shown_.forEach(place->lane, from, to, 0, [&](const Event& event) {
        const auto begin = static_cast<double>(beginOf(event));
        const auto end = static_cast<double>(event.time);
        const double away = std::max({0.0, begin - now, now - end});
        // What is too small to be pointed at well, then what is under the point, then what is near.
        std::pair<int, double> rank(2, away);
        if (end - begin < wide)
            rank.first = 0;
        else if (away <= 0)
            rank = {1, end - begin};
        if (out.event == nullptr || rank < best) {
            best = rank;
            out.event = &event;
        }
    });
    if (out.event == nullptr)
        return std::nullopt;
    return out;
}

QString TimelinePainter::describe(const Hit& hit) const {
    if (hit.event == nullptr)
        return {};
    const QString one = eventSentence(*timeline(), *hit.event);
    return hit.crowded ? sumSentence(hit.near, hit.nanoseconds) + QLatin1Char('\n') + one : one;
}

}  // namespace daxscope::ui
