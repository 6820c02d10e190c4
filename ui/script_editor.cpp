#include "ui/script_editor.h"

#include <QApplication>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QMessageBox>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSaveFile>
#include <QSettings>
#include <QShortcut>
#include <QSplitter>
#include <QVBoxLayout>
#include <cerrno>

#include "ui/chip.h"
#include "ui/recording.h"
#include "ui/script_text.h"
#include "ui/script_words.h"
#include "ui/text_label.h"
#include "ui/theme.h"

namespace daxscope::ui {

namespace {

const QString textKey = QStringLiteral("script/text");
const QString pathKey = QStringLiteral("script/path");
const QString unsavedKey = QStringLiteral("script/unsaved");

/// Lines of output that are kept.
constexpr int mostLines = 10'000;
/// A script is no film.
constexpr qint64 largestFile = 16 << 20;

/// "script:12" → 12
int lineIn(const QString& where) {
    return where.sliced(where.lastIndexOf(QLatin1Char(':')) + 1).toInt();
}

}  // namespace

ScriptEditor::ScriptEditor(Backend* backend, Recording* recording, QWidget* parent)
    : QDialog(parent),
      backend_(backend),
      recording_(recording),
      text_(new ScriptText),
      output_(new QPlainTextEdit),
      recorded_(recording->recorder().statements().size()) {
    setWindowTitle(tr("Script"));
    setObjectName(QStringLiteral("scriptEditor"));
    build();
    connect(text_->document(), &QTextDocument::modificationChanged, this, [this] { refresh(); });
    connect(recording_, &Recording::changed, this, &ScriptEditor::followRecording);
    connect(backend_, &Backend::scriptPrinted, this, [this](Job job, const QString& text) {
        if (job == job_)
            say(text);
    });
    connect(backend_, &Backend::scriptStands, this, [this](Job job, int line) {
        if (job != job_)
            return;
        stands_ = line != 0;
        text_->setMark(stands_ ? ScriptText::Mark::Stands : ScriptText::Mark::None, line);
        state_->setText(stands_ ? tr("Stands before line %1.").arg(line) : tr("Runs…"));
        refresh();
    });
    connect(backend_, &Backend::done, this, [this](Job job) {
        if (job == job_ && job != 0)
            end(tr("Done."));
    });
    connect(backend_, &Backend::failed, this,
            [this](Job job, int code, const QString& what, const QString& where) {
                if (job == 0 || job != job_)
                    return;
                if (code == ECANCELED)
                    return end(tr("Stopped. What it had done stays."));
                const int line = lineIn(where);
                end(line > 0 ? tr("Failed in line %1.").arg(line) : tr("Failed."));
                say(line > 0 ? tr("line %1: %2").arg(line).arg(what) : what, true);
                text_->setMark(ScriptText::Mark::Error, line);
            });
    look();
    const QSettings settings;
    text_->setPlainText(settings.value(textKey).toString());
    path_ = settings.value(pathKey).toString();
    text_->document()->setModified(settings.value(unsavedKey).toBool());
    refresh();
    const int em = QFontMetrics(QApplication::font()).height();
    resize(em * 46, em * 34);
}

ScriptEditor::~ScriptEditor() {
    if (job_ != 0)
        backend_->cancel(job_);
    QSettings settings;
    settings.setValue(textKey, text_->toPlainText());
    settings.setValue(pathKey, path_);
    settings.setValue(unsavedKey, text_->document()->isModified());
}

void ScriptEditor::build() {
    const auto button = [this](const QString& text, const QString& name, const QKeySequence& key,
                               const QString& tip, auto act) {
        auto* made = new QPushButton(text);
        made->setObjectName(name);
        made->setAutoDefault(false);
        made->setToolTip(
            key.isEmpty() ? tip : tr("%1 (%2)").arg(tip, key.toString(QKeySequence::NativeText)));
        made->setAccessibleDescription(tip);
        connect(made, &QPushButton::clicked, this, act);
        if (!key.isEmpty()) {
            auto* shortcut = new QShortcut(key, this);
            connect(shortcut, &QShortcut::activated, made, &QPushButton::click);
        }
        return made;
    };
    run_ =
        button(tr("Run"), QStringLiteral("runScript"), QKeySequence(tr("Ctrl+Return")),
               tr("Runs the script on the image in the window; from where it stands, to its end"),
               &ScriptEditor::run);
    run_->setDefault(true);
    step_ = button(tr("Step"), QStringLiteral("stepScript"), QKeySequence(tr("Ctrl+Shift+Return")),
                   tr("To the next call to an image, and stands before it"), &ScriptEditor::step);
    stop_ = button(tr("Stop"), QStringLiteral("stopScript"), QKeySequence(tr("Ctrl+.")),
                   tr("Ends the script; what it has done stays, and can be undone"),
                   &ScriptEditor::stop);
    examples_ = button(tr("Examples"), QStringLiteral("scriptExamples"), {},
                       tr("Scripts that show something"), [] {});
    auto* open = button(tr("Open…"), QStringLiteral("openScript"), QKeySequence::Open,
                        tr("Reads a script"), &ScriptEditor::chooseOpen);
    auto* save = button(tr("Save…"), QStringLiteral("saveScriptText"), QKeySequence::Save,
                        tr("Writes the script to a file, which “daxscope run” takes"),
                        &ScriptEditor::chooseSave);
    fillExamples();
    record_ = new Chip(tr("record"));
    record_->setObjectName(QStringLiteral("recordScript"));
    record_->setCheckable(true);
    record_->setToolTip(tr("Writes in what is done in the window, as it is done"));
    connect(record_, &Chip::toggled, this, [this] {
        recorded_ = recording_->recorder().statements().size();
        refresh();
    });
    state_ = new TextLabel(Voice::Small);
    state_->setObjectName(QStringLiteral("scriptState"));
    state_->setElide(Qt::ElideRight);

    text_->setPlaceholderText(
        tr("img is the image in the window. For example:\n\nimg.write(\"/file\", 0, \"hello\");\n"
           "print(img.extents(\"/file\"));\n\nCtrl+Space: what there is."));
    output_->setObjectName(QStringLiteral("scriptOutput"));
    output_->setAccessibleName(tr("Output"));
    output_->setReadOnly(true);
    output_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    output_->setFrameShape(QFrame::NoFrame);
    output_->setMaximumBlockCount(mostLines);
    output_->setPlaceholderText(tr("What the script prints."));
    parts_ = new QSplitter(Qt::Vertical);
    parts_->setHandleWidth(1);
    parts_->setChildrenCollapsible(false);
    parts_->addWidget(text_);
    parts_->addWidget(output_);
    parts_->setStretchFactor(0, 3);
    parts_->setStretchFactor(1, 1);

    const int em = QFontMetrics(QApplication::font()).height();
    auto* bar = new QHBoxLayout;
    bar->setSpacing(em / 2);
    for (QPushButton* one : {run_, step_, stop_})
        bar->addWidget(one);
    bar->addWidget(record_);
    bar->addWidget(state_, 1);
    for (QPushButton* one : {examples_, open, save})
        bar->addWidget(one);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(em / 2, em / 2, em / 2, em / 2);
    column->setSpacing(em / 2);
    column->addLayout(bar);
    column->addWidget(parts_, 1);
    text_->setFocus();
}

void ScriptEditor::fillExamples() {
    auto* menu = new QMenu(examples_);
    for (const ScriptExample& example : scriptExamples())
        menu->addAction(example.title, this, [this, example] { replace(example.text, QString()); });
    menu->addSeparator();
    menu->addAction(tr("What was done in the window so far"), this, [this] {
        replace(QString::fromStdString(recording_->recorder().script()), QString());
    });
    examples_->setMenu(menu);
}

QString ScriptEditor::output() const { return output_->toPlainText(); }
QString ScriptEditor::state() const { return state_->text(); }

void ScriptEditor::setReady(bool ready, const QString& whyNot) {
    // What came of the last script stays in sight.
    if (!running() && (!ready || !ready_))
        state_->setText(ready ? QString() : whyNot);
    ready_ = ready;
    refresh();
}

void ScriptEditor::run() {
    if (!running())
        begin(false);
    else if (stands_)
        backend_->continueScript();
}

void ScriptEditor::step() {
    if (!running())
        begin(true);
    else if (stands_)
        backend_->stepScript();
}

void ScriptEditor::stop() {
    if (running())
        backend_->cancel(job_);
}

void ScriptEditor::begin(bool stepping) {
    if (!ready_)
        return;
    output_->clear();
    text_->setMark(ScriptText::Mark::None);
    state_->setText(tr("Runs…"));
    stands_ = false;
    emit started();
    job_ = backend_->runScript(text_->toPlainText(), stepping);
    refresh();
}

void ScriptEditor::end(const QString& words) {
    job_ = 0;
    stands_ = false;
    text_->setMark(ScriptText::Mark::None);
    state_->setText(words);
    refresh();
}

void ScriptEditor::say(const QString& text, bool isError) {
    output_->appendPlainText(isError ? QStringLiteral("✕ ") + text : text);
}

void ScriptEditor::refresh() {
    const bool some = !text_->document()->isEmpty();
    run_->setText(running() ? tr("Continue") : tr("Run"));
    run_->setEnabled(running() ? stands_ : ready_ && some);
    step_->setEnabled(running() ? stands_ : ready_ && some);
    stop_->setEnabled(running());
    text_->setReadOnly(running());
    record_->setEnabled(!running());
    const QString name = path_.isEmpty() ? tr("Script") : QFileInfo(path_).fileName();
    setWindowTitle(text_->document()->isModified() ? tr("%1 (not saved)").arg(name) : name);
}

/// What is new in the recording goes where the cursor is.
void ScriptEditor::followRecording() {
    const auto& statements = recording_->recorder().statements();
    if (record_->isChecked() && !running()) {
        for (std::size_t i = recorded_; i < statements.size(); ++i)
            text_->insertStatement(QString::fromStdString(statements[i]).trimmed());
    }
    recorded_ = statements.size();
}

void ScriptEditor::replace(const QString& text, const QString& name) {
    if (running())
        return;
    const auto take = [this, text, name] {
        // Can be undone as an edit.
        QTextCursor all(text_->document());
        all.select(QTextCursor::Document);
        all.insertText(text);
        text_->moveCursor(QTextCursor::Start);
        text_->setMark(ScriptText::Mark::None);
        text_->document()->setModified(false);
        path_ = name;
        refresh();
    };
    if (!text_->document()->isModified() || text_->document()->isEmpty())
        return take();
    auto* box = new QMessageBox(this);
    box->setObjectName(QStringLiteral("replaceScript"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setText(tr("The script here is not saved."));
    box->setInformativeText(tr("It goes when another one takes its place."));
    auto* go = box->addButton(tr("&Replace it"), QMessageBox::DestructiveRole);
    box->setDefaultButton(box->addButton(QMessageBox::Cancel));
    connect(box, &QMessageBox::buttonClicked, this, [go, take](const QAbstractButton* clicked) {
        if (clicked == go)
            take();
    });
    box->open();
}

void ScriptEditor::openFile(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return say(tr("%1 cannot be read: %2").arg(path, file.errorString()), true);
    if (file.size() > largestFile)
        return say(tr("%1 is too large for a script.").arg(path), true);
    replace(QString::fromUtf8(file.readAll()), path);
}

bool ScriptEditor::save(const QString& path) {
    QSaveFile file(path);
    const QByteArray text = text_->toPlainText().toUtf8();
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit()) {
        say(tr("%1 cannot be written: %2").arg(path, file.errorString()), true);
        return false;
    }
    path_ = path;
    text_->document()->setModified(false);
    state_->setText(tr("Saved as %1.").arg(QFileInfo(path).fileName()));
    refresh();
    return true;
}

void ScriptEditor::chooseOpen() {
    auto* dialog = new QFileDialog(this, tr("Open a script"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("openScriptDialog"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Scripts (*.js)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &ScriptEditor::openFile);
    dialog->open();
}

void ScriptEditor::chooseSave() {
    auto* dialog = new QFileDialog(this, tr("Save the script"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("saveScriptTextDialog"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("js"));
    dialog->setNameFilter(tr("Scripts (*.js)"));
    dialog->selectFile(path_.isEmpty() ? QStringLiteral("script.js") : path_);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString& path) { [[maybe_unused]] const bool saved = save(path); });
    dialog->open();
}

void ScriptEditor::look() {
    const Theme theme = Theme::fromPalette(QApplication::palette());
    output_->setFont(monoFont(QApplication::font()));
    QPalette colours = QApplication::palette();
    colours.setColor(QPalette::Base, theme.panel);
    colours.setColor(QPalette::Text, theme.text);
    colours.setColor(QPalette::PlaceholderText, theme.secondary);
    output_->setPalette(colours);
}

/// Escape leaves lists of words; it does not put away what somebody writes.
void ScriptEditor::keyPressEvent(QKeyEvent* event) {
    if (event->key() != Qt::Key_Escape)
        QDialog::keyPressEvent(event);
}

void ScriptEditor::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintDialogGround(painter, rect(), Theme::fromPalette(palette()));
}

bool ScriptEditor::event(QEvent* event) {
    if (event->type() == QEvent::ApplicationPaletteChange || fontChanged(event))
        look();
    return QDialog::event(event);
}

}  // namespace daxscope::ui
