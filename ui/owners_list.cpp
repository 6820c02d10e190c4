#include "ui/owners_list.h"

#include "ui/note_row.h"
#include "ui/text.h"

namespace daxscope::ui {

void OwnersModel::setOwners(OwnersPtr owners) {
    beginResetModel();
    owners_ = std::move(owners);
    rows_.clear();
    for (std::size_t i = 0; owners_ && i < owners_->owners.size(); ++i) {
        const std::size_t names = std::max<std::size_t>(1, owners_->owners[i].paths.size());
        for (std::size_t name = 0; name < names; ++name)
            rows_.push_back({i, name});
    }
    endResetModel();
}

const scene::Owner* OwnersModel::owner(const QModelIndex& index) const {
    if (!index.isValid() || static_cast<std::size_t>(index.row()) >= rows_.size())
        return nullptr;
    return &owners_->owners[rows_[static_cast<std::size_t>(index.row())].owner];
}

std::string OwnersModel::path(const QModelIndex& index) const {
    const auto* at = owner(index);
    if (at == nullptr || at->paths.empty())
        return {};
    return at->paths[rows_[static_cast<std::size_t>(index.row())].name];
}

int OwnersModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

QVariant OwnersModel::data(const QModelIndex& index, int role) const {
    const auto* at = owner(index);
    if (at == nullptr)
        return {};
    switch (role) {
        case Qt::DisplayRole:
            if (at->isTree)
                return shown(at->rootName);
            if (at->paths.empty())
                return tr("inode %1 of %2").arg(grouped(at->inode), shown(at->rootName));
            return shown(path(index));
        case noteRole:
            if (at->isTree)
                return tr("level %1").arg(at->level);
            if (!at->reaches)
                return tr("not this byte");
            return tr("at %1").arg(grouped(at->offset));
        case Qt::ToolTipRole:
        case Qt::AccessibleTextRole: {
            QString text;
            if (at->isTree)
                text = tr("%1 reaches this block, at level %2 (0 are leaves)")
                           .arg(shown(at->rootName))
                           .arg(at->level);
            else if (!at->reaches)
                text = tr("%1 holds the extent, but no file extent of it points to this byte: "
                          "it is unreachable from there")
                           .arg(data(index, Qt::DisplayRole).toString());
            else
                text = tr("%1, inode %2 of %3: this byte is its byte %4")
                           .arg(data(index, Qt::DisplayRole).toString(), grouped(at->inode),
                                shown(at->rootName), grouped(at->offset));
            return role == Qt::ToolTipRole ? text.toHtmlEscaped() : text;
        }
        default:
            return {};
    }
}

}  // namespace daxscope::ui
