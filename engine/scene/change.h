// What an operation changed, as views show it: the difference of two moments.
//
// Pure: made from two scenes, knows nothing of how the change came about. A device byte is new when another extent
// lies there than before (one of another transaction, or where none was), and left when its extent is gone. A byte of
// a file has moved when it lies elsewhere than before; who else holds the old place does not matter here. Where
// nothing moved (written in place, or inside a tree block) the maker may name the bytes that were written.
// Values; O(extents of both) but for those that two maps share.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "scene/device_map.h"
#include "scene/file_extents.h"

namespace daxscope::scene {

/// A stretch of a file, and the device byte at which its first byte was and is.
struct MovedPiece {
    ByteRange file;
    std::optional<std::uint64_t> from;  ///< none: a hole, inline, or beyond the end
    std::optional<std::uint64_t> to;

    [[nodiscard]] bool operator==(const MovedPiece&) const = default;
};

struct FileChange {
    std::uint64_t subvolume = 0;
    std::uint64_t inode = 0;
    std::vector<MovedPiece> pieces;  ///< by file offset, apart from each other or moved apart
};

struct Change {
    std::string operation;           ///< name in the operation table; of the last one, if several
    std::vector<ByteRange> written;  ///< device bytes of extents that are new
    std::vector<ByteRange> left;     ///< device bytes of extents that are gone
    std::vector<FileChange> files;

    [[nodiscard]] bool empty() const { return written.empty() && left.empty() && files.empty(); }
    /// Null when nothing of the file changed.
    [[nodiscard]] const FileChange* find(std::uint64_t subvolume, std::uint64_t inode) const;
};

/// Fills in `written` and `left`. Superblocks change with every commit, and are left out.
void compareMaps(const DeviceMap& before, const DeviceMap& now, Change& change);

/// Adds to `written` what has changed where it lies: extents that are there on both sides, of which the sorted `bytes` of the
/// device differ; tree blocks whole.
void addWrittenInPlace(const DeviceMap& before, const DeviceMap& now,
                       std::span<const ByteRange> bytes, Change& change);

/// Null for a file that does not exist at that moment. What lies in [within): of more nothing has to be known.
[[nodiscard]] std::vector<MovedPiece> movedPieces(const FileExtents* before, const FileExtents* now,
                                                  ByteRange within = wholeFile);
/// Bytes that were written where they lie: pieces whose two places are one.
[[nodiscard]] std::vector<MovedPiece> piecesIn(const FileExtents& file, ByteRange range);

}  // namespace daxscope::scene
