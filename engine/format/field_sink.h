// What a describer of on-disk structures says, and whoever listens writes down.
//
// print.h tells the fields of a structure once; a FieldSink gives them a form: TextSink text, the
// program's JSON. The calls nest like brackets. Names are English words, lower case, separated by
// spaces ("disk address"); a form may respell them. Fields keep the order of the calls, which is
// the same for the same bytes.
//
// Describers hand over on-disk fields as they lie in the block where they can: at() is told their bytes before the field itself
// is said, for forms that show both.
#pragma once

#include <concepts>
#include <cstdint>
#include <span>
#include <string_view>

#include "base/bytes.h"
#include "format/structs.h"

namespace daxscope::format {

class FieldSink {
public:
    FieldSink() = default;
    FieldSink(const FieldSink&) = delete;
    FieldSink& operator=(const FieldSink&) = delete;
    virtual ~FieldSink() = default;

    // Structure.

    /// One tree block or superblock: "leaf", "node", "superblock"; `place` is its logical address
    /// (superblock: device byte). The fields up to endHead() belong into its headline.
    virtual void beginRecord(std::string_view kind, std::uint64_t place) = 0;
    virtual void endHead() = 0;
    virtual void endRecord() = 0;
    /// An item of a leaf with `size` bytes of data.
    virtual void beginItem(std::uint32_t slot, const Key& key, std::uint64_t size) = 0;
    virtual void endItem() = 0;
    /// A pointer of a node.
    virtual void pointer(std::uint32_t slot, const Key& key, std::uint64_t address,
                         std::uint64_t generation) = 0;
    /// Fields that belong together and are many; in a list an element, else called `name`.
    virtual void beginGroup(std::string_view name) = 0;
    virtual void endGroup() = 0;
    /// Fields that belong together and are few: one line of text. In a list an element of the
    /// kind `name`.
    virtual void beginRow(std::string_view name) = 0;
    virtual void endRow() = 0;
    /// Holds items, pointers, groups or rows, no fields.
    virtual void beginList(std::string_view name) = 0;
    virtual void endList() = 0;

    // Fields.

    virtual void number(std::string_view name, std::uint64_t value) = 0;
    /// Bytes, for which a unit helps.
    virtual void size(std::string_view name, std::uint64_t value) = 0;
    /// A number that stands for something; `meaning` may be empty.
    virtual void code(std::string_view name, std::uint64_t value, std::string_view meaning) = 0;
    /// Bits and what those that are set are called, ", " between them.
    virtual void flags(std::string_view name, std::uint64_t bits, std::string_view names) = 0;
    /// File type and permissions.
    virtual void mode(std::string_view name, std::uint32_t mode) = 0;
    virtual void time(std::string_view name, const Time& time) = 0;
    virtual void uuid(std::string_view name, const Uuid& uuid) = 0;
    virtual void key(std::string_view name, const Key& key) = 0;
    /// A name somebody gave: any bytes, mostly UTF-8.
    virtual void label(std::string_view name, std::string_view given) = 0;
    /// Words of ours.
    virtual void text(std::string_view name, std::string_view words) = 0;
    /// A checksum or hash.
    virtual void digest(std::string_view name, Bytes bytes) = 0;
    /// Content: text or not.
    virtual void bytes(std::string_view name, Bytes bytes) = 0;

    /// What is wrong here, "truncated: …".
    virtual void problem(std::string_view sentence) = 0;

    // Where it lies.

    /// The next field, item or pointer is read from these bytes; of an item `data` besides.
    virtual void at(Bytes /*field*/, Bytes /*data*/ = {}) {}
    /// The next field is an address of the filesystem (logical); 0: it is none after all.
    virtual void leadsTo(std::uint64_t /*address*/) {}

    template <typename T>
    void address(std::string_view name, const T& field) {
        leadsTo(field);
        number(name, field);
    }

    template <std::unsigned_integral T>
    void number(std::string_view name, const Le<T>& field) {
        at(Bytes(field.raw));
        number(name, std::uint64_t{field.get()});
    }
    template <std::same_as<U8> T>
    void number(std::string_view name, const T& field) {
        at(byteOf(field));
        number(name, std::uint64_t{field});
    }
    template <std::unsigned_integral T>
    void size(std::string_view name, const Le<T>& field) {
        at(Bytes(field.raw));
        size(name, std::uint64_t{field.get()});
    }
    template <std::unsigned_integral T>
    void code(std::string_view name, const Le<T>& field, std::string_view meaning) {
        at(Bytes(field.raw));
        code(name, std::uint64_t{field.get()}, meaning);
    }
    template <std::same_as<U8> T>
    void code(std::string_view name, const T& field, std::string_view meaning) {
        at(byteOf(field));
        code(name, std::uint64_t{field}, meaning);
    }
    template <std::unsigned_integral T>
    void flags(std::string_view name, const Le<T>& field, std::string_view names) {
        at(Bytes(field.raw));
        flags(name, std::uint64_t{field.get()}, names);
    }
    void mode(std::string_view name, const Le32& field) {
        at(Bytes(field.raw));
        mode(name, field.get());
    }
    void key(std::string_view name, const DiskKey& field) {
        at(std::as_bytes(std::span(&field, 1)));
        key(name, field.get());
    }

private:
    [[nodiscard]] static Bytes byteOf(const U8& field) {
        return std::as_bytes(std::span(&field, 1));
    }
};

/// Whether content reads as text: UTF-8 whose only control characters are line ends, tabs and a
/// NUL at the end.
[[nodiscard]] bool isReadable(Bytes content);

/// "-rw-r--r--", "drwxr-xr-t".
[[nodiscard]] std::string modeText(std::uint32_t mode);

/// "2025-01-31T12:00:00.123456789Z"; seconds beyond the years 1 to 9999 as "@-99999999999.0…".
[[nodiscard]] std::string timeText(const Time& time);

}  // namespace daxscope::format
