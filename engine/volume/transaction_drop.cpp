// Giving up a whole tree: a removed subvolume or snapshot.
//
// What only this tree holds goes; what others hold too stays, and loses this tree's reference. A shared block that carries
// this tree's id (its children are held by that id) is left behind with FULL_BACKREF, and so is all below it:
// nobody could find the holder of the id any more.
#include "format/names.h"
#include "volume/transaction.h"

namespace daxscope::volume {

using format::BlockView;
using format::ItemType;

namespace {

/// A block that is still to be given up, and by which reference the tree holds it.
struct Held {
    format::Expect expect;
    ExtentRef by;
};

}  // namespace

Status Transaction::dropTree(std::uint64_t tree) {
    DAX_TRY(const OpenTree* open, openTree(tree));
    const ExtentRef byTree{ItemType::TreeBlockRef, tree};
    std::vector<Held> todo{{open->editor.root().expect(), byTree}};
    while (!todo.empty()) {
        const Held held = todo.back();
        todo.pop_back();
        DAX_TRY(const BlockView block, this->block(held.expect));
        DAX_TRY(const Holders holders, holdersOf(block));
        if (holders.refs > 1) {
            if (block.header().owner == tree && !holders.fullBackref)
                DAX_CHECK(leaveBehind(tree, block));
            changeBlockRef(block, held.by, -1);
            continue;
        }
        ExtentRef below = byTree;
        if (holders.fullBackref)
            below = {ItemType::SharedBlockRef, 0, block.logical()};
        if (block.isLeaf()) {
            holdChildren(block, below, -1);
        } else {
            for (std::uint32_t slot = 0; slot < block.count(); ++slot)
                todo.push_back({btree::childExpect(block, slot), below});
        }
        if (isFresh(block)) {
            DAX_CHECK(release(tree, block));
        } else {
            changeBlockRef(block, held.by, -1);
        }
    }
    trees_.erase(tree);
    dropped_.push_back(tree);
    return {};
}

Status Transaction::leaveBehind(std::uint64_t tree, const BlockView& top) {
    std::vector<BlockView> todo{top};
    while (!todo.empty()) {
        const BlockView block = todo.back();
        todo.pop_back();
        holdChildren(block, {ItemType::SharedBlockRef, 0, block.logical()}, +1);
        holdChildren(block, {ItemType::TreeBlockRef, tree}, -1);
        makeFull(block);
        for (std::uint32_t slot = 0; !block.isLeaf() && slot < block.count(); ++slot) {
            DAX_TRY(const BlockView child, this->block(btree::childExpect(block, slot)));
            if (child.header().owner != tree)
                continue;
            DAX_TRY(const Holders holders, holdersOf(child));
            if (!holders.fullBackref)
                todo.push_back(child);
        }
    }
    return {};
}

}  // namespace daxscope::volume
