#include "btree/editor.h"

#include <vector>

#include "btree/edit_path.h"
#include "format/names.h"

namespace daxscope::btree {

namespace {

std::size_t largestItem(const BlockSpace& space) {
    return space.nodeSize() - sizeof(format::Header) - sizeof(format::ItemHeader);
}

std::unexpected<Error> tooLarge(const BlockSpace& space, const Item& item) {
    return fail(EINVAL, "item {} would have {} bytes; a leaf holds {}", format::keyText(item.key),
                item.data.size(), largestItem(space));
}

std::unexpected<Error> misplaced(const Item& item) {
    return fail(EINVAL, "item {} cannot come there", format::keyText(item.key));
}

/// A tree is changed in place; copies were linked one by one, each of them whole.
class Change {
public:
    Change(BlockSpace& space, const TreeRoot& root)
        : space_(space.beginChange(root) ? &space : nullptr) {}
    ~Change() {
        if (space_ != nullptr)
            space_->endChange();
    }
    Change(const Change&) = delete;
    Change& operator=(const Change&) = delete;

private:
    BlockSpace* space_;
};

/// To the item with this key. ENOENT.
Status find(EditPath& path, const Key& key) {
    DAX_CHECK(path.descend(key));
    if (!path.at(key))
        return fail(ENOENT, "there is no item {}", format::keyText(key));
    return {};
}

}  // namespace

Status Editor::insert(const Key& key, Bytes data) {
    if (data.size() > largestItem(*space_))
        return tooLarge(*space_, {key, data});
    EditPath path(*space_, root_);
    DAX_CHECK(path.descend(key));
    if (path.at(key))
        return fail(EEXIST, "there is an item {} already", format::keyText(key));
    DAX_CHECK(path.makeFresh());
    const Change change(*space_, root_);
    return path.insertItem(key, data);
}

Status Editor::erase(const Key& key) {
    EditPath path(*space_, root_);
    DAX_CHECK(find(path, key));
    DAX_CHECK(path.makeFresh());
    const Change change(*space_, root_);
    return path.eraseItems(1);
}

Status Editor::replace(const Key& key, Bytes data) {
    if (data.size() > largestItem(*space_))
        return tooLarge(*space_, {key, data});
    EditPath path(*space_, root_);
    DAX_CHECK(find(path, key));
    DAX_CHECK(path.makeFresh());
    const Change change(*space_, root_);
    return path.replaceItem(data);
}

Status Editor::overwrite(const Key& key, std::uint32_t offset, Bytes data) {
    EditPath path(*space_, root_);
    DAX_CHECK(find(path, key));
    return overwriteAt(path, offset, data);
}

Status Editor::overwrite(const Cursor& at, std::uint32_t offset, Bytes data) {
    EditPath path(*space_, root_);
    path.follow(at);
    return overwriteAt(path, offset, data);
}

Status Editor::overwriteAt(EditPath& path, std::uint32_t offset, Bytes data) {
    const Bytes old = path.leaf().data(path.slot());
    if (!slice(old, offset, data.size()))
        return fail(EINVAL, "item {} has {} bytes; {} at {} reach beyond its end",
                    format::keyText(path.leaf().key(path.slot())), old.size(), data.size(), offset);
    if (data.empty())
        return {};
    DAX_CHECK(path.makeFresh());
    const Change change(*space_, root_);
    path.overwriteItem(offset, data);
    return {};
}

Status Editor::extend(const Cursor& at, Bytes more) {
    EditPath path(*space_, root_);
    path.follow(at);
    const Bytes old = path.leaf().data(path.slot());
    if (old.size() + more.size() > largestItem(*space_))
        return tooLarge(*space_, {path.leaf().key(path.slot()), more});
    if (more.empty())
        return {};
    if (path.hasRoom(more.size())) {
        DAX_CHECK(path.makeFresh());
        const Change change(*space_, root_);
        path.extendItem(more);
        return {};
    }
    std::vector<std::byte> whole(old.begin(), old.end());
    whole.insert(whole.end(), more.begin(), more.end());
    DAX_CHECK(path.makeFresh());
    const Change change(*space_, root_);
    return path.replaceItem(whole);
}

Status Editor::checkSplice(const Key& from, const Key& behind, std::span<const Item> items) const {
    const std::size_t most = largestItem(*space_);
    const Item* before = nullptr;
    for (const Item& item : items) {
        if (before == nullptr ? item.key < from : !(before->key < item.key))
            return misplaced(item);
        if (item.data.size() > most)
            return tooLarge(*space_, item);
        before = &item;
    }
    if (before != nullptr && !(before->key < behind))
        return misplaced(*before);
    return {};
}

Status Editor::splice(const Key& from, const Key& behind, std::span<const Item> items) {
    DAX_CHECK(checkSplice(from, behind, items));
    EditPath path(*space_, root_);
    DAX_CHECK(path.descend(from));
    return spliceAt(path, from, behind, items);
}

Status Editor::splice(const Cursor& at, const Key& behind, std::span<const Item> items) {
    const Key from = at.key();
    DAX_CHECK(checkSplice(from, behind, items));
    EditPath path(*space_, root_);
    path.follow(at);
    return spliceAt(path, from, behind, items);
}

Status Editor::spliceAt(EditPath& path, const Key& from, const Key& behind,
                        std::span<const Item> items) {
    if (path.endsBelow(behind)) {
        const std::uint32_t old = path.countBelow(behind);
        if (old == 0 && items.empty())
            return {};
        if (path.fits(old, items)) {
            DAX_CHECK(path.makeFresh());
            const Change change(*space_, root_);
            return path.spliceItems(old, items);
        }
    }
    DAX_CHECK(eraseRange(from, behind));
    for (const Item& item : items)
        DAX_CHECK(insert(item.key, item.data));
    return {};
}

/// Leaf by leaf.
Status Editor::eraseRange(const Key& from, const Key& behind) {
    for (Key at = from;;) {
        EditPath path(*space_, root_);
        DAX_CHECK(path.descend(at));
        if (const std::uint32_t count = path.countBelow(behind); count != 0) {
            DAX_CHECK(path.makeFresh());
            const Change change(*space_, root_);
            DAX_CHECK(path.eraseItems(count));
            continue;
        }
        const std::optional<Key> next = path.keyBehindLeaf();
        if (path.slot() < path.leaf().count() || !next || !(*next < behind))
            return {};
        at = *next;
    }
}

Status Editor::rekey(const Key& from, const Key& to) {
    EditPath path(*space_, root_);
    DAX_CHECK(find(path, from));
    if (to == from)
        return {};
    DAX_TRY(const std::optional<Key> before, path.keyBefore());
    const std::optional<Key> behind = path.keyBehind();
    if ((before && !(*before < to)) || (behind && !(to < *behind)))
        return fail(EINVAL, "item {} cannot become {}: another item lies between",
                    format::keyText(from), format::keyText(to));
    DAX_CHECK(path.makeFresh());
    const Change change(*space_, root_);
    path.rekeyItem(to);
    return {};
}

}  // namespace daxscope::btree
