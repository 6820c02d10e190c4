// Sets of trees, each distinct set stored once: thousands of tree blocks share a handful of sets.
//
// A set is kept as runs of trees in the order in which they were first named. Snapshots of one subvolume that hold a block
// are mostly neighbours in time, so that a thousand of them are one run and not a thousand members.
// One thread. Bounded: a hostile image cannot make it grow past `limit` runs in all.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <span>
#include <unordered_map>
#include <vector>

#include "base/result.h"

namespace daxscope::volume {

class RootSets {
public:
    using Id = std::uint32_t;  ///< 0 is the empty set
    static constexpr std::size_t limit = 16U << 20;

    RootSets() { (void)intern({}); }

    [[nodiscard]] Result<Id> single(std::uint64_t root);
    /// The union of all; E2BIG past the limit. Only the result is kept. Reorders `sets`.
    [[nodiscard]] Result<Id> unite(std::span<Id> sets);
    [[nodiscard]] std::size_t count(Id set) const { return byId_[set].count; }
    /// Object ids, ascending; at most `most`, those that were named first.
    [[nodiscard]] std::vector<std::uint64_t> members(Id set, std::size_t most = SIZE_MAX) const;
    [[nodiscard]] std::size_t size() const { return byId_.size(); }

private:
    struct Run {  // [from, to) of roots_
        std::uint32_t from = 0;
        std::uint32_t to = 0;
        [[nodiscard]] auto operator<=>(const Run&) const = default;
    };
    using Runs = std::vector<Run>;
    struct Known {
        const Runs* runs = nullptr;
        std::size_t count = 0;
    };
    [[nodiscard]] Result<Id> intern(Runs runs);

    std::vector<std::uint64_t> roots_;
    std::unordered_map<std::uint64_t, std::uint32_t> numbers_;  // root → place in roots_
    std::map<Runs, Id> ids_;  // nodes never move: byId_ points into them
    std::vector<Known> byId_;
    std::size_t total_ = 0;
};

}  // namespace daxscope::volume
