// File extent items one by one: what range_edit.h composes operations from.
//
// A piece is one item: a part of an extent that appears at a place of the file. Every function keeps nbytes of the
// inode in memory and the references of the extents right; the caller saves the inode. Ranges are whole blocks.
#pragma once

#include <optional>
#include <vector>

#include "files/extents.h"
#include "files/range_edit.h"

namespace daxscope::files {

struct Piece {
    format::ExtentDataType type = format::ExtentDataType::Regular;
    ByteRange extent;                ///< logical, whole extent; offset 0: a hole
    std::uint64_t extentOffset = 0;  ///< where the piece begins in the (unpacked) extent
    std::uint64_t length = 0;        ///< in the file
    std::uint8_t compression = 0;
    std::uint64_t ramBytes = 0;  ///< whole extent unpacked
};

/// The items that touch a range, in file order, without holes that no item describes; and where they are. Good until the
/// file's tree changes.
class PiecesAt {
public:
    [[nodiscard]] std::span<const FileExtentInfo> all() const {
        return alone_ ? std::span(&one_, 1) : std::span(several_);
    }
    /// The one item that covers the whole range, if that is so; null otherwise.
    [[nodiscard]] const btree::Cursor* alone() const { return alone_ ? &at_ : nullptr; }

    /// Looks for those in `range`, whole blocks of the file.
    [[nodiscard]] Status find(const EditContext& context, const OpenFile& file, ByteRange range);

private:
    btree::Cursor at_;
    FileExtentInfo one_;
    std::vector<FileExtentInfo> several_;
    bool alone_ = false;
};

/// Adds an item where there is none.
[[nodiscard]] Status insertPiece(const EditContext& context, OpenFile& file, std::uint64_t offset,
                                 const Piece& piece);
/// Adds the inline item, where nothing is: a file's whole content.
[[nodiscard]] Status insertInline(const EditContext& context, OpenFile& file, Bytes content);
/// No item covers any of [range) afterwards: pieces are split, shortened or go. An inline item goes whole.
[[nodiscard]] Status dropPieces(const EditContext& context, OpenFile& file, ByteRange range);
/// As dropPieces() where `piece` comes, and insertPiece() there; in one visit of the leaf, mostly. `found`: what is in a range
/// that `piece` comes into, if that is known.
[[nodiscard]] Status replacePieces(const EditContext& context, OpenFile& file, std::uint64_t offset,
                                   const Piece& piece, const PiecesAt* found = nullptr);
/// The items that touch [range), in file order, without holes that no item describes.
[[nodiscard]] Result<std::vector<FileExtentInfo>> piecesIn(const EditContext& context,
                                                           const OpenFile& file, ByteRange range);
/// Bytes of the file's inline item, if it has one.
[[nodiscard]] Result<std::optional<std::uint64_t>> inlineBytes(const EditContext& context,
                                                               const OpenFile& file);
/// The parts of [range) that take no space.
[[nodiscard]] Result<std::vector<ByteRange>> holesIn(const EditContext& context,
                                                     const OpenFile& file, ByteRange range);

/// Images without the no-holes feature describe holes: from the last item to `upTo`.
[[nodiscard]] Status fillHole(const EditContext& context, OpenFile& file, std::uint64_t upTo);
/// As above, for exactly [range), which no item covers.
[[nodiscard]] Status fillHole(const EditContext& context, OpenFile& file, ByteRange range);

/// Pieces from `from` on, which `from` cuts if need be, appear at `to` instead; behind a smaller `to` nothing may be.
[[nodiscard]] Status movePieces(const EditContext& context, OpenFile& file, std::uint64_t from,
                                std::uint64_t to);
/// Whether nothing but this piece's place in the file refers to its extent: no other file, place or snapshot.
[[nodiscard]] Result<bool> holdsAlone(const EditContext& context, const OpenFile& file,
                                      const FileExtentInfo& piece);

/// Whether the block at `offset` is uncompressed, written, and held by this place of the file alone.
[[nodiscard]] Result<bool> holdsAloneAt(const EditContext& context, const OpenFile& file,
                                        std::uint64_t offset);

/// The first part of [range) that may be overwritten where it lies: uncompressed, held by this file alone, written since
/// the last snapshot, and either reserved and unwritten, or without checksums and NODATACOW, or in a DAX session made by
/// this very transaction. `pieces`: what piecesIn() says of the range. `sumsOwed`: whoever writes there sees to its checksums.
/// Empty when there is none.
[[nodiscard]] Result<ByteRange> writableInPlace(const EditContext& context, const OpenFile& file,
                                                ByteRange range,
                                                std::span<const FileExtentInfo> pieces,
                                                bool sumsOwed);
/// What writableInPlace() named, to be overwritten: where it lies. Unwritten space becomes written, one item with the
/// written parts of its extent beside it; then `fresh`: nothing that a commit can reach was ever there.
struct Overwritten {
    std::uint64_t logical = 0;
    bool fresh = false;
};
[[nodiscard]] Result<Overwritten> beginOverwrite(const EditContext& context, OpenFile& file,
                                                 ByteRange range);

/// The pieces in [blocks) of `from` appear at `offset` of `file` instead of what was there.
[[nodiscard]] Status sharePieces(const EditContext& context, const OpenFile& from, ByteRange blocks,
                                 OpenFile& file, std::uint64_t offset);

}  // namespace daxscope::files
