// The extents of one file as a widget: a rail of file offsets, a rail of device bytes, ribbons
// between. Keys and mouse as in MapView. The two rails zoom and pan on their own: the wheel moves
// the one under the pointer, keys the one last clicked.
#pragma once

#include "base/bytes.h"
#include "ui/backend.h"
#include "ui/map/file_extents_painter.h"
#include "ui/map/map_view.h"

namespace daxscope::ui {

class FileExtentsView : public MapView {
    Q_OBJECT
public:
    explicit FileExtentsView(Linked* linked, QWidget* parent = nullptr);

    /// Where the file lies: block size and device size come from here. Null clears the file too.
    void setScene(ScenePtr scene);
    /// Null: no file chosen. The same file again keeps what is visible.
    void setFile(FileExtentsPtr file);

    [[nodiscard]] AxisUnit unit() const { return painter_.unit(); }
    void setUnit(AxisUnit unit);
    [[nodiscard]] DeviceScale deviceScale() const { return painter_.deviceScale(); }
    void setDeviceScale(DeviceScale scale);

    /// "/v/db — 48 blocks in 7 extents"; empty without a file.
    [[nodiscard]] QString subtitle() const override;
    [[nodiscard]] const FileExtentsPainter& painter() const { return painter_; }

    QString viewName() const override;
    void paintTo(QPainter& painter, const QSizeF& size, const Theme& theme,
                 const QFont& font) override;
    QByteArray csv() const override;
    QByteArray json() const override;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

public slots:
    /// Both rails.
    void fit() override;
    /// Brings these bytes of the file into view.
    void showRange(daxscope::ByteRange file);

signals:
    void unitChanged(daxscope::ui::AxisUnit unit);
    void deviceScaleChanged(daxscope::ui::DeviceScale scale);

protected:
    void layoutPicture(const QSizeF& size, const QFont& font, qreal dpr) override;
    void paintPicture(QPainter& painter, const Theme& theme) const override;
    void paintSpots(QPainter& painter, const Theme& theme, const Spot& hover,
                    const Spot& selection) const override;
    void paintChange(QPainter& painter, const Theme& theme,
                     const scene::Change& change) const override;
    Axis* axisAt(QPointF at) override;
    Axis& keyAxis() override;
    void setKeyAxis(Axis* axis) override;
    qreal axisLeft() const override { return painter_.fileRail().left(); }
    Spot spotAt(QPointF at) const override;
    QString tooltipAt(QPointF at) const override;
    Spot rangeSpot(const Axis& axis, double fromX, double toX) const override;
    bool walk(int direction) override;
    QString selectionText() const override;
    void revealSelection() override;

private:
    ScenePtr scene_;
    FileExtentsPtr file_;
    FileExtentsPainter painter_;
    bool keysOnDevice_ = false;
};

}  // namespace daxscope::ui
