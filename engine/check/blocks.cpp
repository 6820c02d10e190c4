#include "check/blocks.h"

#include <algorithm>
#include <set>

#include "format/checksum.h"
#include "format/names.h"

namespace daxscope::check {

using btree::TreeRoot;
using format::BlockView;
using format::Expect;
using format::ItemType;
using format::Key;
namespace id = format::id;

const Extent* ExtentTable::find(std::uint64_t logical) const {
    const auto at = std::ranges::lower_bound(extents, logical, {}, &Extent::logical);
    return at != extents.end() && at->logical == logical ? &*at : nullptr;
}

namespace {

// Flags of a block's header.
constexpr std::uint64_t written = 1U << 0U;
constexpr std::uint64_t relocated = 1U << 1U;

class Walker {
public:
    Walker(const volume::Volume& volume, const ExtentTable& extents, Findings& findings,
           Progress& progress)
        : volume_(volume), extents_(extents), findings_(findings), progress_(progress) {
        const format::Superblock& super = volume.super();
        context_.generation = super.generation;
        context_.sectorSize = volume.sectorSize();
        context_.nodeSize = volume.nodeSize();
        context_.csumSize = format::csumSize(volume.rules().csum);
        context_.skinny = volume.skinnyMetadata();
        context_.incompat = super.incompatFlags;
        context_.deviceId = super.devItem.devid;
        context_.deviceUuid = super.devItem.uuid;
    }

    Result<Walked> walk() {
        DAX_CHECK(tree(volume_.chunkTree()));
        DAX_CHECK(tree(volume_.rootTree()));
        // Found on the way: a cursor would end at the first block that is lost.
        const auto roots = std::exchange(roots_, {});
        for (const auto& [number, item] : roots) {
            if (isPartlyDropped(item))
                partlyDropped_.insert(number);
        }
        for (const auto& [number, item] : roots)
            DAX_CHECK(rootItem(number, item));
        return std::move(walked_);
    }

private:
    struct Task {
        Expect expect;
        Key limit;              // all keys are below it
        std::uint64_t ceiling;  // no block below is newer than the one that leads to it
    };

    [[nodiscard]] static bool isPartlyDropped(const format::RootItemV1& item) {
        return item.refs == 0 && item.dropProgress.get() != Key{};
    }

    Status rootItem(std::uint64_t number, const format::RootItemV1& item) {
        if (item.level > format::maxLevel)
            return {};
        const TreeRoot root = volume::treeRootOf(number, item);
        if (isPartlyDropped(item))
            return partlyDropped(root, item);
        if ((format::isFileTree(number) && item.refs != 0) || number == id::dataRelocTree)
            walked_.fileTrees.push_back({root, item.rootDirid});
        return tree(root);
    }

    Status tree(const TreeRoot& root) {
        tree_ = root.tree;
        claimBlock(root.expect(), {ItemType::TreeBlockRef, root.tree}, 0);
        return walkFrom({root.expect(), Key::max(), UINT64_MAX}, true);
    }

    /// A subvolume whose removal has begun: its root, the way to drop_progress, and what lies behind it.
    Status partlyDropped(const TreeRoot& root, const format::RootItemV1& item) {
        tree_ = root.tree;
        const Key from = item.dropProgress.get();
        claimBlock(root.expect(), {ItemType::TreeBlockRef, root.tree}, 0);
        Expect at = root.expect();
        for (bool first = true; at.level > 0 && at.level >= item.dropLevel; first = false) {
            DAX_TRY(const auto node, enter({at, Key::max(), UINT64_MAX}, first, false));
            if (!node || node->isLeaf())
                return {};
            const std::uint32_t bound = node->lowerBound(from);
            const bool last = at.level == item.dropLevel;
            const std::uint32_t way =
                bound < node->count() && node->key(bound) == from ? bound : bound - 1;
            if (bound == 0 && !last && node->key(0) != from)
                return {};
            const std::uint32_t held = last ? bound : way;
            claimChildren(*node, held);
            for (std::uint32_t slot = held; slot < node->count(); ++slot) {
                if (last || slot != way)
                    DAX_CHECK(walkFrom(taskOf(*node, slot, Key::max()), false));
            }
            if (last)
                return {};
            at = btree::childExpect(*node, way);
        }
        return {};
    }

