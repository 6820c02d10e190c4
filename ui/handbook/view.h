// The handbook in the window: contents, search, a page, find in the page, back and forward. Where there is little room the contents
// take the place of the page; else they stand beside it.
//
// It is read when it is shown first. Keys of its own win over those of the window while it has the keyboard: Alt+Left and Alt+Right,
// Alt+Home (contents), Ctrl+F, F3, Escape. GUI thread.
#pragma once

#include <QWidget>
#include <memory>
#include <optional>
#include <vector>

#include "ui/handbook/pages.h"

class QBoxLayout;
class QLineEdit;
class QSettings;
class QToolButton;

namespace daxscope::ui {

class Chip;
class TextLabel;

namespace handbook {

class PageView;
class Side;

class HandbookView : public QWidget {
    Q_OBJECT
public:
    explicit HandbookView(QWidget* parent = nullptr);
    ~HandbookView() override;

    /// "cow", "cow#edges"; empty: the page that was read last. What leads nowhere shows the first page.
    void open(const QString& target);
    void showContents();
    void back();
    void forward();
    /// The name of the page that is shown.
    [[nodiscard]] QString page() const;
    /// What is to be read is shown, not the contents in its place.
    [[nodiscard]] bool pageShown() const;
    void focusPage();

    [[nodiscard]] PageView* text() const { return text_; }
    [[nodiscard]] Side* side() const { return side_; }
    [[nodiscard]] QLineEdit* searchField() const { return search_; }
    [[nodiscard]] QLineEdit* findField() const { return find_; }
    [[nodiscard]] TextLabel* findCount() const { return count_; }

    void saveState(QSettings& settings) const;
    void restoreState(const QSettings& settings);

    [[nodiscard]] QSize sizeHint() const override;

signals:
    /// A link into the window, without "show:".
    void showWanted(const QString& target);
    /// Escape: the keyboard may go back.
    void left();
    void pageChanged(const QString& title);

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Place {
        QString page;
        int scroll = 0;
    };

    void buildBar(QBoxLayout* column);
    void buildFind(QBoxLayout* column);
    const Handbook& handbook();
    void goTo(const QString& target);
    void show(const Place& place);
    void rememberScroll();
    void follow(const QString& link);
    void search();
    void chooseHit(const QString& target);
    void openFind();
    void closeFind();
    void tellMarks();
    void arrange();
    void measure();
    [[nodiscard]] bool wide() const;

    std::unique_ptr<Handbook> handbook_;
    std::vector<Place> places_;
    std::size_t at_ = 0;  ///< in places_
    Place restored_;
    bool sideBeside_ = true;    ///< where there is room
    bool sideInstead_ = false;  ///< where there is not

    QWidget* bar_ = nullptr;
    QToolButton* back_ = nullptr;
    QToolButton* forward_ = nullptr;
    Chip* contents_ = nullptr;
    QLineEdit* search_ = nullptr;
    Side* side_;
    PageView* text_;
    QWidget* line_;  ///< between the two
    QWidget* findBar_ = nullptr;
    QLineEdit* find_ = nullptr;
    TextLabel* count_ = nullptr;
};

}  // namespace handbook
}  // namespace daxscope::ui
