#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "base/text.h"
#include "files/extents.h"
#include "files/reader.h"
#include "format/names.h"
#include "scene/build.h"

namespace daxscope::scene {

using format::ExtentDataType;

namespace {

/// Directories whose files have more entries or extents than this show no usage bars: adding them
/// up would take longer than a click should.
constexpr std::size_t mostUsageEntries = 4000;
constexpr std::size_t mostUsageExtents = 100'000;

Compression compressionOf(std::uint8_t raw) {
    return raw <= static_cast<std::uint8_t>(Compression::Zstd) ? static_cast<Compression>(raw)
                                                               : Compression::Unknown;
}

Result<FileExtent> describe(const files::FileExtentInfo& info, const volume::Volume& volume,
                            const OwnerLookup& owners) {
    FileExtent out;
    out.offset = info.offset;
    out.length = info.length;
    out.generation = info.generation;
    out.compression = compressionOf(info.compression);
    if (out.compression == Compression::Unknown)
        volume.addFinding(
            std::format("the file extent at {} is packed by method {}, which is "
                        "unknown",
                        info.offset, info.compression));
    if (info.type == ExtentDataType::Inline) {
        out.type = FileExtentType::Inline;
        out.owners = 1;
        return out;
    }
    if (info.isHole()) {
        out.type = FileExtentType::Hole;
        return out;
    }
    out.type =
        info.type == ExtentDataType::Prealloc ? FileExtentType::Prealloc : FileExtentType::Regular;
    // Of a packed extent no part can be pointed at: it counts from its start and whole.
    const bool packed = info.compression != 0;
    out.device = volume.chunks().toDevice(info.diskLogical + (packed ? 0 : info.extentOffset));
    out.deviceLength = packed ? info.diskLength : info.length;
    const auto known = owners(info.diskLogical);
    if (known)
        out.owners = known->owners;
    else if (known.error().code == ENOENT)
        volume.addFinding(std::format(
            "the file extent at {} points to logical address {}, which the extent tree calls free",
            info.offset, info.diskLogical));
    else
        return std::unexpected(known.error());
    out.shared = out.owners > 1;
    return out;
}

}  // namespace

FileType fileType(format::DirType type) {
    switch (type) {
        case format::DirType::Regular:
            return FileType::Regular;
        case format::DirType::Directory:
            return FileType::Directory;
        case format::DirType::CharDevice:
            return FileType::CharDevice;
        case format::DirType::BlockDevice:
            return FileType::BlockDevice;
        case format::DirType::Fifo:
            return FileType::Fifo;
        case format::DirType::Socket:
            return FileType::Socket;
        case format::DirType::Symlink:
            return FileType::Symlink;
        default:
            return FileType::Unknown;
    }
}

OwnerLookup ownersFromBackrefs(volume::Backrefs& backrefs) {
    // Thousands of file extents may point into one preallocated extent: climb for it once.
    auto known = std::make_shared<std::unordered_map<std::uint64_t, ExtentOwners>>();
    return [&backrefs, known](std::uint64_t logical) -> Result<ExtentOwners> {
        if (const auto found = known->find(logical); found != known->end())
            return found->second;
        DAX_TRY(const auto extent, backrefs.extentAt(logical));
        DAX_TRY(const auto owners, backrefs.dataOwners(extent));
        const ExtentOwners answer{static_cast<std::uint32_t>(owners.size()), extent.generation};
        known->emplace(logical, answer);
        return answer;
    };
}

OwnerLookup ownersFromMap(const volume::Volume& volume, std::shared_ptr<const DeviceMap> map) {
    return [&volume, map = std::move(map)](std::uint64_t logical) -> Result<ExtentOwners> {
        const auto byte = volume.chunks().toDevice(logical);
        const auto extent = byte ? map->extentAt(*byte) : std::nullopt;
        if (!extent)
            return fail(ENOENT, "logical address {} is free", logical);
        return ExtentOwners{extent->owners, extent->generation};
    };
}

Result<std::shared_ptr<const FileExtents>> buildFileExtents(const files::Namespace& names,
                                                            files::FileRef file, std::string path,
                                                            const OwnerLookup& owners,
                                                            ByteRange within) {
    const volume::Volume& volume = names.volume();
    DAX_TRY(const auto root, names.rootOf(file));
    DAX_TRY(const files::Inode inode, files::readInode(volume, root, file.inode));
    FileExtents::Builder builder;
    builder.file().path = std::move(path);
    builder.file().subvolume = file.subvolume;
    builder.file().inode = file.inode;
    builder.file().size = inode.size;
    if (inode.isRegular() || inode.isSymlink()) {
        const auto add = [&](const files::FileExtentInfo& info) -> Status {
            DAX_TRY(const FileExtent extent, describe(info, volume, owners));
            builder.add(extent);
            return {};
        };
        DAX_CHECK(files::forEachExtent(volume, root, file.inode, inode.size, within.offset, add,
                                       within.end()));
    }
    return builder.finish();
}

namespace {

class DirectoryBuilder {
public:
    DirectoryBuilder(const files::Namespace& names, std::shared_ptr<const DeviceMap> map)
        : names_(names), map_(std::move(map)) {}

