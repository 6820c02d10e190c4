// One panel of the window: a title with a grey subtitle, chips at the right, a hairline, and below
// it one view. No frame: panels are told apart by the hairlines between them.
#pragma once

#include <QWidget>

class QHBoxLayout;

namespace daxscope::ui {

class Chip;
class TextLabel;

class Panel : public QWidget {
    Q_OBJECT
public:
    /// `name` is stable, for saved state and tests.
    Panel(const QString& name, const QString& title, QWidget* content, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const;
    void setTitle(const QString& title);
    [[nodiscard]] QString subtitle() const;
    void setSubtitle(const QString& subtitle);
    Chip* addChip(const QString& text, const QString& tip);
    [[nodiscard]] QWidget* content() const { return content_; }
    /// Gives the keyboard to the first thing in the panel that takes it.
    void focusContent();
    [[nodiscard]] bool hasFocusWithin() const;
    /// Frames itself for a moment: this is what is spoken of.
    void point();

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    void measure();

    QWidget* bar_;
    QHBoxLayout* barLayout_;
    TextLabel* title_;
    TextLabel* subtitle_;
    QWidget* content_;
    QWidget* frame_ = nullptr;  ///< while point() lasts
};

}  // namespace daxscope::ui
