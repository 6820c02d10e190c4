#include "dax/entries.h"

namespace daxscope::dax {

using trace::Kind;

bool Entries::insert(std::uint64_t page, Entry entry) {
    Entry& now = table_.make(page);
    // One page of a 2 MiB entry that is there: it stays whole.
    if (now.kind == EntryKind::Pmd && entry.kind == EntryKind::Pte && now.block == entry.block)
        entry.kind = EntryKind::Pmd;
    // The rest of the 2 MiB is still there, page by page.
    if (now.kind == EntryKind::Pmd && entry.kind != EntryKind::Pmd) {
        const std::uint64_t huge = page / pagesPerHuge * pagesPerHuge;
        table_.forEach(huge, huge + pagesPerHuge, [](std::uint64_t, Entry& part) {
            if (part.kind == EntryKind::Pmd)
                part.kind = EntryKind::Pte;
        });
        trace_.note(Kind::EntryReplace, huge * pageSize, hugeSize, "split");
    }
    const bool replaced = now.kind != EntryKind::Empty && !now.sameBlock(entry);
    trace_.note(now.kind == EntryKind::Empty ? Kind::EntryInsert : Kind::EntryReplace,
                page * pageSize, pageSize,
                entry.kind == EntryKind::Zero  ? "zero"
                : entry.kind == EntryKind::Pmd ? "PMD"
                                               : "PTE");
    const bool keepsMarks = !replaced && now.kind != EntryKind::Empty;
    entry.locked = now.locked;
    entry.towrite = keepsMarks && now.towrite;
    entry.sync = entry.sync || (keepsMarks && now.sync);
    const bool wasDirty = now.dirty;
    const bool marks = entry.dirty && !(keepsMarks && wasDirty);
    entry.dirty = entry.dirty || (keepsMarks && wasDirty);
    if (entry.own && !(keepsMarks && now.own))
        own_.push_back(page);
    entry.own = entry.own || (keepsMarks && now.own);
    dirtyPages_ += (entry.dirty ? 1U : 0U) - (wasDirty ? 1U : 0U);
    now = entry;
    if (marks)
        trace_.note(Kind::EntryMark, page * pageSize, pageSize, "DIRTY");
    return replaced;
}

void Entries::erase(std::uint64_t from, std::uint64_t to) {
    std::uint64_t erased = 0;
    table_.forEach(from, to, [&](std::uint64_t, Entry& entry) {
        if (entry.kind == EntryKind::Empty || entry.locked)
            return;
        dirtyPages_ -= entry.dirty ? 1 : 0;
        entry = {};
        ++erased;
    });
    if (erased != 0)
        trace_.note(Kind::EntryErase, from * pageSize, erased * pageSize);
}

void Entries::lock(std::uint64_t page) {
    table_.make(page).locked = true;
    trace_.note(Kind::EntryLock, page * pageSize, pageSize);
}

void Entries::unlock(std::uint64_t page) {
    table_.make(page).locked = false;
    trace_.note(Kind::EntryUnlock, page * pageSize, pageSize);
}

void Entries::markDirty(std::uint64_t page) {
    Entry& entry = table_.make(page);
    entry.observed = false;
    if (entry.dirty)
        return;
    entry.dirty = true;
    ++dirtyPages_;
    trace_.note(Kind::EntryMark, page * pageSize, pageSize, "DIRTY");
}

void Entries::markObserved(std::uint64_t page) { table_.make(page).observed = true; }

std::vector<std::uint64_t> Entries::startWriteback(std::uint64_t from, std::uint64_t to) {
    std::vector<std::uint64_t> pages;
    if (dirtyPages_ == 0)
        return pages;
    pages.reserve(dirtyPages_);
    table_.forEach(from, to, [&](std::uint64_t page, Entry& entry) {
        if (!entry.dirty)
            return;
        entry.towrite = true;
        pages.push_back(page);
    });
    if (!pages.empty())
        trace_.note(Kind::EntryMark, pages.front() * pageSize, pages.size() * pageSize, "TOWRITE");
    return pages;
}

void Entries::endWriteback(std::uint64_t page) {
    Entry& entry = table_.make(page);
    dirtyPages_ -= entry.dirty ? 1 : 0;
    entry.towrite = entry.dirty = false;
}

void Entries::forgetSync() {
    table_.forEach(0, UINT64_MAX, [](std::uint64_t, Entry& entry) { entry.sync = false; });
}

void Entries::disownAll() {
    for (const std::uint64_t page : own_) {
        // A commit would have taken the right to store, too.
        Entry& entry = table_.make(page);
        entry.own = entry.observed = false;
    }
    own_.clear();
}

}  // namespace daxscope::dax
