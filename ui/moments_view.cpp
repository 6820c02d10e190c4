#include "ui/moments_view.h"

#include <QHeaderView>
#include <QKeyEvent>

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
            row->setText(markColumn, QStringLiteral("→"));
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
        row->setData(nameColumn, Qt::AccessibleTextRole,
                     number == all_.now  ? tr("%1, the image is here").arg(row->text(nameColumn))
                     : number > all_.now ? tr("%1, undone").arg(row->text(nameColumn))
                                         : row->text(nameColumn));
    }
    resizeColumnToContents(markColumn);
    resizeColumnToContents(timeColumn);
    look();
    if (all_.now >= 0) {
        setCurrentItem(topLevelItem(all_.now));
        scrollToItem(topLevelItem(all_.now));
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
