#include "volume/root_sets.h"

#include <algorithm>
#include <iterator>

namespace daxscope::volume {

Result<RootSets::Id> RootSets::intern(std::vector<std::uint64_t> members) {
    const std::size_t size = members.size();
    const auto [at, added] = ids_.try_emplace(std::move(members), static_cast<Id>(byId_.size()));
    if (added) {
        total_ += size + 8;  // a set costs something even when it is small
        if (total_ > limit) {
            ids_.erase(at);
            return fail(E2BIG, "too many different combinations of subvolumes share tree blocks");
        }
        byId_.push_back(&at->first);
    }
    return at->second;
}

Result<RootSets::Id> RootSets::unite(Id a, Id b) {
    if (a == b || b == 0)
        return a;
    if (a == 0)
        return b;
    const auto pair = std::minmax(a, b);
    if (const auto known = unions_.find(pair); known != unions_.end())
        return known->second;
    std::vector<std::uint64_t> both;
    std::ranges::set_union(*byId_[a], *byId_[b], std::back_inserter(both));
    DAX_TRY(const Id id, intern(std::move(both)));
    unions_.emplace(pair, id);
    return id;
}

}  // namespace daxscope::volume
