#include "volume/extent_items.h"

#include "format/names.h"

namespace daxscope::volume {

using format::ItemType;

Result<ExtentRecord> parseExtent(const format::Key& key, Bytes data, std::uint32_t nodeSize) {
    const auto* item = structAt<format::ExtentItem>(data);
    if (item == nullptr)
        return fail(EIO, "the extent item has only {} bytes", data.size());
    ExtentRecord record{key.objectid,
                        key.offset,
                        item->refs,
                        item->generation,
                        item->flags,
                        0,
                        data.subspan(sizeof *item)};
    if (key.type == ItemType::MetadataItem) {
        if (key.offset > format::maxLevel)
            return fail(EIO, "a tree block of level {} is not possible", key.offset);
        record.length = nodeSize;
        record.level = static_cast<std::uint8_t>(key.offset);
        record.flags |= format::extentFlag::treeBlock;
    } else if (record.isTreeBlock()) {
        const auto* info = structAt<format::TreeBlockInfo>(record.inlineRefs);
        if (info == nullptr)
            return fail(EIO, "the extent item of a tree block ends before its level");
        record.level = info->level;
        record.inlineRefs = record.inlineRefs.subspan(sizeof *info);
    }
    if (record.length == 0 || !checkedAdd(record.logical, record.length))
        return fail(EIO, "an extent of {} bytes is not possible", record.length);
    return record;
}

Result<std::optional<ExtentRef>> takeInlineRef(Bytes& rest) {
    if (rest.empty())
        return std::optional<ExtentRef>();
    ExtentRef ref;
    ref.type = static_cast<ItemType>(rest[0]);
    const Bytes body = rest.subspan(1);
    std::size_t size = 0;
    const auto* offset = structAt<Le64>(body);
    switch (ref.type) {
        case ItemType::TreeBlockRef:
        case ItemType::ExtentOwnerRef:
            size = sizeof(Le64);
            if (offset != nullptr)
                ref.root = *offset;
            break;
        case ItemType::SharedBlockRef:
            size = sizeof(Le64);
            if (offset != nullptr)
                ref.parent = *offset;
            break;
        case ItemType::ExtentDataRef: {
            size = sizeof(format::ExtentDataRef);
            if (const auto* data = structAt<format::ExtentDataRef>(body)) {
                ref.root = data->root;
                ref.inode = data->objectid;
                ref.base = data->offset;
                ref.count = data->count;
            }
            break;
        }
        case ItemType::SharedDataRef: {
            size = sizeof(Le64) + sizeof(format::SharedDataRef);
            const auto* shared = structAt<format::SharedDataRef>(body, sizeof(Le64));
            if (shared != nullptr) {
                ref.parent = *offset;
                ref.count = shared->count;
            }
            break;
        }
        default:
            return fail(EIO, "inline reference type {} is unknown",
                        static_cast<unsigned>(ref.type));
    }
    if (body.size() < size)
        return fail(EIO, "the inline {} is cut short", format::itemTypeName(ref.type));
    rest = body.subspan(size);
    return std::optional(ref);
}

std::optional<ExtentRef> parseKeyedRef(const format::Key& key, Bytes data) {
    ExtentRef ref;
    ref.type = key.type;
    switch (key.type) {
        case ItemType::TreeBlockRef:
            ref.root = key.offset;
            return ref;
        case ItemType::SharedBlockRef:
            ref.parent = key.offset;
            return ref;
        case ItemType::ExtentDataRef:
            if (const auto* item = structAt<format::ExtentDataRef>(data)) {
                ref.root = item->root;
                ref.inode = item->objectid;
                ref.base = item->offset;
                ref.count = item->count;
                return ref;
            }
            break;
        case ItemType::SharedDataRef:
            if (const auto* item = structAt<format::SharedDataRef>(data)) {
                ref.parent = key.offset;
                ref.count = item->count;
                return ref;
            }
            break;
        default:
            break;
    }
    return std::nullopt;
}

}  // namespace daxscope::volume
