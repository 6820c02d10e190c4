// The transaction at a moment: what it knows besides the bytes of the image, to come back to, or to forget.
#include "volume/transaction.h"

namespace daxscope::volume {

namespace id = format::id;

struct Transaction::State {
    Volume::Shown shown;
    Space space;
    std::map<std::uint64_t, OpenTree> trees;
    AddressSet newData;
    std::unordered_map<std::uint64_t, std::uint64_t> fresh;
    format::Superblock super{};
    std::uint64_t generation = 0;
    btree::TreeRoot committedExtents;
    bool changed = false;
    std::uint64_t overwritten = 0;

    /// From now on `to` knows this, and what it remembered meanwhile no more.
    void become(Transaction& to) &&;
};

void Transaction::State::become(Transaction& to) && {
    to.space_ = std::move(space);
    to.pending_ = {};
    to.trees_ = std::move(trees);
    to.newData_ = std::move(newData);
    to.fresh_ = std::move(fresh);
    to.super_ = super;
    to.generation_ = generation;
    to.committedExtents_ = committedExtents;
    to.lastSums_ = {};
    to.keptBack_.reset();
    to.changed_ = changed;
    to.dead_ = false;
    to.touchEverything();
    to.overwritten_ = overwritten;
    // Whoever remembers how many there were looks again.
    ++to.operation_;
    ++to.kept_;
}

std::shared_ptr<const Transaction::State> Transaction::state() const {
    return std::make_shared<const State>(State{volume_.shown(), space_, trees_, newData_, fresh_,
                                               super_, generation_, committedExtents_, changed_,
                                               overwritten_});
}

std::uint64_t Transaction::memoryOf(const State& state) {
    constexpr std::uint64_t node = 64;  // of a container, besides what it holds
    std::uint64_t bytes =
        sizeof(State) + (state.shown.roots.size() * (node + sizeof(btree::TreeRoot))) +
        (state.trees.size() * (node + sizeof(OpenTree))) + (state.fresh.size() * node) +
        (state.newData.size() * 2 * sizeof(std::uint64_t));
    for (const Group& group : state.space.groups())
        bytes += sizeof(Group) + ((group.free.count() + group.pinned.size()) * sizeof(ByteRange));
    return bytes;
}

void Transaction::show(const State& state, Volume& volume) {
    volume.showAgain(state.shown);
    // These have no checksums yet.
    for (const auto& [logical, operation] : state.fresh)
        volume.trust(logical);
}

const Space& Transaction::spaceOf(const State& state) { return state.space; }

void Transaction::restore(const State& state) {
    show(state, volume_);
    State(state).become(*this);
}

Status Transaction::reopen() {
    DAX_CHECK(volume_.reopen());
    DAX_TRY(auto space, Space::load(volume_));
    DAX_TRY(const auto extents, volume_.root(id::extentTree));
    State fresh;
    fresh.space = std::move(space);
    fresh.super = volume_.super();
    fresh.generation = fresh.super.generation + 1;
    fresh.committedExtents = extents;
    volume_.allowGeneration(fresh.generation);
    std::move(fresh).become(*this);
    return {};
}

}  // namespace daxscope::volume
