// The part of FileTreeModel that follows changes: directories that were read are read again, and what is in both
// answers keeps its row, its place among the open ones, and whoever points to it.
#include <algorithm>
#include <tuple>

#include "ui/file_tree_folder.h"

namespace daxscope::ui {

namespace {

using Entries = std::vector<scene::DirectoryEntry>;

/// The same entry in two answers: name and what it leads to.
struct Same {
    const Entries* entries;
    auto key(quint32 i) const {
        const auto& e = (*entries)[i];
        return std::tie(e.name, e.subvolume, e.inode);
    }
};

/// Old entry number → new one; UINT32_MAX where it is gone.
std::vector<quint32> survivors(const Entries& before, const Entries& now) {
    const auto byKey = [](const Entries& entries) {
        std::vector<quint32> order(entries.size());
        for (quint32 i = 0; i < order.size(); ++i)
            order[i] = i;
        const Same same{&entries};
        std::ranges::sort(order, [&](quint32 a, quint32 b) { return same.key(a) < same.key(b); });
        return order;
    };
    const auto old = byKey(before);
    const auto fresh = byKey(now);
    std::vector<quint32> out(before.size(), UINT32_MAX);
    const Same a{&before};
    const Same b{&now};
    auto at = fresh.begin();
    for (const quint32 i : old) {
        while (at != fresh.end() && b.key(*at) < a.key(i))
            ++at;
        if (at != fresh.end() && b.key(*at) == a.key(i))
            out[i] = *at;
    }
    return out;
}

}  // namespace

void FileTreeModel::refresh() {
    if (!root_)
        return;
    std::vector<Folder*> todo{root_.get()};
    while (!todo.empty()) {
        Folder* folder = todo.back();
        todo.pop_back();
        // An answer that is on its way may be of before the change.
        if (folder->state != Folder::State::Unread)
            readAgain(folder);
        for (const auto& [entry, child] : folder->folders)
            todo.push_back(child.get());
    }
}

void FileTreeModel::readAgain(Folder* folder) {
    std::erase_if(reading_, [&](const auto& waiting) { return waiting.second == folder; });
    reading_[backend_->readDirectory(folder->subvolume, folder->inode)] = folder;
}

/// Nothing waits any more for answers about `folder` and what is below it.
void FileTreeModel::forget(const Folder* folder) {
    std::erase_if(reading_, [&](const auto& waiting) {
        for (const Folder* up = waiting.second; up != nullptr; up = up->parent) {
            if (up == folder)
                return true;
        }
        return false;
    });
}

void FileTreeModel::removeGone(Folder* folder, const std::vector<quint32>& newOf) {
    const QModelIndex at = indexOf(folder);
    auto& order = folder->order;
    for (auto row = static_cast<int>(order.size()) - 1; row >= 0; --row) {
        const auto gone = [&](int r) {
            return newOf[order[static_cast<std::size_t>(r)]] == UINT32_MAX;
        };
        if (!gone(row))
            continue;
        const int last = row;
        while (row > 0 && gone(row - 1))
            --row;
        beginRemoveRows(at, row, last);
        for (int r = row; r <= last; ++r) {
            const auto child = folder->folders.find(order[static_cast<std::size_t>(r)]);
            if (child == folder->folders.end())
                continue;
            forget(child->second.get());
            folder->folders.erase(child);
        }
        order.erase(order.begin() + row, order.begin() + last + 1);
        placeChildren(folder);
        endRemoveRows();
    }
}

/// Children know the row they stand at.
void FileTreeModel::placeChildren(Folder* folder) {
    if (folder->folders.empty())
        return;
    for (std::size_t row = 0; row < folder->order.size(); ++row) {
        const auto child = folder->folders.find(folder->order[row]);
        if (child != folder->folders.end())
            child->second->row = static_cast<int>(row);
    }
}

/// The rows that stay, in an order that may be another by now.
void FileTreeModel::reorder(Folder* folder, std::vector<quint32> order) {
    if (order == folder->order)
        return;
    emit layoutAboutToBeChanged({QPersistentModelIndex(indexOf(folder))});
    QModelIndexList before;
    QModelIndexList after;
    for (const QModelIndex& index : persistentIndexList()) {
        if (folderIn(index) != folder)
            continue;
        const quint32 entry = folder->order[static_cast<std::size_t>(index.row())];
        const auto row = std::ranges::find(order, entry) - order.begin();
        before.push_back(index);
        after.push_back(createIndex(static_cast<int>(row), index.column(), folder));
    }
    folder->order = std::move(order);
    placeChildren(folder);
    changePersistentIndexList(before, after);
    emit layoutChanged({QPersistentModelIndex(indexOf(folder))});
}

void FileTreeModel::merge(Folder* folder, DirectoryPtr directory, std::vector<quint32> order) {
    const auto newOf = survivors(folder->directory->entries, directory->entries);
    removeGone(folder, newOf);
    // From here on entries have the numbers of the new answer.
    std::vector<quint32> staying;
    std::vector<bool> stays(directory->entries.size());
    for (const quint32 entry : folder->order) {
        staying.push_back(newOf[entry]);
        stays[newOf[entry]] = true;
    }
    std::unordered_map<quint32, std::unique_ptr<Folder>> folders;
    for (auto& [entry, child] : folder->folders) {
        child->entry = newOf[entry];
        folders[child->entry] = std::move(child);
    }
    folder->folders = std::move(folders);
    folder->directory = std::move(directory);
    folder->order = std::move(staying);
    std::vector<quint32> sortedStaying;
    std::ranges::copy_if(order, std::back_inserter(sortedStaying),
                         [&](quint32 entry) { return stays[entry]; });
    reorder(folder, std::move(sortedStaying));
    const QModelIndex at = indexOf(folder);
    for (std::size_t row = 0; row < order.size(); ++row) {
        if (stays[order[row]])
            continue;
        std::size_t last = row;
        while (last + 1 < order.size() && !stays[order[last + 1]])
            ++last;
        beginInsertRows(at, static_cast<int>(row), static_cast<int>(last));
        const auto where = static_cast<std::ptrdiff_t>(row);
        folder->order.insert(folder->order.begin() + where, order.begin() + where,
                             order.begin() + static_cast<std::ptrdiff_t>(last) + 1);
        placeChildren(folder);
        endInsertRows();
        row = last;
    }
    if (!folder->order.empty())
        emit dataChanged(
            createIndex(0, 0, folder),
            createIndex(static_cast<int>(folder->order.size()) - 1, columns - 1, folder));
    emit dataChanged(at, at.siblingAtColumn(columns - 1));
}

}  // namespace daxscope::ui
