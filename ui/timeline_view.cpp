#include "ui/timeline_view.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QVBoxLayout>
#include <algorithm>
#include <map>
#include <tuple>

#include "ui/chip.h"
#include "ui/flow_row.h"
#include "ui/map/event_words.h"
#include "ui/map/time_axis.h"
#include "ui/panel.h"
#include "ui/text.h"
#include "ui/text_label.h"

namespace daxscope::ui {

using scene::EventFilter;
using trace::Event;
using trace::Kind;

namespace {

/// In if it was not, out if it was.
template <typename T>
void toggle(std::vector<T>& list, const T& what) {
    if (std::erase(list, what) == 0)
        list.push_back(what);
}

/// Whether an event has a text in it. What is the same for many events is looked at once.
class Matcher {
public:
    Matcher(const scene::Timeline& timeline, const QString& text)
        : timeline_(timeline), text_(text) {}

    bool operator()(const Event& event) {
        const auto key =
            std::tuple(event.kind, event.name.data(), event.where.file_name(), event.where.line());
        auto words = words_.find(key);
        if (words == words_.end()) {
            const std::string_view file = trace::sourceFile(event);
            const QString all = eventName(event) + QLatin1Char('\n') + kindLabel(event.kind) +
                                QLatin1Char('\n') + textOf(file) + QLatin1Char(':') +
                                QString::number(event.where.line()) + QLatin1Char('\n') +
                                QString::fromUtf8(event.where.function_name());
            words = words_.emplace(key, has(all)).first;
        }
        auto file = files_.find(event.subject);
        if (file == files_.end())
            file = files_.emplace(event.subject, has(fileName(timeline_, event.subject))).first;
        return words->second || file->second ||
               (event.actor != 0 && has(laneName(timeline_, scene::laneOf(event.actor))));
    }

private:
    [[nodiscard]] bool has(const QString& words) const {
        return words.contains(text_, Qt::CaseInsensitive);
    }

