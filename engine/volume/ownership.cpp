#include "volume/ownership.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "base/radix_sort.h"
#include "format/names.h"
#include "volume/extent_items.h"
#include "volume/unsettled.h"

namespace daxscope::volume {

using format::ItemType;
using format::Key;
namespace id = format::id;

namespace {

constexpr unsigned unitShift = 12;
constexpr std::uint64_t slotMask = (1U << unitShift) - 1;  // a leaf has at most 2,621 items
constexpr std::uint64_t longestExtent = std::uint64_t{UINT32_MAX} << unitShift;

/// A file extent item's claim on a data extent. Forty bytes: there is one for every file extent.
struct Claim {
    std::uint64_t place;  // logical address of the extent, in its low twelve bits the item's slot
    std::uint64_t inode;
    std::uint64_t base;   // file offset − offset into the extent
    std::uint32_t leaf;   // index in leaves_
    std::uint32_t units;  // of 4 KiB: the extent's length,
    std::uint32_t from;   // and the part of it that is reached
    std::uint32_t to;

    [[nodiscard]] std::uint64_t extent() const { return place & ~slotMask; }
    [[nodiscard]] std::uint32_t slot() const {
        return static_cast<std::uint32_t>(place & slotMask);
    }
    [[nodiscard]] auto holder() const { return std::tie(inode, base); }
};

class Builder {
public:
    Builder(const Volume& volume, Progress& progress) : volume_(volume), progress_(progress) {}

    Result<Ownership> build() {
        DAX_CHECK(readExtents());
        addUnsettled();
        DAX_CHECK(collectRoots());
        DAX_CHECK(walkDown());
        DAX_CHECK(settleClaims());
        addUsage();
        out_.sets = std::move(sets_);
        return std::move(out_);
    }

private:
    struct Pending {
        format::Expect expect;
        RootSets::Id roots = 0;
    };
    using Level = std::vector<Pending>;  // a block once for each pointer to it

    void note(const Error& error) const { volume_.addFinding(error.text()); }

    Status readExtents();
    void addExtentItem(const btree::Cursor& cursor);
    bool fits(OwnedExtent& extent, const btree::Cursor& cursor);
    void addUnsettled();
    void addClaimed();
    void addMissing(std::span<const OwnedExtent> extents);
    Status collectRoots();
    Status addRoot(const btree::TreeRoot& root);
    Status addPartlyDropped(const btree::TreeRoot& root, const format::RootItemV1& item);
    void addPending(const format::Expect& expect, RootSets::Id roots);
    Status walkDown();
    Status visitBlock(std::span<const Pending> pointers);
    void visitLeaf(const format::BlockView& leaf, RootSets::Id roots);
    Status settleClaims();
    Result<RootSets::Id> settle(OwnedExtent& extent, std::span<Claim> claims);
    std::uint64_t reachedBytes(std::span<const Claim> claims);
    void addUsage();
    void noteStray(const Claim& claim) const;
    OwnedExtent* find(std::uint64_t logical);

