#include "ui/extent_pages.h"

#include <QActionGroup>
#include <QButtonGroup>
#include <QMenu>
#include <QSettings>
#include <QShowEvent>
#include <cerrno>
#include <utility>

#include "base/text.h"
#include "ui/chip.h"
#include "ui/comparison_view.h"
#include "ui/map/file_extents_view.h"
#include "ui/map/sharing_view.h"
#include "ui/map/tree_view.h"
#include "ui/panel.h"

namespace daxscope::ui {

ExtentPages::ExtentPages(Backend* backend, Linked* linked, FileExtentsView* extents,
                         QWidget* parent)
    : QStackedWidget(parent),
      backend_(backend),
      extents_(extents),
      sharing_(new SharingView(linked)),
      trees_(new TreeView(linked)),
      comparison_(new ComparisonView(backend)) {
    addWidget(extents_);
    addWidget(sharing_);
    addWidget(trees_);
    addWidget(comparison_);
    connect(backend_, &Backend::sharingReady, this, [this](Job job, const SharingPtr& sharing) {
        if (job != sharingQuestion_.job)
            return;
        sharingQuestion_ = {false, 0};
        sharing_->setSharing(sharing, scene_ ? scene_->info.sectorSize : 4096);
        tell();
    });
    connect(backend_, &Backend::treeReady, this, [this](Job job, const TreeBlocksPtr& tree) {
        if (job != treeQuestion_.job)
            return;
        treeQuestion_ = {false, 0};
        trees_->setTree(tree);
        fillTreeMenu();
        tell();
    });
    connect(backend_, &Backend::failed, this,
            [this](Job job, int code, const QString& what, const QString& where) {
                const QString why = where.isEmpty() ? what : tr("%1 (%2)").arg(what, where);
                if (job == 0)
                    return;
                if (job == sharingQuestion_.job) {
                    // Cancelled: a newer scene is on its way, which asks again.
                    sharingQuestion_ = {code == ECANCELED, 0};
                    if (code != ECANCELED) {
                        sharing_->setSharing(nullptr);
                        sharing_->setNothing(tr("Who shares cannot be told"), why);
                    }
                } else if (job == treeQuestion_.job) {
                    treeQuestion_ = {code == ECANCELED, 0};
                    if (code != ECANCELED) {
                        trees_->setTree(nullptr);
                        trees_->setNothing(tr("The tree cannot be read"), why);
                    }
                }
                tell();
            });
    connect(backend_, &Backend::progress, this, &ExtentPages::showProgress);
    setScene(nullptr);
}

void ExtentPages::attachTo(ui::Panel* panel, const QList<Chip*>& ofExtents) {
    panel_ = panel;
    extentChips_ = ofExtents;
    auto* group = new QButtonGroup(this);
    wholeChip_ = panel->addChip(tr("whole image"),
                                tr("Subvolumes against each other, instead of the chosen file "
                                   "against whoever holds its extents"));
    wholeChip_->setObjectName(QStringLiteral("wholeImage"));
    connect(wholeChip_, &Chip::toggled, this, &ExtentPages::setWholeImage);
    treeChip_ = panel->addChip({}, tr("Which tree is shown"));
    treeChip_->setObjectName(QStringLiteral("whichTree"));
    treeChip_->setCheckable(false);
    treeMenu_ = new QMenu(this);
    connect(treeChip_, &Chip::clicked, this,
            [this] { treeMenu_->popup(treeChip_->mapToGlobal(QPoint(0, treeChip_->height()))); });
    pageChips_ = {panel->addChip(tr("extents"), tr("Where the bytes of the chosen file lie")),
                  panel->addChip(tr("who shares"), tr("Which files and snapshots hold the same "
                                                      "extents")),
                  panel->addChip(tr("trees"), tr("The blocks of the trees, and who leads to "
                                                 "which")),
                  panel->addChip(tr("compare"), tr("Two snapshots, or two moments, against each "
                                                   "other"))};
    for (qsizetype i = 0; i < pageChips_.size(); ++i)
        group->addButton(pageChips_[i], static_cast<int>(i));
    connect(group, &QButtonGroup::idClicked, this,
            [this](int id) { setPage(static_cast<Page>(id)); });
    connect(extents_, &MapView::subtitleChanged, this, &ExtentPages::tell);
    connect(sharing_, &MapView::subtitleChanged, this, &ExtentPages::tell);
    connect(trees_, &TreeView::subtitleChanged, this, &ExtentPages::tell);
    connect(comparison_, &ComparisonView::subtitleChanged, this, &ExtentPages::tell);
    fillTreeMenu();
    tell();
}

QList<QAction*> ExtentPages::fill(QMenu* menu) {
    auto* group = new QActionGroup(this);
    const QList<std::pair<QString, Page>> pages = {{tr("File &extents"), Page::Extents},
                                                   {tr("&Who shares"), Page::Sharing},
                                                   {tr("&Trees"), Page::Trees},
                                                   {tr("&Comparison"), Page::Comparison}};
    int digit = Qt::Key_4;
    for (const auto& [name, page] : pages) {
        QAction* action = menu->addAction(name, this, [this, chosen = page] { setPage(chosen); });
        action->setCheckable(true);
        action->setShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(digit++)));
        group->addAction(action);
        actions_ << action;
    }
    tell();
    return actions_;
}

