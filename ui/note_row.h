// A row of a list: its text, and grey words at the right (noteRole). For owners and search results.
#pragma once

#include <QStyledItemDelegate>

namespace daxscope::ui {

inline constexpr int noteRole = Qt::UserRole;  ///< QString

class NoteRowDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override;
};

}  // namespace daxscope::ui
