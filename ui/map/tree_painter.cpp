#include "ui/map/tree_painter.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <unordered_map>

#include "ui/hatch.h"
#include "ui/map/map_frame.h"
#include "ui/text.h"

namespace daxscope::ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(daxscope::ui::TreePainter)
};

/// Of more written blocks than that nobody asks which were copied from where.
constexpr std::size_t mostFollowed = 2000;
constexpr qreal legendEms = 1.7;
/// More ways than that are drawn straight.
constexpr std::size_t mostSmooth = 150;

bool touches(const std::vector<ByteRange>& sorted, ByteRange range) {
    const auto after = std::ranges::partition_point(
        sorted, [&](const ByteRange& one) { return one.end() <= range.offset; });
    return after != sorted.end() && after->offset < range.end();
}

/// The part of a line that is not to the left or right of `area`.
QLineF withinX(const QLineF& line, const QRectF& area) {
    const auto at = [&](qreal x) {
        return line.pointAt(std::clamp((x - line.x1()) / line.dx(), 0.0, 1.0));
    };
    const auto inside = [&](const QPointF& end) {
        if (line.dx() == 0 || (end.x() >= area.left() && end.x() <= area.right()))
            return end;
        return at(end.x() < area.left() ? area.left() : area.right());
    };
    return {inside(line.p1()), inside(line.p2())};
}

/// The block at `level` that leads to `key`, from `block` down.
std::optional<std::uint32_t> followDown(const scene::TreeBlocks& tree, std::uint32_t block,
                                        const scene::BlockKey& key, unsigned level) {
    while (tree.blocks[block].level > level) {
        const auto children = tree.childrenOf(tree.blocks[block]);
        if (children.empty())
            return std::nullopt;
        const auto after = std::ranges::upper_bound(
            children, key, {}, [&](std::uint32_t child) { return tree.blocks[child].first; });
        block = after == children.begin() ? children.front() : *(after - 1);
    }
    return tree.blocks[block].level == level ? std::optional(block) : std::nullopt;
}

}  // namespace

void TreePainter::setTree(const TreePtr& tree) {
    const bool same = tree && tree_ && tree->tree == tree_->tree;
    if (!same)
        before_.reset();
    else if (changeSince_ != change_)
        before_ = tree_;
    changeSince_ = change_;
    tree_ = tree;
    layout_.setTree(tree);
    findChanged();
}

void TreePainter::setNothing(const QString& title, const QString& hint) {
    nothing_ = title;
    hint_ = hint;
}

void TreePainter::setChange(const std::shared_ptr<const scene::Change>& change) {
    change_ = change;
    findChanged();
}

/// Which blocks the last operation wrote, and from which it copied.
void TreePainter::findChanged() {
    written_.clear();
    left_.clear();
    if (!tree_ || !change_)
        return;
    const auto& blocks = tree_->blocks;
    written_.assign(blocks.size(), 0);
    left_.assign(blocks.size(), 0);
    std::unordered_map<std::uint64_t, std::uint32_t> byPlace;
    std::vector<std::uint32_t> found;
    for (std::uint32_t i = 0; i < blocks.size(); ++i) {
        if (blocks[i].device != 0 &&
            touches(change_->written, {blocks[i].device, tree_->nodeSize})) {
            written_[i] = 1;
            found.push_back(i);
        }
    }
    if (!before_ || found.size() > mostFollowed)
        return;
    for (std::uint32_t i = 0; i < blocks.size(); ++i)
        byPlace.emplace(blocks[i].logical, i);
    for (const std::uint32_t index : found) {
        for (const std::uint64_t tree : tree_->sets[blocks[index].set].trees) {
            const auto root = std::ranges::find(before_->roots, tree, &scene::TreeRootBlock::tree);
            if (root == before_->roots.end())
                continue;
            const auto old =
                followDown(*before_, root->block, blocks[index].first, blocks[index].level);
            if (!old)
                continue;
            const auto still = byPlace.find(before_->blocks[*old].logical);
            if (still != byPlace.end() && written_[still->second] == 0 &&
                blocks[still->second].generation == before_->blocks[*old].generation)
                left_[still->second] = 1;
        }
    }
}

