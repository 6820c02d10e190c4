// Superblocks in the order in which one valid copy exists at every instant (design decision 2): every mirror
// that fits, fence, the primary, fence. Each with its own address and checksum.
#pragma once

#include "base/result.h"
#include "format/structs.h"
#include "pmem/store.h"

namespace daxscope::volume {

/// `super` without address and checksum; what it refers to must be durable. EIO when it cannot be made so.
[[nodiscard]] Status writeSuperblocks(pmem::Store& store, format::Superblock super);

}  // namespace daxscope::volume
