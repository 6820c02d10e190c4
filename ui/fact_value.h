// One value in a list of facts: wraps anywhere (a UUID has no spaces), and is copied as a whole by
// Ctrl+C or from its menu.
#pragma once

#include <QWidget>

namespace daxscope::ui {

class FactValue : public QWidget {
    Q_OBJECT
public:
    FactValue(const QString& text, bool mono, QWidget* parent = nullptr);

    void setText(const QString& text);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    [[nodiscard]] QFont textFont() const;
    void copy() const;

    QString text_;
    bool mono_;
};

}  // namespace daxscope::ui
