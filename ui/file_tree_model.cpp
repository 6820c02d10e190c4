#include "ui/file_tree_model.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>
#include <algorithm>
#include <functional>
#include <numeric>
#include <ranges>

#include "base/text.h"
#include "ui/file_tree_folder.h"

namespace daxscope::ui {

namespace {

constexpr quint64 rootInode = 256;           // of every subvolume's root directory
constexpr std::size_t sortHereUpTo = 20000;  // more entries would be felt in the GUI thread

using Entries = std::vector<scene::DirectoryEntry>;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

bool nameLess(const std::string& a, const std::string& b) {
    const auto both = std::ranges::mismatch(a, b, {}, lower, lower);
    if (both.in1 != a.end() && both.in2 != b.end())
        return static_cast<unsigned char>(lower(*both.in1)) <
               static_cast<unsigned char>(lower(*both.in2));
    return a.size() != b.size() ? a.size() < b.size() : a < b;
}

std::vector<quint32> sorted(const Entries& entries, FileTreeModel::Order order) {
    std::vector<quint32> rows(entries.size());
    std::iota(rows.begin(), rows.end(), 0U);
    std::ranges::sort(rows, [&](quint32 i, quint32 j) {
        const auto& a = entries[i];
        const auto& b = entries[j];
        if (leadsOn(a) != leadsOn(b))
            return leadsOn(a);
        if (order == FileTreeModel::Order::Size && a.size != b.size)
            return a.size > b.size;
        return nameLess(a.name, b.name);
    });
    return rows;
}

}  // namespace

FileTreeModel::FileTreeModel(Backend* backend, QObject* parent)
    : QAbstractItemModel(parent), backend_(backend) {
    connect(backend_, &Backend::directoryReady, this, &FileTreeModel::accept);
    connect(backend_, &Backend::failed, this, &FileTreeModel::refuse);
}

FileTreeModel::~FileTreeModel() = default;

void FileTreeModel::setScene(ScenePtr scene) {
    const bool same = scene_ && scene && scene_->info.path == scene->info.path &&
                      scene_->info.fsid == scene->info.fsid;
    if (!same)
        beginResetModel();
    scene_ = std::move(scene);
    subvolumes_.clear();
    if (scene_) {
        for (std::size_t i = 0; i < scene_->subvolumes.size(); ++i)
            subvolumes_[scene_->subvolumes[i].id] = i;
    }
    if (!same) {
        startOver();
        endResetModel();
        return;
    }
    // Totals of subvolumes and of the image may have grown: those rows are few.
    const QModelIndex image = index(0, 0, {});
    emit dataChanged(image, image.siblingAtColumn(UsageColumn));
    if (const int rows = rowCount(image); rows > 0)
        emit dataChanged(index(0, 0, image), index(rows - 1, UsageColumn, image));
}

void FileTreeModel::startOver() {
    ++epoch_;
    reading_.clear();
    revealPending_ = false;
    root_.reset();
    if (!scene_)
        return;
    root_ = std::make_unique<Folder>();
    root_->inode = rootInode;
    root_->subvolume = 5;  // the top level's fixed id, unless the scene knows better
    for (const auto& subvolume : scene_->subvolumes) {
        if (subvolume.path == "/")
            root_->subvolume = subvolume.id;
    }
}

FileTreeModel::Folder* FileTreeModel::folderIn(const QModelIndex& index) const {
    return static_cast<Folder*>(index.internalPointer());
}

const scene::DirectoryEntry* FileTreeModel::entry(const QModelIndex& index) const {
    const Folder* folder = index.isValid() ? folderIn(index) : nullptr;
    if (folder == nullptr)
        return nullptr;
    return &folder->directory->entries[folder->order[static_cast<std::size_t>(index.row())]];
}

FileTreeModel::Folder* FileTreeModel::openedFolder(const QModelIndex& index) const {
    if (!index.isValid())
        return nullptr;
    const Folder* in = folderIn(index);
    if (in == nullptr)
        return root_.get();
    const auto found = in->folders.find(in->order[static_cast<std::size_t>(index.row())]);
    return found == in->folders.end() ? nullptr : found->second.get();
}

FileTreeModel::Folder* FileTreeModel::folderFor(const QModelIndex& index) {
    if (Folder* opened = openedFolder(index))
        return opened;
    const auto* at = entry(index);
    if (at == nullptr || !leadsOn(*at))
        return nullptr;
    Folder* in = folderIn(index);
    auto folder = std::make_unique<Folder>();
    folder->parent = in;
    folder->row = index.row();
    folder->entry = in->order[static_cast<std::size_t>(index.row())];
    folder->subvolume = at->subvolume;
    folder->inode = at->inode;
    return (in->folders[folder->entry] = std::move(folder)).get();
}

QModelIndex FileTreeModel::indexOf(const Folder* folder) const {
    if (folder == root_.get())
        return createIndex(0, 0, nullptr);
    return createIndex(folder->row, 0, folder->parent);
}

const scene::Subvolume* FileTreeModel::subvolume(const QModelIndex& index) const {
    if (!index.isValid() || !scene_)
        return nullptr;
    const auto* at = entry(index);
    if (at != nullptr && !at->isSubvolume)
        return nullptr;
    const auto found = subvolumes_.find(fileId(index).subvolume);
    return found == subvolumes_.end() ? nullptr : &scene_->subvolumes[found->second];
}

FileId FileTreeModel::fileId(const QModelIndex& index) const {
    if (const auto* at = entry(index))
        return {at->subvolume, at->inode};
    return root_ ? FileId{root_->subvolume, root_->inode} : FileId{};
}

std::string FileTreeModel::path(const QModelIndex& index) const {
    std::string out;
    for (QModelIndex at = index; at.isValid(); at = at.parent()) {
        if (const auto* here = entry(at))
            out.insert(0, "/" + here->name);
    }
    return out.empty() ? "/" : out;
}

bool FileTreeModel::isDirectory(const QModelIndex& index) const {
    const auto* at = entry(index);
    return at == nullptr ? index.isValid() : leadsOn(*at);
}

QModelIndex FileTreeModel::index(int row, int column, const QModelIndex& parent) const {
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? openedFolder(parent) : nullptr);
}

