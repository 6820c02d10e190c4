#include "ui/map/ribbons.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "ui/map/float_speed.h"

namespace daxscope::ui {

namespace {

/// Band rows above which fewer rows are computed: keeps a frame within its time.
constexpr std::size_t bandRows = 200'000;

std::size_t planeOf(Meaning meaning) {
    return meaning == Meaning::Shared ? 1 : meaning == Meaning::Prealloc ? 2 : 0;
}
constexpr std::array<Meaning, 3> planeMeaning = {Meaning::Data, Meaning::Shared, Meaning::Prealloc};

/// Opacity of one layer of ribbon: paler than the rails, and deeper where ribbons lie over another.
float opacity(const Theme& theme) { return theme.dark ? 0.32F : 0.26F; }

/// Adds weight × [from, to) to a row kept as differences; fractional ends are anti-aliased.
void addInterval(float* row, int width, float from, float to, float weight) {
    const auto limit = static_cast<float>(width);
    from = std::clamp(from, 0.0F, limit);
    to = std::clamp(to, 0.0F, limit);
    const auto a = static_cast<int>(from);
    const auto b = static_cast<int>(to);
    const float aPart = from - static_cast<float>(a);
    const float bPart = to - static_cast<float>(b);
    row[a] += weight * (1 - aPart);
    row[a + 1] += weight * aPart;
    row[b] -= weight * (1 - bPart);
    row[b + 1] -= weight * bPart;
}

struct Prepared {
    float topFrom, topWidth, bottomFrom, bottomWidth, topInk, bottomInk;
    std::size_t plane;
};

}  // namespace

double ribbonEase(double y) {
    // The cubic Bézier with control points (x0, ½) and (x1, ½): y(t) = 3t(1−t)/2 + t³ … solved for
    // t by Newton; x(t) then is the smooth step t²(3 − 2t).
    double t = y;
    for (int i = 0; i < 6; ++i) {
        const double value = 1.5 * t * (1 - t) * (1 - t) + 1.5 * t * t * (1 - t) + t * t * t - y;
        const double slope = 1.5 - 3 * t + 3 * t * t;
        t -= value / slope;
    }
    t = std::clamp(t, 0.0, 1.0);
    return t * t * (3 - 2 * t);
}

namespace {

constexpr std::size_t planeCount = 3;

/// Loops over pixels go in blocks of this many, which compilers turn into vector instructions.
constexpr std::size_t block = 16;

/// Sums of bands by meaning along one row of pixels, as differences until they are summed up.
struct Row {
    explicit Row(int pixels)
        : width(pixels),
          stride((static_cast<std::size_t>(pixels) + 2 + block - 1) / block * block),
          cells(stride * planeCount) {}

    void clear() { std::ranges::fill(cells, 0.0F); }
    /// Bands where they are `h` of the way, in a row in which they go `step` of it. A band that
    /// moves sideways by more than its breadth is smeared over where it passes, so that it stays a
    /// line; a broader one gets softened edges.
    void add(std::span<const Prepared> bands, float h, float step) {
        for (const Prepared& band : bands) {
            const float way = band.bottomFrom - band.topFrom;
            const float from = band.topFrom + way * h;
            const float breadth =
                std::max(band.topWidth + (band.bottomWidth - band.topWidth) * h, 0.01F);
            const float ink = band.topInk + (band.bottomInk - band.topInk) * h;
            const float slant = std::abs(way * step) * 0.5F;
            float* const row = cells.data() + band.plane * stride;
            if (slant * 2 >= breadth || breadth <= 2) {
                const float smeared = breadth + 2 * slant;
                addInterval(row, width, from - slant, from + breadth + slant,
                            std::min(1.0F, ink / smeared));
            } else {
                const float weight = std::min(1.0F, ink / breadth) * 0.5F;
                addInterval(row, width, from - slant, from + breadth + slant, weight);
                addInterval(row, width, from + slant, from + breadth - slant, weight);
            }
        }
    }
    void sumUp() {
        // All planes at once: each sum waits for the one before, but not for those of other planes.
        std::array<float, planeCount> sum{};
        for (std::size_t x = 0; x < stride; ++x) {
            for (std::size_t plane = 0; plane < planeCount; ++plane) {
                float& cell = cells[plane * stride + x];
                cell = sum[plane] += cell;
            }
        }
    }

