// A zoomable axis of bytes: which bytes are seen, on which pixels.
//
// Pure geometry, no window. Visible bytes are [from, from + width × bytesPerPixel). Positions are
// doubles (exact to a byte up to 2^53); edge() gives the whole bytes at pixel borders, so that the
// bins between them neither overlap nor leave a gap.
#pragma once

#include <QString>
#include <cstdint>
#include <vector>

#include "base/bytes.h"

namespace daxscope::ui {

/// What the labels of an axis count.
enum class AxisUnit : std::uint8_t { Bytes, Blocks };

struct Tick {
    std::uint64_t byte = 0;
    double x = 0;   ///< pixels from the left end of the axis
    QString label;  ///< empty for a minor tick
};

class Axis {
public:
    /// Fits. Keeps what is visible, as far as it can, when it is not at the fit.
    void setTotal(std::uint64_t bytes);
    void setWidth(double pixels);

    [[nodiscard]] std::uint64_t total() const { return total_; }
    [[nodiscard]] double width() const { return width_; }
    [[nodiscard]] double from() const { return from_; }
    [[nodiscard]] double to() const { return from_ + width_ * bytesPerPixel_; }
    [[nodiscard]] double bytesPerPixel() const { return bytesPerPixel_; }
    [[nodiscard]] bool fitted() const { return fitted_; }
    [[nodiscard]] bool usable() const { return total_ > 0 && width_ >= 1; }

    [[nodiscard]] double xOf(double byte) const { return (byte - from_) / bytesPerPixel_; }
    [[nodiscard]] double xOf(std::uint64_t byte) const { return xOf(static_cast<double>(byte)); }
    /// The byte under a pixel position, inside [0, total).
    [[nodiscard]] std::uint64_t byteAt(double x) const;
    /// The whole byte at pixel border x, inside [0, total].
    [[nodiscard]] std::uint64_t edge(double x) const;
    [[nodiscard]] ByteRange visible() const;

    void fit();
    /// factor > 1 shows less. The byte under `anchorX` stays there, unless an end of the axis comes
    /// into view.
    void zoom(double factor, double anchorX);
    /// Pixels; positive moves what is seen to the left (towards higher bytes).
    void pan(double pixels);
    void setFrom(double byte);
    /// Shows [range] with a margin of a twentieth on both sides.
    void show(ByteRange range);
    /// The smallest pan that brings the range into view; zooms out only when it does not fit.
    void reveal(ByteRange range);

    /// Ticks whose labels stand at least `labelWidth` pixels apart; steps are powers of two and
    /// one unit is used for the whole axis, so that labels are short and exact: "64 MiB".
    [[nodiscard]] std::vector<Tick> ticks(double labelWidth, AxisUnit unit = AxisUnit::Bytes,
                                          std::uint64_t blockSize = 4096) const;

    [[nodiscard]] bool operator==(const Axis&) const = default;

private:
    void clamp();

    std::uint64_t total_ = 0;
    double width_ = 0;
    double from_ = 0;
    double bytesPerPixel_ = 1;
    bool fitted_ = true;
};

}  // namespace daxscope::ui
