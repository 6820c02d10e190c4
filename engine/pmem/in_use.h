// Who else uses this image through the kernel: loop devices, mounts, volumes stacked on top.
//
// These are the users that take no file lock (locks.h has those). Two processes may know the same
// file by different paths (chroot, containers), so files are compared by device and inode.
// The checks are a look at one moment: nothing hinders root from attaching a loop device to a file
// that is already open here. What /sys and /proc do not show is not found. Thread-safe.
#pragma once

#include <sys/types.h>

#include <string>

#include "base/result.h"
#include "pmem/source.h"

namespace daxscope::pmem {

/// EBUSY, naming the loop device and where it is mounted, when one is attached to the file `id`.
[[nodiscard]] Status refuseLoopAttached(const std::string& path, const FileId& id);

/// Why the kernel refused to open a block device exclusively: mounted, swap, held, or unknown.
[[nodiscard]] Error busyDevice(const std::string& path, dev_t number);

}  // namespace daxscope::pmem
