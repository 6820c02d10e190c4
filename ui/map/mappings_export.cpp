#include "ui/map/mappings_export.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "base/text.h"
#include "ui/export.h"

namespace daxscope::ui {

namespace {

QString shown(std::string_view text) { return QString::fromStdString(toUtf8Lossy(text)); }

QByteArray number(std::uint64_t value) {
    return QByteArray::number(static_cast<qulonglong>(value));
}

QByteArray field(std::string_view text) {
    return csvField(QByteArray(text.data(), static_cast<qsizetype>(text.size())));
}

const char* flag(bool value) { return value ? "true" : "false"; }

QJsonValue optionalNumber(const std::optional<std::uint64_t>& value) {
    return value ? jsonInteger(*value) : QJsonValue(QJsonValue::Null);
}

QJsonValue systemJson(const scene::SystemPage& page) {
    if (!page.known)
        return QJsonValue::Null;
    return QJsonObject{{QStringLiteral("readable"), page.readable},
                       {QStringLiteral("writable"), page.writable},
                       {QStringLiteral("present"), page.present},
                       {QStringLiteral("anonymous"), page.anonymous},
                       {QStringLiteral("device"),
                        page.anonymous ? QJsonValue(QJsonValue::Null) : jsonInteger(page.device)},
                       {QStringLiteral("frame"), jsonInteger(page.frame)}};
}

QJsonObject windowJson(const scene::WindowScene& window) {
    QJsonArray pages;
    for (const scene::PageRun& run : window.pages) {
        QJsonObject page{{QStringLiteral("first"), jsonInteger(run.first)},
                         {QStringLiteral("count"), jsonInteger(run.count)},
                         {QStringLiteral("state"), shown(scene::stateName(run.state))},
                         {QStringLiteral("huge"), run.huge},
                         {QStringLiteral("locked"), run.locked},
                         {QStringLiteral("device"), optionalNumber(run.device)},
                         {QStringLiteral("system"), systemJson(run.system)}};
        if (!run.contradiction.empty())
            page[QStringLiteral("contradiction")] = shown(run.contradiction);
        pages.append(page);
    }
    return {{QStringLiteral("view"), jsonInteger(window.view)},
            {QStringLiteral("path"), shown(window.path)},
            {QStringLiteral("subvolume"), jsonInteger(window.subvolume)},
            {QStringLiteral("inode"), jsonInteger(window.inode)},
            {QStringLiteral("offset"), jsonInteger(window.offset)},
            {QStringLiteral("length"), jsonInteger(window.length)},
            {QStringLiteral("address"), jsonInteger(window.address)},
            {QStringLiteral("shared"), window.shared},
            {QStringLiteral("sync"), window.sync},
            {QStringLiteral("writing"), window.writing},
            {QStringLiteral("loads"), jsonInteger(window.loads)},
            {QStringLiteral("stores"), jsonInteger(window.stores)},
            {QStringLiteral("readFaults"), jsonInteger(window.readFaults)},
            {QStringLiteral("writeFaults"), jsonInteger(window.writeFaults)},
            {QStringLiteral("refusedFaults"), jsonInteger(window.refusedFaults)},
            {QStringLiteral("pages"), pages}};
}

QJsonObject fileJson(const scene::FileEntries& file) {
    QJsonArray entries;
    for (const scene::EntryRun& run : file.entries) {
        const bool onDevice = run.kind != scene::EntryKind::Zero;
        entries.append(
            QJsonObject{{QStringLiteral("first"), jsonInteger(run.first)},
                        {QStringLiteral("count"), jsonInteger(run.count)},
                        {QStringLiteral("kind"), shown(scene::kindName(run.kind))},
                        {QStringLiteral("dirty"), run.dirty},
                        {QStringLiteral("towrite"), run.towrite},
                        {QStringLiteral("locked"), run.locked},
                        {QStringLiteral("own"), run.own},
                        {QStringLiteral("device"),
                         onDevice ? jsonInteger(run.device) : QJsonValue(QJsonValue::Null)}});
    }
    return {{QStringLiteral("path"), shown(file.path)},
            {QStringLiteral("subvolume"), jsonInteger(file.subvolume)},
            {QStringLiteral("inode"), jsonInteger(file.inode)},
            {QStringLiteral("size"), jsonInteger(file.size)},
            {QStringLiteral("entries"), entries}};
}

QJsonValue faultJson(const std::optional<scene::LastFault>& fault) {
    if (!fault)
        return QJsonValue::Null;
    return QJsonObject{{QStringLiteral("process"), shown(fault->process)},
                       {QStringLiteral("view"), jsonInteger(fault->view)},
                       {QStringLiteral("page"), jsonInteger(fault->page)},
                       {QStringLiteral("write"), fault->write},
                       {QStringLiteral("story"), shown(fault->story)},
                       {QStringLiteral("nanoseconds"), jsonInteger(fault->nanoseconds)},
                       {QStringLiteral("from"), optionalNumber(fault->from)},
                       {QStringLiteral("to"), optionalNumber(fault->to)},
                       {QStringLiteral("error"), fault->error}};
}

}  // namespace

QByteArray mappingsCsv(const scene::Mappings& mappings) {
    QByteArray out =
        "process,view,path,page,pages,state,huge,locked,device,systemReadable,systemWritable,"
        "systemPresent,systemDevice,contradiction\n";
    for (const scene::ProcessScene& process : mappings.processes) {
        for (const scene::WindowScene& window : process.windows) {
            const QByteArray begin =
                field(process.name) + ',' + number(window.view) + ',' + field(window.path) + ',';
            for (const scene::PageRun& run : window.pages) {
                out += begin + number(run.first) + ',' + number(run.count) + ',' +
                       field(scene::stateName(run.state)) + ',' + flag(run.huge) + ',' +
                       flag(run.locked) + ',';
                if (run.device)
                    out += number(*run.device);
                out += ',';
                if (run.system.known) {
                    out += QByteArray(flag(run.system.readable)) + ',' + flag(run.system.writable) +
                           ',' + flag(run.system.present) + ',';
                    if (!run.system.anonymous)
                        out += number(run.system.device);
                } else {
                    out += ",,,";
                }
                out += ',' + field(run.contradiction) + '\n';
            }
        }
    }
    return out;
}

QByteArray mappingsJson(const scene::Mappings& mappings) {
    QJsonArray processes;
    for (const scene::ProcessScene& process : mappings.processes) {
        QJsonArray windows;
        for (const scene::WindowScene& window : process.windows)
            windows.append(windowJson(window));
        processes.append(QJsonObject{{QStringLiteral("name"), shown(process.name)},
                                     {QStringLiteral("windows"), windows}});
    }
    QJsonArray files;
    for (const scene::FileEntries& file : mappings.files)
        files.append(fileJson(file));
    QJsonArray policies;
    for (const std::string& policy : mappings.policies)
        policies.append(shown(policy));
    return QJsonDocument(
               QJsonObject{{QStringLiteral("dax"), mappings.dax},
                           {QStringLiteral("frozen"), mappings.frozen},
                           {QStringLiteral("removed"), mappings.removed},
                           {QStringLiteral("policies"), policies},
                           {QStringLiteral("pagesRead"), jsonInteger(mappings.pagesRead)},
                           {QStringLiteral("contradictions"), jsonInteger(mappings.contradictions)},
                           {QStringLiteral("mapsUsed"), jsonInteger(mappings.mapsUsed)},
                           {QStringLiteral("mapsMost"), jsonInteger(mappings.mapsMost)},
                           {QStringLiteral("lastFault"), faultJson(mappings.lastFault)},
                           {QStringLiteral("processes"), processes},
                           {QStringLiteral("files"), files}})
        .toJson();
}

}  // namespace daxscope::ui
