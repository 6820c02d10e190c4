#include "ui/map/entry_blocks.h"

#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

#include "ui/map/map_frame.h"
#include "ui/map/mapped_pages.h"

namespace daxscope::ui {

using scene::EntryKind;
using scene::EntryRun;

namespace {

/// More runs than this have places in proportion to the device, told apart as finely as this.
constexpr std::size_t mostPacked = 4096;

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
