#include "pmem/store.h"

#include <libpmem2.h>
#include <sys/mman.h>

#include <algorithm>
#include <cstring>

#include "base/text.h"
#include "pmem/moments.h"
#include "pmem/past_image.h"

namespace daxscope::pmem {

namespace {

constexpr std::uint64_t page = 4096;
/// Up to here stores that stay in the cache cost less than the way into libpmem2; most are of a few words.
constexpr std::uint64_t fewBytes = 256;

/// Never on: for stores that nobody looks at.
trace::Trace& nobodysTrace() {
    static trace::Trace trace(0);
    return trace;
}

}  // namespace

Store::Store(const ImageMap& map)
    : map_(&map), image_(map.writableBytes()), trace_(&nobodysTrace()) {}

Result<Store> Store::over(const ImageMap& map) {
    if (map.access() != Access::ReadWrite)
        return fail(EROFS, "“{}” is open read-only", escapedName(map.path()));
    return Store(map);
}

/// Before the bytes change.
void Store::storing(ByteRange range, const Where& where) {
    if (watcher_ != nullptr)
        watcher_->storing(range);
    if (moments_ != nullptr || !pasts_.empty())
        keep(range);
    if (poison_ == nullptr || poison_->empty())
        return;
    for (const ByteRange cleared : poison_->clear(range))
        trace_->note(trace::Kind::Unpoison, cleared.offset, cleared.length, where);
}

void Store::keep(ByteRange range) {
    if (moments_ != nullptr)
        moments_->keep(range);
    if (!pasts_.empty())
        keepPasts(range);
}

void Store::keepPasts(ByteRange range) {
    std::erase_if(pasts_, [&](const std::weak_ptr<PastImage>& past) {
        const auto looked = past.lock();
        if (looked != nullptr)
            looked->keep(range);
        return looked == nullptr;
    });
}

Result<std::shared_ptr<PastImage>> Store::asItIs() {
    DAX_TRY(auto past, PastImage::of(*map_));
    pasts_.push_back(past);
    return past;
}

void Store::putBack(std::uint64_t to, Bytes old) {
    const ByteRange range{to, old.size()};
    if (watcher_ != nullptr)
        watcher_->storing(range);
    if (!pasts_.empty())
        keepPasts(range);
    copyBytes(to, old);
    if (map_->granularity() == Granularity::Page || map_->libraryMap() == nullptr)
        unsynced_.push_back(range);
    if (watcher_ != nullptr)
        watcher_->flushed(range);
}

void Store::copy(std::uint64_t to, Bytes from, Where where) {
    const trace::Span span(*trace_, trace::Kind::Copy, to, from.size(), {}, where);
    storing({to, from.size()}, where);
    std::byte* const target = image_.subspan(to, from.size()).data();
    if (map_->libraryMap() != nullptr && from.size() > fewBytes)
        pmem2_get_memcpy_fn(map_->libraryMap())(target, from.data(), from.size(),
                                                PMEM2_F_MEM_NOFLUSH);
    else
        std::ranges::copy(from, target);
}

void Store::copyThrough(std::uint64_t to, Bytes from, Where where) {
    if (map_->granularity() == Granularity::Page || map_->libraryMap() == nullptr) {
        copy(to, from, where);
        flush({to, from.size()}, where);
        return;
    }
    {
        const trace::Span span(*trace_, trace::Kind::Copy, to, from.size(), {}, where);
        storing({to, from.size()}, where);
        pmem2_get_memcpy_fn(map_->libraryMap())(image_.subspan(to, from.size()).data(), from.data(),
                                                from.size(),
                                                PMEM2_F_MEM_NONTEMPORAL | PMEM2_F_MEM_NODRAIN);
    }
    trace_->note(trace::Kind::Flush, to, from.size(), where);
    if (watcher_ != nullptr)
        watcher_->flushed({to, from.size()});
}

void Store::copyBytes(std::uint64_t to, Bytes from) const {
    std::byte* const target = image_.subspan(to, from.size()).data();
    if (map_->libraryMap() == nullptr) {
        std::ranges::copy(from, target);
        return;
    }
    const bool through = map_->granularity() != Granularity::Page;
    pmem2_get_memcpy_fn(map_->libraryMap())(
        target, from.data(), from.size(),
        through ? PMEM2_F_MEM_NONTEMPORAL | PMEM2_F_MEM_NODRAIN : PMEM2_F_MEM_NOFLUSH);
    // The fence that makes it durable may be another thread's: that waits only for its own stores.
    if (through)
        pmem2_get_drain_fn(map_->libraryMap())();
}

void Store::endCopy(ByteRange range, trace::Trace::Clock::time_point from, Where where) {
    trace_->took(trace::Kind::Copy, range.offset, range.length, from, where);
    if (map_->granularity() == Granularity::Page || map_->libraryMap() == nullptr) {
        flush(range, where);
        return;
    }
    trace_->note(trace::Kind::Flush, range.offset, range.length, where);
    if (watcher_ != nullptr)
        watcher_->flushed(range);
}

void Store::move(std::uint64_t to, std::uint64_t from, std::uint64_t length, Where where) {
    const trace::Span span(*trace_, trace::Kind::Move, to, length, {}, where);
    storing({to, length}, where);
    std::byte* const target = image_.subspan(to, length).data();
    const std::byte* const source = image_.subspan(from, length).data();
    if (map_->libraryMap() != nullptr && length > fewBytes)
        pmem2_get_memmove_fn(map_->libraryMap())(target, source, length, PMEM2_F_MEM_NOFLUSH);
    else
        std::memmove(target, source, length);
}

void Store::zero(ByteRange range, Where where) {
    const trace::Span span(*trace_, trace::Kind::Zero, range.offset, range.length, {}, where);
    storing(range, where);
    const auto target = image_.subspan(range.offset, range.length);
    if (map_->libraryMap() != nullptr)
        pmem2_get_memset_fn(map_->libraryMap())(target.data(), 0, target.size(),
                                                PMEM2_F_MEM_NOFLUSH);
    else
        std::ranges::fill(target, std::byte{0});
}

void Store::flush(ByteRange range, Where where) {
    const trace::Span span(*trace_, trace::Kind::Flush, range.offset, range.length, {}, where);
    if (watcher_ != nullptr)
        watcher_->flushed(range);
    if (map_->granularity() == Granularity::Page || map_->libraryMap() == nullptr)
        unsynced_.push_back(range);
    else
        pmem2_get_flush_fn(map_->libraryMap())(image_.data() + range.offset, range.length);
}

Status Store::fence(Where where) {
    const trace::Span span(*trace_, trace::Kind::Fence, 0, 0, {}, where);
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
