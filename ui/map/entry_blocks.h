// The mapping entries of one file as a strip of pages, and the blocks of the device that they point to, with ribbons
// between; where the last fault took a page from, dashed, and an arc to where it is now.
//
// Knows no widget. The whole file is in view; costs grow with pixels, and once per change with the number of runs.
#pragma once

#include <QFont>
#include <QRectF>
#include <optional>
#include <vector>

#include "ui/backend.h"
#include "ui/linked.h"
#include "ui/map/ribbons.h"
#include "ui/theme.h"

class QPainter;

namespace daxscope::ui {

class EntryBlocks {
public:
    /// `file`: one of the mappings; null: nothing to show.
    void setFile(const MappingsPtr& mappings, const scene::FileEntries* file);
    [[nodiscard]] const scene::FileEntries* file() const { return file_; }

    [[nodiscard]] std::uint64_t pages() const { return pages_; }

    void layout(const QSizeF& size, const QFont& font, qreal dpr);
    void paint(QPainter& painter, const Theme& theme, const Spot& hover,
               const Spot& selection) const;
    /// What lies under a point: a page of the file with its block, or a block alone. Empty where there is nothing.
    [[nodiscard]] Spot spotAt(QPointF at) const;
    [[nodiscard]] QRectF strip() const { return strip_; }
    [[nodiscard]] QRectF rail() const { return rail_; }
    /// Places of ranges; empty outside.
    [[nodiscard]] QRectF pageArea(const ByteRange& file) const;
    [[nodiscard]] QRectF blockArea(const ByteRange& device) const;
    /// Things that the last paint() painted.
    [[nodiscard]] std::size_t painted() const { return painted_; }

private:
    struct Piece {  ///< of the rail: blocks that follow one another
        std::uint64_t device = 0;
        std::uint64_t length = 0;
        double rail = 0;  ///< where it begins, in bytes of the rail
    };

    void placePieces();
    void placeToScale();
    [[nodiscard]] const scene::EntryRun* run(std::uint64_t page) const;
    [[nodiscard]] qreal pageX(std::uint64_t page) const;
    [[nodiscard]] qreal deviceX(std::uint64_t device) const;
    [[nodiscard]] std::vector<Band> bands() const;
    void paintStrip(QPainter& painter, const Theme& theme) const;
    void paintRail(QPainter& painter, const Theme& theme) const;
    void paintFault(QPainter& painter, const Theme& theme) const;
    /// The last fault, when it is about this file.
    [[nodiscard]] const scene::LastFault* fault() const;

    MappingsPtr mappings_;
    const scene::FileEntries* file_ = nullptr;
    std::uint64_t pages_ = 0;
    std::vector<Piece> pieces_;  ///< by device byte
    double railBytes_ = 0;
    QSizeF size_;
    QFont font_;
    qreal em_ = 1;
    qreal dpr_ = 1;
    QRectF strip_;
    QRectF rail_;
    mutable std::size_t painted_ = 0;
};

}  // namespace daxscope::ui
