#include "format/checksum.h"

#include <isa-l/crc.h>
#include <sodium.h>
#include <xxhash.h>

#include <algorithm>
#include <climits>

namespace daxscope::format {

namespace {

void storeLittleEndian(std::span<std::byte> out, std::uint64_t value) {
    for (std::byte& byte : out) {
        byte = static_cast<std::byte>(value);
        value >>= 8;
    }
}

}  // namespace

bool Checksum::equals(Bytes stored) const {
    return stored.size() >= size &&
           std::ranges::equal(std::span(bytes).first(size), stored.first(size));
}

Result<CsumType> csumType(std::uint16_t raw) {
    if (raw > static_cast<std::uint16_t>(CsumType::Blake2b))
        return fail(EOPNOTSUPP,
                    "checksum type {} is unknown; known are crc32c, xxhash64, sha256 "
                    "and blake2b",
                    raw);
    return static_cast<CsumType>(raw);
}

std::uint8_t csumSize(CsumType type) {
    switch (type) {
        case CsumType::Crc32c:
            return 4;
        case CsumType::Xxhash64:
            return 8;
        case CsumType::Sha256:
        case CsumType::Blake2b:
            break;
    }
    return 32;
}

std::string_view csumName(CsumType type) {
    static constexpr std::array<std::string_view, 4> names = {"crc32c", "xxhash64", "sha256",
                                                              "blake2b"};
    return names[static_cast<std::size_t>(type)];
}

std::uint32_t rawCrc32c(std::uint32_t seed, Bytes bytes) {
    // isa-l takes int lengths and, though it only reads, a pointer to non-const.
    while (!bytes.empty()) {
        const std::size_t part = std::min<std::size_t>(bytes.size(), INT_MAX);
        auto* data = const_cast<unsigned char*>(  // NOLINT(cppcoreguidelines-pro-type-const-cast)
            reinterpret_cast<const unsigned char*>(bytes.data()));
        seed = crc32_iscsi(data, static_cast<int>(part), seed);
        bytes = bytes.subspan(part);
    }
    return seed;
}

Checksum checksum(CsumType type, Bytes bytes) {
    Checksum out;
    out.size = csumSize(type);
    const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
    auto* target = reinterpret_cast<unsigned char*>(out.bytes.data());
    switch (type) {
        case CsumType::Crc32c:
            storeLittleEndian(std::span(out.bytes).first(4), ~rawCrc32c(~0U, bytes));
            break;
        case CsumType::Xxhash64:
            storeLittleEndian(std::span(out.bytes).first(8), XXH64(data, bytes.size(), 0));
            break;
        case CsumType::Sha256:
            crypto_hash_sha256(target, data, bytes.size());
            break;
        case CsumType::Blake2b:
            crypto_generichash(target, 32, data, bytes.size(), nullptr, 0);
            break;
    }
    return out;
}

}  // namespace daxscope::format
