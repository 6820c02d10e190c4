#include "ui/page_facts.h"

#include <QCoreApplication>
#include <algorithm>

#include "ui/map/page_words.h"
#include "ui/text.h"

namespace daxscope::ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(daxscope::ui::PageFacts)
};

using scene::Evidence;

/// The entry of a page of the file; null when there is none.
const scene::EntryRun* entryOf(const scene::Mappings& mappings, const scene::WindowScene& window,
                               std::uint64_t page) {
    for (const scene::FileEntries& file : mappings.files) {
        if (file.inode != window.inode || file.subvolume != window.subvolume)
            continue;
        const auto behind =
            std::ranges::upper_bound(file.entries, page, {}, &scene::EntryRun::first);
        if (behind != file.entries.begin() && page - (behind - 1)->first < (behind - 1)->count)
            return &*(behind - 1);
    }
    return nullptr;
}

void addSystem(std::vector<Fact>& out, const scene::PageRun& run, std::uint64_t in) {
    const scene::SystemPage& system = run.system;
    out.push_back({.name = Text::tr("system reports"),
                   .value = rightsText(system),
                   .evidence = system.known ? std::optional(Evidence::Measured) : std::nullopt});
    if (!system.known)
        return;
    out.push_back({.name = Text::tr("block, system"),
                   .value = system.anonymous ? Text::tr("memory of the process, no file")
                                             : addressText(system.device + in * mappedPageSize),
                   .evidence = Evidence::Measured,
                   .mono = !system.anonymous});
    if (system.frame != 0)
        out.push_back({.name = Text::tr("physical frame"),
                       .value = addressText(system.frame + in),
                       .evidence = Evidence::Measured,
                       .mono = true});
}

}  // namespace

std::vector<Fact> pageFacts(const scene::Mappings& mappings, const WindowPages& window,
                            std::uint64_t first, std::uint64_t count) {
    std::vector<Fact> out;
    const scene::WindowScene& what = window.window();
    const scene::PageRun* run = window.run(first);
    if (run == nullptr)
        return out;
    const std::uint64_t page = what.offset / mappedPageSize + first;
    out.push_back({.name = count == 1 ? Text::tr("page") : Text::tr("pages"),
                   .value = count == 1
                                ? Text::tr("%1 of %2, process %3")
                                      .arg(grouped(page), shown(what.path), shown(window.process()))
                                : Text::tr("%1 – %2 of %3, process %4")
                                      .arg(grouped(page), grouped(page + count - 1),
                                           shown(what.path), shown(window.process()))});
    if (!run->contradiction.empty())
        out.push_back({.name = Text::tr("contradiction"),
                       .value = QStringLiteral("✕ %1").arg(shown(run->contradiction)),
                       .evidence = Evidence::Measured});
    out.push_back({.name = Text::tr("engine claims"), .value = claimText(*run)});
    const auto device = window.device(first);
    out.push_back({.name = Text::tr("block, engine"),
                   .value = device ? addressText(*device) : QStringLiteral("–"),
                   .mono = device.has_value()});
    addSystem(out, *run, first - run->first);
    if (count > 1 && !window.sum(first, count).alike())
        out.push_back({.name = Text::tr("all of them"), .value = pagesText(window, first, count)});
    if (const auto* entry = entryOf(mappings, what, page)) {
        const auto name = scene::kindName(entry->kind);
        QString text = QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
        if (const QString marks = marksText(*entry); !marks.isEmpty())
            text += QStringLiteral(" · ") + marks;
        if (entry->own)
            text += Text::tr(" · of this transaction alone: a store needs no copy");
        out.push_back({.name = Text::tr("entry"), .value = text});
    } else {
        out.push_back({.name = Text::tr("entry"), .value = Text::tr("none")});
    }
    out.push_back({.name = Text::tr("address"),
                   .value = addressText(what.address + first * mappedPageSize),
                   .mono = true});
    out.push_back(
        {.name = Text::tr("mapping"),
         .value = Text::tr("%1 loads, %2 stores; faults: %3 to read, %4 to write, %5 refused")
                      .arg(grouped(what.loads), grouped(what.stores), grouped(what.readFaults),
                           grouped(what.writeFaults), grouped(what.refusedFaults)),
         .evidence = Evidence::Measured});
    return out;
}

}  // namespace daxscope::ui
