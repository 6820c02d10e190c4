// Making an image: file, mapping, filesystem.
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
