#include "scene/build_tree_blocks.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <tuple>

#include "format/names.h"
#include "volume/root_sets.h"

namespace daxscope::scene {

using format::ItemType;
using format::Key;
namespace id = format::id;

std::string BlockKey::text() const {
    return format::keyText({objectid, static_cast<ItemType>(type), offset});
}

namespace {

/// What an image could drive up without bound. A picture of more would say no more.
constexpr std::size_t mostBlocks = 500'000;
constexpr std::size_t mostPointers = 4'000'000;
constexpr std::size_t mostNamed = 16;
constexpr std::size_t mostChoices = 256;

BlockKey keyOf(const Key& key) {
    return {key.objectid, static_cast<std::uint8_t>(key.type), key.offset};
}

/// What the block says of itself.
void describe(TreeBlock& block, const format::BlockView& view) {
    block.generation = view.header().generation;
    block.owner = view.header().owner;
    block.items = view.count();
    if (view.count() != 0)
        block.first = keyOf(view.key(0));
}

class Builder {
public:
    Builder(const files::Namespace& names, Progress& progress)
        : names_(names), volume_(names.volume()), progress_(progress) {}

    Result<std::shared_ptr<const TreeBlocks>> build(std::uint64_t tree) {
        out_->tree = tree;
        out_->nodeSize = volume_.nodeSize();
        addChoices();
        if (tree == 0) {
            for (const auto& [number, info] : names_.subvolumes())
                DAX_CHECK(addSubvolume(info));
        } else {
            DAX_TRY(const auto root, volume_.root(tree));
            out_->roots.push_back({tree, format::treeName(tree), 0, false, false});
            DAX_CHECK(addRoot(root, 0));
        }
        DAX_CHECK(walkDown());
        finish();
        return out_;
    }

private:
    static constexpr std::uint32_t none = UINT32_MAX;
    struct Pending {
        format::Expect expect;
        volume::RootSets::Id trees = 0;
        std::uint32_t parent = none;
        std::uint32_t slot = 0;
        std::uint32_t root = none;  ///< whose root it is
        bool closed = false;        ///< what it leads to is added by who added it
    };

    void addChoices();
    Status addRoot(const btree::TreeRoot& root, std::uint32_t number);
    Status addSubvolume(const files::SubvolumeInfo& info);
    Status addRest(const btree::TreeRoot& root, const format::RootItemV1& item,
                   std::uint32_t number);
    void add(const Pending& pending);
    Status walkDown();
    Status visit(std::span<const Pending> pointers);
    void finish();
    [[nodiscard]] std::uint32_t familyOf(volume::RootSets::Id set);

