#include "ui/facts_view.h"

#include <QApplication>
#include <QEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <algorithm>
#include <tuple>

#include "ui/fact_value.h"
#include "ui/glossary.h"
#include "ui/text_label.h"

namespace daxscope::ui {

namespace {

void tell(FactValue& value, const Fact& fact) {
    value.setText(fact.value);
    value.setAccessibleName(FactsView::tr("%1: %2").arg(fact.name, fact.value));
}

}  // namespace

QString evidenceWord(scene::Evidence evidence) {
    switch (evidence) {
        case scene::Evidence::Measured:
            return FactsView::tr("measured");
        case scene::Evidence::Modelled:
            return FactsView::tr("modelled");
        case scene::Evidence::Emulated:
            return FactsView::tr("emulated");
    }
    return {};
}

QString evidenceMeaning(scene::Evidence evidence) {
    switch (evidence) {
        case scene::Evidence::Measured:
            return FactsView::tr("read from the image or from the system");
        case scene::Evidence::Modelled:
            return FactsView::tr("computed from a model of the engine's");
        case scene::Evidence::Emulated:
            return FactsView::tr("what the hardware would do, forced by an option");
    }
    return {};
}

FactsView::FactsView(QWidget* parent)
    : QScrollArea(parent), sheet_(new QWidget), grid_(new QGridLayout(sheet_)) {
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Facts"));
    setBackgroundRole(QPalette::Base);
    sheet_->setBackgroundRole(QPalette::Base);
    setWidget(sheet_);
    grid_->setColumnStretch(1, 1);
    measure();
}

void FactsView::measure() {
    const qreal em = QFontMetricsF(QApplication::font()).height();
    const int side = qRound(em * 0.75);
    grid_->setContentsMargins(side, qRound(em * 0.6), side, qRound(em * 0.6));
    grid_->setHorizontalSpacing(qRound(em * 0.8));
    grid_->setVerticalSpacing(qRound(em * 0.32));
}

bool FactsView::event(QEvent* event) {
    if (fontChanged(event))
        QMetaObject::invokeMethod(
            this,
            [this] {  // when the labels have their new font
                measure();
                fitNames();
                fitHeight();
            },
            Qt::QueuedConnection);
    return QScrollArea::event(event);
}

void FactsView::resizeEvent(QResizeEvent* event) {
    QScrollArea::resizeEvent(event);
    fitNames();
    fitHeight();
}

void FactsView::fitNames() {
    // Names never take more than two fifths: longer ones wrap.
    const int most = std::max(1, viewport()->width() * 2 / 5);
    for (int row = 0; row < grid_->rowCount(); ++row) {
        auto* item = grid_->itemAtPosition(row, 0);
        auto* name = item == nullptr ? nullptr : qobject_cast<QLabel*>(item->widget());
        if (name == nullptr)
            continue;
        const bool wraps = name->fontMetrics().horizontalAdvance(name->text()) > most;
        name->setWordWrap(wraps);
        name->setMinimumWidth(wraps ? most : 0);
        name->setMaximumWidth(most);
    }
}

void FactsView::keyPressEvent(QKeyEvent* event) {
    const int step = event->key() == Qt::Key_Down ? 1 : event->key() == Qt::Key_Up ? -1 : 0;
    const auto at = std::ranges::find_if(values_, [](const FactValue* v) { return v->hasFocus(); });
    if (step == 0 || at == values_.end()) {
        QScrollArea::keyPressEvent(event);
        return;
    }
    const auto last = static_cast<std::ptrdiff_t>(values_.size()) - 1;
    const auto next = std::clamp<std::ptrdiff_t>(at - values_.begin() + step, 0, last);
    FactValue* const value = values_[static_cast<std::size_t>(next)];
    value->setFocus(Qt::TabFocusReason);
    ensureWidgetVisible(value);
}

void FactsView::setTight(bool tight) {
    tight_ = tight;
    fitHeight();
}

void FactsView::fitHeight() {
    const int need = grid_->hasHeightForWidth() ? grid_->totalHeightForWidth(viewport()->width())
                                                : grid_->totalSizeHint().height();
    setMaximumHeight(tight_ ? std::max(1, need) : QWIDGETSIZE_MAX);
}

void FactsView::setFacts(std::vector<Fact> facts) {
    if (facts == facts_)
        return;
    // After an operation mostly a figure is another: labels stay, and with them who has the focus.
    const bool sameRows = std::ranges::equal(facts, facts_, [](const Fact& is, const Fact& was) {
        return std::tie(is.name, is.evidence, is.mono, is.term) ==
               std::tie(was.name, was.evidence, was.mono, was.term);
    });
    facts_ = std::move(facts);
    if (!sameRows)
        return rebuild();
    for (std::size_t row = 0; row < facts_.size(); ++row)
        tell(*values_[row], facts_[row]);
    fitHeight();
}

void FactsView::rebuild() {
    setUpdatesEnabled(false);
    while (QLayoutItem* item = grid_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    values_.clear();
    for (int row = 0; row < grid_->rowCount(); ++row)
        grid_->setRowStretch(row, 0);
    int row = 0;
    for (const Fact& fact : facts_) {
        auto* name = new TextLabel(Voice::Secondary, fact.name);
        name->setAlignment(Qt::AlignLeft | Qt::AlignTop);
        const QString term = fact.term.isEmpty() ? fact.name : fact.term;
        if (!glossary::definition(term).isEmpty())
            name->setToolTip(glossary::tooltip(term));
        auto* value = new FactValue({}, fact.mono);
        tell(*value, fact);
        values_.push_back(value);
        // One stop for Tab; arrows go from value to value.
        value->setFocusPolicy(row == 0 ? Qt::StrongFocus : Qt::ClickFocus);
        grid_->addWidget(name, row, 0, Qt::AlignTop);
        if (fact.evidence) {
            auto* evidence = new TextLabel(Voice::Small, evidenceWord(*fact.evidence));
            evidence->setToolTip(evidenceMeaning(*fact.evidence));
            evidence->setAlignment(Qt::AlignRight | Qt::AlignTop);
            evidence->setContentsMargins(0,
                                         fontMetrics().ascent() - evidence->fontMetrics().ascent(),
                                         0, 0);  // one baseline
            grid_->addWidget(value, row, 1);
            grid_->addWidget(evidence, row, 2, Qt::AlignTop | Qt::AlignRight);
        } else {
            grid_->addWidget(value, row, 1, 1, 2);
        }
        ++row;
    }
    grid_->setRowStretch(row, 1);
    // A layout counts only what is shown, and new labels are not shown by themselves until later. Each would have all of them laid
    // out anew: once is enough, when all are there.
    grid_->setEnabled(false);
    for (QWidget* label : sheet_->findChildren<QWidget*>(Qt::FindDirectChildrenOnly))
        label->show();
    grid_->setEnabled(true);
    grid_->invalidate();
    fitNames();
    fitHeight();
    setUpdatesEnabled(true);
}

}  // namespace daxscope::ui
