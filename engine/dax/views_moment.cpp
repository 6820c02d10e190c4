// Views when a moment of the image is taken, and when the image goes back to one.
//
// A moment must not change what is looked at: pages stay mapped, and blocks stay the transaction's own; only the right to
// store goes, so that the first store to each page comes by where its old content is kept. Going back, windows let go of
// everything: a page comes again by a fault, from the file as it is then, as after any operation on content.
#include <algorithm>

#include "dax/views.h"

namespace daxscope::dax {

using files::MapType;

Status Views::holdStill() {
    if (removed_)
        return fail(EIO, "the device was removed");
    for (const auto& [id, view] : views_) {
        view->window->forEach(0, view->window->pages(), [&](std::uint64_t page, const Cell& cell) {
            if (cell.state == PageState::Writable)
                view->file->entries.markObserved(view->firstPage() + page);
        });
    }
    DAX_CHECK(writeBackAll(true));
    DAX_CHECK(saveInodes());
    protectAll();
    return {};
}

/// Of what stays in the image when the transaction is forgotten.
bool Views::inPlace(const MappedFile& file, const Entry& entry) {
    return !entry.own &&
           (entry.sync || file.immutable || files::writesInPlace(file.open.inode.flags));
}

std::uint64_t Views::dirtyInPlace() const {
    std::uint64_t bytes = 0;
    for (const auto& [ref, file] : files_) {
        file->entries.forEach(0, UINT64_MAX, [&](std::uint64_t, const Entry& entry) {
            bytes += entry.dirty && inPlace(*file, entry) ? pageSize : 0;
        });
    }
    return bytes;
}

void Views::letGo() {
    for (const auto& [id, view] : views_)
        view->window->unmap(0, view->window->pages());
    for (const auto& [ref, file] : files_) {
        // What was stored in place stays: it is to be durable as if it had been written back.
        std::vector<std::uint64_t> dirty = file->entries.startWriteback(0, UINT64_MAX);
        if (!dirty.empty() && ground_.store != nullptr)
            flushPages(*file, dirty);
        for (const std::uint64_t page : dirty)
            file->entries.endWriteback(page);
        file->entries.erase(0, UINT64_MAX);
        file->entries.disownAll();
        file->inodeChanged = file->storedTo = false;
    }
    story_.reset();
}

/// The same file, not one that has got its number.
bool Views::isThere(MappedFile& file) const {
    const files::SubvolumeInfo* subvolume = ground_.names.subvolume(file.ref().subvolume);
    if (subvolume == nullptr || subvolume->beingRemoved())
        return false;
    const format::InodeItem was = file.open.inode;
    if (!loadFile(file))
        return false;
    const format::InodeItem& is = file.open.inode;
    return is.generation == was.generation && is.otime.seconds == was.otime.seconds &&
           is.otime.nanoseconds == was.otime.nanoseconds;
}

/// An inline extent gets a block when it is mapped; going back, it may be inline again.
bool Views::isMappable(const View& view) const {
    const auto root = ground_.names.rootOf(view.file->ref());
    if (!root)
        return false;
    const std::uint64_t end =
        std::min(view.asked.offset + view.asked.length, view.file->pages() * pageSize);
    for (std::uint64_t at = view.asked.offset; at < end;) {
        const auto map = files::mapAt(ground_.volume, *root, view.file->ref().inode, at);
        if (!map || map->type == MapType::Inline || map->type == MapType::Packed)
            return false;
        at = std::max(at + pageSize, map->file.end());
    }
    return true;
}

/// Threads that are inside find it closed.
void Views::end(View& view) {
    MappedFile& file = *view.file;
    const files::FileRef ref = file.ref();
    const ViewId id = view.id;
    view.closed = true;
    view.window->unmap(0, view.window->pages(), true);
    std::erase(file.views, &view);
    if (file.views.empty())
        files_.erase(ref);
    // Of what is gone there is nothing to let go of.
    if (ground_.operations != nullptr)
        (void)ground_.operations->release(ref);
    views_.erase(id);
}

std::vector<ViewId> Views::findAgain() {
    std::vector<View*> ending;
    for (const auto& [ref, file] : files_) {
        const bool there = isThere(*file);
        file->lost = !there;
        if (there)
            unmapPages(*file, file->pages(), UINT64_MAX, true);
        std::ranges::copy_if(file->views, std::back_inserter(ending),
                             [&](const View* view) { return !there || !isMappable(*view); });
    }
    std::vector<ViewId> ended;
    for (View* view : ending) {
        ended.push_back(view->id);
        end(*view);
    }
    touch();
    return ended;
}

}  // namespace daxscope::dax
