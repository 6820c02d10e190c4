// Two subvolumes, or one at two moments, against each other: which files were added, removed and changed, and where.
//
// By path, as `diff -r` does: what has the same path on both sides and is of the same type is compared, whatever its inode number
// is. Cost by what differs, where the two share tree blocks (btree/difference.h); content is read only where extents differ.
// Other subvolumes inside are not entered. Times of directories do not count, for they change with what is in them.
#pragma once

#include <string>
#include <vector>

#include "base/progress.h"
#include "files/directory.h"

namespace daxscope::files {

enum class DifferenceKind : std::uint8_t { Added, Removed, Changed };
/// "added", "removed", "changed", as in JSON.
[[nodiscard]] std::string_view kindName(DifferenceKind kind);

struct FileDifference {
    std::string path;  ///< from the top of the subvolume, "/" for it
    DifferenceKind kind = DifferenceKind::Changed;
    format::DirType type = format::DirType::Unknown;  ///< as it was, if it was removed
    /// Added and removed directories: with everything in them, which is not listed. Subvolumes too.
    bool isSubvolume = false;
    FileRef was, is;  ///< inode 0 where there is none
    // Of changed ones:
    std::vector<ByteRange>
        ranges;  ///< bytes that read differently, in whole blocks but for the end
    std::vector<std::string_view>
        others;  ///< "size", "mode", "owner", "times", "device", "attributes"
};

struct CompareSide {
    const Namespace& names;
    std::uint64_t subvolume = format::id::fsTree;
};

/// By path. `stable`: what btree::forEachDifference() wants; of two subvolumes at the same time all is. E2BIG above `most`.
[[nodiscard]] Result<std::vector<FileDifference>> compareSubvolumes(const CompareSide& was,
                                                                    const CompareSide& is,
                                                                    std::uint64_t stable,
                                                                    std::size_t most,
                                                                    Progress& progress);

}  // namespace daxscope::files
