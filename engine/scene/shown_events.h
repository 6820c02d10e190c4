// The events of a timeline that pass a filter, ready to be painted.
//
// Without a filter it is the index that the timeline's chunks have. With one, each chunk is looked through once; chunks that the
// next timeline has, too, are not looked at again. A value; one thread.
#pragma once

#include <map>

#include "scene/timeline.h"

namespace daxscope::scene {

/// What is shown: of each of these what is named, or all where none is.
struct EventFilter {
    std::vector<trace::Actor> processes;  ///< on whose threads, or in whose windows
    std::vector<trace::Kind> kinds;
    std::vector<trace::Subject> files;

    [[nodiscard]] bool empty() const { return processes.empty() && kinds.empty() && files.empty(); }
    [[nodiscard]] bool passes(const trace::Event& event) const;
    [[nodiscard]] bool operator==(const EventFilter&) const = default;
};

class ShownEvents {
public:
    void set(TimelinePtr timeline, const EventFilter& filter);
    [[nodiscard]] const TimelinePtr& timeline() const { return timeline_; }
    [[nodiscard]] const EventFilter& filter() const { return filter_; }
    [[nodiscard]] std::uint64_t total() const { return total_; }

    /// Adds to sums[i] the events of a lane that ended in [edges[i], edges[i + 1]); edges ascend, one more than sums. What ended
    /// within `slack` ns of an edge, but for the outer ones, may be in the bin on the other side of it: it is quicker where
    /// thousands of bins have many events each. Less than half a bin.
    void addUp(Lane lane, std::span<const std::uint64_t> edges, std::span<EventSum> sums,
               std::uint64_t slack = 0) const;
    /// Those that ended in [from, to).
    [[nodiscard]] EventSum sum(Lane lane, std::uint64_t from, std::uint64_t to) const;
    /// Visits the events of a lane that meet [from, to) and take at least `least` ns.
    template <typename Visit>
    void forEach(Lane lane, std::uint64_t from, std::uint64_t to, std::uint64_t least,
                 Visit visit) const {
        for (const Part& part : parts_) {
            if (lane < part.lanes->size())
                (*part.lanes)[lane].forEach(from, to, least, visit);
        }
    }
    /// The next (1) or the one before (−1), by number; without a number the first or the last. Null at the end.
    /// `wanted`: only such.
    template <typename Wanted>
    [[nodiscard]] const trace::Event* step(std::optional<std::uint64_t> sequence, int direction,
                                           Wanted wanted) const {
        const trace::Event* found = nullptr;
        const auto look = [&](const trace::Event& event) {
            const bool further = !sequence || (direction > 0 ? event.sequence > *sequence
                                                             : event.sequence < *sequence);
            if (found == nullptr && further && filter_.passes(event) && wanted(event))
                found = &event;
        };
        const auto chunks = static_cast<std::ptrdiff_t>(parts_.size());
        for (std::ptrdiff_t i = direction > 0 ? 0 : chunks - 1;
             found == nullptr && i >= 0 && i < chunks; i += direction) {
            const auto events = parts_[static_cast<std::size_t>(i)].chunk->events();
            const bool none = sequence && (direction > 0 ? events.back().sequence <= *sequence
                                                         : events.front().sequence >= *sequence);
            if (none)
                continue;
            for (std::size_t n = 0; found == nullptr && n < events.size(); ++n)
                look(events[direction > 0 ? n : events.size() - 1 - n]);
        }
        return found;
    }

private:
    using LanesPtr = std::shared_ptr<const LaneIndices>;
    struct Part {
        TimelineChunkPtr chunk;
        LanesPtr lanes;
    };

    TimelinePtr timeline_;
    EventFilter filter_;
    std::vector<Part> parts_;
    std::uint64_t total_ = 0;
};

}  // namespace daxscope::scene
