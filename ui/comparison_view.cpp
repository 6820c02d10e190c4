#include "ui/comparison_view.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QStyledItemDelegate>
#include <QTreeView>
#include <algorithm>
#include <cerrno>
#include <utility>

#include "ui/chip.h"
#include "ui/differences_model.h"
#include "ui/map/compared_file_view.h"
#include "ui/text.h"
#include "ui/text_label.h"

namespace daxscope::ui {

namespace {

using Kind = scene::Difference::Kind;
constexpr std::array allKinds = {Kind::Added, Kind::Removed, Kind::Changed};

class Row : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override {
        const int em = option.fontMetrics.height();
        return {QStyledItemDelegate::sizeHint(option, index).width() + em / 2, em * 3 / 2};
    }

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
        QStyledItemDelegate::initStyleOption(option, index);
        const Theme theme = Theme::fromPalette(option->palette);
        if (index.column() == DifferencesModel::WhereColumn) {
            option->palette.setColor(QPalette::Text, theme.secondary);
            option->textElideMode = Qt::ElideRight;
        }
        // Chosen rows are as in the other lists.
        option->palette.setColor(QPalette::Highlight, theme.selection);
        option->palette.setColor(QPalette::HighlightedText, option->palette.color(QPalette::Text));
    }
};

}  // namespace

ComparisonView::ComparisonView(Backend* backend, QWidget* parent)
    : QWidget(parent), backend_(backend), model_(new DifferencesModel(this)) {
    build();
    connect(backend_, &Backend::comparisonReady, this, &ComparisonView::accept);
    connect(backend_, &Backend::failed, this, &ComparisonView::refuse);
    connect(backend_, &Backend::comparedFileReady, this,
            [this](Job job, const FileExtentsPtr& was, const FileExtentsPtr& is) {
                if (job != fileJob_)
                    return;
                fileJob_ = 0;
                const auto* one = model_->difference(list_->currentIndex());
                file_->setFile(was, is, one != nullptr ? one->ranges : std::vector<ByteRange>());
            });
    setScene(nullptr);
}

void ComparisonView::build() {
    const auto box = [](const QString& name, const QString& words) {
        auto* made = new QComboBox;
        made->setObjectName(name);
        made->setAccessibleName(words);
        made->setToolTip(words);
        made->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        made->setMinimumContentsLength(10);
        made->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        return made;
    };
    wasBox_ = box(QStringLiteral("comparedWas"), tr("What was: compared with what is"));
    isBox_ = box(QStringLiteral("comparedIs"), tr("What is: compared with what was"));
    swap_ = new QPushButton(QStringLiteral("⇄"));
    swap_->setObjectName(QStringLiteral("comparedSwap"));
    swap_->setAccessibleName(tr("The other way round"));
    swap_->setToolTip(tr("The other way round"));
    swap_->setAutoDefault(false);
    auto* bar = new QHBoxLayout;
    bar->addWidget(new TextLabel(Voice::Small, tr("from")));
    bar->addWidget(wasBox_, 1);
    bar->addWidget(swap_);
    bar->addWidget(new TextLabel(Voice::Small, tr("to")));
    bar->addWidget(isBox_, 1);
    for (const Kind kind : allKinds) {
        auto* chip = new Chip({});
        chip->setCheckable(true);
        chip->setChecked(true);
        chip->setObjectName(
            QStringLiteral("compared-%1").arg(QLatin1String(scene::kindName(kind))));
        connect(chip, &Chip::toggled, this, [this, kind](bool on) { model_->setShown(kind, on); });
        bar->addWidget(chip);
        kinds_.at(static_cast<std::size_t>(kind)) = chip;
    }

    list_ = new QTreeView;
    list_->setObjectName(QStringLiteral("differences"));
    list_->setAccessibleName(tr("What differs"));
    list_->setModel(model_);
    list_->setRootIsDecorated(false);
    list_->setUniformRowHeights(true);
    list_->setAllColumnsShowFocus(true);
    list_->setFrameShape(QFrame::NoFrame);
    list_->setTextElideMode(Qt::ElideMiddle);
    list_->setItemDelegate(new Row(list_));
    list_->setHeaderHidden(true);
    list_->header()->setStretchLastSection(true);
    file_ = new ComparedFileView;
    file_->setNothing(tr("Choose a file in the list: it is drawn here on both sides."));
    auto* parts = new QSplitter(Qt::Horizontal);
    parts->setHandleWidth(1);
    parts->setChildrenCollapsible(false);
    auto* inset = new QWidget;
    auto* around = new QHBoxLayout(inset);
    around->setContentsMargins(fontMetrics().height() / 2, 0, 0, 0);
    around->addWidget(list_);
    parts->addWidget(inset);
    parts->addWidget(file_);
    parts->setStretchFactor(0, 3);
    parts->setStretchFactor(1, 2);
    words_ = new TextLabel(Voice::Secondary);
    words_->setObjectName(QStringLiteral("comparisonWords"));
    words_->setAlignment(Qt::AlignCenter);
    words_->setWordWrap(true);
    pages_ = new QStackedWidget;
    pages_->addWidget(words_);
    pages_->addWidget(parts);

    auto* layout = new QVBoxLayout(this);
    const int em = fontMetrics().height();
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    bar->setContentsMargins(em / 2, em / 4, em / 2, em / 4);
    bar->setSpacing(em / 2);
    layout->addLayout(bar);
    layout->addWidget(pages_, 1);
    setFocusProxy(list_);

    connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ComparisonView::showChosen);
    connect(model_, &QAbstractItemModel::modelReset, this, &ComparisonView::showChosen);
    connect(wasBox_, &QComboBox::activated, this, [this](int index) {
        const ComparedSide was =
            choices_.at(static_cast<std::size_t>(wasBox_->itemData(index).toInt())).side;
        ComparedSide is = is_;
        // Both are of one kind.
        if (was.subvolume.empty() != is.subvolume.empty() || was == is)
            is = was.subvolume.empty() ? ComparedSide{} : ComparedSide{"/"};
        if (is == was)
            is = was_;
        take(was, is);
    });
    connect(isBox_, &QComboBox::activated, this, [this](int index) {
        take(was_, choices_.at(static_cast<std::size_t>(isBox_->itemData(index).toInt())).side);
    });
    connect(swap_, &QPushButton::clicked, this, [this] { take(is_, was_); });
    connect(file_, &ComparedFileView::byteChosen, this, [this](quint64 byte) {
        const auto* one = model_->difference(list_->currentIndex());
        if (one == nullptr)
            return;
        for (const ByteRange& range : one->ranges) {
            if (range.contains(byte))
                byte = range.offset;
        }
        goTo(*one, byte);
    });
}

