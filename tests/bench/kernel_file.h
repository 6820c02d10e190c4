// A file on btrfs as the kernel maps and writes it, in an image in memory: what mapped files are compared with.
//
// Needs root (support/loop_mount.h). Seconds are those of the wall: the kernel works with threads of its own, too. The file is in
// the page cache all the time; the image is larger than what is used of it, and not prefaulted.
#pragma once

#include "bench/kernel_image.h"

namespace daxscope::bench {

class KernelFile {
public:
    [[nodiscard]] static Result<std::unique_ptr<KernelFile>> make(
        const test::ScratchDirectory& scratch, std::uint64_t image, std::uint64_t bytes) {
        std::unique_ptr<KernelFile> made(new KernelFile);
        DAX_TRY(made->image_, KernelImage::make(scratch.path("kernel.img"), 0, {.device = image}));
        DAX_CHECK(made->write(0, std::vector<std::byte>(bytes, std::byte{1})));
        const int file = ::openat(made->image_->top(), "file", O_RDWR | O_CLOEXEC);
        void* const map = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
        ::close(file);
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
    }

    /// What the file has is shared from now on; durable.
    [[nodiscard]] Status snapshot() {
        return image_->snapshot("/.", "file", std::format("/snapshot-{}", ++snapshots_));
    }
    void load(std::uint64_t page) const {
        (void)*static_cast<const volatile std::byte*>(window_ + page * blockSize);
    }
    void store(std::uint64_t page, std::uint64_t value) const {
        std::memcpy(window_ + page * blockSize, &value, sizeof value);
    }
    [[nodiscard]] Status write(std::uint64_t offset, Bytes data) const {
        return image_->write("/file", offset, data);
    }
    [[nodiscard]] Status sync() const { return image_->commit(); }

private:
    KernelFile() = default;
    std::unique_ptr<KernelImage> image_;
    std::byte* window_ = nullptr;
    std::uint64_t bytes_ = 0;
    unsigned snapshots_ = 0;
};

}  // namespace daxscope::bench
