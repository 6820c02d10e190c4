// For the print_*.cpp files only: one describer per item type, and the reader they share.
#pragma once

#include <format>
#include <string>

#include "base/bytes.h"
#include "format/field_sink.h"
#include "format/print.h"

namespace daxscope::format {

/// Reads structures one behind the other; the first that does not fit is reported, and then
/// nothing more is given.
class ItemReader {
public:
    ItemReader(FieldSink& sink, Bytes data) : sink_(sink), data_(data) {}

    [[nodiscard]] bool atEnd() const { return at_ == data_.size(); }
    [[nodiscard]] std::size_t left() const { return data_.size() - at_; }

    template <typename T>
    [[nodiscard]] const T* next(std::string_view what) {
        const auto bytes = take(sizeof(T), what);
        return bytes ? structAt<T>(*bytes) : nullptr;
    }
    [[nodiscard]] std::optional<Bytes> take(std::uint64_t length, std::string_view what) {
        const auto bytes = slice(data_, at_, length);
        if (!bytes) {
            sink_.problem(std::format("truncated: {} needs {} bytes, {} are left", what, length,
                                      data_.size() - at_));
            at_ = data_.size();
            return std::nullopt;
        }
        at_ += length;
        return bytes;
    }
    [[nodiscard]] Bytes rest() {
        const Bytes bytes = data_.subspan(at_);
        at_ = data_.size();
        return bytes;
    }
    /// Whatever is still there is not explained by any field.
    void finish() {
        if (atEnd())
            return;
        sink_.problem(std::format("{} bytes follow that belong to no field", data_.size() - at_));
        sink_.bytes("unexplained", rest());
    }

private:
    FieldSink& sink_;
    Bytes data_;
    std::size_t at_ = 0;
};

/// What the describers of items are given.
struct ItemContext {
    FieldSink& sink;
    const Key& key;
    const PrintOptions& options;
};

[[nodiscard]] inline bool isZero(Bytes bytes) {
    return std::ranges::all_of(bytes, [](std::byte byte) { return byte == std::byte{0}; });
}

/// The raw bytes of an on-disk array.
template <typename T, std::size_t Count>
[[nodiscard]] Bytes rawBytes(const std::array<T, Count>& array) {
    return std::as_bytes(std::span(array));
}

/// Said only when it is not zero.
template <typename T, std::size_t Count>
void describeReserved(FieldSink& sink, std::string_view name, const std::array<T, Count>& array) {
    if (!isZero(rawBytes(array)))
        sink.bytes(name, rawBytes(array));
}

template <typename T>
void numberUnlessZero(FieldSink& sink, std::string_view name, const T& value) {
    if (value != 0)
        sink.number(name, value);
}

/// The number of a tree, and what it is called unless it is a subvolume.
void describeTree(FieldSink& sink, std::string_view name, std::uint64_t tree);
inline void describeTree(FieldSink& sink, std::string_view name, const Le64& tree) {
    sink.at(Bytes(tree.raw));
    describeTree(sink, name, tree.get());
}

// print_file_items.cpp
void describeInodeFields(FieldSink& sink, const InodeItem& inode);
void describeInode(const ItemContext& item, ItemReader& reader);
void describeInodeRefs(const ItemContext& item, ItemReader& reader);
void describeInodeExtrefs(const ItemContext& item, ItemReader& reader);
void describeEntries(const ItemContext& item, ItemReader& reader);
void describeFileExtent(const ItemContext& item, ItemReader& reader);
void describeChecksums(const ItemContext& item, ItemReader& reader);
void describeDirLog(const ItemContext& item, ItemReader& reader);
void describeVerity(const ItemContext& item, ItemReader& reader);

// print_extent_items.cpp
void describeExtent(const ItemContext& item, ItemReader& reader);
void describeKeyedRef(const ItemContext& item, ItemReader& reader);
void describeBlockGroup(const ItemContext& item, ItemReader& reader);
void describeFreeSpaceInfo(const ItemContext& item, ItemReader& reader);
void describeFreeSpaceExtent(const ItemContext& item, ItemReader& reader);
void describeFreeSpaceBitmap(const ItemContext& item, ItemReader& reader);
void describeSpaceCache(const ItemContext& item, ItemReader& reader);

// print_root_items.cpp
void describeRoot(const ItemContext& item, ItemReader& reader);
void describeRootRef(const ItemContext& item, ItemReader& reader);
void describeUuid(const ItemContext& item, ItemReader& reader);
void describeQgroupStatus(const ItemContext& item, ItemReader& reader);
void describeQgroupInfo(const ItemContext& item, ItemReader& reader);
void describeQgroupLimit(const ItemContext& item, ItemReader& reader);
void describeQgroupRelation(const ItemContext& item, ItemReader& reader);

// print_device_items.cpp
void describeDeviceFields(FieldSink& sink, const DevItem& device);
/// The chunk and its stripes.
void describeChunkFields(FieldSink& sink, ItemReader& reader);
void describeDevice(const ItemContext& item, ItemReader& reader);
void describeDevExtent(const ItemContext& item, ItemReader& reader);
void describeChunk(const ItemContext& item, ItemReader& reader);
void describeRaidStripe(const ItemContext& item, ItemReader& reader);
void describePersistent(const ItemContext& item, ItemReader& reader);
void describeTemporary(const ItemContext& item, ItemReader& reader);
void describeDevReplace(const ItemContext& item, ItemReader& reader);

}  // namespace daxscope::format
