// Items of the free-space tree: keys, bits, and all of one block group, verified. Shared by reading
// and changing (free_space_tree.h, where the form is described). Pure but for the reading.
#pragma once

#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "btree/cursor.h"
#include "format/structs.h"

namespace daxscope::volume {

[[nodiscard]] inline format::Key freeInfoKey(ByteRange group) {
    return {group.offset, format::ItemType::FreeSpaceInfo, group.length};
}
[[nodiscard]] inline format::Key freeExtentKey(ByteRange range) {
    return {range.offset, format::ItemType::FreeSpaceExtent, range.length};
}
[[nodiscard]] inline format::Key freeBitmapKey(ByteRange range) {
    return {range.offset, format::ItemType::FreeSpaceBitmap, range.length};
}

/// Bytes of a bitmap for `length` bytes.
[[nodiscard]] std::uint64_t freeBitmapBytes(std::uint64_t length, std::uint32_t sectorSize);
[[nodiscard]] bool freeBit(Bytes bitmap, std::uint64_t index);
/// Bits [from, to).
void setFreeBits(std::span<std::byte> bitmap, std::uint64_t from, std::uint64_t to, bool free);

/// EIO with the place of the cursor's item.
[[nodiscard]] std::unexpected<Error> badFreeItem(const btree::Cursor& cursor, std::string what);

/// The bytes that the cursor's extent or bitmap stands for: whole sectors of the group, and of a
/// bitmap it has a bit for each. EIO.
[[nodiscard]] Result<ByteRange> freeRangeAt(const btree::Cursor& cursor, ByteRange group,
                                            std::uint32_t sectorSize);

struct FreeInfo {
    std::uint32_t count = 0;  ///< of free ranges
    bool bitmaps = false;
};
/// The group's info item, where `cursor` looked for it. EIO when there is none.
[[nodiscard]] Result<FreeInfo> freeInfoAt(const btree::Cursor& cursor, ByteRange group);

/// All that the tree has of one group.
struct FreeItems {
    FreeInfo info;
    std::vector<format::Key> keys;  ///< without the info item
    std::vector<ByteRange> ranges;  ///< by address, apart from each other
};
/// O(items). EIO says what is wrong.
[[nodiscard]] Result<FreeItems> readFreeItems(const btree::BlockSource& source,
                                              const btree::TreeRoot& tree, ByteRange group,
                                              std::uint32_t sectorSize);

}  // namespace daxscope::volume
