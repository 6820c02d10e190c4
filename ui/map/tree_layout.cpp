#include "ui/map/tree_layout.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <span>

namespace daxscope::ui {

namespace {

/// Slots that are shown one by one without being asked to.
constexpr std::uint32_t mostSingle = 36;
/// Parts that stand side by side before anybody opens one.
constexpr std::size_t mostParts = 44;
/// Parts that a group opens into, where no level divides it better.
constexpr std::uint32_t parts = 12;
/// Roots of one family that stand by themselves: the oldest, and the newest.
constexpr std::uint32_t oldRoots = 4;
constexpr std::uint32_t newRoots = 12;
/// Slots of an earlier scene are kept until so many times as many would be needed.
constexpr double outgrown = 1.5;

SlotKey slotKey(const scene::TreeBlock& block) { return {block.family, block.first}; }

}  // namespace

void TreeLayout::setTree(TreePtr tree) {
    const bool same = tree && tree_ && tree->tree == tree_->tree;
    tree_ = std::move(tree);
    if (!same) {
        slots_.clear();
        expanded_.clear();
        lanes_.clear();
    }
    items_.clear();
    links_.clear();
    cells_.clear();
    brackets_.clear();
    itemOf_.clear();
    byDevice_.clear();
    levels_ = tree_ ? tree_->levels() : 0;
    if (!tree_)
        return;
    isRoot_.assign(tree_->blocks.size(), 0);
    for (const scene::TreeRootBlock& root : tree_->roots)
        isRoot_[root.block] = 1;
    for (std::uint32_t i = 0; i < tree_->blocks.size(); ++i) {
        if (tree_->blocks[i].device != 0)
            byDevice_.emplace_back(tree_->blocks[i].device, i);
    }
    std::ranges::sort(byDevice_);
    makeSlots();
    makeSpans();
    arrange();
}

void TreeLayout::makeSlots() {
    std::vector<SlotKey> wanted;
    for (const scene::TreeBlock& block : tree_->blocks) {
        if (block.childrenCount == 0)
            wanted.push_back(slotKey(block));
    }
    std::ranges::sort(wanted);
    const auto repeated = std::ranges::unique(wanted);
    wanted.erase(repeated.begin(), repeated.end());
    // What came in between lies in the slot of the key before it, until there is too much of it.
    const bool keep =
        !slots_.empty() &&
        static_cast<double>(wanted.size()) <= static_cast<double>(slots_.size()) * outgrown + 2 &&
        static_cast<double>(slots_.size()) <= static_cast<double>(wanted.size()) * outgrown + 2;
    if (!keep) {
        slots_ = std::move(wanted);
        return;
    }
    // Families that are new, or gone, stand beside the others.
    std::set<std::uint64_t> families;
    for (const SlotKey& slot : slots_)
        families.insert(slot.family);
    std::set<std::uint64_t> now;
    for (const SlotKey& slot : wanted) {
        now.insert(slot.family);
        if (!families.contains(slot.family))
            slots_.push_back(slot);
    }
    std::erase_if(slots_, [&](const SlotKey& slot) { return !now.contains(slot.family); });
    std::ranges::sort(slots_);
}

std::uint32_t TreeLayout::slotOf(const SlotKey& key) const {
    const auto after = std::ranges::upper_bound(slots_, key);
    auto slot = static_cast<std::uint32_t>(after - slots_.begin());
    slot = slot == 0 ? 0 : slot - 1;
    // Below the first key of its family: the first slot of it.
    if (slots_[slot].family != key.family && slot + 1 < slots_.size() &&
        slots_[slot + 1].family == key.family)
        ++slot;
    return slot;
}

void TreeLayout::makeSpans() {
    spans_.assign(tree_->blocks.size(), {});
    boundaries_.assign(levels_, {});
    // Leaves are last: children come before their parents.
    for (std::size_t i = tree_->blocks.size(); i-- > 0;) {
        const scene::TreeBlock& block = tree_->blocks[i];
        Span& span = spans_[i];
        if (block.childrenCount == 0) {
            span.from = slotOf(slotKey(block));
            span.to = span.from + 1;
        } else {
            span = {UINT32_MAX, 0};
            for (const std::uint32_t child : tree_->childrenOf(block)) {
                span.from = std::min(span.from, spans_[child].from);
                span.to = std::max(span.to, spans_[child].to);
            }
        }
        if (isRoot_[i] == 0)
            boundaries_[block.level].push_back(span.from);
    }
    for (auto& level : boundaries_) {
        std::ranges::sort(level);
        const auto repeated = std::ranges::unique(level);
        level.erase(repeated.begin(), repeated.end());
    }
}

KeyRange TreeLayout::rangeOf(std::uint32_t from, std::uint32_t to) const {
    constexpr SlotKey end{UINT64_MAX, {UINT64_MAX, 0xff, UINT64_MAX}};
    return {slots_[from], to < slots_.size() ? slots_[to] : end};
}

bool TreeLayout::isExpanded(const KeyRange& range) const {
    return std::ranges::any_of(expanded_, [&](const KeyRange& one) {
        return one.from >= range.from && one.to <= range.to;
    });
}

void TreeLayout::expand(const KeyRange& range) {
    if (!std::ranges::contains(expanded_, range))
        expanded_.push_back(range);
    arrange();
}

void TreeLayout::collapse(const KeyRange& range) {
    std::erase_if(expanded_, [&](const KeyRange& one) {
        return one.from >= range.from && one.to <= range.to;
    });
    arrange();
}

void TreeLayout::collapseAll() {
    expanded_.clear();
    arrange();
}

void TreeLayout::reveal(std::uint32_t block) {
    if (!tree_ || block >= itemOf_.size())
        return;
    for (int depth = 0; depth < 32; ++depth) {
        const TreeItem& item = items_[itemOf_[block]];
        if (!item.isGroup() || !item.keys)
            return;
        expand(KeyRange(*item.keys));
    }
}

/// Where [from, to) is divided: the first slots of the parts behind the first.
std::vector<std::uint32_t> TreeLayout::split(std::uint32_t from, std::uint32_t to) const {
    std::vector<std::uint32_t> out;
    const std::uint32_t count = to - from;
    if (count <= mostSingle) {
        for (std::uint32_t slot = from + 1; slot < to; ++slot)
            out.push_back(slot);
        return out;
    }
    const auto thinned = [&](const std::vector<std::uint32_t>& all) {
        if (all.size() < mostSingle)
            return all;
        std::vector<std::uint32_t> some;
        for (std::uint32_t part = 1; part < parts; ++part)
            some.push_back(all[all.size() * part / parts]);
        const auto repeated = std::ranges::unique(some);
        some.erase(repeated.begin(), repeated.end());
        return some;
    };
    for (std::uint32_t slot = from + 1; slot < to; ++slot) {
        if (slots_[slot].family != slots_[slot - 1].family)
            out.push_back(slot);
    }
    if (!out.empty())
        return thinned(out);
    for (unsigned level = levels_; level-- > 1;) {
        const auto& all = boundaries_[level];
        const auto first = std::ranges::upper_bound(all, from);
        const auto last = std::ranges::lower_bound(all, to);
        if (first < last) {
            out.assign(first, last);
            return thinned(out);
        }
    }
    for (std::uint32_t part = 1; part < parts; ++part)
        out.push_back(from + count * part / parts);
    return out;
}

/// What all is divided into before anybody opens anything: the largest part is divided again, as long as few come of it.
std::vector<std::uint32_t> TreeLayout::firstBorders() const {
    const auto end = static_cast<std::uint32_t>(slots_.size());
    std::vector<std::uint32_t> borders = split(0, end);
    borders.insert(borders.begin(), 0);
    borders.push_back(end);
    std::set<std::uint32_t> done;  // parts that would become too many
    while (true) {
        std::size_t largest = SIZE_MAX;
        std::uint32_t size = 1;
        for (std::size_t i = 0; i + 1 < borders.size(); ++i) {
            if (borders[i + 1] - borders[i] > size && !done.contains(borders[i])) {
                largest = i;
                size = borders[i + 1] - borders[i];
            }
        }
        if (largest == SIZE_MAX)
            return borders;
        const auto inner = split(borders[largest], borders[largest + 1]);
        if (borders.size() + inner.size() > mostParts)
            done.insert(borders[largest]);
        else
            borders.insert(borders.begin() + static_cast<std::ptrdiff_t>(largest) + 1,
                           inner.begin(), inner.end());
    }
}

/// What is expanded is opened, to any depth; by steps, so that no depth is one of the stack.
void TreeLayout::makeCells() {
    cells_.clear();
    brackets_.clear();
    bracketSlots_.clear();
    depth_ = 0;
    if (slots_.empty())
        return;
    struct Open {
        std::uint32_t from, to;
        unsigned depth;
    };
    std::vector<Open> open;
    const auto push = [&](std::span<const std::uint32_t> borders, unsigned depth) {
        for (std::size_t i = borders.size(); i-- > 1;)
            open.push_back({borders[i - 1], borders[i], depth});
    };
    push(firstBorders(), 0);
    while (!open.empty()) {
        const Open one = open.back();
        open.pop_back();
        const KeyRange range = rangeOf(one.from, one.to);
        if (one.to - one.from == 1 || !isExpanded(range)) {
            cells_.push_back({one.from, one.to});
            continue;
        }
        brackets_.push_back({{}, range, one.to - one.from, one.depth});
        bracketSlots_.emplace_back(one.from, one.to);
        depth_ = std::max(depth_, one.depth + 1);
        auto borders = split(one.from, one.to);
        borders.insert(borders.begin(), one.from);
        borders.push_back(one.to);
        push(borders, one.depth + 1);
    }
}

std::uint32_t TreeLayout::cellOf(std::uint32_t slot) const {
    const auto after = std::ranges::upper_bound(cells_, slot, {}, &Cell::from);
    return static_cast<std::uint32_t>(after - cells_.begin()) - 1;
}

void TreeLayout::addItem(TreeItem item, const std::vector<std::uint32_t>& blocks) {
    item.first = *std::ranges::min_element(blocks);
    item.count = static_cast<std::uint32_t>(blocks.size());
    item.minGeneration = UINT64_MAX;
    const auto number = static_cast<std::uint32_t>(items_.size());
    std::uint32_t from = UINT32_MAX;
    std::uint32_t to = 0;
    for (const std::uint32_t index : blocks) {
        const scene::TreeBlock& block = tree_->blocks[index];
        item.minGeneration = std::min(item.minGeneration, block.generation);
        item.maxGeneration = std::max(item.maxGeneration, block.generation);
        item.shared += tree_->sets[block.set].count > 1 ? 1 : 0;
        item.damaged = item.damaged || block.damaged;
        item.roots += isRoot_[index] != 0 ? 1 : 0;
        itemOf_[index] = number;
        from = std::min(from, cellOf(spans_[index].from));
        to = std::max(to, cellOf(spans_[index].to - 1));
    }
    items_.push_back(item);
    itemCells_.emplace_back(from, to);
}

/// Roots in the order of their numbers, families side by side.
void TreeLayout::addRoots() {
    std::map<std::uint64_t, std::vector<std::uint32_t>> families;
    for (const scene::TreeRootBlock& root : tree_->roots) {
        if (isRoot_[root.block] == 1)
            families[tree_->blocks[root.block].family].push_back(root.block);
        isRoot_[root.block] = 2;  // two trees may name one block
    }
    for (const scene::TreeRootBlock& root : tree_->roots) {
        isRoot_[root.block] = 1;
    }
    std::map<std::uint32_t, std::vector<std::uint32_t>> hidden;  // by cell
    for (const auto& [family, roots] : families) {
        const std::uint32_t cell = cellOf(spans_[roots.front()].from);
        if (slots_[cells_[cell].from].family != slots_[cells_[cell].to - 1].family) {
            hidden[cell].insert(hidden[cell].end(), roots.begin(), roots.end());
            continue;
        }
        const auto count = static_cast<std::uint32_t>(roots.size());
        std::uint32_t place = 0;
        // Copies of a root have the keys of all they lead to: what opens a group of them is the first key, twice.
        const SlotKey own{family, {}};
        const KeyRange key{own, own};
        const bool all = count <= oldRoots + newRoots + 1 || std::ranges::contains(expanded_, key);
        for (std::uint32_t i = 0; i < count; ++i) {
            TreeItem item;
            item.lane = place++;
            if (!all && i == oldRoots) {
                item.keys = key;
                addItem(item, {roots.begin() + oldRoots, roots.end() - newRoots});
                i = count - newRoots - 1;
                continue;
            }
            addItem(item, {roots[i]});
        }
    }
    for (const auto& [cell, roots] : hidden) {
        TreeItem item;
        item.keys = rangeOf(cells_[cell].from, cells_[cell].to);
        addItem(item, roots);
    }
}

void TreeLayout::addLevel(unsigned level) {
    const std::uint32_t row = levels_ - level;
    const auto& blocks = tree_->blocks;
    const auto begin = std::ranges::partition_point(
        blocks, [&](const scene::TreeBlock& block) { return block.level > level; });
    std::map<std::uint32_t, std::vector<std::uint32_t>> grouped;  // by cell
    std::vector<std::uint32_t> single;
    for (auto at = begin; at != blocks.end() && at->level == level; ++at) {
        const auto index = static_cast<std::uint32_t>(at - blocks.begin());
        if (isRoot_[index] != 0)
            continue;
        const std::uint32_t first = cellOf(spans_[index].from);
        const std::uint32_t last = cellOf(spans_[index].to - 1);
        if (first == last && cells_[first].to - cells_[first].from > 1)
            grouped[first].push_back(index);
        else
            single.push_back(index);
    }
    for (const auto& [cell, members] : grouped) {
        if (members.size() == 1) {
            single.push_back(members.front());
            continue;
        }
        TreeItem item;
        item.row = row;
        item.keys = rangeOf(cells_[cell].from, cells_[cell].to);
        addItem(item, members);
    }
    // Lanes: what was there before keeps its own, others take the first that is free over their cells.
    const auto cellsOf = [&](std::uint32_t index) {
        return std::pair(cellOf(spans_[index].from), cellOf(spans_[index].to - 1));
    };
    std::array<std::vector<std::pair<std::uint32_t, std::uint32_t>>, mostLanes - 1> taken;
    const auto isFree = [&](std::uint32_t lane, std::pair<std::uint32_t, std::uint32_t> cells) {
        return std::ranges::none_of(taken[lane], [&](const auto& other) {
            return other.first <= cells.second && cells.first <= other.second;
        });
    };
    const auto addToLane = [&](std::uint32_t lane, const std::vector<std::uint32_t>& members) {
        for (const std::uint32_t index : members)
            lanes_[blocks[index].logical] = lane;
        TreeItem item;
        item.row = row;
        item.lane = lane;
        addItem(item, members);
    };
    std::vector<std::uint32_t> waiting;
    std::map<std::uint32_t, std::vector<std::uint32_t>> last;  // lane, by first cell
    const auto put = [&](std::uint32_t index, std::uint32_t lane) {
        taken[lane].push_back(cellsOf(index));
        addToLane(lane, {index});
    };
    for (const std::uint32_t index : single) {
        const auto known = lanes_.find(blocks[index].logical);
        if (known != lanes_.end() && known->second < taken.size() &&
            isFree(known->second, cellsOf(index)))
            put(index, known->second);
        else
            waiting.push_back(index);
    }
    std::ranges::stable_sort(waiting, {},
                             [&](std::uint32_t index) { return blocks[index].generation; });
    for (const std::uint32_t index : waiting) {
        std::uint32_t lane = 0;
        while (lane < taken.size() && !isFree(lane, cellsOf(index)))
            ++lane;
        if (lane < taken.size())
            put(index, lane);
        else
            last[cellsOf(index).first].push_back(index);
    }
    for (const auto& [cell, members] : last)
        addToLane(mostLanes - 1, members);
}

void TreeLayout::makeLinks() {
    links_.clear();
    for (std::uint32_t parent = 0; parent < tree_->blocks.size(); ++parent) {
        for (const std::uint32_t child : tree_->childrenOf(tree_->blocks[parent])) {
            const TreeLink link{itemOf_[parent], itemOf_[child]};
            if (links_.empty() || links_.back() != link)
                links_.push_back(link);
        }
    }
    std::ranges::sort(links_);
    const auto repeated = std::ranges::unique(links_);
    links_.erase(repeated.begin(), repeated.end());
}

void TreeLayout::arrange() {
    if (!tree_)
        return;
    items_.clear();
    itemCells_.clear();
    itemOf_.assign(tree_->blocks.size(), 0);
    makeCells();
    if (cells_.empty())
        return;
    addRoots();
    for (unsigned level = levels_; level-- > 0;)
        addLevel(level);
    makeLinks();
}

}  // namespace daxscope::ui
