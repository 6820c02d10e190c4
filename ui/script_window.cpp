#include "ui/script_window.h"

#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/SyntaxHighlighter>
#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/code_colours.h"
#include "ui/recording.h"
#include "ui/text_label.h"
#include "ui/theme.h"

namespace daxscope::ui {

ScriptWindow::ScriptWindow(Recording* recording, QWidget* parent)
    : QDialog(parent),
      recording_(recording),
      state_(new TextLabel(Voice::Small)),
      text_(new QPlainTextEdit),
      save_(new QPushButton(tr("&Save as script…"))),
      copy_(new QPushButton(tr("&Copy"))),
      clear_(new QPushButton(tr("C&lear"))),
      highlighter_(new KSyntaxHighlighting::SyntaxHighlighter(text_->document())) {
    setWindowTitle(tr("Recorded script"));
    setObjectName(QStringLiteral("scriptWindow"));
    setAttribute(Qt::WA_DeleteOnClose);
    const int em = QFontMetrics(QApplication::font()).height();
    state_->setWordWrap(true);
    text_->setObjectName(QStringLiteral("script"));
    text_->setAccessibleName(tr("Recorded script"));
    text_->setReadOnly(true);
    text_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    text_->setFrameShape(QFrame::NoFrame);
    text_->document()->setDocumentMargin(em * 0.6);
    text_->setPlaceholderText(tr("Nothing has been done yet."));
    highlighter_->setDefinition(codeRepository().definitionForName(QStringLiteral("JavaScript")));
    clear_->setToolTip(tr("Forgets what was done so far; the script begins anew from here"));
    auto* close = new QPushButton(tr("Close"));
    save_->setObjectName(QStringLiteral("saveScript"));
    copy_->setObjectName(QStringLiteral("copyScript"));
    clear_->setObjectName(QStringLiteral("clearScript"));
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(clear_);
    buttons->addStretch(1);
    buttons->addWidget(close);
    buttons->addWidget(copy_);
    buttons->addWidget(save_);
    for (QPushButton* button : {clear_, close, copy_})
        button->setAutoDefault(false);
    save_->setDefault(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(em, em, em, em);
    column->setSpacing(em / 2);
    column->addWidget(new TextLabel(Voice::Title, tr("What you did, as a script")));
    column->addWidget(state_);
    column->addWidget(text_, 1);
    column->addLayout(buttons);
    connect(recording_, &Recording::changed, this, &ScriptWindow::refresh);
    connect(save_, &QPushButton::clicked, this, &ScriptWindow::chooseFile);
    connect(copy_, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(script_); });
    connect(clear_, &QPushButton::clicked, recording_, &Recording::clear);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    restyle();
    refresh();
    resize(em * 48, em * 30);
}

ScriptWindow::~ScriptWindow() = default;

void ScriptWindow::refresh() {
    const session::Recorder& recorder = recording_->recorder();
    const bool some = !recorder.statements().empty();
    QString now = some ? QString::fromStdString(recorder.script()) : QString();
    if (now.endsWith(QLatin1Char('\n')))
        now.chop(1);
    // What grows is added at the end: what is marked and where one reads stays.
    if (!script_.isEmpty() && now.startsWith(script_ + QLatin1Char('\n')))
        text_->appendPlainText(now.sliced(script_.size() + 1));
    else if (now != script_)
        text_->setPlainText(now);
    script_ = now;
    const auto steps = static_cast<qulonglong>(recorder.steps());
    const QString count = steps == 1 ? tr("1 step") : tr("%1 steps").arg(steps);
    state_->setText(
        steps == 0 ? tr("Every operation and commit is added here. Failed ones stand as comments.")
                   : tr("%1 · “daxscope run” does the same again, on the image that it is given.")
                         .arg(count));
    for (QPushButton* button : {save_, copy_})
        button->setEnabled(some);
    clear_->setEnabled(steps != 0);
}

void ScriptWindow::restyle() {
    const Theme theme = Theme::fromPalette(palette());
    text_->setFont(monoFont(QApplication::font()));
    QPalette colours = QApplication::palette();
    colours.setColor(QPalette::Base, theme.panel);
    colours.setColor(QPalette::Text, theme.text);
    colours.setColor(QPalette::PlaceholderText, theme.secondary);
    text_->setPalette(colours);
    highlighter_->setTheme(codeTheme(theme.dark));
    highlighter_->rehighlight();
}

void ScriptWindow::chooseFile() {
    auto* dialog = new QFileDialog(this, tr("Save as script"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("saveScriptDialog"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("js"));
    dialog->setNameFilter(tr("Scripts (*.js)"));
    dialog->selectFile(QStringLiteral("script.js"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        const QString problem = recording_->save(path);
        state_->setText(problem.isEmpty() ? tr("Saved as %1.").arg(path)
                                          : tr("Not saved: %1").arg(problem));
    });
    dialog->open();
}

void ScriptWindow::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintDialogGround(painter, rect(), Theme::fromPalette(palette()));
}

bool ScriptWindow::event(QEvent* event) {
    if (event->type() == QEvent::ApplicationPaletteChange || fontChanged(event))
        restyle();
    return QDialog::event(event);
}

}  // namespace daxscope::ui
