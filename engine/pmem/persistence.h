// Which bytes of an image are durable, and what a loss of power may leave: a model fed by the stores, flushes and fences
// of a Store (mission B: the crash laboratory stands on it).
//
// The model is that of x86 with a page cache or persistent memory behind it: a cache line of 64 bytes reaches the medium
// at any time after it was stored to, whole, and surely when it was flushed and a fence came after. Stores to one line
// arrive in their order; between lines there is no order. What is modelled is the model, not this machine.
// Memory: each line with a store that is not durable keeps every content it had since. One thread, the Store's.
#pragma once

#include <functional>
#include <map>
#include <vector>

#include "pmem/store.h"

namespace daxscope::pmem {

class Persistence final : public StoreWatcher {
public:
    static constexpr std::uint64_t line = 64;

    /// Everything is durable now. `store` outlives it, and must be watched by it: store.watch(&persistence).
    explicit Persistence(const Store& store);

    void storing(ByteRange range) override;
    void flushed(ByteRange range) override;
    void fenced() override;

    /// Called before each store, flush and fence: the instants at which power may fail.
    void atEveryEvent(std::function<void()> visit) { visit_ = std::move(visit); }

    [[nodiscard]] std::uint64_t fences() const { return fences_; }
    /// An image as it may be found after power fails now. `choose(n)` picks one of 0…n: how many of a line's n stores
    /// have arrived.
    [[nodiscard]] std::vector<std::byte> afterPowerLoss(
        const std::function<std::size_t(std::size_t)>& choose);

private:
    struct Line {
        std::vector<std::vector<std::byte>> contents;  // after each store that may not have arrived
        std::size_t flushed = 0;                       // of them, surely with the next fence
    };

    /// What the store that was announced last has left, now that it is done.
    void takeLast();
    void event();

    const Store& store_;
    std::vector<std::byte> durable_;
    std::map<std::uint64_t, Line> lines_;  // by device byte
    ByteRange last_;
    std::uint64_t fences_ = 0;
    std::function<void()> visit_;
};

}  // namespace daxscope::pmem
