// The part of FileExtentsPainter that answers what is where: pointer, selection, words.
#include <QCoreApplication>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "ui/glossary.h"
#include "ui/map/file_extents_painter.h"
#include "ui/text.h"

namespace daxscope::ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(daxscope::ui::FileExtentsSpots)
};

/// A range may touch any number of extents; so many are framed one by one.
constexpr std::size_t mostFramed = 64;
/// Ribbons are looked through one by one for the pointer while at most so many are seen.
constexpr std::size_t mostFollowed = 600;

QString row(const QString& name, const QString& value) {
    return QStringLiteral("<tr><td style='padding-right:8px'>%1</td><td>%2</td></tr>")
        .arg(name.toHtmlEscaped(), value.toHtmlEscaped());
}

QString kindName(const scene::FileExtent& extent) {
    switch (extent.type) {
        case scene::FileExtentType::Hole:
            return Text::tr("hole");
        case scene::FileExtentType::Inline:
            return Text::tr("inline data");
        case scene::FileExtentType::Prealloc:
            return Text::tr("preallocated extent");
        case scene::FileExtentType::Regular:
            break;
    }
    return extent.shared ? Text::tr("shared extent") : Text::tr("extent only held here");
}

QString termOf(const scene::FileExtent& extent) {
    switch (extent.type) {
        case scene::FileExtentType::Hole:
            return QStringLiteral("hole");
        case scene::FileExtentType::Inline:
            return QStringLiteral("inline");
        case scene::FileExtentType::Prealloc:
            return QStringLiteral("prealloc");
        case scene::FileExtentType::Regular:
            break;
    }
    if (extent.compression != scene::Compression::None)
        return QStringLiteral("compression");
    return extent.shared ? QStringLiteral("shared") : QStringLiteral("extent");
}

bool overlap(const ByteRange& a, const ByteRange& b) {
    return a.offset < b.end() && b.offset < a.end();
}

}  // namespace

std::optional<FileExtentsPainter::Hit> FileExtentsPainter::hit(QPointF at) const {
    if (!file_ || !fileAxis_.usable() || at.x() < fileRail_.left() || at.x() >= fileRail_.right())
        return std::nullopt;
    const qreal x = at.x() - fileRail_.left();
    const qreal pixel = std::floor(x * dpr_) / dpr_;
    Hit out;
    if (at.y() >= fileRail_.top() && at.y() < fileRail_.bottom()) {
        out.at = fileAxis_.byteAt(x);
        out.extent = file_->find(out.at);
        const std::uint64_t from = fileAxis_.edge(pixel);
        const std::uint64_t to = std::max(from + 1, fileAxis_.edge(pixel + 1 / dpr_));
        out.extents = static_cast<std::size_t>(file_->summarize({from, to - from}).extents);
        return out;
    }
    if (at.y() >= deviceRail_.top() && at.y() < deviceRail_.bottom() && deviceAxis_.usable()) {
        out.device = true;
        const std::uint64_t rail = deviceAxis_.byteAt(x);
        out.at = deviceLayout_.deviceAt(rail);
        const PieceSummary sum = DeviceLayout::between(
            deviceLayout_.before(deviceAxis_.edge(pixel)),
            deviceLayout_.before(std::max(deviceAxis_.edge(pixel + 1 / dpr_), rail + 1)));
        out.extents = static_cast<std::size_t>(sum.pieces);
        out.extent = deviceLayout_.extentAt(rail);
        // A piece narrower than a pixel: whichever is there.
        if (!out.extent && sum.bytes() != 0 && sum.first < file_->onDeviceCount())
            out.extent = file_->onDevice(sum.first);
        return out;
    }
    if (at.y() < fileRail_.bottom() || at.y() >= deviceRail_.top())
        return std::nullopt;
    // Between the rails: the ribbon on top, which is the last one.
    const ByteRange seen = fileAxis_.visible();
    const std::size_t first = file_->firstEndingAfter(seen.offset);
    const double way =
        ribbonEase((at.y() - fileRail_.bottom()) / (deviceRail_.top() - fileRail_.bottom()));
    std::vector<Band> bands;
    for (std::size_t i = first; i < file_->count() && i < first + mostFollowed; ++i) {
        const scene::FileExtent extent = file_->extent(i);
        if (extent.offset >= seen.end())
            break;
        bands.clear();
        putBand(bands, extent, 1);
        if (bands.empty())
            continue;
        const Band& band = bands.front();
        const double from = std::lerp(band.topFrom, band.bottomFrom, way) / dpr_;
        const double to = std::lerp(band.topTo, band.bottomTo, way) / dpr_;
        if (x >= from - em_ * 0.1 && x < to + em_ * 0.1) {
            out.extent = i;
            out.extents = 1;
            out.at = extent.offset;
        }
    }
    return out.extent ? std::optional(out) : std::nullopt;
}

