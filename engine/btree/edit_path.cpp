#include "btree/edit_path.h"

#include "format/names.h"

namespace daxscope::btree {

namespace {

std::unexpected<Error> contradiction(const BlockView& block, std::string what) {
    return std::unexpected(
        Error{EIO, std::move(what), std::format("tree block {}", block.logical())});
}

}  // namespace

void EditPath::follow(const Cursor& cursor) {
    for (unsigned level = 0; level <= root_.level; ++level)
        steps_[level] = {cursor.path_[level].block, cursor.path_[level].slot};
}

Status EditPath::descend(const Key& key) {
    if (root_.level > format::maxLevel)
        return fail(EIO, "the root of the {} claims level {}; {} is the highest possible",
                    format::treeName(root_.tree), root_.level, format::maxLevel);
    DAX_TRY(BlockView block, space_.block(root_.expect()));
    const format::KeyPtr* limit = nullptr;  // all keys in the block are below it
    for (unsigned level = root_.level;; --level) {
        Step& step = steps_[level];
        step.block = block;
        const std::uint32_t bound = block.lowerBound(key);
        if (level == 0) {
            step.slot = bound;
            return {};
        }
        const bool exact = bound < block.count() && block.pointer(bound).key.get() == key;
        step.slot = exact || bound == 0 ? bound : bound - 1;
        if (step.slot + 1 < block.count())
            limit = &block.pointer(step.slot + 1);
        DAX_TRY(block, space_.block(childExpect(step.block, step.slot)));
        if (block.count() == 0)
            return contradiction(block, "it is empty, but not the root of its tree");
        const Key last = block.key(block.count() - 1);
        if (limit != nullptr && !(last < limit->key.get()))
            return contradiction(
                block,
                std::format("its last key {} reaches into the next block, which starts at {}",
                            format::keyText(last), format::keyText(limit->key.get())));
    }
}

Result<BlockView> EditPath::freshChild(const BlockView& node, std::uint32_t slot,
                                       const BlockView& child) {
    DAX_TRY(const BlockView fresh, space_.writable(root_.tree, child, false));
    if (fresh.logical() != child.logical())
        node::setChild(space_, node, slot, fresh);
    return fresh;
}

Status EditPath::makeFresh() {
    Step& top = steps_[root_.level];
    DAX_TRY(top.block, space_.writable(root_.tree, top.block, true));
    root_.logical = top.block.logical();
    root_.generation = space_.generation();
    for (unsigned level = root_.level; level-- > 0;) {
        const Step& parent = steps_[level + 1];
        DAX_TRY(steps_[level].block, freshChild(parent.block, parent.slot, steps_[level].block));
    }
    return {};
}

std::optional<Key> EditPath::keyBehind() const {
    if (slot() + 1 < leaf().count())
        return leaf().key(slot() + 1);
    return keyBehindLeaf();
}

std::optional<Key> EditPath::keyBehindLeaf() const {
    for (unsigned level = 1; level <= root_.level; ++level)
        if (const Step& step = steps_[level]; step.slot + 1 < step.block.count())
            return step.block.key(step.slot + 1);
    return std::nullopt;
}

std::uint32_t EditPath::countBelow(const Key& key) const {
    const std::uint32_t count = leaf().count();
    std::uint32_t end = slot();
    while (end < count && leaf().item(end).key.get() < key)
        ++end;
    return end - slot();
}

bool EditPath::endsBelow(const Key& key) const {
    const std::uint32_t count = leaf().count();
    if (count > 0 && !(leaf().key(count - 1) < key))
        return true;
    const std::optional<Key> next = keyBehindLeaf();
    return !next || !(*next < key);
}

bool EditPath::fits(std::uint32_t old, std::span<const Item> items) const {
    const std::uint32_t count = leaf().count();
    if (count - old + items.size() == 0)
        return false;
    std::size_t need = leaf::used(leaf(), count) - old * sizeof(format::ItemHeader) -
                       (leaf::dataEnd(leaf(), slot()) - leaf::dataEnd(leaf(), slot() + old));
    for (const Item& item : items)
        need += sizeof(format::ItemHeader) + item.data.size();
    return need <= leaf::capacity(leaf());
}

Result<std::optional<Key>> EditPath::keyBefore() const {
    unsigned level = 0;
    while (level <= root_.level && steps_[level].slot == 0)
        ++level;
    if (level > root_.level)
        return std::nullopt;
    BlockView block = steps_[level].block;
    std::uint32_t slot = steps_[level].slot - 1;
    for (; level > 0; --level) {
        DAX_TRY(block, space_.block(childExpect(block, slot)));
        if (block.count() == 0)
            return contradiction(block, "it is empty, but not the root of its tree");
        slot = block.count() - 1;
    }
    return block.key(slot);
}

bool EditPath::atLeftEnd() const {
    for (unsigned level = 0; level <= root_.level; ++level)
        if (steps_[level].slot != 0)
            return false;
    return true;
}

bool EditPath::atRightEnd(unsigned level) const {
    for (; level <= root_.level; ++level)
        if (steps_[level].slot + 1 < steps_[level].block.count())
            return false;
    return true;
}

void EditPath::firstKeyChanged(unsigned level) {
    const Key key = steps_[level].block.key(0);
    while (++level <= root_.level) {
        const Step& step = steps_[level];
        if (step.block.pointer(step.slot).key.get() == key)
            return;
        node::setKey(space_, step.block, step.slot, key);
        if (step.slot != 0)
            return;
    }
}

void EditPath::overwriteItem(std::uint32_t offset, Bytes data) {
    const std::uint32_t begin = leaf().item(slot()).offset;
    space_.store(leaf(), static_cast<std::uint32_t>(sizeof(format::Header)) + begin + offset, data);
}

void EditPath::rekeyItem(const Key& key) {
    leaf::setKey(space_, leaf(), slot(), key);
    if (slot() == 0)
        firstKeyChanged(0);
}

}  // namespace daxscope::btree
