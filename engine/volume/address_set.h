// A set of block addresses: open addressing, one word an entry. Made for "has this block been
// verified?", asked for every step through every tree.
#pragma once

#include <cstdint>
#include <random>
#include <vector>

namespace daxscope::volume {

/// Fibonacci hashing: block addresses differ in their middle bits only. Another factor in every run, so that no image can be
/// made whose addresses all fall together; so nothing may depend on the order that a table with it has.
struct AddressHash {
    [[nodiscard]] std::size_t operator()(std::uint64_t address) const {
        static const std::uint64_t factor =
            0x9e3779b97f4a7c15ULL ^ (std::uint64_t{std::random_device{}()} << 21U);
        return address * factor >> 20;
    }
};

class AddressSet {
public:
    /// `address` must not be UINT64_MAX.
    [[nodiscard]] bool contains(std::uint64_t address) const {
        if (slots_.empty())
            return false;
        for (std::size_t at = slotOf(address);; at = (at + 1) & (slots_.size() - 1)) {
            if (slots_[at] == address)
                return true;
            if (slots_[at] == empty)
                return false;
        }
    }
    void insert(std::uint64_t address) {
        if ((size_ + 1) * 2 > slots_.size())
            grow();
        put(address);
    }

private:
    static constexpr std::uint64_t empty = UINT64_MAX;

    [[nodiscard]] std::size_t slotOf(std::uint64_t address) const {
        return AddressHash{}(address) & (slots_.size() - 1);
    }
    void put(std::uint64_t address) {
        std::size_t at = slotOf(address);
        while (slots_[at] != empty && slots_[at] != address)
            at = (at + 1) & (slots_.size() - 1);
        size_ += slots_[at] == empty ? 1 : 0;
        slots_[at] = address;
    }
    void grow() {
        std::vector<std::uint64_t> old(slots_.empty() ? 64 : slots_.size() * 2, empty);
        old.swap(slots_);
        size_ = 0;
        for (const std::uint64_t address : old) {
            if (address != empty)
                put(address);
        }
    }

    std::vector<std::uint64_t> slots_;
    std::size_t size_ = 0;
};

}  // namespace daxscope::volume
