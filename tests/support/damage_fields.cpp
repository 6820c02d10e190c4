#include "support/damage_fields.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <format>
#include <optional>

#include "format/names.h"

namespace daxscope::test {
namespace {

using format::ItemType;

// NOLINTNEXTLINE(cppcoreguidelines-macro-usage): offsetof() needs the name
#define DAX_FIELD(type, member, number) \
    Field { #member, offsetof(format::type, member), sizeof(format::type::member), Number::number }
// The first byte of an array.
// NOLINTNEXTLINE(cppcoreguidelines-macro-usage): as above
#define DAX_BYTES(type, member) \
    Field { #member "[0]", offsetof(format::type, member), 1, Number::Raw }

using Fields = std::vector<Field>;

Fields inodeFields() {
    return {DAX_FIELD(InodeItem, generation, Generation),
            DAX_FIELD(InodeItem, transid, Generation),
            DAX_FIELD(InodeItem, size, Bytes),
            DAX_FIELD(InodeItem, nbytes, Bytes),
            DAX_FIELD(InodeItem, nlink, Count),
            DAX_FIELD(InodeItem, mode, Mode),
            DAX_FIELD(InodeItem, flags, Bits)};
}

Fields rootItemFields(std::size_t length) {
    Fields fields;
    for (Field field : inodeFields()) {
        field.name = "inode." + field.name;
        fields.push_back(field);
    }
    const Fields own = {
        DAX_FIELD(RootItemV1, generation, Generation),
        DAX_FIELD(RootItemV1, rootDirid, Id),
        DAX_FIELD(RootItemV1, bytenr, Address),
        DAX_FIELD(RootItemV1, bytesUsed, Bytes),
        DAX_FIELD(RootItemV1, lastSnapshot, Generation),
        DAX_FIELD(RootItemV1, flags, Bits),
        DAX_FIELD(RootItemV1, refs, Count),
        {"dropProgress.objectid", offsetof(format::RootItemV1, dropProgress), 8, Number::Id},
        {"dropProgress.offset", offsetof(format::RootItemV1, dropProgress) + 9, 8, Number::Id},
        DAX_FIELD(RootItemV1, dropLevel, Choice),
        DAX_FIELD(RootItemV1, level, Choice)};
    fields.insert(fields.end(), own.begin(), own.end());
    if (length >= sizeof(format::RootItem)) {
        const Fields more = {DAX_FIELD(RootItem, generationV2, Generation),
                             DAX_BYTES(RootItem, uuid), DAX_BYTES(RootItem, parentUuid),
                             DAX_BYTES(RootItem, receivedUuid)};
        fields.insert(fields.end(), more.begin(), more.end());
    }
    return fields;
}

Fields dirItemFields(std::size_t length) {
    Fields fields = {{"location.objectid", offsetof(format::DirItem, location), 8, Number::Id},
                     {"location.type", offsetof(format::DirItem, location) + 8, 1, Number::Choice},
                     {"location.offset", offsetof(format::DirItem, location) + 9, 8, Number::Id},
                     DAX_FIELD(DirItem, transid, Generation),
                     DAX_FIELD(DirItem, dataLen, Count),
                     DAX_FIELD(DirItem, nameLen, Count),
                     DAX_FIELD(DirItem, type, Choice)};
    if (length > sizeof(format::DirItem))
        fields.push_back({"name[0]", sizeof(format::DirItem), 1, Number::Raw});
    return fields;
}

Fields fileExtentFields(std::size_t length, Bytes data) {
    Fields fields = {DAX_FIELD(FileExtentHead, generation, Generation),
                     DAX_FIELD(FileExtentHead, ramBytes, Bytes),
                     DAX_FIELD(FileExtentHead, compression, Choice),
                     DAX_FIELD(FileExtentHead, encryption, Choice),
                     DAX_FIELD(FileExtentHead, otherEncoding, Choice),
                     DAX_FIELD(FileExtentHead, type, Choice)};
    const auto* head = structAt<format::FileExtentHead>(data);
    const bool isInline = head != nullptr && head->type == 0;
    if (!isInline && length >= sizeof(format::FileExtentItem)) {
        const Fields more = {DAX_FIELD(FileExtentItem, diskBytenr, Address),
                             DAX_FIELD(FileExtentItem, diskNumBytes, Bytes),
                             DAX_FIELD(FileExtentItem, offset, Bytes),
                             DAX_FIELD(FileExtentItem, numBytes, Bytes)};
        fields.insert(fields.end(), more.begin(), more.end());
    }
    return fields;
}

const Fields& dataRefFields() {
    static const Fields fields = {
        DAX_FIELD(ExtentDataRef, root, Id), DAX_FIELD(ExtentDataRef, objectid, Id),
        DAX_FIELD(ExtentDataRef, offset, Id), DAX_FIELD(ExtentDataRef, count, Count)};
    return fields;
}

bool isFatTreeBlock(const format::Key& key, Bytes data) {
    const auto* item = structAt<format::ExtentItem>(data);
    return key.type == ItemType::ExtentItem && item != nullptr &&
           (item->flags & format::extentFlag::treeBlock) != 0;
}

/// Where the inline references begin, behind the fixed part.
std::size_t inlineRefsAt(const format::Key& key, Bytes data) {
    return sizeof(format::ExtentItem) +
           (isFatTreeBlock(key, data) ? sizeof(format::TreeBlockInfo) : 0);
}

Fields extentItemFields(const format::Key& key, Bytes data) {
    Fields fields = {DAX_FIELD(ExtentItem, refs, Count),
                     DAX_FIELD(ExtentItem, generation, Generation),
                     DAX_FIELD(ExtentItem, flags, Bits)};
    if (isFatTreeBlock(key, data)) {
        fields.push_back({"key.objectid", sizeof(format::ExtentItem), 8, Number::Id});
        fields.push_back(
            {"level", sizeof(format::ExtentItem) + sizeof(format::DiskKey), 1, Number::Choice});
    }
    // The first two are enough: the others have the same rules.
    std::size_t at = inlineRefsAt(key, data);
    for (unsigned n = 0; n < 2 && at + 9 <= data.size(); ++n) {
        const auto type = static_cast<ItemType>(data[at]);
        const std::string name = std::format("ref[{}] {}.", n, format::itemTypeName(type));
        fields.push_back({name + "type", at, 1, Number::Choice});
        if (type == ItemType::ExtentDataRef) {
            for (Field field : dataRefFields()) {
                field.name = name + field.name;
                field.offset += at + 1;
                fields.push_back(field);
            }
            at += 1 + sizeof(format::ExtentDataRef);
            continue;
        }
        fields.push_back({name + "offset", at + 1, 8, Number::Address});
        at += 9;
        if (type == ItemType::SharedDataRef) {
            fields.push_back({name + "count", at, 4, Number::Count});
            at += sizeof(format::SharedDataRef);
        }
    }
    return fields;
}

Fields chunkFields(Bytes data) {
    Fields fields = {DAX_FIELD(Chunk, length, Bytes),     DAX_FIELD(Chunk, owner, Id),
                     DAX_FIELD(Chunk, stripeLen, Bytes),  DAX_FIELD(Chunk, type, Bits),
                     DAX_FIELD(Chunk, ioAlign, Bytes),    DAX_FIELD(Chunk, ioWidth, Bytes),
                     DAX_FIELD(Chunk, sectorSize, Bytes), DAX_FIELD(Chunk, numStripes, Count),
                     DAX_FIELD(Chunk, subStripes, Choice)};
    std::size_t at = sizeof(format::Chunk);
    for (unsigned n = 0; at + sizeof(format::Stripe) <= data.size(); ++n) {
        for (Field field : {DAX_FIELD(Stripe, devid, Id), DAX_FIELD(Stripe, offset, Address),
                            DAX_BYTES(Stripe, devUuid)}) {
            field.name = std::format("stripe[{}].{}", n, field.name);
            field.offset += at;
            fields.push_back(field);
        }
        at += sizeof(format::Stripe);
    }
    return fields;
}

Fields deviceFields() {
    return {DAX_FIELD(DevItem, devid, Id),
            DAX_FIELD(DevItem, totalBytes, Bytes),
            DAX_FIELD(DevItem, bytesUsed, Bytes),
            DAX_FIELD(DevItem, sectorSize, Bytes),
            DAX_FIELD(DevItem, type, Id),
            DAX_FIELD(DevItem, generation, Generation),
            DAX_FIELD(DevItem, startOffset, Bytes),
            DAX_BYTES(DevItem, uuid),
            DAX_BYTES(DevItem, fsid)};
}

Fields typeFields(const format::Key& key, Bytes data) {
    switch (key.type) {
        case ItemType::InodeItem:
            return inodeFields();
        case ItemType::InodeRef:
            return {DAX_FIELD(InodeRef, index, Id), DAX_FIELD(InodeRef, nameLen, Count),
                    Field{"name[0]", sizeof(format::InodeRef), 1, Number::Raw}};
        case ItemType::InodeExtref:
            return {DAX_FIELD(InodeExtref, parent, Id), DAX_FIELD(InodeExtref, index, Id),
                    DAX_FIELD(InodeExtref, nameLen, Count),
                    Field{"name[0]", sizeof(format::InodeExtref), 1, Number::Raw}};
        case ItemType::XattrItem:
        case ItemType::DirItem:
        case ItemType::DirIndex:
            return dirItemFields(data.size());
        case ItemType::ExtentData:
            return fileExtentFields(data.size(), data);
        case ItemType::ExtentCsum:
            return {Field{"sum[0]", 0, 1, Number::Raw},
                    Field{"sum[last]", data.size() - 4, 1, Number::Raw}};
        case ItemType::RootItem:
            return rootItemFields(data.size());
        case ItemType::RootRef:
        case ItemType::RootBackref:
            return {DAX_FIELD(RootRef, dirid, Id), DAX_FIELD(RootRef, sequence, Id),
                    DAX_FIELD(RootRef, nameLen, Count),
                    Field{"name[0]", sizeof(format::RootRef), 1, Number::Raw}};
        case ItemType::ExtentItem:
        case ItemType::MetadataItem:
            return extentItemFields(key, data);
        case ItemType::ExtentDataRef:
            return dataRefFields();
        case ItemType::SharedDataRef:
            return {DAX_FIELD(SharedDataRef, count, Count)};
        case ItemType::BlockGroupItem:
            return {DAX_FIELD(BlockGroupItem, used, Bytes),
                    DAX_FIELD(BlockGroupItem, chunkObjectid, Id),
                    DAX_FIELD(BlockGroupItem, flags, Bits)};
        case ItemType::FreeSpaceInfo:
            return {DAX_FIELD(FreeSpaceInfo, extentCount, Count),
                    DAX_FIELD(FreeSpaceInfo, flags, Bits)};
        case ItemType::FreeSpaceBitmap:
            return {Field{"bits[0]", 0, 1, Number::Raw},
                    Field{"bits[middle]", data.size() / 2, 1, Number::Raw}};
        case ItemType::DevExtent:
            return {DAX_FIELD(DevExtent, chunkTree, Id), DAX_FIELD(DevExtent, chunkObjectid, Id),
                    DAX_FIELD(DevExtent, chunkOffset, Address), DAX_FIELD(DevExtent, length, Bytes),
                    DAX_BYTES(DevExtent, chunkTreeUuid)};
        case ItemType::DevItem:
            return deviceFields();
        case ItemType::ChunkItem:
            return chunkFields(data);
        case ItemType::UuidSubvolume:
        case ItemType::UuidReceived:
            return {Field{"subvolume", 0, 8, Number::Id}};
        default:
            return {};
    }
}

std::string inodeVariant(Bytes data) {
    const auto* inode = structAt<format::InodeItem>(data);
    if (inode == nullptr)
        return {};
    return std::format("{:o}{}", inode->mode.get() & 0170000U,
                       inode->nlink.get() > 1 ? ", links" : "");
}

std::string fileExtentVariant(Bytes data) {
    const auto* head = structAt<format::FileExtentHead>(data);
    const auto* item = structAt<format::FileExtentItem>(data);
    if (head == nullptr)
        return {};
    std::string text = std::format("{}, {}", head->type, head->compression);
    if (item != nullptr && head->type != 0)
        text += std::format("{}{}", item->diskBytenr == 0 ? ", hole" : "",
                            item->offset != 0 ? ", inside" : "");
    return text;
}

std::string extentVariant(const format::Key& key, Bytes data) {
    const auto* item = structAt<format::ExtentItem>(data);
    if (item == nullptr)
        return {};
    const std::size_t at = inlineRefsAt(key, data);
    return std::format("{:x}, {}", item->flags.get(),
                       at < data.size() ? static_cast<unsigned>(data[at]) : 0U);
}

}  // namespace

std::vector<Change> changesOf(Number number, std::size_t size, std::uint64_t old) {
    const std::uint64_t most = size == 8 ? UINT64_MAX : (1ULL << (8 * size)) - 1;
    std::vector<Change> all;
    const auto add = [&](std::string name, std::uint64_t value) {
        value &= most;
        const auto same = [&](const Change& change) { return change.value == value; };
        if (value != old && std::ranges::none_of(all, same))
            all.push_back({std::move(name), value});
    };
    switch (number) {
        case Number::Count:
            add("+ 1", old + 1);
            add("- 1", old - 1);
            add("= most", most);
            break;
        case Number::Bytes:
            add("+ 1", old + 1);
            add("+ 4096", old + 4096);
            add("- 4096", old - 4096);
            add("= 0", 0);
            add("= most", most);
            break;
        case Number::Address:
            add("+ 1", old + 1);
            add("+ 4096", old + 4096);
            add("= 0", 0);
            add("= last sector", most - 4095);
            break;
        case Number::Bits:
            for (const unsigned bit : {0U, 1U, 4U, 8U, 31U, 48U, 63U})
                if (bit < 8 * size)
                    add(std::format("^ bit {}", bit), old ^ (1ULL << bit));
            break;
        case Number::Choice:
            add("+ 1", old + 1);
            add("= 0", 0);
            add("= most", most);
            break;
        case Number::Id:
            add("+ 1", old + 1);
            add("= 0", 0);
            add("= most", most);
            break;
        case Number::Generation:
            add("- 1", old - 1);
            add("+ 1000000", old + 1'000'000);
            add("= 0", 0);
            break;
        case Number::Mode:
            for (const unsigned type : {0U, 0100000U, 0040000U, 0120000U, 0170000U})
                add(std::format("= type {:o}", type), (old & 07777U) | type);
            add("^ bit 16", old ^ (1U << 16U));
            break;
        case Number::Raw:
            add("^ 1", old ^ 1U);
            break;
    }
    return all;
}

std::vector<Field> superblockFields() {
    Fields fields = {DAX_BYTES(Superblock, fsid),
                     DAX_FIELD(Superblock, bytenr, Address),
                     DAX_FIELD(Superblock, flags, Bits),
                     DAX_FIELD(Superblock, magic, Count),
                     DAX_FIELD(Superblock, generation, Generation),
                     DAX_FIELD(Superblock, root, Address),
                     DAX_FIELD(Superblock, chunkRoot, Address),
                     DAX_FIELD(Superblock, logRoot, Address),
                     DAX_FIELD(Superblock, totalBytes, Bytes),
                     DAX_FIELD(Superblock, bytesUsed, Bytes),
                     DAX_FIELD(Superblock, rootDirObjectid, Id),
                     DAX_FIELD(Superblock, numDevices, Count),
                     DAX_FIELD(Superblock, sectorSize, Bytes),
                     DAX_FIELD(Superblock, nodeSize, Bytes),
                     DAX_FIELD(Superblock, leafSize, Bytes),
                     DAX_FIELD(Superblock, stripeSize, Bytes),
                     DAX_FIELD(Superblock, sysChunkArraySize, Count),
                     DAX_FIELD(Superblock, chunkRootGeneration, Generation),
                     DAX_FIELD(Superblock, compatFlags, Bits),
                     DAX_FIELD(Superblock, compatRoFlags, Bits),
                     DAX_FIELD(Superblock, incompatFlags, Bits),
                     DAX_FIELD(Superblock, csumType, Choice),
                     DAX_FIELD(Superblock, rootLevel, Choice),
                     DAX_FIELD(Superblock, chunkRootLevel, Choice),
                     DAX_FIELD(Superblock, logRootLevel, Choice),
                     DAX_FIELD(Superblock, cacheGeneration, Generation),
                     DAX_FIELD(Superblock, uuidTreeGeneration, Generation),
                     DAX_BYTES(Superblock, metadataUuid)};
    for (Field field : deviceFields()) {
        field.name = "devItem." + field.name;
        field.offset += offsetof(format::Superblock, devItem);
        fields.push_back(field);
    }
    constexpr std::size_t chunkAt =
        offsetof(format::Superblock, sysChunkArray) + sizeof(format::DiskKey);
    fields.push_back({"sysChunkArray[0].key.offset", chunkAt - 8, 8, Number::Address});
    for (Field field : {DAX_FIELD(Chunk, length, Bytes), DAX_FIELD(Chunk, type, Bits),
                        DAX_FIELD(Chunk, numStripes, Count),
                        Field{"stripe[0].offset", sizeof(format::Chunk) + 8, 8, Number::Address}}) {
        field.name = "sysChunkArray[0]." + field.name;
        field.offset += chunkAt;
        fields.push_back(field);
    }
    return fields;
}

std::span<const Field> blockHeaderFields() {
    static const Fields fields = {DAX_BYTES(Header, fsid),
                                  DAX_FIELD(Header, bytenr, Address),
                                  DAX_FIELD(Header, flags, Bits),
                                  DAX_BYTES(Header, chunkTreeUuid),
                                  DAX_FIELD(Header, generation, Generation),
                                  DAX_FIELD(Header, owner, Id),
                                  DAX_FIELD(Header, nritems, Count),
                                  DAX_FIELD(Header, level, Choice)};
    return fields;
}

std::span<const Field> pointerFields() {
    static const Fields fields = {DAX_FIELD(KeyPtr, blockptr, Address),
                                  DAX_FIELD(KeyPtr, generation, Generation)};
    return fields;
}

std::span<const Field> itemPlaceFields() {
    static const Fields fields = {DAX_FIELD(ItemHeader, offset, Count),
                                  DAX_FIELD(ItemHeader, size, Count)};
    return fields;
}

std::span<const Field> keyFields() {
    static const Fields fields = {{"key.objectid", 0, 8, Number::Id},
                                  {"key.type", 8, 1, Number::Choice},
                                  {"key.offset", 9, 8, Number::Address}};
    return fields;
}

std::vector<Field> itemFields(const format::Key& key, Bytes data) {
    Fields fields = typeFields(key, data);
    std::erase_if(fields,
                  [&](const Field& field) { return field.offset + field.size > data.size(); });
    return fields;
}

std::string variantOf(const format::Key& key, Bytes data) {
    switch (key.type) {
        case ItemType::InodeItem:
            return inodeVariant(data);
        case ItemType::DirItem:
        case ItemType::DirIndex: {
            const auto* entry = structAt<format::DirItem>(data);
            return entry == nullptr ? "" : std::to_string(entry->location.type);
        }
        case ItemType::ExtentData:
            return fileExtentVariant(data);
        case ItemType::RootItem:
            // Each of the trees that everything hangs on is a case of its own.
            return format::isFileTree(key.objectid) && key.objectid != format::id::fsTree
                       ? std::string("subvolume")
                       : std::to_string(key.objectid);
        case ItemType::ExtentItem:
        case ItemType::MetadataItem:
            return extentVariant(key, data);
        case ItemType::BlockGroupItem: {
            const auto* group = structAt<format::BlockGroupItem>(data);
            return group == nullptr ? "" : std::to_string(group->flags);
        }
        case ItemType::ChunkItem: {
            const auto* chunk = structAt<format::Chunk>(data);
            return chunk == nullptr ? "" : std::to_string(chunk->type);
        }
        case ItemType::FreeSpaceInfo: {
            const auto* info = structAt<format::FreeSpaceInfo>(data);
            return info == nullptr ? "" : std::to_string(info->flags);
        }
        default:
            return {};
    }
}

}  // namespace daxscope::test
