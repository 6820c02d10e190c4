#include "pmem/past_image.h"

#include <sys/mman.h>

#include <cstring>

#include "base/text.h"

namespace daxscope::pmem {

Result<std::shared_ptr<PastImage>> PastImage::of(const ImageMap& map) {
    if (map.kind() == SourceKind::DevdaxDevice)
        return fail(EOPNOTSUPP,
                    "a devdax device cannot be mapped privately, so its past cannot be looked at");
    std::shared_ptr<PastImage> past(new PastImage);
    // To be written to, for pages that are put back; without room set aside for all of them.
    void* const base = ::mmap(nullptr, map.size(), PROT_READ | PROT_WRITE,
                              MAP_PRIVATE | MAP_NORESERVE, map.descriptor(), 0);
    if (base == MAP_FAILED)
        return failErrno(std::format("cannot map “{}” as it was", escapedName(map.path())));
    past->base_ = static_cast<std::byte*>(base);
    past->size_ = map.size();
    past->own_.resize(alignUp(map.size(), page) / page);
    past->path_ = map.path();
    const bool isFile = map.kind() != SourceKind::BlockDevice;
    DAX_TRY(past->watch_, LostPageWatch::start({.base = past->base_,
                                                .length = past->size_,
                                                .unit = page,
                                                .writable = true,
                                                .fd = isFile ? map.descriptor() : -1}));
    return past;
}

PastImage::~PastImage() {
    watch_.stop();
    if (base_ != nullptr)
        ::munmap(base_, size_);
}

std::optional<Error> PastImage::lossError() const {
    if (watch_.lost())
        return Error{EIO,
                     std::format("“{}” became shorter or failed while its past was looked at",
                                 escapedName(path_)),
                     {}};
    if (failed_)
        return Error{ENOMEM, "there is no memory left for what the image was", {}};
    return std::nullopt;
}

void PastImage::putBack(std::uint64_t number, Bytes content) {
    std::memcpy(base_ + number * page, content.data(), page);
    if (!own_[number])
        ++ownPages_;
    own_[number] = true;
}

void PastImage::keep(ByteRange range) {
    const std::uint64_t end =
        std::min<std::uint64_t>(alignUp(range.end(), page) / page, own_.size());
    for (std::uint64_t number = range.offset / page; number < end;) {
        if (own_[number]) {
            ++number;
            continue;
        }
        std::uint64_t to = number;
        for (; to < end && !own_[to]; ++to)
            own_[to] = true;
        // As if it were written to, but without touching what others read meanwhile.
        if (::madvise(base_ + number * page, (to - number) * page, MADV_POPULATE_WRITE) != 0)
            failed_ = true;
        ownPages_ += to - number;
        number = to;
    }
}

}  // namespace daxscope::pmem
