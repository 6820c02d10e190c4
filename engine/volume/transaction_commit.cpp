// The commit: pending references, root items and block group items settle; blocks get their checksums; all is
// flushed; then the superblocks (design decision 2).
#include <algorithm>
#include <array>

#include "format/checksum.h"
#include "volume/checksum_edit.h"
#include "volume/free_space_tree.h"
#include "volume/super_write.h"
#include "volume/transaction.h"

namespace daxscope::volume {

using format::ItemType;
namespace id = format::id;

namespace {

/// Of new extents: so many find room in a leaf, mostly.
constexpr std::size_t itemsAtOnce = 16;

bool sameRoot(const btree::TreeRoot& a, const btree::TreeRoot& b) {
    return a.logical == b.logical && a.generation == b.generation && a.level == b.level;
}

ExtentTreeRules rulesOf(const Transaction& transaction) {
    return {transaction.nodeSize(), transaction.generation(),
            transaction.volume().skinnyMetadata()};
}

bool nothing(const ExtentChange& change) {
    return !change.created && !change.setFullBackref &&
           std::ranges::all_of(change.refs, [](const RefChange& ref) { return ref.delta == 0; });
}

}  // namespace

Status Transaction::commit() {
    if (dead_)
        return fail(EROFS, "an earlier commit failed: open the image again");
    if (!changed_)
        return {};
    const auto all = [&]() -> Status {
        DAX_CHECK(settleTrees());
        sealBlocks();
        DAX_CHECK(store_.fence());
        return writeSuperblocks(store_, nextSuperblock());
    };
    {
        trace::Span span(trace(), trace::Kind::Commit, generation_, 0);
        if (const Status done = all(); !done) {
            span.fails(done.error().code);
            dead_ = true;
            return done;
        }
    }
    super_ = volume_.super();
    trace().note(trace::Kind::Unpin, 0, space_.unpin());
    fresh_.clear();
    newData_ = {};
    showOpenTrees();
    DAX_TRY(committedExtents_, volume_.root(id::extentTree));
    trees_.clear();
    overwritten_ = 0;
    ++generation_;
    volume_.allowGeneration(generation_);
    changed_ = false;
    return {};
}

Status Transaction::settle() {
    if (dead_)
        return fail(EROFS, "an earlier commit failed: open the image again");
    if (!changed_)
        return {};
    if (const Status done = settleTrees(); !done) {
        dead_ = true;  // half of the trees say what the others do not
        return done;
    }
    showOpenTrees();
    return {};
}

void Transaction::showOpenTrees() {
    for (const auto& [tree, open] : trees_)
        volume_.showRoot(open.editor.root());
}

/// Each step may undo what another settled, but every round finds more blocks fresh already: it ends.
Status Transaction::settleTrees() {
    keptBack_.reset();
    for (bool settled = false; !settled;) {
        settled = true;
        for (auto& [tree, open] : trees_) {
            if (tree == id::rootTree || tree == id::chunkTree ||
                (sameRoot(open.editor.root(), open.written) && open.grownBlocks == 0))
                continue;
            DAX_CHECK(writeRootItem(tree, open));
            settled = false;
        }
        settled = settled && pending_.empty();
        DAX_CHECK(writePendingRefs());
        for (const Group& group : space_.groups())
            settled = settled && !group.itemBehind;
        DAX_CHECK(writeGroupItems());
    }
    return {};
}

Status Transaction::writePendingRefs() {
    const ExtentTreeRules rules = rulesOf(*this);
    // One of the two at most waits: what is new may be given up again, and the other way round.
    Run run;
    Leaving leaving;
    for (;;) {
        const auto change = pending_.takeFirst();
        if (!change) {
            // Writing it makes other blocks new.
            DAX_CHECK(writeRun(run));
            DAX_CHECK(writeLeaving(leaving));
            if (pending_.empty())
                return {};
            continue;
        }
        if (nothing(*change))
            continue;
        DAX_CHECK(change->created ? writeLeaving(leaving) : writeRun(run));
        DAX_TRY(const bool waits,
                change->created ? addToRun(run, *change) : addToLeaving(leaving, *change));
        if (waits)
            continue;
        // Those that leave are written already.
        DAX_CHECK(writeRun(run));
        const ByteRange range{change->logical, change->length};
        DAX_TRY(btree::Editor * extents, edit(id::extentTree));
        if (change->created)
            DAX_CHECK(checkUnused(*this, extents->root(), rules, range));
        DAX_TRY(const bool gone, applyExtentChange(*extents, *this, rules, *change));
        if (gone)
            DAX_CHECK(extentGone(range, change->treeBlock, change->created));
        else if (change->created)
            DAX_CHECK(takeSpace(range));
    }
}

/// False when it is not a new extent with one holder. Writes the run first when this one does not continue it.
Result<bool> Transaction::addToRun(Run& run, const ExtentChange& change) {
    const ExtentTreeRules rules = rulesOf(*this);
    const bool continues = run.group != nullptr && run.range.end() == change.logical &&
                           run.group->range.contains(change.logical);
    if (!continues)
        DAX_CHECK(writeRun(run));
    const std::size_t begin = run.bytes.size();
    const auto key = newExtentItem(rules, change, run.bytes);
    if (!key)
        return false;
    if (!continues) {
        run.group = space_.groupOf(change.logical);
        if (run.group == nullptr)
            return fail(EIO, "logical address {} lies in no block group", change.logical);
        run.range = {change.logical, 0};
    }
    run.range.length += change.length;
    run.items.emplace_back(*key, begin);
    // The group's own item lies behind that of its first extent: nothing else may come in between.
    if (run.items.size() == itemsAtOnce || change.logical == run.group->range.offset)
        DAX_CHECK(writeItems(run));
    return true;
}

Status Transaction::writeItems(Run& run) {
    std::array<btree::Item, itemsAtOnce> items;
    std::size_t count = 0;
    for (const auto& [key, begin] : run.items) {
        const std::size_t end =
            count + 1 == run.items.size() ? run.bytes.size() : run.items[count + 1].second;
        items.at(count++) = {key, Bytes(run.bytes).subspan(begin, end - begin)};
    }
    if (count != 0) {
        DAX_TRY(btree::Editor * extents, edit(id::extentTree));
        const std::uint64_t from = run.items.front().first.objectid;
        DAX_CHECK(
            checkUnused(*this, extents->root(), rulesOf(*this), {from, run.range.end() - from}));
        DAX_CHECK(extents->splice(run.items.front().first, run.items.back().first.next(),
                                  std::span(items).first(count)));
    }
    run.items.clear();
    run.bytes.clear();
    return {};
}

Status Transaction::writeRun(Run& run) {
    if (run.group == nullptr)
        return {};
    DAX_CHECK(writeItems(run));
    run.group = nullptr;
    return takeSpace(run.range);
}

/// False when it is not an extent in a group whose one holder goes. Writes the others first then, and when this one does not
/// continue them.
Result<bool> Transaction::addToLeaving(Leaving& leaving, const ExtentChange& change) {
    if (!mayLeaveNobody(change)) {
        DAX_CHECK(writeLeaving(leaving));
        return false;
    }
    const auto nobodyStays = [&](const btree::Cursor& cursor) {
        return cursor.valid() && leavesNobody(rulesOf(*this), change, cursor.key(), cursor.data());
    };
    if (leaving.group != nullptr && leaving.range.end() == change.logical &&
        leaving.treeBlocks == change.treeBlock && leaving.group->range.contains(change.logical)) {
        // Between the two there is nothing else that would go with them.
        DAX_CHECK(leaving.at.next());
        if (nobodyStays(leaving.at)) {
            leaving.range.length += change.length;
            leaving.last = leaving.at.key();
            return true;
        }
    }
    DAX_CHECK(writeLeaving(leaving));
    DAX_TRY(btree::Editor * extents, edit(id::extentTree));
    DAX_TRY(const auto cursor,
            btree::Cursor::lowerBound(*this, extents->root(),
                                      {change.logical, ItemType::ExtentItem, 0}));
    if (!nobodyStays(cursor))
        return false;
    leaving = {.group = space_.groupOf(change.logical),
               .treeBlocks = change.treeBlock,
               .range = {change.logical, change.length},
               .first = cursor.key(),
               .last = cursor.key(),
               .at = cursor};
    return leaving.group != nullptr;
}

Status Transaction::writeLeaving(Leaving& leaving) {
    if (leaving.group == nullptr)
        return {};
    leaving.group = nullptr;
    DAX_TRY(btree::Editor * extents, edit(id::extentTree));
    if (leaving.first == leaving.last)
        DAX_CHECK(extents->erase(leaving.first));
    else
        DAX_CHECK(extents->splice(leaving.first, leaving.last.next(), {}));
    return extentGone(leaving.range, leaving.treeBlocks, false);
}

/// New extents have it now.
Status Transaction::takeSpace(ByteRange range) {
    Group* group = space_.groupOf(range.offset);
    if (group == nullptr)
        return fail(EIO, "logical address {} lies in no block group", range.offset);
    group->used += range.length;
    group->itemBehind = true;
    if ((super_.compatRoFlags & format::compatRo::freeSpaceTree) == 0)
        return {};
    DAX_TRY(btree::Editor * space, edit(id::freeSpaceTree));
    FreeSpaceTreeEdit free(*space, *this, volume_.sectorSize());
    return free.remove(group->range, range);
}

Status Transaction::extentGone(ByteRange range, bool treeBlocks, bool created) {
    if (!treeBlocks) {
        DAX_TRY(btree::Editor * sums, edit(id::csumTree));
        DAX_CHECK(eraseChecksums(*sums, *this, volume_.rules(), range));
    }
    if (created) {
        trace().note(trace::Kind::Free, range.offset, range.length);
        space_.giveBack(range);
        return {};
    }
    Group* group = space_.groupOf(range.offset);
    if (group == nullptr || group->used < range.length)
        return fail(EIO, "logical address {} lies in no block group that could hold it",
                    range.offset);
    group->used -= range.length;
    group->itemBehind = true;
    trace().note(trace::Kind::Pin, range.offset, range.length);
    space_.pin(range);
    if ((super_.compatRoFlags & format::compatRo::freeSpaceTree) != 0) {
        DAX_TRY(btree::Editor * space, edit(id::freeSpaceTree));
        FreeSpaceTreeEdit free(*space, *this, volume_.sectorSize());
        DAX_CHECK(free.add(group->range, range));
    }
    return {};
}

Status Transaction::writeRootItem(std::uint64_t tree, OpenTree& open) {
    DAX_TRY(btree::Editor * roots, edit(id::rootTree));
    DAX_TRY(const auto cursor, btree::Cursor::find(volume_, roots->root(), open.itemKey));
    const auto* old = cursor.valid() ? structAt<format::RootItemV1>(cursor.data()) : nullptr;
    if (old == nullptr)
        return fail(EIO, "the root item of tree {} is gone", tree);
    format::RootItem item{};
    const Bytes bytes = cursor.data().first(std::min(cursor.data().size(), sizeof item));
    std::ranges::copy(bytes, std::as_writable_bytes(std::span(&item, 1)).begin());
    const btree::TreeRoot root = open.editor.root();
    item.v1.bytenr = root.logical;
    item.v1.generation = root.generation;
    item.v1.level = root.level;
    item.v1.bytesUsed = item.v1.bytesUsed +
                        static_cast<std::uint64_t>(open.grownBlocks) * std::uint64_t{nodeSize()};
    item.generationV2 = root.generation;
    if (format::isFileTree(tree))
        item.ctransid = generation_;
    open.grownBlocks = 0;
    open.written = root;
    if (cursor.data().size() == sizeof item)
        return roots->overwrite(open.itemKey, 0, bytesOf(item));
    return roots->replace(open.itemKey, bytesOf(item));
}

Status Transaction::writeGroupItems() {
    const bool own = (super_.compatRoFlags & format::compatRo::blockGroupTree) != 0;
    for (Group& group : space_.groups()) {
        if (!group.itemBehind)
            continue;
        DAX_TRY(btree::Editor * tree, edit(own ? id::blockGroupTree : id::extentTree));
        Le64 used{};
        used = group.used;
        static_assert(offsetof(format::BlockGroupItem, used) == 0);
        DAX_CHECK(tree->overwrite(
            {group.range.offset, ItemType::BlockGroupItem, group.range.length}, 0, bytesOf(used)));
        group.itemBehind = false;
    }
    return {};
}

void Transaction::sealBlocks() {
    for (const auto& [logical, operation] : fresh_) {
        const std::uint64_t device = deviceOf(logical);
        const Bytes bytes = store_.bytes().subspan(device, nodeSize());
        constexpr std::size_t sumSize = sizeof(format::Header::csum);
        store_.copy(device, format::checksum(volume_.rules().csum, bytes.subspan(sumSize)).bytes);
        store_.flush({device, nodeSize()});
        // Nobody reads it while the first one is good.
        if (const auto copy = volume_.chunks().toDevice(logical, 1))
            store_.copyThrough(*copy, bytes);
    }
}

format::Superblock Transaction::nextSuperblock() {
    format::Superblock super = super_;
    super.generation = generation_;
    const auto current = [&](std::uint64_t tree) {
        const OpenTree* open = find(tree);
        if (open != nullptr)
            return open->editor.root();
        return volume_.root(tree).value_or(btree::TreeRoot{});
    };
    const btree::TreeRoot top = current(id::rootTree);
    const btree::TreeRoot chunk = current(id::chunkTree);
    super.root = top.logical;
    super.rootLevel = top.level;
    super.chunkRoot = chunk.logical;
    super.chunkRootLevel = chunk.level;
    super.chunkRootGeneration = chunk.generation;
    super.logRoot = 0;
    super.logRootLevel = 0;
    std::uint64_t used = 0;
    for (const Group& group : space_.groups())
        used += group.used;
    super.bytesUsed = used;
    // The kernel compares this with the generation and would rebuild the UUID tree.
    if (super_.uuidTreeGeneration == super_.generation)
        super.uuidTreeGeneration = generation_;

    format::RootBackup backup{};
    const auto fill = [](const btree::TreeRoot& tree, Le64& place, Le64& when, U8& level) {
        place = tree.logical;
        when = tree.generation;
        level = tree.level;
    };
    const bool groupTree = (super.compatRoFlags & format::compatRo::blockGroupTree) != 0;
    fill({id::rootTree, top.logical, generation_, top.level}, backup.treeRoot,
         backup.treeRootGeneration, backup.treeRootLevel);
    fill(chunk, backup.chunkRoot, backup.chunkRootGeneration, backup.chunkRootLevel);
    fill(current(groupTree ? id::blockGroupTree : id::extentTree), backup.extentRoot,
         backup.extentRootGeneration, backup.extentRootLevel);
    fill(current(id::fsTree), backup.fsRoot, backup.fsRootGeneration, backup.fsRootLevel);
    fill(current(id::devTree), backup.devRoot, backup.devRootGeneration, backup.devRootLevel);
    fill(current(id::csumTree), backup.csumRoot, backup.csumRootGeneration, backup.csumRootLevel);
    backup.totalBytes = super.totalBytes.get();
    backup.bytesUsed = super.bytesUsed.get();
    backup.numDevices = super.numDevices.get();
    // The oldest goes; the newest is the one of the last generation, wherever it stands.
    std::size_t newest = super.backups.size() - 1;
    for (std::size_t i = 0; i < super.backups.size(); ++i) {
        if (super.backups[i].treeRootGeneration == super_.generation)
            newest = i;
    }
    super.backups[(newest + 1) % super.backups.size()] = backup;
    return super;
}

}  // namespace daxscope::volume
