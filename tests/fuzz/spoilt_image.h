// A small valid image in memory that a script spoils and whose checksums are put right afterwards,
// so that the damage gets past them. Undone in one call, so a base image serves millions of runs.
//
// A script is bytes, any bytes: what the fuzzer mutates, what a random test makes, what the corpus
// keeps. It is a list of steps; numbers are reduced to what the base has, so every script can
// be applied. Step = one byte for the kind, then its operands, 16-bit little-endian unless said:
//   set      block, offset, count (8 bit, 1…32), bytes
//   number   block, offset, which (8 bit)      eight bytes become a hurting number: 0, −1, 2^63, …
//   address  block, offset, other              eight bytes become the address of another block
//   copy     block, other                      all of the other block, under its own address
//   child    node, slot, other                 a pointer leads to another block, its generation fits
//   item     leaf, slot, offset, which (8 bit) a number that hurts, inside an item's data
//   bare     block, offset, byte (8 bit)       like set, but the checksum is left wrong
// Block 0 is the superblock; every copy of a block (dup, mirrors) is spoilt alike.
// Header only and free of Qt: the fuzzer uses it, too. One thread.
#pragma once

#include <sys/mman.h>
#include <zstd.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <random>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "support/image_edit.h"
#include "support/patched_image.h"

namespace daxscope::test {

using Script = std::vector<std::uint8_t>;

enum class Step : std::uint8_t { Set, Number, Address, Copy, Child, Item, Bare, Count };

class SpoiltImage {
public:
    /// Unpacks a .zst file; null when it is not there or holds no btrfs image.
    [[nodiscard]] static std::unique_ptr<SpoiltImage> load(const std::string& path) {
        std::unique_ptr<SpoiltImage> image(new SpoiltImage);
        return image->unpack(path) && image->findBlocks() ? std::move(image) : nullptr;
    }
    ~SpoiltImage() {
        if (!bytes().empty())
            ::munmap(bytes().data(), bytes().size());
    }
    SpoiltImage(const SpoiltImage&) = delete;
    SpoiltImage& operator=(const SpoiltImage&) = delete;

    [[nodiscard]] std::span<std::byte> bytes() const { return image_.bytes(); }
    [[nodiscard]] std::size_t blockCount() const { return blocks_.size(); }
    /// Address of a block; of the superblock 0.
    [[nodiscard]] std::uint64_t address(std::size_t block) const { return blocks_[block].address; }
    /// Device byte of its first copy.
    [[nodiscard]] std::uint64_t place(std::size_t block) const {
        return blocks_[block].region.places[0];
    }
    [[nodiscard]] std::span<std::byte> content(std::size_t block) const {
        return image_.content(blocks_[block].region);
    }
    [[nodiscard]] unsigned level(std::size_t block) const {
        return block == 0 ? 0 : static_cast<unsigned>(content(block)[headerLevel]);
    }
    [[nodiscard]] std::uint32_t itemCount(std::size_t block) const {
        return block == 0 ? 0 : loadAt<std::uint32_t>(content(block), headerItems);
    }

    void apply(std::span<const std::uint8_t> script) {
        Reader in{script};
        while (!in.done())
            applyStep(in);
        image_.seal();
    }

    void restore() { image_.restore(); }

private:
    struct Block {
        std::uint64_t address = 0;
        Region region;
    };
    struct Reader {
        std::span<const std::uint8_t> rest;
        [[nodiscard]] bool done() const { return rest.empty(); }
        std::uint8_t byte() {
            if (rest.empty())
                return 0;
            const std::uint8_t b = rest.front();
            rest = rest.subspan(1);
            return b;
        }
        std::uint16_t word() {
            const std::uint16_t low = byte();
            return static_cast<std::uint16_t>(low | byte() << 8U);
        }
    };

    static constexpr std::size_t headerFsid = 32, headerAddress = 48, headerGeneration = 80,
                                 headerItems = 96, headerLevel = 100, headerSize = 101;

    SpoiltImage() = default;

