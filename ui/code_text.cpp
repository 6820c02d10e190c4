#include "ui/code_text.h"

#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/SyntaxHighlighter>
#include <QAbstractTextDocumentLayout>
#include <QApplication>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextLayout>

#include "ui/code_colours.h"
#include "ui/text_label.h"
#include "ui/theme.h"

namespace daxscope::ui {

namespace {

/// What is shown is what is written: no ligatures.
QFont codeFont(const QFont& base) {
    QFont font = monoFont(smallFont(base));
    font.setFeature(QFont::Tag("calt"), 0);
    font.setFeature(QFont::Tag("liga"), 0);
    return font;
}

KSyntaxHighlighting::Definition cpp() {
    return codeRepository().definitionForName(QStringLiteral("C++"));
}

}  // namespace

class CodeGutter : public QWidget {
public:
    explicit CodeGutter(CodeText* text) : QWidget(text), text_(text) {}

protected:
    void paintEvent(QPaintEvent* event) override { text_->paintGutter(event); }

private:
    CodeText* text_;
};

CodeText::CodeText(QWidget* parent)
    : QPlainTextEdit(parent),
      gutter_(new CodeGutter(this)),
      highlighter_(new KSyntaxHighlighting::SyntaxHighlighter(document())) {
    setObjectName(QStringLiteral("codeText"));
    setAccessibleName(tr("Source of the engine"));
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFrameShape(QFrame::NoFrame);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    highlighter_->setDefinition(cpp());
    connect(this, &QPlainTextEdit::updateRequest, gutter_, [this](const QRect& rect, int dy) {
        if (dy != 0)
            gutter_->scroll(0, dy);
        else
            gutter_->update(0, rect.y(), gutter_->width(), rect.height());
    });
    connect(this, &QPlainTextEdit::blockCountChanged, this,
            [this] { setViewportMargins(gutterWidth(), 0, 0, 0); });
    restyle();
}

CodeText::~CodeText() {
    // Before the document, whose end it would hear of.
    delete highlighter_;
}

void CodeText::setSource(const QString& source) {
    if (source == source_)
        return;
    source_ = source;
    marked_ = 0;
    setPlainText(source);
    showMark();
}

void CodeText::mark(int line) {
    marked_ = line;
    showMark();
    center();
}

void CodeText::center() {
    if (marked_ == 0)
        return;
    const QTextBlock block = document()->findBlockByNumber(marked_ - 1);
    if (!block.isValid())
        return;
    QTextCursor cursor(block);
    setTextCursor(cursor);
    const int rows = std::max(1, viewport()->height() / std::max(1, fontMetrics().lineSpacing()));
    verticalScrollBar()->setValue(firstToShow(source_, marked_, rows) - 1);
    horizontalScrollBar()->setValue(0);
}

int CodeText::firstToShow(const QString& source, int line, int rows) {
    const QList<QStringView> lines = QStringView(source).split(QLatin1Char('\n'));
    // A function of this house begins at the margin, with its arguments.
    for (int at = std::min(line, static_cast<int>(lines.size())); at > 0; --at) {
        const QStringView text = lines[at - 1];
        if (line - at >= rows - 2)
            break;
        if (!text.isEmpty() && text[0].isLetter() && text.contains(QLatin1Char('(')))
            return at;
    }
    // More of what leads there than of what follows.
    return std::max(1, line - rows * 3 / 5);
}

void CodeText::showMark() {
    QList<QTextEdit::ExtraSelection> all;
    const QTextBlock block = document()->findBlockByNumber(marked_ - 1);
    if (marked_ != 0 && block.isValid()) {
        QTextEdit::ExtraSelection line;
        line.format.setBackground(Theme::fromPalette(palette()).highlight);
        line.format.setProperty(QTextFormat::FullWidthSelection, true);
        line.cursor = QTextCursor(block);
        all << line;
    }
    setExtraSelections(all);
    gutter_->update();
}

int CodeText::gutterWidth() const {
    const QFontMetricsF metrics(font());
    const auto digits = QString::number(std::max(100, blockCount())).size();
    return qRound(metrics.horizontalAdvance(QLatin1Char('9')) * static_cast<qreal>(digits) +
                  metrics.height() * 1.1);
}

void CodeText::paintGutter(QPaintEvent* event) {
    QPainter painter(gutter_);
    const Theme theme = Theme::fromPalette(palette());
    painter.fillRect(event->rect(), theme.background);
    painter.setFont(font());
    const int height = fontMetrics().height();
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        const QRectF area = blockBoundingGeometry(block).translated(contentOffset());
        if (area.top() > event->rect().bottom())
            break;
        const int line = block.blockNumber() + 1;
        if (line == marked_) {
            painter.fillRect(QRectF(0, area.top(), gutter_->width(), area.height()),
                             theme.highlight);
            painter.fillRect(QRectF(0, area.top(), std::max(2.0, height * 0.2), area.height()),
                             theme.tone(Meaning::Changed));
        }
        painter.setPen(line == marked_ ? theme.text : theme.secondary);
        painter.drawText(QRectF(0, area.top(), gutter_->width() - height * 0.5, area.height()),
                         Qt::AlignRight | Qt::AlignVCenter, QString::number(line));
    }
}

