// A BlockSpace in memory that watches over its user: only fresh blocks change and only inside their bounds, what was
// given up is poisoned, nothing leaks, and what an operation did can be taken back from the log alone.
#pragma once

#include <deque>
#include <set>
#include <stdexcept>

#include "btree/space.h"
#include "format/block_builder.h"
#include "format/names.h"

namespace daxscope::test {

class MemorySpace : public btree::BlockSpace {
public:
    static constexpr std::uint64_t tree = 5;

    explicit MemorySpace(std::uint32_t nodeSize) : nodeSize_(nodeSize) {
        stamp_.rules.nodeSize = nodeSize;
        stamp_.rules.fsid.fill(std::byte{0xab});
    }

    /// A tree with one empty leaf.
    btree::TreeRoot makeTree() {
        return {tree, allocate(tree, 0).value().logical(), generation_, 0};
    }
    /// The end of a transaction: no block is fresh, and what was given up may be used again.
    void commit() {
        ++generation_;
        for (std::size_t i = 0; i < slots_.size(); ++i) {
            slots_[i].fresh = false;
            if (!slots_[i].live && !slots_[i].free) {
                slots_[i].free = true;
                free_.push_back(i);
            }
        }
        log_.clear();
    }
    /// Takes back everything since mark().
    void undo() {
        for (; !log_.empty(); log_.pop_back()) {
            const Change& change = log_.back();
            Slot& slot = slots_[change.slot];
            std::ranges::copy(change.before, slot.bytes.begin() + change.offset);
            slot.live = change.live;
            slot.fresh = change.fresh;
        }
    }
    void mark() { log_.clear(); }
    /// Everything that counts, to compare.
    std::vector<std::pair<std::uint64_t, std::vector<std::byte>>> picture() const {
        std::vector<std::pair<std::uint64_t, std::vector<std::byte>>> all;
        for (std::size_t i = 0; i < slots_.size(); ++i)
            if (slots_[i].live)
                all.emplace_back(logicalOf(i) + (slots_[i].fresh ? 1 : 0), slots_[i].bytes);
        return all;
    }
    /// The bytes of a block, to damage them.
    std::span<std::byte> raw(std::uint64_t logical) { return at(logical).bytes; }

    std::uint64_t allocations = 0;
    std::uint64_t failAt = UINT64_MAX;  ///< this allocation (from 0) and later ones find no space
    std::uint64_t bytesLogged = 0;
    bool watch = true;  ///< off: as fast as can be
    const btree::TreeRoot* root = nullptr;

    // BlockSource

    [[nodiscard]] Result<format::BlockView> block(const format::Expect& expect) const override {
        const std::size_t index = expect.logical / nodeSize_ - 1;
        if (index >= slots_.size() || !slots_[index].live)
            return fail(EIO, "block {} is not in use", expect.logical);
        const format::BlockView view(slots_[index].bytes);
        DAX_CHECK(format::verifyExpected(view, expect));
        return view;
    }

    // BlockSpace

    [[nodiscard]] std::uint32_t nodeSize() const override { return nodeSize_; }
    [[nodiscard]] std::uint64_t generation() const override { return generation_; }

    [[nodiscard]] Result<format::BlockView> allocate(std::uint64_t owner, unsigned level) override {
        if (allocations++ >= failAt)
            return fail(ENOSPC, "no space left");
        std::size_t index = slots_.size();
        if (!free_.empty()) {
            index = free_.back();
            free_.pop_back();
        } else {
            slots_.emplace_back();
            slots_.back().bytes.resize(nodeSize_, poison);
        }
        Slot& slot = slots_[index];
        log(index, 0, nodeSize_);
        slot.live = slot.fresh = true;
        slot.free = false;
        format::Header header{};
        header.flags = 1 | (1ULL << 56U);
        header.bytenr = logicalOf(index);
        header.fsid = stamp_.rules.fsid;
        header.generation = generation_;
        header.owner = owner;
        header.level = static_cast<U8>(level);
        structIn<format::Header>(slot.bytes) = header;
        return format::BlockView(slot.bytes);
    }
    [[nodiscard]] Result<format::BlockView> writable(std::uint64_t owner,
                                                     const format::BlockView& block,
                                                     bool isRoot) override {
        Slot& old = at(block.logical());
        require(root == nullptr || isRoot == (root->logical == block.logical()), "isRoot is wrong");
        if (old.fresh)
            return block;
        DAX_TRY(const format::BlockView copy, allocate(owner, block.level()));
        const std::uint64_t logical = copy.logical();
        Slot& fresh = at(logical);
        fresh.bytes = old.bytes;
        structIn<format::Header>(fresh.bytes).bytenr = logical;
        structIn<format::Header>(fresh.bytes).generation = generation_;
        drop(old);
        return format::BlockView(fresh.bytes);
    }
    [[nodiscard]] Status release(std::uint64_t, const format::BlockView& block) override {
        Slot& slot = at(block.logical());
        require(slot.fresh, "a block that is not fresh is released");
        drop(slot);
        return {};
    }
    void store(const format::BlockView& block, std::uint32_t offset, Bytes bytes) override {
        std::byte* to = change(block, offset, bytes.size());
        require(bytes.data() + bytes.size() <= to || to + bytes.size() <= bytes.data(),
                "a store overlaps its source");
        std::memcpy(to, bytes.data(), bytes.size());
    }
    void move(const format::BlockView& block, std::uint32_t to, std::uint32_t from,
              std::uint32_t length) override {
        require(from >= sizeof(format::Header) && std::uint64_t{from} + length <= nodeSize_,
                "a move from outside");
        std::memmove(change(block, to, length), block.bytes().data() + from, length);
    }