    Task taskOf(const BlockView& node, std::uint32_t slot, const Key& limit) const {
        return {btree::childExpect(node, slot),
                slot + 1 < node.count() ? node.key(slot + 1) : limit, node.header().generation};
    }

    Status walkFrom(const Task& top, bool isRoot) {
        std::vector<Task> todo{top};
        while (!todo.empty()) {
            const Task task = todo.back();
            todo.pop_back();
            DAX_TRY(const auto block, enter(task, isRoot));
            isRoot = false;
            if (!block || block->isLeaf())
                continue;
            for (std::uint32_t slot = block->count(); slot-- > 0;)
                todo.push_back(taskOf(*block, slot, task.limit));
        }
        return {};
    }

    /// The block, when it is met for the first time and can be used: its items are checked, what it points to is claimed (of
    /// nodes: when they are `whole`).
    Result<std::optional<BlockView>> enter(const Task& task, bool isRoot, bool whole = true) {
        const std::uint64_t logical = task.expect.logical;
        const bool* const known = met_.find(logical);
        if (known != nullptr && !*known)
            return std::nullopt;  // told already
        if (known == nullptr) {
            if (findings_.report().treeBlocks++ % 1024 == 0)
                DAX_CHECK(progress_.step(0.4 * share(), "reading tree blocks"));
            const bool good = copies(logical);
            met_.insert(logical, good);
            if (!good) {
                walked_.complete = false;
                return std::nullopt;
            }
        }
        const auto block = volume_.block(task.expect);
        if (!block) {
            findings_.add(Kind::TreeBlock, block.error(), where(logical), logical);
            walked_.complete = false;
            return std::nullopt;
        }
        bounds(*block, task, isRoot);
        if (known != nullptr)
            return std::nullopt;
        header(*block);
        if (block->isLeaf())
            items(*block);
        else if (whole)
            claimChildren(*block, 0);
        return *block;
    }

    [[nodiscard]] double share() const {
        const double all = std::max<double>(1, static_cast<double>(extents_.extents.size()));
        return std::min(1.0, static_cast<double>(findings_.report().treeBlocks) / all);
    }
    /// A block of the tree that is walked.
    [[nodiscard]] std::string where(std::uint64_t logical) const {
        return std::format("{}, tree block {}", format::treeName(tree_), logical);
    }
    void tell(Kind kind, std::string what, std::uint64_t logical) {
        findings_.add(kind, std::move(what), where(logical), logical);
    }

    /// Each copy by itself. Whether one is good.
    bool copies(std::uint64_t logical) {
        const volume::ChunkInfo* const chunk = volume_.chunks().find(logical);
        if (chunk == nullptr) {
            tell(Kind::TreeBlock, "the address lies in no chunk", logical);
            return false;
        }
        if (logical % volume_.sectorSize() != 0) {
            tell(Kind::TreeBlock, "the address is not a multiple of the sector size", logical);
            return false;
        }
        std::vector<std::pair<unsigned, Error>> bad;
        const unsigned count = std::max<unsigned>(1, chunk->copies);
        for (unsigned copy = 0; copy < count; ++copy) {
            const auto bytes = volume_.read(logical, volume_.nodeSize(), copy);
            const Status sound = bytes ? format::verifyBlock(*bytes, volume_.rules(), logical)
                                       : Status(std::unexpected(bytes.error()));
            if (!sound)
                bad.emplace_back(copy, sound.error());
        }
        const bool lost = bad.size() == count;
        for (const auto& [copy, error] : bad)
            findings_.add(
                lost ? Kind::TreeBlock : Kind::Copy,
                {error.code, count == 1 ? error.what : std::format("copy {}: {}", copy, error.what),
                 error.where},
                format::treeName(tree_), logical);
        return !lost;
    }

