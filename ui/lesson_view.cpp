#include "ui/lesson_view.h"

#include <QAbstractButton>
#include <QApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>

#include "ui/lesson_answers.h"
#include "ui/lesson_parts.h"
#include "ui/lesson_text.h"
#include "ui/panel.h"
#include "ui/text_label.h"
#include "ui/theme.h"

namespace daxscope::ui {

namespace {

constexpr qreal reading = 1.12;  // of the window's font

QPushButton* button(const QString& words, const char* name) {
    auto* out = new QPushButton(words);
    out->setAutoDefault(false);
    out->setObjectName(QLatin1String(name));
    return out;
}

}  // namespace

LessonView::LessonView(Backend* backend, QWidget* parent)
    : QWidget(parent),
      backend_(backend),
      scroll_(new QScrollArea),
      doIt_(button(tr("Do it for me"), "doStep")),
      hint_(button(tr("Hint"), "stepHint")),
      next_(button(tr("Next"), "nextStep")),
      again_(button(tr("Start again"), "lessonAgain")),
      leave_(button(tr("Leave"), "leaveLesson")) {
    setAccessibleName(tr("Lesson"));
    scroll_->setWidgetResizable(true);
    scroll_->setFrameShape(QFrame::NoFrame);
    scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll_->setFocusPolicy(Qt::NoFocus);
    scroll_->viewport()->setAutoFillBackground(false);
    leave_->setToolTip(tr("Back to the files; what you have reached is kept"));
    again_->setToolTip(tr("A fresh image, and the first step"));
    next_->setShortcut(QKeySequence(Qt::ALT | Qt::Key_Return));
    next_->setToolTip(next_->shortcut().toString(QKeySequence::NativeText));
    next_->setDefault(true);
    doIt_->setToolTip(tr("Runs what this step asks for; all views show it"));
    auto* bar = new QWidget;
    auto* row = new QHBoxLayout(bar);
    const int em = emOf();
    row->setContentsMargins(em, em / 2, em, em / 2);
    row->addWidget(again_);
    row->addWidget(leave_);
    row->addStretch(1);
    row->addWidget(next_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(scroll_, 1);
    column->addWidget(bar);
    connect(scroll_->verticalScrollBar(), &QScrollBar::rangeChanged, this, [this] {
        if (settling_) {
            showCurrent();
            settled_.start();
        }
    });
    constexpr int settledMilliseconds = 200;
    settled_.setSingleShot(true);
    settled_.setInterval(settledMilliseconds);
    connect(&settled_, &QTimer::timeout, this, [this] { settling_ = false; });
    // Who scrolls has read enough of that.
    connect(scroll_->verticalScrollBar(), &QScrollBar::actionTriggered, this, [this] {
        settling_ = false;
        settled_.stop();
    });
    connect(doIt_, &QPushButton::clicked, this, &LessonView::doStep);
    connect(hint_, &QPushButton::clicked, this, [this] {
        hintShown_ = !hintShown_;
        if (hintShown_)
            built_.clear();  // what comes is to be seen
        refresh();
    });
    connect(next_, &QPushButton::clicked, this, &LessonView::goOn);
    connect(again_, &QPushButton::clicked, this, &LessonView::againWanted);
    connect(leave_, &QPushButton::clicked, this, &LessonView::leaveWanted);
    connect(backend_, &Backend::lessonTold, this, [this](const LessonTold& told) {
        if (course_ != nullptr && course_->tell(told))
            refresh();
    });
    connect(backend_, &Backend::done, this, [this](Job job) {
        if (job == acting_)
            acting_ = 0;
    });
    connect(backend_, &Backend::failed, this,
            [this](Job job, int, const QString& what, const QString& where) {
                if (job != acting_ || job == 0)
                    return;
                acting_ = 0;
                refused_ = where.isEmpty() ? what : tr("%1 (%2)").arg(what, where);
                built_.clear();
                refresh();
            });
}

void LessonView::attachTo(Panel* panel) { panel_ = panel; }

void LessonView::open(const Lesson& lesson, int count, bool fromTheBeginning) {
    count_ = count;
    opened_.clear();
    hintShown_ = false;
    refused_.clear();
    built_.clear();
    course_ = std::make_unique<LessonCourse>(
        lesson, fromTheBeginning ? LessonProgress() : savedProgress(lesson.name));
    if (panel_ != nullptr) {
        panel_->setTitle(tr("Lesson %1 of %2").arg(lesson.number).arg(count_));
        panel_->setSubtitle(lesson.about);
    }
    refresh();
}

QString LessonView::place() const {
    static const QRegularExpression link(QStringLiteral(R"(\]\(show:(file:[^)]*)\))"));
    if (course_ == nullptr)
        return {};
    QString text = course_->at() == 0 ? course_->lesson().intro : QString();
    text += course_->step().text + course_->step().hint;
    return link.match(text).captured(1);
}

void LessonView::setPresenting(bool presents) {
    if (std::exchange(presents_, presents) == presents)
        return;
    built_.clear();  // it is read from another place
    refresh();
}

void LessonView::close() {
    course_.reset();
    mappings_.reset();
}

void LessonView::setMappings(const MappingsPtr& mappings) {
    const auto policies = [](const MappingsPtr& from) {
        return from ? from->policies : std::vector<std::string>();
    };
    const bool changed = policies(mappings) != policies(mappings_);
    mappings_ = mappings;
    if (changed && course_ != nullptr)
        refresh();
}

QWidget* LessonView::addText(QVBoxLayout* column, const QString& markdown, qreal scale,
                             bool quiet) {
    auto* text = new LessonText;
    text->setScale(scale);
    text->setQuiet(quiet);
    text->setLesson(markdown, course_->values(), course_->files());
    connect(text, &LessonText::showWanted, this, &LessonView::showWanted);
    column->addWidget(text);
    return text;
}

void LessonView::addRow(std::size_t index) {
    auto* column = qobject_cast<QVBoxLayout*>(page_->layout());
    const LessonStep& step = course_->lesson().steps[index];
    const bool done = index < course_->at() || course_->finished();
    QAbstractButton* const row =
        stepRow(done ? QStringLiteral("✔") : QString::number(index + 1), step.title, done);
    row->setObjectName(QStringLiteral("step-%1").arg(step.id));
    // Later: the row that was clicked goes with it.
    connect(
        row, &QAbstractButton::clicked, this, [this, index] { toggleRow(index); },
        Qt::QueuedConnection);
    column->addWidget(row);
    if (!opened_.contains(index))
        return;
    auto* inside = new QWidget;
    auto* below = new QVBoxLayout(inside);
    below->setContentsMargins(emOf() * 7 / 4, 0, 0, emOf() / 2);
    addText(below, step.text, 1.0, true);
    if (step.question)
        addText(below,
                QStringLiteral("*%1*\n\n%2").arg(step.question->text, step.question->because), 1.0,
                true);
    addText(below, step.after, 1.0, true);
    column->addWidget(inside);
}

void LessonView::toggleRow(std::size_t index) {
    if (!opened_.erase(index))
        opened_.insert(index);
    refresh();
}

/// The current step: what it is, its question, its buttons; when it is done, what is to be seen.
void LessonView::addCard() {
    const LessonStep& step = course_->step();
    const auto phase = course_->phase();
    const bool done = phase == LessonCourse::Phase::Done;
    const int em = emOf();
    QWidget* const card = lessonCard();
    card->setObjectName(QStringLiteral("currentStep"));
    card->setAccessibleName(step.title);
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(em * 9 / 10, em * 4 / 5, em * 9 / 10, em * 9 / 10);
    column->setSpacing(em * 3 / 5);
    addText(column,
            QStringLiteral("**%1 · %2**")
                .arg(done ? QStringLiteral("✔") : QStringLiteral("%1").arg(course_->at() + 1),
                     step.title),
            reading * 1.06);
    if (!step.text.isEmpty())
        addText(column, step.text, reading);
    if (step.question) {
        addText(column, QStringLiteral("**%1**").arg(step.question->text), reading);
        auto* answers = new LessonAnswers(*step.question);
        answers->show(course_->answered(step), done);
        connect(answers, &LessonAnswers::chosen, this, &LessonView::answer, Qt::QueuedConnection);
        column->addWidget(answers);
        if (done)
            addText(column, step.question->because, reading);
    }
    if (phase == LessonCourse::Phase::Do) {
        if (step.question)
            addText(column, tr("Your prediction stands. Now do it and see."), 1.0, true);
        auto* row = new QHBoxLayout;
        row->setSpacing(em / 2);
        row->addWidget(doIt_);
        row->addWidget(hint_);
        row->addStretch(1);
        hint_->setVisible(!step.hint.isEmpty());
        doIt_->show();
        column->addLayout(row);
        if (hintShown_)
            addText(column, step.hint, reading);
        const QString missing = !course_->problem().isEmpty() ? course_->problem()
                                : !refused_.isEmpty()         ? refused_
                                                              : course_->missing();
        if (!missing.isEmpty() &&
            (hintShown_ || !refused_.isEmpty() || !course_->problem().isEmpty()))
            addText(column, missing.toHtmlEscaped(), 1.0, true)
                ->setObjectName(QStringLiteral("stepMissing"));
    } else if (phase == LessonCourse::Phase::Ask) {
        addText(column, tr("First predict, then do it."), 1.0, true);
    }
    if (done && !step.after.isEmpty())
        addText(column, step.after, reading);
    page_->layout()->addWidget(card);
    card_ = card;
}

/// Where the step is read that switched it on.
void LessonView::addDesigns() {
    if (!mappings_ || mappings_->policies.empty())
        return;
    QStringList names;
    for (const std::string& name : mappings_->policies)
        names << QString::fromStdString(name);
    page_->layout()->addWidget(designBox(names));
}

void LessonView::addEnd() {
    auto* column = qobject_cast<QVBoxLayout*>(page_->layout());
    const Lesson& lesson = course_->lesson();
    const auto [right, all] = course_->score();
    QWidget* const card = lessonCard();
    card->setObjectName(QStringLiteral("lessonEnd"));
    auto* inside = new QVBoxLayout(card);
    const int em = emOf();
    inside->setContentsMargins(em, em, em, em);
    inside->setSpacing(em * 3 / 4);
    addText(inside, QStringLiteral("**%1**").arg(tr("Remember")), reading);
    addText(inside, lesson.remember, reading * 1.15);
    if (all != 0)
        addText(inside, tr("You predicted %1 of %2 rightly.").arg(right).arg(all), 1.0, true);
    column->addWidget(card);
    addText(column, tr("Where it comes from: %1").arg(lesson.thread), 1.0, true);
    if (!lesson.exercise.isEmpty()) {
        addText(column, QStringLiteral("**%1**").arg(tr("Exercise")), reading);
        QString text = lesson.exercise + QStringLiteral("\n\n");
        for (const LessonTask& task : lesson.tasks)
            text += QStringLiteral("- %1\n").arg(task.text);
        text += QStringLiteral("\n") +
                tr("`daxscope lessons exercise %1 IMAGE` makes the image to try it on; "
                   "`daxscope lessons grade %1 FILE` judges the script.")
                    .arg(lesson.name);
        addText(column, text, 1.0);
    }
    card_ = card;
}

void LessonView::addTitle() {
    auto* column = qobject_cast<QVBoxLayout*>(page_->layout());
    auto* title = new TextLabel(Voice::Heading, course_->lesson().title);
    title->setWordWrap(true);
    QFont font = title->font();
    font.setPointSizeF(QApplication::font().pointSizeF() * 1.5);
    title->setFont(font);
    column->addWidget(title);
    column->addSpacing(emOf() / 3);
}

/// Everything anew: a lesson is a handful of widgets, and changes a few times a minute.
void LessonView::rebuild() {
    // They live through it.
    doIt_->setParent(this);
    hint_->setParent(this);
    doIt_->hide();
    hint_->hide();
    page_ = new QWidget;
    page_->setObjectName(QStringLiteral("lessonPage"));
    auto* column = new QVBoxLayout(page_);
    const int em = emOf();
    column->setContentsMargins(em, em, em, em);
    column->setSpacing(em / 3);
    const bool end = course_->finished();
    const bool begin = !end && course_->at() == 0;
    const auto addCurrent = [&] {
        addDesigns();
        end ? addEnd() : addCard();
    };
    if (!presents_ || begin)
        addTitle();
    if (begin) {
        addText(column, course_->lesson().intro, reading);
        column->addSpacing(em / 2);
    }
    if (presents_) {
        addCurrent();
        column->addSpacing(em / 2);
    }
    for (std::size_t i = 0; i < course_->lesson().steps.size(); ++i) {
        if (i != course_->at() || end)
            addRow(i);
        else if (!presents_)
            addCurrent();
    }
    if (end && !presents_) {
        column->addSpacing(em / 2);
        addCurrent();
    }
    column->addStretch(1);
    scroll_->setWidget(page_);
    page_->setAutoFillBackground(false);
    settle();
}

void LessonView::refresh() {
    if (course_ == nullptr)
        return;
    // Asked first: what is disabled loses the keyboard.
    const QWidget* const focused = QApplication::focusWidget();
    const QString focus =
        focused != nullptr && isAncestorOf(focused) ? focused->objectName() : QString();
    const bool end = course_->finished();
    const bool done = !end && course_->phase() == LessonCourse::Phase::Done;
    next_->setEnabled(done);
    next_->setVisible(!end);
    next_->setText(course_->isLast() ? tr("Finish") : tr("Next"));
    // Where the reader is stays where it is, unless the step is another one.
    const auto at = QByteArray::number(static_cast<qulonglong>(course_->at()));
    const QByteArray now = end ? "end"
                               : at + '/' + QByteArray::number(static_cast<int>(course_->phase())) +
                                     (course_->problem().isEmpty() ? "" : "!");
    const bool same = now == built_;
    built_ = now;
    otherStep_ = !same || (settling_ && otherStep_);
    if (!same)
        stays_.reset();
    else if (!settling_)
        stays_ = scroll_->verticalScrollBar()->value();
    rebuild();
    if (!focus.isEmpty())
        giveFocus(focus);
}

/// To what had the keyboard before, by its name, if it is still there; else to what comes next.
void LessonView::giveFocus(const QString& name) {
    QWidget* to = name.isEmpty() ? nullptr : findChild<QWidget*>(name);
    const auto useful = [](const QWidget* widget) {
        return widget != nullptr && widget->isEnabled() && !widget->isHidden();
    };
    if (!useful(to)) {
        const auto phase = course_->phase();
        to = course_->finished()                  ? leave_
             : phase == LessonCourse::Phase::Done ? next_
             : phase == LessonCourse::Phase::Do   ? doIt_
                                                  : findChild<QWidget*>(QStringLiteral("answer-0"));
    }
    if (useful(to))
        to->setFocus(Qt::OtherFocusReason);
}

/// The card is wanted whole; when it is higher than the panel, its end when something was added there, else its beginning.
void LessonView::showCurrent() {
    if (card_ == nullptr || course_ == nullptr)
        return;
    const QRect card = card_->geometry();
    QScrollBar* bar = scroll_->verticalScrollBar();
    if (stays_)
        return bar->setValue(*stays_);
    const int room = scroll_->viewport()->height();
    const int margin = emOf() / 2;
    // After an answer, a hint, a deed: what came of it.
    const bool added = !course_->finished() &&
                       (hintShown_ || !refused_.isEmpty() || !course_->problem().isEmpty() ||
                        course_->phase() == LessonCourse::Phase::Done ||
                        (course_->phase() == LessonCourse::Phase::Do && course_->step().question));
    if (card.height() > room)
        bar->setValue(added ? card.bottom() - room + margin : card.top() - margin);
    // From the top: before the texts have their heights, the card may be lower than it will be.
    else if (otherStep_)
        bar->setValue(std::max(0, card.bottom() - room + margin));
    else
        scroll_->ensureVisible(0, card.bottom(), 0, margin);
}

/// Texts find their heights by and by: until they have, the page follows. How long that takes is not known: other views are drawn
/// anew at the same time.
void LessonView::settle() {
    settling_ = true;
    settled_.stop();
    QTimer::singleShot(0, this, [this] {
        if (!settling_)
            return;
        showCurrent();
        settled_.start();
    });
}

void LessonView::answer(int index) {
    if (course_ == nullptr)
        return;
    course_->answer(index);
    saveProgress(course_->lesson().name, course_->progress());
    refresh();
    if (course_->phase() == LessonCourse::Phase::Do)
        doIt_->setFocus(Qt::OtherFocusReason);
}

void LessonView::goOn() {
    if (course_ == nullptr || course_->finished())
        return;
    const QString before = course_->step().id;
    course_->goOn();
    hintShown_ = false;
    refused_.clear();
    saveProgress(course_->lesson().name, course_->progress());
    if (!course_->finished() && course_->step().id != before)
        backend_->followStep(course_->step().id);
    refresh();
    if (!course_->finished() && course_->step().id != before)
        emit stepBegan();
    if (course_->finished())
        emit finished();
}

void LessonView::doStep() {
    if (course_ == nullptr || course_->phase() != LessonCourse::Phase::Do || acting_ != 0)
        return;
    refused_.clear();
    acting_ = backend_->doStep(course_->step().id);
}

QString LessonView::shownText() const {
    QStringList out;
    if (page_ != nullptr) {
        for (const LessonText* text : page_->findChildren<LessonText*>())
            out << text->shownText();
    }
    return out.join('\n');
}

bool LessonView::event(QEvent* event) {
    const bool done = QWidget::event(event);
    if (fontChanged(event) && course_ != nullptr) {
        built_.clear();  // all of it is somewhere else now
        refresh();
    }
    return done;
}

/// Only now it has the room that it was built for.
void LessonView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    stays_.reset();
    otherStep_ = true;
    settle();
}

void LessonView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme theme = Theme::fromPalette(palette());
    painter.fillRect(rect(), theme.background);
    painter.fillRect(QRect(0, scroll_->geometry().bottom(), width(), 1), theme.hairline);
}

}  // namespace daxscope::ui
