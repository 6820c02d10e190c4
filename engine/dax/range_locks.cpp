#include "dax/range_locks.h"

#include <algorithm>

#include "base/text.h"
#include "dax/page_table.h"

namespace daxscope::dax {

Result<RangeLocks::Held> RangeLocks::acquire(std::span<const Want> wanted, const char* what) {
    const std::uint64_t number = ++last_;
    for (const Want& want : wanted) {
        const auto [from, to] = pagesOf(want.range);
        locks_.push_back({number, want, from, to, false, false, what, std::this_thread::get_id()});
    }
    return wait(number);
}

Result<RangeLocks::Held> RangeLocks::acquireAll(const char* what) {
    const std::uint64_t number = ++last_;
    locks_.push_back({number, {}, 0, UINT64_MAX, true, false, what, std::this_thread::get_id()});
    return wait(number);
}

const RangeLocks::Lock* RangeLocks::before(std::uint64_t number) const {
    for (const Lock& mine : locks_) {
        if (mine.number != number)
            continue;
        for (const Lock& other : locks_) {
            if (other.number >= number)
                break;
            if (other.meets(mine))
                return &other;
        }
    }
    return nullptr;
}

Result<RangeLocks::Held> RangeLocks::wait(std::uint64_t number) {
    bool waited = false;
    while (const Lock* other = before(number)) {
        if (other->granted && other->thread == std::this_thread::get_id()) {
            const char* const what = other->what;
            release(number);
            return fail(EDEADLK, "this thread is inside “{}” on the same range", what);
        }
        waited = true;
        ++waiting_;
        {
            // Not a lock that somebody else could see: cv_any only wants to let go and to come back.
            struct Whole {
                EngineMutex& engine;
                unsigned depth = 0;
                void unlock() { depth = engine.unlockAll(); }
                void lock() { engine.lockAgain(depth); }
            } whole{engine_};
            changed_.wait(whole);
        }
        --waiting_;
    }
    for (Lock& lock : locks_)
        lock.granted = lock.granted || lock.number == number;
    return Held(this, number, waited);
}

void RangeLocks::release(std::uint64_t number) {
    std::erase_if(locks_, [&](const Lock& lock) { return lock.number == number; });
    if (waiting_ != 0)
        changed_.notify_all();
}

std::string RangeLocks::text() const {
    std::string out;
    for (const Lock& lock : locks_) {
        const std::string range =
            lock.all ? "everything"
                     : std::format("“{}”, pages {} to {}", escapedName(lock.wanted.path), lock.from,
                                   lock.to);
        out += std::format("{} {} ({})", lock.what, lock.granted ? "holds" : "wants", range);
        if (const Lock* other = lock.granted ? nullptr : before(lock.number))
            out += std::format(", behind {}", other->what);
        out += '\n';
    }
    return out;
}

}  // namespace daxscope::dax
