// What the numbers of the format are called: for dumps, errors and the window. Unknown numbers are
// named by their value, never dropped.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "format/structs.h"

namespace daxscope::format {

/// "extent tree", "top-level subvolume", "subvolume 257", "data relocation tree".
[[nodiscard]] std::string treeName(std::uint64_t tree);

/// Short stable word for the command line and JSON: "root", "extent", "chunk", "dev", "fs",
/// "csum", "quota", "uuid", "free-space", "block-group", "raid-stripe", "log", "data-reloc"; the
/// decimal id for subvolumes and for whatever else.
[[nodiscard]] std::string treeWord(std::uint64_t tree);

/// The inverse of treeWord(); also decimal and negative numbers, and names as dump-tree spells them
/// ("FS_TREE"). EINVAL lists the words.
[[nodiscard]] Result<std::uint64_t> treeFromWord(std::string_view word);

/// "EXTENT_DATA"; "UNKNOWN_77".
[[nodiscard]] std::string itemTypeName(ItemType type);

/// "ORPHAN", "FREE_SPACE", …, or decimal.
[[nodiscard]] std::string objectName(std::uint64_t objectid);

/// "(257 EXTENT_DATA 4096)".
[[nodiscard]] std::string keyText(const Key& key);

/// "data, single" / "metadata, dup".
[[nodiscard]] std::string groupText(std::uint64_t flags);

/// Names of the bits set, joined by `separator`; unknown ones as "bit 37".
[[nodiscard]] std::string incompatText(std::uint64_t bits, std::string_view separator = ", ");
[[nodiscard]] std::string compatRoText(std::uint64_t bits, std::string_view separator = ", ");
[[nodiscard]] std::string inodeFlagsText(std::uint64_t bits, std::string_view separator = ", ");

/// "none", "zlib", "lzo", "zstd", "unknown 9".
[[nodiscard]] std::string compressionText(std::uint8_t compression);

}  // namespace daxscope::format