void ExtentPages::setPage(Page page) {
    const bool focused = currentWidget()->hasFocus();
    setCurrentIndex(static_cast<int>(page));
    if (focused)
        currentWidget()->setFocus(Qt::OtherFocusReason);
    ask();
    tell();
}

void ExtentPages::setScene(const ScenePtr& scene) {
    const bool other = !scene || !scene_ || scene->info.path != scene_->info.path;
    scene_ = scene;
    extents_->setScene(scene);
    comparison_->setScene(scene);
    drop(sharingQuestion_);
    drop(treeQuestion_);
    if (other) {
        file_.reset();
        tree_ = 0;
        sharing_->setSharing(nullptr);
        sharing_->setNothing(tr("Nothing is known yet"), tr("The extents are being read."));
        trees_->setTree(nullptr);
        trees_->setNothing(tr("Nothing is known yet"), tr("The trees are being read."));
    }
    ask();
    tell();
}

void ExtentPages::setFile(const FileExtentsPtr& file) {
    extents_->setFile(file);
    const auto id = file ? std::optional(FileId{file->subvolume, file->inode}) : std::nullopt;
    path_ = file ? QString::fromStdString(file->path) : QString();
    if (file_ == id)
        return;
    file_ = id;
    if (!wholeImage_) {
        drop(sharingQuestion_);
        ask();
    }
    tell();
}

void ExtentPages::setWholeImage(bool whole) {
    if (wholeImage_ == whole)
        return;
    wholeImage_ = whole;
    if (wholeChip_ != nullptr)
        wholeChip_->setChecked(whole);
    drop(sharingQuestion_);
    ask();
}

void ExtentPages::setTree(quint64 tree) {
    if (tree_ == tree)
        return;
    tree_ = tree;
    drop(treeQuestion_);
    ask();
    tell();
}

void ExtentPages::drop(Question& question) {
    if (question.job != 0)
        backend_->cancel(question.job);
    question = {true, 0};
}

void ExtentPages::ask() {
    if (!isVisible() || !scene_ || !scene_->complete)
        return;
    // Nothing is made for a page that is not seen.
    if (page() != Page::Sharing && sharingQuestion_.job != 0)
        drop(sharingQuestion_);
    if (page() != Page::Trees && treeQuestion_.job != 0)
        drop(treeQuestion_);
    if (page() == Page::Sharing && sharingQuestion_.stale && sharingQuestion_.job == 0)
        askForSharing();
    if (page() == Page::Trees && treeQuestion_.stale && treeQuestion_.job == 0)
        askForTree();
}

void ExtentPages::askForSharing() {
    sharingQuestion_.job = ofFile()
                               ? backend_->readFileSharing(file_->subvolume, file_->inode, path_)
                               : backend_->readSharing();
}

