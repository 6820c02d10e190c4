// Fills a mounted image with every kind of thing that btrfs can hold (mission F4), by system calls.
//
// Promise: the same seed makes the same sequence of calls on any machine. What the kernel makes of
// it (places, times, UUIDs) is its own business; the tests ask it afterwards. Calls that an image's
// features rule out are left out, see FillPlan. The first call that fails unexpectedly ends the run
// and is named by problem().
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "support/loop_mount.h"

namespace daxscope::test {

/// Equal numbers on every machine, unlike the standard distributions.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : engine_(seed) {}
    std::uint64_t below(std::uint64_t n) { return n == 0 ? 0 : engine_() % n; }
    std::uint64_t between(std::uint64_t from, std::uint64_t to) {
        return from + below(to - from + 1);
    }
    bool oneIn(std::uint64_t n) { return below(n) == 0; }
    std::uint64_t any() { return engine_(); }

private:
    std::mt19937_64 engine_;
};

/// $DAXSCOPE_SEED; else a new one for each run. Prints it.
[[nodiscard]] std::uint64_t seedFromEnvironment();

struct FillPlan {
    unsigned files = 900;          ///< small and middling ones
    unsigned bigDirectory = 5200;  ///< names in one directory
    unsigned randomOperations = 1500;
    unsigned hardLinks = 320;  ///< of 250-byte names in one directory: more than a node holds
    unsigned fragmentedBlocks = 2048;
    unsigned snapshots =
        0;                ///< of one subvolume, with an overwrite between; every other is a chain
    bool extrefs = true;  ///< false: few links, the node must hold them all
    bool compression = true;
    bool balance = false;  ///< relocate everything in the end: shared back references
    bool quick = false;    ///< fewer of all, content that compresses to nothing
    [[nodiscard]] static FillPlan small() {
        FillPlan plan;
        plan.files = 24;
        plan.bigDirectory = 40;
        plan.randomOperations = 70;
        plan.hardLinks = 20;
        plan.fragmentedBlocks = 48;
        plan.quick = true;
        return plan;
    }
};

class Filler {
public:
    /// `mount` must be the top level, writable; it is remounted with other options on the way.
    Filler(const LoopMount& mount, std::uint64_t seed, FillPlan plan);

    /// False: see problem().
    bool fill();
    [[nodiscard]] const std::string& problem() const { return problem_; }

private:
    using Path = std::string;  // below the mount, without a leading slash

    // filler.cpp
    bool step(bool done, const std::string& what);
    [[nodiscard]] std::string real(const Path& path) const { return root_ + "/" + path; }
    void commit() const;
    std::string bytes(std::size_t length);
    bool write(const Path& path, std::uint64_t offset, const std::string& data);
    bool writeSome(const Path& path, std::uint64_t limit);
    bool subvolume(const Path& path);
    bool snapshot(const Path& source, const Path& target, bool readOnly);
    bool removeSubvolume(const Path& path);
    bool clone(const Path& source, std::uint64_t from, std::uint64_t length, const Path& target,
               std::uint64_t to);
    bool fallocate(const Path& path, int mode, std::uint64_t offset, std::uint64_t length);
    bool truncate(const Path& path, std::uint64_t size);

    // filler_steps.cpp: one kind of content each
    bool layout();
    bool smallFiles();
    bool directoryOfMany();
    bool kindsOfFiles();
    bool linksAndAttributes();
    bool sparseFiles();
    bool fragmented();
    bool reflinks();
    bool compressed();
    bool withoutCow();
    bool randomOperations();
    bool snapshotsAndRemovals();
    bool manySnapshots();
    bool randomOperation();
    bool relocate();

    std::string root_;
    const LoopMount& mount_;
    Dice dice_;
    FillPlan plan_;
    std::string problem_;
    std::vector<Path> directories_;  // writable ones
    std::vector<Path> files_;        // regular, writable; may have gone meanwhile
    std::vector<Path> subvolumes_;   // writable
    unsigned counter_ = 0;
};

}  // namespace daxscope::test
