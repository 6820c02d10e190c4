#include "ui/map/page_layout.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "ui/map/map_frame.h"

namespace daxscope::ui {

namespace {

// In font heights.
constexpr qreal cellSide = 1.22;
constexpr qreal cellGap = 0.1;
constexpr qreal margin = 0.7;
constexpr qreal headerHeight = 2.35;
constexpr qreal betweenWindows = 0.8;
/// Cells of a row: no window is narrower while there is room, none wider.
constexpr std::uint64_t fewestColumns = 8;
constexpr std::uint64_t mostColumns = 64;
/// Columns that a 2 MiB entry takes.
constexpr std::uint64_t hugeColumns = 4;

}  // namespace

std::uint64_t PageLayout::step(const Block& block, const Segment& segment) {
    return segment.huge ? hugePages : block.perCell;
}

std::uint64_t PageLayout::perRow(const Block& block, const Segment& segment) {
    return segment.huge ? std::max<std::uint64_t>(1, block.columns / hugeColumns) : block.columns;
}

PageLayout::Block PageLayout::measured(const WindowPages& window, std::uint64_t columns,
                                       int zoom) const {
    Block out;
    out.columns = columns;
    out.pages = window.count();
    std::uint64_t small = 0;
    for (const scene::PageRun& run : window.window().pages) {
        const std::uint64_t end = std::min(run.first + run.count, out.pages);
        if (run.first >= end)
            continue;
        if (out.segments.empty() || out.segments.back().huge != run.huge)
            out.segments.push_back({.first = run.first, .pages = 0, .huge = run.huge});
        out.segments.back().pages = end - out.segments.back().first;
        small += run.huge ? 0 : run.count;
    }
    if (out.segments.empty() && out.pages != 0)
        out.segments.push_back({.first = 0, .pages = out.pages});
    // By itself as fine as is short; zooming makes it finer or coarser.
    const std::uint64_t fits = std::bit_ceil((small + mostCells - 1) / mostCells);
    out.perCell = std::max<std::uint64_t>(1, fits);
    if (zoom > 0)
        out.perCell = std::max<std::uint64_t>(1, out.perCell >> std::min(zoom, 63));
    else
        out.perCell = std::min(std::bit_ceil(std::max<std::uint64_t>(1, small)),
                               out.perCell << std::min(-zoom, 32));
    for (Segment& segment : out.segments) {
        const std::uint64_t cells = (segment.pages + step(out, segment) - 1) / step(out, segment);
        segment.row = out.rows;
        segment.rows = (cells + perRow(out, segment) - 1) / perRow(out, segment);
        out.rows += segment.rows;
    }
    return out;
}

void PageLayout::layout(const std::vector<WindowPages>& windows, qreal width, qreal em, qreal dpr,
                        int zoom) {
    em_ = em;
    side_ = onPixel(cellSide * em, dpr);
    pitch_ = side_ + std::max(1 / dpr, onPixel(cellGap * em, dpr));
    blocks_.clear();
    const qreal left = onPixel(margin * em, dpr);
    const qreal room = std::max(pitch_, width - 2 * left);
    const qreal between = betweenWindows * em;
    const qreal least = static_cast<qreal>(fewestColumns) * pitch_;
    const auto perLine =
        std::clamp<std::size_t>(static_cast<std::size_t>((room + between) / (least + between)), 1,
                                std::max<std::size_t>(1, windows.size()));
    const qreal blockWidth =
        (room - between * static_cast<qreal>(perLine - 1)) / static_cast<qreal>(perLine);
    auto columns = std::clamp<std::uint64_t>(
        static_cast<std::uint64_t>((blockWidth + pitch_ - side_) / pitch_), 1, mostColumns);
    if (columns >= fewestColumns)
        columns -= columns % 4;  // pages can be counted in fours
    qreal top = em * 0.35;
    for (std::size_t i = 0; i < windows.size(); i += perLine) {
        qreal tallest = 0;
        for (std::size_t j = i; j < std::min(windows.size(), i + perLine); ++j) {
            Block block = measured(windows[j], columns, zoom);
            const qreal x = onPixel(left + static_cast<qreal>(j - i) * (blockWidth + between), dpr);
            block.header = QRectF(x, top, blockWidth, headerHeight * em);
            block.cells = QPointF(x, onPixel(block.header.bottom() + em * 0.2, dpr));
            const qreal height = block.cells.y() - top + static_cast<qreal>(block.rows) * pitch_;
            block.area = QRectF(x, top, blockWidth, height);
            tallest = std::max(tallest, height);
            blocks_.push_back(std::move(block));
        }
        top += tallest + em * 0.7;
    }
    height_ = blocks_.empty() ? 0 : top;
}

const PageLayout::Segment& PageLayout::segmentOf(const Block& block, std::uint64_t page) const {
    const auto behind = std::ranges::upper_bound(block.segments, page, {}, &Segment::first);
    return behind == block.segments.begin() ? *behind : *(behind - 1);
}

const PageLayout::Segment& PageLayout::segmentAtRow(const Block& block, std::uint64_t row) const {
    const auto behind = std::ranges::upper_bound(block.segments, row, {}, &Segment::row);
    return behind == block.segments.begin() ? *behind : *(behind - 1);
}

PageCell PageLayout::cellAt(std::size_t window, const Segment& segment, std::uint64_t row,
                            std::uint64_t column) const {
    const Block& block = blocks_[window];
    const std::uint64_t each = step(block, segment);
    PageCell out;
    out.window = window;
    out.huge = segment.huge;
    out.first = segment.first + (row * perRow(block, segment) + column) * each;
    const std::uint64_t end = segment.first + segment.pages;
    out.first = std::min(out.first, end - 1);
    out.count = std::min(each, end - out.first);
    const std::uint64_t wide = segment.huge ? std::min(hugeColumns, block.columns) : 1;
    out.area = QRectF(block.cells.x() + static_cast<qreal>(column * wide) * pitch_,
                      block.cells.y() + static_cast<qreal>(segment.row + row) * pitch_,
                      static_cast<qreal>(wide) * pitch_ - (pitch_ - side_), side_);
    return out;
}

PageCell PageLayout::cell(std::size_t window, std::uint64_t page) const {
    const Block& block = blocks_[window];
    if (block.segments.empty())
        return {};
    const Segment& segment = segmentOf(block, std::min(page, block.pages - 1));
    const std::uint64_t last = segment.pages - 1;
    const std::uint64_t in = page < segment.first ? 0 : std::min(page - segment.first, last);
    const std::uint64_t index = in / step(block, segment);
    return cellAt(window, segment, index / perRow(block, segment), index % perRow(block, segment));
}

std::optional<PageCell> PageLayout::at(QPointF point) const {
    std::optional<PageCell> out;
    visit(QRectF(point, QSizeF(0.01, 0.01)), [&](const PageCell& cell) {
        if (cell.area.contains(point))
            out = cell;
        return !out;
    });
    return out;
}

void PageLayout::visit(const QRectF& seen, const std::function<bool(const PageCell&)>& each) const {
    for (std::size_t window = 0; window < blocks_.size(); ++window) {
        const Block& block = blocks_[window];
        if (!block.area.intersects(seen) || block.segments.empty())
            continue;
        const auto rowAt = [&](qreal y) {
            return static_cast<std::uint64_t>(std::clamp(std::floor((y - block.cells.y()) / pitch_),
                                                         0.0, static_cast<qreal>(block.rows)));
        };
        const std::uint64_t to = std::min(block.rows, rowAt(seen.bottom()) + 1);
        for (std::uint64_t row = rowAt(seen.top()); row < to; ++row) {
            const Segment& segment = segmentAtRow(block, row);
            const std::uint64_t in = row - segment.row;
            const std::uint64_t cells =
                (segment.pages + step(block, segment) - 1) / step(block, segment);
            const std::uint64_t from = in * perRow(block, segment);
            for (std::uint64_t i = from; i < std::min(cells, from + perRow(block, segment)); ++i) {
                const PageCell cell = cellAt(window, segment, in, i - from);
                if (cell.area.intersects(seen) && !each(cell))
                    return;
            }
        }
    }
}

PageCell PageLayout::walk(const PageCell& from, std::int64_t cells, std::int64_t rows) const {
    PageCell out = from;
    const bool forward = cells > 0 || rows > 0;
    // A row down is the page below it, by the distance of rows where it stands.
    const auto distance = [&] {
        const Block& block = blocks_[out.window];
        const Segment& segment = segmentOf(block, out.first);
        const auto by = static_cast<std::uint64_t>(std::abs(cells)) +
                        static_cast<std::uint64_t>(std::abs(rows)) * perRow(block, segment);
        return by * step(block, segment);
    };
    const std::uint64_t by = distance();
    if (by == 0)
        return out;
    if (forward) {
        if (out.first + by < blocks_[out.window].pages)
            return cell(out.window, out.first + by);
        const std::size_t next = out.window + 1;
        if (next < blocks_.size() && blocks_[next].pages != 0)
            return cell(next, 0);
        return cell(out.window, blocks_[out.window].pages - 1);
    }
    if (by <= out.first)
        return cell(out.window, out.first - by);
    if (out.window > 0 && blocks_[out.window - 1].pages != 0)
        return cell(out.window - 1, blocks_[out.window - 1].pages - 1);
    return cell(out.window, 0);
}

}  // namespace daxscope::ui
