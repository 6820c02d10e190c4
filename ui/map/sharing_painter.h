// Paints who shares extents with whom; knows no widget. The window, export and the benchmark share it.
//
// One row a holder, with its name and figures; one axis for all rows: bytes of the file, or all extents one after the other,
// those with the same holders together. A row is filled where it holds what lies there, and what several rows hold goes on
// between them, and behind rows that do not. One bin a device pixel, from exact sums.
#pragma once

#include <QFont>
#include <QImage>
#include <QRectF>
#include <QSizeF>
#include <memory>
#include <optional>
#include <vector>

#include "scene/change.h"
#include "scene/sharing.h"
#include "ui/linked.h"
#include "ui/map/axis.h"
#include "ui/map/columns.h"
#include "ui/theme.h"

class QPainter;

namespace daxscope::ui {

class SharingPainter {
public:
    using SharingPtr = std::shared_ptr<const scene::Sharing>;

    /// Null: nothing to show; setNothing() says why. Keeps what is visible of the same file or image.
    void setSharing(SharingPtr sharing, std::uint64_t blockSize = 4096);
    [[nodiscard]] const scene::Sharing* sharing() const { return sharing_.get(); }
    void setNothing(const QString& title, const QString& hint);

    void layout(const QSizeF& size, const QFont& font, qreal dpr);
    [[nodiscard]] Axis& axis() { return axis_; }
    [[nodiscard]] const Axis& axis() const { return axis_; }
    [[nodiscard]] qreal railsLeft() const { return rails_.left(); }
    /// Of all rows together.
    [[nodiscard]] QRectF rails() const { return rails_; }
    [[nodiscard]] qreal em() const { return em_; }
    /// The rail of a row; empty when it is scrolled away.
    [[nodiscard]] QRectF row(std::size_t index) const;
    [[nodiscard]] std::size_t firstRow() const { return firstRow_; }
    /// How many rows there is room for.
    [[nodiscard]] std::size_t rowsThatFit() const { return fit_; }
    /// Whether anything moved.
    bool scrollRows(int rows);

    void paint(QPainter& painter, const Theme& theme) const;
    void paintOverlay(QPainter& painter, const Theme& theme, const Spot& hover,
                      const Spot& selection) const;
    /// What an operation wrote framed, the places it left dashed, as far as somebody holds them.
    void paintChange(QPainter& painter, const Theme& theme, const scene::Change& change) const;

    struct Hit {
        std::optional<std::size_t> row;
        std::optional<std::size_t> piece;
        std::uint64_t at = 0;  ///< on the axis
    };
    [[nodiscard]] std::optional<Hit> hit(QPointF at) const;
    [[nodiscard]] QString describe(const Hit& hit) const;
    [[nodiscard]] QString describePiece(std::size_t piece) const;
    /// Name and figures, in words.
    [[nodiscard]] QString describeRow(std::size_t row) const;
    [[nodiscard]] Spot spotOf(std::size_t piece) const;
    /// The piece that a spot of another view is about.
    [[nodiscard]] std::optional<std::size_t> pieceOf(const Spot& spot) const;

private:
    struct Bins {
        std::vector<Columns> rows;
        std::vector<Columns> gaps;  ///< below each row but the last
    };

    [[nodiscard]] ByteRange ownBin(ByteRange bin, std::size_t& near) const;
    [[nodiscard]] Bins bins(std::size_t first, std::size_t last) const;
    [[nodiscard]] qreal gapHeight() const { return pitch_ - railHeight_; }
    void paintRowText(QPainter& painter, const Theme& theme, std::size_t row) const;
    void paintPieces(QPainter& painter, const Theme& theme) const;
    void paintLegend(QPainter& painter, const Theme& theme) const;
    void framePiece(QPainter& painter, const Theme& theme, std::size_t piece, bool dashed) const;
    [[nodiscard]] QString rowName(std::size_t row) const;

    SharingPtr sharing_;
    QString nothing_, hint_;
    std::uint64_t blockSize_ = 4096;
    Axis axis_;
    QSizeF size_;
    QFont font_;
    qreal dpr_ = 1;
    qreal em_ = 1;
    qreal pitch_ = 1;
    qreal railHeight_ = 1;
    QRectF rails_;
    QRectF legend_;
    std::size_t firstRow_ = 0;
    std::size_t fit_ = 0;
    mutable QImage picture_;  ///< of the rows, kept because new memory costs more than painting it
};

}  // namespace daxscope::ui
