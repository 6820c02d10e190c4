// The search field: names, inode numbers, device bytes. Asks the backend after a pause in typing
// or on Return, and lists what was found below itself; Return goes to the chosen hit.
//
// The list is a child of the window, not a window of its own: the keyboard stays in the field.
// Down and Up move in the list, Escape closes it. GUI thread.
#pragma once

#include <QAbstractListModel>
#include <QLineEdit>
#include <QTimer>

#include "ui/backend.h"

class QFrame;
class QListView;

namespace daxscope::ui {

class TextLabel;

class HitsModel : public QAbstractListModel {
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    void setHits(SearchHits hits);
    [[nodiscard]] const scene::SearchHit* hit(const QModelIndex& index) const;
    [[nodiscard]] int rowCount(const QModelIndex& parent) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    SearchHits hits_;
};

class SearchBox : public QLineEdit {
    Q_OBJECT
public:
    static constexpr int pauseMilliseconds = 180;

    explicit SearchBox(Backend* backend, QWidget* parent = nullptr);

    [[nodiscard]] bool listShown() const;
    [[nodiscard]] HitsModel* hits() const { return model_; }
    void closeList();

    [[nodiscard]] QSize sizeHint() const override;

signals:
    void chosen(const daxscope::scene::SearchHit& hit);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;

private:
    void ask();
    void answer(Job job, const SearchHits& hits, bool complete);
    void openList();
    void choose(const QModelIndex& index);
    void move(int rows);

    Backend* backend_;
    HitsModel* model_;
    QFrame* frame_ = nullptr;
    QListView* list_ = nullptr;
    TextLabel* note_ = nullptr;
    QTimer pause_;
    Job job_ = 0;
    QString asked_;
    bool answered_ = false;
    bool goWhenAnswered_ = false;
};

}  // namespace daxscope::ui
