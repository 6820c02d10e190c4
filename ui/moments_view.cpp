#include "ui/moments_view.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <utility>

#include "ui/text.h"
#include "ui/theme.h"

namespace daxscope::ui {

namespace {

constexpr int markColumn = 0;
constexpr int timeColumn = 1;
constexpr int nameColumn = 2;

}  // namespace

MomentsView::MomentsView(QWidget* parent) : QTreeWidget(parent) {
    setObjectName(QStringLiteral("moments"));
    setAccessibleName(tr("Moments, the oldest first"));
    setColumnCount(3);
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setIndentation(0);
    setUniformRowHeights(true);
    setFrameShape(QFrame::NoFrame);
    setTextElideMode(Qt::ElideMiddle);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    header()->setStretchLastSection(true);
    header()->setMinimumSectionSize(1);
    connect(this, &QTreeWidget::itemDoubleClicked, this, [this](auto* row) { choose(row); });
    look();
}

QSize MomentsView::sizeHint() const {
    const int em = fontMetrics().height();
    return {em * 19, em * 9};
}

void MomentsView::setHistory(const scene::History& history) {
    const MomentStates all = statesOf(history);
    if (all == all_)
        return;
    all_ = all;
    shown_ = -1;
    clear();
    for (const MomentState& state : all_.states) {
        auto* row = new QTreeWidgetItem(this);
        const int number = indexOfTopLevelItem(row);
        row->setSizeHint(nameColumn, {0, fontMetrics().height() * 4 / 3});
        const QString name = state.first ? tr("as it was opened") : shown(state.name);
        row->setText(timeColumn, timeOf(state));
        const QString label = shown(state.label);
        row->setText(nameColumn, label.isEmpty()  ? name
                                 : name.isEmpty() ? tr("“%1”").arg(label)
                                                  : tr("“%1” · %2").arg(label, name));
        QString says =
            tr("Double click: the image becomes what it was after this, byte for byte; "
               "mapped files follow. Space: look at it, and change nothing.");
        QFont font = this->font();
        if (number == all_.now) {
            font.setBold(true);
            says = tr("The image is as it was after this.");
        } else if (number > all_.now) {
            font.setItalic(true);
            says =
                tr("Undone. Double click: the image is as it was after this again. Until something "
                   "changes this way forward stays open.");
        }
        row->setFont(nameColumn, font);
        row->setToolTip(nameColumn, says);
        mark(number);
    }
    resizeColumnToContents(markColumn);
    resizeColumnToContents(timeColumn);
    look();
    if (all_.now >= 0) {
        setCurrentItem(topLevelItem(all_.now));
        scrollToItem(topLevelItem(all_.now));
    }
}

void MomentsView::mark(int row) {
    QTreeWidgetItem* const item = topLevelItem(row);
    if (item == nullptr)
        return;
    // The knob of the time bar stands there, too.
    const bool lookedAt = row == shown_ && row != all_.now;
    item->setText(markColumn, row == all_.now ? QStringLiteral("→")
                              : lookedAt      ? QStringLiteral("○")
                                              : QString());
    const QString name = item->text(nameColumn);
    item->setData(nameColumn, Qt::AccessibleTextRole,
                  row == all_.now ? tr("%1, the image is here").arg(name)
                  : lookedAt
                      ? tr("%1, looked at").arg(row > all_.now ? tr("%1, undone").arg(name) : name)
                  : row > all_.now ? tr("%1, undone").arg(name)
                                   : name);
}

void MomentsView::setShown(int row) {
    if (row == shown_)
        return;
    const int before = std::exchange(shown_, row);
    mark(before);
    mark(row);
    resizeColumnToContents(markColumn);
    // Who has gone to another row meanwhile stays there.
    if (QTreeWidgetItem* const item = topLevelItem(row); item != nullptr && !hasFocus()) {
        setCurrentItem(item);
        scrollToItem(item);
    }
}

std::optional<quint64> MomentsView::currentMoment() const {
    const int number = currentItem() == nullptr ? -1 : indexOfTopLevelItem(currentItem());
    if (number < 0 || number == all_.now)
        return std::nullopt;
    return all_.states[static_cast<std::size_t>(number)].moment;
}

void MomentsView::choose(QTreeWidgetItem* row) {
    setCurrentItem(row);
    if (const auto moment = currentMoment(); row != nullptr && moment)
        emit chosen(*moment);
}

void MomentsView::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        choose(currentItem());
    else if (event->key() == Qt::Key_Space && currentItem() != nullptr)
        emit lookWanted(indexOfTopLevelItem(currentItem()));
    else
        QTreeWidget::keyPressEvent(event);
}

bool MomentsView::event(QEvent* event) {
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        look();
    return QTreeWidget::event(event);
}

/// As the other lists; and times are not what one looks for first.
void MomentsView::look() {
    const Theme theme = Theme::fromPalette(palette());
    if (palette().color(QPalette::Highlight) != theme.selection) {
        QPalette colours = palette();
        colours.setColor(QPalette::Highlight, theme.selection);
        colours.setColor(QPalette::HighlightedText, theme.text);
        setPalette(colours);  // comes back here
        return;
    }
    setViewportMargins(fontMetrics().height() / 2, 0, 0, 0);
    for (int i = 0; i < topLevelItemCount(); ++i)
        topLevelItem(i)->setForeground(timeColumn, theme.secondary);
}

}  // namespace daxscope::ui
