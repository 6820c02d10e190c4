// What a byte of the image is, in the seven meanings that every view paints alike.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace daxscope::scene {

/// The meaning of bytes that are not free. A byte in no class is free (inside a block group) or
/// unallocated (outside all of them).
enum class ByteClass : std::uint8_t {
    Data,         ///< file data with one owner
    Shared,       ///< file data with more than one owner
    Metadata,     ///< a tree block reached through one tree
    SharedTree,   ///< a tree block reached through more than one tree
    System,       ///< superblocks and the chunk tree
    Unreachable,  ///< part of an allocated data extent that no file extent points into (bookend)
    Freed,        ///< nobody's any more, but kept until the commit: the last one still needs it
};
inline constexpr std::size_t byteClassCount = 7;

using ClassBytes = std::array<std::uint64_t, byteClassCount>;

/// Short English name, stable, used in CSV and JSON: "data", "shared", "metadata", …
[[nodiscard]] constexpr std::string_view className(ByteClass c) {
    constexpr std::array<std::string_view, byteClassCount> names = {
        "data", "shared", "metadata", "shared-metadata", "system", "unreachable", "freed"};
    return names[static_cast<std::size_t>(c)];
}

}  // namespace daxscope::scene
