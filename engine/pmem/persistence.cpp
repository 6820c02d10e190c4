#include "pmem/persistence.h"

#include <algorithm>

namespace daxscope::pmem {

Persistence::Persistence(const Store& store)
    : store_(store), durable_(store.bytes().begin(), store.bytes().end()) {}

void Persistence::event() {
    takeLast();
    if (visit_)
        visit_();
}

void Persistence::storing(ByteRange range) {
    event();
    last_ = range;
}

void Persistence::takeLast() {
    const Bytes image = store_.bytes();
    for (std::uint64_t at = alignDown(last_.offset, line); at < last_.end(); at += line) {
        const Bytes now = image.subspan(at, std::min(line, image.size() - at));
        lines_[at].contents.emplace_back(now.begin(), now.end());
    }
    last_ = {};
}

void Persistence::flushed(ByteRange range) {
    event();
    const auto end = lines_.lower_bound(range.end());
    for (auto at = lines_.lower_bound(alignDown(range.offset, line)); at != end; ++at)
        at->second.flushed = at->second.contents.size();
}

void Persistence::fenced() {
    event();
    ++fences_;
    for (auto at = lines_.begin(); at != lines_.end();) {
        auto& [place, kept] = *at;
        if (kept.flushed == 0) {
            ++at;
            continue;
        }
        std::ranges::copy(kept.contents[kept.flushed - 1],
                          durable_.begin() + static_cast<std::ptrdiff_t>(place));
        kept.contents.erase(kept.contents.begin(),
                            kept.contents.begin() + static_cast<std::ptrdiff_t>(kept.flushed));
        kept.flushed = 0;
        at = kept.contents.empty() ? lines_.erase(at) : std::next(at);
    }
}

std::vector<std::byte> Persistence::afterPowerLoss(
    const std::function<std::size_t(std::size_t)>& choose) {
    takeLast();
    std::vector<std::byte> image = durable_;
    for (const auto& [place, kept] : lines_) {
        const std::size_t arrived = choose(kept.contents.size());
        if (arrived != 0)
            std::ranges::copy(kept.contents[arrived - 1],
                              image.begin() + static_cast<std::ptrdiff_t>(place));
    }
    return image;
}

}  // namespace daxscope::pmem
