// The engine's writes beside those of the kernel's btrfs and XFS (reflink=1), in one run: what this program is fast at.
//
// All images lie in memory, present from the beginning; the kernel's on loop devices, ours flushed by cache lines as persistent
// memory is. Everybody does the same (kernel/workloads.h), in rounds (kernel/comparison.h), and ends with it durable: by
// a commit here, syncfs() there. Ratios are of the clock; CPU time of all that worked stands beside (spent.h). Like
// with like: our files have checksums, as those of btrfs have, while XFS has none and is told beside our files without, too;
// metadata is kept twice (dup) here and in btrfs, as both make it, once in XFS. What one write costs that is made durable by itself:
// a commit here, which rewrites trees up to the superblock, but fsync and its log there.
//   - overwrite: 4 KiB of a shared 64 MiB file, in random order: at least 6 times as fast as btrfs, at most 1.5 times XFS
//   - durable: each of these made durable: at most 1.5 times the bare blocks that the format makes it rewrite (kernel/floor.h); at
//     least 2 times as fast as btrfs with nodes of 16 KiB, 6 times with nodes of 4 KiB, each with its like
//   - small: 100 bytes of shared blocks: at least 6 times as fast as btrfs
//   - snapshot: of trees with 64 MiB, 1 GiB, 100,000 extents: at least 2 times as fast as btrfs. It grows with the root's
//     pointers, each of which gets one more holder, and not with what lies below: told of 60,000 extents, too, whose tree is
//     one level lower, under the widest root there is
//   - clone: of a file of 100,000 extents: at least 4 times as fast as btrfs
//   - create: 100,000 files: at least 2 times as fast as btrfs
//   - drop: a snapshot goes in a time linear in what only it holds, whatever else there is (ours alone: btrfs has a thread that
//     comes for it when it likes, half a minute later)
//   - count: instructions of one operation of these, by callgrind, which repeat where times do not: at most 10,000 for a write of 4 KiB
//     copied on write in a DAX session (102,000 on XFS with DAX)
//   - nodes: all of it with nodes of 4 to 32 KiB, ours alone, without bars; only when it is asked for
//
// Usage: bench_kernel [--json | --markdown] [--rounds N] [SECTION...]; all sections but nodes when none is named. --markdown prints the
// table of the README. Needs root, and 4 GiB of memory. Exit 0 when every bar holds, 1 when one does not, 2 when it cannot measure.
#include <cstdlib>

#include "bench/callgrind.h"
#include "bench/kernel/comparison.h"
#include "bench/kernel/engine_image.h"
#include "bench/kernel/floor.h"
#include "bench/kernel/workloads.h"
#include "bench/kernel_image.h"

using namespace daxscope;
using namespace daxscope::bench;

// What callgrind collects; known by this name.
extern "C" {
[[gnu::noinline]] void measured(const std::function<void()>& run) { run(); }
}

