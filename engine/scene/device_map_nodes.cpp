#include "scene/device_map_nodes.h"

#include <algorithm>
#include <utility>

namespace daxscope::scene {

namespace {

constexpr std::uint64_t below = (1U << 20) - 1;  // of a place: what is not the device byte

/// `all` in as few parts of about the same size as have at most `most` each.
template <typename T, typename Take>
void inParts(std::span<T> all, std::size_t most, Take take) {
    const std::size_t parts = (all.size() + most - 1) / most;
    for (std::size_t part = 0; part < parts; ++part) {
        const std::size_t from = all.size() * part / parts;
        take(all.subspan(from, all.size() * (part + 1) / parts - from));
    }
}

/// So few, of so many that there may be, that they are joined with those before, where these are new, too.
bool areFew(std::size_t count, std::size_t most) { return count < most / 4; }

}  // namespace

// ---- nodes -------------------------------------------------------------------------------------

void DeviceMap::Branch::addChildren(RangeSummary& sum, std::size_t from, std::size_t to) const {
    sums.add(sum, from, to,
             [&](RangeSummary& into, std::size_t child) { into.add(children[child].node->total); });
}

void DeviceMap::Node::collect(std::unordered_set<const Node*>& nodes) const {
    nodes.insert(this);
    if (const Branch* const branch = asBranch()) {
        for (const Child& child : branch->children)
            child.node->collect(nodes);
    }
}

std::size_t DeviceMap::Node::memoryBeyond(const std::unordered_set<const Node*>& theirs) const {
    if (theirs.contains(this))
        return 0;
    // Of a shared pointer, and of what malloc() adds.
    constexpr std::size_t counted = 32;
    if (const Leaf* const leaf = asLeaf())
        return sizeof(Leaf) + counted + leaf->extents.capacity() * sizeof(Packed);
    const Branch& branch = *asBranch();
    std::size_t bytes = sizeof(Branch) + counted + branch.sums.memoryBytes() +
                        branch.children.capacity() * sizeof(Child);
    for (const Child& child : branch.children)
        bytes += child.node->memoryBeyond(theirs);
    return bytes;
}

// ---- new ones ----------------------------------------------------------------------------------

/// Behind all before; nothing is loose, and nothing of a lower level waits.
void DeviceMap::Rebuilding::push(std::shared_ptr<const Node> node, std::uint64_t firstPlace) {
    const std::size_t level = node->level;
    if (rows_.size() <= level)
        rows_.resize(level + 1);
    rows_[level].push_back({std::move(node), firstPlace, 0});
    // Twice as many as a branch may have: how the rest is divided is open.
    if (rows_[level].size() == 2 * branchSize)
        flushRow(level);
}

void DeviceMap::Rebuilding::add(std::vector<Packed> leaf) {
    auto made = std::make_shared<Leaf>();
    made->extents = std::move(leaf);
    for (const Packed& packed : made->extents)
        addOne(made->total, packed, trees_);
    const std::uint64_t first = made->extents.front().place;
    push(std::move(made), first);
}

void DeviceMap::Rebuilding::addLoose(std::span<const Packed> extents) {
    inParts(extents, leafSize,
            [&](std::span<const Packed> some) { add({some.begin(), some.end()}); });
}

void DeviceMap::Rebuilding::flushLoose() {
    if (loose_.empty())
        return;
    if (areFew(loose_.size(), leafSize) && !rows_.empty() && !rows_.front().empty()) {
        const auto& before = rows_.front().back().node->asLeaf()->extents;
        loose_.insert(loose_.begin(), before.begin(), before.end());
        rows_.front().pop_back();
    }
    addLoose(loose_);
    loose_.clear();
}

/// What waits on a level becomes branches of the next.
void DeviceMap::Rebuilding::flushRow(std::size_t level) {
    if (rows_.size() <= level || rows_[level].empty())
        return;
    std::vector<Child> row = std::exchange(rows_[level], {});
    if (areFew(row.size(), branchSize) && rows_.size() > level + 1 && !rows_[level + 1].empty()) {
        const auto& before = rows_[level + 1].back().node->asBranch()->children;
        row.insert(row.begin(), before.begin(), before.end());
        rows_[level + 1].pop_back();
    }
    inParts(std::span(row), branchSize, [&](std::span<Child> some) {
        auto made = std::make_shared<Branch>();
        made->level = static_cast<std::uint8_t>(level + 1);
        made->children.assign(some.begin(), some.end());
        std::size_t index = 0;
        for (Child& child : made->children) {
            child.firstIndex = index;
            index += child.node->count();
        }
        made->sums.build(some.size(), [&](RangeSummary& sum, std::size_t child) {
            sum.add(some[child].node->total);
        });
        made->addChildren(made->total, 0, some.size());
        push(std::move(made), some.front().firstPlace);
    });
}

void DeviceMap::Rebuilding::finish(DeviceMap& map) {
    flushLoose();
    if (rows_.empty())
        return;
    // Up to the one that all others are below of.
    for (std::size_t level = 0; level + 1 < rows_.size() || rows_[level].size() > 1; ++level)
        flushRow(level);
    map.root_ = std::move(rows_.back().front().node);
    map.count_ = map.root_->count();
    map.totals_ = map.root_->total;
}

// ---- those of an earlier map -------------------------------------------------------------------

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

void DeviceMap::Rebuilding::addAsItIs(const Child& child) {
    flushLoose();
    for (std::size_t level = 0; level < child.node->level; ++level)
        flushRow(level);
    push(child.node, child.firstPlace);
}

void DeviceMap::Rebuilding::addMerged(const Child& child, Changes changes) {
    if (changes.empty())
        return addAsItIs(child);
    if (const Branch* const branch = child.node->asBranch()) {
        for (std::size_t i = 0; i < branch->children.size(); ++i) {
            const bool last = i + 1 == branch->children.size();
            addMerged(branch->children[i],
                      changes.takeBefore(last ? nullptr : &branch->children[i + 1].firstPlace));
        }
        return;
    }
    auto come = changes.come.begin();
    for (const Packed& packed : child.node->asLeaf()->extents) {
        if (std::ranges::binary_search(changes.gone, packed.place & ~below))
            continue;
        for (; come != changes.come.end() && come->place < packed.place; ++come)
            loose_.push_back(*come);
        loose_.push_back(packed);
    }
    loose_.insert(loose_.end(), come, changes.come.end());
}

void DeviceMap::Rebuilding::addChanged(const std::shared_ptr<const Node>& root,
                                       std::span<const std::uint64_t> gone,
                                       std::span<const Packed> come) {
    if (root == nullptr)
        loose_.assign(come.begin(), come.end());
    else
        addMerged({root, 0, 0}, {gone, come});
}

}  // namespace daxscope::scene
