// What happened in an open image, as a picture: the events of the trace in chunks that are shared from one picture to the next.
//
// Times are nanoseconds since the trace began, as trace::Event has them. Events stand in lanes: one for each process, one for
// the engine's own steps, one for what reaches the device. Every chunk has an index of its lanes from which any stretch of
// time is added up, and long events are found, without a look at the others: painting costs pixels × log(events), and a look at
// every chunk. Immutable; any thread. build_timeline.h makes them.
#pragma once

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "scene/pyramid.h"
#include "scene/run_begins.h"
#include "trace/event.h"

namespace daxscope::scene {

/// What is told apart by looks.
enum class EventGroup : std::uint8_t {
    Access,  ///< loads and stores of processes
    Fault,
    Pages,      ///< of windows: they appear, go, or lose the right to store
    Space,      ///< iomap, and space that is taken or given up
    Entry,      ///< the mapping entries of a file
    Operation,  ///< and commits, snapshots, moments: what has all the others in it
    Stored,     ///< to the device: copies, moves, zeros; poison, too
    Flush,
    Fence,
};
inline constexpr std::size_t eventGroups = 9;
[[nodiscard]] EventGroup groupOf(trace::Kind kind);

using Lane = std::uint16_t;
inline constexpr Lane engineLane = 0;
inline constexpr Lane deviceLane = 1;
[[nodiscard]] constexpr Lane laneOf(trace::Actor process) { return static_cast<Lane>(process + 1); }
[[nodiscard]] Lane laneOf(const trace::Event& event);

/// What is counted of an event.
struct EventLook {
    EventGroup group = EventGroup::Access;
    bool error = false;

    EventLook() = default;
    explicit EventLook(const trace::Event& event);
};

/// How many events there are. A cache line: a frame reads thousands of them, here and there.
struct alignas(64) EventSum {
    std::array<std::uint32_t, eventGroups> counts{};
    std::uint32_t errors = 0;

    void add(const EventSum& other);
    void add(EventLook look) {
        ++counts[static_cast<std::size_t>(look.group)];
        errors += look.error ? 1U : 0U;
    }
    /// `other` is part of it.
    void remove(const EventSum& other);
    [[nodiscard]] std::uint64_t total() const;
    [[nodiscard]] bool operator==(const EventSum&) const = default;
};

/// How far events go.
struct EventReach {
    std::uint64_t begin = UINT64_MAX;  ///< of the one that began first
    std::uint64_t longest = 0;         ///< ns

    void add(const EventReach& other);
};

/// Some events of one chunk that stand in one lane, by the time at which they ended.
class LaneIndex {
public:
    LaneIndex() = default;
    /// `chosen`: indices, ascending; `events` stays where it is.
    LaneIndex(std::span<const trace::Event> events, std::vector<std::uint32_t> chosen);

    [[nodiscard]] std::size_t size() const { return chosen_.size(); }
    [[nodiscard]] const trace::Event& event(std::size_t i) const { return events_[chosen_[i]]; }
    [[nodiscard]] const EventReach& whole() const { return whole_; }
    /// The first, not before `from`, that ended at `time` or later.
    [[nodiscard]] std::size_t firstEndingAt(std::uint64_t time, std::size_t from = 0) const;
    [[nodiscard]] std::uint64_t endOf(std::size_t i) const { return ends_[i]; }
    /// As firstEndingAt(), behind `from`; or up to `slack` ns beside, where stretches are added up in fewer parts.
    [[nodiscard]] std::size_t boundaryAt(std::uint64_t time, std::uint64_t slack,
                                         std::size_t from) const;
    /// Adds [from, to).
    void add(EventSum& sum, std::size_t from, std::size_t to) const;
    /// Visits those that meet [from, to) and take at least `least` ns, in the order of their ends.
    template <typename Visit>
    void forEach(std::uint64_t from, std::uint64_t to, std::uint64_t least, Visit visit) const {
        if (size() == 0 || ends_.back() < from || whole_.begin >= to || whole_.longest < least)
            return;
        reaches_.descend(
            size(),
            [&](const EventReach& reach) { return reach.begin < to && reach.longest >= least; },
            [&](std::size_t i) {
                const trace::Event& candidate = event(i);
                if (ends_[i] >= from && candidate.duration >= least && beginOf(candidate) < to)
                    visit(candidate);
            });
    }

private:
    std::span<const trace::Event> events_;
    std::vector<std::uint32_t> chosen_;
    std::vector<std::uint64_t> ends_;
    // What an EventSum needs to know of each, side by side: the events themselves lie far apart.
    std::vector<EventLook> looks_;
    RunBegins runs_;  // of ends_
    /// Of the events before each 16th; the last, of all.
    std::vector<EventSum> before_;
    Pyramid<EventReach> reaches_;
    EventReach whole_;
};

/// By lane; lanes without an event may be missing at the end.
using LaneIndices = std::vector<LaneIndex>;

/// Consecutive events.
class TimelineChunk {
public:
    explicit TimelineChunk(std::vector<trace::Event> events);
    TimelineChunk(const TimelineChunk&) = delete;
    TimelineChunk& operator=(const TimelineChunk&) = delete;

