#include "ui/hex_view.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <algorithm>
#include <cmath>

#include "ui/text.h"
#include "ui/theme.h"

namespace daxscope::ui {

namespace {

constexpr qsizetype longestCopy = 64 * 1024;

bool printable(uchar byte) { return byte >= 0x20 && byte < 0x7f; }

}  // namespace

HexGeometry HexGeometry::fit(qreal width, qreal charWidth, qreal rowHeight, int addressChars) {
    HexGeometry out{charWidth, rowHeight, 16, addressChars};
    while (out.perRow > 4 && out.width() > width)
        out.perRow /= 2;
    return out;
}

qreal HexGeometry::hexX(int column) const {
    // A wider gap after each four bytes makes them countable.
    const int quads = column / 4;
    return charWidth * (0.75 + addressChars + 1.5 + 2.5 * column + 0.75 * quads);
}

qreal HexGeometry::textX(int column) const { return hexX(perRow - 1) + charWidth * (3.5 + column); }

qreal HexGeometry::width() const { return textX(perRow) + charWidth * 0.75; }

int HexGeometry::columnAt(qreal x) const {
    if (x >= textX(0) - charWidth / 2) {
        const int column = static_cast<int>(std::floor((x - textX(0)) / charWidth));
        return column < perRow ? std::max(0, column) : -1;
    }
    for (int column = 0; column < perRow; ++column) {
        if (x >= hexX(column) - charWidth / 4 && x < hexX(column) + charWidth * 2.4)
            return column;
    }
    return -1;
}

HexView::HexView(QWidget* parent) : QAbstractScrollArea(parent) {
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setCursor(Qt::IBeamCursor);
    setAccessibleName(tr("Bytes"));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    layOut();
}

qsizetype HexView::size() const {
    return block_ ? static_cast<qsizetype>(block_->bytes.size()) : 0;
}

qsizetype HexView::rows() const { return (size() + geometry_.perRow - 1) / geometry_.perRow; }

void HexView::setBlock(BlockDumpPtr block) {
    block_ = std::move(block);
    anchor_ = cursor_ = -1;
    markLength_ = 0;
    verticalScrollBar()->setValue(0);
    setAccessibleDescription(
        block_ ? tr("%1 bytes from %2").arg(size()).arg(addressText(block_->device)) : QString());
    layOut();
}

void HexView::setMark(qsizetype from, qsizetype length) {
    showMark(from, length);
    if (length > 0)
        verticalScrollBar()->setValue(static_cast<int>(from / geometry_.perRow) - 2);
}

void HexView::showMark(qsizetype from, qsizetype length) {
    markFrom_ = from;
    markLength_ = length;
    viewport()->update();
}

qsizetype HexView::selectionLength() const {
    return anchor_ < 0 ? 0 : std::abs(cursor_ - anchor_) + 1;
}

void HexView::layOut() {
    mono_ = monoFont(font());
    const QFontMetricsF metrics(mono_);
    const quint64 last = block_ ? block_->device + block_->length : 0;
    geometry_ = HexGeometry::fit(viewport()->width(), metrics.horizontalAdvance(QLatin1Char('0')),
                                 std::ceil(metrics.height() * 1.15),
                                 static_cast<int>(addressText(last).size()));
    const int page = std::max(1, static_cast<int>(viewport()->height() / geometry_.rowHeight));
    verticalScrollBar()->setPageStep(page);
    verticalScrollBar()->setRange(0, std::max(0, static_cast<int>(rows()) - page));
    viewport()->update();
}

void HexView::resizeEvent(QResizeEvent* event) {
    QAbstractScrollArea::resizeEvent(event);
    layOut();
}

void HexView::changeEvent(QEvent* event) {
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        layOut();
}

void HexView::paintEvent(QPaintEvent*) {
    QPainter painter(viewport());
    const Theme theme = Theme::fromPalette(palette());
    painter.fillRect(viewport()->rect(), theme.background);
    painter.setFont(mono_);
    const QColor ink = theme.text;
    const QColor faint = theme.secondary;
    const QFontMetricsF metrics(mono_);
    const qreal baseline = (geometry_.rowHeight - metrics.height()) / 2 + metrics.ascent();
    const qsizetype first = verticalScrollBar()->value();
    const qsizetype end = std::min(
        rows(), first + static_cast<qsizetype>(viewport()->height() / geometry_.rowHeight) + 2);
    const qsizetype from = selectionStart();
    const qsizetype to = from + selectionLength();
    QColor chosen = theme.accent;
    chosen.setAlphaF(0.22F);
    QColor marked = theme.tone(Meaning::Changed);
    marked.setAlphaF(0.28F);
    static const char digits[] = "0123456789abcdef";
    for (qsizetype row = first; row < end; ++row) {
        const qreal top = static_cast<qreal>(row - first) * geometry_.rowHeight;
        const qreal y = top + baseline;
        painter.setPen(faint);
        painter.drawText(QPointF(geometry_.charWidth * 0.75, y),
                         addressText(block_->device + static_cast<quint64>(row) *
                                                          static_cast<quint64>(geometry_.perRow)));
        for (int column = 0; column < geometry_.perRow; ++column) {
            const qsizetype at = row * geometry_.perRow + column;
            if (at >= size())
                break;
            const auto byte = std::to_integer<uchar>(block_->bytes[static_cast<std::size_t>(at)]);
            const QRectF hexCell(geometry_.hexX(column) - geometry_.charWidth * 0.25, top,
                                 geometry_.charWidth * 2.5, geometry_.rowHeight);
            const QRectF textCell(geometry_.textX(column), top, geometry_.charWidth,
                                  geometry_.rowHeight);
            if (isMarked(at)) {
                painter.fillRect(hexCell, marked);
                painter.fillRect(textCell, marked);
            }
            if (anchor_ >= 0 && at >= from && at < to) {
                painter.fillRect(hexCell, chosen);
                painter.fillRect(textCell, chosen);
            }
            painter.setPen(byte == 0 ? faint : ink);
            const QChar pair[] = {QLatin1Char(digits[byte >> 4]), QLatin1Char(digits[byte & 15])};
            painter.drawText(QPointF(geometry_.hexX(column), y), QString(pair, 2));
            painter.setPen(printable(byte) ? ink : faint);
            painter.drawText(QPointF(geometry_.textX(column), y),
                             printable(byte) ? QString(QLatin1Char(static_cast<char>(byte)))
                                             : QStringLiteral("·"));
        }
    }
    if (!block_) {
        painter.setFont(font());
        painter.setPen(faint);
        painter.drawText(viewport()->rect(), Qt::AlignCenter, tr("Nothing read"));
    }
}

qsizetype HexView::byteAt(QPointF position) const {
    if (size() == 0)
        return -1;
    const auto row = static_cast<qsizetype>(std::floor(position.y() / geometry_.rowHeight)) +
                     verticalScrollBar()->value();
    int column = geometry_.columnAt(position.x());
    if (column < 0)
        column = position.x() < geometry_.hexX(0) ? 0 : geometry_.perRow - 1;
    return std::clamp<qsizetype>(row * geometry_.perRow + column, 0, size() - 1);
}

void HexView::moveTo(qsizetype byte, bool extend) {
    if (size() == 0)
        return;
    cursor_ = std::clamp<qsizetype>(byte, 0, size() - 1);
    if (!extend || anchor_ < 0)
        anchor_ = cursor_;
    const auto row = static_cast<int>(cursor_ / geometry_.perRow);
    QScrollBar* bar = verticalScrollBar();
    if (row < bar->value())
        bar->setValue(row);
    else if (row >= bar->value() + bar->pageStep())
        bar->setValue(row - bar->pageStep() + 1);
    viewport()->update();
    emit cursorMoved(cursor_);
}

void HexView::keyPressEvent(QKeyEvent* event) {
    const qsizetype page = qsizetype{verticalScrollBar()->pageStep()} * geometry_.perRow;
    const bool extend = event->modifiers().testFlag(Qt::ShiftModifier);
    const bool whole = event->modifiers().testFlag(Qt::ControlModifier);
    const qsizetype at = std::max<qsizetype>(0, cursor_);
    if (event->matches(QKeySequence::Copy))
        return copy();
    if (event->matches(QKeySequence::SelectAll)) {
        anchor_ = size() > 0 ? 0 : -1;
        cursor_ = size() - 1;
        return viewport()->update();
    }
    switch (event->key()) {
        case Qt::Key_Left:
            return moveTo(at - 1, extend);
        case Qt::Key_Right:
            return moveTo(at + 1, extend);
        case Qt::Key_Up:
            return moveTo(at - geometry_.perRow, extend);
        case Qt::Key_Down:
            return moveTo(at + geometry_.perRow, extend);
        case Qt::Key_PageUp:
            return moveTo(at - page, extend);
        case Qt::Key_PageDown:
            return moveTo(at + page, extend);
        case Qt::Key_Home:
            return moveTo(whole ? 0 : at - at % geometry_.perRow, extend);
        case Qt::Key_End:
            return moveTo(whole ? size() - 1 : at - at % geometry_.perRow + geometry_.perRow - 1,
                          extend);
        default:
            QAbstractScrollArea::keyPressEvent(event);
    }
}

void HexView::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton)
        moveTo(byteAt(event->position()), event->modifiers().testFlag(Qt::ShiftModifier));
}

