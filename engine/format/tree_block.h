// One tree block: a view of its bytes, and the rules that hold inside a block.
//
// verify() must have said yes before a BlockView is used; then every accessor is in bounds for
// every slot below count(). Pure: bytes in, verdict out. The bytes belong to the mapped image.
#pragma once

#include <optional>

#include "base/bytes.h"
#include "base/result.h"
#include "format/structs.h"

namespace daxscope::format {

class BlockView {
public:
    BlockView() = default;
    explicit BlockView(Bytes bytes) : bytes_(bytes) {}

    [[nodiscard]] Bytes bytes() const { return bytes_; }
    [[nodiscard]] const Header& header() const {
        return *reinterpret_cast<const Header*>(bytes_.data());
    }
    [[nodiscard]] std::uint64_t logical() const { return header().bytenr; }
    [[nodiscard]] unsigned level() const { return header().level; }
    [[nodiscard]] bool isLeaf() const { return level() == 0; }
    [[nodiscard]] std::uint32_t count() const { return header().nritems; }

    [[nodiscard]] Key key(std::uint32_t slot) const {
        return isLeaf() ? item(slot).key.get() : pointer(slot).key.get();
    }
    /// Leaves.
    [[nodiscard]] const ItemHeader& item(std::uint32_t slot) const {
        return *reinterpret_cast<const ItemHeader*>(bytes_.data() + sizeof(Header) +
                                                    slot * sizeof(ItemHeader));
    }
    [[nodiscard]] Bytes data(std::uint32_t slot) const {
        const ItemHeader& header = item(slot);
        return bytes_.subspan(sizeof(Header) + header.offset, header.size);
    }
    /// Nodes.
    [[nodiscard]] const KeyPtr& pointer(std::uint32_t slot) const {
        return *reinterpret_cast<const KeyPtr*>(bytes_.data() + sizeof(Header) +
                                                slot * sizeof(KeyPtr));
    }
    /// First slot whose key is not below `key`; count() when all are.
    [[nodiscard]] std::uint32_t lowerBound(const Key& key) const;

private:
    Bytes bytes_;
};

/// What a reader knows of a block before it reads it.
struct Expect {
    std::uint64_t logical = 0;
    std::uint8_t level = 0;
    std::optional<std::uint64_t> generation;  ///< exact, from the parent or root item
    std::optional<Key> firstKey;              ///< from the parent
};

/// What all blocks of an image have in common.
struct BlockRules {
    CsumType csum = CsumType::Crc32c;
    Uuid fsid{};  ///< of the headers (metadata UUID where that is in use)
    std::uint32_t nodeSize = 16384;
    std::uint32_t sectorSize = 4096;
    std::uint64_t maxGeneration = UINT64_MAX;
};

/// Inside the block: checksum, fsid, address, level, item bounds, key order, item sizes.
/// The error says which rule is broken and, where one is, at which item.
[[nodiscard]] Status verifyBlock(Bytes block, const BlockRules& rules, std::uint64_t logical);
/// The same without the checksum: what is not committed has none.
[[nodiscard]] Status verifyContent(Bytes block, const BlockRules& rules, std::uint64_t logical);

/// Between a (verified) block and its parent.
[[nodiscard]] Status verifyExpected(const BlockView& block, const Expect& expect);

}  // namespace daxscope::format
