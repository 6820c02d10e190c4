// "What is shared": how much of the chosen file, subvolume or image lies only there, how much
// others hold too, how much is allocated but unreachable; each defined where it is shown.
#pragma once

#include <QWidget>
#include <array>
#include <optional>

#include "ui/usage_bar.h"

namespace daxscope::ui {

class TextLabel;

class UsageView : public QWidget {
    Q_OBJECT
public:
    explicit UsageView(QWidget* parent = nullptr);

    /// None: not known (yet), `why` says it in the place of the figures.
    void setUsage(const std::optional<Usage>& usage, const QString& why = {});
    [[nodiscard]] const std::optional<Usage>& usage() const { return usage_; }

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Row {
        QWidget* swatch;
        TextLabel* name;
        TextLabel* amount;
        TextLabel* meaning;
    };

    void measure();

    std::array<Row, 3> rows_{};
    QWidget* bar_;
    TextLabel* why_;
    std::optional<Usage> usage_;
};

}  // namespace daxscope::ui
