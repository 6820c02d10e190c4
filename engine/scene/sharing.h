// Who shares extents with whom: holders as rows, extents along an axis of bytes, a row filled where it holds them.
//
// Two scopes. Of a file: the axis are its bytes, holders the files (this one first) that hold extents of it: itself in
// snapshots, clones. Of the image: holders are subvolumes, and the axis are all data extents one after the other, those with
// the same holders together, so that what is shared alike is one band.
//
// A holder's figures count whole extents in bytes on the device: exclusive ones nobody else holds (removing the holder frees
// them), shared ones others hold too; unreachable bytes are in both, and no file reads them. Of files there are besides the
// figures of FIEMAP and `btrfs filesystem du`, in bytes of the file: an extent that a file holds twice counts as shared there.
//
// Immutable, readable by any thread, owns its data; about 48 bytes an extent. What is under a pixel costs O(log extents).
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/big_vector.h"
#include "base/bytes.h"
#include "scene/pyramid.h"
#include "scene/run_begins.h"

namespace daxscope::scene {

/// A subvolume (inode 0) or a file.
struct Holder {
    std::uint64_t root = 0;
    std::uint64_t inode = 0;
    std::string name;       ///< path; of what has none, words that say what it is
    bool snapshot = false;  ///< is one, or lies in one
    bool removed = false;   ///< its removal has begun
    bool known = false;     ///< the figures below have been counted
    std::uint64_t exclusive = 0;
    std::uint64_t shared = 0;
    std::uint64_t unreachable = 0;
    std::uint64_t fileExclusive = 0;  ///< as FIEMAP and `btrfs filesystem du`: bytes of the file
    std::uint64_t fileShared = 0;
};

class Sharing {
public:
    class Builder;
    /// Holders beyond are one row, the last.
    static constexpr std::size_t mostRows = 16;

    enum class Scope : std::uint8_t { Image, File };

    /// A stretch of the axis that is one extent, or one piece of one.
    struct Piece {
        std::uint64_t at = 0;      ///< on the axis, bytes
        std::uint64_t length = 0;  ///< on the axis, bytes
        std::uint64_t device = 0;  ///< byte
        std::uint64_t deviceLength = 0;
        std::uint64_t unreachable = 0;  ///< bytes of it; only of whole extents
        std::uint32_t set = 0;          ///< who holds it
    };
    /// Some holders that hold something together.
    struct Set {
        std::vector<std::uint32_t> holders;  ///< in order; not all of very many
        std::uint32_t count = 0;
        std::uint16_t rows = 0;  ///< a bit for each row
        std::uint32_t pattern = 0;
    };
    /// What rows hold of a stretch of the axis, in bytes; `across`: between this row and the next something is passed on that
    /// both sides hold.
    struct Sum {
        struct Row {
            std::uint64_t exclusive = 0, shared = 0, unreachable = 0, across = 0;
        };
        std::array<Row, mostRows> rows{};
        std::size_t run = 0, piece = 0;  ///< where to look first for what comes after
        void add(const Sum& other);
    };

    Scope scope = Scope::Image;
    std::uint64_t subvolume = 0;  ///< of the file
    std::uint64_t inode = 0;
    std::string path;
    std::vector<Holder> holders;  ///< the file itself first; subvolumes by id
    std::string cut;              ///< a sentence: what has been left out; empty when nothing was

    [[nodiscard]] std::size_t rowCount() const { return std::min(holders.size(), mostRows); }
    /// Holders of one row: one, but for the last.
    [[nodiscard]] std::span<const Holder> rowHolders(std::size_t row) const;
    [[nodiscard]] static std::size_t rowOf(std::size_t holder) {
        return std::min(holder, mostRows - 1);
    }

    [[nodiscard]] std::uint64_t axisEnd() const { return axisEnd_; }
    [[nodiscard]] std::size_t count() const { return pieces_.size(); }
    [[nodiscard]] const Piece& piece(std::size_t index) const { return pieces_[index]; }
    [[nodiscard]] const Set& set(std::uint32_t index) const { return sets_[index]; }
    [[nodiscard]] const std::vector<Set>& sets() const { return sets_; }
    /// The first piece that ends after `at`; count() when none does.
    /// `near`: where to look first.
    [[nodiscard]] std::size_t firstEndingAfter(std::uint64_t at, std::size_t near = 0) const;
    /// The piece on the axis, or on the device.
    [[nodiscard]] std::optional<std::size_t> find(std::uint64_t at) const;
    [[nodiscard]] std::optional<std::size_t> findDevice(std::uint64_t byte) const;
    /// `near`: that of a range that is not far, for who asks for one after another.
    [[nodiscard]] Sum summarize(ByteRange axis, const Sum& near) const;
    [[nodiscard]] Sum summarize(ByteRange axis) const;
    /// `at`, or up to `slack` bytes beside where something begins that summarize() adds up in fewer parts. `near` as there.
    [[nodiscard]] std::uint64_t edgeNear(std::uint64_t at, std::uint64_t slack,
                                         const Sum& near) const;

private:
    friend class Builder;
    /// Neighbouring pieces with the same holders and nothing between them.
    struct Run {
        std::uint64_t at = 0, end = 0;
        std::uint32_t set = 0;
    };
    void addRun(Sum& sum, std::size_t run, ByteRange clip) const;
    void addOne(Sum& sum, std::size_t run) const;
    /// Bytes on the axis before `at` that are unreachable; what is so of a piece counts as spread over it.
    [[nodiscard]] std::uint64_t unreachableBefore(std::uint64_t at, std::size_t near) const;
    /// What a byte with these holders adds to each row: all bits, or none.
    using Pattern = std::array<Sum::Row, mostRows>;
    [[nodiscard]] static Pattern patternOf(const Set& set);

    BigVector<Piece> pieces_;
    RunBegins pieceBegins_;
    std::vector<Set> sets_;
    std::vector<Pattern> patterns_;
    BigVector<std::uint64_t>
        lostBefore_;  ///< unreachable bytes of all pieces before each; empty when there are none
    BigVector<Run> runs_;
    RunBegins begins_;  // of runs_
    BigVector<std::uint32_t> byDevice_;
    Pyramid<Sum> sums_;
    std::uint64_t axisEnd_ = 0;
};

/// Takes pieces in the order of the axis; holders and sets first. One thread.
class Sharing::Builder {
public:
    Builder() : sharing_(std::make_unique<Sharing>()) {}
    [[nodiscard]] Sharing& sharing() { return *sharing_; }
    /// Its number. `holders`: indexes, ascending, of all `count`, or of the first.
    std::uint32_t addSet(std::vector<std::uint32_t> holders);
    void reserve(std::size_t pieces) { sharing_->pieces_.reserve(pieces); }
    void add(const Piece& piece);
    /// The axis goes on to there, if it does not end later anyway.
    [[nodiscard]] std::shared_ptr<const Sharing> finish(std::uint64_t axisEnd = 0);

private:
    std::unique_ptr<Sharing> sharing_;
    std::map<std::uint32_t, std::uint32_t>
        patterns_;  ///< rows, and whether it is one holder → number
};

}  // namespace daxscope::scene
