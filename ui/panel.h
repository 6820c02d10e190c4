// One panel of the window: a title with a grey subtitle, chips at the right, a hairline, and below it one view. No frame: panels are
// told apart by the hairlines between them.
//
// In ui/docks its title is what it is dragged by; a double click there gives it a window of its own, and takes it back.
#pragma once

#include <QDockWidget>

namespace daxscope::ui {

class Chip;
class PanelBar;

class Panel : public QDockWidget {
    Q_OBJECT
public:
    /// `name` is stable, for saved state and tests.
    Panel(const QString& name, const QString& title, QWidget* content, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const;
    void setTitle(const QString& title);
    [[nodiscard]] QString subtitle() const;
    void setSubtitle(const QString& subtitle);
    Chip* addChip(const QString& text, const QString& tip);
    [[nodiscard]] QWidget* content() const { return widget(); }
    /// From behind another tab, and its window from behind others.
    void comeForward();
    /// Gives the keyboard to the first thing in the panel that takes it.
    void focusContent();
    [[nodiscard]] bool hasFocusWithin() const;
    /// Frames itself for a moment: this is what is spoken of.
    void point();

signals:
    /// By the desktop, while it has a window of its own.
    void closed();
    /// A right click on the title, there on the screen.
    void menuWanted(QPoint at);

protected:
    void closeEvent(QCloseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    PanelBar* bar_;
    QWidget* frame_ = nullptr;  ///< while point() lasts
};

}  // namespace daxscope::ui
