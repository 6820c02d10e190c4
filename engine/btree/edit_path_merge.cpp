// The half of EditPath that gives blocks up: too little is left in them.
#include "btree/edit_path.h"
#include "format/names.h"

namespace daxscope::btree {

namespace {

std::uint32_t used(const BlockView& block) {
    return block.isLeaf() ? leaf::used(block, block.count())
                          : block.count() * static_cast<std::uint32_t>(sizeof(format::KeyPtr));
}

}  // namespace

Status EditPath::eraseItems(std::uint32_t count) {
    DAX_CHECK(shrinkRoot());  // an image may come with a root that leads to one child only
    leaf::splice(space_, leaf(), slot(), count, {});
    if (root_.level == 0)
        return {};
    if (leaf().count() == 0)
        return dropEmptyLeaf();
    if (slot() == 0)
        firstKeyChanged(0);
    return mergeUpwards(0);
}

Status EditPath::replaceItem(Bytes data) {
    const Item item{leaf().key(slot()), data};
    if (fits(1, {&item, 1}))
        return spliceItems(1, {&item, 1});
    leaf::splice(space_, leaf(), slot(), 1, {});
    return splitLeafFor(item.key, data);
}

Status EditPath::spliceItems(std::uint32_t old, std::span<const Item> items) {
    const std::uint32_t before = used(leaf());
    leaf::splice(space_, leaf(), slot(), old, items);
    if (slot() == 0)
        firstKeyChanged(0);
    return used(leaf()) < before ? mergeUpwards(0) : Status{};
}

/// The path's leaf is empty, and not the root: it goes, and every node that led to nothing else.
Status EditPath::dropEmptyLeaf() {
    unsigned level = 0;
    do {
        const Step& parent = steps_[level + 1];
        node::erase(space_, parent.block, parent.slot);
        DAX_CHECK(space_.release(root_.tree, steps_[level].block));
        ++level;
    } while (steps_[level].block.count() == 0);  // the root has another child: shrinkRoot()
    if (steps_[level].slot == 0)
        firstKeyChanged(level);
    return mergeUpwards(level);
}

/// From `level` upwards: blocks that became small join a neighbour, until one stays as it is.
Status EditPath::mergeUpwards(unsigned level) {
    for (; level < root_.level; ++level) {
        // A look at the neighbours costs more than most erasures; a block that is half full can wait.
        const BlockView& block = steps_[level].block;
        if (used(block) > leaf::capacity(block) / 2)
            break;
        const std::uint32_t slot = steps_[level + 1].slot;
        bool merged = false;
        if (slot > 0) {
            DAX_TRY(merged, mergeAt(level, slot - 1));
        }
        if (!merged && slot + 1 < steps_[level + 1].block.count()) {
            DAX_TRY(merged, mergeAt(level, slot));
        }
        if (!merged)
            break;
    }
    return shrinkRoot();
}

/// Joins the children `leftSlot` and `leftSlot` + 1 of the path's node above `level`, one of which is on the path, if
/// both together leave a third of a block free: room for what comes next.
Result<bool> EditPath::mergeAt(unsigned level, std::uint32_t leftSlot) {
    const Step& parent = steps_[level + 1];
    const BlockView& own = steps_[level].block;
    const bool ownIsLeft = parent.slot == leftSlot;
    const std::uint32_t otherSlot = ownIsLeft ? leftSlot + 1 : leftSlot;
    DAX_TRY(BlockView other, space_.block(childExpect(parent.block, otherSlot)));
    if ((used(own) + used(other)) / 2 >= leaf::capacity(own) / 3)
        return false;
    const BlockView& before = ownIsLeft ? own : other;
    const BlockView& behind = ownIsLeft ? other : own;
    if (before.count() == 0 || behind.count() == 0 ||
        !(before.key(before.count() - 1) < behind.key(0)))
        return std::unexpected(Error{EIO,
                                     std::format("its keys reach into the next block, which "
                                                 "starts at {}",
                                                 format::keyText(behind.key(0))),
                                     std::format("tree block {}", before.logical())});
    DAX_TRY(other, freshChild(parent.block, otherSlot, other));
    if (before.isLeaf())
        leaf::appendTail(space_, behind, 0, before);
    else
        node::appendTail(space_, behind, 0, before);
    node::erase(space_, parent.block, leftSlot + 1);
    DAX_CHECK(space_.release(root_.tree, behind));
    return true;
}

/// A root that leads to one child only gives its place to it. The child becomes fresh first: the root of a changed
/// tree is of this transaction, as the kernel has it.
Status EditPath::shrinkRoot() {
    while (root_.level > 0 && steps_[root_.level].block.count() == 1) {
        const BlockView old = steps_[root_.level].block;
        DAX_TRY(BlockView child, space_.block(childExpect(old, 0)));
        DAX_TRY(child, freshChild(old, 0, child));
        --root_.level;
        root_.logical = child.logical();
        root_.generation = space_.generation();
        steps_[root_.level].block = child;
        DAX_CHECK(space_.release(root_.tree, old));
    }
    return {};
}

}  // namespace daxscope::btree
