#include "scene/build_timeline.h"

#include <algorithm>
#include <utility>

namespace daxscope::scene {

using trace::Event;
using trace::Kind;

namespace {

constexpr std::uint64_t millisecond = 1'000'000;
/// What is done in a row: one stands closer to the other than somebody can click.
constexpr std::uint64_t pause = 50 * millisecond;
constexpr std::uint64_t longestRow = 1000 * millisecond;
/// Of how many files names are kept: they are copied for each picture that has a new one.
constexpr std::size_t mostPaths = 2000;

/// Whether it is what somebody asked for, with all that followed from it inside.
bool isDoing(const Event& event) {
    if (event.depth != 0)
        return false;
    switch (event.kind) {
        case Kind::Operation:
        case Kind::Load:
        case Kind::Store:
        case Kind::Commit:
            return true;
        default:
            return false;
    }
}

}  // namespace

void TimelineBuilder::add(std::span<const Event> events) {
    for (const Event& event : events) {
        if (event.sequence > newest_ + 1)
            lost_ += event.sequence - newest_ - 1;
        newest_ = event.sequence;
        if (event.subject != lastSubject_) {
            lastSubject_ = event.subject;
            if (event.subject.inode != 0 && seen_.insert(event.subject).second)
                unnamed_.push_back(event.subject);
        }
        follow(event);
        growing_.push_back(event);
        if (growing_.size() == chunkEvents)
            finishChunk();
    }
}

void TimelineBuilder::finishChunk() {
    full_.push_back(std::make_shared<const TimelineChunk>(std::exchange(growing_, {})));
    const std::size_t most = (most_ + chunkEvents - 1) / chunkEvents;
    if (full_.size() <= most)
        return;
    dropped_ += full_.front()->events().size();
    full_.erase(full_.begin());
}

void TimelineBuilder::follow(const Event& event) {
    if (event.kind == Kind::FaultEnd)
        lastFault_ = event.duration;
    if (!isDoing(event))
        return;
    if (event.name == "rename")
        forgetPaths();
    const Doing now{beginOf(event), event.time, event.sequence};
    last_ = now;
    if (recent_ && now.begin <= recent_->end + pause) {
        const std::uint64_t earliest = now.end > longestRow ? now.end - longestRow : 0;
        recent_->begin = std::min(std::max(recent_->begin, earliest), now.begin);
        recent_->end = now.end;
        recent_->sequence = now.sequence;
    } else {
        recent_ = now;
    }
}

std::vector<trace::Subject> TimelineBuilder::takeUnnamed() { return std::exchange(unnamed_, {}); }

void TimelineBuilder::addPaths(const std::map<trace::Subject, std::string>& paths) {
    if (paths.empty())
        return;
    if (paths_->size() + paths.size() > mostPaths)
        forgetPaths();
    auto now = std::make_shared<std::map<trace::Subject, std::string>>(paths);
    now->insert(paths_->begin(), paths_->end());
    paths_ = std::move(now);
}

/// They are asked for again when they are needed again.
void TimelineBuilder::forgetPaths() {
    paths_ = Timeline().paths;
    seen_.clear();
    lastSubject_ = {};
}

TimelinePtr TimelineBuilder::timeline() const {
    auto out = std::make_shared<Timeline>();
    out->chunks = full_;
    if (!growing_.empty())
        out->chunks.push_back(std::make_shared<const TimelineChunk>(growing_));
    out->processes = processes_;
    out->paths = paths_;
    out->dropped = dropped_;
    out->lost = lost_;
    out->last = last_;
    out->recent = recent_;
    out->lastFault = lastFault_;
    return out;
}

}  // namespace daxscope::scene
