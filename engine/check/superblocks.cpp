#include "check/superblocks.h"

#include <algorithm>

#include "format/names.h"
#include "format/superblock.h"

namespace daxscope::check {

namespace {

using format::Superblock;

/// Of the first 2048 bytes behind the head: the chunk items that lead to the chunk tree.
void systemChunks(const volume::Volume& volume, Findings& findings) {
    const Superblock& super = volume.super();
    Bytes rest = Bytes(super.sysChunkArray).first(super.sysChunkArraySize);
    std::vector<std::uint64_t> listed;
    while (!rest.empty()) {
        const auto* key = structAt<format::DiskKey>(rest);
        const auto* chunk = structAt<format::Chunk>(rest, sizeof(format::DiskKey));
        if (key == nullptr || chunk == nullptr)
            return;  // then the image could not be opened
        const std::size_t size = sizeof *chunk + chunk->numStripes * sizeof(format::Stripe);
        const Bytes item = rest.subspan(sizeof *key, size);
        const std::string where = std::format("superblock, system chunk {}", key->offset.get());
        listed.push_back(key->offset);
        const auto cursor = btree::Cursor::find(volume, volume.chunkTree(), key->get());
        if ((chunk->type & format::group::system) == 0)
            findings.add(Kind::Superblock,
                         std::format("it is for {}", format::groupText(chunk->type)), where);
        if (cursor && (!cursor->valid() || !std::ranges::equal(cursor->data(), item)))
            findings.add(Kind::Superblock, "the chunk tree says otherwise of it", where);
        rest = rest.subspan(sizeof *key + size);
    }
    for (const volume::ChunkInfo& chunk : volume.chunks().chunks()) {
        if ((chunk.flags & format::group::system) != 0 &&
            std::ranges::find(listed, chunk.logical) == listed.end())
            findings.add(Kind::Superblock, "the superblock does not list it",
                         std::format("system chunk {}", chunk.logical), chunk.logical);
    }
}

void fields(const volume::Volume& volume, Findings& findings) {
    const Superblock& super = volume.super();
    const auto tell = [&](std::string what) {
        findings.add(Kind::Superblock, std::move(what),
                     std::format("superblock at {}", volume.superAt()));
    };
    const bool ownUuid = (super.incompatFlags & format::incompat::metadataUuid) != 0;
    if (super.devItem.fsid != (ownUuid ? super.metadataUuid : super.fsid))
        tell("the device's UUID is not that of the filesystem");
    if (super.leafSize != super.nodeSize)
        tell(std::format("leaves have {} bytes, nodes {}", super.leafSize.get(),
                         super.nodeSize.get()));
    if (super.bytesUsed < 6ULL * super.nodeSize)
        tell(std::format("{} bytes are used: less than any filesystem has", super.bytesUsed.get()));
    if (super.stripeSize != super.sectorSize)
        tell(std::format("the stripe size is {}, the sector size {}", super.stripeSize.get(),
                         super.sectorSize.get()));
    if (super.generation < super.chunkRootGeneration)
        tell(std::format("generation {}, and the chunk tree is of {}", super.generation.get(),
                         super.chunkRootGeneration.get()));
    if (super.cacheGeneration != UINT64_MAX && super.cacheGeneration > super.generation)
        tell(std::format("generation {}, and the space cache is of {}", super.generation.get(),
                         super.cacheGeneration.get()));
    if (super.rootDirObjectid != format::id::rootTreeDir)
        tell(std::format("the root tree's directory is {}, not {}", super.rootDirObjectid.get(),
                         format::id::rootTreeDir));
    if (super.devItem.totalBytes == 0 || super.totalBytes == 0)
        tell("the device has no bytes");
    if (super.logRoot != 0) {
        const auto log = volume.root(format::id::treeLog);
        if (const auto block = volume.block(log->expect()); !block)
            findings.add(Kind::Superblock, block.error(), "log tree", super.logRoot);
    }
    const std::uint64_t knownFlags = 3U | format::superFlag::seeding | format::superFlag::metadump |
                                     format::superFlag::metadumpV2;
    if ((super.flags & ~knownFlags) != 0)
        tell(std::format("unknown flags ({:#x})", super.flags.get() & ~knownFlags));
    const std::uint64_t compatRo = super.compatRoFlags;
    if ((compatRo & format::compatRo::freeSpaceTreeValid) != 0 &&
        (compatRo & format::compatRo::freeSpaceTree) == 0)
        tell("the free-space tree is valid, and there is none");
}

}  // namespace

void checkSuperblocks(const volume::Volume& volume, Findings& findings) {
    const Superblock& used = volume.super();
    for (const std::uint64_t at : format::superOffsets) {
        const auto* super = structAt<Superblock>(volume.device(), at);
        // A mirror belongs where the filesystem reaches, not where the image goes on.
        if (super == nullptr || at + format::superSize > used.devItem.totalBytes)
            break;
        const std::string where = std::format("superblock at {}", at);
        if (const Status valid = format::verifySuperblock(*super, at); !valid) {
            findings.add(Kind::Superblock, valid.error(), where);
            continue;
        }
        if (super->fsid != used.fsid)
            findings.add(Kind::Superblock, "it belongs to another filesystem", where);
        else if (super->generation != used.generation)
            findings.add(Kind::Superblock,
                         std::format("generation {}, the superblock in use has {}",
                                     super->generation.get(), used.generation.get()),
                         where);
    }
    fields(volume, findings);
    systemChunks(volume, findings);
}

}  // namespace daxscope::check
