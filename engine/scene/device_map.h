// The device map: every allocated byte of the image, sorted by device byte.
//
// Immutable once built; any thread may read it without a lock; it owns all it shows, together with the maps that were made
// from it: a tree of leaves and branches (device_map_nodes.h), of which with() shares what it does not change. About 38 bytes
// an extent. Questions about a range of bytes ("what is under this pixel?") are answered from sums kept of leaves, branches
// and runs of them, so painting costs pixels × log(extents), not extents.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "base/bytes.h"
#include "scene/classes.h"

namespace daxscope::scene {

enum class ExtentKind : std::uint8_t {
    Data,
    Tree,
    Super,
    Freed,  ///< given up by the open transaction; the last commit still needs it
};

/// One copy of a block group on the device. With `dup` there are two per block group.
struct BlockGroup {
    std::uint64_t device = 0;   ///< first byte on the device
    std::uint64_t length = 0;   ///< bytes
    std::uint64_t logical = 0;  ///< first byte in btrfs' logical address space
    std::uint64_t used = 0;     ///< bytes of one copy that are allocated
    std::uint64_t flags = 0;    ///< BTRFS_BLOCK_GROUP_* (format/constants.h)
    std::uint8_t copy = 0;      ///< 0, or 1 for the second copy of `dup`
    std::uint8_t copies = 1;

    [[nodiscard]] bool holdsData() const { return (flags & 1) != 0; }
    [[nodiscard]] bool holdsSystem() const { return (flags & 2) != 0; }
    [[nodiscard]] bool holdsMetadata() const { return (flags & 4) != 0; }
};

/// One allocated extent as it lies on the device (one copy of it).
struct DeviceExtent {
    std::uint64_t device = 0;       ///< byte
    std::uint64_t length = 0;       ///< bytes
    std::uint64_t generation = 0;   ///< transaction that allocated it; 0 when freed
    std::uint64_t unreachable = 0;  ///< bytes of it that no file extent points into (data only)
    std::uint64_t tree = 0;         ///< tree blocks: object id of the owning tree; else 0
    std::uint32_t owners = 0;       ///< data: files × subvolumes; tree blocks: trees that reach it
    std::uint32_t reachedBy = 0;    ///< a number for who made the map (live_image.h)
    ExtentKind kind = ExtentKind::Data;
    std::uint8_t copy = 0;

    [[nodiscard]] ByteClass byteClass() const;
};

/// What lies in a range of device bytes.
struct RangeSummary {
    ClassBytes bytes{};  ///< of each class, clipped to the range
    std::uint64_t extents = 0;
    std::uint64_t minGeneration = UINT64_MAX;  ///< UINT64_MAX when there is no extent
    std::uint64_t maxGeneration = 0;
    std::uint32_t maxOwners = 0;
    std::size_t first = 0;  ///< index of the first extent that touches the range

    void add(const RangeSummary& other);
};

class DeviceMap {
public:
    class Builder;
    class Walk;

    /// What is different in a later map. Extents as Builder::add() takes them; any order.
    struct Edit {
        /// Device bytes where extents began that are not there any more.
        std::vector<std::uint64_t> gone;
        /// May begin where others are gone.
        std::vector<DeviceExtent> come;
        /// All of them.
        std::vector<BlockGroup> groups;
    };

    [[nodiscard]] std::uint64_t deviceSize() const { return deviceSize_; }
    [[nodiscard]] std::span<const BlockGroup> blockGroups() const { return groups_; }
    /// The device byte of the first copy; none where no block group has the logical address.
    [[nodiscard]] std::optional<std::uint64_t> toDevice(std::uint64_t logical) const;
    [[nodiscard]] std::size_t extentCount() const { return count_; }
    [[nodiscard]] DeviceExtent extent(std::size_t index) const;
    /// The extent holding `byte`.
    [[nodiscard]] std::optional<DeviceExtent> extentAt(std::uint64_t byte) const;
    /// Its index.
    [[nodiscard]] std::optional<std::size_t> find(std::uint64_t byte) const;
    /// Index of the first extent that ends after `byte`; extentCount() when there is none.
    [[nodiscard]] std::size_t firstEndingAfter(std::uint64_t byte) const;
    /// Everything in [range.offset, range.end()); O(log extentCount()). Where a damaged image has extents over others, not all of them.
    [[nodiscard]] RangeSummary summarize(ByteRange range) const;
    /// `byte`, or up to `slack` bytes beside it where summarize() adds up fewer parts.
    [[nodiscard]] std::uint64_t edgeNear(std::uint64_t byte, std::uint64_t slack) const;
    /// Totals of the whole device, one copy counted each time it is there.
    [[nodiscard]] const RangeSummary& totals() const { return totals_; }

