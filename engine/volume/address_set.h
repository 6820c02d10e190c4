// Tables by block address: open addressing, entries side by side. Made for "has this block been verified?", asked for every
// step through every tree. What is in one stays until the table goes. UINT64_MAX is no address, and
// never there.
#pragma once

#include <cstdint>
#include <random>
#include <utility>
#include <vector>

namespace daxscope::volume {

/// Block addresses are multiples of their size, mostly side by side, and tables look at the lower bits: one multiplication
/// alone leaves rows of full slots with some factors. Another factor in every run, so that no image can be made whose addresses
/// all fall together; so nothing may depend on the order that a table with it has.
struct AddressHash {
    static inline const std::uint64_t factor =
        0x9e3779b97f4a7c15ULL ^ (std::uint64_t{std::random_device{}()} << 21U);
    [[nodiscard]] std::size_t operator()(std::uint64_t address) const {
        const std::uint64_t spread = address * factor;
        return (spread ^ spread >> 32U) * factor >> 32U;
    }
};

/// A value for each address. O(1).
template <typename Value>
class AddressTable {
public:
    /// Null when there is none. Until the next insert().
    [[nodiscard]] Value* find(std::uint64_t address) {
        return const_cast<Value*>(std::as_const(*this).find(address));
    }
    [[nodiscard]] const Value* find(std::uint64_t address) const {
        if (slots_.empty())
            return nullptr;
        for (std::size_t at = slotOf(address);; at = (at + 1) & (slots_.size() - 1)) {
            // First: a damaged image may ask for this very number.
            if (slots_[at].address == empty)
                return nullptr;
            if (slots_[at].address == address)
                return &slots_[at].value;
        }
    }
    [[nodiscard]] std::size_t size() const { return size_; }
    /// One that is not there yet.
    void insert(std::uint64_t address, const Value& value) {
        if ((size_ + 1) * 2 > slots_.size())
            grow();
        put({address, value});
    }

private:
    static constexpr std::uint64_t empty = UINT64_MAX;
    struct Slot {
        std::uint64_t address = empty;
        [[no_unique_address]] Value value{};
    };

    [[nodiscard]] std::size_t slotOf(std::uint64_t address) const {
        return AddressHash{}(address) & (slots_.size() - 1);
    }
    void put(const Slot& slot) {
        std::size_t at = slotOf(slot.address);
        while (slots_[at].address != empty)
            at = (at + 1) & (slots_.size() - 1);
        ++size_;
        slots_[at] = slot;
    }
    void grow() {
        std::vector<Slot> old(slots_.empty() ? 64 : slots_.size() * 2);
        old.swap(slots_);
        size_ = 0;
        for (const Slot& slot : old) {
            if (slot.address != empty)
                put(slot);
        }
    }

    std::vector<Slot> slots_;
    std::size_t size_ = 0;
};

/// Addresses, one word each.
class AddressSet {
public:
    [[nodiscard]] bool contains(std::uint64_t address) const {
        return table_.find(address) != nullptr;
    }
    [[nodiscard]] std::size_t size() const { return table_.size(); }
    void insert(std::uint64_t address) {
        if (!contains(address))
            table_.insert(address, {});
    }

private:
    struct Nothing {};
    AddressTable<Nothing> table_;
};

}  // namespace daxscope::volume
