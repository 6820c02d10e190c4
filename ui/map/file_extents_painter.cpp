#include "ui/map/file_extents_painter.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPaintEngine>
#include <QPainter>
#include <algorithm>
#include <array>
#include <cmath>

#include "ui/map/map_frame.h"
#include "ui/text.h"

namespace daxscope::ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(daxscope::ui::FileExtentsPainter)
};

// In font heights.
constexpr qreal axisHeight = 1.75;
constexpr qreal railHeight = 1.55;
constexpr qreal marksHeight = 1.9;
constexpr qreal legendHeight = 1.5;
constexpr qreal leastRibbons = 1.5;
constexpr qreal mostRibbons = 20;

/// A device byte in the largest unit of which a tenth is still as fine as `resolution` bytes.
QString placeText(std::uint64_t device, double resolution) {
    static constexpr std::array<std::pair<double, const char*>, 4> units = {
        {{0x1p40, "TiB"}, {0x1p30, "GiB"}, {0x1p20, "MiB"}, {0x1p10, "KiB"}}};
    for (const auto& [bytes, name] : units) {
        const bool last = bytes == units.back().first;
        if ((static_cast<double>(device) < bytes || bytes / 10 > resolution) && !last)
            continue;
        const auto tenths = static_cast<std::uint64_t>(
            std::llround(static_cast<double>(device) / bytes * (last ? 1 : 10)));
        QString text = grouped(last ? tenths : tenths / 10);
        if (!last && tenths % 10 != 0)
            text += QLatin1Char('.') + QString::number(tenths % 10);
        return text + QLatin1Char(' ') + QLatin1String(name);
    }
    return {};
}

/// Extents and pieces are marked one by one while at most so many are seen.
constexpr std::size_t mostMarked = 400;

}  // namespace

void FileExtentsPainter::setFile(std::shared_ptr<const scene::FileExtents> file,
                                 std::uint64_t deviceSize, std::uint64_t blockSize) {
    file_ = std::move(file);
    deviceSize_ = deviceSize;
    blockSize_ = blockSize == 0 ? 4096 : blockSize;
    deviceLayout_ = DeviceLayout(file_, deviceSize_, scale_);
    fileAxis_.setTotal(file_ ? file_->end() : 0);
    deviceAxis_.setTotal(deviceLayout_.total());
}

void FileExtentsPainter::setDeviceScale(DeviceScale scale) {
    if (scale == scale_)
        return;
    scale_ = scale;
    deviceLayout_ = DeviceLayout(file_, deviceSize_, scale_);
    deviceAxis_.setTotal(deviceLayout_.total());
    deviceAxis_.fit();
}

qreal FileExtentsPainter::naturalHeight(const QFont& font) {
    return QFontMetricsF(font).height() *
           (0.4 + axisHeight + 2 * railHeight + 7 + marksHeight + legendHeight);
}

void FileExtentsPainter::layout(const QSizeF& size, const QFont& font, qreal dpr) {
    size_ = size;
    font_ = font;
    dpr_ = dpr > 0 ? dpr : 1;
    em_ = QFontMetricsF(font).height();
    const qreal left = railLeft(em_, dpr_);
    const qreal right = std::max(left, onPixel(size.width() - em_ * 0.9, dpr_));
    const qreal ems = size.height() / em_;
    const qreal fixed = 0.4 + axisHeight + 2 * railHeight + marksHeight;
    const bool withLegend = ems >= fixed + leastRibbons + legendHeight;
    const qreal ribbons =
        std::clamp(ems - fixed - (withLegend ? legendHeight : 0), leastRibbons * 0.5, mostRibbons);
    const qreal rail = onPixel(railHeight * em_, dpr_);
    fileRail_ = QRectF(left, onPixel((0.4 + axisHeight) * em_, dpr_), right - left, rail);
    deviceRail_ =
        QRectF(left, onPixel(fileRail_.bottom() + ribbons * em_, dpr_), right - left, rail);
    legend_ = withLegend ? QRectF(left, deviceRail_.bottom() + marksHeight * em_, right - left,
                                  size.height() - deviceRail_.bottom() - marksHeight * em_)
                         : QRectF();
    fileAxis_.setWidth(fileRail_.width());
    deviceAxis_.setWidth(deviceRail_.width());
}

HatchGrid FileExtentsPainter::grid(const Axis& axis) const {
    HatchGrid grid = HatchGrid::forEm(em_, dpr_);
    grid.phase = -static_cast<int>(
        std::lround(std::fmod(axis.from() / axis.bytesPerPixel() * dpr_, grid.period)));
    return grid;
}

