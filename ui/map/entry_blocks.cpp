#include "ui/map/entry_blocks.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPaintEngine>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "ui/map/map_frame.h"
#include "ui/map/mapped_pages.h"
#include "ui/map/page_words.h"

namespace daxscope::ui {

using scene::EntryKind;
using scene::EntryRun;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(daxscope::ui::EntryBlocks)
};

/// More runs than this have places in proportion to the device, told apart as finely as this.
constexpr std::size_t mostPacked = 4096;

QString letterOf(const EntryRun& run) {
    if (run.kind == EntryKind::Zero)
        return QStringLiteral("0");
    if (run.dirty)
        return run.towrite ? QStringLiteral("d→") : QStringLiteral("d");
    return run.towrite ? QStringLiteral("→") : QString();
}

}  // namespace

void EntryBlocks::setFile(const MappingsPtr& mappings, const scene::FileEntries* file) {
    mappings_ = mappings;
    file_ = file;
    pages_ = 0;
    if (file_ != nullptr) {
        pages_ = (file_->size + mappedPageSize - 1) / mappedPageSize;
        if (!file_->entries.empty())
            pages_ = std::max(pages_, file_->entries.back().first + file_->entries.back().count);
    }
    placePieces();
}

const scene::LastFault* EntryBlocks::fault() const {
    if (file_ == nullptr || !mappings_ || !mappings_->lastFault)
        return nullptr;
    for (const scene::ProcessScene& process : mappings_->processes) {
        for (const scene::WindowScene& window : process.windows) {
            if (window.view == mappings_->lastFault->view && window.inode == file_->inode &&
                window.subvolume == file_->subvolume)
                return &*mappings_->lastFault;
        }
    }
    return nullptr;
}

void EntryBlocks::placePieces() {
    pieces_.clear();
    railBytes_ = 0;
    if (file_ == nullptr)
        return;
    if (file_->entries.size() > mostPacked)
        return placeToScale();
    for (const EntryRun& run : file_->entries) {
        if (run.kind != EntryKind::Zero)
            pieces_.push_back({run.device, run.count * mappedPageSize, 0});
    }
    if (const auto* last = fault()) {
        for (const auto& block : {last->from, last->to}) {
            if (block)
                pieces_.push_back({*block, mappedPageSize, 0});
        }
    }
    if (pieces_.empty())
        return;
    std::ranges::sort(pieces_, {}, &Piece::device);
    std::vector<Piece> merged;
    for (const Piece& piece : pieces_) {
        if (!merged.empty() && piece.device <= merged.back().device + merged.back().length) {
            Piece& before = merged.back();
            const std::uint64_t end =
                std::max(before.device + before.length, piece.device + piece.length);
            before.length = end - before.device;
        } else {
            merged.push_back(piece);
        }
    }
    pieces_ = std::move(merged);
    // Side by side; gaps take a tenth for each piece at most, a quarter of the rail together.
    double bytes = 0;
    for (const Piece& piece : pieces_)
        bytes += static_cast<double>(piece.length);
    const double gap =
        pieces_.size() < 2
            ? 0
            : std::min(bytes * 0.06, bytes / 3 / static_cast<double>(pieces_.size() - 1));
    for (Piece& piece : pieces_) {
        piece.rail = railBytes_;
        railBytes_ += static_cast<double>(piece.length) + gap;
    }
    railBytes_ -= gap;
}

/// Without sorting: which of a few thousand parts of the device are pointed to.
void EntryBlocks::placeToScale() {
    std::uint64_t from = UINT64_MAX;
    std::uint64_t to = 0;
    const auto each = [&](const auto& act) {
        for (const EntryRun& run : file_->entries) {
            if (run.kind != EntryKind::Zero)
                act(run.device, run.device + run.count * mappedPageSize);
        }
        if (const auto* last = fault()) {
            for (const auto& block : {last->from, last->to}) {
                if (block)
                    act(*block, *block + mappedPageSize);
            }
        }
    };
    each([&](std::uint64_t begin, std::uint64_t end) {
        from = std::min(from, begin);
        to = std::max(to, end);
    });
    if (from >= to)
        return;
    const std::uint64_t part = alignUp((to - from) / mostPacked + 1, mappedPageSize);
    std::vector<bool> used((to - from) / part + 1);
    each([&](std::uint64_t begin, std::uint64_t end) {
        for (std::uint64_t i = (begin - from) / part; i <= (end - 1 - from) / part; ++i)
            used[i] = true;
    });
    for (std::size_t i = 0; i < used.size(); ++i) {
        if (used[i] && i != 0 && used[i - 1])
            pieces_.back().length += part;
        else if (used[i])
            pieces_.push_back({from + i * part, part, static_cast<double>(i * part)});
    }
    railBytes_ = pieces_.back().rail + static_cast<double>(pieces_.back().length);
}

