#include <algorithm>

#include "app/answers.h"

namespace daxscope::app {

namespace {

constexpr std::uint64_t pageBytes = 4096;

/// The run of [runs] that holds `page`; null when none does.
template <typename Run>
const Run* runAt(const std::vector<Run>& runs, std::uint64_t page) {
    const auto behind = std::ranges::upper_bound(runs, page, {}, &Run::first);
    if (behind == runs.begin())
        return nullptr;
    const Run& run = *std::prev(behind);
    return page < run.first + run.count ? &run : nullptr;
}

void writeEntry(const scene::WindowScene& window, const scene::EntryRun& entry, std::uint64_t page,
                Json& json) {
    const std::uint64_t inWindow = page - window.offset / pageBytes;
    const scene::PageRun* cell = runAt(window.pages, inWindow);
    const scene::SystemPage system = cell == nullptr ? scene::SystemPage() : cell->system;
    json.object()
        .member("page", page)
        .member("offset", page * pageBytes)
        .member("kind", scene::kindName(entry.kind));
    if (entry.kind == scene::EntryKind::Zero)
        json.key("device").null();
    else
        json.member("device", entry.device + (page - entry.first) * pageBytes);
    if (cell == nullptr || !cell->device)
        json.key("maps").null();
    else
        json.member("maps", *cell->device + (inWindow - cell->first) * pageBytes);
    json.member("dirty", entry.dirty)
        .member("towrite", entry.towrite)
        .member("locked", entry.locked)
        .member("own", entry.own)
        .member("state",
                scene::stateName(cell == nullptr ? scene::PageState::Unmapped : cell->state))
        .member("readable", system.readable)
        .member("writable", system.writable)
        .member("present", system.present)
        .member("frame", system.frame == 0 ? 0 : system.frame + (inWindow - cell->first))
        .member("contradiction", cell == nullptr ? std::string() : cell->contradiction)
        .endObject();
}

}  // namespace

Status answerEntries(const scene::Mappings& mappings, std::uint64_t view, Output& out) {
    for (const scene::ProcessScene& process : mappings.processes) {
        for (const scene::WindowScene& window : process.windows) {
            if (window.view != view)
                continue;
            Json json(out);
            json.object().key("entries").array();
            const std::uint64_t from = window.offset / pageBytes;
            const std::uint64_t to = from + window.length / pageBytes;
            for (const scene::FileEntries& file : mappings.files) {
                if (file.subvolume != window.subvolume || file.inode != window.inode)
                    continue;
                for (const scene::EntryRun& entry : file.entries) {
                    for (std::uint64_t page = std::max(from, entry.first);
                         page < std::min(to, entry.first + entry.count); ++page)
                        writeEntry(window, entry, page, json);
                }
            }
            json.endArray().endObject();
            return {};
        }
    }
    return fail(EINVAL, "there is no view {}", view);
}

void answerMappings(const scene::Mappings& mappings, Output& out) {
    Json json(out);
    json.object()
        .member("dax", mappings.dax)
        .member("frozen", mappings.frozen)
        .member("removed", mappings.removed)
        .member("contradictions", mappings.contradictions)
        .member("pagesRead", mappings.pagesRead)
        .key("policies")
        .array();
    for (const std::string& policy : mappings.policies)
        json.value(policy);
    json.endArray().key("processes").array();
    for (const scene::ProcessScene& process : mappings.processes) {
        json.object().member("name", process.name).key("windows").array();
        for (const scene::WindowScene& window : process.windows) {
            json.object()
                .member("view", window.view)
                .member("path", window.path)
                .member("offset", window.offset)
                .member("length", window.length)
                .member("shared", window.shared)
                .member("sync", window.sync)
                .member("loads", window.loads)
                .member("stores", window.stores)
                .member("readFaults", window.readFaults)
                .member("writeFaults", window.writeFaults)
                .member("refusedFaults", window.refusedFaults)
                .endObject();
        }
        json.endArray().endObject();
    }
    json.endArray().member("lastFault",
                           mappings.lastFault ? mappings.lastFault->story : std::string());
    json.endObject();
}

}  // namespace daxscope::app