    int width;
    std::size_t stride;
    std::vector<float> cells;
};

/// Bands of at most two pixels, of which there can be thousands, field by field: places and weights
/// are computed for a block of them at once, and only the adding is one by one.
class Hairs {
public:
    static constexpr float most = 2;

    void push(const Prepared& band, std::size_t stride) {
        topFrom_.push_back(band.topFrom);
        way_.push_back(band.bottomFrom - band.topFrom);
        topWidth_.push_back(band.topWidth);
        wider_.push_back(band.bottomWidth - band.topWidth);
        topInk_.push_back(band.topInk);
        more_.push_back(band.bottomInk - band.topInk);
        plane_.push_back(static_cast<std::uint32_t>(band.plane * stride));
    }
    /// After the last push: fills the last block with hairs that weigh nothing.
    void finish() {
        const std::size_t whole = (plane_.size() + block - 1) / block * block;
        for (auto* const field : {&topFrom_, &way_, &topWidth_, &wider_, &topInk_, &more_})
            field->resize(whole, 0.0F);
        plane_.resize(whole, 0);
    }
    void addTo(Row& row, float h, float step) const {
        for (std::size_t start = 0; start < plane_.size(); start += block)
            addBlock(row, start, h, std::abs(step) * 0.5F);
    }

private:
    void addBlock(Row& row, std::size_t start, float h, float halfStep) const {
        std::array<std::int32_t, block> first{};
        std::array<std::int32_t, block> last{};
        std::array<float, block> firstPart{};
        std::array<float, block> lastPart{};
        std::array<float, block> weight{};
        const auto limit = static_cast<float>(row.width);
        for (std::size_t i = 0; i < block; ++i) {
            const std::size_t at = start + i;
            const float place = topFrom_[at] + way_[at] * h;
            const float width = topWidth_[at] + wider_[at] * h;
            const float breadth = width > 0.01F ? width : 0.01F;
            const float slant = std::fabs(way_[at]) * halfStep;
            float from = place - slant;
            float to = place + breadth + slant;
            const float ink = (topInk_[at] + more_[at] * h) / (breadth + 2 * slant);
            from = from < 0 ? 0 : from;
            from = from > limit ? limit : from;
            to = to < 0 ? 0 : to;
            to = to > limit ? limit : to;
            first[i] = static_cast<std::int32_t>(from);
            last[i] = static_cast<std::int32_t>(to);
            weight[i] = ink < 1 ? ink : 1;
            firstPart[i] = weight[i] * (from - static_cast<float>(first[i]));
            lastPart[i] = weight[i] * (to - static_cast<float>(last[i]));
        }
        for (std::size_t i = 0; i < block; ++i) {
            float* const cells = row.cells.data() + plane_[start + i];
            cells[first[i]] += weight[i] - firstPart[i];
            cells[first[i] + 1] += firstPart[i];
            cells[last[i]] -= weight[i] - lastPart[i];
            cells[last[i] + 1] -= lastPart[i];
        }
    }

