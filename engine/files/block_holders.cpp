#include "files/block_holders.h"

#include "files/iomap.h"
#include "volume/backrefs.h"

namespace daxscope::files {

Result<std::vector<BlockHolder>> holdersOf(const volume::Volume& volume, const Namespace& names,
                                           std::uint64_t logical) {
    volume::Backrefs backrefs(volume);
    DAX_TRY(const auto extent, backrefs.extentAt(logical));
    DAX_TRY(const auto owners, backrefs.dataOwners(extent));
    std::vector<BlockHolder> holders;
    for (const volume::DataOwner& owner : owners) {
        const SubvolumeInfo* subvolume = names.subvolume(owner.root);
        if (subvolume == nullptr)
            return fail(EIO, "the block at {} belongs to tree {}, which holds no files", logical,
                        owner.root);
        if (subvolume->beingRemoved())
            continue;
        const FileRef file{owner.root, owner.inode};
        // The extent may begin before the file: the sum comes back from below 0.
        const std::uint64_t offset = owner.base + (logical - extent.logical);
        if (offset > maxFileSize)
            continue;
        DAX_TRY(const auto root, names.rootOf(file));
        DAX_TRY(const Mapping map, mapAt(volume, root, file.inode, offset));
        if (map.type == MapType::Packed)
            return fail(EIO, "inode {} of tree {} reads the block at {} as compressed", owner.inode,
                        owner.root, logical);
        if (map.type == MapType::Mapped && map.extent == extent.logical && map.logical == logical)
            holders.push_back({file, offset});
    }
    return holders;
}

Status moveHolder(const EditContext& context, const BlockHolder& holder, std::uint64_t block,
                  ByteRange copy) {
    OpenFile file{holder.file, {}};
    DAX_TRY(file.inode, loadInode(context, holder.file));
    DAX_TRY(const auto pieces, piecesIn(context, file, {holder.offset, copy.length}));
    const bool shows = pieces.size() == 1 && !pieces.front().isHole() &&
                       pieces.front().type == format::ExtentDataType::Regular &&
                       pieces.front().compression == 0 && pieces.front().offset <= holder.offset &&
                       pieces.front().diskLogical + pieces.front().extentOffset +
                               (holder.offset - pieces.front().offset) ==
                           block;
    if (!shows)
        return fail(EIO, "inode {} of tree {} does not hold the block at {} any more",
                    holder.file.inode, holder.file.subvolume, block);
    // As many bytes as before: the inode stays as it is.
    return replacePieces(context, file, holder.offset,
                         {format::ExtentDataType::Regular, copy, 0, copy.length, 0, copy.length});
}

}  // namespace daxscope::files
