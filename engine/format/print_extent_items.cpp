// Items of the extent, block-group and free-space trees, and the v1 space cache's header.
#include "format/names.h"
#include "format/print_items.h"

namespace daxscope::format {

namespace {

std::string extentFlagsText(std::uint64_t flags) {
    std::string out;
    const auto name = [&](std::uint64_t bit, std::string_view called) {
        if ((flags & bit) != 0) {
            out += out.empty() ? "" : ", ";
            out += called;
        }
    };
    name(extentFlag::data, "data");
    name(extentFlag::treeBlock, "tree block");
    name(extentFlag::fullBackref, "full backref");
    return out;
}

std::string_view refName(ItemType type) {
    switch (type) {
        case ItemType::TreeBlockRef:
            return "tree";
        case ItemType::SharedBlockRef:
            return "shared block";
        case ItemType::ExtentDataRef:
            return "file";
        case ItemType::SharedDataRef:
            return "shared data";
        case ItemType::ExtentOwnerRef:
            return "owner";
        default:
            return {};
    }
}

void describeDataRef(FieldSink& sink, const ExtentDataRef& ref) {
    describeTree(sink, "root", ref.root);
    sink.number("inode", ref.objectid);
    sink.number("offset", ref.offset);
    sink.number("count", ref.count);
}

/// One reference inside an extent item; false when what follows cannot be understood.
bool describeInlineRef(FieldSink& sink, ItemReader& reader) {
    const auto* raw = reader.next<U8>("a reference");
    if (raw == nullptr)
        return false;
    const auto type = static_cast<ItemType>(*raw);
    const std::string_view name = refName(type);
    if (name.empty()) {
        sink.problem(std::format("a reference of the unknown type {}", *raw));
        return false;
    }
    sink.beginRow(name);
    bool complete = false;
    if (type == ItemType::ExtentDataRef) {
        const auto* ref = reader.next<ExtentDataRef>("a file's reference");
        complete = ref != nullptr;
        if (complete)
            describeDataRef(sink, *ref);
    } else if (const auto* offset = reader.next<Le64>("a reference")) {
        complete = true;
        if (type == ItemType::TreeBlockRef || type == ItemType::ExtentOwnerRef)
            describeTree(sink, "root", *offset);
        else
            sink.address("parent", *offset);
        if (type == ItemType::SharedDataRef) {
            const auto* count = reader.next<Le32>("its count");
            complete = count != nullptr;
            if (complete)
                sink.number("count", *count);
        }
    }
    sink.endRow();
    return complete;
}

/// Runs of set bits, in the order of the bits.
template <typename Visit>
void forEachRun(Bytes bitmap, const Visit& visit) {
    const std::uint64_t bits = std::uint64_t{bitmap.size()} * 8;
    const auto isSet = [&](std::uint64_t bit) {
        return (std::to_integer<unsigned>(bitmap[bit / 8]) >> (bit % 8) & 1U) != 0;
    };
    for (std::uint64_t from = 0; from < bits;) {
        if (!isSet(from)) {
            ++from;
            continue;
        }
        std::uint64_t to = from + 1;
        while (to < bits && isSet(to))
            ++to;
        visit(from, to - from);
        from = to;
    }
}

}  // namespace

void describeExtent(const ItemContext& item, ItemReader& reader) {
    FieldSink& sink = item.sink;
    const bool skinny = item.key.type == ItemType::MetadataItem;
    if (skinny)
        sink.number("level", item.key.offset);
    else
        sink.size("length", item.key.offset);
    const auto* extent = reader.next<ExtentItem>("an extent");
    if (extent == nullptr)
        return;
    sink.number("references", extent->refs);
    sink.number("generation", extent->generation);
    sink.flags("flags", extent->flags, extentFlagsText(extent->flags));
    if (!skinny && (extent->flags & extentFlag::treeBlock) != 0) {
        if (const auto* block = reader.next<TreeBlockInfo>("the tree block")) {
            sink.key("first key", block->key);
            sink.number("level", block->level);
        }
    }
    sink.beginList("held by");
    while (!reader.atEnd() && describeInlineRef(sink, reader)) {}
    sink.endList();
}

void describeKeyedRef(const ItemContext& item, ItemReader& reader) {
    FieldSink& sink = item.sink;
    sink.beginList("held by");
    sink.beginRow(refName(item.key.type));
    switch (item.key.type) {
        case ItemType::ExtentDataRef:
            if (const auto* ref = reader.next<ExtentDataRef>("a file's reference"))
                describeDataRef(sink, *ref);
            break;
        case ItemType::SharedDataRef:
            sink.address("parent", item.key.offset);
            if (const auto* ref = reader.next<SharedDataRef>("a reference"))
                sink.number("count", ref->count);
            break;
        case ItemType::SharedBlockRef:
            sink.address("parent", item.key.offset);
            break;
        case ItemType::ExtentOwnerRef:
            if (const auto* ref = reader.next<ExtentOwnerRef>("a reference"))
                describeTree(sink, "root", ref->root);
            break;
        default:
            describeTree(sink, "root", item.key.offset);
            break;
    }
    sink.endRow();
    sink.endList();
}

void describeBlockGroup(const ItemContext& item, ItemReader& reader) {
    FieldSink& sink = item.sink;
    sink.size("length", item.key.offset);
    const auto* group = reader.next<BlockGroupItem>("a block group");
    if (group == nullptr)
        return;
    sink.size("used", group->used);
    sink.number("chunk object", group->chunkObjectid);
    sink.flags("flags", group->flags, groupText(group->flags));
}

void describeFreeSpaceInfo(const ItemContext& item, ItemReader& reader) {
    constexpr std::uint32_t usesBitmaps = 1;
    const auto* info = reader.next<FreeSpaceInfo>("the free-space information");
    if (info == nullptr)
        return;
    item.sink.number("extents", info->extentCount);
    item.sink.flags("flags", info->flags, (info->flags & usesBitmaps) != 0 ? "bitmaps" : "");
}

void describeFreeSpaceExtent(const ItemContext& item, ItemReader& /*reader*/) {
    item.sink.size("free", item.key.offset);
}

void describeFreeSpaceBitmap(const ItemContext& item, ItemReader& reader) {
    FieldSink& sink = item.sink;
    const std::uint64_t sector = item.options.sectorSize;
    const Bytes bitmap = reader.rest();
    std::uint64_t bits = 0;
    std::uint64_t runs = 0;
    forEachRun(bitmap, [&](std::uint64_t /*from*/, std::uint64_t length) {
        bits += length;
        ++runs;
    });
    sink.size("covers", item.key.offset);
    sink.number("free sectors", bits);
    sink.size("free", bits * sector);
    sink.number("runs", runs);
    if (!item.options.full)
        return;
    sink.beginList("free runs");
    forEachRun(bitmap, [&](std::uint64_t from, std::uint64_t length) {
        sink.beginRow("run");
        sink.number("at", item.key.objectid + from * sector);
        sink.size("length", length * sector);
        sink.endRow();
    });
    sink.endList();
}

void describeSpaceCache(const ItemContext& item, ItemReader& reader) {
    const auto* header = reader.next<FreeSpaceHeader>("the header of a space cache");
    if (header == nullptr)
        return;
    item.sink.key("location", header->location);
    item.sink.number("generation", header->generation);
    item.sink.number("entries", header->entries);
    item.sink.number("bitmaps", header->bitmaps);
}

}  // namespace daxscope::format
