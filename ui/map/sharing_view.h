// Who shares extents with whom, as a widget: MapView's keys and mouse on the axis; the wheel over the names, Ctrl+↑ and Ctrl+↓
// scroll rows that there is no room for. GUI thread.
#pragma once

#include "ui/backend.h"
#include "ui/map/map_view.h"
#include "ui/map/sharing_painter.h"

namespace daxscope::ui {

class SharingView : public MapView {
    Q_OBJECT
public:
    explicit SharingView(Linked* linked, QWidget* parent = nullptr);

    /// Null: setNothing() says why. The same file or image again keeps what is visible.
    void setSharing(const SharingPtr& sharing, quint64 blockSize = 4096);
    void setNothing(const QString& title, const QString& hint);
    [[nodiscard]] const SharingPainter& painter() const { return painter_; }
    [[nodiscard]] const SharingPtr& sharing() const { return sharing_; }

    [[nodiscard]] QString subtitle() const override;
    QString viewName() const override;
    void paintTo(QPainter& painter, const QSizeF& size, const Theme& theme,
                 const QFont& font) override;
    QByteArray csv() const override;
    QByteArray json() const override;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void layoutPicture(const QSizeF& size, const QFont& font, qreal dpr) override;
    void paintPicture(QPainter& painter, const Theme& theme) const override;
    void paintSpots(QPainter& painter, const Theme& theme, const Spot& hover,
                    const Spot& selection) const override;
    void paintChange(QPainter& painter, const Theme& theme,
                     const scene::Change& change) const override;
    Axis* axisAt(QPointF at) override;
    Axis& keyAxis() override { return painter_.axis(); }
    void setKeyAxis(Axis*) override {}
    qreal axisLeft() const override { return painter_.railsLeft(); }
    Spot spotAt(QPointF at) const override;
    QString tooltipAt(QPointF at) const override;
    Spot rangeSpot(const Axis& axis, double fromX, double toX) const override;
    bool walk(int direction) override;
    QString selectionText() const override;
    void revealSelection() override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void scrollRows(int rows);

    SharingPtr sharing_;
    SharingPainter painter_;
};

}  // namespace daxscope::ui
