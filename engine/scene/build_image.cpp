#include "scene/build.h"

#include <algorithm>

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

void addSupers(DeviceMap::Builder& builder, const volume::Volume& volume) {
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
        builder.add(extent);
    }
}

void addExtents(DeviceMap::Builder& builder, const volume::Volume& volume,
                const std::vector<volume::OwnedExtent>& extents) {
    std::size_t placed = 0;
    const volume::ChunkInfo* chunk = nullptr;
    const auto chunkOf = [&](std::uint64_t logical) {
        if (chunk == nullptr || logical < chunk->logical || logical >= chunk->end())
            chunk = volume.chunks().find(logical);
        return chunk;
    };
    for (const volume::OwnedExtent& owned : extents)
        placed += chunkOf(owned.logical) == nullptr ? 0 : chunk->copies;
    builder.reserve(placed + format::superOffsets.size());
    for (const volume::OwnedExtent& owned : extents) {
        if (chunkOf(owned.logical) == nullptr) {
            volume.addFinding(std::format("extent {} lies in no chunk", owned.logical));
            continue;
        }
        for (std::uint8_t copy = 0; copy < chunk->copies; ++copy) {
            DeviceExtent extent;
            extent.device = chunk->device[copy] + (owned.logical - chunk->logical);
            extent.length = owned.length;
            extent.generation = owned.generation;
            extent.unreachable = owned.unreachable;
            extent.tree = owned.tree;
            extent.owners = owned.owners;
            extent.kind = owned.isTreeBlock ? ExtentKind::Tree : ExtentKind::Data;
            extent.copy = copy;
            builder.add(extent);
        }
    }
}

std::vector<Subvolume> describeSubvolumes(const files::Namespace& names,
                                          const std::vector<volume::RootUsage>& usage) {
    std::vector<Subvolume> out;
    for (const auto& [number, info] : names.subvolumes()) {
        Subvolume sub;
        sub.id = number;
        sub.parent = info.parent;
        sub.generation = info.generation;
        sub.path = info.path;
        sub.snapshot = info.isSnapshot();
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
                    const MapFacts& facts) {
    const format::Superblock& super = volume.super();
    ImageInfo info;
    info.path = facts.path;
    info.label = toUtf8Lossy(format::labelOf(super));
    info.fsid = uuidText(super.fsid);
    info.generation = super.generation;
    info.deviceSize = volume.device().size();
    info.bytesUsed = super.bytesUsed;
    info.sectorSize = volume.sectorSize();
    info.nodeSize = volume.nodeSize();
    info.checksum = format::csumName(volume.rules().csum);
    info.granularity = facts.granularity;
    info.granularityReason = facts.granularityReason;
    info.granularityEvidence = facts.granularityEvidence;
    info.readOnlyReasons = volume.readOnlyReasons();
    info.readOnly = !info.readOnlyReasons.empty();
    info.findings = volume.findings();
    info.options.emplace_back("read-only");
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
    Progress& progress, const std::function<void(std::shared_ptr<const ImageScene>)>& partial) {
    const std::uint64_t size = volume.device().size();
    DAX_TRY(const auto groups, volume::readBlockGroups(volume));
    if (partial) {
        DeviceMap::Builder builder(size);
        addGroups(builder, volume, groups);
        addSupers(builder, volume);
        auto scene = std::make_shared<ImageScene>();
        scene->info = buildInfo(volume, names, facts);
        scene->device = builder.finish();
        scene->subvolumes = describeSubvolumes(names, {});
        partial(std::move(scene));
    }
    DAX_TRY(const auto ownership, volume::readOwnership(volume, progress));
    DeviceMap::Builder builder(size);
    addGroups(builder, volume, groups);
    addExtents(builder, volume, ownership.extents);
    addSupers(builder, volume);
    auto scene = std::make_shared<ImageScene>();
    scene->device = builder.finish();
    scene->subvolumes = describeSubvolumes(names, ownership.usage);
    scene->info = buildInfo(volume, names, facts);
    scene->complete = true;
    return scene;
}

}  // namespace daxscope::scene
