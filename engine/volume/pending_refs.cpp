#include "volume/pending_refs.h"

#include <algorithm>
#include <functional>

namespace daxscope::volume {

ExtentChange& PendingRefs::at(const Extent& extent) {
    const auto [found, isNew] = extents_.try_emplace(extent.logical);
    ExtentChange& change = found->second;
    if (!isNew)
        return change;
    change.logical = extent.logical;
    change.length = extent.length;
    change.treeBlock = extent.treeBlock;
    change.level = extent.level;
    order_.push_back(extent.logical);
    if (isHeap_)
        std::ranges::push_heap(order_, std::greater());
    return change;
}

void PendingRefs::change(const Extent& extent, const ExtentRef& ref, std::int64_t delta) {
    RefChanges& refs = at(extent).refs;
    const auto all = refs.all();
    const auto found = std::ranges::find_if(
        all, [&](const RefChange& known) { return sameHolder(known.ref, ref); });
    if (found != all.end())
        found->delta += delta;
    else
        refs.add({ref, delta});
}

const ExtentChange* PendingRefs::find(std::uint64_t logical) const {
    const auto found = extents_.find(logical);
    return found == extents_.end() ? nullptr : &found->second;
}

std::optional<ExtentChange> PendingRefs::takeFirst() {
    if (!isHeap_)
        std::ranges::make_heap(order_, std::greater());
    isHeap_ = true;
    while (!order_.empty()) {
        std::ranges::pop_heap(order_, std::greater());
        const auto found = extents_.find(order_.back());
        order_.pop_back();
        if (found == extents_.end())
            continue;  // forgotten
        ExtentChange change = std::move(found->second);
        extents_.erase(found);
        return change;
    }
    isHeap_ = false;
    return std::nullopt;
}

}  // namespace daxscope::volume
