// The way from a tree's root to one slot of a leaf, and the changes that reach beyond a single block:
// copies on the way down, splits, merges, a root that grows or shrinks. What Editor is made of; lives for
// one operation, on the stack.
//
// On the way down nothing changes: a key that is missing, or there already, costs no copy. Then
// makeFresh() copies from the root downwards, because a copy of a shared node gives its children one
// more owner, which decides whether they have to be copied. Splits make room from the top downwards, and
// each allocates before it changes: when space runs out, every block and its parent agree.
#pragma once

#include <array>
#include <optional>

#include "btree/block_edit.h"
#include "btree/cursor.h"

namespace daxscope::btree {

class EditPath {
public:
    EditPath(BlockSpace& space, TreeRoot& root) : space_(space), root_(root) {}

    /// The cursor's way, at its item. It must have been made at this root, and nothing changed since.
    void follow(const Cursor& cursor);
    /// To the first slot of the leaf where `key` belongs that is not below it.
    [[nodiscard]] Status descend(const Key& key);
    /// Every block of the path may be changed from here on.
    [[nodiscard]] Status makeFresh();

    [[nodiscard]] const BlockView& leaf() const { return steps_[0].block; }
    [[nodiscard]] std::uint32_t slot() const { return steps_[0].slot; }
    /// Whether the leaf has as many bytes left.
    [[nodiscard]] bool hasRoom(std::size_t bytes) const {
        return leaf::used(leaf(), leaf().count()) + bytes <= leaf::capacity(leaf());
    }
    [[nodiscard]] bool at(const Key& key) const {
        return slot() < leaf().count() && leaf().item(slot()).key.get() == key;
    }
    /// The keys of the items before and behind the one at slot(), be they in another leaf.
    [[nodiscard]] Result<std::optional<Key>> keyBefore() const;
    [[nodiscard]] std::optional<Key> keyBehind() const;
    /// The first key of the next leaf.
    [[nodiscard]] std::optional<Key> keyBehindLeaf() const;
    /// How many items of the leaf from slot() on have keys below `key`.
    [[nodiscard]] std::uint32_t countBelow(const Key& key) const;
    /// Whether all items of other leaves behind slot() have keys of `key` or above.
    [[nodiscard]] bool endsBelow(const Key& key) const;
    /// Whether the leaf, not empty, has room for `items` in place of `old` others.
    [[nodiscard]] bool fits(std::uint32_t old, std::span<const Item> items) const;

    // The rest needs makeFresh(); the path is used up afterwards.

    [[nodiscard]] Status insertItem(const Key& key, Bytes data);
    /// `count` items from slot() on, not 0.
    [[nodiscard]] Status eraseItems(std::uint32_t count);
    /// What fits() said yes to.
    [[nodiscard]] Status spliceItems(std::uint32_t old, std::span<const Item> items);
    [[nodiscard]] Status replaceItem(Bytes data);
    void extendItem(Bytes more) { leaf::extend(space_, leaf(), slot(), more); }
    void overwriteItem(std::uint32_t offset, Bytes data);
    void rekeyItem(const Key& key);

private:
    struct Step {
        BlockView block;
        std::uint32_t slot = 0;
    };

    /// Where the new leaf of a split lies.
    enum class Side { Before, Behind };

    [[nodiscard]] bool atLeftEnd() const;
    [[nodiscard]] bool atRightEnd(unsigned level) const;
    void firstKeyChanged(unsigned level);

    [[nodiscard]] Status splitLeafFor(const Key& key, Bytes data);
    [[nodiscard]] Result<BlockView> splitLeafAt(std::uint32_t first);
    [[nodiscard]] Status insertLeaf(Side side, const Key& key, Bytes data);
    [[nodiscard]] Status makeRoom(unsigned level);
    [[nodiscard]] Status splitNode(unsigned level);
    [[nodiscard]] Status growRoot();

    [[nodiscard]] Status dropEmptyLeaf();
    [[nodiscard]] Status mergeUpwards(unsigned level);
    [[nodiscard]] Result<bool> mergeAt(unsigned level, std::uint32_t leftSlot);
    [[nodiscard]] Status shrinkRoot();

    [[nodiscard]] Result<BlockView> freshChild(const BlockView& node, std::uint32_t slot,
                                               const BlockView& child);

    BlockSpace& space_;
    TreeRoot& root_;
    std::array<Step, format::maxLevel + 1> steps_;
};

}  // namespace daxscope::btree
