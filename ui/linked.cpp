#include "ui/linked.h"

namespace daxscope::ui {

void Linked::setHover(const Spot& spot) {
    if (hover_ == spot)
        return;
    hover_ = spot;
    emit hoverChanged(hover_);
}

void Linked::setSelection(const Spot& spot) {
    if (selection_ == spot)
        return;
    selection_ = spot;
    emit selectionChanged(selection_);
}

void Linked::setFile(std::optional<FileId> file) {
    if (file_ == file)
        return;
    file_ = file;
    emit fileChanged(file_);
}

void Linked::setChange(std::shared_ptr<const scene::Change> change) {
    if (change_ == change)
        return;
    change_ = std::move(change);
    emit changeChanged();
}

}  // namespace daxscope::ui
