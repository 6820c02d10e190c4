// A directory of the file tree that has been asked for. Private to FileTreeModel.
#pragma once

#include <memory>
#include <unordered_map>
#include <vector>

#include "ui/file_tree_model.h"

namespace daxscope::ui {

/// A row that has rows below it.
inline bool leadsOn(const scene::DirectoryEntry& entry) {
    return entry.isSubvolume || entry.type == scene::FileType::Directory;
}

struct FileTreeModel::Folder {
    enum class State : std::uint8_t { Unread, Reading, Read, Failed };

    Folder* parent = nullptr;  // null: the image row
    quint32 entry = 0;         // in the parent's directory
    int row = 0;               // in the parent's order
    quint64 subvolume = 0;
    quint64 inode = 0;
    State state = State::Unread;
    DirectoryPtr directory;
    std::vector<quint32> order;                                    // row → entry
    std::unordered_map<quint32, std::unique_ptr<Folder>> folders;  // by entry
    QString error;
};

}  // namespace daxscope::ui
