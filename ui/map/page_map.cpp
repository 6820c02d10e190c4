#include "ui/map/page_map.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "ui/map/map_frame.h"
#include "ui/map/map_keys.h"
#include "ui/map/page_words.h"

namespace daxscope::ui {

namespace {

constexpr int mostZoom = 30;

}  // namespace

PageMap::PageMap(Linked* linked, QWidget* parent) : QAbstractScrollArea(parent), linked_(linked) {
    setObjectName(QStringLiteral("pageMap"));
    setAccessibleName(tr("Mapped pages"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setMouseTracking(true);
    connect(linked_, &Linked::hoverChanged, viewport(), qOverload<>(&QWidget::update));
    connect(linked_, &Linked::selectionChanged, this, &PageMap::selectionMoved);
    // A page of the file that is shown everywhere now is a place in it.
    connect(linked_, &Linked::fileChanged, this, [this] {
        if (chosen_)
            share();
        viewport()->update();
    });
}

void PageMap::setMappings(const MappingsPtr& mappings) {
    painter_.setMappings(mappings);
    relayout();
    if (chosen_ || pointed_) {
        // A window that is gone, or has become shorter, takes them along.
        const auto still = [&](const std::optional<PagesAt>& pages) {
            const auto window = pages ? painter_.find(pages->view) : std::nullopt;
            return window && pages->first + pages->count <= painter_.windows()[*window].count();
        };
        if (chosen_ && !still(chosen_)) {
            chosen_.reset();
            emit chosenChanged();
        }
        if (pointed_ && !still(pointed_))
            point(std::nullopt);
        // The page may lie elsewhere by now.
        if (chosen_)
            share();
    }
    tell();
}

void PageMap::compareWith(const MappingsPtr& other) {
    painter_.compareWith(other);
    viewport()->update();
}

void PageMap::setNothing(const QString& title, const QString& hint) {
    nothing_ = title;
    hint_ = hint;
    viewport()->update();
    tell();
}

void PageMap::setSystem(bool system) {
    painter_.setSystem(system);
    viewport()->update();
}

void PageMap::zoom(int steps) {
    painter_.setZoom(std::clamp(painter_.zoom() + steps, -mostZoom, mostZoom));
    relayout();
}

void PageMap::fit() {
    painter_.setZoom(0);
    relayout();
}

void PageMap::relayout() {
    painter_.layout(viewport()->width(), font(), devicePixelRatioF());
    QScrollBar* bar = verticalScrollBar();
    bar->setPageStep(viewport()->height());
    bar->setSingleStep(fontMetrics().height() * 2);
    bar->setRange(
        0, std::max(0, static_cast<int>(std::ceil(painter_.height())) - viewport()->height()));
    viewport()->update();
}

QPointF PageMap::onPicture(QPointF at) const {
    return at + QPointF(0, verticalScrollBar()->value());
}

PagesAt PageMap::pagesOf(const PageCell& cell) const {
    return {painter_.windows()[cell.window].window().view, cell.first, cell.count};
}

std::optional<PagesAt> PageMap::pagesAt(QPointF at) const {
    const auto cell = painter_.geometry().at(onPicture(at));
    return cell ? std::optional(pagesOf(*cell)) : std::nullopt;
}

/// In the words of the other views: bytes of the device, and of the file when that is the one shown there.
Spot PageMap::spotOf(const PagesAt& pages) const {
    Spot out;
    const auto index = painter_.find(pages.view);
    if (!index)
        return out;
    const WindowPages& window = painter_.windows()[*index];
    if (linked_->file() == FileId{window.window().subvolume, window.window().inode})
        out.file = window.fileRange(pages.first, pages.count);
    if (const auto device = window.device(pages.first)) {
        const scene::PageRun* run = window.run(pages.first);
        const std::uint64_t together = std::min(pages.count, run->first + run->count - pages.first);
        out.device = ByteRange{*device, together * mappedPageSize};
    }
    return out;
}

void PageMap::choose(std::optional<PagesAt> pages) {
    if (pages && !painter_.find(pages->view))
        pages.reset();
    if (pages) {
        const PageCell cell = painter_.geometry().cell(*painter_.find(pages->view), pages->first);
        reveal(cell.area);
    }
    if (chosen_ == pages)
        return;
    chosen_ = pages;
    share();
    viewport()->update();
    tell();
    emit chosenChanged();
}

void PageMap::share() {
    shared_ = chosen_ ? spotOf(*chosen_) : Spot{};
    sharing_ = true;
    const Spot& now = linked_->selection();
    if (now.device != shared_.device || now.file != shared_.file)
        linked_->setSelection(shared_);
    sharing_ = false;
}

void PageMap::selectionMoved() {
    viewport()->update();
    const Spot& now = linked_->selection();
    if (sharing_ || !chosen_ || (now.device == shared_.device && now.file == shared_.file))
        return;
    // The place in the file that was shown before went with that file.
    if (!now.file && now.device == shared_.device && !shared_.empty())
        return;
    chosen_.reset();
    tell();
    emit chosenChanged();
}

void PageMap::point(std::optional<PagesAt> pages) {
    if (pointed_ == pages)
        return;
    pointed_ = pages;
    linked_->setHover(pages ? spotOf(*pages) : Spot{});
    viewport()->update();
    emit pointedChanged();
}

void PageMap::bringIntoView(std::uint64_t view, std::uint64_t page) {
    if (const auto window = painter_.find(view);
        window && page < painter_.windows()[*window].count())
        reveal(painter_.geometry().cell(*window, page).area);
}

int PageMap::wholeHeight() const { return static_cast<int>(std::ceil(painter_.height())); }

void PageMap::reveal(const QRectF& area) {
    QScrollBar* bar = verticalScrollBar();
    const int em = fontMetrics().height();
    if (area.top() - em < bar->value())
        bar->setValue(static_cast<int>(area.top()) - em);
    else if (area.bottom() + em > bar->value() + viewport()->height())
        bar->setValue(static_cast<int>(area.bottom()) + em - viewport()->height());
}

/// What is chosen, or that there is nothing, to screen readers.
void PageMap::tell() {
    QString text;
    if (painter_.windows().empty()) {
        text = QStringLiteral("%1. %2").arg(nothing_, hint_);
    } else if (chosen_) {
        if (const auto window = painter_.find(chosen_->view))
            text = pagesText(painter_.windows()[*window], chosen_->first, chosen_->count);
    } else {
        text = painter_.windows().size() == 1 ? tr("1 mapping")
                                              : tr("%1 mappings").arg(painter_.windows().size());
    }
    if (text == accessibleDescription())
        return;
    setAccessibleDescription(text);
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
}

PagePainter::Look PageMap::look() const {
    return {.hover = linked_->hover(),
            .selection = linked_->selection(),
            .file = linked_->file(),
            .chosen = chosen_,
            .pointed = pointed_};
}

void PageMap::paintEvent(QPaintEvent*) {
    QPainter painter(viewport());
    const Theme theme = Theme::fromPalette(palette());
    if (painter_.windows().empty()) {
        painter.fillRect(viewport()->rect(), theme.background);
        paintNothing(painter, viewport()->rect(), nothing_, hint_, theme, font());
    } else {
        const qreal top = verticalScrollBar()->value();
        painter.translate(0, -top);
        painter_.paint(painter, QRectF(0, top, viewport()->width(), viewport()->height()), theme,
                       look());
        painter.translate(0, top);
    }
    if (hasFocus()) {
        const qreal line = std::max(1.0, fontMetrics().height() * 0.1);
        painter.setPen(QPen(theme.accent, line));
        painter.drawRect(
            QRectF(viewport()->rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2));
    }
}

void PageMap::paintTo(QPainter& painter, const QSizeF& size, const Theme& theme,
                      const QFont& font) const {
    PagePainter copy = painter_;
    copy.layout(size.width(), font, painter.deviceTransform().m11());
    const QRectF all(QPointF(), size);
    painter.fillRect(all, theme.background);
    if (copy.windows().empty()) {
        paintNothing(painter, all, nothing_, hint_, theme, font);
        return;
    }
    // From where it is scrolled to, as far as it goes.
    const qreal top =
        std::min<qreal>(verticalScrollBar()->value(), std::max(0.0, copy.height() - size.height()));
    PagePainter::Look now = look();
    now.hover = {};
    now.pointed.reset();
    painter.save();
    painter.setClipRect(all);
    painter.translate(0, -top);
    copy.paint(painter, all.translated(0, top), theme, now);
    painter.restore();
}

void PageMap::resizeEvent(QResizeEvent* event) {
    QAbstractScrollArea::resizeEvent(event);
    relayout();
}

void PageMap::changeEvent(QEvent* event) {
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        relayout();
}

bool PageMap::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride) {
        const auto& key = *static_cast<QKeyEvent*>(event);
        const bool escape = key.key() == Qt::Key_Escape && isPlain(key) && chosen_.has_value();
        if (escape || isZoomKey(key)) {
            event->accept();
            return true;
        }
    }
    if (event->type() == QEvent::DevicePixelRatioChange)
        relayout();
    return QAbstractScrollArea::event(event);
}

bool PageMap::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* const help = static_cast<QHelpEvent*>(event);
        const auto pages = pagesAt(QPointF(help->pos()));
        const auto window = pages ? painter_.find(pages->view) : std::nullopt;
        if (window)
            QToolTip::showText(help->globalPos(),
                               pagesText(painter_.windows()[*window], pages->first, pages->count),
                               this);
        else
            QToolTip::hideText();
        return true;
    }
    if (event->type() == QEvent::Leave)
        point(std::nullopt);
    return QAbstractScrollArea::viewportEvent(event);
}

