#include "format/print.h"

#include "format/checksum.h"
#include "format/names.h"
#include "format/placed_text.h"
#include "format/print_items.h"
#include "format/text_sink.h"

namespace daxscope::format {

namespace {

void describeNothing(const ItemContext& /*item*/, ItemReader& /*reader*/) {}

void describeRaw(const ItemContext& item, ItemReader& reader) {
    if (!reader.atEnd())
        item.sink.bytes("data", reader.rest());
}

using Describer = void (*)(const ItemContext&, ItemReader&);

Describer describerOf(const Key& key) {
    switch (key.type) {
        case ItemType::InodeItem:
            return describeInode;
        case ItemType::InodeRef:
            return describeInodeRefs;
        case ItemType::InodeExtref:
            return describeInodeExtrefs;
        case ItemType::XattrItem:
        case ItemType::DirItem:
        case ItemType::DirIndex:
            return describeEntries;
        case ItemType::VerityDescriptor:
        case ItemType::VerityMerkle:
            return describeVerity;
        case ItemType::OrphanItem:
            return describeNothing;
        case ItemType::DirLogItem:
        case ItemType::DirLogIndex:
            return describeDirLog;
        case ItemType::ExtentData:
            return describeFileExtent;
        case ItemType::ExtentCsum:
            return describeChecksums;
        case ItemType::RootItem:
            return describeRoot;
        case ItemType::RootBackref:
        case ItemType::RootRef:
            return describeRootRef;
        case ItemType::ExtentItem:
        case ItemType::MetadataItem:
            return describeExtent;
        case ItemType::ExtentOwnerRef:
        case ItemType::TreeBlockRef:
        case ItemType::ExtentDataRef:
        case ItemType::SharedBlockRef:
        case ItemType::SharedDataRef:
            return describeKeyedRef;
        case ItemType::BlockGroupItem:
            return describeBlockGroup;
        case ItemType::FreeSpaceInfo:
            return describeFreeSpaceInfo;
        case ItemType::FreeSpaceExtent:
            return describeFreeSpaceExtent;
        case ItemType::FreeSpaceBitmap:
            return describeFreeSpaceBitmap;
        case ItemType::DevExtent:
            return describeDevExtent;
        case ItemType::DevItem:
            return describeDevice;
        case ItemType::ChunkItem:
            return describeChunk;
        case ItemType::RaidStripe:
            return describeRaidStripe;
        case ItemType::QgroupStatus:
            return describeQgroupStatus;
        case ItemType::QgroupInfo:
            return describeQgroupInfo;
        case ItemType::QgroupLimit:
            return describeQgroupLimit;
        case ItemType::QgroupRelation:
            return describeQgroupRelation;
        case ItemType::TemporaryItem:
            return describeTemporary;
        case ItemType::PersistentItem:
            return describePersistent;
        case ItemType::DevReplace:
            return describeDevReplace;
        case ItemType::UuidSubvolume:
        case ItemType::UuidReceived:
            return describeUuid;
        case ItemType::StringItem:
            return describeRaw;
    }
    const bool untyped = key.type == ItemType{};
    if (untyped && (key.objectid == id::freeSpace || key.objectid == id::freeIno))
        return describeSpaceCache;
    return describeRaw;
}

/// The header, but for what the headline already says.
void describeHeader(FieldSink& sink, const Header& header, const PrintOptions& options) {
    constexpr unsigned revisionShift = 56;
    const std::uint64_t flags = header.flags;
    const std::uint64_t bits = flags & ((1ULL << revisionShift) - 1);
    std::string names;
    const auto name = [&](std::uint64_t bit, std::string_view called) {
        if ((bits & bit) != 0)
            names += names.empty() ? called : std::string(", ").append(called);
    };
    name(1, "written");
    name(2, "relocated");
    sink.flags("flags", bits, names);
    sink.number("backref revision", flags >> revisionShift);
    const std::size_t used = csumSize(options.csum);
    sink.digest("checksum", Bytes(header.csum).first(used));
    if (!isZero(Bytes(header.csum).subspan(used)))
        sink.digest("behind the checksum", Bytes(header.csum).subspan(used));
    sink.uuid("fsid", header.fsid);
    sink.uuid("chunk tree uuid", header.chunkTreeUuid);
}

void describeLeaf(FieldSink& sink, Bytes bytes, std::uint32_t count, const PrintOptions& options) {
    // Data of different items never overlap; where they do nonetheless, 64 KiB must not become
    // hundreds of megabytes of text.
    std::uint64_t budget = bytes.size();
    sink.beginList("items");
    for (std::uint32_t slot = 0; slot < count; ++slot) {
        const auto* item =
            structAt<ItemHeader>(bytes, sizeof(Header) + std::size_t{slot} * sizeof(ItemHeader));
        if (item == nullptr)
            break;
        const Key key = item->key.get();
        const auto data = slice(bytes, sizeof(Header) + std::uint64_t{item->offset}, item->size);
        sink.at(std::as_bytes(std::span(item, 1)), data.value_or(Bytes()));
        sink.beginItem(slot, key, item->size);
        if (!data) {
            sink.problem(std::format("truncated: its {} bytes at {} end outside the block",
                                     item->size.get(), item->offset.get()));
        } else if (data->size() > budget) {
            sink.problem(
                "not shown: the items together are larger than the block, so they overlap");
        } else {
            budget -= data->size();
            describeItem(sink, key, *data, options);
        }
        sink.endItem();
    }
    sink.endList();
}

void describeNode(FieldSink& sink, Bytes bytes, std::uint32_t count) {
    sink.beginList("pointers");
    for (std::uint32_t slot = 0; slot < count; ++slot) {
        const auto* pointer =
            structAt<KeyPtr>(bytes, sizeof(Header) + std::size_t{slot} * sizeof(KeyPtr));
        if (pointer == nullptr)
            break;
        sink.at(std::as_bytes(std::span(pointer, 1)));
        sink.pointer(slot, pointer->key.get(), pointer->blockptr, pointer->generation);
    }
    sink.endList();
}

/// Bytes between the item headers and the data.
std::uint64_t freeBytes(Bytes bytes, std::uint32_t count) {
    const std::uint64_t body = bytes.size() - sizeof(Header);
    const std::uint64_t headers = std::uint64_t{count} * sizeof(ItemHeader);
    std::uint64_t data = body;
    if (count > 0) {
        const auto* last =
            structAt<ItemHeader>(bytes, sizeof(Header) + headers - sizeof(ItemHeader));
        data = last == nullptr ? 0 : std::min<std::uint64_t>(last->offset, body);
    }
    return data > headers ? data - headers : 0;
}

}  // namespace

void describeTree(FieldSink& sink, std::string_view name, std::uint64_t tree) {
    const bool named = tree < id::firstFree || tree > id::lastFree;
    sink.code(name, tree, named ? treeName(tree) : std::string());
}

void describeItem(FieldSink& sink, const Key& key, Bytes data, const PrintOptions& options) {
    ItemReader reader(sink, data);
    describerOf(key)({sink, key, options}, reader);
    reader.finish();
}

void describeBlock(FieldSink& sink, const BlockView& block, const PrintOptions& options) {
    const Bytes bytes = block.bytes();
    const auto* header = structAt<Header>(bytes);
    if (header == nullptr) {
        sink.beginRecord("block", 0);
        sink.problem(std::format("truncated: a tree block has a header of {} bytes, here are {}",
                                 sizeof(Header), bytes.size()));
        sink.endHead();
        sink.endRecord();
        return;
    }
    const bool isLeaf = header->level == 0;
    const std::uint32_t count = header->nritems;
    const std::size_t each = isLeaf ? sizeof(ItemHeader) : sizeof(KeyPtr);
    const std::size_t fits = (bytes.size() - sizeof(Header)) / each;
    sink.beginRecord(isLeaf ? "leaf" : "node", header->bytenr);
    describeTree(sink, "tree", header->owner);
    sink.number("level", header->level);
    sink.number("generation", header->generation);
    sink.number(isLeaf ? "item count" : "pointer count", count);
    if (isLeaf)
        sink.size("free", freeBytes(bytes, count));
    sink.endHead();
    sink.beginRow("header");
    describeHeader(sink, *header, options);
    sink.endRow();
    if (count > fits)
        sink.problem(std::format("truncated: the block has room for {} of them", fits));
    if (isLeaf)
        describeLeaf(sink, bytes, count, options);
    else
        describeNode(sink, bytes, count);
    sink.endRecord();
}

void printBlock(std::string& out, const BlockView& block, const PrintOptions& options) {
    TextSink sink(out);
    describeBlock(sink, block, options);
}

std::vector<FieldPlace> printBlockWithPlaces(std::string& out, const BlockView& block,
                                             const PrintOptions& options) {
    PlacedText sink(out, block.bytes());
    describeBlock(sink, block, options);
    return sink.take();
}

std::vector<FieldPlace> printSuperblockWithPlaces(std::string& out, const Superblock& super,
                                                  const PrintOptions& options) {
    PlacedText sink(out, std::as_bytes(std::span(&super, 1)));
    describeSuperblock(sink, super, options);
    return sink.take();
}

void printItem(std::string& out, const Key& key, Bytes data, const PrintOptions& options) {
    TextSink sink(out);
    describeItem(sink, key, data, options);
}

void printSuperblock(std::string& out, const Superblock& super, const PrintOptions& options) {
    TextSink sink(out);
    describeSuperblock(sink, super, options);
}

}  // namespace daxscope::format
