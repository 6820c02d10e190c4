// Paints the file extents view; knows no widget. The window, export and the benchmark share it.
//
// Rails are painted from exact sums, one bin a device pixel. Ribbons: an extent at least a pixel
// wide has its own; where several share a pixel, one of them is followed and a haze covers the
// range of device bytes all of them reach, so that cost follows pixels, not extents.
#pragma once

#include <QFont>
#include <QRectF>
#include <QSizeF>
#include <memory>
#include <optional>
#include <vector>

#include "scene/change.h"
#include "scene/file_extents.h"
#include "ui/linked.h"
#include "ui/map/axis.h"
#include "ui/map/columns.h"
#include "ui/map/device_layout.h"
#include "ui/map/ribbons.h"
#include "ui/theme.h"

class QPainter;

namespace daxscope::ui {

class FileExtentsPainter {
public:
    void setFile(std::shared_ptr<const scene::FileExtents> file, std::uint64_t deviceSize,
                 std::uint64_t blockSize = 4096);
    [[nodiscard]] const scene::FileExtents* file() const { return file_.get(); }

    [[nodiscard]] AxisUnit unit() const { return unit_; }
    void setUnit(AxisUnit unit) { unit_ = unit; }
    [[nodiscard]] DeviceScale deviceScale() const { return scale_; }
    void setDeviceScale(DeviceScale scale);

    void layout(const QSizeF& size, const QFont& font, qreal dpr);
    [[nodiscard]] Axis& fileAxis() { return fileAxis_; }
    [[nodiscard]] const Axis& fileAxis() const { return fileAxis_; }
    [[nodiscard]] Axis& deviceAxis() { return deviceAxis_; }
    [[nodiscard]] const Axis& deviceAxis() const { return deviceAxis_; }
    [[nodiscard]] const DeviceLayout& deviceLayout() const { return deviceLayout_; }
    [[nodiscard]] QRectF fileRail() const { return fileRail_; }
    [[nodiscard]] QRectF deviceRail() const { return deviceRail_; }
    [[nodiscard]] qreal em() const { return em_; }
    [[nodiscard]] static qreal naturalHeight(const QFont& font);

    void paint(QPainter& painter, const Theme& theme) const;
    void paintOverlay(QPainter& painter, const Theme& theme, const Spot& hover,
                      const Spot& selection) const;
    /// What an operation did to the file; nothing when it is about others.
    void paintChange(QPainter& painter, const Theme& theme, const scene::Change& change) const;

    struct Hit {
        bool device = false;                ///< on the device rail
        std::optional<std::size_t> extent;  ///< none: between pieces, or past the end
        std::size_t extents = 0;            ///< under the pixel
        std::uint64_t at = 0;               ///< byte of the file, or of the device
    };
    [[nodiscard]] std::optional<Hit> hit(QPointF at) const;
    [[nodiscard]] QString describe(const Hit& hit) const;
    [[nodiscard]] QString describe(std::size_t extent) const;
    /// Both ranges of an extent.
    [[nodiscard]] Spot spotOf(std::size_t extent) const;
    [[nodiscard]] QRectF fileArea(const ByteRange& file) const;
    [[nodiscard]] QRectF deviceArea(const ByteRange& device) const;

private:
    struct Bins {
        Columns columns;
        std::vector<Band> bands;  ///< device pixels from the left of the rails
    };

    [[nodiscard]] Bins bins() const;
    void putColumn(Columns& columns, int x, const scene::FileRangeSummary& sum,
                   ByteRange bin) const;
    void putBand(std::vector<Band>& bands, const scene::FileExtent& extent, double ink) const;
    void putBands(std::vector<Band>& bands, int x, const scene::FileRangeSummary& sum,
                  ByteRange bin, std::size_t& last) const;
    [[nodiscard]] Columns deviceColumns() const;
    void putPieces(Columns& columns, int x, const PieceSummary& sum, ByteRange bin) const;

    [[nodiscard]] HatchGrid grid(const Axis& axis) const;
    void paintFileMarks(QPainter& painter, const Theme& theme) const;
    void paintDeviceMarks(QPainter& painter, const Theme& theme) const;
    void paintBlocks(QPainter& painter, const Theme& theme, const QRectF& rail, qreal from,
                     qreal to, qreal block) const;
    void paintNotOnDevice(QPainter& painter, const Theme& theme) const;
    void paintLegend(QPainter& painter, const Theme& theme) const;
    void paintEmpty(QPainter& painter, const Theme& theme) const;
    void paintSpot(QPainter& painter, const Theme& theme, const Spot& spot, bool chosen) const;
    void paintArc(QPainter& painter, const Theme& theme, const QRectF& from,
                  const QRectF& to) const;
    QRectF paintLeft(QPainter& painter, const Theme& theme, const scene::MovedPiece& piece) const;
    [[nodiscard]] std::vector<std::pair<QRectF, QRectF>> linesOf(const Spot& spot) const;

    std::shared_ptr<const scene::FileExtents> file_;
    std::uint64_t deviceSize_ = 0;
    std::uint64_t blockSize_ = 4096;
    AxisUnit unit_ = AxisUnit::Bytes;
    DeviceScale scale_ = DeviceScale::Packed;
    DeviceLayout deviceLayout_;
    Axis fileAxis_;
    Axis deviceAxis_;
    QSizeF size_;
    QFont font_;
    qreal dpr_ = 1;
    qreal em_ = 1;
    QRectF fileRail_;
    QRectF deviceRail_;
    QRectF legend_;
};

/// What an extent is painted as.
[[nodiscard]] Meaning meaningOf(const scene::FileExtent& extent);

}  // namespace daxscope::ui
