// A row of buttons, one for each action: the same words, state and tooltip. What does not fit is left away from the end:
// the menus have it. An action that is not
// visible has no button.
#pragma once

#include <QAction>
#include <QList>
#include <QWidget>

class QPushButton;

namespace daxscope::ui {

class ActionRow : public QWidget {
    Q_OBJECT
public:
    explicit ActionRow(const QList<QAction*>& actions, QWidget* parent = nullptr);

    [[nodiscard]] QPushButton* button(const QAction* action) const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

private:
    void follow(qsizetype index);
    void arrange();
    [[nodiscard]] int gap() const;

    QList<QAction*> actions_;
    QList<QPushButton*> buttons_;
};

}  // namespace daxscope::ui
