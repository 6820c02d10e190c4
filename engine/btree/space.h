// Where an editor gets the tree blocks that it may change.
//
// The floor above (volume's transaction) knows which blocks are free, which this transaction made, and who
// else refers to one; trees only know items. A block is *fresh* when this transaction allocated it and
// nothing has shared it since: only fresh blocks are changed, where they lie (design decision 1). Changing
// bytes goes through store() and move() so that an operation that fails later can be undone.
// Blocks stay where they are in memory while the image is open: a BlockView of a fresh block sees its
// changes. One thread at a time.
#pragma once

#include "btree/source.h"

namespace daxscope::btree {

/// An item to be stored.
struct Item {
    format::Key key;
    Bytes data;
};

class BlockSpace : public BlockSource {
public:
    [[nodiscard]] virtual std::uint32_t nodeSize() const = 0;
    /// Of this transaction: what pointers to fresh blocks carry.
    [[nodiscard]] virtual std::uint64_t generation() const = 0;

    /// A new fresh block of `tree`, with its header filled in and no items; referred to once. ENOSPC.
    [[nodiscard]] virtual Result<format::BlockView> allocate(std::uint64_t tree,
                                                             unsigned level) = 0;
    /// The fresh block to change instead of `block`: itself, or a copy of it with this transaction's
    /// generation. Then the tree's reference to the old one is given up; the caller has to point the
    /// parent (or the root) to the copy. `isRoot`: `block` is the root of the tree.
    [[nodiscard]] virtual Result<format::BlockView> writable(std::uint64_t tree,
                                                             const format::BlockView& block,
                                                             bool isRoot) = 0;
    /// Gives up a fresh block that nothing points to any more.
    [[nodiscard]] virtual Status release(std::uint64_t tree, const format::BlockView& block) = 0;

    /// Bytes [offset, offset + bytes.size()) of a fresh block; offset counts from the block's start.
    /// `bytes` must not lie in the same block's changed part.
    virtual void store(const format::BlockView& block, std::uint32_t offset, Bytes bytes) = 0;
    /// As memmove inside one fresh block.
    virtual void move(const format::BlockView& block, std::uint32_t to, std::uint32_t from,
                      std::uint32_t length) = 0;

    /// From here to endChange() blocks of the tree may contradict themselves and each other; before, it is whole with this root.
    /// One at a time. False: the end need not be told.
    [[nodiscard]] virtual bool beginChange(const TreeRoot& /*root*/) { return false; }
    virtual void endChange() {}
};

}  // namespace daxscope::btree
