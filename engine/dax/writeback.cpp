// Views' writeback (mission D8, D9): what has been stored through windows becomes durable, and stays what it was.
//
// The order matters: DIRTY becomes TOWRITE, then no window allows stores to the page any more, then it is flushed, then its
// marks go. A store that comes while it is flushed faults, and sets DIRTY again behind us; were the marks cleared
// or the bytes flushed first, it would be forgotten.
#include "base/text.h"
#include "dax/views.h"
#include "volume/checksum_edit.h"

namespace daxscope::dax {

using files::Policy;
using trace::Kind;

void Views::protectPages(MappedFile& file, std::span<const std::uint64_t> pages) {
    std::uint64_t done = 0;
    std::vector<std::uint64_t> inWindow;
    for (View* view : file.views) {
        inWindow.clear();
        for (const std::uint64_t page : pages) {
            if (view->has(page))
                inWindow.push_back(page - view->firstPage());
        }
        done += view->window->protect(inWindow);
    }
    ground_.trace.note(Kind::WriteProtect, pages.front() * pageSize, done * pageSize);
}

void Views::flushPages(const MappedFile& file, std::span<const std::uint64_t> pages) {
    const auto flushRun = [&](ByteRange part) {
        if (part.length == 0)
            return;
        ground_.store->storedByOthers(part);
        ground_.store->flush(part);
    };
    ByteRange run;
    for (const std::uint64_t page : pages) {
        const std::uint64_t device = file.entries.at(page).device();
        if (run.length != 0 && run.end() == device) {
            run.length += pageSize;
            continue;
        }
        flushRun(run);
        run = {device, pageSize};
    }
    flushRun(run);
}

/// Checksums of pages that were stored to, now that nobody can.
Status Views::sumPages(MappedFile& file, std::span<const std::uint64_t> pages) {
    constexpr std::uint64_t several = 256;
    for (std::size_t from = 0; from < pages.size(); from += several) {
        const auto some = pages.subspan(from, std::min<std::size_t>(several, pages.size() - from));
        const Status ran = ground_.operations->run(
            some.size() * pageSize, true, [&](const files::EditContext& context) -> Status {
                const volume::Volume& volume = ground_.volume;
                for (const std::uint64_t page : some) {
                    const std::uint64_t device = file.entries.at(page).device();
                    const auto place = volume.chunks().toLogical(device);
                    if (!place)
                        return fail(EIO, "page {} of “{}” lies in no chunk", page,
                                    escapedName(file.path));
                    const ByteRange block{place->logical, pageSize};
                    DAX_TRY(btree::Editor * sums, context.transaction.edit(format::id::csumTree));
                    DAX_CHECK(eraseChecksums(*sums, context.transaction, volume.rules(), block));
                    // Poisoned since: its content is lost. Refused here, it would keep every commit from happening, and
                    // the write from coming that makes the block whole.
                    if (ground_.poison.first({device, pageSize}))
                        continue;
                    DAX_TRY(const Bytes bytes, volume.read(block.offset, block.length));
                    std::vector<std::byte> fresh;
                    volume::appendChecksums(ground_.volume.rules(), bytes, fresh);
                    DAX_CHECK(context.transaction.addChecksums(block.offset, fresh));
                }
                return {};
            });
        DAX_CHECK(ran);
    }
    return {};
}

Status Views::writeBack(MappedFile& file, ByteRange range, bool keepSync) {
    const auto [from, to] = pagesOf(range);
    const std::vector<std::uint64_t> dirty = file.entries.startWriteback(from, to);
    if (dirty.empty() || ground_.store == nullptr)
        return {};
    const bool flushFirst = policies().has(Policy::FlushBeforeWriteProtect);
    if (flushFirst)
        flushPages(file, dirty);
    if (flushFirst && atWriteback_)
        atWriteback_();
    if (policies().has(Policy::CowAtWriteback))
        DAX_CHECK(copyLate(file, dirty));
    // The others stay writable through MAP_SYNC, and dirty.
    std::vector<std::uint64_t> go;
    for (const std::uint64_t page : dirty) {
        if (!keepSync || !file.entries.at(page).sync)
            go.push_back(page);
    }
    if (protecting_ && !go.empty())
        protectPages(file, go);
    if (!flushFirst && atWriteback_)
        atWriteback_();
    if (!flushFirst)
        flushPages(file, dirty);
    if (!file.open.noDataSum())
        DAX_CHECK(sumPages(file, go));
    for (const std::uint64_t page : dirty) {
        const Entry entry = file.entries.at(page);
        const bool sync = entry.sync;
        if (inPlace(file, entry))
            ground_.operations->transaction().noteOverwritten(pageSize);
        file.entries.endWriteback(page);
        if (!protecting_ || (sync && keepSync))
            file.entries.markDirty(page);
    }
    file.storedTo = true;
    touch();
    return {};
}

/// The policy CowAtWriteback: only now the shared block is left, with what was stored into it.
Status Views::copyLate(MappedFile& file, std::span<const std::uint64_t> pages) {
    for (const std::uint64_t page : pages) {
        const Entry entry = file.entries.at(page);
        if (entry.own || file.views.empty())
            continue;
        View* view = nullptr;
        for (View* candidate : file.views) {
            if (candidate->has(page))
                view = candidate;
        }
        if (view == nullptr)
            continue;
        if (!story_)
            story_ = FaultStory{};
        DAX_CHECK(copyOnWrite(*view, page, 1));
    }
    return {};
}

Status Views::saveInodes() {
    for (const auto& [ref, file] : files_) {
        if ((!file->inodeChanged && !file->storedTo) || file->lost || ground_.operations == nullptr)
            continue;
        const Status ran =
            ground_.operations->run(0, true, [&](const files::EditContext& context) -> Status {
                // Others may have changed it (links, permissions) while it was mapped.
                DAX_TRY(format::InodeItem now, files::loadInode(context, file->ref()));
                if (file->inodeChanged)
                    now.nbytes = file->open.inode.nbytes;
                if (file->storedTo)
                    now.mtime = now.ctime = context.now;
                DAX_CHECK(files::saveInode(context, file->ref(), now));
                return {};
            });
        DAX_CHECK(ran);
        file->storedTo = false;
        DAX_CHECK(loadFile(*file));
    }
    return {};
}

Status Views::writeBackAll(bool keepSync) {
    for (const auto& [ref, file] : files_) {
        if (!file->lost)
            DAX_CHECK(writeBack(*file, {0, UINT64_MAX}, keepSync));
        if (!keepSync && protecting_)
            file->entries.forgetSync();
    }
    return {};
}

Status Views::prepareCommit() {
    if (removed_)
        return fail(EIO, "the device was removed");
    DAX_CHECK(writeBackAll(true));
    DAX_CHECK(saveInodes());
    if (protecting_) {
        for (const auto& [ref, file] : files_)
            file->entries.disownAll();
    }
    return {};
}

Status Views::quiesce(files::FileRef ref, ByteRange range, bool unmapped) {
    MappedFile* const file = mapped(ref);
    if (file == nullptr)
        return {};
    DAX_CHECK(writeBack(*file, range, false));
    DAX_CHECK(saveInodes());
    if (!unmapped)
        return {};
    const auto [from, to] = pagesOf(range);
    unmapPages(*file, from, to, false);
    file->entries.erase(from, to);
    return {};
}

}  // namespace daxscope::dax
