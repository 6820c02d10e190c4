// Mapping entries: what the engine knows of the pages of one file that some process has mapped (mission D7).
//
// One index per inode, shared by all windows into it. An entry says where the page's block is; marks say what has to be done
// with it. What happens on insertion follows from the old entry and the new one alone. An entry is locked while a fault is at
// work on it: nobody else may change it then. Under the engine's lock (filesystem.h).
#pragma once

#include <algorithm>
#include <cstddef>

#include "dax/page_table.h"
#include "trace/trace.h"

namespace daxscope::dax {

enum class EntryKind : std::uint8_t {
    Empty,  ///< never mapped, or forgotten
    Zero,   ///< the zero page: a hole
    Pte,    ///< one block
    Pmd,    ///< part of an aligned 2 MiB that are mapped as one
};

struct Entry {
    EntryKind kind = EntryKind::Empty;
    bool locked = false;
    bool dirty = false;    ///< stored to since the last writeback, or may have been
    bool towrite = false;  ///< being written back
    /// This transaction allocated the block, and nothing shares it: a store needs no copy.
    bool own = false;
    bool observed =
        false;          ///< a moment took the right to store: the next store's fault is its doing
    bool sync = false;  ///< a MAP_SYNC view may store to it: commits do not protect it
    std::uint64_t block = 0;  ///< of the device, in pages; Pte and Pmd

    [[nodiscard]] std::uint64_t device() const { return block * pageSize; }
    [[nodiscard]] bool sameBlock(const Entry& other) const {
        return kind == other.kind && block == other.block;
    }
};

class Entries {
public:
    explicit Entries(trace::Trace& trace) : trace_(trace) {}

    [[nodiscard]] Entry at(std::uint64_t page) const { return table_.at(page); }

    /// Puts `entry` at `page`; the lock stays as it is. True when windows that map the page have to let go of it: its block is
    /// another one now. Nothing changes when `entry` is a read of one page of a present 2 MiB entry.
    bool insert(std::uint64_t page, Entry entry);
    /// Forgets the pages in [from, to) that are not locked. Their marks are lost: write them back before.
    void erase(std::uint64_t from, std::uint64_t to);

    void lock(std::uint64_t page);
    void unlock(std::uint64_t page);

    void markDirty(std::uint64_t page);
    void markObserved(std::uint64_t page);
    /// DIRTY → TOWRITE for all dirty pages in [from, to): these, in order.
    [[nodiscard]] std::vector<std::uint64_t> startWriteback(std::uint64_t from, std::uint64_t to);
    /// TOWRITE goes; DIRTY, too, unless it was set again meanwhile.
    void endWriteback(std::uint64_t page);

    /// Nothing is own any more: a commit.
    void disownAll();
    /// No page is one that a MAP_SYNC view may store to.
    void forgetSync();
    /// All pages, in order, that are not empty: visit(page, const Entry&).
    template <typename Visit>
    void forEach(std::uint64_t from, std::uint64_t to, const Visit& visit) const {
        table_.forEach(from, to, [&](std::uint64_t page, const Entry& entry) {
            if (entry.kind != EntryKind::Empty)
                visit(page, entry);
        });
    }

private:
    trace::Trace& trace_;
    mutable PageTable<Entry> table_;
    std::vector<std::uint64_t> own_;  // pages that may be
    std::uint64_t dirtyPages_ = 0;
};

}  // namespace daxscope::dax
