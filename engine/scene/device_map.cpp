#include "scene/device_map.h"

#include <algorithm>

#include "scene/device_map_nodes.h"

namespace daxscope::scene {

namespace {

// Layout of Packed::place: 44 bits of 4 KiB units above 20 bits: tree index (17), copy (1), kind (2).
// Sorting the words sorts by device byte.
constexpr unsigned unitShift = 12;
constexpr unsigned placeShift = 20;
constexpr unsigned treeShift = 3;
constexpr std::uint64_t treeLimit = 1U << 17;
constexpr std::uint64_t kindBits = 3;

ByteClass classOf(ExtentKind kind, std::uint64_t tree, std::uint32_t owners) {
    if (kind == ExtentKind::Data)
        return owners > 1 ? ByteClass::Shared : ByteClass::Data;
    if (kind == ExtentKind::Freed)
        return ByteClass::Freed;
    constexpr std::uint64_t chunkTree = 3;
    if (kind == ExtentKind::Super || tree == chunkTree)
        return ByteClass::System;
    return owners > 1 ? ByteClass::SharedTree : ByteClass::Metadata;
}

/// The child that an extent of this place would stand in.
template <typename Children>
std::size_t childBelow(const Children& children, std::uint64_t place) {
    return static_cast<std::size_t>(
        std::ranges::partition_point(children,
                                     [&](const auto& c) { return c.firstPlace < place; }) -
        children.begin());
}

template <typename Children>
std::size_t childWith(const Children& children, std::size_t index) {
    return static_cast<std::size_t>(
               std::ranges::partition_point(children,
                                            [&](const auto& c) { return c.firstIndex <= index; }) -
               children.begin()) -
           1;
}

}  // namespace

ByteClass DeviceExtent::byteClass() const { return classOf(kind, tree, owners); }

void RangeSummary::add(const RangeSummary& other) {
    for (std::size_t i = 0; i < bytes.size(); ++i)
        bytes[i] += other.bytes[i];
    extents += other.extents;
    minGeneration = std::min(minGeneration, other.minGeneration);
    maxGeneration = std::max(maxGeneration, other.maxGeneration);
    maxOwners = std::max(maxOwners, other.maxOwners);
}

// ---- an extent ---------------------------------------------------------------------------------

std::uint64_t DeviceMap::deviceOf(const Packed& packed) {
    return packed.place >> placeShift << unitShift;
}

std::uint64_t DeviceMap::endOf(const Packed& packed) {
    return deviceOf(packed) + (std::uint64_t{packed.length} << unitShift);
}

DeviceMap::Packed DeviceMap::pack(const DeviceExtent& extent, Trees& trees) {
    // Few trees, and neighbours mostly belong to the same: look from the end.
    const auto found = std::ranges::find(trees.rbegin(), trees.rend(), extent.tree);
    std::uint64_t tree = 0;
    if (found != trees.rend()) {
        tree = static_cast<std::uint64_t>(trees.rend() - found) - 1;
    } else if (trees.size() < treeLimit) {
        tree = trees.size();
        trees.push_back(extent.tree);
    }
    const auto units = [](std::uint64_t bytes) {
        return static_cast<std::uint32_t>(std::min<std::uint64_t>(bytes >> unitShift, UINT32_MAX));
    };
    return {extent.device >> unitShift << placeShift | tree << treeShift |
                std::uint64_t{extent.copy} << 2 | static_cast<std::uint64_t>(extent.kind),
            extent.generation,
            units(extent.length),
            units(extent.unreachable),
            extent.owners,
            extent.reachedBy};
}

DeviceExtent DeviceMap::unpack(const Packed& packed) const {
    DeviceExtent out;
    out.device = deviceOf(packed);
    out.length = std::uint64_t{packed.length} << unitShift;
    out.generation = packed.generation;
    out.unreachable = std::uint64_t{packed.unreachable} << unitShift;
    out.owners = packed.owners;
    out.reachedBy = packed.reachedBy;
    out.kind = static_cast<ExtentKind>(packed.place & kindBits);
    out.copy = static_cast<std::uint8_t>(packed.place >> 2 & 1);
    out.tree = (*trees_)[packed.place >> treeShift & (treeLimit - 1)];
    return out;
}

// ---- places ------------------------------------------------------------------------------------

const DeviceMap::Leaf& DeviceMap::leafAt(const Position& at) const {
    return *branches_[at.branch].node->leaves[at.leaf].node;
}

const DeviceMap::Packed& DeviceMap::packedAt(const Position& at) const {
    return leafAt(at).extents[at.slot];
}

DeviceMap::Position DeviceMap::positionOf(std::size_t index) const {
    if (index >= count_)
        return {branches_.size(), 0, 0};
    Position at;
    at.branch = childWith(branches_, index);
    index -= branches_[at.branch].firstIndex;
    const auto& leaves = branches_[at.branch].node->leaves;
    at.leaf = childWith(leaves, index);
    at.slot = index - leaves[at.leaf].firstIndex;
    return at;
}

std::size_t DeviceMap::indexOf(const Position& at) const {
    if (at.branch == branches_.size())
        return count_;
    const Child<Branch>& branch = branches_[at.branch];
    return branch.firstIndex + branch.node->leaves[at.leaf].firstIndex + at.slot;
}

DeviceMap::Position DeviceMap::behind(Position at) const {
    if (++at.slot < leafAt({at.branch, at.leaf, 0}).count())
        return at;
    at.slot = 0;
    if (++at.leaf < branches_[at.branch].node->leaves.size())
        return at;
    return {at.branch + 1, 0, 0};
}

/// Not of the first.
DeviceMap::Position DeviceMap::before(Position at) const {
    if (at.slot > 0)
        return {at.branch, at.leaf, at.slot - 1};
    if (at.leaf == 0) {
        --at.branch;
        at.leaf = branches_[at.branch].node->leaves.size();
    }
    --at.leaf;
    at.slot = leafAt(at).count() - 1;
    return at;
}

/// The first that is not below `place`.
DeviceMap::Position DeviceMap::lowerBound(std::uint64_t place) const {
    const std::size_t branch = childBelow(branches_, place);
    if (branch == 0)
        return {0, 0, 0};
    const auto& leaves = branches_[branch - 1].node->leaves;
    const std::size_t leaf = childBelow(leaves, place);
    const auto& extents = leaves[leaf - 1].node->extents;
    const auto slot =
        std::ranges::lower_bound(extents, place, {}, &Packed::place) - extents.begin();
    if (static_cast<std::size_t>(slot) < extents.size())
        return {branch - 1, leaf - 1, static_cast<std::size_t>(slot)};
    return leaf < leaves.size() ? Position{branch - 1, leaf, 0} : Position{branch, 0, 0};
}

DeviceMap::Position DeviceMap::endingAfter(std::uint64_t byte) const {
    // Extents of a sound image do not overlap; of a damaged one they may, and then the answer is
    // one of those that could be meant.
    Position at = lowerBound(((byte >> unitShift) + 1) << placeShift);
    for (constexpr Position first; at != first;) {
        const Position earlier = before(at);
        if (endOf(packedAt(earlier)) <= byte)
            break;
        at = earlier;
    }
    return at;
}

DeviceExtent DeviceMap::extent(std::size_t index) const {
    return unpack(packedAt(positionOf(index)));
}

std::size_t DeviceMap::firstEndingAfter(std::uint64_t byte) const {
    return indexOf(endingAfter(byte));
}

std::optional<std::size_t> DeviceMap::find(std::uint64_t byte) const {
    const Position at = endingAfter(byte);
    if (at.branch == branches_.size() || deviceOf(packedAt(at)) > byte)
        return std::nullopt;
    return indexOf(at);
}

std::optional<std::uint64_t> DeviceMap::toDevice(std::uint64_t logical) const {
    const auto group = std::ranges::find_if(groups_, [&](const BlockGroup& g) {
        return g.copy == 0 && logical >= g.logical && logical - g.logical < g.length;
    });
    return group == groups_.end() ? std::nullopt
                                  : std::optional(group->device + (logical - group->logical));
}

// ---- sums --------------------------------------------------------------------------------------

void DeviceMap::addClipped(RangeSummary& sum, const Packed& packed, ByteRange clip) const {
    const DeviceExtent whole = unpack(packed);
    const std::uint64_t from = std::max(whole.device, clip.offset);
    const std::uint64_t to = std::min(whole.device + whole.length, clip.end());
    if (from >= to)
        return;
    // Where in the extent the unreachable bytes lie is not kept: spread over it evenly.
    std::uint64_t lost = whole.unreachable;
    if (to - from < whole.length) {
        const double share = static_cast<double>(to - from) / static_cast<double>(whole.length);
        lost = static_cast<std::uint64_t>(static_cast<double>(lost) * share);
    }
    sum.bytes[static_cast<std::size_t>(whole.byteClass())] += to - from - lost;
    sum.bytes[static_cast<std::size_t>(ByteClass::Unreachable)] += lost;
    ++sum.extents;
    if (whole.kind == ExtentKind::Freed)
        return;
    sum.minGeneration = std::min(sum.minGeneration, whole.generation);
    sum.maxGeneration = std::max(sum.maxGeneration, whole.generation);
    sum.maxOwners = std::max(sum.maxOwners, whole.owners);
}

/// A whole extent: a frame adds tens of thousands of them.
void DeviceMap::addOne(RangeSummary& sum, const Packed& packed, const Trees& trees) {
    const ByteClass what =
        classOf(static_cast<ExtentKind>(packed.place & kindBits),
                trees[packed.place >> treeShift & (treeLimit - 1)], packed.owners);
    const std::uint64_t lost = std::uint64_t{packed.unreachable} << unitShift;
    sum.bytes[static_cast<std::size_t>(what)] += (std::uint64_t{packed.length} << unitShift) - lost;
    sum.bytes[static_cast<std::size_t>(ByteClass::Unreachable)] += lost;
    ++sum.extents;
    if (what == ByteClass::Freed)
        return;
    sum.minGeneration = std::min(sum.minGeneration, packed.generation);
    sum.maxGeneration = std::max(sum.maxGeneration, packed.generation);
    sum.maxOwners = std::max(sum.maxOwners, packed.owners);
}

void DeviceMap::addSlots(RangeSummary& sum, const Leaf& leaf, std::size_t from,
                         std::size_t to) const {
    if (from == 0 && to == leaf.count())
        return sum.add(leaf.total);
    for (std::size_t slot = from; slot < to; ++slot)
        addOne(sum, leaf.extents[slot], *trees_);
}

void DeviceMap::addLeaves(RangeSummary& sum, const Branch& branch, std::size_t from,
                          std::size_t to) {
    branch.sums.add(sum, from, to, [&](RangeSummary& into, std::size_t leaf) {
        into.add(branch.leaves[leaf].node->total);
    });
}

/// [from, to).
void DeviceMap::addWhole(RangeSummary& sum, Position from, Position to) const {
    if (from >= to)
        return;
    if (from.branch == to.branch && from.leaf == to.leaf)
        return addSlots(sum, leafAt(from), from.slot, to.slot);
    addSlots(sum, leafAt(from), from.slot, leafAt(from).count());
    std::size_t leaf = from.leaf + 1;
    for (std::size_t branch = from.branch; branch < to.branch; ++branch) {
        const Branch& whole = *branches_[branch].node;
        if (leaf == 0)
            sum.add(whole.total);
        else
            addLeaves(sum, whole, leaf, whole.leaves.size());
        leaf = 0;
    }
    if (to.branch == branches_.size())
        return;
    addLeaves(sum, *branches_[to.branch].node, leaf, to.leaf);
    addSlots(sum, leafAt(to), 0, to.slot);
}

RangeSummary DeviceMap::summarize(ByteRange range) const {
    RangeSummary sum;
    const Position first = endingAfter(range.offset);
    sum.first = indexOf(first);
    // The first unit behind the range; nothing is added that could wrap.
    const std::uint64_t units = (range.end() >> unitShift) + (range.end() % 4096 != 0 ? 1 : 0);
    const Position end = lowerBound(std::min(units, UINT64_MAX >> placeShift) << placeShift);
    if (first >= end)
        return sum;
    const Position last = before(end);
    addClipped(sum, packedAt(first), range);
    if (first != last) {
        addWhole(sum, behind(first), last);
        addClipped(sum, packedAt(last), range);
    }
    return sum;
}

// ---- making ------------------------------------------------------------------------------------

void DeviceMap::Builder::add(const DeviceExtent& extent) {
    if (leaves_.empty() || leaves_.back().size() == Rebuilding::leafSize) {
        leaves_.emplace_back();
        leaves_.back().reserve(Rebuilding::leafSize);
    }
    const Packed packed = pack(extent, trees_);
    if (!leaves_.back().empty())
        sorted_ = sorted_ && leaves_.back().back().place <= packed.place;
    else if (leaves_.size() > 1)
        sorted_ = sorted_ && leaves_[leaves_.size() - 2].back().place <= packed.place;
    leaves_.back().push_back(packed);
}

std::shared_ptr<const DeviceMap> DeviceMap::Builder::finish() {
    DeviceMap& map = *map_;
    std::ranges::sort(map.groups_, {}, &BlockGroup::device);
    Rebuilding making(trees_);
    if (sorted_) {
        if (!leaves_.empty())
            leaves_.back().shrink_to_fit();
        for (std::vector<Packed>& leaf : leaves_)
            making.add(std::move(leaf));
    } else {
        std::vector<Packed> all;
        for (const std::vector<Packed>& leaf : leaves_)
            all.insert(all.end(), leaf.begin(), leaf.end());
        std::ranges::sort(all, {}, &Packed::place);
        making.addLoose(all);
    }
    leaves_.clear();
    making.finish(map);
    map.trees_ = std::make_shared<const Trees>(std::move(trees_));
    return std::shared_ptr<const DeviceMap>(std::move(map_));
}

std::shared_ptr<const DeviceMap> DeviceMap::with(Edit edit) const {
    auto map = std::make_shared<DeviceMap>();
    map->deviceSize_ = deviceSize_;
    map->groups_ = std::move(edit.groups);
    std::ranges::sort(map->groups_, {}, &BlockGroup::device);
    Trees trees = *trees_;
    std::vector<Packed> come;
    come.reserve(edit.come.size());
    for (const DeviceExtent& extent : edit.come)
        come.push_back(pack(extent, trees));
    std::ranges::sort(come, {}, &Packed::place);
    // As places below all that could begin there.
    for (std::uint64_t& byte : edit.gone)
        byte = byte >> unitShift << placeShift;
    std::ranges::sort(edit.gone);
    Rebuilding making(trees);
    making.addChanged(branches_, edit.gone, come);
    making.finish(*map);
    map->trees_ =
        trees.size() == trees_->size() ? trees_ : std::make_shared<const Trees>(std::move(trees));
    return map;
}

std::size_t DeviceMap::memoryBytes() const { return memoryBeyond({}); }

std::size_t DeviceMap::memoryBeyond(const DeviceMap& other) const {
    // Of a shared pointer, and of what malloc() adds.
    constexpr std::size_t counted = 32;
    std::size_t total = sizeof *this + groups_.capacity() * sizeof(BlockGroup) +
                        branches_.capacity() * sizeof(Child<Branch>);
    if (trees_ != other.trees_)
        total += trees_->capacity() * sizeof(std::uint64_t);
    std::vector<const void*> theirs;
    for (const Child<Branch>& branch : other.branches_) {
        theirs.push_back(branch.node.get());
        for (const Child<Leaf>& leaf : branch.node->leaves)
            theirs.push_back(leaf.node.get());
    }
    std::ranges::sort(theirs);
    const auto isTheirs = [&](const void* node) {
        return std::ranges::binary_search(theirs, node);
    };
    for (const Child<Branch>& branch : branches_) {
        if (isTheirs(branch.node.get()))
            continue;
        total += sizeof(Branch) + counted + branch.node->sums.memoryBytes() +
                 branch.node->leaves.capacity() * sizeof(Child<Leaf>);
        for (const Child<Leaf>& leaf : branch.node->leaves) {
            if (!isTheirs(leaf.node.get()))
                total += sizeof(Leaf) + counted + leaf.node->extents.capacity() * sizeof(Packed);
        }
    }
    return total;
}

void DeviceMap::Walk::skipShared(Walk& a, Walk& b) {
    while (a.valid() && b.valid() && a.at_.slot == 0 && b.at_.slot == 0) {
        const Child<Branch>& mine = a.map_.branches_[a.at_.branch];
        const Child<Branch>& theirs = b.map_.branches_[b.at_.branch];
        if (a.at_.leaf == 0 && b.at_.leaf == 0 && mine.node == theirs.node) {
            ++a.at_.branch;
            ++b.at_.branch;
            continue;
        }
        if (mine.node->leaves[a.at_.leaf].node != theirs.node->leaves[b.at_.leaf].node)
            return;
        for (Walk* walk : {&a, &b}) {
            const auto& leaves = walk->map_.branches_[walk->at_.branch].node->leaves;
            if (++walk->at_.leaf == leaves.size())
                walk->at_ = {walk->at_.branch + 1, 0, 0};
        }
    }
}

}  // namespace daxscope::scene
