// Making an image: file, mapping, filesystem.
//
// Nodes have 16 KiB unless told otherwise, as those of mkfs.btrfs. By the figures (`scripts/bench kernel -- nodes`) only two things
// depend on their size. Writes that are made durable one by one: 4 KiB take 0.75, 8 KiB 0.8, 32 KiB 1.5 times the CPU time
// of 16 KiB. And snapshots, which cost by the pointers of the root: of 100,000 extents, with 16 KiB least, with 4 KiB 3 times
// that (one level more, full nodes above), with 32 KiB 20 times (all leaves under one root).
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/result.h"

namespace daxscope::session {

struct CreateOptions {
    std::optional<std::uint64_t> size;  ///< bytes; needed for a new file, and only for that
    std::string label;
    bool dupMetadata = true;
    std::uint32_t nodeSize = 16384;
    /// Make the filesystem over whatever the existing file or device holds. Else EEXIST.
    bool overwrite = false;
    /// Images of one seed differ by it.
    std::uint64_t salt = 0;
};

/// EINVAL before anything is touched; EEXIST; EBUSY when what exists is in use; what the filesystem underneath says.
/// A new file that could not become an image is removed again.
///
/// With DAXSCOPE_SEED set, UUIDs and times follow from it, and equal arguments make equal images, byte for byte. Without it
/// they are random and now: two images with one UUID cannot be mounted together.
[[nodiscard]] Status createImage(const std::string& path, const CreateOptions& options);

}  // namespace daxscope::session
