#include "support/loop_mount.h"

#include <fcntl.h>
#include <linux/loop.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <format>
#include <fstream>
#include <utility>

#include "support/process.h"

namespace daxscope::test {
namespace {

std::string errnoText(const std::string& what) {
    return std::format("{}: {}", what, std::strerror(errno));
}

/// Once per process: a mount namespace whose mounts nobody else sees.
std::string enterPrivateMounts() {
    static const std::string result = [] {
        if (::unshare(CLONE_NEWNS) != 0)
            return errnoText("no mount namespace of its own");
        if (::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0)
            return errnoText("cannot make mounts private");
        return std::string();
    }();
    return result;
}

bool kernelHasBtrfs() {
    std::ifstream list("/proc/filesystems");
    for (std::string line; std::getline(list, line);)
        if (line.ends_with("\tbtrfs"))
            return true;
    // A module that is not loaded yet.
    return run({"modprobe", "btrfs"}).ok();
}

bool attached(const std::string& device) {
    const int fd = ::open(device.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return false;
    loop_info64 info{};
    const bool busy = ::ioctl(fd, LOOP_GET_STATUS64, &info) == 0;
    ::close(fd);
    return busy;
}

std::expected<std::pair<std::string, int>, std::string> attachLoop(const std::string& image) {
    const int file = ::open(image.c_str(), O_RDWR | O_CLOEXEC);
    if (file < 0)
        return std::unexpected(errnoText(image));
    const int control = ::open("/dev/loop-control", O_RDWR | O_CLOEXEC);
    std::string problem = errnoText("/dev/loop-control");
    // Another process may take the free device first; then the next one is asked for.
    for (int attempt = 0; control >= 0 && attempt < 50; ++attempt) {
        const int number = ::ioctl(control, LOOP_CTL_GET_FREE);
        if (number < 0) {
            problem = errnoText("no free loop device");
            break;
        }
        const std::string device = std::format("/dev/loop{}", number);
        const int fd = ::open(device.c_str(), O_RDWR | O_CLOEXEC);
        if (fd < 0) {
            problem = errnoText(device);
            break;
        }
        loop_config config{};
        config.fd = static_cast<std::uint32_t>(file);
        config.info.lo_flags = LO_FLAGS_AUTOCLEAR;
        std::strncpy(reinterpret_cast<char*>(config.info.lo_file_name), image.c_str(),
                     LO_NAME_SIZE - 1);
        if (::ioctl(fd, LOOP_CONFIGURE, &config) == 0) {
            ::close(control);
            ::close(file);
            return std::pair{device, fd};
        }
        problem = errnoText(device);
        ::close(fd);
        if (errno != EBUSY)
            break;
        ::usleep(20'000);
    }
    if (control >= 0)
        ::close(control);
    ::close(file);
    return std::unexpected(problem);
}

}  // namespace

std::string missingForMounts() {
    static const std::string result = [] {
        if (::geteuid() != 0)
            return std::string("needs root: mounts images made by mkfs.btrfs");
        if (!kernelHasBtrfs())
            return std::string("needs a kernel with btrfs");
        if (::access("/dev/loop-control", R_OK | W_OK) != 0)
            return errnoText("needs /dev/loop-control");
        if (!run({"mkfs.btrfs", "--version"}).ok())
            return std::string("needs btrfs-progs");
        return enterPrivateMounts();
    }();
    return result;
}

ScratchDirectory::ScratchDirectory() {
    std::error_code error;
    std::filesystem::path base = "/dev/shm";
    const auto space = std::filesystem::space(base, error);
    if (error || space.available < (2ULL << 30))
        base = std::filesystem::temp_directory_path();
    std::string pattern = base / "daxscope-test.XXXXXX";
    if (::mkdtemp(pattern.data()) == nullptr)
        std::abort();  // no place to put a file: nothing a test could say after that
    path_ = pattern;
}

ScratchDirectory::~ScratchDirectory() {
    if (std::getenv("DAXSCOPE_KEEP") != nullptr) {  // NOLINT(concurrency-mt-unsafe): nobody sets it
        std::fprintf(stderr, "kept: %s\n", path_.c_str());
        return;
    }
    std::error_code error;
    std::filesystem::remove_all(path_, error);
}

std::string ScratchDirectory::path(const std::string& name) const {
    return name.empty() ? path_.string() : (path_ / name).string();
}

std::expected<LoopMount, std::string> LoopMount::mount(const std::string& image,
                                                       const std::string& where,
                                                       const std::string& options, bool readOnly,
                                                       const std::string& type) {
    ::mkdir(where.c_str(), 0755);
    const auto loop = attachLoop(image);
    if (!loop)
        return std::unexpected(loop.error());
    unsigned long flags = MS_NOATIME;
    if (readOnly)
        flags |= MS_RDONLY;
    const int failed =
        ::mount(loop->first.c_str(), where.c_str(), type.c_str(), flags, options.c_str());
    const std::string problem =
        failed == 0 ? "" : errnoText(std::format("mount -o {} {}", options, image));
    // The mount holds the device from here on; without one, closing detaches it.
    ::close(loop->second);
    if (failed != 0)
        return std::unexpected(problem);
    return LoopMount(where, loop->first);
}

LoopMount::LoopMount(LoopMount&& other) noexcept
    : where_(std::exchange(other.where_, {})), device_(std::exchange(other.device_, {})) {}

LoopMount::~LoopMount() {
    if (!where_.empty() && !unmount())
        ::umount2(where_.c_str(), MNT_DETACH);
}

bool LoopMount::remount(const std::string& options) const {
    return ::mount(nullptr, where_.c_str(), nullptr, MS_REMOUNT | MS_NOATIME, options.c_str()) == 0;
}

bool LoopMount::unmount() {
    for (int attempt = 0; ::umount2(where_.c_str(), 0) != 0; ++attempt) {
        if (errno != EBUSY || attempt == 100)
            return false;
        ::usleep(50'000);
    }
    where_.clear();
    // Others (udev) may look at the device a moment longer.
    for (int attempt = 0; attempt < 200 && attached(device_); ++attempt)
        ::usleep(20'000);
    return !attached(device_);
}

std::expected<LoopDevice, std::string> LoopDevice::attach(const std::string& image) {
    auto loop = attachLoop(image);
    if (!loop)
        return std::unexpected(loop.error());
    return LoopDevice(loop->first, loop->second);
}

LoopDevice::LoopDevice(LoopDevice&& other) noexcept
    : path_(std::move(other.path_)), fd_(std::exchange(other.fd_, -1)) {}

LoopDevice::~LoopDevice() {
    if (fd_ < 0)
        return;
    ::close(fd_);
    for (int attempt = 0; attempt < 200 && attached(path_); ++attempt)
        ::usleep(20'000);
}

std::expected<void, std::string> makeImage(const std::string& path, std::uint64_t bytes,
                                           std::vector<std::string> mkfsArguments) {
    const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (fd < 0 || ::ftruncate(fd, static_cast<off_t>(bytes)) != 0)
        return std::unexpected(errnoText(path));
    ::close(fd);
    mkfsArguments.insert(mkfsArguments.begin(), {"mkfs.btrfs", "-q", "-f"});
    mkfsArguments.push_back(path);
    const Ran made = run(mkfsArguments);
    if (!made.ok())
        return std::unexpected("mkfs.btrfs: " + made.verdict());
    return {};
}

bool copySparse(const std::string& from, const std::string& to) {
    return run({"cp", "--sparse=always", from, to}).ok();
}

}  // namespace daxscope::test
