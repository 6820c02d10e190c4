#include "volume/ownership.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <unordered_map>

#include "format/names.h"
#include "volume/extent_items.h"

namespace daxscope::volume {

using format::ItemType;
using format::Key;
namespace id = format::id;

namespace {

constexpr unsigned unitShift = 12;
constexpr std::uint32_t noClaim = UINT32_MAX;

/// A file extent item's claim on a data extent. All claims on one extent are a list.
struct Claim {
    std::uint32_t next;  // index in claims_; noClaim at the end
    RootSets::Id roots;
    std::uint64_t inode;
    std::uint64_t base;
    std::uint32_t from;  // reached part of the extent, 4 KiB units
    std::uint32_t to;
};

class Builder {
public:
    Builder(const Volume& volume, Progress& progress) : volume_(volume), progress_(progress) {}

    Result<Ownership> build() {
        DAX_CHECK(readExtents());
        firstClaim_.assign(out_.extents.size(), noClaim);
        DAX_CHECK(collectRoots());
        DAX_CHECK(walkDown());
        DAX_CHECK(settleClaims());
        addUsage();
        return std::move(out_);
    }

private:
    struct Pending {
        format::Expect expect;
        RootSets::Id roots = 0;
    };
    using Level = std::unordered_map<std::uint64_t, Pending>;

    void note(const Error& error) const { volume_.addFinding(error.text()); }

    Status readExtents();
    void addExtentItem(const btree::Cursor& cursor);
    bool fits(OwnedExtent& extent, const btree::Cursor& cursor);
    Status collectRoots();
    Status addRoot(const btree::TreeRoot& root);
    Status addPartlyDropped(const btree::TreeRoot& root, const format::RootItemV1& item);
    Status addPending(const format::Expect& expect, RootSets::Id roots);
    Status walkDown();
    Status visitNode(const format::BlockView& node, RootSets::Id roots);
    void visitLeaf(const format::BlockView& leaf, RootSets::Id roots);
    Status settleClaims();
    Status settle(OwnedExtent& extent, std::span<Claim> claims);
    void addUsage();
    OwnedExtent* find(std::uint64_t logical);

