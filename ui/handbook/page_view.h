// A page of the handbook as it is read: text with links, hits framed by colour. Refilled when theme or font changes; the place stays.
// GUI thread.
#pragma once

#include <QTextBrowser>

#include "ui/handbook/pages.h"

namespace daxscope::ui::handbook {

class PageView : public QTextBrowser {
    Q_OBJECT
public:
    explicit PageView(QWidget* parent = nullptr);

    /// Outlives it, or the next call. From its top; nothing is marked.
    void setPage(const Page* page);
    void goTo(const QString& anchor);
    /// Marks all places that have one of `words`, and makes the first one at or behind `anchor` (empty: the top) the current one.
    void mark(const QStringList& words, const QString& anchor = {});
    /// To the next (1) or previous (−1) mark, around the ends.
    void step(int direction);
    [[nodiscard]] int marks() const { return static_cast<int>(marks_.size()); }
    /// From 0; −1 while there are none.
    [[nodiscard]] int current() const { return current_; }

signals:
    /// "cow#edges", "show:device".
    void linkChosen(const QString& target);
    void marksChanged();

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void fill();
    void fit();
    void showMarks();
    void bringIntoView(const QTextCursor& place);

    const Page* page_ = nullptr;
    QStringList words_;
    QList<QTextCursor> marks_;
    int current_ = -1;
    bool filling_ = false;
};

}  // namespace daxscope::ui::handbook
