#include "format/tree_block.h"

#include <algorithm>

#include "format/checksum.h"
#include "format/names.h"

namespace daxscope::format {

namespace {

std::unexpected<Error> broken(std::uint64_t logical, std::string what) {
    return std::unexpected(Error{EIO, std::move(what), std::format("tree block {}", logical)});
}

std::unexpected<Error> brokenItem(std::uint64_t logical, std::uint32_t slot, const Key& key,
                                  std::string what) {
    return std::unexpected(
        Error{EIO, std::move(what),
              std::format("tree block {} item {} {}", logical, slot, keyText(key))});
}

/// Fewest bytes an item of the type may have; exact where `exact`.
struct SizeRule {
    std::size_t least = 0;
    bool exact = false;
};

SizeRule sizeRule(ItemType type) {
    switch (type) {
        case ItemType::InodeItem:
            return {sizeof(InodeItem), true};
        case ItemType::InodeRef:
            return {sizeof(InodeRef), false};
        case ItemType::InodeExtref:
            return {sizeof(InodeExtref), false};
        case ItemType::DirItem:
        case ItemType::DirIndex:
        case ItemType::XattrItem:
            return {sizeof(DirItem), false};
        case ItemType::ExtentData:
            return {sizeof(FileExtentHead), false};
        case ItemType::RootItem:
            return {sizeof(RootItemV1), false};
        case ItemType::RootRef:
        case ItemType::RootBackref:
            return {sizeof(RootRef), false};
        case ItemType::ExtentItem:
        case ItemType::MetadataItem:
            return {sizeof(ExtentItem), false};
        case ItemType::ExtentDataRef:
            return {sizeof(ExtentDataRef), true};
        case ItemType::SharedDataRef:
            return {sizeof(SharedDataRef), true};
        case ItemType::TreeBlockRef:
        case ItemType::SharedBlockRef:
            return {0, true};
        case ItemType::BlockGroupItem:
            return {sizeof(BlockGroupItem), true};
        case ItemType::FreeSpaceInfo:
            return {sizeof(FreeSpaceInfo), true};
        case ItemType::FreeSpaceExtent:
            return {0, true};
        case ItemType::DevExtent:
            return {sizeof(DevExtent), true};
        case ItemType::DevItem:
            return {sizeof(DevItem), true};
        case ItemType::ChunkItem:
            return {sizeof(Chunk) + sizeof(Stripe), false};
        default:
            return {};
    }
}

Status verifyItemSize(std::uint64_t logical, std::uint32_t slot, const Key& key, Bytes data) {
    const SizeRule rule = sizeRule(key.type);
    if (data.size() < rule.least || (rule.exact && data.size() != rule.least))
        return brokenItem(logical, slot, key,
                          std::format("the item has {} bytes, its type needs {}{}", data.size(),
                                      rule.exact ? "" : "at least ", rule.least));
    if (key.type == ItemType::ExtentData) {
        const auto* head = structAt<FileExtentHead>(data);
        const bool isInline = head->type == static_cast<U8>(ExtentDataType::Inline);
        if (head->type > static_cast<U8>(ExtentDataType::Prealloc))
            return brokenItem(logical, slot, key,
                              std::format("file extent type {} is unknown", head->type));
        if (!isInline && data.size() != sizeof(FileExtentItem))
            return brokenItem(logical, slot, key,
                              std::format("a regular file extent has {} bytes, not {}", data.size(),
                                          sizeof(FileExtentItem)));
    }
    return {};
}

Status verifyLeaf(const BlockView& leaf, const BlockRules& rules) {
    const std::uint64_t logical = leaf.logical();
    const std::size_t body = rules.nodeSize - sizeof(Header);
    if (leaf.count() > body / sizeof(ItemHeader))
        return broken(logical, std::format("{} items do not fit into a leaf", leaf.count()));
    std::size_t end = body;  // data of item i ends where that of item i − 1 starts
    const std::size_t headers = leaf.count() * sizeof(ItemHeader);
    for (std::uint32_t slot = 0; slot < leaf.count(); ++slot) {
        const ItemHeader& item = leaf.item(slot);
        const Key key = item.key.get();
        if (slot > 0 && !(leaf.item(slot - 1).key.get() < key))
            return brokenItem(logical, slot, key, "the keys are not in order");
        if (std::uint64_t{item.offset} + item.size != end || item.offset < headers)
            return brokenItem(logical, slot, key,
                              std::format("its data (offset {}, {} bytes) should end at {}",
                                          item.offset.get(), item.size.get(), end));
        end = item.offset;
        DAX_CHECK(verifyItemSize(logical, slot, key, leaf.data(slot)));
    }
    return {};
}

Status verifyNode(const BlockView& node, const BlockRules& rules) {
    const std::uint64_t logical = node.logical();
    const std::size_t fits = (rules.nodeSize - sizeof(Header)) / sizeof(KeyPtr);
    if (node.count() == 0 || node.count() > fits)
        return broken(logical, std::format("a node with {} pointers; 1 to {} are possible",
                                           node.count(), fits));
    for (std::uint32_t slot = 0; slot < node.count(); ++slot) {
        const KeyPtr& pointer = node.pointer(slot);
        const Key key = pointer.key.get();
        if (slot > 0 && !(node.pointer(slot - 1).key.get() < key))
            return brokenItem(logical, slot, key, "the keys are not in order");
        if (pointer.blockptr == 0 || pointer.blockptr % rules.sectorSize != 0)
            return brokenItem(logical, slot, key,
                              std::format("the pointer {} is not the address of a block",
                                          pointer.blockptr.get()));
    }
    return {};
}

}  // namespace

std::uint32_t BlockView::lowerBound(const Key& wanted) const {
    // Items of leaves and pointers of nodes both begin with their key.
    static_assert(offsetof(ItemHeader, key) == 0 && offsetof(KeyPtr, key) == 0);
    const std::size_t size = isLeaf() ? sizeof(ItemHeader) : sizeof(KeyPtr);
    const std::byte* const first = bytes_.data() + sizeof(Header);
    std::uint32_t low = 0;
    std::uint32_t high = count();
    while (low < high) {
        const std::uint32_t middle = low + (high - low) / 2;
        if (reinterpret_cast<const DiskKey*>(first + middle * size)->get() < wanted)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

Status verifyBlock(Bytes block, const BlockRules& rules, std::uint64_t logical) {
    if (block.size() != rules.nodeSize || block.size() < sizeof(Header))
        return broken(logical, "the block lies partly outside the device");
    const BlockView view(block);
    const Header& header = view.header();
    if (!checksum(rules.csum, block.subspan(sizeof header.csum)).equals(Bytes(header.csum)))
        return broken(logical, std::format("the {} checksum does not match the content",
                                           csumName(rules.csum)));
    return verifyContent(block, rules, logical);
}

Status verifyContent(Bytes block, const BlockRules& rules, std::uint64_t logical) {
    if (block.size() != rules.nodeSize || block.size() < sizeof(Header))
        return broken(logical, "the block lies partly outside the device");
    const BlockView view(block);
    const Header& header = view.header();
    if (header.bytenr != logical)
        return broken(logical, std::format("the block says it is block {}", header.bytenr.get()));
    if (header.fsid != rules.fsid)
        return broken(logical, "the block belongs to another filesystem (fsid differs)");
    if (header.level > maxLevel)
        return broken(logical, std::format("level {} is above the highest possible, {}",
                                           header.level, maxLevel));
    if (header.generation > rules.maxGeneration)
        return broken(logical, std::format("generation {} is newer than the superblock's, {}",
                                           header.generation.get(), rules.maxGeneration));
    return view.isLeaf() ? verifyLeaf(view, rules) : verifyNode(view, rules);
}

Status verifyExpected(const BlockView& block, const Expect& expect) {
    if (block.level() != expect.level)
        return broken(expect.logical, std::format("level {}, but its parent expects level {}",
                                                  block.level(), expect.level));
    if (expect.generation && block.header().generation != *expect.generation)
        return broken(expect.logical,
                      std::format("generation {}, but its parent expects generation {}",
                                  block.header().generation.get(), *expect.generation));
    if (expect.firstKey && (block.count() == 0 || block.key(0) != *expect.firstKey))
        return broken(expect.logical,
                      std::format("its first key is {}, but its parent expects {}",
                                  block.count() == 0 ? "missing" : keyText(block.key(0)),
                                  keyText(*expect.firstKey)));
    return {};
}

}  // namespace daxscope::format
