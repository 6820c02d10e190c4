// A new, empty filesystem (mission F2): one device, metadata single or dup, free-space tree, no-holes, skinny metadata,
// extended inode references, crc32c.
//
// Made in one go, as generation 1: eight trees of a few blocks, written and fenced before any superblock is, mirrors
// before the primary, so that what is there is no filesystem or a whole one. Chunks lie one behind the
// other from 1 MiB on, each at the logical address of its first copy: system 8 MiB, metadata 32 MiB, data 8 MiB.
// Source: the on-disk format pages of the btrfs documentation; `btrfs check` and the kernel are the judges.
#pragma once

#include <cstdint>
#include <string>

#include "base/result.h"
#include "format/structs.h"
#include "pmem/store.h"

namespace daxscope::volume {

struct MkfsOptions {
    std::string label;  ///< at most 255 bytes, no line feed
    bool dupMetadata = true;
    std::uint32_t nodeSize = 16384;  ///< 4, 8, 16, 32 or 64 KiB
    format::Uuid fsid{};
    format::Uuid deviceUuid{};
    format::Uuid chunkTreeUuid{};
    format::Uuid topLevelUuid{};  ///< of the top-level subvolume
    std::uint64_t seconds = 0;    ///< the times of all that is made, since 1970
};

/// The least size of an image.
inline constexpr std::uint64_t smallestImage = 128ULL << 20;

/// EINVAL, with what would do instead, before anything is written.
[[nodiscard]] Status checkMkfs(std::uint64_t size, const MkfsOptions& options);

/// Over all of `store`, whose old superblocks are wiped first. EINVAL as above; EIO.
[[nodiscard]] Status makeFilesystem(pmem::Store& store, const MkfsOptions& options);

}  // namespace daxscope::volume
