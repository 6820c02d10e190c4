// Sets of trees, each distinct set stored once: thousands of tree blocks share a handful of sets.
// One thread. Bounded: a hostile image cannot make it grow past `limit` members in all.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "base/result.h"

namespace daxscope::volume {

class RootSets {
public:
    using Id = std::uint32_t;  ///< 0 is the empty set
    static constexpr std::size_t limit = 16U << 20;

    RootSets() { (void)intern({}); }

    [[nodiscard]] Result<Id> single(std::uint64_t root) { return intern({root}); }
    [[nodiscard]] Result<Id> unite(Id a, Id b);
    /// Object ids, ascending.
    [[nodiscard]] std::span<const std::uint64_t> members(Id set) const { return *byId_[set]; }
    [[nodiscard]] std::size_t size() const { return byId_.size(); }

private:
    [[nodiscard]] Result<Id> intern(std::vector<std::uint64_t> members);

    std::map<std::vector<std::uint64_t>, Id> ids_;  // nodes never move: byId_ points into them
    std::vector<const std::vector<std::uint64_t>*> byId_;
    std::map<std::pair<Id, Id>, Id> unions_;
    std::size_t total_ = 0;
};

}  // namespace daxscope::volume
