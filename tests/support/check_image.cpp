#include "support/check_image.h"

#include <algorithm>
#include <format>

#include "session/session.h"

namespace daxscope::test {

namespace {

/// What `btrfs check` does not look at: second copies, and mirrors of the superblock, one of which power loss may tear.
bool isOursAlone(const check::Finding& finding) {
    return finding.kind == check::Kind::Copy ||
           (finding.kind == check::Kind::Superblock && finding.where != "superblock at 65536");
}

}  // namespace

Ran checkImage(const std::string& image) {
    Ran theirs = run({"btrfs", "check", "--check-data-csum", image}, {.timeoutSeconds = 400});
    Progress nobody;
    const auto ours = session::checkFile(image, true, nobody);
    const bool clean = ours && std::ranges::all_of(ours->findings, isOursAlone);
    if (ours && clean == theirs.ok())
        return theirs;
    theirs.err = std::format("btrfs check: {}\ndaxscope check: {}\n", theirs.verdict(),
                             !ours           ? ours.error().text()
                             : ours->clean() ? "clean"
                                             : "");
    for (std::size_t i = 0; ours && i < ours->findings.size() && i < 20; ++i)
        theirs.err += ours->findings[i].where + ": " + ours->findings[i].what + "\n";
    theirs.exitCode = 1;
    return theirs;
}

}  // namespace daxscope::test
