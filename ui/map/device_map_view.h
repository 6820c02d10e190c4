// The device map as a widget: every byte of the image on rails. Keys and mouse as in MapView.
#pragma once

#include "base/bytes.h"
#include "ui/backend.h"
#include "ui/map/device_map_painter.h"
#include "ui/map/map_view.h"

namespace daxscope::ui {

class DeviceMapView : public MapView {
    Q_OBJECT
public:
    explicit DeviceMapView(Linked* linked, QWidget* parent = nullptr);

    /// Keeps the visible range when the device has the same size, else fits. Null: nothing open.
    void setScene(ScenePtr scene);
    [[nodiscard]] ColourMode colourMode() const { return painter_.colourMode(); }
    void setColourMode(ColourMode mode);

    /// "every byte of the image · 1 px = 160 KiB"; empty without a scene.
    [[nodiscard]] QString subtitle() const override;
    /// The visible bytes.
    [[nodiscard]] ByteRange visibleRange() const;
    [[nodiscard]] const DeviceMapPainter& painter() const { return painter_; }

    QString viewName() const override;
    void paintTo(QPainter& painter, const QSizeF& size, const Theme& theme,
                 const QFont& font) override;
    QByteArray csv() const override;
    QByteArray json() const override;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

public slots:
    /// Pans and zooms so that `range` is seen with some air around it.
    void showRange(daxscope::ByteRange range);
    void showSelection();

signals:
    void colourModeChanged(daxscope::ui::ColourMode mode);

protected:
    void layoutPicture(const QSizeF& size, const QFont& font, qreal dpr) override;
    void paintPicture(QPainter& painter, const Theme& theme) const override;
    void paintSpots(QPainter& painter, const Theme& theme, const Spot& hover,
                    const Spot& selection) const override;
    void paintChange(QPainter& painter, const Theme& theme,
                     const scene::Change& change) const override;
    Axis* axisAt(QPointF at) override;
    Axis& keyAxis() override { return painter_.axis(); }
    void setKeyAxis(Axis* /*axis*/) override {}
    qreal axisLeft() const override { return painter_.plot().left(); }
    Spot spotAt(QPointF at) const override;
    QString tooltipAt(QPointF at) const override;
    Spot rangeSpot(const Axis& axis, double fromX, double toX) const override;
    bool walk(int direction) override;
    QString selectionText() const override;
    void revealSelection() override;

private:
    ScenePtr scene_;
    DeviceMapPainter painter_;
};

}  // namespace daxscope::ui