void TreePainter::layout(const QSizeF& view, const QFont& font, qreal dpr) {
    view_ = view;
    font_ = font;
    dpr_ = dpr > 0 ? dpr : 1;
    em_ = QFontMetricsF(font).height();
    const qreal legend = legendEms * em_;
    layout_.place(QSizeF(view.width(), std::max(view.height() - legend, legend)), em_, stretch_);
    labels_.clear();
    for (const TreeItem& item : layout_.items())
        labels_.push_back(labelOf(item));
    // Which boxes say it is not asked for anew with every frame.
    itemWritten_.assign(layout_.items().size(), 0);
    itemLeft_.assign(layout_.items().size(), 0);
    for (std::uint32_t i = 0; i < written_.size() && !itemWritten_.empty(); ++i) {
        if (written_[i] != 0)
            itemWritten_[layout_.itemOf(i)] = 1;
        if (left_[i] != 0)
            itemLeft_[layout_.itemOf(i)] = 1;
    }
}

QSizeF TreePainter::size() const { return layout_.size() + QSizeF(0, legendEms * em_); }

bool TreePainter::isWritten(std::uint32_t item) const {
    return item < itemWritten_.size() && itemWritten_[item] != 0;
}

bool TreePainter::isLeft(std::uint32_t item) const {
    return item < itemLeft_.size() && itemLeft_[item] != 0;
}

Meaning TreePainter::meaningOf(const TreeItem& item) const {
    if (item.damaged)
        return Meaning::Unreachable;
    if (item.shared == item.count)
        return Meaning::Shared;
    return tree_->tree != 0 && tree_->tree < 5 && tree_->tree != 2 ? Meaning::System
                                                                   : Meaning::Metadata;
}

/// Made once for all boxes of a frame; no brush where lines have to be vectors.
QBrush TreePainter::hatchOf(const QPainter& painter, const Theme& theme) const {
    if (painter.paintEngine() == nullptr || painter.paintEngine()->type() != QPaintEngine::Raster)
        return {};
    QBrush brush(hatchTile(theme.fill(Meaning::Shared).rgb(), theme.stripe(Meaning::Shared).rgb(),
                           HatchGrid::forEm(em_, dpr_), false));
    brush.setTransform(QTransform::fromScale(1 / dpr_, 1 / dpr_));
    return brush;
}

void TreePainter::fill(QPainter& painter, const QRectF& area, Meaning meaning, const Theme& theme,
                       const QBrush& hatch) const {
    if (meaning == Meaning::Shared && hatch.style() != Qt::NoBrush)
        painter.fillRect(area.toAlignedRect(), hatch);
    else
        fillClass(painter, area, meaning, theme, em_);
}

void TreePainter::paintItem(QPainter& painter, const Theme& theme, std::uint32_t number,
                            const QBrush& hatch) const {
    const TreeItem& item = layout_.items()[number];
    const Meaning meaning = meaningOf(item);
    const QFont small = smallFont(font_);
    const QFontMetricsF metrics(small);
    if (item.isGroup()) {  // cards under cards
        for (const qreal off : {em_ * 0.28, em_ * 0.14}) {
            const QRectF card = item.area.translated(off, off);
            painter.fillRect(card, theme.wash(meaning));
            painter.setPen(QPen(theme.tone(meaning), 0));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(card);
        }
    }
    fill(painter, item.area, meaning, theme, hatch);
    if (item.shared != 0 && item.shared != item.count && !item.damaged) {
        // As much of it as is shared.
        QRectF part = item.area;
        part.setWidth(part.width() * item.shared / item.count);
        fill(painter, part, Meaning::Shared, theme, hatch);
    }
    painter.setPen(QPen(theme.background, std::max(1.0, em_ * 0.09)));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(item.area);
    const QString& label = labels_[number];
    if (label.isEmpty())
        return;
    const qreal width = metrics.horizontalAdvance(label);
    const QRectF plate(item.area.center().x() - width / 2 - em_ * 0.2,
                       item.area.center().y() - metrics.height() / 2, width + em_ * 0.4,
                       metrics.height());
    const bool split = item.shared != 0 && item.shared != item.count;
    if (theme.stripe(meaning).isValid() || split) {  // letters would drown in hatching
        painter.fillRect(plate & item.area, theme.fill(meaning));
    }
    painter.setFont(small);
    painter.setPen(theme.textOn(meaning));
    painter.drawText(QPointF(plate.left() + em_ * 0.2, plate.top() + metrics.ascent()), label);
}

