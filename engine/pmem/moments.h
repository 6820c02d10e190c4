// Moments of a scratch image: what its pages were, so that the image can go back to any of them (design decision 11).
//
// From the first moment on, keep() is told of every range before it changes; the first change of a page since the newest
// moment keeps what it was. Going back puts pages back, from the newest moment to the oldest, and keeps in turn what was
// there, so that going forward is the same step the other way; the first change after that forgets what lay ahead.
// Memory: the pages that changed (zeros cost nothing), and what the floors above attach. Above the limit the oldest moments
// go, the newest with them when a single step is larger: `forgotten()` counts, and nothing is kept from then on.
// While no moment is kept, a Store is not told to ask: one test of a pointer. One thread, the Store's.
#pragma once

#include <array>
#include <chrono>
#include <deque>
#include <memory>
#include <string>
#include <unordered_map>

#include "base/bytes.h"
#include "base/result.h"

namespace daxscope::pmem {

class PastImage;
class Store;

struct Moment {
    std::uint64_t number = 0;  ///< from 1; never given twice
    std::string name;          ///< of what came after it
    std::string label;         ///< as somebody gave it
    std::chrono::system_clock::time_point when;
    /// What the floors above want to find again; of about `stateBytes`.
    std::shared_ptr<const void> state;
    std::uint64_t stateBytes = 0;
    /// As attach() says.
    std::shared_ptr<const void> attached = {};
    std::uint64_t attachedBytes = 0;
};

class Moments {
public:
    static constexpr std::uint64_t page = 4096;
    static constexpr std::uint64_t usualLimit = 512ULL << 20;

    /// `store` outlives it, and tells it what changes while a moment is kept.
    Moments(Store& store, std::uint64_t limitBytes);
    ~Moments();
    Moments(const Moments&) = delete;
    Moments& operator=(const Moments&) = delete;

    /// Before [range) changes, or may change from now on without another word (a page that a window may store to).
    void keep(ByteRange range);

    /// A moment is now; what lay ahead is forgotten. Its number.
    std::uint64_t take(Moment moment);
    /// Puts pages back, or forward again, without an event; durable with the next Store::fence(). ENOENT: it is not kept (any more).
    [[nodiscard]] Status goTo(std::uint64_t number);
    /// The image as it was then, whatever changes later; now is not disturbed. ENOENT; as PastImage::of().
    [[nodiscard]] Result<std::shared_ptr<const PastImage>> past(std::uint64_t number) const;
    /// The newest moment goes, as if it had not been taken: what is kept since it counts from the one before. Not while
    /// something lies ahead.
    void forgetNewest();
    void rename(std::uint64_t number, std::string name);
    void label(std::uint64_t number, std::string label);
    /// What is to be seen of it and is not in the image, of about `bytes`; instead of what was attached before.
    void attach(std::uint64_t number, std::shared_ptr<const void> what, std::uint64_t bytes);
    void clear();

    /// From the oldest to the newest.
    [[nodiscard]] std::deque<Moment> all() const;
    /// Null when it is not kept.
    [[nodiscard]] const Moment* find(std::uint64_t number) const;
    /// The moment that the image is at or has left last; null without any.
    [[nodiscard]] const Moment* here() const;
    /// The one before and the one after it; null for none.
    [[nodiscard]] const Moment* before() const;
    [[nodiscard]] const Moment* after() const;
    /// Whether pages changed since here().
    [[nodiscard]] bool changed() const;
    /// Pages that changed between this moment and the next one, or now.
    [[nodiscard]] std::uint64_t pagesSince(std::uint64_t number) const;

    [[nodiscard]] std::uint64_t bytes() const { return bytes_; }
    [[nodiscard]] std::uint64_t limit() const { return limit_; }
    void setLimit(std::uint64_t bytes);
    /// Moments that went because of the limit.
    [[nodiscard]] std::uint64_t forgotten() const { return forgotten_; }

private:
    using Content = std::array<std::byte, page>;
    /// Null: all zeros.
    using Pages = std::unordered_map<std::uint64_t, std::unique_ptr<Content>>;
    struct Step {
        Moment moment;
        // Of pages that differ between this moment and the next (or now): what they were at this one; behind here_ what they
        // will be at the next one.
        Pages pages;
    };

    [[nodiscard]] std::unique_ptr<Content> contentOf(std::uint64_t number) const;
    void swap(Pages& pages);
    void drop(Pages& pages);
    void forgetAhead();
    void stayWithin();
    void forgetOldest();
    [[nodiscard]] static std::uint64_t costOf(const Moment& moment) {
        return moment.stateBytes + moment.attachedBytes;
    }
    [[nodiscard]] std::size_t indexOf(std::uint64_t number) const;

    Store& store_;
    std::uint64_t limit_;
    std::deque<Step> steps_;
    std::size_t here_ = 0;  // in steps_
    std::uint64_t last_ = 0;
    std::uint64_t bytes_ = 0;
    std::uint64_t forgotten_ = 0;
    std::uint64_t recent_ =
        UINT64_MAX;  // a page that is kept already: small stores come side by side
};

}  // namespace daxscope::pmem
