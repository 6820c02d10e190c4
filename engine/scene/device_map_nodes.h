// How a device map's leaves and branches come about: of new extents, and of those of an earlier map that stay as they are.
// For device_map.cpp alone.
#pragma once

#include "scene/device_map.h"

namespace daxscope::scene {

class DeviceMap::Rebuilding {
public:
    static constexpr std::size_t leafSize = 32;
    static constexpr std::size_t branchSize = 64;

    /// `trees` outlives it.
    explicit Rebuilding(const Trees& trees) : trees_(trees) {}

    /// A leaf, behind all before.
    void add(std::vector<Packed> leaf);
    /// As many leaves as they need.
    void addLoose(std::span<const Packed> extents);
    /// All of an earlier map, without what began at places of `gone` (the lowest bits do not count) and with `come`; both sorted.
    void addChanged(std::span<const Child<Branch>> branches, std::span<const std::uint64_t> gone,
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

    void addLeafAsItIs(const Child<Leaf>& leaf);
    void addBranchAsItIs(const Child<Branch>& branch);
    void addMerged(const Leaf& leaf, const Changes& changes);
    void flushLoose();
    void flushLeaves();

    const Trees& trees_;
    // What is finished, and what the next leaf and the next branch will be made from.
    std::vector<Child<Branch>> branches_;
    std::vector<Child<Leaf>> leaves_;
    std::vector<Packed> loose_;
};

}  // namespace daxscope::scene