    /// As this one but for the edit: O(edit × log extentCount() + groups + trees), and as much memory.
    [[nodiscard]] std::shared_ptr<const DeviceMap> with(Edit edit) const;

    [[nodiscard]] std::size_t memoryBytes() const;
    /// Of these, what it does not share with `other`.
    [[nodiscard]] std::size_t memoryBeyond(const DeviceMap& other) const;

private:
    friend class Builder;

    struct Packed {
        std::uint64_t place = 0;  // device byte / 4096 (44 bits), tree index, copy, kind
        std::uint64_t generation = 0;
        std::uint32_t length = 0;       // 4 KiB units
        std::uint32_t unreachable = 0;  // 4 KiB units
        std::uint32_t owners = 0;
        std::uint32_t reachedBy = 0;
    };
    struct Node;
    struct Leaf;
    struct Branch;
    struct Child;
    class Rebuilding;
    /// Where an extent stands; the end has no leaf, and extentCount() as its index.
    struct Position {
        const Leaf* leaf = nullptr;
        std::size_t slot = 0;
        std::size_t index = 0;
    };
    using Trees = std::vector<std::uint64_t>;

    [[nodiscard]] static std::uint64_t deviceOf(const Packed& packed);
    [[nodiscard]] static std::uint64_t endOf(const Packed& packed);
    [[nodiscard]] static Packed pack(const DeviceExtent& extent, Trees& trees);
    [[nodiscard]] DeviceExtent unpack(const Packed& packed) const;
    [[nodiscard]] static const Packed& packedAt(const Position& at);
    [[nodiscard]] Position positionOf(std::size_t index) const;
    [[nodiscard]] Position lowerBound(std::uint64_t place) const;
    [[nodiscard]] Position endingAfter(std::uint64_t byte) const;
    [[nodiscard]] Position holding(std::uint64_t byte) const;
    [[nodiscard]] std::optional<std::size_t> beginningExactlyAt(std::uint64_t byte) const;
    [[nodiscard]] Position before(const Position& at) const;
    [[nodiscard]] Position behind(const Position& at) const;
    [[nodiscard]] std::vector<const Node*> beginningAt(std::size_t index) const;
    void addClipped(RangeSummary& sum, const Packed& packed, ByteRange clip) const;
    static void addOne(RangeSummary& sum, const Packed& packed, const Trees& trees);
    void addBelow(RangeSummary& sum, const Node& node, std::size_t from, std::size_t to) const;

    std::uint64_t deviceSize_ = 0;
    std::vector<BlockGroup> groups_;
    std::shared_ptr<const Node> root_;  // null when there is no extent
    std::shared_ptr<const Trees> trees_ = std::make_shared<const Trees>();  // index → object id
    std::size_t count_ = 0;
    RangeSummary totals_;
};

/// Collects extents in any order; one thread.
class DeviceMap::Builder {
public:
    explicit Builder(std::uint64_t deviceSize) : map_(std::make_unique<DeviceMap>()) {
        map_->deviceSize_ = deviceSize;
    }
    void add(const BlockGroup& group) { map_->groups_.push_back(group); }
    /// Device bytes and length must be multiples of 4 KiB below 2^56; longer than 16 TiB is cut.
    void add(const DeviceExtent& extent);
    /// Sorts, sums and hands over; the builder is empty afterwards.
    [[nodiscard]] std::shared_ptr<const DeviceMap> finish();

private:
    std::unique_ptr<DeviceMap> map_;
    std::vector<std::vector<Packed>> leaves_;  // full but for the last: they are taken as they are
    Trees trees_;
    std::uint64_t last_ = 0;  // place of the last
    bool sorted_ = true;
};

/// From the first extent to the last.
class DeviceMap::Walk {
public:
    explicit Walk(const DeviceMap& map) : map_(map), at_(map.positionOf(0)) {}
    [[nodiscard]] bool valid() const { return at_.leaf != nullptr; }
    [[nodiscard]] DeviceExtent extent() const { return map_.unpack(packedAt(at_)); }
    void next() { at_ = map_.behind(at_); }
    /// Passes by what both have in common, if both stand at its beginning.
    static void skipShared(Walk& a, Walk& b);

private:
    const DeviceMap& map_;
    Position at_;
};

}  // namespace daxscope::scene
