// The files of one subvolume: inodes, names, file extents; and which bytes of the device need checksums.
#pragma once

#include <map>

#include "check/blocks.h"
#include "check/sum_ranges.h"

namespace daxscope::check {

/// What names of subvolumes there are: to which directory entry each ROOT_REF belongs.
struct SubvolumeName {
    std::uint64_t parent = 0;
    std::uint64_t directory = 0;
    std::uint64_t index = 0;
    std::string name;
    bool found = false;  ///< by the directory's items
};
using SubvolumeNames = std::map<std::uint64_t, SubvolumeName>;  ///< by subvolume

/// `written`: what regular extents use, of all trees; sorted, apart from each other. Reads every leaf of the tree, in order.
/// Blocks that are lost are passed over: they were told. ECANCELED.
[[nodiscard]] Status checkInodes(const volume::Volume& volume, const FileTree& tree,
                                 const std::string& name, const SumRanges& sums,
                                 std::span<const ByteRange> written, SubvolumeNames& subvolumes,
                                 Findings& findings, Progress& progress);

}  // namespace daxscope::check
