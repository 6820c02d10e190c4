// What the picture of an image with very many extents may cost when one operation changes it. Files of 20,000 extents of 4 KiB
// each, shared with a snapshot; blocks of them are overwritten one by one, as somebody does who clicks.
//   - the engine's time for the picture after an operation: at most 1 ms (the median)
//   - memory of the picture that is not the picture's before: at most 64 KiB (the median; the first one after a commit, which
//     copies the ways to all trees, takes more, and is told)
//   - all views of the window: at most 50 ms from the click to the last one that is painted (the median, by the clock, with a
//     million extents)
// Told without a bar: the operation itself, and the picture made of everything.
//
// Usage: bench_scene [--json] [--extents N] [--rounds N]; 1,000,000 extents and, behind them, ten times as many. The image is
// sparse: extents are reserved, not written. CPU time of the thread. Exit 0 when every bar holds, 1 when one does not, 2 when
// it cannot measure.
#include <QApplication>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "base/text.h"
#include "bench/figures.h"
#include "bench/order.h"
#include "bench/scene/views.h"
#include "bench/spent.h"
#include "session/create.h"
#include "session/session.h"
#include "support/loop_mount.h"

using namespace daxscope;
using bench::median;
using bench::Table;

namespace {

constexpr std::uint64_t page = 4096;
constexpr std::uint64_t perFile = 20'000;
/// A window of so many extents is tried.
constexpr std::uint64_t mostShown = 1'000'000;

std::string fileName(std::uint64_t number) { return std::format("/file-{}", number); }

/// Half of the pages of each file are extents of their own.
Status fill(session::Session& session, std::uint64_t extents) {
    dax::Filesystem& fs = *session.filesystem();
    for (std::uint64_t made = 0; made < extents; made += perFile) {
        const std::string path = fileName(made / perFile);
        DAX_CHECK(fs.write(path, 0, {}));
        for (std::uint64_t i = 0; i < perFile; ++i)
            DAX_CHECK(fs.allocate(path, {2 * i * page, page}, false));
        DAX_CHECK(session.commit());
    }
    return fs.snapshot("/", "/snapshot", true);
}

Status measure(Table& table, std::uint64_t extents, unsigned rounds) {
    const test::ScratchDirectory scratch;
    const std::string path = scratch.path("image");
    session::CreateOptions options;
    options.size = (1ULL << 30) + extents * (page + 1024);
    DAX_CHECK(session::createImage(path, options));
    DAX_TRY(auto session, session::Session::openForWriting(path, true));
    session->setScratch();
    session->takeMomentsByItself();
    DAX_CHECK(fill(*session, extents));
    Progress progress;
    session::ScenePtr scene;
    DAX_TRY(const bench::Spent whole, bench::timed([&]() -> Status {
                DAX_TRY(scene, session->scene(progress, {}));
                return {};
            }));
    const session::Operation& write = *session::findOperation("write");
    std::vector<double> operations;
    std::vector<double> scenes;
    std::vector<double> memory;
    const auto order = bench::shuffled(perFile, 1);
    for (unsigned round = 0; round < rounds; ++round) {
        session::Arguments arguments;
        arguments.set("path", fileName(round % (extents / perFile)));
        arguments.set("offset", 2 * order.at(round) * page);
        arguments.set("data", std::string(page, 'x'));
        const auto before = scene->device;
        DAX_TRY(const bench::Spent done, bench::timed([&]() -> Status {
                    return session->apply(write, arguments).transform([](const auto&) {});
                }));
        DAX_TRY(const bench::Spent seen, bench::timed([&]() -> Status {
                    DAX_TRY(scene, session->scene(progress, {}));
                    return {};
                }));
        operations.push_back(done.cpu * 1e3);
        scenes.push_back(seen.cpu * 1e3);
        memory.push_back(static_cast<double>(scene->device->memoryBeyond(*before)) / 1024);
    }
    const std::string of = std::format(", {} extents", groupedText(scene->device->extentCount()));
    table.note("the whole picture" + of, whole.cpu * 1e3, "ms");
    table.note("4 KiB written" + of, median(operations), "ms");
    table.atMost("its picture" + of, median(scenes), 1, "ms");
    table.note("the dearest" + of, *std::ranges::max_element(scenes), "ms");
    table.atMost("its memory" + of, median(memory), 64, "KiB");
    table.note("the most" + of, *std::ranges::max_element(memory), "KiB");
    if (extents > mostShown)
        return {};
    DAX_CHECK(session->commit());
    session.reset();
    std::vector<std::uint64_t> offsets;
    for (std::size_t i = rounds; i < rounds + 60; ++i)
        offsets.push_back(2 * order.at(i) * page);
    DAX_TRY(const auto views, bench::viewTimes(path, fileName(0), offsets));
    for (const bench::ViewTimes& times : views)
        table.atMost("all views, with " + times.what + of, median(times.milliseconds), 50, "ms");
    return {};
}

}  // namespace

int main(int argc, char** argv) {
    bool json = false;
    std::uint64_t extents = 0;
    unsigned rounds = 100;
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        if (argument == "--json") {
            json = true;
        } else if (argument == "--extents" && i + 1 < argc) {
            extents = std::max<std::uint64_t>(perFile, std::strtoull(argv[++i], nullptr, 10));
        } else if (argument == "--rounds" && i + 1 < argc) {
            rounds = static_cast<unsigned>(std::max(1, std::atoi(argv[++i])));
        } else {
            std::fputs("usage: bench_scene [--json] [--extents N] [--rounds N]\n", stderr);
            return 2;
        }
    }
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    Table table(json);
    const auto all =
        extents != 0 ? std::vector{extents} : std::vector<std::uint64_t>{1'000'000, 10'000'000};
    for (const std::uint64_t count : all) {
        if (const Status measured = measure(table, count, rounds); !measured) {
            std::fprintf(stderr, "bench_scene: %s\n", measured.error().text().c_str());
            return 2;
        }
    }
    table.finish();
    return table.failed() ? 1 : 0;
}