    Result<std::shared_ptr<const Directory>> build(files::FileRef directory) {
        auto out = std::make_shared<Directory>();
        out->subvolume = directory.subvolume;
        out->inode = directory.inode;
        DAX_CHECK(names_.list(directory, [&](const files::DirEntry& entry) -> Status {
            out->entries.push_back(describe(entry));
            return {};
        }));
        if (map_ != nullptr && out->entries.size() <= mostUsageEntries) {
            for (DirectoryEntry& entry : out->entries)
                addUsage(entry);
        }
        return out;
    }

private:
    DirectoryEntry describe(const files::DirEntry& entry) const {
        DirectoryEntry out;
        out.name = entry.name;
        out.subvolume = entry.target.subvolume;
        out.inode = entry.target.inode;
        out.type = fileType(entry.type);
        out.isSubvolume = entry.isSubvolume;
        if (const auto* sub = names_.subvolume(out.subvolume);
            entry.isSubvolume && sub != nullptr) {
            out.isSnapshot = sub->isSnapshot();
            out.readOnly = sub->readOnly();
        }
        const auto root = names_.rootOf(entry.target);
        if (!root || out.inode == files::emptySubvolumeInode)
            return out;
        const auto inode = files::readInode(names_.volume(), *root, out.inode);
        if (!inode) {
            names_.volume().addFinding(inode.error().text());
            return out;
        }
        out.mode = inode->mode;
        out.size = inode->size;
        out.links = inode->links;
        out.mtimeSeconds = inode->modified.seconds;
        if (inode->isSymlink()) {
            constexpr std::uint64_t longestTarget = 65536;
            auto reader = files::FileReader::open(names_.volume(), *root, out.inode);
            if (const auto target = reader ? reader->readAll(longestTarget)
                                           : Result<std::string>(std::unexpected(reader.error())))
                out.target = *target;
        }
        return out;
    }

    void addUsage(DirectoryEntry& entry) {
        if (entry.type != FileType::Regular || extents_ > mostUsageExtents)
            return;
        const auto root = names_.rootOf({entry.subvolume, entry.inode});
        if (!root)
            return;
        const volume::Volume& volume = names_.volume();
        std::unordered_set<std::uint64_t> counted;  // pieces of one extent may lie apart
        const Status read = files::forEachExtent(
            volume, *root, entry.inode, entry.size, 0,
            [&](const files::FileExtentInfo& info) -> Status {
                if (++extents_ > mostUsageExtents)
                    return fail(E2BIG, "too many extents");
                if (info.type == ExtentDataType::Inline || info.isHole())
                    return {};
                const auto byte = volume.chunks().toDevice(info.diskLogical);
                const auto extent = byte ? map_->extentAt(*byte) : std::nullopt;
                if (!extent)
                    return {};
                (extent->owners > 1 ? entry.shared : entry.exclusive) += info.length;
                if (extent->unreachable != 0 && counted.insert(info.diskLogical).second)
                    entry.unreachable += extent->unreachable;
                return {};
            });
        entry.usageKnown = read.has_value();
    }

    const files::Namespace& names_;
    std::shared_ptr<const DeviceMap> map_;
    std::size_t extents_ = 0;
};

}  // namespace

Result<std::shared_ptr<const Directory>> buildDirectory(
    const files::Namespace& names, files::FileRef directory,
    const std::shared_ptr<const DeviceMap>& map) {
    return DirectoryBuilder(names, map).build(directory);
}

}  // namespace daxscope::scene
