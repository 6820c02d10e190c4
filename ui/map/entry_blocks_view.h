// EntryBlocks as a widget: hover and selection shared with the other views, which show the same file; ← and → go from
// page to page, Home and End to the ends. GUI thread.
#pragma once

#include <QWidget>

#include "ui/map/entry_blocks.h"

namespace daxscope::ui {

class EntryBlocksView : public QWidget {
    Q_OBJECT
public:
    explicit EntryBlocksView(Linked* linked, QWidget* parent = nullptr);

    void setFile(const MappingsPtr& mappings, const scene::FileEntries* file);
    [[nodiscard]] const EntryBlocks& painter() const { return painter_; }

    [[nodiscard]] QSize sizeHint() const override;

signals:
    /// A page of the file was clicked, or walked to.
    void pageChosen(quint64 page);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void relayout();
    void choose(quint64 page);
    /// Ranges of the file are understood only by views that show the same one.
    [[nodiscard]] Spot shared(Spot spot) const;

    Linked* linked_;
    EntryBlocks painter_;
    quint64 page_ = 0;  ///< that keys go on from
};

}  // namespace daxscope::ui