void FileExtentsPainter::paint(QPainter& painter, const Theme& theme) const {
    painter.fillRect(QRectF(QPointF(), size_), theme.background);
    if (!file_ || !fileAxis_.usable()) {
        paintEmpty(painter, theme);
        return;
    }
    const Bins bins = this->bins();
    const QRectF between(fileRail_.left(), fileRail_.bottom(), fileRail_.width(),
                         deviceRail_.top() - fileRail_.bottom());
    const bool raster =
        painter.paintEngine() != nullptr && painter.paintEngine()->type() == QPaintEngine::Raster;
    if (raster) {
        QImage image = ribbonImage(bins.bands, bins.columns.width(),
                                   static_cast<int>(std::lround(between.height() * dpr_)), theme);
        image.setDevicePixelRatio(dpr_);
        painter.drawImage(between.topLeft(), image);
    } else {
        painter.save();
        painter.setClipRect(between);
        painter.translate(between.topLeft());
        painter.scale(1 / dpr_, 1 / dpr_);
        paintRibbons(painter, QRectF(0, 0, between.width() * dpr_, between.height() * dpr_),
                     bins.bands, theme);
        painter.restore();
    }
    const InkTable inks = meaningInks(theme);
    drawColumns(painter, fileRail_.topLeft(), bins.columns, inks, grid(fileAxis_), dpr_);
    if (!deviceAxis_.usable() || file_->onDeviceCount() == 0)
        paintNotOnDevice(painter, theme);
    else
        drawColumns(painter, deviceRail_.topLeft(), deviceColumns(), inks, grid(deviceAxis_), dpr_);
    const QString path = textOf(file_->path);
    // Where the path does not fit, the name says more than its two ends.
    const bool fits = QFontMetricsF(font_).horizontalAdvance(path) < fileRail_.left() - em_ * 1.15;
    paintRailName(painter, fileRail_, fits ? path : path.section(QLatin1Char('/'), -1), theme,
                  font_);
    paintRailName(painter, deviceRail_, Text::tr("device"), theme, font_);
    paintAxis(painter, fileAxis_, QPointF(fileRail_.left(), fileRail_.top() - em_ * 0.15), unit_,
              blockSize_, true, theme, font_);
    paintFileMarks(painter, theme);
    paintDeviceMarks(painter, theme);
    if (!legend_.isEmpty())
        paintLegend(painter, theme);
}

/// Borders of blocks from `from` to `to` (pixels of the rail), `block` pixels apart.
void FileExtentsPainter::paintBlocks(QPainter& painter, const Theme& theme, const QRectF& rail,
                                     qreal from, qreal to, qreal block) const {
    const qreal line = std::max(1 / dpr_, onPixel(em_ * 0.09, dpr_));
    if (block < em_ * 0.55)
        return;
    const qreal start = from < 0 ? from + std::floor(-from / block) * block : from;
    for (qreal x = start + block; x < std::min(to - block / 2, rail.width()); x += block) {
        if (x > 0)
            painter.fillRect(
                QRectF(onPixel(rail.left() + x - line / 2, dpr_), rail.top(), line, rail.height()),
                theme.background);
    }
}

