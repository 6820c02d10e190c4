// The states that a scratch image has been in, the oldest first: when it came to be, and by what. The one that it is in is
// marked; a double click, or Return, makes it another one again (session: restart). What was undone stays in the list,
// set in italics, until something changes. GUI thread.
#pragma once

#include <QTreeWidget>

#include "scene/image_scene.h"

namespace daxscope::ui {

class MomentsView : public QTreeWidget {
    Q_OBJECT
public:
    explicit MomentsView(QWidget* parent = nullptr);

    void setHistory(const scene::History& history);
    /// The row of the state that the image is in; −1 while nothing was kept.
    [[nodiscard]] int here() const { return here_; }

    [[nodiscard]] QSize sizeHint() const override;

signals:
    /// The image is to be as it was at that moment.
    void chosen(quint64 moment);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    /// One state: what led to it, and the moment that brings it back.
    struct State {
        std::string name;
        std::string label;  ///< as somebody called it
        std::int64_t seconds = 0;
        quint64 moment = 0;  ///< 0: the image is in it, and nothing has to be brought back
        [[nodiscard]] bool operator==(const State&) const = default;
    };

    void choose(QTreeWidgetItem* row);
    void look();

    std::vector<State> states_;
    int here_ = -1;
};

}  // namespace daxscope::ui
