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

void splice(BlockSpace& space, const BlockView& leaf, std::uint32_t slot, std::uint32_t old,
            std::span<const Item> items) {
    const std::uint32_t count = leaf.count();
    const auto added = static_cast<std::uint32_t>(items.size());
    std::uint32_t size = 0;
    for (const Item& item : items)
        size += static_cast<std::uint32_t>(item.data.size());
    std::uint32_t end = dataEnd(leaf, slot);
    const std::uint32_t begin = dataEnd(leaf, slot + old);
    const std::uint32_t lowest = dataEnd(leaf, count);
    const std::uint32_t up = end - begin - size;  // modulo 2^32
    moveIfAny(space, leaf, bodyAt + lowest + up, bodyAt + lowest, begin - lowest);
    copyHeaders(space, {leaf, slot + old, count - slot - old, leaf, slot + added, up});
    for (const Item& item : items) {
        ItemHeader header{};
        end -= static_cast<std::uint32_t>(item.data.size());
        header.key = item.key;
        header.offset = end;
        header.size = static_cast<std::uint32_t>(item.data.size());
        // What takes another's place often has its header.
        if (!std::ranges::equal(bytesOf(header), bytesOf(leaf.item(slot))))
            space.store(leaf, itemAt(slot), bytesOf(header));
        ++slot;
        storeIfAny(space, leaf, bodyAt + end, item.data);
    }
    if (added != old)
        setCount(space, leaf, count - old + added);
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
