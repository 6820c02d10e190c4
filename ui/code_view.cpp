#include "ui/code_view.h"

#include <QApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPainter>
#include <QTextOption>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/chip.h"
#include "ui/code_text.h"
#include "ui/flow_row.h"
#include "ui/map/event_words.h"
#include "ui/map/map_frame.h"
#include "ui/panel.h"
#include "ui/step_words.h"
#include "ui/text.h"
#include "ui/text_label.h"

namespace daxscope::ui {

namespace {

/// Of what was done last; a step has no others in it.
const trace::Event* longestStep(const scene::Timeline& timeline) {
    if (!timeline.last)
        return nullptr;
    // A fault, where nothing was stored or allocated.
    const trace::Event* step = nullptr;
    const trace::Event* fault = nullptr;
    const std::uint64_t least = (timeline.last->end - timeline.last->begin) / 1024;
    for (const scene::TimelineChunkPtr& chunk : timeline.chunks) {
        for (const scene::LaneIndex& lane : chunk->lanes()) {
            lane.forEach(
                timeline.last->begin, timeline.last->end, least, [&](const trace::Event& event) {
                    const auto group = scene::groupOf(event.kind);
                    const trace::Event** best =
                        group == scene::EventGroup::Stored || group == scene::EventGroup::Space
                            ? &step
                        : group == scene::EventGroup::Fault ? &fault
                                                            : nullptr;
                    if (best != nullptr && (*best == nullptr || event.duration > (*best)->duration))
                        *best = &event;
                });
        }
    }
    if (step != nullptr)
        return step;
    return fault != nullptr ? fault : timeline.find(timeline.last->sequence);
}

}  // namespace

QString engineSource(const QString& file) {
    QFile source(QStringLiteral(":/") + file);
    return source.open(QIODevice::ReadOnly) ? QString::fromUtf8(source.readAll()) : QString();
}

CodeView::CodeView(QWidget* parent)
    : QWidget(parent),
      path_(new FlowRow),
      text_(new CodeText),
      what_(new TextLabel(Voice::Strong)),
      why_(new TextLabel(Voice::Normal)) {
    setAccessibleName(tr("Code"));
    path_->setAccessibleName(tr("What was going on around it"));
    what_->setObjectName(QStringLiteral("stepWhat"));
    why_->setObjectName(QStringLiteral("stepWhy"));
    what_->setWordWrap(true);
    why_->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(path_);
    column->addWidget(text_, 1);
    column->addWidget(what_);
    column->addWidget(why_);
    measure();
    clear();
}

void CodeView::clear() {
    qDeleteAll(steps_);
    steps_.clear();
    names_.clear();
    file_.clear();
    function_.clear();
    source_.clear();
    line_ = 0;
    text_->setSource({});
    path_->hide();
    what_->setText(tr("The engine's own code"));
    why_->setText(tr("Choose an event in the timeline: the line that told of it is shown here."));
    if (panel_ != nullptr)
        panel_->setSubtitle({});
}

void CodeView::setEvent(const TimelinePtr& timeline, quint64 sequence) {
    if (!timeline)
        return clear();
    const trace::Event* const event = sequence == 0 ? nullptr : timeline->find(sequence);
    if (event == nullptr)
        return;
    const std::string_view file = trace::sourceFile(*event);
    file_ = textOf(file);
    line_ = static_cast<int>(event->where.line());
    function_ = QString::fromUtf8(event->where.function_name());
    source_ = engineSource(file_);
    text_->setSource(source_);
    text_->mark(line_);
    showPath(*timeline, *event);
    what_->setText(eventSentence(*timeline, *event));
    why_->setText(stepExplanation(event->kind));
    what_->setToolTip(why_->isHidden() ? why_->text() : QString());
    if (panel_ != nullptr)
        panel_->setSubtitle(tr("%1 · line %2").arg(file_).arg(line_));
}

void CodeView::setLongestStep(const TimelinePtr& timeline) {
    if (const trace::Event* const step = longestStep(*timeline))
        setEvent(timeline, step->sequence);
}

void CodeView::showPath(const scene::Timeline& timeline, const trace::Event& event) {
    qDeleteAll(steps_);
    steps_.clear();
    names_.clear();
    std::vector<const trace::Event*> steps = timeline.around(event);
    steps.push_back(&event);
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const QString name = eventName(*steps[i]);
        names_ << name;
        if (i != 0) {
            auto* arrow = new TextLabel(Voice::Small, QStringLiteral("▸"));
            path_->add(arrow);
            steps_ << arrow;
        }
        auto* step = new Chip(name);
        step->setChecked(i + 1 == steps.size());
        step->setCheckable(i + 1 == steps.size());
        step->setToolTip(eventSentence(timeline, *steps[i]));
        const quint64 sequence = steps[i]->sequence;
        connect(
            step, &Chip::clicked, this, [this, sequence] { emit stepWanted(sequence); },
            Qt::QueuedConnection);
        path_->add(step);
        steps_ << step;
    }
    path_->show();
}