void ExtentPages::askForTree() { treeQuestion_.job = backend_->readTree(tree_); }

void ExtentPages::showProgress(Job job, double fraction) {
    if (job == 0 || panel_ == nullptr || (job != sharingQuestion_.job && job != treeQuestion_.job))
        return;
    panel_->setSubtitle(fraction < 0 ? tr("being read…")
                                     : tr("being read… %1 %").arg(qRound(fraction * 100)));
}

void ExtentPages::showEvent(QShowEvent* event) {
    QStackedWidget::showEvent(event);
    ask();
}

void ExtentPages::fillTreeMenu() {
    if (treeChip_ == nullptr)
        return;
    treeMenu_->clear();
    QString chosen = tr("subvolumes");
    const auto& tree = trees_->tree();
    for (const scene::TreeChoice& choice :
         tree ? tree->choices : std::vector<scene::TreeChoice>()) {
        const QString name =
            choice.tree == 0 ? tr("subvolumes") : QString::fromStdString(choice.name);
        QAction* action =
            treeMenu_->addAction(name, this, [this, number = choice.tree] { setTree(number); });
        action->setCheckable(true);
        action->setChecked(choice.tree == tree_);
        if (choice.tree == tree_)
            chosen = name;
    }
    treeChip_->setText(tr("tree: %1").arg(chosen));
    treeChip_->updateGeometry();
}

/// Title, subtitle and chips of the page that is seen.
void ExtentPages::tell() {
    const Page now = page();
    for (qsizetype i = 0; i < pageChips_.size(); ++i)
        pageChips_[i]->setChecked(i == static_cast<int>(now));
    for (qsizetype i = 0; i < actions_.size(); ++i)
        actions_[i]->setChecked(i == static_cast<int>(now));
    for (Chip* chip : std::as_const(extentChips_))
        chip->setVisible(now == Page::Extents);
    if (panel_ == nullptr)
        return;
    wholeChip_->setVisible(now == Page::Sharing && file_.has_value());
    treeChip_->setVisible(now == Page::Trees);
    switch (now) {
        case Page::Extents:
            panel_->setTitle(tr("File extents"));
            panel_->setSubtitle(extents_->subtitle());
            break;
        case Page::Sharing:
            panel_->setTitle(tr("Who shares"));
            panel_->setSubtitle(sharing_->subtitle());
            break;
        case Page::Trees:
            panel_->setTitle(tr("Trees"));
            panel_->setSubtitle(trees_->subtitle());
            break;
        case Page::Comparison:
            panel_->setTitle(tr("Comparison"));
            panel_->setSubtitle(comparison_->subtitle());
            break;
    }
}

ExportableView* ExtentPages::view() const {
    switch (page()) {
        case Page::Sharing:
            return sharing_;
        case Page::Trees:
            return trees_;
        case Page::Comparison:
            return comparison_;
        case Page::Extents:
            break;
    }
    return extents_;
}

void ExtentPages::zoomIn() {
    if (page() == Page::Trees)
        trees_->zoom(1);
    else if (auto* map = qobject_cast<MapView*>(currentWidget()))
        map->zoomIn();
}

void ExtentPages::zoomOut() {
    if (page() == Page::Trees)
        trees_->zoom(-1);
    else if (auto* map = qobject_cast<MapView*>(currentWidget()))
        map->zoomOut();
}

void ExtentPages::fit() {
    if (page() == Page::Trees)
        trees_->fit();
    else if (auto* map = qobject_cast<MapView*>(currentWidget()))
        map->fit();
}

void ExtentPages::saveState(QSettings& settings) const {
    settings.setValue(QStringLiteral("window/lowerPage"), currentIndex());
    settings.setValue(QStringLiteral("window/sharingOfImage"), wholeImage_);
}

void ExtentPages::restoreState(const QSettings& settings) {
    const int index = settings.value(QStringLiteral("window/lowerPage")).toInt();
    if (index >= 0 && index < count())
        setPage(static_cast<Page>(index));
    setWholeImage(settings.value(QStringLiteral("window/sharingOfImage")).toBool());
}

}  // namespace daxscope::ui
