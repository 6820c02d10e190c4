// The mapping entries of one file as a table: page, kind, marks, block, and which process has it mapped how.
//
// One row for entries that are alike; cells are made when they are asked for, so a million rows cost nothing until they
// are seen. GUI thread.
#pragma once

#include <QAbstractTableModel>
#include <QStyledItemDelegate>

#include "ui/backend.h"
#include "ui/map/mapped_pages.h"

namespace daxscope::ui {

class EntriesModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column : std::uint8_t { Page, Kind, Marks, Device, MappedBy, Columns };
    enum Role : std::uint16_t { FaultRole = Qt::UserRole };  ///< bool: the last fault was here

    using QAbstractTableModel::QAbstractTableModel;

    /// `file`: of `mappings`; null: none. Rows keep their numbers as far as there are as many.
    void setFile(const MappingsPtr& mappings, const WindowsPtr& windows,
                 const scene::FileEntries* file);
    [[nodiscard]] const scene::FileEntries* file() const { return file_; }
    [[nodiscard]] const scene::EntryRun* entry(const QModelIndex& index) const;
    /// The row that has a page of the file; −1 when there is no entry.
    [[nodiscard]] int rowOf(quint64 page) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] bool faulted(const scene::EntryRun& run) const;

    MappingsPtr mappings_;
    WindowsPtr windows_;
    const scene::FileEntries* file_ = nullptr;
    int rows_ = 0;
    bool faultHere_ = false;
};

/// Rows with the last fault stand out.
class EntryDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
};

}  // namespace daxscope::ui