    std::vector<float> topFrom_;
    std::vector<float> way_;  ///< sideways, from top to bottom
    std::vector<float> topWidth_;
    std::vector<float> wider_;  ///< how much, at the bottom
    std::vector<float> topInk_;
    std::vector<float> more_;  ///< ink, at the bottom
    std::vector<std::uint32_t> plane_;
};

/// How sums of layers become colours over the background. Every layer more covers less: the cover
/// of n layers is nk / (1 + nk), with k such that one layer has the opacity wanted.
class Mixer {
public:
    explicit Mixer(const Theme& theme) : k_(opacity(theme) / (1 - opacity(theme))) {
        const auto channels = [](const QColor& colour) {
            return std::array{colour.redF() * 255, colour.greenF() * 255, colour.blueF() * 255};
        };
        const auto base = channels(theme.background);
        for (std::size_t plane = 0; plane < planeCount; ++plane) {
            const auto tone = channels(theme.tone(planeMeaning[plane]));
            for (std::size_t i = 0; i < 3; ++i)
                away_[plane][i] = tone[i] - base[i];
        }
        for (std::size_t i = 0; i < 3; ++i)
            base_[i] = base[i] + 0.5F;
    }

    /// `out` has the stride of the row.
    void paint(const Row& row, std::uint32_t* out) const {
        const float* const planes = row.cells.data();
        for (std::size_t from = 0; from < row.stride; from += block)
            paintBlock(planes + from, row.stride, out + from);
    }

private:
    void paintBlock(const float* cells, std::size_t stride, std::uint32_t* out) const {
        const auto byte = [](float value) {
            return static_cast<std::uint32_t>(static_cast<int>(value));
        };
        for (std::size_t x = 0; x < block; ++x) {
            const float a = cells[x] > 0 ? cells[x] : 0;
            const float b = cells[x + stride] > 0 ? cells[x + stride] : 0;
            const float c = cells[x + 2 * stride] > 0 ? cells[x + 2 * stride] : 0;
            const float scale = k_ / (1 + (a + b + c) * k_);
            const float red =
                base_[0] + (away_[0][0] * a + away_[1][0] * b + away_[2][0] * c) * scale;
            const float green =
                base_[1] + (away_[0][1] * a + away_[1][1] * b + away_[2][1] * c) * scale;
            const float blue =
                base_[2] + (away_[0][2] * a + away_[1][2] * b + away_[2][2] * c) * scale;
            out[x] = 0xff000000U | byte(red) << 16 | byte(green) << 8 | byte(blue);
        }
    }

