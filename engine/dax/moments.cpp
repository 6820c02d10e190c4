// The filesystem's moments: what is mapped and what the transaction knows, together with the pages that pmem keeps.
#include "dax/filesystem.h"

namespace daxscope::dax {

struct Filesystem::State {
    std::shared_ptr<const volume::Transaction::State> transaction;
    pmem::Poison poison;
    Counts counts;
    /// Then mappings of now say nothing of it, even where nothing else has changed since.
    mutable bool goneBackTo = false;
};

namespace {

template <typename State>
const State& stateOf(const pmem::Moment& moment) {
    return *static_cast<const State*>(moment.state.get());
}

}  // namespace

void Filesystem::setScratch() {
    scratch_ = true;
    if (ground_.store != nullptr && moments_ == nullptr)
        moments_ = std::make_unique<pmem::Moments>(*ground_.store, pmem::Moments::usualLimit);
}

files::Operations::Held Filesystem::heldByViews() const {
    files::Operations::Held held;
    for (const auto& [id, view] : views_.views())
        ++held[view->file->ref()];
    return held;
}

bool Filesystem::changedSinceMoment() const {
    const auto held = lock();
    if (moments_ == nullptr || moments_->here() == nullptr)
        return true;
    return moments_->changed() || stateOf<State>(*moments_->here()).poison != poison_;
}

Result<std::uint64_t> Filesystem::takeMoment(const Counts& counts) {
    const auto held = lock();
    DAX_TRY(const auto all, ranges_.acquireAll("moment"));
    DAX_CHECK(mayOperate());
    if (moments_ == nullptr)
        return fail(EPERM,
                    "only a scratch image keeps moments: make a new one, or experiment on a copy");
    return momentNow(counts);
}

/// Nobody holds a range.
Result<std::uint64_t> Filesystem::momentNow(const Counts& counts) {
    const bool changed = changedSinceMoment();
    if (!changed && stateOf<State>(*moments_->here()).goneBackTo)
        return moments_->here()->number;
    Attached attached = atMoment_ ? atMoment_() : Attached();
    if (!changed) {
        // The image is as it was; what is mapped may not be.
        const std::uint64_t here = moments_->here()->number;
        moments_->attach(here, std::move(attached.what), attached.bytes);
        return here;
    }
    DAX_CHECK(views_.holdStill());
    volume::Transaction& transaction = files().transaction();
    DAX_CHECK(transaction.settle());
    auto state = std::make_shared<State>(State{transaction.state(), poison_, counts});
    const std::uint64_t bytes = volume::Transaction::memoryOf(*state->transaction) + sizeof(State);
    const std::uint64_t number = moments_->take({0,
                                                 {},
                                                 {},
                                                 std::chrono::system_clock::now(),
                                                 std::move(state),
                                                 bytes,
                                                 std::move(attached.what),
                                                 attached.bytes});
    ground_.trace.note(trace::Kind::Moment, number, 0);
    return number;
}

Result<Filesystem::Restarted> Filesystem::restart(std::uint64_t moment, const Counts& now) {
    const auto held = lock();
    DAX_TRY(const auto all, ranges_.acquireAll("going back to a moment"));
    DAX_CHECK(mayOperate());
    if (moments_ == nullptr)
        return fail(EPERM, "only a scratch image keeps moments");
    const pmem::Moment* target = moments_->find(moment);
    if (target == nullptr)
        return fail(ENOENT, "moment {} is not kept", moment);
    const auto kept = target->state;  // whatever goes meanwhile
    const State& state = stateOf<State>(*target);
    // The way forward again, if there is room for it: an image without space for another commit can still go back. Where one lies
    // ahead already nothing but poison has changed.
    const bool hasRoom = moments_->bytes() + 2 * target->stateBytes < moments_->limit();
    if (changedSinceMoment() && moments_->after() == nullptr && hasRoom)
        (void)momentNow(now);
    if (moments_->find(moment) == nullptr)
        return fail(ENOENT, "moment {} went for want of room", moment);
    views_.letGo();
    // No event until bytes and what is known of them are of one time again: somebody may stand at it, and look.
    DAX_CHECK(moments_->goTo(moment));
    state.goneBackTo = true;
    poison_ = state.poison;
    const Status restored = files().restore(*state.transaction, heldByViews());
    const Status durable = ground_.store->fence();
    ground_.trace.note(trace::Kind::Restart, moment, 0);
    Restarted restarted{moment, state.counts, views_.findAgain(), 0};
    DAX_CHECK(restored);
    DAX_CHECK(durable);
    return restarted;
}

Result<Filesystem::Past> Filesystem::past(std::uint64_t moment) const {
    const auto held = lock();
    if (ground_.operations == nullptr)
        return fail(EROFS, "the image is open read-only: nothing has changed since it was opened");
    if (moment == 0) {
        DAX_TRY(auto image, ground_.store->asItIs());
        return Past{std::move(image), nullptr, poison_, {}, {}, {}, {}, {}};
    }
    if (moments_ == nullptr)
        return fail(EPERM, "only a scratch image keeps moments");
    const pmem::Moment* const target = moments_->find(moment);
    if (target == nullptr)
        return fail(ENOENT, "moment {} is not kept", moment);
    const State& state = stateOf<State>(*target);
    DAX_TRY(auto image, moments_->past(moment));
    return Past{std::move(image), state.transaction, state.poison,  state.counts,
                target->attached, target->name,      target->label, target->when};
}

std::uint64_t Filesystem::inPlace() const {
    const auto held = lock();
    return ground_.operations == nullptr
               ? 0
               : ground_.operations->transaction().overwritten() + views_.dirtyInPlace();
}

Result<Filesystem::Restarted> Filesystem::dropUncommitted() {
    const auto held = lock();
    DAX_TRY(const auto all, ranges_.acquireAll("undo"));
    DAX_CHECK(mayOperate());
    Restarted restarted;
    restarted.inPlace = inPlace();
    views_.letGo();
    if (restarted.inPlace != 0)
        DAX_CHECK(ground_.store->fence());
    DAX_CHECK(files().dropUncommitted(heldByViews()));
    ground_.trace.note(trace::Kind::Restart, 0, 0);
    restarted.ended = views_.findAgain();
    return restarted;
}

}  // namespace daxscope::dax
