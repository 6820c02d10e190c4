#include "volume/pending_refs.h"

#include <algorithm>
#include <functional>

namespace daxscope::volume {

ExtentChange& PendingRefs::at(const Extent& extent) {
    const std::uint32_t* const known = places_.find(extent.logical);
    if (known != nullptr && !entries_[*known].gone)
        return entries_[*known].change;
    if (known == nullptr) {
        places_.insert(extent.logical, static_cast<std::uint32_t>(entries_.size()));
        entries_.emplace_back();
    }
    Entry& entry = known == nullptr ? entries_.back() : entries_[*known];
    entry.gone = false;
    ++size_;
    ExtentChange& change = entry.change;
    change.logical = extent.logical;
    change.length = extent.length;
    change.treeBlock = extent.treeBlock;
    change.level = extent.level;
    order_.push_back(extent.logical);
    if (isHeap_)
        std::ranges::push_heap(order_, std::greater());
    return change;
}

void PendingRefs::remove(Entry& entry) {
    entry = {{}, true};
    if (--size_ == 0) {
        entries_.clear();
        places_ = {};
    }
}

void PendingRefs::forget(std::uint64_t logical) {
    const std::uint32_t* const known = places_.find(logical);
    if (known != nullptr && !entries_[*known].gone)
        remove(entries_[*known]);
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
    const std::uint32_t* const known = places_.find(logical);
    return known == nullptr || entries_[*known].gone ? nullptr : &entries_[*known].change;
}

std::optional<ExtentChange> PendingRefs::takeFirst() {
    if (!isHeap_)
        std::ranges::make_heap(order_, std::greater());
    isHeap_ = true;
    while (!order_.empty()) {
        std::ranges::pop_heap(order_, std::greater());
        const std::uint32_t* const known = places_.find(order_.back());
        order_.pop_back();
        if (known == nullptr || entries_[*known].gone)
            continue;  // forgotten
        ExtentChange change = std::move(entries_[*known].change);
        remove(entries_[*known]);
        return change;
    }
    isHeap_ = false;
    return std::nullopt;
}

}  // namespace daxscope::volume
