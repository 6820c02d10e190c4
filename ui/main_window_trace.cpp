// The window's side of what happens in the engine: Timeline and Code at the bottom of the middle column, when they are shown,
// and where a chosen event leads.
//
// Somebody who looks makes the engine record; with both panels hidden nothing is recorded. Unless the user has said so, they are
// there when the image may be changed and the window is high enough to have room for them.
#include <QAction>
#include <QSettings>

#include "ui/code_view.h"
#include "ui/docks.h"
#include "ui/files_view.h"
#include "ui/main_window.h"
#include "ui/map/event_words.h"
#include "ui/panel.h"
#include "ui/step_bar.h"
#include "ui/timeline_view.h"

namespace daxscope::ui {

namespace {

/// In font heights: 900 pixels where a line has 16.
constexpr int roomyHeight = 56;

QString settingOf(const Panel* panel) {
    return QStringLiteral("window/show-") + panel->objectName();
}

}  // namespace

void MainWindow::buildTrace() {
    timeline_ = new TimelineView(linked_);
    code_ = new CodeView;
    timelinePanel_ = new Panel(QStringLiteral("timeline"), tr("Timeline"), timeline_);
    codePanel_ = new Panel(QStringLiteral("code"), tr("Code"), code_);
    timeline_->attachTo(timelinePanel_);
    code_->attachTo(codePanel_);
    const qsizetype behind = panels_.indexOf(extentsPanel_) + 1;
    panels_.insert(behind, timelinePanel_);
    panels_.insert(behind + 1, codePanel_);

    connect(backend_, &Backend::eventsChanged, this, [this](const TimelinePtr& timeline) {
        const auto before = timeline_->timeline();
        timeline_->setTimeline(timeline);
        stepBar_->setTimeline(timeline);
        const bool something =
            timeline && timeline->last &&
            (!before || !before->last || before->last->sequence != timeline->last->sequence);
        // What just ran, until somebody chooses something.
        if (!timeline)
            code_->setEvent(nullptr, 0);
        else if (something && timeline_->map()->chosen() == 0 && !codePanel_->isHidden())
            code_->setLongestStep(timeline);
    });
    connect(timeline_->map(), &TimelineMap::eventChosen, this, &MainWindow::followEvent);
    connect(code_, &CodeView::stepWanted, this, [this](quint64 sequence) {
        if (timeline_->timeline())
            timeline_->map()->choose(timeline_->timeline()->find(sequence));
    });
}

/// Once there is a menu that shows and hides panels.
void MainWindow::connectTrace() {
    const QList<QPair<Panel*, QKeySequence>> keys = {{timelinePanel_, QKeySequence(Qt::Key_F7)},
                                                     {codePanel_, QKeySequence(Qt::Key_F8)}};
    for (const auto& [panel, key] : keys) {
        QAction* const action = shower(panel);
        action->setShortcut(key);
        connect(action, &QAction::toggled, this, &MainWindow::updateTrace);
        connect(action, &QAction::triggered, panel, [panel](bool on) {
            QSettings().setValue(settingOf(panel), on);
            if (on)
                panel->focusContent();
        });
    }
}

void MainWindow::sayTrace(const Panel* panel, bool shown) {
    QSettings().setValue(settingOf(panel), shown);
}

/// Shown or hidden as the user has said, else as there is use and room for it.
void MainWindow::arrangeTrace() {
    const bool useful = traceUseful_ && height() >= fontMetrics().height() * roomyHeight;
    for (const Panel* panel : {timelinePanel_, codePanel_}) {
        const QVariant said = QSettings().value(settingOf(panel));
        shower(panel)->setChecked(said.isValid() ? said.toBool() : useful);
    }
    updateTrace();
}

void MainWindow::updateTrace() {
    // A panel that was never shown says that it is hidden: the menu knows.
    const bool shown = shower(timelinePanel_)->isChecked() || shower(codePanel_)->isChecked();
    const int em = fontMetrics().height();
    const bool low = timelinePanel_->height() < em * 12 && codePanel_->height() < em * 12;
    if (shown && docks_->isVisible() && (!std::exchange(traceArranged_, true) || low)) {
        // What is made of it later, or was the last time, stays.
        const int wanted = docks_->heightBelow();
        docks_->setHeights({{timelinePanel_, wanted}, {codePanel_, wanted}});
    }
    backend_->watchEvents(scene_ != nullptr && (shown || stepping_->wanted()));
}

void MainWindow::showTraceOf(const ScenePtr& scene, bool other) {
    timeline_->setScene(scene);
    if (other) {
        stepping_->forgetImage();
        stepBar_->setTimeline(nullptr);
        timeline_->setTimeline(nullptr);
        code_->setEvent(nullptr, 0);
    }
    // Not with every change: panels do not come and go while somebody works.
    const bool writable = scene != nullptr && !scene->info.readOnly;
    if (other || writable != traceUseful_) {
        traceUseful_ = writable;
        arrangeTrace();
    }
}

void MainWindow::followEvent(quint64 sequence) {
    const TimelinePtr& timeline = timeline_->timeline();
    code_->setEvent(timeline, sequence);
    const trace::Event* const event = timeline ? timeline->find(sequence) : nullptr;
    if (event == nullptr || event->subject.inode == 0)
        return;
    const FileId file{event->subject.subvolume, event->subject.inode};
    if (linked_->file() == file)
        return;
    const bool inFile = placeOf(event->kind) == EventPlace::File;
    goTo(file, timeline->pathOf(event->subject),
         inFile ? std::optional<quint64>(event->offset) : std::nullopt);
}

}  // namespace daxscope::ui
