#include "dax/views.h"

#include <algorithm>
#include <fstream>

#include "base/text.h"
#include "files/marks.h"

namespace daxscope::dax {

using files::MapType;
using trace::Kind;

namespace {

/// Of all pieces of address space that the system allows, what is left to the rest of the program.
constexpr std::uint64_t piecesOfOthers = 4096;

std::uint64_t piecesForWindows() {
    std::uint64_t most = 65530;
    std::ifstream("/proc/sys/vm/max_map_count") >> most;
    std::uint64_t used = 0;
    std::ifstream maps("/proc/self/maps");
    for (std::string line; std::getline(maps, line);)
        ++used;
    used += piecesOfOthers;
    return most > 2 * used ? most - used : most / 2;
}

}  // namespace

Views::Views(Ground ground) : ground_(std::move(ground)), mostPieces_(piecesForWindows()) {}

Views::~Views() {
    while (!views_.empty())
        (void)unmap(views_.begin()->first);
}

const files::Policies& Views::policies() const {
    static const files::Policies none;
    return ground_.operations == nullptr ? none : ground_.operations->policies();
}

std::shared_ptr<View> Views::find(ViewId view) const {
    const auto found = views_.find(view);
    return found == views_.end() ? nullptr : found->second;
}

MappedFile* Views::mapped(files::FileRef file) {
    const auto found = files_.find(file);
    return found == files_.end() ? nullptr : found->second.get();
}

std::uint64_t Views::pieces() const {
    std::uint64_t pieces = 0;
    for (const auto& [id, view] : views_)
        pieces += view->window->pieces();
    return pieces;
}

// ---- map and unmap -----------------------------------------------------------------------------

Status Views::loadFile(MappedFile& file) const {
    DAX_TRY(const auto root, ground_.names.rootOf(file.ref()));
    DAX_TRY(const auto cursor,
            btree::Cursor::find(ground_.volume, root,
                                {file.ref().inode, format::ItemType::InodeItem, 0}));
    const auto* item = cursor.valid() ? structAt<format::InodeItem>(cursor.data()) : nullptr;
    if (item == nullptr)
        return fail(ENOENT, "“{}” is gone", escapedName(file.path));
    file.open.inode = *item;
    DAX_TRY(const auto immutable,
            files::readMark(ground_.volume, root, file.ref().inode, files::immutableMark));
    file.immutable = immutable.value_or(false);
    file.inodeChanged = false;
    return {};
}

Status Views::mayMap(const MapRequest& request, const MappedFile& file) const {
    if (request.offset % pageSize != 0)
        return fail(EINVAL, "a mapping begins on a page of {} bytes, not at {}", pageSize,
                    request.offset);
    if (request.around == 0 || request.around > pagesPerHuge)
        return fail(EINVAL, "a fault maps 1 to {} pages", pagesPerHuge);
    if (!request.sync)
        return {};
    if (!request.shared)
        return fail(
            EOPNOTSUPP,
            "MAP_SYNC is for shared mappings: stores to a private one never reach the image");
    if (!ground_.belowPage)
        return fail(EOPNOTSUPP,
                    "MAP_SYNC needs memory whose stores the processor can make durable; this image "
                    "is made durable page by "
                    "page, by msync ({})",
                    ground_.granularity);
    if (!file.open.noDataSum())
        return fail(EOPNOTSUPP,
                    "“{}” has checksums, which a commit computes from pages that nobody may store "
                    "to; with MAP_SYNC there "
                    "would be none",
                    escapedName(file.path));
    return {};
}

/// Inline content gets a block of its own; what is compressed cannot be mapped.
Status Views::makeMappable(files::FileRef file, ByteRange range) {
    DAX_TRY(const auto root, ground_.names.rootOf(file));
    for (std::uint64_t at = range.offset; at < range.end();) {
        DAX_TRY(const files::Mapping map, files::mapAt(ground_.volume, root, file.inode, at));
        if (map.type == MapType::Packed)
            return fail(
                EOPNOTSUPP,
                "the file is compressed at {}: its bytes are nowhere as a program would load them",
                at);
        if (map.type == MapType::Mapped || map.type == MapType::Unwritten) {
            const volume::ChunkInfo* chunk = ground_.volume.chunks().find(map.logical);
            if (chunk != nullptr && chunk->copies > 1)
                return fail(EOPNOTSUPP,
                            "the image keeps data twice (dup): a page maps one block, so a store "
                            "would change "
                            "one copy and leave the other as it was");
        }
        if (map.type == MapType::Inline) {
            if (ground_.operations == nullptr)
                return fail(EOPNOTSUPP,
                            "the content lies inside the tree, and the image is open read-only");
            DAX_CHECK(ground_.operations->mayChange(file));
            if (frozen_)
                return fail(EBUSY,
                            "the content lies inside the tree, and the filesystem is frozen");
            const std::uint64_t block = ground_.volume.sectorSize();
            const Status ran = ground_.operations->run(
                2 * block, false, [&](const files::EditContext& context) -> Status {
                    files::OpenFile open{file, {}};
                    DAX_TRY(open.inode, files::loadInode(context, file));
                    DAX_TRY(const auto content,
                            files::readRange(context, open, {0, map.file.length}));
                    // Written anew, it goes into a block: this is a DAX session.
                    DAX_CHECK(files::writeRange(context, open, 0, content));
                    return files::saveInode(context, file, open.inode);
                });
            DAX_CHECK(ran);
        }
        at = std::max(at + pageSize, map.file.end());
    }
    return {};
}

Result<std::shared_ptr<View>> Views::map(const MapRequest& request, files::FileRef file) {
    if (removed_)
        return fail(EIO, "the device was removed");
    std::unique_ptr<MappedFile> fresh;
    MappedFile* target = mapped(file);
    if (target == nullptr) {
        fresh = std::make_unique<MappedFile>(file, request.path, ground_.trace);
        DAX_CHECK(loadFile(*fresh));
        target = fresh.get();
    }
    DAX_CHECK(mayMap(request, *target));
    auto view = std::make_shared<View>();
    view->asked = request;
    const std::uint64_t size = target->pages() * pageSize;
    if (request.length == 0)
        view->asked.length = size > request.offset ? size - request.offset : pageSize;
    view->asked.length = alignUp(view->asked.length, pageSize);
    if (!ByteRange::make(request.offset, view->asked.length) ||
        request.offset + view->asked.length > files::maxFileSize)
        return fail(EOVERFLOW, "the mapping reaches beyond the end of the largest file");
    const ByteRange range{request.offset, view->asked.length};
    const std::uint64_t end = std::min(range.end(), size);
    if (end > range.offset)
        DAX_CHECK(makeMappable(file, {range.offset, end - range.offset}));
    DAX_CHECK(installFaultHandler());
    DAX_TRY(view->window, Window::reserve(ground_.image, range.length, range.offset));
    if (ground_.operations != nullptr)
        DAX_CHECK(ground_.operations->hold(file));
    if (fresh != nullptr)
        files_.emplace(file, std::move(fresh));
    // An inline extent may have gone, and the size is what the tree says.
    if (!target->inodeChanged)
        DAX_CHECK(loadFile(*target));
    view->id = next_++;
    view->file = target;
    view->actor = ground_.trace.actor(request.process);
    view->subject = {file.subvolume, file.inode};
    target->views.push_back(view.get());
    views_.emplace(view->id, view);
    touch();
    return view;
}

Status Views::unmap(ViewId id) {
    const std::shared_ptr<View> view = find(id);
    if (view == nullptr)
        return fail(EINVAL, "there is no view {}", id);
    MappedFile& file = *view->file;
    const files::FileRef ref = file.ref();
    Status written;
    if (!file.lost && !removed_ && file.views.size() == 1)
        written = quiesce(ref, {0, UINT64_MAX}, true);
    view->closed = true;
    view->window->unmap(0, view->window->pages(), true);
    std::erase(file.views, view.get());
    views_.erase(id);
    if (file.views.empty())
        files_.erase(ref);
    if (ground_.operations != nullptr) {
        Status released = ground_.operations->release(ref);
        // The last one out begins to free what was removed meanwhile; a frozen image waits for whoever cleans after the thaw.
        if (released && !frozen_ && !removed_ && ground_.operations->hasLeftOver())
            released = ground_.operations->cleanSome();
        if (written && !removed_)
            written = released;
    }
    touch();
    return written;
}

// ---- pages -------------------------------------------------------------------------------------

Status Views::mapping(View& view, FunctionRef<Status(Window&)> map) {
    Status done;
    for (unsigned attempt = 0; attempt < 3; ++attempt) {
        // Before the limit, as a kernel reclaims; and when the system says that it is reached.
        if (!done || pieces() + 2 * pagesPerHuge > mostPieces_) {
            std::uint64_t gone = 0;
            const std::uint64_t wanted = mostPieces_ / 8;
            for (const auto& [id, other] : views_) {
                if (gone < wanted)
                    gone += other->window->evict(wanted - gone);
            }
            ground_.trace.note(Kind::Unmap, 0, gone * pageSize, "evict");
        }
        done = map(*view.window);
        if (done || done.error().code != ENOMEM)
            return done;
    }
    return done;
}

void Views::unmapPages(MappedFile& file, std::uint64_t from, std::uint64_t to, bool privateToo) {
    for (View* view : file.views) {
        const auto [first, count] = view->part(from, to);
        if (count != 0)
            view->window->unmap(first, count, privateToo);
    }
}

void Views::unmapOthers(MappedFile& file, const View* but, std::uint64_t page,
                        std::uint64_t count) {
    for (View* view : file.views) {
        const auto [first, gone] = view->part(page, page + count);
        if (view == but || gone == 0)
            continue;
        view->window->unmap(first, gone);
        const trace::As whose(view->actor);
        ground_.trace.note(Kind::Unmap, (view->firstPage() + first) * pageSize, gone * pageSize,
                           "block replaced");
    }
}

void Views::forgetDevice(ByteRange range) {
    const auto [from, to] = pagesOf(range);
    for (const auto& [id, view] : views_) {
        std::vector<std::uint64_t> pages;
        view->window->forEach(0, view->window->pages(), [&](std::uint64_t page, const Cell& cell) {
            if (cell.mapsBlock() && cell.block >= from && cell.block < to)
                pages.push_back(page);
        });
        for (const std::uint64_t page : pages)
            view->window->unmap(page, 1);
    }
    touch();
}

void Views::protectAll() {
    for (const auto& [id, view] : views_) {
        std::vector<std::uint64_t> pages;
        view->window->forEach(0, view->window->pages(), [&](std::uint64_t page, const Cell& cell) {
            if (cell.state == PageState::Writable)
                pages.push_back(page);
        });
        const std::uint64_t done = view->window->protect(pages);
        const trace::As whose(view->actor);
        const trace::At at(view->subject);
        ground_.trace.note(Kind::WriteProtect, view->asked.offset, done * pageSize);
    }
    touch();
}

void Views::removeDevice() {
    // Windows first: no store may reach a device that is gone.
    for (const auto& [id, view] : views_)
        view->window->unmap(0, view->window->pages(), true);
    removed_ = true;
    ground_.trace.note(Kind::RemoveDevice, 0, 0);
    touch();
}

void Views::refresh() {
    for (const auto& [ref, file] : files_) {
        // What a removed subvolume has comes free step by step: nobody may look there any more.
        const files::SubvolumeInfo* subvolume = ground_.names.subvolume(ref.subvolume);
        const bool gone = subvolume == nullptr || subvolume->beingRemoved();
        if (file->inodeChanged && !gone)
            continue;
        const std::uint64_t before = file->lost ? 0 : file->pages();
        file->lost = gone || !loadFile(*file);
        const std::uint64_t now = file->lost ? 0 : file->pages();
        if (now < before) {
            unmapPages(*file, now, UINT64_MAX, true);
            file->entries.erase(now, UINT64_MAX);
        }
    }
    touch();
}

}  // namespace daxscope::dax
