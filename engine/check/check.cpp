#include "check/check.h"

#include "check/references.h"
#include "check/space.h"
#include "check/subvolumes.h"
#include "check/superblocks.h"
#include "files/directory.h"
#include "format/names.h"

namespace daxscope::check {

namespace {

void noteLimits(const volume::Volume& volume, Report& report) {
    const format::Superblock& super = volume.super();
    if (super.logRoot != 0)
        report.notes.emplace_back("a log tree waits to be replayed; it was not looked at");
    if (volume.root(format::id::quotaTree))
        report.notes.emplace_back("the counts of quotas were not compared");
    for (const volume::ChunkInfo& chunk : volume.chunks().chunks()) {
        if (chunk.copies == 0)
            report.notes.push_back(std::format("chunk {} ({}) is of a kind that cannot be read",
                                               chunk.logical, format::groupText(chunk.flags)));
    }
}

/// By path, where there is one.
std::string nameOf(const files::Namespace* names, std::uint64_t tree) {
    const files::SubvolumeInfo* const known = names == nullptr ? nullptr : names->subvolume(tree);
    return known == nullptr || known->path.empty() ? format::treeName(tree) : known->path;
}

Status checkOpened(const volume::Volume& volume, const Options& options, Findings& findings,
                   Progress& progress) {
    checkSuperblocks(volume, findings);
    DAX_TRY(const ExtentTable extents, readExtents(volume, findings, progress));
    DAX_TRY(Walked walked, walkTrees(volume, extents, findings, progress));
    DAX_CHECK(checkReferences(volume, extents, walked, findings, progress));
    walked.claims = {};
    walked.written = mergedRanges(std::move(walked.written));
    DAX_CHECK(checkSpace(volume, extents, findings, progress));
    DAX_TRY(const SumRanges sums, SumRanges::read(volume, extents, findings, progress));
    SubvolumeNames subvolumes = checkSubvolumes(volume, findings);
    const auto names = files::Namespace::open(volume);
    for (const FileTree& tree : walked.fileTrees)
        DAX_CHECK(checkInodes(volume, tree, nameOf(names ? names->get() : nullptr, tree.root.tree),
                              sums, walked.written, subvolumes, findings, progress));
    missingNames(subvolumes, findings);
    if (options.data)
        DAX_CHECK(checkData(volume, sums, findings, progress));
    else
        findings.report().notes.emplace_back("data were not compared with their checksums");
    noteLimits(volume, findings.report());
    return {};
}

}  // namespace

Result<Report> check(Bytes device, const Options& options, Progress& progress) {
    Report report;
    Findings findings(report);
    DAX_CHECK(progress.step(0, "opening"));
    const auto volume = volume::Volume::open(device);
    if (!volume) {
        findings.add(Kind::Open, volume.error(), "superblock");
        return report;
    }
    (*volume)->avoid(options.poison);
    if (const Status done = checkOpened(**volume, options, findings, progress);
        !done && done.error().code == ECANCELED)
        return std::unexpected(done.error());
    for (Finding& finding : report.findings) {
        if (finding.logical != 0)
            finding.device = (*volume)->chunks().toDevice(finding.logical);
    }
    return report;
}

}  // namespace daxscope::check
