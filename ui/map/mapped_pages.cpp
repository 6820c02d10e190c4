#include "ui/map/mapped_pages.h"

#include <algorithm>
#include <numeric>

namespace daxscope::ui {

using scene::PageRun;
using scene::PageState;

namespace {

void addPages(PageSum& sum, const PageRun& run, std::uint64_t pages) {
    sum.pages[static_cast<std::size_t>(run.state)] += pages;
    sum.locked += run.locked ? pages : 0;
    sum.contradictions += run.contradiction.empty() ? 0 : pages;
}

/// Runs of one stretch that are held against a range of the device.
constexpr int mostTouched = 64;

}  // namespace

void PageSum::add(const PageSum& other) {
    for (std::size_t i = 0; i < pages.size(); ++i)
        pages[i] += other.pages[i];
    locked += other.locked;
    contradictions += other.contradictions;
}

std::uint64_t PageSum::count() const {
    return std::accumulate(pages.begin(), pages.end(), std::uint64_t{0});
}

PageState PageSum::strongest() const {
    using enum PageState;
    for (const PageState state : {Dirty, Writable, WriteProtected, Private, ReadOnly, Zero}) {
        if (of(state) != 0)
            return state;
    }
    return Unmapped;
}

bool PageSum::alike() const { return of(strongest()) == count(); }

WindowPages::WindowPages(std::shared_ptr<const scene::Mappings> owner,
                         const scene::ProcessScene& process, const scene::WindowScene& window)
    : owner_(std::move(owner)), process_(&process), window_(&window) {
    sums_.build(window.pages.size(), [&](PageSum& sum, std::size_t i) {
        addPages(sum, window.pages[i], window.pages[i].count);
    });
}

/// The first run that ends behind `page`.
std::size_t WindowPages::runIndex(std::uint64_t page) const {
    const auto& runs = window_->pages;
    const auto behind = std::ranges::upper_bound(runs, page, {}, &PageRun::first);
    const auto index = static_cast<std::size_t>(behind - runs.begin());
    if (index != 0 && page - runs[index - 1].first < runs[index - 1].count)
        return index - 1;
    return index;
}

const PageRun* WindowPages::run(std::uint64_t page) const {
    const std::size_t index = runIndex(page);
    if (index >= window_->pages.size() || window_->pages[index].first > page)
        return nullptr;
    return &window_->pages[index];
}

std::optional<std::uint64_t> WindowPages::device(std::uint64_t page) const {
    const PageRun* found = run(page);
    if (found == nullptr || !found->device)
        return std::nullopt;
    return *found->device + (page - found->first) * mappedPageSize;
}

PageSum WindowPages::sum(std::uint64_t first, std::uint64_t count) const {
    PageSum out;
    const auto& runs = window_->pages;
    const std::uint64_t end = first + count;
    const std::size_t from = runIndex(first);
    const std::size_t to = runIndex(end);  // the run that `end` lies in counts in part
    const auto part = [&](std::size_t index) {
        if (index >= runs.size())
            return;
        const std::uint64_t start = std::max(first, runs[index].first);
        const std::uint64_t stop = std::min(end, runs[index].first + runs[index].count);
        if (stop > start)
            addPages(out, runs[index], stop - start);
    };
    part(from);
    if (to == from)
        return out;
    sums_.add(out, from + 1, to,
              [&](PageSum& sum, std::size_t i) { addPages(sum, runs[i], runs[i].count); });
    part(to);
    return out;
}

bool WindowPages::touches(std::uint64_t first, std::uint64_t count, const ByteRange& device) const {
    const auto& runs = window_->pages;
    const std::size_t from = runIndex(first);
    for (std::size_t i = from; i < runs.size() && i < from + mostTouched; ++i) {
        const PageRun& run = runs[i];
        if (run.first >= first + count)
            break;
        if (!run.device)
            continue;
        const std::uint64_t start = std::max(first, run.first);
        const std::uint64_t stop = std::min(first + count, run.first + run.count);
        const std::uint64_t at = *run.device + (start - run.first) * mappedPageSize;
        if (device.offset < at + (stop - start) * mappedPageSize && at < device.end())
            return true;
    }
    return false;
}

std::vector<std::pair<std::uint64_t, std::uint64_t>> WindowPages::differing(
    const WindowPages& other) const {
    std::vector<std::pair<std::uint64_t, std::uint64_t>> out;
    const std::uint64_t end = count();
    // From one place where either has another run to the next.
    for (std::uint64_t page = 0, next = end; page < end; page = next) {
        const PageRun* const a = run(page);
        const PageRun* const b = other.run(page);
        next = end;
        for (const PageRun* one : {a, b})
            next = one == nullptr ? next : std::min(next, one->first + one->count);
        if (a != nullptr && b != nullptr && a->state == b->state &&
            device(page) == other.device(page))
            continue;
        if (!out.empty() && out.back().first + out.back().second == page)
            out.back().second += next - page;
        else
            out.emplace_back(page, next - page);
    }
    return out;
}

std::optional<std::pair<std::uint64_t, std::uint64_t>> WindowPages::showing(
    const ByteRange& file) const {
    const std::uint64_t from = std::max(file.offset, window_->offset);
    const std::uint64_t to = std::min(file.end(), window_->offset + window_->length);
    if (from >= to)
        return std::nullopt;
    const std::uint64_t first = (from - window_->offset) / mappedPageSize;
    const std::uint64_t last = (to - 1 - window_->offset) / mappedPageSize;
    return std::pair(first, last - first + 1);
}

WindowsPtr windowsOf(const std::shared_ptr<const scene::Mappings>& mappings) {
    auto out = std::make_shared<std::vector<WindowPages>>();
    if (!mappings)
        return out;
    for (const scene::ProcessScene& process : mappings->processes) {
        for (const scene::WindowScene& window : process.windows)
            out->emplace_back(mappings, process, window);
    }
    return out;
}

}  // namespace daxscope::ui
