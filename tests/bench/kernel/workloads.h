// What is done side by side: each a recipe for any contestant, so that all do the same.
//
// A recipe fills an empty image once, prepares a round, and runs it; only the last is measured, and it ends with all of it
// durable, unless it says otherwise. Rounds count from 0.
#pragma once

#include <functional>
#include <string>

#include "bench/contestant.h"

namespace daxscope::bench {

struct Workload {
    std::string what;
    double operations = 1;    ///< in a round
    std::string unit;         ///< of the time of one: "µs" or "ms"
    std::uint64_t image = 0;  ///< bytes that it needs, for 8 rounds
    std::function<Status(Contestant&)> fill;
    std::function<Status(Contestant&, unsigned round)> prepare;
    std::function<Status(Contestant&, unsigned round)> run;
};

/// Of a file of 64 MiB, shared anew in each round: 16,384 writes of `length` bytes, at every block in random order when that is a
/// block, at random places otherwise; with the closing commit, or without.
[[nodiscard]] Workload overwrites(std::uint64_t length, bool commits = true);
/// The same with blocks, each made durable by itself; `count` in a round.
[[nodiscard]] Workload durableOverwrites(unsigned count);
/// Snapshots of a volume with one file: written in one go, or of extents that lie apart.
[[nodiscard]] Workload snapshotsOfBytes(std::uint64_t bytes);
[[nodiscard]] Workload snapshotsOfExtents(std::uint64_t extents);
[[nodiscard]] Workload clonesOfExtents(std::uint64_t extents);
[[nodiscard]] Workload creations(std::uint64_t files);
/// Dropping the snapshot of a file of `extents` extents, `held` of which nothing else holds.
[[nodiscard]] Workload drops(std::uint64_t extents, std::uint64_t held);

}  // namespace daxscope::bench
