// Changes to the checksum tree: checksums of new data in, of freed data out.
//
// An item holds the checksums of consecutive sectors from its key's offset (a logical address) on. New ones are put
// behind those of the sectors before when these are in one item, up to the size that the kernel lets an item
// have. Source: on-disk format; checked by `btrfs check --check-data-csum`. One thread.
#pragma once

#include "btree/editor.h"

namespace daxscope::volume {

/// Computes and stores the checksums of `data`, whole sectors that lie at `logical` and have none yet.
[[nodiscard]] Status addChecksums(btree::Editor& tree, const btree::BlockSource& source,
                                  const format::BlockRules& rules, std::uint64_t logical,
                                  Bytes data);

/// No sector in [range) has a checksum afterwards. Nothing happens where there is none.
[[nodiscard]] Status eraseChecksums(btree::Editor& tree, const btree::BlockSource& source,
                                    const format::BlockRules& rules, ByteRange range);

}  // namespace daxscope::volume