    bool unpack(const std::string& path) {
        std::ifstream file(path, std::ios::binary);
        const std::vector<char> packed{std::istreambuf_iterator<char>(file), {}};
        const auto size = ZSTD_getFrameContentSize(packed.data(), packed.size());
        if (size < (1U << 20U) || size > (1ULL << 32U))
            return false;
        void* map = ::mmap(nullptr, size, PROT_READ | PROT_WRITE,
                           MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
        if (map == MAP_FAILED)
            return false;
        const std::span all{static_cast<std::byte*>(map), static_cast<std::size_t>(size)};
        image_ = PatchedImage(all);
        const std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> context(ZSTD_createDCtx(),
                                                                           ZSTD_freeDCtx);
        // In pieces, so that pages of zeros are never touched.
        std::vector<std::byte> piece(1U << 20U);
        ZSTD_inBuffer in{packed.data(), packed.size(), 0};
        for (std::size_t at = 0; at < all.size();) {
            ZSTD_outBuffer out{piece.data(), piece.size(), 0};
            if (ZSTD_isError(ZSTD_decompressStream(context.get(), &out, &in)) != 0U || out.pos == 0)
                return false;
            for (std::size_t i = 0; i < out.pos; i += 4096) {
                const auto page =
                    std::span(piece).subspan(i, std::min<std::size_t>(4096, out.pos - i));
                if (std::ranges::any_of(page, [](std::byte b) { return b != std::byte{}; }))
                    std::memcpy(all.data() + at + i, page.data(), page.size());
            }
            at += out.pos;
        }
        return true;
    }

    /// Every sound tree block anywhere; old ones that mkfs or the kernel left behind do no harm.
    bool findBlocks() {
        const auto all = bytes();
        const auto first = all.subspan(superblockPlaces[0], superblockBytes);
        if (!checksumFits(first))
            return false;
        Block supers{0, {{}, superblockBytes}};
        for (const std::uint64_t place : superblockPlaces)
            if (place + superblockBytes <= all.size() &&
                checksumFits(all.subspan(place, superblockBytes)))
                supers.region.places.push_back(place);
        blocks_.push_back(supers);
        const std::size_t nodeSize = loadAt<std::uint32_t>(first, super::nodeSize);
        const std::uint64_t newest = loadAt<std::uint64_t>(first, super::generation);
        std::map<std::pair<std::uint64_t, std::uint64_t>, Block> found;  // (address, generation)
        for (std::uint64_t at = 1U << 20U; at + nodeSize <= all.size(); at += 4096) {
            const auto bytes = all.subspan(at, nodeSize);
            if (std::memcmp(bytes.data() + headerFsid, first.data() + super::fsid, 16) != 0 ||
                loadAt<std::uint64_t>(bytes, headerGeneration) > newest || !checksumFits(bytes))
                continue;
            Block& block = found[{loadAt<std::uint64_t>(bytes, headerAddress),
                                  loadAt<std::uint64_t>(bytes, headerGeneration)}];
            block.address = loadAt<std::uint64_t>(bytes, headerAddress);
            block.region.length = nodeSize;
            block.region.places.push_back(at);
        }
        for (auto& [key, block] : found)
            blocks_.push_back(std::move(block));
        return blocks_.size() > 8;
    }

    [[nodiscard]] static std::uint64_t hurting(std::uint8_t which, std::uint64_t old) {
        constexpr std::array<std::uint64_t, 20> numbers = {
            0,          1,          2,          255,       256,         4095,        4096,
            4097,       16384,      65535,      1U << 20U, 0x7fffffffU, 1U << 31U,   0xffffffffU,
            1ULL << 32, 1ULL << 62, 1ULL << 63, ~0ULL,     ~0ULL - 1,   ~0ULL - 4095};
        constexpr std::array<std::uint64_t, 8> deltas = {1, ~0ULL,      4096, ~4095ULL,
                                                         8, 1ULL << 32, 16,   256};
        if (which < numbers.size())
            return numbers[which];
        if (which < 64)
            return old + deltas[which % deltas.size()];
        return old ^ (1ULL << (which % 64U));
    }

    void applyStep(Reader& in) {
        const auto kind = static_cast<Step>(in.byte() % static_cast<unsigned>(Step::Count));
        const std::size_t block = in.word() % blocks_.size();
        const std::size_t length = blocks_[block].region.length;
        switch (kind) {
            case Step::Set: {
                const std::size_t offset = in.word() % length;
                const std::size_t count =
                    std::min<std::size_t>(in.byte() % 32U + 1U, length - offset);
                std::array<std::byte, 32> data{};
                for (std::size_t i = 0; i < count; ++i)
                    data[i] = std::byte{in.byte()};
                put(block, offset, std::span(data).first(count));
                break;
            }
            case Step::Number: {
                const std::size_t offset = in.word() % (length - 8);
                putNumber(block, offset,
                          hurting(in.byte(), loadAt<std::uint64_t>(content(block), offset)));
                break;
            }
            case Step::Address: {
                const std::size_t offset = in.word() % (length - 8);
                putNumber(block, offset, blocks_[in.word() % blocks_.size()].address);
                break;
            }
            case Step::Copy: {
                const std::size_t other = in.word() % blocks_.size();
                if (block == 0 || other == 0 || block == other)
                    break;
                const auto from = content(other);
                put(block, headerGeneration, from.subspan(headerGeneration));
                break;
            }
            case Step::Child: {
                const std::size_t slot = in.word();
                const std::size_t other = in.word() % blocks_.size();
                const std::size_t count = (length - headerSize) / 33;
                if (block == 0 || other == 0)
                    break;
                const std::size_t at =
                    headerSize +
                    slot % std::min<std::size_t>(count, std::max(1U, itemCount(block))) * 33;
                putNumber(block, at + 17, blocks_[other].address);
                putNumber(block, at + 25, loadAt<std::uint64_t>(content(other), headerGeneration));
                break;
            }
            case Step::Item: {
                const std::size_t slot = in.word();
                const std::size_t inside = in.word();
                const std::uint8_t which = in.byte();
                if (block == 0)
                    break;
                const std::size_t item = headerSize + slot % std::max(1U, itemCount(block)) * 25;
                if (item + 25 > length)
                    break;
                const std::uint32_t from = loadAt<std::uint32_t>(content(block), item + 17);
                const std::uint32_t size = loadAt<std::uint32_t>(content(block), item + 21);
                const std::size_t at = headerSize + std::size_t{from} + inside % std::max(1U, size);
                if (at + 8 <= length)
                    putNumber(block, at, hurting(which, loadAt<std::uint64_t>(content(block), at)));
                break;
            }
            case Step::Bare: {
                const std::size_t offset = in.word() % length;
                const std::array<std::byte, 1> data{std::byte{in.byte()}};
                put(block, offset, data);
                image_.leaveUnsealed(blocks_[block].region);
                break;
            }
            case Step::Count:
                break;
        }
    }

    void putNumber(std::size_t block, std::size_t offset, std::uint64_t number) {
        put(block, offset, std::as_bytes(std::span(&number, 1)));
    }

    void put(std::size_t block, std::size_t offset, std::span<const std::byte> data) {
        image_.put(blocks_[block].region, offset, data);
    }

    PatchedImage image_;
    std::vector<Block> blocks_;
};

/// A script of one to `most` steps that look for trouble where it is likely.
inline Script randomScript(const SpoiltImage& image, std::uint64_t seed, unsigned most = 4) {
    std::mt19937_64 random(seed);
    Script script;
    const auto below = [&](std::uint64_t n) { return n == 0 ? 0 : random() % n; };
    const auto byte = [&](std::uint64_t value) {
        script.push_back(static_cast<std::uint8_t>(value));
    };
    const auto word = [&](std::uint64_t value) {
        byte(value & 0xFFU);
        byte(value >> 8U & 0xFFU);
    };
    const auto begin = [&](Step step, std::uint64_t block) {
        byte(static_cast<std::uint8_t>(step));
        word(block);
    };
    for (std::uint64_t steps = 1 + below(most); steps > 0; --steps) {
        const std::size_t block = below(20) == 0 ? 0 : below(image.blockCount());
        const std::size_t length = image.content(block).size();
        const std::uint32_t items = image.itemCount(block);
        switch (below(12)) {
            case 0:  // anything
                begin(Step::Set, block);
                word(below(length));
                byte(0);
                byte(random());
                break;
            case 1:  // header or superblock fields
                begin(Step::Number, block);
                word(block == 0 ? 32 + below(700) : 48 + below(52));
                byte(below(128));
                break;
            case 2:  // number of items, level
                begin(Step::Set, block);
                word(96 + below(5));
                byte(0);
                byte(below(3) == 0 ? random() : below(9));
                break;
            case 3:  // a key or an item's place
                begin(Step::Set, block);
                word(101 + below(items + 1ULL) * (image.level(block) == 0 ? 25 : 33) + below(25));
                byte(0);
                byte(below(2) == 0 ? random() : below(256) & 0xF0U);
                break;
            case 4:
                begin(Step::Address, block);
                word(below(length));
                word(below(image.blockCount()));
                break;
            case 5:
                begin(Step::Copy, block);
                word(below(image.blockCount()));
                break;
            case 6:
            case 7: {  // circles, shared children, wrong levels: needs a node
                std::size_t node = block;
                for (int attempt = 0; attempt < 50 && image.level(node) == 0; ++attempt)
                    node = below(image.blockCount());
                begin(Step::Child, node);
                word(below(image.itemCount(node) + 1ULL));
                word(below(4) == 0 ? node : below(image.blockCount()));
                break;
            }
            case 8:
                begin(Step::Bare, block);
                word(below(length));
                byte(random());
                break;
            default:  // most of what can go wrong is inside items
                begin(Step::Item, block);
                word(below(items + 1ULL));
                word(below(below(4) == 0 ? 400 : 60));
                byte(below(128));
        }
    }
    return script;
}

}  // namespace daxscope::test
