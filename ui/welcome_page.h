// What is seen when no image is open: what the program is, the tour, opening, recent files.
//
// Recent files that have gone are grey and say so; each can be taken from the list. GUI thread.
#pragma once

#include <QWidget>

class QPushButton;
class QHBoxLayout;
class QVBoxLayout;

namespace daxscope::ui {

class RecentFiles;
class TextLabel;

class WelcomePage : public QWidget {
    Q_OBJECT
public:
    explicit WelcomePage(RecentFiles* recent, QWidget* parent = nullptr);

    /// Something that can be opened is held over the window.
    void setDropping(bool dropping);
    void focusFirst();

signals:
    void tourWanted();
    void scratchWanted();
    /// To choose one of a list that opens at `below`.
    void lessonsWanted(QPoint below);
    void openWanted();
    void fileWanted(const QString& path);

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void fillRecent();
    void measure();

    RecentFiles* recent_;
    QWidget* sheet_;
    QVBoxLayout* column_;
    QVBoxLayout* head_;
    QHBoxLayout* buttons_;
    QPushButton* tour_;
    QPushButton* lesson_;
    QPushButton* scratch_;
    QPushButton* open_;
    QWidget* list_;
    TextLabel* recentTitle_;
    TextLabel* hint_;
    bool dropping_ = false;
};

}  // namespace daxscope::ui
