// What a comparison found, as a table: what happened, to which path, where in it. Rows can be left out by what happened.
//
// GUI thread. Costs four bytes a row beyond the engine's list.
#pragma once

#include <QAbstractTableModel>
#include <array>
#include <vector>

#include "ui/backend.h"

namespace daxscope::ui {

class DifferencesModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column : int { WhatColumn, PathColumn, WhereColumn, columns };
    using Kind = scene::Difference::Kind;

    using QAbstractTableModel::QAbstractTableModel;

    void setDifferences(scene::DifferencesPtr differences);
    [[nodiscard]] const scene::DifferencesPtr& differences() const { return differences_; }
    void setShown(Kind kind, bool shown);
    /// All of that kind, shown or not.
    [[nodiscard]] std::size_t count(Kind kind) const {
        return counts_.at(static_cast<std::size_t>(kind));
    }
    [[nodiscard]] const scene::Difference* difference(const QModelIndex& index) const;
    /// The row of a path; invalid when it is not shown.
    [[nodiscard]] QModelIndex find(const std::string& path) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

    /// "+", "−", "±": a second sign for what colours say.
    [[nodiscard]] static QString sign(Kind kind);
    /// "added", "removed", "changed", translated.
    [[nodiscard]] static QString word(Kind kind);
    /// "size, 3 stretches of 12 KiB, from byte 4,096"
    [[nodiscard]] static QString where(const scene::Difference& one);

private:
    void choose();

    scene::DifferencesPtr differences_;
    std::vector<quint32> rows_;
    std::array<std::size_t, 3> counts_{};
    std::array<bool, 3> shown_{true, true, true};
};

}  // namespace daxscope::ui
