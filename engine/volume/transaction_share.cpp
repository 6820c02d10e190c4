// Copy-on-write of a tree block, and who holds what is below it.
//
// A block that several trees reach is held either by those trees (implicitly: it belongs to a tree, which
// holds its children by its id) or, with FULL_BACKREF, its children are held by the block itself, by address.
// The tree whose id the block carries leaves the shared block behind with FULL_BACKREF; any other tree takes
// its own references to the children. Source: btrfs' back reference rules; checked by `btrfs check`.
#include "format/names.h"
#include "volume/transaction.h"

namespace daxscope::volume {

using format::BlockView;
using format::ItemType;
namespace id = format::id;

Result<Transaction::Holders> Transaction::holdersOf(const BlockView& block) {
    Holders holders{0, false};
    const std::uint64_t logical = block.logical();
    const ExtentChange* pending = pending_.find(logical);
    if (pending == nullptr || !pending->created) {
        DAX_TRY(const OpenTree* extents, openTree(id::extentTree));
        DAX_TRY(const auto cursor, btree::Cursor::lowerBound(volume_, extents->editor.root(),
                                                             {logical, ItemType::ExtentItem, 0}));
        if (!cursor.valid() || cursor.key().objectid != logical ||
            cursor.key().type > ItemType::MetadataItem)
            return fail(EIO, "the extent tree does not know tree block {}", logical);
        const auto record = parseExtent(cursor.key(), cursor.data(), nodeSize());
        if (!record)
            return failAt(record.error(), cursor.where());
        holders.refs = record->refs;
        holders.fullBackref = (record->flags & format::extentFlag::fullBackref) != 0;
    }
    if (pending != nullptr) {
        for (const RefChange& change : pending->refs)
            holders.refs += static_cast<std::uint64_t>(change.delta);
        holders.fullBackref = holders.fullBackref || pending->setFullBackref;
    }
    if (holders.refs == 0)
        return fail(EIO, "nobody holds tree block {}, although {} uses it", logical,
                    format::treeName(block.header().owner));
    return holders;
}

Result<std::optional<Transaction::Counted>> Transaction::countRefs(const btree::TreeRoot& extents,
                                                                   ByteRange extent,
                                                                   const ExtentRef& holder) {
    DAX_TRY(const auto cursor,
            btree::Cursor::find(volume_, extents,
                                {extent.offset, ItemType::ExtentItem, extent.length}));
    if (!cursor.valid())
        return std::nullopt;
    const auto record = parseExtent(cursor.key(), cursor.data(), nodeSize());
    if (!record)
        return failAt(record.error(), cursor.where());
    Counted counted{static_cast<std::int64_t>(record->refs)};
    for (Bytes rest = record->inlineRefs;;) {
        const auto ref = takeInlineRef(rest);
        if (!ref)
            return failAt(ref.error(), cursor.where());
        if (!*ref)
            break;
        counted.byHolder += sameHolder(**ref, holder) ? (*ref)->count : 0;
    }
    return counted;
}

Result<bool> Transaction::isOnlyHolder(ByteRange extent, const DataHolder& holder) {
    ExtentRef wanted{ItemType::ExtentDataRef};
    wanted.root = holder.tree;
    wanted.inode = holder.inode;
    wanted.base = holder.base;
    // References by this holder and all references: when they are as many, there is nobody else.
    Counted now;
    const ExtentChange* pending = pending_.find(extent.offset);
    if (pending == nullptr || !pending->created) {
        DAX_TRY(const OpenTree* extents, openTree(id::extentTree));
        DAX_TRY(const auto written, countRefs(extents->editor.root(), extent, wanted));
        if (!written)
            return fail(EIO, "the extent tree does not know the extent at logical address {}",
                        extent.offset);
        now = *written;
    }
    if (pending != nullptr) {
        for (const RefChange& change : pending->refs) {
            now.all += change.delta;
            now.byHolder += sameHolder(change.ref, wanted) ? change.delta : 0;
        }
    }
    if (now.all != now.byHolder)
        return false;
    if (allocatedNow(extent.offset))
        return true;
    DAX_TRY(const OpenTree* extents, openTree(id::extentTree));
    if (pending == nullptr && extents->editor.root().logical == committedExtents_.logical)
        return true;
    DAX_TRY(const auto committed, countRefs(committedExtents_, extent, wanted));
    return !committed || committed->all == committed->byHolder;
}

/// Who reaches them stays as it is: what is held by one block is held by its copy, too, or by what becomes of it.
void Transaction::holdChildren(const BlockView& block, ExtentRef by, std::int64_t delta) {
    for (std::uint32_t slot = 0; slot < block.count(); ++slot) {
        if (!block.isLeaf()) {
            by.type = by.parent != 0 ? ItemType::SharedBlockRef : ItemType::TreeBlockRef;
            changeRef({block.pointer(slot).blockptr, nodeSize(), true,
                       static_cast<std::uint8_t>(block.level() - 1)},
                      by, delta);
            continue;
        }
        const format::Key key = block.key(slot);
        if (key.type != ItemType::ExtentData)
            continue;
        const auto* item = structAt<format::FileExtentItem>(block.data(slot));
        if (item == nullptr || item->head.type == static_cast<U8>(format::ExtentDataType::Inline) ||
            item->diskBytenr == 0)
            continue;
        ExtentRef ref{by.parent != 0 ? ItemType::SharedDataRef : ItemType::ExtentDataRef};
        ref.parent = by.parent;
        if (by.parent == 0) {
            ref.root = by.root;
            ref.inode = key.objectid;
            ref.base = key.offset - item->offset;
        }
        changeRef({item->diskBytenr, item->diskNumBytes, false, 0}, ref, delta);
    }
}

void Transaction::makeFull(const BlockView& block) {
    const PendingRefs::Extent extent{block.logical(), nodeSize(), true,
                                     static_cast<std::uint8_t>(block.level())};
    pending_.setFullBackref(extent, true);
    if (running_)
        madeFull_.push_back(extent);
}

/// What `copy`'s header says is new, the rest becomes that of `block`.
void Transaction::fillFrom(const BlockView& block, const BlockView& copy) {
    constexpr std::size_t head = sizeof(format::Header);
    store(copy, head, block.bytes().subspan(head));
    store(copy, offsetof(format::Header, nritems), bytesOf(block.header().nritems));
}

Result<BlockView> Transaction::copyBlock(std::uint64_t tree, const BlockView& block) {
    Holders holders;
    // What was made after the last snapshot is nobody else's, unless it is the moved copy of what was older.
    const bool moved = (block.header().flags & format::relocatedBlock) != 0;
    if (const OpenTree* open = find(tree);
        open != nullptr && format::isFileTree(tree) &&
        (moved || block.header().generation <= open->lastSnapshot)) {
        DAX_TRY(holders, holdersOf(block));
    }
    DAX_TRY(const BlockView copy, allocate(tree, block.level()));
    if (OpenTree* open = find(tree))
        --open->grownBlocks;
    fillFrom(block, copy);

    const ExtentRef byTree{ItemType::TreeBlockRef, tree};
    const ExtentRef byOld{ItemType::SharedBlockRef, 0, block.logical()};
    if (holders.refs > 1) {
        if (block.header().owner == tree && !holders.fullBackref) {
            holdChildren(block, byOld, +1);
            makeFull(block);
        } else {
            holdChildren(copy, byTree, +1);
        }
    } else if (holders.fullBackref) {
        holdChildren(copy, byTree, +1);
        holdChildren(block, byOld, -1);
    }
    changeBlockRef(block, byTree, -1);
    return copy;
}

Result<btree::TreeRoot> Transaction::shareTree(std::uint64_t source, std::uint64_t tree) {
    DAX_TRY(const OpenTree* from, openTree(source));
    DAX_TRY(const BlockView top, block(from->editor.root().expect()));
    DAX_TRY(const BlockView copy, allocate(tree, top.level()));
    fillFrom(top, copy);
    touchEverything();  // one more tree reaches all below
    holdChildren(copy, {ItemType::TreeBlockRef, tree}, +1);
    return btree::TreeRoot{tree, copy.logical(), generation_,
                           static_cast<std::uint8_t>(top.level())};
}

}  // namespace daxscope::volume
