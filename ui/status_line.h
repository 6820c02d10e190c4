// The line at the bottom: image, generation, granularity with its reason, options in force; at the
// right what the engine does and how many findings there are. A click on these lists them.
#pragma once

#include <QWidget>

#include "ui/backend.h"

class QPushButton;

namespace daxscope::ui {

class TextLabel;

class StatusLine : public QWidget {
    Q_OBJECT
public:
    explicit StatusLine(QWidget* parent = nullptr);

    /// Null: nothing is open.
    void setScene(ScenePtr scene);
    /// "engine idle", "reading extents 43 %".
    void setEngine(const QString& state);
    [[nodiscard]] QString text() const;
    void showFindings();

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    void measure();

    ScenePtr scene_;
    TextLabel* image_;
    TextLabel* filesystem_;
    TextLabel* granularity_;
    TextLabel* options_;
    TextLabel* engine_;
    QPushButton* findings_;
};

}  // namespace daxscope::ui
