// Walks the items of one tree in key order.
//
// Cost: one descent to start, then amortised O(1) an item; no allocation. Every step to another
// leaf checks that keys keep growing and stay below what the parent promises, so a damaged or
// hostile tree cannot lead the cursor in a circle: each block of a tree is visited at most once,
// and levels only fall on the way down.
#pragma once

#include <algorithm>
#include <array>

#include "base/result.h"
#include "btree/source.h"

namespace daxscope::btree {

class Cursor {
public:
    Cursor() = default;
    ~Cursor() = default;
    Cursor(const Cursor& other) { *this = other; }
    /// Few trees are as high as they may be.
    Cursor& operator=(const Cursor& other) {
        if (this == &other)
            return *this;
        source_ = other.source_;
        rootLevel_ = other.rootLevel_;
        valid_ = other.valid_;
        std::copy_n(other.path_.begin(), rootLevel_ + std::size_t{1}, path_.begin());
        return *this;
    }

    /// At the first item whose key is not below `key`.
    [[nodiscard]] static Result<Cursor> lowerBound(const BlockSource& source, const TreeRoot& root,
                                                   const format::Key& key);
    /// At the item with exactly `key`; valid() is false when there is none.
    [[nodiscard]] static Result<Cursor> find(const BlockSource& source, const TreeRoot& root,
                                             const format::Key& key);
    /// At the last item whose key is not above `key`; valid() is false when there is none.
    [[nodiscard]] static Result<Cursor> lastNotAbove(const BlockSource& source,
                                                     const TreeRoot& root, const format::Key& key);

    [[nodiscard]] bool valid() const { return valid_; }
    /// Whether the way under `root`, whose tree may have changed since, still leads through the same blocks and slots: then
    /// key() and data() are what is there now, and the cursor is as good for Editor as a new one (not for next()). Costs
    /// much less than finding the way. Blocks must still lie where they lay on the device.
    [[nodiscard]] bool stillUnder(const TreeRoot& root) const;
    // The rest needs valid().
    [[nodiscard]] format::Key key() const { return leaf().key(path_[0].slot); }
    [[nodiscard]] Bytes data() const { return leaf().data(path_[0].slot); }
    [[nodiscard]] const format::BlockView& leaf() const { return path_[0].block; }
    [[nodiscard]] std::uint32_t slot() const { return path_[0].slot; }
    /// The node on the way at `level`; null above the root.
    [[nodiscard]] const format::BlockView* node(unsigned level) const {
        return level <= rootLevel_ ? &path_[level].block : nullptr;
    }
    /// "tree block N item M (key)", for errors about this item.
    [[nodiscard]] std::string where() const;

    [[nodiscard]] Status next();

private:
    friend class EditPath;

    struct Step {
        format::BlockView block;
        std::uint32_t slot = 0;
        format::Key limit;  // all keys in the block are below it
    };

    [[nodiscard]] Status begin(const BlockSource& source, const TreeRoot& root,
                               const format::Key& key);
    [[nodiscard]] Status descend(unsigned fromLevel, const format::Key& key);
    [[nodiscard]] Status advanceLeaf();
    [[nodiscard]] Status enter(unsigned level, const format::Expect& expect,
                               const format::Key& limit);

    const BlockSource* source_ = nullptr;
    std::array<Step, format::maxLevel + 1> path_;
    std::uint8_t rootLevel_ = 0;
    bool valid_ = false;
};

}  // namespace daxscope::btree
