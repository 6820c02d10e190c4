// The file or device behind an image: what it is, opened.
//
// openSource() looks before it opens, because opening alone can block (a FIFO) or act (a tape);
// what was opened is then compared with what was looked at. Block devices are opened O_EXCL, the
// one claim that mount(8), mkfs and LVM respect; it is exclusive even for reading.
// Errors: ENOENT, EACCES, EROFS, EISDIR, EBUSY (in use), EINVAL (cannot be mapped or too small).
// Thread-safe. A Source owns its descriptor, which is close-on-exec.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"

namespace daxscope::pmem {

enum class Access { ReadOnly, ReadWrite };

enum class SourceKind { RegularFile, FsdaxFile, DevdaxDevice, BlockDevice };

/// "regular file", "file on an fsdax mount", "devdax device", "block device".
[[nodiscard]] std::string_view sourceKindName(SourceKind kind);

/// Closes what it holds.
class UniqueFd {
public:
    UniqueFd() = default;
    explicit UniqueFd(int fd) : fd_(fd) {}
    UniqueFd(UniqueFd&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
    UniqueFd& operator=(UniqueFd&& other) noexcept {
        std::swap(fd_, other.fd_);
        return *this;
    }
    UniqueFd(const UniqueFd&) = delete;
    UniqueFd& operator=(const UniqueFd&) = delete;
    ~UniqueFd();

    [[nodiscard]] int get() const { return fd_; }
    [[nodiscard]] bool valid() const { return fd_ >= 0; }

private:
    int fd_ = -1;
};

/// Which file this is, whatever name it is reached by.
struct FileId {
    dev_t device = 0;
    ino_t inode = 0;
    dev_t special = 0;  ///< the number of the device the file stands for; 0 for other files
};

struct Source {
    UniqueFd fd;
    SourceKind kind = SourceKind::RegularFile;
    FileId id;
    std::string fileSystem;  ///< type of the filesystem that holds a file, "ext4"; may be empty
};

/// Opens and classifies; takes no locks but the O_EXCL of block devices.
[[nodiscard]] Result<Source> openSource(const std::string& path, Access access);

/// `size` if there is at least one page of it to map; EINVAL otherwise.
[[nodiscard]] Result<std::uint64_t> checkedSize(const std::string& path, std::uint64_t size);

/// The same for an open block device, which libpmem2 does not measure.
[[nodiscard]] Result<std::uint64_t> blockDeviceSize(const Source& source, const std::string& path);

}  // namespace daxscope::pmem