Spot FileExtentsPainter::spotOf(std::size_t index) const {
    Spot spot;
    if (!file_ || index >= file_->count())
        return spot;
    const scene::FileExtent extent = file_->extent(index);
    spot.file = ByteRange{extent.offset, extent.length};
    if (extent.device && extent.deviceLength != 0)
        spot.device = ByteRange{*extent.device, extent.deviceLength};
    return spot;
}

QRectF FileExtentsPainter::fileArea(const ByteRange& file) const {
    const qreal from = std::clamp(fileAxis_.xOf(file.offset), 0.0, fileRail_.width());
    const qreal to = std::clamp(fileAxis_.xOf(file.end()), 0.0, fileRail_.width());
    if (!fileAxis_.usable() || fileAxis_.xOf(file.end()) <= 0 ||
        fileAxis_.xOf(file.offset) >= fileRail_.width())
        return {};
    return {fileRail_.left() + from, fileRail_.top(), std::max(1 / dpr_, to - from),
            fileRail_.height()};
}

QRectF FileExtentsPainter::deviceArea(const ByteRange& device) const {
    if (!deviceAxis_.usable() || device.length == 0)
        return {};
    const double start = deviceLayout_.railOf(device.offset);
    const double end = deviceLayout_.railOf(device.end() - 1) + 1;
    const qreal from = deviceAxis_.xOf(start);
    const qreal to = deviceAxis_.xOf(std::max(end, start + 1));
    if (to <= 0 || from >= deviceRail_.width())
        return {};
    const qreal left = std::clamp(from, 0.0, deviceRail_.width());
    const qreal right = std::clamp(to, 0.0, deviceRail_.width());
    return {deviceRail_.left() + left, deviceRail_.top(), std::max(1 / dpr_, right - left),
            deviceRail_.height()};
}

/// The places of a spot on both rails; an empty rectangle where it is not, or not seen.
std::vector<std::pair<QRectF, QRectF>> FileExtentsPainter::linesOf(const Spot& spot) const {
    std::vector<std::pair<QRectF, QRectF>> out;
    if (!file_)
        return out;
    const auto cut = [](std::uint64_t value, std::uint64_t from, std::uint64_t to) {
        return std::clamp(value, from, to);
    };
    const auto add = [&](const scene::FileExtent& extent, ByteRange file) {
        // Both ranges cut to the extent; compressed bytes have no place of their own in it.
        const std::uint64_t fileEnd = extent.offset + extent.length;
        std::uint64_t from = cut(file.offset, extent.offset, fileEnd);
        std::uint64_t to = cut(file.end(), extent.offset, fileEnd);
        QRectF below;
        if (extent.device && extent.deviceLength != 0) {
            ByteRange device{*extent.device, extent.deviceLength};
            if (extent.compression == scene::Compression::None)
                device = {*extent.device + (from - extent.offset),
                          std::max<std::uint64_t>(1, to - from)};
            else
                from = extent.offset, to = fileEnd;
            below = deviceArea(device);
        }
        out.emplace_back(fileArea({from, to - from}), below);
    };
    if (spot.file) {
        for (std::size_t i = file_->firstEndingAfter(spot.file->offset);
             i < file_->count() && out.size() < mostFramed; ++i) {
            const scene::FileExtent extent = file_->extent(i);
            if (extent.offset >= spot.file->end())
                break;
            // A spot of another file that has not been replaced yet does not fit the device bytes.
            if (spot.device && extent.device &&
                !overlap(*spot.device, {*extent.device, extent.deviceLength}))
                continue;
            add(extent, *spot.file);
        }
    } else if (spot.device) {
        for (std::size_t p = file_->firstOnDeviceEndingAfter(spot.device->offset);
             p < file_->onDeviceCount() && out.size() < mostFramed; ++p) {
            const scene::FileExtent extent = file_->extent(file_->onDevice(p));
            const std::uint64_t device = extent.device.value_or(0);
            if (device >= spot.device->end())
                break;
            ByteRange file{extent.offset, extent.length};
            if (extent.compression == scene::Compression::None) {
                const std::uint64_t from = std::max(device, spot.device->offset);
                const std::uint64_t to = std::min(device + extent.deviceLength, spot.device->end());
                file = {extent.offset + (from - device), to - from};
            }
            add(extent, file);
        }
    }
    return out;
}

