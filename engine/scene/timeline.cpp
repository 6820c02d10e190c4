#include "scene/timeline.h"

#include <algorithm>

#include "base/search.h"

namespace daxscope::scene {

using trace::Event;
using trace::Kind;

namespace {

/// The one that has the event, if any has; else the first behind it.
auto chunkOf(const std::vector<TimelineChunkPtr>& chunks, std::uint64_t sequence) {
    return std::ranges::lower_bound(chunks, sequence, {}, [](const TimelineChunkPtr& chunk) {
        return chunk->events().back().sequence;
    });
}

}  // namespace

EventGroup groupOf(Kind kind) {
    switch (kind) {
        case Kind::Load:
        case Kind::Store:
            return EventGroup::Access;
        case Kind::FaultBegin:
        case Kind::FaultEnd:
            return EventGroup::Fault;
        case Kind::MapPages:
        case Kind::Unmap:
        case Kind::WriteProtect:
            return EventGroup::Pages;
        case Kind::IomapBegin:
        case Kind::IomapEnd:
        case Kind::Allocate:
        case Kind::Free:
        case Kind::Pin:
        case Kind::Unpin:
            return EventGroup::Space;
        case Kind::EntryInsert:
        case Kind::EntryReplace:
        case Kind::EntryLock:
        case Kind::EntryUnlock:
        case Kind::EntryMark:
        case Kind::EntryErase:
            return EventGroup::Entry;
        case Kind::Copy:
        case Kind::Move:
        case Kind::Zero:
        case Kind::Poison:
        case Kind::Unpoison:
            return EventGroup::Stored;
        case Kind::Flush:
            return EventGroup::Flush;
        case Kind::Fence:
            return EventGroup::Fence;
        case Kind::Operation:
        case Kind::Commit:
        case Kind::Snapshot:
        case Kind::Freeze:
        case Kind::Thaw:
        case Kind::RemoveDevice:
        case Kind::Moment:
        case Kind::Restart:
        case Kind::Relocate:
            return EventGroup::Operation;
    }
    return EventGroup::Operation;
}

Lane laneOf(const Event& event) {
    switch (groupOf(event.kind)) {
        case EventGroup::Stored:
        case EventGroup::Flush:
        case EventGroup::Fence:
            return deviceLane;
        case EventGroup::Access:
        case EventGroup::Fault:
        case EventGroup::Pages:
            return event.actor == 0 ? engineLane : laneOf(event.actor);
        default:
            return engineLane;
    }
}

void EventSum::add(const EventSum& other) {
    for (std::size_t i = 0; i < eventGroups; ++i)
        counts[i] += other.counts[i];
    errors += other.errors;
}

void EventSum::remove(const EventSum& other) {
    for (std::size_t i = 0; i < eventGroups; ++i)
        counts[i] -= other.counts[i];
    errors -= other.errors;
}

void EventReach::add(const EventReach& other) {
    begin = std::min(begin, other.begin);
    longest = std::max(longest, other.longest);
}

EventLook::EventLook(const Event& event) : group(groupOf(event.kind)), error(event.error != 0) {}

std::uint64_t EventSum::total() const {
    std::uint64_t all = 0;
    for (const std::uint32_t count : counts)
        all += count;
    return all;
}

LaneIndex::LaneIndex(std::span<const Event> events, std::vector<std::uint32_t> chosen)
    : events_(events), chosen_(std::move(chosen)) {
    ends_.reserve(size());
    looks_.reserve(size());
    for (std::size_t i = 0; i < size(); ++i) {
        ends_.push_back(event(i).time);
        looks_.emplace_back(event(i));
    }
    runs_ = runBegins(size(), [this](std::size_t i) { return ends_[i]; });
    before_.reserve(size() / shortestRun + 2);
    EventSum before;
    const auto reachOf = [this](std::size_t i) {
        return EventReach{beginOf(event(i)), event(i).duration};
    };
    for (std::size_t i = 0; i < size(); ++i) {
        if (i % shortestRun == 0)
            before_.push_back(before);
        before.add(looks_[i]);
        whole_.add(reachOf(i));
    }
    before_.push_back(before);
    reaches_.build(size(), [&](EventReach& reach, std::size_t i) { reach.add(reachOf(i)); });
}

std::size_t LaneIndex::firstEndingAt(std::uint64_t time, std::size_t from) const {
    return partitionPointNear(ends_, from, [time](std::uint64_t end) { return end < time; });
}

std::size_t LaneIndex::boundaryAt(std::uint64_t time, std::uint64_t slack, std::size_t from) const {
    if (slack != 0) {
        if (const auto run = runNear(runs_, time, slack, from, from + 1))
            return *run;
    }
    return firstEndingAt(time, from);
}

void LaneIndex::add(EventSum& sum, std::size_t from, std::size_t to) const {
    if (from >= to)
        return;
    const auto addEach = [&](std::size_t first, std::size_t end) {
        for (std::size_t i = first; i < end; ++i)
            sum.add(looks_[i]);
    };
    const std::size_t first = (from + shortestRun - 1) / shortestRun;
    const std::size_t last = to == size() ? before_.size() - 1 : to / shortestRun;
    if (first >= last)
        return addEach(from, to);
    addEach(from, first * shortestRun);
    sum.add(before_[last]);
    sum.remove(before_[first]);
    addEach(last * shortestRun, to);
}

TimelineChunk::TimelineChunk(std::vector<Event> events)
    : events_(std::move(events)),
      lanes_(indexLanes(events_, [](const Event&) { return true; })),
      begin_(UINT64_MAX) {
    for (const LaneIndex& lane : lanes_)
        begin_ = std::min(begin_, lane.whole().begin);
}

Timeline::Timeline() : paths(std::make_shared<const std::map<trace::Subject, std::string>>()) {}

std::uint64_t Timeline::eventCount() const {
    std::uint64_t count = 0;
    for (const TimelineChunkPtr& chunk : chunks)
        count += chunk->events().size();
    return count;
}

const Event* Timeline::find(std::uint64_t sequence) const {
    const auto chunk = chunkOf(chunks, sequence);
    if (chunk == chunks.end())
        return nullptr;
    const auto events = (*chunk)->events();
    const auto at = std::ranges::lower_bound(events, sequence, {}, &Event::sequence);
    return at->sequence == sequence ? &*at : nullptr;
}

std::vector<const Event*> Timeline::around(const Event& event) const {
    std::vector<const Event*> out;
    auto chunk = chunkOf(chunks, event.sequence);
    std::uint8_t depth = event.depth;
    // What encloses it ends later: it is the next on its thread that is less deep.
    for (; chunk != chunks.end() && depth != 0; ++chunk) {
        for (const Event& later : (*chunk)->events()) {
            if (later.sequence <= event.sequence || later.thread != event.thread ||
                later.depth >= depth)
                continue;
            depth = later.depth;
            // After events were lost it may be another one.
            if (beginOf(later) <= beginOf(event))
                out.push_back(&later);
            if (depth == 0)
                break;
        }
    }
    std::ranges::reverse(out);
    return out;
}

std::string Timeline::pathOf(const trace::Subject& subject) const {
    const auto known = paths->find(subject);
    return known == paths->end() ? std::string() : known->second;
}

std::string Timeline::processOf(const Event& event) const {
    return event.actor == 0 || event.actor > processes.size() ? std::string()
                                                              : processes[event.actor - 1U];
}

}  // namespace daxscope::scene
