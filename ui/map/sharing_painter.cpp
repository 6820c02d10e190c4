#include "ui/map/sharing_painter.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPaintEngine>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "ui/map/map_frame.h"
#include "ui/text.h"

namespace daxscope::ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(daxscope::ui::SharingPainter)
};

constexpr qreal axisEms = 1.9;
constexpr qreal legendEms = 2.6;
/// Of a row and what is between it and the next: name above figures need that much.
constexpr qreal leastPitch = 2.5;
constexpr qreal mostPitch = 5;
/// Borders of more pieces than this would be nothing but borders; of more changes than that one sees a pattern.
constexpr std::size_t mostMarked = 500;
/// How strong a band is between rows: a step for each quarter of the pixel's bytes.
constexpr int bandSteps = 4;
constexpr std::uint8_t bandInk = meaningCount + 2;

InkTable inksOf(const Theme& theme) {
    InkTable inks = meaningInks(theme);
    for (int step = 1; step <= bandSteps; ++step)
        inks.push_back(
            {mixed(theme.background, theme.tone(Meaning::Shared), 0.26 * step / bandSteps).rgb(), 0,
             false});
    return inks;
}

/// None for nothing.
std::optional<std::uint8_t> bandOf(std::uint64_t bytes, std::uint64_t of) {
    if (bytes == 0)
        return std::nullopt;
    const double part = static_cast<double>(bytes) / static_cast<double>(of);
    const int step = std::clamp(static_cast<int>(std::ceil(part * bandSteps - 0.01)), 1, bandSteps);
    return static_cast<std::uint8_t>(bandInk + step - 1);
}

}  // namespace

void SharingPainter::setSharing(SharingPtr sharing, std::uint64_t blockSize) {
    const bool same = sharing && sharing_ && sharing->scope == sharing_->scope &&
                      sharing->subvolume == sharing_->subvolume &&
                      sharing->inode == sharing_->inode;
    sharing_ = std::move(sharing);
    blockSize_ = blockSize;
    axis_.setTotal(sharing_ ? sharing_->axisEnd() : 0);
    if (!same) {
        axis_.fit();
        firstRow_ = 0;
    }
}

void SharingPainter::setNothing(const QString& title, const QString& hint) {
    nothing_ = title;
    hint_ = hint;
}

void SharingPainter::layout(const QSizeF& size, const QFont& font, qreal dpr) {
    size_ = size;
    font_ = font;
    dpr_ = dpr > 0 ? dpr : 1;
    em_ = QFontMetricsF(font).height();
    const std::size_t rows = sharing_ ? sharing_->rowCount() : 0;
    const qreal left = onPixel(std::clamp(size.width() * 0.3, em_ * 9, em_ * 15), dpr_);
    const qreal right = std::max(left, onPixel(size.width() - em_ * 0.9, dpr_));
    const qreal top = onPixel((0.4 + axisEms) * em_, dpr_);
    const bool withLegend = size.height() > em_ * (axisEms + legendEms + 2 * leastPitch);
    const qreal bottom = size.height() - (withLegend ? legendEms : 0.6) * em_;
    const qreal room = std::max(0.0, bottom - top);
    // The last row needs none of the space to a next one, but its two lines.
    pitch_ = onPixel(std::clamp(room / static_cast<double>(std::max<std::size_t>(rows, 1)),
                                leastPitch * em_, mostPitch * em_) -
                         0.5 / dpr_,  // down, so that as many fit as were divided by
                     dpr_);
    fit_ = std::clamp<std::size_t>(static_cast<std::size_t>(room / pitch_ + 0.01), 1,
                                   std::max<std::size_t>(rows, 1));
    railHeight_ = onPixel(std::min(em_ * 1.9, pitch_ * 0.6), dpr_);
    firstRow_ = std::min(firstRow_, rows > fit_ ? rows - fit_ : 0);
    rails_ = QRectF(left, top, right - left, static_cast<double>(std::min(rows, fit_)) * pitch_);
    legend_ = withLegend ? QRectF(em_ * 0.75, std::min(rails_.bottom() + em_ * 0.4, bottom),
                                  size.width() - em_ * 1.5,
                                  size.height() - std::min(rails_.bottom() + em_ * 0.4, bottom))
                         : QRectF();
    axis_.setWidth(rails_.width());
}

