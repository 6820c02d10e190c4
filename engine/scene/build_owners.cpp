#include <algorithm>
#include <utility>
#include <vector>

#include "base/text.h"
#include "files/decompress.h"
#include "files/extents.h"
#include "format/names.h"
#include "format/print.h"
#include "scene/build.h"

namespace daxscope::scene {

namespace {

/// Of an extent with very many owners: a click should not take minutes.
constexpr std::size_t mostDescribed = 10'000;
constexpr std::size_t mostPaths = 16;

std::string rootName(const files::Namespace& names, std::uint64_t root) {
    if (const auto* sub = names.subvolume(root))
        return sub->path;
    return format::treeName(root);
}

/// Where a file points into an extent.
struct Reach {
    bool here = false;         ///< at the byte that was asked for
    std::uint64_t offset = 0;  ///< of that byte in the file
    Status walked;             ///< else there may be more
};

Reach reachOf(const files::Namespace& names, const volume::DataOwner& owner,
              const volume::ExtentRecord& extent, std::uint64_t logical) {
    const std::uint64_t into = logical - extent.logical;
    Reach out{.offset = owner.base + into, .walked = {}};
    const auto root = names.volume().root(owner.root);
    if (!root) {
        out.walked = std::unexpected(root.error());
        return out;
    }
    const Error enough{0, {}, {}};
    // Where base lies before the file's start it wraps, and so does the end.
    const std::uint64_t from = owner.base > (UINT64_MAX >> 1) ? 0 : owner.base;
    const std::uint64_t end =
        owner.base + std::max<std::uint64_t>(extent.length, files::maxCompressedExtent);
    out.walked = files::forEachExtent(
        names.volume(), *root, owner.inode, 0, from,
        [&](const files::FileExtentInfo& info) -> Status {
            const std::uint64_t place = info.offset - info.extentOffset;
            if (info.diskLogical == extent.logical && place == owner.base) {
                // Unpacking needs every byte of a packed extent.
                const bool packed = info.compression != 0;
                const ByteRange whole{0, extent.length};
                const ByteRange part =
                    packed ? whole : intersection({info.extentOffset, info.length}, whole);
                if (part.contains(into) && !std::exchange(out.here, true) && packed)
                    out.offset = info.offset;
            }
            return info.offset < end ? Status() : std::unexpected(enough);
        });
    if (!out.walked && out.walked.error().code == 0)
        out.walked = {};
    return out;
}

Owner describe(const files::Namespace& names, const volume::DataOwner& owner, const Reach& reach) {
    Owner out;
    out.root = owner.root;
    out.rootName = rootName(names, owner.root);
    out.inode = owner.inode;
    out.offset = reach.offset;
    out.reaches = reach.here;
    if (!reach.walked)
        names.volume().addFinding(reach.walked.error().text());
    if (auto paths = names.pathsOf({owner.root, owner.inode}, mostPaths))
        out.paths = std::move(*paths);
    return out;
}

/// The superblock stripe that holds the byte, if one does.
bool inSuperStripe(const volume::Volume& volume, std::uint64_t byte) {
    return std::ranges::any_of(format::superOffsets, [&](std::uint64_t at) {
        return at + format::superSize <= volume.device().size() &&
               ByteRange{at, format::superSize}.contains(byte);
    });
}

}  // namespace

Result<std::shared_ptr<const Owners>> buildOwners(const files::Namespace& names,
                                                  volume::Backrefs& backrefs,
                                                  std::uint64_t deviceByte) {
    const volume::Volume& volume = names.volume();
    if (deviceByte >= volume.device().size())
        return fail(EINVAL, "device byte {} lies beyond the end of the image ({} bytes)",
                    deviceByte, volume.device().size());
    auto out = std::make_shared<Owners>();
    out->byte = deviceByte;
    if (inSuperStripe(volume, deviceByte)) {
        out->allocated = true;
        const std::uint64_t start = alignDown(deviceByte, format::superSize);
        out->extent.device = start;
        out->extent.length = format::superSize;
        out->extent.kind = ExtentKind::Super;
        out->extent.owners = 1;
        if (const auto* super = structAt<format::Superblock>(volume.device(), start))
            out->extent.generation = super->generation;
        out->sentence = "a superblock";
        return out;
    }
    const auto place = volume.chunks().toLogical(deviceByte);
    if (!place) {
        out->sentence = deviceByte < format::reservedStart
                            ? "in the first MiB, of which btrfs gives nothing away: boot loaders "
                              "and the superblock live there"
                            : "not in any block group: space that no chunk has been given yet";
        return out;
    }
    out->logical = place->logical;
    const auto extent = backrefs.extentAt(place->logical);
    if (!extent) {
        if (extent.error().code != ENOENT)
            return std::unexpected(extent.error());
        out->sentence =
            std::format("free space in a block group ({})", format::groupText(place->chunk->flags));
        return out;
    }
    out->allocated = true;
    out->extent.device = deviceByte - (place->logical - extent->logical);
    out->extent.length = extent->length;
    out->extent.generation = extent->generation;
    out->extent.copy = static_cast<std::uint8_t>(place->copy);
    if (extent->isTreeBlock()) {
        out->extent.kind = ExtentKind::Tree;
        if (const auto header = volume.read(extent->logical, sizeof(format::Header)))
            out->extent.tree = format::BlockView(*header).header().owner;
        DAX_TRY(const auto trees, backrefs.treesOf(*extent));
        for (const std::uint64_t tree : trees) {
            Owner owner;
            owner.isTree = true;
            owner.root = tree;
            owner.rootName = rootName(names, tree);
            owner.level = extent->level;
            out->owners.push_back(std::move(owner));
        }
        out->sentence = std::format("a tree block of level {}", extent->level);
    } else {
        DAX_TRY(const auto reach, backrefs.dataReach(*extent));
        const auto& owners = reach.owners;
        for (const volume::DataOwner& owner :
             std::span(owners).first(std::min(owners.size(), mostDescribed)))
            out->owners.push_back(
                describe(names, owner, reachOf(names, owner, *extent, place->logical)));
        out->extent.unreachable = extent->length - reach.bytes;
        out->sentence = std::format("file data, an extent of {}", sizeText(extent->length));
        if (owners.size() > mostDescribed)
            out->sentence +=
                std::format("; the first {} of {} owners are listed", mostDescribed, owners.size());
        out->extent.owners = static_cast<std::uint32_t>(owners.size());
        return out;
    }
    out->extent.owners = static_cast<std::uint32_t>(out->owners.size());
    return out;
}

Result<std::shared_ptr<const BlockDump>> buildBlockDump(const files::Namespace& names,
                                                        volume::Backrefs& backrefs,
                                                        std::uint64_t deviceByte) {
    const volume::Volume& volume = names.volume();
    DAX_TRY(const auto owners, buildOwners(names, backrefs, deviceByte));
    auto out = std::make_shared<BlockDump>();
    const bool isTree = owners->allocated && owners->extent.kind == ExtentKind::Tree;
    const bool isSuper = owners->allocated && owners->extent.kind == ExtentKind::Super;
    out->device = isTree || isSuper ? owners->extent.device : alignDown(deviceByte, 4096);
    out->length = isTree ? volume.nodeSize() : 4096;
    const auto bytes =
        slice(volume.device(), out->device,
              std::min<std::uint64_t>(out->length, volume.device().size() - out->device));
    if (!bytes)
        return fail(EIO, "device byte {} lies beyond the end of the image", out->device);
    out->bytes.assign(bytes->begin(), bytes->end());
    if (isSuper) {
        out->title = std::format("superblock at {}", out->device);
        out->fields =
            format::printSuperblockWithPlaces(out->decoded, *structAt<format::Superblock>(*bytes));
    } else if (isTree) {
        const std::uint64_t logical = owners->logical - (deviceByte - out->device);
        // What is not committed has no checksum yet, and only one copy.
        const bool open = owners->extent.generation > volume.super().generation;
        const Status good = open ? Status() : format::verifyBlock(*bytes, volume.rules(), logical);
        if (open && owners->extent.copy != 0) {
            out->title = "the second copy of a tree block, which the commit writes";
        } else if (!good) {
            out->title = std::format("damaged tree block: {}", good.error().text());
        } else {
            const format::BlockView view(*bytes);
            out->title = std::format("{} of the {}, level {}", view.isLeaf() ? "leaf" : "node",
                                     format::treeName(view.header().owner), view.level());
            if (open)
                out->title += "; not committed: its checksum comes with the commit";
            out->fields = format::printBlockWithPlaces(out->decoded, view,
                                                       format::PrintOptions::of(volume.rules()));
        }
    } else if (!owners->owners.empty() && !owners->owners[0].paths.empty()) {
        out->title = std::format("data of {}", escapedName(owners->owners[0].paths[0]));
    } else {
        out->title = owners->sentence;
    }
    return out;
}

Result<std::vector<SearchHit>> search(const files::Namespace& names, std::string_view text,
                                      std::size_t limit, Progress& progress) {
    std::vector<SearchHit> hits;
    if (const auto number = parseNumber(text)) {
        if (*number < names.volume().device().size()) {
            SearchHit hit;
            hit.kind = SearchHit::Kind::DeviceByte;
            hit.device = *number;
            hit.text = std::format("device byte {}", groupedText(*number));
            hits.push_back(std::move(hit));
        }
        for (const auto& [id, sub] : names.subvolumes()) {
            const auto paths = names.pathsOf({id, *number}, 1);
            if (!paths || paths->empty() || hits.size() >= limit)
                continue;
            SearchHit hit;
            hit.kind = SearchHit::Kind::Inode;
            hit.text = std::format("{} (inode {})", escapedName(paths->front()), *number);
            hit.subvolume = id;
            hit.inode = *number;
            hits.push_back(std::move(hit));
        }
    }
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    const auto contains = [&](std::string_view name) {
        return !std::ranges::search(name, text, {}, lower, lower).empty();
    };
    const Error enough{0, {}, {}};
    std::uint64_t seen = 0;
    const Status walked =
        names.forEachName([&](const files::SubvolumeInfo& sub, std::uint64_t parent,
                              const files::DirEntry& entry) -> Status {
            if (++seen % 4096 == 0)
                DAX_CHECK(progress.step(-1, "searching names"));
            if (!contains(entry.name))
                return {};
            if (hits.size() >= limit)
                return std::unexpected(enough);
            SearchHit hit;
            const auto above = names.pathsOf({sub.id, parent}, 1);
            const std::string directory = above && !above->empty() ? above->front() : "…";
            hit.text = escapedName((directory == "/" ? "" : directory) + "/" + entry.name);
            hit.subvolume = entry.target.subvolume;
            hit.inode = entry.target.inode;
            hits.push_back(std::move(hit));
            return {};
        });
    if (!walked && walked.error().code != 0)
        return std::unexpected(walked.error());
    return hits;
}

}  // namespace daxscope::scene
