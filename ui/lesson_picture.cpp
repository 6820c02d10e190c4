#include "ui/lesson_picture.h"

#include <QCoreApplication>
#include <QPainter>
#include <algorithm>
#include <bit>
#include <cmath>

#include "ui/map/file_meaning.h"
#include "ui/text.h"

namespace daxscope::ui {

namespace {

constexpr quint64 block = 4096;
constexpr int mostCells = 96;

struct PictureTr {
    Q_DECLARE_TR_FUNCTIONS(daxscope::ui::LessonPicture)
};

std::optional<scene::FileExtent> at(const FileExtentsPtr& file, quint64 offset) {
    const auto index = file ? file->find(offset) : std::nullopt;
    return index ? std::optional(file->extent(*index)) : std::nullopt;
}

std::optional<quint64> placeOf(const FileExtentsPtr& file, quint64 offset) {
    const auto extent = at(file, offset);
    if (!extent || !extent->device)
        return std::nullopt;
    return *extent->device + offset - extent->offset;
}

bool sameName(const std::string& a, const std::string& b) {
    return a.substr(a.rfind('/') + 1) == b.substr(b.rfind('/') + 1);
}

FileExtentsPtr named(const std::vector<FileExtentsPtr>& files, const QString& path) {
    const auto found =
        std::ranges::find(files, path.toStdString(), [](const auto& file) { return file->path; });
    return found == files.end() ? nullptr : *found;
}

}  // namespace

QImage LessonPicture::paint(qreal width, qreal pixelRatio, const Theme& theme,
                            const QFont& font) const {
    const qreal em = QFontMetricsF(font).height();
    quint64 blocks = 1;
    for (const FileExtentsPtr& file : files)
        blocks = std::max(blocks, (file->end() + block - 1) / block);
    const quint64 each = std::bit_ceil((blocks + mostCells - 1) / mostCells);
    const auto cells = static_cast<int>((blocks + each - 1) / each);
    const int inLine = std::max(8, static_cast<int>(width / (em * 0.72)) / 8 * 8);
    const qreal cell = std::min(em * 0.95, std::floor(width / std::min(cells, inLine)));
    const int lines = (cells + inLine - 1) / inLine;
    const qreal label = em * 1.25;
    const qreal line = cell + em * 0.2;
    const qreal row = label + lines * line + em * 0.3;
    QImage out((QSizeF(width, row * static_cast<qreal>(paths.size())) * pixelRatio).toSize(),
               QImage::Format_ARGB32_Premultiplied);
    out.setDevicePixelRatio(pixelRatio);
    out.fill(Qt::transparent);
    QPainter painter(&out);
    painter.setRenderHint(QPainter::Antialiasing);
    const QFont small = smallFont(font);
    const FileExtentsPtr first = named(files, paths.value(0));
    qreal y = 0;
    for (const QString& path : paths) {
        const FileExtentsPtr file = named(files, path);
        painter.setFont(small);
        painter.setPen(theme.secondary);
        QString name = file ? path : PictureTr::tr("%1: not there").arg(path);
        if (file && each > 1)
            name += PictureTr::tr(" · a cell is %1").arg(sized(each * block));
        painter.drawText(QRectF(0, y, width, label), Qt::AlignVCenter, name);
        for (int i = 0; file && i < cells; ++i) {
            const quint64 offset = static_cast<quint64>(i) * each * block;
            if (offset >= file->end())
                break;
            const int inRow = i % inLine;
            const int rowOf = i / inLine;
            const QRectF area(inRow * cell, y + label + rowOf * line, cell - 2, cell - 2);
            fillClass(painter, area, meaningOf(file->summarize({offset, each * block})), theme, em);
            if (file != first && first && sameName(file->path, first->path) &&
                placeOf(file, offset) != placeOf(first, offset))
                frameChanged(painter, area, theme, em);
        }
        y += row;
    }
    return out;
}

QString LessonPicture::words() const {
    QStringList out;
    const FileExtentsPtr first = named(files, paths.value(0));
    for (const QString& path : paths) {
        const FileExtentsPtr file = named(files, path);
        if (!file) {
            out << PictureTr::tr("%1 is not there").arg(path);
            continue;
        }
        const auto& totals = file->totals();
        const auto inBlocks = [](quint64 bytes) { return QString::number(bytes / block); };
        out << PictureTr::tr("%1: %2 blocks of its own, %3 shared, %4 in holes")
                   .arg(path, inBlocks(totals.data), inBlocks(totals.shared),
                        inBlocks(totals.holes));
    }
    return out.join(QStringLiteral("; "));
}

}  // namespace daxscope::ui
