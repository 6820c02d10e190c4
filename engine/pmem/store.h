// Stores into the image: the only place that writes, flushes and fences (design decision 3).
//
// A store is visible at once and durable only after flush() of its bytes and the next fence(). What a StoreWatcher
// sees is exactly this sequence: the persistence model and the crash laboratory are made from it.
// Granularity byte or cache line: libpmem2's memcpy, flush and drain. Granularity page: the flush of libpmem2 would be an
// msync whose failure ends the process, so the ranges are collected and synced by the fence, which returns the error.
// One thread at a time. Ranges lie inside the image; the caller has checked them.
#pragma once

#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "pmem/image_map.h"

namespace daxscope::pmem {

class StoreWatcher {
public:
    virtual ~StoreWatcher() = default;
    /// Before the bytes change.
    virtual void storing(ByteRange range) = 0;
    virtual void flushed(ByteRange range) = 0;
    virtual void fenced() = 0;
};

class Store {
public:
    /// `map` outlives the store. EROFS when it was opened read-only.
    [[nodiscard]] static Result<Store> over(const ImageMap& map);

    [[nodiscard]] Bytes bytes() const { return image_; }
    [[nodiscard]] std::uint64_t size() const { return image_.size(); }

    void copy(std::uint64_t to, Bytes from);
    /// As memmove inside the image.
    void move(std::uint64_t to, std::uint64_t from, std::uint64_t length);
    void zero(ByteRange range);
    void flush(ByteRange range);
    /// What was flushed before is durable. EIO: it is not, and nobody knows what of it is.
    [[nodiscard]] Status fence();

    /// Null for none; must outlive its use here.
    void watch(StoreWatcher* watcher) { watcher_ = watcher; }

private:
    explicit Store(const ImageMap& map) : map_(&map), image_(map.writableBytes()) {}

    const ImageMap* map_;
    std::span<std::byte> image_;
    std::vector<ByteRange> unsynced_;  // granularity page: flushed, but not fenced
    StoreWatcher* watcher_ = nullptr;
};

}  // namespace daxscope::pmem
