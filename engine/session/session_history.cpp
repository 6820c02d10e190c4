// Session's side of going back: moments of a scratch image, and the uncommitted transaction elsewhere.
#include <algorithm>

#include "base/text.h"
#include "session/session.h"

namespace daxscope::session {

namespace {

/// As many names tell what would be lost; the rest is a number.
constexpr std::size_t mostNames = 64;

std::int64_t secondsOf(std::chrono::system_clock::time_point when) {
    return std::chrono::duration_cast<std::chrono::seconds>(when.time_since_epoch()).count();
}

/// What undoing and the like say: what came after the moment, or what it was called.
std::string namedFor(const pmem::Moment& moment) {
    return moment.name.empty() ? moment.label : moment.name;
}

/// Where undoing leads; null for nowhere.
const pmem::Moment* earlier(const pmem::Moments& moments, bool changed) {
    return changed ? moments.here() : moments.before();
}

}  // namespace

void Session::limitMoments(std::uint64_t bytes) {
    const auto held = lock();
    if (pmem::Moments* moments = filesystem_ == nullptr ? nullptr : filesystem_->moments())
        moments->setLimit(bytes);
}

Result<std::uint64_t> Session::takeMoment(const std::string& name) {
    if (filesystem_ == nullptr)
        return fail(EROFS, "the image is open read-only");
    DAX_TRY(const std::uint64_t number, filesystem_->takeMoment(counts()));
    const auto held = lock();
    // Also one that an operation came to, or that was gone back to.
    if (pmem::Moments* moments = filesystem_->moments(); moments != nullptr && !name.empty())
        moments->label(number, name);
    forgetOwners();
    settled_ = transaction_->operations();
    return number;
}

Result<RestartReport> Session::arrived(std::string_view by,
                                       Result<dax::Filesystem::Restarted> restarted,
                                       std::string name) {
    if (!restarted) {
        // It may have gone a part of the way.
        forgetOwners();
        return std::unexpected(restarted.error());
    }
    if (before_ == nullptr) {
        before_ = std::make_unique<Before>();
        before_->map = shownMap_;
    }
    before_->change.operation = by;
    before_->anyDone = true;
    changes_ = restarted->counts.changes;
    here_ = restarted->counts.step;
    std::erase_if(uncommitted_, [&](const auto& one) { return one.first > here_; });
    settled_ = transaction_->operations();
    forgetOwners();
    return unlessLost(
        Result<RestartReport>(RestartReport{restarted->moment, std::move(name), here_,
                                            std::move(restarted->ended), restarted->inPlace}));
}

Result<RestartReport> Session::restart(std::uint64_t moment) {
    if (filesystem_ == nullptr)
        return fail(EROFS, "the image is open read-only");
    const auto held = lock();
    std::string name;
    if (const pmem::Moments* moments = filesystem_->moments()) {
        if (const pmem::Moment* target = moments->find(moment))
            name = target->label.empty() ? target->name : target->label;
        else if (const auto all = moments->all(); !all.empty())
            return fail(ENOENT, "there is no moment {}; there are {} to {}", moment,
                        all.front().number, all.back().number);
        else
            return fail(ENOENT, "there is no moment {}: none is kept", moment);
    }
    return arrived("restart", filesystem_->restart(moment, counts()), std::move(name));
}

Result<RestartReport> Session::undo() {
    if (operations_ == nullptr)
        return fail(EROFS, "the image is open read-only");
    const auto held = lock();
    pmem::Moments* const moments = filesystem_->moments();
    if (moments == nullptr) {
        if (!transaction_->changed() && filesystem_->inPlace() == 0)
            return fail(ENOENT, "nothing has changed since the last commit");
        auto restarted = filesystem_->dropUncommitted();
        if (restarted)
            restarted->counts = {0, committed_};
        return arrived("undo", std::move(restarted), {});
    }
    const pmem::Moment* const target = earlier(*moments, filesystem_->changedSinceMoment());
    if (target == nullptr)
        return fail(ENOENT, "no earlier moment is kept");
    const std::uint64_t number = target->number;
    std::string name = namedFor(*target);
    return arrived("undo", filesystem_->restart(number, counts()), std::move(name));
}

Result<RestartReport> Session::redo() {
    if (operations_ == nullptr)
        return fail(EROFS, "the image is open read-only");
    const auto held = lock();
    const pmem::Moments* const moments = filesystem_->moments();
    if (moments == nullptr)
        return fail(EPERM, "only a scratch image can go forward again");
    if (filesystem_->changedSinceMoment() || moments->after() == nullptr)
        return fail(ENOENT, "nothing was undone, or something has changed since");
    std::string name = namedFor(*moments->here());
    return arrived("redo", filesystem_->restart(moments->after()->number, counts()),
                   std::move(name));
}

/// An operation has run: what it is called, and where it began.
void Session::finishStep(std::uint64_t moment, const std::string& name, bool done, bool stored) {
    if (done || stored)
        here_ = ++lastStep_;
    if ((done || stored) && transaction_->changed()) {
        uncommitted_.emplace_back(here_, name);
        if (uncommitted_.size() > mostNames)
            uncommitted_.pop_front();
    }
    pmem::Moments* const moments = filesystem_->moments();
    if (moment == 0 || moments == nullptr || moments->here() == nullptr ||
        moments->here()->number != moment || !filesystem_->changedSinceMoment())
        return;
    if (done || stored)
        moments->rename(moment, done ? name : name + " (failed)");
    else
        moments->forgetNewest();  // it was rolled back: as if it had never been
}

scene::History Session::history() const {
    scene::History history;
    if (operations_ == nullptr) {
        history.whyNot = "The image is open read-only.";
        return history;
    }
    const pmem::Moments* const moments = filesystem_->moments();
    history.byMoments = moments != nullptr;
    const bool frozen = filesystem_->frozen();
    if (moments == nullptr) {
        history.inPlace = filesystem_->inPlace();
        history.canUndo = !frozen && (transaction_->changed() || history.inPlace != 0);
        for (const auto& [step, name] : uncommitted_)
            history.uncommitted.push_back(name);
        if (!history.canUndo)
            history.whyNot = "Nothing has changed since the last commit.";
    } else {
        const bool changed = filesystem_->changedSinceMoment();
        const pmem::Moment* const here = moments->here();
        const pmem::Moment* const target = earlier(*moments, changed);
        history.canUndo = !frozen && target != nullptr;
        history.undo = target == nullptr ? "" : namedFor(*target);
        history.canRedo = !frozen && !changed && moments->after() != nullptr;
        history.redo = history.canRedo ? namedFor(*here) : "";
        for (const pmem::Moment& one : moments->all())
            history.moments.push_back({one.number, one.name, one.label, secondsOf(one.when),
                                       moments->pagesSince(one.number),
                                       here->number == one.number});
        if (!history.canUndo)
            history.whyNot =
                moments->forgotten() != 0
                    ? std::format("What changed is more than the {} that are kept for going back.",
                                  sizeText(moments->limit()))
                    : "Nothing has been done yet.";
    }
    if (frozen)
        history.whyNot = "The filesystem is frozen: thaw it first.";
    return history;
}

}  // namespace daxscope::session
