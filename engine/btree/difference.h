// Items that two trees do not have in common, in key order: what costs is what differs.
//
// Where both lead to the same block, nothing below it is read. That is so for snapshots, and for one tree at two moments; for
// trees that share nothing, all items of both are visited. A damaged or hostile tree cannot lead in a circle: blocks are what their
// parents say of level, generation and first key, and keys grow. One thread; both sources outlive the call.
#pragma once

#include "base/function_ref.h"
#include "btree/source.h"

namespace daxscope::btree {

struct TreeSide {
    const BlockSource& source;
    TreeRoot root;
};

/// `was` and `is` are the item's data on both sides; null where it is not.
using ItemDifference =
    FunctionRef<Status(const format::Key& key, const Bytes* was, const Bytes* is)>;

/// Blocks of one address are the same block where their generation is `stable` or lower: committed on both sides. Younger ones may
/// have been edited in between, and are looked into. `visit` may stop the walk by an error.
[[nodiscard]] Status forEachDifference(const TreeSide& was, const TreeSide& is,
                                       std::uint64_t stable, ItemDifference visit);

}  // namespace daxscope::btree