void HexView::mouseMoveEvent(QMouseEvent* event) {
    if (event->buttons().testFlag(Qt::LeftButton))
        moveTo(byteAt(event->position()), true);
}

void HexView::contextMenuEvent(QContextMenuEvent* event) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction* act = menu->addAction(
        selectionLength() > 1 ? tr("Copy the selected bytes") : tr("Copy all bytes shown here"),
        this, &HexView::copy);
    act->setShortcut(QKeySequence::Copy);
    act->setEnabled(size() > 0);
    menu->popup(event->globalPos());
}

QString HexView::rowText(qsizetype row) const {
    const qsizetype start = row * geometry_.perRow;
    const qsizetype end = std::min(size(), start + geometry_.perRow);
    QString hex;
    QString characters;
    for (qsizetype at = start; at < end; ++at) {
        const auto byte = std::to_integer<uchar>(block_->bytes[static_cast<std::size_t>(at)]);
        hex += QString::number(byte, 16).rightJustified(2, QLatin1Char('0')) + QLatin1Char(' ');
        characters += printable(byte) ? QLatin1Char(static_cast<char>(byte)) : QLatin1Char('.');
    }
    return addressText(block_->device + static_cast<quint64>(start)) + QStringLiteral("  ") +
           hex.leftJustified(geometry_.perRow * 3) + QLatin1Char(' ') + characters;
}

QString HexView::text() const {
    if (size() == 0)
        return {};
    const bool some = selectionLength() > 1;
    const qsizetype from = some ? selectionStart() : 0;
    const qsizetype to = some ? from + selectionLength() : std::min(size(), longestCopy);
    QStringList lines;
    for (qsizetype row = from / geometry_.perRow; row * geometry_.perRow < to; ++row)
        lines << rowText(row);
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

void HexView::copy() {
    if (size() > 0)
        QApplication::clipboard()->setText(text());
}

}  // namespace daxscope::ui
