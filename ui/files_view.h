// The file tree of the image: names, sizes, and how much of each lies only here.
//
// Speaks through Linked::setFile when a row is chosen. Exports the rows that are open: a picture,
// or their figures. GUI thread.
#pragma once

#include <QTreeView>

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

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void measure();
    /// Every open row from the top, with its depth.
    void eachRow(const std::function<bool(const QModelIndex&, int depth)>& visit) const;

    Linked* linked_;
    FileTreeModel* model_;
};

}  // namespace daxscope::ui
