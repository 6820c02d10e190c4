#include "scene/build_mappings.h"

#include <algorithm>
#include <cerrno>
#include <map>
#include <ranges>

#include "base/text.h"
#include "dax/read_back.h"

namespace daxscope::scene {

namespace {

/// Pages of a window that the system is asked for: reading its tables costs about a microsecond a piece.
constexpr std::uint64_t mostReadBack = 16384;
/// Pages that it is asked for once more with the engine's lock held: each reads all its tables.
constexpr std::size_t mostAskedAgain = 8;

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
           (!a.known || a.anonymous || a.device + bytes == b.device) &&
           (a.frame == 0 ? b.frame == 0 : a.frame + run.count == b.frame) &&
           run.contradiction == next.contradiction;
}

struct TakenPage {
    std::uint64_t page = 0;
    dax::Cell cell;
    dax::Entry entry;
};

/// A window as it is while the engine's lock is held: page faults wait for that, so nothing is made of it yet.
struct TakenWindow {
    std::shared_ptr<const dax::View> view;  ///< keeps its addresses
    std::string process;
    WindowScene scene;  ///< all but its pages
    std::uint64_t asked =
        0;  ///< pages from the first on that the system is asked for; all of these are taken
    std::vector<TakenPage> pages;
};

TakenPage takePage(const dax::View& view, std::uint64_t page) {
    return {page, view.window->cell(page), view.file->entries.at(view.firstPage() + page)};
}

/// Memory for what will be taken, brought in before the lock is: its own page faults cost more than the copies.
struct Room {
    std::vector<std::vector<TakenPage>> windows;
    std::vector<std::vector<EntryRun>> files;

