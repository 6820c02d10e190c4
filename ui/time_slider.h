// A slider over the states of an image: a tick for each, taller with a name, and the handle at the one that is shown. Filled: now;
// hollow: an earlier one, or one that was undone. A click goes where it points. Painted; the words are the bar's. GUI thread.
#pragma once

#include <QSlider>

#include "ui/moment_states.h"

namespace daxscope::ui {

class TimeSlider : public QSlider {
    Q_OBJECT
public:
    explicit TimeSlider(QWidget* parent = nullptr);

    /// The value stays where it is, as far as there are states; nothing is emitted.
    void setStates(const MomentStates& states);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override;

private:
    [[nodiscard]] qreal place(int state) const;
    [[nodiscard]] int stateAt(qreal x) const;

    MomentStates all_;
};

}  // namespace daxscope::ui