void ComparisonView::setScene(const ScenePtr& scene) {
    const bool other = !scene || !scene_ || scene->info.path != scene_->info.path;
    scene_ = scene;
    drop();
    stale_ = true;
    if (other) {
        chosen_ = false;
        states_ = {};
        fileWanted_.clear();
        model_->setDifferences(nullptr);
        file_->setFile(nullptr, nullptr, {});
    }
    fillChoices();
}

void ComparisonView::setStates(const MomentStates& states) {
    if (states == states_)
        return;
    states_ = states;
    // Now is another one.
    if (was_.subvolume.empty()) {
        drop();
        stale_ = true;
    }
    fillChoices();
}

/// What there is to choose from, and what of it is chosen, after something of it may have changed.
void ComparisonView::fillChoices() {
    choices_.clear();
    for (const scene::Subvolume& one :
         scene_ ? scene_->subvolumes : std::vector<scene::Subvolume>()) {
        if (one.deleted || one.path.empty())
            continue;
        choices_.push_back({{one.path},
                            one.path == "/" ? tr("/ (top level)")
                            : one.snapshot  ? tr("%1 (snapshot)").arg(shown(one.path))
                                            : shown(one.path)});
    }
    std::ranges::sort(choices_, {}, [](const Choice& one) { return one.side.subvolume; });
    subvolumes_ = choices_.size();
    for (std::size_t i = 0; i < states_.states.size(); ++i) {
        const MomentState& state = states_.states[i];
        if (static_cast<int>(i) == states_.now)
            continue;
        const QString when = timeOf(state);
        choices_.push_back(
            {{{}, state.moment},
             when.isEmpty() ? wordsOf(state) : tr("%1, %2").arg(when, wordsOf(state))});
    }
    if (!states_.states.empty())
        choices_.push_back({{}, tr("now, the whole image")});
    if (!chosen_ || !has(was_) || !has(is_)) {
        const auto both = likely();
        chosen_ = both.has_value();
        if (both)
            std::tie(was_, is_) = *both;
    }
    take(was_, is_);
}

bool ComparisonView::has(const ComparedSide& side) const { return numberOf(side) >= 0; }

int ComparisonView::numberOf(const ComparedSide& side) const {
    const auto found = std::ranges::find(choices_, side, &Choice::side);
    return found == choices_.end() ? -1 : static_cast<int>(found - choices_.begin());
}

