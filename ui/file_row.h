// How one row of the file tree is painted; used by the tree's delegate and by its export.
#pragma once

#include <QModelIndex>
#include <QRectF>
#include <QStyledItemDelegate>

namespace daxscope::ui {

struct Theme;

/// The name column: glyph (dashed square: subvolume, two squares: snapshot), name, grey note.
/// The note gives way first when there is no room, then the name is elided in the middle.
void paintFileName(QPainter& painter, const QRectF& area, const QModelIndex& index,
                   const Theme& theme, const QFont& font);
void paintFileSize(QPainter& painter, const QRectF& area, const QModelIndex& index,
                   const Theme& theme, const QFont& font);
void paintFileUsage(QPainter& painter, const QRectF& area, const QModelIndex& index,
                    const Theme& theme, const QFont& font);

class FileRowDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override;
};

}  // namespace daxscope::ui
