#include "scene/device_map.h"

#include <algorithm>
#include <unordered_set>

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

constexpr std::uint64_t byteAt(std::uint64_t place) { return place >> placeShift << unitShift; }

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

/// The last child whose `key` is not above; the first if there is none.
template <typename Children, typename Key>
const auto& childFor(const Children& children, std::uint64_t value, Key key) {
    const auto behind = std::ranges::upper_bound(children, value, {}, key);
    return behind == children.begin() ? children.front() : *(behind - 1);
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

std::uint64_t DeviceMap::deviceOf(const Packed& packed) { return byteAt(packed.place); }

std::uint64_t DeviceMap::Child::firstByte() const { return byteAt(firstPlace); }

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

const DeviceMap::Packed& DeviceMap::packedAt(const Position& at) {
    return at.leaf->extents[at.slot];
}

DeviceMap::Position DeviceMap::positionOf(std::size_t index) const {
    if (index >= count_)
        return {nullptr, 0, count_};
    const Node* node = root_.get();
    std::size_t slot = index;
    while (const Branch* branch = node->asBranch()) {
        const Child& child = childFor(branch->children, slot, &Child::firstIndex);
        slot -= child.firstIndex;
        node = child.node.get();
    }
    return {node->asLeaf(), slot, index};
}

DeviceMap::Position DeviceMap::behind(const Position& at) const {
    return at.slot + 1 < at.leaf->extents.size() ? Position{at.leaf, at.slot + 1, at.index + 1}
                                                 : positionOf(at.index + 1);
}

/// Not of the first.
DeviceMap::Position DeviceMap::before(const Position& at) const {
    return at.slot > 0 ? Position{at.leaf, at.slot - 1, at.index - 1} : positionOf(at.index - 1);
}

/// The first that is not below `place`. No two extents of a sound image have the same.
DeviceMap::Position DeviceMap::lowerBound(std::uint64_t place) const {
    if (root_ == nullptr)
        return {};
    const Node* node = root_.get();
    std::size_t index = 0;
    while (const Branch* branch = node->asBranch()) {
        const Child& child = childFor(branch->children, place, &Child::firstPlace);
        index += child.firstIndex;
        node = child.node.get();
    }
    const Leaf* const leaf = node->asLeaf();
    const auto slot = static_cast<std::size_t>(
        std::ranges::lower_bound(leaf->extents, place, {}, &Packed::place) - leaf->extents.begin());
    return slot < leaf->extents.size() ? Position{leaf, slot, index + slot}
                                       : positionOf(index + slot);
}

/// The nodes whose first extent has this index, the largest first.
std::vector<const DeviceMap::Node*> DeviceMap::beginningAt(std::size_t index) const {
    std::vector<const Node*> out;
    for (const Node* node = root_.get(); node != nullptr;) {
        if (index == 0)
            out.push_back(node);
        const Branch* const branch = node->asBranch();
        if (branch == nullptr)
            break;
        const Child& child = childFor(branch->children, index, &Child::firstIndex);
        index -= child.firstIndex;
        node = child.node.get();
    }
    return out;
}

DeviceMap::Position DeviceMap::endingAfter(std::uint64_t byte) const {
    // Extents of a sound image do not overlap; of a damaged one they may, and then the answer is
    // one of those that could be meant.
    Position at = lowerBound(((byte >> unitShift) + 1) << placeShift);
    while (at.index > 0) {
        const Position earlier = before(at);
        if (endOf(packedAt(earlier)) <= byte)
            break;
        at = earlier;
    }
    return at;
}

/// The end if there is none.
DeviceMap::Position DeviceMap::holding(std::uint64_t byte) const {
    const Position at = endingAfter(byte);
    return at.leaf != nullptr && deviceOf(packedAt(at)) <= byte ? at : positionOf(count_);
}

/// The index of the extent whose first byte it is; the larger what begins there, the fewer nodes are looked at.
std::optional<std::size_t> DeviceMap::beginningExactlyAt(std::uint64_t byte) const {
    if (root_ == nullptr)
        return std::nullopt;
    const Node* node = root_.get();
    std::size_t index = 0;
    while (const Branch* branch = node->asBranch()) {
        const Child& child = childFor(branch->children, byte, &Child::firstByte);
        index += child.firstIndex;
        if (child.firstByte() == byte)
            return index;
        node = child.node.get();
    }
    const auto& extents = node->asLeaf()->extents;
    const auto at = std::ranges::lower_bound(extents, byte, {}, &DeviceMap::deviceOf);
    if (at == extents.end() || deviceOf(*at) != byte)
        return std::nullopt;
    return index + static_cast<std::size_t>(at - extents.begin());
}

DeviceExtent DeviceMap::extent(std::size_t index) const {
    return unpack(packedAt(positionOf(index)));
}

std::size_t DeviceMap::firstEndingAfter(std::uint64_t byte) const {
    return endingAfter(byte).index;
}

std::optional<std::size_t> DeviceMap::find(std::uint64_t byte) const {
    const Position at = holding(byte);
    return at.leaf == nullptr ? std::nullopt : std::optional(at.index);
}

std::optional<DeviceExtent> DeviceMap::extentAt(std::uint64_t byte) const {
    const Position at = holding(byte);
    return at.leaf == nullptr ? std::nullopt : std::optional(unpack(packedAt(at)));
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

/// Of the extents below a node those of [from, to), counted in it.
void DeviceMap::addBelow(RangeSummary& sum, const Node& node, std::size_t from,
                         std::size_t to) const {
    if (from >= to)
        return;
    if (to - from == node.count())
        return sum.add(node.total);
    if (const Leaf* const leaf = node.asLeaf()) {
        for (std::size_t slot = from; slot < to; ++slot)
            addOne(sum, leaf->extents[slot], *trees_);
        return;
    }
    const Branch& branch = *node.asBranch();
    const auto below = [&](const Child& child) {
        addBelow(sum, *child.node, from > child.firstIndex ? from - child.firstIndex : 0,
                 std::min(child.node->count(), to - child.firstIndex));
    };
    const Child* const first = &childFor(branch.children, from, &Child::firstIndex);
    const Child* const last = &childFor(branch.children, to - 1, &Child::firstIndex);
    below(*first);
    if (first == last)
        return;
    branch.addChildren(sum, static_cast<std::size_t>(first + 1 - branch.children.data()),
                       static_cast<std::size_t>(last - branch.children.data()));
    below(*last);
}

RangeSummary DeviceMap::summarize(ByteRange range) const {
    RangeSummary sum;
    // Mostly something begins where the range does, and behind it: then no extent is cut, and none has to be looked at.
    Position first;
    const auto begin = beginningExactlyAt(range.offset);
    if (!begin)
        first = endingAfter(range.offset);
    std::size_t from = begin.value_or(first.index);
    sum.first = from;
    Position last;
    const auto behind = beginningExactlyAt(range.end());
    if (!behind) {
        // The first unit behind the range; nothing is added that could wrap.
        const std::uint64_t units = (range.end() >> unitShift) + (range.end() % 4096 != 0 ? 1 : 0);
        const Position end = lowerBound(std::min(units, UINT64_MAX >> placeShift) << placeShift);
        if (from >= end.index)
            return sum;
        last = before(end);
    }
    std::size_t to = behind.value_or(last.index + 1);
    if (from >= to)
        return sum;
    if (!begin) {
        addClipped(sum, packedAt(first), range);
        ++from;
    }
    if (!behind && from < to) {
        addClipped(sum, packedAt(last), range);
        --to;
    }
    if (from < to)
        addBelow(sum, *root_, from, to);
    return sum;
}

std::uint64_t DeviceMap::edgeNear(std::uint64_t byte, std::uint64_t slack) const {
    const Node* node = root_.get();
    while (const Branch* branch = node == nullptr ? nullptr : node->asBranch()) {
        const auto after = std::ranges::upper_bound(branch->children, byte, {}, &Child::firstByte);
        if (after != branch->children.end() && after->firstByte() - byte <= slack)
            return after->firstByte();
        if (after == branch->children.begin())
            break;
        const Child& before = *(after - 1);
        if (byte - before.firstByte() <= slack)
            return before.firstByte();
        node = before.node.get();
    }
    return byte;
}

// ---- making ------------------------------------------------------------------------------------

void DeviceMap::Builder::add(const DeviceExtent& extent) {
    if (leaves_.empty() || leaves_.back().size() == Rebuilding::leafSize) {
        leaves_.emplace_back();
        leaves_.back().reserve(Rebuilding::leafSize);
    }
    leaves_.back().push_back(pack(extent, trees_));
    const std::uint64_t place = leaves_.back().back().place;
    sorted_ = sorted_ && last_ <= place;
    last_ = place;
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
    making.addChanged(root_, edit.gone, come);
    making.finish(*map);
    map->trees_ =
        trees.size() == trees_->size() ? trees_ : std::make_shared<const Trees>(std::move(trees));
    return map;
}

std::size_t DeviceMap::memoryBytes() const { return memoryBeyond({}); }

std::size_t DeviceMap::memoryBeyond(const DeviceMap& other) const {
    std::unordered_set<const Node*> theirs;
    if (other.root_ != nullptr)
        other.root_->collect(theirs);
    return sizeof *this + groups_.capacity() * sizeof(BlockGroup) +
           (trees_ != other.trees_ ? trees_->capacity() * sizeof(std::uint64_t) : 0) +
           (root_ == nullptr ? 0 : root_->memoryBeyond(theirs));
}

void DeviceMap::Walk::skipShared(Walk& a, Walk& b) {
    while (a.valid() && b.valid() && a.at_.slot == 0 && b.at_.slot == 0) {
        const auto mine = a.map_.beginningAt(a.at_.index);
        const auto theirs = b.map_.beginningAt(b.at_.index);
        const auto both = std::ranges::find_first_of(mine, theirs);
        if (both == mine.end())
            return;
        for (Walk* const walk : {&a, &b})
            walk->at_ = walk->map_.positionOf(walk->at_.index + (*both)->count());
    }
}

}  // namespace daxscope::scene