    const Volume& volume_;
    Progress& progress_;
    Ownership out_;
    RootSets sets_;
    std::array<Level, format::maxLevel + 1> pending_;
    std::vector<Claim> claims_;
    std::vector<std::uint32_t> firstClaim_;   // of each extent; index in claims_ or noClaim
    std::size_t nextFound_ = 0;               // where find() looks first
    std::vector<std::uint64_t> bytesOfSet_;   // data reached by just these roots; by RootSets::Id
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

Status Builder::addPending(const format::Expect& expect, RootSets::Id roots) {
    auto [at, added] = pending_[expect.level].try_emplace(expect.logical, Pending{expect, roots});
    if (added)
        return {};
    DAX_TRY(at->second.roots, sets_.unite(at->second.roots, roots));
    return {};
}

Status Builder::addRoot(const btree::TreeRoot& root) {
    if (root.level > format::maxLevel) {
        volume_.addFinding(std::format("the root of the {} claims level {}",
                                       format::treeName(root.tree), root.level));
        return {};
    }
    DAX_TRY(const auto set, sets_.single(root.tree));
    return addPending(root.expect(), set);
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
            DAX_CHECK(addPending(btree::childExpect(*node, slot), set));
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
                const auto root = treeRootOf(key.objectid, *item);
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
    std::vector<std::uint64_t> order;
    for (unsigned level = format::maxLevel + 1; level-- > 0;) {
        Level& blocks = pending_[level];
        order.clear();
        order.reserve(blocks.size());
        for (const auto& [logical, pending] : blocks)
            order.push_back(logical);
        std::ranges::sort(order);  // near blocks together, and the same order every time
        std::size_t done = 0;
        for (const std::uint64_t logical : order) {
            const Pending& pending = blocks.at(logical);
            if (++done % 256 == 0) {
                const double part = static_cast<double>(done) / static_cast<double>(order.size());
                DAX_CHECK(progress_.step(level == 0 ? 0.4 + 0.5 * part : 0.4,
                                         "following every subvolume down its tree"));
            }
            if (OwnedExtent* extent = find(logical); extent != nullptr)
                extent->owners = static_cast<std::uint32_t>(sets_.members(pending.roots).size());
            const auto block = volume_.block(pending.expect);
            if (!block) {
                note(block.error());
                continue;
            }
            if (level == 0)
                visitLeaf(*block, pending.roots);
            else
                DAX_CHECK(visitNode(*block, pending.roots));
        }
        Level().swap(blocks);
    }
    return {};
}

Status Builder::visitNode(const format::BlockView& node, RootSets::Id roots) {
    for (std::uint32_t slot = 0; slot < node.count(); ++slot)
        DAX_CHECK(addPending(btree::childExpect(node, slot), roots));
    return {};
}

/// What stands together in a file was mostly allocated together: looks right behind the last one
/// found, then in steps that double.
OwnedExtent* Builder::find(std::uint64_t logical) {
    const auto& extents = out_.extents;
    const auto below = [&](std::size_t i) { return extents[i].logical < logical; };
    std::size_t low = std::min(nextFound_, extents.size());
    std::size_t high = low;
    if (low == extents.size() || !below(low)) {
        for (std::size_t step = 1; low > 0 && !below(low - 1); step *= 2) {
            high = low;
            low -= std::min(step, low);
        }
    } else {
        for (std::size_t step = 1; high < extents.size() && below(high); step *= 2) {
            low = high + 1;
            high += std::min(step, extents.size() - high);
        }
    }
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        if (below(middle))
            low = middle + 1;
        else
            high = middle;
    }
    if (low == extents.size() || extents[low].logical != logical)
        return nullptr;
    nextFound_ = low + 1;
    return &out_.extents[low];
}

void Builder::visitLeaf(const format::BlockView& leaf, RootSets::Id roots) {
    for (std::uint32_t slot = 0; slot < leaf.count(); ++slot) {
        const format::ItemHeader& header = leaf.item(slot);
        if (static_cast<ItemType>(header.key.type) != ItemType::ExtentData)
            continue;
        const auto* item = structAt<format::FileExtentItem>(leaf.data(slot));
        if (item == nullptr || item->head.type == static_cast<U8>(format::ExtentDataType::Inline) ||
            item->diskBytenr == 0)
            continue;
        const OwnedExtent* extent = find(item->diskBytenr);
        if (extent == nullptr || extent->isTreeBlock || extent->length != item->diskNumBytes) {
            volume_.addFinding(std::format(
                "tree block {} item {} {}: it points to {} bytes at {}, where the extent tree has "
                "no such extent",
                leaf.logical(), slot, format::keyText(leaf.key(slot)), item->diskNumBytes.get(),
                item->diskBytenr.get()));
            continue;
        }
        // Every byte of a compressed extent is needed to unpack any of it.
        const bool compressed = item->head.compression != 0;
        const std::uint64_t from = compressed ? 0 : std::min(item->offset.get(), extent->length);
        const std::uint64_t to = compressed
                                     ? extent->length
                                     : from + std::min(item->numBytes.get(), extent->length - from);
        std::uint32_t& first =
            firstClaim_[static_cast<std::size_t>(extent - out_.extents.data())];
        if (claims_.size() == noClaim)
            return;
        claims_.push_back({first, roots, header.key.objectid, header.key.offset - item->offset,
                           static_cast<std::uint32_t>(from >> unitShift),
                           static_cast<std::uint32_t>(to >> unitShift)});
        first = static_cast<std::uint32_t>(claims_.size() - 1);
    }
}

Status Builder::settleClaims() {
    std::vector<Claim> claims;
    for (std::size_t i = 0; i < out_.extents.size(); ++i) {
        if (i % 65536 == 0)
            DAX_CHECK(progress_.step(0.9, "counting owners"));
        OwnedExtent& extent = out_.extents[i];
        if (extent.isTreeBlock)
            continue;
        claims.clear();
        for (std::uint32_t at = firstClaim_[i]; at != noClaim; at = claims_[at].next)
            claims.push_back(claims_[at]);
        DAX_CHECK(settle(extent, claims));
    }
    return {};
}

/// Sorts `claims`, all claims on the extent.
Status Builder::settle(OwnedExtent& extent, std::span<Claim> claims) {
    const auto holder = [](const Claim& claim) { return std::tie(claim.inode, claim.base); };
    if (claims.size() > 1)
        std::ranges::sort(claims, {}, holder);
    std::uint64_t owners = 0;
    RootSets::Id all = 0;
    for (std::size_t i = 0; i < claims.size();) {
        RootSets::Id roots = 0;
        const Claim& first = claims[i];
        for (; i < claims.size() && holder(claims[i]) == holder(first); ++i) {
            DAX_TRY(roots, sets_.unite(roots, claims[i].roots));
        }
        owners += sets_.members(roots).size();
        DAX_TRY(all, sets_.unite(all, roots));
    }
    extent.owners = static_cast<std::uint32_t>(std::min<std::uint64_t>(owners, UINT32_MAX));
    if (all >= bytesOfSet_.size())
        bytesOfSet_.resize(sets_.size());
    bytesOfSet_[all] += extent.length;

    std::uint64_t reached = 0;
    if (claims.size() == 1) {
        reached = claims[0].to - claims[0].from;
    } else {
        parts_.clear();
        for (const Claim& claim : claims)
            parts_.emplace_back(claim.from, claim.to);
        std::ranges::sort(parts_);
        std::uint64_t end = 0;
        for (const auto& [from, to] : parts_) {
            const std::uint64_t start = std::max<std::uint64_t>(from, end);
            if (to > start)
                reached += to - start;
            end = std::max<std::uint64_t>(end, to);
        }
    }
    extent.unreachable = extent.length - std::min(extent.length, reached << unitShift);
    return {};
}

void Builder::addUsage() {
    std::map<std::uint64_t, RootUsage> usage;
    for (RootSets::Id set = 0; set < bytesOfSet_.size(); ++set) {
        const auto members = sets_.members(set);
        if (bytesOfSet_[set] == 0)
            continue;
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
