#include "pmem/store.h"

#include <libpmem2.h>
#include <sys/mman.h>

#include <algorithm>

#include "base/text.h"

namespace daxscope::pmem {

namespace {

constexpr std::uint64_t page = 4096;

}  // namespace

Result<Store> Store::over(const ImageMap& map) {
    if (map.access() != Access::ReadWrite)
        return fail(EROFS, "“{}” is open read-only", escapedName(map.path()));
    return Store(map);
}

void Store::copy(std::uint64_t to, Bytes from) {
    if (watcher_ != nullptr)
        watcher_->storing({to, from.size()});
    std::byte* const target = image_.subspan(to, from.size()).data();
    if (map_->libraryMap() != nullptr)
        pmem2_get_memcpy_fn(map_->libraryMap())(target, from.data(), from.size(),
                                                PMEM2_F_MEM_NOFLUSH);
    else
        std::ranges::copy(from, target);
}

void Store::move(std::uint64_t to, std::uint64_t from, std::uint64_t length) {
    if (watcher_ != nullptr)
        watcher_->storing({to, length});
    std::byte* const target = image_.subspan(to, length).data();
    const std::byte* const source = image_.subspan(from, length).data();
    if (map_->libraryMap() != nullptr)
        pmem2_get_memmove_fn(map_->libraryMap())(target, source, length, PMEM2_F_MEM_NOFLUSH);
    else
        std::memmove(target, source, length);
}

void Store::zero(ByteRange range) {
    if (watcher_ != nullptr)
        watcher_->storing(range);
    const auto target = image_.subspan(range.offset, range.length);
    if (map_->libraryMap() != nullptr)
        pmem2_get_memset_fn(map_->libraryMap())(target.data(), 0, target.size(),
                                                PMEM2_F_MEM_NOFLUSH);
    else
        std::ranges::fill(target, std::byte{0});
}

void Store::flush(ByteRange range) {
    if (watcher_ != nullptr)
        watcher_->flushed(range);
    if (map_->granularity() == Granularity::Page || map_->libraryMap() == nullptr)
        unsynced_.push_back(range);
    else
        pmem2_get_flush_fn(map_->libraryMap())(image_.data() + range.offset, range.length);
}

Status Store::fence() {
    if (map_->granularity() != Granularity::Page && map_->libraryMap() != nullptr)
        pmem2_get_drain_fn(map_->libraryMap())();
    // Neighbours in one call: each is a request to the disk.
    std::ranges::sort(unsynced_, {}, &ByteRange::offset);
    for (std::size_t i = 0; i < unsynced_.size();) {
        const std::uint64_t from = alignDown(unsynced_[i].offset, page);
        std::uint64_t to = from;
        for (; i < unsynced_.size() && alignDown(unsynced_[i].offset, page) <= to; ++i)
            to = std::max(to, alignUp(unsynced_[i].end(), page));
        if (::msync(image_.data() + from, std::min<std::uint64_t>(to, image_.size()) - from,
                    MS_SYNC) != 0)
            return failErrno(std::format("“{}” cannot be made durable at byte {}",
                                         escapedName(map_->path()), from));
    }
    unsynced_.clear();
    if (auto lost = map_->lossError())
        return std::unexpected(*std::move(lost));
    if (watcher_ != nullptr)
        watcher_->fenced();
    return {};
}

}  // namespace daxscope::pmem
