#include "ui/inspector_facts.h"

#include <QCoreApplication>

#include "ui/hex_view.h"
#include "ui/language.h"
#include "ui/map/device_map_painter.h"
#include "ui/text.h"
#include "ui/theme.h"

namespace daxscope::ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(daxscope::ui::Inspector)
};

/// "192 KiB (196 608 bytes)"; sizes below 1 KiB once only.
QString exactSize(quint64 bytes) {
    if (bytes < 1024)
        return Text::tr("%1 bytes").arg(grouped(bytes));
    return Text::tr("%1 (%2 bytes)").arg(sized(bytes), grouped(bytes));
}

QString ownersText(const scene::DeviceExtent& extent) {
    const quint64 count = extent.owners;
    if (extent.kind == scene::ExtentKind::Super)
        return Text::tr("the filesystem itself");
    if (extent.kind == scene::ExtentKind::Freed)
        return Text::tr("none any more");
    if (extent.kind == scene::ExtentKind::Tree)
        return count == 1 ? Text::tr("1 tree") : Text::tr("%1 trees").arg(grouped(count));
    return count == 1 ? Text::tr("1: nobody else holds it")
                      : Text::tr("%1 references").arg(grouped(count));
}

void addClasses(std::vector<Fact>& facts, const scene::ClassBytes& bytes) {
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (bytes[i] != 0)
            facts.push_back({meaningName(meaningOf(static_cast<scene::ByteClass>(i))),
                             sized(bytes[i]), scene::Evidence::Measured});
    }
}

void addLogical(std::vector<Fact>& facts, const scene::Owners* owners) {
    if (owners != nullptr && owners->logical != 0)
        facts.push_back({Text::tr("logical byte"), addressText(owners->logical),
                         scene::Evidence::Measured, true, QStringLiteral("logical address")});
}

}  // namespace

QString kindName(const scene::DeviceExtent& extent) {
    switch (extent.kind) {
        case scene::ExtentKind::Data:
            return Text::tr("data extent");
        case scene::ExtentKind::Tree:
            return Text::tr("tree block");
        case scene::ExtentKind::Super:
            return Text::tr("superblock");
        case scene::ExtentKind::Freed:
            return Text::tr("freed space");
    }
    return {};
}

std::vector<Fact> imageFacts(const scene::ImageScene& scene) {
    std::vector<Fact> facts;
    facts.reserve(scene.info.facts.size());
    for (const auto& fact : scene.info.facts) {
        // Names that somebody has given stay.
        const bool given =
            fact.name == "image" || (fact.name == "label" && !scene.info.label.empty());
        facts.push_back({inLanguage(fact.name), given ? shown(fact.value) : inLanguage(fact.value),
                         fact.evidence, false, shown(fact.name)});
    }
    if (!facts.empty())
        return facts;
    const auto& info = scene.info;
    facts.push_back({Text::tr("label"), info.label.empty() ? Text::tr("none") : shown(info.label),
                     scene::Evidence::Measured});
    facts.push_back({Text::tr("generation"), grouped(info.generation), scene::Evidence::Measured});
    facts.push_back({Text::tr("size"), exactSize(info.deviceSize), scene::Evidence::Measured});
    facts.push_back(
        {Text::tr("granularity"), inLanguage(info.granularity), info.granularityEvidence});
    return facts;
}

std::vector<Fact> fileFacts(const scene::FileExtents& file) {
    const auto& totals = file.totals();
    std::vector<Fact> facts;
    facts.push_back({Text::tr("path"), shown(file.path), {}});
    facts.push_back({Text::tr("inode"),
                     Text::tr("%1 in %2").arg(grouped(file.inode), treeName(file.subvolume)),
                     scene::Evidence::Measured});
    facts.push_back({Text::tr("size"), exactSize(file.size), scene::Evidence::Measured});
    facts.push_back({Text::tr("extents"),
                     Text::tr("%1, of them %2 on the device")
                         .arg(grouped(file.count()), grouped(file.onDeviceCount())),
                     scene::Evidence::Measured, false, QStringLiteral("extent")});
    const auto amount = [&](const QString& name, quint64 bytes, const char* term) {
        if (bytes != 0)
            facts.push_back(
                {name, sized(bytes), scene::Evidence::Measured, false, QString::fromLatin1(term)});
    };
    amount(Text::tr("only here"), totals.data, "exclusive");
    amount(Text::tr("shared"), totals.shared, "shared");
    amount(Text::tr("holes"), totals.holes, "hole");
    amount(Text::tr("reserved"), totals.prealloc, "prealloc");
    amount(Text::tr("inline"), totals.inlineBytes, "inline extent");
    if (totals.minDevice < totals.maxDevice)
        facts.push_back({Text::tr("lies within"),
                         addressText(totals.minDevice) + QStringLiteral(" – ") +
                             addressText(totals.maxDevice - 1),
                         scene::Evidence::Measured, true, QStringLiteral("device byte")});
    return facts;
}

