// One rail of a map as device pixels: a stack of inks in every column, and how it becomes paint.
//
// A column is what one device pixel of the axis holds: fractions of the rail's height, from the
// bottom up; what is left at the top is the rail's own ground. Views fill columns from exact range
// sums, never from samples. Neighbouring equal columns are painted as one run, straight into the
// scan lines of an image, or as vector rectangles for SVG.
#pragma once

#include <QColor>
#include <QRect>
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "ui/hatch.h"

class QImage;
class QPainter;

namespace daxscope::ui {

/// How an ink looks. `stripe` is painted only over areas large enough for a hatch.
struct Ink {
    QRgb fill = 0;
    QRgb stripe = 0;       ///< 0: not hatched; else also the tone of areas too small for a hatch
    bool falling = false;  ///< stripes like \ instead of /
    bool operator==(const Ink&) const = default;
};

/// Inks by index; index 0 is the ground that a column starts with.
using InkTable = std::vector<Ink>;

class Columns {
public:
    static constexpr std::size_t maxParts = 6;  ///< classes a mixed block group can hold

    struct Part {
        std::uint8_t ink = 0;
        double share = 0;  ///< of the height, above 0
    };

    /// `width` columns of `height` device pixels, all ground.
    Columns(int width, int height);

    [[nodiscard]] int width() const { return static_cast<int>(cells_.size()); }
    [[nodiscard]] int height() const { return height_; }

    void setGround(int x, std::uint8_t ink) { cells_[static_cast<std::size_t>(x)].ground = ink; }
    /// Every part gets at least one pixel; together they never exceed the height. At most maxParts.
    /// A stack that is not empty is at least `least` pixels high, grown in proportion.
    void stack(int x, std::span<const Part> parts, int least = 0);
    /// The whole height.
    void fill(int x, std::uint8_t ink);

    /// Column `from` of another rail of the same height.
    void copy(int x, const Columns& other, int from) {
        stacked_ |= other.stacked_;
        cells_[static_cast<std::size_t>(x)] = other.cells_[static_cast<std::size_t>(from)];
    }

    struct Run {
        QRect area;  ///< device pixels, (0, 0) is the top left of the rail
        std::uint8_t ink = 0;
        bool hatched = false;
    };
    /// All runs, ground included, from left to right.
    [[nodiscard]] std::vector<Run> runs(const InkTable& inks, const HatchGrid& grid) const;

private:
    struct Cell {
        std::array<std::uint8_t, maxParts> inks{};
        std::array<std::uint16_t, maxParts> heights{};
        std::uint8_t parts = 0;
        std::uint8_t ground = 0;
        bool operator==(const Cell&) const = default;
    };

    static constexpr unsigned mostInks = 64;
    void note(std::uint8_t ink) { stacked_ |= std::uint64_t{1} << ink % mostInks; }

    int height_;
    std::vector<Cell> cells_;
    std::uint64_t stacked_ = 0;  ///< inks that may stand somewhere, modulo mostInks
};

/// Into an RGB32 or ARGB32_Premultiplied image, with its top left at (left, top), clipped.
void paintColumns(const Columns& columns, const InkTable& inks, const HatchGrid& grid,
                  QImage& image, int left, int top);
/// As rectangles and lines; `scale` logical pixels to a device pixel.
void paintColumns(const Columns& columns, const InkTable& inks, const HatchGrid& grid,
                  QPainter& painter, QPointF topLeft, qreal scale);

}  // namespace daxscope::ui
