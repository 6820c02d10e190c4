// Changes inside one fresh block: items of a leaf, pointers of a node. Nothing here looks at another
// level of the tree; edit_path does.
//
// All bytes go through BlockSpace, which logs what changes, so each change touches as little as it can.
// Callers have made sure that it fits and that keys stay in order.
#pragma once

#include "btree/space.h"

namespace daxscope::btree {

using format::BlockView;
using format::Key;

void setCount(BlockSpace& space, const BlockView& block, std::uint32_t count);

namespace leaf {

/// Bytes for headers and data in a leaf.
[[nodiscard]] inline std::uint32_t capacity(const BlockView& leaf) {
    return static_cast<std::uint32_t>(leaf.bytes().size() - sizeof(format::Header));
}
/// Where the data of item `slot` end, and those of its predecessor begin.
[[nodiscard]] inline std::uint32_t dataEnd(const BlockView& leaf, std::uint32_t slot) {
    return slot == 0 ? capacity(leaf) : leaf.item(slot - 1).offset.get();
}
/// Bytes taken by the first `count` items, headers and data.
[[nodiscard]] inline std::uint32_t used(const BlockView& leaf, std::uint32_t count) {
    return count * static_cast<std::uint32_t>(sizeof(format::ItemHeader)) + capacity(leaf) -
           dataEnd(leaf, count);
}

/// `items` in place of the `old` ones from `slot` on.
void splice(BlockSpace& space, const BlockView& leaf, std::uint32_t slot, std::uint32_t old,
            std::span<const Item> items);
inline void insert(BlockSpace& space, const BlockView& leaf, std::uint32_t slot, const Item& item) {
    splice(space, leaf, slot, 0, {&item, 1});
}
/// Bytes behind those that the item has.
void extend(BlockSpace& space, const BlockView& leaf, std::uint32_t slot, Bytes more);
void setKey(BlockSpace& space, const BlockView& leaf, std::uint32_t slot, const Key& key);
/// Copies the items from `first` on behind those of the leaf `to`. `from` keeps them: set its count, or
/// release it.
void appendTail(BlockSpace& space, const BlockView& from, std::uint32_t first, const BlockView& to);

}  // namespace leaf

namespace node {

[[nodiscard]] inline std::uint32_t capacity(const BlockView& node) {
    return static_cast<std::uint32_t>((node.bytes().size() - sizeof(format::Header)) /
                                      sizeof(format::KeyPtr));
}

/// A pointer to `child`, a fresh block, under `key`.
void insert(BlockSpace& space, const BlockView& node, std::uint32_t slot, const Key& key,
            const BlockView& child);
void erase(BlockSpace& space, const BlockView& node, std::uint32_t slot);
void setKey(BlockSpace& space, const BlockView& node, std::uint32_t slot, const Key& key);
/// The pointer leads to `child`, a fresh block with the same first key.
void setChild(BlockSpace& space, const BlockView& node, std::uint32_t slot, const BlockView& child);
/// As leaf::appendTail.
void appendTail(BlockSpace& space, const BlockView& from, std::uint32_t first, const BlockView& to);

}  // namespace node

}  // namespace daxscope::btree
