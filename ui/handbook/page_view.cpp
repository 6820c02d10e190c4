#include "ui/handbook/page_view.h"

#include <QApplication>
#include <QScrollBar>
#include <QTextBlock>
#include <algorithm>

#include "ui/handbook/html.h"
#include "ui/text_label.h"

namespace daxscope::ui::handbook {

namespace {

/// Longer lines are hard to follow.
constexpr int mostEms = 46;

/// Where the heading of that anchor begins; −1 for none.
int placeOf(const QTextDocument& document, const QString& anchor) {
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        for (auto at = block.begin(); !at.atEnd(); ++at) {
            if (at.fragment().charFormat().anchorNames().contains(anchor))
                return block.position();
        }
    }
    return -1;
}

}  // namespace

PageView::PageView(QWidget* parent) : QTextBrowser(parent) {
    setFrameShape(QFrame::NoFrame);
    setOpenLinks(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(this, &QTextBrowser::anchorClicked, this, [this](const QUrl& link) {
        emit linkChosen(QUrl::fromPercentEncoding(link.toEncoded()));
    });
}

void PageView::setPage(const Page* page) {
    page_ = page;
    words_.clear();
    fill();
    verticalScrollBar()->setValue(0);
    setAccessibleName(page == nullptr ? QString() : page->title);
    emit marksChanged();
}

void PageView::fill() {
    if (filling_)
        return;
    filling_ = true;
    const Theme theme = Theme::fromPalette(QApplication::palette());
    const QFont font = QApplication::font();
    QPalette colours = QApplication::palette();
    colours.setColor(QPalette::Base, theme.background);
    colours.setColor(QPalette::Text, theme.text);
    setPalette(colours);
    const QScrollBar* bar = verticalScrollBar();
    const double place = bar->maximum() > 0 ? double(bar->value()) / bar->maximum() : 0;
    document()->setDefaultFont(font);
    document()->setDefaultStyleSheet(styleFor(theme, font));
    document()->setDocumentMargin(fontMetrics().height() * 0.9);
    document()->setIndentWidth(fontMetrics().height() * 1.4);
    setHtml(page_ == nullptr ? QString() : htmlOf(page_->blocks, Medium::Window));
    fit();
    const int was = current_;
    marks_.clear();
    mark(words_);
    if (was >= 0 && was < marks()) {
        current_ = was;
        showMarks();
    }
    verticalScrollBar()->setValue(qRound(place * verticalScrollBar()->maximum()));
    filling_ = false;
}

void PageView::fit() {
    const int most = fontMetrics().height() * mostEms;
    const bool wide = viewport()->width() > most;
    setLineWrapMode(wide ? QTextEdit::FixedPixelWidth : QTextEdit::WidgetWidth);
    if (wide)
        setLineWrapColumnOrWidth(most);
}

void PageView::goTo(const QString& anchor) {
    const int at = anchor.isEmpty() ? 0 : placeOf(*document(), anchor);
    if (at <= 0)
        return verticalScrollBar()->setValue(0);
    QTextCursor cursor(document());
    cursor.setPosition(at);
    setTextCursor(cursor);
    const int top = cursorRect(cursor).top() + verticalScrollBar()->value();
    verticalScrollBar()->setValue(top - fontMetrics().height() / 2);
}

void PageView::mark(const QStringList& words, const QString& anchor) {
    words_ = words;
    marks_.clear();
    for (const QString& word : words) {
        for (QTextCursor at = document()->find(word, 0); !at.isNull();
             at = document()->find(word, at))
            marks_ << at;
    }
    std::ranges::sort(marks_, {}, &QTextCursor::selectionStart);
    current_ = -1;
    if (!marks_.isEmpty()) {
        const int from = anchor.isEmpty() ? 0 : std::max(0, placeOf(*document(), anchor));
        const auto first = std::ranges::find_if(
            marks_, [&](const QTextCursor& one) { return one.selectionStart() >= from; });
        current_ = first == marks_.end() ? 0 : static_cast<int>(first - marks_.begin());
    }
    showMarks();
    if (!filling_ && current_ >= 0)
        bringIntoView(marks_[current_]);
    emit marksChanged();
}

void PageView::step(int direction) {
    if (marks_.isEmpty())
        return;
    current_ = (current_ + direction + marks()) % marks();
    showMarks();
    bringIntoView(marks_[current_]);
    emit marksChanged();
}

void PageView::bringIntoView(const QTextCursor& place) {
    QTextCursor at(place);
    at.setPosition(place.selectionStart());
    const QRect where = cursorRect(at);
    const int air = viewport()->height() / 4;
    if (where.top() < 0 || where.bottom() > viewport()->height())
        verticalScrollBar()->setValue(verticalScrollBar()->value() + where.top() - air);
}

void PageView::showMarks() {
    const Theme theme = Theme::fromPalette(QApplication::palette());
    QList<ExtraSelection> all;
    for (int i = 0; i < marks(); ++i) {
        ExtraSelection one;
        one.cursor = marks_[i];
        one.format.setBackground(theme.highlight);
        if (i == current_) {
            // Not by its ground alone.
            one.format.setBackground(theme.fill(Meaning::Changed));
            one.format.setForeground(theme.textOn(Meaning::Changed));
            one.format.setFontUnderline(true);
        }
        all << one;
    }
    setExtraSelections(all);
}

bool PageView::event(QEvent* event) {
    const bool done = QTextBrowser::event(event);
    if (fontChanged(event) || event->type() == QEvent::ApplicationPaletteChange)
        fill();
    return done;
}

/// Those with Alt are the handbook's.
void PageView::keyPressEvent(QKeyEvent* event) {
    if (event->modifiers().testFlag(Qt::AltModifier))
        event->ignore();
    else
        QTextBrowser::keyPressEvent(event);
}

void PageView::resizeEvent(QResizeEvent* event) {
    // What is at the top stays there when lines break elsewhere.
    const QTextCursor top = cursorForPosition(QPoint(4, 4));
    const int was = cursorRect(top).top();
    QTextBrowser::resizeEvent(event);
    fit();
    if (event->oldSize().width() != event->size().width() && verticalScrollBar()->value() > 0)
        verticalScrollBar()->setValue(verticalScrollBar()->value() + cursorRect(top).top() - was);
}

}  // namespace daxscope::ui::handbook
