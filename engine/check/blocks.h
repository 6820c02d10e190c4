// Every tree block of an image, once: its copies, its header, its items; and who points to what.
#pragma once

#include <vector>

#include "base/progress.h"
#include "check/findings.h"
#include "check/holder.h"
#include "check/item_rules.h"
#include "volume/volume.h"

namespace daxscope::check {

/// An item of the extent tree, as far as others are held against it.
struct Extent {
    std::uint64_t logical = 0;
    std::uint64_t length = 0;
    std::uint64_t refs = 0;  ///< as counted by the item
    std::uint64_t generation = 0;
    bool treeBlock = false;
    bool fullBackref = false;
    std::uint8_t level = 0;
    std::uint32_t firstNamed = 0, named = 0;  ///< its references in ExtentTable::named
};

/// What the extent tree says, by address.
struct ExtentTable {
    std::vector<Extent> extents;
    std::vector<Holder> named;  ///< of all extents, one after the other
    bool complete = true;       ///< every block of the tree could be read

    [[nodiscard]] const Extent* find(std::uint64_t logical) const;
};

/// One that points to an extent, as a tree shows it.
struct Claim {
    std::uint64_t logical = 0;
    std::uint64_t length = 0;  ///< of the extent, as the claimant says
    std::uint64_t generation = 0;
    Holder holder;
    bool treeBlock = false;
    std::uint8_t level = 0;
    std::uint64_t from = 0;  ///< tree block that it stands in; 0 for root items and the superblock
};

/// What of its extent a file extent item has stored there: all of one that is compressed.
[[nodiscard]] inline ByteRange storedRange(const format::FileExtentItem& item) {
    return item.head.compression != 0 ? ByteRange{item.diskBytenr, item.diskNumBytes}
                                      : ByteRange{item.diskBytenr + item.offset, item.numBytes};
}

/// A subvolume that files may be looked for in.
struct FileTree {
    btree::TreeRoot root;
    std::uint64_t rootDir = 256;
};

struct Walked {
    std::vector<Claim> claims;
    std::vector<FileTree> fileTrees;  ///< without those whose removal has begun
    std::vector<ByteRange> written;   ///< that regular file extents use, in no order
    bool complete = true;             ///< every block could be read
};

/// All leaves of the tree, in order. What is lost is passed over and told by lost(); nothing is added to findings, the walk below
/// does that. `visit` may stop it by an error.
[[nodiscard]] Status forEachLeaf(const volume::Volume& volume, const btree::TreeRoot& root,
                                 FunctionRef<Status(const format::BlockView&)> visit,
                                 FunctionRef<void()> lost);

/// Reads the extent tree; what cannot be read is missing.
[[nodiscard]] Result<ExtentTable> readExtents(const volume::Volume& volume, Findings& findings,
                                              Progress& progress);

/// Walks all trees. Errors: ECANCELED.
[[nodiscard]] Result<Walked> walkTrees(const volume::Volume& volume, const ExtentTable& extents,
                                       Findings& findings, Progress& progress);

}  // namespace daxscope::check
