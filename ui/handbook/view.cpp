#include "ui/handbook/view.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QScrollBar>
#include <QSettings>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/chip.h"
#include "ui/handbook/page_view.h"
#include "ui/handbook/side.h"
#include "ui/text_label.h"
#include "ui/theme.h"

namespace daxscope::ui::handbook {

namespace {

/// In font heights: contents and a page of readable width.
constexpr int wideEms = 50;
constexpr int sideEms = 17;

int emOf() { return QFontMetrics(QApplication::font()).height(); }

QToolButton* button(const QString& sign, const QString& name, const QString& tip) {
    auto* out = new QToolButton;
    out->setText(sign);
    out->setAutoRaise(true);
    out->setAccessibleName(name);
    out->setToolTip(tip);
    return out;
}

}  // namespace

HandbookView::HandbookView(QWidget* parent)
    : QWidget(parent), side_(new Side), text_(new PageView), line_(new QWidget) {
    setAccessibleName(tr("Handbook"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    buildBar(column);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(side_);
    line_->setFixedWidth(1);
    line_->setAutoFillBackground(true);
    middle->addWidget(line_);
    middle->addWidget(text_, 1);
    column->addLayout(middle, 1);
    buildFind(column);
    connect(side_, &Side::chosen, this, [this](const QString& target) {
        if (side_->showsHits())
            chooseHit(target);
        else
            open(target);
        focusPage();
    });
    connect(text_, &PageView::linkChosen, this, &HandbookView::follow);
    connect(text_, &PageView::marksChanged, this, &HandbookView::tellMarks);
    measure();
}

HandbookView::~HandbookView() = default;

void HandbookView::buildBar(QBoxLayout* column) {
    bar_ = new QWidget;
    back_ = button(QStringLiteral("←"), tr("Back"), tr("Back (Alt+Left)"));
    back_->setObjectName(QStringLiteral("handbookBack"));
    forward_ = button(QStringLiteral("→"), tr("Forward"), tr("Forward (Alt+Right)"));
    forward_->setObjectName(QStringLiteral("handbookForward"));
    contents_ = new Chip(tr("contents"));
    contents_->setToolTip(tr("All pages (Alt+Home)"));
    contents_->setAccessibleDescription(contents_->toolTip());
    search_ = new QLineEdit;
    search_->setObjectName(QStringLiteral("handbookSearch"));
    search_->setPlaceholderText(tr("Search the handbook…"));
    search_->setAccessibleName(tr("Search the handbook"));
    search_->setToolTip(tr("All words have to be in a section; “words in quotes” stand together"));
    search_->setClearButtonEnabled(true);
    search_->installEventFilter(this);
    auto* row = new QHBoxLayout(bar_);
    row->addWidget(back_);
    row->addWidget(forward_);
    row->addWidget(contents_);
    row->addWidget(search_, 1);
    column->addWidget(bar_);
    connect(back_, &QToolButton::clicked, this, &HandbookView::back);
    connect(forward_, &QToolButton::clicked, this, &HandbookView::forward);
    connect(contents_, &Chip::clicked, this, [this](bool on) {
        (wide() ? sideBeside_ : sideInstead_) = on;
        arrange();
    });
    connect(search_, &QLineEdit::textChanged, this, &HandbookView::search);
}

void HandbookView::buildFind(QBoxLayout* column) {
    findBar_ = new QWidget;
    find_ = new QLineEdit;
    find_->setObjectName(QStringLiteral("handbookFind"));
    find_->setPlaceholderText(tr("Find in this page…"));
    find_->setAccessibleName(tr("Find in this page"));
    find_->installEventFilter(this);
    count_ = new TextLabel(Voice::Small);
    auto* before = button(QStringLiteral("↑"), tr("Previous"), tr("Previous (Shift+F3)"));
    auto* after = button(QStringLiteral("↓"), tr("Next"), tr("Next (F3)"));
    auto* close = button(QStringLiteral("✕"), tr("Close"), tr("Close (Escape)"));
    auto* row = new QHBoxLayout(findBar_);
    row->addWidget(find_, 1);
    row->addWidget(count_);
    for (QToolButton* one : {before, after, close})
        row->addWidget(one);
    column->addWidget(findBar_);
    findBar_->hide();
    connect(before, &QToolButton::clicked, this, [this] { text_->step(-1); });
    connect(after, &QToolButton::clicked, this, [this] { text_->step(1); });
    connect(close, &QToolButton::clicked, this, &HandbookView::closeFind);
    connect(find_, &QLineEdit::textEdited, this, [this](const QString& words) {
        text_->mark(words.trimmed().isEmpty() ? QStringList() : QStringList{words.trimmed()});
    });
}

const Handbook& HandbookView::handbook() {
    if (!handbook_) {
        handbook_ = std::make_unique<Handbook>(Handbook::read());
        side_->setContents(*handbook_);
    }
    return *handbook_;
}

QString HandbookView::page() const { return places_.empty() ? QString() : places_[at_].page; }

bool HandbookView::pageShown() const { return wide() || !sideInstead_; }

void HandbookView::open(const QString& target) {
    if (handbook().pages().empty())
        return;
    sideInstead_ = false;
    if (!target.isEmpty())
        goTo(target);
    else if (places_.empty() && handbook().find(restored_.page) != nullptr)
        goTo(restored_.page), text_->verticalScrollBar()->setValue(restored_.scroll);
    else if (places_.empty())
        goTo(handbook().pages().front().name);
    arrange();
}

/// A place of its own in the way back, unless it is the page that is shown already.
void HandbookView::goTo(const QString& target) {
    const qsizetype mark = target.indexOf(u'#');
    QString name = mark < 0 ? target : target.first(mark);
    if (handbook().find(name) == nullptr)
        name = handbook().pages().front().name;
    rememberScroll();
    if (places_.empty() || places_[at_].page != name || mark >= 0) {
        if (!places_.empty())
            places_.resize(at_ + 1);
        places_.push_back({name, 0});
        at_ = places_.size() - 1;
        show(places_[at_]);
    }
    if (mark >= 0)
        text_->goTo(target.sliced(mark + 1));
}

void HandbookView::show(const Place& place) {
    const Page* page = handbook().find(place.page);
    text_->setPage(page);
    closeFind();
    text_->verticalScrollBar()->setValue(place.scroll);
    side_->setCurrent(place.page);
    back_->setEnabled(at_ > 0);
    forward_->setEnabled(at_ + 1 < places_.size());
    emit pageChanged(page == nullptr ? QString() : page->title);
}

void HandbookView::rememberScroll() {
    if (!places_.empty())
        places_[at_].scroll = text_->verticalScrollBar()->value();
}

void HandbookView::back() {
    if (at_ == 0)
        return;
    rememberScroll();
    show(places_[--at_]);
    sideInstead_ = false;
    arrange();
}

void HandbookView::forward() {
    if (at_ + 1 >= places_.size())
        return;
    rememberScroll();
    show(places_[++at_]);
    sideInstead_ = false;
    arrange();
}

void HandbookView::follow(const QString& link) {
    if (link.startsWith(QLatin1String("show:")))
        emit showWanted(link.sliced(5));
    else
        open(link.startsWith(u'#') ? page() + link : link);
}

void HandbookView::showContents() {
    (void)handbook();
    search_->clear();
    sideBeside_ = sideInstead_ = true;
    arrange();
    side_->focusList();
}

void HandbookView::focusPage() {
    if (pageShown())
        text_->setFocus(Qt::OtherFocusReason);
    else
        side_->focusList();
}

void HandbookView::search() {
    const QString query = search_->text().trimmed();
    if (query.isEmpty()) {
        side_->setHits(std::nullopt, {});
        side_->setCurrent(page());
        sideInstead_ = false;
    } else {
        side_->setHits(handbook().search(query), query);
        sideBeside_ = sideInstead_ = true;
    }
    arrange();
}

/// The page with the words marked, at the first one of the section.
void HandbookView::chooseHit(const QString& target) {
    QStringList words = queryWords(search_->text());
    // Of “a view” the first word stands everywhere.
    if (std::ranges::any_of(words, [](const QString& word) { return word.size() > 1; }))
        words.removeIf([](const QString& word) { return word.size() == 1; });
    open(target);
    const qsizetype mark = target.indexOf(u'#');
    findBar_->show();
    find_->setText(words.join(u' '));
    text_->mark(words, mark < 0 ? QString() : target.sliced(mark + 1));
}

void HandbookView::openFind() {
    sideInstead_ = false;
    arrange();
    findBar_->show();
    const QString chosen = text_->textCursor().selectedText();
    if (!chosen.isEmpty()) {
        find_->setText(chosen);
        text_->mark({chosen});
    }
    find_->setFocus(Qt::ShortcutFocusReason);
    find_->selectAll();
    tellMarks();
}

void HandbookView::closeFind() {
    if (findBar_->isHidden())
        return;
    const bool had = findBar_->isAncestorOf(QApplication::focusWidget());
    findBar_->hide();
    find_->clear();
    text_->mark({});
    if (had)
        focusPage();
}

void HandbookView::tellMarks() {
    count_->setText(find_->text().isEmpty() ? QString()
                    : text_->marks() == 0
                        ? tr("not in this page")
                        : tr("%1 of %2").arg(text_->current() + 1).arg(text_->marks()));
    find_->setAccessibleDescription(count_->text());
}

bool HandbookView::wide() const { return width() >= emOf() * wideEms; }

void HandbookView::arrange() {
    const bool side = wide() ? sideBeside_ : sideInstead_;
    if (wide())
        side_->setFixedWidth(emOf() * sideEms);
    else {
        side_->setMinimumWidth(0);
        side_->setMaximumWidth(QWIDGETSIZE_MAX);
    }
    side_->setVisible(side);
    line_->setVisible(side && wide());
    QPalette colours = QApplication::palette();
    colours.setColor(QPalette::Window, Theme::fromPalette(colours).hairline);
    line_->setPalette(colours);
    text_->setVisible(wide() || !side);
    contents_->setCheckable(true);
    contents_->setChecked(side);
}

void HandbookView::measure() {
    const int em = emOf();
    bar_->layout()->setContentsMargins(em / 2, em * 2 / 5, em * 3 / 5, em * 2 / 5);
    bar_->layout()->setSpacing(em * 2 / 5);
    findBar_->layout()->setContentsMargins(em * 3 / 5, em / 3, em / 2, em / 3);
    findBar_->layout()->setSpacing(em / 3);
    setMinimumWidth(em * 16);
    arrange();
}

QSize HandbookView::sizeHint() const { return {emOf() * 26, emOf() * 40}; }

void HandbookView::saveState(QSettings& settings) const {
    if (places_.empty())
        return;
    settings.setValue(QStringLiteral("handbook/page"), page());
    settings.setValue(QStringLiteral("handbook/scroll"), text_->verticalScrollBar()->value());
}

void HandbookView::restoreState(const QSettings& settings) {
    restored_ = {settings.value(QStringLiteral("handbook/page")).toString(),
                 settings.value(QStringLiteral("handbook/scroll")).toInt()};
}

bool HandbookView::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool alt = key->modifiers() == Qt::AltModifier;
        if ((alt && (key->key() == Qt::Key_Left || key->key() == Qt::Key_Right ||
                     key->key() == Qt::Key_Home)) ||
            key->matches(QKeySequence::Find) || key->key() == Qt::Key_F3 ||
            key->key() == Qt::Key_Escape) {
            event->accept();
            return true;
        }
    }
    if (fontChanged(event) || event->type() == QEvent::ApplicationPaletteChange)
        measure();
    return QWidget::event(event);
}

void HandbookView::keyPressEvent(QKeyEvent* event) {
    const bool alt = event->modifiers() == Qt::AltModifier;
    if (alt && event->key() == Qt::Key_Left)
        back();
    else if (alt && event->key() == Qt::Key_Right)
        forward();
    else if (alt && event->key() == Qt::Key_Home)
        showContents();
    else if (event->matches(QKeySequence::Find))
        openFind();
    else if (event->key() == Qt::Key_F3)
        text_->step(event->modifiers().testFlag(Qt::ShiftModifier) ? -1 : 1);
    else if (event->key() == Qt::Key_Escape && !search_->text().isEmpty() &&
             (search_->hasFocus() || findBar_->isHidden()))
        search_->clear();
    else if (event->key() == Qt::Key_Escape && !findBar_->isHidden())
        closeFind();
    else if (event->key() == Qt::Key_Escape)
        emit left();
    else
        QWidget::keyPressEvent(event);
}

/// Keys of the two fields.
bool HandbookView::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (watched == find_ && enter) {
        text_->step(key->modifiers().testFlag(Qt::ShiftModifier) ? -1 : 1);
        return true;
    }
    if (watched == search_ && side_->showsHits() && (enter || key->key() == Qt::Key_Down)) {
        if (enter)
            side_->openHit();
        else
            side_->focusList();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void HandbookView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrange();
}

void HandbookView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (places_.empty())
        open({});
}

void HandbookView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme theme = Theme::fromPalette(palette());
    painter.fillRect(rect(), theme.background);
    painter.fillRect(bar_->geometry(), theme.panel);
    painter.fillRect(QRect(0, bar_->geometry().bottom(), width(), 1), theme.hairline);
    if (!findBar_->isHidden()) {
        painter.fillRect(findBar_->geometry(), theme.panel);
        painter.fillRect(QRect(0, findBar_->geometry().top(), width(), 1), theme.hairline);
    }
}

}  // namespace daxscope::ui::handbook
