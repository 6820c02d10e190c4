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

/// An error in the subvolumes that has neither an inode nor a cause. `btrfs check` keeps one record of an inode whose tree block two
/// subvolumes share; when that inode is an orphan of both (a snapshot was taken while a removed file was open, and power went
/// before the snapshot's orphan was cleaned), the first subvolume clears the record's mark and the second then counts a record
/// without any mark as an error. Mode lowmem walks each subvolume by itself.
bool isNameless(const Ran& check) {
    constexpr std::string_view announced = "checking fs roots\n";
    const std::size_t at = check.err.find(announced);
    return at != std::string::npos &&
           check.err.substr(at + announced.size()) == "ERROR: errors found in fs roots\n";
}

}  // namespace

Ran checkImage(const std::string& image) {
    constexpr double limit = 400;
    Ran theirs = run({"btrfs", "check", "--check-data-csum", image}, {.timeoutSeconds = limit});
    if (isNameless(theirs))
        theirs = run({"btrfs", "check", "--mode", "lowmem", image}, {.timeoutSeconds = limit});
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
