#include "volume/pending_refs.h"

#include <algorithm>
#include <functional>

namespace daxscope::volume {

ExtentChange& PendingRefs::at(const Extent& extent) {
    const std::uint32_t* const known = places_.find(extent.logical);
    if (known != nullptr && !entries_[*known].gone)
        return entries_[*known].change;
    const std::uint32_t number =
        known == nullptr ? static_cast<std::uint32_t>(entries_.size()) : *known;
    if (known == nullptr) {
        places_.insert(extent.logical, number);
        entries_.emplace_back();
    }
    Entry& entry = entries_[number];
    entry.gone = false;
    ++size_;
    ExtentChange& change = entry.change;
    change.logical = extent.logical;
    change.length = extent.length;
    change.treeBlock = extent.treeBlock;
    change.level = extent.level;
    if (isTaken_) {
        lateTurns_.push_back({extent.logical, number});
        std::ranges::push_heap(lateTurns_, std::greater());
    } else {
        turns_.push_back({extent.logical, number});
    }
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

std::optional<PendingRefs::Turn> PendingRefs::nextTurn() {
    if (!lateTurns_.empty() && (turns_.empty() || lateTurns_.front() < turns_.back())) {
        std::ranges::pop_heap(lateTurns_, std::greater());
        const Turn turn = lateTurns_.back();
        lateTurns_.pop_back();
        return turn;
    }
    if (turns_.empty())
        return std::nullopt;
    const Turn turn = turns_.back();
    turns_.pop_back();
    return turn;
}

std::optional<ExtentChange> PendingRefs::takeFirst() {
    if (!isTaken_)
        std::ranges::sort(turns_, std::greater());
    isTaken_ = true;
    while (const auto turn = nextTurn()) {
        if (turn->entry >= entries_.size())
            continue;  // forgotten, as all were
        Entry& entry = entries_[turn->entry];
        if (entry.gone || entry.change.logical != turn->logical)
            continue;
        ExtentChange change = std::move(entry.change);
        remove(entry);
        return change;
    }
    isTaken_ = false;
    return std::nullopt;
}

}  // namespace daxscope::volume
