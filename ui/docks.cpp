#include "ui/docks.h"

#include <QLayout>
#include <QResizeEvent>

#include "ui/panel.h"

namespace daxscope::ui {

namespace {

/// Behind a tab it is elsewhere, with the size that it had.
bool isSeen(const Panel* panel) {
    return panel->isVisible() && !panel->isFloating() && panel->geometry().right() >= 0 &&
           panel->geometry().bottom() >= 0;
}

/// Stands for its column where widths are shared out.
Panel* firstSeen(const QList<Panel*>& column) {
    const auto found = std::ranges::find_if(column, isSeen);
    return found == column.end() ? nullptr : *found;
}

}  // namespace

Docks::Docks(const Places& places, QWidget* parent) : QMainWindow(parent), places_(places) {
    setWindowFlags(Qt::Widget);
    setDockOptions(AllowNestedDocks | AllowTabbedDocks);  // nothing that moves by itself
    setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    setDocumentMode(true);
    const QList<Panel*> columns = {places_.left.front(), places_.middle.front(),
                                   places_.right.front()};
    addDockWidget(Qt::LeftDockWidgetArea, columns.front());
    for (qsizetype i = 1; i < columns.size(); ++i)
        splitDockWidget(columns[i - 1], columns[i], Qt::Horizontal);
    const auto line = [this](const QList<Panel*>& panels, Qt::Orientation along) {
        for (qsizetype i = 1; i < panels.size(); ++i)
            splitDockWidget(panels[i - 1], panels[i], along);
    };
    line(places_.left, Qt::Vertical);
    line(places_.middle + places_.beside.first(1), Qt::Vertical);
    line(places_.beside, Qt::Horizontal);
    line(places_.right, Qt::Vertical);
    for (Panel* panel : all())
        panel->titleBarWidget()->setToolTip(
            tr("Drag it to another place; a double click gives it a window of its own"));
    asTheyCome_ = saveState();
}

QList<Panel*> Docks::all() const {
    return places_.left + places_.middle + places_.beside + places_.right;
}

QByteArray Docks::state() const { return laidOut_ ? saveState() : wanted_; }

void Docks::restore(const QByteArray& state) {
    wanted_ = state;
    if (laidOut_)
        apply();
}

void Docks::apply() {
    restoreState(asTheyCome_);
    const bool known = !wanted_.isEmpty() && restoreState(wanted_);
    emit restored(known);
    if (!known)
        startSizes();
}

void Docks::startSizes() {
    const int em = fontMetrics().height();
    const int left = std::min(em * 21, width() / 4);
    // Titles in the middle have the most choices beside them: the right column gives way.
    int titles = 0;
    for (const Panel* panel : places_.middle) {
        if (!panel->isHidden())
            titles = std::max(titles, panel->titleBarWidget()->sizeHint().width());
    }
    const int right = std::clamp(width() - left - titles, std::min(em * 14, width() / 4),
                                 std::min(em * 36, width() * 3 / 10));
    Sizes widths;
    const auto column = [&widths](const QList<Panel*>& panels, int width) {
        if (Panel* panel = firstSeen(panels))
            widths[panel] = width;
    };
    column(places_.left, left);
    column(places_.middle, width() - left - right);
    column(places_.right, right);
    setWidths(widths);
    const auto heights = [this](const QList<Panel*>& panels, std::initializer_list<int> each) {
        Sizes sizes;
        for (qsizetype i = 0; i < panels.size() && i < std::ssize(each); ++i)
            sizes[panels[i]] = each.begin()[i];
        setHeights(sizes);
    };
    const int all = height();
    // A lesson has the first place of the left column while there is one, and its own height.
    heights(places_.left, {all * 3 / 4, all - em * 27, em * 17, em * 10});
    const int below = firstSeen(places_.beside) == nullptr ? 0 : heightBelow();
    heights(places_.middle + places_.beside,
            {(all - below) * 3 / 10, (all - below) * 7 / 10, below, below});
    heights(places_.right, {all * 13 / 20, all * 7 / 20});
}

int Docks::heightBelow() const { return std::max(fontMetrics().height() * 15, height() * 3 / 10); }

Docks::Sizes Docks::widths() const {
    Sizes out;
    for (Panel* panel : all()) {
        if (isSeen(panel))
            out[panel] = panel->width();
    }
    return out;
}

/// What is not named gives or takes in proportion. That goes by where panels come: elsewhere Qt shares out what is left.
void Docks::resize(const Sizes& sizes, Qt::Orientation along) {
    layout()->activate();  // panels may just have come
    const bool across = along == Qt::Horizontal;
    const auto sizeOf = [across](const Panel* panel) {
        return across ? panel->width() : panel->height();
    };
    QList<QList<Panel*>> lines = {places_.left, places_.middle + places_.beside.first(1),
                                  places_.right};
    if (across) {
        QList<Panel*> columns;
        for (const QList<Panel*>& line : std::as_const(lines)) {
            const auto named = std::ranges::find_if(
                line, [&](Panel* panel) { return isSeen(panel) && sizes.contains(panel); });
            columns << (named != line.end() ? *named : firstSeen(line));
        }
        lines = {columns};
    }
    Sizes all = sizes;
    for (const QList<Panel*>& line : std::as_const(lines)) {
        int left = 0;
        int others = 0;
        for (Panel* panel : line) {
            if (panel == nullptr || !isSeen(panel))
                continue;
            left += sizeOf(panel) - sizes.value(panel, 0);
            others += sizes.contains(panel) ? 0 : sizeOf(panel);
        }
        for (Panel* panel : line) {
            if (panel != nullptr && !sizes.contains(panel) && others > 0)
                all[panel] = sizeOf(panel) * std::max(0, left) / others;
        }
    }
    QList<QDockWidget*> docks;
    QList<int> wanted;
    for (const auto& [panel, size] : all.asKeyValueRange()) {
        if (!isSeen(panel))
            continue;
        docks << panel;
        wanted << std::max(1, size);
    }
    if (docks.isEmpty())
        return;
    resizeDocks(docks, wanted, along);
    layout()->activate();
}

void Docks::scale(qreal factor) {
    if (!laidOut_)
        return;
    Sizes widths;
    for (const QList<Panel*>& column : {places_.left, places_.right}) {
        if (Panel* panel = firstSeen(column))
            widths[panel] = std::min(qRound(panel->width() * factor), width() * 3 / 10);
    }
    Sizes heights;
    for (Panel* panel : places_.left.sliced(1)) {
        if (isSeen(panel))
            heights[panel] = std::min(qRound(panel->height() * factor), height() / 3);
    }
    setWidths(widths);
    setHeights(heights);
}

void Docks::resizeEvent(QResizeEvent* event) {
    QMainWindow::resizeEvent(event);
    if (isVisible())
        layOut();
}

void Docks::showEvent(QShowEvent* event) {
    QMainWindow::showEvent(event);
    layOut();
}

/// The first time that there is room to share out.
void Docks::layOut() {
    if (laidOut_ || !isVisible())
        return;
    laidOut_ = true;
    apply();
}

}  // namespace daxscope::ui