std::vector<Fact> extentFacts(const scene::DeviceExtent& extent, const scene::Owners* owners,
                              quint64 committed) {
    std::vector<Fact> facts;
    const auto byteClass = extent.byteClass();
    facts.push_back({Text::tr("kind"), kindName(extent), scene::Evidence::Measured, false,
                     extent.kind == scene::ExtentKind::Data    ? QStringLiteral("extent")
                     : extent.kind == scene::ExtentKind::Tree  ? QStringLiteral("tree block")
                     : extent.kind == scene::ExtentKind::Freed ? QStringLiteral("freed")
                                                               : QStringLiteral("superblock")});
    facts.push_back({Text::tr("class"), meaningName(meaningOf(byteClass)),
                     scene::Evidence::Measured, false, meaningName(meaningOf(byteClass))});
    facts.push_back({Text::tr("device byte"), addressText(extent.device), scene::Evidence::Measured,
                     true, QStringLiteral("device byte")});
    addLogical(facts, owners);
    facts.push_back({Text::tr("length"), exactSize(extent.length), scene::Evidence::Measured});
    if (extent.kind == scene::ExtentKind::Freed)
        facts.push_back({Text::tr("this is"),
                         Text::tr("needed by the last commit: free once the next one is durable"),
                         scene::Evidence::Measured});
    else if (extent.kind != scene::ExtentKind::Super)
        facts.push_back({Text::tr("generation"),
                         extent.generation > committed
                             ? Text::tr("%1, not committed").arg(grouped(extent.generation))
                             : grouped(extent.generation),
                         scene::Evidence::Measured});
    if (extent.tree != 0)
        facts.push_back({Text::tr("tree"), treeName(extent.tree), scene::Evidence::Measured});
    facts.push_back({Text::tr("owners"), ownersText(extent), scene::Evidence::Measured, false,
                     QStringLiteral("owner")});
    if (extent.kind == scene::ExtentKind::Data)
        facts.push_back(
            {Text::tr("unreachable"),
             extent.unreachable == 0 ? Text::tr("nothing") : exactSize(extent.unreachable),
             scene::Evidence::Measured});
    if (extent.copy != 0)
        facts.push_back({Text::tr("copy"), Text::tr("the second one (dup)"),
                         scene::Evidence::Measured, false, QStringLiteral("dup")});
    return facts;
}

std::vector<Fact> rangeFacts(const scene::DeviceMap& map, ByteRange range,
                             const scene::Owners* owners) {
    std::vector<Fact> facts;
    const auto summary = map.summarize(range);
    facts.push_back({Text::tr("device bytes"),
                     addressText(range.offset) + QStringLiteral(" – ") +
                         addressText(range.end() - (range.length > 0 ? 1 : 0)),
                     {},
                     true,
                     QStringLiteral("device byte")});
    addLogical(facts, owners);
    facts.push_back({Text::tr("length"), exactSize(range.length), {}});
    facts.push_back({Text::tr("extents"), grouped(summary.extents), scene::Evidence::Measured,
                     false, QStringLiteral("extent")});
    addClasses(facts, summary.bytes);
    if (summary.extents > 0)
        facts.push_back(
            {Text::tr("generations"),
             summary.minGeneration == summary.maxGeneration
                 ? grouped(summary.minGeneration)
                 : Text::tr("%1 to %2")
                       .arg(grouped(summary.minGeneration), grouped(summary.maxGeneration)),
             scene::Evidence::Measured, false, QStringLiteral("generation")});
    if (owners != nullptr && !owners->sentence.empty())
        facts.push_back({Text::tr("this is"), shown(owners->sentence), scene::Evidence::Measured});
    return facts;
}

std::vector<Fact> filePartFacts(const scene::FileExtents& file, ByteRange range) {
    std::vector<Fact> facts;
    facts.push_back({Text::tr("file"), shown(file.path), {}});
    facts.push_back({Text::tr("file byte"), grouped(range.offset), {}});
    facts.push_back({Text::tr("length"), exactSize(range.length), {}});
    const auto index = file.find(range.offset);
    if (!index)
        return facts;
    const auto extent = file.extent(*index);
    const auto type = textOf(typeName(extent.type));
    facts.push_back({Text::tr("type"), type, scene::Evidence::Measured, false, type});
    if (extent.type == scene::FileExtentType::Hole)
        facts.push_back(
            {Text::tr("this is"), Text::tr("nothing is stored: it reads as zeros"), {}});
    if (extent.type == scene::FileExtentType::Inline)
        facts.push_back({Text::tr("this is"),
                         Text::tr("stored inside a tree block, not in blocks of its own"),
                         {}});
    return facts;
}

}  // namespace daxscope::ui
