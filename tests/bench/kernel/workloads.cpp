#include "bench/kernel/workloads.h"

#include <format>
#include <vector>

#include "bench/order.h"

namespace daxscope::bench {

namespace {

constexpr std::uint64_t mebi = 1ULL << 20;
constexpr std::uint64_t fileSize = 64 * mebi;
constexpr std::size_t blocks = fileSize / blockSize;
/// One would be over before the clock can tell.
constexpr unsigned snapshotsARound = 32;

const std::string volume = "/v";
const std::string file = "/v/file";

Status fillBytes(Contestant& with, std::uint64_t bytes) {
    DAX_CHECK(with.makeVolume(volume));
    DAX_CHECK(with.create(file));
    const std::vector<std::byte> piece(std::min<std::uint64_t>(bytes, 64 * mebi), std::byte{1});
    for (std::uint64_t at = 0; at < bytes; at += piece.size())
        DAX_CHECK(with.write(file, at, piece));
    return with.commit();
}

/// Every second block, so that no two become one extent.
Status fillExtents(Contestant& with, std::uint64_t extents) {
    DAX_CHECK(with.makeVolume(volume));
    DAX_CHECK(with.create(file));
    unsigned written = 0;
    for (const std::uint64_t number : shuffled(extents, 1)) {
        DAX_CHECK(with.writeApart(file, 2 * number * blockSize));
        if (++written % blocks == 0)
            DAX_CHECK(with.commit());
    }
    return with.commit();
}

Status share(Contestant& with, unsigned round) {
    DAX_CHECK(with.snapshot(volume, "file", std::format("/s-{}", round)));
    return with.commit();
}

Workload snapshots(std::string what, std::uint64_t image, std::function<Status(Contestant&)> fill) {
    return {std::move(what),
            snapshotsARound,
            "µs",
            image,
            std::move(fill),
            {},
            [](Contestant& with, unsigned round) -> Status {
                for (unsigned i = 0; i < snapshotsARound; ++i)
                    DAX_CHECK(with.snapshot(volume, "file", std::format("/s-{}-{}", round, i)));
                return {};
            }};
}

}  // namespace

Workload overwrites(std::uint64_t length, bool commits) {
    const auto run = [length, commits](Contestant& with, unsigned round) -> Status {
        const std::vector<std::byte> content(length, std::byte{2});
        if (length == blockSize) {
            for (const std::uint64_t number : shuffled(blocks, round + 1))
                DAX_CHECK(with.write(file, number * blockSize, content));
        } else {
            test::Dice dice(round + 1);
            for (std::size_t i = 0; i < blocks; ++i)
                DAX_CHECK(with.write(file, dice.below(fileSize - length), content));
        }
        return commits ? with.commit() : Status();
    };
    return {std::format("overwrite {} of a shared 64 MiB file",
                        length == blockSize ? "4 KiB" : std::format("{} bytes", length)),
            blocks,
            "µs",
            1024 * mebi,
            [](Contestant& with) { return fillBytes(with, fileSize); },
            share,
            run};
}

Workload durableOverwrites(unsigned count) {
    return {"overwrite 4 KiB of a shared 64 MiB file, each durable",
            static_cast<double>(count),
            "µs",
            512 * mebi,
            [](Contestant& with) { return fillBytes(with, fileSize); },
            share,
            [count](Contestant& with, unsigned round) -> Status {
                const std::vector<std::byte> content(blockSize, std::byte{2});
                Order order = shuffled(blocks, round + 1);
                order.resize(count);
                for (const std::uint64_t number : order) {
                    DAX_CHECK(with.write(file, number * blockSize, content));
                    DAX_CHECK(with.makeDurable(file));
                }
                return {};
            }};
}

Workload snapshotsOfBytes(std::uint64_t bytes) {
    return snapshots(std::format("snapshot of a tree with a file of {}",
                                 bytes >= 1024 * mebi ? std::format("{} GiB", bytes / 1024 / mebi)
                                                      : std::format("{} MiB", bytes / mebi)),
                     bytes + 448 * mebi,
                     [bytes](Contestant& with) { return fillBytes(with, bytes); });
}

Workload snapshotsOfExtents(std::uint64_t extents) {
    return snapshots(std::format("snapshot of a tree with a file of {} extents", extents),
                     extents * blockSize + 512 * mebi,
                     [extents](Contestant& with) { return fillExtents(with, extents); });
}

Workload clonesOfExtents(std::uint64_t extents) {
    return {std::format("clone a file of {} extents", extents),
            1,
            "ms",
            extents * blockSize + 512 * mebi,
            [extents](Contestant& with) { return fillExtents(with, extents); },
            {},
            [](Contestant& with, unsigned round) -> Status {
                DAX_CHECK(with.clone(file, std::format("/v/clone-{}", round)));
                return with.commit();
            }};
}

Workload creations(std::uint64_t files) {
    return {std::format("create a file, {} in a directory", files),
            static_cast<double>(files),
            "µs",
            (512 + files / 80) * mebi,
            [](Contestant& with) -> Status {
                DAX_CHECK(with.makeVolume(volume));
                return with.commit();
            },
            [](Contestant& with, unsigned round) -> Status {
                DAX_CHECK(with.makeDirectory(std::format("/v/d-{}", round)));
                return with.commit();
            },
            [files](Contestant& with, unsigned round) -> Status {
                for (std::uint64_t i = 0; i < files; ++i)
                    DAX_CHECK(with.create(std::format("/v/d-{}/file-{}", round, i)));
                return with.commit();
            }};
}

Workload drops(std::uint64_t extents, std::uint64_t held) {
    return {
        std::format("drop a snapshot that alone holds {} of {} extents", held, extents),
        1,
        "ms",
        (extents + 2 * held) * blockSize + 1024 * mebi,
        [extents](Contestant& with) { return fillExtents(with, extents); },
        [held](Contestant& with, unsigned round) -> Status {
            DAX_CHECK(share(with, round));
            const std::vector<std::byte> content(blockSize, std::byte{2});
            for (std::uint64_t i = 0; i < held; ++i)
                DAX_CHECK(with.write(file, 2 * i * blockSize, content));
            return with.commit();
        },
        [](Contestant& with, unsigned round) { return with.drop(std::format("/s-{}", round)); }};
}

}  // namespace daxscope::bench
