// Giving up the tree of a removed subvolume or snapshot, some blocks at a time.
//
// What only this tree holds goes; what others hold too stays, and loses this tree's reference. A shared block that carries
// this tree's id (its children are held by that id) is left behind with FULL_BACKREF, and so is all below it:
// nobody could find the holder of the id any more.
//
// Blocks go from the left to the right, each behind all that is below it, and none is changed on the way: the pointers on
// the left of the way to DropPosition::next lead to what may be in use by others already. That is the kernel's
// order, so that it can go on where we stopped, and we where it did. A shared block that is being left behind when the
// steps are used up is begun anew by who opens the image next: what has FULL_BACKREF by then is passed over.
#include "format/names.h"
#include "volume/transaction.h"

namespace daxscope::volume {

using format::BlockView;
using format::ItemType;
using format::Key;

namespace {

/// A node on the way, and its pointer that is next.
struct Step {
    BlockView block;
    std::uint32_t slot = 0;
    bool fullBackref = false;
};

using Way = std::array<Step, format::maxLevel + 1>;

/// Data extents that cost as much as giving up one block.
constexpr std::uint32_t extentsPerBlock = 8;

std::unexpected<Error> backwards(const BlockView& node, const Key& key) {
    return failAt({EIO, std::format("its pointer {} leads back", format::keyText(key)), {}},
                  std::format("tree block {}", node.logical()));
}

}  // namespace

Result<bool> Transaction::dropSome(std::uint64_t tree, DropPosition& position, std::size_t blocks) {
    touchEverything();
    DAX_TRY(const OpenTree* open, openTree(tree));
    const btree::TreeRoot root = open->editor.root();
    const std::uint64_t madeAt = open->itemKey.offset;
    const ExtentRef byTree{ItemType::TreeBlockRef, tree};
    std::size_t left = std::max<std::size_t>(blocks, 1);
    // How a node holds what is below it.
    const auto by = [&](const Step& step) {
        return step.fullBackref ? ExtentRef{ItemType::SharedBlockRef, 0, step.block.logical()}
                                : byTree;
    };
    // Gives up a block that others hold too; false when the steps are used up before.
    const auto leave = [&](const BlockView& block, const ExtentRef& holder) -> Result<bool> {
        if (block.header().owner == tree) {
            DAX_TRY(const bool whole,
                    leaveBehind(tree, madeAt, block, position.leftBehindUpTo, left));
            if (!whole)
                return false;
        }
        changeBlockRef(block, holder, -1);
        position.leftBehindUpTo = {};
        left -= std::min<std::size_t>(left, 1);
        return true;
    };
    const auto gone = [&] {
        trees_.erase(tree);
        lastAsked_ = nullptr;
        dropped_.push_back(tree);
        return true;
    };

    // The way so far: as deep as `position` says, but not into what somebody else holds meanwhile.
    Way way;
    DAX_TRY(const BlockView top, block(root.expect()));
    DAX_TRY(const Holders topHolders, holdersOf(top));
    if (topHolders.refs > 1) {
        DAX_TRY(const bool whole, leave(top, byTree));
        return whole && gone();
    }
    unsigned level = root.level;
    if (level > format::maxLevel || (position.level != 0 && position.level > level))
        return fail(EIO, "the removal of the {} stands at level {} of {}", format::treeName(tree),
                    position.level, level);
    way[level] = {top, 0, topHolders.fullBackref};
    if (top.isLeaf()) {
        giveUpLeaf(top, by(way[0]), byTree);
        return gone();
    }
    while (position.level != 0) {
        Step& step = way[level];
        step.slot = step.block.lowerBound(position.next);
        const bool exact =
            step.slot < step.block.count() && step.block.key(step.slot) == position.next;
        if (level == position.level)
            break;
        step.slot -= !exact && step.slot > 0 ? 1 : 0;
        DAX_TRY(const BlockView child, block(btree::childExpect(step.block, step.slot)));
        DAX_TRY(const Holders holders, holdersOf(child));
        if (holders.refs > 1)
            break;
        way[--level] = {child, 0, holders.fullBackref};
    }

    bool changed = false;
    while (true) {
        Step& step = way[level];
        if (step.slot >= step.block.count()) {
            const ExtentRef holder = level == root.level ? byTree : by(way[level + 1]);
            changeBlockRef(step.block, holder, -1);
            if (level == root.level)
                return gone();
            ++way[++level].slot;
            changed = true;
            continue;
        }
        if (changed) {
            const Key next = step.block.key(step.slot);
            if (!(position.next < next))
                return backwards(step.block, next);
            position.next = next;
            position.level = static_cast<std::uint8_t>(level);
        }
        if (left == 0)
            return false;
        DAX_TRY(const BlockView child, block(btree::childExpect(step.block, step.slot)));
        DAX_TRY(const Holders holders, holdersOf(child));
        if (holders.refs == 1 && !child.isLeaf()) {
            way[--level] = {child, 0, holders.fullBackref};
            changed = false;
            continue;
        }
        if (holders.refs > 1) {
            DAX_TRY(const bool whole, leave(child, by(step)));
            if (!whole)
                return false;
        } else {
            const ExtentRef below = by({child, 0, holders.fullBackref});
            giveUpLeaf(child, below, by(step));
            left -= std::min<std::size_t>(left, 1 + child.count() / extentsPerBlock);
        }
        ++step.slot;
        changed = true;
    }
}

void Transaction::giveUpLeaf(const BlockView& leaf, const ExtentRef& below,
                             const ExtentRef& holder) {
    holdChildren(leaf, below, -1);
    changeBlockRef(leaf, holder, -1);
}

/// From the bottom up: what has FULL_BACKREF has all below it done. (Not so where the kernel began; that is why nodes are
/// entered nevertheless.) What is as old as the snapshot that goes (`madeAt`) belongs to another tree.
Result<bool> Transaction::leaveBehind(std::uint64_t tree, std::uint64_t madeAt,
                                      const BlockView& top, Key& from, std::size_t& left) {
    Way way;
    unsigned level = top.level();
    way[level] = {top, 0, false};
    // To where the last step stopped; of pointers with this key the highest.
    while (from != Key{} && level > 0) {
        Step& step = way[level];
        step.slot = step.block.lowerBound(from);
        const bool exact = step.slot < step.block.count() && step.block.key(step.slot) == from;
        if (exact || step.slot == 0 || level == 1)
            break;
        DAX_TRY(const BlockView child, block(btree::childExpect(step.block, step.slot - 1)));
        way[--level] = {child, 0, false};
    }
    Key passed = from;
    while (true) {
        Step& step = way[level];
        if (level > 0 && step.slot < step.block.count()) {
            if (left == 0) {
                from = step.block.key(step.slot);
                return false;
            }
            // Also what keeps a hostile tree from leading here again and again.
            const Key next = step.block.key(step.slot);
            if (next < passed)
                return backwards(step.block, next);
            passed = next;
            const format::KeyPtr& pointer = step.block.pointer(step.slot);
            const format::Expect expect = btree::childExpect(step.block, step.slot++);
            if (pointer.generation <= madeAt)
                continue;
            DAX_TRY(const BlockView child, block(expect));
            --left;
            if (child.header().owner == tree)
                way[--level] = {child, 0, false};
            continue;
        }
        DAX_TRY(const Holders holders, holdersOf(step.block));
        if (!holders.fullBackref) {
            holdChildren(step.block, {ItemType::SharedBlockRef, 0, step.block.logical()}, +1);
            holdChildren(step.block, {ItemType::TreeBlockRef, tree}, -1);
            makeFull(step.block);
            const std::uint32_t extents = step.block.isLeaf() ? step.block.count() : 0;
            left -= std::min<std::size_t>(left, extents / extentsPerBlock);
        }
        if (level == top.level())
            return true;
        ++level;
    }
}

}  // namespace daxscope::volume