QString ComparisonView::nameOf(const ComparedSide& side) const {
    const int number = numberOf(side);
    return number < 0 ? QString() : choices_[static_cast<std::size_t>(number)].name;
}

/// The youngest snapshot with what it was taken of; else the state before now with now.
std::optional<std::pair<ComparedSide, ComparedSide>> ComparisonView::likely() const {
    const scene::Subvolume* youngest = nullptr;
    for (const scene::Subvolume& one :
         scene_ ? scene_->subvolumes : std::vector<scene::Subvolume>()) {
        if (!one.deleted && sourceOf(one) != nullptr &&
            (youngest == nullptr || one.id > youngest->id))
            youngest = &one;
    }
    if (youngest != nullptr)
        return std::pair(ComparedSide{youngest->path}, ComparedSide{sourceOf(*youngest)->path});
    if (choices_.size() > subvolumes_ + 1)
        return std::pair(choices_[choices_.size() - 2].side, ComparedSide{});
    if (subvolumes_ > 1)
        return std::pair(choices_[0].side, choices_[1].side);
    return std::nullopt;
}

/// What a snapshot was taken of, if that is still there.
const scene::Subvolume* ComparisonView::sourceOf(const scene::Subvolume& snapshot) const {
    const auto found =
        std::ranges::find(scene_->subvolumes, snapshot.source, &scene::Subvolume::id);
    return snapshot.source == 0 || found == scene_->subvolumes.end() || found->deleted ? nullptr
                                                                                       : &*found;
}

void ComparisonView::fillBox(QComboBox* box, const ComparedSide& chosen, bool all) {
    box->clear();
    const bool ofSubvolumes = !was_.subvolume.empty();
    for (std::size_t i = 0; i < choices_.size(); ++i) {
        const bool isSubvolume = i < subvolumes_;
        if (!all && isSubvolume != ofSubvolumes)
            continue;
        if (all && i == subvolumes_ && i != 0)
            box->insertSeparator(box->count());
        box->addItem(choices_[i].name, static_cast<int>(i));
        if (choices_[i].side == chosen)
            box->setCurrentIndex(box->count() - 1);
    }
}

void ComparisonView::take(ComparedSide was, ComparedSide is) {
    if (was != was_ || is != is_) {
        drop();
        stale_ = true;
        model_->setDifferences(nullptr);
    }
    was_ = std::move(was);
    is_ = std::move(is);
    fillBox(wasBox_, was_, true);
    fillBox(isBox_, is_, false);
    for (QWidget* part : std::initializer_list<QWidget*>{wasBox_, isBox_, swap_})
        part->setEnabled(chosen_);
    file_->setNames(nameOf(was_), nameOf(is_));
    showList();
    ask();
}

void ComparisonView::compare(const ComparedSide& was, const ComparedSide& is) {
    if (has(was) && has(is) && was.subvolume.empty() == is.subvolume.empty()) {
        chosen_ = true;
        take(was, is);
    }
}

void ComparisonView::compareSubvolume(const std::string& path) {
    const scene::Subvolume* newest = nullptr;
    for (const scene::Subvolume& one :
         scene_ ? scene_->subvolumes : std::vector<scene::Subvolume>()) {
        const scene::Subvolume* source = one.deleted ? nullptr : sourceOf(one);
        if (source == nullptr)
            continue;
        if (one.path == path)
            return compare({path}, {source->path});
        if (source->path == path && (newest == nullptr || one.id > newest->id))
            newest = &one;
    }
    if (newest != nullptr)
        return compare({newest->path}, {path});
    compare({path}, {path == "/" && subvolumes_ > 1 ? choices_[1].side.subvolume : "/"});
}

void ComparisonView::compareMoment(std::optional<quint64> moment) { compare({{}, moment}, {}); }

void ComparisonView::drop() {
    for (Job* job : {&job_, &fileJob_}) {
        if (*job != 0)
            backend_->cancel(*job);
        *job = 0;
    }
}

void ComparisonView::ask() {
    if (!isVisible() || !chosen_ || !stale_ || job_ != 0 || !scene_ || !scene_->complete)
        return;
    job_ = backend_->compare(was_, is_);
    emit subtitleChanged();
}

void ComparisonView::accept(Job job, const scene::DifferencesPtr& differences) {
    if (job == 0 || job != job_)
        return;
    setDifferences(differences);
}

