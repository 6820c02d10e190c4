// What page faults of mapped files, and what goes with them, may cost. A file of 64 MiB, every page in random order unless
// told otherwise, in an image in memory, flushed by cache lines as persistent memory is:
//   - a store to a shared page that was loaded before: at most 1.3 times its mechanism (bare_faults.h: signal, copy, mapping),
//     and at least 1.4 times as fast as the same in kernel btrfs
//   - a load: at most 1.3 times its mechanism
//   - a store to a shared page, in order, 16 pages a fault: at most 2.5 µs a page
//   - writes of 100 bytes into shared blocks with the commit behind them: at least 6 times as fast as kernel btrfs with a sync
//   - a snapshot with all pages stored to in place: at most 1.5 times its mechanism (rights taken, blocks flushed), at least
//     5 times as fast as kernel btrfs. Of pages copied since the last commit the snapshot's commit has to write down the
//     extents as well, which the copies owe: told without a bar.
//   - one fault for every 2 MiB, by us and by the system, where the image lies in huge pages
//   - mappings that nobody uses: no CPU time
//   - instructions of ours in a fault that copies: at most 10,000, counted by callgrind, with its part in copying tree blocks
// The file is without checksums, as a session with DAX makes it; what they cost besides is told without a bar.
//
// Usage: bench_dax [--json] [--rounds N] [--no-count]; for a profiler: `--faults` is loads and stores alone, `--writes` writes
// of 100 bytes. Needs root for what concerns the kernel and huge pages. Medians of N rounds, ratios within one; CPU time of the
// thread, wall time where the kernel is compared, which has threads of its own. Exit 0 when every bar holds, 1 when one does
// not, 2 when it cannot measure.
#include <sys/mount.h>
#include <sys/resource.h>

#include <cstdio>
#include <cstdlib>
#include <functional>
#include <thread>

#include "bench/bare_faults.h"
#include "bench/callgrind.h"
#include "bench/figures.h"
#include "bench/kernel_file.h"
#include "bench/order.h"
#include "bench/spent.h"
#include "session/create.h"
#include "session/session.h"

using namespace daxscope;
using bench::median;
using bench::Order;
using bench::Pair;
using bench::secondsOf;
using bench::shuffled;
using bench::Spent;
using bench::Table;
using bench::timed;

// What callgrind collects; known by this name.
extern "C" {
[[gnu::noinline]] void measured(const std::function<void()>& run) { run(); }
}

namespace {

constexpr std::uint64_t page = bench::pageSize;
constexpr std::uint64_t fileSize = 64ULL << 20;
constexpr std::size_t pages = fileSize / page;
constexpr std::uint64_t imageSize = 1ULL << 30;
/// At the file's beginning; few enough that valgrind can keep a list of the windows.
constexpr std::size_t countedPages = 2000;

Result<Spent> timedBare(const std::function<void()>& run) {
    return timed([&]() -> Status {
        run();
        return {};
    });
}

Bytes wordOf(const std::uint64_t& value) { return std::as_bytes(std::span(&value, 1)); }

/// An image with the file, open with DAX, all of it in memory.
class Image {
public:
    /// How the file is made.
    enum class File : std::uint8_t { Plain, Checksums, NoCow };

    [[nodiscard]] static Result<std::unique_ptr<Image>> make(const std::string& path,
                                                             File kind = File::Plain) {
        std::unique_ptr<Image> made(new Image);
        session::CreateOptions options;
        options.size = imageSize;
        DAX_CHECK(session::createImage(path, options));
        if (kind == File::Checksums) {
            DAX_TRY(const auto plain, session::Session::openForWriting(path, false));
            DAX_CHECK(plain->filesystem()->write("/file", 0, {}));
            DAX_CHECK(plain->commit());
        }
        DAX_TRY(made->session_, session::Session::openForWriting(path, true));
        const Bytes all = made->session_->store().bytes();
        if (::madvise(const_cast<std::byte*>(all.data()), all.size(), MADV_POPULATE_WRITE) != 0)
            return failErrno("there is no memory for the image");
        DAX_CHECK(made->fs().write("/file", 0, {}));
        if (kind == File::NoCow) {
            const auto held = made->fs().lock();
            DAX_CHECK(made->fs().files().setNoCow("/file", true));
        }
        DAX_CHECK(made->fs().write("/file", 0, std::vector<std::byte>(fileSize, std::byte{1})));
        DAX_CHECK(made->fs().commit());
        return made;
    }
    [[nodiscard]] dax::Filesystem& fs() { return *session_->filesystem(); }

