#include "ui/map/event_words.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>
#include <cstring>

#include "ui/map/time_axis.h"
#include "ui/text.h"

namespace daxscope::ui {

using scene::EventGroup;
using trace::Event;
using trace::Kind;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(daxscope::ui::Events)
};

bool hasAmount(Kind kind) {
    switch (kind) {
        case Kind::Copy:
        case Kind::Move:
        case Kind::Zero:
        case Kind::Flush:
        case Kind::Allocate:
        case Kind::Free:
        case Kind::Pin:
        case Kind::Unpin:
        case Kind::Poison:
        case Kind::Unpoison:
        case Kind::MapPages:
        case Kind::Unmap:
        case Kind::WriteProtect:
        case Kind::Load:
        case Kind::Store:
            return true;
        default:
            return false;
    }
}

}  // namespace

EventPlace placeOf(Kind kind) {
    switch (kind) {
        case Kind::Copy:
        case Kind::Move:
        case Kind::Zero:
        case Kind::Flush:
        case Kind::Poison:
        case Kind::Unpoison:
            return EventPlace::Device;
        case Kind::Allocate:
        case Kind::Free:
        case Kind::Pin:
        case Kind::Relocate:
            return EventPlace::Logical;
        case Kind::IomapBegin:
        case Kind::IomapEnd:
        case Kind::FaultBegin:
        case Kind::FaultEnd:
        case Kind::EntryInsert:
        case Kind::EntryReplace:
        case Kind::EntryLock:
        case Kind::EntryUnlock:
        case Kind::EntryMark:
        case Kind::EntryErase:
        case Kind::WriteProtect:
        case Kind::MapPages:
        case Kind::Unmap:
        case Kind::Load:
        case Kind::Store:
            return EventPlace::File;
        default:
            return EventPlace::None;
    }
}

QString kindLabel(Kind kind) {
    switch (kind) {
        case Kind::Operation:
            return Text::tr("operation");
        case Kind::Copy:
            return Text::tr("copy");
        case Kind::Move:
            return Text::tr("move");
        case Kind::Zero:
            return Text::tr("zero");
        case Kind::Flush:
            return Text::tr("flush");
        case Kind::Fence:
            return Text::tr("fence");
        case Kind::Allocate:
            return Text::tr("allocate");
        case Kind::Free:
            return Text::tr("free");
        case Kind::Pin:
            return Text::tr("pin");
        case Kind::Unpin:
            return Text::tr("unpin");
        case Kind::Commit:
            return Text::tr("commit");
        case Kind::Snapshot:
            return Text::tr("snapshot");
        case Kind::Poison:
            return Text::tr("poison");
        case Kind::Unpoison:
            return Text::tr("poison cleared");
        case Kind::IomapBegin:
            return Text::tr("iomap begin");
        case Kind::IomapEnd:
            return Text::tr("iomap end");
        case Kind::FaultBegin:
            return Text::tr("fault begins");
        case Kind::FaultEnd:
            return Text::tr("fault");
        case Kind::EntryInsert:
            return Text::tr("entry inserted");
        case Kind::EntryReplace:
            return Text::tr("entry replaced");
        case Kind::EntryLock:
            return Text::tr("entry locked");
        case Kind::EntryUnlock:
            return Text::tr("entry unlocked");
        case Kind::EntryMark:
            return Text::tr("entry marked");
        case Kind::EntryErase:
            return Text::tr("entry erased");
        case Kind::WriteProtect:
            return Text::tr("write-protect");
        case Kind::MapPages:
            return Text::tr("pages mapped");
        case Kind::Unmap:
            return Text::tr("pages unmapped");
        case Kind::Freeze:
            return Text::tr("freeze");
        case Kind::Thaw:
            return Text::tr("thaw");
        case Kind::RemoveDevice:
            return Text::tr("device removed");
        case Kind::Moment:
            return Text::tr("moment");
        case Kind::Restart:
            return Text::tr("restart");
        case Kind::Relocate:
            return Text::tr("relocate");
        case Kind::Load:
            return Text::tr("load");
        case Kind::Store:
            return Text::tr("store");
    }
    return {};
}

