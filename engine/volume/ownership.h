// Who owns what, for the whole image at once.
//
// Walks the extent tree for what is allocated, then every tree that holds files downwards, each
// tree block once however many snapshots share it, carrying the set of trees that reach it. An
// owner of a data extent is a distinct (subvolume, inode, file offset − offset into the extent):
// the same distinction that FIEMAP's SHARED flag makes. An owner of a tree block is a tree that
// reaches it. Damaged blocks become findings of the volume; what lies below them is not counted.
//
// Cost: O(metadata). Backrefs (backrefs.h) answers the same for one extent from its back
// references; the tests hold one against the other.
#pragma once

#include <vector>

#include "base/big_vector.h"
#include "base/progress.h"
#include "volume/root_sets.h"
#include "volume/volume.h"

namespace daxscope::volume {

struct OwnedExtent {
    std::uint64_t logical = 0;
    std::uint64_t length = 0;
    std::uint64_t generation = 0;
    std::uint64_t unreachable = 0;  ///< bytes of a data extent that no file extent points into
    std::uint64_t tree = 0;         ///< owner named in a tree block's header; 0 for data
    std::uint32_t owners = 0;
    bool isTreeBlock = false;
};

/// Data extents that a subvolume reaches, in bytes on the device.
struct RootUsage {
    std::uint64_t root = 0;
    std::uint64_t exclusive = 0;
    std::uint64_t shared = 0;
};

struct BlockGroupUse {
    std::uint64_t logical = 0;
    std::uint64_t length = 0;
    std::uint64_t used = 0;
    std::uint64_t flags = 0;
};

struct Ownership {
    BigVector<OwnedExtent> extents;  ///< by logical address
    std::vector<RootUsage> usage;    ///< by root
    /// For each extent the trees that reach it, of data extents only: 0 for others.
    BigVector<RootSets::Id> reachedBy;
    RootSets sets;
};

[[nodiscard]] Result<Ownership> readOwnership(const Volume& volume, Progress& progress);

/// Block group items by logical address; the chunk map knows where they lie.
[[nodiscard]] Result<std::vector<BlockGroupUse>> readBlockGroups(const Volume& volume);

}  // namespace daxscope::volume
