// fallocate's modes that the kernel's btrfs does not have: taking a range out of a file, making room in it, and giving
// a file blocks of its own. What they leave behind is ordinary; the kernel reads and writes it.
//
// Steps of an operation, as in range_edit.h; refused as ext4 and xfs refuse (fallocate(2)).
#pragma once

#include "files/range_edit.h"

namespace daxscope::files {

/// Takes [range) out; what follows moves down. Whole blocks that end before the end of the file: EINVAL.
[[nodiscard]] Status collapseRange(const EditContext& context, OpenFile& file, ByteRange range);
/// What begins at `range.offset` moves up by its length, leaving a hole. Whole blocks, inside the file: EINVAL. EFBIG.
[[nodiscard]] Status insertRange(const EditContext& context, OpenFile& file, ByteRange range);
/// Nothing else shares what is in [range) of the file afterwards. It ends with the file.
[[nodiscard]] Status unshareRange(const EditContext& context, OpenFile& file, ByteRange range);

}  // namespace daxscope::files
