#include "scene/build.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "format/checksum.h"
#include "format/names.h"
#include "format/superblock.h"
#include "volume/ownership.h"

namespace daxscope::scene {

namespace {

void addGroups(DeviceMap::Builder& builder, const volume::Volume& volume,
               const std::vector<volume::BlockGroupUse>& groups) {
    for (const volume::BlockGroupUse& group : groups) {
        const volume::ChunkInfo* chunk = volume.chunks().find(group.logical);
        for (std::uint8_t copy = 0; chunk != nullptr && copy < chunk->copies; ++copy)
            builder.add(BlockGroup{chunk->device[copy], group.length, group.logical, group.used,
                                   group.flags, copy, chunk->copies});
    }
}

/// The superblocks that lie on the device, by device byte.
std::vector<DeviceExtent> superblocks(const volume::Volume& volume) {
    std::vector<DeviceExtent> out;
    for (const std::uint64_t at : format::superOffsets) {
        const auto bytes = slice(volume.device(), at, format::superSize);
        if (!bytes || at + format::superSize > volume.super().devItem.totalBytes)
            break;
        DeviceExtent extent;
        extent.device = at;
        extent.length = format::superSize;
        extent.generation = structAt<format::Superblock>(*bytes)->generation;
        extent.owners = 1;
        extent.kind = ExtentKind::Super;
        out.push_back(extent);
    }
    return out;
}

/// Freed ranges of the open transaction, on the device.
void addFreed(DeviceMap::Builder& builder, const volume::Volume& volume,
              std::span<const ByteRange> freed) {
    for (const ByteRange& range : freed) {
        const volume::ChunkInfo* chunk = volume.chunks().find(range.offset);
        for (std::uint8_t copy = 0; chunk != nullptr && copy < chunk->copies; ++copy) {
            DeviceExtent extent;
            extent.device = chunk->device[copy] + (range.offset - chunk->logical);
            extent.length = range.length;
            extent.kind = ExtentKind::Freed;
            extent.copy = copy;
            builder.add(extent);
        }
    }
}

/// Superblocks and extents in the order of device bytes, which spares the builder sorting hundreds of thousands: copies of
/// chunks in the order they lie, superblocks between them.
void addExtents(DeviceMap::Builder& builder, const volume::Volume& volume,
                std::span<const volume::OwnedExtent> extents) {
    struct Copy {
        const volume::ChunkInfo* chunk;
        std::uint8_t number;
        std::span<const volume::OwnedExtent> extents;
        [[nodiscard]] std::uint64_t device() const { return chunk->device[number]; }
    };
    std::vector<Copy> copies;
    auto from = extents.begin();
    std::size_t count = format::superOffsets.size();
    for (const volume::ChunkInfo& chunk : volume.chunks().chunks()) {
        const auto to = std::ranges::lower_bound(from, extents.end(), chunk.end(), {},
                                                 &volume::OwnedExtent::logical);
        for (std::uint8_t copy = 0; copy < chunk.copies; ++copy)
            copies.push_back({&chunk, copy, {from, to}});
        count += static_cast<std::size_t>(to - from) * chunk.copies;
        from = to;
    }
    std::ranges::sort(copies, {}, &Copy::device);
    builder.reserve(count);
    const auto supers = superblocks(volume);
    auto super = supers.begin();
    const auto addSupersBefore = [&](std::uint64_t byte) {
        for (; super != supers.end() && super->device < byte; ++super)
            builder.add(*super);
    };
    for (const Copy& copy : copies) {
        for (const volume::OwnedExtent& owned : copy.extents) {
            DeviceExtent extent;
            extent.device = copy.device() + (owned.logical - copy.chunk->logical);
            extent.length = owned.length;
            extent.generation = owned.generation;
            extent.unreachable = owned.unreachable;
            extent.tree = owned.tree;
            extent.owners = owned.owners;
            extent.kind = owned.isTreeBlock ? ExtentKind::Tree : ExtentKind::Data;
            extent.copy = copy.number;
            addSupersBefore(extent.device);
            builder.add(extent);
        }
    }
    addSupersBefore(UINT64_MAX);
}

std::vector<Subvolume> describeSubvolumes(const files::Namespace& names,
                                          const std::vector<volume::RootUsage>& usage) {
    std::vector<Subvolume> out;
    std::map<format::Uuid, std::uint64_t> byUuid;
    for (const auto& [number, info] : names.subvolumes()) {
        if (info.uuid != format::Uuid{})
            byUuid.emplace(info.uuid, number);
    }
    for (const auto& [number, info] : names.subvolumes()) {
        Subvolume sub;
        sub.id = number;
        sub.parent = info.parent;
        sub.generation = names.currentRoot(info).generation;
        sub.path = info.path;
        sub.snapshot = info.isSnapshot();
        if (const auto source = byUuid.find(info.parentUuid); source != byUuid.end())
            sub.source = source->second;
        sub.readOnly = info.readOnly();
        sub.deleted = info.deleted();
        sub.isDefault = names.defaultSubvolume() == number;
        const auto found = std::ranges::lower_bound(usage, number, {}, &volume::RootUsage::root);
        if (found != usage.end() && found->root == number) {
            sub.exclusive = found->exclusive;
            sub.shared = found->shared;
        }
        out.push_back(std::move(sub));
    }
    return out;
}

std::vector<std::string> splitList(const std::string& text) {
    std::vector<std::string> out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t comma = std::min(text.find(", ", at), text.size());
        out.push_back(text.substr(at, comma - at));
        at = comma + 2;
    }
    return out;
}

}  // namespace