/// For each link: whether it is on a way up or down from the item.
std::vector<std::uint8_t> TreePainter::waysOf(std::uint32_t item) const {
    const auto& links = layout_.links();
    const auto& items = layout_.items();
    std::vector<std::uint8_t> strong(links.size(), 0);
    std::vector<std::uint8_t> up(items.size(), 0);
    std::vector<std::uint8_t> down(items.size(), 0);
    up[item] = down[item] = 1;
    for (unsigned pass = 0; pass <= layout_.levels(); ++pass) {
        bool more = false;
        for (std::size_t i = 0; i < links.size(); ++i) {
            const TreeLink& link = links[i];
            if (strong[i] == 0 && (up[link.child] != 0 || down[link.parent] != 0)) {
                if (up[link.child] != 0)
                    up[link.parent] = 1;
                else
                    down[link.child] = 1;
                strong[i] = 1;
                more = true;
            }
        }
        if (!more)
            break;
    }
    return strong;
}

void TreePainter::paintLinks(QPainter& painter, const QRectF& seen, const Theme& theme,
                             const std::vector<std::uint8_t>& strong) const {
    const auto& items = layout_.items();
    const auto& links = layout_.links();
    painter.save();
    painter.setBrush(Qt::NoBrush);
    const bool many = links.size() > mostSmooth;
    const bool manyStrong =
        static_cast<std::size_t>(std::ranges::count(strong, 1)) > mostSmooth / 2;
    const QColor quiet = mixed(theme.background, theme.outline, 0.55);
    const auto draw = [&](bool wanted) {
        QList<QLineF> lines;
        // Thousands of ways leave one box for others far outside of what is seen, and are the same few lines inside of it.
        std::set<std::array<int, 4>> drawn;
        const auto addOnce = [&](const QLineF& line) {
            if (std::max(line.x1(), line.x2()) < seen.left() ||
                std::min(line.x1(), line.x2()) > seen.right())
                return;
            const QLineF inside = withinX(line, seen);
            const auto pixel = [this](qreal at) {
                return static_cast<int>(std::lround(at * dpr_));
            };
            if (drawn
                    .insert({pixel(inside.x1()), pixel(inside.y1()), pixel(inside.x2()),
                             pixel(inside.y2())})
                    .second)
                lines << line;
        };
        QPainterPath curves;
        QPainterPath copies;
        for (std::size_t i = 0; i < links.size(); ++i) {
            if ((!strong.empty() && strong[i] != 0) != wanted)
                continue;
            const QRectF& from = items[links[i].parent].area;
            const QRectF& to = items[links[i].child].area;
            const bool copied = isWritten(links[i].parent) && isWritten(links[i].child);
            const QPointF start(from.center().x(), from.bottom());
            // Into a box below others along their side: lanes leave the upper right corner free.
            const TreeItem& child = items[links[i].child];
            const bool below = child.row != 0 && child.lane != 0 && !child.isGroup();
            const QPointF end(below ? to.right() - em_ * 0.25 : to.center().x(),
                              below ? layout_.rows()[child.row].first : to.top());
            const QPointF into(end.x(), to.top());
            if (std::max(start.x(), end.x()) < seen.left() ||
                std::min(start.x(), end.x()) > seen.right())
                continue;
            if (many && !copied && (!wanted || manyStrong)) {
                const QPointF out(start.x(), start.y() + em_ * 0.4);
                const QPointF in(end.x(), end.y() - em_ * 0.4);
                for (const QLineF& line : {QLineF(start, out), QLineF(out, in), QLineF(in, into)})
                    addOnce(line);
                continue;
            }
            const qreal middle = (start.y() + end.y()) / 2;
            QPainterPath& path = copied ? copies : curves;
            path.moveTo(start);
            path.cubicTo(QPointF(start.x(), middle), QPointF(end.x(), middle), end);
            path.lineTo(into);
        }
        // So close together that nobody follows a single one: as cheap as can be.
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setPen(QPen(wanted ? theme.text : quiet, 0));
        painter.drawLines(lines);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(wanted ? QPen(theme.text, em_ * 0.1)
                              : QPen(quiet, std::max(1.0, em_ * 0.06)));
        painter.drawPath(curves);
        painter.setPen(QPen(theme.tone(Meaning::Changed), em_ * 0.14));
        painter.drawPath(copies);
    };
    draw(false);
    if (!strong.empty())
        draw(true);
    painter.restore();
}

