// Which space is free, block group by block group, and where new things go.
//
// Space given up by the open transaction is *pinned*: the last commit still refers to it, so it is handed out
// again only after the next one is durable (mission F8). Superblocks' stripes and the first MiB of the device are
// never handed out. What counts as used is what the extent tree says. One thread.
#pragma once

#include <deque>

#include "volume/free_space.h"
#include "volume/volume.h"

namespace daxscope::volume {

/// Of data; larger files have several.
inline constexpr std::uint64_t largestExtent = 128ULL << 20;

struct Group {
    ByteRange range;  ///< logical
    std::uint64_t flags = 0;
    std::uint64_t used = 0;       ///< bytes, as its item has to say
    bool itemBehind = false;      ///< its item says something else
    FreeSpace free{ByteRange{}};  ///< what may be handed out
    std::vector<ByteRange> pinned;
    std::uint64_t hint = 0;  ///< where the next search begins
};

class Space {
public:
    /// EIO when block groups, chunks and free space contradict each other.
    [[nodiscard]] static Result<Space> load(const Volume& volume);

    /// `length` bytes at a multiple of `alignment` in a group with `flag` (format::group::data, metadata,
    /// system); nothing when there are none.
    [[nodiscard]] std::optional<std::uint64_t> allocate(std::uint64_t flag, std::uint64_t length,
                                                        std::uint64_t alignment);
    /// As much of `length` bytes in one piece as there is, whole sectors.
    [[nodiscard]] std::optional<ByteRange> allocateUpTo(std::uint64_t flag, std::uint64_t length,
                                                        std::uint64_t sectorSize);
    /// What was allocated and never became part of a commit is free again.
    void giveBack(ByteRange range);
    /// Given up; free after the next unpin().
    void pin(ByteRange range);
    /// Bytes that are free again.
    std::uint64_t unpin();

    /// Null when `logical` lies in none.
    [[nodiscard]] Group* groupOf(std::uint64_t logical);
    [[nodiscard]] std::deque<Group>& groups() { return groups_; }
    [[nodiscard]] const std::deque<Group>& groups() const { return groups_; }
    /// A new, empty group.
    void add(const ChunkInfo& chunk);

    /// Whether as many bytes may be handed out now.
    [[nodiscard]] bool hasFree(std::uint64_t flag, std::uint64_t bytes) const;
    /// Whether they may be in one piece.
    [[nodiscard]] bool hasPiece(std::uint64_t flag, std::uint64_t bytes) const;
    [[nodiscard]] std::uint64_t freeIn(std::uint64_t flag) const;
    /// Bytes that come free with the next commit.
    [[nodiscard]] std::uint64_t pinnedIn(std::uint64_t flag) const;

private:
    std::deque<Group> groups_;  // by address
};

}  // namespace daxscope::volume
