#include "btree/difference.h"

#include <algorithm>
#include <cstring>
#include <vector>

namespace daxscope::btree {

namespace {

/// What is left of one tree: subtrees in key order, the next one at the back, and a leaf that has begun.
class Rest {
public:
    explicit Rest(const TreeSide& side) : source_(side.source) {
        subtrees_.push_back(side.root.expect());
    }

    [[nodiscard]] bool done() const { return !inLeaf() && subtrees_.empty(); }
    [[nodiscard]] bool inLeaf() const { return slot_ < leaf_.count(); }
    [[nodiscard]] const format::Expect& next() const { return subtrees_.back(); }
    void skip() { subtrees_.pop_back(); }
    [[nodiscard]] bool liesBehind(const format::Key& key) const {
        return next().firstKey && key < *next().firstKey;
    }
    /// The next subtree gives way to its children, or a leaf to its items.
    Status open() {
        DAX_TRY(const auto block, source_.block(subtrees_.back()));
        subtrees_.pop_back();
        if (block.isLeaf()) {
            leaf_.block = block;
            leaf_.there = true;
            slot_ = 0;
            return {};
        }
        for (std::uint32_t slot = block.count(); slot-- > 0;)
            subtrees_.push_back(childExpect(block, slot));
        return {};
    }
    [[nodiscard]] format::Key key() const { return leaf_.block.key(slot_); }
    [[nodiscard]] Bytes data() const { return leaf_.block.data(slot_); }
    void advance() { ++slot_; }

private:
    struct Leaf {
        format::BlockView block;
        bool there = false;
        [[nodiscard]] std::uint32_t count() const { return there ? block.count() : 0; }
    };
    const BlockSource& source_;
    std::vector<format::Expect> subtrees_;
    Leaf leaf_;
    std::uint32_t slot_ = 0;
};

bool sameBlock(const format::Expect& a, const format::Expect& b, std::uint64_t stable) {
    return a.logical == b.logical && a.level == b.level && a.generation &&
           a.generation == b.generation && *a.generation <= stable;
}

/// Which of two subtrees is opened: the higher one, or the one that begins first, or both.
std::pair<bool, bool> toOpen(const format::Expect& a, const format::Expect& b) {
    if (a.level != b.level)
        return {a.level > b.level, b.level > a.level};
    const format::Key first = a.firstKey.value_or(format::Key{});
    const format::Key second = b.firstKey.value_or(format::Key{});
    return {!(second < first), !(first < second)};
}

}  // namespace

Status forEachDifference(const TreeSide& was, const TreeSide& is, std::uint64_t stable,
                         ItemDifference visit) {
    Rest old(was);
    Rest fresh(is);
    const auto only = [&visit](Rest& rest, bool before) -> Status {
        const Bytes data = rest.data();
        const format::Key key = rest.key();
        rest.advance();
        return visit(key, before ? &data : nullptr, before ? nullptr : &data);
    };
    while (!old.done() || !fresh.done()) {
        if (!old.inLeaf() && !fresh.inLeaf() && !old.done() && !fresh.done()) {
            if (sameBlock(old.next(), fresh.next(), stable)) {
                old.skip();
                fresh.skip();
                continue;
            }
            const auto [first, second] = toOpen(old.next(), fresh.next());
            if (first)
                DAX_CHECK(old.open());
            if (second)
                DAX_CHECK(fresh.open());
            continue;
        }
        // One is in a leaf: what the other has next is needed, too, unless it lies behind.
        if (!old.inLeaf() && !old.done()) {
            DAX_CHECK(fresh.inLeaf() && old.liesBehind(fresh.key()) ? only(fresh, false)
                                                                    : old.open());
            continue;
        }
        if (!fresh.inLeaf() && !fresh.done()) {
            DAX_CHECK(old.inLeaf() && fresh.liesBehind(old.key()) ? only(old, true) : fresh.open());
            continue;
        }
        if (fresh.done() || (old.inLeaf() && old.key() < fresh.key())) {
            DAX_CHECK(only(old, true));
        } else if (old.done() || fresh.key() < old.key()) {
            DAX_CHECK(only(fresh, false));
        } else {
            const Bytes before = old.data();
            const Bytes after = fresh.data();
            const format::Key key = old.key();
            old.advance();
            fresh.advance();
            if (!std::ranges::equal(before, after))
                DAX_CHECK(visit(key, &before, &after));
        }
    }
    return {};
}

}  // namespace daxscope::btree
