#include "support/image_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support/image_edit.h"

namespace daxscope::test {

ImageFile::ImageFile(const std::string& path) : fd_(::open(path.c_str(), O_RDWR | O_CLOEXEC)) {
    struct stat status{};
    if (fd_ >= 0 && ::fstat(fd_, &status) == 0)
        size_ = static_cast<std::uint64_t>(status.st_size);
}

ImageFile::~ImageFile() {
    if (fd_ >= 0)
        ::close(fd_);
}

std::vector<std::byte> ImageFile::read(std::uint64_t at, std::size_t length) const {
    std::vector<std::byte> bytes(length);
    const ssize_t got = ::pread(fd_, bytes.data(), length, static_cast<off_t>(at));
    bytes.resize(got < 0 ? 0 : static_cast<std::size_t>(got));
    return bytes;
}

void ImageFile::write(std::uint64_t at, std::span<const std::byte> bytes) const {
    // Test files in memory: a write that fails shows in what the test then finds.
    [[maybe_unused]] const ssize_t put =
        ::pwrite(fd_, bytes.data(), bytes.size(), static_cast<off_t>(at));
}

void ImageFile::invert(std::uint64_t at, std::size_t length) const {
    auto bytes = read(at, length);
    for (std::byte& b : bytes)
        b = ~b;
    write(at, bytes);
}

void ImageFile::editSuperblocks(const std::function<void(std::span<std::byte>)>& edit) const {
    constexpr std::uint64_t magic = 0x4d5f53665248425fULL;  // "_BHRfS_M"
    for (const std::uint64_t place : superblockPlaces) {
        auto bytes = read(place, superblockBytes);
        if (bytes.size() != superblockBytes || loadAt<std::uint64_t>(bytes, super::magic) != magic)
            continue;
        edit(bytes);
        fixChecksum(bytes);
        write(place, bytes);
    }
}

}  // namespace daxscope::test
