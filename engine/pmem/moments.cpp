#include "pmem/moments.h"

#include <algorithm>
#include <ranges>
#include <utility>

#include "pmem/past_image.h"
#include "pmem/store.h"

namespace daxscope::pmem {

namespace {

constexpr std::array<std::byte, Moments::page> zeros{};
/// Of a kept page besides its bytes: its place in the table.
constexpr std::uint64_t entryBytes = 48;

std::uint64_t costOfPage(bool hasContent) { return entryBytes + (hasContent ? Moments::page : 0); }

/// What is only looked at goes before what can be gone back to; the oldest first.
template <typename Steps>
void forgetAttached(Steps& steps, std::uint64_t& bytes, std::uint64_t limit) {
    for (auto& step : steps) {
        if (bytes <= limit)
            return;
        bytes -= std::exchange(step.moment.attachedBytes, 0);
        step.moment.attached.reset();
    }
}

}  // namespace

Moments::Moments(Store& store, std::uint64_t limitBytes) : store_(store), limit_(limitBytes) {}

Moments::~Moments() { store_.keepMoments(nullptr); }

std::unique_ptr<Moments::Content> Moments::contentOf(std::uint64_t number) const {
    const Bytes now = store_.bytes().subspan(number * page, page);
    if (std::memcmp(now.data(), zeros.data(), page) == 0)
        return nullptr;
    auto content = std::make_unique_for_overwrite<Content>();
    std::memcpy(content->data(), now.data(), page);
    return content;
}

void Moments::keep(ByteRange range) {
    if (range.length == 0)
        return;
    const std::uint64_t first = range.offset / page;
    const std::uint64_t end = alignUp(range.end(), page) / page;
    if (first == recent_ && end == first + 1)
        return;
    forgetAhead();
    for (std::uint64_t number = first; number < end; ++number) {
        const auto [place, fresh] = steps_.back().pages.try_emplace(number);
        if (!fresh)
            continue;
        place->second = contentOf(number);
        bytes_ += costOfPage(place->second != nullptr);
        if (bytes_ > limit_)
            stayWithin();
        if (steps_.empty())
            return;
    }
    recent_ = end - 1;
}

/// The oldest moments go first: nothing in between can, for every step back begins at the newest.
void Moments::stayWithin() {
    forgetAttached(steps_, bytes_, limit_);
    while (bytes_ > limit_ && !steps_.empty())
        forgetOldest();
}

void Moments::forgetOldest() {
    drop(steps_.front().pages);
    bytes_ -= costOf(steps_.front().moment);
    steps_.pop_front();
    here_ -= std::min<std::size_t>(here_, 1);
    ++forgotten_;
    if (steps_.empty())
        store_.keepMoments(nullptr);
}

void Moments::drop(Pages& pages) {
    for (const auto& [number, content] : pages)
        bytes_ -= costOfPage(content != nullptr);
    pages.clear();
}

void Moments::forgetAhead() {
    while (here_ + 1 < steps_.size()) {
        drop(steps_.back().pages);
        bytes_ -= costOf(steps_.back().moment);
        steps_.pop_back();
        // What leads there from the one before is forgotten, too.
        drop(steps_.back().pages);
    }
}

std::uint64_t Moments::take(Moment moment) {
    forgetAhead();
    moment.number = ++last_;
    bytes_ += costOf(moment);
    steps_.push_back({std::move(moment), {}});
    here_ = steps_.size() - 1;
    recent_ = UINT64_MAX;
    forgetAttached(steps_, bytes_, limit_);
    // The one that was just taken stays, whatever it needs.
    while (bytes_ > limit_ && steps_.size() > 1)
        forgetOldest();
    store_.keepMoments(this);
    return last_;
}

/// Pages and image change places.
void Moments::swap(Pages& pages) {
    std::vector<std::uint64_t> order;
    order.reserve(pages.size());
    for (const auto& [number, content] : pages)
        order.push_back(number);
    std::ranges::sort(order);
    for (const std::uint64_t number : order) {
        auto& content = pages.at(number);
        auto now = contentOf(number);
        store_.putBack(number * page, content == nullptr ? Bytes(zeros) : Bytes(*content));
        bytes_ += costOfPage(now != nullptr);
        bytes_ -= costOfPage(content != nullptr);
        content = std::move(now);
    }
}

Status Moments::goTo(std::uint64_t number) {
    const std::size_t target = indexOf(number);
    if (target == steps_.size())
        return fail(ENOENT, "moment {} is not kept", number);
    recent_ = UINT64_MAX;
    if (here_ + 1 == steps_.size()) {
        // What came after the newest moment has no moment of its own to come back to.
        swap(steps_.back().pages);
        drop(steps_.back().pages);
    }
    for (; here_ > target; --here_)
        swap(steps_[here_ - 1].pages);
    for (; here_ < target; ++here_)
        swap(steps_[here_].pages);
    return {};
}

Result<std::shared_ptr<const PastImage>> Moments::past(std::uint64_t number) const {
    const std::size_t target = indexOf(number);
    if (target == steps_.size())
        return fail(ENOENT, "moment {} is not kept", number);
    DAX_TRY(auto past, store_.asItIs());
    const auto putBack = [&past](const Pages& pages) {
        for (const auto& [at, content] : pages) {
            if (!past->owns(at))
                past->putBack(at, content == nullptr ? Bytes(zeros) : Bytes(*content));
        }
    };
    // What is nearest to it in time counts. What came after the newest moment has none to come back to.
    const std::size_t end = here_ + 1 == steps_.size() ? steps_.size() : here_;
    for (std::size_t step = target; step < end; ++step)
        putBack(steps_[step].pages);
    for (std::size_t step = target; step > here_; --step)
        putBack(steps_[step - 1].pages);
    return past;
}

void Moments::forgetNewest() {
    if (steps_.empty() || here_ + 1 != steps_.size())
        return;
    Step gone = std::move(steps_.back());
    steps_.pop_back();
    bytes_ -= costOf(gone.moment);
    recent_ = UINT64_MAX;
    if (steps_.empty()) {
        store_.keepMoments(nullptr);
    } else {
        --here_;
        // What was kept before this moment is older, and counts.
        steps_.back().pages.merge(gone.pages);
    }
    drop(gone.pages);
}

void Moments::rename(std::uint64_t number, std::string name) {
    if (const std::size_t index = indexOf(number); index != steps_.size())
        steps_[index].moment.name = std::move(name);
}

void Moments::label(std::uint64_t number, std::string label) {
    if (const std::size_t index = indexOf(number); index != steps_.size())
        steps_[index].moment.label = std::move(label);
}

void Moments::attach(std::uint64_t number, std::shared_ptr<const void> what, std::uint64_t bytes) {
    const std::size_t index = indexOf(number);
    if (index == steps_.size())
        return;
    Moment& moment = steps_[index].moment;
    bytes_ = bytes_ - moment.attachedBytes + bytes;
    moment.attached = std::move(what);
    moment.attachedBytes = bytes;
    forgetAttached(steps_, bytes_, limit_);
}

void Moments::clear() {
    steps_.clear();
    here_ = 0;
    bytes_ = 0;
    recent_ = UINT64_MAX;
    store_.keepMoments(nullptr);
}

void Moments::setLimit(std::uint64_t bytes) {
    limit_ = bytes;
    if (bytes_ <= limit_)
        return;
    forgetAhead();
    stayWithin();
}

std::size_t Moments::indexOf(std::uint64_t number) const {
    const auto found =
        std::ranges::find(steps_, number, [](const Step& s) { return s.moment.number; });
    return static_cast<std::size_t>(found - steps_.begin());
}

std::deque<Moment> Moments::all() const {
    std::deque<Moment> out;
    for (const Step& step : steps_)
        out.push_back(step.moment);
    return out;
}

const Moment* Moments::find(std::uint64_t number) const {
    const std::size_t index = indexOf(number);
    return index == steps_.size() ? nullptr : &steps_[index].moment;
}

const Moment* Moments::here() const { return steps_.empty() ? nullptr : &steps_[here_].moment; }

const Moment* Moments::before() const {
    return steps_.empty() || here_ == 0 ? nullptr : &steps_[here_ - 1].moment;
}

const Moment* Moments::after() const {
    return here_ + 1 < steps_.size() ? &steps_[here_ + 1].moment : nullptr;
}

bool Moments::changed() const {
    return !steps_.empty() && here_ + 1 == steps_.size() && !steps_.back().pages.empty();
}

std::uint64_t Moments::pagesSince(std::uint64_t number) const {
    const std::size_t index = indexOf(number);
    return index == steps_.size() ? 0 : steps_[index].pages.size();
}

}  // namespace daxscope::pmem
