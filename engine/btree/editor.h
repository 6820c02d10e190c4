// Changes the items of one tree: insert, erase, replace, in place or by copy-on-write.
//
// Every call finds its way from the root (splice() where many leaves are concerned more than once), makes each block on it fresh (BlockSpace::writable), and keeps
// the tree's rules: keys strictly grow, a node's keys are the first keys of its children, no block but a
// root is empty, a root node has at least two children (when one is left, it becomes the root). A block is
// split when an item does not fit, and joins a neighbour under the same parent when it is less than half full
// and both together fill less than two thirds of one; a leaf that is filled in key order (or against it) at the
// tree's end is split so that the old one stays full, as appends want. An item may be as large as an empty leaf
// holds. What is given to be stored must not lie in a block of the tree.
//
// A call that is refused (EEXIST, ENOENT, EINVAL) has changed nothing. After any other error, ENOSPC or a tree
// that contradicts itself, the tree may be half changed: the transaction takes back what was stored, and opens a new
// editor at the root that was. root() changes with every call: who opened the editor writes it back.
// No call but extend() where a leaf has to be split allocates memory, besides an error's text.
#pragma once

#include "btree/cursor.h"
#include "btree/space.h"

namespace daxscope::btree {

class EditPath;

class Editor {
public:
    Editor(BlockSpace& space, const TreeRoot& root) : space_(&space), root_(root) {}

    [[nodiscard]] const TreeRoot& root() const { return root_; }

    /// EEXIST when the key is there; EINVAL when the item is larger than a leaf holds; ENOSPC.
    [[nodiscard]] Status insert(const format::Key& key, Bytes data);
    /// ENOENT when there is none.
    [[nodiscard]] Status erase(const format::Key& key);
    /// The item's bytes become `data`, of any size that a leaf holds. ENOENT.
    [[nodiscard]] Status replace(const format::Key& key, Bytes data);
    /// Bytes [offset, offset + data.size()) of an item, which keeps its size. ENOENT; EINVAL beyond its end.
    [[nodiscard]] Status overwrite(const format::Key& key, std::uint32_t offset, Bytes data);
    /// The same of the item that `at` stands on, without finding the way again: `at` was made at root() and nothing has
    /// changed since, or it is Cursor::stillUnder() it.
    [[nodiscard]] Status overwrite(const Cursor& at, std::uint32_t offset, Bytes data);
    /// `more` comes behind the bytes of the item that `at` stands on, as above. EINVAL when a leaf does not hold them all.
    [[nodiscard]] Status extend(const Cursor& at, Bytes more);
    /// The items with keys in [from, behind) go, and `items`, whose keys strictly grow in there, come instead: in one visit
    /// where one leaf has them all. EINVAL when they do not, or one is larger than a leaf holds.
    [[nodiscard]] Status splice(const format::Key& from, const format::Key& behind,
                                std::span<const Item> items);
    /// The same from the item on that `at` stands on, as above.
    [[nodiscard]] Status splice(const Cursor& at, const format::Key& behind,
                                std::span<const Item> items);
    /// The item gets another key, between its neighbours' keys. ENOENT; EINVAL when it would not keep the order.
    [[nodiscard]] Status rekey(const format::Key& from, const format::Key& to);

private:
    [[nodiscard]] Status overwriteAt(EditPath& path, std::uint32_t offset, Bytes data);
    [[nodiscard]] Status checkSplice(const format::Key& from, const format::Key& behind,
                                     std::span<const Item> items) const;
    [[nodiscard]] Status spliceAt(EditPath& path, const format::Key& from,
                                  const format::Key& behind, std::span<const Item> items);
    [[nodiscard]] Status eraseRange(const format::Key& from, const format::Key& behind);

    BlockSpace* space_;
    TreeRoot root_;
};

}  // namespace daxscope::btree
