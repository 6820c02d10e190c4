#include "btree/cursor.h"

#include "format/names.h"

namespace daxscope::btree {

using format::BlockView;
using format::Key;

Status Cursor::enter(unsigned level, const format::Expect& expect, const Key& limit) {
    DAX_TRY(const BlockView block, source_->block(expect));
    if (block.count() > 0 && limit != Key::max() && !(block.key(block.count() - 1) < limit))
        return std::unexpected(Error{
            EIO,
            std::format("its last key {} reaches into the next block, which starts at {}",
                        format::keyText(block.key(block.count() - 1)), format::keyText(limit)),
            std::format("tree block {}", expect.logical)});
    path_[level] = {block, 0, limit};
    return {};
}

Status Cursor::descend(unsigned fromLevel, const Key& key) {
    for (unsigned level = fromLevel; level > 0; --level) {
        Step& step = path_[level];
        const std::uint32_t bound = step.block.lowerBound(key);
        const bool exact = bound < step.block.count() && step.block.key(bound) == key;
        step.slot = exact || bound == 0 ? bound : bound - 1;
        const bool last = step.slot + 1 == step.block.count();
        const Key limit = last ? step.limit : step.block.key(step.slot + 1);
        DAX_CHECK(enter(level - 1, childExpect(step.block, step.slot), limit));
    }
    path_[0].slot = path_[0].block.lowerBound(key);
    valid_ = path_[0].slot < path_[0].block.count();
    return {};
}

Status Cursor::advanceLeaf() {
    unsigned level = 1;
    while (level <= rootLevel_ && path_[level].slot + 1 >= path_[level].block.count())
        ++level;
    if (level > rootLevel_) {
        valid_ = false;
        return {};
    }
    ++path_[level].slot;
    for (; level > 0; --level) {
        Step& step = path_[level];
        const bool last = step.slot + 1 == step.block.count();
        const Key limit = last ? step.limit : step.block.key(step.slot + 1);
        DAX_CHECK(enter(level - 1, childExpect(step.block, step.slot), limit));
    }
    valid_ = true;
    return {};
}

/// From the root to the leaf where `key` belongs.
Status Cursor::begin(const BlockSource& source, const TreeRoot& root, const Key& key) {
    source_ = &source;
    if (root.level > format::maxLevel)
        return fail(EIO, "the root of the {} claims level {}; {} is the highest possible",
                    format::treeName(root.tree), root.level, format::maxLevel);
    rootLevel_ = root.level;
    DAX_CHECK(enter(root.level, root.expect(), Key::max()));
    return descend(root.level, key);
}

// A cursor is made where it is returned: it is large.

Result<Cursor> Cursor::lowerBound(const BlockSource& source, const TreeRoot& root, const Key& key) {
    Result<Cursor> cursor(std::in_place);
    Status found = cursor->begin(source, root, key);
    if (found && !cursor->valid_)
        found = cursor->advanceLeaf();
    if (!found)
        cursor = std::unexpected(std::move(found).error());
    return cursor;
}

Result<Cursor> Cursor::find(const BlockSource& source, const TreeRoot& root, const Key& key) {
    Result<Cursor> cursor = lowerBound(source, root, key);
    if (cursor)
        cursor->valid_ = cursor->valid_ && cursor->key() == key;
    return cursor;
}

Result<Cursor> Cursor::lastNotAbove(const BlockSource& source, const TreeRoot& root,
                                    const Key& key) {
    Result<Cursor> cursor(std::in_place);
    if (Status found = cursor->begin(source, root, key); !found) {
        cursor = std::unexpected(std::move(found).error());
    } else {
        // The parents' keys lead to the one leaf that can hold it: the first key of a leaf is the key of its pointer, so
        // what is not above `key` is in this leaf or nowhere.
        Step& leaf = cursor->path_[0];
        const bool exact = leaf.slot < leaf.block.count() && leaf.block.key(leaf.slot) == key;
        cursor->valid_ = exact || leaf.slot > 0;
        if (!exact && leaf.slot > 0)
            --leaf.slot;
    }
    return cursor;
}

bool Cursor::stillUnder(const TreeRoot& root) const {
    if (!valid_ || root.level != rootLevel_ || root.logical != path_[rootLevel_].block.logical() ||
        !source_->keeps())
        return false;
    for (unsigned level = rootLevel_; level > 0; --level) {
        const Step& step = path_[level];
        if (step.slot >= step.block.count() ||
            step.block.pointer(step.slot).blockptr != path_[level - 1].block.logical())
            return false;
    }
    return path_[0].slot < path_[0].block.count();
}

std::string Cursor::where() const {
    return std::format("tree block {} item {} {}", leaf().logical(), slot(),
                       format::keyText(key()));
}

Status Cursor::next() {
    if (++path_[0].slot < path_[0].block.count())
        return {};
    return advanceLeaf();
}

}  // namespace daxscope::btree