    const scene::Timeline& timeline_;
    const QString text_;
    std::map<std::tuple<Kind, const char*, const char*, unsigned>, bool> words_;
    std::map<trace::Subject, bool> files_;
};

}  // namespace

TimelineView::TimelineView(Linked* linked, QWidget* parent)
    : QWidget(parent),
      linked_(linked),
      row_(new FlowRow),
      filterChip_(new Chip(tr("filter…"))),
      search_(new QLineEdit),
      map_(new TimelineMap(linked)) {
    setAccessibleName(tr("Timeline"));
    filterChip_->setCheckable(false);
    filterChip_->setObjectName(QStringLiteral("timelineFilter"));
    filterChip_->setToolTip(tr("Show only some processes, kinds of events, or one file"));
    search_->setObjectName(QStringLiteral("timelineSearch"));
    search_->setPlaceholderText(tr("Find events"));
    search_->setAccessibleName(tr("Find events"));
    search_->setToolTip(
        tr("Kinds, functions, files and processes; Return goes on, Shift+Return goes back"));
    search_->setClearButtonEnabled(true);
    search_->installEventFilter(this);
    row_->add(search_);
    row_->add(filterChip_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(row_);
    column->addWidget(map_, 1);
    map_->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(map_, &QWidget::customContextMenuRequested, this, &TimelineView::showContextMenu);
    connect(map_, &TimelineMap::markersChanged, this, &TimelineView::refreshChips);
    connect(map_, &MapView::viewChanged, this, &TimelineView::refreshNow);
    connect(filterChip_, &Chip::clicked, this, [this] {
        auto* menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        fillFilterMenu(menu);
        menu->popup(filterChip_->mapToGlobal(QPoint(0, filterChip_->height())));
    });
    connect(search_, &QLineEdit::textChanged, this, [this] { searched(1, true); });
    measure();
}

void TimelineView::attachTo(Panel* panel) {
    panel_ = panel;
    now_ = panel->addChip(tr("back to now"),
                          tr("Shows what was done last, and follows what happens (End)"));
    now_->setCheckable(false);
    now_->setObjectName(QStringLiteral("timelineNow"));
    connect(now_, &Chip::clicked, map_, &TimelineMap::follow);
    connect(map_, &MapView::subtitleChanged, panel, &Panel::setSubtitle);
    panel->setSubtitle(map_->subtitle());
    refreshNow();
}

void TimelineView::refreshNow() {
    if (now_ != nullptr)
        now_->setVisible(timeline_ && !timeline_->chunks.empty() && !map_->following());
}

void TimelineView::setTimeline(const TimelinePtr& timeline) {
    const bool other = !timeline || !timeline_ || timeline->chunks.empty();
    const bool moreProcesses =
        timeline && timeline_ && timeline->processes.size() != timeline_->processes.size();
    timeline_ = timeline;
    if (other && !filter_.empty()) {
        filter_ = {};
        map_->setFilter(filter_);
        emit filterChanged(filter_);
    }
    map_->setTimeline(timeline);
    if (other || moreProcesses)
        refreshChips();
    refreshNow();
}

void TimelineView::setFilter(const EventFilter& filter) {
    filter_ = filter;
    map_->setFilter(filter_);
    refreshChips();
    emit filterChanged(filter_);
}

void TimelineView::addChip(const QString& text, const QString& tip, std::function<void()> remove) {
    auto* chip = new Chip(tr("%1 ✕").arg(text));
    chip->setCheckable(false);
    chip->setToolTip(tip);
    chip->setAccessibleDescription(tip);
    connect(chip, &Chip::clicked, this, std::move(remove), Qt::QueuedConnection);
    row_->add(chip);
    chips_ << chip;
}

void TimelineView::refreshChips() {
    qDeleteAll(chips_);
    chips_.clear();
    if (!timeline_)
        return;
    const QString tip = tr("Only this is shown. Click to show the others, too.");
    for (const trace::Actor actor : filter_.processes) {
        addChip(laneName(*timeline_, scene::laneOf(actor)), tip, [this, actor] {
            EventFilter now = filter_;
            std::erase(now.processes, actor);
            setFilter(now);
        });
    }
    for (const Kind kind : filter_.kinds) {
        addChip(tr("kind: %1").arg(kindLabel(kind)), tip, [this, kind] {
            EventFilter now = filter_;
            std::erase(now.kinds, kind);
            setFilter(now);
        });
    }
    for (const trace::Subject& file : filter_.files) {
        addChip(fileName(*timeline_, file), tip, [this, file] {
            EventFilter now = filter_;
            std::erase(now.files, file);
            setFilter(now);
        });
    }
    const auto one = map_->painter().marker(0);
    const auto two = map_->painter().marker(1);
    if (one || two) {
        QString text = tr("marker %1").arg(one ? 1 : 2);
        if (one && two)
            text = tr("from 1 to 2: %1").arg(durationText(*one < *two ? *two - *one : *one - *two));
        addChip(text, tr("The markers; click to take them away (Backspace)"), [this] {
            map_->setMarker(0, {});
            map_->setMarker(1, {});
        });
    }
}

void TimelineView::fillFilterMenu(QMenu* menu) {
    if (!timeline_)
        return;
    const auto add = [this](QMenu* to, const QString& text, bool on, auto change) {
        QAction* action = to->addAction(text);
        action->setCheckable(true);
        action->setChecked(on);
        connect(action, &QAction::triggered, this, [this, change] {
            EventFilter now = filter_;
            change(now);
            setFilter(now);
        });
    };
    for (std::size_t i = 0; i < timeline_->processes.size(); ++i) {
        const auto actor = static_cast<trace::Actor>(i + 1);
        add(menu, laneName(*timeline_, scene::laneOf(actor)),
            std::ranges::contains(filter_.processes, actor),
            [actor](EventFilter& filter) { toggle(filter.processes, actor); });
    }
    if (const auto& shown = linked_->file()) {
        const trace::Subject file{shown->subvolume, shown->inode};
        add(menu, tr("This file"), std::ranges::contains(filter_.files, file),
            [file](EventFilter& filter) { toggle(filter.files, file); });
    }
    menu->addSeparator();
    for (std::size_t group = 0; group < scene::eventGroups; ++group) {
        const auto which = static_cast<scene::EventGroup>(group);
        QMenu* kinds = menu->addMenu(groupLabel(which));
        for (std::size_t i = 0; i < trace::kindCount; ++i) {
            const auto kind = static_cast<Kind>(i);
            if (scene::groupOf(kind) == which)
                add(kinds, kindLabel(kind), std::ranges::contains(filter_.kinds, kind),
                    [kind](EventFilter& filter) { toggle(filter.kinds, kind); });
        }
    }
    menu->addSeparator();
    QAction* all = menu->addAction(tr("Show everything"), this, [this] { setFilter({}); });
    all->setEnabled(!filter_.empty());
}

void TimelineView::showContextMenu(QPoint at) {
    if (!timeline_)
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto hit = map_->painter().hit(QPointF(at));
    if (hit && hit->event != nullptr) {
        const Event event = *hit->event;
        const auto only = [&](const QString& text, auto change) {
            menu->addAction(tr("Only %1").arg(text), this, [this, change, event] {
                EventFilter now = filter_;
                change(now, event);
                setFilter(now);
            });
        };
        if (event.actor != 0)
            only(laneName(*timeline_, scene::laneOf(event.actor)),
                 [](EventFilter& filter, const Event& e) { filter.processes = {e.actor}; });
        only(tr("kind: %1").arg(kindLabel(event.kind)),
             [](EventFilter& filter, const Event& e) { filter.kinds = {e.kind}; });
        if (event.subject.inode != 0)
            only(fileName(*timeline_, event.subject),
                 [](EventFilter& filter, const Event& e) { filter.files = {e.subject}; });
        menu->addSeparator();
        emit menuOpens(menu, event);
    }
    const std::uint64_t time = map_->painter().timeAt(at.x());
    menu->addAction(tr("Marker 1 here"), this, [this, time] { map_->setMarker(0, time); });
    menu->addAction(tr("Marker 2 here"), this, [this, time] { map_->setMarker(1, time); });
    menu->popup(map_->mapToGlobal(at));
}

bool TimelineView::find(const QString& text, int direction, bool fromChosen) {
    if (!timeline_ || text.isEmpty())
        return false;
    Matcher matches(*timeline_, text);
    const auto wanted = [&](const Event& event) { return matches(event); };
    const quint64 chosen = map_->chosen();
    const scene::ShownEvents& shown = map_->painter().shown();
    if (fromChosen && chosen != 0) {
        const Event* const now = map_->chosenEvent();
        if (now != nullptr && matches(*now))
            return true;
    }
    const Event* found = nullptr;
    if (chosen != 0)
        found = shown.step(chosen, direction, wanted);
    if (found == nullptr)
        found = shown.step({}, direction, wanted);
    if (found != nullptr)
        map_->choose(found);
    return found != nullptr;
}

void TimelineView::searched(int direction, bool fromChosen) {
    const QString text = search_->text();
    const bool found = text.isEmpty() || find(text, direction, fromChosen);
    const Theme theme = Theme::fromPalette(QApplication::palette());
    QPalette colours = QApplication::palette();
    if (!found)
        colours.setColor(QPalette::Text, theme.tone(Meaning::Unreachable));
    search_->setPalette(colours);
    search_->setAccessibleDescription(found ? QString() : tr("No event has this in it"));
}

bool TimelineView::eventFilter(QObject* watched, QEvent* event) {
    if (watched == search_ && event->type() == QEvent::KeyPress) {
        const auto* const key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            searched(key->modifiers().testFlag(Qt::ShiftModifier) ? -1 : 1, false);
            return true;
        }
        if (key->key() == Qt::Key_Escape) {
            search_->clear();
            map_->setFocus(Qt::OtherFocusReason);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void TimelineView::measure() {
    const qreal em = QFontMetricsF(QApplication::font()).height();
    search_->setFixedSize(qRound(em * 10), qRound(em * 1.6));
    search_->setFont(smallFont(QApplication::font()));
}

bool TimelineView::event(QEvent* event) {
    if (fontChanged(event))
        measure();
    return QWidget::event(event);
}

void TimelineView::paintEvent(QPaintEvent*) {
    QPainter(this).fillRect(rect(), Theme::fromPalette(palette()).background);
}

}  // namespace daxscope::ui
