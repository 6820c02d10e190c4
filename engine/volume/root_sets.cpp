#include "volume/root_sets.h"

#include <algorithm>

namespace daxscope::volume {

Result<RootSets::Id> RootSets::intern(Runs runs) {
    const std::size_t size = runs.size();
    const auto [at, added] = ids_.try_emplace(std::move(runs), static_cast<Id>(byId_.size()));
    if (added) {
        total_ += size + 8;  // a set costs something even when it is small
        if (total_ > limit) {
            ids_.erase(at);
            return fail(E2BIG, "too many different combinations of subvolumes share tree blocks");
        }
        std::size_t count = 0;
        for (const Run& run : at->first)
            count += run.to - run.from;
        byId_.push_back({&at->first, count});
    }
    return at->second;
}

Result<RootSets::Id> RootSets::single(std::uint64_t root) {
    const auto [at, added] = numbers_.try_emplace(root, static_cast<std::uint32_t>(roots_.size()));
    if (added)
        roots_.push_back(root);
    return intern({{at->second, at->second + 1}});
}

Result<RootSets::Id> RootSets::unite(std::span<Id> sets) {
    std::ranges::sort(sets);
    const auto repeated = std::ranges::unique(sets);
    sets = sets.first(sets.size() - repeated.size());
    if (!sets.empty() && sets.front() == 0)
        sets = sets.subspan(1);
    if (sets.size() <= 1)
        return sets.empty() ? 0 : sets.front();
    Runs all;
    for (const Id set : sets)
        all.insert(all.end(), byId_[set].runs->begin(), byId_[set].runs->end());
    std::ranges::sort(all);
    std::size_t last = 0;
    for (const Run& run : all) {
        if (run.from > all[last].to)
            all[++last] = run;
        else
            all[last].to = std::max(all[last].to, run.to);
    }
    all.resize(last + 1);
    return intern(std::move(all));
}

std::vector<std::uint64_t> RootSets::members(Id set, std::size_t most) const {
    std::vector<std::uint64_t> out;
    out.reserve(std::min(byId_[set].count, most));
    for (const Run& run : *byId_[set].runs) {
        const auto first = roots_.begin() + run.from;
        out.insert(out.end(), first,
                   first + static_cast<std::ptrdiff_t>(
                               std::min<std::size_t>(run.to - run.from, most - out.size())));
    }
    std::ranges::sort(out);
    return out;
}

}  // namespace daxscope::volume
