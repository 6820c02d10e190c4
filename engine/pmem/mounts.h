// What is mounted, as this process sees it.
//
// Snapshots of /proc/self/mountinfo, read anew at each call; mounts of other mount namespaces are
// not in it. Never fails: what cannot be read is missing from the answer. Thread-safe.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace daxscope::pmem {

struct Mount {
    std::uint64_t id = 0;  ///< as STATX_MNT_ID tells it for a file
    dev_t device = 0;      ///< an anonymous number for btrfs and other multi-device filesystems
    std::string mountPoint;
    std::string type;    ///< "ext4"
    std::string source;  ///< "/dev/sda1", "tmpfs"
};

[[nodiscard]] std::vector<Mount> readMounts();

/// "259:3", as sysfs and mountinfo write it.
[[nodiscard]] std::optional<dev_t> parseDeviceNumber(const std::string& text);

/// First line of a small file of /proc or /sys without its newline; nothing when unreadable.
[[nodiscard]] std::optional<std::string> readLine(const std::string& path);

}  // namespace daxscope::pmem
