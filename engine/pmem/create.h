// A new, empty image file: sparse, zeros.
#pragma once

#include <cstdint>
#include <string>

#include "base/result.h"

namespace daxscope::pmem {

/// EEXIST when there is anything of that name; ENOSPC, EFBIG, EACCES … as the filesystem says. Leaves nothing behind
/// when it fails. `size` in bytes.
[[nodiscard]] Status createImageFile(const std::string& path, std::uint64_t size);

}  // namespace daxscope::pmem