/// Names of roots above them; of rows, where they begin.
void TreePainter::paintRows(QPainter& painter, const QRectF& seen, const Theme& theme) const {
    const auto& items = layout_.items();
    const QFontMetricsF metrics(font_);
    painter.setFont(font_);
    painter.setPen(theme.text);
    for (const scene::TreeRootBlock& root : tree_->roots) {
        const TreeItem& item = items[layout_.itemOf(root.block)];
        if (item.isGroup() || item.row != 0 || !item.area.intersects(seen))
            continue;
        QString name = shown(root.name);
        if (root.removed)
            name += Text::tr(", being removed");
        QRectF room = item.area.adjusted(0, -em_ * 1.45, em_ * 0.3, 0);
        if (tree_->roots.size() == 1)
            room.adjust(-em_ * 6, 0, em_ * 6, 0);
        painter.drawText(QPointF(tree_->roots.size() == 1
                                     ? item.area.center().x() - metrics.horizontalAdvance(name) / 2
                                     : room.left(),
                                 room.top() + metrics.ascent()),
                         metrics.elidedText(name, Qt::ElideMiddle, room.width()));
    }
    const QFont small = smallFont(font_);
    const QFontMetricsF smaller(small);
    painter.setFont(small);
    std::vector<std::uint64_t> counts(layout_.levels() + 1, 0);
    for (const TreeItem& item : items)
        counts[item.row] += item.count;
    for (std::uint32_t row = 1; row < layout_.rows().size(); ++row) {
        if (counts[row] == 0)
            continue;
        const unsigned level = layout_.levels() - row;
        const QString text =
            level == 0 ? (counts[row] == 1 ? Text::tr("1 leaf")
                                           : Text::tr("%1 leaves").arg(grouped(counts[row])))
                       : Text::tr("level %1: %2").arg(level).arg(grouped(counts[row]));
        const QRectF place(seen.left() + em_ * 0.75,
                           layout_.rows()[row].first - smaller.height() - em_ * 0.12,
                           smaller.horizontalAdvance(text) + em_ * 0.4, smaller.height());
        painter.fillRect(place.adjusted(-em_ * 0.2, 0, 0, 0), theme.background);
        painter.setPen(theme.secondary);
        painter.drawText(QPointF(place.left(), place.top() + smaller.ascent()), text);
    }
}

/// What is open: a line under it, and what it would be folded to.
void TreePainter::paintBrackets(QPainter& painter, const QRectF& seen, const Theme& theme) const {
    const QFont small = smallFont(font_);
    const QFontMetricsF metrics(small);
    painter.setFont(small);
    for (const TreeBracket& bracket : layout_.brackets()) {
        if (!bracket.area.intersects(seen))
            continue;
        const qreal line = std::max(1.0, em_ * 0.09);
        const QRectF& area = bracket.area;
        painter.fillRect(QRectF(area.left(), area.top(), area.width(), line), theme.outline);
        for (const qreal x : {area.left(), area.right() - line})
            painter.fillRect(QRectF(x, area.top() - em_ * 0.25, line, em_ * 0.25), theme.outline);
        const QRectF visible = area & seen;
        const QString text =
            metrics.elidedText(Text::tr("− fold %1 leaves").arg(grouped(bracket.leaves)),
                               Qt::ElideRight, visible.width());
        painter.setPen(theme.secondary);
        painter.drawText(QPointF(visible.center().x() - metrics.horizontalAdvance(text) / 2,
                                 area.top() + em_ * 0.15 + metrics.ascent()),
                         text);
    }
}

