#include "ui/mappings_view.h"

#include <QAction>
#include <QApplication>
#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/action_row.h"
#include "ui/chip.h"
#include "ui/entries_model.h"
#include "ui/entries_table.h"
#include "ui/facts_view.h"
#include "ui/loaded_page.h"
#include "ui/map/entry_blocks_view.h"
#include "ui/map/page_map.h"
#include "ui/mapping_sentences.h"
#include "ui/operating.h"
#include "ui/operation_actions.h"
#include "ui/page_facts.h"
#include "ui/panel.h"
#include "ui/text.h"
#include "ui/text_label.h"
#include "ui/theme.h"

namespace daxscope::ui {

namespace {

QString plain(const TextLabel* label) {
    return label->isHidden() ? QString() : label->accessibleName();
}

}  // namespace

MappingsView::MappingsView(Backend* backend, Operating* operating, OperationActions* operations,
                           Linked* linked, QWidget* parent)
    : QWidget(parent),
      backend_(backend),
      operating_(operating),
      operations_(operations),
      linked_(linked),
      state_(new TextLabel(Voice::Strong)),
      buttons_(new QWidget),
      map_(new PageMap(linked)),
      split_(new QSplitter(Qt::Vertical)),
      lower_(buildPages()),
      story_(new TextLabel(Voice::Normal)),
      agreement_(new TextLabel(Voice::Small)) {
    setAccessibleName(tr("Mappings"));
    state_->setObjectName(QStringLiteral("mappingsState"));
    state_->setWordWrap(true);
    for (TextLabel* label : {state_, story_, agreement_})
        label->setTextFormat(Qt::RichText);
    story_->setWordWrap(true);
    agreement_->setWordWrap(true);
    QList<QAction*> actions;
    for (const auto* name : {"map", "load", "fence", "sync", "snapshot", "freeze", "thaw", "unmap",
                             "startWriter", "stopWriter"})
        actions << operations_->action(name);
    auto* more = new QPushButton(tr("More"));
    more->setObjectName(QStringLiteral("moreOfMappings"));
    more->setAutoDefault(false);
    more->setToolTip(tr("Everything that can be done to mappings and the device under them"));
    auto* menu = new QMenu(more);
    operations_->fillLive(menu);
    more->setMenu(menu);
    auto* row = new QHBoxLayout(buttons_);
    row->addWidget(new ActionRow(actions), 1);
    row->addWidget(more);
    split_->setObjectName(QStringLiteral("mappings"));
    split_->setHandleWidth(1);
    split_->setChildrenCollapsible(false);
    split_->addWidget(map_);
    split_->addWidget(lower_);
    split_->setStretchFactor(0, 1);
    split_->setStretchFactor(1, 1);
    connect(split_, &QSplitter::splitterMoved, this, [this] { roomGiven_ = true; });
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(state_);
    column->addWidget(buttons_);
    column->addWidget(split_, 1);
    column->addWidget(story_);
    column->addWidget(agreement_);
    map_->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(map_, &QWidget::customContextMenuRequested, this,
            [this, menu](QPoint at) { menu->popup(map_->viewport()->mapToGlobal(at)); });
    connect(map_, &PageMap::chosenChanged, this, &MappingsView::pageChosen);
    connect(map_, &PageMap::pointedChanged, this, &MappingsView::refreshFacts);
    connect(map_, &PageMap::activated, operations_->action("load"), &QAction::trigger);
    connect(linked_, &Linked::fileChanged, this, &MappingsView::showFile);
    connect(operating_, &Operating::stateChanged, this, &MappingsView::sayNothing);
    connect(backend_, &Backend::answered, this, [this](Job, const Answer& answer) {
        if (!answer.view)
            return;
        chooseView_ = answer.view;
        refresh();
    });
    measure();
    refresh();
}

QWidget* MappingsView::buildPages() {
    auto* whole = new QWidget;
    pages_ = new QStackedWidget;
    table_ = new EntriesTable;
    connect(table_, &EntriesTable::pageChosen, this, &MappingsView::choosePage);
    blocks_ = new EntryBlocksView(linked_);
    connect(blocks_, &EntryBlocksView::pageChosen, this, &MappingsView::choosePage);
    facts_ = new FactsView;
    auto* sheet = new QWidget;
    auto* margin = new QVBoxLayout(sheet);
    margin->addWidget(table_);
    pages_->addWidget(sheet);
    pages_->addWidget(blocks_);
    pages_->addWidget(facts_);
    loaded_ = new LoadedPage(backend_, operating_, operations_);
    connect(loaded_, &LoadedPage::arrived, this, [this] { setPage(Page::Bytes); });
    pages_->addWidget(loaded_);
    auto* row = new QWidget;
    buildChips(row);
    auto* column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(row);
    column->addWidget(pages_, 1);
    return whole;
}

void MappingsView::buildChips(QWidget* row) {
    auto* line = new QHBoxLayout(row);
    auto* group = new QButtonGroup(this);
    const QList<QPair<QString, QString>> words = {
        {tr("entries"), tr("The mapping entries of the file, one for all its mappings")},
        {tr("blocks"), tr("The blocks of the device that the file's pages point to")},
        {tr("page"), tr("What the engine claims of a page, and what the system reports")},
        {tr("bytes"), tr("The bytes of a page, as loaded through its mapping")}};
    for (const auto& [text, tip] : words) {
        auto* chip = new Chip(text, row);
        chip->setToolTip(tip);
        chip->setAccessibleDescription(tip);
        chip->setObjectName(QStringLiteral("mappings-") + text);
        group->addButton(chip, static_cast<int>(chips_.size()));
        line->addWidget(chip);
        chips_ << chip;
    }
    line->addStretch(1);
    chips_.front()->setChecked(true);
    connect(group, &QButtonGroup::idClicked, this,
            [this](int id) { setPage(static_cast<Page>(id)); });
}

void MappingsView::attachTo(Panel* panel) {
    panel_ = panel;
    real_ = panel->addChip(tr("real pages"),
                           tr("What the system lets the processes do with the pages, read from it, "
                              "instead of what the engine claims"));
    connect(real_, &Chip::toggled, map_, &PageMap::setSystem);
    refresh();
}

void MappingsView::measure() {
    const qreal em = QFontMetricsF(QApplication::font()).height();
    const int side = qRound(em * 0.75);
    buttons_->layout()->setContentsMargins(side, qRound(em * 0.35), side, qRound(em * 0.35));
    state_->setContentsMargins(side, qRound(em * 0.4), side, qRound(em * 0.2));
    story_->setContentsMargins(side, qRound(em * 0.4), side, 0);
    agreement_->setContentsMargins(side, qRound(em * 0.25), side, qRound(em * 0.4));
    QLayout* chips = chips_.front()->parentWidget()->layout();
    chips->setContentsMargins(side, qRound(em * 0.4), side, qRound(em * 0.3));
    chips->setSpacing(qRound(em * 0.4));
    table_->parentWidget()->layout()->setContentsMargins(side / 2, 0, side / 2, 0);
}

bool MappingsView::event(QEvent* event) {
    if (fontChanged(event))
        measure();
    if (event->type() == QEvent::PaletteChange)
        refreshSentences();
    return QWidget::event(event);
}

void MappingsView::paintEvent(QPaintEvent*) {
    QPainter(this).fillRect(rect(), Theme::fromPalette(palette()).background);
}

void MappingsView::setMappings(const MappingsPtr& mappings) {
    const MappingsPtr before = std::exchange(now_, mappings);
    if (!now_) {
        chooseView_.reset();
        loaded_->clear();
    }
    if (!past_) {
        show();
        showFault(before);
    } else if (withNow_) {
        show();
    }
}

void MappingsView::lookAt(const std::optional<scene::PastMoment>& past, bool withNow) {
    withNow = past && withNow;
    const bool same = past_ && past
                          ? past_->moment == past->moment && past_->mappings == past->mappings
                          : past_.has_value() == past.has_value();
    if (same && withNow_ == withNow)
        return;
    past_ = past;
    withNow_ = withNow;
    // Bytes are loaded now, by processes that go on, and the system was not asked then.
    chips_[static_cast<int>(Page::Bytes)]->setEnabled(!past_);
    if (past_ && page_ == Page::Bytes) {
        setPage(Page::Entries);
        leftBytes_ = true;
    } else if (!past_ && std::exchange(leftBytes_, false)) {
        setPage(Page::Bytes);
    }
    if (real_ != nullptr) {
        real_->setEnabled(!past_);
        map_->setSystem(real_->isChecked() && !past_);
    }
    show();
}

void MappingsView::show() {
    mappings_ = past_ ? past_->mappings : now_;
    map_->compareWith(withNow_ ? now_ : nullptr);
    refresh();
}

/// The page that faulted is wanted in sight; not those of a writer that goes on by itself.
void MappingsView::showFault(const MappingsPtr& before) {
    if (!mappings_ || !before || !mappings_->lastFault)
        return;
    const scene::LastFault& fault = *mappings_->lastFault;
    const auto window = map_->painter().find(fault.view);
    if (!window || map_->painter().windows()[*window].window().writing)
        return;
    if (!before->lastFault || before->lastFault->story != fault.story ||
        before->lastFault->nanoseconds != fault.nanoseconds)
        map_->bringIntoView(fault.view, fault.page);
}

/// The pages and what their signs mean are whole, as far as the table below leaves room; what somebody has made of it stays.
void MappingsView::giveRoom() {
    const int all = split_->height();
    const int wanted = std::min(map_->wholeHeight(), all * 2 / 3);
    if (!roomGiven_ && all > 0 && !lower_->isHidden() && map_->height() < wanted)
        split_->setSizes({wanted, all - wanted});
}

/// What stands where pages would.
void MappingsView::sayNothing() {
    if (past_ && !mappings_)
        return map_->setNothing(tr("What was mapped then is not known"),
                                past_->lastCommit
                                    ? tr("A moment keeps its mappings, a commit does not.")
                                    : tr("It was too much to be kept."));
    if (past_ && mappings_->dax)
        return map_->setNothing(tr("No file was mapped"), {});
    if (mappings_ && mappings_->dax)
        return map_->setNothing(tr("No file is mapped"),
                                tr("Choose a file, then Map → Map into a process…"));
    const QString why = operating_->whyNot();
    map_->setNothing(tr("No file can be mapped"),
                     why.isEmpty() ? tr("This session was not opened with dax.") : why);
}

/// Everything that follows from the mappings.
void MappingsView::refresh() {
    sayNothing();
    map_->setMappings(mappings_);
    const bool any = !map_->painter().windows().empty();
    buttons_->setVisible(mappings_ && mappings_->dax);
    lower_->setVisible(any);
    if (chooseView_) {
        if (const auto window = map_->painter().find(*chooseView_)) {
            map_->choose(
                PagesAt{*chooseView_, 0, map_->painter().geometry().cell(*window, 0).count});
            chooseView_.reset();
        }
    }
    if (!past_)
        loaded_->setWindows(map_->painter().windows());
    showFile();
    refreshSentences();
    refreshFacts();
    giveRoom();
    emit choiceChanged();
}

void MappingsView::refreshSentences() {
    const Theme theme = Theme::fromPalette(palette());
    const auto say = [](TextLabel* label, const Sentence& sentence) {
        // Qt takes the narrow space within a number for one where rich text may be broken.
        label->setText(QString(sentence.rich).replace(QChar(0x202f), QChar(QChar::Nbsp)));
        label->setAccessibleName(sentence.plain);
        label->setVisible(!sentence.plain.isEmpty());
    };
    Sentence state = mappings_ ? stateSentence(*mappings_, theme) : Sentence();
    if (const QString different = differenceText(); !different.isEmpty()) {
        state.rich += (state.plain.isEmpty() ? QString() : QStringLiteral("<br>")) +
                      different.toHtmlEscaped();
        state.plain += (state.plain.isEmpty() ? QString() : QStringLiteral(" ")) + different;
    }
    say(state_, state);
    say(story_, mappings_ ? faultSentence(*mappings_, theme) : Sentence());
    say(agreement_,
        mappings_ ? agreementSentence(*mappings_, map_->painter().windows(), theme) : Sentence());
}

/// What the frames mean while then is compared with now.
QString MappingsView::differenceText() const {
    if (!withNow_ || !mappings_)
        return {};
    const auto pages = map_->painter().differing();
    const auto later = map_->painter().missing();
    QStringList out;
    if (!map_->painter().windows().empty())
        out << (pages == 0   ? tr("No page is different now.")
                : pages == 1 ? tr("Framed: 1 page that is different now.")
                             : tr("Framed: %1 pages that are different now.").arg(grouped(pages)));
    if (later != 0)
        out << (later == 1 ? tr("1 mapping was made later.")
                           : tr("%1 mappings were made later.").arg(later));
    return out.join(QLatin1Char(' '));
}

/// The chosen page's, or what the tree has chosen when that is mapped, or where the last fault was, or the first.
const scene::FileEntries* MappingsView::shownFile() const {
    if (!mappings_ || mappings_->files.empty())
        return nullptr;
    const auto find = [&](quint64 subvolume, quint64 inode) -> const scene::FileEntries* {
        const auto found = std::ranges::find_if(mappings_->files, [&](const auto& file) {
            return file.subvolume == subvolume && file.inode == inode;
        });
        return found == mappings_->files.end() ? nullptr : &*found;
    };
    const auto ofView = [&](quint64 view) -> const scene::FileEntries* {
        const auto index = map_->painter().find(view);
        if (!index)
            return nullptr;
        const auto& window = map_->painter().windows()[*index].window();
        return find(window.subvolume, window.inode);
    };
    const scene::FileEntries* out = nullptr;
    if (map_->chosen())
        out = ofView(map_->chosen()->view);
    if (out == nullptr && linked_->file())
        out = find(linked_->file()->subvolume, linked_->file()->inode);
    if (out == nullptr && mappings_->lastFault)
        out = ofView(mappings_->lastFault->view);
    return out != nullptr ? out : &mappings_->files.front();
}

void MappingsView::showFile() {
    const auto* file = shownFile();
    table_->entries()->setFile(mappings_, map_->painter().sharedWindows(), file);
    blocks_->setFile(page_ == Page::Blocks ? mappings_ : nullptr,
                     page_ == Page::Blocks ? file : nullptr);
    if (const auto chosen = map_->chosen()) {
        const auto window = map_->painter().find(chosen->view);
        const quint64 page =
            window ? map_->painter().windows()[*window].fileRange(chosen->first, 1).offset /
                         mappedPageSize
                   : 0;
        table_->showPage(page);
    }
    if (panel_ == nullptr)
        return;
    const auto windows = map_->painter().windows().size();
    if (file == nullptr || windows == 0)
        panel_->setSubtitle({});
    else
        panel_->setSubtitle(windows == 1
                                ? tr("%1 · 1 mapping").arg(shown(file->path))
                                : tr("%1 · %2 mappings").arg(shown(file->path)).arg(windows));
}

void MappingsView::refreshFacts() {
    const auto pages = map_->pointed() ? map_->pointed() : map_->chosen();
    const auto window = pages ? map_->painter().find(pages->view) : std::nullopt;
    if (!window) {
        facts_->setFacts({{.name = tr("page"), .value = tr("point at a page, or choose one")}});
        return;
    }
    if (page_ == Page::Facts)
        facts_->setFacts(
            pageFacts(*mappings_, map_->painter().windows()[*window], pages->first, pages->count));
}

void MappingsView::pageChosen() {
    showFile();
    refreshFacts();
    emit choiceChanged();
    const auto chosen = map_->chosen();
    const auto index = chosen ? map_->painter().find(chosen->view) : std::nullopt;
    if (!index)
        return;
    const scene::WindowScene& window = map_->painter().windows()[*index].window();
    if (const FileId file{window.subvolume, window.inode}; linked_->file() != file)
        emit fileWanted(file, QString::fromStdString(window.path));
}

void MappingsView::setPage(Page page) {
    if (past_ && page == Page::Bytes)
        return;
    leftBytes_ = false;
    page_ = page;
    pages_->setCurrentIndex(static_cast<int>(page));
    chips_[static_cast<int>(page)]->setChecked(true);
    showFile();  // blocks are placed only while they are seen
    refreshFacts();
}

std::optional<MappedChoice> MappingsView::choice() const {
    const auto chosen = map_->chosen();
    const auto index = chosen ? map_->painter().find(chosen->view) : std::nullopt;
    if (!index || past_)
        return std::nullopt;
    const WindowPages& window = map_->painter().windows()[*index];
    MappedChoice out;
    out.view = chosen->view;
    out.range = {chosen->first * mappedPageSize, chosen->count * mappedPageSize};
    if (const auto device = window.device(chosen->first))
        out.device = ByteRange{*device, mappedPageSize};
    out.writing = window.window().writing;
    return out;
}

/// A page of the shown file, in the chosen window if that shows it, else in the first that does.
void MappingsView::choosePage(quint64 page) {
    const auto* file = shownFile();
    if (file == nullptr)
        return;
    const auto& windows = map_->painter().windows();
    std::optional<std::size_t> at;
    for (std::size_t i = 0; i < windows.size(); ++i) {
        const auto& window = windows[i].window();
        if (window.subvolume != file->subvolume || window.inode != file->inode ||
            !windows[i].showing({page * mappedPageSize, mappedPageSize}))
            continue;
        if (!at || (map_->chosen() && map_->chosen()->view == window.view))
            at = i;
    }
    if (!at)
        return;
    const quint64 first = page - windows[*at].window().offset / mappedPageSize;
    const PageCell cell = map_->painter().geometry().cell(*at, first);
    map_->choose(PagesAt{windows[*at].window().view, cell.first, cell.count});
}

EntriesModel* MappingsView::entries() const { return table_->entries(); }
ByteEdit* MappingsView::bytes() const { return loaded_->bytes(); }
QPushButton* MappingsView::storeButton() const { return loaded_->storeButton(); }

QString MappingsView::stateText() const { return plain(state_); }
QString MappingsView::storyText() const { return plain(story_); }
QString MappingsView::agreement() const { return plain(agreement_); }

QString MappingsView::viewName() const { return QStringLiteral("mappings"); }

QSize MappingsView::sizeHint() const {
    const int em = fontMetrics().height();
    return {em * 24, em * 26};
}

}  // namespace daxscope::ui
