// What every view can be turned into: a picture (PNG, SVG) or its data (CSV, JSON).
//
// The extension of the file decides. GUI thread. Files are written whole or not at all. Integers
// above 2^53 − 1 are decimal strings in JSON, because JavaScript would round them.
#pragma once

#include <QByteArray>
#include <QFont>
#include <QJsonValue>
#include <QSize>
#include <QSizeF>
#include <QString>
#include <QStringList>

#include "base/result.h"
#include "ui/theme.h"

class QPainter;

namespace daxscope::ui {

class ExportableView {
public:
    virtual ~ExportableView() = default;

    /// Stable and short: "device", "file-extents"; also the suggested file name.
    [[nodiscard]] virtual QString viewName() const = 0;
    /// Paints the whole view, background included, into (0, 0)…size.
    virtual void paintTo(QPainter& painter, const QSizeF& size, const Theme& theme,
                         const QFont& font) = 0;
    /// UTF-8, a header line, comma-separated, quoted where needed (RFC 4180).
    [[nodiscard]] virtual QByteArray csv() const = 0;
    /// UTF-8, one JSON value.
    [[nodiscard]] virtual QByteArray json() const = 0;
};

struct ExportOptions {
    QSize size{1600, 900};  ///< logical pixels; of pictures
    double scale = 1;       ///< device pixels to a logical pixel; of PNG
    Theme theme;
    QFont font;
};

/// "png", "svg", "csv", "json".
[[nodiscard]] QStringList exportFormats();

/// EINVAL: unknown extension, or a size outside 16…16384 pixels a side (at scale); else errno of
/// the file.
[[nodiscard]] Status exportView(ExportableView& view, const QString& path,
                                const ExportOptions& options);

/// A JSON number, or a decimal string above 2^53 − 1.
[[nodiscard]] QJsonValue jsonInteger(quint64 value);
/// The same as text, for writers that do not build a document.
void appendJsonInteger(QByteArray& out, quint64 value);
/// One field of CSV, quoted if it has to be.
[[nodiscard]] QByteArray csvField(const QByteArray& text);

}  // namespace daxscope::ui
