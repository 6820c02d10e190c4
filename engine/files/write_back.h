// Blocks that an operation has changed in memory, on their way into the image.
//
// The kernel collects what an operation writes in its page cache and writes it back later: neighbouring blocks become
// one extent, reserved and NODATACOW space is overwritten where it lies, a small file goes into the tree. What is one
// extent decides what is shared later, so we collect, too. A step of an operation (see inode_edit.h). One thread.
#pragma once

#include <array>
#include <list>
#include <vector>

#include "files/iomap.h"

namespace daxscope::files {

class DirtyBlocks {
public:
    /// Both must outlive it.
    DirtyBlocks(const EditContext& context, OpenFile& file) : context_(context), file_(file) {}

    /// No more is put before writeBack(): the file's last block, what is written, and the two that it covers in part.
    static constexpr std::size_t most = 4;

    /// Whole blocks that are written at `offset` of the file; no block twice. The caller keeps them until writeBack().
    void put(std::uint64_t offset, Bytes blocks) {
        parts_[count_++] = {offset, blocks, {offset, blocks.size()}};
    }
    /// The block around `offset`, as it reads now, with `bytes` at `offset`. They end in that block.
    [[nodiscard]] Status putInto(std::uint64_t offset, Bytes bytes);
    /// The same with zeros.
    [[nodiscard]] Status putZeros(ByteRange range);

    /// Writes what was put; the file's size must be the one that it has then. ENOSPC.
    [[nodiscard]] Status writeBack();

private:
    struct Part {
        std::uint64_t offset = 0;  // in the file
        Bytes blocks;
        ByteRange given;  // in the file: what is not merely the rest of its block
    };
    using Parts = std::span<const Part>;

    /// The block around `offset`, kept here and put.
    [[nodiscard]] Result<std::span<std::byte>> own(std::uint64_t offset);
    [[nodiscard]] bool fitsIntoTree() const;
    [[nodiscard]] Status writeInline(Bytes content);
    [[nodiscard]] Status writeRun(Parts run);
    [[nodiscard]] Status store(Parts run, const Iomap& map);

    const EditContext& context_;
    OpenFile& file_;
    std::array<Part, most> parts_;
    std::size_t count_ = 0;                   // of them
    std::list<std::vector<std::byte>> kept_;  // empty mostly, and costs nothing then
};

}  // namespace daxscope::files
