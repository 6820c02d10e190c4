// The rules of single items: what the kernel's tree-checker asks of each before it uses a block. Pure.
//
// Sizes of items, key order and bounds are format/tree_block's, which verifies every block that is read. Source: the on-disk
// format pages and the kernel's documentation of what it refuses; both were tried on spoilt images.
#pragma once

#include "base/function_ref.h"
#include "files/entry_list.h"
#include "format/structs.h"
#include "format/tree_block.h"

namespace daxscope::check {

struct ItemContext {
    std::uint64_t tree = 0;        ///< that the block was made for
    std::uint64_t generation = 0;  ///< of the superblock
    std::uint32_t sectorSize = 4096;
    std::uint32_t nodeSize = 16384;
    std::uint8_t csumSize = 4;
    bool skinny = true;
    std::uint64_t incompat = 0;
    std::uint64_t deviceId = 1;  ///< as the superblock has them
    format::Uuid deviceUuid{};
};

/// Calls tell(slot, sentence) for every rule that an item of the leaf breaks.
void checkLeaf(const format::BlockView& leaf, const ItemContext& context,
               FunctionRef<void(std::uint32_t, std::string)> tell);

/// Names behind an InodeRef, InodeExtref or DirItem, in order: visit(head, name). False when they do not fit exactly.
template <typename Head, typename Visit>
bool forEachName(Bytes item, Visit&& visit) {
    while (!item.empty()) {
        const auto* head = structAt<Head>(item);
        if (head == nullptr)
            return false;
        const auto [nameSize, dataSize] = files::tailOf(*head);
        const std::size_t size = sizeof(Head) + nameSize + dataSize;
        if (item.size() < size)
            return false;
        visit(*head, asText(item.subspan(sizeof(Head), nameSize)));
        item = item.subspan(size);
    }
    return true;
}

}  // namespace daxscope::check
