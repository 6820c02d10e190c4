// A file on btrfs as the kernel writes it, in an image in memory: what the engine is compared with.
//
// Mounted through a loop device; needs root (support/loop_mount.h). Seconds are those of the wall: the kernel works with
// threads of its own, too. The file is in the page cache all the time.
#pragma once

#include <fcntl.h>
#include <linux/btrfs.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstring>
#include <memory>
#include <optional>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "support/loop_mount.h"

namespace daxscope::bench {

class KernelFile {
public:
    [[nodiscard]] static Result<std::unique_ptr<KernelFile>> make(
        const test::ScratchDirectory& scratch, std::uint64_t image, std::uint64_t bytes) {
        std::unique_ptr<KernelFile> made(new KernelFile);
        const std::string path = scratch.path("kernel.img");
        if (const auto formatted = test::makeImage(path, image); !formatted)
            return fail(EIO, "{}", formatted.error());
        auto mounted = test::LoopMount::mount(path, scratch.path("kernel"));
        if (!mounted)
            return fail(EIO, "{}", mounted.error());
        made->mount_.emplace(std::move(*mounted));
        made->top_ = ::open(made->mount_->where().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        made->file_ = ::openat(made->top_, "file", O_RDWR | O_CREAT | O_CLOEXEC, 0600);
        const std::vector<std::byte> content(bytes, std::byte{1});
        if (made->file_ < 0 ||
            ::pwrite(made->file_, content.data(), bytes, 0) != static_cast<ssize_t>(bytes))
            return failErrno("the kernel's file cannot be written");
        void* const map =
            ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, made->file_, 0);
        if (map == MAP_FAILED)
            return failErrno("the kernel's file cannot be mapped");
        made->window_ = static_cast<std::byte*>(map);
        made->bytes_ = bytes;
        return made;
    }
    KernelFile(const KernelFile&) = delete;
    KernelFile& operator=(const KernelFile&) = delete;
    ~KernelFile() {
        if (window_ != nullptr)
            ::munmap(window_, bytes_);
        for (const int descriptor : {file_, top_})
            if (descriptor >= 0)
                ::close(descriptor);
    }

    /// What the file has is shared from now on; durable.
    [[nodiscard]] Status snapshot() {
        btrfs_ioctl_vol_args_v2 arguments{};
        arguments.fd = top_;
        const std::string name = std::format("snapshot-{}", ++snapshots_);
        std::memcpy(arguments.name, name.data(), name.size());
        if (::ioctl(top_, BTRFS_IOC_SNAP_CREATE_V2, &arguments) != 0)
            return failErrno("the kernel takes no snapshot");
        return {};
    }
    void load(std::uint64_t page) const {
        (void)*static_cast<const volatile std::byte*>(window_ + page * 4096);
    }
    void store(std::uint64_t page, std::uint64_t value) const {
        std::memcpy(window_ + page * 4096, &value, sizeof value);
    }
    [[nodiscard]] Status write(std::uint64_t offset, Bytes data) const {
        if (::pwrite(file_, data.data(), data.size(), static_cast<off_t>(offset)) !=
            static_cast<ssize_t>(data.size()))
            return failErrno("the kernel's file cannot be written");
        return {};
    }
    [[nodiscard]] Status sync() const {
        return ::syncfs(file_) == 0 ? Status() : failErrno("the kernel's file cannot be synced");
    }

private:
    KernelFile() = default;
    std::optional<test::LoopMount> mount_;
    int top_ = -1;
    int file_ = -1;
    std::byte* window_ = nullptr;
    std::uint64_t bytes_ = 0;
    unsigned snapshots_ = 0;
};

}  // namespace daxscope::bench
