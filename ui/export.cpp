#include "ui/export.h"

#include <QBuffer>
#include <QFileInfo>
#include <QFontInfo>
#include <QImage>
#include <QImageWriter>
#include <QPainter>
#include <QSaveFile>
#include <QSvgGenerator>
#include <cerrno>
#include <cmath>

namespace daxscope::ui {

namespace {

constexpr quint64 largestExact = (quint64{1} << 53) - 1;
constexpr int leastSide = 16;
constexpr int mostSide = 16384;
/// 16384 × 16384 would be a gigabyte.
constexpr double mostPixels = 100e6;

Status checkedSize(const QSize& size, double scale) {
    if (!(scale >= 0.25 && scale <= 8))
        return fail(EINVAL, "the scale {} is not between 0.25 and 8", scale);
    const double width = size.width() * scale;
    const double height = size.height() * scale;
    if (size.width() < leastSide || size.height() < leastSide || width > mostSide ||
        height > mostSide)
        return fail(EINVAL, "a picture of {:.0f} × {:.0f} pixels is not between {} and {} a side",
                    width, height, leastSide, mostSide);
    if (width * height > mostPixels)
        return fail(EINVAL,
                    "a picture of {:.0f} × {:.0f} pixels is more than {:.0f} million in all", width,
                    height, mostPixels / 1e6);
    return {};
}

Result<QByteArray> png(ExportableView& view, const ExportOptions& options) {
    const QSize size(static_cast<int>(std::lround(options.size.width() * options.scale)),
                     static_cast<int>(std::lround(options.size.height() * options.scale)));
    QImage image(size, QImage::Format_RGB32);
    if (image.isNull())
        return fail(ENOMEM, "there is not enough memory for a picture of {} × {} pixels",
                    size.width(), size.height());
    image.fill(options.theme.background);
    image.setDevicePixelRatio(options.scale);
    QPainter painter(&image);
    view.paintTo(painter, QSizeF(options.size), options.theme, options.font);
    painter.end();
    image.setDevicePixelRatio(1);
    QByteArray out;
    QBuffer buffer(&out);
    buffer.open(QIODevice::WriteOnly);
    if (!image.save(&buffer, "PNG"))
        return fail(EIO, "the picture could not be encoded as PNG");
    return out;
}

Result<QByteArray> svg(ExportableView& view, const ExportOptions& options) {
    QByteArray out;
    QBuffer buffer(&out);
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(options.size);
    generator.setViewBox(QRect(QPoint(), options.size));
    generator.setTitle(QStringLiteral("Daxscope: ") + view.viewName());
    QPainter painter;
    if (!painter.begin(&generator))
        return fail(EIO, "the SVG could not be started");
    // In pixels, not points: an SVG has no resolution of its own that points could refer to.
    QFont font = options.font;
    font.setPixelSize(QFontInfo(font).pixelSize());
    view.paintTo(painter, QSizeF(options.size), options.theme, font);
    painter.end();
    return out;
}

}  // namespace

QStringList exportFormats() {
    return {QStringLiteral("png"), QStringLiteral("svg"), QStringLiteral("csv"),
            QStringLiteral("json")};
}

Status exportView(ExportableView& view, const QString& path, const ExportOptions& options) {
    const QString format = QFileInfo(path).suffix().toLower();
    if (!exportFormats().contains(format))
        return fail(EINVAL, "“{}” does not end in .{}", path.toStdString(),
                    exportFormats().join(QStringLiteral(", .")).toStdString());
    QByteArray content;
    if (format == QLatin1String("csv")) {
        content = view.csv();
    } else if (format == QLatin1String("json")) {
        content = view.json();
    } else {
        DAX_CHECK(checkedSize(options.size, format == QLatin1String("png") ? options.scale : 1));
        DAX_TRY(content, format == QLatin1String("png") ? png(view, options) : svg(view, options));
    }
    QSaveFile file(path);
    // A pipe or a folder where only the file itself may be written, not one beside it.
    file.setDirectWriteFallback(true);
    errno = 0;
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() ||
        !file.commit()) {
        const int code = errno != 0 ? errno : EIO;
        return std::unexpected(Error{code, file.errorString().toStdString(), path.toStdString()});
    }
    return {};
}

QJsonValue jsonInteger(quint64 value) {
    if (value > largestExact)
        return QString::number(value);
    return static_cast<qint64>(value);
}

void appendJsonInteger(QByteArray& out, quint64 value) {
    const QByteArray digits = QByteArray::number(value);
    out += value > largestExact ? '"' + digits + '"' : digits;
}

QByteArray csvField(const QByteArray& text) {
    bool plain = true;
    for (const char c : text)
        plain = plain && c != '"' && c != ',' && c != '\n' && c != '\r';
    if (plain)
        return text;
    QByteArray inner = text;
    inner.replace('"', "\"\"");
    return '"' + inner + '"';
}

}  // namespace daxscope::ui
