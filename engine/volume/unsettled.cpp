#include "volume/unsettled.h"

#include <algorithm>

namespace daxscope::volume {

Unsettled::Unsettled(std::vector<ExtentChange> changes, std::uint64_t generation)
    : changes_(std::move(changes)), generation_(generation) {
    std::ranges::stable_sort(changes_, {}, &ExtentChange::logical);
    const auto again = std::ranges::unique(changes_, {}, &ExtentChange::logical);
    changes_.erase(again.begin(), again.end());
}

const ExtentChange* Unsettled::find(std::uint64_t logical) const {
    const auto at = std::ranges::lower_bound(changes_, logical, {}, &ExtentChange::logical);
    return at != changes_.end() && at->logical == logical ? &*at : nullptr;
}

const ExtentChange* Unsettled::createdAround(std::uint64_t logical) const {
    const auto behind = std::ranges::upper_bound(changes_, logical, {}, &ExtentChange::logical);
    if (behind == changes_.begin())
        return nullptr;
    const ExtentChange& change = *std::prev(behind);
    return change.created && logical - change.logical < change.length ? &change : nullptr;
}

std::int64_t addedRefs(const ExtentChange& change) {
    std::int64_t added = 0;
    for (const RefChange& ref : change.refs)
        added += ref.delta;
    return added;
}

void applyTo(std::vector<ExtentRef>& refs, const ExtentChange& change) {
    for (const RefChange& each : change.refs) {
        const auto known = std::ranges::find_if(
            refs, [&](const ExtentRef& ref) { return sameHolder(ref, each.ref); });
        const std::int64_t count = (known == refs.end() ? 0 : known->count) + each.delta;
        if (known == refs.end() && count > 0) {
            refs.push_back(each.ref);
            refs.back().count = static_cast<std::uint32_t>(count);
        } else if (known != refs.end() && count > 0) {
            known->count = static_cast<std::uint32_t>(count);
        } else if (known != refs.end()) {
            refs.erase(known);
        }
    }
}

}  // namespace daxscope::volume
