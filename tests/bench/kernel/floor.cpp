#include "bench/kernel/floor.h"

#include <libpmem2.h>

#include <array>

#include "bench/contestant.h"
#include "bench/kernel_image.h"
#include "format/checksum.h"

namespace daxscope::bench {

Result<Rewritten> rewrittenBlocks(const volume::Volume& volume) {
    const std::uint64_t generation = volume.super().generation;
    Rewritten out;
    std::vector<btree::TreeRoot> roots{volume.rootTree(), volume.chunkTree()};
    while (!roots.empty()) {
        const btree::TreeRoot root = roots.back();
        roots.pop_back();
        std::vector<format::Expect> open;
        if (root.generation == generation)
            open.push_back(root.expect());
        while (!open.empty()) {
            DAX_TRY(const format::BlockView block, volume.block(open.back()));
            open.pop_back();
            const auto at = volume.chunks().toDevice(block.logical(), 0);
            if (!at)
                return fail(EIO, "a tree block lies nowhere");
            out.blocks.push_back(*at);
            if (const auto copy = volume.chunks().toDevice(block.logical(), 1))
                out.mirrored.push_back(*copy);
            for (std::uint32_t slot = 0; slot < block.count(); ++slot) {
                if (!block.isLeaf()) {
                    if (block.pointer(slot).generation == generation)
                        open.push_back(btree::childExpect(block, slot));
                } else if (root.tree == format::id::rootTree &&
                           block.key(slot).type == format::ItemType::RootItem) {
                    if (const auto* item = structAt<format::RootItemV1>(block.data(slot)))
                        roots.push_back(volume::treeRootOf(block.key(slot).objectid, *item));
                }
            }
        }
    }
    return out;
}

Result<std::unique_ptr<BareCommits>> BareCommits::make(const std::string& path, std::uint64_t bytes,
                                                       std::uint32_t nodeSize) {
    std::unique_ptr<BareCommits> made(new BareCommits);
    DAX_CHECK(makeFile(path, bytes, bytes));
    DAX_TRY(made->map_, pmem::ImageMap::open(path, pmem::Access::ReadWrite));
    if (made->map_->libraryMap() == nullptr)
        return fail(EIO, "libpmem2 does not map the file for bare commits");
    // Mapped pages, too: no page fault is part of the floor.
    const auto all = made->map_->writableBytes();
    if (::madvise(all.data(), all.size(), MADV_POPULATE_WRITE) != 0)
        return failErrno("there is no memory for bare commits");
    made->nodeSize_ = nodeSize;
    return made;
}

void BareCommits::run(const std::vector<Rewritten>& commits) {
    pmem2_map* const map = map_->libraryMap();
    const auto copy = pmem2_get_memcpy_fn(map);
    const auto flush = pmem2_get_flush_fn(map);
    const auto drain = pmem2_get_drain_fn(map);
    std::byte* const base = map_->writableBytes().data();
    constexpr unsigned cached = PMEM2_F_MEM_NOFLUSH;
    constexpr unsigned through = PMEM2_F_MEM_NONTEMPORAL | PMEM2_F_MEM_NODRAIN;
    const auto sum = [](std::byte* block, std::uint64_t length) {
        const auto value =
            format::checksum(format::CsumType::Crc32c, Bytes(block, length).subspan(32));
        std::ranges::copy(value.bytes, block);
    };
    const std::vector<std::byte> content(blockSize, std::byte{7});
    const Rewritten* before = &commits.back();
    for (const Rewritten& now : commits) {
        copy(base + now.data, content.data(), blockSize, through);
        volatile std::byte ofData =
            format::checksum(format::CsumType::Crc32c, content).bytes.front();
        (void)ofData;
        for (std::size_t i = 0; i < now.blocks.size(); ++i) {
            std::byte* const block = base + now.blocks[i];
            const std::uint64_t from = before->blocks[i % before->blocks.size()];
            if (from != now.blocks[i])
                copy(block, base + from, nodeSize_, cached);
            sum(block, nodeSize_);
            flush(block, nodeSize_);
            if (i < now.mirrored.size())
                copy(base + now.mirrored[i], block, nodeSize_, through);
        }
        drain();
        for (const std::uint64_t at : {format::superOffsets[1], format::superOffsets[0]}) {
            sum(base + at, format::superSize);
            flush(base + at, format::superSize);
            drain();
        }
        before = &now;
    }
}

}  // namespace daxscope::bench