QModelIndex FileTreeModel::parent(const QModelIndex& index) const {
    const Folder* folder = index.isValid() ? folderIn(index) : nullptr;
    return folder == nullptr ? QModelIndex() : indexOf(folder);
}

int FileTreeModel::rowCount(const QModelIndex& parent) const {
    if (!parent.isValid())
        return root_ ? 1 : 0;
    const Folder* folder = parent.column() == 0 ? openedFolder(parent) : nullptr;
    return folder == nullptr ? 0 : static_cast<int>(folder->order.size());
}

int FileTreeModel::columnCount(const QModelIndex&) const { return columns; }

bool FileTreeModel::hasChildren(const QModelIndex& parent) const {
    if (!parent.isValid())
        return root_ != nullptr;
    if (parent.column() != 0 || !isDirectory(parent))
        return false;
    const Folder* folder = openedFolder(parent);
    return folder == nullptr || folder->state != Folder::State::Read || !folder->order.empty();
}

bool FileTreeModel::canFetchMore(const QModelIndex& parent) const {
    if (!parent.isValid() || parent.column() != 0 || !isDirectory(parent))
        return false;
    const Folder* folder = openedFolder(parent);
    return folder == nullptr || folder->state == Folder::State::Unread;
}

void FileTreeModel::fetchMore(const QModelIndex& parent) {
    if (canFetchMore(parent))
        read(folderFor(parent));
}

void FileTreeModel::retry(const QModelIndex& index) {
    Folder* folder = openedFolder(index);
    if (folder != nullptr && folder->state == Folder::State::Failed)
        read(folder);
}

void FileTreeModel::read(Folder* folder) {
    folder->state = Folder::State::Reading;
    folder->error.clear();
    reading_[backend_->readDirectory(folder->subvolume, folder->inode)] = folder;
}

void FileTreeModel::accept(Job job, const DirectoryPtr& directory) {
    const auto found = reading_.find(job);
    if (found == reading_.end() || !directory)
        return;
    Folder* folder = found->second;
    if (directory->entries.size() <= sortHereUpTo) {
        reading_.erase(found);
        fill(folder, directory, sorted(directory->entries, order_));
        return;
    }
    // Keeps its place in reading_ until the sorted rows are back.
    QThreadPool::globalInstance()->start(
        [model = QPointer(this), directory, job, order = order_, epoch = epoch_] {
            auto rows = sorted(directory->entries, order);
            QMetaObject::invokeMethod(
                qApp, [model, directory, job, epoch, order, rows = std::move(rows)]() mutable {
                    if (!model || model->epoch_ != epoch)
                        return;
                    const auto waiting = model->reading_.find(job);
                    if (waiting == model->reading_.end())
                        return;
                    Folder* target = waiting->second;
                    model->reading_.erase(waiting);
                    if (order != model->order_)
                        rows = sorted(directory->entries, model->order_);
                    model->fill(target, directory, std::move(rows));
                });
        });
}

void FileTreeModel::fill(Folder* folder, DirectoryPtr directory, std::vector<quint32> order) {
    if (folder->state == Folder::State::Read) {
        merge(folder, std::move(directory), std::move(order));
        return continueReveal();
    }
    const QModelIndex at = indexOf(folder);
    const QList<QPersistentModelIndex> itself = {QPersistentModelIndex(at)};
    if (!order.empty())
        beginInsertRows(at, 0, static_cast<int>(order.size()) - 1);
    else
        emit layoutAboutToBeChanged(itself);
    folder->directory = std::move(directory);
    folder->order = std::move(order);
    folder->state = Folder::State::Read;
    if (!folder->order.empty()) {
        endInsertRows();
        emit dataChanged(at, at);
    } else {
        emit layoutChanged(itself);  // its arrow goes
    }
    continueReveal();
}

