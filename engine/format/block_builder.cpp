#include "format/block_builder.h"

#include <algorithm>

#include "format/checksum.h"

namespace daxscope::format {

namespace {

std::vector<std::byte> emptyBlock(std::uint64_t owner, unsigned level, const BlockStamp& stamp) {
    std::vector<std::byte> block(stamp.rules.nodeSize);
    auto& header = structIn<Header>(block);
    header.flags = newBlockFlags;
    header.generation = stamp.generation;
    header.owner = owner;
    header.level = static_cast<U8>(level);
    return block;
}

Key firstKey(const BuiltBlock& block) { return BlockView(block.bytes).key(0); }

/// Takes as many items from the front as fit.
std::vector<std::byte> leafOf(std::span<const Item>& items, std::uint64_t owner,
                              const BlockStamp& stamp) {
    std::vector<std::byte> block = emptyBlock(owner, 0, stamp);
    std::size_t end = block.size();
    std::uint32_t count = 0;
    for (; !items.empty(); items = items.subspan(1)) {
        const Item& item = items.front();
        const std::size_t header = sizeof(Header) + count * sizeof(ItemHeader);
        if (end - header < sizeof(ItemHeader) + item.data.size())
            break;
        end -= item.data.size();
        std::ranges::copy(item.data, block.begin() + static_cast<std::ptrdiff_t>(end));
        auto& slot = structIn<ItemHeader>(block, header);
        slot.key = item.key;
        slot.offset = static_cast<std::uint32_t>(end - sizeof(Header));
        slot.size = static_cast<std::uint32_t>(item.data.size());
        ++count;
    }
    structIn<Header>(block).nritems = count;
    return block;
}

std::vector<std::byte> nodeOf(std::span<const BuiltBlock>& children, std::uint64_t owner,
                              const BlockStamp& stamp) {
    std::vector<std::byte> block = emptyBlock(owner, children.front().level + 1U, stamp);
    const std::size_t most = (block.size() - sizeof(Header)) / sizeof(KeyPtr);
    const std::size_t count = std::min(most, children.size());
    for (std::size_t i = 0; i < count; ++i) {
        auto& pointer = structIn<KeyPtr>(block, sizeof(Header) + i * sizeof(KeyPtr));
        pointer.key = firstKey(children[i]);
        pointer.blockptr = children[i].logical;
        pointer.generation = stamp.generation;
    }
    structIn<Header>(block).nritems = static_cast<std::uint32_t>(count);
    children = children.subspan(count);
    return block;
}

}  // namespace

void sealBlock(std::span<std::byte> block, const BlockStamp& stamp, std::uint64_t logical) {
    auto& header = structIn<Header>(block);
    header.bytenr = logical;
    header.fsid = stamp.rules.fsid;
    header.chunkTreeUuid = stamp.chunkTreeUuid;
    header.csum = checksum(stamp.rules.csum, block.subspan(sizeof header.csum)).bytes;
}

void append(Item& item, Bytes more) { item.data.insert(item.data.end(), more.begin(), more.end()); }

std::vector<BuiltBlock> buildTree(std::span<const Item> items, std::uint64_t owner,
                                  const BlockStamp& stamp,
                                  const std::function<std::uint64_t()>& allocate) {
    std::vector<BuiltBlock> all;
    const auto add = [&](std::uint8_t level, std::vector<std::byte> bytes) {
        const std::uint64_t logical = allocate();
        sealBlock(bytes, stamp, logical);
        all.push_back({logical, level, std::move(bytes)});
    };
    do
        add(0, leafOf(items, owner, stamp));
    while (!items.empty());
    for (std::size_t from = 0; all.size() - from > 1;) {
        const std::vector<BuiltBlock> below(all.begin() + static_cast<std::ptrdiff_t>(from),
                                            all.end());
        from = all.size();
        for (std::span<const BuiltBlock> rest = below; !rest.empty();) {
            const auto level = static_cast<std::uint8_t>(rest.front().level + 1);
            add(level, nodeOf(rest, owner, stamp));
        }
    }
    return all;
}

}  // namespace daxscope::format
