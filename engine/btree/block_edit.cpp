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
/// (modulo 2^32) further up there. Before them come `items`, whose data end at `end`.
struct HeaderRun {
    const BlockView& from;
    std::uint32_t first;
    std::uint32_t count;
    const BlockView& to;
    std::uint32_t at;
    std::uint32_t up;
    std::span<const Item> items = {};
    std::uint32_t end = 0;
};

/// As many headers as the stack can hold at a time.
constexpr std::uint32_t headersAtOnce = 256;
using Headers = std::array<ItemHeader, headersAtOnce>;

void fillHeaders(const HeaderRun& run, std::uint32_t start, std::span<ItemHeader> out) {
    const auto items = static_cast<std::uint32_t>(run.items.size());
    std::uint32_t done = 0;
    if (start < items) {
        std::uint32_t end = run.end;
        for (std::uint32_t i = 0; i < start; ++i)
            end -= static_cast<std::uint32_t>(run.items[i].data.size());
        for (; done < out.size() && start + done < items; ++done) {
            const Item& item = run.items[start + done];
            end -= static_cast<std::uint32_t>(item.data.size());
            out[done].key = item.key;
            out[done].offset = end;
            out[done].size = static_cast<std::uint32_t>(item.data.size());
        }
    }
    if (done == out.size())
        return;
    const auto rest = out.subspan(done);
    std::memcpy(rest.data(), &run.from.item(run.first + start + done - items), rest.size_bytes());
    for (ItemHeader& header : rest)
        header.offset = header.offset + run.up;
}

void copyHeaders(BlockSpace& space, const HeaderRun& run) {
    const auto items = static_cast<std::uint32_t>(run.items.size());
    const bool same = run.from.bytes().data() == run.to.bytes().data();
    if (same && run.up == 0 && items == 0) {
        moveIfAny(space, run.to, itemAt(run.at), itemAt(run.first), run.count * headerSize);
        return;
    }
    // Those first whose new place is where no old one waits.
    Headers piece;  // NOLINT(*-member-init): zeros would cost what they save
    const std::uint32_t count = items + run.count;
    const bool lastFirst = same && run.at + items > run.first;
    for (std::uint32_t done = 0; done < count;) {
        const std::uint32_t now = std::min(headersAtOnce, count - done);
        const std::uint32_t start = lastFirst ? count - done - now : done;
        const auto out = std::span(piece).first(now);
        fillHeaders(run, start, out);
        space.store(run.to, itemAt(run.at + start), std::as_bytes(out));
        done += now;
    }
}

/// One behind the other downwards, the first one's end at `end`: in one store when they are small.
void storeData(BlockSpace& space, const BlockView& leaf, std::uint32_t end,
               std::span<const Item> items, std::uint32_t size) {
    std::array<std::byte, 512> together;  // NOLINT(*-member-init): as above
    if (size > together.size()) {
        for (const Item& item : items) {
            end -= static_cast<std::uint32_t>(item.data.size());
            storeIfAny(space, leaf, bodyAt + end, item.data);
        }
        return;
    }
    std::size_t at = size;
    for (const Item& item : items) {
        at -= item.data.size();
        std::ranges::copy(item.data, together.begin() + static_cast<std::ptrdiff_t>(at));
    }
    storeIfAny(space, leaf, bodyAt + end - size, Bytes(together).first(size));
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
    const std::uint32_t end = dataEnd(leaf, slot);
    const std::uint32_t begin = dataEnd(leaf, slot + old);
    const std::uint32_t lowest = dataEnd(leaf, count);
    const std::uint32_t up = end - begin - size;  // modulo 2^32
    const auto moveData = [&] {
        moveIfAny(space, leaf, bodyAt + lowest + up, bodyAt + lowest, begin - lowest);
    };
    // Headers that grow need the room that data leave, and the other way round.
    if (added >= old)
        moveData();
    // One in place of another of its size has its header.
    if (old != 1 || added != 1 || up != 0 || items[0].key != leaf.key(slot))
        copyHeaders(space, {leaf, slot + old, count - slot - old, leaf, slot, up, items, end});
    if (added < old)
        moveData();
    storeData(space, leaf, end, items, size);
    if (added != old)
        setCount(space, leaf, count - old + added);
}

void extend(BlockSpace& space, const BlockView& leaf, std::uint32_t slot, Bytes more) {
    const std::uint32_t count = leaf.count();
    const auto size = static_cast<std::uint32_t>(more.size());
    const std::uint32_t end = dataEnd(leaf, slot);
    const std::uint32_t lowest = dataEnd(leaf, count);
    moveIfAny(space, leaf, bodyAt + lowest - size, bodyAt + lowest, end - lowest);
    copyHeaders(space, {leaf, slot, count - slot, leaf, slot, 0U - size});
    Le32 whole{};
    whole = leaf.item(slot).size + size;
    space.store(leaf, itemAt(slot) + offsetof(ItemHeader, size), bytesOf(whole));
    storeIfAny(space, leaf, bodyAt + end - size, more);
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