void EntryBlocks::layout(const QSizeF& size, const QFont& font, qreal dpr) {
    size_ = size;
    font_ = font;
    dpr_ = dpr > 0 ? dpr : 1;
    em_ = QFontMetricsF(font).height();
    const qreal left = onPixel(em_ * 0.75, dpr_);
    const qreal width = std::max(1.0, onPixel(size.width() - 2 * left, dpr_));
    const qreal height = onPixel(em_ * 1.35, dpr_);
    strip_ = QRectF(left, onPixel(em_ * 1.3, dpr_), width, height);
    const qreal lowest = size.height() - em_ * 2.6 - height;
    const qreal below = std::clamp(lowest, strip_.bottom() + em_ * 1.2, strip_.bottom() + em_ * 9);
    rail_ = QRectF(left, onPixel(below, dpr_), width, height);
}

const EntryRun* EntryBlocks::run(std::uint64_t page) const {
    const auto behind = std::ranges::upper_bound(file_->entries, page, {}, &EntryRun::first);
    if (behind == file_->entries.begin())
        return nullptr;
    const EntryRun& before = *(behind - 1);
    return page - before.first < before.count ? &before : nullptr;
}

qreal EntryBlocks::pageX(std::uint64_t page) const {
    return static_cast<double>(page) / static_cast<double>(pages_) * strip_.width();
}

qreal EntryBlocks::deviceX(std::uint64_t device) const {
    const auto behind = std::ranges::upper_bound(pieces_, device, {}, &Piece::device);
    if (behind == pieces_.begin())
        return 0;
    const Piece& piece = *(behind - 1);
    const std::uint64_t in = std::min(device - piece.device, piece.length);
    return (piece.rail + static_cast<double>(in)) / railBytes_ * rail_.width();
}

QRectF EntryBlocks::pageArea(const ByteRange& file) const {
    const std::uint64_t first = file.offset / mappedPageSize;
    if (file_ == nullptr || first >= pages_ || file.length == 0)
        return {};
    const std::uint64_t end = std::min(pages_, (file.end() + mappedPageSize - 1) / mappedPageSize);
    return {strip_.left() + pageX(first), strip_.top(), pageX(end) - pageX(first), strip_.height()};
}

QRectF EntryBlocks::blockArea(const ByteRange& device) const {
    const auto behind = std::ranges::upper_bound(pieces_, device.offset, {}, &Piece::device);
    // The piece that the range begins in, or the first behind its beginning.
    auto piece = behind;
    if (behind != pieces_.begin() && device.offset < (behind - 1)->device + (behind - 1)->length)
        piece = behind - 1;
    if (piece == pieces_.end() || piece->device >= device.end())
        return {};
    const qreal from = deviceX(std::max(device.offset, piece->device));
    const qreal to = deviceX(std::min(device.end(), piece->device + piece->length) - 1) +
                     1 / railBytes_ * rail_.width();
    return {rail_.left() + from, rail_.top(), std::max(to - from, 1 / dpr_), rail_.height()};
}

/// One band for every run that a pixel of the strip shows.
std::vector<Band> EntryBlocks::bands() const {
    std::vector<Band> out;
    const EntryRun* before = nullptr;
    const auto columns = static_cast<int>(strip_.width() * dpr_);
    for (int x = 0; x < columns; ++x) {
        const auto page = static_cast<std::uint64_t>(static_cast<double>(x) / columns *
                                                     static_cast<double>(pages_));
        const EntryRun* found = run(page);
        if (found == nullptr || found == before || found->kind == EntryKind::Zero)
            continue;
        before = found;
        const QRectF bottom = blockArea({found->device, found->count * mappedPageSize});
        Band band;
        band.topFrom = pageX(found->first) * dpr_;
        band.topTo = pageX(found->first + found->count) * dpr_;
        band.bottomFrom = (bottom.left() - rail_.left()) * dpr_;
        band.bottomTo = band.bottomFrom + bottom.width() * dpr_;
        band.topInk = std::max(0.3, band.topTo - band.topFrom);
        band.bottomInk = std::max(0.3, band.bottomTo - band.bottomFrom);
        out.push_back(band);
    }
    return out;
}

