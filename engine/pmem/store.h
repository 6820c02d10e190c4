// Stores into the image: the only place that writes, flushes and fences (design decision 3).
//
// A store is visible at once and durable only after flush() of its bytes and the next fence(). What a StoreWatcher
// sees is exactly this sequence: the persistence model and the crash laboratory are made from it.
// Granularity byte or cache line: libpmem2's memcpy, flush and drain. Granularity page: the flush of libpmem2 would be an
// msync whose failure ends the process, so the ranges are collected and synced by the fence, which returns the error.
// One thread at a time. Ranges lie inside the image; the caller has checked them.
#pragma once

#include <memory>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "pmem/image_map.h"
#include "pmem/poison.h"
#include "trace/trace.h"

namespace daxscope::pmem {

class Moments;
class PastImage;

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
    using Where = std::source_location;

    /// `map` outlives the store. EROFS when it was opened read-only.
    [[nodiscard]] static Result<Store> over(const ImageMap& map);

    [[nodiscard]] Bytes bytes() const { return image_; }
    [[nodiscard]] std::uint64_t size() const { return image_.size(); }

    /// From now on a program may store to [range) through a window of its own, unseen.
    void mayBeStoredTo(ByteRange range) {
        if (moments_ != nullptr || !pasts_.empty())
            keep(range);
    }
    /// A program has stored to [range) through a window of its own: the watcher is told.
    void storedByOthers(ByteRange range) {
        if (watcher_ != nullptr)
            watcher_->storing(range);
    }

    // Each is an event of the trace, with the line that called.
    void copy(std::uint64_t to, Bytes from, Where where = Where::current());
    /// copy() and flush() of all of it in one: past the cache, for what nobody will soon look at.
    void copyThrough(std::uint64_t to, Bytes from, Where where = Where::current());
    // copyThrough() in three steps, so that only the second, which may be long, is made by a thread beside others.
    /// [range) will be stored to.
    void beginCopy(ByteRange range, Where where = Where::current()) { storing(range, where); }
    /// Thread-safe where ranges differ.
    void copyBytes(std::uint64_t to, Bytes from) const;
    /// All of [range) has been: flushed, and an event of the trace that began at `from`.
    void endCopy(ByteRange range, trace::Trace::Clock::time_point from,
                 Where where = Where::current());
    /// As memmove inside the image.
    void move(std::uint64_t to, std::uint64_t from, std::uint64_t length,
              Where where = Where::current());
    void zero(ByteRange range, Where where = Where::current());
    void flush(ByteRange range, Where where = Where::current());
    /// What was flushed before is durable. EIO: it is not, and nobody knows what of it is.
    [[nodiscard]] Status fence(Where where = Where::current());

    /// Old bytes come back to a whole page, past the cache and everybody who keeps what changes (moments.h).
    void putBack(std::uint64_t to, Bytes old);

    /// For moments.h alone: who is told of every range before it changes; null for none.
    void keepMoments(Moments* moments) { moments_ = moments; }
    /// The image as it is now, and stays; what may be stored to through windows already is said in past_image.h. As
    /// PastImage::of().
    [[nodiscard]] Result<std::shared_ptr<PastImage>> asItIs();
    /// Null for none; must outlive its use here.
    void watch(StoreWatcher* watcher) { watcher_ = watcher; }
    /// Where events go, and which ranges a store makes readable again. Both outlive the store.
    void attach(trace::Trace& trace, Poison& poison) {
        trace_ = &trace;
        poison_ = &poison;
    }
    [[nodiscard]] trace::Trace& trace() const { return *trace_; }

private:
    explicit Store(const ImageMap& map);
    void storing(ByteRange range, const Where& where);
    void keep(ByteRange range);
    void keepPasts(ByteRange range);

    const ImageMap* map_;
    std::span<std::byte> image_;
    std::vector<ByteRange> unsynced_;  // granularity page: flushed, but not fenced
    StoreWatcher* watcher_ = nullptr;
    Moments* moments_ = nullptr;
    std::vector<std::weak_ptr<PastImage>> pasts_;  // somebody looks at
    trace::Trace* trace_;
    Poison* poison_ = nullptr;
};

}  // namespace daxscope::pmem
