// Bytes as people read them: address, hexadecimal, characters. Paints the rows that are seen and
// nothing else, so any length costs the same.
//
// Bytes per row are 4, 8 or 16, as many as fit. A range can be selected by mouse and keyboard
// (arrows, Shift, Page, Home, End, Ctrl+A) and copied (Ctrl+C) as it is shown. GUI thread.
#pragma once

#include <QAbstractScrollArea>

#include "ui/backend.h"

namespace daxscope::ui {

/// Which byte is where; a value, so that tests need no window. Lengths in pixels.
struct HexGeometry {
    qreal charWidth = 8;
    qreal rowHeight = 16;
    int perRow = 16;
    int addressChars = 11;  ///< with the group separators

    /// The widest of 16, 8, 4 bytes a row that fits in `width`.
    [[nodiscard]] static HexGeometry fit(qreal width, qreal charWidth, qreal rowHeight,
                                         int addressChars);
    [[nodiscard]] qreal hexX(int column) const;
    [[nodiscard]] qreal textX(int column) const;
    [[nodiscard]] qreal width() const;
    /// The byte under `x` in a row, in either half; -1 when none.
    [[nodiscard]] int columnAt(qreal x) const;
};

class HexView : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit HexView(QWidget* parent = nullptr);

    void setBlock(BlockDumpPtr block);
    /// Marks bytes (offsets in the block), e.g. what is selected elsewhere.
    void setMark(qsizetype from, qsizetype length);
    /// The same, and stays where it is.
    void showMark(qsizetype from, qsizetype length);
    [[nodiscard]] qsizetype selectionStart() const { return std::min(anchor_, cursor_); }
    [[nodiscard]] qsizetype selectionLength() const;
    /// The selected rows as shown, or everything when nothing is selected.
    [[nodiscard]] QString text() const;

signals:
    /// By mouse or keyboard, to this byte of the block.
    void cursorMoved(qsizetype byte);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

    [[nodiscard]] const HexGeometry& geometry() const { return geometry_; }
    [[nodiscard]] qsizetype size() const;
    /// The byte that keys act on; −1 when none.
    [[nodiscard]] qsizetype cursor() const { return cursor_; }
    void moveTo(qsizetype byte, bool extend);
    /// Whether a byte is to stand out.
    [[nodiscard]] virtual bool isMarked(qsizetype byte) const {
        return byte >= markFrom_ && byte < markFrom_ + markLength_;
    }

private:
    [[nodiscard]] qsizetype rows() const;
    [[nodiscard]] QString rowText(qsizetype row) const;
    [[nodiscard]] qsizetype byteAt(QPointF position) const;
    void layOut();
    void copy();

    BlockDumpPtr block_;
    HexGeometry geometry_;
    QFont mono_;
    qsizetype anchor_ = -1;  // -1: nothing selected
    qsizetype cursor_ = -1;
    qsizetype markFrom_ = 0;
    qsizetype markLength_ = 0;
};

}  // namespace daxscope::ui