void EntryBlocks::paintStrip(QPainter& painter, const Theme& theme) const {
    painter.fillRect(strip_, theme.track);
    const qreal cell = pageX(1);
    const bool cells = cell >= em_ * 0.5;
    const qreal line = std::max(1 / dpr_, onPixel(em_ * 0.08, dpr_));
    const QFont small = smallFont(font_);
    const QFontMetricsF metrics(small);
    painter.setFont(small);
    if (cells) {
        for (std::uint64_t page = 0; page < pages_; ++page) {
            const EntryRun* found = run(page);
            const bool first = found == nullptr || found->kind != EntryKind::Pmd ||
                               page == found->first || page % hugePages == 0;
            QRectF area(strip_.left() + pageX(page), strip_.top(), cell, strip_.height());
            area.setLeft(onPixel(area.left(), dpr_) + (first ? line : 0));
            ++painted_;
            if (found == nullptr) {
                painter.fillRect(area, theme.background);
                continue;
            }
            const Meaning meaning = found->kind == EntryKind::Zero ? Meaning::Free : Meaning::Data;
            painter.fillRect(area, found->kind == EntryKind::Zero || found->dirty
                                       ? theme.fill(meaning)
                                       : theme.wash(meaning));
            const QString letter = letterOf(*found);
            if (cell < metrics.horizontalAdvance(letter) + em_ * 0.2)
                continue;
            painter.setPen(found->kind != EntryKind::Zero && found->dirty ? theme.textOn(meaning)
                                                                          : theme.text);
            painter.drawText(area, Qt::AlignCenter, letter);
        }
        return;
    }
    // Pages are narrower than a letter: what the first page of each pixel is.
    const auto columns = static_cast<int>(strip_.width() * dpr_);
    const auto pageOf = [&](int x) {
        return static_cast<std::uint64_t>(static_cast<double>(x) / columns *
                                          static_cast<double>(pages_));
    };
    for (int x = 0; x < columns;) {
        const EntryRun* found = run(pageOf(x));
        int end = x + 1;
        while (end < columns && run(pageOf(end)) == found)
            ++end;
        QColor colour = theme.background;
        if (found != nullptr)
            colour = found->kind == EntryKind::Zero ? theme.track
                     : found->dirty                 ? theme.fill(Meaning::Data)
                                                    : theme.wash(Meaning::Data);
        painter.fillRect(
            QRectF(strip_.left() + x / dpr_, strip_.top(), (end - x) / dpr_, strip_.height()),
            colour);
        ++painted_;
        x = end;
    }
}

void EntryBlocks::paintRail(QPainter& painter, const Theme& theme) const {
    const QFont small = smallFont(font_);
    const QFontMetricsF metrics(small);
    painter.setFont(small);
    qreal free = rail_.left() - 1;
    qreal painted = -1;
    for (const Piece& piece : pieces_) {
        const qreal from = rail_.left() + piece.rail / railBytes_ * rail_.width();
        const qreal width = static_cast<double>(piece.length) / railBytes_ * rail_.width();
        // Pieces that share a pixel are one.
        if (from + width < painted + 1 / dpr_)
            continue;
        painted = from + width;
        fillClass(painter, QRectF(from, rail_.top(), std::max(width, 1 / dpr_), rail_.height()),
                  Meaning::Data, theme, em_);
        ++painted_;
        const QString label = placeText(piece.device);
        const qreal wide = metrics.horizontalAdvance(label);
        const qreal left = std::min(from, rail_.right() - wide);
        if (left <= free)
            continue;
        painter.setPen(theme.secondary);
        painter.drawText(QPointF(left, rail_.bottom() + metrics.ascent() + em_ * 0.15), label);
        free = left + wide + em_ * 0.6;
    }
}

void EntryBlocks::paintFault(QPainter& painter, const Theme& theme) const {
    const scene::LastFault* last = fault();
    if (last == nullptr)
        return;
    const QRectF page = pageArea({last->page * mappedPageSize, mappedPageSize});
    const QRectF to = last->to ? blockArea({*last->to, mappedPageSize}) : QRectF();
    const QRectF from = last->from ? blockArea({*last->from, mappedPageSize}) : QRectF();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (!page.isEmpty() && !to.isEmpty()) {
        const QRectF between(strip_.left(), strip_.bottom(), strip_.width(),
                             rail_.top() - strip_.bottom());
        QColor colour = theme.fill(Meaning::Changed);
        colour.setAlphaF(0.7F);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawPath(ribbonPath(between, page.left() - strip_.left(),
                                    page.right() - strip_.left(), to.left() - rail_.left(),
                                    to.right() - rail_.left()));
    }
    if (!from.isEmpty())
        frameChanged(painter, from, theme, em_, true);
    if (!to.isEmpty())
        frameChanged(painter, to, theme, em_);
    if (!page.isEmpty())
        frameChanged(painter, page, theme, em_);
    if (!from.isEmpty() && !to.isEmpty() && last->from != last->to) {
        // Straight down past the labels of the rail, then over to the other side.
        const qreal top = rail_.bottom() + em_ * 0.2;
        const qreal low = top + em_ * 1.05;
        QPainterPath arc(QPointF(from.center().x(), top));
        arc.lineTo(from.center().x(), low);
        arc.cubicTo(QPointF(from.center().x(), low + em_ * 0.5),
                    QPointF(to.center().x(), low + em_ * 0.5), QPointF(to.center().x(), low));
        arc.lineTo(to.center().x(), top);
        const qreal line = std::max(1.0, em_ * 0.1);
        QPen pen(theme.tone(Meaning::Changed), line);
        pen.setDashPattern({2.2, 1.6});
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.background, line * 4));  // nothing runs through it
        painter.drawPath(arc);
        painter.setPen(pen);
        painter.drawPath(arc);
        const qreal head = em_ * 0.26;
        painter.setPen(QPen(theme.tone(Meaning::Changed), line));
        const QPointF tip(to.center().x(), top);
        painter.drawPolyline(
            QPolygonF{tip + QPointF(-head * 0.7, head), tip, tip + QPointF(head * 0.7, head)});
    }
    painter.restore();
}

