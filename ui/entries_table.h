// The mapping entries of one file as a table (entries_model.h), in the window's look: no lines, quiet column names.
#pragma once

#include <QTableView>

#include "ui/backend.h"

namespace daxscope::ui {

class EntriesModel;

class EntriesTable : public QTableView {
    Q_OBJECT
public:
    explicit EntriesTable(QWidget* parent = nullptr);

    [[nodiscard]] EntriesModel* entries() const { return entries_; }
    /// The row that has this page of the file is chosen, unless the user is walking through the table.
    void showPage(quint64 page);

signals:
    /// By hand: the first page of a row.
    void pageChosen(quint64 page);

protected:
    bool event(QEvent* event) override;

private:
    void measure();

    EntriesModel* entries_;
};

}  // namespace daxscope::ui
