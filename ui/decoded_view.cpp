#include "ui/decoded_view.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSplitter>
#include <QTextBlock>
#include <QVBoxLayout>

#include "ui/hex_view.h"
#include "ui/text_label.h"
#include "ui/theme.h"

namespace daxscope::ui {

DecodedView::DecodedView(QWidget* parent)
    : QWidget(parent), parts_(new QSplitter), text_(new QPlainTextEdit), bytes_(new HexView) {
    text_->setReadOnly(true);
    text_->setFrameShape(QFrame::NoFrame);
    text_->setLineWrapMode(QPlainTextEdit::NoWrap);
    text_->setTabChangesFocus(true);
    text_->setAccessibleName(tr("Decoded block"));
    text_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    text_->setContextMenuPolicy(Qt::CustomContextMenu);
    text_->installEventFilter(this);
    text_->viewport()->installEventFilter(this);
    bytes_->setAccessibleName(tr("Bytes of the decoded block"));
    parts_->setChildrenCollapsible(false);
    parts_->setHandleWidth(1);
    parts_->addWidget(text_);
    parts_->addWidget(bytes_);
    parts_->setStretchFactor(0, 3);
    parts_->setStretchFactor(1, 2);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(parts_);
    connect(text_, &QPlainTextEdit::cursorPositionChanged, this, &DecodedView::chosenInText);
    connect(text_, &QWidget::customContextMenuRequested, this, [this](QPoint at) {
        QMenu* menu = text_->createStandardContextMenu(at);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        if (marked_ != nullptr && marked_->address != 0) {
            auto* go = new QAction(tr("Go to block %1").arg(marked_->address), menu);
            connect(go, &QAction::triggered, this, &DecodedView::follow);
            menu->insertAction(menu->actions().value(0), go);
        }
        menu->popup(text_->viewport()->mapToGlobal(at));
    });
    connect(bytes_, &HexView::cursorMoved, this, &DecodedView::chosenInBytes);
    measure();
}

void DecodedView::setBlock(const BlockDumpPtr& block) {
    if (block == block_)
        return;
    const bool same = block && block_ && block->device == block_->device;
    const int line = text_->textCursor().blockNumber();
    block_ = block;
    marked_ = nullptr;
    fields_ = block ? BlockFields(*block) : BlockFields();
    const bool nothing = block && block->decoded.empty();
    following_ = true;
    text_->setPlainText(
        nothing ? tr("Nothing here can be decoded: it is data, or damaged. See the bytes.")
                : fields_.text());
    bytes_->setBlock(block);
    following_ = false;
    // The same block after a change: one looks at the same line.
    if (same) {
        const QTextBlock there = text_->document()->findBlockByNumber(line);
        if (there.isValid())
            text_->setTextCursor(QTextCursor(there));
    }
    chosenInText();
}

void DecodedView::chosenInText() {
    if (following_)
        return;
    marked_ = text_->hasFocus() || marked_ != nullptr || text_->textCursor().position() != 0
                  ? fields_.atText(text_->textCursor().position())
                  : nullptr;
    following_ = true;
    bytes_->setMark(marked_ != nullptr ? marked_->from : 0,
                    marked_ != nullptr ? marked_->length : 0);
    following_ = false;
    markText();
}

void DecodedView::chosenInBytes(qsizetype byte) {
    if (following_)
        return;
    marked_ = fields_.atByte(byte);
    bytes_->showMark(marked_ != nullptr ? marked_->from : 0,
                     marked_ != nullptr ? marked_->length : 0);
    if (marked_ != nullptr) {
        following_ = true;
        QTextCursor cursor(text_->document());
        cursor.setPosition(static_cast<int>(marked_->textFrom));
        text_->setTextCursor(cursor);
        text_->ensureCursorVisible();
        following_ = false;
    }
    markText();
}

void DecodedView::markText() {
    QList<QTextEdit::ExtraSelection> marks;
    if (marked_ != nullptr) {
        QTextEdit::ExtraSelection mark;
        QColor colour = Theme::fromPalette(palette()).tone(Meaning::Changed);
        colour.setAlphaF(0.28F);
        mark.format.setBackground(colour);
        if (marked_->address != 0)
            mark.format.setFontUnderline(true);
        mark.cursor = QTextCursor(text_->document());
        mark.cursor.setPosition(static_cast<int>(marked_->textFrom));
        mark.cursor.setPosition(static_cast<int>(marked_->textTo), QTextCursor::KeepAnchor);
        marks << mark;
    }
    text_->setExtraSelections(marks);
}

void DecodedView::follow() {
    if (marked_ != nullptr && marked_->address != 0)
        emit addressWanted(marked_->address);
}

bool DecodedView::eventFilter(QObject* watched, QEvent* event) {
    if (watched == text_->viewport() && event->type() == QEvent::MouseButtonDblClick &&
        marked_ != nullptr && marked_->address != 0) {
        follow();
        return true;
    }
    if (watched == text_ && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            follow();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

/// Beside each other where both have room, else one below the other.
void DecodedView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    const int em = QFontMetrics(QApplication::font()).height();
    const Qt::Orientation wanted = width() > em * 62 ? Qt::Horizontal : Qt::Vertical;
    if (parts_->orientation() != wanted)
        parts_->setOrientation(wanted);
}

void DecodedView::measure() {
    const qreal em = QFontMetricsF(QApplication::font()).height();
    text_->setFont(monoFont(QApplication::font()));
    text_->document()->setDocumentMargin(em * 0.5);
    bytes_->setMinimumHeight(qRound(em * 4));
    text_->setMinimumHeight(qRound(em * 4));
}

bool DecodedView::event(QEvent* event) {
    if (fontChanged(event))
        measure();
    if (event->type() == QEvent::PaletteChange)
        markText();
    return QWidget::event(event);
}

}  // namespace daxscope::ui
