// SharingPainter: what is under a point, in words and as a spot; and frames around what is pointed at, chosen or changed.
#include <QCoreApplication>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "ui/map/sharing_painter.h"
#include "ui/text.h"

namespace daxscope::ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(daxscope::ui::SharingPainter)
};

/// Of more changes than that one sees a pattern, not a story.
constexpr std::size_t mostFrames = 400;

}  // namespace

std::optional<SharingPainter::Hit> SharingPainter::hit(QPointF at) const {
    if (!sharing_ || !axis_.usable() || at.y() < rails_.top() || at.y() >= rails_.bottom())
        return std::nullopt;
    Hit out;
    const auto index = firstRow_ + static_cast<std::size_t>((at.y() - rails_.top()) / pitch_);
    if (index >= sharing_->rowCount())
        return std::nullopt;
    const bool onRail = at.y() < row(index).bottom();
    if (onRail || at.x() < rails_.left())
        out.row = index;
    if (at.x() < rails_.left())
        return out;
    if (at.x() >= rails_.right())
        return std::nullopt;
    const qreal x = at.x() - rails_.left();
    out.at = axis_.byteAt(x);
    const qreal pixel = std::floor(x * dpr_) / dpr_;
    const std::uint64_t end = std::max(out.at + 1, axis_.edge(pixel + 1 / dpr_));
    const auto held = [&](std::size_t piece) {
        const std::uint32_t rows = sharing_->set(sharing_->piece(piece).set).rows;
        const bool above = (rows & ((2U << index) - 1)) != 0;
        return onRail ? (rows >> index & 1U) != 0 : above && rows >> (index + 1) != 0;
    };
    // Narrower than a pixel: whichever is there.
    std::size_t piece = sharing_->firstEndingAfter(std::min(out.at, axis_.edge(pixel)));
    for (std::size_t tried = 0; tried < 64 && piece < sharing_->count(); ++tried, ++piece) {
        const auto& one = sharing_->piece(piece);
        if (one.at >= end)
            break;
        if (held(piece)) {
            out.piece = piece;
            if (one.at <= out.at && out.at < one.at + one.length)
                break;
        }
    }
    return out;
}

QString SharingPainter::describeRow(std::size_t index) const {
    const auto holders = sharing_->rowHolders(index);
    if (holders.size() != 1) {
        QStringList names;
        for (const scene::Holder& holder : holders.first(std::min<std::size_t>(holders.size(), 12)))
            names << shown(holder.name);
        if (holders.size() > 12)
            names << Text::tr("and %1 more").arg(grouped(holders.size() - 12));
        return names.join(QLatin1Char('\n'));
    }
    const scene::Holder& holder = holders.front();
    QString text = shown(holder.name);
    if (holder.removed)
        text += Text::tr(" (its removal has begun)");
    else if (holder.snapshot)
        text += Text::tr(" (snapshot)");
    if (!holder.known)
        return text + Text::tr("\nwhat it holds has not been counted");
    text += Text::tr("\nexclusive: %1, freed if this one is removed").arg(sized(holder.exclusive));
    text += Text::tr("\nshared: %1, others hold it too").arg(sized(holder.shared));
    if (holder.unreachable != 0)
        text += Text::tr("\nunreachable: %1 of those, which nothing reads")
                    .arg(sized(holder.unreachable));
    if (holder.inode != 0)
        text += Text::tr("\nin bytes of the file, as btrfs filesystem du: %1 exclusive, %2 shared")
                    .arg(sized(holder.fileExclusive), sized(holder.fileShared));
    return text;
}

