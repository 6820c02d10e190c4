// Views of bytes, little-endian integers in place, and arithmetic that cannot wrap unnoticed.
//
// On-disk structures are read where they lie in the mapped image: `Le<T>` has alignment 1, so a
// struct made of Le members has no padding and may be placed on any byte.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string_view>
#include <type_traits>

namespace daxscope {

/// Bytes owned by someone else (usually the mapped image, which outlives every reader).
using Bytes = std::span<const std::byte>;

/// A little-endian integer as it lies on the device.
template <std::unsigned_integral T>
struct Le {
    std::array<std::byte, sizeof(T)> raw;

    [[nodiscard]] T get() const {
        T value = std::bit_cast<T>(raw);
        if constexpr (std::endian::native == std::endian::big)
            value = std::byteswap(value);
        return value;
    }
    // Implicit on purpose: a field reads like the number it holds, and is set like one.
    operator T() const { return get(); }  // NOLINT(google-explicit-constructor)
    Le& operator=(T value) {
        if constexpr (std::endian::native == std::endian::big)
            value = std::byteswap(value);
        raw = std::bit_cast<std::array<std::byte, sizeof(T)>>(value);
        return *this;
    }
};

using U8 = std::uint8_t;
using Le16 = Le<std::uint16_t>;
using Le32 = Le<std::uint32_t>;
using Le64 = Le<std::uint64_t>;

/// The `T` at `offset` of `bytes`, or null when it does not fit whole. T must be an on-disk struct.
template <typename T>
[[nodiscard]] const T* structAt(Bytes bytes, std::size_t offset = 0) {
    static_assert(alignof(T) == 1 && std::is_trivially_copyable_v<T>);
    if (offset > bytes.size() || bytes.size() - offset < sizeof(T))
        return nullptr;
    return reinterpret_cast<const T*>(bytes.data() + offset);
}

/// `length` bytes at `offset`, or nothing when they are not all there.
[[nodiscard]] inline std::optional<Bytes> slice(Bytes bytes, std::uint64_t offset,
                                                std::uint64_t length) {
    if (offset > bytes.size() || bytes.size() - offset < length)
        return std::nullopt;
    return bytes.subspan(offset, length);
}

/// The bytes of an on-disk struct.
template <typename T>
[[nodiscard]] Bytes bytesOf(const T& value) {
    static_assert(alignof(T) == 1 && std::is_trivially_copyable_v<T>);
    return std::as_bytes(std::span(&value, 1));
}

/// The `T` at the start of bytes that are large enough, for writing.
template <typename T>
[[nodiscard]] T& structIn(std::span<std::byte> bytes, std::size_t offset = 0) {
    static_assert(alignof(T) == 1 && std::is_trivially_copyable_v<T>);
    return *reinterpret_cast<T*>(bytes.subspan(offset, sizeof(T)).data());
}

[[nodiscard]] inline std::string_view asText(Bytes bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

[[nodiscard]] inline Bytes asBytes(std::string_view text) {
    return {reinterpret_cast<const std::byte*>(text.data()), text.size()};
}

/// a + b, or nothing when it does not fit.
template <std::unsigned_integral T>
[[nodiscard]] constexpr std::optional<T> checkedAdd(T a, T b) {
    const T sum = static_cast<T>(a + b);
    if (sum < a)
        return std::nullopt;
    return sum;
}

/// [offset, offset + length) in bytes; never wraps once built by make().
struct ByteRange {
    std::uint64_t offset = 0;
    std::uint64_t length = 0;

    [[nodiscard]] static std::optional<ByteRange> make(std::uint64_t offset, std::uint64_t length) {
        if (!checkedAdd(offset, length))
            return std::nullopt;
        return ByteRange{offset, length};
    }
    [[nodiscard]] std::uint64_t end() const { return offset + length; }
    [[nodiscard]] bool contains(std::uint64_t at) const {
        return at >= offset && at - offset < length;
    }
    [[nodiscard]] bool operator==(const ByteRange&) const = default;
};

/// What both have; length 0 when that is nothing.
[[nodiscard]] inline ByteRange intersection(ByteRange a, ByteRange b) {
    const std::uint64_t from = std::max(a.offset, b.offset);
    const std::uint64_t to = std::min(a.end(), b.end());
    return {from, to > from ? to - from : 0};
}

[[nodiscard]] constexpr std::uint64_t alignDown(std::uint64_t value, std::uint64_t powerOfTwo) {
    return value & ~(powerOfTwo - 1);
}

/// Rounds up; values within `powerOfTwo` of the top stay at the highest aligned value.
[[nodiscard]] constexpr std::uint64_t alignUp(std::uint64_t value, std::uint64_t powerOfTwo) {
    const auto sum = checkedAdd<std::uint64_t>(value, powerOfTwo - 1);
    return alignDown(sum.value_or(UINT64_MAX), powerOfTwo);
}

}  // namespace daxscope
