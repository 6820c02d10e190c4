// Tree blocks and superblocks made by hand: sound by default, so that a test breaks one thing and
// knows what it broke.
#pragma once

#include <cstring>
#include <string_view>
#include <utility>
#include <vector>

#include "format/checksum.h"
#include "format/structs.h"
#include "format/tree_block.h"

namespace daxscope::test {

template <std::unsigned_integral T>
void set(Le<T>& field, std::type_identity_t<T> value) {
    for (std::byte& byte : field.raw) {
        byte = static_cast<std::byte>(value);
        value = static_cast<T>(std::uint64_t{value} >> 8);
    }
}

inline void set(format::DiskKey& field, const format::Key& key) {
    set(field.objectid, key.objectid);
    field.type = static_cast<U8>(key.type);
    set(field.offset, key.offset);
}

template <typename T>
[[nodiscard]] T zeroed() {
    T value;
    std::memset(static_cast<void*>(&value), 0, sizeof value);
    return value;
}

/// The bytes of on-disk structures one behind the other; strings as they are.
class Blob {
public:
    template <typename T>
        requires(std::is_class_v<T> && alignof(T) == 1)
    Blob& add(const T& structure) {
        const auto bytes = std::as_bytes(std::span(&structure, 1));
        bytes_.insert(bytes_.end(), bytes.begin(), bytes.end());
        return *this;
    }
    Blob& add(std::string_view text) {
        const Bytes bytes = asBytes(text);
        bytes_.insert(bytes_.end(), bytes.begin(), bytes.end());
        return *this;
    }
    template <std::unsigned_integral T>
    Blob& number(T value) {
        Le<T> field;
        set(field, value);
        return add(field);
    }
    [[nodiscard]] std::vector<std::byte> take() { return std::move(bytes_); }
    [[nodiscard]] Bytes bytes() const { return bytes_; }

private:
    std::vector<std::byte> bytes_;
};

/// A block of `rules.nodeSize` bytes at `logical`.
class BlockBuilder {
public:
    static constexpr std::uint64_t logical = 30408704;

    explicit BlockBuilder(const format::BlockRules& rules, std::uint8_t level = 0)
        : rules_(rules), bytes_(rules.nodeSize), data_(rules.nodeSize - sizeof(format::Header)) {
        set(header().bytenr, logical);
        header().fsid = rules.fsid;
        set(header().flags, (1ULL << 56) | 1);
        set(header().generation, 9);
        set(header().owner, format::id::fsTree);
        header().level = level;
    }

    BlockBuilder& item(const format::Key& key, Bytes data) {
        data_ -= data.size();
        std::ranges::copy(
            data, bytes_.begin() + static_cast<std::ptrdiff_t>(sizeof(format::Header) + data_));
        format::ItemHeader& head = itemHeader(count());
        set(head.key, key);
        set(head.offset, static_cast<std::uint32_t>(data_));
        set(head.size, static_cast<std::uint32_t>(data.size()));
        set(header().nritems, count() + 1);
        return *this;
    }
    BlockBuilder& pointer(const format::Key& key, std::uint64_t address) {
        format::KeyPtr& pointer = keyPointer(count());
        set(pointer.key, key);
        set(pointer.blockptr, address);
        set(pointer.generation, 7);
        set(header().nritems, count() + 1);
        return *this;
    }

    [[nodiscard]] std::uint32_t count() { return header().nritems; }
    [[nodiscard]] format::Header& header() {
        return *reinterpret_cast<format::Header*>(bytes_.data());
    }
    [[nodiscard]] format::ItemHeader& itemHeader(std::uint32_t slot) {
        return reinterpret_cast<format::ItemHeader*>(bytes_.data() + sizeof(format::Header))[slot];
    }
    [[nodiscard]] format::KeyPtr& keyPointer(std::uint32_t slot) {
        return reinterpret_cast<format::KeyPtr*>(bytes_.data() + sizeof(format::Header))[slot];
    }
    /// With its checksum made right.
    [[nodiscard]] Bytes sealed() {
        const auto sum = format::checksum(rules_.csum, Bytes(bytes_).subspan(32));
        std::ranges::copy(sum.bytes, bytes_.begin());
        return bytes_;
    }

private:
    format::BlockRules rules_;
    std::vector<std::byte> bytes_;
    std::size_t data_;
};

}  // namespace daxscope::test
