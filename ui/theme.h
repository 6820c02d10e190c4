// Every tone, hatch and font of the program, derived from one QPalette.
//
// A view never names a colour: it asks the theme for a meaning. Each meaning has a second sign
// besides its colour (hatching, outline, a letter), so that it survives grey print and colour
// blindness. A Theme is a value; make a new one when the palette changes. Any thread.
#pragma once

#include <QBrush>
#include <QColor>
#include <QFont>
#include <QPalette>
#include <QString>
#include <array>
#include <cstddef>
#include <cstdint>

#include "scene/classes.h"

class QPainter;
class QRectF;

namespace daxscope::ui {

/// What painted bytes mean, in every view alike.
enum class Meaning : std::uint8_t {
    Data,         ///< blue, plain
    Shared,       ///< violet, hatched /
    Changed,      ///< orange, framed: just changed, hovered, chosen
    Metadata,     ///< green, plain
    System,       ///< grey, plain
    Freed,        ///< pale with an outline: freed, waits for the commit
    Unreachable,  ///< vermilion, hatched the other way (\)
    Free,         ///< the rail itself
    Hole,         ///< dashed outline
    Prealloc,     ///< pale blue with an outline: reserved, not written
};
inline constexpr std::size_t meaningCount = 10;

[[nodiscard]] Meaning meaningOf(scene::ByteClass c);
/// "data", "shared", …, translated.
[[nodiscard]] QString meaningName(Meaning meaning);

struct Theme {
    /// Light or dark by the luminance of the palette's window colour.
    [[nodiscard]] static Theme fromPalette(const QPalette& palette);

    bool dark = false;
    QColor background;  ///< of views
    QColor panel;       ///< of titles, bars, side panels
    QColor text;
    QColor secondary;    ///< subtitles, units, axis labels; at least 4.5:1 on the background
    QColor hairline;     ///< between panels
    QColor outline;      ///< of controls, holes, prealloc; at least 3:1 on the background
    QColor selection;    ///< background of a chosen row
    QColor accent;       ///< the one filled button, focus rings
    QColor accentText;   ///< on the accent
    QColor track;        ///< free bytes of a block group: the rail
    QColor unallocated;  ///< device bytes outside all block groups: a fainter rail
    QColor highlight;    ///< background of a just changed row or code line

    /// The tone that says what it is: the fill of plain meanings, the outline of pale ones.
    [[nodiscard]] QColor tone(Meaning meaning) const { return tones_[index(meaning)]; }
    /// The ground of an area: equals tone() for plain meanings, paler for hatched and pale ones.
    [[nodiscard]] QColor fill(Meaning meaning) const { return fills_[index(meaning)]; }
    /// The lines of a hatched meaning; invalid for others.
    [[nodiscard]] QColor stripe(Meaning meaning) const { return stripes_[index(meaning)]; }
    /// For ribbons and other large areas behind something: fill() mixed into the background.
    [[nodiscard]] QColor wash(Meaning meaning) const;
    /// Text that reads well on fill(meaning).
    [[nodiscard]] QColor textOn(Meaning meaning) const;
    /// A sequential scale for amounts, position 0…1: from near the rail to strong.
    [[nodiscard]] QColor ramp(double position) const;

private:
    static std::size_t index(Meaning meaning) { return static_cast<std::size_t>(meaning); }

    std::array<QColor, meaningCount> tones_;
    std::array<QColor, meaningCount> fills_;
    std::array<QColor, meaningCount> stripes_;
};

/// The program's own palettes; `--theme` and the menu set them on the application.
[[nodiscard]] QPalette lightPalette();
[[nodiscard]] QPalette darkPalette();

/// Paints `area` as `meaning`, snapped to device pixels. `em` is the font height the view measures
/// with: areas thinner than a third of it are not hatched, dashed or outlined.
void fillClass(QPainter& painter, const QRectF& area, Meaning meaning, const Theme& theme,
               qreal em);
/// The orange frame around what is hovered or chosen (dashed: where it was). Painted just outside
/// `area`, never narrower than a third of `em`.
void frameChanged(QPainter& painter, const QRectF& area, const Theme& theme, qreal em,
                  bool dashed = false);

/// A small square of a legend with its name to the right of it; returns the width used.
qreal legendItem(QPainter& painter, QPointF topLeft, Meaning meaning, const QString& label,
                 const Theme& theme, const QFont& font);

/// The ground of a dialog, with a line around it: for systems whose windows have no frame.
void paintDialogGround(QPainter& painter, const QRect& area, const Theme& theme);

/// The interface font: Inter where it is installed, else the system's.
[[nodiscard]] QFont uiFont(const QFont& base);
/// For addresses and bytes only: JetBrains Mono or DejaVu Sans Mono, else the system's fixed font.
[[nodiscard]] QFont monoFont(const QFont& base);
/// Subtitles and axis labels: `base` a little smaller.
[[nodiscard]] QFont smallFont(const QFont& base);

/// a + (b − a) × amount, in sRGB.
[[nodiscard]] QColor mixed(const QColor& a, const QColor& b, double amount);
/// WCAG contrast, 1…21.
[[nodiscard]] double contrast(const QColor& a, const QColor& b);

}  // namespace daxscope::ui