    /// Walks the tree from the root: the rules inside every block, between it and its parent, and that the tree is all
    /// there is. Throws what is wrong. Gives the leaves' share of used bytes.
    double check(const btree::TreeRoot& from) {
        std::set<std::uint64_t> seen;
        std::uint64_t used = 0;
        std::uint64_t leaves = 0;
        std::vector<format::Expect> waiting{from.expect()};
        while (!waiting.empty()) {
            const format::Expect expect = waiting.back();
            waiting.pop_back();
            const auto found = block(expect);
            require(found.has_value(), found ? "" : found.error().text());
            require(seen.insert(expect.logical).second, "a block is pointed to twice");
            format::sealBlock(raw(expect.logical), stamp_, expect.logical);
            const Status sound = format::verifyBlock(found->bytes(), stamp_.rules, expect.logical);
            require(sound.has_value(), sound ? "" : sound.error().text());
            const bool isRoot = expect.logical == from.logical;
            require(isRoot || found->count() > 0, "an empty block");
            if (found->isLeaf()) {
                ++leaves;
                if (found->count() > 0)
                    used += nodeSize_ - sizeof(format::Header) -
                            found->item(found->count() - 1).offset + found->count() * 25;
                continue;
            }
            require(!isRoot || found->count() > 1, "the root has one child");
            for (std::uint32_t slot = 0; slot < found->count(); ++slot)
                waiting.push_back(btree::childExpect(*found, slot));
        }
        for (std::size_t i = 0; i < slots_.size(); ++i)
            require(!slots_[i].live || seen.contains(logicalOf(i)), "a block leaked");
        return static_cast<double>(used) /
               static_cast<double>(leaves * (nodeSize_ - sizeof(format::Header)));
    }

    static void require(bool holds, const std::string& what) {
        if (!holds)
            throw std::logic_error(what);
    }
    static void require(bool holds, const char* what) {
        if (!holds)
            throw std::logic_error(what);
    }

private:
    static constexpr std::byte poison{0xdd};

    struct Slot {
        std::vector<std::byte> bytes;
        bool live = false;
        bool fresh = false;
        bool free = false;
    };
    struct Change {
        std::size_t slot;
        std::ptrdiff_t offset;
        std::vector<std::byte> before;
        bool live;
        bool fresh;
    };

    std::uint64_t logicalOf(std::size_t index) const { return (index + 1) * nodeSize_; }
    std::size_t indexOf(std::uint64_t logical) const { return logical / nodeSize_ - 1; }
    Slot& at(std::uint64_t logical) {
        require(logical % nodeSize_ == 0 && indexOf(logical) < slots_.size() &&
                    slots_[indexOf(logical)].live,
                "a block that is not in use");
        return slots_[indexOf(logical)];
    }
    void log(std::size_t index, std::uint32_t offset, std::size_t length) {
        bytesLogged += length;
        if (!watch)
            return;
        const Slot& slot = slots_[index];
        const auto from = slot.bytes.begin() + offset;
        log_.push_back({index,
                        offset,
                        {from, from + static_cast<std::ptrdiff_t>(length)},
                        slot.live,
                        slot.fresh});
    }
    void drop(Slot& slot) {
        log(indexOf(format::BlockView(slot.bytes).logical()), 0, nodeSize_);
        slot.live = slot.fresh = false;
        std::ranges::fill(slot.bytes, poison);
    }
    std::byte* change(const format::BlockView& block, std::uint32_t offset, std::size_t length) {
        Slot& slot = at(block.logical());
        require(slot.fresh, "a block that is not fresh is changed");
        require(block.bytes().data() == slot.bytes.data(), "a view of something else");
        require(length > 0 && offset >= offsetof(format::Header, nritems) &&
                    offset + length <= nodeSize_,
                "a change outside of what an editor may change");
        log(indexOf(block.logical()), offset, length);
        return slot.bytes.data() + offset;
    }

    std::uint32_t nodeSize_;
    std::uint64_t generation_ = 7;
    format::BlockStamp stamp_;
    std::deque<Slot> slots_;
    std::vector<std::size_t> free_;
    std::vector<Change> log_;
};

}  // namespace daxscope::test
