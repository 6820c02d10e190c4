// A file's content as the open transaction changes it: file extent items, data space, checksums.
//
// Steps of an operation (see inode_edit.h). Ranges are in bytes of the file. The inode passed in is changed in memory
// (size, nbytes); the caller saves it. Content is copy-on-write; with NODATACOW it is written in place where nothing
// shares it (mission F9). One thread.
#pragma once

#include "files/inode_edit.h"

namespace daxscope::files {

/// Largest file: what the kernel's loff_t holds.
inline constexpr std::uint64_t maxFileSize = INT64_MAX;
/// Content up to this many bytes is kept inside the tree, as the kernel does by default (max_inline=2048).
inline constexpr std::uint64_t maxInline = 2048;

/// Whether blocks of an inode with these flags may be overwritten where they lie: NODATACOW, or space was reserved once.
[[nodiscard]] inline bool writesInPlace(std::uint64_t inodeFlags) {
    return (inodeFlags & (format::inodeFlag::noDataCow | format::inodeFlag::prealloc)) != 0;
}

struct OpenFile {
    FileRef file;
    format::InodeItem inode{};

    [[nodiscard]] bool noDataSum() const {
        return (inode.flags & format::inodeFlag::noDataSum) != 0;
    }
    [[nodiscard]] bool noDataCow() const {
        return (inode.flags & format::inodeFlag::noDataCow) != 0;
    }
};

/// `data` at `offset`; grows the file where it reaches beyond its end. EINVAL; ENOSPC.
[[nodiscard]] Status writeRange(const EditContext& context, OpenFile& file, std::uint64_t offset,
                                Bytes data);
/// Sets the size; what is beyond goes, what is new reads as zeros.
[[nodiscard]] Status resize(const EditContext& context, OpenFile& file, std::uint64_t size);
/// [range) reads as zeros and takes no space, as far as whole blocks go; the size stays.
[[nodiscard]] Status punchRange(const EditContext& context, OpenFile& file, ByteRange range);
/// Unwritten extents where [range), rounded out to blocks, has none. Grows the file unless `keepSize`.
[[nodiscard]] Status allocateRange(const EditContext& context, OpenFile& file, ByteRange range,
                                   bool keepSize);
/// [range) reads as zeros; its whole blocks are unwritten extents. Grows the file unless `keepSize`.
[[nodiscard]] Status zeroRange(const EditContext& context, OpenFile& file, ByteRange range,
                               bool keepSize);
/// [source) of `from` also appears at `offset` of `file`, sharing its extents. Whole blocks, but for the end of `from`
/// (which must then become or lie beyond the end of `file`). EINVAL.
[[nodiscard]] Status cloneRange(const EditContext& context, const OpenFile& from, ByteRange source,
                                OpenFile& file, std::uint64_t offset);
/// What cloneRange() refuses, without changing anything.
[[nodiscard]] Status checkClone(const EditContext& context, const OpenFile& from, ByteRange source,
                                const OpenFile& file, std::uint64_t offset);
/// [range) as it reads now; zeros beyond the end.
[[nodiscard]] Result<std::vector<std::byte>> readRange(const EditContext& context,
                                                       const OpenFile& file, ByteRange range);

}  // namespace daxscope::files
