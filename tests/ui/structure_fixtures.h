// Invented sharing and invented trees, small and large.
#pragma once

#include <algorithm>
#include <map>
#include <memory>
#include <random>
#include <vector>

#include "scene/sharing.h"
#include "scene/tree_blocks.h"

namespace daxscope::ui::test {

inline scene::Holder holder(std::uint64_t root, std::uint64_t inode, std::string name) {
    scene::Holder out;
    out.root = root;
    out.inode = inode;
    out.name = std::move(name);
    out.known = true;
    return out;
}

/// Counts the figures of holders from the pieces, each a whole extent.
inline void countFigures(scene::Sharing& sharing,
                         const std::vector<std::vector<std::uint32_t>>& sets,
                         const std::vector<scene::Sharing::Piece>& pieces) {
    for (const auto& piece : pieces) {
        for (const std::uint32_t of : sets[piece.set]) {
            auto& held = sharing.holders[of];
            (sets[piece.set].size() == 1 ? held.exclusive : held.shared) += piece.deviceLength;
            (sets[piece.set].size() == 1 ? held.fileExclusive : held.fileShared) += piece.length;
            held.unreachable += piece.unreachable;
        }
    }
}

/// /v/db, itself in two snapshots, and a clone; a hole in the middle.
inline std::shared_ptr<const scene::Sharing> inventedFileSharing(const std::string& path) {
    scene::Sharing::Builder builder;
    scene::Sharing& out = builder.sharing();
    out.scope = scene::Sharing::Scope::File;
    out.subvolume = 256;
    out.inode = 260;
    out.path = path;
    out.holders = {holder(256, 260, path), holder(256, 264, "/v/copy-of-db"),
                   holder(257, 260, "/s1/db"), holder(258, 260, "/s2/db")};
    const std::vector<std::vector<std::uint32_t>> sets = {{0}, {0, 2, 3}, {0, 1, 2, 3}, {0, 1}};
    for (const auto& set : sets)
        (void)builder.addSet(set);
    constexpr std::uint64_t base = 80ULL << 20;
    std::vector<scene::Sharing::Piece> pieces;
    const auto add = [&](std::uint64_t from, std::uint64_t to, std::uint64_t device,
                         std::uint32_t set) {
        pieces.push_back({from * 4096, (to - from) * 4096, device, (to - from) * 4096, 0, set});
    };
    add(0, 13, base, 2);
    add(13, 15, base + (8 << 20), 0);
    add(15, 20, base + 60 * 1024, 1);
    add(24, 30, base + (1 << 20), 3);
    add(30, 48, base + (2 << 20), 1);
    countFigures(out, sets, pieces);
    for (const auto& piece : pieces)
        builder.add(piece);
    return builder.finish(48 * 4096);
}

/// Two subvolumes that share nothing, and snapshots of the first; `extents` pieces.
inline std::shared_ptr<const scene::Sharing> inventedImageSharing(std::size_t extents = 400,
                                                                  std::uint32_t subvolumes = 5) {
    scene::Sharing::Builder builder;
    scene::Sharing& out = builder.sharing();
    for (std::uint32_t i = 0; i < subvolumes; ++i)
        out.holders.push_back(holder(256 + i, 0,
                                     i == 0   ? "/v"
                                     : i == 1 ? "/other"
                                              : "/s" + std::to_string(i - 1)));
    std::vector<std::vector<std::uint32_t>> sets;
    std::mt19937 random(7);
    sets.reserve(std::size_t{2} * subvolumes);
    for (std::uint32_t i = 0; i < subvolumes; ++i)
        sets.push_back({i});
    for (std::uint32_t newest = 2; newest < subvolumes; ++newest) {
        std::vector<std::uint32_t> set = {0};
        for (std::uint32_t i = 2; i <= newest; ++i)
            set.push_back(i);
        sets.push_back(set);
    }
    for (const auto& set : sets)
        (void)builder.addSet(set);
    std::vector<scene::Sharing::Piece> pieces;
    builder.reserve(extents);
    std::uint64_t at = 0;
    for (std::size_t i = 0; i < extents; ++i) {
        const auto set = static_cast<std::uint32_t>(i * sets.size() / extents);
        const std::uint64_t length = 4096 * (1 + random() % 16);
        const std::uint64_t lost = random() % 9 == 0 ? length / 2 : 0;
        pieces.push_back(
            {at, length, (100ULL << 20) + random() % 100 * 4096 + at * 2, length, lost, set});
        at += length;
    }
    countFigures(out, sets, pieces);
    for (const auto& piece : pieces)
        builder.add(piece);
    return builder.finish();
}

/// A file of `extents` extents in which neighbours are never held alike: nothing can be put together.
inline std::shared_ptr<const scene::Sharing> unlikeNeighbours(std::size_t extents) {
    scene::Sharing::Builder builder;
    scene::Sharing& out = builder.sharing();
    out.scope = scene::Sharing::Scope::File;
    for (std::uint32_t i = 0; i < 16; ++i)
        out.holders.push_back(holder(256 + i, 257, "/s" + std::to_string(i) + "/file"));
    std::mt19937 random(11);
    for (std::uint32_t set = 0; set < 64; ++set) {
        std::vector<std::uint32_t> members = {0};
        for (std::uint32_t i = 1; i < 16; ++i) {
            if (random() % 2 == 0)
                members.push_back(i);
        }
        (void)builder.addSet(members);
    }
    builder.reserve(extents);
    for (std::size_t i = 0; i < extents; ++i)
        builder.add({i * 4096, 4096, (1ULL << 30) + (i * 7919 % extents) * 4096, 4096, 0,
                     static_cast<std::uint32_t>(i % 64)});
    return builder.finish();
}

/// Collects blocks in any order, and puts them as scene/tree_blocks.h wants them.
class TreeMaker {
public:
    explicit TreeMaker(std::uint64_t tree) {
        out_->tree = tree;
        out_->choices = {{0, "subvolumes"}, {1, "root tree"}, {2, "extent tree"}};
    }
    std::uint32_t block(unsigned level, std::uint64_t key, std::uint64_t generation,
                        std::vector<std::uint64_t> trees, std::uint64_t logical,
                        std::uint64_t family = 256) {
        scene::TreeBlock one;
        one.logical = logical;
        one.device = logical + (8ULL << 20);
        one.generation = generation;
        one.owner = trees.front();
        one.first = {key, 1, 0};
        one.family = family;
        one.items = 42;
        one.level = static_cast<std::uint8_t>(level);
        const auto known = sets_.emplace(trees, static_cast<std::uint32_t>(out_->sets.size()));
        if (known.second)
            out_->sets.push_back({trees, static_cast<std::uint32_t>(trees.size())});
        one.set = known.first->second;
        out_->blocks.push_back(one);
        children_.emplace_back();
        return static_cast<std::uint32_t>(out_->blocks.size() - 1);
    }
    void lead(std::uint32_t parent, std::uint32_t child) { children_[parent].push_back(child); }
    void root(std::uint64_t tree, const std::string& name, std::uint32_t block) {
        out_->roots.push_back({tree, name, block, false, false});
    }
    std::shared_ptr<const scene::TreeBlocks> finish() {
        std::vector<std::uint32_t> order(out_->blocks.size());
        for (std::uint32_t i = 0; i < order.size(); ++i)
            order[i] = i;
        std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
            const auto& left = out_->blocks[a];
            const auto& right = out_->blocks[b];
            if (left.level != right.level)
                return left.level > right.level;
            return std::tie(left.family, left.first, left.generation, left.logical) <
                   std::tie(right.family, right.first, right.generation, right.logical);
        });
        std::vector<std::uint32_t> places(order.size());
        std::vector<scene::TreeBlock> sorted;
        for (std::uint32_t place = 0; place < order.size(); ++place) {
            places[order[place]] = place;
            sorted.push_back(out_->blocks[order[place]]);
        }
        out_->blocks = std::move(sorted);
        for (std::uint32_t place = 0; place < order.size(); ++place) {
            auto& block = out_->blocks[place];
            block.childrenFrom = static_cast<std::uint32_t>(out_->children.size());
            for (const std::uint32_t child : children_[order[place]])
                out_->children.push_back(places[child]);
            block.childrenCount =
                static_cast<std::uint32_t>(out_->children.size()) - block.childrenFrom;
        }
        for (auto& root : out_->roots)
            root.block = places[root.block];
        return out_;
    }

