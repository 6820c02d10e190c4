// The four checksums of the format, by libraries: crc32c (isa-l), xxhash64 (xxHash), sha256 and
// blake2b-256 (libsodium). Any thread.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"
#include "format/constants.h"

namespace daxscope::format {

/// As stored: the first size bytes count, the rest is zero.
struct Checksum {
    std::array<std::byte, 32> bytes{};
    std::uint8_t size = 0;  ///< 4, 8 or 32

    [[nodiscard]] bool equals(Bytes stored) const;
};

/// EOPNOTSUPP, naming the number, when the type is none of the four.
[[nodiscard]] Result<CsumType> csumType(std::uint16_t raw);
[[nodiscard]] std::uint8_t csumSize(CsumType type);
[[nodiscard]] std::string_view csumName(CsumType type);
[[nodiscard]] Checksum checksum(CsumType type, Bytes bytes);

/// crc32c continuing from `seed`, without the final inversion: what names of directory entries
/// (seed ~1) and extent references are hashed with.
[[nodiscard]] std::uint32_t rawCrc32c(std::uint32_t seed, Bytes bytes);

/// Offset of the DIR_ITEM and XATTR_ITEM keys for `name`.
[[nodiscard]] inline std::uint64_t nameHash(std::string_view name) {
    return rawCrc32c(static_cast<std::uint32_t>(~1U), asBytes(name));
}

}  // namespace daxscope::format
