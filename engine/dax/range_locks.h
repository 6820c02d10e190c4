// Range locks (mission D20): faults, writes, truncate, clone and dedupe exclude each other where their ranges of a file meet.
//
// The engine's lock makes each step of an operation whole; a range lock is held for all of the operation, also while the
// engine's lock is let go of for a long copy. So on ranges that do not meet they run together. Who comes first is first:
// nobody overtakes a waiter whose range meets its own, and whoever needs several ranges gets them at once; there is no circle.
// Whoever waits lets go of the engine's lock, however often it holds it. A thread that would wait for itself is refused.
#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "files/inode.h"

namespace daxscope::dax {

/// The engine's lock: recursive, and to be let go of whole.
class EngineMutex {
public:
    void lock() {
        if (!mutex_.try_lock()) {
            ++waiting_;
            mutex_.lock();
            --waiting_;
        }
        ++depth_;
    }
    void unlock() {
        --depth_;
        mutex_.unlock();
    }
    bool try_lock() {
        const bool got = mutex_.try_lock();
        depth_ += got ? 1 : 0;
        return got;
    }

    /// Whether other threads wait for it.
    [[nodiscard]] bool wanted() const { return waiting_.load(std::memory_order_relaxed) != 0; }
    /// Lets go of it as often as this thread holds it: how often, for lockAgain().
    [[nodiscard]] unsigned unlockAll() {
        const unsigned depth = depth_;
        for (unsigned i = 0; i < depth; ++i)
            unlock();
        return depth;
    }
    void lockAgain(unsigned depth) {
        for (unsigned i = 0; i < depth; ++i)
            lock();
    }

private:
    std::recursive_mutex mutex_;
    unsigned depth_ = 0;  // of the thread that holds it
    std::atomic<unsigned> waiting_ = 0;
};

/// While it lives the thread that holds the engine's lock does not.
class EngineReleased {
public:
    explicit EngineReleased(EngineMutex& engine) : engine_(engine), depth_(engine.unlockAll()) {}
    ~EngineReleased() { engine_.lockAgain(depth_); }
    EngineReleased(const EngineReleased&) = delete;
    EngineReleased& operator=(const EngineReleased&) = delete;

private:
    EngineMutex& engine_;
    const unsigned depth_;
};

class RangeLocks {
public:
    explicit RangeLocks(EngineMutex& engine) : engine_(engine) {}

    struct Want {
        files::FileRef file;
        ByteRange range;        ///< bytes of the file; pages that it touches are locked
        std::string_view path;  ///< of the file, for whoever looks; outlives the lock
        [[nodiscard]] bool operator==(const Want&) const = default;
    };
    /// What one operation holds, until this goes: with the engine's lock held.
    class Held {
    public:
        Held() = default;
        Held(Held&& other) noexcept { *this = std::move(other); }
        Held& operator=(Held&& other) noexcept {
            std::swap(locks_, other.locks_);
            std::swap(number_, other.number_);
            std::swap(waited_, other.waited_);
            return *this;
        }
        ~Held() {
            if (locks_ != nullptr)
                locks_->release(number_);
        }

        /// Whether somebody else was there first: then much may have changed.
        [[nodiscard]] bool waited() const { return waited_; }

    private:
        friend class RangeLocks;
        Held(RangeLocks* locks, std::uint64_t number, bool waited)
            : locks_(locks), number_(number), waited_(waited) {}
        RangeLocks* locks_ = nullptr;
        std::uint64_t number_ = 0;
        bool waited_ = false;
    };

    // With the engine's lock held; both may let go of it, and wait. `what`, a literal, is for whoever looks. EDEADLK when this
    // thread holds what it would wait for.
    [[nodiscard]] Result<Held> acquire(std::span<const Want> wanted, const char* what);
    /// Everything: nobody else is inside an operation.
    [[nodiscard]] Result<Held> acquireAll(const char* what);

    /// A line for everybody who holds or waits, and for whom: nothing when there is nobody. With the engine's lock held.
    [[nodiscard]] std::string text() const;

private:
    struct Lock {
        std::uint64_t number = 0;  // of the operation, in the order in which they came
        Want wanted;
        std::uint64_t from = 0, to = 0;  // pages
        bool all = false;                // of everything
        bool granted = false;
        const char* what = "";
        std::thread::id thread;

        [[nodiscard]] bool meets(const Lock& other) const {
            return number != other.number &&
                   (all || other.all ||
                    (wanted.file == other.wanted.file && from < other.to && other.from < to));
        }
    };

    [[nodiscard]] Result<Held> wait(std::uint64_t number);
    /// The first that came before one of these and meets it; null when they may be granted.
    [[nodiscard]] const Lock* before(std::uint64_t number) const;
    void release(std::uint64_t number);

    EngineMutex& engine_;
    std::vector<Lock> locks_;  // in the order in which they came
    std::uint64_t last_ = 0;
    std::size_t waiting_ = 0;
    std::condition_variable_any changed_;
};

}  // namespace daxscope::dax
