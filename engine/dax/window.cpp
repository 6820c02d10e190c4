#include "dax/window.h"

#include <sys/mman.h>

namespace daxscope::dax {

namespace {

constexpr int nothing = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE;

bool isPrivate(const Cell& cell) { return cell.state == PageState::Private; }

}  // namespace

Result<std::unique_ptr<Window>> Window::reserve(int image, std::uint64_t length,
                                                std::uint64_t fileOffset) {
    // With room to begin at an address that lies as the file's offset does.
    const std::uint64_t whole = length + 2 * hugeSize;
    if (whole < length)
        return fail(ENOMEM, "there is no address space for {} bytes", length);
    void* const got = ::mmap(nullptr, whole, PROT_NONE, nothing, -1, 0);
    if (got == MAP_FAILED)
        return failErrno(std::format("there is no address space for {} bytes", length));
    auto* const from = static_cast<std::byte*>(got);
    const auto address = reinterpret_cast<std::uintptr_t>(from);
    const std::uint64_t skip = alignUp(address, hugeSize) - address + fileOffset % hugeSize;
    std::byte* const base = from + skip;
    if (skip != 0)
        ::munmap(from, skip);
    ::munmap(base + length, whole - skip - length);
    return std::unique_ptr<Window>(new Window(image, base, length / pageSize));
}

Window::~Window() { ::munmap(base_, length()); }

/// Whether the kernel keeps this page and the one before in one piece.
bool Window::joined(std::uint64_t page) const {
    const Cell before = cells_.at(page - 1);
    const Cell here = cells_.at(page);
    if (before.mapsBlock() && here.mapsBlock())
        return (before.state == PageState::Writable) == (here.state == PageState::Writable) &&
               before.block + 1 == here.block;
    return before.state == here.state && !isPrivate(here);
}

std::uint64_t Window::bordersIn(std::uint64_t page, std::uint64_t count) const {
    std::uint64_t borders = 0;
    for (std::uint64_t p = std::max<std::uint64_t>(page, 1); p <= page + count && p < pages_; ++p)
        borders += joined(p) ? 0 : 1;
    return borders;
}

void Window::set(std::uint64_t page, std::uint64_t count, Cell cell) {
    pieces_ -= bordersIn(page, count);
    for (std::uint64_t p = page; p < page + count; ++p) {
        Cell& now = cells_.make(p);
        private_ -= isPrivate(now) ? 1 : 0;
        private_ += isPrivate(cell) ? 1 : 0;
        now = cell;
        cell.block += cell.mapsBlock() ? 1 : 0;
    }
    pieces_ += bordersIn(page, count);
}

bool Window::hasPrivate(std::uint64_t page, std::uint64_t count) const {
    if (private_ == 0)
        return false;
    for (std::uint64_t p = page; p < page + count; ++p) {
        if (isPrivate(cells_.at(p)))
            return true;
    }
    return false;
}

Status Window::mapBlocks(std::uint64_t page, std::uint64_t count, std::uint64_t block,
                         bool writable) {
    if (count > 1 && hasPrivate(page, count)) {
        for (std::uint64_t i = 0; i < count; ++i)
            DAX_CHECK(mapBlocks(page + i, 1, block + i, writable));
        return {};
    }
    const Cell now = cells_.at(page);
    if (isPrivate(now))
        return {};
    const int protection = writable ? PROT_READ | PROT_WRITE : PROT_READ;
    // Several pages are there at once, without a fault of the kernel's own for each. 2 MiB come as they are used:
    // one fault where the image lies in huge pages, and elsewhere perhaps never.
    const int flags =
        MAP_SHARED | MAP_FIXED | (count > 1 && count < pagesPerHuge ? MAP_POPULATE : 0);
    std::byte* const at = base_ + page * pageSize;
    // A page that is there already only changes its rights.
    const bool there = count == 1 && now.mapsBlock() && now.block == block;
    const bool failed = there ? ::mprotect(at, pageSize, protection) != 0
                              : ::mmap(at, count * pageSize, protection, flags, image_,
                                       static_cast<off_t>(block * pageSize)) == MAP_FAILED;
    if (failed)
        return failErrno("the page cannot be mapped");
    set(page, count, {writable ? PageState::Writable : PageState::ReadOnly, block});
    return {};
}

Status Window::mapZero(std::uint64_t page, std::uint64_t count) {
    if (hasPrivate(page, count)) {
        if (count == 1)
            return {};
        for (std::uint64_t i = 0; i < count; ++i)
            DAX_CHECK(mapZero(page + i, 1));
        return {};
    }
    // Memory of nobody, which loads find in the kernel's zero page.
    if (::mmap(base_ + page * pageSize, count * pageSize, PROT_READ, nothing | MAP_FIXED, -1, 0) ==
        MAP_FAILED)
        return failErrno("the page cannot be mapped");
    set(page, count, {PageState::Zero, 0});
    return {};
}

Status Window::mapPrivate(std::uint64_t page, Bytes content) {
    // Filled elsewhere: a thread that loads meanwhile sees the old page or the new one.
    void* const fresh =
        ::mmap(nullptr, pageSize, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (fresh == MAP_FAILED)
        return failErrno("there is no memory for a page of the process's own");
    std::memcpy(fresh, content.data(), std::min<std::size_t>(content.size(), pageSize));
    if (::mremap(fresh, pageSize, pageSize, MREMAP_MAYMOVE | MREMAP_FIXED,
                 base_ + page * pageSize) == MAP_FAILED) {
        const auto failed = failErrno("the page cannot be mapped");
        ::munmap(fresh, pageSize);
        return failed;
    }
    set(page, 1, {PageState::Private, 0});
    return {};
}

std::uint64_t Window::protect(std::span<const std::uint64_t> pages) {
    std::uint64_t done = 0;
    for (std::size_t i = 0; i < pages.size();) {
        const std::uint64_t first = pages[i];
        std::uint64_t end = first;
        while (i < pages.size() && pages[i] == end && end < pages_ &&
               cells_.at(end).state == PageState::Writable) {
            ++end;
            ++i;
        }
        if (end == first) {
            ++i;
            continue;
        }
        if (::mprotect(base_ + first * pageSize, (end - first) * pageSize, PROT_READ) != 0) {
            // No room for another piece of address space: gone is protected, too.
            unmap(first, end - first);
            done += end - first;
            continue;
        }
        pieces_ -= bordersIn(first, end - first);
        for (std::uint64_t page = first; page < end; ++page)
            cells_.make(page).state = PageState::WriteProtected;
        pieces_ += bordersIn(first, end - first);
        done += end - first;
    }
    return done;
}

void Window::unmap(std::uint64_t page, std::uint64_t count, bool privateToo) {
    // Only what is there: what was never used costs nothing.
    std::uint64_t from = 0;
    std::uint64_t length = 0;
    const auto flush = [&] {
        if (length == 0)
            return;
        // Cannot fail for want of pieces: what lies there goes, and neighbours join.
        (void)::mmap(base_ + from * pageSize, length * pageSize, PROT_NONE, nothing | MAP_FIXED, -1,
                     0);
        set(from, length, {});
        length = 0;
    };
    cells_.forEach(page, page + count, [&](std::uint64_t at, const Cell& cell) {
        if (cell.state == PageState::Unmapped || (isPrivate(cell) && !privateToo))
            return;
        if (length == 0 || from + length != at) {
            flush();
            from = at;
        }
        ++length;
    });
    flush();
}

std::uint64_t Window::evict(std::uint64_t wanted) {
    const std::uint64_t before = pieces_;
    for (std::uint64_t looked = 0; looked <= pages_ && before - std::min(before, pieces_) < wanted;
         looked += pagesPerHuge) {
        if (evictAt_ >= pages_)
            evictAt_ = 0;
        unmap(evictAt_, std::min(pagesPerHuge, pages_ - evictAt_));
        evictAt_ += pagesPerHuge;
    }
    return before - std::min(before, pieces_);
}

}  // namespace daxscope::dax