QString CodeView::explanation() const { return why_->text(); }

void CodeView::measure() {
    const int em = QFontMetrics(QApplication::font()).height();
    what_->setContentsMargins(em * 3 / 4, em / 2, em * 3 / 4, 0);
    why_->setContentsMargins(em * 3 / 4, em / 5, em * 3 / 4, em / 2);
}

bool CodeView::event(QEvent* event) {
    if (fontChanged(event))
        measure();
    return QWidget::event(event);
}

void CodeView::resizeEvent(QResizeEvent*) {
    // Where there is little room it is for the code.
    why_->setVisible(height() >= QFontMetrics(QApplication::font()).height() * 14);
    what_->setToolTip(why_->isHidden() ? why_->text() : QString());
}

void CodeView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme theme = Theme::fromPalette(palette());
    painter.fillRect(rect(), theme.background);
    painter.fillRect(QRectF(0, what_->y(), width(), 1), theme.hairline);
}

void CodeView::paintTo(QPainter& painter, const QSizeF& size, const Theme& theme,
                       const QFont& font) {
    painter.fillRect(QRectF(QPointF(), size), theme.background);
    if (line_ == 0) {
        paintNothing(painter, QRectF(QPointF(), size), what_->text(), why_->text(), theme, font);
        return;
    }
    const QFontMetricsF metrics(font);
    const qreal em = metrics.height();
    const qreal side = em * 0.75;
    painter.setFont(smallFont(font));
    painter.setPen(theme.secondary);
    painter.drawText(QRectF(side, em * 0.4, size.width() - 2 * side, em),
                     Qt::AlignLeft | Qt::AlignVCenter, names_.join(QStringLiteral(" ▸ ")));
    QTextOption wrap(Qt::AlignLeft | Qt::AlignTop);
    wrap.setWrapMode(QTextOption::WordWrap);
    const QString card = what_->text() + QLatin1Char('\n') + why_->text();
    const qreal need = metrics
                           .boundingRect(QRectF(0, 0, size.width() - 2 * side, size.height()),
                                         Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, card)
                           .height();
    const qreal below = std::min(need + em, size.height() / 2);
    const QRectF code(0, em * 1.8, size.width(), size.height() - em * 1.8 - below);
    const int rows = static_cast<int>(code.height() / std::max(1.0, em));
    const int first = CodeText::firstToShow(source_, line_, rows);
    CodeText::paintLines(painter, code, source_, first, line_, theme, font);
    painter.fillRect(QRectF(0, size.height() - below, size.width(), 1), theme.hairline);
    painter.setFont(font);
    painter.setPen(theme.text);
    painter.drawText(QRectF(side, size.height() - below + em * 0.4, size.width() - 2 * side, need),
                     card, wrap);
}

QByteArray CodeView::csv() const {
    QByteArray out = "line,marked,text\n";
    int number = 0;
    for (const QString& line : source_.split(QLatin1Char('\n'))) {
        ++number;
        out += QByteArray::number(number) + (number == line_ ? ",true," : ",false,") +
               csvField(line.toUtf8()) + '\n';
    }
    return out;
}

QByteArray CodeView::json() const {
    return QJsonDocument(
               QJsonObject{{QStringLiteral("file"), file_},
                           {QStringLiteral("line"), line_},
                           {QStringLiteral("function"), function_},
                           {QStringLiteral("path"), QJsonArray::fromStringList(names_)},
                           {QStringLiteral("what"), line_ == 0 ? QString() : what_->text()},
                           {QStringLiteral("explanation"), line_ == 0 ? QString() : why_->text()}})
        .toJson();
}

}  // namespace daxscope::ui
