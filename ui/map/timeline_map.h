// The timeline as a widget. Keys and mouse as in MapView, and besides:
//
// Shift+drag sets both markers, a marker can be dragged; M sets marker 1 to the beginning of what is chosen (without, to the
// middle), Shift+M marker 2 to its end, Backspace takes them away. While nobody has zoomed or panned it follows: what was done
// last fills the width; End follows again. A double click or Return fills the width with what is chosen.
#pragma once

#include "ui/backend.h"
#include "ui/map/map_view.h"
#include "ui/map/timeline_painter.h"

namespace daxscope::ui {

class TimelineMap : public MapView {
    Q_OBJECT
public:
    explicit TimelineMap(Linked* linked, QWidget* parent = nullptr);

    /// Null: nothing is open.
    void setTimeline(const TimelinePtr& timeline);
    void setFilter(const scene::EventFilter& filter);
    /// Whose block groups say where logical addresses are on the device; may be null.
    void setScene(const ScenePtr& scene) { scene_ = scene; }
    /// The number of the moment that other views show; 0: they show now.
    void showMoment(quint64 number);
    /// When it was taken; nothing for now, or when nobody recorded it.
    [[nodiscard]] std::optional<quint64> moment() const { return painter_.moment(); }
    [[nodiscard]] const TimelinePainter& painter() const { return painter_; }

    /// The number of the chosen event; 0 for none, or when it is not kept any more.
    [[nodiscard]] quint64 chosen() const { return chosen_; }
    [[nodiscard]] const trace::Event* chosenEvent() const;
    /// Chooses it, here and in all views, and brings it into view; null: none.
    void choose(const trace::Event* event);
    /// What it touched, as far as the shown file and device have it.
    [[nodiscard]] Spot spotOf(const trace::Event& event) const;

    [[nodiscard]] bool following() const { return axisOf() == placed_; }
    void follow();
    /// Just what was done last, without what stands close before it.
    void showLast();
    void setMarker(std::size_t which, std::optional<quint64> time);

    /// "last fault 9.8 µs (measured)"
    [[nodiscard]] QString subtitle() const override;

    QString viewName() const override { return QStringLiteral("timeline"); }
    void paintTo(QPainter& painter, const QSizeF& size, const Theme& theme,
                 const QFont& font) override;
    QByteArray csv() const override;
    QByteArray json() const override;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

public slots:
    void fit() override;

signals:
    /// 0: none.
    void eventChosen(quint64 sequence);
    void markersChanged();

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
    /// Something else was chosen, or nothing any more.
    void revealSelection() override;

    bool event(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] const Axis& axisOf() const { return painter_.axis(); }
    void place();
    void showChosen();
    [[nodiscard]] std::optional<std::size_t> markerAt(QPointF at) const;

    TimelinePtr timeline_;
    scene::EventFilter filter_;
    ScenePtr scene_;
    quint64 shownMoment_ = 0;
    TimelinePainter painter_;
    Axis placed_;  ///< the axis as following has set it
    quint64 chosen_ = 0;
    bool mine_ = false;                   ///< the selection is changed by choose()
    std::optional<std::size_t> dragged_;  ///< the marker that is
    QPointF pressedAt_;
};

}  // namespace daxscope::ui
