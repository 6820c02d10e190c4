// Paints the device map; knows no widget. The window, headless export and the benchmark share it.
//
// A value: layout() places rails for a size and font, paint() paints everything but hover and
// selection, paintOverlay() those. One bin of the map a device pixel, each an exact sum of the
// bytes in it: cost follows pixels × log(extents).
#pragma once

#include <QFont>
#include <QRectF>
#include <QSizeF>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "scene/change.h"
#include "scene/device_map.h"
#include "ui/linked.h"
#include "ui/map/axis.h"
#include "ui/map/columns.h"
#include "ui/map/rails.h"
#include "ui/theme.h"

class QPainter;

namespace daxscope::ui {

enum class ColourMode : std::uint8_t {
    Class,       ///< the seven meanings
    Owners,      ///< how many hold it
    Generation,  ///< how long ago it was written
};

class DeviceMapPainter {
public:
    /// `complete` false: extents are still being read, and the legend says so. Null: empty.
    void setMap(std::shared_ptr<const scene::DeviceMap> map, bool complete = true);
    [[nodiscard]] const scene::DeviceMap* map() const { return map_.get(); }

    [[nodiscard]] ColourMode colourMode() const { return mode_; }
    void setColourMode(ColourMode mode) {
        mode_ = mode;
        painted_.clear();
    }

    /// Logical pixels; `dpr` device pixels to each.
    void layout(const QSizeF& size, const QFont& font, qreal dpr);
    [[nodiscard]] Axis& axis() { return axis_; }
    [[nodiscard]] const Axis& axis() const { return axis_; }
    /// The area of all rails: x of its left is axis position 0.
    [[nodiscard]] QRectF plot() const { return plot_; }
    [[nodiscard]] QRectF railArea(Rail rail) const;
    [[nodiscard]] qreal em() const { return em_; }
    /// The height at which everything fits and nothing is stretched.
    [[nodiscard]] static qreal naturalHeight(const QFont& font);

    void paint(QPainter& painter, const Theme& theme) const;
    void paintOverlay(QPainter& painter, const Theme& theme, const Spot& hover,
                      const Spot& selection) const;
    /// Frames what is new, dashed what was left.
    void paintChange(QPainter& painter, const Theme& theme, const scene::Change& change) const;

    /// What lies under a point of the plot.
    struct Hit {
        Rail rail = Rail::Data;
        ByteRange bin;                      ///< bytes of the pixel
        ByteRange range;                    ///< of the extent, the free gap, or the bin
        std::optional<std::size_t> extent;  ///< the one that covers most of the pixel
        std::size_t extents = 0;            ///< how many are under the pixel
        const scene::BlockGroup* group = nullptr;
    };
    [[nodiscard]] std::optional<Hit> hit(QPointF at) const;
    /// Rich text: what it is, its figures, the glossary's words, and that it was read.
    [[nodiscard]] QString describe(const Hit& hit) const;
    /// One plain line for screen readers: "shared data, 128 KiB at 12 MiB, 3 owners".
    [[nodiscard]] QString describe(std::size_t extent) const;
    /// The area of device bytes on their rail, at least a device pixel wide.
    [[nodiscard]] std::vector<QRectF> areasOf(const ByteRange& range) const;

private:
    struct RailPlace {
        Rail rail = Rail::Data;
        QRectF area;
    };

    /// The columns of a rail as last painted: a pan leaves most of them as they are.
    struct Painted {
        Rail rail = Rail::Data;
        double from = 0;
        double bytesPerPixel = 0;
        Columns columns;
    };

    [[nodiscard]] const Columns& columnsOf(const RailPlace& place, int deviceHeight) const;
    void computeColumn(Columns& columns, int x, Rail rail, ByteRange bin,
                       std::size_t& segment) const;
    void put(Columns& columns, int x, const scene::RangeSummary& sum, ByteRange bin) const;
    void putParts(Columns& columns, int x, const scene::RangeSummary& sum, double whole) const;
    [[nodiscard]] std::uint8_t rampInk(const scene::RangeSummary& sum) const;
    [[nodiscard]] InkTable inks(const Theme& theme) const;
    [[nodiscard]] Rail railOfExtent(const scene::DeviceExtent& extent) const;
    [[nodiscard]] const scene::BlockGroup* groupAt(std::uint64_t byte) const;
    [[nodiscard]] std::optional<Hit> hitRail(const RailPlace& place, ByteRange bin) const;
    [[nodiscard]] std::vector<QRectF> joinedAreas(std::span<const ByteRange> ranges) const;
    [[nodiscard]] QRectF stripeOf(const scene::DeviceExtent& super) const;

    void paintRail(QPainter& painter, const Theme& theme, const RailPlace& place) const;
    void paintEdges(QPainter& painter, const Theme& theme, const RailPlace& place) const;
    void paintSupers(QPainter& painter, const Theme& theme) const;
    void paintLegend(QPainter& painter, const Theme& theme) const;
    [[nodiscard]] qreal paintScale(QPainter& painter, const Theme& theme) const;
    void paintEmpty(QPainter& painter, const Theme& theme) const;

    std::shared_ptr<const scene::DeviceMap> map_;
    bool complete_ = true;
    ColourMode mode_ = ColourMode::Class;
    RailSegments segments_;
    std::vector<std::size_t> supers_;  ///< extent indices
    std::uint64_t grouped_ = 0;        ///< bytes inside block groups
    Axis axis_;
    QSizeF size_;
    QFont font_;
    qreal dpr_ = 1;
    qreal em_ = 1;
    QRectF plot_;
    QRectF legend_;
    qreal tickTop_ = 0;
    std::vector<RailPlace> rails_;
    mutable std::vector<Painted> painted_;
};

/// 0…1 on the scale of the owner mode: logarithmic, 64 owners at the top.
[[nodiscard]] double ownersPosition(std::uint64_t owners);
/// 0…1 on the scale of the owner mode: logarithmic, 64 owners at the top.
[[nodiscard]] double ownersPosition(std::uint64_t owners);
/// "extent tree", "tree of subvolume 256", …
[[nodiscard]] QString treeName(std::uint64_t objectId);

}  // namespace daxscope::ui