void FileExtentsPainter::paintFileMarks(QPainter& painter, const Theme& theme) const {
    const ByteRange seen = fileAxis_.visible();
    const std::size_t first = file_->firstEndingAfter(seen.offset);
    const std::size_t last = file_->firstEndingAfter(seen.end() == 0 ? 0 : seen.end() - 1);
    if (last - first > mostMarked)
        return;
    const QFont small = smallFont(font_);
    const QFontMetricsF metrics(small);
    const qreal line = std::max(1 / dpr_, onPixel(em_ * 0.09, dpr_));
    const qreal block = static_cast<double>(blockSize_) / fileAxis_.bytesPerPixel();
    painter.save();
    painter.setClipRect(fileRail_.adjusted(-1, -em_ / 4, 1, em_ / 4));
    painter.setFont(small);
    for (std::size_t i = first; i <= last && i < file_->count(); ++i) {
        const scene::FileExtent extent = file_->extent(i);
        const qreal from = fileAxis_.xOf(extent.offset);
        const qreal to = fileAxis_.xOf(extent.offset + extent.length);
        const QRectF whole(fileRail_.left() + from, fileRail_.top(), to - from, fileRail_.height());
        QRectF area = whole & fileRail_;
        if (area.width() < em_ / 3)
            continue;
        QString label;
        const QString roomy = area.width() >= em_ * 3.4 ? QStringLiteral("+") : QString();
        switch (extent.type) {
            case scene::FileExtentType::Hole: {
                // The dashes begin and end where the hole does, not where the view does.
                QRectF dashed = whole.adjusted(line, 0, -line, 0);
                dashed.setLeft(std::max(dashed.left(), fileRail_.left() - em_));
                dashed.setRight(std::min(dashed.right(), fileRail_.right() + em_));
                fillClass(painter, dashed, Meaning::Hole, theme, em_);
                label = roomy.isEmpty() ? QString() : Text::tr("hole");
                break;
            }
            case scene::FileExtentType::Prealloc:
                fillClass(painter, area, Meaning::Prealloc, theme, em_);
                label = roomy.isEmpty() ? QStringLiteral("p") : Text::tr("preallocated");
                break;
            case scene::FileExtentType::Inline:
                label = roomy.isEmpty() ? QStringLiteral("i") : Text::tr("inline");
                break;
            case scene::FileExtentType::Regular:
                if (extent.compression != scene::Compression::None)
                    label = roomy.isEmpty()
                                ? QStringLiteral("z")
                                : QLatin1String(scene::compressionName(extent.compression));
                break;
        }
        if (extent.type != scene::FileExtentType::Hole) {
            paintBlocks(painter, theme, fileRail_, from, to, block);
            // Wider than the borders of blocks: here one extent ends.
            if (i != 0 && from > 0)
                painter.fillRect(QRectF(onPixel(whole.left() - line, dpr_), fileRail_.top(),
                                        2 * line, fileRail_.height()),
                                 theme.background);
        }
        const qreal width = metrics.horizontalAdvance(label);
        if (label.isEmpty() || width + em_ * 0.3 > area.width())
            continue;
        const Meaning meaning = meaningOf(extent);
        const QRectF box(area.center().x() - width / 2 - em_ * 0.25,
                         area.center().y() - metrics.height() / 2, width + em_ * 0.5,
                         metrics.height());
        if (meaning != Meaning::Hole) {  // letters would drown in hatching and block borders
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme.fill(meaning));
            painter.setRenderHint(QPainter::Antialiasing);
            painter.drawRoundedRect(box & area, em_ * 0.2, em_ * 0.2);
        }
        painter.setPen(meaning == Meaning::Hole ? theme.secondary : theme.textOn(meaning));
        painter.drawText(QPointF(box.left() + em_ * 0.25, box.top() + metrics.ascent()), label);
    }
    painter.restore();
}

void FileExtentsPainter::paintDeviceMarks(QPainter& painter, const Theme& theme) const {
    if (!deviceAxis_.usable())
        return;
    const QFont small = smallFont(font_);
    const QFontMetricsF metrics(small);
    const qreal top = deviceRail_.bottom() + em_ * 0.15;
    if (scale_ == DeviceScale::ToScale)
        paintAxis(painter, deviceAxis_, QPointF(deviceRail_.left(), top), AxisUnit::Bytes,
                  blockSize_, false, theme, font_);
    const std::uint64_t seenFrom = deviceLayout_.deviceAt(deviceAxis_.edge(0));
    const std::uint64_t seenTo = deviceLayout_.deviceAt(deviceAxis_.edge(deviceAxis_.width()));
    const std::size_t first = file_->firstOnDeviceEndingAfter(seenFrom);
    const std::size_t last = file_->firstOnDeviceEndingAfter(seenTo);
    const bool each = last - first <= mostMarked;
    painter.setFont(small);
    qreal labelled = -em_;
    // Neighbouring labels should differ: how many bytes a label's width is.
    const double told = static_cast<double>(seenTo - seenFrom) * em_ / deviceRail_.width();
    const auto label = [&](qreal x, std::uint64_t device) {
        const QString text = Text::tr("at %1").arg(placeText(device, told));
        const qreal width = metrics.horizontalAdvance(text);
        const qreal left = std::clamp(x, 0.0, std::max(0.0, deviceRail_.width() - width));
        if (scale_ == DeviceScale::ToScale || left < labelled + em_ * 0.8)
            return;
        painter.fillRect(
            QRectF(onPixel(deviceRail_.left() + std::clamp(x, 0.0, deviceRail_.width() - 1), dpr_),
                   top, 1 / dpr_, metrics.height() * 0.3),
            theme.outline);
        painter.setPen(theme.secondary);
        painter.drawText(
            QPointF(deviceRail_.left() + left, top + metrics.height() * 0.34 + metrics.ascent()),
            text);
        labelled = left + width;
    };
    if (!each) {
        for (qreal x = 0; x < deviceRail_.width(); x += em_ * 7)
            label(x, deviceLayout_.deviceAt(deviceAxis_.edge(x)));
        return;
    }
    const qreal line = std::max(1 / dpr_, onPixel(em_ * 0.09, dpr_));
    const qreal block = static_cast<double>(blockSize_) / deviceAxis_.bytesPerPixel();
    std::uint64_t end = 0;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    for (std::size_t p = first; p <= last && p < file_->onDeviceCount(); ++p) {
        const scene::FileExtent extent = file_->extent(file_->onDevice(p));
        const std::uint64_t device = extent.device.value_or(0);
        const qreal from = deviceAxis_.xOf(deviceLayout_.railOf(device));
        const qreal to = deviceAxis_.xOf(deviceLayout_.railOf(device) +
                                         static_cast<double>(extent.deviceLength));
        if (p != first && device > end && scale_ == DeviceScale::Packed) {
            // A gap that is shorter here than on the device: three dots.
            const qreal before = deviceAxis_.xOf(deviceLayout_.railOf(end - 1));
            if (from - before >= em_ * 0.7) {
                const qreal dot = em_ * 0.11;
                painter.setPen(Qt::NoPen);
                painter.setBrush(theme.secondary);
                for (int i = -1; i <= 1; ++i)
                    painter.drawEllipse(
                        QPointF(deviceRail_.left() + (before + from) / 2 + i * em_ * 0.24,
                                deviceRail_.center().y()),
                        dot / 1.6, dot / 1.6);
            }
        }
        if (to - from >= em_ / 3) {
            paintBlocks(painter, theme, deviceRail_, from, to, block);
            if (extent.type == scene::FileExtentType::Prealloc)
                fillClass(painter,
                          QRectF(deviceRail_.left() + from, deviceRail_.top(), to - from,
                                 deviceRail_.height()) &
                              deviceRail_,
                          Meaning::Prealloc, theme, em_);
            if (from > 0 && device == end)
                painter.fillRect(QRectF(onPixel(deviceRail_.left() + from - line, dpr_),
                                        deviceRail_.top(), 2 * line, deviceRail_.height()),
                                 theme.background);
        }
        if (to > 0 && from < deviceRail_.width() && (p == first || device != end))
            label(from, from < 0 ? seenFrom : device);
        end = std::max(end, device + extent.deviceLength);
    }
    painter.restore();
}

