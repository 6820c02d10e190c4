// One file on both sides of a comparison: what was above, what is below, on one axis of the file's bytes; joined where both lie
// at one place, framed where they read differently.
//
// Knows no widget. The whole file is in view; costs grow with pixels and with the number of moved pieces.
#pragma once

#include <QCoreApplication>
#include <QFont>
#include <QRectF>
#include <optional>
#include <vector>

#include "ui/backend.h"
#include "ui/theme.h"

class QPainter;

namespace daxscope::ui {

class ComparedFile {
    Q_DECLARE_TR_FUNCTIONS(daxscope::ui::ComparedFile)
public:
    /// One of the two may be null: the file is only on the other side. `differing`: bytes that read differently, sorted.
    void setFile(FileExtentsPtr was, FileExtentsPtr is, std::vector<ByteRange> differing);
    void setNames(const QString& was, const QString& is);
    [[nodiscard]] bool empty() const { return was_ == nullptr && is_ == nullptr; }

    void layout(const QSizeF& size, const QFont& font);
    void paint(QPainter& painter, const Theme& theme) const;
    /// The byte of the file under a point of a strip.
    [[nodiscard]] std::optional<quint64> byteAt(QPointF at) const;
    /// Where a range of the file is in both strips; empty without a file.
    [[nodiscard]] QRectF area(const ByteRange& range) const;
    /// "8 of 12 blocks lie at one place, 3 read differently"
    [[nodiscard]] QString sentence() const;

private:
    [[nodiscard]] qreal x(std::uint64_t byte) const;
    void paintStrip(QPainter& painter, const Theme& theme, const FileExtentsPtr& file,
                    const QRectF& strip, const QString& name) const;
    void paintJoins(QPainter& painter, const Theme& theme) const;

    FileExtentsPtr was_, is_;
    std::vector<ByteRange> differing_;
    std::vector<ByteRange> joined_;  ///< bytes that lie at one place of the device on both sides
    std::uint64_t end_ = 0;
    QString wasName_, isName_;
    QFont font_;
    qreal em_ = 1;
    QRectF above_, below_;
};

}  // namespace daxscope::ui
