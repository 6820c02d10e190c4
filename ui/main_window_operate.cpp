// The window's side of changing an image: actions and their forms, what a change shows, and what is asked before
// something is lost.
#include <QAction>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>

#include "ui/action_row.h"
#include "ui/check_dialog.h"
#include "ui/chip.h"
#include "ui/content_edit.h"
#include "ui/designs_dialog.h"
#include "ui/files_view.h"
#include "ui/inspector.h"
#include "ui/lesson_view.h"
#include "ui/main_window.h"
#include "ui/map/device_map_view.h"
#include "ui/map/file_extents_view.h"
#include "ui/mappings_view.h"
#include "ui/message_strip.h"
#include "ui/opening.h"
#include "ui/operating.h"
#include "ui/operation_actions.h"
#include "ui/operation_form.h"
#include "ui/panel.h"
#include "ui/recording.h"
#include "ui/script_editor.h"
#include "ui/script_window.h"
#include "ui/settings_dialog.h"
#include "ui/status_line.h"
#include "ui/text.h"

namespace daxscope::ui {

namespace {

/// The path that an operation makes or gives; empty when it is none worth going to.
std::string madeBy(const session::Operation& operation, const session::Arguments& arguments) {
    if (operation.name == "write" || operation.name == "mkdir" || operation.name == "subvolume" ||
        operation.name == "link" || operation.name == "symlink")
        return arguments.text("path");
    if (operation.name == "rename")
        return arguments.text("to");
    return operation.name == "clone" ? arguments.text("target") : std::string();
}

/// Of dialogs there is one each.
template <typename Dialog>
bool isBroughtUp(const QWidget& window) {
    auto* const open = window.findChild<Dialog*>();
    if (open == nullptr)
        return false;
    open->raise();
    open->activateWindow();
    return true;
}

}  // namespace

void MainWindow::buildOperating() {
    operations_ = new OperationActions(this);
    const auto make = [this](const QString& text, const QKeySequence& key, const QString& name,
                             auto&& act) {
        auto* action = new QAction(text, this);
        action->setShortcut(key);
        action->setObjectName(name);
        connect(action, &QAction::triggered, this, std::forward<decltype(act)>(act));
        return action;
    };
    newScratch_ = make(tr("&New scratch image"), QKeySequence::New, QStringLiteral("newScratch"),
                       &MainWindow::newScratch);
    newScratch_->setToolTip(
        tr("An empty image in memory to try things on; gone when it is closed, unless a copy is "
           "saved"));
    experiment_ = make(tr("E&xperiment on a copy"), QKeySequence(tr("Ctrl+Shift+E")),
                       QStringLiteral("experiment"), &MainWindow::experimentOnCopy);
    allow_ = make(tr("&Allow changes"), {}, QStringLiteral("allowChanges"),
                  [this] { operating_->allowChanges(); });
    saveCopy_ = make(tr("Sa&ve a copy…"), QKeySequence(tr("Ctrl+Shift+S")),
                     QStringLiteral("saveCopy"), [this] { chooseCopy({}); });
    commit_ = make(tr("Co&mmit"), QKeySequence::Save, QStringLiteral("commit"),
                   [this] { operating_->commit(); });
    script_ = make(tr("Recor&ded script…"), QKeySequence(tr("Ctrl+R")),
                   QStringLiteral("recordedScript"), &MainWindow::showScript);
    script_->setToolTip(tr("What you did, as a script that does it again"));
    scriptEditor_ = make(tr("Script e&ditor…"), QKeySequence(tr("Ctrl+Shift+R")),
                         QStringLiteral("scriptEditor"), &MainWindow::showScriptEditor);
    scriptEditor_->setToolTip(
        tr("Write a script, run it on this image, or go through it step by step"));
    settings_ = make(tr("Se&ttings…"), QKeySequence(tr("Ctrl+,")), QStringLiteral("settings"),
                     &MainWindow::showSettings);
    connect(operations_, &OperationActions::chosen, this, &MainWindow::showForm);

    operating_->setInterval(savedInterval());
    backend_->limitMoments(savedMomentBytes());
    connect(operating_, &Operating::stateChanged, this, &MainWindow::updateActions);
    connect(operating_, &Operating::applied, this,
            [this](const session::Operation* operation, const session::Arguments& arguments) {
                if (sent_ != nullptr && &sent_->operation() == operation) {
                    sent_->deleteLater();
                    sent_.clear();
                }
                if (operation->transfer == nullptr && operation->history == nullptr)
                    strip_->dismiss();
                goToMade_ = madeBy(*operation, arguments);
            });
    connect(operating_, &Operating::copySaved, this,
            [this](const QString& path) { strip_->showNotice(tr("Copy saved"), path); });
    connect(operating_, &Operating::failed, this,
            [this](const QString& title, int code, const QString& what, const QString& where,
                   const session::Operation* operation) {
                if (operation != nullptr && operation->transfer != nullptr)
                    return;  // ui/transfers follows its own
                const QString sentence = withErrorName(code, what);
                strip_->showError(title, sentence, where, adviceForOperation(code));
                if (sent_ != nullptr && &sent_->operation() == operation)
                    sent_->askAgain(sentence);
            });
    connect(backend_, &Backend::sceneChanged, this, &MainWindow::followChange);
    connect(linked_, &Linked::selectionChanged, this, &MainWindow::updateActions);

    changeChip_ =
        devicePanel_->addChip({}, tr("What the last operation changed is framed in "
                                     "orange, and dashed where it was. Click to let go."));
    changeChip_->setCheckable(false);
    changeChip_->setObjectName(QStringLiteral("changeChip"));
    connect(changeChip_, &Chip::clicked, this, [this] { linked_->setChange(nullptr); });
    const auto tellChange = [this] {
        const auto& change = linked_->change();
        changeChip_->setVisible(change != nullptr);
        const auto* operation = change ? session::findOperation(change->operation) : nullptr;
        if (change && change->operation == "now")
            changeChip_->setText(tr("differs from now ✕"));
        else if (change && change->operation == "before")
            changeChip_->setText(tr("led to this moment ✕"));
        else if (change && change->operation == "step")
            changeChip_->setText(tr("changed at this event ✕"));
        else if (operation != nullptr)
            changeChip_->setText(tr("changed: %1 ✕").arg(OperationActions::verb(*operation)));
        changeChip_->updateGeometry();
    };
    connect(linked_, &Linked::changeChanged, this, tellChange);
    tellChange();
    connect(backend_, &Backend::answered, this, [this](Job, const Answer& answer) {
        if (answer.restarted)
            showRestarted(*answer.restarted);
    });
    buildTransfers();
}

void MainWindow::buildContextMenus() {
    auto* ofFiles = new QMenu(this);
    operations_->fill(ofFiles);
    ofFiles->insertAction(operations_->action("export"), importFolder_);
    ofFiles->addSeparator();
    ofFiles->addAction(compareChosen_);
    files_->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(files_, &QWidget::customContextMenuRequested, this,
            [this, ofFiles](QPoint at) { ofFiles->popup(files_->viewport()->mapToGlobal(at)); });
    auto* ofExtents = new QMenu(this);
    operations_->fillForExtents(ofExtents);
    extents_->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(extents_, &QWidget::customContextMenuRequested, this, [this, ofExtents](QPoint at) {
        // What is pointed at is meant, unless it is part of what is chosen.
        const Spot& under = linked_->hover();
        const auto& chosen = linked_->selection().file;
        if (under.file && (!chosen || !chosen->contains(under.file->offset)))
            linked_->setSelection(under);
        ofExtents->popup(extents_->mapToGlobal(at));
    });
}

/// The buttons of the bar that change something, in the order of their use.
void MainWindow::fillBar(QHBoxLayout* row) {
    QList<QAction*> actions = {newScratch_};
    actions << operations_->important();
    allowButton_ = new QPushButton;
    allowButton_->setObjectName(QStringLiteral("allow"));
    commitButton_ = new QPushButton;
    commitButton_->setObjectName(QStringLiteral("commitButton"));
    for (const auto& [button, action] :
         {std::pair{allowButton_, allow_}, std::pair{commitButton_, commit_}}) {
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
    }
    commitButton_->setDefault(true);  // the one filled button: the next important act
    row->addWidget(new ActionRow(actions));
    row->addWidget(commitButton_);
    row->addWidget(allowButton_);
    row->addStretch(1);
}

void MainWindow::updateOperating() {
    const QString whyNot = operating_->whyNot();
    operations_->update(whyNot, choice());
    operations_->updateHistory(whyNot, present_ ? present_->info.history : scene::History{});
    const QAction* import = operations_->action("import");
    importFolder_->setEnabled(import->isEnabled());
    importFolder_->setToolTip(import->toolTip());
    const bool open = scene_ != nullptr;
    const bool readOnly = open && present_ && present_->info.readOnly;
    const bool past = looking();
    const quint64 changes = operating_->changes();
    const auto set = [](QAction* action, bool enabled, const QString& tip) {
        action->setEnabled(enabled);
        action->setToolTip(tip);
    };
    set(experiment_, open && scene_->complete,
        tr("Opens a copy of this image, in memory where possible, that may be changed at will"));
    set(saveCopy_, open && scene_->complete && !past,
        tr("Commits, and writes the image to another file"));
    set(allow_, operating_->canAllow(),
        readOnly && !operating_->canAllow() ? whyNot
                                            : tr("Opens this image for writing: what is committed "
                                                 "changes the file"));
    compareChosen_->setEnabled(open && scene_->subvolumes.size() > 1);
    const bool writable = open && !readOnly;
    set(commit_, writable && changes != 0 && !past,
        !writable || past ? whyNot
        : changes != 0    ? tr("Makes all changes durable")
                          : tr("Nothing has changed since the last commit"));
    const QString count = changes == 1 ? tr("1 change") : tr("%1 changes").arg(changes);
    commit_->setText(changes == 0 ? tr("Co&mmit") : tr("Co&mmit · %1").arg(count));
    commitButton_->setText(changes == 0 ? tr("Commit") : tr("Commit · %1").arg(count));
    allowButton_->setText(tr("Allow changes"));
    for (const auto& [button, action] :
         {std::pair{allowButton_, allow_}, std::pair{commitButton_, commit_}}) {
        button->setEnabled(action->isEnabled());
        button->setToolTip(action->toolTip());
        button->setAccessibleDescription(action->toolTip());
    }
    allowButton_->setVisible(readOnly);
    commitButton_->setVisible(writable);
    setWindowModified(writable && operating_->wouldLose());
    updateScriptEditor();
}

Choice MainWindow::choice() const {
    const FileTreeModel* model = files_->files();
    const QModelIndex row = files_->currentIndex().siblingAtColumn(FileTreeModel::NameColumn);
    Choice out;
    out.open = scene_ != nullptr;
    out.past = looking();
    out.exists = [model](const std::string& path) { return model->knows(path); };
    out.device = linked_->selection().device;
    if (const auto& mappings = mappings_->mappings()) {
        out.dax = mappings->dax;
        out.frozen = mappings->frozen;
        out.removed = mappings->removed;
        out.mapped = mappings_->choice();
    }
    if (!row.isValid())
        return out;
    out.path = model->path(row);
    const auto* entry = model->entry(row);
    out.isTop = entry == nullptr;
    out.isFile = entry != nullptr && !entry->isSubvolume && entry->type == scene::FileType::Regular;
    out.directory = model->isDirectory(row) ? out.path : model->path(row.parent());
    out.size = entry == nullptr ? 0 : entry->size;
    QModelIndex top = row;
    while (top.parent().isValid() && model->entry(top) != nullptr &&
           !model->entry(top)->isSubvolume)
        top = top.parent();
    out.subvolume = model->path(top);
    out.isSubvolume = top == row;
    const auto* subvolume = model->subvolume(top);
    out.isProtected = subvolume != nullptr && subvolume->readOnly;
    if (out.isFile && file_ && model->fileId(row) == FileId{file_->subvolume, file_->inode}) {
        out.size = file_->size;
        out.range = linked_->selection().file;
    }
    return out;
}

void MainWindow::showForm(const session::Operation& operation) {
    if (operation.name == "policy")
        return showDesigns();
    if (operation.name == "import")
        return chooseImport(false);
    if (operation.name == "export")
        return chooseExportTarget();
    if (operation.name == "undo")
        return undo();
    if (operation.name == "restart")
        return showMoments();
    const Choice chosen = choice();
    if (runsAtOnce(operation)) {
        operating_->apply(operation, argumentsFor(operation, chosen));
        return;
    }
    delete sent_.data();
    auto* form = new OperationForm(operation, OperationActions::verb(operation),
                                   valuesFor(operation, chosen), this);
    connect(form, &QDialog::rejected, form, &QObject::deleteLater);
    helpIn(form, (operation.live != nullptr || operation.history != nullptr
                      ? QStringLiteral("live-operations#")
                      : QStringLiteral("operations#")) +
                     textOf(operation.name));
    // Bytes for just the chosen range.
    if (auto* content = form->findChild<ContentEdit*>();
        content != nullptr && operation.name == "write" && chosen.range)
        content->setLength(QString::number(chosen.range->length));
    // Kept until the operation is done: what was typed is not lost when it fails.
    connect(form, &OperationForm::accepted, this,
            [this, form](const session::Operation& sent, const session::Arguments& arguments) {
                sent_ = form;
                operating_->apply(sent, arguments);
            });
    form->open();
}

void MainWindow::showDesigns() {
    if (isBroughtUp<DesignsDialog>(*this))
        return;
    auto* dialog = new DesignsDialog(operating_, mappings_->mappings(), this);
    connect(backend_, &Backend::mappingsChanged, dialog, &DesignsDialog::setMappings);
    helpIn(dialog, QStringLiteral("designs"));
    dialog->show();
}

void MainWindow::showCheck() {
    if (isBroughtUp<CheckDialog>(*this))
        return;
    auto* dialog = new CheckDialog(backend_, this);
    connect(dialog, &CheckDialog::placeChosen, this, &MainWindow::showByte);
    helpIn(dialog, QStringLiteral("check"));
    dialog->show();
}

void MainWindow::showScript() {
    if (isBroughtUp<ScriptWindow>(*this))
        return;
    auto* window = new ScriptWindow(recording_, this);
    helpIn(window, QStringLiteral("recording"));
    window->show();
}

void MainWindow::showScriptEditor() {
    if (editor_ == nullptr) {
        editor_ = new ScriptEditor(backend_, recording_, this);
        helpIn(editor_, QStringLiteral("editor"));
        connect(editor_, &ScriptEditor::started, recording_,
                [this] { recording_->remark(tr("A script of the editor ran here.")); });
        updateScriptEditor();
    }
    editor_->show();
    editor_->raise();
    editor_->activateWindow();
}

void MainWindow::updateScriptEditor() {
    if (editor_ != nullptr)
        editor_->setReady(present_ != nullptr && present_->complete,
                          present_ != nullptr
                              ? tr("The image is still being read.")
                              : tr("No image is open: Ctrl+N makes a scratch image."));
}

/// The open image as it is now: what is chosen, opened and zoomed to stays.
void MainWindow::followChange(const ScenePtr& scene, const ChangePtr& change) {
    if (!scene_ || !scene || scene->info.path != scene_->info.path)
        return;  // of an image that has been closed
    const bool wasLooking = looking();
    // Of an event that is over, or of an earlier moment.
    if (change || wasLooking || scene->info.past || scene_->info.standing)
        linked_->setChange(change && !change->empty() ? change : nullptr);
    setScene(scene);
    files_->files()->refresh();
    if (const auto& device = linked_->selection().device) {
        const auto index = scene->device->find(device->offset);
        linked_->renumberSelection(index ? std::optional<quint64>(*index) : std::nullopt);
    }
    inspector_->readAgain();
    // Not in the place of one that was chosen meanwhile, and is on its way.
    if (file_ && (fileJob_ == 0 || linked_->file() == FileId{file_->subvolume, file_->inode}))
        askForFile({file_->subvolume, file_->inode}, shown(file_->path));
    if (!goToMade_.empty())
        files_->reveal(std::exchange(goToMade_, {}));
    if (wasLooking || looking())
        followLook();
}

void MainWindow::newScratch() {
    leave([this] {
        beginOpening();
        opening_->newScratch();
    });
}

void MainWindow::experimentOnCopy() {
    leave([this] {
        beginOpening();
        opening_->experimentOnCopy();
    });
}

/// Runs `then` once nothing is lost by it, or the user does not mind.
void MainWindow::leave(std::function<void()> then) {
    // A lesson's image is made again at any time.
    if (!operating_->wouldLose() || lessonArranged_)
        return then();
    if (auto* open = findChild<QMessageBox*>(QStringLiteral("unsaved"))) {
        open->raise();
        return;
    }
    auto* box = new QMessageBox(this);
    box->setObjectName(QStringLiteral("unsaved"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    const QString name = QFileInfo(QString::fromStdString(scene_->info.path)).fileName();
    QPushButton* keep = nullptr;
    if (operating_->isScratch()) {
        box->setText(tr("“%1” is a scratch image: closed, it is gone.").arg(name));
        box->setInformativeText(tr("A copy keeps what you did."));
        keep = box->addButton(tr("&Save a copy…"), QMessageBox::AcceptRole);
    } else {
        const quint64 changes = operating_->changes();
        box->setText(changes == 1
                         ? tr("1 change of “%1” is not committed.").arg(name)
                         : tr("%1 changes of “%2” are not committed.").arg(changes).arg(name));
        box->setInformativeText(
            tr("Discarded, the image is as the last commit left it (generation %1).")
                .arg(present_->info.generation));
        keep = box->addButton(tr("&Commit"), QMessageBox::AcceptRole);
    }
    keep->setObjectName(QStringLiteral("keep"));
    auto* discard = box->addButton(tr("&Discard"), QMessageBox::DestructiveRole);
    discard->setObjectName(QStringLiteral("discard"));
    box->addButton(QMessageBox::Cancel);
    box->setDefaultButton(keep);
    connect(box, &QMessageBox::buttonClicked, this,
            [this, keep, discard, then = std::move(then)](QAbstractButton* clicked) {
                if (clicked == discard)
                    then();
                else if (clicked == keep && operating_->isScratch())
                    chooseCopy(then);
                else if (clicked == keep)
                    operating_->commitThen(then);
            });
    box->open();
}

void MainWindow::chooseCopy(std::function<void()> then) {
    auto* dialog = new QFileDialog(this, tr("Save a copy"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("saveCopyDialog"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("img"));
    dialog->selectFile(QFileInfo(QString::fromStdString(scene_->info.path)).fileName());
    connect(
        dialog, &QFileDialog::fileSelected, this,
        [this, then = std::move(then)](const QString& path) { operating_->saveCopy(path, then); });
    dialog->open();
}

void MainWindow::showSettings() {
    auto* dialog =
        new SettingsDialog(std::chrono::duration_cast<std::chrono::seconds>(operating_->interval()),
                           savedMomentBytes(), this);
    connect(dialog, &SettingsDialog::intervalChanged, this, [this](std::chrono::seconds interval) {
        saveInterval(interval);
        operating_->setInterval(interval);
    });
    connect(dialog, &SettingsDialog::momentBytesChanged, this, [this](quint64 bytes) {
        saveMomentBytes(bytes);
        backend_->limitMoments(bytes);
    });
    dialog->open();
}

}  // namespace daxscope::ui
