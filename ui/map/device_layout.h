// Where the pieces of one file stand on the device rail of the file view.
//
// To scale: as far apart as they lie. Packed: one after another in the order of device bytes, with
// the gaps between them shortened so that all of them together take at most a quarter of the rail.
// Positions are "rail bytes", the unit of that rail's Axis. Keeps a knot and sums for every eighth
// piece, 5 bytes a piece. Immutable once built.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>

#include "base/big_vector.h"
#include "base/bytes.h"
#include "scene/file_extents.h"

namespace daxscope::ui {

enum class DeviceScale : std::uint8_t { Packed, ToScale };

/// Device bytes of the file in a stretch of the rail; bytes that several extents share count once.
struct PieceSummary {
    std::uint64_t data = 0;
    std::uint64_t shared = 0;
    std::uint64_t prealloc = 0;
    std::uint64_t pieces = 0;  ///< that end in it
    std::size_t first = 0;     ///< position (in device order) of the first that ends behind it

    [[nodiscard]] std::uint64_t bytes() const { return data + shared + prealloc; }
};

class DeviceLayout {
public:
    DeviceLayout() = default;
    DeviceLayout(std::shared_ptr<const scene::FileExtents> file, std::uint64_t deviceSize,
                 DeviceScale scale);

    [[nodiscard]] DeviceScale scale() const { return scale_; }
    /// Rail bytes from end to end.
    [[nodiscard]] std::uint64_t total() const { return total_; }
    /// A device byte's place on the rail, between pieces too. It may be wrong by `tolerance` rail
    /// bytes: half a pixel of them saves looking at single pieces where they are small.
    [[nodiscard]] double railOf(std::uint64_t device, double tolerance = 0) const;
    /// The device byte at a place of the rail.
    [[nodiscard]] std::uint64_t deviceAt(std::uint64_t rail) const;
    /// The extent that lies at a place of the rail; none in a gap.
    [[nodiscard]] std::optional<std::size_t> extentAt(std::uint64_t rail) const;
    /// Everything in front of a place of the rail: a map asks once per pixel border.
    /// With a tolerance as above.
    [[nodiscard]] PieceSummary before(std::uint64_t rail, double tolerance = 0) const;
    /// What lies between two such places.
    [[nodiscard]] static PieceSummary between(const PieceSummary& a, const PieceSummary& b);
    /// The widest shortened gap in rail bytes; 0 to scale.
    [[nodiscard]] std::uint64_t gapLimit() const { return gapLimit_; }

private:
    struct Knot {
        std::uint64_t device = 0;
        std::uint64_t rail = 0;
    };
    struct Piece {
        std::uint64_t from = 0;  ///< device
        std::uint64_t to = 0;
        std::size_t extent = 0;
    };
    /// Walking along the rail: the next piece, and how far everything before it has come.
    struct Cursor {
        std::size_t position = 0;
        std::uint64_t end = 0;  ///< device
        std::uint64_t rail = 0;
    };
    static constexpr std::size_t knotEvery = 8;
    static constexpr std::size_t sumEvery = 8;
    static constexpr std::size_t wideEvery = 64;  ///< knots

    [[nodiscard]] static std::size_t kindOf(const scene::FileExtent& extent);
    [[nodiscard]] Piece piece(std::size_t position) const;
    [[nodiscard]] std::uint64_t shortened(std::uint64_t gap) const;
    [[nodiscard]] static bool closeEnough(const Knot& a, const Knot& b, double tolerance);
    [[nodiscard]] static double interpolated(const Knot& a, const Knot& b, std::uint64_t device);
    using KnotPlace = BigVector<Knot>::const_iterator;
    /// The first wide knot whose `field` is above `value`.
    template <typename Field>
    [[nodiscard]] KnotPlace wideAfter(std::uint64_t value, Field field) const;
    /// The first knot of all; `wide`: wideAfter() of the same.
    template <typename Field>
    [[nodiscard]] KnotPlace knotAfter(KnotPlace wide, std::uint64_t value, Field field) const;
    /// At the last knot that is not behind `rail`. Not without knots.
    [[nodiscard]] Cursor start(KnotPlace wide, std::uint64_t rail) const;

    [[nodiscard]] PieceSummary beforeBetween(std::size_t knot, std::size_t next,
                                             std::uint64_t rail) const;

    std::shared_ptr<const scene::FileExtents> file_;
    DeviceScale scale_ = DeviceScale::Packed;
    std::uint64_t total_ = 0;
    std::uint64_t gapLimit_ = 0;
    BigVector<Knot> knots_;      ///< of piece 8 × i
    BigVector<Knot> wideKnots_;  ///< each 64th of these: few enough to stay in a cache
    BigVector<std::array<std::uint64_t, 3>> sums_;  ///< data, shared, prealloc before it
};

}  // namespace daxscope::ui
