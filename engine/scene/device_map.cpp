#include "scene/device_map.h"

#include <algorithm>
#include <numeric>

#include "base/search.h"

namespace daxscope::scene {

namespace {

// Layout of place_: 44 bits of 4 KiB units above 20 bits: tree index (17), copy (1), kind (2).
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

template <typename T>
void permute(std::vector<T>& values, const std::vector<std::uint32_t>& order) {
    std::vector<T> sorted;
    sorted.reserve(values.size());
    for (const std::uint32_t from : order)
        sorted.push_back(values[from]);
    values = std::move(sorted);
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

std::uint64_t DeviceMap::deviceOf(std::size_t index) const {
    return place_[index] >> placeShift << unitShift;
}

std::uint64_t DeviceMap::endOf(std::size_t index) const {
    return deviceOf(index) + (std::uint64_t{length_[index]} << unitShift);
}

DeviceExtent DeviceMap::extent(std::size_t index) const {
    const std::uint64_t word = place_[index];
    DeviceExtent out;
    out.device = deviceOf(index);
    out.length = std::uint64_t{length_[index]} << unitShift;
    out.generation = generation_[index];
    out.unreachable = std::uint64_t{unreachable_[index]} << unitShift;
    out.owners = owners_[index];
    out.kind = static_cast<ExtentKind>(word & kindBits);
    out.copy = static_cast<std::uint8_t>(word >> 2 & 1);
    out.tree = trees_[word >> treeShift & (treeLimit - 1)];
    return out;
}

std::size_t DeviceMap::firstEndingAfter(std::uint64_t byte, std::size_t near) const {
    // Extents of a sound image do not overlap; of a damaged one they may, and then the answer is
    // one of those that could be meant.
    const std::uint64_t word = ((byte >> unitShift) + 1) << placeShift;
    std::size_t index = lowerBoundNear(place_, word, near);
    while (index > 0 && endOf(index - 1) > byte)
        --index;
    return index;
}

std::optional<std::size_t> DeviceMap::find(std::uint64_t byte) const {
    const std::size_t index = firstEndingAfter(byte);
    if (index == place_.size() || deviceOf(index) > byte)
        return std::nullopt;
    return index;
}

void DeviceMap::addExtent(RangeSummary& sum, std::size_t index, ByteRange clip) const {
    const DeviceExtent whole = extent(index);
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
void DeviceMap::addOne(RangeSummary& sum, std::size_t index) const {
    const std::uint64_t word = place_[index];
    const ByteClass what = classOf(static_cast<ExtentKind>(word & kindBits),
                                   trees_[word >> treeShift & (treeLimit - 1)], owners_[index]);
    const std::uint64_t lost = std::uint64_t{unreachable_[index]} << unitShift;
    sum.bytes[static_cast<std::size_t>(what)] +=
        (std::uint64_t{length_[index]} << unitShift) - lost;
    sum.bytes[static_cast<std::size_t>(ByteClass::Unreachable)] += lost;
    ++sum.extents;
    if (what == ByteClass::Freed)
        return;
    sum.minGeneration = std::min(sum.minGeneration, generation_[index]);
    sum.maxGeneration = std::max(sum.maxGeneration, generation_[index]);
    sum.maxOwners = std::max(sum.maxOwners, owners_[index]);
}

void DeviceMap::addWhole(RangeSummary& sum, std::size_t from, std::size_t to) const {
    sums_.add(sum, from, to, [this](auto& part, std::size_t i) { addOne(part, i); });
}

RangeSummary DeviceMap::summarize(ByteRange range, std::size_t near) const {
    RangeSummary sum;
    const std::size_t first = firstEndingAfter(range.offset, near);
    sum.first = first;
    // The first unit behind the range; nothing is added that could wrap.
    const std::uint64_t units = (range.end() >> unitShift) + (range.end() % 4096 != 0 ? 1 : 0);
    const std::uint64_t word = std::min(units, UINT64_MAX >> placeShift) << placeShift;
    const std::size_t last = lowerBoundNear(place_, word, first);
    if (first >= last)
        return sum;
    addExtent(sum, first, range);
    if (last - first > 1) {
        addWhole(sum, first + 1, last - 1);
        addExtent(sum, last - 1, range);
    }
    return sum;
}

std::size_t DeviceMap::memoryBytes() const {
    std::size_t total = sizeof *this + groups_.capacity() * sizeof(BlockGroup) +
                        place_.capacity() * sizeof(place_[0]) +
                        (length_.capacity() + unreachable_.capacity() + owners_.capacity()) * 4 +
                        generation_.capacity() * 8 + trees_.capacity() * 8;
    return total + sums_.memoryBytes();
}

void DeviceMap::Builder::reserve(std::size_t extents) {
    map_->place_.reserve(extents);
    map_->length_.reserve(extents);
    map_->unreachable_.reserve(extents);
    map_->owners_.reserve(extents);
    map_->generation_.reserve(extents);
}

void DeviceMap::Builder::add(const DeviceExtent& extent) {
    auto& trees = map_->trees_;
    // Few trees, and neighbours mostly belong to the same: look from the end.
    auto found = std::ranges::find(trees.rbegin(), trees.rend(), extent.tree);
    std::uint64_t tree = 0;
    if (found != trees.rend()) {
        tree = static_cast<std::uint64_t>(trees.rend() - found) - 1;
    } else if (trees.size() < treeLimit) {
        tree = trees.size();
        trees.push_back(extent.tree);
    }
    map_->place_.push_back(extent.device >> unitShift << placeShift | tree << treeShift |
                           std::uint64_t{extent.copy} << 2 |
                           static_cast<std::uint64_t>(extent.kind));
    const auto units = [](std::uint64_t bytes) {
        return static_cast<std::uint32_t>(std::min<std::uint64_t>(bytes >> unitShift, UINT32_MAX));
    };
    map_->length_.push_back(units(extent.length));
    map_->unreachable_.push_back(units(extent.unreachable));
    map_->owners_.push_back(extent.owners);
    map_->generation_.push_back(extent.generation);
}

std::shared_ptr<const DeviceMap> DeviceMap::Builder::finish() {
    DeviceMap& map = *map_;
    std::ranges::sort(map.groups_, {}, &BlockGroup::device);
    if (!std::ranges::is_sorted(map.place_)) {
        std::vector<std::uint32_t> order(map.place_.size());
        std::iota(order.begin(), order.end(), 0U);
        std::ranges::sort(order, {}, [&](std::uint32_t i) { return map.place_[i]; });
        permute(map.place_, order);
        permute(map.length_, order);
        permute(map.unreachable_, order);
        permute(map.owners_, order);
        permute(map.generation_, order);
    }
    map.groups_.shrink_to_fit();
    map.place_.shrink_to_fit();
    map.length_.shrink_to_fit();
    map.unreachable_.shrink_to_fit();
    map.owners_.shrink_to_fit();
    map.generation_.shrink_to_fit();
    map.sums_.build(map.place_.size(),
                    [&](RangeSummary& sum, std::size_t i) { map.addOne(sum, i); });
    map.addWhole(map.totals_, 0, map.place_.size());
    return std::shared_ptr<const DeviceMap>(std::move(map_));
}

std::optional<std::uint64_t> DeviceMap::toDevice(std::uint64_t logical) const {
    const auto group = std::ranges::find_if(groups_, [&](const BlockGroup& g) {
        return g.copy == 0 && logical >= g.logical && logical - g.logical < g.length;
    });
    return group == groups_.end() ? std::nullopt
                                  : std::optional(group->device + (logical - group->logical));
}

}  // namespace daxscope::scene