void EntryBlocks::paint(QPainter& painter, const Theme& theme, const Spot& hover,
                        const Spot& selection) const {
    painted_ = 0;
    const QRectF all(QPointF(), size_);
    painter.fillRect(all, theme.background);
    if (file_ == nullptr || pages_ == 0) {
        paintNothing(painter, all, Text::tr("No file is mapped"),
                     Text::tr("The blocks that a mapped file's pages point to are shown here."),
                     theme, font_);
        return;
    }
    const QFont small = smallFont(font_);
    painter.setFont(small);
    painter.setPen(theme.secondary);
    const QString title = pages_ == 1 ? Text::tr("entries of its 1 page")
                                      : Text::tr("entries of its %1 pages, dirty ones dark")
                                            .arg(QString::fromStdString(groupedText(pages_)));
    painter.drawText(QRectF(strip_.left(), 0, strip_.width(), strip_.top() - em_ * 0.15),
                     Qt::AlignLeft | Qt::AlignBottom,
                     QFontMetricsF(small).elidedText(title, Qt::ElideRight, strip_.width()));
    const QRectF between(strip_.left(), strip_.bottom(), strip_.width(),
                         rail_.top() - strip_.bottom());
    if (railBytes_ > 0) {
        const std::vector<Band> all_bands = bands();
        painted_ += all_bands.size();
        const bool raster = painter.paintEngine() != nullptr &&
                            painter.paintEngine()->type() == QPaintEngine::Raster;
        if (raster) {
            QImage image =
                ribbonImage(all_bands, static_cast<int>(std::lround(between.width() * dpr_)),
                            static_cast<int>(std::lround(between.height() * dpr_)), theme);
            image.setDevicePixelRatio(dpr_);
            painter.drawImage(between.topLeft(), image);
        } else {
            painter.save();
            painter.translate(between.topLeft());
            painter.scale(1 / dpr_, 1 / dpr_);
            paintRibbons(painter, QRectF(0, 0, between.width() * dpr_, between.height() * dpr_),
                         all_bands, theme);
            painter.restore();
        }
        paintRail(painter, theme);
    }
    paintStrip(painter, theme);
    paintFault(painter, theme);
    for (const Spot& spot : {hover, selection}) {
        if (spot.file) {
            if (const QRectF area = pageArea(*spot.file); !area.isEmpty())
                frameChanged(painter, area, theme, em_);
        }
        if (spot.device) {
            if (const QRectF area = blockArea(*spot.device); !area.isEmpty())
                frameChanged(painter, area, theme, em_);
        }
    }
}

Spot EntryBlocks::spotAt(QPointF at) const {
    Spot out;
    if (file_ == nullptr || pages_ == 0)
        return out;
    if (strip_.contains(at)) {
        const auto page =
            std::min(pages_ - 1, static_cast<std::uint64_t>((at.x() - strip_.left()) / pageX(1)));
        out.file = ByteRange{page * mappedPageSize, mappedPageSize};
        if (const EntryRun* found = run(page); found != nullptr && found->kind != EntryKind::Zero)
            out.device =
                ByteRange{found->device + (page - found->first) * mappedPageSize, mappedPageSize};
        return out;
    }
    if (!rail_.contains(at) || railBytes_ <= 0)
        return out;
    const double byte = (at.x() - rail_.left()) / rail_.width() * railBytes_;
    const auto behind = std::ranges::upper_bound(pieces_, byte, {}, &Piece::rail);
    if (behind == pieces_.begin())
        return out;
    const Piece& piece = *(behind - 1);
    const auto in = static_cast<std::uint64_t>(byte - piece.rail);
    if (in < piece.length)
        out.device = ByteRange{piece.device + alignDown(in, mappedPageSize), mappedPageSize};
    return out;
}

}  // namespace daxscope::ui
