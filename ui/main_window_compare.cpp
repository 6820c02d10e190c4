// The window's side of comparing: the ways to it, and the marks that it leaves in the file tree.
#include <QAction>
#include <QMenu>

#include "ui/comparison_view.h"
#include "ui/extent_pages.h"
#include "ui/files_view.h"
#include "ui/main_window.h"
#include "ui/moments_view.h"
#include "ui/panel.h"

namespace daxscope::ui {

void MainWindow::buildComparison() {
    ComparisonView* const view = extentPages_->comparison();
    connect(view, &ComparisonView::marksChanged, files_->files(), &FileTreeModel::setMarks);
    connect(view, &ComparisonView::placeWanted, this,
            [this](FileId file, const std::string& path, std::optional<quint64> offset) {
                goTo(file, path, offset);
            });
    compareChosen_ = new QAction(tr("Com&pare this subvolume"), this);
    compareChosen_->setObjectName(QStringLiteral("compareSubvolume"));
    compareChosen_->setToolTip(
        tr("What differs between the subvolume or snapshot that is chosen, "
           "or lies around what is chosen, and another"));
    connect(compareChosen_, &QAction::triggered, this, [this] {
        showComparison();
        extentPages_->comparison()->compareSubvolume(choice().subvolume);
    });
    moments_->setContextMenuPolicy(Qt::ActionsContextMenu);
    auto* compare = new QAction(tr("Compare with now"), moments_);
    compare->setObjectName(QStringLiteral("compareMoment"));
    connect(compare, &QAction::triggered, this, [this] {
        const auto moment = moments_->currentMoment();
        if (!moment)
            return;
        showComparison();
        extentPages_->comparison()->compareMoment(moment);
    });
    moments_->addAction(compare);
}

void MainWindow::showComparison() {
    shower(extentsPanel_)->setChecked(true);
    extentPages_->setPage(ExtentPages::Page::Comparison);
}

}  // namespace daxscope::ui
