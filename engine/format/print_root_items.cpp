// Items of the root, UUID and quota trees.
#include "format/names.h"
#include "format/print_items.h"

namespace daxscope::format {

namespace {

struct NamedBit {
    unsigned bit;
    std::string_view name;
};

std::string bitNames(std::uint64_t bits, std::span<const NamedBit> names) {
    std::string out;
    for (const NamedBit& known : names) {
        if ((bits >> known.bit & 1) == 0)
            continue;
        out += out.empty() ? "" : ", ";
        out += known.name;
        bits &= ~(1ULL << known.bit);
    }
    if (bits != 0)
        out += std::format("{}unknown 0x{:x}", out.empty() ? "" : ", ", bits);
    return out;
}

/// A quota group's id: the level in the upper 16 bits. Level 0 groups are subvolumes.
std::string qgroupText(std::uint64_t qgroup) {
    return std::format("{}/{}", qgroup >> 48, qgroup & ((1ULL << 48) - 1));
}

void describeRootBase(FieldSink& sink, const RootItemV1& root) {
    static constexpr std::array<NamedBit, 2> flagNames = {{{0, "read-only"}, {48, "deleted"}}};
    sink.address("address", root.bytenr);
    sink.number("level", root.level);
    sink.number("generation", root.generation);
    sink.number("references", root.refs);
    sink.flags("flags", root.flags, bitNames(root.flags, flagNames));
    sink.number("root directory", root.rootDirid);
    sink.size("bytes used", root.bytesUsed);
    numberUnlessZero(sink, "byte limit", root.byteLimit);
    sink.number("last snapshot", root.lastSnapshot);
    const Key progress = root.dropProgress.get();
    if (progress != Key{} || root.dropLevel != 0) {
        sink.key("drop progress", root.dropProgress);
        sink.number("drop level", root.dropLevel);
    }
}

/// What newer kernels append to RootItemV1.
struct RootItemTail {
    Le64 generationV2;
    Uuid uuid;
    Uuid parentUuid;
    Uuid receivedUuid;
    Le64 ctransid;
    Le64 otransid;
    Le64 stransid;
    Le64 rtransid;
    Time ctime;
    Time otime;
    Time stime;
    Time rtime;
    std::array<Le64, 8> reserved;
};
static_assert(sizeof(RootItemV1) + sizeof(RootItemTail) == sizeof(RootItem));

void describeRootTail(FieldSink& sink, const RootItemV1& root, const RootItemTail& tail) {
    sink.number("generation again", tail.generationV2);
    if (tail.generationV2 != root.generation)
        sink.problem("the generations differ: an old kernel wrote last, what follows is stale");
    sink.uuid("uuid", tail.uuid);
    sink.uuid("parent uuid", tail.parentUuid);
    sink.uuid("received uuid", tail.receivedUuid);
    sink.number("change transaction", tail.ctransid);
    sink.number("create transaction", tail.otransid);
    sink.number("send transaction", tail.stransid);
    sink.number("receive transaction", tail.rtransid);
    sink.time("changed", tail.ctime);
    sink.time("created", tail.otime);
    sink.time("sent", tail.stime);
    sink.time("received", tail.rtime);
    describeReserved(sink, "reserved", tail.reserved);
}

}  // namespace

void describeRoot(const ItemContext& item, ItemReader& reader) {
    FieldSink& sink = item.sink;
    const auto* root = reader.next<RootItemV1>("a root");
    if (root == nullptr)
        return;
    sink.text("tree", treeName(item.key.objectid));
    describeRootBase(sink, *root);
    if (!reader.atEnd()) {
        if (const auto* tail = reader.next<RootItemTail>("the second part of a root"))
            describeRootTail(sink, *root, *tail);
    }
    sink.beginGroup("inode");
    describeInodeFields(sink, root->inode);
    sink.endGroup();
}

void describeRootRef(const ItemContext& item, ItemReader& reader) {
    const auto* ref = reader.next<RootRef>("a root reference");
    if (ref == nullptr)
        return;
    item.sink.number("directory", ref->dirid);
    item.sink.number("sequence", ref->sequence);
    if (const auto name = reader.take(ref->nameLen, "its name"))
        item.sink.label("name", asText(*name));
}

void describeUuid(const ItemContext& item, ItemReader& reader) {
    FieldSink& sink = item.sink;
    // The key is the UUID: its bytes are those of two little-endian numbers.
    Uuid uuid{};
    for (std::size_t i = 0; i < 8; ++i) {
        uuid[i] = static_cast<std::byte>(item.key.objectid >> (8 * i));
        uuid[8 + i] = static_cast<std::byte>(item.key.offset >> (8 * i));
    }
    sink.uuid("uuid", uuid);
    sink.beginList("subvolumes");
    while (!reader.atEnd()) {
        sink.beginRow("subvolume");
        if (const auto* subvolume = reader.next<Le64>("a subvolume's number"))
            sink.number("id", *subvolume);
        sink.endRow();
    }
    sink.endList();
}

void describeQgroupStatus(const ItemContext& item, ItemReader& reader) {
    static constexpr std::array<NamedBit, 4> names = {
        {{0, "on"}, {1, "rescan"}, {2, "inconsistent"}, {3, "simple"}}};
    const auto* status = reader.next<QgroupStatus>("the quota status");
    if (status == nullptr)
        return;
    item.sink.number("version", status->version);
    item.sink.number("generation", status->generation);
    item.sink.flags("flags", status->flags, bitNames(status->flags, names));
    item.sink.number("rescan", status->rescan);
    if (!reader.atEnd()) {  // since simple quotas
        if (const auto* enabled = reader.next<Le64>("the enabling generation"))
            item.sink.number("enabled at", *enabled);
    }
}

void describeQgroupInfo(const ItemContext& item, ItemReader& reader) {
    item.sink.text("quota group", qgroupText(item.key.offset));
    const auto* info = reader.next<QgroupInfo>("quota figures");
    if (info == nullptr)
        return;
    item.sink.number("generation", info->generation);
    item.sink.size("referenced", info->referenced);
    item.sink.size("referenced packed", info->referencedCompressed);
    item.sink.size("exclusive", info->exclusive);
    item.sink.size("exclusive packed", info->exclusiveCompressed);
}

void describeQgroupLimit(const ItemContext& item, ItemReader& reader) {
    static constexpr std::array<NamedBit, 6> names = {{{0, "max referenced"},
                                                       {1, "max exclusive"},
                                                       {2, "reserved referenced"},
                                                       {3, "reserved exclusive"},
                                                       {4, "referenced packed"},
                                                       {5, "exclusive packed"}}};
    item.sink.text("quota group", qgroupText(item.key.offset));
    const auto* limit = reader.next<QgroupLimit>("quota limits");
    if (limit == nullptr)
        return;
    item.sink.flags("flags", limit->flags, bitNames(limit->flags, names));
    item.sink.size("max referenced", limit->maxReferenced);
    item.sink.size("max exclusive", limit->maxExclusive);
    item.sink.size("reserved referenced", limit->reservedReferenced);
    item.sink.size("reserved exclusive", limit->reservedExclusive);
}

void describeQgroupRelation(const ItemContext& item, ItemReader& /*reader*/) {
    // Stored once in each direction.
    const bool up = item.key.objectid < item.key.offset;
    item.sink.text("quota group", qgroupText(item.key.objectid));
    item.sink.text(up ? "member of" : "contains", qgroupText(item.key.offset));
}

}  // namespace daxscope::format
