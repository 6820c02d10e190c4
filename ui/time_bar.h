// The line of time over the views, and below it, while an earlier moment is looked at, a band that says so and leads back.
//
// Hidden as long as there is only one state. Only shows and asks: the window looks. GUI thread.
#pragma once

#include <QWidget>

#include "ui/moment_states.h"

class QPushButton;

namespace daxscope::ui {

class Chip;
class TextLabel;
class TimeSlider;

class TimeBar : public QWidget {
    Q_OBJECT
public:
    explicit TimeBar(QWidget* parent = nullptr);

    /// Nothing is emitted.
    void setStates(const MomentStates& states);
    /// The state that is shown; −1: now. The slider stays: it may have been moved on meanwhile.
    void setShown(int state);
    [[nodiscard]] const MomentStates& states() const { return all_; }
    /// Where the slider is: what was asked for last.
    [[nodiscard]] int position() const;
    void setPosition(int state);
    [[nodiscard]] bool comparing() const;
    void setComparing(bool on);
    /// Of the band; empty while now is shown.
    [[nodiscard]] QString text() const;
    [[nodiscard]] TimeSlider* slider() const { return slider_; }

signals:
    void lookWanted(int state);
    void nowWanted();
    void restartWanted();
    void nameWanted();
    void comparingChanged(bool on);

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    void measure();
    void tell();

    MomentStates all_;
    int shown_ = -1;
    QWidget* line_;
    QPushButton* before_;
    QPushButton* after_;
    TimeSlider* slider_;
    TextLabel* words_;
    QWidget* band_;
    TextLabel* title_;
    TextLabel* sentence_;
    Chip* compare_;
    QPushButton* name_;
    QPushButton* now_;
    QPushButton* restart_;
};

}  // namespace daxscope::ui