QString SharingPainter::describePiece(std::size_t index) const {
    const auto& piece = sharing_->piece(index);
    const auto& set = sharing_->set(piece.set);
    QString text =
        Text::tr("%1 at device byte %2").arg(sized(piece.deviceLength), grouped(piece.device));
    if (sharing_->scope == scene::Sharing::Scope::File)
        text += Text::tr(", byte %1 of the file").arg(grouped(piece.at));
    constexpr std::size_t named = 6;
    QStringList names;
    for (std::size_t i = 0; i < std::min(set.holders.size(), named); ++i)
        names << shown(sharing_->holders[set.holders[i]].name);
    if (set.count > named)
        names << Text::tr("%1 more").arg(grouped(set.count - named));
    text += set.count == 1 ? Text::tr("\nheld by %1 alone").arg(names.join(QStringLiteral(", ")))
                           : Text::tr("\nheld by %1").arg(names.join(QStringLiteral(", ")));
    if (piece.unreachable != 0)
        text += Text::tr("\n%1 of it unreachable").arg(sized(piece.unreachable));
    return text;
}

QString SharingPainter::describe(const Hit& hit) const {
    if (hit.piece)
        return describePiece(*hit.piece);
    return hit.row ? describeRow(*hit.row) : QString();
}

Spot SharingPainter::spotOf(std::size_t index) const {
    Spot spot;
    if (!sharing_ || index >= sharing_->count())
        return spot;
    const auto& piece = sharing_->piece(index);
    if (sharing_->scope == scene::Sharing::Scope::File)
        spot.file = ByteRange{piece.at, piece.length};
    if (piece.deviceLength != 0)
        spot.device = ByteRange{piece.device, piece.deviceLength};
    return spot;
}

std::optional<std::size_t> SharingPainter::pieceOf(const Spot& spot) const {
    if (!sharing_)
        return std::nullopt;
    if (spot.file && sharing_->scope == scene::Sharing::Scope::File)
        return sharing_->find(spot.file->offset);
    return spot.device ? sharing_->findDevice(spot.device->offset) : std::nullopt;
}

void SharingPainter::framePiece(QPainter& painter, const Theme& theme, std::size_t index,
                                bool dashed) const {
    const auto& piece = sharing_->piece(index);
    const qreal from = std::clamp(axis_.xOf(piece.at), 0.0, rails_.width());
    const qreal to = std::clamp(axis_.xOf(piece.at + piece.length), 0.0, rails_.width());
    if (axis_.xOf(piece.at + piece.length) <= 0 || axis_.xOf(piece.at) >= rails_.width())
        return;
    const std::uint32_t rows = sharing_->set(piece.set).rows;
    for (std::size_t r = firstRow_; r < firstRow_ + fit_; ++r) {
        const QRectF rail = row(r);
        if ((rows >> r & 1U) != 0 && !rail.isEmpty())
            frameChanged(painter, QRectF(rail.left() + from, rail.top(), to - from, rail.height()),
                         theme, em_, dashed);
    }
}

void SharingPainter::paintOverlay(QPainter& painter, const Theme& theme, const Spot& hover,
                                  const Spot& selection) const {
    if (!sharing_ || !axis_.usable())
        return;
    for (const Spot* spot : {&selection, &hover}) {
        if (const auto piece = pieceOf(*spot))
            framePiece(painter, theme, *piece, false);
    }
}

void SharingPainter::paintChange(QPainter& painter, const Theme& theme,
                                 const scene::Change& change) const {
    if (!sharing_ || !axis_.usable())
        return;
    // A place that is left, and still somebody's.
    std::size_t looked = 0;
    for (const scene::FileChange& file : change.files) {
        for (const scene::MovedPiece& moved : file.pieces) {
            if (++looked > mostFrames)
                break;
            if (!moved.from || moved.from == moved.to)
                continue;
            if (const auto left = sharing_->findDevice(*moved.from))
                framePiece(painter, theme, *left, true);
        }
    }
    looked = 0;
    for (const ByteRange& range : change.written) {
        if (++looked > mostFrames)
            break;
        if (const auto piece = sharing_->findDevice(range.offset))
            framePiece(painter, theme, *piece, false);
    }
}

}  // namespace daxscope::ui