    const Volume& volume_;
    Progress& progress_;
    Ownership out_;
    RootSets sets_;
    std::array<Level, format::maxLevel + 1> pending_;
    struct Leaf {
        std::uint64_t logical;
        RootSets::Id roots;
    };
    std::vector<Leaf> leaves_;
    BigVector<Claim> claims_;
    std::vector<RootSets::Id> uniting_;      // scratch of visitBlock() and settle()
    std::vector<std::uint64_t> bytesOfSet_;  // data reached by just these roots; by RootSets::Id
    std::vector<std::pair<std::uint32_t, std::uint32_t>> parts_;  // settle()'s
};

Status Builder::readExtents() {
    DAX_TRY(const auto root, volume_.root(id::extentTree));
    auto started = btree::Cursor::lowerBound(volume_, root, Key{});
    if (!started) {
        note(started.error());
        return {};
    }
    btree::Cursor& cursor = *started;
    const auto used = static_cast<double>(std::max<std::uint64_t>(1, volume_.super().bytesUsed));
    std::uint64_t seen = 0;
    for (std::uint64_t n = 0; cursor.valid(); ++n) {
        const ItemType type = cursor.key().type;
        if (type == ItemType::ExtentItem || type == ItemType::MetadataItem) {
            addExtentItem(cursor);
            if (!out_.extents.empty())
                seen += out_.extents.back().length;
        } else if (type == ItemType::TreeBlockRef || type == ItemType::SharedBlockRef) {
            // Counted here for the trees that the walk below does not enter.
            if (!out_.extents.empty() && out_.extents.back().logical == cursor.key().objectid)
                ++out_.extents.back().owners;
        }
        if (n % 4096 == 0)
            DAX_CHECK(progress_.step(0.4 * std::min(1.0, static_cast<double>(seen) / used),
                                     "reading the extent tree"));
        if (const Status moved = cursor.next(); !moved) {
            note(moved.error());
            break;
        }
    }
    return {};
}

/// Keeps extents inside their chunk and apart from each other: the pictures rely on it.
bool Builder::fits(OwnedExtent& extent, const btree::Cursor& cursor) {
    const ChunkInfo* chunk = volume_.chunks().find(extent.logical);
    const bool outside = chunk == nullptr || extent.length > chunk->end() - extent.logical;
    const bool overlaps = !out_.extents.empty() &&
                          extent.logical - out_.extents.back().logical < out_.extents.back().length;
    if (outside)
        note({EIO, "the extent reaches out of its chunk", cursor.where()});
    if (overlaps)
        note({EIO, "the extent overlaps the one before it", cursor.where()});
    return !outside && !overlaps && out_.extents.size() < UINT32_MAX;
}

void Builder::addExtentItem(const btree::Cursor& cursor) {
    const auto record = parseExtent(cursor.key(), cursor.data(), volume_.nodeSize());
    if (!record) {
        note(failAt(record.error(), cursor.where()).error());
        return;
    }
    OwnedExtent extent;
    extent.logical = record->logical;
    extent.length = record->length;
    extent.generation = record->generation;
    extent.isTreeBlock = record->isTreeBlock();
    if (!fits(extent, cursor))
        return;
    if (!extent.isTreeBlock) {
        out_.extents.push_back(extent);
        return;
    }
    Bytes rest = record->inlineRefs;
    while (true) {
        const auto ref = takeInlineRef(rest);
        if (!ref) {
            note(failAt(ref.error(), cursor.where()).error());
            break;
        }
        if (!*ref)
            break;
        ++extent.owners;
    }
    // A reference names a tree that holds the block now, and which of several comes first says
    // nothing: the block itself knows for whom it was made.
    if (const auto bytes = volume_.read(extent.logical, sizeof(format::Header)))
        extent.tree = format::BlockView(*bytes).header().owner;
    out_.extents.push_back(extent);
}

/// What is allocated, and who holds tree blocks, in the middle of an operation (unsettled.h).
void Builder::addUnsettled() {
    if (volume_.unsettled() == nullptr)
        return;
    std::vector<OwnedExtent> created;
    for (const ExtentChange& change : volume_.unsettled()->changes()) {
        OwnedExtent* const known = find(change.logical);
        const std::int64_t refs = addedRefs(change) + (known == nullptr ? 0 : known->owners);
        const auto owners = static_cast<std::uint32_t>(std::max<std::int64_t>(refs, 0));
        if (change.created && known == nullptr) {
            OwnedExtent& extent = created.emplace_back();
            extent.logical = change.logical;
            extent.length = change.length;
            extent.generation = volume_.unsettled()->generation();
            extent.isTreeBlock = change.treeBlock;
            extent.owners = owners;
            for (const RefChange& ref : change.refs) {
                if (ref.ref.type == ItemType::TreeBlockRef)
                    extent.tree = ref.ref.root;
            }
            // Of these the walk below says whether the tree leads to it already.
            if (extent.tree == id::rootTree || format::isFileTree(extent.tree))
                extent.owners = 0;
        } else if (!change.created && known != nullptr && known->isTreeBlock) {
            known->owners = owners;
        }
    }
    addMissing(created);
}

/// What files point to is allocated, wherever on its way into the extent tree it is just now.
void Builder::addClaimed() {
    if (volume_.unsettled() == nullptr)
        return;
    std::vector<OwnedExtent> claimed;
    for (const Claim& claim : claims_) {
        const bool again = !claimed.empty() && claimed.back().logical == claim.extent();
        if (again || find(claim.extent()) != nullptr)
            continue;
        OwnedExtent& extent = claimed.emplace_back();
        extent.logical = claim.extent();
        extent.length = std::uint64_t{claim.units} << unitShift;
        extent.generation = volume_.unsettled()->generation();
    }
    addMissing(claimed);
}

/// `extents` by address: those that lie where nothing else does.
void Builder::addMissing(std::span<const OwnedExtent> extents) {
    const std::size_t count = out_.extents.size();
    std::uint64_t from = 0;
    for (const OwnedExtent& extent : extents) {
        const ChunkInfo* chunk = volume_.chunks().find(extent.logical);
        if (chunk == nullptr || extent.length > chunk->end() - extent.logical ||
            extent.logical < from)
            continue;
        const auto known = std::span(out_.extents).first(count);
        const auto next =
            std::ranges::lower_bound(known, extent.logical, {}, &OwnedExtent::logical);
        const std::uint64_t end = extent.logical + extent.length;
        const bool inAnother = next != known.begin() &&
                               extent.logical - std::prev(next)->logical < std::prev(next)->length;
        if (inAnother || (next != known.end() && next->logical < end))
            continue;
        out_.extents.push_back(extent);
        from = end;
    }
    std::ranges::inplace_merge(out_.extents,
                               out_.extents.begin() + static_cast<std::ptrdiff_t>(count), {},
                               &OwnedExtent::logical);
}

void Builder::addPending(const format::Expect& expect, RootSets::Id roots) {
    pending_[expect.level].push_back({expect, roots});
}

Status Builder::addRoot(const btree::TreeRoot& root) {
    if (root.level > format::maxLevel) {
        volume_.addFinding(std::format("the root of the {} claims level {}",
                                       format::treeName(root.tree), root.level));
        return {};
    }
    DAX_TRY(const auto set, sets_.single(root.tree));
    addPending(root.expect(), set);
    return {};
}

/// A subvolume whose deletion has begun still holds its root and what lies from drop_progress on.
Status Builder::addPartlyDropped(const btree::TreeRoot& root, const format::RootItemV1& item) {
    const Key from = item.dropProgress.get();
    auto path = btree::Cursor::lowerBound(volume_, root, from);
    if (!path) {
        note(path.error());
        return {};
    }
    DAX_TRY(const auto set, sets_.single(root.tree));
    // The nodes above dropLevel are still the root's own; of each only the pointers after the way
    // to `from` are left, and at dropLevel those from it on.
    for (unsigned level = std::min<unsigned>(root.level, format::maxLevel); level > 0; --level) {
        const format::BlockView* node = path->node(level);
        if (node == nullptr || level < item.dropLevel)
            break;
        if (OwnedExtent* extent = find(node->logical()); extent != nullptr)
            extent->owners = std::max<std::uint32_t>(extent->owners, 1);
        const std::uint32_t bound = node->lowerBound(from);
        for (std::uint32_t slot = bound; slot < node->count(); ++slot)
            addPending(btree::childExpect(*node, slot), set);
        if (level == item.dropLevel)
            break;
    }
    return {};
}

Status Builder::collectRoots() {
    DAX_CHECK(addRoot(volume_.rootTree()));  // holds the files of the v1 space cache
    auto started = btree::Cursor::lowerBound(volume_, volume_.rootTree(), Key{});
    if (!started) {
        note(started.error());
        return {};
    }
    btree::Cursor& cursor = *started;
    while (cursor.valid()) {
        const Key key = cursor.key();
        const bool holdsFiles =
            format::isFileTree(key.objectid) || key.objectid == id::dataRelocTree;
        if (key.type == ItemType::RootItem && holdsFiles) {
            const auto* item = structAt<format::RootItemV1>(cursor.data());
            if (item != nullptr && item->bytenr != 0) {
                // In the middle of an operation root items are behind, too.
                const btree::TreeRoot* const shown = volume_.shownRoot(key.objectid);
                const auto root = shown != nullptr ? *shown : treeRootOf(key.objectid, *item);
                if (item->refs == 0 && item->dropProgress.get() != Key{})
                    DAX_CHECK(addPartlyDropped(root, *item));
                else
                    DAX_CHECK(addRoot(root));
            }
        }
        if (const Status moved = cursor.next(); !moved) {
            note(moved.error());
            break;
        }
    }
    return {};
}

Status Builder::walkDown() {
    for (unsigned level = format::maxLevel + 1; level-- > 0;) {
        Level blocks;
        blocks.swap(pending_[level]);
        // Near blocks together, all pointers to one behind each other, and the same order every
        // time.
        std::ranges::stable_sort(blocks, {},
                                 [](const Pending& pending) { return pending.expect.logical; });
        std::size_t steps = 0;
        for (std::size_t from = 0; from < blocks.size();) {
            if (++steps % 256 == 0) {
                const double part = static_cast<double>(from) / static_cast<double>(blocks.size());
                DAX_CHECK(progress_.step(level == 0 ? 0.4 + 0.5 * part : 0.4,
                                         "following every subvolume down its tree"));
            }
            std::size_t to = from;
            while (to < blocks.size() && blocks[to].expect.logical == blocks[from].expect.logical)
                ++to;
            DAX_CHECK(visitBlock(std::span(blocks).subspan(from, to - from)));
            from = to;
        }
    }
    return {};
}

/// `pointers`: all that lead to one block.
Status Builder::visitBlock(std::span<const Pending> pointers) {
    const format::Expect& expect = pointers.front().expect;
    uniting_.clear();
    for (const Pending& pointer : pointers)
        uniting_.push_back(pointer.roots);
    DAX_TRY(const auto roots, sets_.unite(uniting_));
    if (OwnedExtent* extent = find(expect.logical); extent != nullptr)
        extent->owners = static_cast<std::uint32_t>(sets_.count(roots));
    const auto block = volume_.block(expect);
    if (!block) {
        note(block.error());
        return {};
    }
    if (block->isLeaf())
        visitLeaf(*block, roots);
    for (std::uint32_t slot = block->isLeaf() ? block->count() : 0; slot < block->count(); ++slot)
        addPending(btree::childExpect(*block, slot), roots);
    return {};
}

OwnedExtent* Builder::find(std::uint64_t logical) {
    const auto at = std::ranges::lower_bound(out_.extents, logical, {}, &OwnedExtent::logical);
    return at != out_.extents.end() && at->logical == logical ? &*at : nullptr;
}

void Builder::visitLeaf(const format::BlockView& leaf, RootSets::Id roots) {
    leaves_.push_back({leaf.logical(), roots});
    for (std::uint32_t slot = 0; slot < leaf.count(); ++slot) {
        const format::ItemHeader& header = leaf.item(slot);
        if (static_cast<ItemType>(header.key.type) != ItemType::ExtentData)
            continue;
        const auto* item = structAt<format::FileExtentItem>(leaf.data(slot));
        if (item == nullptr || item->head.type == static_cast<U8>(format::ExtentDataType::Inline) ||
            item->diskBytenr == 0)
            continue;
        const std::uint64_t length = item->diskNumBytes;
        // Every byte of a compressed extent is needed to unpack any of it.
        const bool compressed = item->head.compression != 0;
        const std::uint64_t from = compressed ? 0 : std::min(item->offset.get(), length);
        const std::uint64_t to =
            compressed ? length : from + std::min(item->numBytes.get(), length - from);
        const auto units = [](std::uint64_t bytes) {
            return static_cast<std::uint32_t>(std::min(bytes, longestExtent) >> unitShift);
        };
        const Claim claim{(item->diskBytenr & ~slotMask) | slot,
                          header.key.objectid,
                          header.key.offset - item->offset,
                          static_cast<std::uint32_t>(leaves_.size() - 1),
                          units(length),
                          units(from),
                          units(to)};
        if (((item->diskBytenr | length) & slotMask) != 0 || length > longestExtent)
            noteStray(claim);
        else
            claims_.push_back(claim);
    }
}

void Builder::noteStray(const Claim& claim) const {
    const Leaf& leaf = leaves_[claim.leaf];
    volume_.addFinding(
        std::format("tree block {} item {}: inode {} points to {} bytes at {}, where the extent "
                    "tree has no such extent",
                    leaf.logical, claim.slot(), claim.inode,
                    std::uint64_t{claim.units} << unitShift, claim.extent()));
}

Status Builder::settleClaims() {
    DAX_CHECK(progress_.step(0.85, "counting owners"));
    radixSort(claims_, [](const Claim& claim) { return claim.place >> unitShift; });
    addClaimed();
    out_.reachedBy.resize(out_.extents.size());
    std::size_t at = 0;
    for (std::size_t i = 0; i < out_.extents.size(); ++i) {
        if (i % 65536 == 0)
            DAX_CHECK(progress_.step(0.9, "counting owners"));
        OwnedExtent& extent = out_.extents[i];
        if (extent.isTreeBlock)
            continue;
        for (; at < claims_.size() && claims_[at].extent() < extent.logical; ++at)
            noteStray(claims_[at]);
        const std::size_t first = at;
        std::size_t end = at;
        for (; at < claims_.size() && claims_[at].extent() == extent.logical; ++at) {
            if (claims_[at].units == extent.length >> unitShift)
                claims_[end++] = claims_[at];
            else
                noteStray(claims_[at]);
        }
        DAX_TRY(const auto all, settle(extent, std::span(claims_).subspan(first, end - first)));
        out_.reachedBy[i] = all;
    }
    for (; at < claims_.size(); ++at)
        noteStray(claims_[at]);
    return {};
}

/// `claims`: all claims on the extent; their order changes. The trees that reach it.
Result<RootSets::Id> Builder::settle(OwnedExtent& extent, std::span<Claim> claims) {
    if (claims.size() > 1)
        std::ranges::sort(claims, {}, &Claim::holder);
    std::uint64_t owners = 0;
    for (std::size_t i = 0; i < claims.size();) {
        uniting_.clear();
        const Claim& first = claims[i];
        for (; i < claims.size() && claims[i].holder() == first.holder(); ++i)
            uniting_.push_back(leaves_[claims[i].leaf].roots);
        DAX_TRY(const auto roots, sets_.unite(uniting_));
        owners += sets_.count(roots);
    }
    uniting_.clear();
    for (const Claim& claim : claims)
        uniting_.push_back(leaves_[claim.leaf].roots);
    DAX_TRY(const auto all, sets_.unite(uniting_));
    extent.owners = static_cast<std::uint32_t>(std::min<std::uint64_t>(owners, UINT32_MAX));
    extent.unreachable = extent.length - std::min(extent.length, reachedBytes(claims));
    if (all >= bytesOfSet_.size())
        bytesOfSet_.resize(sets_.size());
    bytesOfSet_[all] += extent.length;
    return all;
}

std::uint64_t Builder::reachedBytes(std::span<const Claim> claims) {
    if (claims.size() == 1)
        return std::uint64_t{claims[0].to - claims[0].from} << unitShift;
    parts_.clear();
    for (const Claim& claim : claims)
        parts_.emplace_back(claim.from, claim.to);
    std::ranges::sort(parts_);
    std::uint64_t reached = 0;
    std::uint32_t end = 0;
    for (const auto& [from, to] : parts_) {
        reached += to - std::min(to, std::max(from, end));
        end = std::max(end, to);
    }
    return reached << unitShift;
}

void Builder::addUsage() {
    std::map<std::uint64_t, RootUsage> usage;
    for (RootSets::Id set = 0; set < bytesOfSet_.size(); ++set) {
        if (bytesOfSet_[set] == 0)
            continue;
        const auto members = sets_.members(set);
        for (const std::uint64_t root : members) {
            RootUsage& of = usage.try_emplace(root, RootUsage{root, 0, 0}).first->second;
            (members.size() == 1 ? of.exclusive : of.shared) += bytesOfSet_[set];
        }
    }
    for (const auto& [root, of] : usage)
        out_.usage.push_back(of);
}

}  // namespace

Result<Ownership> readOwnership(const Volume& volume, Progress& progress) {
    return Builder(volume, progress).build();
}

Result<std::vector<BlockGroupUse>> readBlockGroups(const Volume& volume) {
    std::vector<BlockGroupUse> groups;
    DAX_TRY(const auto root, volume.blockGroupRoot());
    // In the extent tree the items stand between the extents: ask for each chunk's.
    for (const ChunkInfo& chunk : volume.chunks().chunks()) {
        const Key key{chunk.logical, ItemType::BlockGroupItem, chunk.length};
        BlockGroupUse group{chunk.logical, chunk.length, 0, chunk.flags};
        const auto cursor = btree::Cursor::find(volume, root, key);
        if (!cursor) {
            volume.addFinding(cursor.error().text());
        } else if (!cursor->valid()) {
            volume.addFinding(std::format("chunk {} has no block group item", chunk.logical));
        } else if (const auto* item = structAt<format::BlockGroupItem>(cursor->data())) {
            group.used = item->used;
            group.flags = item->flags;
        }
        groups.push_back(group);
    }
    return groups;
}

}  // namespace daxscope::volume