namespace {

const std::string ours = "Daxscope";
const std::string btrfs = "btrfs";
const std::string xfs = "XFS";

constexpr std::uint64_t mebi = 1ULL << 20;
constexpr unsigned durableWrites = 512;
/// Extents of a file whose leaves nearly fill one root of 16 KiB: the widest there is, and the most that a snapshot has to hold.
constexpr std::uint64_t wide = 60'000;

struct Setting {
    Report& report;
    unsigned rounds = 5;
    std::string self;
};

using Made = Result<std::unique_ptr<Contestant>>;

/// Who takes part, by name.
struct Entrant {
    std::string name;
    std::function<Made(const std::string& path, std::uint64_t bytes)> make;
};

Entrant engine(const std::string& name = ours, const EngineFormat& format = {}) {
    return {name, [format](const std::string& path, std::uint64_t bytes) -> Made {
                return EngineImage::make(path, bytes, format);
            }};
}

Entrant kernel(const std::string& name, const KernelFormat& format) {
    return {name, [format](const std::string& path, std::uint64_t bytes) -> Made {
                return KernelImage::make(path, bytes, format);
            }};
}

Entrant kernelBtrfs(std::uint32_t nodeSize = KernelFormat().nodeSize) {
    return kernel(btrfs, {.nodeSize = nodeSize, .device = 16384 * mebi});
}
/// `times`: as large as the others' images. It sets apart space of every allocation group for its own trees.
Entrant kernelXfs(std::uint64_t times = 1) {
    return {xfs, [times](const std::string& path, std::uint64_t bytes) -> Made {
                return KernelImage::make(path, times * bytes, {.xfs = true});
            }};
}

/// Images of all who take part, filled.
class Field {
public:
    [[nodiscard]] static Result<std::unique_ptr<Field>> make(const Workload& workload,
                                                             const std::vector<Entrant>& entrants,
                                                             unsigned rounds) {
        auto field = std::make_unique<Field>();
        const std::uint64_t bytes =
            std::max<std::uint64_t>(workload.image, workload.image * (rounds + 1) / 8);
        for (const Entrant& entrant : entrants) {
            const std::string path =
                field->scratch_.path(std::format("image-{}", field->images_.size()));
            DAX_TRY(auto image, entrant.make(path, bytes));
            DAX_CHECK(workload.fill(*image));
            field->images_.push_back(std::move(image));
        }
        return field;
    }
    [[nodiscard]] Contestant& operator[](std::size_t number) const { return *images_[number]; }

private:
    test::ScratchDirectory scratch_;  // goes after what is mounted in it
    std::vector<std::unique_ptr<Contestant>> images_;
};

Comparison::Side side(const Workload& workload, const std::string& name, Contestant& with) {
    Comparison::Side made{name, {}, [&](unsigned round) { return workload.run(with, round); }};
    if (workload.prepare)
        made.prepare = [&](unsigned round) { return workload.prepare(with, round); };
    return made;
}

Result<Comparison> compare(const Setting& setting, const Workload& workload,
                           const std::vector<Entrant>& entrants) {
    DAX_TRY(const auto field, Field::make(workload, entrants, setting.rounds));
    Comparison comparison(workload.what, workload.operations, workload.unit);
    std::vector<Comparison::Side> sides;
    sides.reserve(entrants.size());
    for (std::size_t i = 0; i < entrants.size(); ++i)
        sides.push_back(side(workload, entrants[i].name, (*field)[i]));
    DAX_CHECK(comparison.measure(sides, setting.rounds));
    return comparison;
}

const std::string withoutSums = "Daxscope without checksums";

Status overwrite(const Setting& setting) {
    DAX_TRY(auto made, compare(setting, overwrites(blockSize),
                               {engine(), engine(withoutSums, {.checksums = false}), kernelBtrfs(),
                                kernelXfs()}));
    made.timesAsFast(ours, btrfs, 6);
    made.timesOf(ours, xfs, 1.5);
    made.tell(setting.report);
    return {};
}

Status small(const Setting& setting) {
    DAX_TRY(auto made, compare(setting, overwrites(100), {engine(), kernelBtrfs(), kernelXfs()}));
    made.timesAsFast(ours, btrfs, 6);
    made.tell(setting.report);
    return {};
}

/// With nodes of one size here and there, and the bare blocks beside.
Status durableWith(const Setting& setting, std::uint32_t nodeSize, double bar) {
    const Workload workload = durableOverwrites(durableWrites);
    std::vector<Entrant> entrants = {engine(ours, {.nodeSize = nodeSize}), kernelBtrfs(nodeSize)};
    if (nodeSize == EngineFormat().nodeSize)
        entrants.push_back(kernelXfs());
    DAX_TRY(const auto field, Field::make(workload, entrants, setting.rounds));
    // What it has to rewrite: of a round that nobody measures, whose number no other round has.
    auto& image = dynamic_cast<EngineImage&>((*field)[0]);
    const unsigned apart = setting.rounds + 1;
    DAX_CHECK(workload.prepare(image, apart));
    std::vector<Rewritten> commits;
    std::size_t blocks = 0;
    const std::vector<std::byte> content(blockSize, std::byte{3});
    for (unsigned i = 0; i < durableWrites; ++i) {
        DAX_CHECK(image.write("/v/file", (i * 31ULL % 16384) * blockSize, content));
        DAX_CHECK(image.commit());
        DAX_TRY(Rewritten rewritten, rewrittenBlocks(image.session().volume()));
        // Data is written where nothing of this is, block after block.
        rewritten.data = 256 * mebi + i * blockSize;
        blocks += rewritten.blocks.size();
        commits.push_back(std::move(rewritten));
    }
    const test::ScratchDirectory scratch;
    DAX_TRY(const auto bare, BareCommits::make(scratch.path("bare"),
                                               image.session().volume().device().size(), nodeSize));

    const std::string floor = "bare blocks";
    std::vector<Comparison::Side> sides{{floor, {}, [&](unsigned) -> Status {
                                             bare->run(commits);
                                             return {};
                                         }}};
    for (std::size_t i = 0; i < entrants.size(); ++i)
        sides.push_back(side(workload, entrants[i].name, (*field)[i]));
    Comparison made(std::format("{}, nodes of {} KiB", workload.what, nodeSize / 1024),
                    workload.operations, workload.unit);
    DAX_CHECK(made.measure(sides, setting.rounds));
    made.timesOf(ours, floor, 1.5);
    made.timesAsFast(ours, btrfs, bar);
    made.tell(setting.report);
    setting.report.table().note(
        std::format("tree blocks that a commit rewrites, nodes of {} KiB", nodeSize / 1024),
        static_cast<double>(blocks) / durableWrites, "");
    return {};
}

Status durable(const Setting& setting) {
    DAX_CHECK(durableWith(setting, 16384, 2));
    return durableWith(setting, 4096, 6);
}

Status snapshot(const Setting& setting) {
    for (const Workload& workload : {snapshotsOfBytes(64 * mebi), snapshotsOfBytes(1024 * mebi),
                                     snapshotsOfExtents(100'000)}) {
        DAX_TRY(auto made, compare(setting, workload, {engine(), kernelBtrfs()}));
        made.timesAsFast(ours, btrfs, 2);
        made.tell(setting.report);
    }
    DAX_TRY(const auto widest,
            compare(setting, snapshotsOfExtents(wide), {engine(), kernelBtrfs()}));
    widest.tell(setting.report);
    return {};
}

Status clone(const Setting& setting) {
    DAX_TRY(auto made,
            compare(setting, clonesOfExtents(100'000), {engine(), kernelBtrfs(), kernelXfs(3)}));
    made.timesAsFast(ours, btrfs, 4);
    made.tell(setting.report);
    return {};
}

Status create(const Setting& setting) {
    DAX_TRY(auto made,
            compare(setting, creations(100'000), {engine(), kernelBtrfs(), kernelXfs()}));
    made.timesAsFast(ours, btrfs, 2);
    made.tell(setting.report);
    return {};
}

Status drop(const Setting& setting) {
    constexpr double linear = 1.3;
    std::vector<double> perExtent;
    for (const auto& [extents, held] : {std::pair<std::uint64_t, std::uint64_t>{40'000, 4'000},
                                        {40'000, 32'000},
                                        {160'000, 4'000}}) {
        DAX_TRY(auto made, compare(setting, drops(extents, held), {engine()}));
        perExtent.push_back(made.cpuSeconds(ours) / static_cast<double>(held));
        if (perExtent.size() == 2)
            made.atMost("CPU time of an extent / the same with 4,000", perExtent[1] / perExtent[0],
                        linear, "");
        if (perExtent.size() == 3)
            made.atMost("CPU time of an extent / the same among 40,000",
                        perExtent[2] / perExtent[0], linear, "");
        made.tell(setting.report);
    }
    return {};
}

/// What callgrind counts, by name.
struct Phase {
    std::string name;
    Workload workload;
    EngineFormat format;
    double bar = 0;  ///< instructions of an operation; 0: none
    std::string what;
};

std::vector<Phase> phases() {
    return {
        {"write-dax",
         overwrites(blockSize, false),
         {.checksums = false},
         10'000,
         "write of 4 KiB to shared blocks, DAX"},
        {"write",
         overwrites(blockSize, false),
         {},
         0,
         "write of 4 KiB to shared blocks, checksums"},
        {"overwrite", overwrites(blockSize), {}, 0, "the same with its part of the commit"},
        {"small", overwrites(100), {}, 0, "write of 100 bytes with its part of the commit"},
        {"durable", durableOverwrites(durableWrites), {}, 0, "write of 4 KiB made durable"},
        {"snapshot", snapshotsOfBytes(64 * mebi), {}, 0, "snapshot of 64 MiB"},
        {"snapshot-extents", snapshotsOfExtents(100'000), {}, 0, "snapshot of 100,000 extents"},
        {"snapshot-wide",
         snapshotsOfExtents(wide),
         {},
         0,
         "snapshot of 60,000 extents, a wide root"},
        {"clone", clonesOfExtents(100'000), {}, 0, "clone of 100,000 extents"},
        {"create", creations(20'000), {}, 0, "creating a file"},
        {"drop", drops(40'000, 4'000), {}, 0, "drop of a snapshot that holds 4,000 extents"},
    };
}

/// Inside of callgrind.
Status runPhase(std::string_view name) {
    for (const Phase& phase : phases()) {
        if (phase.name != name)
            continue;
        DAX_TRY(const auto field, Field::make(phase.workload, {engine(ours, phase.format)}, 1));
        if (phase.workload.prepare)
            DAX_CHECK(phase.workload.prepare((*field)[0], 0));
        Status done;
        measured([&] { done = phase.workload.run((*field)[0], 0); });
        return done;
    }
    return fail(EINVAL, "there is no phase “{}”", name);
}

Status count(const Setting& setting) {
    Table& table = setting.report.table();
    for (const Phase& phase : phases()) {
        const auto counted = countInstructions(setting.self, phase.name);
        if (!counted) {
            table.missing(phase.what, "callgrind cannot count it");
            continue;
        }
        const double each = *counted / phase.workload.operations;
        if (phase.bar == 0)
            table.note(phase.what, each, "instructions");
        else
            table.atMost(phase.what, each, phase.bar, "instructions");
        setting.report.row(phase.what, {{ours, std::format("{:.0f} instructions", each)}},
                           phase.bar == 0 ? std::vector<std::string>()
                                          : std::vector{std::format("≤ {:.0f}", phase.bar)},
                           each <= phase.bar);
    }
    return {};
}

Status nodes(const Setting& setting) {
    std::vector<Entrant> entrants;
    for (const std::uint32_t size : {4096U, 8192U, 16384U, 32768U})
        entrants.push_back(engine(std::format("nodes of {} KiB", size / 1024), {.nodeSize = size}));
    for (const Workload& workload :
         {overwrites(blockSize), overwrites(100), durableOverwrites(durableWrites),
          snapshotsOfBytes(64 * mebi), snapshotsOfExtents(100'000), clonesOfExtents(100'000),
          creations(20'000), drops(40'000, 32'000)}) {
        DAX_TRY(auto made, compare(setting, workload, entrants));
        made.tell(setting.report);
    }
    return {};
}

struct Section {
    std::string_view name;
    Status (*run)(const Setting&);
    bool always = true;
};

constexpr std::array sections = {
    Section{"overwrite", overwrite}, Section{"durable", durable}, Section{"small", small},
    Section{"snapshot", snapshot},   Section{"clone", clone},     Section{"create", create},
    Section{"drop", drop},           Section{"count", count},     Section{"nodes", nodes, false},
};

int reported(const Status& status) {
    if (!status)
        std::fprintf(stderr, "bench_kernel: %s\n", status.error().text().c_str());
    return status ? 0 : 2;
}

int usage() {
    std::fputs("usage: bench_kernel [--json | --markdown] [--rounds N] [SECTION...]\nsections:",
               stderr);
    for (const Section& section : sections)
        std::fprintf(stderr, " %s", std::string(section.name).c_str());
    std::fputs("\n", stderr);
    return 2;
}

}  // namespace

int main(int argc, char** argv) {
    // Before anything is mapped: tmpfs is flushed as persistent memory would be.
    ::setenv("PMEM2_FORCE_GRANULARITY", "CACHE_LINE", 1);  // NOLINT(concurrency-mt-unsafe)
    Report::As as = Report::As::Text;
    unsigned rounds = 5;
    std::vector<std::string_view> named;
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        if (argument == "--phase" && i + 1 < argc)
            return reported(runPhase(argv[i + 1]));
        if (argument == "--json")
            as = Report::As::Json;
        else if (argument == "--markdown")
            as = Report::As::Markdown;
        else if (argument == "--rounds" && i + 1 < argc)
            rounds = static_cast<unsigned>(std::max(1, std::atoi(argv[++i])));
        else if (std::ranges::contains(sections, argument, &Section::name))
            named.push_back(argument);
        else
            return usage();
    }
    if (const std::string missing = test::missingForMounts(); !missing.empty()) {
        std::fprintf(stderr, "bench_kernel: %s\n", missing.c_str());
        return 2;
    }
    Report report(as);
    if (!kernelThreadsKnown())
        report.table().remark("this kernel does not tell the CPU time of its threads");
    const Setting setting{report, rounds, argv[0]};
    for (const Section& section : sections) {
        if (named.empty() ? !section.always : !std::ranges::contains(named, section.name))
            continue;
        if (const int failed = reported(section.run(setting)); failed != 0)
            return failed;
    }
    report.finish("scripts/bench kernel -- --markdown");
    return report.table().failed() ? 1 : 0;
}
