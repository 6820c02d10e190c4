// File content: decompressed, checksums verified, holes and unwritten extents as zeros.
//
// A mismatch is EIO with file offset named, after every copy was tried. One reader per file, one
// thread. Memory: at most one unpacked extent.
#pragma once

#include <span>
#include <vector>

#include "base/function_ref.h"
#include "files/extents.h"
#include "volume/checksums.h"

namespace daxscope::files {

class FileReader {
public:
    /// EISDIR for directories; symlinks read as their target.
    [[nodiscard]] static Result<FileReader> open(const volume::Volume& volume,
                                                 const btree::TreeRoot& root, std::uint64_t inode);
    /// Of a file whose inode `item` was read already, and that is no directory.
    FileReader(const volume::Volume& volume, const btree::TreeRoot& root, std::uint64_t inode,
               const Inode& item)
        : volume_(&volume), root_(root), number_(inode), inode_(item) {}

    [[nodiscard]] std::uint64_t size() const { return inode_.size; }
    [[nodiscard]] const Inode& inode() const { return inode_; }

    /// Passes [offset, offset + length) cut at i_size to `sink`, in order, in pieces of at most
    /// 1 MiB.
    [[nodiscard]] Status read(std::uint64_t offset, std::uint64_t length,
                              FunctionRef<Status(Bytes)> sink);
    /// All of it as a string; EFBIG above `limit` bytes.
    [[nodiscard]] Result<std::string> readAll(std::uint64_t limit);

private:
    [[nodiscard]] Status readPiece(const FileExtentInfo& extent, ByteRange wanted,
                                   FunctionRef<Status(Bytes)> sink);
    [[nodiscard]] Result<Bytes> verified(std::uint64_t logical, std::uint64_t length,
                                         std::uint64_t fileOffset);
    [[nodiscard]] Status unpack(const FileExtentInfo& extent, std::uint64_t bytes);

    const volume::Volume* volume_;
    btree::TreeRoot root_;
    std::uint64_t number_;
    Inode inode_;
    std::vector<std::byte> unpacked_;        // beginning of the extent at unpackedAt_, decompressed
    std::uint64_t unpackedAt_ = UINT64_MAX;  // file offset of its item
    std::vector<std::byte> mended_;          // verified()'s, put together from both copies
};

}  // namespace daxscope::files
