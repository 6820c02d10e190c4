#include "scene/build_mappings.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "dax/read_back.h"

namespace daxscope::scene {

namespace {

/// Pages of a window that the system is asked for: reading its tables costs about a microsecond a piece.
constexpr std::uint64_t mostReadBack = 16384;

PageState stateOf(const dax::Cell& cell, const dax::Entry& entry) {
    switch (cell.state) {
        case dax::PageState::Zero:
            return PageState::Zero;
        case dax::PageState::ReadOnly:
            return PageState::ReadOnly;
        case dax::PageState::Writable:
            return entry.dirty ? PageState::Dirty : PageState::Writable;
        case dax::PageState::WriteProtected:
            return PageState::WriteProtected;
        case dax::PageState::Private:
            return PageState::Private;
        default:
            return PageState::Unmapped;
    }
}

SystemPage systemOf(const dax::SystemPage& page) {
    return {true,        page.readable, page.writable, page.anonymous,
            page.device, page.present,  page.frame};
}

/// Whether `next` is what follows `run`.
bool continues(const PageRun& run, const PageRun& next) {
    const std::uint64_t bytes = run.count * dax::pageSize;
    const bool sameBlock = run.device.has_value() == next.device.has_value() &&
                           (!run.device || *run.device + bytes == *next.device);
    const SystemPage& a = run.system;
    const SystemPage& b = next.system;
    return run.state == next.state && run.huge == next.huge && run.locked == next.locked &&
           sameBlock && a.known == b.known && a.readable == b.readable &&
           a.writable == b.writable && a.anonymous == b.anonymous && a.present == b.present &&
           (a.anonymous || a.device + bytes == b.device) &&
           (a.frame == 0 ? b.frame == 0 : a.frame + run.count == b.frame) &&
           run.contradiction == next.contradiction;
}

WindowScene buildWindow(const dax::View& view, bool writing, Mappings& all) {
    WindowScene out;
    out.view = view.id;
    out.subvolume = view.file->ref().subvolume;
    out.inode = view.file->ref().inode;
    out.path = view.asked.path;
    out.offset = view.asked.offset;
    out.length = view.window->length();
    out.address = reinterpret_cast<std::uintptr_t>(view.window->base());
    out.shared = view.asked.shared;
    out.sync = view.asked.sync;
    out.loads = view.loads;
    out.stores = view.stores;
    out.readFaults = view.counts.readFaults;
    out.writeFaults = view.counts.writeFaults;
    out.refusedFaults = view.counts.refusedFaults;
    out.writing = writing;
    const std::uint64_t asked = std::min(view.window->pages(), mostReadBack);
    const auto system = dax::readBack(*view.window, 0, asked);
    const auto add = [&](std::uint64_t page, const dax::Cell& cell) {
        const dax::Entry entry = view.file->entries.at(view.firstPage() + page);
        PageRun run;
        run.first = page;
        run.state = stateOf(cell, entry);
        run.huge = entry.kind == dax::EntryKind::Pmd && cell.mapsBlock();
        run.locked = entry.locked;
        if (cell.mapsBlock())
            run.device = cell.block * dax::pageSize;
        if (system && page < asked) {
            run.system = systemOf((*system)[page]);
            run.contradiction = dax::contradiction(cell, (*system)[page]);
            ++all.pagesRead;
            all.contradictions += run.contradiction.empty() ? 0 : 1;
        }
        if (!out.pages.empty() && out.pages.back().first + out.pages.back().count == page &&
            continues(out.pages.back(), run))
            ++out.pages.back().count;
        else
            out.pages.push_back(std::move(run));
    };
    std::uint64_t next = 0;
    const auto untouched = [&](std::uint64_t to) {
        for (; next < std::min(to, asked); ++next)
            add(next, {});
        if (next < to) {
            PageRun rest;
            rest.first = next;
            rest.count = to - next;
            out.pages.push_back(rest);
            next = to;
        }
    };
    view.window->forEach(0, view.window->pages(), [&](std::uint64_t page, const dax::Cell& cell) {
        untouched(page);
        add(page, cell);
        next = page + 1;
    });
    untouched(view.window->pages());
    return out;
}

FileEntries buildEntries(const dax::MappedFile& file) {
    FileEntries out;
    out.subvolume = file.ref().subvolume;
    out.inode = file.ref().inode;
    out.path = file.path;
    out.size = file.open.inode.size;
    file.entries.forEach(0, UINT64_MAX, [&](std::uint64_t page, const dax::Entry& entry) {
        EntryRun run;
        run.first = page;
        run.kind = entry.kind == dax::EntryKind::Zero  ? EntryKind::Zero
                   : entry.kind == dax::EntryKind::Pmd ? EntryKind::Pmd
                                                       : EntryKind::Pte;
        run.dirty = entry.dirty;
        run.towrite = entry.towrite;
        run.locked = entry.locked;
        run.own = entry.own;
        run.device = run.kind == EntryKind::Zero ? 0 : entry.device();
        if (!out.entries.empty()) {
            EntryRun& last = out.entries.back();
            const bool next = last.kind == EntryKind::Zero ||
                              last.device + last.count * dax::pageSize == run.device;
            if (last.first + last.count == page && next && last.kind == run.kind &&
                last.dirty == run.dirty && last.towrite == run.towrite &&
                last.locked == run.locked && last.own == run.own) {
                ++last.count;
                return;
            }
        }
        out.entries.push_back(run);
    });
    return out;
}

LastFault buildStory(const dax::FaultStory& story) {
    LastFault out;
    out.process = story.process;
    out.view = story.view;
    out.page = story.page;
    out.write = story.write;
    out.nanoseconds = story.nanoseconds;
    out.from = story.from;
    out.to = story.to;
    out.owners = story.owners;
    out.moved = story.moved;
    out.error = story.error;
    out.story =
        std::format("{} by {} at page {} +0x{:x} → {} → {}", story.write ? "store" : "load",
                    story.process, story.page, story.offset, story.kind,
                    story.error == 0 ? std::string(story.how) : "refused: " + story.refusal);
    if (story.moved != 0)
        out.story += std::format(", {} of {} holders", story.moved, story.owners);
    const bool told = std::string_view(story.how) == "copied";
    if (story.error == 0 && story.copied != 0)
        out.story += std::format("{} {} bytes", told ? "" : ",", groupedText(story.copied));
    return out;
}

}  // namespace

std::shared_ptr<const Mappings> buildMappings(dax::Filesystem& filesystem) {
    auto out = std::make_shared<Mappings>();
    const auto held = filesystem.lock();
    dax::Views& views = filesystem.views();
    out->dax = filesystem.dax();
    out->frozen = views.frozen();
    out->removed = views.removed();
    std::map<std::string, ProcessScene> processes;
    for (const auto& [id, view] : views.views()) {
        ProcessScene& process = processes[view->asked.process];
        process.name = view->asked.process;
        process.windows.push_back(buildWindow(*view, filesystem.hasWriter(id), *out));
    }
    for (auto& [name, process] : processes)
        out->processes.push_back(std::move(process));
    for (const auto& [ref, file] : views.files())
        out->files.push_back(buildEntries(*file));
    if (views.story())
        out->lastFault = buildStory(*views.story());
    const files::Policies policies = views.policies();
    for (std::size_t i = 0; i < files::policyTexts.size(); ++i) {
        if (policies.has(static_cast<files::Policy>(i)))
            out->policies.emplace_back(files::policyTexts.at(i).name);
    }
    out->mapsUsed = views.pieces();
    out->mapsMost = views.mostPieces();
    return out;
}

}  // namespace daxscope::scene
