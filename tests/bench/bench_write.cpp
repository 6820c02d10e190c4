// What one small change of a file may cost: instructions of the engine, counted by callgrind, which depend on nothing
// but the program. A file of 64 MiB, shared with a snapshot, gets its 16,384 blocks replaced in random order in one
// transaction, then, shared with a second snapshot, once more:
//   - replacing a block as a page fault does, by the steps below files/operations.h: at most 6,000 instructions
//   - the same as Operations::write() of 4 KiB by path, with checksums: at most 30,000
// Averages over all 16,384; copying the content counts for writes only.
//
// Usage: bench_write. Runs itself under valgrind, several minutes; `bench_write --time` tells the thread's CPU time a
// change instead, without any bar. Exit 0 when every bar holds, 1 when one does not, 2 when it cannot measure.
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>
#include <vector>

#include "bench/callgrind.h"
#include "bench/figures.h"
#include "bench/order.h"
#include "bench/spent.h"
#include "files/extent_pieces.h"
#include "files/operations.h"
#include "session/create.h"
#include "support/loop_mount.h"

using namespace daxscope;

namespace {

constexpr std::uint64_t block = 4096;
constexpr std::uint64_t fileSize = 64ULL << 20;
constexpr std::size_t blocks = fileSize / block;

/// An image open for writing, without what a session adds.
struct Opened {
    std::unique_ptr<pmem::ImageMap> map;
    std::optional<pmem::Store> store;
    std::unique_ptr<volume::Volume> volume;
    std::unique_ptr<volume::Transaction> transaction;
    std::unique_ptr<files::Namespace> names;
    std::optional<files::Operations> operations;
};

Status open(const std::string& path, Opened& to) {
    DAX_TRY(to.map, pmem::ImageMap::open(path, pmem::Access::ReadWrite));
    DAX_TRY(to.store, pmem::Store::over(*to.map));
    DAX_TRY(to.volume, volume::Volume::open(to.map->bytes()));
    DAX_TRY(to.transaction, volume::Transaction::open(*to.volume, *to.store));
    DAX_TRY(to.names, files::Namespace::open(*to.volume));
    const auto noUuid = [n = std::byte{1}]() mutable {
        format::Uuid uuid{};
        uuid.fill(n);
        n = std::byte(std::to_integer<int>(n) + 1);
        return uuid;
    };
    to.operations.emplace(*to.transaction, *to.names,
                          files::Environment{[] { return format::Time{}; }, noUuid});
    return {};
}

/// As a page fault that copies on write, besides the copy.
Status replaceBlock(const files::EditContext& context, files::OpenFile& file, std::uint64_t at) {
    volume::Transaction& transaction = context.transaction;
    DAX_CHECK(transaction.makeRoom(64, block, false));
    transaction.begin();
    const auto change = [&]() -> Status {
        DAX_TRY(const ByteRange extent, transaction.allocateData(block));
        return files::replacePieces(context, file, at,
                                    {format::ExtentDataType::Regular, extent, 0, block, 0, block});
    };
    if (const Status done = change(); !done) {
        transaction.rollBack();
        return done;
    }
    transaction.keep();
    return {};
}

}  // namespace

// What callgrind collects; known by these names.
extern "C" {
[[gnu::noinline]] bool measured(const std::function<Status()>& run) {
    const Status done = run();
    if (!done)
        std::fprintf(stderr, "%s\n", done.error().text().c_str());
    return done.has_value();
}
}

namespace {

struct Phase {
    std::string_view name;
    std::string_view title;
    bool again = false;   ///< all blocks are extents of their own already
    bool writes = false;  ///< by Operations::write()
    double bar = 0;       ///< instructions a change
};

constexpr std::array phases = {
    Phase{"split", "replace a block of one extent", false, false, 6000},
    Phase{"replace", "replace a block that is an extent", true, false, 6000},
    Phase{"write", "write 4 KiB by path", false, true, 30000},
    Phase{"rewrite", "write 4 KiB by path, once more", true, true, 30000},
};

/// Makes the image, and replaces all blocks; the last time inside of measured(). Seconds of that.
Result<double> replaceAll(const Phase& phase) {
    const test::ScratchDirectory scratch;
    const std::string path = scratch.path("image");
    session::CreateOptions options;
    options.size = 1ULL << 30;
    DAX_CHECK(session::createImage(path, options));
    Opened image;
    DAX_CHECK(open(path, image));
    files::Operations& operations = *image.operations;
    DAX_CHECK(operations.write("/file", 0, std::vector<std::byte>(fileSize)));
    double spent = 0;
    for (int round = 0; round < (phase.again ? 2 : 1); ++round) {
        DAX_CHECK(operations.snapshot("/", std::format("/snapshot-{}", round), false));
        const bench::Order order = bench::shuffled(blocks, static_cast<std::uint64_t>(round) + 1);
        DAX_TRY(const files::FileRef ref, image.names->resolve("/file"));
        const files::EditContext context{*image.transaction, {}};
        files::OpenFile file{ref, {}};
        DAX_TRY(file.inode, files::loadInode(context, ref));
        const std::vector<std::byte> content(block, std::byte{0x5a});
        const auto run = [&]() -> Status {
            for (const std::uint64_t number : order) {
                if (phase.writes)
                    DAX_CHECK(operations.write("/file", number * block, content));
                else
                    DAX_CHECK(replaceBlock(context, file, number * block));
            }
            return {};
        };
        const double start = bench::threadSeconds();
        const bool last = round == (phase.again ? 1 : 0);
        if (last ? !measured(run) : !run())
            return fail(EIO, "a block could not be replaced");
        spent = bench::threadSeconds() - start;
        DAX_CHECK(operations.commit());
    }
    return spent;
}

}  // namespace

int main(int argc, char** argv) {
    const std::vector<std::string_view> arguments(argv + 1, argv + argc);
    const bool times = !arguments.empty() && arguments[0] == "--time";
    const bool one = arguments.size() == 2 && arguments[0] == "--phase";
    bench::Table table;
    for (const Phase& phase : phases) {
        if (one && phase.name != arguments[1])
            continue;
        if (one || times) {
            const auto spent = replaceAll(phase);
            if (!spent) {
                std::fprintf(stderr, "%s\n", spent.error().text().c_str());
                return 2;
            }
            if (times)
                table.note(std::string(phase.title), *spent * 1e6 / blocks, "µs");
            continue;
        }
        const auto instructions = bench::countInstructions(argv[0], std::string(phase.name));
        if (!instructions) {
            std::fprintf(stderr, "callgrind cannot count “%s”\n", std::string(phase.title).c_str());
            return 2;
        }
        table.atMost(std::string(phase.title), *instructions / blocks, phase.bar, "instructions");
    }
    return table.failed() ? 1 : 0;
}
