// The device map: every allocated byte of the image, sorted by device byte.
//
// Immutable once built; any thread may read it without a lock; it owns all it shows. About 34
// bytes an extent. Questions about a range of bytes ("what is under this pixel?") are answered
// from sums kept over runs of extents and runs of such runs (pyramid.h), so painting costs
// pixels × log(extents), not extents.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "base/bytes.h"
#include "scene/classes.h"
#include "scene/pyramid.h"

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

    [[nodiscard]] std::uint64_t deviceSize() const { return deviceSize_; }
    [[nodiscard]] std::span<const BlockGroup> blockGroups() const { return groups_; }
    /// The device byte of the first copy; none where no block group has the logical address.
    [[nodiscard]] std::optional<std::uint64_t> toDevice(std::uint64_t logical) const;
    [[nodiscard]] std::size_t extentCount() const { return place_.size(); }
    [[nodiscard]] DeviceExtent extent(std::size_t index) const;
    /// Index of the extent holding `byte`.
    [[nodiscard]] std::optional<std::size_t> find(std::uint64_t byte) const;
    /// Index of the first extent that ends after `byte`; extentCount() when there is none.
    /// `near`: where to look first.
    [[nodiscard]] std::size_t firstEndingAfter(std::uint64_t byte, std::size_t near = 0) const;
    /// Everything in [range.offset, range.end()); O(log extentCount()). `near`: an extent that is
    /// not far, for who asks for one range after another.
    [[nodiscard]] RangeSummary summarize(ByteRange range, std::size_t near = 0) const;
    /// Totals of the whole device, one copy counted each time it is there.
    [[nodiscard]] const RangeSummary& totals() const { return totals_; }
    [[nodiscard]] std::size_t memoryBytes() const;

private:
    friend class Builder;
    [[nodiscard]] std::uint64_t deviceOf(std::size_t index) const;
    [[nodiscard]] std::uint64_t endOf(std::size_t index) const;
    void addExtent(RangeSummary& sum, std::size_t index, ByteRange clip) const;
    void addOne(RangeSummary& sum, std::size_t index) const;
    void addWhole(RangeSummary& sum, std::size_t from, std::size_t to) const;

    std::uint64_t deviceSize_ = 0;
    std::vector<BlockGroup> groups_;
    // One array a field: no padding, and the search touches only `place_`.
    std::vector<std::uint64_t> place_;   // device byte / 4096 (44 bits), copy, kind, tree index
    std::vector<std::uint32_t> length_;  // 4 KiB units
    std::vector<std::uint32_t> unreachable_;  // 4 KiB units
    std::vector<std::uint32_t> owners_;
    std::vector<std::uint64_t> generation_;
    std::vector<std::uint64_t> trees_;  // tree index → object id
    Pyramid<RangeSummary> sums_;
    RangeSummary totals_;
};

/// Collects extents in any order; one thread.
class DeviceMap::Builder {
public:
    explicit Builder(std::uint64_t deviceSize) : map_(std::make_unique<DeviceMap>()) {
        map_->deviceSize_ = deviceSize;
    }
    void reserve(std::size_t extents);
    void add(const BlockGroup& group) { map_->groups_.push_back(group); }
    /// Device bytes and length must be multiples of 4 KiB below 2^56; longer than 16 TiB is cut.
    void add(const DeviceExtent& extent);
    /// Sorts, sums and hands over; the builder is empty afterwards.
    [[nodiscard]] std::shared_ptr<const DeviceMap> finish();

private:
    std::unique_ptr<DeviceMap> map_;
};

}  // namespace daxscope::scene