    void bounds(const BlockView& block, const Task& task, bool isRoot) {
        if (block.count() == 0) {
            if (!isRoot)
                tell(Kind::TreeBlock, "an empty leaf that is not the root of a tree",
                     block.logical());
            return;
        }
        if (!(block.key(block.count() - 1) < task.limit))
            tell(Kind::TreeBlock,
                 std::format("its last key, {}, belongs behind the next pointer of its parent, {}",
                             format::keyText(block.key(block.count() - 1)),
                             format::keyText(task.limit)),
                 block.logical());
        if (block.header().generation > task.ceiling)
            tell(Kind::TreeBlock,
                 std::format("generation {} is newer than that of the block above, {}",
                             block.header().generation.get(), task.ceiling),
                 block.logical());
    }

    void header(const BlockView& block) {
        const format::Header& header = block.header();
        const bool files = format::isFileTree(tree_) || tree_ == id::dataRelocTree;
        const bool fits = files ? format::isFileTree(header.owner) ||
                                      header.owner == id::dataRelocTree ||
                                      header.owner == id::treeReloc
                                : header.owner == tree_;
        if (!fits)
            tell(Kind::TreeBlock,
                 std::format("the block was made for the {}", format::treeName(header.owner)),
                 block.logical());
        if (const Extent* const extent = extents_.find(block.logical()))
            holdsChildren(block, *extent, files);
        if ((header.flags & written) == 0)
            tell(Kind::TreeBlock, "the block was never marked as written", block.logical());
        if (header.chunkTreeUuid != volume_.chunkTreeUuid())
            tell(Kind::TreeBlock, "the block names another chunk tree", block.logical());
    }

    /// A block names itself as the holder of what it points to when the tree it was made for has given it up, or a balance
    /// moved it. Removal of a subvolume changes what it shares with others level by level, and may be stopped anywhere between.
    void holdsChildren(const BlockView& block, const Extent& extent, bool files) {
        const format::Header& header = block.header();
        const bool moved = (header.flags & relocated) != 0;
        if (!moved && partlyDropped_.contains(header.owner))
            return;
        const bool given =
            files &&
            !std::ranges::contains(
                std::span(extents_.named).subspan(extent.firstNamed, extent.named),
                Holder{ItemType::TreeBlockRef, header.owner}.identity(), &Holder::identity);
        if (extent.fullBackref != (moved || given))
            tell(
                Kind::Reference,
                extent.fullBackref
                    ? "it is marked as holding its children by itself, though the tree it was made "
                      "for still has it"
                    : "the tree it was made for has it no more, and it is not marked as holding "
                      "its children by itself",
                block.logical());
    }

    void items(const BlockView& block) {
        context_.tree = tree_;
        checkLeaf(block, context_, [&](std::uint32_t slot, std::string what) {
            findings_.add(Kind::Item, std::move(what),
                          std::format("{} item {} {}", where(block.logical()), slot,
                                      format::keyText(block.key(slot))),
                          block.logical());
        });
        const bool full = isFull(block.logical());
        for (std::uint32_t slot = 0; slot < block.count(); ++slot) {
            const Key key = block.key(slot);
            if (key.type == ItemType::ExtentData)
                claimData(block, slot, full);
            if (tree_ != id::rootTree || key.type != ItemType::RootItem)
                continue;
            if (const auto* root = structAt<format::RootItemV1>(block.data(slot)))
                roots_.emplace_back(key.objectid, *root);
        }
    }

    [[nodiscard]] bool isFull(std::uint64_t logical) const {
        const Extent* const extent = extents_.find(logical);
        return extent != nullptr && extent->fullBackref;
    }
    void claimBlock(const Expect& expect, const Holder& holder, std::uint64_t from) {
        walked_.claims.push_back({expect.logical, volume_.nodeSize(), expect.generation.value_or(0),
                                  holder, true, expect.level, from});
    }
    /// From `slot` on.
    void claimChildren(const BlockView& node, std::uint32_t slot) {
        const std::uint64_t parent = node.logical();
        const Holder holder = isFull(parent) ? Holder{ItemType::SharedBlockRef, parent}
                                             : Holder{ItemType::TreeBlockRef, node.header().owner};
        for (; slot < node.count(); ++slot)
            claimBlock(btree::childExpect(node, slot), holder, parent);
    }
    void claimData(const BlockView& leaf, std::uint32_t slot, bool full) {
        const auto* item = structAt<format::FileExtentItem>(leaf.data(slot));
        if (item == nullptr || item->head.type == static_cast<U8>(format::ExtentDataType::Inline) ||
            item->diskBytenr == 0)
            return;
        const Key key = leaf.key(slot);
        const std::uint64_t parent = leaf.logical();
        const Holder holder = full ? Holder{ItemType::SharedDataRef, parent}
                                   : Holder{ItemType::ExtentDataRef, leaf.header().owner,
                                            key.objectid, key.offset - item->offset};
        walked_.claims.push_back({item->diskBytenr, item->diskNumBytes, item->head.generation,
                                  holder, false, 0, parent});
        if (item->head.type == static_cast<U8>(format::ExtentDataType::Regular))
            walked_.written.push_back(storedRange(*item));
    }

