// Space that was reserved, and filled, before the operation that uses it begins: so that a long copy does not keep the engine
// from others (mission D20). Who prepared it releases what no operation has used.
#pragma once

#include <array>
#include <optional>
#include <span>

#include "base/bytes.h"

namespace daxscope::files {

struct Prepared {
    struct Piece {
        std::uint64_t offset = 0;  ///< of the file; whole blocks
        ByteRange extent;          ///< logical
        bool used = false;  ///< an operation took it; when that was rolled back it is free again

        [[nodiscard]] ByteRange file() const { return {offset, extent.length}; }
    };

    using Pieces = std::array<Piece, 8>;  // a piece has 128 MiB at most

    /// What has the bytes that it shall have; the rest of the pieces is the operation's to fill.
    ByteRange filled;
    /// These are a copy of what lies from this device byte on: worthless when the file has something else there by now.
    /// Nothing: bytes that were given.
    std::optional<std::uint64_t> copiedFrom;

    /// In file order.
    [[nodiscard]] std::span<Piece> pieces() { return std::span(pieces_).first(count_); }
    [[nodiscard]] bool full() const { return count_ == pieces_.size(); }
    void add(const Piece& piece) { pieces_.at(count_++) = piece; }
    [[nodiscard]] std::uint64_t unusedBytes() const {
        std::uint64_t bytes = 0;
        for (std::size_t i = 0; i < count_; ++i)
            bytes += pieces_.at(i).used ? 0 : pieces_.at(i).extent.length;
        return bytes;
    }
    /// The first that is not used and ends behind `offset`; null for none.
    [[nodiscard]] Piece* next(std::uint64_t offset) {
        for (Piece& piece : pieces()) {
            if (!piece.used && piece.file().end() > offset)
                return &piece;
        }
        return nullptr;
    }

private:
    Pieces pieces_;
    std::size_t count_ = 0;
};

}  // namespace daxscope::files