void PageMap::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton || event->button() == Qt::RightButton) {
        if (const auto pages = pagesAt(event->position()))
            choose(pages);
    }
}

void PageMap::mouseMoveEvent(QMouseEvent* event) { point(pagesAt(event->position())); }

void PageMap::mouseDoubleClickEvent(QMouseEvent* event) {
    const auto pages = pagesAt(event->position());
    if (event->button() != Qt::LeftButton || !pages)
        return;
    choose(pages);
    emit activated(*pages);
}

std::optional<PageCell> PageMap::chosenCell() const {
    if (chosen_) {
        if (const auto window = painter_.find(chosen_->view))
            return painter_.geometry().cell(*window, chosen_->first);
    }
    return std::nullopt;
}

void PageMap::walk(std::int64_t cells, std::int64_t rows) {
    if (painter_.windows().empty() || painter_.windows().front().count() == 0)
        return;
    const PageLayout& layout = painter_.geometry();
    const auto cell = chosenCell();
    choose(pagesOf(cell ? layout.walk(*cell, cells, rows) : layout.cell(0, 0)));
}

void PageMap::keyPressEvent(QKeyEvent* event) {
    const qreal row = painter_.geometry().em() * 1.4;
    const auto page =
        std::max<std::int64_t>(1, static_cast<std::int64_t>(viewport()->height() / row) - 1);
    switch (event->key()) {
        case Qt::Key_Left:
            return walk(-1, 0);
        case Qt::Key_Right:
            return walk(1, 0);
        case Qt::Key_Up:
            return walk(0, -1);
        case Qt::Key_Down:
            return walk(0, 1);
        case Qt::Key_PageUp:
            return walk(0, -page);
        case Qt::Key_PageDown:
            return walk(0, page);
        case Qt::Key_Home:
        case Qt::Key_End: {
            const auto cell = chosenCell();
            if (!cell)
                return walk(0, 0);
            const quint64 last = painter_.windows()[cell->window].count() - 1;
            return choose(pagesOf(
                painter_.geometry().cell(cell->window, event->key() == Qt::Key_Home ? 0 : last)));
        }
        case Qt::Key_Plus:
        case Qt::Key_Equal:
            return zoom(1);
        case Qt::Key_Minus:
            return zoom(-1);
        case Qt::Key_0:
            return fit();
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (!chosen_)
                return walk(0, 0);
            emit activated(*chosen_);
            return;
        case Qt::Key_Escape:
            if (chosen_)
                return choose(std::nullopt);
            break;
        default:
            break;
    }
    QAbstractScrollArea::keyPressEvent(event);
}

QSize PageMap::sizeHint() const {
    const int em = fontMetrics().height();
    return {em * 24, em * 14};
}

QSize PageMap::minimumSizeHint() const {
    const int em = fontMetrics().height();
    return {em * 12, em * 5};
}

}  // namespace daxscope::ui
