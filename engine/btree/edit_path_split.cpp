// The half of EditPath that makes blocks: items that do not fit.
#include "btree/edit_path.h"

namespace daxscope::btree {

namespace {

/// How to make two leaves of one and a new item: as even as possible.
struct Split {
    std::uint32_t first = 0;  ///< the item the right leaf begins with, besides the new one
    bool newIsLeft = false;
};

/// Nothing when the new item, `need` bytes at `slot`, fits neither with its left nor with its right neighbours.
std::optional<Split> evenSplit(const BlockView& leaf, std::uint32_t slot, std::uint32_t need) {
    const std::uint32_t count = leaf.count();
    const std::uint32_t total = leaf::used(leaf, count) + need;
    // Bytes on the left when it gets the first n of all items, the new one among them.
    const auto left = [&](std::uint32_t n) {
        return n <= slot ? leaf::used(leaf, n) : leaf::used(leaf, n - 1) + need;
    };
    std::uint32_t low = 1;
    std::uint32_t high = count;
    while (low < high) {
        const std::uint32_t middle = low + (high - low) / 2;
        if (left(middle) < total - left(middle))
            low = middle + 1;
        else
            high = middle;
    }
    // Only the last n with the larger half on the right and the first one with it on the left can be the best.
    std::uint32_t best = 0;
    std::uint32_t larger = leaf::capacity(leaf) + 1;
    for (std::uint32_t n = low > 1 ? low - 1 : low; n <= low; ++n) {
        const std::uint32_t most = std::max(left(n), total - left(n));
        if (most < larger) {
            larger = most;
            best = n;
        }
    }
    if (best == 0)
        return std::nullopt;
    const bool newIsLeft = best > slot;
    return Split{newIsLeft ? best - 1 : best, newIsLeft};
}

}  // namespace

Status EditPath::insertItem(const Key& key, Bytes data) {
    const std::uint32_t count = leaf().count();
    const std::size_t need = sizeof(format::ItemHeader) + data.size();
    if (leaf::used(leaf(), count) + need > leaf::capacity(leaf())) {
        // In key order, or against it: what is full stays full.
        if (slot() == count && atRightEnd(1))
            return insertLeaf(Side::Behind, key, data);
        if (atLeftEnd())
            return insertLeaf(Side::Before, key, data);
        return splitLeafFor(key, data);
    }
    leaf::insert(space_, leaf(), slot(), {key, data});
    if (slot() == 0)
        firstKeyChanged(0);
    return {};
}

/// Puts an item that does not fit to slot() nevertheless.
Status EditPath::splitLeafFor(const Key& key, Bytes data) {
    const std::uint32_t count = leaf().count();
    const auto need = static_cast<std::uint32_t>(sizeof(format::ItemHeader) + data.size());
    const std::optional<Split> split = evenSplit(leaf(), slot(), need);
    if (!split) {  // three leaves, the new item alone between its neighbours
        DAX_CHECK(splitLeafAt(slot()));
        return insertLeaf(Side::Behind, key, data);
    }
    if (split->first == 0)
        return insertLeaf(Side::Before, key, data);
    if (split->first == count)
        return insertLeaf(Side::Behind, key, data);
    DAX_TRY(const BlockView right, splitLeafAt(split->first));
    if (split->newIsLeft) {
        leaf::insert(space_, leaf(), slot(), {key, data});
        if (slot() == 0)
            firstKeyChanged(0);
    } else if (slot() > split->first) {
        leaf::insert(space_, right, slot() - split->first, {key, data});
    } else {
        leaf::insert(space_, right, 0, {key, data});
        node::setKey(space_, steps_[1].block, steps_[1].slot + 1, key);
    }
    return {};
}

/// The items from `first` on go into a new leaf behind this one; the path stays.
Result<BlockView> EditPath::splitLeafAt(std::uint32_t first) {
    DAX_CHECK(makeRoom(1));
    DAX_TRY(const BlockView right, space_.allocate(root_.tree, 0));
    leaf::appendTail(space_, leaf(), first, right);
    setCount(space_, leaf(), first);
    node::insert(space_, steps_[1].block, steps_[1].slot + 1, right.key(0), right);
    return right;
}

/// A new leaf with nothing but this item beside that of the path.
Status EditPath::insertLeaf(Side side, const Key& key, Bytes data) {
    DAX_CHECK(makeRoom(1));
    DAX_TRY(const BlockView fresh, space_.allocate(root_.tree, 0));
    leaf::insert(space_, fresh, 0, {key, data});
    const Step& parent = steps_[1];
    if (side == Side::Behind) {
        node::insert(space_, parent.block, parent.slot + 1, key, fresh);
        return {};
    }
    node::setKey(space_, parent.block, parent.slot, leaf().key(0));
    node::insert(space_, parent.block, parent.slot, key, fresh);
    if (parent.slot == 0)
        firstKeyChanged(1);
    return {};
}

/// Room for one more pointer in the path's node of `level`, which may come to be only now.
Status EditPath::makeRoom(unsigned level) {
    unsigned top = level;
    while (top <= root_.level && steps_[top].block.count() == node::capacity(steps_[top].block))
        ++top;
    if (top > root_.level)
        DAX_CHECK(growRoot());
    while (top-- > level)
        DAX_CHECK(splitNode(top));
    return {};
}

/// Splits a full node whose parent has room; the path goes on through the half with its slot.
Status EditPath::splitNode(unsigned level) {
    DAX_TRY(const BlockView right, space_.allocate(root_.tree, level));
    const bool append = atRightEnd(level);
    Step& step = steps_[level];
    Step& parent = steps_[level + 1];
    // At the tree's right end the new node begins with the slot that the next pointer goes behind.
    const std::uint32_t first = append ? step.slot : step.block.count() / 2;
    node::appendTail(space_, step.block, first, right);
    setCount(space_, step.block, first);
    node::insert(space_, parent.block, parent.slot + 1, right.key(0), right);
    if (step.slot >= first) {
        step = {right, step.slot - first};
        ++parent.slot;
    }
    return {};
}

Status EditPath::growRoot() {
    if (root_.level == format::maxLevel)
        return fail(EFBIG, "the tree has {} levels of blocks, all full: more are not possible",
                    format::maxLevel + 1);
    const BlockView& old = steps_[root_.level].block;
    const unsigned level = root_.level + 1U;
    DAX_TRY(const BlockView fresh, space_.allocate(root_.tree, level));
    node::insert(space_, fresh, 0, old.key(0), old);
    steps_[level] = {fresh, 0};
    root_.logical = fresh.logical();
    root_.generation = space_.generation();
    root_.level = static_cast<std::uint8_t>(level);
    return {};
}

}  // namespace daxscope::btree
