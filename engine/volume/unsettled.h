// What a transaction has changed about extents and the extent tree does not say yet: for pictures of the middle of an operation.
//
// Between operations Transaction::settle() has written all of it. In the middle that must not be done only because somebody
// looks: so it is said beside the tree (Volume::showUnsettled), and who asks the tree for extents and owners asks this, too.
// Immutable.
#pragma once

#include <span>
#include <vector>

#include "volume/extent_edit.h"

namespace daxscope::volume {

class Unsettled {
public:
    /// In any order, several of one address: the first one counts. `generation`: of the transaction.
    Unsettled(std::vector<ExtentChange> changes, std::uint64_t generation);

    [[nodiscard]] std::uint64_t generation() const { return generation_; }
    /// By address. A new extent may be in the tree nevertheless, while it is being written there: then the tree is right.
    [[nodiscard]] std::span<const ExtentChange> changes() const { return changes_; }
    /// Null when nothing changes about the extent that begins there.
    [[nodiscard]] const ExtentChange* find(std::uint64_t logical) const;
    /// The new extent that holds `logical`; null without.
    [[nodiscard]] const ExtentChange* createdAround(std::uint64_t logical) const;

private:
    std::vector<ExtentChange> changes_;
    std::uint64_t generation_;
};

/// How many more references it makes.
[[nodiscard]] std::int64_t addedRefs(const ExtentChange& change);

/// The references of an extent, as the extent tree has them, become those that there are.
void applyTo(std::vector<ExtentRef>& refs, const ExtentChange& change);

}  // namespace daxscope::volume
