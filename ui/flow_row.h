// Small widgets side by side, in as many rows as they need.
#pragma once

#include <QWidget>

namespace daxscope::ui {

class FlowRow : public QWidget {
    Q_OBJECT
public:
    explicit FlowRow(QWidget* parent = nullptr);
    ~FlowRow() override;

    /// At the end; the row owns it. Widgets that are deleted leave no gap.
    void add(QWidget* widget);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    /// Where everything goes; the height that it takes.
    int arrange(int width, bool move) const;

    QList<QWidget*> widgets_;
};

}  // namespace daxscope::ui
