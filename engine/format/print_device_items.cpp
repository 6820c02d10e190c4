// Items of the chunk and device trees, and the few that keep the state of long work.
#include "format/names.h"
#include "format/print_items.h"

namespace daxscope::format {

namespace {

// Structures that only dumps look into.

struct BalanceArgs {
    Le64 profiles;
    Le64 usage;  // or two 32-bit numbers, least and most
    Le64 devid;
    Le64 deviceStart;
    Le64 deviceEnd;
    Le64 logicalStart;
    Le64 logicalEnd;
    Le64 target;
    Le64 flags;
    Le64 limit;  // or two 32-bit numbers, least and most
    Le32 stripesLeast;
    Le32 stripesMost;
    std::array<Le64, 6> unused;
};

struct BalanceItem {
    Le64 flags;
    BalanceArgs data;
    BalanceArgs metadata;
    BalanceArgs system;
    std::array<Le64, 4> unused;
};

struct DevReplaceItem {
    Le64 sourceDevid;
    Le64 cursorLeft;
    Le64 cursorRight;
    Le64 readMode;
    Le64 state;
    Le64 started;  // seconds
    Le64 stopped;
    Le64 writeErrors;
    Le64 readErrors;
};

static_assert(sizeof(BalanceArgs) == 136 && sizeof(BalanceItem) == 448);
static_assert(sizeof(DevReplaceItem) == 72);

std::string namesOf(std::uint64_t bits, std::span<const std::string_view> names) {
    std::string out;
    for (unsigned bit = 0; bit < 64; ++bit) {
        if ((bits >> bit & 1) == 0)
            continue;
        out += out.empty() ? "" : ", ";
        out += bit < names.size() ? std::string(names[bit]) : std::format("bit {}", bit);
    }
    return out;
}

std::uint64_t lowHalf(std::uint64_t pair) { return pair & UINT32_MAX; }

void describeBalanceArgs(FieldSink& sink, std::string_view name, const BalanceArgs& args) {
    static constexpr std::array<std::string_view, 11> names = {
        "profiles",    "usage",        "devid",   "device range", "logical range", "limit",
        "limit range", "stripe range", "convert", "soft",         "usage range"};
    constexpr std::uint64_t limitRange = 1U << 6;
    constexpr std::uint64_t usageRange = 1U << 10;
    const std::uint64_t flags = args.flags;
    sink.beginGroup(name);
    sink.flags("flags", flags, namesOf(flags, names));
    sink.flags("profiles", args.profiles, args.profiles == 0 ? "" : groupText(args.profiles));
    const std::uint64_t usage = args.usage;
    if ((flags & usageRange) != 0) {
        sink.number("least usage", lowHalf(usage));
        sink.number("most usage", usage >> 32);
    } else {
        sink.number("usage", usage);
    }
    sink.number("devid", args.devid);
    sink.number("device start", args.deviceStart);
    sink.number("device end", args.deviceEnd);
    sink.number("logical start", args.logicalStart);
    sink.number("logical end", args.logicalEnd);
    sink.flags("target", args.target, args.target == 0 ? "" : groupText(args.target));
    const std::uint64_t limit = args.limit;
    if ((flags & limitRange) != 0) {
        sink.number("least limit", lowHalf(limit));
        sink.number("most limit", limit >> 32);
    } else {
        sink.number("limit", limit);
    }
    sink.number("least stripes", args.stripesLeast);
    sink.number("most stripes", args.stripesMost);
    describeReserved(sink, "unused", args.unused);
    sink.endGroup();
}

void describeBalance(FieldSink& sink, ItemReader& reader) {
    static constexpr std::array<std::string_view, 5> names = {"data", "system", "metadata", "force",
                                                              "resume"};
    const auto* balance = reader.next<BalanceItem>("the state of a balance");
    if (balance == nullptr)
        return;
    sink.flags("flags", balance->flags, namesOf(balance->flags, names));
    describeBalanceArgs(sink, "data", balance->data);
    describeBalanceArgs(sink, "metadata", balance->metadata);
    describeBalanceArgs(sink, "system", balance->system);
    describeReserved(sink, "unused", balance->unused);
}

}  // namespace

void describeDeviceFields(FieldSink& sink, const DevItem& device) {
    sink.number("devid", device.devid);
    sink.size("total bytes", device.totalBytes);
    sink.size("bytes used", device.bytesUsed);
    sink.number("io align", device.ioAlign);
    sink.number("io width", device.ioWidth);
    sink.number("sector size", device.sectorSize);
    sink.number("type", device.type);
    sink.number("generation", device.generation);
    sink.number("start offset", device.startOffset);
    sink.number("device group", device.devGroup);
    sink.number("seek speed", device.seekSpeed);
    sink.number("bandwidth", device.bandwidth);
    sink.uuid("uuid", device.uuid);
    sink.uuid("fsid", device.fsid);
}

void describeChunkFields(FieldSink& sink, ItemReader& reader) {
    const auto* chunk = reader.next<Chunk>("a chunk");
    if (chunk == nullptr)
        return;
    sink.size("length", chunk->length);
    describeTree(sink, "owner", chunk->owner);
    sink.size("stripe length", chunk->stripeLen);
    sink.flags("type", chunk->type, groupText(chunk->type));
    sink.number("io align", chunk->ioAlign);
    sink.number("io width", chunk->ioWidth);
    sink.number("sector size", chunk->sectorSize);
    sink.number("stripe count", chunk->numStripes);
    sink.number("sub stripes", chunk->subStripes);
    sink.beginList("stripes");
    for (unsigned i = 0; i < chunk->numStripes; ++i) {
        sink.beginRow("stripe");
        const auto* stripe = reader.next<Stripe>("a stripe");
        if (stripe != nullptr) {
            sink.number("devid", stripe->devid);
            sink.number("offset", stripe->offset);
            sink.uuid("device uuid", stripe->devUuid);
        }
        sink.endRow();
        if (stripe == nullptr)
            break;
    }
    sink.endList();
}

void describeDevice(const ItemContext& item, ItemReader& reader) {
    if (const auto* device = reader.next<DevItem>("a device"))
        describeDeviceFields(item.sink, *device);
}

void describeDevExtent(const ItemContext& item, ItemReader& reader) {
    FieldSink& sink = item.sink;
    const auto* extent = reader.next<DevExtent>("a device extent");
    if (extent == nullptr)
        return;
    describeTree(sink, "chunk tree", extent->chunkTree);
    sink.number("chunk object", extent->chunkObjectid);
    sink.address("chunk address", extent->chunkOffset);
    sink.size("length", extent->length);
    sink.uuid("chunk tree uuid", extent->chunkTreeUuid);
}

void describeChunk(const ItemContext& item, ItemReader& reader) {
    describeChunkFields(item.sink, reader);
}

void describeRaidStripe(const ItemContext& item, ItemReader& reader) {
    struct Place {
        Le64 devid;
        Le64 physical;
    };
    FieldSink& sink = item.sink;
    sink.size("length", item.key.offset);
    // The first kernels that had the tree put the encoding in front.
    if (reader.left() % sizeof(Place) == sizeof(Le64)) {
        if (const auto* encoding = reader.next<Le64>("the encoding"))
            sink.number("encoding", *encoding);
    }
    sink.beginList("stripes");
    while (!reader.atEnd()) {
        sink.beginRow("stripe");
        if (const auto* place = reader.next<Place>("a stripe")) {
            sink.number("devid", place->devid);
            sink.number("physical", place->physical);
        }
        sink.endRow();
    }
    sink.endList();
}

void describePersistent(const ItemContext& item, ItemReader& reader) {
    static constexpr std::array<std::string_view, 5> names = {
        "write errors", "read errors", "flush errors", "corruption errors", "generation errors"};
    if (item.key.objectid != id::devStats) {
        item.sink.bytes("data", reader.rest());
        return;
    }
    item.sink.number("devid", item.key.offset);
    // Newer kernels may count more.
    for (const std::string_view name : names) {
        if (reader.atEnd())
            return;
        if (const auto* count = reader.next<Le64>("an error count"))
            item.sink.number(name, *count);
    }
}

void describeTemporary(const ItemContext& item, ItemReader& reader) {
    if (item.key.objectid == id::balance)
        describeBalance(item.sink, reader);
    else
        item.sink.bytes("data", reader.rest());
}

void describeDevReplace(const ItemContext& item, ItemReader& reader) {
    static constexpr std::array<std::string_view, 5> states = {
        "never started", "started", "finished", "cancelled", "suspended"};
    FieldSink& sink = item.sink;
    const auto* replace = reader.next<DevReplaceItem>("the state of a device replacement");
    if (replace == nullptr)
        return;
    const std::uint64_t state = replace->state;
    sink.number("source devid", replace->sourceDevid);
    sink.number("cursor left", replace->cursorLeft);
    sink.number("cursor right", replace->cursorRight);
    sink.code("read mode", replace->readMode,
              replace->readMode == 0 ? "always" : "only without another mirror");
    sink.code("state", state, state < states.size() ? states[state] : "unknown");
    sink.time("started", {replace->started, {}});
    sink.time("stopped", {replace->stopped, {}});
    sink.number("write errors", replace->writeErrors);
    sink.number("read errors", replace->readErrors);
}

}  // namespace daxscope::format
