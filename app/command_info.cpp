#include "app/commands.h"
#include "app/output.h"
#include "format/names.h"
#include "session/session.h"

namespace daxscope::app {

namespace {

void printList(Output& out, std::string_view title, const std::vector<std::string>& lines) {
    if (lines.empty())
        return;
    out.write(std::format("\n{}\n", title));
    for (const std::string& line : lines)
        out.write(std::format("  {}\n", line));
}

std::string_view evidenceName(scene::Evidence evidence) {
    switch (evidence) {
        case scene::Evidence::Modelled:
            return "modelled";
        case scene::Evidence::Emulated:
            return "emulated";
        case scene::Evidence::Measured:
            break;
    }
    return "measured";
}

void printText(Output& out, const scene::ImageInfo& info, const files::Namespace& names) {
    for (const scene::NamedFact& fact : info.facts) {
        const bool plain = fact.evidence == scene::Evidence::Measured;
        out.write(std::format("{:<20}{}{}\n", fact.name, fact.value,
                              plain ? "" : std::format(" [{}]", evidenceName(fact.evidence))));
    }
    out.write("\nsubvolumes\n");
    for (const auto& [id, sub] : names.subvolumes())
        out.write(std::format(
            "  {:>6}  generation {:<8} {}{}{}{}{}\n", id, names.currentRoot(sub).generation,
            escapedName(sub.path), sub.isSnapshot() ? "  snapshot" : "",
            sub.readOnly() ? "  read-only" : "", id == names.defaultSubvolume() ? "  default" : "",
            sub.deleted() ? "  being deleted" : ""));
    printList(out, "can only be read", info.readOnlyReasons);
}

void strings(Json& json, std::string_view name, const std::vector<std::string>& list) {
    json.key(name).array();
    for (const std::string& item : list)
        json.value(std::string_view(item));
    json.endArray();
}

void printJson(Output& out, const scene::ImageInfo& info, const session::Session& session) {
    Json json(out);
    const format::Superblock& super = session.volume().super();
    json.object()
        .member("path", info.path)
        .member("label", info.label)
        .member("fsid", info.fsid)
        .member("generation", info.generation)
        .member("size", info.deviceSize)
        .member("bytesUsed", info.bytesUsed)
        .member("sectorSize", info.sectorSize)
        .member("nodeSize", info.nodeSize)
        .member("checksum", info.checksum)
        .member("kind", session.facts().kind)
        .member("granularity", info.granularity)
        .member("granularityReason", info.granularityReason)
        .member("granularityIs", evidenceName(info.granularityEvidence))
        .member("logTree", super.logRoot != 0)
        .member("superblock", session.volume().superAt())
        .member("defaultSubvolume", session.names().defaultSubvolume())
        .member("incompat", format::incompatText(super.incompatFlags))
        .member("compatRo", format::compatRoText(super.compatRoFlags))
        .member("mustBeReadOnly", !info.readOnlyReasons.empty());
    strings(json, "readOnlyReasons", info.readOnlyReasons);
    strings(json, "options", info.options);
    strings(json, "findings", info.findings);
    json.key("subvolumes").array();
    for (const auto& [id, sub] : session.names().subvolumes())
        json.object()
            .member("id", id)
            .member("parent", sub.parent)
            .member("path", sub.path)
            .member("generation", session.names().currentRoot(sub).generation)
            .member("snapshot", sub.isSnapshot())
            .member("readOnly", sub.readOnly())
            .member("deleted", sub.deleted())
            .member("uuid", uuidText(sub.uuid))
            .member("parentUuid", uuidText(sub.parentUuid))
            .endObject();
    json.endArray().endObject().endDocument();
}

}  // namespace

int commandInfo(const CommandOptions& options) {
    const auto session = session::Session::open(options.image);
    if (!session)
        return complain(session.error());
    const auto info = (*session)->info();
    if (!info)
        return complain(info.error());
    Output out;
    if (options.json)
        printJson(out, *info, **session);
    else
        printText(out, *info, (*session)->names());
    out.flush();
    const int damage = complainAbout(info->findings);
    return out.failed() ? 1 : damage;
}

}  // namespace daxscope::app