    template <typename T>
    static void add(std::vector<std::vector<T>>& to, std::uint64_t count) {
        to.emplace_back(count).clear();
    }
    template <typename T>
    [[nodiscard]] static std::vector<T> take(std::vector<std::vector<T>>& from) {
        if (from.empty())
            return {};
        auto out = std::move(from.back());
        from.pop_back();
        return out;
    }
};

Room makeRoom(dax::Filesystem& filesystem) {
    std::vector<std::uint64_t> windows;
    std::vector<std::uint64_t> files;
    {
        const auto held = filesystem.lock();
        dax::Views& views = filesystem.views();
        for (const auto& [id, view] : views.views())
            windows.push_back(view->window->pages());
        for (const auto& [ref, file] : views.files())
            files.push_back(file->pages());
    }
    // The last first, as they are taken; of large files a part, for mostly they have few runs.
    Room room;
    for (const std::uint64_t pages : windows | std::views::reverse)
        Room::add(room.windows, std::min(pages, mostReadBack));
    for (const std::uint64_t pages : files | std::views::reverse)
        Room::add(room.files, std::min(pages, mostReadBack));
    return room;
}

TakenWindow takeWindow(const std::shared_ptr<dax::View>& taken, bool writing,
                       std::vector<TakenPage> room) {
    const dax::View& view = *taken;
    TakenWindow out;
    out.pages = std::move(room);
    out.view = taken;
    out.process = view.asked.process;
    WindowScene& scene = out.scene;
    scene.view = view.id;
    scene.subvolume = view.file->ref().subvolume;
    scene.inode = view.file->ref().inode;
    scene.path = view.asked.path;
    scene.offset = view.asked.offset;
    scene.length = view.window->length();
    scene.address = reinterpret_cast<std::uintptr_t>(view.window->base());
    scene.shared = view.asked.shared;
    scene.sync = view.asked.sync;
    scene.loads = view.loads;
    scene.stores = view.stores;
    scene.readFaults = view.counts.readFaults;
    scene.writeFaults = view.counts.writeFaults;
    scene.refusedFaults = view.counts.refusedFaults;
    scene.writing = writing;
    const std::uint64_t all = view.window->pages();
    out.asked = std::min(all, mostReadBack);
    out.pages.reserve(out.asked);
    for (std::uint64_t page = 0; page < out.asked; ++page)
        out.pages.push_back(takePage(view, page));
    view.window->forEach(out.asked, all, [&](std::uint64_t page, const dax::Cell& cell) {
        out.pages.push_back({page, cell, view.file->entries.at(view.firstPage() + page)});
    });
    return out;
}

/// What the system says of a window's first pages; nothing of those that changed while it was asked.
std::vector<std::optional<dax::SystemPage>> askSystem(dax::Filesystem& filesystem,
                                                      const TakenWindow& window) {
    const dax::Window& asked = *window.view->window;
    const auto answer = dax::readBack(asked, 0, window.asked);
    if (!answer)
        return {};
    std::vector<std::optional<dax::SystemPage>> system(answer->begin(), answer->end());
    std::vector<std::uint64_t> doubtful;
    for (std::uint64_t page = 0; page < window.asked; ++page) {
        if (!dax::contradiction(window.pages[page].cell, *system[page]).empty())
            doubtful.push_back(page);
    }
    if (doubtful.empty())
        return system;
    // Either these pages have changed since they were taken, or something is wrong: a few are asked again, at one moment.
    const auto held = filesystem.lock();
    if (window.view->closed)
        return {};
    std::size_t again = 0;
    for (const std::uint64_t page : doubtful) {
        const dax::Cell now = asked.cell(page);
        const dax::Cell& then = window.pages[page].cell;
        system[page].reset();
        if (now.state != then.state || now.block != then.block || ++again > mostAskedAgain)
            continue;
        if (const auto one = dax::readBack(asked, page, 1))
            system[page] = one->front();
    }
    return system;
}

/// `system`: of the first pages, as far as it was asked.
WindowScene buildWindow(TakenWindow window, std::span<const std::optional<dax::SystemPage>> system,
                        Mappings& all) {
    WindowScene out = std::move(window.scene);
    const auto add = [&](const TakenPage& page) {
        PageRun run;
        run.first = page.page;
        run.state = stateOf(page.cell, page.entry);
        run.huge = page.entry.kind == dax::EntryKind::Pmd && page.cell.mapsBlock();
        run.locked = page.entry.locked;
        if (page.cell.mapsBlock())
            run.device = page.cell.block * dax::pageSize;
        if (page.page < system.size() && system[page.page]) {
            run.system = systemOf(*system[page.page]);
            run.contradiction = dax::contradiction(page.cell, *system[page.page]);
            ++all.pagesRead;
            all.contradictions += run.contradiction.empty() ? 0 : 1;
        }
        if (!out.pages.empty() && out.pages.back().first + out.pages.back().count == page.page &&
            continues(out.pages.back(), run))
            ++out.pages.back().count;
        else
            out.pages.push_back(std::move(run));
    };
    std::uint64_t next = 0;
    const auto untouched = [&](std::uint64_t to) {
        if (next == to)
            return;
        PageRun rest;
        rest.first = next;
        rest.count = to - next;
        out.pages.push_back(rest);
    };
    for (const TakenPage& page : window.pages) {
        untouched(page.page);
        add(page);
        next = page.page + 1;
    }
    untouched(out.length / dax::pageSize);
    return out;
}

FileEntries buildEntries(const dax::MappedFile& file, std::vector<EntryRun> room) {
    FileEntries out;
    out.entries = std::move(room);
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

/// `waits`: who was refused tries again by itself, as a process before a frozen filesystem does.
LastFault buildStory(const dax::FaultStory& story, bool waits) {
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
    // Whole sentences within a sentence: the window says them in other languages.
    const std::string_view how = story.how;
    std::string told(how);
    if (story.error == EBUSY && waits)
        told = std::format("waits: {}", story.refusal);
    else if (story.error != 0)
        told = std::format("refused: {}", story.refusal);
    else if (story.nanoseconds == 0)
        told = "being resolved";
    else if (story.copied != 0 && how == "copied")
        told = std::format("copied {} bytes", groupedText(story.copied));
    else if (story.copied != 0)
        told = std::format("{}, {} bytes", how, groupedText(story.copied));
    if (story.moved != 0)
        told = std::format("{}, {} of {} holders", told, story.moved, story.owners);
    out.story = std::format("{} by {} at page {} +0x{:x} → {} → {}", story.write ? "store" : "load",
                            story.process, story.page, story.offset, story.kind, told);
    return out;
}

struct Taken {
    std::shared_ptr<Mappings> mappings = std::make_shared<Mappings>();  ///< all but processes
    std::vector<TakenWindow> windows;
};

/// With the engine's lock held.
Taken takeAll(dax::Filesystem& filesystem, Room room) {
    Taken taken;
    Mappings& out = *taken.mappings;
    dax::Views& views = filesystem.views();
    out.dax = filesystem.dax();
    out.frozen = views.frozen();
    out.removed = views.removed();
    for (const auto& [id, view] : views.views())
        taken.windows.push_back(
            takeWindow(view, filesystem.hasWriter(id), Room::take(room.windows)));
    for (const auto& [ref, file] : views.files())
        out.files.push_back(buildEntries(*file, Room::take(room.files)));
    if (views.story())
        out.lastFault = buildStory(*views.story(), filesystem.hasWriter(views.story()->view));
    const files::Policies policies = views.policies();
    for (std::size_t i = 0; i < files::policyTexts.size(); ++i) {
        if (policies.has(static_cast<files::Policy>(i)))
            out.policies.emplace_back(files::policyTexts.at(i).name);
    }
    out.mapsUsed = views.pieces();
    out.mapsMost = views.mostPieces();
    return taken;
}

/// `ask`: what the system says of a window's first pages.
template <typename Ask>
std::shared_ptr<const Mappings> build(Taken taken, Ask ask) {
    std::map<std::string, ProcessScene> processes;
    for (TakenWindow& window : taken.windows) {
        ProcessScene& process = processes[window.process];
        process.name = window.process;
        const std::vector<std::optional<dax::SystemPage>> system = ask(window);
        process.windows.push_back(buildWindow(std::move(window), system, *taken.mappings));
    }
    for (auto& [name, process] : processes)
        taken.mappings->processes.push_back(std::move(process));
    return std::move(taken.mappings);
}

std::size_t runsOf(const Mappings& mappings) {
    std::size_t runs = 0;
    for (const ProcessScene& process : mappings.processes) {
        for (const WindowScene& window : process.windows)
            runs += window.pages.size();
    }
    for (const FileEntries& file : mappings.files)
        runs += file.entries.size();
    return runs;
}

}  // namespace

std::shared_ptr<const Mappings> buildMappings(dax::Filesystem& filesystem) {
    Room room = makeRoom(filesystem);
    Taken taken;
    {
        const auto held = filesystem.lock();
        taken = takeAll(filesystem, std::move(room));
    }
    return build(std::move(taken),
                 [&](const TakenWindow& window) { return askSystem(filesystem, window); });
}

std::shared_ptr<const Mappings> knownMappings(dax::Filesystem& filesystem) {
    // Every piece of address space is a run at least.
    if (filesystem.views().pieces() > mostKeptRuns)
        return nullptr;
    auto known = build(takeAll(filesystem, {}), [](const TakenWindow&) {
        return std::vector<std::optional<dax::SystemPage>>();
    });
    return runsOf(*known) <= mostKeptRuns ? known : nullptr;
}

std::uint64_t memoryOf(const Mappings& mappings) {
    return sizeof mappings + runsOf(mappings) * std::max(sizeof(PageRun), sizeof(EntryRun)) +
           (mappings.processes.size() + mappings.files.size()) * sizeof(WindowScene);
}

}  // namespace daxscope::scene