private:
    std::shared_ptr<scene::TreeBlocks> out_ = std::make_shared<scene::TreeBlocks>();
    std::map<std::vector<std::uint64_t>, std::uint32_t> sets_;
    std::vector<std::vector<std::uint32_t>> children_;
};

/// /v and its snapshot /s1: a root each, `nodes` nodes and `leaves` leaves of each. From generation 42 on the way down to the
/// fourth leaf has been copied by /v.
inline std::shared_ptr<const scene::TreeBlocks> inventedTree(std::uint64_t tree,
                                                             std::uint64_t generation,
                                                             std::uint32_t nodes = 2,
                                                             std::uint32_t leaves = 5) {
    TreeMaker maker(tree);
    std::uint64_t logical = 30ULL << 20;
    const auto next = [&] { return logical += 16384; };
    const bool copied = generation > 41;
    const std::vector<std::uint64_t> both = {256, 257};
    const std::vector<std::uint64_t> snapshot = {257};
    const auto ofSnapshot = maker.block(2, 256, 40, snapshot, next());
    const auto ofSource = maker.block(2, 256, 40, {256}, copied ? (90ULL << 20) : next());
    maker.root(256, "/v", ofSource);
    maker.root(257, "/s1", ofSnapshot);
    if (copied)
        (void)next();
    for (std::uint32_t n = 0; n < nodes; ++n) {
        const bool way = copied && n == 0;
        const auto node = maker.block(1, 256 + std::uint64_t{n} * leaves * 10, 30 + n % 7,
                                      way ? snapshot : both, next());
        maker.lead(ofSnapshot, node);
        std::uint32_t other = node;
        if (way)
            other = maker.block(1, 256, generation, {256}, 91ULL << 20);
        maker.lead(ofSource, other);
        for (std::uint32_t l = 0; l < leaves; ++l) {
            const std::uint64_t key = 256 + (std::uint64_t{n} * leaves + l) * 10;
            const bool end = way && l == 3;
            const auto leaf =
                maker.block(0, key, 12 + (n * leaves + l) % 29, end ? snapshot : both, next());
            maker.lead(node, leaf);
            if (way)
                maker.lead(other, end ? maker.block(0, key, generation, {256}, 92ULL << 20) : leaf);
        }
    }
    return maker.finish();
}

}  // namespace daxscope::ui::test
