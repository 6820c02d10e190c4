#include "ui/map/timeline_export.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "ui/export.h"
#include "ui/text.h"

namespace daxscope::ui {

namespace {

QByteArray field(std::string_view text) { return csvField(shown(text).toUtf8()); }
QByteArray number(std::uint64_t value) { return QByteArray::number(qulonglong{value}); }

template <typename Visit>
void forEachShown(const scene::ShownEvents& events, Visit visit) {
    if (events.timeline() == nullptr)
        return;
    for (const scene::TimelineChunkPtr& chunk : events.timeline()->chunks) {
        for (const trace::Event& event : chunk->events()) {
            if (events.filter().passes(event))
                visit(*events.timeline(), event);
        }
    }
}

}  // namespace

QByteArray timelineCsv(const scene::ShownEvents& events) {
    QByteArray out =
        "sequence,begin,duration,kind,name,process,thread,depth,path,subvolume,inode,offset,length,"
        "errno,file,line,function\n";
    forEachShown(events, [&](const scene::Timeline& timeline, const trace::Event& event) {
        out += number(event.sequence) + ',' + number(beginOf(event)) + ',' +
               number(event.duration) + ',' + field(trace::kindName(event.kind)) + ',' +
               field(event.name) + ',' + field(timeline.processOf(event)) + ',' +
               number(event.thread) + ',' + number(event.depth) + ',' +
               field(timeline.pathOf(event.subject)) + ',' + number(event.subject.subvolume) + ',' +
               number(event.subject.inode) + ',' + number(event.offset) + ',' +
               number(event.length) + ',' + QByteArray::number(event.error) + ',' +
               field(trace::sourceFile(event)) + ',' + number(event.where.line()) + ',' +
               field(event.where.function_name()) + '\n';
    });
    return out;
}

QByteArray timelineJson(const scene::ShownEvents& events) {
    QJsonArray list;
    forEachShown(events, [&](const scene::Timeline& timeline, const trace::Event& event) {
        list.append(QJsonObject{{QStringLiteral("sequence"), jsonInteger(event.sequence)},
                                {QStringLiteral("time"), jsonInteger(event.time)},
                                {QStringLiteral("duration"), jsonInteger(event.duration)},
                                {QStringLiteral("kind"), shown(trace::kindName(event.kind))},
                                {QStringLiteral("name"), shown(event.name)},
                                {QStringLiteral("process"), shown(timeline.processOf(event))},
                                {QStringLiteral("thread"), int{event.thread}},
                                {QStringLiteral("depth"), int{event.depth}},
                                {QStringLiteral("path"), shown(timeline.pathOf(event.subject))},
                                {QStringLiteral("subvolume"), jsonInteger(event.subject.subvolume)},
                                {QStringLiteral("inode"), jsonInteger(event.subject.inode)},
                                {QStringLiteral("offset"), jsonInteger(event.offset)},
                                {QStringLiteral("length"), jsonInteger(event.length)},
                                {QStringLiteral("errno"), event.error},
                                {QStringLiteral("file"), shown(trace::sourceFile(event))},
                                {QStringLiteral("line"), jsonInteger(event.where.line())},
                                {QStringLiteral("function"), shown(event.where.function_name())}});
    });
    const scene::Timeline* const timeline = events.timeline().get();
    return QJsonDocument(QJsonObject{{QStringLiteral("dropped"),
                                      jsonInteger(timeline == nullptr ? 0 : timeline->dropped)},
                                     {QStringLiteral("lost"),
                                      jsonInteger(timeline == nullptr ? 0 : timeline->lost)},
                                     {QStringLiteral("events"), list}})
        .toJson();
}

}  // namespace daxscope::ui
