#include "ui/moments_view.h"

#include <QDateTime>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLocale>

#include "base/text.h"
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
    std::vector<State> states;
    int here = -1;
    // A moment is the state before what it is named for; the list has what led to each.
    State next{tr("as it was opened").toStdString(), {}, 0, 0};
    for (const auto& moment : history.moments) {
        next.moment = moment.number;
        next.label = moment.label;
        if (next.seconds == 0)
            next.seconds = moment.seconds;
        states.push_back(next);
        if (moment.here)
            here = static_cast<int>(states.size()) - 1;
        next = {moment.name, {}, moment.seconds, 0};
    }
    // Since the last one something has changed.
    if (!states.empty() && !next.name.empty() && here == static_cast<int>(states.size()) - 1) {
        states.push_back(next);
        here = static_cast<int>(states.size()) - 1;
    }
    if (states == states_ && here == here_)
        return;
    states_ = std::move(states);
    here_ = here;
    clear();
    for (const State& state : states_) {
        auto* row = new QTreeWidgetItem(this);
        const int number = indexOfTopLevelItem(row);
        row->setSizeHint(nameColumn, {0, fontMetrics().height() * 4 / 3});
        const QString name = QString::fromStdString(escapedName(state.name));
        const QTime time = QDateTime::fromSecsSinceEpoch(state.seconds).time();
        row->setText(timeColumn, QLocale().toString(time, QStringLiteral("HH:mm:ss")));
        const QString label = QString::fromStdString(escapedName(state.label));
        row->setText(nameColumn, label.isEmpty()  ? name
                                 : name.isEmpty() ? tr("“%1”").arg(label)
                                                  : tr("“%1” · %2").arg(label, name));
        QString says =
            tr("Double click: the image becomes what it was after this, byte for byte; "
               "mapped files follow.");
        QFont font = this->font();
        if (number == here_) {
            row->setText(markColumn, QStringLiteral("→"));
            font.setBold(true);
            says = tr("The image is as it was after this.");
        } else if (number > here_) {
            font.setItalic(true);
            says =
                tr("Undone. Double click: the image is as it was after this again. Until something "
                   "changes this way forward stays open.");
        }
        row->setFont(nameColumn, font);
        row->setToolTip(nameColumn, says);
        row->setData(nameColumn, Qt::AccessibleTextRole,
                     number == here_  ? tr("%1, the image is here").arg(row->text(nameColumn))
                     : number > here_ ? tr("%1, undone").arg(row->text(nameColumn))
                                      : row->text(nameColumn));
    }
    resizeColumnToContents(markColumn);
    resizeColumnToContents(timeColumn);
    look();
    if (here_ >= 0) {
        setCurrentItem(topLevelItem(here_));
        scrollToItem(topLevelItem(here_));
    }
}

void MomentsView::choose(QTreeWidgetItem* row) {
    const int number = row == nullptr ? -1 : indexOfTopLevelItem(row);
    if (number >= 0 && number != here_)
        emit chosen(states_[static_cast<std::size_t>(number)].moment);
}

void MomentsView::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        choose(currentItem());
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
