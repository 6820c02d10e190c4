// Where the blocks of trees stand: roots in the first row, below them a row for each level, from left to right in key order.
//
// The horizontal axis are slots, one for each first key of a leaf; a node stands above the slots that it leads to. Blocks with
// the same keys (copies that snapshots keep) share slots and lie in lanes below each other. Many slots are a group until they
// are expanded; groups split where the highest level below them does.
//
// Nothing jumps: slots are keys and never addresses; a layout made for a newer tree takes over slots and lanes of the one
// before, so that a block that is still there stays where it was; what is expanded is remembered by keys. Pure.
#pragma once

#include <QRectF>
#include <QSizeF>
#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

#include "scene/tree_blocks.h"

namespace daxscope::ui {

/// Where a slot begins.
struct SlotKey {
    std::uint64_t family = 0;
    scene::BlockKey key;

    [[nodiscard]] auto operator<=>(const SlotKey&) const = default;
};

/// From one key to before another.
struct KeyRange {
    SlotKey from, to;

    [[nodiscard]] auto operator<=>(const KeyRange&) const = default;
};

/// A box: a block, or a group of them.
struct TreeItem {
    QRectF area;
    std::uint32_t row = 0;    ///< 0: roots
    std::uint32_t first = 0;  ///< block; the lowest number of a group
    std::uint32_t count = 1;  ///< blocks
    std::uint32_t roots = 0;  ///< of them
    std::uint64_t minGeneration = 0, maxGeneration = 0;
    std::uint32_t lane = 0;
    std::uint32_t shared = 0;  ///< of them held by several trees
    bool damaged = false;
    std::optional<KeyRange>
        keys;  ///< what expanding it shows; none of a single block, and of copies in one slot

    [[nodiscard]] bool isGroup() const { return count > 1; }
};

/// What is expanded, below the leaves: click it to fold it again.
struct TreeBracket {
    QRectF area;
    KeyRange keys;
    std::uint32_t leaves = 0;
    unsigned depth = 0;
};

struct TreeLink {
    std::uint32_t parent = 0, child = 0;  ///< items
    [[nodiscard]] auto operator<=>(const TreeLink&) const = default;
};

class TreeLayout {
public:
    using TreePtr = std::shared_ptr<const scene::TreeBlocks>;
    /// A row has room for so many copies; those beyond are one box in the last.
    static constexpr std::uint32_t mostLanes = 3;

    /// A tree of the same kind as before takes over what can stay; null forgets everything.
    void setTree(TreePtr tree);
    [[nodiscard]] const scene::TreeBlocks* tree() const { return tree_.get(); }

    void expand(const KeyRange& range);
    void collapse(const KeyRange& range);
    [[nodiscard]] const std::vector<KeyRange>& expanded() const { return expanded_; }
    /// Expands what hides the block.
    void reveal(std::uint32_t block);
    void collapseAll();

    /// Places everything for a view of that size. `em` font heights; `stretch` 1 fits the width where that can be.
    void place(const QSizeF& view, double em, double stretch);
    /// May be wider and higher than the view.
    [[nodiscard]] QSizeF size() const { return size_; }
    [[nodiscard]] const std::vector<TreeItem>& items() const { return items_; }
    [[nodiscard]] const std::vector<TreeBracket>& brackets() const { return brackets_; }
    [[nodiscard]] const std::vector<TreeLink>& links() const { return links_; }
    /// Of each row: its top and height. Row 0 are the roots; row r is level levels() − r.
    [[nodiscard]] const std::vector<std::pair<double, double>>& rows() const { return rows_; }
    [[nodiscard]] unsigned levels() const { return levels_; }
    [[nodiscard]] std::uint32_t itemOf(std::uint32_t block) const { return itemOf_[block]; }
    [[nodiscard]] std::optional<std::uint32_t> itemAt(QPointF at) const;
    [[nodiscard]] std::optional<std::size_t> bracketAt(QPointF at) const;
    /// The block whose first copy has that byte.
    [[nodiscard]] std::optional<std::uint32_t> findDevice(std::uint64_t byte) const;

private:
    /// Slots [from, to): one that is shown, or a group.
    struct Cell {
        std::uint32_t from = 0, to = 0;
        double x = 0, width = 0;
    };
    struct Span {
        std::uint32_t from = 0, to = 0;  ///< slots
    };

    void makeSlots();
    void makeSpans();
    void makeCells();
    [[nodiscard]] std::vector<std::uint32_t> firstBorders() const;
    [[nodiscard]] std::vector<std::uint32_t> split(std::uint32_t from, std::uint32_t to) const;
    [[nodiscard]] bool isExpanded(const KeyRange& range) const;
    [[nodiscard]] KeyRange rangeOf(std::uint32_t from, std::uint32_t to) const;
    [[nodiscard]] std::uint32_t slotOf(const SlotKey& key) const;
    [[nodiscard]] std::uint32_t cellOf(std::uint32_t slot) const;
    void addRoots();
    void addLevel(unsigned level);
    void addItem(TreeItem item, const std::vector<std::uint32_t>& blocks);
    void makeLinks();
    void arrange();

    TreePtr tree_;
    std::vector<SlotKey> slots_;
    std::vector<Span> spans_;                             ///< by block
    std::vector<std::uint8_t> isRoot_;                    ///< by block
    std::vector<std::vector<std::uint32_t>> boundaries_;  ///< by level: slots where blocks begin
    std::vector<KeyRange> expanded_;
    std::vector<Cell> cells_;
    std::vector<TreeBracket> brackets_;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> bracketSlots_;
    std::vector<TreeItem> items_;
    std::vector<std::pair<std::uint32_t, std::uint32_t>>
        itemCells_;  ///< first and last cell of each
    std::vector<std::uint32_t> itemOf_;
    std::vector<TreeLink> links_;
    std::vector<std::pair<std::uint64_t, std::uint32_t>> byDevice_;
    std::unordered_map<std::uint64_t, std::uint32_t> lanes_;  ///< logical address → lane
    std::vector<std::pair<double, double>> rows_;
    unsigned levels_ = 0;
    unsigned depth_ = 0;
    QSizeF size_;
};

}  // namespace daxscope::ui