QString eventName(const Event& event) {
    switch (event.kind) {
        // The engine's own words: names of operations, and what a kernel calls a fault.
        case Kind::Operation:
        case Kind::FaultEnd:
            return event.name.empty() ? kindLabel(event.kind) : textOf(event.name);
        case Kind::FaultBegin:
            return Text::tr("%1 begins").arg(textOf(event.name));
        case Kind::EntryMark:
            return Text::tr("entry marked %1").arg(textOf(event.name));
        default:
            return kindLabel(event.kind);
    }
}

QString eventLabel(const Event& event) {
    const QString name = eventName(event);
    return hasAmount(event.kind) && event.length != 0
               ? name + QLatin1Char(' ') + sized(event.length)
               : name;
}

QString groupLabel(EventGroup group) {
    switch (group) {
        case EventGroup::Access:
            return Text::tr("loads and stores");
        case EventGroup::Fault:
            return Text::tr("steps of page faults");
        case EventGroup::Pages:
            return Text::tr("pages taken from windows");
        case EventGroup::Space:
            return Text::tr("steps of iomap and of space");
        case EventGroup::Entry:
            return Text::tr("changes of entries");
        case EventGroup::Operation:
            return Text::tr("operations and commits");
        case EventGroup::Stored:
            return Text::tr("copies to the device");
        case EventGroup::Flush:
            return Text::tr("flushes");
        case EventGroup::Fence:
            return Text::tr("fences");
    }
    return {};
}

QString laneName(const scene::Timeline& timeline, scene::Lane lane) {
    if (lane == scene::engineLane)
        return Text::tr("engine");
    if (lane == scene::deviceLane)
        return Text::tr("device");
    const std::size_t index = lane - 2U;
    const std::string name = index < timeline.processes.size() ? timeline.processes[index] : "?";
    return Text::tr("process %1").arg(shown(name));
}

QString fileName(const scene::Timeline& timeline, const trace::Subject& file) {
    if (file.inode == 0)
        return {};
    if (const std::string path = timeline.pathOf(file); !path.empty())
        return shown(path);
    return Text::tr("inode %1 of subvolume %2").arg(file.inode).arg(file.subvolume);
}

QString eventSentence(const scene::Timeline& timeline, const Event& event) {
    QString out = eventLabel(event);
    const QString file = fileName(timeline, event.subject);
    if (event.actor != 0)
        out = Text::tr("%1 of %2").arg(out, laneName(timeline, scene::laneOf(event.actor)));
    switch (placeOf(event.kind)) {
        case EventPlace::File:
            if (!file.isEmpty())
                out = Text::tr("%1 at %2 +%3").arg(out, file, grouped(event.offset));
            break;
        case EventPlace::Device:
            out = Text::tr("%1 at device byte %2").arg(out, grouped(event.offset));
            break;
        case EventPlace::Logical:
            out = Text::tr("%1 at logical address %2").arg(out, grouped(event.offset));
            break;
        case EventPlace::None:
            break;
    }
    if (event.duration != 0)
        out = Text::tr("%1: %2").arg(out, durationText(event.duration));
    if (event.error != 0) {
        const char* const name = strerrorname_np(event.error);
        out = Text::tr("%1, refused: %2")
                  .arg(out,
                       name != nullptr ? QString::fromLatin1(name) : QString::number(event.error));
    }
    return out;
}

QString sumSentence(const scene::EventSum& sum, std::uint64_t nanoseconds) {
    std::vector<std::pair<std::uint32_t, std::size_t>> parts;
    for (std::size_t i = 0; i < scene::eventGroups; ++i) {
        if (sum.counts[i] != 0)
            parts.emplace_back(sum.counts[i], i);
    }
    std::ranges::sort(parts, std::greater<>());
    QStringList words;
    for (const auto& [count, group] : parts)
        words << grouped(count) + QLatin1Char(' ') + groupLabel(static_cast<EventGroup>(group));
    if (sum.errors != 0)
        words << Text::tr("%1 refused").arg(grouped(sum.errors));
    return Text::tr("%1 events in %2: %3")
        .arg(grouped(sum.total()), durationText(nanoseconds), words.join(QStringLiteral(", ")));
}

}  // namespace daxscope::ui
