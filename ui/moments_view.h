// The states that a scratch image has been in, the oldest first: when it came to be, and by what. The one that it is in is
// marked; a double click, or Return, makes it another one again (session: restart). What was undone stays in the list,
// set in italics, until something changes. GUI thread.
#pragma once

#include <QTreeWidget>
#include <optional>

#include "ui/moment_states.h"

namespace daxscope::ui {

class MomentsView : public QTreeWidget {
    Q_OBJECT
public:
    explicit MomentsView(QWidget* parent = nullptr);

    void setHistory(const scene::History& history);
    /// The row of the state that all views show: another than here() while somebody looks back; −1 for none. Current
    /// from now on, unless the list has the keyboard.
    void setShown(int row);
    /// The row of the state that the image is in; −1 while nothing was kept.
    [[nodiscard]] int here() const { return all_.now; }
    /// That of the current row; nothing for the state that the image is in.
    [[nodiscard]] std::optional<quint64> currentMoment() const;

    [[nodiscard]] QSize sizeHint() const override;

signals:
    /// The image is to be as it was at that moment.
    void chosen(quint64 moment);
    /// The state of that row is to be looked at.
    void lookWanted(int row);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    void choose(QTreeWidgetItem* row);
    void look();
    void mark(int row);

    MomentStates all_;
    int shown_ = -1;
};

}  // namespace daxscope::ui
