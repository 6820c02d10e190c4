#include "pmem/in_use.h"

#include <fcntl.h>
#include <linux/loop.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <optional>
#include <vector>

#include "base/text.h"
#include "pmem/mounts.h"

namespace daxscope::pmem {

namespace {

/// Names in a directory of /sys; empty when it cannot be read.
std::vector<std::string> namesIn(const std::string& directory) {
    std::vector<std::string> names;
    std::error_code error;
    std::filesystem::directory_iterator entry(directory, error);
    while (!error && entry != std::filesystem::directory_iterator()) {
        names.push_back(entry->path().filename().string());
        entry.increment(error);
    }
    std::ranges::sort(names);
    return names;
}

std::string blockDirectory(dev_t number) {
    return std::format("/sys/dev/block/{}:{}", major(number), minor(number));
}

/// The number of the device a node such as "/dev/sda1" stands for.
std::optional<dev_t> deviceAt(const std::string& node) {
    struct stat status = {};
    if (!node.starts_with('/') || ::stat(node.c_str(), &status) != 0 || !S_ISBLK(status.st_mode))
        return std::nullopt;
    return status.st_rdev;
}

/// btrfs shows an anonymous number in mountinfo, so the source's node counts as well.
const Mount* mountOf(const std::vector<Mount>& mounts, dev_t number) {
    const auto found = std::ranges::find_if(mounts, [&](const Mount& mount) {
        return mount.device == number || deviceAt(mount.source) == number;
    });
    return found == mounts.end() ? nullptr : &*found;
}

/// The loop driver's own answer; nothing when we may not ask it.
std::optional<bool> askLoopDriver(const std::string& node, const FileId& id) {
    const UniqueFd loop(::open(node.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    struct loop_info64 info = {};
    if (!loop.valid() || ::ioctl(loop.get(), LOOP_GET_STATUS64, &info) != 0)
        return std::nullopt;
    if (info.lo_device == id.device && info.lo_inode == id.inode)
        return true;
    return id.special != 0 && info.lo_rdevice == id.special;
}

/// Second best: the path that the loop driver shows to everyone, which may be another root's.
bool pathLeadsTo(const std::string& backingFile, const FileId& id) {
    struct stat status = {};
    if (::stat(backingFile.c_str(), &status) != 0)
        return false;
    if (status.st_dev == id.device && status.st_ino == id.inode)
        return true;
    return id.special != 0 && S_ISBLK(status.st_mode) && status.st_rdev == id.special;
}

std::vector<dev_t> withPartitions(dev_t number) {
    std::vector<dev_t> numbers = {number};
    const std::string directory = blockDirectory(number);
    for (const std::string& name : namesIn(directory)) {
        const std::string part = std::format("{}/{}", directory, name);
        if (!readLine(part + "/partition"))
            continue;
        if (const auto text = readLine(part + "/dev")) {
            if (const auto partition = parseDeviceNumber(*text))
                numbers.push_back(*partition);
        }
    }
    return numbers;
}

bool isSwap(dev_t number) {
    std::ifstream in("/proc/swaps");
    std::string line;
    while (std::getline(in, line)) {
        if (deviceAt(line.substr(0, line.find_first_of(" \t"))) == number)
            return true;
    }
    return false;
}

}  // namespace

Status refuseLoopAttached(const std::string& path, const FileId& id) {
    for (const std::string& name : namesIn("/sys/block")) {
        if (!name.starts_with("loop"))
            continue;
        const std::string directory = "/sys/block/" + name;
        const auto backingFile = readLine(directory + "/loop/backing_file");
        if (!backingFile)
            continue;  // not attached to anything
        const std::string node = "/dev/" + name;
        if (!askLoopDriver(node, id).value_or(pathLeadsTo(*backingFile, id)))
            continue;
        const auto text = readLine(directory + "/dev");
        const auto number = text ? parseDeviceNumber(*text) : std::nullopt;
        const std::vector<Mount> mounts = readMounts();
        const Mount* mount = number ? mountOf(mounts, *number) : nullptr;
        if (mount != nullptr)
            return fail(EBUSY,
                        "“{}” is mounted at “{}” through the loop device {}; unmount it first "
                        "(umount)",
                        escapedName(path), escapedName(mount->mountPoint), node);
        return fail(EBUSY,
                    "“{}” is attached to the loop device {}; detach it first (losetup -d {})",
                    escapedName(path), node, node);
    }
    return {};
}

Error busyDevice(const std::string& path, dev_t number) {
    const std::string name = escapedName(path);
    const std::vector<Mount> mounts = readMounts();
    for (const dev_t part : withPartitions(number)) {
        const std::string what = part == number ? "" : "a partition of ";
        if (const Mount* mount = mountOf(mounts, part))
            return {EBUSY,
                    std::format("{}“{}” is mounted at “{}” ({}); unmount it first (umount)", what,
                                name, escapedName(mount->mountPoint), mount->type),
                    {}};
        if (isSwap(part))
            return {EBUSY,
                    std::format("{}“{}” is swap space in use (swapoff frees it)", what, name),
                    {}};
        const auto holders = namesIn(blockDirectory(part) + "/holders");
        if (!holders.empty())
            return {EBUSY,
                    std::format("{}“{}” is part of the volume {} (device mapper, RAID or cache); "
                                "stop that first",
                                what, name, holders.front()),
                    {}};
    }
    return {EBUSY,
            std::format("“{}” is held by another program, or mounted where this one cannot see it "
                        "(in a container, for example); close it there first",
                        name),
            {}};
}

}  // namespace daxscope::pmem
