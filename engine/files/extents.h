// The extents of one file, in file order, holes between them included.
//
// Reads the EXTENT_DATA items and checks what a reader relies on: no overlaps, no wrapping ends,
// inline data only at 0. Ranges that no item covers are reported as implicit holes (no-holes
// images), up to i_size rounded up to a sector.
#pragma once

#include "base/function_ref.h"
#include "files/inode.h"

namespace daxscope::files {

struct FileExtentInfo {
    std::uint64_t offset = 0;  ///< in the file
    std::uint64_t length = 0;  ///< in the file; inline: unpacked bytes
    format::ExtentDataType type = format::ExtentDataType::Regular;
    std::uint8_t compression = 0;    ///< format::CompressionType, or a number we do not know
    std::uint64_t diskLogical = 0;   ///< 0: hole or inline
    std::uint64_t diskLength = 0;    ///< whole extent on the device
    std::uint64_t extentOffset = 0;  ///< of this piece in the (unpacked) extent
    std::uint64_t ramBytes = 0;      ///< whole extent unpacked
    std::uint64_t generation = 0;
    bool implicit = false;   ///< a hole that no item describes
    bool encrypted = false;  ///< encryption or encoding we do not know
    Bytes inlineData;        ///< as stored

    [[nodiscard]] bool isHole() const {
        return type != format::ExtentDataType::Inline && diskLogical == 0;
    }
};

/// The item that the cursor stands on, EXTENT_DATA. EIO.
[[nodiscard]] Result<FileExtentInfo> extentAt(const btree::Cursor& cursor);

/// Starts at the extent covering `from`, or at 0, and ends with the first item that reaches to `to` or lies behind it. `visit`
/// may stop the walk by an error.
[[nodiscard]] Status forEachExtent(const volume::Volume& volume, const btree::TreeRoot& root,
                                   std::uint64_t inode, std::uint64_t size, std::uint64_t from,
                                   FunctionRef<Status(const FileExtentInfo&)> visit,
                                   std::uint64_t to = UINT64_MAX);

}  // namespace daxscope::files
