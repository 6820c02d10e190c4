// What a device map is made of, and how that comes about: of new extents, and of those of an earlier map that stay as they are.
// Leaves have up to 32 extents, branches up to 32 leaves or branches; all leaves lie equally deep. For device_map.cpp alone.
#pragma once

#include <unordered_set>

#include "scene/device_map.h"
#include "scene/pyramid.h"

namespace daxscope::scene {

/// A leaf, or a branch.
struct DeviceMap::Node {
    RangeSummary total;
    std::uint8_t level = 0;  // 0: a leaf

    [[nodiscard]] std::size_t count() const { return total.extents; }
    [[nodiscard]] const Leaf* asLeaf() const;
    [[nodiscard]] const Branch* asBranch() const;
    /// All nodes of it.
    void collect(std::unordered_set<const Node*>& nodes) const;
    /// Bytes of its nodes that are not `theirs`.
    [[nodiscard]] std::size_t memoryBeyond(const std::unordered_set<const Node*>& theirs) const;
};

struct DeviceMap::Child {
    std::shared_ptr<const Node> node;
    std::uint64_t firstPlace = 0;
    std::size_t firstIndex = 0;  // of its extents, counted in the parent

    [[nodiscard]] std::uint64_t firstByte() const;  // of the device
};

struct DeviceMap::Leaf : Node {
    std::vector<Packed> extents;
};

struct DeviceMap::Branch : Node {
    std::vector<Child> children;
    Pyramid<RangeSummary> sums;  // of children

    /// Those of [from, to).
    void addChildren(RangeSummary& sum, std::size_t from, std::size_t to) const;
};

inline const DeviceMap::Leaf* DeviceMap::Node::asLeaf() const {
    return level == 0 ? static_cast<const Leaf*>(this) : nullptr;
}

inline const DeviceMap::Branch* DeviceMap::Node::asBranch() const {
    return level == 0 ? nullptr : static_cast<const Branch*>(this);
}

class DeviceMap::Rebuilding {
public:
    static constexpr std::size_t leafSize = 32;
    static constexpr std::size_t branchSize = 32;

    /// `trees` outlives it.
    explicit Rebuilding(const Trees& trees) : trees_(trees) {}

    /// A leaf, behind all before.
    void add(std::vector<Packed> leaf);
    /// As many leaves as they need.
    void addLoose(std::span<const Packed> extents);
    /// All of an earlier map, without what began at places of `gone` (the lowest bits do not count) and with `come`; both sorted.
    void addChanged(const std::shared_ptr<const Node>& root, std::span<const std::uint64_t> gone,
                    std::span<const Packed> come);
    /// The map has them.
    void finish(DeviceMap& map);

private:
    struct Changes {
        std::span<const std::uint64_t> gone;
        std::span<const Packed> come;
        [[nodiscard]] bool empty() const { return gone.empty() && come.empty(); }
        /// Takes out those before the 4 KiB of `place`; nothing: all.
        [[nodiscard]] Changes takeBefore(const std::uint64_t* place);
    };

    void push(std::shared_ptr<const Node> node, std::uint64_t firstPlace);
    void addAsItIs(const Child& child);
    void addMerged(const Child& child, Changes changes);
    void flushLoose();
    void flushRow(std::size_t level);

    const Trees& trees_;
    // What the next leaf is made from; and by level what is finished, but not yet part of a branch.
    std::vector<Packed> loose_;
    std::vector<std::vector<Child>> rows_;
};

}  // namespace daxscope::scene
