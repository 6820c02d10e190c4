// What both maps have in common as widgets: zoom, pan, pointing, choosing, keys, a cached picture.
//
// Wheel, + and − zoom around the pointer or the middle, 0 fits; drag, Shift+wheel, ← → and Page
// keys pan, Home and End go to the ends; ↑ ↓ walk the extents, and so does Tab while one is chosen
// (Escape lets go, then Tab leaves); click chooses, Shift+drag chooses a range, Return or a double
// click activates. Repaints only on events: idle costs nothing. GUI thread.
#pragma once

#include <QImage>
#include <QWidget>
#include <optional>

#include "ui/export.h"
#include "ui/linked.h"
#include "ui/map/axis.h"
#include "ui/theme.h"

namespace daxscope::ui {

class MapView : public QWidget, public ExportableView {
    Q_OBJECT
public:
    explicit MapView(Linked* linked, QWidget* parent = nullptr);

    /// For the panel's title: what is seen, and how much of it a pixel is. May be empty.
    [[nodiscard]] virtual QString subtitle() const = 0;

public slots:
    void zoomIn();
    void zoomOut();
    virtual void fit();

signals:
    void subtitleChanged(const QString& subtitle);
    /// What is seen may be another.
    void viewChanged();
    /// Return, or a double click, on something.
    void activated(const daxscope::ui::Spot& spot);

protected:
    virtual void layoutPicture(const QSizeF& size, const QFont& font, qreal dpr) = 0;
    virtual void paintPicture(QPainter& painter, const Theme& theme) const = 0;
    virtual void paintSpots(QPainter& painter, const Theme& theme, const Spot& hover,
                            const Spot& selection) const = 0;
    /// What the last operation did, over the picture and below hover and selection.
    virtual void paintChange(QPainter& painter, const Theme& theme,
                             const scene::Change& change) const = 0;
    /// The axis that a point belongs to, or null where there is none; the one that keys move.
    [[nodiscard]] virtual Axis* axisAt(QPointF at) = 0;
    [[nodiscard]] virtual Axis& keyAxis() = 0;
    virtual void setKeyAxis(Axis* axis) = 0;
    /// Where every axis has its pixel 0.
    [[nodiscard]] virtual qreal axisLeft() const = 0;
    [[nodiscard]] virtual Spot spotAt(QPointF at) const = 0;
    [[nodiscard]] virtual QString tooltipAt(QPointF at) const = 0;
    /// The bytes between two positions of an axis.
    [[nodiscard]] virtual Spot rangeSpot(const Axis& axis, double fromX, double toX) const = 0;
    /// Chooses the extent after (1) or before (−1) the chosen one; false at the end.
    virtual bool walk(int direction) = 0;
    /// What is chosen, for screen readers.
    [[nodiscard]] virtual QString selectionText() const = 0;
    /// Called when something was chosen elsewhere: brings it into view.
    virtual void revealSelection() = 0;

    [[nodiscard]] Linked& linked() const { return *linked_; }
    [[nodiscard]] const Theme& theme() const { return theme_; }
    /// Lays out anew and repaints.
    void relayout();
    /// An axis or the content changed: repaints, tells the subtitle.
    void changed();

    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void zoom(Axis& axis, double factor, std::optional<double> x = std::nullopt);
    bool pressKey(int key, Qt::KeyboardModifiers modifiers);
    void selectionMoved();

    Linked* linked_;
    Theme theme_;
    QImage cache_;  ///< everything but hover and selection
    bool cacheValid_ = false;
    QString lastSubtitle_;
    Axis* pressedAxis_ = nullptr;  ///< a member of the derived view; set during a drag only
    QPointF pressed_;
    double pressedFrom_ = 0;  ///< first visible byte when the drag began
    bool dragging_ = false;
    bool ranging_ = false;   ///< Shift was held when the drag began
    bool choosing_ = false;  ///< the selection is changed by this view
};

}  // namespace daxscope::ui
