// Which fields the structures of the format have, and what to write into a field so that it hurts: the tables behind
// damage_matrix.h. Only fields that mean something are named; where the format ignores a field (uid, times, reserved space)
// there is nothing to damage.
//
// Source: the on-disk format pages of the btrfs documentation, through format/structs.h.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "format/structs.h"

namespace daxscope::test {

/// What a number stands for: decides which wrong values are worth a trial.
enum class Number : std::uint8_t {
    Count,
    Bytes,       ///< a length, a size
    Address,     ///< of bytes somewhere
    Bits,        ///< flags
    Choice,      ///< one of a few
    Id,          ///< an object id, a key offset
    Generation,  ///< of a transaction
    Mode,        ///< an inode's type and permissions
    Raw,         ///< a byte of a name, a UUID, a bitmap, a checksum
};

struct Field {
    std::string name;        ///< as in format/structs.h
    std::size_t offset = 0;  ///< inside the structure, in bytes
    std::size_t size = 0;    ///< 1, 2, 4 or 8
    Number number{};
};

/// A value that the field has not got, and what is done to get it: "+ 1", "= 0", "^ bit 48".
struct Change {
    std::string name;
    std::uint64_t value = 0;
};

/// Of a field of `size` bytes that holds `old`.
[[nodiscard]] std::vector<Change> changesOf(Number number, std::size_t size, std::uint64_t old);

[[nodiscard]] std::vector<Field> superblockFields();
[[nodiscard]] std::span<const Field> blockHeaderFields();
[[nodiscard]] std::span<const Field> pointerFields();
/// Where an item's data lie.
[[nodiscard]] std::span<const Field> itemPlaceFields();
/// The key at the beginning of item headers and pointers.
[[nodiscard]] std::span<const Field> keyFields();

/// Of an item's data, with what follows its fixed part: names, inline references, stripes.
[[nodiscard]] std::vector<Field> itemFields(const format::Key& key, Bytes data);

/// What kind of its type an item is: items of different variants have different rules ("regular, zstd", "symlink"). Empty
/// where all are alike.
[[nodiscard]] std::string variantOf(const format::Key& key, Bytes data);

}  // namespace daxscope::test