QRectF SharingPainter::row(std::size_t index) const {
    if (!sharing_ || index < firstRow_ || index >= std::min(firstRow_ + fit_, sharing_->rowCount()))
        return {};
    return {rails_.left(),
            onPixel(rails_.top() + static_cast<double>(index - firstRow_) * pitch_, dpr_),
            rails_.width(), railHeight_};
}

bool SharingPainter::scrollRows(int rows) {
    const auto count = static_cast<std::ptrdiff_t>(sharing_ ? sharing_->rowCount() : 0);
    const auto last = std::max<std::ptrdiff_t>(0, count - static_cast<std::ptrdiff_t>(fit_));
    const auto now =
        std::clamp<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(firstRow_) + rows, 0, last);
    if (static_cast<std::size_t>(now) == firstRow_)
        return false;
    firstRow_ = static_cast<std::size_t>(now);
    return true;
}

/// A pixel on the border of a wide piece, or of a wide gap, belongs to what covers its middle: only that part of it counts.
ByteRange SharingPainter::ownBin(ByteRange bin, std::size_t& near) const {
    const std::uint64_t middle = bin.offset + bin.length / 2;
    const std::size_t index = sharing_->firstEndingAfter(middle, near);
    near = index;
    const bool onPiece = index < sharing_->count() && sharing_->piece(index).at <= middle;
    ByteRange covers;
    if (onPiece) {
        covers = {sharing_->piece(index).at, sharing_->piece(index).length};
    } else {
        covers.offset =
            index == 0 ? 0 : sharing_->piece(index - 1).at + sharing_->piece(index - 1).length;
        const std::uint64_t end =
            index < sharing_->count() ? sharing_->piece(index).at : sharing_->axisEnd();
        covers.length = end - std::min(end, covers.offset);
    }
    return covers.length >= bin.length + bin.length / 2 ? intersection(bin, covers) : bin;
}

SharingPainter::Bins SharingPainter::bins(std::size_t first, std::size_t last) const {
    const int width = static_cast<int>(std::lround(rails_.width() * dpr_));
    Bins out;
    for (std::size_t row = first; row < last; ++row) {
        out.rows.emplace_back(width, static_cast<int>(std::lround(railHeight_ * dpr_)));
        if (row + 1 < last)
            out.gaps.emplace_back(width, static_cast<int>(std::lround(gapHeight() * dpr_)));
    }
    const int least = static_cast<int>(em_ * 0.3 * dpr_);
    std::uint64_t from = axis_.edge(0);
    // The next bin begins about as far from this one as this one from the last.
    std::size_t near = sharing_->firstEndingAfter(from);
    std::size_t step = 0;
    const auto slack = static_cast<std::uint64_t>(axis_.bytesPerPixel() / dpr_ / 4);
    scene::Sharing::Sum sum;
    for (int x = 0; x < width; ++x) {
        // Nobody sees a quarter of a pixel, but what would be left out at the end.
        const std::uint64_t edge = axis_.edge((x + 1) / dpr_);
        const std::uint64_t to = x + 1 == width ? edge : sharing_->edgeNear(edge, slack, sum);
        const std::size_t before = near;
        near += step;
        const ByteRange bin = ownBin({from, std::max<std::uint64_t>(1, to - from)}, near);
        step = near - std::min(near, before);
        const std::uint64_t length = std::max<std::uint64_t>(1, bin.length);
        sum = sharing_->summarize(bin, sum);
        sum.piece = near;
        const auto whole = static_cast<double>(length);
        for (std::size_t row = first; row < last; ++row) {
            const auto& of = sum.rows[row];
            Columns& columns = out.rows[row - first];
            const std::uint64_t held = of.exclusive + of.shared;
            const std::uint64_t behind =
                row == 0 ? 0 : std::min(sum.rows[row - 1].across, of.across);
            const auto band = held >= length ? std::nullopt
                                             : bandOf(behind - std::min(behind, of.shared), length);
            columns.setGround(x, band.value_or(unallocatedInk));
            if (held != 0) {
                const double kept =
                    1 - static_cast<double>(of.unreachable) / static_cast<double>(held);
                const std::array<Columns::Part, 3> parts = {
                    {{static_cast<std::uint8_t>(Meaning::Data),
                      static_cast<double>(of.exclusive) * kept / whole},
                     {static_cast<std::uint8_t>(Meaning::Shared),
                      static_cast<double>(of.shared) * kept / whole},
                     {static_cast<std::uint8_t>(Meaning::Unreachable),
                      static_cast<double>(of.unreachable) / whole}}};
                // However little there is, it is seen.
                columns.stack(x, parts, least);
            }
            if (row + 1 < last) {
                out.gaps[row - first].setGround(x, bandOf(of.across, length).value_or(0));
            }
        }
        from = to;
    }
    return out;
}

