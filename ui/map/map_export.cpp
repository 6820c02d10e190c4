#include "ui/map/map_export.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPainter>

#include "base/text.h"
#include "scene/classes.h"

namespace daxscope::ui {

namespace {

QByteArray bytesOf(std::string_view text) {
    return {text.data(), static_cast<qsizetype>(text.size())};
}

const char* kindText(scene::ExtentKind kind) {
    switch (kind) {
        case scene::ExtentKind::Data:
            return "data";
        case scene::ExtentKind::Tree:
            return "tree";
        case scene::ExtentKind::Freed:
            return "freed";
        case scene::ExtentKind::Super:
            break;
    }
    return "super";
}

/// A JSON string with its quotes; names may hold any bytes.
QByteArray jsonText(std::string_view text) {
    const std::string valid = toUtf8Lossy(text);
    const QJsonArray one{QString::fromStdString(valid)};
    const QByteArray list = QJsonDocument(one).toJson(QJsonDocument::Compact);
    return list.mid(1, list.size() - 2);
}

/// "name": value, behind a comma unless it is the first.
class Fields {
public:
    explicit Fields(QByteArray& out) : out_(out) { out_ += '{'; }
    void number(const char* name, std::uint64_t value) {
        start(name);
        appendJsonInteger(out_, value);
    }
    void raw(const char* name, const QByteArray& value) {
        start(name);
        out_ += value;
    }
    void end() { out_ += '}'; }

private:
    void start(const char* name) {
        if (!first_)
            out_ += ", ";
        first_ = false;
        out_ += '"';
        out_ += name;
        out_ += "\": ";
    }
    QByteArray& out_;
    bool first_ = true;
};

const char* flag(bool value) { return value ? "true" : "false"; }

}  // namespace

QByteArray deviceMapCsv(const scene::DeviceMap& map) {
    QByteArray out = "device,length,kind,tree,owners,generation,class,unreachable,copy\n";
    out.reserve(static_cast<qsizetype>(map.extentCount()) * 56 + out.size());
    for (std::size_t i = 0; i < map.extentCount(); ++i) {
        const scene::DeviceExtent e = map.extent(i);
        out += QByteArray::number(static_cast<qulonglong>(e.device)) + ',' +
               QByteArray::number(static_cast<qulonglong>(e.length)) + ',' + kindText(e.kind) + ',';
        if (e.kind == scene::ExtentKind::Tree)
            out += QByteArray::number(static_cast<qulonglong>(e.tree));
        out += ',' + QByteArray::number(e.owners) + ',' +
               QByteArray::number(static_cast<qulonglong>(e.generation)) + ',' +
               bytesOf(scene::className(e.byteClass())) + ',' +
               QByteArray::number(static_cast<qulonglong>(e.unreachable)) + ',' +
               QByteArray::number(e.copy) + '\n';
    }
    return out;
}

QByteArray deviceMapJson(const scene::DeviceMap& map) {
    QByteArray out = "{\"deviceSize\": ";
    out.reserve(static_cast<qsizetype>(map.extentCount()) * 160 + 256);
    appendJsonInteger(out, map.deviceSize());
    out += ",\n\"blockGroups\": [";
    const char* separator = "\n";
    for (const scene::BlockGroup& group : map.blockGroups()) {
        out += separator;
        separator = ",\n";
        Fields fields(out);
        fields.number("device", group.device);
        fields.number("length", group.length);
        fields.number("logical", group.logical);
        fields.number("used", group.used);
        fields.number("flags", group.flags);
        fields.number("copy", group.copy);
        fields.number("copies", group.copies);
        fields.end();
    }
    out += "],\n\"extents\": [";
    separator = "\n";
    for (std::size_t i = 0; i < map.extentCount(); ++i) {
        const scene::DeviceExtent e = map.extent(i);
        out += separator;
        separator = ",\n";
        Fields fields(out);
        fields.number("device", e.device);
        fields.number("length", e.length);
        fields.raw("kind", QByteArray("\"") + kindText(e.kind) + '"');
        if (e.kind == scene::ExtentKind::Tree)
            fields.number("tree", e.tree);
        else
            fields.raw("tree", "null");
        fields.number("owners", e.owners);
        fields.number("generation", e.generation);
        fields.raw("class", '"' + bytesOf(scene::className(e.byteClass())) + '"');
        fields.number("unreachable", e.unreachable);
        fields.number("copy", e.copy);
        fields.end();
    }
    out += "]}\n";
    return out;
}

QByteArray fileExtentsCsv(const scene::FileExtents& file) {
    QByteArray out =
        "offset,length,device,deviceLength,type,shared,owners,generation,compression\n";
    for (std::size_t i = 0; i < file.count(); ++i) {
        const scene::FileExtent e = file.extent(i);
        out += QByteArray::number(static_cast<qulonglong>(e.offset)) + ',' +
               QByteArray::number(static_cast<qulonglong>(e.length)) + ',';
        if (e.device)
            out += QByteArray::number(static_cast<qulonglong>(*e.device));
        out += ',' + QByteArray::number(static_cast<qulonglong>(e.deviceLength)) + ',' +
               bytesOf(scene::typeName(e.type)) + ',' + flag(e.shared) + ',' +
               QByteArray::number(e.owners) + ',' +
               QByteArray::number(static_cast<qulonglong>(e.generation)) + ',' +
               bytesOf(scene::compressionName(e.compression)) + '\n';
    }
    return out;
}

QByteArray fileExtentsJson(const scene::FileExtents& file) {
    QByteArray out = "{\"path\": " + jsonText(file.path) + ", \"size\": ";
    appendJsonInteger(out, file.size);
    out += ", \"extents\": [";
    const char* separator = "\n";
    for (std::size_t i = 0; i < file.count(); ++i) {
        const scene::FileExtent e = file.extent(i);
        out += separator;
        separator = ",\n";
        Fields fields(out);
        fields.number("offset", e.offset);
        fields.number("length", e.length);
        if (e.device)
            fields.number("device", *e.device);
        else
            fields.raw("device", "null");
        fields.raw("type", '"' + bytesOf(scene::typeName(e.type)) + '"');
        fields.raw("shared", flag(e.shared));
        fields.number("owners", e.owners);
        fields.number("generation", e.generation);
        fields.raw("compression", '"' + bytesOf(scene::compressionName(e.compression)) + '"');
        fields.end();
    }
    out += "]}\n";
    return out;
}

DeviceMapPicture::DeviceMapPicture(std::shared_ptr<const scene::DeviceMap> map, bool complete) {
    painter_.setMap(std::move(map), complete);
}

QString DeviceMapPicture::viewName() const { return QStringLiteral("device"); }

void DeviceMapPicture::paintTo(QPainter& painter, const QSizeF& size, const Theme& theme,
                               const QFont& font) {
    painter_.layout(size, font, painter.deviceTransform().m11());
    painter_.paint(painter, theme);
}

QByteArray DeviceMapPicture::csv() const {
    return painter_.map() != nullptr ? deviceMapCsv(*painter_.map()) : QByteArray();
}

QByteArray DeviceMapPicture::json() const {
    return painter_.map() != nullptr ? deviceMapJson(*painter_.map()) : QByteArrayLiteral("null\n");
}

FileExtentsPicture::FileExtentsPicture(std::shared_ptr<const scene::FileExtents> file,
                                       std::uint64_t deviceSize, std::uint64_t blockSize) {
    painter_.setFile(std::move(file), deviceSize, blockSize);
}

QString FileExtentsPicture::viewName() const { return QStringLiteral("file-extents"); }

void FileExtentsPicture::paintTo(QPainter& painter, const QSizeF& size, const Theme& theme,
                                 const QFont& font) {
    painter_.layout(size, font, painter.deviceTransform().m11());
    painter_.paint(painter, theme);
}

QByteArray FileExtentsPicture::csv() const {
    return painter_.file() != nullptr ? fileExtentsCsv(*painter_.file()) : QByteArray();
}

QByteArray FileExtentsPicture::json() const {
    return painter_.file() != nullptr ? fileExtentsJson(*painter_.file())
                                      : QByteArrayLiteral("null\n");
}

}  // namespace daxscope::ui
