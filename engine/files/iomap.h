// Where the bytes of a file are, and where bytes that are written go (mission D2).
//
// For a copy-on-write there are two answers, and both are given: the destination, and the source that the rest of its
// blocks comes from. Everybody who writes content goes through iterate(), which begins a mapping, has it filled and ends it:
// only then do the file's items say so, and nobody has seen the new blocks before (mission D5). Steps of an operation (see
// inode_edit.h): what fails is rolled back with it, the space that was not used, too. One thread.
#pragma once

#include <vector>

#include "base/function_ref.h"
#include "files/extent_pieces.h"

namespace daxscope::files {

enum class MapType : std::uint8_t {
    Hole,
    Unwritten,  ///< reserved: reads as zeros whatever lies there
    Mapped,     ///< bytes on the device
    Inline,     ///< bytes in the tree
    Packed,     ///< compressed or encoded
};

struct Mapping {
    MapType type = MapType::Hole;
    ByteRange file;  ///< of the file, always; of a hole, all of it
    /// Unwritten, Mapped: of the first byte; else 0.
    std::uint64_t logical = 0;
    std::uint64_t extent = 0;  ///< Unwritten, Mapped: logical address of the whole extent

    [[nodiscard]] std::uint64_t logicalAt(std::uint64_t offset) const {
        return logical + (offset - file.offset);
    }
};

enum class MapFor : std::uint8_t {
    Write,  ///< bytes that are known now; checksums are made of them
    Fault,  ///< pages that a process may change at any time afterwards: their checksums are owed
};

struct Iomap {
    Mapping destination;  ///< Mapped, of whole blocks
    /// What was there, for all of destination.file, in order. As long as the mapping has not ended.
    std::span<const Mapping> source;
    /// The destination is new, or was never written, and has to be filled whole. Otherwise it is what the file has already.
    bool fresh = false;
    bool allocated = false;  ///< by this mapping
    /// Not fresh, but this transaction has allocated it: no commit refers to it.
    bool uncommitted = false;
    /// Of the destination, in the file: has its bytes already (files/prepared.h).
    ByteRange filled;
    /// Where whoever fills the whole destination, from its beginning to its end, puts the checksums of what he has just had
    /// in his hands; null when nobody wants them. Without them they are made from what lies there then.
    std::vector<std::byte>* sums = nullptr;
};

/// Fills the destination; EIO for a source type it cannot handle.
using MapActor = FunctionRef<Status(const Iomap&)>;

/// [blocks), whole blocks, of the file: mapping after mapping is begun, filled, and ended. Nothing of the file may lie behind
/// a hole that is not described (fillHole).
[[nodiscard]] Status iterate(const EditContext& context, OpenFile& file, ByteRange blocks,
                             MapFor purpose, MapActor actor);

/// What is at `offset`, for reading: as much of it as there is, to the end of the extent or of the hole (which may be
/// UINT64_MAX).
[[nodiscard]] Result<Mapping> mapAt(const volume::Volume& volume, const btree::TreeRoot& root,
                                    std::uint64_t inode, std::uint64_t offset);

}  // namespace daxscope::files