ImageInfo buildInfo(const volume::Volume& volume, const files::Namespace& names,
                    const MapFacts& facts, const WriteFacts& writing) {
    const format::Superblock& super = volume.super();
    ImageInfo info;
    info.path = facts.path;
    info.label = toUtf8Lossy(format::labelOf(super));
    info.fsid = uuidText(super.fsid);
    info.generation = super.generation;
    info.deviceSize = volume.device().size();
    info.bytesUsed = writing.used != 0 ? writing.used : super.bytesUsed.get();
    info.sectorSize = volume.sectorSize();
    info.nodeSize = volume.nodeSize();
    info.checksum = format::csumName(volume.rules().csum);
    info.granularity = facts.granularity;
    info.granularityReason = facts.granularityReason;
    info.granularityEvidence = facts.granularityEvidence;
    info.readOnlyReasons = volume.readOnlyReasons();
    info.readOnly = !writing.writable;
    info.scratch = writing.scratch;
    info.changes = writing.changes;
    info.history = writing.history;
    info.past = writing.past;
    info.standing = writing.standing;
    info.findings = writing.standing ? writing.findings : volume.findings();
    info.options.emplace_back(info.readOnly ? "read-only" : "read-write");
    if (writing.dax)
        info.options.emplace_back("dax (experimental)");
    if (writing.dax && writing.writable)
        info.options.emplace_back("nodatasum");
    for (const auto& list :
         {format::incompatText(super.incompatFlags), format::compatRoText(super.compatRoFlags)}) {
        for (std::string& option : splitList(list))
            info.options.push_back(std::move(option));
    }

    const auto snapshots = std::ranges::count_if(
        names.subvolumes(), [](const auto& pair) { return pair.second.isSnapshot(); });
    const auto fact = [&](std::string name, std::string value,
                          Evidence evidence = Evidence::Measured) {
        info.facts.push_back({std::move(name), std::move(value), evidence});
    };
    fact("image", facts.path);
    fact("kind", facts.kind);
    fact("label", info.label.empty() ? "(none)" : info.label);
    fact("fsid", info.fsid);
    fact("generation", groupedText(info.generation));
    fact("size",
         std::format("{} ({} bytes)", sizeText(info.deviceSize), groupedText(info.deviceSize)));
    fact("used",
         std::format("{} ({} bytes)", sizeText(info.bytesUsed), groupedText(info.bytesUsed)));
    fact("sector size", sizeText(info.sectorSize));
    fact("node size", sizeText(info.nodeSize));
    fact("checksum", info.checksum);
    fact("incompat features", format::incompatText(super.incompatFlags));
    fact("compat-ro features", format::compatRoText(super.compatRoFlags));
    fact("subvolumes",
         std::format("{}, of them {} snapshots", names.subvolumes().size(), snapshots));
    fact("default subvolume", std::to_string(names.defaultSubvolume()));
    fact("superblock", std::format("device byte {}", groupedText(volume.superAt())));
    fact("log tree", super.logRoot == 0 ? "none" : std::format("at {}", super.logRoot.get()));
    fact("granularity", std::format("{} — {}", info.granularity, info.granularityReason),
         info.granularityEvidence);
    return info;
}

Result<std::shared_ptr<const ImageScene>> buildScene(
    const volume::Volume& volume, const files::Namespace& names, const MapFacts& facts,
    const WriteFacts& writing, Progress& progress,
    const std::function<void(std::shared_ptr<const ImageScene>)>& partial) {
    const std::uint64_t size = volume.device().size();
    DAX_TRY(const auto groups, volume::readBlockGroups(volume));
    if (partial) {
        DeviceMap::Builder builder(size);
        addGroups(builder, volume, groups);
        addExtents(builder, volume, {});
        auto scene = std::make_shared<ImageScene>();
        scene->info = buildInfo(volume, names, facts, writing);
        scene->device = builder.finish();
        scene->subvolumes = describeSubvolumes(names, {});
        partial(std::move(scene));
    }
    DAX_TRY(const auto ownership, volume::readOwnership(volume, progress));
    DeviceMap::Builder builder(size);
    addGroups(builder, volume, groups);
    addExtents(builder, volume, ownership.extents);
    addFreed(builder, volume, writing.freed);
    auto scene = std::make_shared<ImageScene>();
    scene->device = builder.finish();
    scene->subvolumes = describeSubvolumes(names, ownership.usage);
    scene->info = buildInfo(volume, names, facts, writing);
    scene->complete = true;
    return scene;
}

}  // namespace daxscope::scene