void CodeText::restyle() {
    const Theme theme = Theme::fromPalette(palette());
    setFont(codeFont(QApplication::font()));
    setViewportMargins(gutterWidth(), 0, 0, 0);
    highlighter_->setTheme(codeTheme(theme.dark));
    highlighter_->rehighlight();
    showMark();
}

bool CodeText::event(QEvent* event) {
    if (fontChanged(event))
        restyle();
    return QPlainTextEdit::event(event);
}

void CodeText::changeEvent(QEvent* event) {
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        setViewportMargins(gutterWidth(), 0, 0, 0);
    else if (event->type() == QEvent::PaletteChange)
        restyle();
}

void CodeText::resizeEvent(QResizeEvent* event) {
    QPlainTextEdit::resizeEvent(event);
    const QRect inside = contentsRect();
    gutter_->setGeometry(inside.left(), inside.top(), gutterWidth(), inside.height());
    // It was shown in a view of another height, perhaps of none.
    if (event->oldSize().height() != event->size().height())
        center();
}

void CodeText::paintLines(QPainter& painter, const QRectF& area, const QString& source, int first,
                          int marked, const Theme& theme, const QFont& font) {
    const QFont mono = codeFont(font);
    const QFontMetricsF metrics(mono);
    const qreal spacing = std::ceil(metrics.lineSpacing());
    const int rows = static_cast<int>(area.height() / spacing);
    QTextDocument document;
    document.setDefaultFont(mono);
    // All of it: what a line is may depend on those before.
    document.setPlainText(source);
    KSyntaxHighlighting::SyntaxHighlighter highlighter(&document);
    highlighter.setTheme(codeTheme(theme.dark));
    highlighter.setDefinition(cpp());
    highlighter.rehighlight();
    painter.save();
    painter.setClipRect(area);
    const qreal left = metrics.horizontalAdvance(QStringLiteral("99999")) + spacing * 0.6;
    for (int row = 0; row < rows; ++row) {
        const int line = first + row;
        const QTextBlock block = document.findBlockByNumber(line - 1);
        if (!block.isValid())
            break;
        const QRectF where(area.left(), area.top() + row * spacing, area.width(), spacing);
        if (line == marked) {
            painter.fillRect(where, theme.highlight);
            painter.fillRect(QRectF(where.left(), where.top(), spacing * 0.2, spacing),
                             theme.tone(Meaning::Changed));
        }
        painter.setFont(mono);
        painter.setPen(line == marked ? theme.text : theme.secondary);
        painter.drawText(QRectF(where.left(), where.top(), left - spacing * 0.5, spacing),
                         Qt::AlignRight | Qt::AlignVCenter, QString::number(line));
        QTextLayout layout(block.text(), mono);
        layout.setFormats(block.layout()->formats());
        layout.beginLayout();
        layout.createLine();
        layout.endLayout();
        painter.setPen(theme.text);
        layout.draw(&painter, QPointF(where.left() + left, where.top()));
    }
    painter.restore();
}

}  // namespace daxscope::ui
