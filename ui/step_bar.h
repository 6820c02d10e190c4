// One line over the views while the engine is watched step by step: where it stands or how slowly it goes, what it stops
// at as chips that a click takes away, and the ways on. Hidden when nothing of that is asked for.
#pragma once

#include <QTimer>
#include <QWidget>

#include "ui/stepping.h"

class QPushButton;

namespace daxscope::ui {

class Chip;
class FlowRow;
class TextLabel;

/// "stops at copy", "stops at what happens to /v/db"; `timeline` may be null, and names files.
[[nodiscard]] QString breakpointText(const trace::Breakpoint& breakpoint,
                                     const scene::Timeline* timeline);

class StepBar : public QWidget {
    Q_OBJECT
public:
    explicit StepBar(Stepping* stepping, QWidget* parent = nullptr);

    /// That has the event at which it stands; may be null.
    void setTimeline(const TimelinePtr& timeline);
    /// What is said, as one text.
    [[nodiscard]] QString text() const;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    void refresh();
    void refreshChips();
    void measure();

    Stepping* stepping_;
    TimelinePtr timeline_;
    TextLabel* title_;
    TextLabel* text_;
    FlowRow* stops_;
    QList<Chip*> chips_;
    std::vector<trace::Breakpoint> shown_;
    QPushButton* step_;
    QPushButton* over_;
    QPushButton* out_;
    QPushButton* cancel_;
    QPushButton* go_;
    QTimer soon_;  ///< what lasts for a moment only is not worth a change of what is read
};

}  // namespace daxscope::ui