void SharingPainter::paint(QPainter& painter, const Theme& theme) const {
    painter.fillRect(QRectF(QPointF(), size_), theme.background);
    if (!sharing_ || !axis_.usable()) {
        paintNothing(
            painter, QRectF(QPointF(), size_), sharing_ ? Text::tr("No extents") : nothing_,
            sharing_ ? Text::tr("Nothing here has a place of its own on the device.") : hint_,
            theme, font_);
        return;
    }
    const std::size_t last = std::min(firstRow_ + fit_, sharing_->rowCount());
    const Bins bins = this->bins(firstRow_, last);
    InkTable inks = inksOf(theme);
    HatchGrid grid = HatchGrid::forEm(em_, dpr_);
    grid.phase = -static_cast<int>(
        std::lround(std::fmod(axis_.from() / axis_.bytesPerPixel() * dpr_, grid.period)));
    InkTable between = inks;
    between[0] = {theme.background.rgb(), 0, false};  // the ground of gaps
    const bool raster =
        painter.paintEngine() != nullptr && painter.paintEngine()->type() == QPaintEngine::Raster;
    if (raster) {
        // One picture of all rows.
        const auto pixels = [&](qreal length) {
            return static_cast<int>(std::lround(length * dpr_));
        };
        const QRectF top = row(firstRow_);
        const QRectF bottom = row(last - 1);
        const QSize size(pixels(rails_.width()), pixels(bottom.bottom() - top.top()));
        if (picture_.size() != size)
            picture_ = QImage(size, QImage::Format_RGB32);
        if (!picture_.isNull()) {
            picture_.setDevicePixelRatio(1);
            for (std::size_t i = 0; i < bins.rows.size(); ++i) {
                const QRectF rail = row(firstRow_ + i);
                paintColumns(bins.rows[i], inks, grid, picture_, 0, pixels(rail.top() - top.top()));
                if (i < bins.gaps.size())
                    paintColumns(bins.gaps[i], between, grid, picture_, 0,
                                 pixels(rail.bottom() - top.top()));
            }
            picture_.setDevicePixelRatio(dpr_);
            painter.drawImage(top.topLeft(), picture_);
        }
    } else {
        for (std::size_t i = 0; i < bins.gaps.size(); ++i)
            paintColumns(bins.gaps[i], between, grid, painter,
                         QPointF(rails_.left(), row(firstRow_ + i).bottom()), 1 / dpr_);
        for (std::size_t i = 0; i < bins.rows.size(); ++i)
            paintColumns(bins.rows[i], inks, grid, painter, row(firstRow_ + i).topLeft(), 1 / dpr_);
    }
    for (std::size_t i = 0; i < bins.rows.size(); ++i)
        paintRowText(painter, theme, firstRow_ + i);
    paintPieces(painter, theme);
    paintAxis(painter, axis_, QPointF(rails_.left(), rails_.top() - em_ * 0.15), AxisUnit::Bytes,
              blockSize_, true, theme, font_);
    const QFont small = smallFont(font_);
    painter.setFont(small);
    painter.setPen(theme.secondary);
    const QString unit = sharing_->scope == scene::Sharing::Scope::File
                             ? Text::tr("byte of the file")
                             : Text::tr("data, by holders");
    painter.drawText(QRectF(em_ * 0.75, 0, rails_.left() - em_ * 1.2, rails_.top() - em_ * 0.6),
                     Qt::AlignLeft | Qt::AlignBottom, unit);
    if (!legend_.isEmpty())
        paintLegend(painter, theme);
}

QString SharingPainter::rowName(std::size_t row) const {
    const auto holders = sharing_->rowHolders(row);
    return holders.size() == 1 ? shown(holders.front().name)
                               : Text::tr("%1 more").arg(grouped(holders.size()));
}

