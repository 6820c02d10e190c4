#include "scene/live_image.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "format/superblock.h"

namespace daxscope::scene {

namespace {

std::vector<BlockGroup> groupsOf(const volume::Volume& volume,
                                 const std::vector<volume::BlockGroupUse>& groups) {
    std::vector<BlockGroup> out;
    for (const volume::BlockGroupUse& group : groups) {
        const volume::ChunkInfo* chunk = volume.chunks().find(group.logical);
        for (std::uint8_t copy = 0; chunk != nullptr && copy < chunk->copies; ++copy)
            out.push_back({chunk->device[copy], group.length, group.logical, group.used,
                           group.flags, copy, chunk->copies});
    }
    return out;
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

/// All copies of freed ranges of the open transaction, by device byte.
std::vector<DeviceExtent> freedExtents(const volume::Volume& volume,
                                       std::span<const ByteRange> freed) {
    std::vector<DeviceExtent> out;
    for (const ByteRange& range : freed) {
        const volume::ChunkInfo* chunk = volume.chunks().find(range.offset);
        for (std::uint8_t copy = 0; chunk != nullptr && copy < chunk->copies; ++copy) {
            DeviceExtent extent;
            extent.device = chunk->device[copy] + (range.offset - chunk->logical);
            extent.length = range.length;
            extent.kind = ExtentKind::Freed;
            extent.copy = copy;
            out.push_back(extent);
        }
    }
    std::ranges::sort(out, {}, &DeviceExtent::device);
    return out;
}

DeviceExtent copyOf(const volume::ChunkInfo& chunk, std::uint8_t copy,
                    const volume::OwnedExtent& owned, volume::RootSets::Id reachedBy) {
    DeviceExtent extent;
    extent.device = chunk.device[copy] + (owned.logical - chunk.logical);
    extent.length = owned.length;
    extent.generation = owned.generation;
    extent.unreachable = owned.unreachable;
    extent.tree = owned.tree;
    extent.owners = owned.owners;
    extent.reachedBy = reachedBy;
    extent.kind = owned.isTreeBlock ? ExtentKind::Tree : ExtentKind::Data;
    extent.copy = copy;
    return extent;
}

/// Superblocks and extents in the order of device bytes, which spares the builder sorting hundreds of thousands: copies of
/// chunks in the order they lie, superblocks between them.
void addExtents(DeviceMap::Builder& builder, const volume::Volume& volume,
                const volume::Ownership& ownership) {
    const auto& extents = ownership.extents;
    struct Copy {
        const volume::ChunkInfo* chunk;
        std::uint8_t number;
        std::size_t from, to;
        [[nodiscard]] std::uint64_t device() const { return chunk->device[number]; }
    };
    std::vector<Copy> copies;
    std::size_t from = 0;
    for (const volume::ChunkInfo& chunk : volume.chunks().chunks()) {
        const auto to = static_cast<std::size_t>(
            std::ranges::lower_bound(extents.begin() + static_cast<std::ptrdiff_t>(from),
                                     extents.end(), chunk.end(), {},
                                     &volume::OwnedExtent::logical) -
            extents.begin());
        for (std::uint8_t copy = 0; copy < chunk.copies; ++copy)
            copies.push_back({&chunk, copy, from, to});
        from = to;
    }
    std::ranges::sort(copies, {}, &Copy::device);
    const auto supers = superblocks(volume);
    auto super = supers.begin();
    const auto addSupersBefore = [&](std::uint64_t byte) {
        for (; super != supers.end() && super->device < byte; ++super)
            builder.add(*super);
    };
    for (const Copy& copy : copies) {
        for (std::size_t i = copy.from; i < copy.to; ++i) {
            const DeviceExtent extent =
                copyOf(*copy.chunk, copy.number, extents[i], ownership.reachedBy[i]);
            addSupersBefore(extent.device);
            builder.add(extent);
        }
    }
    addSupersBefore(UINT64_MAX);
}

std::vector<Subvolume> describeSubvolumes(const files::Namespace& names,
                                          const std::map<std::uint64_t, volume::RootUsage>& usage) {
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
        if (const auto found = usage.find(number); found != usage.end()) {
            sub.exclusive = found->second.exclusive;
            sub.shared = found->second.shared;
        }
        out.push_back(std::move(sub));
    }
    return out;
}

auto placeAndLength(const DeviceExtent& extent) { return std::pair(extent.device, extent.length); }

}  // namespace

LiveImage::ScenePtr LiveImage::sceneOf(const Source& source) const {
    auto scene = std::make_shared<ImageScene>();
    scene->device = map_;
    scene->subvolumes = describeSubvolumes(source.names, usage_);
    scene->info = buildInfo(source.volume, source.names, source.facts, source.writing);
    scene->complete = true;
    return scene;
}

Result<LiveImage::ScenePtr> LiveImage::build(const Source& source, Progress& progress,
                                             const std::function<void(ScenePtr)>& partial) {
    const volume::Volume& volume = source.volume;
    map_.reset();
    DAX_TRY(const auto used, volume::readBlockGroups(volume));
    const std::vector<BlockGroup> groups = groupsOf(volume, used);
    const auto started = [&] {
        DeviceMap::Builder builder(volume.device().size());
        for (const BlockGroup& group : groups)
            builder.add(group);
        return builder;
    };
    if (partial) {
        DeviceMap::Builder builder = started();
        addExtents(builder, volume, {});
        auto scene = std::make_shared<ImageScene>();
        scene->info = buildInfo(volume, source.names, source.facts, source.writing);
        scene->device = builder.finish();
        scene->subvolumes = describeSubvolumes(source.names, {});
        partial(std::move(scene));
    }
    DAX_TRY(auto ownership, volume::readOwnership(volume, progress));
    DeviceMap::Builder builder = started();
    addExtents(builder, volume, ownership);
    freed_ = freedExtents(volume, source.writing.freed);
    for (const DeviceExtent& extent : freed_)
        builder.add(extent);
    map_ = builder.finish();
    usage_.clear();
    for (const volume::RootUsage& usage : ownership.usage)
        usage_.emplace(usage.root, usage);
    sets_ = std::move(ownership.sets);
    return sceneOf(source);
}

bool LiveImage::canFollow(const Source& source, std::size_t touched) const {
    // To look at one takes about as long as to read so many among all others.
    constexpr std::size_t dearer = 16;
    constexpr std::size_t few = 1024;
    return map_ != nullptr && touched * dearer <= map_->extentCount() + few &&
           source.volume.findings().empty();
}

Result<LiveImage::ScenePtr> LiveImage::follow(const Source& source, volume::Backrefs& backrefs,
                                              std::span<const std::uint64_t> touched) {
    const volume::Volume& volume = source.volume;
    DeviceMap::Edit edit;
    DAX_TRY(const auto used, volume::readBlockGroups(volume));
    edit.groups = groupsOf(volume, used);
    std::vector<std::uint64_t> extents(touched.begin(), touched.end());
    std::ranges::sort(extents);
    const auto twice = std::ranges::unique(extents);
    extents.erase(twice.begin(), twice.end());
    for (const std::uint64_t logical : extents)
        DAX_CHECK(lookAgain(volume, backrefs, logical, edit));

    std::vector<DeviceExtent> freed = freedExtents(volume, source.writing.freed);
    std::vector<DeviceExtent> over;
    std::ranges::set_difference(freed_, freed, std::back_inserter(over), {}, placeAndLength,
                                placeAndLength);
    for (const DeviceExtent& extent : over)
        edit.gone.push_back(extent.device);
    std::ranges::set_difference(freed, freed_, std::back_inserter(edit.come), {}, placeAndLength,
                                placeAndLength);
    freed_ = std::move(freed);

    for (const DeviceExtent& super : superblocks(volume)) {
        if (const auto was = map_->extentAt(super.device);
            was && was->generation != super.generation) {
            edit.gone.push_back(super.device);
            edit.come.push_back(super);
        }
    }
    map_ = map_->with(std::move(edit));
    return sceneOf(source);
}

Status LiveImage::lookAgain(const volume::Volume& volume, volume::Backrefs& backrefs,
                            std::uint64_t logical, DeviceMap::Edit& edit) {
    const volume::ChunkInfo* chunk = volume.chunks().find(logical);
    if (chunk == nullptr)
        return fail(EIO, "logical address {} lies in no chunk", logical);
    const std::uint64_t first = chunk->device[0] + (logical - chunk->logical);
    if (const auto was = map_->extentAt(first);
        was && was->device == first && was->kind != ExtentKind::Freed) {
        for (std::uint8_t copy = 0; copy < chunk->copies; ++copy)
            edit.gone.push_back(chunk->device[copy] + (logical - chunk->logical));
        if (was->kind == ExtentKind::Data)
            count(was->reachedBy, was->length, false);
    }
    DAX_TRY(const auto now, backrefs.reached(logical));
    if (!now)
        return {};
    volume::RootSets::Id reachedBy = 0;
    if (!now->extent.isTreeBlock) {
        std::vector<volume::RootSets::Id> each;
        for (const std::uint64_t tree : now->trees) {
            DAX_TRY(const auto one, sets_.single(tree));
            each.push_back(one);
        }
        DAX_TRY(reachedBy, sets_.unite(each));
        count(reachedBy, now->extent.length, true);
    }
    for (std::uint8_t copy = 0; copy < chunk->copies; ++copy)
        edit.come.push_back(copyOf(*chunk, copy, now->extent, reachedBy));
    return {};
}

/// So many bytes are reached by just these trees, or not any more.
void LiveImage::count(volume::RootSets::Id reachedBy, std::uint64_t bytes, bool more) {
    const auto trees = sets_.members(reachedBy);
    for (const std::uint64_t tree : trees) {
        volume::RootUsage& usage = usage_.try_emplace(tree, tree, 0, 0).first->second;
        std::uint64_t& of = trees.size() == 1 ? usage.exclusive : usage.shared;
        of = more ? of + bytes : of - bytes;
    }
}

}  // namespace daxscope::scene
