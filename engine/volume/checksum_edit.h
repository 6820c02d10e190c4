// Changes to the checksum tree: checksums of new data in, of freed data out.
//
// An item holds the checksums of consecutive sectors from its key's offset (a logical address) on. New ones are put
// behind those of the sectors before when these are in one item, up to the size that the kernel lets an item
// have. Source: on-disk format; checked by `btrfs check --check-data-csum`. One thread.
#pragma once

#include <vector>

#include "btree/editor.h"

namespace daxscope::volume {

/// Puts the checksums of `data`, whole sectors, behind `sums`, as items hold them.
void appendChecksums(const format::BlockRules& rules, Bytes data, std::vector<std::byte>& sums);

/// Of the sectors from `logical` on.
struct SumsOf {
    std::uint64_t logical = 0;
    Bytes sums;
};

/// Stores `sums` of sectors that have none yet. `last`, any cursor in this tree, is where an item that they might continue is
/// looked for first, and afterwards where they were put behind one.
[[nodiscard]] Status addChecksums(btree::Editor& tree, const btree::BlockSource& source,
                                  const format::BlockRules& rules, SumsOf sums,
                                  btree::Cursor& last);

/// No sector in [range) has a checksum afterwards. Nothing happens where there is none.
[[nodiscard]] Status eraseChecksums(btree::Editor& tree, const btree::BlockSource& source,
                                    const format::BlockRules& rules, ByteRange range);

}  // namespace daxscope::volume
