#include "btree/block_edit.h"

#include <algorithm>

namespace daxscope::btree {

using format::DiskKey;
using format::Header;
using format::ItemHeader;
using format::KeyPtr;

namespace {

constexpr auto bodyAt = static_cast<std::uint32_t>(sizeof(Header));
constexpr auto headerSize = static_cast<std::uint32_t>(sizeof(ItemHeader));
constexpr auto pointerSize = static_cast<std::uint32_t>(sizeof(KeyPtr));

constexpr std::uint32_t itemAt(std::uint32_t slot) { return bodyAt + slot * headerSize; }
constexpr std::uint32_t pointerAt(std::uint32_t slot) { return bodyAt + slot * pointerSize; }

void moveIfAny(BlockSpace& space, const BlockView& block, std::uint32_t to, std::uint32_t from,
               std::uint32_t length) {
    if (length > 0 && to != from)
        space.move(block, to, from, length);
}

void storeIfAny(BlockSpace& space, const BlockView& block, std::uint32_t offset, Bytes bytes) {
    if (!bytes.empty())
        space.store(block, offset, bytes);
}

/// Item headers of one leaf become those from slot `at` on of another or the same one; their data lie `up` bytes
/// (modulo 2^32) further up there.
struct HeaderRun {
    const BlockView& from;
    std::uint32_t first;
    std::uint32_t count;
    const BlockView& to;
    std::uint32_t at;
    std::uint32_t up;
};

void copyHeaders(BlockSpace& space, const HeaderRun& run) {
    const bool same = run.from.bytes().data() == run.to.bytes().data();
    if (same && run.up == 0) {
        moveIfAny(space, run.to, itemAt(run.at), itemAt(run.first), run.count * headerSize);
        return;
    }
    // In pieces that the stack can hold; those first whose new place is where no old one waits.
    std::array<ItemHeader, 64> piece;  // NOLINT(*-member-init): zeros would cost what they save
    const bool lastFirst = same && run.at > run.first;
    for (std::uint32_t done = 0; done < run.count;) {
        const auto count = std::min<std::uint32_t>(piece.size(), run.count - done);
        const std::uint32_t start = lastFirst ? run.count - done - count : done;
        std::memcpy(piece.data(), &run.from.item(run.first + start), count * sizeof(ItemHeader));
        for (std::uint32_t i = 0; i < count; ++i)
            piece[i].offset = piece[i].offset + run.up;
        space.store(run.to, itemAt(run.at + start), std::as_bytes(std::span(piece).first(count)));
        done += count;
    }
}

}  // namespace

void setCount(BlockSpace& space, const BlockView& block, std::uint32_t count) {
    Le32 value{};
    value = count;
    space.store(block, offsetof(Header, nritems), bytesOf(value));
}

namespace leaf {

void insert(BlockSpace& space, const BlockView& leaf, std::uint32_t slot, const Key& key,
            Bytes data) {
    const std::uint32_t count = leaf.count();
    const auto size = static_cast<std::uint32_t>(data.size());
    const std::uint32_t end = dataEnd(leaf, slot);
    const std::uint32_t lowest = dataEnd(leaf, count);
    if (size > 0)
        moveIfAny(space, leaf, bodyAt + lowest - size, bodyAt + lowest, end - lowest);
    copyHeaders(space, {leaf, slot, count - slot, leaf, slot + 1, 0U - size});
    ItemHeader header{};
    header.key = key;
    header.offset = end - size;
    header.size = size;
    space.store(leaf, itemAt(slot), bytesOf(header));
    storeIfAny(space, leaf, bodyAt + end - size, data);
    setCount(space, leaf, count + 1);
}

void erase(BlockSpace& space, const BlockView& leaf, std::uint32_t slot) {
    const std::uint32_t count = leaf.count();
    const std::uint32_t size = leaf.item(slot).size;
    const std::uint32_t begin = leaf.item(slot).offset;
    const std::uint32_t lowest = dataEnd(leaf, count);
    moveIfAny(space, leaf, bodyAt + lowest + size, bodyAt + lowest, begin - lowest);
    copyHeaders(space, {leaf, slot + 1, count - slot - 1, leaf, slot, size});
    setCount(space, leaf, count - 1);
}

void replace(BlockSpace& space, const BlockView& leaf, std::uint32_t slot, Bytes data) {
    const std::uint32_t count = leaf.count();
    const auto size = static_cast<std::uint32_t>(data.size());
    const std::uint32_t begin = leaf.item(slot).offset;
    const std::uint32_t end = dataEnd(leaf, slot);
    if (size != end - begin) {
        const std::uint32_t lowest = dataEnd(leaf, count);
        const std::uint32_t up = end - begin - size;
        moveIfAny(space, leaf, bodyAt + lowest + up, bodyAt + lowest, begin - lowest);
        copyHeaders(space, {leaf, slot, count - slot, leaf, slot, up});
        Le32 value{};
        value = size;
        space.store(leaf, itemAt(slot) + offsetof(ItemHeader, size), bytesOf(value));
    }
    storeIfAny(space, leaf, bodyAt + end - size, data);
}

void setKey(BlockSpace& space, const BlockView& leaf, std::uint32_t slot, const Key& key) {
    DiskKey value{};
    value = key;
    space.store(leaf, itemAt(slot), bytesOf(value));
}

void appendTail(BlockSpace& space, const BlockView& from, std::uint32_t first,
                const BlockView& to) {
    const std::uint32_t count = from.count() - first;
    const std::uint32_t begin = dataEnd(from, from.count());
    const std::uint32_t end = dataEnd(from, first);
    const std::uint32_t before = to.count();
    const std::uint32_t newEnd = dataEnd(to, before);
    storeIfAny(space, to, bodyAt + newEnd - (end - begin),
               from.bytes().subspan(bodyAt + begin, end - begin));
    copyHeaders(space, {from, first, count, to, before, newEnd - end});
    setCount(space, to, before + count);
}

}  // namespace leaf

namespace node {

void insert(BlockSpace& space, const BlockView& node, std::uint32_t slot, const Key& key,
            const BlockView& child) {
    const std::uint32_t count = node.count();
    moveIfAny(space, node, pointerAt(slot + 1), pointerAt(slot), (count - slot) * pointerSize);
    KeyPtr pointer{};
    pointer.key = key;
    pointer.blockptr = child.logical();
    pointer.generation = space.generation();
    space.store(node, pointerAt(slot), bytesOf(pointer));
    setCount(space, node, count + 1);
}

void erase(BlockSpace& space, const BlockView& node, std::uint32_t slot) {
    const std::uint32_t count = node.count();
    moveIfAny(space, node, pointerAt(slot), pointerAt(slot + 1), (count - slot - 1) * pointerSize);
    setCount(space, node, count - 1);
}

void setKey(BlockSpace& space, const BlockView& node, std::uint32_t slot, const Key& key) {
    DiskKey value{};
    value = key;
    space.store(node, pointerAt(slot), bytesOf(value));
}

void setChild(BlockSpace& space, const BlockView& node, std::uint32_t slot,
              const BlockView& child) {
    KeyPtr pointer = node.pointer(slot);
    pointer.blockptr = child.logical();
    pointer.generation = space.generation();
    space.store(node, pointerAt(slot) + offsetof(KeyPtr, blockptr),
                bytesOf(pointer).subspan(offsetof(KeyPtr, blockptr)));
}

void appendTail(BlockSpace& space, const BlockView& from, std::uint32_t first,
                const BlockView& to) {
    const std::uint32_t count = from.count() - first;
    const std::uint32_t before = to.count();
    storeIfAny(space, to, pointerAt(before),
               from.bytes().subspan(pointerAt(first), std::size_t{count} * pointerSize));
    setCount(space, to, before + count);
}

}  // namespace node

}  // namespace daxscope::btree
