// The blocks of trees, and who leads to whom: one tree, or all subvolumes together, where blocks that several hold are there
// once.
//
// Blocks stand level by level from the top, inside a level by family, first key, generation: never by address, so that a
// block keeps its place while others are copied. A family are subvolumes that have blocks in common. Immutable, readable by
// any thread, owns its data; about 80 bytes a block and 4 a pointer.
#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace daxscope::scene {

struct BlockKey {
    std::uint64_t objectid = 0;
    std::uint8_t type = 0;
    std::uint64_t offset = 0;

    [[nodiscard]] auto operator<=>(const BlockKey&) const = default;
    /// "(257 EXTENT_DATA 4096)".
    [[nodiscard]] std::string text() const;
};

struct TreeBlock {
    std::uint64_t logical = 0;
    std::uint64_t device = 0;  ///< byte of the first copy; 0 when no chunk holds it
    std::uint64_t generation = 0;
    std::uint64_t owner = 0;   ///< tree that its header names: for which it was made
    BlockKey first;            ///< key
    std::uint64_t family = 0;  ///< the first of its subvolumes
    std::uint32_t items = 0;   ///< or pointers
    std::uint32_t set = 0;     ///< trees that reach it
    std::uint32_t childrenFrom = 0, childrenCount = 0;
    std::uint8_t level = 0;
    bool damaged = false;  ///< its first key and what lies below it are not known
};

struct TreeRootBlock {
    std::uint64_t tree = 0;
    std::string name;
    std::uint32_t block = 0;
    bool snapshot = false;
    bool removed = false;  ///< its removal has begun
};

struct TreeChoice {
    std::uint64_t tree = 0;  ///< 0: all subvolumes
    std::string name;
};

class TreeBlocks {
public:
    std::uint64_t tree = 0;           ///< what was asked for; 0: all subvolumes
    std::vector<TreeChoice> choices;  ///< what can be asked for
    std::uint32_t nodeSize = 16384;
    std::vector<TreeBlock> blocks;
    std::vector<TreeRootBlock> roots;  ///< by tree
    std::string cut;  ///< a sentence: what has been left out; empty when nothing was

    /// Trees by number of set, ascending; not all of very many.
    struct Set {
        std::vector<std::uint64_t> trees;
        std::uint32_t count = 0;
    };
    std::vector<Set> sets;
    std::vector<std::uint32_t> children;  ///< of all blocks, in key order of the pointers

    [[nodiscard]] std::span<const std::uint32_t> childrenOf(const TreeBlock& block) const {
        return std::span(children).subspan(block.childrenFrom, block.childrenCount);
    }
    [[nodiscard]] unsigned levels() const { return blocks.empty() ? 0 : blocks.front().level + 1U; }
};

}  // namespace daxscope::scene