    [[nodiscard]] std::span<const trace::Event> events() const { return events_; }
    [[nodiscard]] const LaneIndices& lanes() const { return lanes_; }
    /// When the first of them began, and the last ended.
    [[nodiscard]] std::uint64_t begin() const { return begin_; }
    [[nodiscard]] std::uint64_t end() const { return events_.back().time; }

private:
    const std::vector<trace::Event> events_;
    LaneIndices lanes_;
    std::uint64_t begin_ = 0;
};

/// Of the events that `passes` lets through.
template <typename Passes>
[[nodiscard]] LaneIndices indexLanes(std::span<const trace::Event> events, Passes passes) {
    std::vector<std::vector<std::uint32_t>> chosen;
    for (std::uint32_t i = 0; i < events.size(); ++i) {
        if (!passes(events[i]))
            continue;
        const Lane lane = laneOf(events[i]);
        if (lane >= chosen.size())
            chosen.resize(lane + std::size_t{1});
        chosen[lane].push_back(i);
    }
    LaneIndices lanes;
    lanes.reserve(chosen.size());
    for (auto& lane : chosen)
        lanes.emplace_back(events, std::move(lane));
    return lanes;
}

using TimelineChunkPtr = std::shared_ptr<const TimelineChunk>;

/// Something that was done, from its beginning to its end.
struct Doing {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    std::uint64_t sequence = 0;  ///< of the event that tells of it, or of the last of several
};

struct Timeline {
    std::vector<TimelineChunkPtr> chunks;  ///< none is empty
    std::vector<std::string> processes;    ///< the name of actor n is at n − 1
    std::shared_ptr<const std::map<trace::Subject, std::string>> paths;  ///< never null
    std::uint64_t dropped = 0;  ///< older events that are not kept any more
    std::uint64_t lost = 0;     ///< events that came too fast to be taken
    std::optional<Doing> last;  ///< the last operation, or load or store of a process by itself
    /// The same with what was done right before it: at most a second, unless it took longer by itself.
    std::optional<Doing> recent;
    std::optional<std::uint64_t> lastFault;  ///< ns that the last page fault took

    Timeline();
    [[nodiscard]] std::uint64_t begin() const { return chunks.empty() ? 0 : chunks[0]->begin(); }
    [[nodiscard]] std::uint64_t end() const { return chunks.empty() ? 0 : chunks.back()->end(); }
    [[nodiscard]] std::uint64_t eventCount() const;
    /// Null when it is not kept.
    [[nodiscard]] const trace::Event* find(std::uint64_t sequence) const;
    /// The events that were going on around it on its thread, the outermost first; none that still goes on.
    [[nodiscard]] std::vector<const trace::Event*> around(const trace::Event& event) const;
    /// Empty when it is not known.
    [[nodiscard]] std::string pathOf(const trace::Subject& subject) const;
    /// "A"; empty for the engine.
    [[nodiscard]] std::string processOf(const trace::Event& event) const;
};

using TimelinePtr = std::shared_ptr<const Timeline>;

}  // namespace daxscope::scene
