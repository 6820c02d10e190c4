// The file tree as a model: the image, its subvolumes, snapshots, directories and files.
//
// Directories are asked of the backend when they are first expanded (canFetchMore/fetchMore), and
// a row costs four bytes beyond the engine's immutable directory, so folders of some 100,000 names
// are fine. Row 0 at the top is the image itself; its children are the top-level directory.
// GUI thread only; large directories are sorted on a pool thread.
#pragma once

#include <QAbstractItemModel>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "ui/backend.h"
#include "ui/file_marks.h"
#include "ui/linked.h"
#include "ui/usage_bar.h"

namespace daxscope::ui {

class FileTreeModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column : int { NameColumn, SizeColumn, UsageColumn, columns };
    enum Role : int {
        GlyphRole = Qt::UserRole,  ///< int(Glyph)
        NoteRole,                  ///< QString: grey words behind the name ("read-only snapshot")
        UsageRole,                 ///< Usage, when known
        MarkRole,                  ///< int(FileMark)
    };
    enum class Glyph : int { None, Image, Subvolume, Snapshot };
    enum class Order : int { Name, Size };

    explicit FileTreeModel(Backend* backend, QObject* parent = nullptr);
    ~FileTreeModel() override;

    /// A newer scene of the same image keeps what has been read; another image starts over.
    void setScene(ScenePtr scene);
    /// Reads again what has been read: rows come, go and change; those that stay keep their children.
    void refresh();
    /// Whether there is a row of this path; false where its directory has not been read.
    [[nodiscard]] bool knows(const std::string& path) const;
    /// What a comparison says about files, behind their names; empty: nothing.
    void setMarks(FileMarks marks);
    void setOrder(Order order);
    [[nodiscard]] Order order() const { return order_; }

    /// Null for the image row. Valid until the next setScene() of another image.
    [[nodiscard]] const scene::DirectoryEntry* entry(const QModelIndex& index) const;
    /// The subvolume a row stands for: the top level for the image row, null for plain rows.
    [[nodiscard]] const scene::Subvolume* subvolume(const QModelIndex& index) const;
    [[nodiscard]] FileId fileId(const QModelIndex& index) const;
    /// From the top level, bytes as stored; "/" for the image row.
    [[nodiscard]] std::string path(const QModelIndex& index) const;
    [[nodiscard]] bool isDirectory(const QModelIndex& index) const;

    /// Reads directories along `path` as needed, then emits revealed() or revealFailed().
    void reveal(const std::string& path);
    /// A directory that could not be read is asked for again.
    void retry(const QModelIndex& index);

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& index) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent) const override;
    [[nodiscard]] bool hasChildren(const QModelIndex& parent) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

signals:
    void revealed(const QModelIndex& index);
    void revealFailed();
    void readFailed(const QString& what, const QString& where);

private:
    struct Folder;  // a directory that has been asked for; rows point to the folder they lie in

    [[nodiscard]] Folder* folderIn(const QModelIndex& index) const;
    [[nodiscard]] Folder* openedFolder(const QModelIndex& index) const;
    Folder* folderFor(const QModelIndex& index);
    [[nodiscard]] QModelIndex indexOf(const Folder* folder) const;
    [[nodiscard]] FileMark markOf(const QModelIndex& index) const;
    [[nodiscard]] QString noteOf(const QModelIndex& index) const;
    [[nodiscard]] QString tipOf(const QModelIndex& index) const;
    [[nodiscard]] QVariant usageOf(const QModelIndex& index) const;
    void read(Folder* folder);
    void accept(Job job, const DirectoryPtr& directory);
    void fill(Folder* folder, DirectoryPtr directory, std::vector<quint32> order);
    void refuse(Job job, int code, const QString& what, const QString& where);
    void resort(Folder* folder);
    // file_tree_refresh.cpp
    void readAgain(Folder* folder);
    void forget(const Folder* folder);
    void removeGone(Folder* folder, const std::vector<quint32>& newOf);
    static void placeChildren(Folder* folder);
    void reorder(Folder* folder, std::vector<quint32> order);
    void merge(Folder* folder, DirectoryPtr directory, std::vector<quint32> order);
    void continueReveal();
    void startOver();

    Backend* backend_;
    ScenePtr scene_;
    FileMarks marks_;
    std::unordered_map<quint64, std::size_t> subvolumes_;  // id → index in the scene
    std::unique_ptr<Folder> root_;
    std::unordered_map<Job, Folder*> reading_;
    quint64 epoch_ = 0;  // a sort that comes back for an older one is dropped
    Order order_ = Order::Name;
    std::vector<std::string> revealing_;
    bool revealPending_ = false;
};

}  // namespace daxscope::ui