    [[nodiscard]] Status snapshot() {
        return fs().snapshot("/", std::format("/snapshot-{}", ++snapshots_), false);
    }
    [[nodiscard]] Result<dax::ViewId> map(std::uint64_t around = 1) {
        dax::MapRequest request;
        request.path = "/file";
        request.around = around;
        return fs().map(request);
    }
    [[nodiscard]] Status load(dax::ViewId view, const Order& order) {
        for (const std::uint64_t number : order)
            DAX_CHECK(
                fs().load(view, {number * page, sizeof number}).transform([](const auto&) {}));
        return {};
    }
    [[nodiscard]] Status store(dax::ViewId view, const Order& order) {
        for (const std::uint64_t number : order)
            DAX_CHECK(fs().store(view, number * page, wordOf(number)));
        return {};
    }
    [[nodiscard]] dax::ViewCounts counts(dax::ViewId view) {
        const auto held = fs().lock();
        const auto found = fs().views().find(view);
        return found == nullptr ? dax::ViewCounts() : found->counts;
    }
    [[nodiscard]] std::uint64_t pieces() {
        const auto held = fs().lock();
        return fs().views().pieces();
    }

private:
    Image() = default;
    std::unique_ptr<session::Session> session_;
    unsigned snapshots_ = 0;
};

constexpr double perPage = 1e6 / pages;

/// Loads and stores against their mechanism and, with `kernel`, against the kernel. `sums`: of a file with checksums, to be told.
Status measureFaults(Table& table, unsigned rounds, bool sums, bench::KernelFile* kernel) {
    const test::ScratchDirectory scratch;
    DAX_TRY(const auto image,
            Image::make(scratch.path("image"), sums ? Image::File::Checksums : Image::File::Plain));
    DAX_TRY(const auto bare, bench::BareFaults::make(scratch.path("bare"), imageSize, pages));
    Pair loads, stores, kernels, kernelCpu;
    std::uint64_t pieces = 0;
    // The first round warms up, and finds the file in one piece.
    for (unsigned round = 0; round <= rounds; ++round) {
        const Order first = shuffled(pages, 2 * round + 1);
        const Order second = shuffled(pages, 2 * round + 2);
        DAX_CHECK(image->snapshot());
        DAX_TRY(const dax::ViewId view, image->map());
        DAX_TRY(const Spent load, timed([&] { return image->load(view, first); }));
        DAX_TRY(const Spent store, timed([&] { return image->store(view, second); }));
        pieces = image->pieces();
        DAX_CHECK(image->fs().unmap(view));
        DAX_TRY(const Spent bareLoad, timedBare([&] { bare->loadAll(first); }));
        DAX_TRY(const Spent bareStore, timedBare([&] { bare->storeAll(second); }));
        if (bare->takeFaults() != 2 * pages)
            return fail(EIO, "the bare mechanism did not fault once a page");
        bare->unmapAll();
        Spent theirs;
        if (kernel != nullptr) {
            DAX_CHECK(kernel->snapshot());
            for (const std::uint64_t number : first)
                kernel->load(number);
            DAX_TRY(theirs, timed([&]() -> Status {
                        for (const std::uint64_t number : second)
                            kernel->store(number, number);
                        return {};
                    }));
            // Its threads write back behind our next round otherwise.
            DAX_CHECK(kernel->sync());
        }
        if (round == 0)
            continue;
        loads.add(load.cpu, bareLoad.cpu);
        stores.add(store.cpu, bareStore.cpu);
        kernels.add(store.wall, theirs.wall);
        kernelCpu.add(store.cpu, theirs.cpu);
    }
    const std::string mark = sums ? ", with checksums" : "";
    table.note("store to a shared page, random" + mark, median(stores.ours) * perPage, "µs");
    table.note("load, random" + mark, median(loads.ours) * perPage, "µs");
    if (sums)
        return {};
    table.note("mechanism of the store", median(stores.theirs) * perPage, "µs");
    table.note("mechanism of the load", median(loads.theirs) * perPage, "µs");
    table.note("pieces of address space of the window", static_cast<double>(pieces), "");
    table.atMost("store / mechanism", stores.ratio(), 1.3, "");
    table.atMost("load / mechanism", loads.ratio(), 1.3, "");
    if (kernel == nullptr)
        return {};
    table.note("store to a shared page, kernel btrfs", median(kernels.theirs) * perPage, "µs");
    table.note("of this, CPU time of the storing thread", median(kernelCpu.theirs) * perPage, "µs");
    table.atLeast("store, times as fast as kernel btrfs", 1 / kernels.ratio(), 1.4, "");
    return {};
}

/// A snapshot while all pages are dirty: written in place, or copied since the last commit, which has their extents to
/// write down besides.
Status measureSnapshots(Table& table, unsigned rounds, bool inPlace, bench::KernelFile* kernel) {
    const test::ScratchDirectory scratch;
    DAX_TRY(const auto image, Image::make(scratch.path("image"), Image::File::NoCow));
    DAX_TRY(const auto bare, bench::BareFaults::make(scratch.path("bare"), imageSize, pages));
    Pair floors, kernels;
    for (unsigned round = 0; round < rounds; ++round) {
        const Order order = shuffled(pages, round + 1);
        DAX_TRY(const dax::ViewId view, image->map());
        DAX_CHECK(image->store(view, order));
        if (inPlace) {
            DAX_CHECK(image->fs().commit());
            DAX_CHECK(image->store(view, order));
        }
        DAX_TRY(const Spent ours, timed([&] { return image->snapshot(); }));
        DAX_CHECK(image->fs().unmap(view));
        bare->unmapAll();
        DAX_CHECK(timedBare([&] { bare->storeAll(order); }).transform([](auto) {}));
        DAX_TRY(const Spent floor, timedBare([&] { bare->protectAndFlush(); }));
        floors.add(ours.cpu, floor.cpu);
        if (kernel == nullptr)
            continue;
        for (const std::uint64_t number : order)
            kernel->store(number, number);
        DAX_TRY(const Spent theirs, timed([&] { return kernel->snapshot(); }));
        DAX_CHECK(kernel->sync());
        kernels.add(ours.wall, theirs.wall);
    }
    const std::string what = inPlace ? "snapshot, 16,384 pages stored to in place"
                                     : "snapshot, 16,384 pages copied just now";
    table.note(what, median(floors.ours) * 1e3, "ms");
    table.note("mechanism of the snapshot", median(floors.theirs) * 1e3, "ms");
    if (inPlace)
        table.atMost("snapshot / mechanism", floors.ratio(), 1.5, "");
    if (kernel == nullptr)
        return {};
    table.note("snapshot with 16,384 dirty pages, kernel btrfs", median(kernels.theirs) * 1e3,
               "ms");
    if (inPlace)
        table.atLeast("snapshot, times as fast as kernel btrfs", 1 / kernels.ratio(), 5, "");
    return {};
}

Status measureSequential(Table& table, unsigned rounds) {
    const test::ScratchDirectory scratch;
    DAX_TRY(const auto image, Image::make(scratch.path("image")));
    const Order order = bench::inOrder(pages);
    std::vector<double> spent;
    for (unsigned round = 0; round < rounds; ++round) {
        DAX_CHECK(image->snapshot());
        DAX_TRY(const dax::ViewId view, image->map(16));
        DAX_TRY(const Spent store, timed([&] { return image->store(view, order); }));
        spent.push_back(store.cpu);
        DAX_CHECK(image->fs().unmap(view));
    }
    table.atMost("store to a shared page in order, 16 a fault", median(spent) * perPage, 2.5, "µs");
    return {};
}

Status measureWrites(Table& table, unsigned rounds, bench::KernelFile* kernel) {
    const test::ScratchDirectory scratch;
    DAX_TRY(const auto image, Image::make(scratch.path("image")));
    const std::vector<std::byte> data(100, std::byte{7});
    Pair writes;
    for (unsigned round = 0; round < rounds; ++round) {
        test::Dice dice(round + 1);
        Order offsets(pages);
        for (std::uint64_t& offset : offsets)
            offset = dice.below(fileSize - data.size());
        DAX_CHECK(image->snapshot());
        DAX_TRY(const Spent ours, timed([&]() -> Status {
                    for (const std::uint64_t offset : offsets)
                        DAX_CHECK(image->fs().write("/file", offset, data));
                    return image->fs().commit();
                }));
        Spent theirs;
        if (kernel != nullptr) {
            DAX_CHECK(kernel->snapshot());
            DAX_TRY(theirs, timed([&]() -> Status {
                        for (const std::uint64_t offset : offsets)
                            DAX_CHECK(kernel->write(offset, data));
                        return kernel->sync();
                    }));
        }
        writes.add(ours.wall, theirs.wall);
    }
    table.note("write of 100 bytes with its part of the commit", median(writes.ours) * perPage,
               "µs");
    if (kernel == nullptr)
        return {};
    table.note("the same in kernel btrfs", median(writes.theirs) * perPage, "µs");
    table.atLeast("write, times as fast as kernel btrfs", 1 / writes.ratio(), 6, "");
    return {};
}

/// One fault for 2 MiB: needs an image in huge pages, on a filesystem of our own.
Status measureHuge(Table& table) {
    const test::ScratchDirectory scratch;
    const std::string where = scratch.path("huge");
    std::filesystem::create_directory(where);
    if (::mount("tmpfs", where.c_str(), "tmpfs", 0, "huge=always,size=4g") != 0)
        return failErrno("there are no huge pages for an image");
    const auto measure = [&]() -> Status {
        DAX_TRY(const auto image, Image::make(where + "/image"));
        DAX_TRY(const dax::ViewId view, image->map());
        const Order order = bench::inOrder(pages);
        constexpr auto huge = static_cast<double>(fileSize / dax::hugeSize);
        rusage before{};
        rusage after{};
        ::getrusage(RUSAGE_SELF, &before);
        DAX_CHECK(image->load(view, order));
        ::getrusage(RUSAGE_SELF, &after);
        table.atMost("faults for 2 MiB, loads",
                     static_cast<double>(image->counts(view).readFaults) / huge, 1, "");
        table.atMost("the system's faults for 2 MiB, loads",
                     static_cast<double>(after.ru_minflt - before.ru_minflt) / huge, 2, "");
        return image->fs().unmap(view);
    };
    const Status done = measure();
    ::umount2(where.c_str(), MNT_DETACH);
    return done;
}

Status measureIdle(Table& table) {
    const test::ScratchDirectory scratch;
    DAX_TRY(const auto image, Image::make(scratch.path("image")));
    DAX_TRY(const dax::ViewId view, image->map());
    // With a thread of the process.
    DAX_CHECK(image->fs().loadAs(view, {0, page}).transform([](const auto&) {}));
    DAX_CHECK(image->fs().storeAs(view, 0, wordOf(page)));
    const double before = secondsOf(CLOCK_PROCESS_CPUTIME_ID);
    std::this_thread::sleep_for(std::chrono::seconds(2));
    const double spent = secondsOf(CLOCK_PROCESS_CPUTIME_ID) - before;
    table.atMost("CPU of the process with idle mappings", spent / 2 * 100, 0.1, "%");
    return {};
}

/// Faults of some pages that are shared, as the handler of SIGSEGV has them resolved: callgrind does not follow it well.
Status resolveSome(Image& image, dax::ViewId view, bool store) {
    const Order some = shuffled(countedPages, 1);
    const auto held = image.fs().lock();
    const auto found = image.fs().views().find(view);
    const auto run = [&]() -> Status {
        for (const std::uint64_t number : some)
            DAX_CHECK(image.fs().fault(*found, number * page, store));
        return {};
    };
    Status done;
    if (store)
        measured([&] { done = run(); });
    else
        done = run();
    return done;
}

/// What callgrind runs.
Status faultsToCount() {
    const test::ScratchDirectory scratch;
    DAX_TRY(const auto image, Image::make(scratch.path("image")));
    DAX_CHECK(image->snapshot());
    // Blocks of their own, in no order, shared: the common case, and no 2 MiB in one piece.
    const std::vector<std::byte> content(page, std::byte{2});
    for (const std::uint64_t number : shuffled(pages, 2))
        DAX_CHECK(image->fs().write("/file", number * page, content));
    DAX_CHECK(image->snapshot());
    DAX_TRY(const dax::ViewId view, image->map());
    DAX_CHECK(resolveSome(*image, view, false));
    return resolveSome(*image, view, true);
}

void measureInstructions(Table& table, const char* self) {
    if (const auto counted = bench::countInstructions(self, ""))
        table.atMost("a fault that copies", *counted / countedPages, 10000, "instructions");
    else
        table.missing("instructions of a fault", "callgrind cannot count them");
}

int reported(const Status& status) {
    if (!status)
        std::fprintf(stderr, "bench_dax: %s\n", status.error().text().c_str());
    return status ? 0 : 2;
}

}  // namespace

