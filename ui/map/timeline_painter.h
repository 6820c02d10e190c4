// Paints the timeline; knows no widget. The window, headless export and the benchmark share it.
//
// Lanes from top to bottom: processes, the engine, the device. What takes long enough to be seen is a bar of its own; where
// a lane has more than can be told apart, a column of each pixel says what ended in it, added up from the index of the
// timeline: cost follows pixels × log(events). Positions of the axis are nanoseconds since the oldest event that is kept.
// Labels of the axis count from marker 1, without it from the beginning of what was done last.
#pragma once

#include <QFont>
#include <QRectF>
#include <QSizeF>
#include <array>
#include <optional>
#include <vector>

#include "scene/change.h"
#include "scene/shown_events.h"
#include "ui/map/axis.h"
#include "ui/map/columns.h"
#include "ui/theme.h"

class QPainter;

namespace daxscope::ui {

class TimelinePainter {
public:
    /// What is seen stays, as far as it is still kept. Null: nothing is open.
    void setTimeline(const scene::TimelinePtr& timeline, const scene::EventFilter& filter);
    [[nodiscard]] const scene::Timeline* timeline() const { return shown_.timeline().get(); }
    [[nodiscard]] const scene::ShownEvents& shown() const { return shown_; }

    /// Logical pixels; `dpr` device pixels to each.
    void layout(const QSizeF& size, const QFont& font, qreal dpr);
    [[nodiscard]] Axis& axis() { return axis_; }
    [[nodiscard]] const Axis& axis() const { return axis_; }
    /// The area of all lanes: x of its left is axis position 0.
    [[nodiscard]] QRectF plot() const { return plot_; }
    [[nodiscard]] qreal em() const { return em_; }
    /// The height at which `lanes` lanes fit well.
    [[nodiscard]] static qreal naturalHeight(const QFont& font, int lanes);

    /// Brings [begin, end] of the trace's time to the whole width, with some air.
    void show(std::uint64_t begin, std::uint64_t end);
    void reveal(const trace::Event& event);
    [[nodiscard]] qreal xOf(std::uint64_t time) const;
    [[nodiscard]] std::uint64_t timeAt(qreal x) const;

    /// Markers 0 and 1, times of the trace.
    void setMarker(std::size_t which, std::optional<std::uint64_t> time);
    [[nodiscard]] std::optional<std::uint64_t> marker(std::size_t which) const {
        return markers_[which];
    }

    /// When the moment was taken that other views show, a time of the trace; nothing: they show now.
    void setMoment(std::optional<std::uint64_t> time) { moment_ = time; }
    [[nodiscard]] std::optional<std::uint64_t> moment() const { return moment_; }

    void paint(QPainter& painter, const Theme& theme) const;
    /// And what came behind the moment, faded.
    void paintMarkers(QPainter& painter, const Theme& theme) const;
    /// Frames the bars of `device` bytes, or of `bytes` of `file`, where they can be told apart.
    void frameBytes(QPainter& painter, const Theme& theme, const std::optional<ByteRange>& device,
                    const std::optional<trace::Subject>& file,
                    const std::optional<ByteRange>& bytes) const;
    void frameEvent(QPainter& painter, const Theme& theme, const trace::Event& event) const;
    /// Frames what the last operation copied to where the change says that something is new.
    void paintChange(QPainter& painter, const Theme& theme, const scene::Change& change) const;

    /// What lies under a point of the plot.
    struct Hit {
        scene::Lane lane = 0;
        const trace::Event* event = nullptr;  ///< the innermost or the nearest; null for none
        scene::EventSum near;                 ///< all that ended within the pixels around
        std::uint64_t nanoseconds = 0;        ///< of these pixels
        bool crowded = false;                 ///< too many to be told apart
    };
    [[nodiscard]] std::optional<Hit> hit(QPointF at) const;
    /// Plain text: what happened there; of many, how many of what.
    [[nodiscard]] QString describe(const Hit& hit) const;
    /// The bar of an event, at least a pixel wide; empty when its lane is not shown.
    [[nodiscard]] QRectF areaOf(const trace::Event& event) const;
    /// Where a lane's bars are; empty when it is not shown.
    [[nodiscard]] QRectF laneArea(scene::Lane lane) const;

private:
    struct LanePlace {
        scene::Lane lane = 0;
        QRectF area;  ///< all of it
        QRectF bar;
    };
    struct Item {
        const trace::Event* event = nullptr;
        QRectF area;
    };

    [[nodiscard]] std::uint64_t firstSeen() const;
    [[nodiscard]] std::uint64_t endSeen() const;
    [[nodiscard]] const LanePlace* placeOf(scene::Lane lane) const;
    [[nodiscard]] QRectF barOf(const trace::Event& event, const QRectF& bar) const;
    [[nodiscard]] bool isCrowded(scene::Lane lane) const;
    [[nodiscard]] std::vector<Item> itemsOf(const LanePlace& place, std::uint64_t least) const;
    void paintLane(QPainter& painter, const Theme& theme, const LanePlace& place) const;
    void paintItem(QPainter& painter, const Theme& theme, const Item& item) const;
    /// `right`: where the next begins.
    void paintLabel(QPainter& painter, const Theme& theme, const Item& item, qreal right) const;
    void paintColumns(QPainter& painter, const Theme& theme, const LanePlace& place) const;
    void paintLast(QPainter& painter, const Theme& theme) const;
    void paintAxisOf(QPainter& painter, const Theme& theme) const;

    scene::ShownEvents shown_;
    std::uint64_t origin_ = 0;  ///< of the axis, in the trace's time
    std::array<std::optional<std::uint64_t>, 2> markers_;
    std::optional<std::uint64_t> moment_;
    Axis axis_;
    QSizeF size_;
    QFont font_;
    qreal dpr_ = 1;
    qreal em_ = 1;
    QRectF plot_;
    std::vector<LanePlace> lanes_;
};

/// The ink of a group's bars.
[[nodiscard]] QColor groupColour(scene::EventGroup group, const Theme& theme);

}  // namespace daxscope::ui