    float k_;
    std::array<std::array<float, 3>, planeCount> away_{};
    std::array<float, 3> base_{};
};

/// The haze of bands that are spread out, in few rows: it has no edges that would need more.
class Haze {
public:
    Haze(std::span<const Prepared> bands, int width) {
        if (bands.empty())
            return;
        for (const Prepared& band : bands)
            used_[band.plane] = true;
        for (int y = 0; y <= hazeRows; ++y) {
            rows_.emplace_back(width);
            rows_.back().add(bands,
                             static_cast<float>(ribbonEase(static_cast<double>(y) / hazeRows)), 0);
            rows_.back().sumUp();
        }
    }
    /// Adds the haze at y in 0…1.
    void addTo(Row& row, double y) const {
        if (rows_.empty())
            return;
        const double place = std::clamp(y, 0.0, 1.0) * hazeRows;
        const auto above = std::min(static_cast<std::size_t>(place), std::size_t{hazeRows} - 1);
        const auto part = static_cast<float>(place - static_cast<double>(above));
        for (std::size_t plane = 0; plane < planeCount; ++plane) {
            if (!used_[plane])
                continue;
            float* const out = row.cells.data() + plane * row.stride;
            const float* const from = rows_[above].cells.data() + plane * row.stride;
            const float* const to = rows_[above + 1].cells.data() + plane * row.stride;
            for (std::size_t start = 0; start < row.stride; start += block) {
                for (std::size_t x = start; x < start + block; ++x)
                    out[x] += from[x] + (to[x] - from[x]) * part;
            }
        }
    }

private:
    static constexpr int hazeRows = 12;
    std::vector<Row> rows_;
    std::array<bool, planeCount> used_{};
};

}  // namespace

QImage ribbonImage(std::span<const Band> ordered, int width, int height, const Theme& theme) {
    if (width <= 0 || height <= 0)
        return {};
    // Neighbours end in the same pixels, and adding to a number that was just stored waits for the
    // store. In an order where neighbours are far apart the sum is the same and three times quicker.
    std::vector<Band> bands;
    bands.reserve(ordered.size());
    constexpr std::size_t apart = 16;
    for (std::size_t start = 0; start < apart; ++start) {
        for (std::size_t i = start; i < ordered.size(); i += apart)
            bands.push_back(ordered[i]);
    }
    Row row(width);
    Hairs hairs;
    std::vector<Prepared> broad;
    std::vector<Prepared> spread;
    for (const Band& band : bands) {
        const auto f = [](double value) { return static_cast<float>(value); };
        const Prepared one = {f(band.topFrom),      f(band.topTo - band.topFrom),
                              f(band.bottomFrom),   f(band.bottomTo - band.bottomFrom),
                              f(band.topInk),       f(band.bottomInk),
                              planeOf(band.meaning)};
        if (band.haze)
            spread.push_back(one);
        else if (one.topWidth <= Hairs::most && one.bottomWidth <= Hairs::most)
            hairs.push(one, row.stride);
        else
            broad.push_back(one);
    }
    hairs.finish();
    QImage image(width, height, QImage::Format_RGB32);
    if (image.isNull())
        return image;
    // With very many bands a row is painted several times over.
    const std::size_t work = (bands.size() - spread.size()) * static_cast<std::size_t>(height);
    const int every =
        static_cast<int>(std::clamp<std::size_t>((work + bandRows - 1) / bandRows, 1, 8));
    settleVectorRegisters();
    const Mixer mixer(theme);
    const Haze haze(spread, width);
    std::vector<std::uint32_t> colours(row.stride);
    for (int y = 0; y < height; y += every) {
        const double middle = std::min((y + every / 2.0) / height, 1.0);
        row.clear();
        const double step =
            ribbonEase(std::min(1.0, (y + every) * 1.0 / height)) - ribbonEase(y * 1.0 / height);
        row.add(broad, static_cast<float>(ribbonEase(middle)), static_cast<float>(step));
        hairs.addTo(row, static_cast<float>(ribbonEase(middle)), static_cast<float>(step));
        row.sumUp();
        haze.addTo(row, middle);
        mixer.paint(row, colours.data());
        for (int again = y; again < std::min(y + every, height); ++again)
            std::copy_n(colours.data(), width, reinterpret_cast<QRgb*>(image.scanLine(again)));
    }
    return image;
}

QPainterPath ribbonPath(const QRectF& area, double topFrom, double topTo, double bottomFrom,
                        double bottomTo) {
    const qreal middle = area.center().y();
    const auto at = [&](double x, qreal y) { return QPointF(area.left() + x, y); };
    QPainterPath path(at(topFrom, area.top()));
    path.cubicTo(at(topFrom, middle), at(bottomFrom, middle), at(bottomFrom, area.bottom()));
    path.lineTo(at(bottomTo, area.bottom()));
    path.cubicTo(at(bottomTo, middle), at(topTo, middle), at(topTo, area.top()));
    path.closeSubpath();
    return path;
}

void paintRibbons(QPainter& painter, const QRectF& area, std::span<const Band> bands,
                  const Theme& theme) {
    painter.save();
    painter.setClipRect(area);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    for (const Band& band : bands) {
        const double breadth = std::max(band.bottomTo - band.bottomFrom, 0.01);
        QColor colour = theme.tone(band.meaning);
        // One opacity for the whole path: that of its paler end.
        const double spread = std::min(1.0, band.bottomInk / breadth);
        if (spread * opacity(theme) < 0.004)
            continue;
        colour.setAlphaF(opacity(theme) * static_cast<float>(spread));
        painter.setBrush(colour);
        painter.drawPath(
            ribbonPath(area, band.topFrom, band.topTo, band.bottomFrom, band.bottomTo));
    }
    painter.restore();
}

}  // namespace daxscope::ui
