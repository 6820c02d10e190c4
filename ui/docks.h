// Where the panels of the window are. They come in three columns, with two more side by side below the middle one; each can be
// dragged by its title to any other place, onto another one as a tab, or out of the window, and is made wider or higher by the
// hairlines between.
//
// Qt's docks do the moving; this knows how they come, keeps what was made of them, and gives room. GUI thread.
#pragma once

#include <QMainWindow>
#include <QMap>

namespace daxscope::ui {

class Panel;

class Docks : public QMainWindow {
    Q_OBJECT
public:
    /// Each from above to below; `beside` from left to right.
    struct Places {
        QList<Panel*> left;
        QList<Panel*> middle;
        QList<Panel*> beside;  ///< below the middle ones
        QList<Panel*> right;
    };
    explicit Docks(const Places& places, QWidget* parent = nullptr);

    /// Places and sizes, to be given to restore() again; also before it is shown.
    [[nodiscard]] QByteArray state() const;
    /// What state() has said; empty or not to be understood: as they come. It counts once it is seen, and
    /// `restored` tells when: which panels are shown has to be said again then.
    void restore(const QByteArray& state);

    /// In pixels, of those that are seen in this window.
    using Sizes = QMap<Panel*, int>;
    [[nodiscard]] Sizes widths() const;
    /// Others give or take what is left; those that are not seen are passed over.
    void setWidths(const Sizes& widths) { resize(widths, Qt::Horizontal); }
    void setHeights(const Sizes& heights) { resize(heights, Qt::Vertical); }
    /// What the panels beside each other get below the middle ones when they come.
    [[nodiscard]] int heightBelow() const;
    /// The columns at the sides hold text: they grow and shrink with it.
    void scale(qreal factor);

signals:
    /// `known`: as state() had said; else sizes as they come follow.
    void restored(bool known);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    QMenu* createPopupMenu() override { return nullptr; }  // a panel has its own

private:
    using QMainWindow::resize;
    [[nodiscard]] QList<Panel*> all() const;
    void resize(const Sizes& sizes, Qt::Orientation along);
    void layOut();
    void apply();
    void startSizes();

    Places places_;
    QByteArray asTheyCome_;
    QByteArray wanted_;  ///< until it is laid out
    bool laidOut_ = false;
};

}  // namespace daxscope::ui
