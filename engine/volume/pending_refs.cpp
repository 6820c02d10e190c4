#include "volume/pending_refs.h"

#include <algorithm>

namespace daxscope::volume {

ExtentChange& PendingRefs::at(const Extent& extent) {
    ExtentChange& change = extents_[extent.logical];
    change.logical = extent.logical;
    change.length = extent.length;
    change.treeBlock = extent.treeBlock;
    change.level = extent.level;
    return change;
}

void PendingRefs::change(const Extent& extent, const ExtentRef& ref, std::int64_t delta) {
    std::vector<RefChange>& refs = at(extent).refs;
    const auto found = std::ranges::find_if(
        refs, [&](const RefChange& known) { return sameHolder(known.ref, ref); });
    if (found != refs.end())
        found->delta += delta;
    else
        refs.push_back({ref, delta});
}

const ExtentChange* PendingRefs::find(std::uint64_t logical) const {
    const auto found = extents_.find(logical);
    return found == extents_.end() ? nullptr : &found->second;
}

std::optional<ExtentChange> PendingRefs::takeFirst() {
    if (extents_.empty())
        return std::nullopt;
    return std::move(extents_.extract(extents_.begin()).mapped());
}

}  // namespace daxscope::volume
