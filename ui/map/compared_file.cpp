#include "ui/map/compared_file.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>
#include <utility>

#include "scene/change.h"
#include "ui/map/file_meaning.h"
#include "ui/text.h"

namespace daxscope::ui {

namespace {

constexpr std::uint64_t block = 4096;

/// Extents with a place on the device that are not among the moved pieces.
std::vector<ByteRange> joinedOf(const scene::FileExtents& was, const scene::FileExtents& is) {
    std::vector<ByteRange> out;
    const auto moved = scene::movedPieces(&was, &is);
    auto next = moved.begin();
    for (std::size_t i = 0; i < is.count(); ++i) {
        const scene::FileExtent extent = is.extent(i);
        if (!extent.device)
            continue;
        std::uint64_t at = extent.offset;
        const std::uint64_t end = std::min(extent.offset + extent.length, was.end());
        while (at < end) {
            while (next != moved.end() && next->file.end() <= at)
                ++next;
            const std::uint64_t stop = next == moved.end() ? end : std::min(end, next->file.offset);
            if (stop > at) {
                if (!out.empty() && out.back().end() == at)
                    out.back().length += stop - at;
                else
                    out.push_back({at, stop - at});
            }
            at = next == moved.end() ? end : std::max(stop, std::min(end, next->file.end()));
        }
    }
    return out;
}

std::uint64_t sum(const std::vector<ByteRange>& ranges) {
    std::uint64_t out = 0;
    for (const ByteRange& range : ranges)
        out += range.length;
    return out;
}

}  // namespace

void ComparedFile::setFile(FileExtentsPtr was, FileExtentsPtr is,
                           std::vector<ByteRange> differing) {
    was_ = std::move(was);
    is_ = std::move(is);
    differing_ = std::move(differing);
    joined_ = was_ && is_ ? joinedOf(*was_, *is_) : std::vector<ByteRange>();
    end_ = std::max({was_ ? was_->end() : 0, is_ ? is_->end() : 0, block});
}

void ComparedFile::setNames(const QString& was, const QString& is) {
    wasName_ = was;
    isName_ = is;
}

void ComparedFile::layout(const QSizeF& size, const QFont& font) {
    font_ = font;
    em_ = QFontMetricsF(font).height();
    const qreal label = em_ * 1.4;
    const qreal height = std::clamp((size.height() - label * 2) / 3.4, em_ * 0.8, em_ * 2.2);
    const qreal gap = std::clamp(size.height() - label * 2 - height * 2, em_ * 0.8, em_ * 4);
    const qreal whole = label * 2 + height * 2 + gap;
    const qreal top = std::max(0.0, (size.height() - whole) / 2);
    const qreal left = em_ * 0.6;
    const qreal width = std::max(em_, size.width() - left * 2);
    above_ = QRectF(left, top + label, width, height);
    below_ = QRectF(left, top + label + height + gap, width, height);
}

qreal ComparedFile::x(std::uint64_t byte) const {
    return above_.left() + above_.width() * static_cast<qreal>(byte) /
                               static_cast<qreal>(std::max<std::uint64_t>(end_, 1));
}

std::optional<quint64> ComparedFile::byteAt(QPointF at) const {
    if (empty() || (!above_.contains(at) && !below_.contains(at)))
        return std::nullopt;
    return static_cast<quint64>((at.x() - above_.left()) / above_.width() *
                                static_cast<qreal>(end_));
}

QRectF ComparedFile::area(const ByteRange& range) const {
    if (empty())
        return {};
    return {QPointF(x(range.offset), above_.top()), QPointF(x(range.end()), below_.bottom())};
}

void ComparedFile::paintStrip(QPainter& painter, const Theme& theme, const FileExtentsPtr& file,
                              const QRectF& strip, const QString& name) const {
    const QFont small = smallFont(font_);
    painter.setFont(small);
    painter.setPen(theme.secondary);
    const bool upper = strip.top() < below_.top();
    const QRectF label(strip.left(), upper ? strip.top() - em_ * 1.4 : strip.bottom(),
                       strip.width(), em_ * 1.4);
    const QString words =
        file ? tr("%1 · %2 bytes").arg(name, grouped(file->size)) : tr("%1 · not there").arg(name);
    painter.drawText(label, Qt::AlignVCenter | Qt::AlignLeft,
                     QFontMetricsF(small).elidedText(words, Qt::ElideMiddle, label.width()));
    if (!file) {
        fillClass(painter, strip, Meaning::Hole, theme, em_);
        return;
    }
    // Runs of one meaning; a pixel is as fine as it gets.
    const auto columns = std::max(1, static_cast<int>(std::floor(strip.width())));
    const double each = static_cast<double>(end_) / columns;
    const auto edge = [&](int column) {
        const auto byte = static_cast<std::uint64_t>(each * column);
        return each >= block ? byte / block * block : byte;
    };
    std::optional<Meaning> running;
    std::uint64_t from = 0;
    const auto finish = [&](std::uint64_t to) {
        if (running && to > from)
            fillClass(painter,
                      QRectF(QPointF(x(from), strip.top()), QPointF(x(to), strip.bottom())),
                      *running, theme, em_);
    };
    std::size_t near = 0;
    for (int column = 0; column < columns;) {
        const std::uint64_t at = edge(column);
        if (at >= file->end())
            break;
        near = file->firstEndingAfter(at, near);
        const std::uint64_t to = std::max(edge(column + 1), at + 1);
        const Meaning meaning =
            meaningOf(file->summarize({at, std::min(to, file->end()) - at}, near));
        if (running != meaning) {
            finish(at);
            running = meaning;
            from = at;
        }
        ++column;
    }
    finish(std::min(end_, file->end()));
}

void ComparedFile::paintJoins(QPainter& painter, const Theme& theme) const {
    painter.save();
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.wash(Meaning::Shared));
    const qreal top = above_.bottom() + em_ * 0.15;
    const qreal bottom = below_.top() - em_ * 0.15;
    qreal last = -1;
    for (const ByteRange& range : joined_) {
        const qreal left = std::max(x(range.offset), last);
        const qreal right = x(range.end());
        if (right - left < 0.5)
            continue;
        painter.drawRect(QRectF(QPointF(left, top), QPointF(right, bottom)));
        last = right;
    }
    painter.restore();
}

void ComparedFile::paint(QPainter& painter, const Theme& theme) const {
    if (empty())
        return;
    paintJoins(painter, theme);
    paintStrip(painter, theme, was_, above_, wasName_);
    paintStrip(painter, theme, is_, below_, isName_);
    qreal last = -em_;
    for (const ByteRange& range : differing_) {
        const QRectF both = area(range);
        // Closer together than frames are wide: one stands for them.
        if (both.right() < last + em_ / 4)
            continue;
        frameChanged(painter, QRectF(both.left(), above_.top(), both.width(), above_.height()),
                     theme, em_, true);
        frameChanged(painter, QRectF(both.left(), below_.top(), both.width(), below_.height()),
                     theme, em_);
        last = both.right();
    }
}

QString ComparedFile::sentence() const {
    if (!was_ || !is_)
        return empty() ? QString() : was_ ? tr("Only in what was.") : tr("Only in what is.");
    const std::uint64_t differs = sum(differing_);
    if (differs == 0)
        return tr("Every byte reads the same; %1 lie at one place on both sides.")
            .arg(sized(sum(joined_)));
    return tr("%1 read differently; %2 lie at one place on both sides.")
        .arg(sized(differs), sized(sum(joined_)));
}

}  // namespace daxscope::ui
