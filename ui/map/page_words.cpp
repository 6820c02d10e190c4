#include "ui/map/page_words.h"

#include <QCoreApplication>
#include <QStringList>

#include "ui/hex_view.h"
#include "ui/text.h"

namespace daxscope::ui {

using scene::PageState;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(daxscope::ui::Pages)
};

constexpr std::array<PageState, 6> loudestFirst = {PageState::Dirty,          PageState::Writable,
                                                   PageState::WriteProtected, PageState::Private,
                                                   PageState::ReadOnly,       PageState::Zero};

/// The first block that the window shows there, if it is not the one of the entry: what a losing design leaves behind.
std::optional<std::uint64_t> otherBlock(const scene::WindowScene& window,
                                        const scene::EntryRun& run) {
    if (run.kind == scene::EntryKind::Zero)
        return {};
    const std::uint64_t start = window.offset / mappedPageSize;
    for (const scene::PageRun& pages : window.pages) {
        const std::uint64_t first = std::max(run.first, start + pages.first);
        const std::uint64_t end =
            std::min(run.first + run.count, start + pages.first + pages.count);
        if (!pages.device || first >= end || pages.state == PageState::Private)
            continue;
        const std::uint64_t seen = *pages.device + (first - start - pages.first) * mappedPageSize;
        if (seen != run.device + (first - run.first) * mappedPageSize)
            return seen;
    }
    return {};
}

}  // namespace

QString stateLetter(PageState state) {
    switch (state) {
        case PageState::Unmapped:
            return {};
        case PageState::Zero:
            return QStringLiteral("0");
        case PageState::ReadOnly:
            return QStringLiteral("r");
        case PageState::Writable:
            return QStringLiteral("w");
        case PageState::Dirty:
            return QStringLiteral("w•");
        case PageState::WriteProtected:
            return QStringLiteral("r!");
        case PageState::Private:
            return QStringLiteral("p");
    }
    return {};
}

QString stateText(PageState state) {
    switch (state) {
        case PageState::Unmapped:
            return Text::tr("unmapped");
        case PageState::Zero:
            return Text::tr("zero page");
        case PageState::ReadOnly:
            return Text::tr("read-only");
        case PageState::Writable:
            return Text::tr("writable");
        case PageState::Dirty:
            return Text::tr("writable, dirty");
        case PageState::WriteProtected:
            return Text::tr("write-protected");
        case PageState::Private:
            return Text::tr("private copy");
    }
    return {};
}

QString claimText(const scene::PageRun& run) {
    QString out = stateText(run.state);
    if (run.huge)
        out += Text::tr(" · 2 MiB entry");
    if (run.locked)
        out += Text::tr(" · locked");
    return out;
}

QString rightsText(const scene::SystemPage& page) {
    if (!page.known)
        return Text::tr("not read");
    QString out = page.writable   ? Text::tr("read and write")
                  : page.readable ? Text::tr("read")
                                  : Text::tr("no access");
    out += page.present ? Text::tr(" · present") : Text::tr(" · not present");
    return out;
}

QString systemLetter(const scene::SystemPage& page) {
    if (!page.known)
        return QStringLiteral("?");
    QString rights = page.writable   ? QStringLiteral("w")
                     : page.readable ? QStringLiteral("r")
                                     : QString();
    if (rights.isEmpty() || page.present)
        return rights;
    return QStringLiteral("(%1)").arg(rights);
}

QString pagesText(const WindowPages& window, std::uint64_t first, std::uint64_t count) {
    const scene::PageRun* run = window.run(first);
    const QString where =
        count == 1 ? Text::tr("%1, page %2 of process %3")
                         .arg(shown(window.window().path), grouped(first), shown(window.process()))
                   : Text::tr("%1, pages %2 to %3 of process %4")
                         .arg(shown(window.window().path), grouped(first),
                              grouped(first + count - 1), shown(window.process()));
    const PageSum sum = window.sum(first, count);
    QString what;
    if (run != nullptr && sum.alike()) {
        what = claimText(*run);
        if (const auto device = window.device(first))
            what += Text::tr(", block at %1").arg(addressText(*device));
        if (!run->contradiction.empty())
            what += Text::tr(". The system contradicts: %1").arg(shown(run->contradiction));
    } else {
        QStringList parts;
        for (const PageState state : loudestFirst) {
            if (sum.of(state) != 0)
                parts << Text::tr("%1 %2").arg(grouped(sum.of(state)), stateText(state));
        }
        if (sum.of(PageState::Unmapped) != 0)
            parts << Text::tr("%1 unmapped").arg(grouped(sum.of(PageState::Unmapped)));
        what = parts.join(QStringLiteral(", "));
    }
    return Text::tr("%1: %2").arg(where, what);
}

QString agreementText(const scene::Mappings& mappings) {
    if (mappings.pagesRead == 0)
        return Text::tr("the system was not asked about these pages");
    const QString pages = mappings.pagesRead == 1
                              ? Text::tr("1 page read back")
                              : Text::tr("%1 pages read back").arg(grouped(mappings.pagesRead));
    if (mappings.contradictions == 0)
        return Text::tr("system agrees: %1, 0 contradictions").arg(pages);
    return mappings.contradictions == 1
               ? Text::tr("system disagrees: %1, 1 contradiction").arg(pages)
               : Text::tr("system disagrees: %1, %2 contradictions")
                     .arg(pages, grouped(mappings.contradictions));
}

QString holdersText(const std::vector<WindowPages>& windows, const scene::FileEntries& file,
                    const scene::EntryRun& run) {
    QStringList out;
    for (const WindowPages& window : windows) {
        if (window.window().inode != file.inode || window.window().subvolume != file.subvolume)
            continue;
        const auto pages = window.showing({run.first * mappedPageSize, run.count * mappedPageSize});
        if (!pages)
            continue;
        const PageSum sum = window.sum(pages->first, pages->second);
        QStringList parts;
        for (const PageState state : loudestFirst) {
            if (sum.of(state) == 0)
                continue;
            parts << (sum.of(state) == run.count
                          ? stateLetter(state)
                          : Text::tr("%1 ×%2").arg(stateLetter(state), grouped(sum.of(state))));
        }
        if (const auto block = otherBlock(window.window(), run))
            parts << QStringLiteral("→ ") + addressText(*block);
        out << shown(window.process()) + QLatin1Char(' ') +
                   (parts.isEmpty() ? QStringLiteral("–") : parts.join(QLatin1Char(' ')));
    }
    return out.join(QStringLiteral("   "));
}

QString marksText(const scene::EntryRun& run) {
    QStringList out;
    if (run.dirty)
        out << Text::tr("dirty");
    if (run.towrite)
        out << Text::tr("towrite");
    if (run.locked)
        out << Text::tr("locked");
    return out.join(QStringLiteral(", "));
}

}  // namespace daxscope::ui
