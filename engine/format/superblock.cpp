#include "format/superblock.h"

#include <algorithm>
#include <bit>

#include "format/checksum.h"
#include "format/names.h"

namespace daxscope::format {

namespace {

bool isSize(std::uint64_t value, std::uint64_t least, std::uint64_t most) {
    return std::has_single_bit(value) && value >= least && value <= most;
}

}  // namespace

bool hasMagic(const Superblock& super) { return super.magic == superMagic; }

Status verifySuperblock(const Superblock& super, std::uint64_t deviceByte) {
    if (!hasMagic(super))
        return fail(EINVAL, "there is no btrfs superblock at device byte {}", deviceByte);
    DAX_TRY(const CsumType type, csumType(super.csumType));
    const auto all = std::as_bytes(std::span(&super, 1));
    if (!checksum(type, all.subspan(sizeof super.csum)).equals(super.csum))
        return fail(EIO, "the {} checksum of the superblock at {} does not match", csumName(type),
                    deviceByte);
    if (super.bytenr != deviceByte)
        return fail(EIO, "the superblock at {} says it belongs at {}", deviceByte,
                    super.bytenr.get());
    if (!isSize(super.sectorSize, 4096, 65536))
        return fail(EINVAL, "sector size {} is not supported; 4096 to 65536 are",
                    super.sectorSize.get());
    if (!isSize(super.nodeSize, super.sectorSize, 65536))
        return fail(EINVAL, "node size {} is not a power of two between the sector size and 65536",
                    super.nodeSize.get());
    for (const unsigned level : {super.rootLevel, super.chunkRootLevel, super.logRootLevel}) {
        if (level > maxLevel)
            return fail(EINVAL, "the superblock names a tree of level {}; {} is the highest", level,
                        maxLevel);
    }
    for (const std::uint64_t root : {super.root.get(), super.chunkRoot.get()}) {
        if (root == 0 || root % super.sectorSize != 0)
            return fail(EINVAL, "the superblock's root address {} is not the address of a block",
                        root);
    }
    if (super.sysChunkArraySize > super.sysChunkArray.size() ||
        super.sysChunkArraySize < sizeof(DiskKey) + sizeof(Chunk) + sizeof(Stripe))
        return fail(EINVAL, "the system chunk array claims {} bytes; it can have {} to {}",
                    super.sysChunkArraySize.get(), sizeof(DiskKey) + sizeof(Chunk) + sizeof(Stripe),
                    super.sysChunkArray.size());
    return {};
}

Status verifyFeatures(const Superblock& super) {
    const std::uint64_t unknown = super.incompatFlags & ~incompat::supported;
    if (unknown != 0)
        return fail(EOPNOTSUPP,
                    "the image uses incompatible features that Daxscope cannot read: {}",
                    incompatText(unknown));
    if (super.numDevices != 1)
        return fail(EOPNOTSUPP,
                    "the filesystem spans {} devices; Daxscope opens single-device images only",
                    super.numDevices.get());
    return {};
}

std::vector<std::string> readOnlyReasons(const Superblock& super) {
    std::vector<std::string> reasons;
    const std::uint64_t unknown = super.compatRoFlags & ~compatRo::supported;
    if (unknown != 0)
        reasons.push_back(
            std::format("it uses features that only allow reading: {}", compatRoText(unknown)));
    if ((super.flags & superFlag::seeding) != 0)
        reasons.emplace_back("it is a seed device: new filesystems grow from it, it never changes");
    if ((super.flags & (superFlag::metadump | superFlag::metadumpV2)) != 0)
        reasons.emplace_back("btrfs-image restored it from a dump, which holds no file content");
    if (super.logRoot != 0)
        reasons.emplace_back(
            "a log tree waits to be replayed (the last fsync before a crash or a "
            "copy of a mounted image); what is shown is the state before it");
    if ((super.incompatFlags & incompat::simpleQuota) != 0)
        reasons.emplace_back("simple quotas are enabled, and Daxscope does not keep them");
    const bool tree = (super.compatRoFlags & compatRo::freeSpaceTree) != 0;
    if (!tree && super.cacheGeneration != UINT64_MAX && super.cacheGeneration != 0 &&
        super.cacheGeneration == super.generation)
        reasons.emplace_back("it has a current v1 space cache, which writing would leave stale");
    return reasons;
}

std::string labelOf(const Superblock& super) {
    const auto end = std::ranges::find(super.label, '\0');
    return {super.label.begin(), end};
}

}  // namespace daxscope::format
