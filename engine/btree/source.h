// Where tree blocks come from.
//
// The floor above (volume) knows how logical addresses map to the device and which copy is sound;
// trees only know addresses. Implementations verify a block once (format::verifyBlock) and then
// trust it; they may be called from one thread at a time.
#pragma once

#include "base/result.h"
#include "format/tree_block.h"

namespace daxscope::btree {

class BlockSource {
public:
    BlockSource() = default;
    BlockSource(const BlockSource&) = delete;
    BlockSource& operator=(const BlockSource&) = delete;
    virtual ~BlockSource() = default;

    /// The verified block at `expect.logical`, checked against what the parent says of it. Valid
    /// as long as the image is open.
    [[nodiscard]] virtual Result<format::BlockView> block(const format::Expect& expect) const = 0;
    /// Whether what block() has given may be looked at again without asking: nothing has become unreadable since.
    [[nodiscard]] virtual bool keeps() const { return true; }
};

/// The root of a tree as a root item or the superblock names it.
struct TreeRoot {
    std::uint64_t tree = 0;  ///< object id
    std::uint64_t logical = 0;
    std::uint64_t generation = 0;
    std::uint8_t level = 0;

    [[nodiscard]] format::Expect expect() const { return {logical, level, generation, {}}; }
};

/// What to expect of the block that `node`'s pointer `slot` leads to.
[[nodiscard]] inline format::Expect childExpect(const format::BlockView& node, std::uint32_t slot) {
    const format::KeyPtr& pointer = node.pointer(slot);
    return {pointer.blockptr, static_cast<std::uint8_t>(node.level() - 1), pointer.generation,
            pointer.key.get()};
}

}  // namespace daxscope::btree
