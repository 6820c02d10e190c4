// Changes bytes of an image that is not mounted and puts the checksums right again, so that what is
// wrong is what the test meant to be wrong. crc32c images only; header only, the fuzzer uses it
// too.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

namespace daxscope::test {

/// Of crc32c, made by us: the engine's comes from a library.
[[nodiscard]] inline const std::array<std::uint32_t, 256>& crc32cTable() {
    static const auto table = [] {
        std::array<std::uint32_t, 256> t{};
        for (std::uint32_t i = 0; i < 256; ++i) {
            std::uint32_t c = i;
            for (int bit = 0; bit < 8; ++bit)
                c = (c >> 1U) ^ ((c & 1U) != 0 ? 0x82F63B78U : 0U);
            t[i] = c;
        }
        return t;
    }();
    return table;
}

/// crc32c as iSCSI and btrfs define it.
[[nodiscard]] inline std::uint32_t crc32c(std::span<const std::byte> bytes) {
    std::uint32_t c = ~0U;
    for (const std::byte b : bytes)
        c = crc32cTable()[(c ^ static_cast<std::uint32_t>(b)) & 0xFFU] ^ (c >> 8U);
    return ~c;
}

inline constexpr std::uint64_t superblockBytes = 4096;
inline constexpr std::array<std::uint64_t, 3> superblockPlaces = {64ULL << 10U, 64ULL << 20U,
                                                                  256ULL << 30U};

// Offsets inside the superblock (linux/btrfs_tree.h has the struct).
namespace super {
inline constexpr std::size_t fsid = 32, bytenr = 48, flags = 56, magic = 64, generation = 72,
                             root = 80, chunkRoot = 88, logRoot = 96, totalBytes = 112,
                             numDevices = 136, sectorSize = 144, nodeSize = 148,
                             sysChunkArraySize = 160, compatRo = 180, incompat = 188,
                             csumType = 196;
}  // namespace super

template <typename T>
[[nodiscard]] T loadAt(std::span<const std::byte> bytes, std::size_t offset) {
    T value{};
    std::memcpy(&value, bytes.data() + offset, sizeof value);
    return value;
}

template <typename T>
void storeAt(std::span<std::byte> bytes, std::size_t offset, T value) {
    std::memcpy(bytes.data() + offset, &value, sizeof value);
}

/// The checksum of a superblock or tree block covers everything behind its first 32 bytes.
inline void fixChecksum(std::span<std::byte> block) {
    storeAt(block, 0, crc32c(block.subspan(32)));
}

[[nodiscard]] inline bool checksumFits(std::span<const std::byte> block) {
    return loadAt<std::uint32_t>(block, 0) == crc32c(block.subspan(32));
}

}  // namespace daxscope::test
