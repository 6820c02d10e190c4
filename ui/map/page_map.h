// The pages of all windows as a widget that scrolls.
//
// Click chooses a page, a double click or Return activates it; arrows walk page by page and row by row, on into the next
// window; Home and End go to the ends of a window, Page keys by what is seen; + and − make cells hold fewer or more
// pages, 0 as many as fit. Escape lets go. Hover and selection are shared with the other views: what is chosen
// elsewhere is framed, and no page is chosen then. GUI thread.
#pragma once

#include <QAbstractScrollArea>

#include "ui/map/page_painter.h"

namespace daxscope::ui {

class PageMap : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit PageMap(Linked* linked, QWidget* parent = nullptr);

    /// What is chosen stays chosen while its window has it.
    void setMappings(const MappingsPtr& mappings);
    /// As PagePainter::compareWith().
    void compareWith(const MappingsPtr& other);
    [[nodiscard]] const PagePainter& painter() const { return painter_; }
    /// Said while there is nothing to show.
    void setNothing(const QString& title, const QString& hint);
    void setSystem(bool system);

    [[nodiscard]] std::optional<PagesAt> chosen() const { return chosen_; }
    /// Chooses pages of a window and brings them into view; nothing where there are none.
    void choose(std::optional<PagesAt> pages);
    /// Scrolls; what is chosen stays. Nothing where there is no such page.
    void bringIntoView(std::uint64_t view, std::uint64_t page);
    /// Of all windows, and what their signs mean, in pixels.
    [[nodiscard]] int wholeHeight() const;
    [[nodiscard]] std::optional<PagesAt> pointed() const { return pointed_; }
    void zoom(int steps);
    void fit();
    /// The whole, for export.
    void paintTo(QPainter& painter, const QSizeF& size, const Theme& theme,
                 const QFont& font) const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void chosenChanged();
    void pointedChanged();
    void activated(const daxscope::ui::PagesAt& pages);

protected:
    bool viewportEvent(QEvent* event) override;
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void relayout();
    void point(std::optional<PagesAt> pages);
    [[nodiscard]] QPointF onPicture(QPointF at) const;
    [[nodiscard]] std::optional<PagesAt> pagesAt(QPointF at) const;
    [[nodiscard]] PagesAt pagesOf(const PageCell& cell) const;
    [[nodiscard]] Spot spotOf(const PagesAt& pages) const;
    [[nodiscard]] PagePainter::Look look() const;
    [[nodiscard]] std::optional<PageCell> chosenCell() const;
    void walk(std::int64_t cells, std::int64_t rows);
    void reveal(const QRectF& area);
    void tell();
    /// Tells the other views what is chosen here.
    void share();
    void selectionMoved();

    Linked* linked_;
    PagePainter painter_;
    std::optional<PagesAt> chosen_;
    std::optional<PagesAt> pointed_;
    Spot shared_;  ///< what was told to the other views
    bool sharing_ = false;
    QString nothing_, hint_;
};

}  // namespace daxscope::ui
