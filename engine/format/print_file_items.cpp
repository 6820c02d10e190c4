// Items of subvolume trees and the checksum tree.
#include "base/text.h"
#include "format/checksum.h"
#include "format/names.h"
#include "format/print_items.h"

namespace daxscope::format {

namespace {

std::string_view dirTypeName(unsigned type) {
    static constexpr std::array<std::string_view, 9> names = {
        "unknown", "regular file", "directory", "character device", "block device", "fifo",
        "socket",  "symlink",      "xattr"};
    return type < names.size() ? names[type] : std::string_view("no known type");
}

bool isDevice(std::uint32_t mode) {
    const unsigned type = mode >> 12 & 15U;
    return type == 2 || type == 6;
}

/// The bytes behind the item's head: content only if asked for, else how many there are.
void describeContent(const ItemContext& item, std::string_view name, Bytes content) {
    if (item.options.full)
        item.sink.bytes(name, content);
}

}  // namespace

void describeInodeFields(FieldSink& sink, const InodeItem& inode) {
    sink.number("generation", inode.generation);
    sink.number("transaction", inode.transid);
    sink.size("size", inode.size);
    sink.size("allocated", inode.nbytes);
    numberUnlessZero(sink, "block group", inode.blockGroup);
    sink.number("links", inode.nlink);
    sink.number("uid", inode.uid);
    sink.number("gid", inode.gid);
    sink.mode("mode", inode.mode);
    const std::uint64_t device = inode.rdev;
    if (device != 0 || isDevice(inode.mode)) {
        sink.at(Bytes(inode.rdev.raw));
        sink.code("device", device, std::format("{}:{}", device >> 20, device & 0xfffffU));
    }
    sink.flags("flags", inode.flags, inodeFlagsText(inode.flags));
    sink.number("sequence", inode.sequence);
    describeReserved(sink, "reserved", inode.reserved);
    sink.time("accessed", inode.atime);
    sink.time("changed", inode.ctime);
    sink.time("modified", inode.mtime);
    sink.time("created", inode.otime);
}

void describeInode(const ItemContext& item, ItemReader& reader) {
    if (const auto* inode = reader.next<InodeItem>("an inode"))
        describeInodeFields(item.sink, *inode);
}

void describeInodeRefs(const ItemContext& item, ItemReader& reader) {
    item.sink.beginList("names");
    while (!reader.atEnd()) {
        item.sink.beginRow("name");
        if (const auto* ref = reader.next<InodeRef>("an inode reference")) {
            item.sink.number("index", ref->index);
            if (const auto name = reader.take(ref->nameLen, "its name"))
                item.sink.label("name", asText(*name));
        }
        item.sink.endRow();
    }
    item.sink.endList();
}

void describeInodeExtrefs(const ItemContext& item, ItemReader& reader) {
    item.sink.beginList("names");
    while (!reader.atEnd()) {
        item.sink.beginRow("name");
        if (const auto* ref = reader.next<InodeExtref>("an extended inode reference")) {
            item.sink.number("parent", ref->parent);
            item.sink.number("index", ref->index);
            if (const auto name = reader.take(ref->nameLen, "its name"))
                item.sink.label("name", asText(*name));
        }
        item.sink.endRow();
    }
    item.sink.endList();
}

void describeEntries(const ItemContext& item, ItemReader& reader) {
    constexpr unsigned encrypted = 0x80;
    const bool xattr = item.key.type == ItemType::XattrItem;
    item.sink.beginList(xattr ? "attributes" : "entries");
    while (!reader.atEnd()) {
        item.sink.beginRow(xattr ? "attribute" : "entry");
        if (const auto* entry = reader.next<DirItem>(xattr ? "an attribute" : "an entry")) {
            const unsigned type = entry->type & ~encrypted;
            const Key location = entry->location.get();
            if (!xattr || location != Key{})
                item.sink.key("location", entry->location);
            item.sink.number("transaction", entry->transid);
            if (!xattr || type != static_cast<unsigned>(DirType::Xattr)) {
                item.sink.at(std::as_bytes(std::span(&entry->type, 1)));
                item.sink.code("type", type, dirTypeName(type));
            }
            if ((entry->type & encrypted) != 0)
                item.sink.text("name form", "encrypted");
            const auto name = reader.take(entry->nameLen, "its name");
            if (name)
                item.sink.label("name", asText(*name));
            if (name && (xattr || entry->dataLen != 0)) {
                if (const auto value = reader.take(entry->dataLen, "its value"))
                    item.sink.bytes("value", *value);
            }
        }
        item.sink.endRow();
    }
    item.sink.endList();
}

void describeFileExtent(const ItemContext& item, ItemReader& reader) {
    static constexpr std::array<std::string_view, 3> types = {"inline", "regular", "prealloc"};
    FieldSink& sink = item.sink;
    const auto* head = reader.next<FileExtentHead>("a file extent");
    if (head == nullptr)
        return;
    sink.code("type", head->type, head->type < types.size() ? types[head->type] : "unknown");
    sink.number("generation", head->generation);
    sink.code("compression", head->compression, compressionText(head->compression));
    numberUnlessZero(sink, "encryption", head->encryption);
    numberUnlessZero(sink, "other encoding", head->otherEncoding);
    if (head->type == static_cast<U8>(ExtentDataType::Inline)) {
        const Bytes content = reader.rest();
        sink.size("stored bytes", content.size());
        sink.size("ram bytes", head->ramBytes);
        describeContent(item, "content", content);
        return;
    }
    struct OnDevice {
        Le64 diskBytenr;
        Le64 diskNumBytes;
        Le64 offset;
        Le64 numBytes;
    };
    static_assert(sizeof(FileExtentHead) + sizeof(OnDevice) == sizeof(FileExtentItem));
    const auto* extent = reader.next<OnDevice>("the place of the extent");
    if (extent == nullptr)
        return;
    sink.leadsTo(extent->diskBytenr);
    sink.code("disk address", extent->diskBytenr, extent->diskBytenr == 0 ? "hole" : "");
    sink.size("disk bytes", extent->diskNumBytes);
    sink.size("ram bytes", head->ramBytes);
    sink.size("extent offset", extent->offset);
    sink.size("file bytes", extent->numBytes);
}

void describeChecksums(const ItemContext& item, ItemReader& reader) {
    FieldSink& sink = item.sink;
    const std::size_t each = csumSize(item.options.csum);
    const std::uint64_t sector = item.options.sectorSize;
    const std::uint64_t count = reader.left() / each;
    // The key's offset is untrusted: the end may wrap, and is then shown wrapped.
    sink.number("from", item.key.offset);
    sink.number("to", item.key.offset + count * sector);
    sink.size("covers", count * sector);
    sink.number("checksums", count);
    sink.text("algorithm", csumName(item.options.csum));
    if (!item.options.full) {
        static_cast<void>(reader.take(count * each, "the checksums"));
        return;
    }
    sink.beginList("sectors");
    for (std::uint64_t i = 0; i < count; ++i) {
        const auto value = reader.take(each, "a checksum");
        if (!value)
            break;
        sink.beginRow("sector");
        sink.number("at", item.key.offset + i * sector);
        sink.digest("checksum", *value);
        sink.endRow();
    }
    sink.endList();
}

void describeDirLog(const ItemContext& item, ItemReader& reader) {
    if (const auto* end = reader.next<Le64>("a directory log entry"))
        item.sink.number("logged up to", *end);
}

void describeVerity(const ItemContext& item, ItemReader& reader) {
    struct Descriptor {
        Le64 size;
        std::array<Le64, 2> reserved;
        U8 encryption;
    };
    FieldSink& sink = item.sink;
    if (item.key.type == ItemType::VerityDescriptor && item.key.offset == 0) {
        if (const auto* descriptor = reader.next<Descriptor>("a verity descriptor")) {
            sink.size("descriptor bytes", descriptor->size);
            numberUnlessZero(sink, "encryption", descriptor->encryption);
            describeReserved(sink, "reserved", descriptor->reserved);
        }
        return;
    }
    const Bytes content = reader.rest();
    sink.size("stored bytes", content.size());
    describeContent(item, "content", content);
}

}  // namespace daxscope::format
