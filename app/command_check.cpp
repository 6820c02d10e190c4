// check: is everything sound? Exit 0 clean, 1 damage found or the image cannot be read.
#include "app/answers.h"
#include "app/commands.h"
#include "session/session.h"

namespace daxscope::app {

void answerCheck(const check::Report& report, Output& out) {
    Json json(out);
    json.object().member("clean", report.clean()).key("errors").array();
    for (const check::Finding& finding : report.findings) {
        json.object()
            .member("what", finding.what)
            .member("where", finding.where)
            .member("meaning", check::meaningOf(finding.kind))
            .member("kind", check::wordFor(finding.kind))
            .member("logical", finding.logical == 0 ? std::nullopt : std::optional(finding.logical))
            .member("device", finding.device)
            .endObject();
    }
    json.endArray()
        .member("errorCount", report.total)
        .member("treeBlocks", report.treeBlocks)
        .member("extents", report.extents)
        .member("inodes", report.inodes)
        .member("dataBytes", report.dataBytes)
        .key("notes")
        .array();
    for (const std::string& note : report.notes)
        json.value(std::string_view(note));
    json.endArray().endObject().endDocument();
}

namespace {

/// Kind by kind: what it means is said once.
void printText(const check::Report& report, Output& out) {
    for (std::size_t i = 0; i < check::kinds; ++i) {
        const auto kind = static_cast<check::Kind>(i);
        bool first = true;
        for (const check::Finding& finding : report.findings) {
            if (finding.kind != kind)
                continue;
            if (std::exchange(first, false))
                out.write(std::format("{}: {}\n", check::wordFor(kind), check::meaningOf(kind)));
            out.write(std::format("  {}: {}\n", finding.where, finding.what));
        }
    }
    if (report.total > report.findings.size())
        out.write(std::format("and {} more\n", report.total - report.findings.size()));
    for (const std::string& note : report.notes)
        out.write(std::format("note: {}\n", note));
    out.write(std::format("{}: {} tree blocks, {} extents, {} inodes, {} bytes of data compared\n",
                          report.clean() ? "clean" : std::format("{} findings", report.total),
                          report.treeBlocks, report.extents, report.inodes, report.dataBytes));
}

}  // namespace

int commandCheck(const CommandOptions& options) {
    Progress nobody;
    const auto report = session::checkFile(options.image, !options.noData, nobody);
    if (!report)
        return complain(report.error());
    Output out;
    if (options.json)
        answerCheck(*report, out);
    else
        printText(*report, out);
    out.flush();
    return report->clean() && !out.failed() ? 0 : 1;
}

}  // namespace daxscope::app
