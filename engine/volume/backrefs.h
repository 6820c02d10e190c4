// Who owns one extent, from the extent tree's back references (mission F10).
//
// A back reference names a tree and a key, or a parent block. Because a snapshot shares whole
// subtrees, the trees that really reach a block are found by climbing: from the block to the node
// that points to it, up to every root. Results for tree blocks are kept, so asking for every extent
// of a file climbs each leaf once. One thread.
#pragma once

#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "volume/extent_items.h"
#include "volume/ownership.h"
#include "volume/root_sets.h"
#include "volume/volume.h"

namespace daxscope::volume {

/// A (subvolume, inode, place) that holds a data extent.
struct DataOwner {
    std::uint64_t root = 0;
    std::uint64_t inode = 0;
    std::uint64_t base = 0;  ///< file offset of the extent's first byte; may wrap below 0

    [[nodiscard]] auto operator<=>(const DataOwner&) const = default;
};

class Backrefs {
public:
    explicit Backrefs(const Volume& volume) : volume_(volume) {}

    /// The extent covering `logical`, as its item says, or as it is not yet written down; ENOENT when that is free space.
    [[nodiscard]] Result<ExtentRecord> extentAt(std::uint64_t logical);

    /// All references of the extent, inline ones first.
    [[nodiscard]] Result<std::vector<ExtentRef>> refs(const ExtentRecord& extent);

    /// Object ids of the trees that reach the tree block, ascending.
    [[nodiscard]] Result<std::vector<std::uint64_t>> treesOf(const ExtentRecord& block);

    /// Who holds a data extent, and how much of it.
    struct DataReach {
        std::vector<DataOwner> owners;  ///< distinct, ordered
        std::uint64_t bytes = 0;        ///< of the extent that somebody points to
    };
    [[nodiscard]] Result<DataReach> dataReach(const ExtentRecord& extent);
    [[nodiscard]] Result<std::vector<DataOwner>> dataOwners(const ExtentRecord& extent);

    /// An extent as readOwnership() has it, and the trees that reach it, ascending.
    struct Reached {
        OwnedExtent extent;
        std::vector<std::uint64_t> trees;
    };
    /// Nothing when no extent begins at `logical`.
    [[nodiscard]] Result<std::optional<Reached>> reached(std::uint64_t logical);

private:
    [[nodiscard]] Result<ExtentRecord> itemAt(std::uint64_t logical);
    [[nodiscard]] Result<RootSets::Id> rootsOf(std::uint64_t logical, unsigned depth);
    [[nodiscard]] Result<RootSets::Id> climb(std::uint64_t tree, std::uint64_t logical,
                                             unsigned depth);
    [[nodiscard]] Status addOwners(const ExtentRecord& extent, const ExtentRef& ref,
                                   std::vector<DataOwner>& owners);
    [[nodiscard]] Status addLeafOwners(const ExtentRecord& extent, const format::BlockView& leaf,
                                       std::uint32_t slot, const ExtentRef* only,
                                       std::vector<DataOwner>& owners);

    const Volume& volume_;
    RootSets sets_;
    std::unordered_map<std::uint64_t, RootSets::Id> known_;  // tree block → trees
    std::vector<ByteRange> parts_;  // that the extent's owners point to, in dataReach()
};

}  // namespace daxscope::volume
