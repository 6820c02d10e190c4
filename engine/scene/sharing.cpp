#include "scene/sharing.h"

#include <algorithm>
#include <numeric>

#include "base/search.h"

namespace daxscope::scene {

namespace {

/// Of more than so many together the first are named; a sentence would not name more either.
constexpr std::size_t mostNamed = 64;

}  // namespace

void Sharing::Sum::add(const Sum& other) {
    for (std::size_t i = 0; i < mostRows; ++i) {
        rows[i].exclusive += other.rows[i].exclusive;
        rows[i].shared += other.rows[i].shared;
        rows[i].unreachable += other.rows[i].unreachable;
        rows[i].across += other.rows[i].across;
    }
}

std::span<const Holder> Sharing::rowHolders(std::size_t row) const {
    const std::span<const Holder> all(holders);
    return row + 1 < mostRows ? all.subspan(row, 1) : all.subspan(row);
}

std::size_t Sharing::firstEndingAfter(std::uint64_t at, std::size_t near) const {
    // None lies over another: of those that begin before it, only the last can end behind it.
    const std::size_t behind = lowerBoundByRuns(pieceBegins_, pieces_.size(), at, near,
                                                [this](std::size_t i) { return pieces_[i].at; });
    return behind != 0 && pieces_[behind - 1].at + pieces_[behind - 1].length > at ? behind - 1
                                                                                   : behind;
}

std::optional<std::size_t> Sharing::find(std::uint64_t at) const {
    const std::size_t index = firstEndingAfter(at);
    if (index == pieces_.size() || pieces_[index].at > at)
        return std::nullopt;
    return index;
}

std::optional<std::size_t> Sharing::findDevice(std::uint64_t byte) const {
    // Pieces of one file may overlap on the device: the last that begins at or before is looked at.
    const auto after = std::ranges::upper_bound(
        byDevice_, byte, {}, [this](std::uint32_t index) { return pieces_[index].device; });
    if (after == byDevice_.begin())
        return std::nullopt;
    const std::uint32_t index = *(after - 1);
    if (byte - pieces_[index].device >= pieces_[index].deviceLength)
        return std::nullopt;
    return index;
}

std::uint64_t Sharing::unreachableBefore(std::uint64_t at, std::size_t near) const {
    const std::size_t index = firstEndingAfter(at, near);
    const std::uint64_t before = lostBefore_[index];
    if (index == pieces_.size() || at <= pieces_[index].at)
        return before;
    const Piece& piece = pieces_[index];
    const double part = static_cast<double>(at - piece.at) / static_cast<double>(piece.length);
    return before + static_cast<std::uint64_t>(static_cast<double>(piece.unreachable) * part);
}

Sharing::Pattern Sharing::patternOf(const Set& set) {
    constexpr std::uint64_t all = ~std::uint64_t{0};
    Pattern out{};
    const std::uint32_t mask = set.rows;
    for (std::size_t row = 0; row < mostRows; ++row) {
        if ((mask >> row & 1U) != 0) {
            (set.count == 1 ? out[row].exclusive : out[row].shared) = all;
            out[row].unreachable = all;
        }
        if ((mask & ((2U << row) - 1)) != 0 && mask >> (row + 1) != 0)
            out[row].across = all;
    }
    return out;
}

void Sharing::addRun(Sum& sum, std::size_t index, ByteRange clip) const {
    const Run& run = runs_[index];
    const ByteRange both = intersection({run.at, run.end - run.at}, clip);
    if (both.length == 0)
        return;
    std::uint64_t lost = 0;
    if (!lostBefore_.empty()) {
        sum.piece = firstEndingAfter(both.offset, sum.piece);
        lost = unreachableBefore(both.end(), sum.piece) - unreachableBefore(both.offset, sum.piece);
    }
    const Pattern& pattern = patterns_[sets_[run.set].pattern];
    for (std::size_t row = 0; row < mostRows; ++row) {
        sum.rows[row].exclusive += both.length & pattern[row].exclusive;
        sum.rows[row].shared += both.length & pattern[row].shared;
        sum.rows[row].unreachable += lost & pattern[row].unreachable;
        sum.rows[row].across += both.length & pattern[row].across;
    }
}

void Sharing::addOne(Sum& sum, std::size_t run) const {
    addRun(sum, run, {runs_[run].at, runs_[run].end - runs_[run].at});
}

Sharing::Sum Sharing::summarize(ByteRange axis) const { return summarize(axis, {}); }

Sharing::Sum Sharing::summarize(ByteRange axis, const Sum& near) const {
    Sum sum;
    sum.piece = near.piece;
    const std::size_t first =
        partitionPointNear(runs_, near.run, [&](const Run& run) { return run.end <= axis.offset; });
    sum.run = first;
    if (first == runs_.size() || runs_[first].at >= axis.end())
        return sum;
    std::size_t end = first + 1;
    if (runs_[first].end < axis.end())
        end = lowerBoundByRuns(begins_, runs_.size(), axis.end(), end,
                               [this](std::size_t run) { return runs_[run].at; });
    sum.run = end - 1;
    // The outer ones may be cut.
    std::size_t whole = first;
    std::size_t wholeEnd = end;
    if (runs_[first].at < axis.offset)
        addRun(sum, whole++, axis);
    if (wholeEnd > whole && runs_[end - 1].end > axis.end())
        addRun(sum, --wholeEnd, axis);
    sums_.add(sum, whole, wholeEnd, [this](Sum& into, std::size_t run) { addOne(into, run); });
    return sum;
}

std::uint64_t Sharing::edgeNear(std::uint64_t at, std::uint64_t slack, const Sum& near) const {
    if (const auto run = runNear(begins_, at, slack, near.run, 0))
        return runs_[*run].at;
    // Pieces are looked at for what is unreachable alone.
    if (lostBefore_.empty())
        return at;
    const auto piece = runNear(pieceBegins_, at, slack, near.piece, 0);
    return piece ? pieces_[*piece].at : at;
}

std::uint32_t Sharing::Builder::addSet(std::vector<std::uint32_t> members) {
    Set set;
    set.count = static_cast<std::uint32_t>(members.size());
    for (const std::uint32_t holder : members)
        set.rows = static_cast<std::uint16_t>(set.rows | 1U << rowOf(holder));
    const std::uint32_t like = set.rows | (set.count == 1 ? 1U << mostRows : 0U);
    const auto [pattern, added] =
        patterns_.try_emplace(like, static_cast<std::uint32_t>(sharing_->patterns_.size()));
    if (added)
        sharing_->patterns_.push_back(patternOf(set));
    set.pattern = pattern->second;
    if (members.size() > mostNamed)
        members.resize(mostNamed);
    set.holders = std::move(members);
    sharing_->sets_.push_back(std::move(set));
    return static_cast<std::uint32_t>(sharing_->sets_.size() - 1);
}

void Sharing::Builder::add(const Piece& piece) {
    if (piece.length != 0 && sharing_->pieces_.size() < UINT32_MAX)
        sharing_->pieces_.push_back(piece);
}

std::shared_ptr<const Sharing> Sharing::Builder::finish(std::uint64_t axisEnd) {
    Sharing& out = *sharing_;
    bool lost = false;
    for (const Piece& piece : out.pieces_) {
        lost = lost || piece.unreachable != 0;
        if (!out.runs_.empty() && out.runs_.back().end == piece.at &&
            out.runs_.back().set == piece.set)
            out.runs_.back().end += piece.length;
        else
            out.runs_.push_back({piece.at, piece.at + piece.length, piece.set});
    }
    if (lost) {
        std::uint64_t before = 0;
        out.lostBefore_.reserve(out.pieces_.size() + 1);
        for (const Piece& piece : out.pieces_) {
            out.lostBefore_.push_back(before);
            before += piece.unreachable;
        }
        out.lostBefore_.push_back(before);
    }
    out.axisEnd_ = std::max(axisEnd, out.runs_.empty() ? 0 : out.runs_.back().end);
    out.byDevice_.resize(out.pieces_.size());
    std::iota(out.byDevice_.begin(), out.byDevice_.end(), 0U);
    std::ranges::sort(out.byDevice_, {},
                      [&](std::uint32_t index) { return out.pieces_[index].device; });
    out.pieceBegins_ =
        runBegins(out.pieces_.size(), [&](std::size_t piece) { return out.pieces_[piece].at; });
    out.begins_ = runBegins(out.runs_.size(), [&](std::size_t run) { return out.runs_[run].at; });
    out.sums_.build(out.runs_.size(), [&](Sum& sum, std::size_t run) { out.addOne(sum, run); });
    return std::move(sharing_);
}

}  // namespace daxscope::scene
