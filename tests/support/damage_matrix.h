// All the ways to damage one field, item, pointer or sector of a valid image: structure by structure, so that nothing is left
// to chance. For tests that hold our judgement of a damaged image against that of others.
//
// The list follows from the image alone. Of each kind of structure it takes one example in each kind of tree ("subvolumes" are
// one), and damages each field that means something (damage_fields.h), removes the item, adds one that should not be there.
// Damage is in all copies, and checksums fit, unless its name says otherwise: what is to be found is the wrong statement.
#pragma once

#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "support/patched_image.h"

namespace daxscope::test {

struct Damage {
    struct Edit {
        Region region;
        std::size_t offset = 0;  ///< in the region
        std::vector<std::byte> bytes;
    };

    /// What is done to what, with keys and addresses: "extent tree (1048576 EXTENT_ITEM 4096) refs + 1".
    std::string name;
    /// The same in every image: "EXTENT_ITEM refs + 1".
    std::string kind;
    std::vector<Edit> edits;
    bool sealed = true;  ///< false: checksums are left wrong
};

/// In the order of the device's structures: superblock, trees, additions, data. EIO when the image is not sound.
[[nodiscard]] Result<std::vector<Damage>> damagesOf(Bytes image);

void apply(PatchedImage& image, const Damage& damage);

}  // namespace daxscope::test
