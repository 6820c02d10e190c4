// Paints the blocks of trees; knows no widget. The window, export and the benchmark share it.
//
// Only boxes that are seen are painted, and few enough stand apart (tree_layout.h). A box has its generation; its look says
// what it is: green, held by one tree; violet and hatched, by several; orange frame: the last operation wrote it; dashed: the
// place that a copy was made of, and somebody still holds. Ways up and down from what is pointed at or chosen are drawn
// strongly.
#pragma once

#include <QBrush>
#include <QFont>
#include <QRectF>
#include <QSizeF>
#include <optional>
#include <vector>

#include "scene/change.h"
#include "ui/linked.h"
#include "ui/map/tree_layout.h"
#include "ui/theme.h"

class QPainter;

namespace daxscope::ui {

class TreePainter {
public:
    using TreePtr = TreeLayout::TreePtr;

    void setTree(const TreePtr& tree);
    void setNothing(const QString& title, const QString& hint);
    [[nodiscard]] const scene::TreeBlocks* tree() const { return layout_.tree(); }
    [[nodiscard]] const TreeLayout& geometry() const { return layout_; }
    /// After it, layout() again.
    [[nodiscard]] TreeLayout& geometry() { return layout_; }
    /// What the last operation did; null for nothing.
    void setChange(const std::shared_ptr<const scene::Change>& change);

    void setStretch(double stretch) { stretch_ = stretch; }
    [[nodiscard]] double stretch() const { return stretch_; }
    void layout(const QSizeF& view, const QFont& font, qreal dpr);

    struct Look {
        Spot hover, selection;
        std::optional<std::uint32_t> pointed, current;  ///< items
    };
    /// `seen`: what of the picture is visible.
    void paint(QPainter& painter, const QRectF& seen, const Theme& theme, const Look& look) const;

    /// Device bytes of the block; empty of a group.
    [[nodiscard]] Spot spotOf(std::uint32_t item) const;
    [[nodiscard]] std::optional<std::uint32_t> itemOf(const Spot& spot) const;
    [[nodiscard]] QString describe(std::uint32_t item) const;
    [[nodiscard]] QString describe(const TreeBracket& bracket) const;
    /// Whether an item has blocks that the last operation wrote, or that it copied from.
    [[nodiscard]] bool isWritten(std::uint32_t item) const;
    [[nodiscard]] bool isLeft(std::uint32_t item) const;
    [[nodiscard]] qreal em() const { return em_; }
    /// Of the whole picture.
    [[nodiscard]] QSizeF size() const;

private:
    void findChanged();
    /// What the frames mean.
    [[nodiscard]] QString writtenText() const;
    [[nodiscard]] QString labelOf(const TreeItem& item) const;
    [[nodiscard]] QString nameOf(const TreeItem& item) const;
    void paintLinks(QPainter& painter, const QRectF& seen, const Theme& theme,
                    const std::vector<std::uint8_t>& strong) const;
    void paintItem(QPainter& painter, const Theme& theme, std::uint32_t item,
                   const QBrush& hatch) const;
    void fill(QPainter& painter, const QRectF& area, Meaning meaning, const Theme& theme,
              const QBrush& hatch) const;
    [[nodiscard]] QBrush hatchOf(const QPainter& painter, const Theme& theme) const;
    void paintRows(QPainter& painter, const QRectF& seen, const Theme& theme) const;
    void paintLegend(QPainter& painter, const QRectF& seen, const Theme& theme) const;
    void paintBrackets(QPainter& painter, const QRectF& seen, const Theme& theme) const;
    [[nodiscard]] std::vector<std::uint8_t> waysOf(std::uint32_t item) const;
    [[nodiscard]] Meaning meaningOf(const TreeItem& item) const;

    TreeLayout layout_;
    TreePtr tree_;
    std::shared_ptr<const scene::Change> change_;
    TreePtr before_;  ///< as it was before the change
    std::shared_ptr<const scene::Change> changeSince_;
    std::vector<std::uint8_t> written_, left_;  ///< by block
    std::vector<std::uint8_t> itemWritten_, itemLeft_;
    std::vector<QString> labels_;  ///< of items
    QString nothing_, hint_;
    QSizeF view_;
    QFont font_;
    qreal dpr_ = 1;
    qreal em_ = 1;
    double stretch_ = 1;
};

}  // namespace daxscope::ui