void FileExtentsPainter::paintSpot(QPainter& painter, const Theme& theme, const Spot& spot,
                                   bool chosen) const {
    const auto lines = linesOf(spot);
    const QRectF between(fileRail_.left(), fileRail_.bottom(), fileRail_.width(),
                         deviceRail_.top() - fileRail_.bottom());
    QColor ribbon = theme.fill(Meaning::Changed);
    ribbon.setAlphaF(chosen ? 0.66F : 0.4F);
    // Over most of the picture, less says as much.
    qreal covered = 0;
    for (const auto& [file, device] : lines)
        covered += device.isEmpty() ? 0 : file.width();
    if (covered > fileRail_.width() / 4)
        ribbon.setAlphaF(chosen ? 0.3F : 0.2F);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipRect(between);
    painter.setBrush(ribbon);
    painter.setPen(QPen(ribbon, 1));
    for (const auto& [file, device] : lines) {
        if (file.isEmpty() || device.isEmpty())
            continue;
        const qreal left = between.left();
        painter.drawPath(ribbonPath(between, file.left() - left, file.right() - left,
                                    device.left() - left, device.right() - left));
    }
    painter.restore();
    const qreal em = chosen ? em_ : em_ * 0.75;
    // Neighbours in the file are one frame there.
    QRectF joined;
    for (const auto& [file, device] : lines) {
        if (!device.isEmpty())
            frameChanged(painter, device, theme, em);
        if (file.isEmpty())
            continue;
        if (!joined.isEmpty() && std::abs(file.left() - joined.right()) <= 1) {
            joined.setRight(file.right());
            continue;
        }
        if (!joined.isEmpty())
            frameChanged(painter, joined, theme, em);
        joined = file;
    }
    if (!joined.isEmpty())
        frameChanged(painter, joined, theme, em);
}

void FileExtentsPainter::paintOverlay(QPainter& painter, const Theme& theme, const Spot& hover,
                                      const Spot& selection) const {
    if (!file_)
        return;
    if (!selection.empty())
        paintSpot(painter, theme, selection, true);
    if (!hover.empty() && hover != selection)
        paintSpot(painter, theme, hover, false);
}

QString FileExtentsPainter::describe(const Hit& hit) const {
    if (!file_)
        return {};
    const QString read = Text::tr("Read from the image.");
    if (!hit.extent) {
        const QString what = hit.device ? Text::tr("Device bytes that this file does not hold.")
                                        : Text::tr("Behind the last extent of the file.");
        return QStringLiteral("%1<br><small>%2</small>")
            .arg(what.toHtmlEscaped(), read.toHtmlEscaped());
    }
    const scene::FileExtent extent = file_->extent(*hit.extent);
    QString rows = row(Text::tr("file offset"), grouped(extent.offset));
    if (extent.device)
        rows += row(Text::tr("device byte"), grouped(*extent.device));
    if (extent.device && extent.compression != scene::Compression::None)
        rows += row(Text::tr("compressed"),
                    Text::tr("%1, to %2")
                        .arg(QLatin1String(scene::compressionName(extent.compression)),
                             sized(extent.deviceLength)));
    if (extent.type != scene::FileExtentType::Hole) {
        if (extent.device)
            rows += row(Text::tr("owners"), grouped(extent.owners));
        rows += row(Text::tr("generation"), grouped(extent.generation));
    }
    if (hit.extents > 1)
        rows += row(Text::tr("here"),
                    Text::tr("%n extents under this pixel; zoom in to tell them apart", nullptr,
                             static_cast<int>(std::min<std::size_t>(hit.extents, 1'000'000'000))));
    const QString term = termOf(extent);
    return QStringLiteral("<b>%1</b> · %2<table>%3</table><i>%4</i>: %5<br><small>%6</small>")
        .arg(kindName(extent).toHtmlEscaped(), sized(extent.length).toHtmlEscaped(), rows,
             glossary::word(term).toHtmlEscaped(), glossary::definition(term).toHtmlEscaped(),
             read.toHtmlEscaped());
}

QString FileExtentsPainter::describe(std::size_t index) const {
    if (!file_ || index >= file_->count())
        return {};
    const scene::FileExtent extent = file_->extent(index);
    QString text = Text::tr("%1, %2 at file offset %3")
                       .arg(kindName(extent), sized(extent.length), grouped(extent.offset));
    if (extent.device)
        text += QStringLiteral(", ") + Text::tr("device byte %1").arg(grouped(*extent.device));
    if (extent.compression != scene::Compression::None)
        text += QStringLiteral(", ") + QLatin1String(scene::compressionName(extent.compression));
    if (extent.device)
        text += QStringLiteral(", ") + (extent.owners == 1
                                            ? Text::tr("one owner")
                                            : Text::tr("%n owners", nullptr,
                                                       static_cast<int>(std::min<std::uint32_t>(
                                                           extent.owners, 1'000'000'000))));
    if (extent.type != scene::FileExtentType::Hole)
        text += QStringLiteral(", ") + Text::tr("generation %1").arg(extent.generation);
    return text;
}

}  // namespace daxscope::ui
