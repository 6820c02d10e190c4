// Changes to who refers to an extent, written into the extent tree.
//
// References stand inline behind the extent item as long as they fit, else as items of their own. The
// kernel's rules, which its tree-checker enforces: inline references in ascending order of their types and,
// within a type, in descending order of their hash (data references) or offset; the count in the item is the
// sum of all. Source: on-disk format; checked by `btrfs check` and the kernel. One thread.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "btree/editor.h"
#include "volume/extent_items.h"

namespace daxscope::volume {

struct RefChange {
    ExtentRef ref;  ///< its count does not matter
    std::int64_t delta = 0;
};

/// The changes of one extent. Most have one, which needs no memory of its own.
class RefChanges {
public:
    [[nodiscard]] auto begin() const { return all().begin(); }
    [[nodiscard]] auto end() const { return all().end(); }
    [[nodiscard]] std::span<const RefChange> all() const {
        return several_.empty() ? std::span(&one_, hasOne_ ? 1 : 0) : std::span(several_);
    }
    [[nodiscard]] std::span<RefChange> all() {
        return several_.empty() ? std::span(&one_, hasOne_ ? 1 : 0) : std::span(several_);
    }
    void add(const RefChange& change) {
        if (!hasOne_) {
            one_ = change;
            hasOne_ = true;
            return;
        }
        if (several_.empty())
            several_.push_back(one_);
        several_.push_back(change);
    }

private:
    RefChange one_;
    bool hasOne_ = false;
    std::vector<RefChange> several_;  // all of them, when they are more
};

/// All that a transaction changes about one extent.
struct ExtentChange {
    std::uint64_t logical = 0;
    std::uint64_t length = 0;
    bool treeBlock = false;
    std::uint8_t level = 0;       ///< tree blocks
    bool created = false;         ///< by this transaction: no item yet
    bool setFullBackref = false;  ///< from now on its children are held by parent
    RefChanges refs;
};

/// Orders references of one type: descending inline; for keyed ones the offset of their key.
[[nodiscard]] std::uint64_t sequence(const ExtentRef& ref);

/// Whether both name the same holder.
[[nodiscard]] bool sameHolder(const ExtentRef& a, const ExtentRef& b);

struct ExtentTreeRules {
    std::uint32_t nodeSize = 0;
    std::uint64_t generation = 0;  ///< of the transaction
    bool skinny = true;            ///< new tree blocks get METADATA_ITEMs
};

/// The item of a new extent that has one holder: its key; its bytes come behind those in `out`. Nothing for any other change:
/// that is applyExtentChange()'s.
[[nodiscard]] std::optional<format::Key> newExtentItem(const ExtentTreeRules& rules,
                                                       const ExtentChange& change,
                                                       std::vector<std::byte>& out);

/// Whether all that `change` leaves to do can be to erase the item of its extent: whoever holds it stands in the item and goes,
/// nobody comes. For any other change, and for an item that is not as it should be, applyExtentChange() does what there is to do, or says.
[[nodiscard]] bool mayLeaveNobody(const ExtentChange& change);
/// The same, when this is the item.
[[nodiscard]] bool leavesNobody(const ExtentTreeRules& rules, const ExtentChange& change,
                                const format::Key& key, Bytes item);

/// EIO when an extent reaches into `range`, logical addresses: then whoever took it for free was wrong.
[[nodiscard]] Status checkUnused(const btree::BlockSource& source, const btree::TreeRoot& extents,
                                 const ExtentTreeRules& rules, ByteRange range);

/// Applies `change`; true when nobody refers to the extent any more and its item is gone. EIO when the tree
/// does not know a holder that is to be taken away.
[[nodiscard]] Result<bool> applyExtentChange(btree::Editor& extents,
                                             const btree::BlockSource& source,
                                             const ExtentTreeRules& rules,
                                             const ExtentChange& change);

}  // namespace daxscope::volume
