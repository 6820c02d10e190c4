// Which rail of the device map a byte is painted on.
//
// A byte of a block group belongs to the rail of the group's kind; groups that hold data and
// metadata together have a rail of their own. What lies outside all block groups (superblocks, or
// extents of a damaged image) goes to the rail of its class. Immutable once built.
#pragma once

#include <QString>
#include <cstdint>
#include <span>
#include <vector>

#include "base/bytes.h"
#include "scene/device_map.h"

namespace daxscope::ui {

enum class Rail : std::uint8_t { System, Metadata, Data, Mixed };

/// "system", …, translated.
[[nodiscard]] QString railName(Rail rail);
[[nodiscard]] Rail railOf(const scene::BlockGroup& group);
/// For extents outside all block groups.
[[nodiscard]] Rail railOf(scene::ByteClass c);

class RailSegments {
public:
    RailSegments() = default;
    explicit RailSegments(const scene::DeviceMap& map);

    /// A stretch of device bytes; neighbouring block groups of one kind are one segment.
    struct Segment {
        std::uint64_t from = 0;
        std::uint64_t to = 0;
        Rail rail = Rail::Data;
        bool grouped = true;  ///< false: outside all block groups
    };

    /// Sorted, without gaps from 0 to the end of the device.
    [[nodiscard]] std::span<const Segment> all() const { return segments_; }
    /// Index of the segment holding `byte`; all().size() past the end.
    [[nodiscard]] std::size_t at(std::uint64_t byte) const;
    /// The rails that this device has, top to bottom.
    [[nodiscard]] const std::vector<Rail>& rails() const { return rails_; }

private:
    std::vector<Segment> segments_;
    std::vector<Rail> rails_;
};

}  // namespace daxscope::ui
