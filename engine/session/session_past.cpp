// Looking at the image as it was, or as it is in the middle of an operation: a session of its own over the bytes of then, which
// answers every question and changes nothing.
#include "session/session.h"

namespace daxscope::session {

/// What scenes say of writing, as it was; nothing can be done here, so nothing can be undone.
scene::WriteFacts Session::factsOfThen(const dax::Filesystem::Past& past) const {
    scene::WriteFacts facts;
    facts.scratch = scratch_;
    facts.dax = filesystem_->dax();
    facts.changes = past.counts.changes;
    facts.past = scene::PastMoment{
        past.transaction == nullptr, past.label, past.name,
        std::chrono::duration_cast<std::chrono::seconds>(past.when.time_since_epoch()).count()};
    if (past.transaction != nullptr && facts.changes != 0)
        addSpace(facts, volume::Transaction::spaceOf(*past.transaction));
    return facts;
}

Result<std::unique_ptr<Session>> Session::lookAt(std::uint64_t moment) const {
    if (filesystem_ == nullptr)
        return fail(EROFS, "the image is open read-only: nothing has changed since it was opened");
    DAX_TRY(const auto past, filesystem_->past(moment));
    std::unique_ptr<Session> session(new Session);
    {
        const auto held = lock();
        session->facts_ = facts_;
        session->then_ = factsOfThen(past);
        session->then_->past->moment = moment;
        session->then_->past->mappings =
            std::static_pointer_cast<const scene::Mappings>(past.attached);
    }
    session->image_ = past.image;
    session->poison_ = past.poison;
    auto started = session->start(past.image->bytes(), [&](volume::Volume& volume) {
        if (past.transaction != nullptr)
            volume::Transaction::show(*past.transaction, volume);
    });
    if (!started)
        return failAt(session->unlessLost(std::move(started)).error(), facts_.path);
    return session;
}

scene::WriteFacts Session::factsOfStanding() const {
    scene::WriteFacts facts;
    facts.writable = operations_ != nullptr;
    facts.scratch = scratch_;
    facts.dax = filesystem_->dax();
    facts.standing = true;
    facts.findings = volume_->findings();
    // While one goes back they are counted later.
    facts.changes = transaction_ != nullptr && transaction_->changed() ? changes_ : 0;
    if (transaction_ != nullptr)
        addSpace(facts, transaction_->space());
    return facts;
}

Result<std::unique_ptr<Session>> Session::lookAtStanding() const {
    if (filesystem_ == nullptr)
        return fail(EROFS, "the image is not mapped");
    const auto held = filesystem_->tryLock();
    if (!held.owns_lock())
        return fail(EBUSY, "the engine is at work for another thread");
    DAX_TRY(const auto image, store_ == nullptr ? pmem::PastImage::of(*map_) : store_->asItIs());
    std::unique_ptr<Session> session(new Session);
    session->facts_ = facts_;
    session->then_ = factsOfStanding();
    session->image_ = image;
    session->poison_ = poison_;
    if (transaction_ != nullptr)
        transaction_->putBackUnchanged(*image);
    auto started = session->start(image->bytes(), [&](volume::Volume& volume) {
        if (transaction_ != nullptr)
            transaction_->showMiddle(volume);
    });
    if (!started)
        return failAt(session->unlessLost(std::move(started)).error(), facts_.path);
    return session;
}

Status Session::nameMoment(std::uint64_t moment, std::string label) {
    if (filesystem_ == nullptr)
        return fail(EROFS, "the image is open read-only");
    const auto held = lock();
    pmem::Moments* const moments = filesystem_->moments();
    if (moments == nullptr || moments->find(moment) == nullptr)
        return fail(ENOENT, "moment {} is not kept", moment);
    moments->label(moment, std::move(label));
    return {};
}

}  // namespace daxscope::session
