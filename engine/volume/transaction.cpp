#include "volume/transaction.h"
#include "volume/super_write.h"

#include <algorithm>

#include "format/block_builder.h"
#include "format/names.h"
#include "volume/checksum_edit.h"
#include "volume/write_gate.h"

namespace daxscope::volume {

using format::BlockView;
using format::ItemType;
namespace id = format::id;

Transaction::Transaction(Volume& volume, pmem::Store& store, Space space)
    : volume_(volume),
      store_(store),
      space_(std::move(space)),
      super_(volume.super()),
      generation_(volume.super().generation + 1) {
    volume_.allowGeneration(generation_);
}

Result<std::unique_ptr<Transaction>> Transaction::open(Volume& volume, pmem::Store& store) {
    if (!volume.readOnlyReasons().empty())
        return fail(EROFS, "the image can only be read: {}", volume.readOnlyReasons().front());
    DAX_CHECK(verifyForWriting(volume));
    DAX_TRY(auto space, Space::load(volume));
    // The kernel refuses an image whose primary is torn: that comes first (design decision 2).
    if (volume.superAt() != format::superOffsets[0]) {
        DAX_CHECK(writeSuperblocks(store, volume.super()));
        volume.primaryRewritten();
    }
    std::unique_ptr<Transaction> transaction(new Transaction(volume, store, std::move(space)));
    DAX_TRY(transaction->committedExtents_, volume.root(id::extentTree));
    return transaction;
}

void Transaction::begin() {
    running_ = true;
    lastAsked_ = nullptr;
    ++operation_;
    featuresBefore_ = super_.incompatFlags;
}

void Transaction::keep() {
    running_ = false;
    // Freshly made and given up again: no commit ever saw it. What settle() has written into the extent tree has to
    // go from there first, as what a commit has seen.
    for (const ByteRange range : released_) {
        const ExtentChange* pending = pending_.find(range.offset);
        if (pending == nullptr || !pending->created)
            continue;
        pending_.forget(range.offset);
        space_.giveBack(range);
    }
    showRoots();
    const bool stored = !stores_.empty() || !taken_.empty() || !refs_.empty();
    changed_ = changed_ || stored;
    kept_ += stored ? 1 : 0;
    forgetOperation();
}

void Transaction::forgetOperation() {
    lastAsked_ = nullptr;
    treesBefore_.clear();
    oldBytes_.clear();
    stores_.clear();
    refs_.clear();
    madeFull_.clear();
    dropped_.clear();
    taken_.clear();
    madeBlocks_ = false;
    released_.clear();
}

void Transaction::showRoots() {
    for (const TreeBefore& before : treesBefore_) {
        if (const auto open = trees_.find(before.tree); open != trees_.end())
            volume_.showRoot(open->second.editor.root());
    }
    for (const std::uint64_t tree : dropped_)
        volume_.forgetRoot(tree);
}

void Transaction::rollBack() {
    running_ = false;
    (void)beginChange({});
    for (auto old = stores_.rbegin(); old != stores_.rend(); ++old) {
        if (changing_)
            keepUnchanged(old->at, old->length);
        if (old->movedTo != 0)
            store_.move(old->at, old->movedTo, old->length);
        else
            store_.copy(old->at, Bytes(oldBytes_).subspan(old->from, old->length));
    }
    for (auto ref = refs_.rbegin(); ref != refs_.rend(); ++ref)
        pending_.change(ref->extent, ref->ref, -ref->delta);
    for (const PendingRefs::Extent& extent : madeFull_)
        pending_.setFullBackref(extent, false);
    for (const ByteRange range : released_)
        fresh_.emplace(range.offset, operation_);
    for (const ByteRange range : taken_) {
        pending_.forget(range.offset);
        fresh_.erase(range.offset);
        space_.giveBack(range);
    }
    // One that was given up and made again is there twice: the first time counts.
    for (auto before = treesBefore_.rbegin(); before != treesBefore_.rend(); ++before) {
        if (before->open)
            trees_.insert_or_assign(before->tree, *before->open);
        else
            trees_.erase(before->tree);
        if (before->shown)
            volume_.showRoot(*before->shown);
        else
            volume_.forgetRoot(before->tree);
    }
    super_.incompatFlags = featuresBefore_;
    forgetOperation();
    endChange();
}

// ---- trees -------------------------------------------------------------------------------------

Transaction::OpenTree* Transaction::find(std::uint64_t tree) {
    const auto found = trees_.find(tree);
    if (found == trees_.end())
        return nullptr;
    OpenTree& open = found->second;
    if (running_ && open.operation != operation_) {
        rememberTree(tree, &open);
        open.operation = operation_;
    }
    return &open;
}

void Transaction::rememberTree(std::uint64_t tree, const OpenTree* open) {
    if (!running_)
        return;
    TreeBefore& before = treesBefore_.emplace_back();
    before.tree = tree;
    if (open != nullptr)
        before.open = *open;
    if (const btree::TreeRoot* shown = volume_.shownRoot(tree))
        before.shown = *shown;
}

Result<Transaction::OpenTree*> Transaction::openTree(std::uint64_t tree) {
    if (OpenTree* open = find(tree))
        return open;
    DAX_TRY(const auto root, volume_.root(tree));
    DAX_CHECK(verifyRootOwner(volume_, root));
    OpenTree open{btree::Editor(*this, root), root, {}, 0, 0, operation_};
    if (tree != id::rootTree && tree != id::chunkTree) {
        // A snapshot's root item has the transaction as key offset, the others 0: take the last.
        const format::Key key{tree, ItemType::RootItem, UINT64_MAX};
        DAX_TRY(const auto cursor, btree::Cursor::lastNotAbove(volume_, volume_.rootTree(), key));
        const auto* item = cursor.valid() && cursor.key().objectid == tree &&
                                   cursor.key().type == ItemType::RootItem
                               ? structAt<format::RootItemV1>(cursor.data())
                               : nullptr;
        if (item == nullptr)
            return fail(ENOENT, "there is no {}", format::treeName(tree));
        open.itemKey = cursor.key();
        open.lastSnapshot = item->lastSnapshot;
    }
    rememberTree(tree, nullptr);
    return &trees_.emplace(tree, open).first->second;
}

Result<btree::Editor*> Transaction::edit(std::uint64_t tree) {
    if (lastAsked_ == nullptr || lastAsked_->editor.root().tree != tree) {
        DAX_TRY(OpenTree * open, openTree(tree));
        if (!running_)
            return &open->editor;
        lastAsked_ = open;
    }
    return &lastAsked_->editor;
}

Result<btree::Editor*> Transaction::createTree(std::uint64_t tree) {
    DAX_TRY(const BlockView leaf, allocate(tree, 0));
    const btree::TreeRoot root{tree, leaf.logical(), generation_, 0};
    const format::Key itemKey{tree, ItemType::RootItem, 0};
    const OpenTree open{btree::Editor(*this, root), root, itemKey, 0, 0, operation_};
    if (find(tree) == nullptr)
        rememberTree(tree, nullptr);
    return &trees_.insert_or_assign(tree, open).first->second.editor;
}

Result<std::uint64_t> Transaction::lastSnapshot(std::uint64_t tree) {
    DAX_TRY(const OpenTree* open, openTree(tree));
    return open->lastSnapshot;
}

Status Transaction::setLastSnapshot(std::uint64_t tree, std::uint64_t generation) {
    DAX_TRY(OpenTree * open, openTree(tree));
    open->lastSnapshot = generation;
    return {};
}

// ---- tree blocks -------------------------------------------------------------------------------

std::uint64_t Transaction::deviceOf(std::uint64_t logical) const {
    // Only asked for what the allocator gave, which lies in a chunk.
    return volume_.chunks().toDevice(logical).value_or(0);
}

void Transaction::remember(std::uint64_t device, std::size_t length) {
    if (!running_)
        return;
    const Bytes old = store_.bytes().subspan(device, length);
    stores_.push_back({device, length, 0, oldBytes_.size()});
    oldBytes_.insert(oldBytes_.end(), old.begin(), old.end());
}

/// What the operation itself has made needs no memory.
bool Transaction::hasToRemember(const BlockView& block) const {
    if (!running_ || !madeBlocks_)
        return running_;
    const auto fresh = fresh_.find(block.logical());
    return fresh == fresh_.end() || fresh->second != operation_;
}

void Transaction::store(const BlockView& block, std::uint32_t offset, Bytes bytes) {
    const auto device =
        static_cast<std::uint64_t>(block.bytes().data() - store_.bytes().data()) + offset;
    if (hasToRemember(block))
        remember(device, bytes.size());
    if (changing_)
        keepUnchanged(device, bytes.size());
    store_.copy(device, bytes);
}

void Transaction::move(const BlockView& block, std::uint32_t to, std::uint32_t from,
                       std::uint32_t length) {
    const auto device = static_cast<std::uint64_t>(block.bytes().data() - store_.bytes().data());
    if (hasToRemember(block)) {
        // Moving back is the way back, but for what nothing moved away from.
        const std::uint32_t apart = std::min(length, to < from ? from - to : to - from);
        remember(device + to + (to < from ? 0 : length - apart), apart);
        stores_.push_back({device + from, length, device + to, 0});
    }
    if (changing_)
        keepUnchanged(device + to, length);
    store_.move(device + to, device + from, length);
}

void Transaction::touch(std::uint64_t logical) {
    // Of more than these, somebody who looks at all extents anew is not slower.
    constexpr std::size_t most = 1U << 16;
    if (!collectsTouched_ || touched_.everything)
        return;
    if (touched_.extents.size() == most)
        touchEverything();
    else if (touched_.extents.empty() || touched_.extents.back() != logical)
        touched_.extents.push_back(logical);
}

void Transaction::touchEverything() { touched_ = {.everything = true, .extents = {}}; }

void Transaction::changeRef(const PendingRefs::Extent& extent, const ExtentRef& ref,
                            std::int64_t delta) {
    pending_.change(extent, ref, delta);
    if (running_)
        refs_.push_back({extent, ref, delta});
}

void Transaction::changeBlockRef(const BlockView& block, const ExtentRef& ref, std::int64_t delta) {
    touch(block.logical());
    changeRef({block.logical(), nodeSize(), true, static_cast<std::uint8_t>(block.level())}, ref,
              delta);
}

/// Between begin() and keep(), where all can still be taken back.
Status Transaction::mayGoOn() const {
    if (running_ && trace().cancelled())
        return fail(ECANCELED, "cancelled at an event; what it had done was taken back");
    return {};
}

Result<BlockView> Transaction::allocate(std::uint64_t tree, unsigned level) {
    DAX_CHECK(mayGoOn());
    const std::uint64_t flag =
        tree == id::chunkTree ? format::group::system : format::group::metadata;
    const auto logical = space_.allocate(flag, nodeSize(), nodeSize());
    if (!logical)
        return fail(ENOSPC, "there is no space for another tree block of {} bytes", nodeSize());
    if (running_) {
        taken_.push_back({*logical, nodeSize()});
        madeBlocks_ = true;
    }
    fresh_.insert_or_assign(*logical, running_ ? operation_ : 0);
    volume_.trust(*logical);
    trace().note(trace::Kind::Allocate, *logical, nodeSize());
    format::Header header{};
    header.fsid = volume_.rules().fsid;
    header.bytenr = *logical;
    header.flags = format::newBlockFlags;
    header.chunkTreeUuid = volume_.chunkTreeUuid();
    header.generation = generation_;
    header.owner = tree;
    header.level = static_cast<U8>(level);
    const std::uint64_t device = deviceOf(*logical);
    store_.copy(device, bytesOf(header));
    const BlockView block(store_.bytes().subspan(device, nodeSize()));
    pending_.create({*logical, nodeSize(), true, static_cast<std::uint8_t>(level)});
    changeBlockRef(block, {ItemType::TreeBlockRef, tree}, +1);
    if (OpenTree* open = find(tree))
        ++open->grownBlocks;
    return block;
}

Result<BlockView> Transaction::writable(std::uint64_t tree, const BlockView& block,
                                        bool /*isRoot*/) {
    if (isFresh(block))
        return block;
    return copyBlock(tree, block);
}

Status Transaction::release(std::uint64_t tree, const BlockView& block) {
    const ByteRange range{block.logical(), nodeSize()};
    if (OpenTree* open = find(tree))
        --open->grownBlocks;
    fresh_.erase(range.offset);
    if (changing_)
        changing_->released.push_back(range.offset);
    changeBlockRef(block, {ItemType::TreeBlockRef, tree}, -1);
    if (running_) {
        released_.push_back(range);
        return {};
    }
    // During the commit its item may stand in the extent tree already; then that is changed again.
    const ExtentChange* pending = pending_.find(range.offset);
    if (pending != nullptr && pending->created) {
        pending_.forget(range.offset);
        space_.giveBack(range);
    }
    return {};
}

// ---- data --------------------------------------------------------------------------------------

Result<ByteRange> Transaction::allocateData(std::uint64_t length) {
    DAX_CHECK(mayGoOn());
    const std::uint64_t sector = volume_.sectorSize();
    const std::uint64_t most = std::min(length, alignDown(dataRoom_, sector));
    const auto range =
        most == 0 ? std::nullopt : space_.allocateUpTo(format::group::data, most, sector);
    if (!range)
        return fail(ENOSPC, "there is no space for {} more bytes of data", length);
    if (dataRoom_ != UINT64_MAX)
        dataRoom_ -= range->length;
    adoptData(*range);
    return *range;
}

std::optional<ByteRange> Transaction::reserveData(std::uint64_t length) {
    if ((super_.incompatFlags & format::incompat::mixedGroups) != 0)
        return std::nullopt;
    const auto range = space_.allocateUpTo(format::group::data, length, volume_.sectorSize());
    if (range)
        reserved_.push_back(*range);
    return range;
}

void Transaction::adoptData(ByteRange reserved) {
    std::erase(reserved_, reserved);
    taken_.push_back(reserved);
    newData_.insert(reserved.offset);
    trace().note(trace::Kind::Allocate, reserved.offset, reserved.length);
    pending_.create({reserved.offset, reserved.length, false, 0});
}

void Transaction::holdData(ByteRange extent, const DataHolder& holder, int delta) {
    ExtentRef ref{ItemType::ExtentDataRef};
    ref.root = holder.tree;
    ref.inode = holder.inode;
    ref.base = holder.base;
    touch(extent.offset);
    changeRef({extent.offset, extent.length, false, 0}, ref, delta);
}

void Transaction::overwriteData(std::uint64_t logical, Bytes bytes, bool uncommitted) {
    if (!uncommitted)
        overwritten_ += bytes.size();
    for (unsigned copy = 0; copy < 2; ++copy) {
        if (const auto device = volume_.chunks().toDevice(logical, copy)) {
            remember(*device, bytes.size());
            store_.copy(*device, bytes);
            store_.flush({*device, bytes.size()});
        }
    }
}

void Transaction::writeData(std::uint64_t logical, Bytes bytes, ByteRange flushed) {
    for (unsigned copy = 0; copy < 2; ++copy) {
        if (const auto device = volume_.chunks().toDevice(logical, copy)) {
            if (flushed.length == bytes.size()) {
                store_.copyThrough(*device, bytes);
                continue;
            }
            store_.copy(*device, bytes);
            store_.flush({*device + (flushed.offset - logical), flushed.length});
        }
    }
}

Status Transaction::addChecksums(std::uint64_t logical, Bytes sums) {
    DAX_TRY(btree::Editor * tree, edit(id::csumTree));
    return volume::addChecksums(*tree, *this, volume_.rules(), {logical, sums}, lastSums_);
}

}  // namespace daxscope::volume