/// At the lower edge of what is seen, whatever is scrolled below it.
void TreePainter::paintLegend(QPainter& painter, const QRectF& seen, const Theme& theme) const {
    const QRectF area(seen.left(), seen.bottom() - legendEms * em_, seen.width(), legendEms * em_);
    painter.fillRect(area, theme.background);
    const QFont small = smallFont(font_);
    QPointF at(area.left() + em_ * 0.75, area.top() + em_ * 0.3);
    const auto add = [&](Meaning meaning, const QString& text) {
        at.rx() += legendItem(painter, at, meaning, text, theme, small) + em_ * 1.2;
    };
    const bool subvolumes = tree_->tree == 0;
    if (subvolumes) {
        add(Meaning::Metadata, Text::tr("held by one"));
        add(Meaning::Shared, Text::tr("held by several"));
    }
    if (std::ranges::contains(itemWritten_, 1)) {
        const qreal side = std::round(QFontMetricsF(small).height() * 0.72);
        const auto framed = [&](bool dashed, const QString& text) {
            frameChanged(painter, QRectF(at + QPointF(0, em_ * 0.1), QSizeF(side, side)), theme,
                         em_ * 0.8, dashed);
            painter.setFont(small);
            painter.setPen(theme.text);
            const QFontMetricsF metrics(small);
            painter.drawText(at + QPointF(side + em_ * 0.4, metrics.ascent()), text);
            at.rx() += side + em_ * 1.6 + metrics.horizontalAdvance(text);
        };
        framed(false, writtenText());
        if (std::ranges::contains(itemLeft_, 1))
            framed(true, Text::tr("copied from, and still held"));
    }
    if (std::ranges::any_of(layout_.items(), &TreeItem::damaged))
        add(Meaning::Unreachable, Text::tr("damaged"));
}

void TreePainter::paint(QPainter& painter, const QRectF& seen, const Theme& theme,
                        const Look& look) const {
    painter.fillRect(seen, theme.background);
    if (!tree_ || layout_.items().empty()) {
        paintNothing(painter, seen, tree_ ? Text::tr("No blocks") : nothing_,
                     tree_ ? Text::tr("This tree has no block that could be read.") : hint_, theme,
                     font_);
        return;
    }
    const auto& items = layout_.items();
    const auto hovered = look.pointed ? look.pointed : itemOf(look.hover);
    const auto chosen = itemOf(look.selection);
    std::optional<std::uint32_t> centre = hovered ? hovered : chosen;
    paintLinks(painter, seen, theme, centre ? waysOf(*centre) : std::vector<std::uint8_t>());
    paintRows(painter, seen, theme);
    std::uint32_t lanes = 0;
    for (const TreeItem& item : items)
        lanes = std::max(lanes, item.row == 0 ? 0 : item.lane);
    const QRectF wide = seen.adjusted(-em_, -em_, em_, em_);
    const QBrush hatch = hatchOf(painter, theme);
    for (std::uint32_t lane = 0; lane <= lanes; ++lane) {
        for (std::uint32_t i = 0; i < items.size(); ++i) {
            if ((items[i].row == 0 ? 0 : items[i].lane) == lane && items[i].area.intersects(wide))
                paintItem(painter, theme, i, hatch);
        }
    }
    for (std::uint32_t i = 0; i < items.size(); ++i) {
        if (!items[i].area.intersects(wide))
            continue;
        if (isWritten(i))
            frameChanged(painter, items[i].area, theme, em_);
        else if (isLeft(i))
            frameChanged(painter, items[i].area, theme, em_, true);
    }
    paintBrackets(painter, seen, theme);
    paintLegend(painter, seen, theme);
    for (const auto& one : {chosen, hovered}) {
        if (one)
            frameChanged(painter, items[*one].area, theme, em_);
    }
    if (look.current && *look.current < items.size() && look.current != chosen) {
        painter.setPen(QPen(theme.accent, std::max(1.0, em_ * 0.13)));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(items[*look.current].area);
    }
}

Spot TreePainter::spotOf(std::uint32_t number) const {
    Spot spot;
    if (!tree_ || number >= layout_.items().size())
        return spot;
    const TreeItem& item = layout_.items()[number];
    const scene::TreeBlock& block = tree_->blocks[item.first];
    if (!item.isGroup() && block.device != 0)
        spot.device = ByteRange{block.device, tree_->nodeSize};
    return spot;
}

std::optional<std::uint32_t> TreePainter::itemOf(const Spot& spot) const {
    if (!tree_ || !spot.device || layout_.items().empty())
        return std::nullopt;
    const auto block = layout_.findDevice(spot.device->offset);
    return block ? std::optional(layout_.itemOf(*block)) : std::nullopt;
}

}  // namespace daxscope::ui
