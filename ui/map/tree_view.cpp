#include "ui/map/tree_view.h"

#include <QAccessible>
#include <QFontMetricsF>
#include <QPainter>
#include <QScrollBar>
#include <algorithm>
#include <cmath>

#include "ui/map/structure_export.h"
#include "ui/text.h"

namespace daxscope::ui {

namespace {

constexpr double keyStretch = 1.25;
constexpr double mostStretch = 6;
constexpr double leastStretch = 0.5;

}  // namespace

TreeView::TreeView(Linked* linked, QWidget* parent) : QAbstractScrollArea(parent), linked_(linked) {
    setObjectName(QStringLiteral("treeView"));
    setAccessibleName(tr("Trees"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    connect(linked_, &Linked::hoverChanged, viewport(), qOverload<>(&QWidget::update));
    connect(linked_, &Linked::selectionChanged, this, &TreeView::selectionMoved);
    connect(linked_, &Linked::changeChanged, this, [this] {
        painter_.setChange(linked_->change());
        relayout();
    });
}

void TreeView::setTree(const TreeBlocksPtr& tree) {
    // The current box is the same block, where it is still there.
    std::optional<std::uint64_t> kept;
    if (current_ && tree_ && *current_ < painter_.geometry().items().size())
        kept = tree_->blocks[painter_.geometry().items()[*current_].first].logical;
    pointed_.reset();
    current_.reset();
    tree_ = tree;
    painter_.setChange(linked_->change());
    painter_.setTree(tree);
    relayout();
    if (kept && tree_) {
        const auto found = std::ranges::find(tree_->blocks, *kept, &scene::TreeBlock::logical);
        if (found != tree_->blocks.end())
            current_ = painter_.geometry().itemOf(
                static_cast<std::uint32_t>(found - tree_->blocks.begin()));
    }
    tell();
    emit subtitleChanged(subtitle());
}

void TreeView::setNothing(const QString& title, const QString& hint) {
    nothing_ = title;
    hint_ = hint;
    painter_.setNothing(title, hint);
    viewport()->update();
    tell();
}

QString TreeView::subtitle() const {
    if (!tree_)
        return {};
    const auto shared = std::ranges::count_if(tree_->blocks, [&](const scene::TreeBlock& block) {
        return tree_->sets[block.set].count > 1;
    });
    const std::size_t count = tree_->blocks.size();
    QString text = count == 1 ? tr("1 block") : tr("%1 blocks").arg(grouped(count));
    text += tr(", %1").arg(sized(count * tree_->nodeSize));
    if (shared != 0)
        text += tr(", of them %1 held by several").arg(grouped(static_cast<std::uint64_t>(shared)));
    if (!tree_->cut.empty())
        text += tr(" · not complete: %1").arg(QString::fromStdString(tree_->cut));
    return text + tr(" · measured");
}

QString TreeView::viewName() const { return QStringLiteral("trees"); }

QByteArray TreeView::csv() const { return tree_ ? treeBlocksCsv(*tree_) : QByteArray(); }

QByteArray TreeView::json() const {
    return tree_ ? treeBlocksJson(*tree_) : QByteArrayLiteral("null\n");
}

void TreeView::paintTo(QPainter& painter, const QSizeF& size, const Theme& theme,
                       const QFont& font) {
    TreePainter copy = painter_;
    copy.layout(size, font, painter.deviceTransform().m11());
    TreePainter::Look now = look();
    now.hover = {};
    now.pointed.reset();
    now.current.reset();
    painter.save();
    painter.setClipRect(QRectF(QPointF(), size));
    const QPointF from(std::min(offset().x(), copy.size().width() - size.width()),
                       std::min(offset().y(), copy.size().height() - size.height()));
    painter.translate(-from);
    copy.paint(painter, QRectF(from, size), theme, now);
    painter.restore();
}

void TreeView::relayout() {
    painter_.layout(QSizeF(viewport()->size()), font(), devicePixelRatioF());
    const QSizeF whole = painter_.size();
    const auto set = [&](QScrollBar* bar, qreal length, int page) {
        bar->setPageStep(page);
        bar->setSingleStep(fontMetrics().height() * 2);
        bar->setRange(0, std::max(0, static_cast<int>(std::ceil(length)) - page));
    };
    set(horizontalScrollBar(), whole.width(), viewport()->width());
    set(verticalScrollBar(), whole.height(), viewport()->height());
    viewport()->update();
}

QPointF TreeView::offset() const {
    return {static_cast<qreal>(horizontalScrollBar()->value()),
            static_cast<qreal>(verticalScrollBar()->value())};
}

TreePainter::Look TreeView::look() const {
    return {linked_->hover(), linked_->selection(), pointed_, hasFocus() ? current_ : std::nullopt};
}

void TreeView::point(std::optional<std::uint32_t> item) {
    if (pointed_ == item)
        return;
    pointed_ = item;
    linked_->setHover(item ? painter_.spotOf(*item) : Spot{});
    viewport()->update();
}

void TreeView::choose(std::uint32_t item) {
    current_ = item;
    choosing_ = true;
    const Spot spot = painter_.spotOf(item);
    if (!spot.empty())
        linked_->setSelection(spot);
    choosing_ = false;
    reveal(painter_.geometry().items()[item].area);
    viewport()->update();
    tell();
}

void TreeView::expand(std::uint32_t item) {
    const auto keys = painter_.geometry().items()[item].keys;
    const std::uint32_t block = painter_.geometry().items()[item].first;
    if (!keys)
        return;
    painter_.geometry().expand(*keys);
    pointed_.reset();
    relayout();
    current_ = painter_.geometry().itemOf(block);
    reveal(painter_.geometry().items()[*current_].area);
    tell();
}

void TreeView::press(std::uint32_t item) {
    if (painter_.geometry().items()[item].keys)
        expand(item);
    else
        choose(item);
}

/// The innermost of what is open around the box.
void TreeView::foldAround(std::uint32_t item) {
    const auto& geometry = painter_.geometry();
    const std::uint32_t block = geometry.items()[item].first;
    const QPointF centre = geometry.items()[item].area.center();
    const TreeBracket* best = nullptr;
    for (const TreeBracket& bracket : geometry.brackets()) {
        if (bracket.area.left() <= centre.x() && centre.x() <= bracket.area.right() &&
            (best == nullptr || bracket.depth > best->depth))
            best = &bracket;
    }
    if (best == nullptr)
        return;
    painter_.geometry().collapse(KeyRange(best->keys));
    pointed_.reset();
    relayout();
    current_ = painter_.geometry().itemOf(block);
    tell();
}

void TreeView::zoom(int steps) {
    painter_.setStretch(
        std::clamp(painter_.stretch() * std::pow(keyStretch, steps), leastStretch, mostStretch));
    relayout();
}

void TreeView::fit() {
    painter_.setStretch(1);
    painter_.geometry().collapseAll();
    pointed_.reset();
    current_.reset();
    relayout();
    tell();
}

void TreeView::reveal(const QRectF& area) {
    const int em = fontMetrics().height();
    const auto show = [em](QScrollBar* bar, qreal from, qreal to, int page) {
        if (from - em < bar->value())
            bar->setValue(static_cast<int>(from) - em);
        else if (to + em > bar->value() + page)
            bar->setValue(static_cast<int>(to) + em - page);
    };
    show(horizontalScrollBar(), area.left(), area.right(), viewport()->width());
    show(verticalScrollBar(), area.top(), area.bottom(), viewport()->height());
}

void TreeView::selectionMoved() {
    if (!choosing_ && tree_) {
        if (const auto item = painter_.itemOf(linked_->selection())) {
            current_ = item;
            reveal(painter_.geometry().items()[*item].area);
        }
    }
    viewport()->update();
    tell();
}

/// To screen readers: what is current, or what there is.
void TreeView::tell() {
    QString text;
    if (!tree_)
        text = QStringLiteral("%1. %2").arg(nothing_, hint_);
    else if (current_ && *current_ < painter_.geometry().items().size())
        text = painter_.describe(*current_);
    else
        text = subtitle();
    if (text == accessibleDescription())
        return;
    setAccessibleDescription(text);
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
}

void TreeView::paintEvent(QPaintEvent*) {
    QPainter painter(viewport());
    const Theme theme = Theme::fromPalette(palette());
    painter.translate(-offset());
    painter_.paint(painter, QRectF(offset(), QSizeF(viewport()->size())), theme, look());
    painter.translate(offset());
    if (hasFocus()) {
        const qreal line = std::max(1.0, fontMetrics().height() * 0.1);
        painter.setPen(QPen(theme.accent, line));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(
            QRectF(viewport()->rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2));
    }
}

void TreeView::resizeEvent(QResizeEvent* event) {
    QAbstractScrollArea::resizeEvent(event);
    relayout();
}

void TreeView::changeEvent(QEvent* event) {
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        relayout();
}

QSize TreeView::sizeHint() const {
    const int em = fontMetrics().height();
    return {em * 40, em * 24};
}

QSize TreeView::minimumSizeHint() const {
    const int em = fontMetrics().height();
    return {em * 14, em * 8};
}

}  // namespace daxscope::ui
