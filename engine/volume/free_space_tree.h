// The free-space tree (tree id 10): which bytes of each block group are free, on the device.
//
// A block group has one FREE_SPACE_INFO item (start, 198, length) and its free ranges in one of two
// forms: an item without data for each range (start, 199, length), or bitmaps (start, 200, length)
// that together cover the group without a gap, one bit a sector, set where it is free, lowest bit
// of the first byte first. The info item counts ranges either way; a range goes on from one bitmap
// into the next. A group changes its form when the other one takes less room, with some distance
// between the two bounds. Superblocks' stripes count as free here: see excludeSuperblocks().
// Source: the btrfs documentation; `btrfs check` and the kernel are the judges.
#pragma once

#include <cstdint>

#include "base/bytes.h"
#include "base/result.h"
#include "btree/editor.h"
#include "btree/source.h"
#include "volume/free_space.h"
#include "volume/free_space_items.h"

namespace daxscope::volume {

/// What the tree says of one block group, all of it verified: EIO, in words, when items are
/// missing, overlap, lie outside of the group, are not of the form the info item names, or are not
/// as many ranges as it counts. O(items of the group).
[[nodiscard]] Result<FreeSpace> loadFreeSpace(const btree::BlockSource& source,
                                              const btree::TreeRoot& tree, ByteRange group,
                                              std::uint32_t sectorSize);

/// Keeps the tree exact while space is used and given back. Every change costs a few descents and
/// looks only at what lies around the range; a change of form reads the whole group. The tree is
/// not trusted: EIO says where it contradicts what is asked. After an error it may be half changed.
/// Changing this tree takes and gives up blocks, whose free space is in this tree as well: nobody
/// may call from inside a call, so the block space keeps them in mind until the call is over.
class FreeSpaceTreeEdit {
public:
    /// `source` gives the blocks of `editor`'s tree, changed ones included. Both must outlive this.
    FreeSpaceTreeEdit(btree::Editor& editor, const btree::BlockSource& source,
                      std::uint32_t sectorSize)
        : editor_(&editor), source_(&source), sectorSize_(sectorSize) {}

    /// `range` of the block group `group` was in use and becomes free. Whole sectors.
    [[nodiscard]] Status add(ByteRange group, ByteRange range);
    /// `range` was free and comes into use.
    [[nodiscard]] Status remove(ByteRange group, ByteRange range);
    /// A new block group, all of it free. EIO when the tree has items there.
    [[nodiscard]] Status create(ByteRange group);
    /// The block group goes, whatever is free in it.
    [[nodiscard]] Status erase(ByteRange group);

private:
    struct Bitmap;

    [[nodiscard]] Status change(ByteRange group, ByteRange range, bool free);
    [[nodiscard]] Result<int> addExtent(ByteRange group, ByteRange range);
    [[nodiscard]] Result<int> removeExtent(ByteRange group, ByteRange range);
    [[nodiscard]] Result<int> changeBits(ByteRange group, ByteRange range, bool free);
    [[nodiscard]] Result<bool> isFree(ByteRange group, std::uint64_t at, Bitmap& last) const;
    [[nodiscard]] Status find(ByteRange group, std::uint64_t at, Bitmap& bitmap) const;
    [[nodiscard]] Result<FreeInfo> info(ByteRange group) const;
    [[nodiscard]] Status setInfo(ByteRange group, FreeInfo info);
    [[nodiscard]] Status convert(ByteRange group, FreeInfo to);

    btree::Editor* editor_;
    const btree::BlockSource* source_;
    std::uint32_t sectorSize_;
};

}  // namespace daxscope::volume
