// Invented mappings: two processes on one file, one moment after process A stored into a page that a snapshot shared; and
// windows of a million pages.
#pragma once

#include <algorithm>
#include <memory>

#include "scene/mappings.h"

namespace daxscope::ui::test {

inline scene::WindowScene* findWindow(scene::Mappings& mappings, std::uint64_t view) {
    for (scene::ProcessScene& process : mappings.processes) {
        for (scene::WindowScene& window : process.windows) {
            if (window.view == view)
                return &window;
        }
    }
    return nullptr;
}

inline void unmapWindow(scene::Mappings& mappings, std::uint64_t view) {
    for (scene::ProcessScene& process : mappings.processes)
        std::erase_if(process.windows, [&](const auto& window) { return window.view == view; });
    std::erase_if(mappings.processes, [](const auto& process) { return process.windows.empty(); });
}

/// What the system would say of a page in that state, did it agree.
inline scene::SystemPage systemOf(scene::PageState state, std::uint64_t device) {
    using enum scene::PageState;
    scene::SystemPage out;
    out.known = true;
    out.readable = state != Unmapped;
    out.writable = state == Writable || state == Dirty || state == Private;
    out.anonymous = state == Private || state == Zero;
    out.present = state != Unmapped;
    out.device = device;
    out.frame = state == Unmapped ? 0 : 0x1a2000 + device / 4096 % 4096;
    return out;
}

inline scene::PageRun pages(std::uint64_t first, std::uint64_t count, scene::PageState state,
                            std::uint64_t device = 0) {
    scene::PageRun run;
    run.first = first;
    run.count = count;
    run.state = state;
    if (device != 0)
        run.device = device;
    return run;
}

/// /v/db in processes A (view 1) and B (view 2), 48 pages as FakeBackend::fileOf() lays them out.
inline scene::Mappings inventedMappings() {
    using enum scene::PageState;
    constexpr std::uint64_t kib = 1024;
    constexpr std::uint64_t base = 80 * 1024 * kib;
    scene::Mappings out;
    out.dax = true;
    out.pagesRead = 62;
    out.mapsUsed = 40;
    out.mapsMost = 65530;
    const auto window = [](std::uint64_t view, std::uint64_t address) {
        scene::WindowScene made;
        made.view = view;
        made.subvolume = 256;
        made.inode = 260;
        made.path = "/v/db";
        made.length = 192 * kib;
        made.address = address;
        made.loads = 31;
        made.stores = 9;
        made.readFaults = 14;
        made.writeFaults = 4;
        return made;
    };
    const auto add = [](scene::WindowScene& to, std::uint64_t first, std::uint64_t count,
                        scene::PageState state, std::uint64_t device = 0) {
        scene::PageRun run = pages(first, count, state, device);
        run.system = systemOf(state, device);
        to.pages.push_back(run);
    };
    auto a = window(1, 0x7f31'4000'0000);
    add(a, 0, 1, Unmapped);
    add(a, 1, 2, ReadOnly, base + 4 * kib);
    add(a, 3, 2, Unmapped);
    add(a, 5, 2, ReadOnly, base + 20 * kib);
    add(a, 7, 1, WriteProtected, base + 28 * kib);
    add(a, 8, 2, ReadOnly, base + 32 * kib);
    add(a, 10, 1, Unmapped);
    add(a, 11, 2, WriteProtected, base + 44 * kib);
    add(a, 13, 1, Dirty, base + 8192 * kib);
    add(a, 14, 1, Writable, base + 8196 * kib);
    add(a, 15, 5, Unmapped);
    add(a, 20, 4, Zero);
    add(a, 24, 3, ReadOnly, base + 1024 * kib);
    add(a, 27, 3, Unmapped);
    add(a, 30, 4, Dirty, base + 9216 * kib);
    add(a, 34, 14, Unmapped);
    auto b = window(2, 0x7f30'c000'0000);
    add(b, 0, 5, Unmapped);
    add(b, 5, 2, ReadOnly, base + 20 * kib);
    add(b, 7, 1, WriteProtected, base + 28 * kib);
    add(b, 8, 6, Unmapped);
    add(b, 14, 1, Writable, base + 8196 * kib);
    add(b, 15, 5, Unmapped);
    add(b, 20, 2, Zero);
    add(b, 22, 20, Unmapped);
    add(b, 42, 3, ReadOnly, base + 3072 * kib);
    add(b, 45, 3, Unmapped);
    out.processes = {{"A", {a}}, {"B", {b}}};
    const auto pte = [](std::uint64_t first, std::uint64_t count, std::uint64_t device,
                        bool dirty) {
        return scene::EntryRun{.first = first,
                               .count = count,
                               .kind = scene::EntryKind::Pte,
                               .dirty = dirty,
                               .own = dirty,
                               .device = device};
    };
    scene::FileEntries file{
        .subvolume = 256, .inode = 260, .path = "/v/db", .size = 192 * kib, .entries = {}};
    file.entries = {pte(1, 2, base + 4 * kib, false),
                    pte(5, 5, base + 20 * kib, false),
                    pte(11, 2, base + 44 * kib, false),
                    pte(13, 2, base + 8192 * kib, true),
                    {.first = 20, .count = 4, .kind = scene::EntryKind::Zero},
                    pte(24, 3, base + 1024 * kib, false),
                    pte(30, 4, base + 9216 * kib, true),
                    pte(42, 3, base + 3072 * kib, false)};
    out.files = {file};
    out.lastFault = {.process = "A",
                     .view = 1,
                     .page = 13,
                     .write = true,
                     .story =
                         "store by A at +0x55 → write fault → shared with s1 → copied 4 096 "
                         "bytes",
                     .nanoseconds = 9800,
                     .from = base + 52 * kib,
                     .to = base + 8192 * kib};
    return out;
}

/// One window of so many pages in runs of `run` pages, their states in turn.
inline std::shared_ptr<const scene::Mappings> hugeMappings(std::uint64_t total, std::uint64_t run) {
    auto out = std::make_shared<scene::Mappings>();
    out->dax = true;
    scene::WindowScene window;
    window.view = 1;
    window.subvolume = 256;
    window.inode = 260;
    window.path = "/v/db";
    window.length = total * 4096;
    window.address = 0x7f00'0000'0000;
    scene::FileEntries file{
        .subvolume = 256, .inode = 260, .path = "/v/db", .size = window.length, .entries = {}};
    for (std::uint64_t first = 0; first < total; first += run) {
        const auto state = static_cast<scene::PageState>(first / run % 7);
        const std::uint64_t count = std::min(run, total - first);
        // Neighbours of the file lie far apart on the device.
        const std::uint64_t device = (first * 7919 % total + 65536) * 4096;
        window.pages.push_back(pages(first, count, state, device));
        file.entries.push_back({.first = first, .count = count, .device = device});
    }
    out->processes = {{"A", {std::move(window)}}};
    out->files = {std::move(file)};
    return out;
}

}  // namespace daxscope::ui::test
