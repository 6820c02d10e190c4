// A small rounded button in the title of a panel: a choice that is on or off, or one of several. Where there is no room its text
// is cut, and its tip begins with it.
#pragma once

#include <QAbstractButton>

namespace daxscope::ui {

class Chip : public QAbstractButton {
    Q_OBJECT
public:
    explicit Chip(const QString& text, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
};

}  // namespace daxscope::ui