void FileTreeModel::refuse(Job job, int, const QString& what, const QString& where) {
    const auto found = reading_.find(job);
    if (found == reading_.end())
        return;
    Folder* folder = found->second;
    reading_.erase(found);
    // Read again, and gone meanwhile: its row goes with the answer for the directory above.
    if (folder->state == Folder::State::Read)
        return continueReveal();
    folder->state = Folder::State::Failed;
    folder->error = where.isEmpty() ? what : tr("%1 (%2)").arg(what, where);
    const QModelIndex at = indexOf(folder);
    emit dataChanged(at, at);
    emit readFailed(what, where);
    continueReveal();
}

void FileTreeModel::setMarks(FileMarks marks) {
    if (marks.empty() && marks_.empty())
        return;
    marks_ = std::move(marks);
    // Every row that is there may have one, or have had one.
    const std::function<void(const QModelIndex&)> tell = [&](const QModelIndex& parent) {
        const int rows = rowCount(parent);
        if (rows == 0)
            return;
        emit dataChanged(index(0, NameColumn, parent), index(rows - 1, NameColumn, parent),
                         {NoteRole, MarkRole});
        for (int row = 0; row < rows; ++row) {
            const QModelIndex at = index(row, NameColumn, parent);
            if (openedFolder(at) != nullptr)
                tell(at);
        }
    };
    tell({});
}

void FileTreeModel::setOrder(Order order) {
    if (order_ == order)
        return;
    order_ = order;
    if (!root_)
        return;
    emit layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<quint32> entries;  // what each persistent index stood for
    for (const QModelIndex& index : before) {
        const Folder* in = folderIn(index);
        entries.push_back(in == nullptr ? 0 : in->order[static_cast<std::size_t>(index.row())]);
    }
    resort(root_.get());
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i) {
        Folder* in = folderIn(before[i]);
        int row = 0;
        if (in != nullptr) {
            const auto found = std::ranges::find(in->order, entries[static_cast<std::size_t>(i)]);
            row = static_cast<int>(found - in->order.begin());
        }
        after.push_back(createIndex(row, before[i].column(), in));
    }
    changePersistentIndexList(before, after);
    emit layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

void FileTreeModel::resort(Folder* folder) {
    if (folder->state != Folder::State::Read)
        return;
    folder->order = sorted(folder->directory->entries, order_);
    if (folder->folders.empty())
        return;
    for (std::size_t row = 0; row < folder->order.size(); ++row) {
        const auto found = folder->folders.find(folder->order[row]);
        if (found != folder->folders.end()) {
            found->second->row = static_cast<int>(row);
            resort(found->second.get());
        }
    }
}

void FileTreeModel::reveal(const std::string& path) {
    revealing_.clear();
    for (const auto part : std::views::split(path, '/')) {
        if (!part.empty())
            revealing_.emplace_back(part.begin(), part.end());
    }
    revealPending_ = root_ != nullptr;
    if (!root_)
        emit revealFailed();
    continueReveal();
}

bool FileTreeModel::knows(const std::string& path) const {
    const Folder* folder = root_.get();
    for (const auto part : std::views::split(path, '/')) {
        const std::string_view name(part.begin(), part.end());
        if (name.empty())
            continue;
        if (folder == nullptr || !folder->directory)
            return false;
        const auto& entries = folder->directory->entries;
        const auto found = std::ranges::find(entries, name, &scene::DirectoryEntry::name);
        if (found == entries.end())
            return false;
        const auto child = folder->folders.find(static_cast<quint32>(found - entries.begin()));
        folder = child == folder->folders.end() ? nullptr : child->second.get();
    }
    return true;
}

void FileTreeModel::continueReveal() {
    if (!revealPending_)
        return;
    QModelIndex at = index(0, 0, {});
    for (const std::string& part : revealing_) {
        Folder* folder = folderFor(at);
        if (folder != nullptr && folder->state == Folder::State::Unread)
            read(folder);
        const bool waits = std::ranges::any_of(
            reading_, [&](const auto& waiting) { return waiting.second == folder; });
        if (folder != nullptr && waits)
            return;  // goes on when the answer is here
        int row = -1;
        if (folder != nullptr && folder->state == Folder::State::Read) {
            const auto found = std::ranges::find_if(folder->order, [&](quint32 i) {
                const std::string& name = folder->directory->entries[i].name;
                return name == part || escapedName(name) == part;
            });
            if (found != folder->order.end())
                row = static_cast<int>(found - folder->order.begin());
        }
        if (row < 0) {
            revealPending_ = false;
            emit revealFailed();
            return;
        }
        at = index(row, 0, at);
    }
    revealPending_ = false;
    emit revealed(at);
}

}  // namespace daxscope::ui
