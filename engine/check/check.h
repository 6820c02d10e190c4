// The consistency checker (mission F12): is every structure of an image sound, and do they agree with each other?
//
// Reads only, and trusts nothing that somebody has read before: it opens the bytes by itself. What `btrfs check` finds, it finds
// (the tests hold one against the other), and besides: every copy of every tree block and superblock mirror, and every data
// sector against its checksum. Not compared: quota counts, the v1 space cache, a waiting log tree.
//
// The order: superblocks; every tree block once, however many snapshots share it, with the rules of each item; who points to
// what against the extent tree; block groups, device extents and free space; subvolumes and their names; the inodes of every
// subvolume; checksums. Cost: O(metadata) and, for inodes, O(items of all subvolumes); O(data) for checksums.
#pragma once

#include "base/progress.h"
#include "check/findings.h"
#include "pmem/poison.h"

namespace daxscope::check {

struct Options {
    bool data = true;                      ///< compare data with their checksums
    const pmem::Poison* poison = nullptr;  ///< ranges that cannot be read
};

/// `device`: all bytes of the image; they must not change meanwhile. One thread. An image that cannot be opened at all has that
/// as its finding. ECANCELED is the only error.
[[nodiscard]] Result<Report> check(Bytes device, const Options& options, Progress& progress);

}  // namespace daxscope::check
