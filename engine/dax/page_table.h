// Something for every page of a file or window, most of them nothing: chunks of 512 pages (2 MiB), made when first used.
//
// As an array of chunks: no search, no allocation on reading. 8 bytes for every 2 MiB that lie before the last used page.
// One thread.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "base/bytes.h"

namespace daxscope::dax {

inline constexpr std::uint64_t pageSize = 4096;
inline constexpr std::uint64_t pagesPerHuge = 512;
inline constexpr std::uint64_t hugeSize = pageSize * pagesPerHuge;

/// Pages [first, second) that `range` touches; its end may be UINT64_MAX.
[[nodiscard]] inline std::pair<std::uint64_t, std::uint64_t> pagesOf(ByteRange range) {
    const std::uint64_t end = range.end();
    return {range.offset / pageSize, end / pageSize + (end % pageSize != 0 ? 1 : 0)};
}

/// `T{}` means nothing.
template <typename T>
class PageTable {
public:
    struct Chunk {
        std::array<T, pagesPerHuge> pages{};
    };

    [[nodiscard]] T at(std::uint64_t page) const {
        const Chunk* found = chunk(page / pagesPerHuge);
        return found == nullptr ? T{} : found->pages[page % pagesPerHuge];
    }
    /// Valid until the table goes.
    [[nodiscard]] T& make(std::uint64_t page) {
        const std::uint64_t index = page / pagesPerHuge;
        if (index >= chunks_.size())
            chunks_.resize(index + 1);
        if (chunks_[index] == nullptr)
            chunks_[index] = std::make_unique<Chunk>();
        return chunks_[index]->pages[page % pagesPerHuge];
    }
    /// Calls for pages in [from, to) whose chunk was ever used, in order: visit(page, T&).
    template <typename Visit>
    void forEach(std::uint64_t from, std::uint64_t to, const Visit& visit) {
        const std::uint64_t end = std::min<std::uint64_t>(to, chunks_.size() * pagesPerHuge);
        for (std::uint64_t page = from; page < end;) {
            Chunk* const here = chunks_[page / pagesPerHuge].get();
            const std::uint64_t stop = std::min(end, (page / pagesPerHuge + 1) * pagesPerHuge);
            if (here == nullptr) {
                page = stop;
                continue;
            }
            for (; page < stop; ++page)
                visit(page, here->pages[page % pagesPerHuge]);
        }
    }

private:
    [[nodiscard]] const Chunk* chunk(std::uint64_t index) const {
        return index < chunks_.size() ? chunks_[index].get() : nullptr;
    }

    std::vector<std::unique_ptr<Chunk>> chunks_;
};

}  // namespace daxscope::dax