    const files::Namespace& names_;
    const volume::Volume& volume_;
    Progress& progress_;
    std::shared_ptr<TreeBlocks> out_ = std::make_shared<TreeBlocks>();
    volume::RootSets sets_;
    std::array<std::vector<Pending>, format::maxLevel + 1> pending_;
    struct Pointer {
        std::uint32_t parent, slot, child;
        [[nodiscard]] auto operator<=>(const Pointer&) const = default;
    };
    std::vector<Pointer> pointers_;
    std::size_t pendingCount_ = 0;
    std::vector<volume::RootSets::Id> uniting_;
    // By set: another one of the same family, at last the smallest. Sets with several trees come of uniting others, so that
    // uniting families then is enough.
    std::vector<volume::RootSets::Id> family_;
};

void Builder::addChoices() {
    out_->choices.push_back({0, "subvolumes"});
    const auto add = [&](std::uint64_t tree) {
        out_->choices.push_back({tree, format::treeName(tree)});
    };
    add(id::rootTree);
    add(id::chunkTree);
    auto cursor = btree::Cursor::lowerBound(volume_, volume_.rootTree(), Key{});
    while (cursor && cursor->valid()) {
        const Key key = cursor->key();
        if (key.type == ItemType::RootItem && !format::isFileTree(key.objectid) &&
            out_->choices.back().tree != key.objectid && out_->choices.size() < mostChoices)
            add(key.objectid);
        if (const Status moved = cursor->next(); !moved) {
            volume_.addFinding(moved.error().text());
            break;
        }
    }
    std::ranges::sort(out_->choices, {}, &TreeChoice::tree);
}

void Builder::add(const Pending& pending) {
    if (++pendingCount_ > mostPointers) {
        out_->cut = std::format("only {} pointers between blocks are followed", mostPointers);
        return;
    }
    pending_[pending.expect.level].push_back(pending);
}

Status Builder::addRoot(const btree::TreeRoot& root, std::uint32_t number) {
    if (root.level > format::maxLevel)
        return fail(EIO, "the root of the {} claims level {}", format::treeName(root.tree),
                    root.level);
    DAX_TRY(const auto set, sets_.single(root.tree));
    add({root.expect(), set, none, 0, number, false});
    return {};
}

Status Builder::addSubvolume(const files::SubvolumeInfo& info) {
    const auto number = static_cast<std::uint32_t>(out_->roots.size());
    const bool removed = info.beingRemoved();
    const auto root = names_.currentRoot(info);
    if (root.logical == 0 || root.level > format::maxLevel) {
        volume_.addFinding(std::format("subvolume {} has no root that could be followed", info.id));
        return {};
    }
    out_->roots.push_back({info.id, removed ? std::format("subvolume {}", info.id) : info.path,
                           none, info.isSnapshot(), removed});
    if (removed) {
        const auto item = volume::rootItem(volume_, info.id);
        if (item && (*item)->dropProgress.get() != Key{})
            return addRest(root, **item, number);
    }
    return addRoot(root, number);
}

/// A subvolume whose removal has begun still has the nodes on the way to drop_progress, and what comes after it.
Status Builder::addRest(const btree::TreeRoot& root, const format::RootItemV1& item,
                        std::uint32_t number) {
    const Key from = item.dropProgress.get();
    const auto path = btree::Cursor::lowerBound(volume_, root, from);
    if (!path) {
        volume_.addFinding(path.error().text());
        return {};
    }
    DAX_TRY(const auto set, sets_.single(root.tree));
    std::uint32_t parent = none;
    for (unsigned level = root.level; level > 0 && level >= item.dropLevel; --level) {
        const format::BlockView* node = path->node(level);
        if (node == nullptr || out_->blocks.size() >= mostBlocks)
            break;
        TreeBlock block;
        block.logical = node->logical();
        block.device = volume_.chunks().toDevice(block.logical).value_or(0);
        block.level = static_cast<std::uint8_t>(level);
        block.set = set;
        describe(block, *node);
        const auto index = static_cast<std::uint32_t>(out_->blocks.size());
        out_->blocks.push_back(block);
        if (parent == none)
            out_->roots[number].block = index;
        else
            pointers_.push_back({parent, 0, index});
        for (std::uint32_t slot = node->lowerBound(from); slot < node->count(); ++slot)
            add({btree::childExpect(*node, slot), set, index, slot + 1, none, false});
        parent = index;
    }
    return {};
}

Status Builder::walkDown() {
    for (unsigned level = format::maxLevel + 1; level-- > 0;) {
        std::vector<Pending> blocks;
        blocks.swap(pending_[level]);
        std::ranges::stable_sort(blocks, {},
                                 [](const Pending& pending) { return pending.expect.logical; });
        for (std::size_t from = 0; from < blocks.size();) {
            if (out_->blocks.size() % 256 == 0)
                DAX_CHECK(progress_.step(-1, "following the trees down to their leaves"));
            std::size_t to = from;
            while (to < blocks.size() && blocks[to].expect.logical == blocks[from].expect.logical)
                ++to;
            if (out_->blocks.size() >= mostBlocks) {
                out_->cut = std::format("only {} blocks are shown", mostBlocks);
                return {};
            }
            DAX_CHECK(visit(std::span(blocks).subspan(from, to - from)));
            from = to;
        }
    }
    return {};
}

/// `pointers`: all that lead to one block.
Status Builder::visit(std::span<const Pending> pointers) {
    const format::Expect& expect = pointers.front().expect;
    const auto index = static_cast<std::uint32_t>(out_->blocks.size());
    uniting_.clear();
    for (const Pending& pointer : pointers) {
        uniting_.push_back(pointer.trees);
        if (pointer.root != none)
            out_->roots[pointer.root].block = index;
        else
            pointers_.push_back({pointer.parent, pointer.slot, index});
    }
    DAX_TRY(const auto trees, sets_.unite(uniting_));
    for (const Pending& pointer : pointers) {
        const auto a = familyOf(trees);
        const auto b = familyOf(pointer.trees);
        family_[std::max(a, b)] = std::min(a, b);
    }
    TreeBlock block;
    block.logical = expect.logical;
    block.device = volume_.chunks().toDevice(block.logical).value_or(0);
    block.level = expect.level;
    block.set = trees;
    block.generation = expect.generation.value_or(0);
    if (expect.firstKey)
        block.first = keyOf(*expect.firstKey);
    const auto view = volume_.block(expect);
    block.damaged = !view;
    if (!view) {
        volume_.addFinding(view.error().text());
        out_->blocks.push_back(block);
        return {};
    }
    describe(block, *view);
    out_->blocks.push_back(block);
    for (std::uint32_t slot = 0; !view->isLeaf() && slot < view->count(); ++slot)
        add({btree::childExpect(*view, slot), trees, index, slot, none, false});
    return {};
}

/// The smallest set of the family.
std::uint32_t Builder::familyOf(volume::RootSets::Id set) {
    while (family_.size() < sets_.size())
        family_.push_back(static_cast<volume::RootSets::Id>(family_.size()));
    while (family_[set] != set)
        set = family_[set] = family_[family_[set]];
    return set;
}

void Builder::finish() {
    // Sets were made in the order of roots: the smallest of a family is that of its first tree.
    std::vector<std::uint32_t> numbers(sets_.size(), none);
    for (TreeBlock& block : out_->blocks) {
        block.family = sets_.members(familyOf(block.set), 1).front();
        std::uint32_t& number = numbers[block.set];
        if (number == none) {
            number = static_cast<std::uint32_t>(out_->sets.size());
            out_->sets.push_back({sets_.members(block.set, mostNamed),
                                  static_cast<std::uint32_t>(sets_.count(block.set))});
        }
        block.set = number;
    }

    std::vector<std::uint32_t> order(out_->blocks.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
        const TreeBlock& left = out_->blocks[a];
        const TreeBlock& right = out_->blocks[b];
        if (left.level != right.level)
            return left.level > right.level;
        return std::tie(left.family, left.first, left.generation, left.logical) <
               std::tie(right.family, right.first, right.generation, right.logical);
    });
    std::vector<std::uint32_t> places(order.size());
    std::vector<TreeBlock> sorted;
    sorted.reserve(order.size());
    for (std::uint32_t place = 0; place < order.size(); ++place) {
        places[order[place]] = place;
        sorted.push_back(out_->blocks[order[place]]);
    }
    out_->blocks = std::move(sorted);
    for (Pointer& pointer : pointers_) {
        pointer.parent = places[pointer.parent];
        pointer.child = places[pointer.child];
    }
    std::ranges::sort(pointers_);
    out_->children.reserve(pointers_.size());
    for (const Pointer& pointer : pointers_) {
        TreeBlock& parent = out_->blocks[pointer.parent];
        if (parent.childrenCount++ == 0)
            parent.childrenFrom = static_cast<std::uint32_t>(out_->children.size());
        out_->children.push_back(pointer.child);
    }
    std::erase_if(out_->roots, [&](TreeRootBlock& root) {
        if (root.block != none)
            root.block = places[root.block];
        return root.block == none;
    });
}

}  // namespace

Result<std::shared_ptr<const TreeBlocks>> buildTreeBlocks(const files::Namespace& names,
                                                          std::uint64_t tree, Progress& progress) {
    return Builder(names, progress).build(tree);
}

}  // namespace daxscope::scene
