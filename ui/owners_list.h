// Who holds a device byte: one row per name of each file, and per tree. Rows are two numbers each,
// so thousands of snapshots are fine.
#pragma once

#include <QAbstractListModel>
#include <vector>

#include "ui/backend.h"

namespace daxscope::ui {

class OwnersModel : public QAbstractListModel {
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    void setOwners(OwnersPtr owners);
    [[nodiscard]] const scene::Owner* owner(const QModelIndex& index) const;
    /// The name that the row shows; empty for trees and for files without a known name.
    [[nodiscard]] std::string path(const QModelIndex& index) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    struct Row {
        std::size_t owner;
        std::size_t name;
    };

    OwnersPtr owners_;
    std::vector<Row> rows_;
};

}  // namespace daxscope::ui
