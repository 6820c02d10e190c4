// Where the pages of all windows stand: a grid of cells for each window, windows side by side while there is room.
//
// A cell is one page, or as many as keep a window's grid short (a power of two, changed by zooming); a 2 MiB entry is
// one long cell. Pure geometry in logical pixels; costs of a lookup grow with the logarithm of a window's runs.
#pragma once

#include <QRectF>
#include <functional>
#include <optional>
#include <vector>

#include "ui/map/mapped_pages.h"

namespace daxscope::ui {

struct PageCell {
    std::size_t window = 0;  ///< of those laid out
    std::uint64_t first = 0;
    std::uint64_t count = 1;
    bool huge = false;
    QRectF area;
};

class PageLayout {
public:
    /// A window's grid is at most so many cells by itself.
    static constexpr std::uint64_t mostCells = 1024;

    /// `zoom`: cells hold 2^-zoom times as many pages as they would by themselves. `windows` outlive the layout.
    void layout(const std::vector<WindowPages>& windows, qreal width, qreal em, qreal dpr,
                int zoom);

    [[nodiscard]] qreal height() const { return height_; }
    [[nodiscard]] qreal em() const { return em_; }
    [[nodiscard]] std::size_t windows() const { return blocks_.size(); }
    /// The two lines above a window's cells.
    [[nodiscard]] QRectF header(std::size_t window) const { return blocks_[window].header; }
    [[nodiscard]] QRectF block(std::size_t window) const { return blocks_[window].area; }
    [[nodiscard]] std::uint64_t pagesPerCell(std::size_t window) const {
        return blocks_[window].perCell;
    }
    [[nodiscard]] std::uint64_t cellsPerRow(std::size_t window) const {
        return blocks_[window].columns;
    }
    /// The cell that a page lies in.
    [[nodiscard]] PageCell cell(std::size_t window, std::uint64_t page) const;
    [[nodiscard]] std::optional<PageCell> at(QPointF point) const;
    /// Every cell that is at least partly in `seen`, until `each` returns false.
    void visit(const QRectF& seen, const std::function<bool(const PageCell&)>& each) const;
    /// The cell `rows` below (above when negative) and `cells` to the right of one; at the ends of a window the next
    /// window's, at the ends of all the same.
    [[nodiscard]] PageCell walk(const PageCell& from, std::int64_t cells, std::int64_t rows) const;

private:
    struct Segment {  ///< pages of one kind of cells; begins a row
        std::uint64_t first = 0;
        std::uint64_t pages = 0;
        bool huge = false;
        std::uint64_t row = 0;
        std::uint64_t rows = 0;
    };
    struct Block {
        QRectF area;
        QRectF header;
        QPointF cells;  ///< top left
        std::uint64_t columns = 8;
        std::uint64_t perCell = 1;
        std::uint64_t pages = 0;
        std::uint64_t rows = 0;
        std::vector<Segment> segments;
    };

    [[nodiscard]] Block measured(const WindowPages& window, std::uint64_t columns, int zoom) const;
    [[nodiscard]] const Segment& segmentOf(const Block& block, std::uint64_t page) const;
    [[nodiscard]] const Segment& segmentAtRow(const Block& block, std::uint64_t row) const;
    [[nodiscard]] static std::uint64_t step(const Block& block, const Segment& segment);
    [[nodiscard]] static std::uint64_t perRow(const Block& block, const Segment& segment);
    [[nodiscard]] PageCell cellAt(std::size_t window, const Segment& segment, std::uint64_t row,
                                  std::uint64_t column) const;

    std::vector<Block> blocks_;
    qreal em_ = 1;
    qreal side_ = 1;   ///< of a cell
    qreal pitch_ = 1;  ///< from cell to cell
    qreal height_ = 0;
};

}  // namespace daxscope::ui
