// Made-up timelines for tests and benchmarks: one store with its page fault, and as many events as one likes.
#pragma once

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "scene/build_timeline.h"

namespace daxscope::fixtures {

inline trace::Event eventAt(trace::Kind kind, std::uint64_t begin, std::uint64_t end,
                            std::uint64_t offset = 0, std::uint64_t length = 0) {
    trace::Event event;
    event.kind = kind;
    event.time = end;
    event.duration = end - begin;
    event.offset = offset;
    event.length = length;
    event.where = std::source_location::current();
    return event;
}

/// Numbers them in the order of their ends.
inline scene::TimelinePtr timelineOf(std::vector<trace::Event> events,
                                     std::vector<std::string> processes) {
    std::ranges::stable_sort(events, {}, &trace::Event::time);
    for (std::size_t i = 0; i < events.size(); ++i)
        events[i].sequence = i + 1;
    scene::TimelineBuilder builder(SIZE_MAX / 2);
    builder.add(events);
    builder.setProcesses(std::move(processes));
    builder.addPaths({{{256, 260}, "/v/db"}, {{256, 261}, "/v/log"}});
    return builder.timeline();
}

/// Process A stores 5 bytes into page 13 of /v/db, which B has mapped, too: 15 µs in all, 9.8 µs of them in the fault.
/// Device byte 8192 gets the copy. `from`: when it begins.
inline std::vector<trace::Event> storeEvents(std::uint64_t from = 1'000'000) {
    using trace::Kind;
    constexpr std::uint64_t page = 4096;
    std::vector<trace::Event> out;
    const auto add = [&](Kind kind, std::uint64_t begin, std::uint64_t end, std::uint64_t offset,
                         std::uint64_t length, std::uint8_t depth, trace::Actor actor,
                         std::string_view name = {}) {
        trace::Event event = eventAt(kind, from + begin, from + end, offset, length);
        event.subject = {256, 260};
        event.depth = depth;
        event.actor = actor;
        event.thread = actor == 0 ? 1 : 2;
        event.name = name;
        out.push_back(event);
    };
    add(Kind::FaultBegin, 2000, 2000, 13 * page, page, 1, 1, "write fault");
    add(Kind::EntryLock, 2200, 2200, 13 * page, page, 2, 1);
    add(Kind::Allocate, 5000, 5000, 1 << 20, page, 3, 1);
    add(Kind::IomapBegin, 2500, 5500, 13 * page, page, 2, 1);
    add(Kind::Copy, 5600, 6400, 8192, page, 2, 1);
    add(Kind::Flush, 6500, 6500, 8192, page, 2, 1);
    add(Kind::IomapEnd, 6600, 10000, 13 * page, page, 2, 1);
    add(Kind::EntryReplace, 10200, 10200, 13 * page, page, 2, 1);
    add(Kind::Unmap, 10400, 10400, 13 * page, page, 2, 2, "block replaced");
    out.back().thread = 2;
    add(Kind::MapPages, 10800, 10800, 13 * page, page, 2, 1);
    add(Kind::FaultEnd, 2000, 11800, 13 * page, page, 1, 1, "write fault");
    add(Kind::Store, 1000, 14000, 53248, 5, 0, 1);
    add(Kind::Operation, 0, 15000, 0, 0, 0, 0, "store");
    out.back().subject = {};
    return out;
}

inline scene::TimelinePtr storeTimeline() { return timelineOf(storeEvents(), {"A", "B"}); }

/// The first of that kind.
inline const trace::Event* firstOf(const scene::Timeline& timeline, trace::Kind kind) {
    for (const auto& chunk : timeline.chunks) {
        for (const trace::Event& event : chunk->events()) {
            if (event.kind == kind)
                return &event;
        }
    }
    return nullptr;
}

/// Writers of four processes at once: stores with and without faults, each with some steps; long operations behind.
inline scene::TimelinePtr manyEvents(std::size_t count, unsigned seed = 1) {
    using trace::Kind;
    constexpr std::array steps = {Kind::IomapBegin,   Kind::Allocate, Kind::Copy,  Kind::Flush,
                                  Kind::EntryReplace, Kind::IomapEnd, Kind::Fence, Kind::Store};
    std::mt19937_64 random(seed);
    scene::TimelineBuilder builder(SIZE_MAX / 2);
    std::vector<trace::Event> batch;
    std::uint64_t time = 1'000'000;
    for (std::size_t i = 0; i < count; ++i) {
        // Crowds and pauses.
        time += random() % 700 + (i % 5000 == 0 ? 3'000'000 : 0);
        trace::Event event =
            eventAt(steps[random() % steps.size()], time, time, random() % (1 << 28), 4096);
        event.sequence = i + 1;
        event.actor = static_cast<trace::Actor>(random() % 4 + 1);
        event.thread = event.actor;
        event.subject = {256, 257 + random() % 5};
        event.depth = 1;
        if (event.kind != Kind::Allocate)
            event.duration = std::min(time, random() % 2000);
        if (i % 2000 == 0) {
            event.kind = i % 4000 == 0 ? Kind::Commit : Kind::FaultEnd;
            event.duration = std::min<std::uint64_t>(time, 900'000);
            event.depth = 0;
        }
        batch.push_back(event);
        if (batch.size() == 10000) {
            builder.add(batch);
            batch.clear();
        }
    }
    builder.add(batch);
    builder.setProcesses({"A", "B", "C", "D"});
    return builder.timeline();
}

}  // namespace daxscope::fixtures
