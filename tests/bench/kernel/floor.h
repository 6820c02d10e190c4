// The least that a commit can cost: what the format makes it rewrite, copied, summed and flushed, and nothing else.
//
// What has to be rewritten is not what the engine says: it is read from the image behind each commit, by walking from the
// superblock down to every tree block of the commit's own generation.
#pragma once

#include <memory>
#include <vector>

#include "pmem/image_map.h"
#include "volume/volume.h"

namespace daxscope::bench {

/// What one commit made anew, in bytes of the device.
struct Rewritten {
    std::uint64_t data = 0;               ///< a block of 4 KiB
    std::vector<std::uint64_t> blocks;    ///< tree blocks, the first copy of each
    std::vector<std::uint64_t> mirrored;  ///< the second, where there is one
};

/// Tree blocks of the last commit.
[[nodiscard]] Result<Rewritten> rewrittenBlocks(const volume::Volume& volume);

/// A file in memory, mapped through libpmem2 as an image is, in which the same bytes are written again.
class BareCommits {
public:
    /// As large as the image that was looked at; all of it present.
    [[nodiscard]] static Result<std::unique_ptr<BareCommits>> make(const std::string& path,
                                                                   std::uint64_t bytes,
                                                                   std::uint32_t nodeSize);
    /// Each as a commit is: the data and tree blocks copied from where they were in the commit before, their checksums computed,
    /// all flushed; a fence; the superblock's mirror; a fence; the superblock; a fence.
    void run(const std::vector<Rewritten>& commits);

private:
    BareCommits() = default;
    std::unique_ptr<pmem::ImageMap> map_;
    std::uint32_t nodeSize_ = 0;
};

}  // namespace daxscope::bench