/// The name above the figures, each with the look of what it counts.
void SharingPainter::paintRowText(QPainter& painter, const Theme& theme, std::size_t index) const {
    const QRectF rail = row(index);
    const auto holders = sharing_->rowHolders(index);
    const QFontMetricsF metrics(font_);
    QFont font = font_;
    const bool chosen = sharing_->scope == scene::Sharing::Scope::File && index == 0;
    if (chosen)
        font.setWeight(QFont::DemiBold);
    const qreal left = em_ * 0.75;
    const qreal width = rails_.left() - left - em_ * 0.5;
    painter.setFont(font);
    painter.setPen(theme.text);
    const qreal top = rail.top() - em_ * 0.1;
    painter.drawText(QPointF(left, top + metrics.ascent()),
                     QFontMetricsF(font).elidedText(rowName(index), Qt::ElideMiddle, width));
    const QFont small = smallFont(font_);
    const QFontMetricsF smaller(small);
    qreal line = top + em_ * 1.1;
    qreal x = left;
    if (holders.size() != 1 || !holders.front().known) {
        painter.setFont(small);
        painter.setPen(theme.secondary);
        painter.drawText(QPointF(x, line + smaller.ascent()),
                         smaller.elidedText(holders.size() == 1 ? Text::tr("not counted")
                                                                : Text::tr("hold less of it"),
                                            Qt::ElideRight, width));
        return;
    }
    const auto figure = [&](Meaning meaning, std::uint64_t bytes) {
        if (bytes == 0)
            return;
        const QString text = sized(bytes);
        if (x + smaller.height() * 1.1 + smaller.horizontalAdvance(text) >
            left + width + em_ * 0.3) {
            x = left;
            line += smaller.height();
            if (line + smaller.height() > rail.top() + pitch_)
                return;
        }
        x += legendItem(painter, QPointF(x, line), meaning, text, theme, small) + em_ * 0.5;
    };
    const scene::Holder& holder = holders.front();
    figure(Meaning::Data, holder.exclusive);
    figure(Meaning::Shared, holder.shared);
    figure(Meaning::Unreachable, holder.unreachable);
}

/// Where one extent ends and the next begins.
void SharingPainter::paintPieces(QPainter& painter, const Theme& theme) const {
    const ByteRange seen = axis_.visible();
    const std::size_t first = sharing_->firstEndingAfter(seen.offset);
    const std::size_t last = sharing_->firstEndingAfter(seen.end() == 0 ? 0 : seen.end() - 1);
    if (last - first > mostMarked)
        return;
    const qreal line = std::max(1 / dpr_, onPixel(em_ * 0.09, dpr_));
    for (std::size_t i = first; i <= last && i < sharing_->count(); ++i) {
        const auto& piece = sharing_->piece(i);
        const qreal from = axis_.xOf(piece.at);
        const qreal to = axis_.xOf(piece.at + piece.length);
        if (to - from < em_ / 3 || from <= 0)
            continue;
        const std::uint32_t rows = sharing_->set(piece.set).rows;
        for (std::size_t r = firstRow_; r < firstRow_ + fit_; ++r) {
            const QRectF rail = row(r);
            if ((rows >> r & 1U) != 0 && !rail.isEmpty())
                painter.fillRect(QRectF(onPixel(rail.left() + from - line / 2, dpr_), rail.top(),
                                        line, rail.height()),
                                 theme.background);
        }
    }
}

void SharingPainter::paintLegend(QPainter& painter, const Theme& theme) const {
    std::vector<LegendEntry> items;
    items.push_back({Meaning::Data, Text::tr("exclusive: freed if this one is removed"), {}, {}});
    items.push_back({Meaning::Shared, Text::tr("shared: others hold it too"), {}, {}});
    items.push_back({Meaning::Unreachable,
                     Text::tr("unreachable: part of those, and nothing reads it"),
                     {},
                     {}});
    qreal bottom = paintLegendRows(painter, legend_, items, theme, smallFont(font_));
    QString note;
    const std::size_t rows = sharing_->rowCount();
    if (fit_ < rows)
        note = Text::tr("rows %1 to %2 of %3: turn the wheel over the names, or Ctrl+↑ and Ctrl+↓")
                   .arg(firstRow_ + 1)
                   .arg(std::min(firstRow_ + fit_, rows))
                   .arg(rows);
    if (!sharing_->cut.empty())
        note += (note.isEmpty() ? QString() : QStringLiteral(" · ")) +
                Text::tr("not complete: %1").arg(QString::fromStdString(sharing_->cut));
    if (note.isEmpty())
        return;
    const QFont small = smallFont(font_);
    painter.setFont(small);
    painter.setPen(sharing_->cut.empty() ? theme.secondary : theme.tone(Meaning::Unreachable));
    painter.drawText(QPointF(legend_.left(), bottom + QFontMetricsF(small).ascent()),
                     QFontMetricsF(small).elidedText(note, Qt::ElideRight, legend_.width()));
}

}  // namespace daxscope::ui
