#include "dax/raw_device.h"

#include <algorithm>

namespace daxscope::dax {

namespace {

constexpr std::uint64_t mostPieces = 16384;

}  // namespace

Result<std::unique_ptr<RawDevice>> RawDevice::open(const std::string& path) {
    DAX_TRY(auto map, pmem::ImageMap::open(path, pmem::Access::ReadWrite));
    if (map->alignment() > pageSize)
        return fail(EOPNOTSUPP, "the device is mapped in pieces of {} bytes", map->alignment());
    std::unique_ptr<RawDevice> device(new RawDevice(std::move(map)));
    DAX_TRY(auto store, pmem::Store::over(*device->map_));
    device->store_ = std::make_unique<pmem::Store>(std::move(store));
    device->store_->attach(device->trace_, device->poison_);
    DAX_CHECK(installFaultHandler());
    DAX_TRY(device->window_, Window::reserve(device->map_->descriptor(),
                                             alignDown(device->map_->size(), pageSize), 0));
    return device;
}

int RawDevice::resolve(std::uint64_t offset, bool write) {
    const std::scoped_lock lock(mutex_);
    if (map_->lost())
        return EIO;
    const std::uint64_t page = offset / pageSize;
    if (window_->pieces() > mostPieces)
        (void)window_->evict(mostPieces / 2);
    const Status mapped = window_->mapBlocks(page, 1, page, write);
    return mapped ? 0 : mapped.error().code;
}

Status RawDevice::access(std::uint64_t offset, std::span<std::byte> buffer, bool write) {
    if (offset > size() || buffer.size() > size() - offset)
        return fail(EFAULT, "the device has {} bytes; {} at {} reach beyond it", size(),
                    buffer.size(), offset);
    // What comes back to a file that shrank is not what was there.
    if (auto lost = map_->lossError())
        return std::unexpected(*std::move(lost));
    const int refused =
        accessWindow(window_->base(), size(), offset, buffer.data(), buffer.size(), write, *this);
    if (refused == 0)
        return {};
    // The image map notices by the same access that the window could not make.
    (void)*const_cast<const volatile std::byte*>(map_->bytes().data() + map_->bytes().size() - 1);
    if (auto lost = map_->lossError())
        return std::unexpected(*std::move(lost));
    return fail(refused, "the device cannot be used at byte {}", offset);
}

Result<std::vector<std::byte>> RawDevice::load(ByteRange range) {
    std::vector<std::byte> bytes(std::min(range.length, size()));
    if (range.length > size())
        return fail(EFAULT, "the device has {} bytes", size());
    DAX_CHECK(access(range.offset, bytes, false));
    return bytes;
}

Status RawDevice::store(std::uint64_t offset, Bytes data) {
    std::vector<std::byte> bytes(data.begin(), data.end());
    return access(offset, bytes, true);
}

Status RawDevice::flush(ByteRange range) {
    if (range.offset > size() || range.length > size() - range.offset)
        return fail(EFAULT, "the device has {} bytes", size());
    const std::scoped_lock lock(mutex_);
    store_->flush(range);
    return {};
}

Status RawDevice::fence() {
    const std::scoped_lock lock(mutex_);
    return store_->fence();
}

}  // namespace daxscope::dax
