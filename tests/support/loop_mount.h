// Images made by mkfs.btrfs and mounted by the kernel, without ever leaking a mount or a loop
// device.
//
// How: enterPrivateMounts() moves the process into a mount namespace of its own, so whatever ends
// the process, SIGKILL included, ends its mounts; and loop devices are attached with AUTOCLEAR, so
// they go with the last mount. Needs root and the kernel's btrfs; missingForMounts() says what is
// not there, in words for QSKIP (or QFAIL, where CI is set: use DAXSCOPE_NEEDS_MOUNTS()). Threads:
// enterPrivateMounts() moves only the calling thread; call it first, from main's thread.
#pragma once

#include <cstdint>
#include <expected>
#include <filesystem>
#include <string>
#include <vector>

namespace daxscope::test {

/// Empty when images can be mounted here; else why not.
[[nodiscard]] std::string missingForMounts();

/// A directory for images that goes with the object: in memory (/dev/shm) when it has the room. DAXSCOPE_KEEP=1 keeps it.
class ScratchDirectory {
public:
    ScratchDirectory();
    ~ScratchDirectory();
    ScratchDirectory(const ScratchDirectory&) = delete;
    ScratchDirectory& operator=(const ScratchDirectory&) = delete;

    [[nodiscard]] std::string path(const std::string& name = {}) const;

private:
    std::filesystem::path path_;
};

class LoopMount {
public:
    /// Mounts `image` on the existing or new directory `where`. `options` as in mount -o, but for
    /// the generic "ro", which is `readOnly`; noatime is always set.
    [[nodiscard]] static std::expected<LoopMount, std::string> mount(
        const std::string& image, const std::string& where, const std::string& options = {},
        bool readOnly = false, const std::string& type = "btrfs");
    LoopMount(LoopMount&& other) noexcept;
    LoopMount& operator=(LoopMount&&) = delete;
    LoopMount(const LoopMount&) = delete;
    LoopMount& operator=(const LoopMount&) = delete;
    ~LoopMount();

    [[nodiscard]] const std::string& where() const { return where_; }
    /// Changes filesystem options of the live mount, "compress-force=zstd"; false on failure.
    [[nodiscard]] bool remount(const std::string& options) const;
    /// Unmounts and waits until the loop device is free; false when something still holds it.
    bool unmount();

private:
    LoopMount(std::string where, std::string device)
        : where_(std::move(where)), device_(std::move(device)) {}
    std::string where_;
    std::string device_;
};

/// Attached, not mounted; for what must be refused. Detaches in the end.
class LoopDevice {
public:
    [[nodiscard]] static std::expected<LoopDevice, std::string> attach(const std::string& image);
    LoopDevice(LoopDevice&& other) noexcept;
    LoopDevice& operator=(LoopDevice&&) = delete;
    LoopDevice(const LoopDevice&) = delete;
    LoopDevice& operator=(const LoopDevice&) = delete;
    ~LoopDevice();
    [[nodiscard]] const std::string& path() const { return path_; }
    /// The open descriptor that keeps it attached.
    [[nodiscard]] int descriptor() const { return fd_; }

private:
    LoopDevice(std::string path, int fd) : path_(std::move(path)), fd_(fd) {}
    std::string path_;
    int fd_ = -1;
};

/// A sparse file of `bytes`, formatted; the error is what mkfs.btrfs said.
[[nodiscard]] std::expected<void, std::string> makeImage(
    const std::string& path, std::uint64_t bytes, std::vector<std::string> mkfsArguments = {});

/// A copy that has holes where the original has; false when it could not be made.
[[nodiscard]] bool copySparse(const std::string& from, const std::string& to);

}  // namespace daxscope::test

/// First statement of a test that needs the oracle. Skips with the reason; fails where CI is set.
#define DAXSCOPE_NEEDS_MOUNTS()                                         \
    do {                                                                \
        const std::string missing = daxscope::test::missingForMounts(); \
        if (!missing.empty()) {                                         \
            if (qEnvironmentVariableIsSet("CI"))                        \
                QFAIL(missing.c_str());                                 \
            QSKIP(missing.c_str());                                     \
        }                                                               \
    } while (false)
