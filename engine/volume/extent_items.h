// Items of the extent tree: who refers to an extent, inline and keyed.
// Pure parsing; the caller keeps the bytes. Source: on-disk format; checked against images.
#pragma once

#include <optional>

#include "base/result.h"
#include "format/structs.h"

namespace daxscope::volume {

/// EXTENT_ITEM or METADATA_ITEM without its references.
struct ExtentRecord {
    std::uint64_t logical = 0;
    std::uint64_t length = 0;
    std::uint64_t refs = 0;
    std::uint64_t generation = 0;
    std::uint64_t flags = 0;
    std::uint8_t level = 0;  ///< tree blocks
    Bytes inlineRefs;

    [[nodiscard]] bool isTreeBlock() const { return (flags & format::extentFlag::treeBlock) != 0; }
};

/// One back reference.
struct ExtentRef {
    format::ItemType type{};
    std::uint64_t root = 0;    ///< TreeBlockRef, ExtentDataRef, ExtentOwnerRef
    std::uint64_t parent = 0;  ///< SharedBlockRef, SharedDataRef: logical address of the block
    std::uint64_t inode = 0;   ///< ExtentDataRef
    std::uint64_t base = 0;    ///< ExtentDataRef: file offset − offset into the extent; may wrap
    std::uint32_t count = 1;

    /// Held by the block it stands in, not by a tree.
    [[nodiscard]] bool isShared() const {
        return type == format::ItemType::SharedBlockRef || type == format::ItemType::SharedDataRef;
    }
};

/// The item at `key`; EIO says what is wrong with it. The key must be an extent or metadata item.
[[nodiscard]] Result<ExtentRecord> parseExtent(const format::Key& key, Bytes data,
                                               std::uint32_t nodeSize);

/// Takes the next inline reference off `rest`; nothing at the end; EIO on unknown or cut ones.
[[nodiscard]] Result<std::optional<ExtentRef>> takeInlineRef(Bytes& rest);

/// A keyed reference (TREE_BLOCK_REF, …); nothing when the key is of another type.
[[nodiscard]] std::optional<ExtentRef> parseKeyedRef(const format::Key& key, Bytes data);

}  // namespace daxscope::volume
