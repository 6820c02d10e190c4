// Makes timelines from what the trace gives, one after the other. For session and app; one thread.
//
// Full chunks are never touched again and are shared by all timelines; only the newest one, which still grows, is made anew
// each time. Beyond the cap the oldest chunks are dropped: an event costs about 120 bytes, a million of them 120 MB.
#pragma once

#include <set>
#include <vector>

#include "scene/timeline.h"

namespace daxscope::scene {

class TimelineBuilder {
public:
    static constexpr std::size_t chunkEvents = 32768;
    static constexpr std::size_t mostEvents = 1'000'000;

    /// Keeps `most` events, rounded up to whole chunks.
    explicit TimelineBuilder(std::size_t most = mostEvents) : most_(most) {}

    /// Events that follow the ones before, by number.
    void add(std::span<const trace::Event> events);
    void setProcesses(std::vector<std::string> processes) { processes_ = std::move(processes); }
    /// Files that events are about, and nobody has named yet; each is told once, and again after somebody renamed something.
    [[nodiscard]] std::vector<trace::Subject> takeUnnamed();
    void addPaths(const std::map<trace::Subject, std::string>& paths);

    /// The number of the newest event; 0 for none.
    [[nodiscard]] std::uint64_t newest() const { return newest_; }
    [[nodiscard]] TimelinePtr timeline() const;

private:
    void finishChunk();
    void follow(const trace::Event& event);
    void forgetPaths();

    std::size_t most_;
    std::vector<TimelineChunkPtr> full_;
    std::vector<trace::Event> growing_;
    std::vector<std::string> processes_;
    std::shared_ptr<const std::map<trace::Subject, std::string>> paths_ = Timeline().paths;
    std::set<trace::Subject> seen_;
    std::vector<trace::Subject> unnamed_;
    trace::Subject lastSubject_;
    std::uint64_t newest_ = 0;
    std::uint64_t dropped_ = 0, lost_ = 0;
    std::optional<Doing> last_, recent_;
    std::optional<std::uint64_t> lastFault_;
};

}  // namespace daxscope::scene