int main(int argc, char** argv) {
    // Before anything is mapped: tmpfs is flushed as persistent memory would be.
    ::setenv("PMEM2_FORCE_GRANULARITY", "CACHE_LINE", 1);  // NOLINT(concurrency-mt-unsafe)
    bool json = false;
    bool count = true;
    unsigned rounds = 5;
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        if (argument == "--phase")
            return reported(faultsToCount());
        if (argument == "--faults") {  // for a profiler
            Table table(false);
            return reported(measureFaults(table, 8, false, nullptr));
        }
        if (argument == "--writes") {  // likewise
            Table table(false);
            return reported(measureWrites(table, 16, nullptr));
        }
        if (argument == "--json") {
            json = true;
        } else if (argument == "--no-count") {
            count = false;
        } else if (argument == "--rounds" && i + 1 < argc) {
            rounds = static_cast<unsigned>(std::max(1, std::atoi(argv[++i])));
        } else {
            std::fputs("usage: bench_dax [--json] [--rounds N] [--no-count]\n", stderr);
            return 2;
        }
    }
    Table table(json);
    const test::ScratchDirectory scratch;
    const auto measure = [&]() -> Status {
        const std::string noMounts = test::missingForMounts();
        std::unique_ptr<bench::KernelFile> kernel;
        if (noMounts.empty()) {
            DAX_TRY(kernel, bench::KernelFile::make(scratch, 16 * imageSize, fileSize));
        } else {
            table.missing("what concerns the kernel", noMounts);
        }
        DAX_CHECK(measureFaults(table, rounds, false, kernel.get()));
        DAX_CHECK(measureFaults(table, rounds, true, nullptr));
        DAX_CHECK(measureSnapshots(table, rounds, true, kernel.get()));
        DAX_CHECK(measureSnapshots(table, rounds, false, kernel.get()));
        DAX_CHECK(measureSequential(table, rounds));
        DAX_CHECK(measureWrites(table, rounds, kernel.get()));
        if (noMounts.empty())
            DAX_CHECK(measureHuge(table));
        DAX_CHECK(measureIdle(table));
        if (count)
            measureInstructions(table, argv[0]);
        return {};
    };
    if (const int failed = reported(measure()); failed != 0)
        return failed;
    table.finish();
    return table.failed() ? 1 : 0;
}
