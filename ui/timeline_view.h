// "Timeline": what happened in the engine, in lanes over time, with what one sees it by: filters as chips that can be
// taken away, the difference of two markers, a search.
//
// A chip of a filter shows only what it names; chips of one sort add up, sorts narrow each other. What is chosen here is
// chosen in all views. GUI thread; nothing waits.
#pragma once

#include <QWidget>

#include "ui/backend.h"
#include "ui/export.h"
#include "ui/map/timeline_map.h"

class QLineEdit;
class QMenu;

namespace daxscope::ui {

class Chip;
class FlowRow;
class Panel;

class TimelineView : public QWidget, public ExportableView {
    Q_OBJECT
public:
    explicit TimelineView(Linked* linked, QWidget* parent = nullptr);

    /// Puts a chip and a subtitle into the panel that holds this view.
    void attachTo(Panel* panel);

    /// Null: nothing is open.
    void setTimeline(const TimelinePtr& timeline);
    [[nodiscard]] const TimelinePtr& timeline() const { return timeline_; }
    void setScene(const ScenePtr& scene) { map_->setScene(scene); }
    [[nodiscard]] TimelineMap* map() const { return map_; }
    [[nodiscard]] const scene::EventFilter& filter() const { return filter_; }
    void setFilter(const scene::EventFilter& filter);
    /// Chooses the next (1) or previous (−1) event whose names, place in the source, file or process have `text` in them;
    /// goes on at the other end. False when there is none.
    bool find(const QString& text, int direction, bool fromChosen = false);

    QString viewName() const override { return map_->viewName(); }
    void paintTo(QPainter& painter, const QSizeF& size, const Theme& theme,
                 const QFont& font) override {
        map_->paintTo(painter, size, theme, font);
    }
    QByteArray csv() const override { return map_->csv(); }
    QByteArray json() const override { return map_->json(); }

signals:
    void filterChanged(const daxscope::scene::EventFilter& filter);
    /// The context menu of this event is about to open.
    void menuOpens(QMenu* menu, const daxscope::trace::Event& event);

protected:
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void refreshChips();
    void refreshNow();
    void addChip(const QString& text, const QString& tip, std::function<void()> remove);
    void fillFilterMenu(QMenu* menu);
    void showContextMenu(QPoint at);
    void searched(int direction, bool fromChosen);
    void measure();

    Linked* linked_;
    TimelinePtr timeline_;
    scene::EventFilter filter_;
    FlowRow* row_;
    Chip* filterChip_;
    QLineEdit* search_;
    TimelineMap* map_;
    Panel* panel_ = nullptr;
    Chip* now_ = nullptr;
    QList<Chip*> chips_;
};

}  // namespace daxscope::ui