/// Nothing of the file has a place of its own on the device: says why.
void FileExtentsPainter::paintNotOnDevice(QPainter& painter, const Theme& theme) const {
    painter.fillRect(deviceRail_, theme.unallocated);
    const QFont small = smallFont(font_);
    painter.setFont(small);
    painter.setPen(theme.secondary);
    const QString text = file_->totals().inlineBytes != 0
                             ? Text::tr("no extent: its bytes lie in the tree block of its inode")
                             : Text::tr("nothing on the device: holes take no space");
    painter.drawText(deviceRail_, Qt::AlignCenter,
                     QFontMetricsF(small).elidedText(text, Qt::ElideRight, deviceRail_.width()));
}

void FileExtentsPainter::paintLegend(QPainter& painter, const Theme& theme) const {
    const scene::FileRangeSummary& sum = file_->totals();
    std::vector<LegendEntry> items;
    const auto add = [&](Meaning meaning, const QString& name, std::uint64_t amount) {
        if (amount != 0)
            items.push_back({meaning, name, sized(amount), {}});
    };
    add(Meaning::Data, Text::tr("only here"), sum.data);
    add(Meaning::Shared, meaningName(Meaning::Shared), sum.shared);
    add(Meaning::Prealloc, meaningName(Meaning::Prealloc), sum.prealloc);
    add(Meaning::Metadata, Text::tr("inline, in a tree block"), sum.inlineBytes);
    add(Meaning::Hole, meaningName(Meaning::Hole), sum.holes);
    // Compressed, or the same bytes more than once: it takes less than it holds.
    const std::uint64_t taken = deviceLayout_.before(deviceLayout_.total()).bytes();
    if (taken != 0 && taken != sum.data + sum.shared + sum.prealloc)
        items.push_back(
            {Meaning::Free, Text::tr("on the device"), sized(taken), theme.unallocated});
    paintLegendRows(painter, legend_, items, theme, smallFont(font_));
}

void FileExtentsPainter::paintEmpty(QPainter& painter, const Theme& theme) const {
    painter.fillRect(fileRail_, theme.unallocated);
    painter.fillRect(deviceRail_, theme.unallocated);
    const QRectF between(0, fileRail_.bottom(), size_.width(),
                         deviceRail_.top() - fileRail_.bottom());
    if (file_)
        paintNothing(painter, between, Text::tr("The file is empty"),
                     Text::tr("It has no bytes, and so no extents."), theme, font_);
    else
        paintNothing(painter, between, Text::tr("No file is chosen"),
                     Text::tr("Choose one to see which device bytes hold it."), theme, font_);
}

}  // namespace daxscope::ui
