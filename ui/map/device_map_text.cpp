// The part of DeviceMapPainter that finds what is under the pointer and puts it into words.
#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "ui/glossary.h"
#include "ui/map/device_map_painter.h"
#include "ui/text.h"

namespace daxscope::ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(daxscope::ui::DeviceMapText)
};

/// Counts in sentences; the singular is a text of its own, so that English needs no plural file.
int counted(std::uint64_t n) { return static_cast<int>(std::min<std::uint64_t>(n, 1'000'000'000)); }

QString ownersText(std::uint64_t n) {
    return n == 1 ? Text::tr("one owner") : Text::tr("%n owners", nullptr, counted(n));
}

QString kindName(const scene::DeviceExtent& extent) {
    using enum scene::ByteClass;
    switch (extent.byteClass()) {
        case Data:
            return Text::tr("file data");
        case Shared:
            return Text::tr("shared file data");
        case Metadata:
            return Text::tr("tree block");
        case SharedTree:
            return Text::tr("shared tree block");
        case System:
            return extent.kind == scene::ExtentKind::Super ? Text::tr("superblock")
                                                           : Text::tr("chunk tree block");
        case Freed:
            return Text::tr("freed, waits for the commit");
        case Unreachable:
            break;
    }
    return {};
}

QString termOf(const scene::DeviceExtent& extent) {
    if (extent.kind == scene::ExtentKind::Super)
        return QStringLiteral("superblock");
    if (extent.kind == scene::ExtentKind::Tree)
        return QStringLiteral("tree block");
    if (extent.kind == scene::ExtentKind::Freed)
        return QStringLiteral("freed");
    return extent.owners > 1 ? QStringLiteral("shared") : QStringLiteral("extent");
}

QString row(const QString& name, const QString& value) {
    return QStringLiteral("<tr><td style='padding-right:8px'>%1</td><td>%2</td></tr>")
        .arg(name.toHtmlEscaped(), value.toHtmlEscaped());
}

}  // namespace

QString treeName(std::uint64_t objectId) {
    switch (objectId) {
        case 1:
            return Text::tr("root tree");
        case 2:
            return Text::tr("extent tree");
        case 3:
            return Text::tr("chunk tree");
        case 4:
            return Text::tr("device tree");
        case 5:
            return Text::tr("top-level subvolume");
        case 7:
            return Text::tr("checksum tree");
        case 8:
            return Text::tr("quota tree");
        case 9:
            return Text::tr("UUID tree");
        case 10:
            return Text::tr("free-space tree");
        case 11:
            return Text::tr("block-group tree");
        case 12:
            return Text::tr("raid stripe tree");
        default:
            break;
    }
    constexpr std::uint64_t firstSubvolume = 256;
    if (objectId >= firstSubvolume && objectId < UINT64_MAX - firstSubvolume)
        return Text::tr("subvolume %1").arg(objectId);
    return Text::tr("tree %1").arg(static_cast<qint64>(objectId));
}

const scene::BlockGroup* DeviceMapPainter::groupAt(std::uint64_t byte) const {
    const auto groups = map_->blockGroups();
    const auto after = std::ranges::upper_bound(groups, byte, {}, &scene::BlockGroup::device);
    if (after == groups.begin())
        return nullptr;
    const scene::BlockGroup& group = *(after - 1);
    return byte - group.device < group.length ? &group : nullptr;
}

std::optional<DeviceMapPainter::Hit> DeviceMapPainter::hit(QPointF at) const {
    if (!map_ || !axis_.usable() || at.x() < plot_.left() || at.x() >= plot_.right() ||
        at.y() < plot_.top() - em_ / 2 || at.y() > plot_.bottom() + em_ / 2)
        return std::nullopt;
    for (const std::size_t index : supers_) {
        const scene::DeviceExtent super = map_->extent(index);
        if (stripeOf(super).adjusted(-em_ * 0.12, 0, em_ * 0.12, 0).contains(at))
            return Hit{.rail = Rail::System,
                       .bin = {super.device, super.length},
                       .range = {super.device, super.length},
                       .extent = index,
                       .extents = 1,
                       .group = nullptr};
    }
    const qreal pixel = std::floor((at.x() - plot_.left()) * dpr_);
    const std::uint64_t from = axis_.edge(pixel / dpr_);
    const std::uint64_t to = std::max(axis_.edge((pixel + 1) / dpr_), from + 1);
    for (const RailPlace& place : rails_) {
        if (at.y() >= place.area.top() && at.y() < place.area.bottom())
            return hitRail(place, {from, to - from});
    }
    return std::nullopt;
}

std::optional<DeviceMapPainter::Hit> DeviceMapPainter::hitRail(const RailPlace& place,
                                                               ByteRange bin) const {
    const std::uint64_t from = bin.offset;
    const std::uint64_t to = bin.end();
    Hit out{
        .rail = place.rail, .bin = bin, .range = bin, .extent = {}, .extents = 0, .group = nullptr};
    // Extents under one pixel can be many; the first few dozen decide which one is meant.
    constexpr std::size_t looked = 64;
    std::uint64_t most = 0;
    const std::size_t first = map_->firstEndingAfter(from);
    for (std::size_t i = first; i < map_->extentCount() && i < first + looked; ++i) {
        const scene::DeviceExtent extent = map_->extent(i);
        if (extent.device >= to)
            break;
        if (extent.kind == scene::ExtentKind::Super || railOfExtent(extent) != place.rail)
            continue;
        const std::uint64_t covered =
            std::min(to, extent.device + extent.length) - std::max(from, extent.device);
        if (covered > most) {
            most = covered;
            out.extent = i;
            out.range = {extent.device, extent.length};
        }
        ++out.extents;
    }
    if (out.extents >= looked - 1)
        out.extents = map_->summarize(bin).extents;
    out.group = groupAt(out.extent ? out.range.offset : from);
    if (out.extent)
        return out;
    const auto segments = segments_.all();
    const std::size_t at = segments_.at(from);
    if (at >= segments.size())
        return std::nullopt;
    // Free bytes: from the extent before to the one after, inside this stretch.
    const RailSegments::Segment& segment = segments[at];
    if (segment.grouped ? segment.rail != place.rail
                        : place.rail != Rail::Data && place.rail != Rail::Mixed)
        return std::nullopt;
    std::uint64_t gapFrom = out.group != nullptr ? out.group->device : segment.from;
    std::uint64_t gapTo = out.group != nullptr ? out.group->device + out.group->length : segment.to;
    if (first > 0) {
        const scene::DeviceExtent before = map_->extent(first - 1);
        gapFrom = std::max(gapFrom, before.device + before.length);
    }
    if (first < map_->extentCount())
        gapTo = std::min(gapTo, map_->extent(first).device);
    if (gapFrom >= gapTo)
        return std::nullopt;
    out.range = {gapFrom, gapTo - gapFrom};
    return out;
}

QString DeviceMapPainter::describe(const Hit& hit) const {
    QString rows;
    QString title;
    QString term;
    QString figure = sized(hit.range.length);
    if (!hit.extent) {
        if (hit.group != nullptr) {
            title = Text::tr("free space");
            term = QStringLiteral("block group");
            rows +=
                row(Text::tr("block group"),
                    Text::tr("%1, %2 of %3 used")
                        .arg(railName(hit.rail), sized(hit.group->used), sized(hit.group->length)));
        } else {
            title = Text::tr("unallocated: not in a block group");
            term = QStringLiteral("chunk");
        }
    } else {
        const scene::DeviceExtent extent = map_->extent(*hit.extent);
        title = kindName(extent);
        term = termOf(extent);
        if (extent.kind == scene::ExtentKind::Tree)
            rows += row(Text::tr("tree"), treeName(extent.tree));
        if (extent.kind != scene::ExtentKind::Super && extent.kind != scene::ExtentKind::Freed)
            rows += row(Text::tr("owners"),
                        extent.kind != scene::ExtentKind::Tree ? ownersText(extent.owners)
                        : extent.owners == 1
                            ? Text::tr("one tree reaches it")
                            : Text::tr("%n trees reach it", nullptr, counted(extent.owners)));
        if (extent.generation != 0)
            rows += row(Text::tr("generation"), grouped(extent.generation));
        if (extent.unreachable != 0)
            rows += row(Text::tr("unreachable"), sized(extent.unreachable));
        if (hit.group != nullptr && hit.group->copies > 1)
            rows += row(Text::tr("copy"),
                        Text::tr("%1 of %2 (dup)").arg(hit.group->copy + 1).arg(hit.group->copies));
    }
    rows.prepend(row(Text::tr("device byte"), grouped(hit.range.offset)));
    if (hit.extents > 1)
        rows += row(Text::tr("here"),
                    Text::tr("%n extents under this pixel; zoom in to tell them apart", nullptr,
                             counted(hit.extents)));
    const QString definition = glossary::definition(term);
    return QStringLiteral("<b>%1</b> · %2<table>%3</table>%4<br><small>%5</small>")
        .arg(title.toHtmlEscaped(), figure.toHtmlEscaped(), rows,
             definition.isEmpty()
                 ? QString()
                 : QStringLiteral("<i>%1</i>: %2")
                       .arg(glossary::word(term).toHtmlEscaped(), definition.toHtmlEscaped()),
             Text::tr("Read from the image.").toHtmlEscaped());
}

QString DeviceMapPainter::describe(std::size_t index) const {
    if (!map_ || index >= map_->extentCount())
        return {};
    const scene::DeviceExtent extent = map_->extent(index);
    QString text = Text::tr("%1, %2 at device byte %3")
                       .arg(kindName(extent), sized(extent.length), grouped(extent.device));
    if (extent.kind == scene::ExtentKind::Tree)
        text += QStringLiteral(", ") + treeName(extent.tree);
    if (extent.owners != 0)
        text += QStringLiteral(", ") + ownersText(extent.owners);
    if (extent.generation != 0)
        text += QStringLiteral(", ") + Text::tr("generation %1").arg(extent.generation);
    if (extent.unreachable != 0)
        text += QStringLiteral(", ") + Text::tr("%1 unreachable").arg(sized(extent.unreachable));
    return text;
}

}  // namespace daxscope::ui
