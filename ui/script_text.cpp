#include "ui/script_text.h"

#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/SyntaxHighlighter>
#include <QAbstractItemView>
#include <QApplication>
#include <QCompleter>
#include <QPainter>
#include <QScrollBar>
#include <QStandardItemModel>
#include <QTextBlock>

#include "ui/code_colours.h"
#include "ui/script_words.h"
#include "ui/text_label.h"
#include "ui/theme.h"

namespace daxscope::ui {

namespace {

constexpr int nameRole = Qt::UserRole + 1;
constexpr int mostShown = 12;
/// Words come up by themselves from so many letters on.
constexpr int fewestLetters = 2;

bool isWord(QChar c) { return c.isLetterOrNumber() || c == QLatin1Char('_'); }

}  // namespace

class ScriptText::Margin : public QWidget {
public:
    explicit Margin(ScriptText* text) : QWidget(text), text_(text) {
        setAttribute(Qt::WA_TransparentForMouseEvents);
    }

protected:
    void paintEvent(QPaintEvent* event) override { text_->paintMargin(event); }

private:
    ScriptText* text_;
};

ScriptText::ScriptText(QWidget* parent)
    : QPlainTextEdit(parent),
      margin_(new Margin(this)),
      completer_(new QCompleter(this)),
      words_(new QStandardItemModel(this)),
      highlighter_(new KSyntaxHighlighting::SyntaxHighlighter(document())) {
    setObjectName(QStringLiteral("scriptText"));
    setAccessibleName(tr("Script"));
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setFrameShape(QFrame::NoFrame);
    setTabChangesFocus(false);
    highlighter_->setDefinition(codeRepository().definitionForName(QStringLiteral("JavaScript")));
    completer_->setWidget(this);
    completer_->setModel(words_);
    completer_->setCompletionRole(nameRole);
    completer_->setCompletionMode(QCompleter::PopupCompletion);
    completer_->setMaxVisibleItems(mostShown);
    completer_->popup()->setObjectName(QStringLiteral("scriptWords"));
    connect(completer_, qOverload<const QModelIndex&>(&QCompleter::activated), this,
            [this](const QModelIndex& index) { take(index.data(nameRole).toString()); });
    connect(this, &QPlainTextEdit::blockCountChanged, this, &ScriptText::placeMargin);
    connect(this, &QPlainTextEdit::updateRequest, margin_, qOverload<>(&QWidget::update));
    connect(this, &QPlainTextEdit::textChanged, this, [this] {
        if (mark_ == Mark::Error && !marking_)
            setMark(Mark::None);
    });
    look();
}

void ScriptText::look() {
    const Theme theme = Theme::fromPalette(QApplication::palette());
    setFont(monoFont(QApplication::font()));
    QPalette colours = QApplication::palette();
    colours.setColor(QPalette::Base, theme.background);
    colours.setColor(QPalette::Text, theme.text);
    colours.setColor(QPalette::PlaceholderText, theme.secondary);
    setPalette(colours);
    QPalette list = QApplication::palette();
    list.setColor(QPalette::Highlight, theme.selection);
    list.setColor(QPalette::HighlightedText, theme.text);
    completer_->popup()->setPalette(list);
    completer_->popup()->setFont(font());
    setTabStopDistance(fontMetrics().horizontalAdvance(QLatin1Char(' ')) * 4);
    marking_ = true;  // colours change, the text does not
    highlighter_->setTheme(codeTheme(theme.dark));
    highlighter_->rehighlight();
    marking_ = false;
    placeMargin();
    showMark();
}

bool ScriptText::event(QEvent* event) {
    if (event->type() == QEvent::ApplicationPaletteChange ||
        event->type() == QEvent::ApplicationFontChange)
        look();
    return QPlainTextEdit::event(event);
}

void ScriptText::placeMargin() {
    const auto digits = std::max<qsizetype>(2, QString::number(blockCount()).size());
    const int width =
        fontMetrics().horizontalAdvance(QLatin1Char('9')) * static_cast<int>(digits + 2);
    setViewportMargins(width, 0, 0, 0);
    const QRect area = contentsRect();
    margin_->setGeometry(area.left(), area.top(), width, area.height());
    margin_->update();
}

void ScriptText::resizeEvent(QResizeEvent* event) {
    QPlainTextEdit::resizeEvent(event);
    placeMargin();
}

void ScriptText::paintMargin(QPaintEvent* event) {
    const Theme theme = Theme::fromPalette(palette());
    QPainter painter(margin_);
    painter.fillRect(event->rect(), theme.panel);
    painter.setFont(font());
    const int em = fontMetrics().height();
    QTextBlock block = firstVisibleBlock();
    auto top = blockBoundingGeometry(block).translated(contentOffset()).top();
    for (; block.isValid() && top <= event->rect().bottom(); block = block.next()) {
        const bool marked = mark_ != Mark::None && block.blockNumber() + 1 == line_;
        const QRectF area(0, top, margin_->width() - em / 3.0, em);
        painter.setPen(marked ? theme.text : theme.secondary);
        painter.drawText(area, Qt::AlignRight | Qt::AlignVCenter,
                         QString::number(block.blockNumber() + 1));
        // Not by colour alone.
        if (marked)
            painter.drawText(QRectF(em / 6.0, top, em, em), Qt::AlignLeft | Qt::AlignVCenter,
                             mark_ == Mark::Stands ? QStringLiteral("▸") : QStringLiteral("✕"));
        top += blockBoundingRect(block).height();
    }
}

void ScriptText::setMark(Mark mark, int line) {
    mark_ = line > 0 ? mark : Mark::None;
    line_ = mark_ == Mark::None ? 0 : line;
    if (const QTextBlock block = document()->findBlockByNumber(line_ - 1);
        mark_ != Mark::None && block.isValid()) {
        QTextCursor cursor(block);
        setTextCursor(cursor);
        ensureCursorVisible();
    }
    showMark();
    margin_->update();
}

void ScriptText::showMark() {
    QList<QTextEdit::ExtraSelection> marks;
    const QTextBlock block = document()->findBlockByNumber(line_ - 1);
    if (mark_ != Mark::None && block.isValid()) {
        const Theme theme = Theme::fromPalette(palette());
        QTextEdit::ExtraSelection one;
        one.cursor = QTextCursor(block);
        one.format.setBackground(mark_ == Mark::Stands ? theme.highlight
                                                       : theme.wash(Meaning::Unreachable));
        one.format.setProperty(QTextFormat::FullWidthSelection, true);
        marks << one;
    }
    setExtraSelections(marks);
}

void ScriptText::insertStatement(const QString& text) {
    QTextCursor cursor = textCursor();
    const bool empty = cursor.block().text().trimmed().isEmpty();
    cursor.movePosition(empty ? QTextCursor::EndOfBlock : QTextCursor::StartOfBlock);
    cursor.insertText(text + QLatin1Char('\n'));
    setTextCursor(cursor);
    ensureCursorVisible();
}

/// What was typed of a word; `before`: the name in front of the dot before it, "" without a dot.
QString ScriptText::wordBefore(QString* before) const {
    const QString line = textCursor().block().text().first(textCursor().positionInBlock());
    qsizetype from = line.size();
    while (from > 0 && isWord(line[from - 1]))
        --from;
    before->clear();
    if (from > 0 && line[from - 1] == QLatin1Char('.')) {
        qsizetype name = from - 1;
        while (name > 0 && isWord(line[name - 1]))
            --name;
        *before = line.sliced(name, from - 1 - name);
        if (before->isEmpty())
            *before = QStringLiteral(")");  // of something that was called
    }
    return line.sliced(from);
}

void ScriptText::complete(bool asked) {
    QString before;
    const QString typed = wordBefore(&before);
    if (!asked && before.isEmpty() && typed.size() < fewestLetters) {
        completer_->popup()->hide();
        return;
    }
    words_->clear();
    using Of = ScriptWord::Of;
    for (const ScriptWord& word : scriptWords()) {
        // Whether a name is an image or a mapping only the script knows.
        const bool fits = before.isEmpty()                   ? word.of == Of::Global
                          : before == QLatin1String("Image") ? word.of == Of::ImageClass
                          : before == QLatin1String("img")
                              ? word.of == Of::Image
                              : word.of == Of::Image || word.of == Of::View;
        if (!fits)
            continue;
        auto* item = new QStandardItem(word.signature);
        item->setData(word.name, nameRole);
        item->setToolTip(word.about);
        words_->appendRow(item);
    }
    completer_->setCompletionPrefix(typed);
    if (completer_->completionCount() == 0 || (!asked && completer_->completionCount() == 1 &&
                                               completer_->currentCompletion() == typed)) {
        completer_->popup()->hide();
        return;
    }
    completer_->popup()->setCurrentIndex(completer_->completionModel()->index(0, 0));
    QRect at = cursorRect();
    at.setWidth(completer_->popup()->sizeHintForColumn(0) +
                completer_->popup()->verticalScrollBar()->sizeHint().width() +
                fontMetrics().height());
    at.translate(viewportMargins().left(), 0);
    completer_->complete(at);
}

void ScriptText::take(const QString& word) {
    QString before;
    const auto typed = static_cast<int>(wordBefore(&before).size());
    QTextCursor cursor = textCursor();
    cursor.movePosition(QTextCursor::Left, QTextCursor::KeepAnchor, typed);
    cursor.insertText(word);
    setTextCursor(cursor);
}

void ScriptText::keyPressEvent(QKeyEvent* event) {
    const bool open = completer_->popup()->isVisible();
    const int key = event->key();
    if (open && (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Tab ||
                 key == Qt::Key_Escape || key == Qt::Key_Backtab)) {
        event->ignore();  // the list's
        return;
    }
    if (key == Qt::Key_Space && event->modifiers() == Qt::ControlModifier) {
        complete(true);
        return;
    }
    // Four spaces, and as far in as the line before.
    if (key == Qt::Key_Tab && event->modifiers() == Qt::NoModifier &&
        !textCursor().hasSelection()) {
        insertPlainText(QStringLiteral("    "));
        return;
    }
    if (key == Qt::Key_Return && event->modifiers() == Qt::NoModifier) {
        const QString line = textCursor().block().text();
        qsizetype in = 0;
        while (in < line.size() && in < textCursor().positionInBlock() && line[in].isSpace())
            ++in;
        insertPlainText(QLatin1Char('\n') + line.first(in));
        ensureCursorVisible();
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
    const QString text = event->text();
    if (!text.isEmpty() && (isWord(text.back()) || text.back() == QLatin1Char('.')))
        complete(false);
    else if (open && key == Qt::Key_Backspace)
        complete(false);
    else if (!text.isEmpty())
        completer_->popup()->hide();
}

}  // namespace daxscope::ui
