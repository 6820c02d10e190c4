#include "scene/device_map_nodes.h"

#include <algorithm>
#include <utility>

namespace daxscope::scene {

namespace {

constexpr std::uint64_t below = (1U << 20) - 1;  // of a place: what is not the device byte

/// Into so many parts `count` things go, at most `most` in each.
std::size_t partsOf(std::size_t count, std::size_t most) { return (count + most - 1) / most; }

}  // namespace

std::size_t DeviceMap::Branch::count() const {
    return leaves.back().firstIndex + leaves.back().node->count();
}

void DeviceMap::Rebuilding::add(std::vector<Packed> leaf) {
    auto made = std::make_shared<Leaf>();
    made->extents = std::move(leaf);
    for (const Packed& packed : made->extents)
        addOne(made->total, packed, trees_);
    const std::uint64_t first = made->extents.front().place;
    leaves_.push_back({std::move(made), first, 0});
    // Twice as many as it may have: how the rest is divided is open.
    if (leaves_.size() == 2 * branchSize)
        flushLeaves();
}

void DeviceMap::Rebuilding::addLoose(std::span<const Packed> extents) {
    const std::size_t parts = partsOf(extents.size(), leafSize);
    for (std::size_t part = 0; part < parts; ++part) {
        const std::size_t from = extents.size() * part / parts;
        const std::size_t to = extents.size() * (part + 1) / parts;
        const auto some = extents.subspan(from, to - from);
        add({some.begin(), some.end()});
    }
}

void DeviceMap::Rebuilding::flushLoose() {
    if (loose_.empty())
        return;
    // A leaf of few is joined with the one before, so that leaves do not become ever smaller.
    if (loose_.size() < leafSize / 4 && !leaves_.empty()) {
        const auto& before = leaves_.back().node->extents;
        loose_.insert(loose_.begin(), before.begin(), before.end());
        leaves_.pop_back();
    }
    addLoose(loose_);
    loose_.clear();
}

void DeviceMap::Rebuilding::flushLeaves() {
    if (leaves_.empty())
        return;
    if (leaves_.size() < branchSize / 4 && !branches_.empty()) {
        const auto& before = branches_.back().node->leaves;
        leaves_.insert(leaves_.begin(), before.begin(), before.end());
        branches_.pop_back();
    }
    const std::size_t parts = partsOf(leaves_.size(), branchSize);
    for (std::size_t part = 0; part < parts; ++part) {
        auto made = std::make_shared<Branch>();
        made->leaves.assign(
            leaves_.begin() + static_cast<std::ptrdiff_t>(leaves_.size() * part / parts),
            leaves_.begin() + static_cast<std::ptrdiff_t>(leaves_.size() * (part + 1) / parts));
        std::size_t index = 0;
        for (Child<Leaf>& leaf : made->leaves) {
            leaf.firstIndex = index;
            index += leaf.node->count();
        }
        made->sums.build(made->leaves.size(), [&](RangeSummary& sum, std::size_t leaf) {
            sum.add(made->leaves[leaf].node->total);
        });
        addLeaves(made->total, *made, 0, made->leaves.size());
        const std::uint64_t first = made->leaves.front().firstPlace;
        branches_.push_back({std::move(made), first, 0});
    }
    leaves_.clear();
}

void DeviceMap::Rebuilding::addLeafAsItIs(const Child<Leaf>& leaf) {
    flushLoose();
    leaves_.push_back(leaf);
}

void DeviceMap::Rebuilding::addBranchAsItIs(const Child<Branch>& branch) {
    flushLoose();
    flushLeaves();
    branches_.push_back(branch);
}

auto DeviceMap::Rebuilding::Changes::takeBefore(const std::uint64_t* place) -> Changes {
    if (place == nullptr)
        return {std::exchange(gone, {}), std::exchange(come, {})};
    const std::uint64_t byte = *place & ~below;
    const auto goneEnd = std::ranges::lower_bound(gone, byte) - gone.begin();
    const auto comeEnd = std::ranges::lower_bound(come, byte, {}, &Packed::place) - come.begin();
    const Changes before{gone.first(static_cast<std::size_t>(goneEnd)),
                         come.first(static_cast<std::size_t>(comeEnd))};
    gone = gone.subspan(before.gone.size());
    come = come.subspan(before.come.size());
    return before;
}

void DeviceMap::Rebuilding::addMerged(const Leaf& leaf, const Changes& changes) {
    auto come = changes.come.begin();
    for (const Packed& packed : leaf.extents) {
        if (std::ranges::binary_search(changes.gone, packed.place & ~below))
            continue;
        for (; come != changes.come.end() && come->place < packed.place; ++come)
            loose_.push_back(*come);
        loose_.push_back(packed);
    }
    loose_.insert(loose_.end(), come, changes.come.end());
}

void DeviceMap::Rebuilding::addChanged(std::span<const Child<Branch>> branches,
                                       std::span<const std::uint64_t> gone,
                                       std::span<const Packed> come) {
    Changes all{gone, come};
    for (std::size_t b = 0; b < branches.size(); ++b) {
        const bool last = b + 1 == branches.size();
        Changes here = all.takeBefore(last ? nullptr : &branches[b + 1].firstPlace);
        if (here.empty()) {
            addBranchAsItIs(branches[b]);
            continue;
        }
        const auto& leaves = branches[b].node->leaves;
        for (std::size_t l = 0; l < leaves.size(); ++l) {
            const bool lastLeaf = l + 1 == leaves.size();
            const Changes changes = here.takeBefore(lastLeaf ? nullptr : &leaves[l + 1].firstPlace);
            if (changes.empty())
                addLeafAsItIs(leaves[l]);
            else
                addMerged(*leaves[l].node, changes);
        }
    }
    loose_.insert(loose_.end(), all.come.begin(), all.come.end());
}

void DeviceMap::Rebuilding::finish(DeviceMap& map) {
    flushLoose();
    flushLeaves();
    map.count_ = 0;
    for (Child<Branch>& branch : branches_) {
        branch.firstIndex = map.count_;
        map.count_ += branch.node->count();
        map.totals_.add(branch.node->total);
    }
    map.branches_ = std::move(branches_);
}

}  // namespace daxscope::scene
