// File content: decompressed, checksums verified, holes and unwritten extents as zeros.
//
// A mismatch is EIO with file offset named, after every copy was tried. One reader per file, one
// thread. Memory: at most one unpacked extent.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "files/extents.h"
#include "volume/checksums.h"

namespace daxscope::files {

class FileReader {
public:
    /// EISDIR for directories; symlinks read as their target.
    [[nodiscard]] static Result<FileReader> open(const volume::Volume& volume,
                                                 const btree::TreeRoot& root, std::uint64_t inode);

    [[nodiscard]] std::uint64_t size() const { return inode_.size; }
    [[nodiscard]] const Inode& inode() const { return inode_; }

    /// Passes [offset, offset + length) cut at i_size to `sink`, in order, in pieces of at most
    /// 1 MiB.
    [[nodiscard]] Status read(std::uint64_t offset, std::uint64_t length,
                              const std::function<Status(Bytes)>& sink);
    /// All of it as a string; EFBIG above `limit` bytes.
    [[nodiscard]] Result<std::string> readAll(std::uint64_t limit);

private:
    FileReader(const volume::Volume& volume, const btree::TreeRoot& root, std::uint64_t number,
               const Inode& inode)
        : volume_(&volume), root_(root), number_(number), inode_(inode) {}

    [[nodiscard]] Status readPiece(const FileExtentInfo& extent, ByteRange wanted,
                                   const std::function<Status(Bytes)>& sink);
    [[nodiscard]] Result<Bytes> verified(std::uint64_t logical, std::uint64_t length,
                                         std::uint64_t fileOffset);
    [[nodiscard]] Status unpack(const FileExtentInfo& extent);

    const volume::Volume* volume_;
    btree::TreeRoot root_;
    std::uint64_t number_;
    Inode inode_;
    std::vector<std::byte> unpacked_;        // the extent at unpackedAt_, decompressed
    std::uint64_t unpackedAt_ = UINT64_MAX;  // file offset of its item
    std::vector<std::byte> mended_;          // verified()'s, put together from both copies
};

}  // namespace daxscope::files