    const volume::Volume& volume_;
    const ExtentTable& extents_;
    Findings& findings_;
    Progress& progress_;
    ItemContext context_;
    std::uint64_t tree_ = 0;
    std::vector<std::pair<std::uint64_t, format::RootItemV1>> roots_;  // of the root tree
    std::set<std::uint64_t> partlyDropped_;                            // subvolumes
    volume::AddressTable<bool> met_;  // tree blocks; whether one copy is good
    Walked walked_;
};

}  // namespace

Status forEachLeaf(const volume::Volume& volume, const TreeRoot& root,
                   FunctionRef<Status(const BlockView&)> visit, FunctionRef<void()> lost) {
    std::vector<Expect> todo{root.expect()};
    while (!todo.empty()) {
        const Expect expect = todo.back();
        todo.pop_back();
        const auto block = volume.block(expect);
        if (!block) {
            lost();
            continue;
        }
        if (block->isLeaf()) {
            DAX_CHECK(visit(*block));
            continue;
        }
        for (std::uint32_t slot = block->count(); slot-- > 0;)
            todo.push_back(btree::childExpect(*block, slot));
    }
    return {};
}

Result<Walked> walkTrees(const volume::Volume& volume, const ExtentTable& extents,
                         Findings& findings, Progress& progress) {
    return Walker(volume, extents, findings, progress).walk();
}

Result<ExtentTable> readExtents(const volume::Volume& volume, Findings& findings,
                                Progress& progress) {
    ExtentTable table;
    const auto root = volume.root(id::extentTree);
    if (!root) {
        findings.add(Kind::TreeBlock, root.error(), "extent tree");
        table.complete = false;
        return table;
    }
    auto cursor = btree::Cursor::lowerBound(volume, *root, Key{});
    for (std::uint64_t n = 0; cursor && cursor->valid(); ++n) {
        if (n % 16384 == 0)
            DAX_CHECK(progress.step(-1, "reading the extent tree"));
        const Key key = cursor->key();
        if (key.type == ItemType::ExtentItem || key.type == ItemType::MetadataItem) {
            // What cannot be read is told when the leaf's items are checked.
            if (const auto record = volume::parseExtent(key, cursor->data(), volume.nodeSize())) {
                Extent extent{record->logical,
                              record->length,
                              record->refs,
                              record->generation,
                              record->isTreeBlock(),
                              (record->flags & format::extentFlag::fullBackref) != 0,
                              record->level,
                              static_cast<std::uint32_t>(table.named.size()),
                              0};
                Bytes rest = record->inlineRefs;
                for (auto ref = volume::takeInlineRef(rest); ref && *ref;
                     ref = volume::takeInlineRef(rest)) {
                    if ((*ref)->type == ItemType::ExtentOwnerRef)
                        continue;
                    table.named.push_back(Holder::of(**ref));
                    ++extent.named;
                }
                table.extents.push_back(extent);
            }
        } else if (const auto ref = volume::parseKeyedRef(key, cursor->data())) {
            if (!table.extents.empty() && table.extents.back().logical == key.objectid) {
                table.named.push_back(Holder::of(*ref));
                ++table.extents.back().named;
            } else {
                findings.add(Kind::Reference,
                             std::format("a reference to {}, where no extent begins", key.objectid),
                             "extent tree, " + cursor->where(), key.objectid);
            }
        }
        if (const Status moved = cursor->next(); !moved) {
            cursor = std::unexpected(moved.error());
            break;
        }
    }
    table.complete = cursor.has_value();  // which block it is that is lost, the walk tells
    return table;
}

}  // namespace daxscope::check
