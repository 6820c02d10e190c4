// An image in memory that the kernel has mounted: what the engine is compared with.
//
// On a loop device, which needs root (support/loop_mount.h). What is used of it is prefaulted, and never trimmed, so that no memory has to be
// found while somebody measures. The loop device goes through the page cache of tmpfs, which is the image itself: direct
// transfers would copy just the same.
#pragma once

#include <fcntl.h>
#include <linux/btrfs.h>
#include <linux/fs.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstring>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "bench/contestant.h"
#include "support/loop_mount.h"
#include "support/process.h"

namespace daxscope::bench {

/// A file of `bytes`, the first `present` of which are in memory.
[[nodiscard]] inline Status makeFile(const std::string& path, std::uint64_t bytes,
                                     std::uint64_t present) {
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0 || ::ftruncate(file, static_cast<off_t>(bytes)) != 0)
        return failErrno("there is no file for an image");
    Status done;
    if (present != 0) {
        void* const map = ::mmap(nullptr, present, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
        if (map == MAP_FAILED || ::madvise(map, present, MADV_POPULATE_WRITE) != 0)
            done = failErrno("there is no memory for an image");
        if (map != MAP_FAILED)
            ::munmap(map, present);
    }
    ::close(file);
    return done;
}

struct KernelFormat {
    bool xfs = false;
    std::uint32_t nodeSize = 16384;  ///< of btrfs
    /// The device ends there, if not before: btrfs reserves metadata for the worst case, and a device that has no room for it
    /// makes it flush with every write, which is not what anybody wants to measure.
    std::uint64_t device = 0;
};

class KernelImage final : public Contestant {
public:
    /// `path`, a new file, the first `bytes` of which are in memory; mounted beside it.
    [[nodiscard]] static Result<std::unique_ptr<KernelImage>> make(const std::string& path,
                                                                   std::uint64_t bytes,
                                                                   const KernelFormat& format) {
        DAX_CHECK(makeFile(path, std::max(bytes, format.device), bytes));
        const auto made = format.xfs
                              ? test::run({"mkfs.xfs", "-q", "-f", "-K", "-m", "reflink=1", path})
                              : test::run({"mkfs.btrfs", "-q", "-f", "-K", "-n",
                                           std::to_string(format.nodeSize), path});
        if (!made.ok())
            return fail(EIO, "mkfs: {}", made.verdict());
        auto mounted =
            test::LoopMount::mount(path, path + ".mounted", format.xfs ? "" : "nodiscard", false,
                                   format.xfs ? "xfs" : "btrfs");
        if (!mounted)
            return fail(EIO, "{}", mounted.error());
        std::unique_ptr<KernelImage> image(new KernelImage(std::move(*mounted), format.xfs));
        if (image->top_ < 0)
            return failErrno("the kernel's filesystem cannot be opened");
        return image;
    }
    ~KernelImage() override {
        closeFile();
        if (top_ >= 0)
            ::close(top_);
    }

    /// Of the top directory.
    [[nodiscard]] int top() const { return top_; }

    [[nodiscard]] Status makeVolume(const std::string& path) override {
        if (xfs_)
            return makeDirectory(path);
        btrfs_ioctl_vol_args arguments{};
        path.copy(arguments.name, sizeof arguments.name - 1, 1);
        return checked(::ioctl(top_, BTRFS_IOC_SUBVOL_CREATE, &arguments), "make a subvolume");
    }
    [[nodiscard]] Status makeDirectory(const std::string& path) override {
        return checked(::mkdirat(top_, below(path), 0755), "make a directory");
    }
    [[nodiscard]] Status create(const std::string& path) override {
        const int file = ::openat(top_, below(path), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
        if (file >= 0)
            ::close(file);
        return checked(file, "make a file");
    }
    [[nodiscard]] Status write(const std::string& path, std::uint64_t offset, Bytes data) override {
        DAX_CHECK(open(path, 0));
        const auto wrote = ::pwrite(file_, data.data(), data.size(), static_cast<off_t>(offset));
        return checked(wrote == static_cast<ssize_t>(data.size()) ? 0 : -1, "write to a file");
    }
    /// Past the page cache: each becomes an extent of its own.
    [[nodiscard]] Status writeApart(const std::string& path, std::uint64_t offset) override {
        alignas(blockSize) static constexpr std::array<std::byte, blockSize> content{std::byte{1}};
        DAX_CHECK(open(path, O_DIRECT));
        const auto wrote = ::pwrite(file_, content.data(), blockSize, static_cast<off_t>(offset));
        return checked(wrote == ssize_t{blockSize} ? 0 : -1, "write to a file");
    }
    [[nodiscard]] Status snapshot(const std::string& volume, const std::string& file,
                                  const std::string& target) override {
        if (xfs_) {
            DAX_CHECK(clone(volume + "/" + file, target));
            return commit();
        }
        const int source = ::openat(top_, below(volume), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        btrfs_ioctl_vol_args_v2 arguments{};
        arguments.fd = source;
        target.copy(arguments.name, sizeof arguments.name - 1, 1);
        const int taken = source < 0 ? -1 : ::ioctl(top_, BTRFS_IOC_SNAP_CREATE_V2, &arguments);
        const Status done = checked(taken, "take a snapshot");
        if (source >= 0)
            ::close(source);
        return done;
    }
    [[nodiscard]] Status drop(const std::string& snapshot) override {
        return fail(EOPNOTSUPP, "the kernel does not say when “{}” is gone", snapshot);
    }
    [[nodiscard]] Status clone(const std::string& from, const std::string& to) override {
        const int source = ::openat(top_, below(from), O_RDONLY | O_CLOEXEC);
        const int target = ::openat(top_, below(to), O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
        const Status done = checked(
            source < 0 || target < 0 ? -1 : ::ioctl(target, FICLONE, source), "clone a file");
        for (const int descriptor : {source, target})
            if (descriptor >= 0)
                ::close(descriptor);
        return done;
    }
    [[nodiscard]] Status commit() override { return checked(::syncfs(top_), "sync"); }
    /// By fsync: btrfs has its log tree for that, XFS its log.
    [[nodiscard]] Status makeDurable(const std::string& path) override {
        DAX_CHECK(open(path, 0));
        return checked(::fsync(file_), "sync a file");
    }

private:
    KernelImage(test::LoopMount&& mounted, bool xfs)
        : mount_(std::move(mounted)),
          xfs_(xfs),
          top_(::open(mount_.where().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {}

    [[nodiscard]] static const char* below(const std::string& path) { return path.c_str() + 1; }
    [[nodiscard]] Status checked(long result, std::string_view what) const {
        if (result < 0)
            return failErrno(std::format("{} cannot {}", xfs_ ? "XFS" : "btrfs", what));
        return {};
    }
    /// The file stays open until another one is asked for.
    [[nodiscard]] Status open(const std::string& path, int flags) {
        if (file_ >= 0 && path == path_ && flags == flags_)
            return {};
        closeFile();
        path_ = path;
        flags_ = flags;
        file_ = ::openat(top_, below(path), O_RDWR | O_CREAT | O_CLOEXEC | flags, 0644);
        return checked(file_, "open a file");
    }
    void closeFile() {
        if (file_ >= 0)
            ::close(std::exchange(file_, -1));
    }

    test::LoopMount mount_;
    bool xfs_ = false;
    int top_ = -1;
    int file_ = -1;
    int flags_ = 0;
    std::string path_;
};

}  // namespace daxscope::bench
