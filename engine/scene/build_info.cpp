#include "scene/build.h"

#include <algorithm>

#include "base/text.h"
#include "format/checksum.h"
#include "format/names.h"
#include "format/superblock.h"

namespace daxscope::scene {

namespace {

std::vector<std::string> splitList(const std::string& text) {
    std::vector<std::string> out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t comma = std::min(text.find(", ", at), text.size());
        out.push_back(text.substr(at, comma - at));
        at = comma + 2;
    }
    return out;
}

}  // namespace

ImageInfo buildInfo(const volume::Volume& volume, const files::Namespace& names,
                    const MapFacts& facts, const WriteFacts& writing) {
    const format::Superblock& super = volume.super();
    ImageInfo info;
    info.path = facts.path;
    info.label = toUtf8Lossy(format::labelOf(super));
    info.fsid = uuidText(super.fsid);
    info.generation = super.generation;
    info.deviceSize = volume.device().size();
    info.bytesUsed = writing.used != 0 ? writing.used : super.bytesUsed.get();
    info.sectorSize = volume.sectorSize();
    info.nodeSize = volume.nodeSize();
    info.checksum = format::csumName(volume.rules().csum);
    info.granularity = facts.granularity;
    info.granularityReason = facts.granularityReason;
    info.granularityEvidence = facts.granularityEvidence;
    info.readOnlyReasons = volume.readOnlyReasons();
    info.readOnly = !writing.writable;
    info.scratch = writing.scratch;
    info.changes = writing.changes;
    info.history = writing.history;
    info.past = writing.past;
    info.standing = writing.standing;
    info.findings = writing.standing ? writing.findings : volume.findings();
    info.options.emplace_back(info.readOnly ? "read-only" : "read-write");
    if (writing.dax)
        info.options.emplace_back("dax (experimental)");
    if (writing.dax && writing.writable)
        info.options.emplace_back("nodatasum");
    for (const auto& list :
         {format::incompatText(super.incompatFlags), format::compatRoText(super.compatRoFlags)}) {
        for (std::string& option : splitList(list))
            info.options.push_back(std::move(option));
    }

    const auto snapshots = std::ranges::count_if(
        names.subvolumes(), [](const auto& pair) { return pair.second.isSnapshot(); });
    const auto fact = [&](std::string name, std::string value,
                          Evidence evidence = Evidence::Measured) {
        info.facts.push_back({std::move(name), std::move(value), evidence});
    };
    fact("image", facts.path);
    fact("kind", facts.kind);
    fact("label", info.label.empty() ? "(none)" : info.label);
    fact("fsid", info.fsid);
    fact("generation", groupedText(info.generation));
    fact("size",
         std::format("{} ({} bytes)", sizeText(info.deviceSize), groupedText(info.deviceSize)));
    fact("used",
         std::format("{} ({} bytes)", sizeText(info.bytesUsed), groupedText(info.bytesUsed)));
    fact("sector size", sizeText(info.sectorSize));
    fact("node size", sizeText(info.nodeSize));
    fact("checksum", info.checksum);
    fact("incompat features", format::incompatText(super.incompatFlags));
    fact("compat-ro features", format::compatRoText(super.compatRoFlags));
    fact("subvolumes",
         std::format("{}, of them {} snapshots", names.subvolumes().size(), snapshots));
    fact("default subvolume", std::to_string(names.defaultSubvolume()));
    fact("superblock", std::format("device byte {}", groupedText(volume.superAt())));
    fact("log tree", super.logRoot == 0 ? "none" : std::format("at {}", super.logRoot.get()));
    fact("granularity", std::format("{} — {}", info.granularity, info.granularityReason),
         info.granularityEvidence);
    return info;
}

}  // namespace daxscope::scene
