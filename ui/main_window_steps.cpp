// The window's side of stepping: the menu, the line over the views, and what follows when the engine stands at an event.
//
// Whoever asks for a stop wants to see it: events are recorded then even with Timeline and Code hidden, and both come when the
// engine stands. All views show that moment; what can be done and undone follows the image between operations (present_).
#include <QActionGroup>
#include <QMenu>
#include <QPushButton>

#include "ui/linked.h"
#include "ui/main_window.h"
#include "ui/map/event_words.h"
#include "ui/opening.h"
#include "ui/panel.h"
#include "ui/status_line.h"
#include "ui/step_bar.h"
#include "ui/text.h"
#include "ui/timeline_view.h"

namespace daxscope::ui {

using trace::Step;

void MainWindow::buildSteps() {
    stepping_ = new Stepping(backend_, this);
    stepBar_ = new StepBar(stepping_);
    connect(stepping_, &Stepping::changed, this, &MainWindow::updateSteps);
    connect(stepping_, &Stepping::stood, this, &MainWindow::showStanding);
    connect(timeline_, &TimelineView::filterChanged, stepping_, &Stepping::setFilter);
    connect(timeline_, &TimelineView::menuOpens, this,
            [this](QMenu* menu, const trace::Event& event) { addStopActions(menu, event); });
}

void MainWindow::buildStepMenu(QMenu* steps) {
    const auto add = [&](const QString& text, const QKeySequence& key, auto act) {
        QAction* action = steps->addAction(text, stepping_, act);
        action->setShortcut(key);
        return action;
    };
    pause_ = add({}, QKeySequence(Qt::Key_F9), [this] { stepping_->pauseOrContinue(); });
    needImage_ << pause_;
    standActions_ = {
        add(tr("&Step"), QKeySequence(Qt::Key_F10), [this] { stepping_->step(Step::Into); }),
        add(tr("Step &over"), QKeySequence(Qt::CTRL | Qt::Key_F10),
            [this] { stepping_->step(Step::Over); }),
        add(tr("Step o&ut"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F10),
            [this] { stepping_->step(Step::Out); }),
        add(tr("&Take back what stands"), {}, [this] { stepping_->cancelStanding(); })};
    steps->addSeparator();
    QMenu* speed = steps->addMenu(tr("Spee&d"));
    auto* speeds = new QActionGroup(this);
    const QList<QPair<QString, int>> paces = {{tr("&Full speed"), 0},
                                              {tr("&10 events a second"), 100},
                                              {tr("&3 events a second"), 333},
                                              {tr("&1 event a second"), 1000},
                                              {tr("1 event in 3 &seconds"), 3000}};
    for (const auto& [text, each] : paces) {
        QAction* action = speed->addAction(
            text, stepping_, [this, each] { stepping_->setPace(std::chrono::milliseconds(each)); });
        action->setCheckable(true);
        action->setData(each);
        speeds->addAction(action);
        paces_ << action;
    }
    QMenu* stops = steps->addMenu(tr("Stop &at"));
    for (std::size_t group = 0; group < scene::eventGroups; ++group) {
        const auto which = static_cast<scene::EventGroup>(group);
        QMenu* kinds = stops->addMenu(groupLabel(which));
        for (std::size_t i = 0; i < trace::kindCount; ++i) {
            const auto kind = static_cast<trace::Kind>(i);
            if (scene::groupOf(kind) != which)
                continue;
            const trace::Breakpoint stop{.kind = kind, .file = {}, .device = {}};
            QAction* action = kinds->addAction(kindLabel(kind), stepping_,
                                               [this, stop] { stepping_->toggle(stop); });
            action->setCheckable(true);
            action->setObjectName(QStringLiteral("stop-") + textOf(trace::kindName(kind)));
            connect(stops, &QMenu::aboutToShow, action,
                    [this, action, stop] { action->setChecked(stepping_->has(stop)); });
        }
    }
    stops->addSeparator();
    stopAtFile_ = stops->addAction(tr("What happens to this &file"), this, [this] {
        if (const auto& file = linked_->file())
            stepping_->toggle(
                {.kind = {}, .file = trace::Subject{file->subvolume, file->inode}, .device = {}});
    });
    stopAtBytes_ =
        stops->addAction(tr("Stores to the selected &bytes of the device"), this, [this] {
            if (const auto& bytes = linked_->selection().device)
                stepping_->toggle({.kind = {}, .file = {}, .device = bytes});
        });
    connect(stops, &QMenu::aboutToShow, this, [this] {
        stopAtFile_->setEnabled(linked_->file().has_value());
        stopAtBytes_->setEnabled(linked_->selection().device.has_value());
    });
    noStops_ = steps->addAction(tr("&Forget all stops"), stepping_, &Stepping::clearBreakpoints);
    updateSteps();
}

void MainWindow::addStopActions(QMenu* menu, const trace::Event& event) {
    const TimelinePtr& timeline = timeline_->timeline();
    const auto stop = [&](const trace::Breakpoint& at) {
        QAction* action = menu->addAction(tr("Stop at %1").arg(breakpointText(at, timeline.get())),
                                          stepping_, [this, at] { stepping_->toggle(at); });
        action->setCheckable(true);
        action->setChecked(stepping_->has(at));
    };
    stop({.kind = event.kind, .file = {}, .device = {}});
    if (event.subject.inode != 0)
        stop({.kind = event.kind, .file = event.subject, .device = {}});
    if (trace::isOnDevice(event.kind) && event.length != 0)
        stop({.kind = {}, .file = {}, .device = ByteRange{event.offset, event.length}});
    menu->addSeparator();
}

void MainWindow::updateSteps() {
    if (pause_ == nullptr)
        return;
    const bool stands = stepping_->standing() != 0;
    pause_->setText(stepping_->pausing()                  ? tr("Do not &stop")
                    : stands && stepping_->wantsToStand() ? tr("&Continue")
                                                          : tr("&Pause at the next event"));
    for (QAction* action : std::as_const(standActions_))
        action->setEnabled(stands);
    for (QAction* action : std::as_const(paces_))
        action->setChecked(action->data().toInt() == stepping_->pace().count());
    commitButton_->setDefault(!stands);  // one is the next important act: to go on
    noStops_->setEnabled(!stepping_->breakpoints().empty());
    updateTrace();
    showEngine();
}

void MainWindow::showEngine() {
    if (stepping_->standing() != 0 && scene_ && scene_->info.standing)
        status_->setEngine(tr("engine stands still; all views show this moment"));
    else if (stepping_->standing() != 0)
        status_->setEngine(tr("engine stands still"));
    else if (stepping_->pausing())
        status_->setEngine(tr("engine stops at its next event"));
    else if (!opening_->running())
        status_->setEngine(tr("engine idle"));
}

void MainWindow::showStanding(quint64 sequence) {
    const TimelinePtr& timeline = timeline_->timeline();
    if (!timeline)
        return;
    for (const Panel* panel : {timelinePanel_, codePanel_})
        shower(panel)->setChecked(true);
    timeline_->map()->choose(timeline->find(sequence));
}

}  // namespace daxscope::ui
