// The pages of one window, as painted views ask for them: the run of a page, and sums over a stretch of pages.
//
// Runs may be millions: a lookup is a binary search, a sum a few dozen parts. Keeps the scene it was made from.
// Immutable once built; building looks at every run once.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <vector>

#include "base/bytes.h"
#include "scene/mappings.h"
#include "scene/pyramid.h"

namespace daxscope::ui {

inline constexpr std::uint64_t mappedPageSize = 4096;
/// Pages of a 2 MiB entry.
inline constexpr std::uint64_t hugePages = 512;
inline constexpr std::size_t pageStateCount = 7;

/// How many of some pages are in which state.
struct PageSum {
    std::array<std::uint64_t, pageStateCount> pages{};
    std::uint64_t locked = 0;
    std::uint64_t contradictions = 0;

    void add(const PageSum& other);
    [[nodiscard]] std::uint64_t of(scene::PageState state) const {
        return pages[static_cast<std::size_t>(state)];
    }
    [[nodiscard]] std::uint64_t count() const;
    /// The state that one should know of first: dirty, then what may be stored to, down to unmapped.
    [[nodiscard]] scene::PageState strongest() const;
    /// All are in one state.
    [[nodiscard]] bool alike() const;
};

class WindowPages {
public:
    WindowPages(std::shared_ptr<const scene::Mappings> owner, const scene::ProcessScene& process,
                const scene::WindowScene& window);

    [[nodiscard]] const scene::WindowScene& window() const { return *window_; }
    [[nodiscard]] const std::string& process() const { return process_->name; }
    [[nodiscard]] std::uint64_t count() const { return window_->length / mappedPageSize; }
    /// Null past the end.
    [[nodiscard]] const scene::PageRun* run(std::uint64_t page) const;
    /// The block that a page points to.
    [[nodiscard]] std::optional<std::uint64_t> device(std::uint64_t page) const;
    [[nodiscard]] PageSum sum(std::uint64_t first, std::uint64_t count) const;
    /// Whether one of the pages points into these bytes of the device; looks at the first runs of a stretch only.
    [[nodiscard]] bool touches(std::uint64_t first, std::uint64_t count,
                               const ByteRange& device) const;
    /// The pages that are in another state there, or point to another block: first and count, in order, apart from each other.
    /// `other` shows the same window. O(runs of both × log).
    [[nodiscard]] std::vector<std::pair<std::uint64_t, std::uint64_t>> differing(
        const WindowPages& other) const;
    /// The pages that show these bytes of the file: first and count; none when the window is elsewhere.
    [[nodiscard]] std::optional<std::pair<std::uint64_t, std::uint64_t>> showing(
        const ByteRange& file) const;
    /// What a page shows of the file.
    [[nodiscard]] ByteRange fileRange(std::uint64_t first, std::uint64_t count) const {
        return {window_->offset + first * mappedPageSize, count * mappedPageSize};
    }

private:
    [[nodiscard]] std::size_t runIndex(std::uint64_t page) const;

    std::shared_ptr<const scene::Mappings> owner_;
    const scene::ProcessScene* process_;
    const scene::WindowScene* window_;
    scene::Pyramid<PageSum> sums_;
};

using WindowsPtr = std::shared_ptr<const std::vector<WindowPages>>;

/// All windows, by process; never null.
[[nodiscard]] WindowsPtr windowsOf(const std::shared_ptr<const scene::Mappings>& mappings);

}  // namespace daxscope::ui
