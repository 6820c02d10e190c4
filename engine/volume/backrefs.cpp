#include "volume/backrefs.h"

#include <algorithm>

#include "format/names.h"
#include "volume/unsettled.h"

namespace daxscope::volume {

using format::ItemType;
using format::Key;
namespace id = format::id;

namespace {

/// A hostile image may name one leaf in thousands of references.
constexpr std::size_t mostOwners = 4'000'000;

/// Trees whose blocks snapshots may share. The blocks of all others have the one owner that their
/// reference names.
bool isShareable(std::uint64_t tree) {
    return format::isFileTree(tree) || tree == id::dataRelocTree;
}

bool isExtentItem(ItemType type) {
    return type == ItemType::ExtentItem || type == ItemType::MetadataItem;
}

}  // namespace

Result<ExtentRecord> Backrefs::extentAt(std::uint64_t logical) {
    auto known = itemAt(logical);
    const Unsettled* const unsettled = volume_.unsettled();
    if (known || known.error().code != ENOENT || unsettled == nullptr)
        return known;
    const ExtentChange* const created = unsettled->createdAround(logical);
    if (created == nullptr)
        return known;
    ExtentRecord record;
    record.logical = created->logical;
    record.length = created->length;
    record.generation = unsettled->generation();
    record.flags = created->treeBlock ? format::extentFlag::treeBlock : format::extentFlag::data;
    record.level = created->level;
    return record;
}

/// As the extent tree says.
Result<ExtentRecord> Backrefs::itemAt(std::uint64_t logical) {
    DAX_TRY(const auto root, volume_.root(id::extentTree));
    // Between the extent's item and `logical` may lie its keyed references and, in images without
    // a block group tree, a block group item: step back over them by asking for what is below.
    Key from{logical, static_cast<ItemType>(0xff), UINT64_MAX};
    while (true) {
        DAX_TRY(const auto cursor, btree::Cursor::lastNotAbove(volume_, root, from));
        if (!cursor.valid())
            return fail(ENOENT, "logical address {} is free", logical);
        const Key key = cursor.key();
        if (!isExtentItem(key.type)) {
            from = key;
            if (from.offset-- == 0) {
                from.type = static_cast<ItemType>(static_cast<std::uint8_t>(key.type) - 1);
                if (static_cast<std::uint8_t>(key.type) == 0)
                    return fail(ENOENT, "logical address {} is free", logical);
            }
            // All references of one extent are skipped at once.
            if (static_cast<std::uint8_t>(key.type) >
                static_cast<std::uint8_t>(ItemType::MetadataItem))
                from = {key.objectid, ItemType::MetadataItem, UINT64_MAX};
            continue;
        }
        auto record = parseExtent(key, cursor.data(), volume_.nodeSize());
        if (!record)
            return failAt(record.error(), cursor.where());
        if (logical - record->logical >= record->length)
            return fail(ENOENT, "logical address {} is free", logical);
        return *record;
    }
}

Result<std::vector<ExtentRef>> Backrefs::refs(const ExtentRecord& extent) {
    std::vector<ExtentRef> out;
    Bytes rest = extent.inlineRefs;
    while (true) {
        const auto ref = takeInlineRef(rest);
        if (!ref)
            return failAt(ref.error(), std::format("extent item of {}", extent.logical));
        if (!*ref)
            break;
        out.push_back(**ref);
    }
    DAX_TRY(const auto root, volume_.root(id::extentTree));
    const Key first{extent.logical, ItemType::TreeBlockRef, 0};
    DAX_TRY(auto cursor, btree::Cursor::lowerBound(volume_, root, first));
    while (cursor.valid() && cursor.key().objectid == extent.logical &&
           cursor.key().type <= ItemType::SharedDataRef) {
        if (const auto ref = parseKeyedRef(cursor.key(), cursor.data()))
            out.push_back(*ref);
        DAX_CHECK(cursor.next());
    }
    if (const Unsettled* unsettled = volume_.unsettled()) {
        const ExtentChange* const change = unsettled->find(extent.logical);
        // What is new has none there, unless it is written there just now.
        if (change != nullptr && change->created == out.empty())
            applyTo(out, *change);
    }
    return out;
}

/// The trees that reach `logical` through `tree`: those that reach the node above it there.
Result<RootSets::Id> Backrefs::climb(std::uint64_t tree, std::uint64_t logical, unsigned depth) {
    if (!isShareable(tree))
        return sets_.single(tree);
    const auto root = volume_.root(tree);
    if (!root)
        return root.error().code == ENOENT ? Result<RootSets::Id>(0)
                                           : std::unexpected(root.error());
    if (root->logical == logical)
        return sets_.single(tree);
    DAX_TRY(const Bytes bytes, volume_.read(logical, volume_.nodeSize()));
    const format::BlockView raw(bytes);
    const auto expect = format::Expect{logical, raw.header().level, {}, {}};
    DAX_TRY(const auto block, volume_.block(expect));
    if (block.count() == 0 || block.level() >= root->level)
        return RootSets::Id{0};
    DAX_TRY(const Key kept, keptFrom(volume_, tree));
    DAX_TRY(const auto path,
            btree::Cursor::lowerBound(volume_, *root, std::max(block.key(0), kept)));
    const format::BlockView* self = path.node(block.level());
    const format::BlockView* above = path.node(block.level() + 1);
    if (self == nullptr || above == nullptr || self->logical() != logical)
        return RootSets::Id{0};  // the tree has moved on; the reference is stale
    return rootsOf(above->logical(), depth + 1);
}

Result<RootSets::Id> Backrefs::rootsOf(std::uint64_t logical, unsigned depth) {
    // Each step climbs one level; more steps than levels means a circle.
    if (depth > format::maxLevel)
        return fail(EIO, "the back references of tree block {} lead in a circle", logical);
    if (const auto known = known_.find(logical); known != known_.end())
        return known->second;
    DAX_TRY(const auto extent, extentAt(logical));
    if (extent.logical != logical || !extent.isTreeBlock())
        return fail(EIO, "the extent tree does not know tree block {}", logical);
    DAX_TRY(const auto all, refs(extent));
    std::vector<RootSets::Id> sets;
    for (const ExtentRef& ref : all) {
        RootSets::Id more = 0;
        if (ref.type == ItemType::TreeBlockRef) {
            DAX_TRY(more, climb(ref.root, logical, depth));
        } else if (ref.type == ItemType::SharedBlockRef) {
            DAX_TRY(more, rootsOf(ref.parent, depth + 1));
        }
        sets.push_back(more);
    }
    DAX_TRY(const auto set, sets_.unite(sets));
    known_.emplace(logical, set);
    return set;
}

Result<std::vector<std::uint64_t>> Backrefs::treesOf(const ExtentRecord& block) {
    DAX_TRY(const auto set, rootsOf(block.logical, 0));
    return sets_.members(set);
}

/// The leaf's items from `slot` on that point to the extent; `only`: those of one file alone, at one place.
Status Backrefs::addLeafOwners(const ExtentRecord& extent, const format::BlockView& leaf,
                               std::uint32_t slot, const ExtentRef* only,
                               std::vector<DataOwner>& owners) {
    std::vector<std::pair<std::uint64_t, std::uint64_t>> places;
    const std::size_t known = parts_.size();
    for (; slot < leaf.count(); ++slot) {
        const Key key = leaf.key(slot);
        if (only != nullptr && key.objectid != only->inode)
            break;
        const auto* item = structAt<format::FileExtentItem>(leaf.data(slot));
        if (key.type != ItemType::ExtentData || item == nullptr ||
            item->head.type == static_cast<U8>(format::ExtentDataType::Inline) ||
            item->diskBytenr != extent.logical)
            continue;
        const std::uint64_t place = key.offset - item->offset;
        if (only != nullptr && place != only->base)
            continue;
        places.emplace_back(key.objectid, place);
        // Every byte of a compressed extent is needed to unpack any of it.
        const std::uint64_t from = std::min(item->offset.get(), extent.length);
        parts_.push_back(
            item->head.compression != 0
                ? ByteRange{0, extent.length}
                : ByteRange{from, std::min(item->numBytes.get(), extent.length - from)});
    }
    if (places.empty())
        return {};
    DAX_TRY(const auto set, rootsOf(leaf.logical(), 0));
    if (sets_.count(set) == 0)  // nobody reaches the leaf
        parts_.resize(known);
    if (owners.size() + places.size() * sets_.count(set) > mostOwners)
        return fail(E2BIG, "the extent at {} has more than {} owners", extent.logical, mostOwners);
    for (const std::uint64_t root : sets_.members(set)) {
        for (const auto& [holder, place] : places)
            owners.push_back({root, holder, place});
    }
    return {};
}

Status Backrefs::addOwners(const ExtentRecord& extent, const ExtentRef& ref,
                           std::vector<DataOwner>& owners) {
    if (ref.type == ItemType::SharedDataRef) {
        DAX_TRY(const auto leaf, volume_.block({ref.parent, 0, {}, {}}));
        return addLeafOwners(extent, leaf, 0, nullptr, owners);
    }
    if (ref.type != ItemType::ExtentDataRef)
        return {};
    if (!isShareable(ref.root)) {  // files of the v1 space cache live in the root tree
        owners.push_back({ref.root, ref.inode, ref.base});
        parts_.push_back({0, extent.length});
        return {};
    }
    const auto root = volume_.root(ref.root);
    if (!root)
        return root.error().code == ENOENT ? Status() : std::unexpected(root.error());
    // A place before the file's start wraps; the items themselves start at 0 at the earliest.
    const bool wraps = ref.base > (UINT64_MAX >> 1);
    DAX_TRY(const Key kept, keptFrom(volume_, ref.root));
    const Key first = std::max(kept, Key{ref.inode, ItemType::ExtentData, wraps ? 0 : ref.base});
    DAX_TRY(auto cursor, btree::Cursor::lowerBound(volume_, *root, first));
    std::uint32_t left = ref.count;
    std::uint64_t lastLeaf = 0;
    // Behind the extent's last byte nothing can point to it. A packed extent unpacks to 128 KiB at
    // most. Where base wraps, so does this sum, to a place after 0.
    const std::uint64_t end =
        ref.base + std::max<std::uint64_t>(extent.length, format::maxCompressedExtent);
    while (cursor.valid() && left > 0 && cursor.key().objectid == ref.inode &&
           cursor.key().type == ItemType::ExtentData && cursor.key().offset < end) {
        const auto* item = structAt<format::FileExtentItem>(cursor.data());
        const bool isInline =
            item == nullptr || item->head.type == static_cast<U8>(format::ExtentDataType::Inline);
        if (!isInline && item->diskBytenr == extent.logical &&
            cursor.key().offset - item->offset == ref.base) {
            --left;
            if (cursor.leaf().logical() != lastLeaf) {
                lastLeaf = cursor.leaf().logical();
                DAX_CHECK(addLeafOwners(extent, cursor.leaf(), cursor.slot(), &ref, owners));
            }
        }
        DAX_CHECK(cursor.next());
    }
    return {};
}

Result<Backrefs::DataReach> Backrefs::dataReach(const ExtentRecord& extent) {
    DAX_TRY(const auto all, refs(extent));
    DataReach reach;
    parts_.clear();
    for (const ExtentRef& ref : all)
        DAX_CHECK(addOwners(extent, ref, reach.owners));
    std::ranges::sort(reach.owners);
    const auto tail = std::ranges::unique(reach.owners);
    reach.owners.erase(tail.begin(), tail.end());
    std::ranges::sort(parts_, {}, &ByteRange::offset);
    std::uint64_t end = 0;
    for (const ByteRange& part : parts_) {
        reach.bytes += part.end() - std::min(part.end(), std::max(part.offset, end));
        end = std::max(end, part.end());
    }
    return reach;
}

Result<std::vector<DataOwner>> Backrefs::dataOwners(const ExtentRecord& extent) {
    return dataReach(extent).transform([](DataReach&& reach) { return std::move(reach.owners); });
}

Result<std::optional<Backrefs::Reached>> Backrefs::reached(std::uint64_t logical) {
    const auto found = extentAt(logical);
    if (!found && found.error().code != ENOENT)
        return std::unexpected(found.error());
    if (!found || found->logical != logical)
        return std::nullopt;
    Reached out;
    out.extent.logical = logical;
    out.extent.length = found->length;
    out.extent.generation = found->generation;
    out.extent.isTreeBlock = found->isTreeBlock();
    if (found->isTreeBlock()) {
        DAX_TRY(const Bytes bytes, volume_.read(logical, sizeof(format::Header)));
        out.extent.tree = format::BlockView(bytes).header().owner;
        DAX_TRY(out.trees, treesOf(*found));
        out.extent.owners = static_cast<std::uint32_t>(out.trees.size());
        return out;
    }
    DAX_TRY(const DataReach reach, dataReach(*found));
    out.extent.owners = static_cast<std::uint32_t>(reach.owners.size());
    out.extent.unreachable = out.extent.length - std::min(out.extent.length, reach.bytes);
    // Ordered by tree.
    for (const DataOwner& owner : reach.owners) {
        if (out.trees.empty() || out.trees.back() != owner.root)
            out.trees.push_back(owner.root);
    }
    return out;
}

}  // namespace daxscope::volume
