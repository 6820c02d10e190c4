// The locks that tell other programs, and other windows of this one, that an image is open.
//
// Linux has two kinds of advisory file locks that do not see each other: flock(2), and byte-range
// locks (fcntl), here in their open-file-description form, which belong to the descriptor and not
// to the process. An open image holds both over the whole file: shared when it is read-only,
// exclusive when it may be written. Any number of read-only images thus go together, and
// nothing goes with a writer. Never waits. Thread-safe.
#pragma once

#include <string>

#include "base/result.h"
#include "pmem/source.h"

namespace daxscope::pmem {

/// Takes both locks. EBUSY says which kind of lock is in the way and, if known, whose it is.
/// Where the filesystem has no locks the image opens without: the value is then a sentence
/// that says so, and empty otherwise.
[[nodiscard]] Result<std::string> takeLocks(const Source& source, const std::string& path,
                                            Access access);

/// Gives both back at once, even if a forked child still holds a copy of the descriptor.
void dropLocks(const Source& source);

}  // namespace daxscope::pmem
