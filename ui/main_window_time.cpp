// The window's side of looking at earlier moments: the line of time, what is shown while one is looked at, and the ways back.
//
// What the window shows (scene_) may then be of another time than what can be changed (present_): operations, the script and the
// lists of moments follow the present.
#include <QAction>
#include <QInputDialog>
#include <QMenu>

#include "ui/comparison_view.h"
#include "ui/extent_pages.h"
#include "ui/files_view.h"
#include "ui/inspector.h"
#include "ui/main_window.h"
#include "ui/mappings_view.h"
#include "ui/message_strip.h"
#include "ui/moments_view.h"
#include "ui/operating.h"
#include "ui/time_bar.h"
#include "ui/time_slider.h"
#include "ui/timeline_view.h"

namespace daxscope::ui {

void MainWindow::buildTime() {
    time_ = new TimeBar;
    connect(time_, &TimeBar::lookWanted, this, &MainWindow::lookTo);
    connect(time_, &TimeBar::nowWanted, this, &MainWindow::lookAtNow);
    connect(time_, &TimeBar::restartWanted, this, &MainWindow::restartFromHere);
    connect(time_, &TimeBar::nameWanted, this, &MainWindow::nameShownMoment);
    connect(time_, &TimeBar::comparingChanged, this, [this] {
        if (looking())
            lookTo(shownState());
    });
    connect(moments_, &MomentsView::lookWanted, this, &MainWindow::lookTo);
    connect(backend_, &Backend::nowChanged, this, [this](const ScenePtr& scene) {
        if (looking() && scene && scene->info.path == present_->info.path)
            setPresent(scene);
    });
    connect(backend_, &Backend::done, this, [this](Job job) {
        if (job == lookJob_)
            lookJob_ = 0;
    });
    connect(backend_, &Backend::failed, this,
            [this](Job job, int code, const QString& what, const QString& where) {
                if (job == 0 || job != lookJob_)
                    return;
                lookJob_ = 0;
                time_->setPosition(shownState());
                if (code != ECANCELED)
                    strip_->showError(tr("Cannot look at that moment"), what, where, {});
            });
}

/// To the menu Edit, below undo and moments.
void MainWindow::buildTimeMenu(QMenu* menu) {
    const auto add = [this, menu](const QString& text, const QKeySequence& key, const QString& name,
                                  auto&& act) {
        QAction* action = menu->addAction(text);
        action->setShortcut(key);
        action->setObjectName(name);
        connect(action, &QAction::triggered, this, std::forward<decltype(act)>(act));
        return action;
    };
    menu->addSeparator();
    timeBefore_ = add(tr("Look at the moment &before"), QKeySequence(Qt::ALT | Qt::Key_Left),
                      QStringLiteral("lookBefore"), [this] { lookTo(time_->position() - 1); });
    timeAfter_ = add(tr("Look at the moment &after"), QKeySequence(Qt::ALT | Qt::Key_Right),
                     QStringLiteral("lookAfter"), [this] { lookTo(time_->position() + 1); });
    timeNow_ = add(tr("Back to &now"), QKeySequence(Qt::ALT | Qt::Key_End),
                   QStringLiteral("lookNow"), &MainWindow::lookAtNow);
    timeCompare_ =
        add(tr("&Compare with now"), QKeySequence(tr("Ctrl+D")), QStringLiteral("compareWithNow"),
            [this](bool on) { time_->setComparing(on); });
    timeCompare_->setCheckable(true);
    connect(time_, &TimeBar::comparingChanged, timeCompare_, &QAction::setChecked);
    timeRestart_ = add(tr("Restart &from here"), {}, QStringLiteral("restartFromHere"),
                       &MainWindow::restartFromHere);
    timeName_ = add(tr("Name this moment…"), {}, QStringLiteral("nameMoment"),
                    &MainWindow::nameShownMoment);
}

bool MainWindow::looking() const { return scene_ != nullptr && scene_->info.past.has_value(); }

/// Among the states of the bar; −1: now, or not among them any more.
int MainWindow::shownState() const {
    if (!looking())
        return -1;
    const auto& states = time_->states().states;
    const auto found = std::ranges::find_if(states, [&](const MomentState& state) {
        return scene_->info.past->lastCommit ? state.lastCommit
                                             : state.moment == scene_->info.past->moment;
    });
    return found == states.end() ? -1 : static_cast<int>(found - states.begin());
}

void MainWindow::lookTo(int state) {
    const MomentStates& all = time_->states();
    if (!present_ || !present_->complete || state < 0 ||
        state >= static_cast<int>(all.states.size()))
        return;
    if (state == all.now)
        return lookAtNow();
    time_->setPosition(state);
    // A file that was not there yet is chosen again where it is.
    const QModelIndex row = files_->currentIndex();
    if (!looking() && row.isValid())
        choiceOfNow_ = files_->files()->path(row.siblingAtColumn(FileTreeModel::NameColumn));
    lookJob_ =
        backend_->lookAt(all.states.at(static_cast<std::size_t>(state)).moment, time_->comparing());
}

void MainWindow::lookAtNow() {
    time_->setPosition(-1);
    // Also when the picture of then is still on its way.
    if (looking() || lookJob_ != 0)
        lookJob_ = backend_->lookAtNow();
}

void MainWindow::restartFromHere() {
    if (!looking())
        return;
    if (scene_->info.past->lastCommit)
        return undo();
    session::Arguments arguments;
    arguments.set("moment", quint64{scene_->info.past->moment});
    operating_->apply(*session::findOperation("restart"), arguments);
}

void MainWindow::nameShownMoment() {
    const int state = shownState();
    if (state < 0 || scene_->info.past->lastCommit)
        return;
    const MomentState& one = time_->states().states.at(static_cast<std::size_t>(state));
    auto* dialog = new QInputDialog(this);
    dialog->setObjectName(QStringLiteral("nameMomentDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Name this moment"));
    dialog->setLabelText(
        tr("A name for the moment %1:").arg(wordsOf({.name = one.name, .first = one.first})));
    dialog->setTextValue(QString::fromStdString(one.label));
    connect(dialog, &QInputDialog::textValueSelected, this,
            [this, moment = one.moment](const QString& name) {
                backend_->nameMoment(moment, name.trimmed());
            });
    dialog->open();
}

/// A scene of now, whatever is shown.
void MainWindow::setPresent(const ScenePtr& scene) {
    present_ = scene;
    operating_->setScene(scene);
    updateMoments();
    const MomentStates states =
        scene && scene->complete ? statesOf(scene->info.history) : MomentStates();
    time_->setStates(states);
    extentPages_->comparison()->setStates(states);
    showWhen();
    updateActions();
}

void MainWindow::showWhen() {
    time_->setShown(shownState());
    moments_->setShown(shownState());
    // Unless somebody has gone on already.
    if (lookJob_ == 0)
        time_->setPosition(shownState());
}

/// What is shown is of another time than before, or of the same.
void MainWindow::updateTime() {
    const bool past = looking();
    showWhen();
    operating_->setLookingBack(past);
    mappings_->lookAt(past ? scene_->info.past : std::nullopt, time_->comparing());
    timeline_->map()->showMoment(past ? scene_->info.past->moment : 0);
    timeBefore_->setEnabled(time_->position() > 0 && !time_->isHidden());
    timeAfter_->setEnabled(!time_->isHidden() &&
                           time_->position() + 1 < static_cast<int>(time_->states().states.size()));
    for (QAction* action : {timeNow_, timeRestart_})
        action->setEnabled(past);
    timeName_->setEnabled(past && !scene_->info.past->lastCommit);
    timeCompare_->setEnabled(!time_->isHidden());
}

/// The image as it was, or as it is again.
void MainWindow::followLook() {
    if (choiceOfNow_.empty())
        return;
    const QModelIndex row = files_->currentIndex();
    const auto path = row.isValid()
                          ? files_->files()->path(row.siblingAtColumn(FileTreeModel::NameColumn))
                          : std::string();
    if (path != choiceOfNow_)
        files_->reveal(choiceOfNow_);
    if (!looking())
        choiceOfNow_.clear();
}

}  // namespace daxscope::ui
