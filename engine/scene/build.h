// Makes scenes from an open volume; the whole picture is made by live_image.h. For session only: whoever looks includes the
// scene values, not this file. One thread per volume; what is returned may be read by any.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "base/progress.h"
#include "files/directory.h"
#include "scene/file_extents.h"
#include "scene/image_scene.h"
#include "volume/backrefs.h"
#include "volume/volume.h"

namespace daxscope::scene {

/// What pmem knows of the mapped image.
struct MapFacts {
    std::string path;
    std::string kind;  ///< "regular file", "block device", …
    std::string granularity;
    std::string granularityReason;
    Evidence granularityEvidence = Evidence::Measured;
    std::uint64_t size = 0;
};

/// What the session knows of writing.
struct WriteFacts {
    bool writable = false;
    bool scratch = false;
    bool dax = false;
    std::uint64_t changes = 0;  ///< operations that are not committed
    /// Bytes, with them; 0: the superblock's figure, which is of the last commit.
    std::uint64_t used = 0;
    History history = {};
    std::optional<PastMoment> past = {};
    bool standing = false;  ///< in the middle of an operation
    /// Then what is half done is none, but these were there before.
    std::vector<std::string> findings = {};
    std::vector<ByteRange> freed = {};  ///< logical, sorted: given up, and kept until the commit
};

/// Figures and facts; cheap.
[[nodiscard]] ImageInfo buildInfo(const volume::Volume& volume, const files::Namespace& names,
                                  const MapFacts& facts, const WriteFacts& writing);

/// Owners of a data extent and the generation that allocated it.
struct ExtentOwners {
    std::uint32_t owners = 0;
    std::uint64_t generation = 0;
};
/// Answers for the extent whose first byte is at a logical address.
using OwnerLookup = std::function<Result<ExtentOwners>(std::uint64_t logical)>;

/// From back references; for one file of an image whose scene was not built.
[[nodiscard]] OwnerLookup ownersFromBackrefs(volume::Backrefs& backrefs);
/// From a built device map.
[[nodiscard]] OwnerLookup ownersFromMap(const volume::Volume& volume,
                                        std::shared_ptr<const DeviceMap> map);

/// ENOENT, or EISDIR-like kinds are no error: a directory has no extents. Those that [within) touches.
[[nodiscard]] Result<std::shared_ptr<const FileExtents>> buildFileExtents(
    const files::Namespace& names, files::FileRef file, std::string path, const OwnerLookup& owners,
    ByteRange within = wholeFile);

/// `map` (may be null) adds exclusive, shared and unreachable bytes to the entries, as long as the
/// directory is small enough for that to be quick.
[[nodiscard]] Result<std::shared_ptr<const Directory>> buildDirectory(
    const files::Namespace& names, files::FileRef directory,
    const std::shared_ptr<const DeviceMap>& map);

/// `map` may be null.
[[nodiscard]] Result<std::shared_ptr<const Owners>> buildOwners(const files::Namespace& names,
                                                                volume::Backrefs& backrefs,
                                                                std::uint64_t deviceByte);

/// The tree block or the 4 KiB of data at a device byte.
[[nodiscard]] Result<std::shared_ptr<const BlockDump>> buildBlockDump(const files::Namespace& names,
                                                                      volume::Backrefs& backrefs,
                                                                      std::uint64_t deviceByte);

/// Names containing `text` (ASCII case ignored), inodes and device bytes; at most `limit`.
[[nodiscard]] Result<std::vector<SearchHit>> search(const files::Namespace& names,
                                                    std::string_view text, std::size_t limit,
                                                    Progress& progress);

[[nodiscard]] FileType fileType(format::DirType type);

}  // namespace daxscope::scene
