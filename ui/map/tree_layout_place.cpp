// TreeLayout: how wide, how high and where, for a view of some size; and what is under a point.
#include <algorithm>
#include <cmath>
#include <map>

#include "ui/map/tree_layout.h"

namespace daxscope::ui {

namespace {

// In font heights.
constexpr double side = 0.9;
constexpr double namesHeight = 1.5;
constexpr double boxHeight = 1.5;
constexpr double laneGap = 0.35;
constexpr double leastPitch = 3.6;
constexpr double mostPitch = 7.5;
constexpr double groupUnits = 2.4;  ///< slots that a group is as wide as
constexpr double leastBetween = 1.6;
constexpr double mostBetween = 6;
constexpr double bracketHeight = 1.4;

}  // namespace

void TreeLayout::place(const QSizeF& view, double em, double stretch) {
    rows_.assign(levels_ + 1, {0, 0});
    size_ = view;
    if (!tree_ || cells_.empty())
        return;
    // Across. A family is as wide as its roots need at least.
    std::map<std::uint64_t, std::uint32_t> rootsOf;
    for (const TreeItem& item : items_) {
        if (item.row == 0 && (!item.isGroup() || !item.keys || item.keys->from == item.keys->to))
            ++rootsOf[tree_->blocks[item.first].family];
    }
    std::vector<double> units(cells_.size());
    double all = 0;
    const auto familyOf = [&](const Cell& cell) { return slots_[cell.from].family; };
    double ofFamily = 0;
    for (std::size_t i = 0; i < cells_.size(); ++i) {
        units[i] = cells_[i].to - cells_[i].from > 1 ? groupUnits : 1;
        ofFamily += units[i];
        if (i + 1 == cells_.size() || familyOf(cells_[i + 1]) != familyOf(cells_[i])) {
            const double missing = rootsOf[familyOf(cells_[i])] - ofFamily;
            units[i] += std::max(0.0, missing) + (i + 1 < cells_.size() ? 0.4 : 0);
            ofFamily = 0;
        }
        all += units[i];
    }
    const double room = view.width() - 2 * side * em;
    const double pitch = std::clamp(room / all, leastPitch * em, mostPitch * em) * stretch;
    const double shift = std::min(em, pitch * 0.13);
    const double box = pitch - 0.5 * em - (mostLanes - 1) * shift;
    double x = side * em;
    std::map<std::uint64_t, double> familyLeft;
    for (std::size_t i = 0; i < cells_.size(); ++i) {
        familyLeft.try_emplace(familyOf(cells_[i]), x);
        cells_[i].x = x;
        cells_[i].width = (cells_[i].to - cells_[i].from > 1 ? groupUnits : 1) * pitch;
        x += units[i] * pitch;
    }

    // Down. Rows that nothing stands in take no room.
    std::vector<std::uint32_t> lanes(levels_ + 1, 0);
    for (const TreeItem& item : items_) {
        const std::uint32_t needed = item.row == 0 ? 1 : item.lane + 1;
        lanes[item.row] = std::max(lanes[item.row], needed);
    }
    const auto used = static_cast<double>(
        std::ranges::count_if(lanes, [](std::uint32_t count) { return count != 0; }));
    const double lane = (boxHeight + laneGap) * em;
    double fixed = 0;
    double between = 0;
    for (const std::uint32_t reserved : {mostLanes, 2U, 1U}) {
        fixed = (0.4 + namesHeight + 0.6 + depth_ * bracketHeight) * em;
        for (std::uint32_t row = 0; row <= levels_; ++row) {
            if (lanes[row] != 0)
                fixed += (row == 0 ? 1 : std::max(lanes[row], reserved)) * lane;
        }
        between = used > 1 ? (view.height() - fixed) / (used - 1) : 0;
        if (between >= leastBetween * em || reserved == 1) {
            for (std::uint32_t row = 1; row <= levels_; ++row) {
                if (lanes[row] != 0)
                    lanes[row] = std::max(lanes[row], reserved);
            }
            break;
        }
    }
    between = std::clamp(between, leastBetween * em, mostBetween * em);
    double y = (0.4 + namesHeight) * em;
    for (std::uint32_t row = 0; row <= levels_; ++row) {
        if (lanes[row] == 0)
            continue;
        rows_[row] = {y, lanes[row] * lane};
        y += rows_[row].second + between;
    }
    y -= between;
    for (std::size_t i = 0; i < items_.size(); ++i) {
        TreeItem& item = items_[i];
        const Cell& first = cells_[itemCells_[i].first];
        const Cell& last = cells_[itemCells_[i].second];
        const double top = rows_[item.row].first;
        if (item.row == 0) {
            const bool inFamily = !item.keys || item.keys->from == item.keys->to;
            double left = first.x;
            if (inFamily && tree_->tree == 0)
                left = familyLeft[tree_->blocks[item.first].family] + item.lane * pitch;
            else if (inFamily)
                left = (first.x + last.x + last.width - box) / 2;
            item.area = QRectF(left, top, inFamily ? pitch - 0.5 * em : groupUnits * pitch - em,
                               boxHeight * em);
            continue;
        }
        const bool wide = item.isGroup() && item.keys;
        const double width = wide ? groupUnits * pitch - 0.7 * em : box;
        const bool spans =
            itemCells_[i].first != itemCells_[i].second || (!wide && first.to - first.from > 1);
        const double left = spans ? (first.x + last.x + last.width - width) / 2 - shift : first.x;
        item.area = QRectF(left + (wide ? 0 : item.lane * shift), top + item.lane * lane, width,
                           boxHeight * em);
    }
    for (std::size_t i = 0; i < brackets_.size(); ++i) {
        const Cell& first = cells_[cellOf(bracketSlots_[i].first)];
        const Cell& last = cells_[cellOf(bracketSlots_[i].second - 1)];
        // The innermost is nearest to what it opens.
        const double depth = depth_ - 1 - brackets_[i].depth;
        brackets_[i].area = QRectF(first.x, y + (0.2 + depth * bracketHeight) * em,
                                   last.x + last.width - first.x - 0.4 * em, bracketHeight * em);
    }
    y += (0.6 + depth_ * bracketHeight) * em;
    size_ = {std::max(view.width(), x + side * em), std::max(view.height(), y)};
}

std::optional<std::uint32_t> TreeLayout::itemAt(QPointF at) const {
    // What lies in a later lane is painted above.
    std::optional<std::uint32_t> found;
    for (std::uint32_t i = 0; i < items_.size(); ++i) {
        if (items_[i].area.contains(at) && (!found || items_[i].lane > items_[*found].lane))
            found = i;
    }
    return found;
}

std::optional<std::size_t> TreeLayout::bracketAt(QPointF at) const {
    for (std::size_t i = 0; i < brackets_.size(); ++i) {
        if (brackets_[i].area.contains(at))
            return i;
    }
    return std::nullopt;
}

std::optional<std::uint32_t> TreeLayout::findDevice(std::uint64_t byte) const {
    const auto after = std::ranges::upper_bound(byDevice_, std::pair(byte, UINT32_MAX));
    if (after == byDevice_.begin() || byte - (after - 1)->first >= tree_->nodeSize)
        return std::nullopt;
    return (after - 1)->second;
}

}  // namespace daxscope::ui
