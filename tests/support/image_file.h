// An image file opened for spoiling: reads and writes bytes of the device, superblocks with their
// checksums put right. For images that are not mounted.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace daxscope::test {

class ImageFile {
public:
    explicit ImageFile(const std::string& path);
    ~ImageFile();
    ImageFile(const ImageFile&) = delete;
    ImageFile& operator=(const ImageFile&) = delete;

    [[nodiscard]] bool good() const { return fd_ >= 0; }
    [[nodiscard]] std::uint64_t size() const { return size_; }
    [[nodiscard]] std::vector<std::byte> read(std::uint64_t at, std::size_t length) const;
    void write(std::uint64_t at, std::span<const std::byte> bytes) const;
    /// Every bit of `length` bytes turned.
    void invert(std::uint64_t at, std::size_t length) const;
    /// Calls `edit` on each superblock that is there and puts its checksum (crc32c) right.
    void editSuperblocks(const std::function<void(std::span<std::byte>)>& edit) const;

private:
    int fd_ = -1;
    std::uint64_t size_ = 0;
};

}  // namespace daxscope::test
