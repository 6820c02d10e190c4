// Half of damage_matrix.h: items that should not be there, and what both halves need to find and rebuild blocks.
#pragma once

#include <optional>
#include <vector>

#include "format/block_builder.h"
#include "support/damage_matrix.h"
#include "volume/volume.h"

namespace daxscope::test {

/// Where things lie on the device, with all their copies. The volume outlives it.
class Places {
public:
    explicit Places(const volume::Volume& volume) : volume_(volume) {}

    [[nodiscard]] Region superblocks() const;
    /// `logical` lies in a chunk.
    [[nodiscard]] Region at(std::uint64_t logical, std::size_t length) const;
    [[nodiscard]] Region block(const format::BlockView& view) const {
        return at(view.logical(), view.bytes().size());
    }
    /// The leaf with these items instead of its own; nothing when they do not fit.
    [[nodiscard]] std::optional<Damage::Edit> rebuilt(const format::BlockView& leaf,
                                                      const std::vector<format::Item>& items) const;

private:
    const volume::Volume& volume_;
};

[[nodiscard]] std::vector<format::Item> itemsOf(const format::BlockView& leaf);

/// Leaves without room get none.
[[nodiscard]] Result<std::vector<Damage>> addedItems(const volume::Volume& volume,
                                                     const Places& places);

}  // namespace daxscope::test