void ComparisonView::setDifferences(const scene::DifferencesPtr& differences) {
    job_ = 0;
    stale_ = false;
    const auto* one = model_->difference(list_->currentIndex());
    const std::string before = one != nullptr ? one->path : std::string();
    model_->setDifferences(differences);
    list_->resizeColumnToContents(DifferencesModel::WhatColumn);
    const int em = fontMetrics().height();
    list_->resizeColumnToContents(DifferencesModel::PathColumn);
    QHeaderView* const header = list_->header();
    header->resizeSection(DifferencesModel::PathColumn,
                          std::min(header->sectionSize(DifferencesModel::PathColumn),
                                   std::max(em * 8, list_->width() / 2)));
    if (const QModelIndex again = model_->find(before); !before.empty() && again.isValid())
        list_->setCurrentIndex(again);
    showList();
    emit marksChanged(marksOf(*differences, was_, is_));
}

void ComparisonView::refuse(Job job, int code, const QString& what, const QString& where) {
    if (job == 0 || (job != job_ && job != fileJob_))
        return;
    const QString why = where.isEmpty() ? what : tr("%1 (%2)").arg(what, where);
    if (job == fileJob_) {
        fileJob_ = 0;
        if (code != ECANCELED)
            file_->setNothing(why);
        return;
    }
    job_ = 0;
    // Cancelled: a newer picture is on its way, which asks again.
    stale_ = code == ECANCELED;
    if (code != ECANCELED) {
        model_->setDifferences(nullptr);
        say(tr("These two cannot be compared: %1").arg(why));
    }
    emit subtitleChanged();
}

void ComparisonView::say(const QString& text) {
    words_->setText(text);
    pages_->setCurrentIndex(0);
}

/// List or words, counts and subtitle.
void ComparisonView::showList() {
    const auto& differences = model_->differences();
    if (!chosen_)
        say(
            tr("There is nothing to compare yet. Take a snapshot, or change something: then what "
               "was stands here against what is."));
    else if (!differences)
        say(tr("Comparing…"));
    else if (differences->list.empty())
        say(tr("No difference: both have the same files with the same bytes."));
    else
        pages_->setCurrentIndex(1);
    for (const Kind kind : allKinds) {
        Chip* chip = kinds_.at(static_cast<std::size_t>(kind));
        chip->setText(QStringLiteral("%1 %2").arg(DifferencesModel::sign(kind),
                                                  QString::number(model_->count(kind))));
        chip->setAccessibleName(
            tr("Show what was %1: %2").arg(DifferencesModel::word(kind)).arg(model_->count(kind)));
        chip->setToolTip(chip->accessibleName());
        chip->setVisible(differences != nullptr);
        chip->updateGeometry();
    }
    emit subtitleChanged();
}

void ComparisonView::showChosen() {
    const auto* one = model_->difference(list_->currentIndex());
    const bool isFile = one != nullptr && one->type == scene::FileType::Regular;
    if (!isFile) {
        fileWanted_.clear();
        if (fileJob_ != 0)
            backend_->cancel(fileJob_);
        fileJob_ = 0;
        file_->setFile(nullptr, nullptr, {});
        file_->setNothing(one == nullptr
                              ? tr("Choose a file in the list: it is drawn here on both sides.")
                              : tr("Only files are drawn."));
    } else {
        const bool again = fileWanted_ == one->path;
        fileWanted_ = one->path;
        if (fileJob_ != 0)
            backend_->cancel(fileJob_);
        fileJob_ = backend_->compareFile(was_, is_, one->path);
        if (again)
            return;  // the same one, of a newer picture: it was gone to already
    }
    if (one != nullptr)
        goTo(*one, one->ranges.empty() ? std::nullopt : std::optional(one->ranges.front().offset));
}

void ComparisonView::goTo(const scene::Difference& one, std::optional<quint64> offset) {
    const bool removed = one.kind == Kind::Removed;
    if (removed && was_.subvolume.empty())
        return;  // not in the tree that is shown
    emit placeWanted({one.subvolume, one.inode},
                     scene::pathBelow(removed ? was_.subvolume : is_.subvolume, one.path), offset);
}

QString ComparisonView::subtitle() const {
    if (job_ != 0)
        return tr("being compared…");
    const auto& differences = model_->differences();
    if (!differences)
        return {};
    return tr("%1 added, %2 removed, %3 changed")
        .arg(model_->count(Kind::Added))
        .arg(model_->count(Kind::Removed))
        .arg(model_->count(Kind::Changed));
}

void ComparisonView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    ask();
    if (isCurrent() && model_->differences())
        emit marksChanged(marksOf(*model_->differences(), was_, is_));
}

void ComparisonView::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    drop();
    emit marksChanged({});
}

}  // namespace daxscope::ui
