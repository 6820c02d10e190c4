// New tree blocks from sorted items, in memory: what mkfs writes. Pure.
#pragma once

#include <functional>
#include <vector>

#include "base/bytes.h"
#include "format/structs.h"
#include "format/tree_block.h"

namespace daxscope::format {

/// What the headers of all new blocks of one transaction have in common, besides BlockRules.
struct BlockStamp {
    BlockRules rules;
    Uuid chunkTreeUuid{};
    std::uint64_t generation = 1;
};

/// Fills in address, fsid and checksum of a block whose items stand; the block says the rest itself.
void sealBlock(std::span<std::byte> block, const BlockStamp& stamp, std::uint64_t logical);

struct Item {
    Key key;
    std::vector<std::byte> data;
};

/// Appends `more`'s bytes to an item under construction: a head, then a name.
void append(Item& item, Bytes more);

template <typename T>
[[nodiscard]] Item itemOf(const Key& key, const T& head) {
    Item item{key, {}};
    append(item, bytesOf(head));
    return item;
}

struct BuiltBlock {
    std::uint64_t logical = 0;
    std::uint8_t level = 0;
    std::vector<std::byte> bytes;  ///< sealed
};

/// A whole tree, leaves first, the root last. `items` in key order, each fits into a leaf; `allocate` gives the address
/// of the next block. No items make one empty leaf.
[[nodiscard]] std::vector<BuiltBlock> buildTree(std::span<const Item> items, std::uint64_t owner,
                                                const BlockStamp& stamp,
                                                const std::function<std::uint64_t()>& allocate);

}  // namespace daxscope::format
