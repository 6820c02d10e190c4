// Ribbons between two rails: bands that leave one interval and arrive at another.
//
// All bands bend alike (a cubic Bézier whose control points lie half-way down), so a row of the
// picture is an interval per band, and the picture is a sum of intervals: bands × rows, however
// much they cross. Where bands overlap the paint deepens. `ink` is how many pixels of content a
// band carries at an end; spread over a wider interval it gets paler.
#pragma once

#include <QImage>
#include <QPainterPath>
#include <QRectF>
#include <span>

#include "ui/theme.h"

class QPainter;

namespace daxscope::ui {

struct Band {
    double topFrom = 0;  ///< pixels
    double topTo = 0;
    double bottomFrom = 0;
    double bottomTo = 0;
    double topInk = 0;  ///< pixels, at most the width
    double bottomInk = 0;
    Meaning meaning = Meaning::Data;  ///< Data, Shared or Prealloc
    bool haze = false;  ///< spread out so far that it has no edges worth painting sharply
};

/// How far a band has gone from top (0) to bottom (1) at `y` of the height.
[[nodiscard]] double ribbonEase(double y);

/// The picture of all bands over the background, `width` × `height` pixels, bands in the same
/// pixels. With very many bands fewer rows are computed, and each painted several times.
[[nodiscard]] QImage ribbonImage(std::span<const Band> bands, int width, int height,
                                 const Theme& theme);

/// The outline of a band inside `area`; pixels from its left.
[[nodiscard]] QPainterPath ribbonPath(const QRectF& area, double topFrom, double topTo,
                                      double bottomFrom, double bottomTo);

/// The same as paths, for SVG.
void paintRibbons(QPainter& painter, const QRectF& area, std::span<const Band> bands,
                  const Theme& theme);

}  // namespace daxscope::ui
