// The image, mapped once: the bytes every floor above reads where they lie.
//
// Promises
// - open() maps all of the image in whole 4 KiB pages; a rest at the end is left out. Nothing is
//   allocated in proportion to the image.
// - While an ImageMap exists, the image is locked against other programs (locks.h; block devices
//   also by O_EXCL), and bytes() stays where it is.
// - open() refuses (EBUSY, with the reason) what is mounted, attached to a loop device or locked.
//   Read-only images may be open any number of times; block devices, once.
// - If the file shrinks or the device fails under us, reads give zeros and lost() turns true; it
//   never turns back. Stores are lost then. See device_lost.h, also for SIGBUS handlers.
// - It does not know btrfs: whether the bytes are an image is for volume/ to say.
// Threads: open() is thread-safe. All const members may be called from any thread. Before the
// destructor runs, every reader must be done.
// A map has a fixed address, so it is handed on by moving its unique_ptr.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"
#include "pmem/device_lost.h"
#include "pmem/granularity.h"
#include "pmem/source.h"

struct pmem2_map;

namespace daxscope::pmem {

class ImageMap {
public:
    [[nodiscard]] static Result<std::unique_ptr<ImageMap>> open(const std::string& path,
                                                                Access access);
    ~ImageMap();
    ImageMap(const ImageMap&) = delete;
    ImageMap& operator=(const ImageMap&) = delete;

    [[nodiscard]] Bytes bytes() const { return {base_, size_}; }
    [[nodiscard]] std::uint64_t size() const { return size_; }
    [[nodiscard]] const std::string& path() const { return path_; }
    [[nodiscard]] Access access() const { return access_; }
    [[nodiscard]] SourceKind kind() const { return source_.kind; }
    [[nodiscard]] std::string_view kindName() const { return sourceKindName(source_.kind); }

    [[nodiscard]] Granularity granularity() const { return granularity_; }
    [[nodiscard]] const std::string& granularityReason() const { return granularityReason_; }
    [[nodiscard]] bool granularityEmulated() const { return emulated_; }
    /// "measured" or "emulated".
    [[nodiscard]] std::string_view granularityIs() const {
        return emulated_ ? "emulated" : "measured";
    }

    /// What offset and length of a window into the image must be multiples of: 4096, or the
    /// alignment of a devdax device, where more than 4096 means that there can be no views.
    [[nodiscard]] std::uint64_t alignment() const { return alignment_; }

    [[nodiscard]] bool lost() const { return watch_.lost(); }
    /// The loss as an error (EIO, with the offset) to return instead of what was read.
    [[nodiscard]] std::optional<Error> lossError() const;

    /// Empty when both locks are held, else a sentence: the filesystem does not support them.
    [[nodiscard]] const std::string& lockNote() const { return lockNote_; }

    /// For pmem/ alone, the only floor that stores; empty when opened read-only.
    [[nodiscard]] std::span<std::byte> writableBytes() const;
    /// For pmem/ alone: libpmem2's map; null for block devices, which need msync.
    [[nodiscard]] pmem2_map* libraryMap() const { return map_; }
    /// For windows onto the image (dax/): the descriptor it is mapped from; do not close it.
    [[nodiscard]] int descriptor() const { return source_.fd.get(); }

private:
    ImageMap() = default;
    [[nodiscard]] Status mapByLibrary();
    [[nodiscard]] Status mapBlockDevice();
    [[nodiscard]] Status watch();

    // Destroyed in the order that ~ImageMap() and then the members, from the last, prescribe:
    // watch, map, locks, descriptor.
    std::string path_;
    Access access_ = Access::ReadOnly;
    Source source_;
    std::byte* base_ = nullptr;
    std::uint64_t size_ = 0;
    std::uint64_t alignment_ = 4096;
    pmem2_map* map_ = nullptr;
    Granularity granularity_ = Granularity::Page;
    bool emulated_ = false;
    std::string granularityReason_;
    std::string lockNote_;
    LostPageWatch watch_;
};

}  // namespace daxscope::pmem
