// The image as it was: its file mapped once more, privately, so that what changes later does not reach it.
//
// Takes the pages that differ from now, and nothing else: reading it costs what reading the image costs. Whoever makes one
// puts pages back (moments.h); from then on the Store tells it of every range before it changes, and those pages become
// its own. Its bytes never change. Stores through windows that may be stored to already reach it, unless somebody has put
// these pages back: moments do.
// Threads: bytes() may be read by any while the Store's thread keeps; the other members are for the Store's thread.
// Valid as long as the image is open; if the image shrinks or fails, as ImageMap says.
#pragma once

#include <atomic>
#include <memory>
#include <optional>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "pmem/device_lost.h"
#include "pmem/image_map.h"

namespace daxscope::pmem {

class PastImage {
public:
    static constexpr std::uint64_t page = 4096;

    /// As the image is now. EOPNOTSUPP for devices that cannot be mapped privately (devdax), ENOMEM.
    [[nodiscard]] static Result<std::shared_ptr<PastImage>> of(const ImageMap& map);
    ~PastImage();
    PastImage(const PastImage&) = delete;
    PastImage& operator=(const PastImage&) = delete;

    [[nodiscard]] Bytes bytes() const { return {base_, size_}; }
    /// Memory that it takes: of pages that are not those of the image.
    [[nodiscard]] std::uint64_t ownBytes() const { return ownPages_ * page; }
    /// Why what was read is not to be believed: the image shrank or failed, or there was no memory for a page.
    [[nodiscard]] std::optional<Error> lossError() const;

    [[nodiscard]] bool owns(std::uint64_t number) const { return own_[number]; }
    /// What the page was; `content` is a page long.
    void putBack(std::uint64_t number, Bytes content);
    /// Before [range) of the image changes.
    void keep(ByteRange range);

private:
    PastImage() = default;

    std::byte* base_ = nullptr;
    std::size_t size_ = 0;
    std::vector<bool> own_;  // by page
    std::atomic<std::uint64_t> ownPages_ = 0;
    std::atomic<bool> failed_ = false;
    std::string path_;
    LostPageWatch watch_;
};

}  // namespace daxscope::pmem
