// Daxscope's answers against the oracles', one image at a time, through the command line.
//
// Each function asks Daxscope about the whole image in a few process starts and returns the
// differences in words, at most `differenceLimit` of them; empty means equal. What is compared is
// computed from the oracles' own words (kernel_view.h, dump_tree.h), never from a second answer of
// Daxscope's. Extents are compared block by block, as FIEMAP merges neighbours.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "support/dump_tree.h"
#include "support/kernel_view.h"

namespace daxscope::test {

using Differences = std::vector<std::string>;
inline constexpr std::size_t differenceLimit = 20;

/// All of them in one text, for QVERIFY2.
[[nodiscard]] std::string joined(const Differences& differences);

/// `ls -R --json`: the same entries with the same stat fields, xattrs and targets.
[[nodiscard]] Differences compareListing(const std::string& image, const KernelView& kernel);

/// `cat`: every file's bytes.
[[nodiscard]] Differences compareContents(const std::string& image, const KernelView& kernel);

/// `map IMAGE PATH --json`: FIEMAP's places and flags; dump-tree's items, owners and compression.
[[nodiscard]] Differences compareFileMaps(const std::string& image, const KernelView& kernel,
                                          const Dump& dump);

/// `map IMAGE --json`: every extent and block group, each copy, generations and owner counts.
[[nodiscard]] Differences compareDeviceMap(const std::string& image, const Dump& dump);

/// `dump --json`: every tree block with level, generation and owner, and every file extent item.
[[nodiscard]] Differences compareDump(const std::string& image, const Dump& dump);

/// What the kernel said of a byte while the image was mounted.
struct OwnerSample {
    std::uint64_t logical = 0;
    std::vector<KernelOwner> reaching;  ///< those that reach the byte
    std::vector<KernelOwner> holding;   ///< those that hold its extent
};

/// `owners IMAGE BYTE --json`: the kernel's word for data, the walks that come by for tree blocks,
/// with every path of each inode.
[[nodiscard]] Differences compareOwners(const std::string& image, const KernelView& kernel,
                                        const Dump& dump, const std::vector<OwnerSample>& samples);

}  // namespace daxscope::test
