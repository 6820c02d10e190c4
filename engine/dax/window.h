// A window: the address space of one mapping, and what is in each of its pages (design decision 4).
//
// Reserved whole without rights; pages of the image come into it by mmap(MAP_FIXED) of the image's file, and go by the same.
// Every change of a page is a system call here, so that pages() and the system agree; the kernel may show fewer pages as
// present than we have mapped, never more rights. Pieces of address space are bounded (vm.max_map_count): pieces() counts
// what this window takes. Private copies stay until the window goes, or dropPrivate() says so.
// Under the engine's lock; the memory itself is touched by accessWindow() alone (access.h).
#pragma once

#include <span>

#include "base/bytes.h"
#include "base/result.h"
#include "dax/page_table.h"

namespace daxscope::dax {

enum class PageState : std::uint8_t {
    Unmapped,
    Zero,      ///< the zero page, for loads
    ReadOnly,  ///< a block, for loads
    Writable,  ///< a block, for stores, too
    /// A block whose right to store was taken; as ReadOnly, but to be told from it.
    WriteProtected,
    Private,  ///< a copy of the process's own
};

/// What is in a page.
struct Cell {
    PageState state = PageState::Unmapped;
    std::uint64_t block = 0;  ///< of the device, in pages; of states that have one

    [[nodiscard]] bool mapsBlock() const {
        return state == PageState::ReadOnly || state == PageState::Writable ||
               state == PageState::WriteProtected;
    }
};

class Window {
public:
    /// `image`: descriptor of the image's file, which outlives the window. `fileOffset` decides only how the addresses are
    /// aligned: 2 MiB of the file lie on 2 MiB of addresses. Both in whole pages. ENOMEM.
    [[nodiscard]] static Result<std::unique_ptr<Window>> reserve(int image, std::uint64_t length,
                                                                 std::uint64_t fileOffset);
    ~Window();
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    [[nodiscard]] std::byte* base() const { return base_; }
    [[nodiscard]] std::uint64_t length() const { return pages_ * pageSize; }
    [[nodiscard]] std::uint64_t pages() const { return pages_; }
    [[nodiscard]] Cell cell(std::uint64_t page) const { return cells_.at(page); }
    /// Pieces of address space, as the kernel can join them.
    [[nodiscard]] std::uint64_t pieces() const { return pieces_; }

    // Pages are those of the window. ENOMEM when address space has too many pieces: evict and try again. Private pages that
    // lie in the range stay as they are.

    /// Blocks from `block` on appear in [page, page + count).
    [[nodiscard]] Status mapBlocks(std::uint64_t page, std::uint64_t count, std::uint64_t block,
                                   bool writable);
    [[nodiscard]] Status mapZero(std::uint64_t page, std::uint64_t count);
    /// A page of the process's own, with `content`.
    [[nodiscard]] Status mapPrivate(std::uint64_t page, Bytes content);
    /// Those of `pages` (in order) that are Writable become WriteProtected: one call for neighbours. How many.
    std::uint64_t protect(std::span<const std::uint64_t> pages);
    /// The next access to [page, page + count) faults.
    void unmap(std::uint64_t page, std::uint64_t count, bool privateToo = false);
    /// About `wanted` pieces go: pages that lie scattered, from where the last call ended. How many went.
    std::uint64_t evict(std::uint64_t wanted);

    /// Pages that were ever used, in order: visit(page, Cell).
    template <typename Visit>
    void forEach(std::uint64_t from, std::uint64_t to, const Visit& visit) const {
        cells_.forEach(from, to, [&](std::uint64_t page, const Cell& cell) {
            if (cell.state != PageState::Unmapped)
                visit(page, cell);
        });
    }

private:
    Window(int image, std::byte* base, std::uint64_t pages)
        : image_(image), base_(base), pages_(pages) {}

    [[nodiscard]] bool joined(std::uint64_t page) const;
    [[nodiscard]] std::uint64_t bordersIn(std::uint64_t page, std::uint64_t count) const;
    void set(std::uint64_t page, std::uint64_t count, Cell cell);
    [[nodiscard]] bool hasPrivate(std::uint64_t page, std::uint64_t count) const;

    const int image_;
    std::byte* const base_;
    const std::uint64_t pages_;
    mutable PageTable<Cell> cells_;
    std::uint64_t pieces_ = 1;
    std::uint64_t private_ = 0;
    std::uint64_t evictAt_ = 0;
};

}  // namespace daxscope::dax
