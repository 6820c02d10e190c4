// What the open transaction changes about extents, not yet written into the extent tree.
//
// Writing each change at once would change the extent tree while it is being changed; so they wait here,
// those of one extent together, and the commit applies them in address order. Changes that cancel out cost
// nothing. O(1) each, takeFirst() O(log extents). One thread.
#pragma once

#include "volume/address_set.h"
#include "volume/extent_edit.h"

namespace daxscope::volume {

class PendingRefs {
public:
    /// What a change is about.
    struct Extent {
        std::uint64_t logical = 0;
        std::uint64_t length = 0;
        bool treeBlock = false;
        std::uint8_t level = 0;
    };

    /// A new extent; its references follow by change().
    void create(const Extent& extent) { at(extent).created = true; }
    /// Takes create() back.
    void forget(std::uint64_t logical);
    void change(const Extent& extent, const ExtentRef& ref, std::int64_t delta);
    void setFullBackref(const Extent& extent, bool full) { at(extent).setFullBackref = full; }

    /// Null when nothing changes about it.
    [[nodiscard]] const ExtentChange* find(std::uint64_t logical) const;
    /// All of them, in the order they came.
    template <typename Visit>
    void forEach(Visit&& visit) const {
        for (const Entry& entry : entries_) {
            if (!entry.gone)
                visit(entry.change);
        }
    }
    /// Takes out the one with the lowest address.
    [[nodiscard]] std::optional<ExtentChange> takeFirst();
    [[nodiscard]] bool empty() const { return size_ == 0; }
    [[nodiscard]] std::size_t size() const { return size_; }

private:
    /// One after the other as they came: most are of extents that are new, and lie side by side.
    struct Entry {
        ExtentChange change;
        bool gone = false;  ///< forgotten, or taken out
    };

    /// When a change is taken: the lowest address first.
    struct Turn {
        std::uint64_t logical = 0;
        std::uint32_t entry = 0;  ///< in entries_

        friend auto operator<=>(const Turn&, const Turn&) = default;
    };

    [[nodiscard]] ExtentChange& at(const Extent& extent);
    [[nodiscard]] std::optional<Turn> nextTurn();
    void remove(Entry& entry);

    std::vector<Entry> entries_;
    AddressTable<std::uint32_t> places_;  // in entries_
    std::size_t size_ = 0;                // that are not gone
    /// Theirs, and some of changes that are forgotten. Sorted once somebody takes them, the last comes first; those that come
    /// in between are a heap.
    std::vector<Turn> turns_;
    std::vector<Turn> lateTurns_;
    bool isTaken_ = false;
};

}  // namespace daxscope::volume
