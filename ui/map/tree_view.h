// The blocks of trees as a widget that scrolls.
//
// Click a block to choose it, a group to expand it, the line under what is expanded to fold it. ← → go along a row, ↑ ↓ to a
// parent or child, Return expands a group or activates a block, Backspace folds what the current box lies in; + and − stretch,
// 0 shows everything; dragging, the wheel and Page keys scroll. Hover and selection are shared with the other views. GUI thread.
#pragma once

#include <QAbstractScrollArea>

#include "ui/backend.h"
#include "ui/export.h"
#include "ui/map/tree_painter.h"

namespace daxscope::ui {

class TreeView : public QAbstractScrollArea, public ExportableView {
    Q_OBJECT
public:
    explicit TreeView(Linked* linked, QWidget* parent = nullptr);

    /// Null: setNothing() says why. What is expanded and where it is scrolled to stays for the same tree.
    void setTree(const TreeBlocksPtr& tree);
    void setNothing(const QString& title, const QString& hint);
    [[nodiscard]] const TreeBlocksPtr& tree() const { return tree_; }
    [[nodiscard]] const TreePainter& painter() const { return painter_; }
    [[nodiscard]] std::optional<std::uint32_t> current() const { return current_; }
    void zoom(int steps);
    void fit();

    /// "214 blocks, 3.3 MiB, of them 180 shared"; empty without a tree.
    [[nodiscard]] QString subtitle() const;
    QString viewName() const override;
    void paintTo(QPainter& painter, const QSizeF& size, const Theme& theme,
                 const QFont& font) override;
    QByteArray csv() const override;
    QByteArray json() const override;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void subtitleChanged(const QString& subtitle);
    /// Return, or a double click, on a block.
    void activated(const daxscope::ui::Spot& spot);

protected:
    bool viewportEvent(QEvent* event) override;
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void relayout();
    [[nodiscard]] QPointF offset() const;
    void point(std::optional<std::uint32_t> item);
    void choose(std::uint32_t item);
    void press(std::uint32_t item);
    void expand(std::uint32_t item);
    void foldAround(std::uint32_t item);
    void walk(int along, int down);
    void reveal(const QRectF& area);
    void selectionMoved();
    void tell();
    [[nodiscard]] TreePainter::Look look() const;

    Linked* linked_;
    TreeBlocksPtr tree_;
    TreePainter painter_;
    std::optional<std::uint32_t> pointed_, current_;
    QPointF pressed_;
    QPoint scrolledFrom_;
    bool pressing_ = false, dragging_ = false, choosing_ = false;
    QString nothing_, hint_;
};

}  // namespace daxscope::ui
