// How what is chosen travels: from the tree, a search hit or an owner to the views, and out of the
// window as a file.
#include <QApplication>

#include "ui/code_view.h"
#include "ui/extent_pages.h"
#include "ui/files_view.h"
#include "ui/handbook/view.h"
#include "ui/inspector.h"
#include "ui/language.h"
#include "ui/main_window.h"
#include "ui/map/device_map_view.h"
#include "ui/map/file_extents_view.h"
#include "ui/mappings_view.h"
#include "ui/message_strip.h"
#include "ui/opening.h"
#include "ui/panel.h"
#include "ui/text.h"
#include "ui/timeline_view.h"
#include "ui/usage_view.h"
#include "ui/welcome_page.h"

namespace daxscope::ui {

void MainWindow::fileChosen(const QModelIndex& index) {
    const FileTreeModel* model = files_->files();
    const auto* entry = model->entry(index);
    const FileId id = model->fileId(index);
    if (going_ && going_->file != id)
        going_.reset();
    Spot spot = linked_->selection();
    if (spot.file) {  // it was a piece of another file
        spot.file.reset();
        linked_->setSelection(spot);
    }
    if (index.isValid() && entry != nullptr && !model->isDirectory(index)) {
        askForFile(id, shown(model->path(index)));
    } else {
        fileJob_ = 0;
        file_.reset();
        extentPages_->setFile(nullptr);
        inspector_->setFile(nullptr);
    }
    showSharing();
    updateActions();
}

void MainWindow::askForFile(FileId file, const QString& path) {
    fileJob_ = backend_->readFile(file.subvolume, file.inode, path);
}

void MainWindow::showSharing() {
    const FileTreeModel* model = files_->files();
    const QModelIndex index =
        files_->currentIndex().isValid() ? files_->currentIndex() : model->index(0, 0, {});
    const QModelIndex row = index.siblingAtColumn(FileTreeModel::NameColumn);
    if (!scene_ || !row.isValid()) {
        sharingPanel_->setSubtitle({});
        usage_->setUsage(std::nullopt);
        return;
    }
    const auto* entry = model->entry(row);
    const QString name = row.data().toString();
    sharingPanel_->setSubtitle(
        tr("%1 · measured").arg(entry == nullptr ? tr("the whole image") : name));
    if (const QVariant usage = row.data(FileTreeModel::UsageRole); usage.isValid()) {
        const auto amounts = usage.value<Usage>();
        usage_->setUsage(amounts, amounts.unreachableKnown
                                      ? QString()
                                      : tr("What is unreachable is counted for files and for the "
                                           "whole image."));
    } else if (entry != nullptr && file_ && file_->inode == entry->inode &&
               file_->subvolume == entry->subvolume) {
        const auto& totals = file_->totals();
        usage_->setUsage(Usage{totals.data, totals.shared, 0, file_->size, false},
                         tr("As the file sees it: in bytes of the file."));
    } else if (!scene_->complete) {
        usage_->setUsage(std::nullopt, tr("Known when all extents have been read."));
    } else {
        usage_->setUsage(std::nullopt, model->isDirectory(row)
                                           ? tr("Choose a file, a subvolume or the image.")
                                           : tr("Not known for this file."));
    }
}

void MainWindow::goTo(FileId file, const std::string& path, std::optional<quint64> offset) {
    going_ = Going{file, offset};
    const QModelIndex current = files_->currentIndex();
    if (current.isValid() && files_->files()->fileId(current) == file && file_) {
        askForFile(file, QString::fromStdString(path));
        return;
    }
    if (path.empty())
        askForFile(file, {});
    else
        files_->reveal(path);
}

void MainWindow::goToHit(const scene::SearchHit& hit) {
    if (hit.kind == scene::SearchHit::Kind::DeviceByte)
        return goToByte(hit.device);
    const bool named = hit.text.starts_with('/');
    goTo({hit.subvolume, hit.inode}, named ? hit.text : std::string(), std::nullopt);
    files_->setFocus(Qt::OtherFocusReason);
}

void MainWindow::goToByte(quint64 byte) {
    showByte(byte);
    device_->setFocus(Qt::OtherFocusReason);
}

/// What is chosen are bytes of a file: when they have moved, it goes with them. A page of a mapping may show another block than the
/// file has; that choice stays.
void MainWindow::followBlock(const FileExtentsPtr& before) {
    Spot spot = linked_->selection();
    if (!file_ || !before || before->inode != file_->inode ||
        before->subvolume != file_->subvolume || !spot.file || !spot.device)
        return;
    const auto blockIn = [&spot](const scene::FileExtents& file) -> std::optional<quint64> {
        const auto at = file.find(spot.file->offset);
        if (!at)
            return std::nullopt;
        const scene::FileExtent extent = file.extent(*at);
        if (!extent.device || extent.deviceLength != extent.length)  // compressed
            return std::nullopt;
        return *extent.device + (spot.file->offset - extent.offset);
    };
    const auto from = blockIn(*file_);
    if (!from || blockIn(*before) != spot.device->offset || *from == spot.device->offset)
        return;
    const scene::FileExtent extent = file_->extent(*file_->find(spot.file->offset));
    spot.device = ByteRange{
        *from, std::min(spot.file->length, extent.offset + extent.length - spot.file->offset)};
    spot.extent = scene_ && scene_->device ? scene_->device->find(*from) : std::nullopt;
    linked_->setSelection(spot);
}

void MainWindow::showByte(quint64 byte) {
    if (!scene_ || !scene_->device)
        return;
    Spot spot;
    spot.device = ByteRange{byte, 1};
    ByteRange around{byte, 1};
    if (const auto index = scene_->device->find(byte)) {
        const auto extent = scene_->device->extent(*index);
        spot.device = around = ByteRange{extent.device, extent.length};
        spot.extent = *index;
    }
    linked_->setSelection(spot);
    device_->showRange(around);
}

void MainWindow::escape() {
    if (strip_->kind() == MessageStrip::Kind::Error || strip_->kind() == MessageStrip::Kind::Notice)
        strip_->dismiss();
    else if (!linked_->selection().empty())
        linked_->setSelection({});
    else if (linked_->change())
        linked_->setChange(nullptr);
    else if (opening_->running())
        opening_->cancel();
    else
        files_->clearChoice();
}

void MainWindow::cyclePanels(int step) {
    const bool handbook = handbookPanel_->isVisible() && handbookWindow_ == nullptr;
    if (!scene_) {
        if (handbook && !handbookPanel_->hasFocusWithin())
            return handbook_->focusPage();
        return welcome_->focusFirst();
    }
    QList<Panel*> all = panels_;
    if (handbook)
        all << handbookPanel_;
    qsizetype at = all.indexOf(handbookPanel_->hasFocusWithin() ? handbookPanel_ : lastPanel_);
    for (qsizetype tried = 0; tried < all.size(); ++tried) {
        at = (at + step + all.size()) % all.size();
        if (all[at] == momentsPanel_ && momentsPanel_->isHidden())
            continue;  // for want of moments; others hidden by the menu do not take the keyboard
        if (all[at] == handbookPanel_)
            handbook_->focusPage();
        else
            all[at]->focusContent();
        // In another window it counts before that window is the active one.
        const QWidget* const now = all[at]->window()->focusWidget();
        if (now == nullptr || !all[at]->isAncestorOf(now))
            continue;
        if (all[at] != handbookPanel_)
            lastPanel_ = all[at];
        return;
    }
}

ExportableView* MainWindow::currentView() const {
    if (lastPanel_ == filesPanel_)
        return files_;
    if (lastPanel_ == extentsPanel_)
        return extentPages_->view();
    if (lastPanel_ == mappingsPanel_)
        return mappings_;
    if (lastPanel_ == timelinePanel_)
        return timeline_;
    if (lastPanel_ == codePanel_)
        return code_;
    if (lastPanel_ == inspectorPanel_)
        return inspector_;
    return device_;
}

bool MainWindow::exportCurrent(const QString& path) {
    ExportOptions options;
    const bool none = lastPanel_ == sharingPanel_ || lastPanel_ == momentsPanel_;
    const auto* panel = none ? devicePanel_ : lastPanel_;
    // The picture has the ratio of the screen, so that it shows what is seen.
    options.size = panel->content()->size().expandedTo({640, 360});
    options.scale = std::max(2.0, devicePixelRatioF());
    options.theme = Theme::fromPalette(palette());
    options.font = QApplication::font();
    const Status done = exportView(*currentView(), path, options);
    if (!done) {
        strip_->showError(tr("Cannot export"), inLanguage(done.error().what),
                          inLanguage(done.error().where), {});
        return false;
    }
    strip_->showNotice(tr("Exported"), path);
    return true;
}

}  // namespace daxscope::ui
