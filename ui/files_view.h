// The file tree of the image: names, sizes, and how much of each lies only here.
//
// Speaks through Linked::setFile when a row is chosen. Exports the rows that are open: a picture,
// or their figures. GUI thread.
#pragma once

#include <QPersistentModelIndex>
#include <QTreeView>
#include <QUrl>

#include "ui/export.h"
#include "ui/file_tree_model.h"
#include "ui/linked.h"

namespace daxscope::ui {

class FilesView : public QTreeView, public ExportableView {
    Q_OBJECT
public:
    FilesView(Backend* backend, Linked* linked, QWidget* parent = nullptr);

    void setScene(ScenePtr scene);
    [[nodiscard]] FileTreeModel* files() const { return model_; }
    /// Opens the tree down to `path` and chooses it.
    void reveal(const std::string& path) { model_->reveal(path); }
    /// Makes copies of a file of the image for another program, which it is dropped on; see DraggedFile::Make.
    using Copies = std::function<QList<QUrl>(const std::string& path)>;
    void dragOutBy(Copies copies) { copies_ = std::move(copies); }
    /// What another program would get of a row; null for the image itself. The caller's.
    [[nodiscard]] QMimeData* dataOf(const QModelIndex& row) const;
    /// What is chosen is made current again, e.g. nothing.
    void clearChoice();

    QString viewName() const override;
    void paintTo(QPainter& painter, const QSizeF& size, const Theme& theme,
                 const QFont& font) override;
    QByteArray csv() const override;
    QByteArray json() const override;
    QSize sizeHint() const override;

signals:
    /// A row was chosen, by hand or by reveal(). Invalid: none.
    void chosen(const QModelIndex& index);
    /// Files of this computer were dropped on a row: into the directory that it is or lies in.
    void filesDropped(const QStringList& files, const std::string& directory);

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void startDrag(Qt::DropActions actions) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void measure();
    /// The row of the directory that takes what is dropped at `at`.
    [[nodiscard]] QModelIndex directoryAt(QPoint at) const;
    void showTarget(const QModelIndex& directory, bool dropping);
    [[nodiscard]] QPixmap pictureOf(const QModelIndex& row) const;
    /// Every open row from the top, with its depth.
    void eachRow(const std::function<bool(const QModelIndex&, int depth)>& visit) const;

    Linked* linked_;
    FileTreeModel* model_;
    Copies copies_;
    bool dropping_ = false;         ///< something hovers that could be dropped,
    QPersistentModelIndex target_;  ///< on this directory
};

}  // namespace daxscope::ui
