#include "scene/shown_events.h"

#include <algorithm>

namespace daxscope::scene {

bool EventFilter::passes(const trace::Event& event) const {
    return (processes.empty() || std::ranges::contains(processes, event.actor)) &&
           (kinds.empty() || std::ranges::contains(kinds, event.kind)) &&
           (files.empty() || std::ranges::contains(files, event.subject));
}

void ShownEvents::set(TimelinePtr timeline, const EventFilter& filter) {
    std::map<const TimelineChunk*, LanesPtr> known;
    if (filter == filter_ && !filter.empty()) {
        for (const Part& part : parts_)
            known.emplace(part.chunk.get(), part.lanes);
    }
    const std::vector<Part> before = std::move(parts_);  // `known` names its chunks
    timeline_ = std::move(timeline);
    filter_ = filter;
    parts_.clear();
    total_ = 0;
    if (timeline_ == nullptr)
        return;
    for (const TimelineChunkPtr& chunk : timeline_->chunks) {
        LanesPtr lanes;
        if (filter_.empty())
            lanes = LanesPtr(chunk, &chunk->lanes());
        else if (const auto old = known.find(chunk.get()); old != known.end())
            lanes = old->second;
        else
            lanes = std::make_shared<const LaneIndices>(indexLanes(
                chunk->events(), [&](const trace::Event& event) { return filter_.passes(event); }));
        for (const LaneIndex& lane : *lanes)
            total_ += lane.size();
        parts_.push_back({chunk, std::move(lanes)});
    }
}

void ShownEvents::addUp(Lane lane, std::span<const std::uint64_t> edges, std::span<EventSum> sums,
                        std::uint64_t slack) const {
    if (sums.empty())
        return;
    for (const Part& part : parts_) {
        if (lane >= part.lanes->size() || part.chunk->end() < edges.front())
            continue;
        const LaneIndex& index = (*part.lanes)[lane];
        std::size_t at = index.firstEndingAt(edges.front());
        std::size_t bin = 0;
        std::uint64_t end = 0;
        while (at < index.size()) {
            end = std::max(end, index.endOf(at));
            if (end >= edges.back())
                return;  // chunks are in the order of time
            // The bin that it ended in: mostly the next.
            if (end >= edges[bin + 1]) {
                const auto above = std::upper_bound(
                    edges.begin() + static_cast<std::ptrdiff_t>(bin) + 1, edges.end(), end);
                bin = static_cast<std::size_t>(above - edges.begin()) - 1;
            }
            const bool last = bin + 1 == sums.size();
            const std::size_t next = index.boundaryAt(edges[bin + 1], last ? 0 : slack, at);
            index.add(sums[bin], at, next);
            at = next;
            end = edges[bin + 1];
        }
    }
}

EventSum ShownEvents::sum(Lane lane, std::uint64_t from, std::uint64_t to) const {
    EventSum out;
    if (from < to) {
        const std::array edges = {from, to};
        addUp(lane, edges, {&out, 1});
    }
    return out;
}

}  // namespace daxscope::scene
