// Views' page faults: what a load or store needs that its page does not allow.
//
// A store to a block that is not this transaction's own: iomap begins with a new block and the old one as its source, the
// content is copied and flushed, the file's item says so, the entry is replaced, other windows let go of the old block,
// and only then the page can be stored to. All of it is one operation of the transaction: what fails leaves nothing behind.
#include <algorithm>
#include <chrono>

#include "base/text.h"
#include "dax/views.h"
#include "volume/checksums.h"

namespace daxscope::dax {

using files::MapType;
using files::Policy;
using trace::Kind;

namespace {

constexpr std::array<std::byte, pageSize> zeros{};

/// What a kernel calls it: a page that is not there, one that is there and needs a block, or only the right to store.
const char* kindOf(const View& view, std::uint64_t page, bool write) {
    if (!write)
        return "read fault";
    if (!view.window->cell(page - view.firstPage()).mapsBlock())
        return "write fault";
    const Entry entry = view.file->entries.at(page);
    if (entry.observed)
        return "pfn_mkwrite, the observer's";
    return entry.own ? "pfn_mkwrite" : "page_mkwrite";
}

}  // namespace

Status Views::fault(View& view, std::uint64_t offset, bool write) {
    const auto began = ground_.trace.now();
    if (view.closed)
        return fail(EFAULT, "the view was unmapped");
    const std::uint64_t page = view.firstPage() + offset / pageSize;
    const trace::At at(view.subject);
    const char* const kind = kindOf(view, page, write);
    ground_.trace.note(Kind::FaultBegin, page * pageSize, pageSize, kind);
    story_.emplace();
    story_->view = view.id;
    story_->process = view.asked.process;
    story_->page = page;
    story_->offset = offset % pageSize;
    story_->write = write;
    story_->kind = kind;
    ++(write ? view.counts.writeFaults : view.counts.readFaults);
    Status done;
    {
        trace::Span span(ground_.trace, Kind::FaultEnd, page * pageSize, pageSize, kind);
        done = resolve(view, page, write);
        if (!done) {
            span.fails(done.error().code);
            story_->error = done.error().code;
            story_->refusal = done.error().text();
            ++view.counts.refusedFaults;
        }
    }
    story_->nanoseconds = static_cast<std::uint64_t>(
        std::chrono::duration_cast<std::chrono::nanoseconds>(ground_.trace.now() - began).count());
    touch();
    return done;
}

Status Views::resolve(View& view, std::uint64_t page, bool write) {
    if (removed_)
        return fail(EIO, "the device was removed");
    if (view.file->lost)
        return fail(EFAULT, "the file is gone");
    const std::uint64_t behind = policies().has(Policy::EofOffByOnePage) ? 1 : 0;
    if (page >= view.file->pages() + behind)
        return fail(EFAULT, "page {} lies behind the end of the file ({} bytes)", page,
                    view.file->open.inode.size.get());
    // A private page never reaches the image.
    if (write && frozen_ && view.asked.shared)
        return fail(EBUSY, "the filesystem is frozen");
    Entries& entries = view.file->entries;
    entries.lock(page);
    const Status done = !write              ? readFault(view, page)
                        : view.asked.shared ? writeFault(view, page)
                                            : privateFault(view, page);
    entries.unlock(page);
    return done;
}

Result<std::uint64_t> Views::blockOf(std::uint64_t logical) const {
    const auto device = ground_.volume.chunks().toDevice(logical);
    if (!device || *device % pageSize != 0)
        return fail(EIO, "logical address {} is no block of the device", logical);
    return *device / pageSize;
}

/// Whether the page can be read, and is what was written there.
Status Views::verify(const MappedFile& file, const files::Mapping& mapping,
                     std::uint64_t page) const {
    const std::uint64_t logical = mapping.logicalAt(page * pageSize);
    DAX_TRY(const Bytes bytes, ground_.volume.read(logical, pageSize));
    if (file.open.noDataSum())
        return {};
    if (const Entry entry = file.entries.at(page); entry.own || entry.dirty)
        return {};
    volume::Checksums sums(ground_.volume);
    return sums.verify(logical, bytes).transform([](auto) {});
}

Result<bool> Views::holdsAlone(const MappedFile& file, std::uint64_t page) {
    bool alone = false;
    const Status asked =
        ground_.operations->run(0, false, [&](const files::EditContext& context) -> Status {
            DAX_TRY(alone, files::holdsAloneAt(context, file.open, page * pageSize));
            return {};
        });
    DAX_CHECK(asked);
    return alone;
}

Status Views::mapForStores(View& view, std::uint64_t page, std::uint64_t count,
                           std::uint64_t block) {
    ground_.store->mayBeStoredTo({block * pageSize, count * pageSize});
    ground_.trace.note(Kind::MapPages, page * pageSize, count * pageSize, "stores");
    return mapping(view, [&](Window& window) {
        return window.mapBlocks(page - view.firstPage(), count, block, true);
    });
}

Status Views::readFault(View& view, std::uint64_t page) {
    MappedFile& file = *view.file;
    DAX_TRY(const auto root, ground_.names.rootOf(file.ref()));
    DAX_TRY(const files::Mapping map,
            files::mapAt(ground_.volume, root, file.ref().inode, page * pageSize));
    if (map.type == MapType::Inline || map.type == MapType::Packed)
        return fail(EIO, "page {} of “{}” lies in no block", page, escapedName(file.path));
    // The aligned 2 MiB around the page, if window and file have all of them, and the mapping, too.
    const std::uint64_t huge = alignDown(page, pagesPerHuge);
    const std::uint64_t inWindow = huge - std::min(huge, view.firstPage());
    const bool whole = huge >= view.firstPage() &&
                       inWindow + pagesPerHuge <= view.window->pages() &&
                       huge + pagesPerHuge <= file.pages();
    const std::uint64_t first = page - view.firstPage();
    if (map.type == MapType::Hole || map.type == MapType::Unwritten) {
        story_->how = "zero page";
        bool hole = whole;
        for (std::uint64_t p = huge; hole && p < huge + pagesPerHuge;) {
            DAX_TRY(const files::Mapping part,
                    files::mapAt(ground_.volume, root, file.ref().inode, p * pageSize));
            hole = part.type == MapType::Hole || part.type == MapType::Unwritten;
            p = part.file.end() / pageSize;
        }
        const std::uint64_t from = hole ? inWindow : first;
        const std::uint64_t count = hole ? pagesPerHuge : 1;
        Entry entry;
        entry.kind = EntryKind::Zero;
        for (std::uint64_t i = 0; i < count; ++i)
            (void)file.entries.insert(view.firstPage() + from + i, entry);
        ground_.trace.note(Kind::MapPages, (view.firstPage() + from) * pageSize, count * pageSize,
                           "zero");
        return mapping(view, [&](Window& window) { return window.mapZero(from, count); });
    }
    DAX_CHECK(verify(file, map, page));
    DAX_TRY(const std::uint64_t block, blockOf(map.logical));
    story_->how = "mapped for loads";
    story_->to = block * pageSize;
    Entry entry;
    entry.kind = EntryKind::Pte;
    // mapAt() tells from the page on; whether the 2 MiB around are one run of blocks is asked from their beginning, if this
    // block lies where it would in such a run.
    if (whole && file.open.noDataSum() && block % pagesPerHuge == page % pagesPerHuge) {
        DAX_TRY(const files::Mapping around,
                files::mapAt(ground_.volume, root, file.ref().inode, huge * pageSize));
        const bool oneRun = around.type == MapType::Mapped && around.file.length >= hugeSize;
        const auto start = oneRun ? blockOf(around.logical) : Result<std::uint64_t>(1);
        if (oneRun && start && *start % pagesPerHuge == 0) {
            DAX_CHECK(ground_.volume.read(around.logical, hugeSize).transform([](auto) {}));
            entry.kind = EntryKind::Pmd;
            bool replaced = false;
            for (std::uint64_t i = 0; i < pagesPerHuge; ++i) {
                entry.block = *start + i;
                replaced = file.entries.insert(huge + i, entry) || replaced;
            }
            if (replaced)
                unmapOthers(file, &view, huge, pagesPerHuge);
            // Pages that can be stored to stay so.
            bool writable = false;
            view.window->forEach(inWindow, inWindow + pagesPerHuge,
                                 [&](std::uint64_t, const Cell& cell) {
                                     writable = writable || cell.state == PageState::Writable;
                                 });
            if (!writable) {
                story_->how = "2 MiB mapped for loads";
                ground_.trace.note(Kind::MapPages, huge * pageSize, hugeSize, "PMD");
                return mapping(view, [&](Window& window) {
                    return window.mapBlocks(inWindow, pagesPerHuge, *start, false);
                });
            }
        }
    }
    const std::uint64_t run = std::min({view.asked.around, map.file.length / pageSize,
                                        file.pages() - page, view.window->pages() - first});
    std::uint64_t count = 1;
    // Neighbours that nobody has asked for yet come along.
    while (count < run && view.window->cell(first + count).state == PageState::Unmapped &&
           verify(file, map, page + count))
        ++count;
    entry.kind = EntryKind::Pte;
    for (std::uint64_t i = 0; i < count; ++i) {
        entry.block = block + i;
        if (file.entries.insert(page + i, entry))
            unmapOthers(file, &view, page + i, 1);
    }
    ground_.trace.note(Kind::MapPages, page * pageSize, count * pageSize, "loads");
    return mapping(view,
                   [&](Window& window) { return window.mapBlocks(first, count, block, false); });
}

/// The destination gets what the source has.
Status Views::fill(const files::EditContext& context, MappedFile& file, const files::Iomap& map) {
    for (const files::Mapping& source : map.source) {
        const std::uint64_t to = map.destination.logicalAt(source.file.offset);
        if (!map.fresh) {
            // Nothing is copied, but what cannot be read cannot be stored to, either.
            DAX_CHECK(ground_.volume.read(to, source.file.length).transform([](auto) {}));
            continue;
        }
        if (source.type == MapType::Hole || source.type == MapType::Unwritten) {
            for (std::uint64_t at = 0; at < source.file.length; at += pageSize)
                context.transaction.writeData(to + at, zeros);
            continue;
        }
        if (source.type != MapType::Mapped)
            return fail(EIO, "page {} of “{}” lies in no block", source.file.offset / pageSize,
                        escapedName(file.path));
        DAX_TRY(const Bytes bytes, ground_.volume.read(source.logical, source.file.length));
        if (!file.open.noDataSum()) {
            for (std::uint64_t at = 0; at < source.file.length; at += pageSize)
                DAX_CHECK(verify(file, source, (source.file.offset + at) / pageSize));
        }
        if (intersection(map.filled, source.file) != source.file)
            context.transaction.writeData(to, bytes);
        story_->copied += source.file.length;
        if (const auto from = ground_.volume.chunks().toDevice(source.logical);
            from && !story_->from)
            story_->from = from;
    }
    return {};
}

Status Views::copyOnWrite(View& view, std::uint64_t page, std::uint64_t count) {
    MappedFile& file = *view.file;
    files::Operations& operations = *ground_.operations;
    struct Piece {
        std::uint64_t page, count, block;
        bool own;
    };
    std::vector<Piece> pieces;
    const bool early = policies().has(Policy::MapBeforeCopy);
    if (early || policies().has(Policy::PreZero))
        return copyLater(view, page, early);
    files::OpenFile open;
    const auto copied =
        operations.run(count * pageSize, false, [&](const files::EditContext& context) -> Status {
            pieces.clear();
            // Tried again, it is another one: a commit in between has saved it.
            open = file.open;
            story_->copied = 0;
            const ByteRange range{page * pageSize, count * pageSize};
            DAX_CHECK(files::fillHole(context, open, range.offset));
            return files::iterate(
                context, open, range, files::MapFor::Fault, [&](const files::Iomap& map) -> Status {
                    DAX_CHECK(fill(context, file, map));
                    DAX_TRY(const std::uint64_t block, blockOf(map.destination.logical));
                    const ByteRange done = map.destination.file;
                    pieces.push_back({done.offset / pageSize, done.length / pageSize, block,
                                      map.allocated || context.transaction.allocatedNow(
                                                           map.destination.logical)});
                    story_->how = map.allocated
                                      ? (story_->copied != 0 ? "copied" : "filled with zeros")
                                  : map.fresh ? "reserved space, filled with zeros"
                                              : "written in place";
                    return {};
                });
        });
    DAX_CHECK(copied);
    file.inodeChanged =
        file.inodeChanged || open.inode.nbytes.get() != file.open.inode.nbytes.get();
    file.open.inode = open.inode;
    for (const Piece& piece : pieces) {
        bool replaced = false;
        for (std::uint64_t i = 0; i < piece.count; ++i) {
            Entry entry;
            entry.kind = EntryKind::Pte;
            entry.block = piece.block + i;
            entry.dirty = true;
            entry.own = piece.own;
            replaced = file.entries.insert(piece.page + i, entry) || replaced;
        }
        if (replaced && !policies().has(Policy::KeepEntryOnCow))
            unmapOthers(file, &view, piece.page, piece.count);
        story_->to = piece.block * pageSize;
        DAX_CHECK(mapForStores(view, piece.page, piece.count, piece.block));
    }
    return {};
}

/// The policies PreZero and MapBeforeCopy: the file has the new block, filled with zeros or not at all, before the content is
/// copied into it. Whoever looks in between, or finds the copy failed, sees what was never written.
Status Views::copyLater(View& view, std::uint64_t page, bool unfilled) {
    MappedFile& file = *view.file;
    DAX_TRY(const auto root, ground_.names.rootOf(file.ref()));
    DAX_TRY(const files::Mapping old,
            files::mapAt(ground_.volume, root, file.ref().inode, page * pageSize));
    std::uint64_t logical = 0;
    const ByteRange range{page * pageSize, pageSize};
    const Status made =
        ground_.operations->run(pageSize, false, [&](const files::EditContext& context) -> Status {
            return files::iterate(context, file.open, range, files::MapFor::Fault,
                                  [&](const files::Iomap& map) -> Status {
                                      logical = map.destination.logical;
                                      if (map.allocated && !unfilled)
                                          context.transaction.writeData(logical, zeros);
                                      return {};
                                  });
        });
    DAX_CHECK(made);
    file.inodeChanged = true;
    DAX_TRY(const std::uint64_t block, blockOf(logical));
    Entry entry;
    entry.kind = EntryKind::Pte;
    entry.block = block;
    entry.dirty = entry.own = true;
    if (file.entries.insert(page, entry))
        unmapOthers(file, &view, page, 1);
    const auto map = [&] { return mapForStores(view, page, 1, block); };
    if (unfilled)
        DAX_CHECK(map());
    if (old.type == MapType::Mapped && old.logical != logical) {
        DAX_TRY(const Bytes bytes, ground_.volume.read(old.logical, pageSize));
        const Status copied =
            ground_.operations->run(0, false, [&](const files::EditContext& context) -> Status {
                context.transaction.writeData(logical, bytes);
                return {};
            });
        DAX_CHECK(copied);
        story_->copied = pageSize;
    }
    story_->how = unfilled ? "mapped, then copied" : "filled with zeros, then copied";
    story_->to = block * pageSize;
    return map();
}

Status Views::writeFault(View& view, std::uint64_t page) {
    MappedFile& file = *view.file;
    if (ground_.operations == nullptr)
        return fail(EROFS, "the image is open read-only");
    DAX_CHECK(ground_.operations->mayChange(file.ref()));
    // In the kernel nobody could have opened it for stores.
    DAX_CHECK(files::mayAlter(file.open.inode.flags));
    file.storedTo = true;
    const Entry entry = file.entries.at(page);
    const bool mapsBlock = entry.kind == EntryKind::Pte || entry.kind == EntryKind::Pmd;
    // Poison is noticed as on a load.
    const auto writable = [&]() -> Status {
        if (ground_.poison.first({entry.device(), pageSize}))
            return fail(EIO, "device byte {} is poisoned", entry.device());
        file.entries.markDirty(page);
        story_->to = entry.device();
        return mapForStores(view, page, 1, entry.block);
    };
    // Where a block lies that this transaction allocated is not durable: a MAP_SYNC view has to see to that first.
    if (mapsBlock && ((entry.own && !view.asked.sync) || entry.sync)) {
        story_->how = entry.own ? "this transaction's own" : "written in place (MAP_SYNC)";
        return writable();
    }
    if (mapsBlock && policies().has(Policy::CowAtWriteback)) {
        story_->how = "shared block, made writable";
        return writable();
    }
    if (file.immutable)
        return immutableFault(view, page);
    if (view.asked.sync)
        return makeSynchronous(view, page);
    if (policies().has(Policy::CowAtWriteback) && entry.kind == EntryKind::Empty) {
        DAX_CHECK(readFault(view, page));
        if (file.entries.at(page).kind == EntryKind::Pte)
            return writeFault(view, page);
    }
    if (entry.kind == EntryKind::Pmd) {
        DAX_TRY(const bool done, writeHuge(view, page));
        if (done)
            return {};
    }
    return copyOnWrite(view, page, pagesToStore(view, page));
}

/// Pages behind it that are as this one come along, if that was asked for.
std::uint64_t Views::pagesToStore(const View& view, std::uint64_t page) const {
    const MappedFile& file = *view.file;
    std::uint64_t count = 1;
    if (view.asked.around == 1)
        return count;
    const std::uint64_t most = std::min(
        {view.asked.around, file.pages() - page, view.window->pages() - (page - view.firstPage())});
    while (count < most) {
        const Entry next = file.entries.at(page + count);
        const Cell cell = view.window->cell(page - view.firstPage() + count);
        if (next.own || next.dirty || next.sync || cell.state == PageState::Writable)
            break;
        ++count;
    }
    return count;
}

std::optional<Views::CopySource> Views::copySource(const View& view, std::uint64_t offset) const {
    if (view.closed || removed_ || frozen_ || !view.asked.shared || view.asked.sync ||
        ground_.operations == nullptr || policies().any())
        return std::nullopt;
    const MappedFile& file = *view.file;
    const std::uint64_t page = view.firstPage() + offset / pageSize;
    if (file.lost || file.immutable || files::writesInPlace(file.open.inode.flags) ||
        page >= file.pages())
        return std::nullopt;
    const Entry first = file.entries.at(page);
    const std::uint64_t count = pagesToStore(view, page);
    for (std::uint64_t i = 0; i < count; ++i) {
        const Entry entry = file.entries.at(page + i);
        if (entry.kind != EntryKind::Pte || entry.own || entry.sync || entry.dirty ||
            entry.block != first.block + i)
            return std::nullopt;
    }
    const CopySource source{page * pageSize, {first.device(), count * pageSize}};
    if (ground_.poison.first(source.device))
        return std::nullopt;
    return source;
}

/// 2 MiB that are mapped as one and this transaction's own become writable as one. False when they are not.
Result<bool> Views::writeHuge(View& view, std::uint64_t page) {
    MappedFile& file = *view.file;
    const std::uint64_t huge = alignDown(page, pagesPerHuge);
    DAX_TRY(const auto root, ground_.names.rootOf(file.ref()));
    DAX_TRY(const files::Mapping map,
            files::mapAt(ground_.volume, root, file.ref().inode, huge * pageSize));
    const std::uint64_t inWindow = huge - std::min(huge, view.firstPage());
    bool whole = huge >= view.firstPage() && inWindow + pagesPerHuge <= view.window->pages() &&
                 map.type == MapType::Mapped && map.file.length >= hugeSize &&
                 ground_.operations->transaction().allocatedNow(map.extent);
    for (std::uint64_t i = 0; whole && i < pagesPerHuge; ++i)
        whole = file.entries.at(huge + i).kind == EntryKind::Pmd;
    if (!whole)
        return false;
    DAX_TRY(const bool alone, holdsAlone(file, huge));
    if (!alone)
        return false;
    const std::uint64_t block = file.entries.at(huge).block;
    for (std::uint64_t i = 0; i < pagesPerHuge; ++i) {
        Entry entry = file.entries.at(huge + i);
        entry.dirty = entry.own = true;
        (void)file.entries.insert(huge + i, entry);
    }
    story_->how = "2 MiB of this transaction's own";
    story_->to = block * pageSize;
    DAX_CHECK(mapForStores(view, huge, pagesPerHuge, block));
    return true;
}

Status Views::makeSynchronous(View& view, std::uint64_t page) {
    MappedFile& file = *view.file;
    DAX_TRY(const bool alone, holdsAlone(file, page));
    if (!alone) {
        DAX_CHECK(copyOnWrite(view, page, 1));
        // Not yet: the page would be writable before its block's place is durable.
        view.window->unmap(page - view.firstPage(), 1);
    }
    story_->how = alone ? "written in place (MAP_SYNC)" : "copied, and committed before the store";
    // Where the block is has to be durable before anything can be stored there.
    if (ground_.operations->transaction().changed())
        DAX_CHECK(ground_.operations->commit());
    DAX_TRY(const auto root, ground_.names.rootOf(file.ref()));
    DAX_TRY(const files::Mapping now,
            files::mapAt(ground_.volume, root, file.ref().inode, page * pageSize));
    DAX_TRY(const std::uint64_t block, blockOf(now.logical));
    Entry entry;
    entry.kind = EntryKind::Pte;
    entry.block = block;
    entry.dirty = entry.sync = true;
    if (file.entries.insert(page, entry))
        unmapOthers(file, &view, page, 1);
    story_->to = entry.device();
    return mapForStores(view, page, 1, block);
}

Status Views::privateFault(View& view, std::uint64_t page) {
    MappedFile& file = *view.file;
    DAX_TRY(const auto root, ground_.names.rootOf(file.ref()));
    DAX_TRY(const files::Mapping map,
            files::mapAt(ground_.volume, root, file.ref().inode, page * pageSize));
    Bytes content = zeros;
    if (map.type == MapType::Mapped) {
        DAX_CHECK(verify(file, map, page));
        DAX_TRY(content, ground_.volume.read(map.logical, pageSize));
        story_->copied = pageSize;
    } else if (map.type != MapType::Hole && map.type != MapType::Unwritten) {
        return fail(EIO, "page {} of “{}” lies in no block", page, escapedName(file.path));
    }
    story_->how = "a private copy";
    return mapping(
        view, [&](Window& window) { return window.mapPrivate(page - view.firstPage(), content); });
}

}  // namespace daxscope::dax
