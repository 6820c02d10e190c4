// A whole image mapped without its filesystem (mission D16): what a hypervisor would hand to a guest.
//
// Exclusive: nobody else, no session of ours either, has the image open meanwhile (the lock of pmem/image_map.h), so nobody
// writes behind a filesystem's back. There is nothing to freeze: no filesystem stands between a store and the image.
//
// Its size. size() is what it was when it was opened, and stays that.
// - This program changes the size of no image that exists; making a filesystem over one needs the lock, and is refused: EBUSY.
// - Nothing on Linux keeps others from truncating a regular file without harm: seals exist for memfd alone; a write lease
//   refuses or delays everybody who only wants to read, and does not stop who has the file open already; the immutable flag
//   needs root, forbids our own stores through the map on ext4, and stays behind when we crash; swap files cannot be stored to.
//   So a file that shrinks under us is a device that is gone (D15): accesses are refused with EIO, from the first one that
//   meets a lost page on, nothing crashes, and growing it again changes nothing. One that grows is not noticed.
// - A block device is open O_EXCL: nobody can mount, format or re-partition it meanwhile. Who resizes it from below
//   (lvreduce, losetup -c) is treated as for a file.
// Thread-safe.
#pragma once

#include <mutex>
#include <span>

#include "dax/access.h"
#include "dax/window.h"
#include "pmem/image_map.h"
#include "pmem/store.h"

namespace daxscope::dax {

class RawDevice final : private FaultResolver {
public:
    /// EBUSY when somebody has it open; EOPNOTSUPP when it cannot be mapped by pages of 4 KiB.
    [[nodiscard]] static Result<std::unique_ptr<RawDevice>> open(const std::string& path);

    /// Bytes; whole pages.
    [[nodiscard]] std::uint64_t size() const { return window_->length(); }
    /// EFAULT beyond the end, EIO when the device is lost.
    [[nodiscard]] Result<std::vector<std::byte>> load(ByteRange range);
    [[nodiscard]] Status store(std::uint64_t offset, Bytes data);
    [[nodiscard]] Status flush(ByteRange range);
    /// What was flushed before is durable.
    [[nodiscard]] Status fence();

private:
    explicit RawDevice(std::unique_ptr<pmem::ImageMap> map) : map_(std::move(map)) {}
    int resolve(std::uint64_t offset, bool write) override;
    [[nodiscard]] Status access(std::uint64_t offset, std::span<std::byte> buffer, bool write);

    trace::Trace trace_;
    pmem::Poison poison_;
    std::unique_ptr<pmem::ImageMap> map_;
    std::unique_ptr<pmem::Store> store_;
    std::unique_ptr<Window> window_;
    std::mutex mutex_;  // window_ and store_
};

}  // namespace daxscope::dax
