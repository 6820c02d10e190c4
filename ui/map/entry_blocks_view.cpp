#include "ui/map/entry_blocks_view.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>

#include "ui/map/mapped_pages.h"
#include "ui/map/page_words.h"
#include "ui/text.h"

namespace daxscope::ui {

EntryBlocksView::EntryBlocksView(Linked* linked, QWidget* parent)
    : QWidget(parent), linked_(linked) {
    setObjectName(QStringLiteral("entryBlocks"));
    setAccessibleName(tr("Blocks that the mapped file's pages point to"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    connect(linked_, &Linked::hoverChanged, this, qOverload<>(&QWidget::update));
    connect(linked_, &Linked::selectionChanged, this, qOverload<>(&QWidget::update));
}

void EntryBlocksView::setFile(const MappingsPtr& mappings, const scene::FileEntries* file) {
    painter_.setFile(mappings, file);
    relayout();
}

void EntryBlocksView::relayout() {
    painter_.layout(QSizeF(size()), font(), devicePixelRatioF());
    update();
}

Spot EntryBlocksView::shared(Spot spot) const {
    const auto* file = painter_.file();
    if (file == nullptr || linked_->file() != FileId{file->subvolume, file->inode})
        spot.file.reset();
    return spot;
}

void EntryBlocksView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter_.paint(painter, Theme::fromPalette(palette()), shared(linked_->hover()),
                   shared(linked_->selection()));
    if (hasFocus()) {
        const qreal line = std::max(1.0, fontMetrics().height() * 0.1);
        painter.setPen(QPen(Theme::fromPalette(palette()).accent, line));
        painter.drawRect(QRectF(rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2));
    }
}

void EntryBlocksView::choose(quint64 page) {
    page_ = page;
    emit pageChosen(page);
    const Spot spot =
        painter_.spotAt(painter_.pageArea({page * mappedPageSize, mappedPageSize}).center());
    const QString number = grouped(page);
    setAccessibleDescription(
        spot.device ? tr("page %1, block at %2").arg(number, addressText(spot.device->offset))
                    : tr("page %1, no block").arg(number));
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
}

void EntryBlocksView::keyPressEvent(QKeyEvent* event) {
    const quint64 pages = painter_.pages();
    if (pages == 0)
        return QWidget::keyPressEvent(event);
    switch (event->key()) {
        case Qt::Key_Left:
            return choose(std::min(page_, pages) == 0 ? 0 : std::min(page_, pages) - 1);
        case Qt::Key_Right:
            return choose(std::min(page_ + 1, pages - 1));
        case Qt::Key_Home:
            return choose(0);
        case Qt::Key_End:
            return choose(pages - 1);
        default:
            QWidget::keyPressEvent(event);
    }
}

void EntryBlocksView::resizeEvent(QResizeEvent*) { relayout(); }

void EntryBlocksView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        relayout();
}

bool EntryBlocksView::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* const help = static_cast<QHelpEvent*>(event);
        const Spot spot = painter_.spotAt(QPointF(help->pos()));
        QString text;
        if (spot.file)
            text = tr("page %1").arg(grouped(spot.file->offset / mappedPageSize));
        if (spot.device)
            text += (text.isEmpty() ? QString() : QStringLiteral(" · ")) +
                    tr("block at %1").arg(addressText(spot.device->offset));
        QToolTip::showText(help->globalPos(), text, this);
        return true;
    }
    return QWidget::event(event);
}

void EntryBlocksView::mouseMoveEvent(QMouseEvent* event) {
    linked_->setHover(shared(painter_.spotAt(event->position())));
}

void EntryBlocksView::mousePressEvent(QMouseEvent* event) {
    const Spot spot = painter_.spotAt(event->position());
    if (event->button() != Qt::LeftButton || spot.empty())
        return;
    if (spot.file)
        choose(spot.file->offset / mappedPageSize);
    else
        linked_->setSelection(spot);
}

void EntryBlocksView::leaveEvent(QEvent*) { linked_->setHover({}); }

QSize EntryBlocksView::sizeHint() const {
    const int em = fontMetrics().height();
    return {em * 24, em * 9};
}

}  // namespace daxscope::ui
