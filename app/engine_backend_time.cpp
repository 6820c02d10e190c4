// EngineBackend's side of looking at earlier moments: sessions of the past, and what is different there.
//
// The newest few are kept, so that going back and forth on the slider reads nothing twice; they go with the session, and with the
// moments they are of. While one is looked at it answers what is read; scenes of now are made when it is left.
#include <algorithm>

#include "app/engine_backend.h"
#include "session/session.h"

namespace daxscope::app {

using ui::Job;

namespace {

/// That looked at and the one it is held against, and as many again.
constexpr std::size_t mostKept = 4;
/// Together: what the image has changed since.
constexpr std::uint64_t mostBytes = 512ULL << 20;

/// Of so many files the places are framed; the list has all.
constexpr std::size_t mostFiles = 500;

/// Where files lay in `from` and lie in `to`, which is shown.
void addFiles(session::Session& from, session::Session& to, const scene::Differences& differences,
              scene::Change& change) {
    for (const scene::Difference& one : differences.list) {
        if (one.type != scene::FileType::Regular || change.files.size() >= mostFiles)
            continue;
        const files::FileRef file{one.subvolume, one.inode};
        const auto was = from.fileExtents(file, {});
        const auto is = to.fileExtents(file, {});
        auto pieces = scene::movedPieces(was ? was->get() : nullptr, is ? is->get() : nullptr);
        // Written where it lies.
        if (pieces.empty() && is) {
            for (const ByteRange& range : one.ranges)
                std::ranges::copy(scene::piecesIn(**is, range), std::back_inserter(pieces));
        }
        if (!pieces.empty())
            change.files.push_back({file.subvolume, file.inode, std::move(pieces)});
    }
}

}  // namespace

struct EngineBackend::Past {
    std::uint64_t moment = 0;
    std::unique_ptr<session::Session> session;
    session::ScenePtr scene;
};

/// Moments that are not kept any more may be replaced by others: what was seen of them means nothing. Of the newest, something else
/// may be mapped by now.
void EngineBackend::forgetLostPasts() {
    const auto history = session_->history();
    dax::Filesystem& filesystem = *session_->filesystem();
    const auto held = filesystem.tryLock();
    const pmem::Moments* const moments = held.owns_lock() ? filesystem.moments() : nullptr;
    std::erase_if(pasts_, [&](const std::shared_ptr<Past>& past) {
        const pmem::Moment* const kept = moments == nullptr ? nullptr : moments->find(past->moment);
        return past->moment == 0 ||
               !std::ranges::contains(history.moments, past->moment,
                                      &scene::History::Moment::number) ||
               (kept != nullptr && kept->attached != past->scene->info.past->mappings);
    });
}

Result<std::shared_ptr<EngineBackend::Past>> EngineBackend::pastAt(std::uint64_t moment,
                                                                   Progress& progress) {
    const auto found =
        std::ranges::find(pasts_, moment, [](const auto& past) { return past->moment; });
    if (found != pasts_.end()) {
        std::rotate(found, found + 1, pasts_.end());
        return pasts_.back();
    }
    auto past = std::make_shared<Past>();
    past->moment = moment;
    DAX_TRY(past->session, session_->lookAt(moment));
    DAX_TRY(past->scene, past->session->scene(progress, {}));
    pasts_.push_back(past);
    std::uint64_t bytes = 0;
    for (const auto& kept : pasts_)
        bytes += kept->session->pastBytes();
    while (pasts_.size() > 1 && (pasts_.size() > mostKept || bytes > mostBytes)) {
        bytes -= pasts_.front()->session->pastBytes();
        pasts_.erase(pasts_.begin());
    }
    return past;
}

Result<std::shared_ptr<session::Session>> EngineBackend::sessionAt(
    std::optional<std::uint64_t> moment, Progress& progress) {
    if (!moment)
        return std::shared_ptr<session::Session>(std::shared_ptr<void>(), session_.get());
    forgetLostPasts();
    DAX_TRY(const auto past, pastAt(*moment, progress));
    return std::shared_ptr<session::Session>(past, past->session.get());
}

/// The moment before this one; nothing for the first.
std::optional<std::uint64_t> EngineBackend::momentBefore(std::uint64_t moment) const {
    const auto history = session_->history();
    const auto found = std::ranges::find(history.moments, moment, &scene::History::Moment::number);
    if (found == history.moments.end() || found == history.moments.begin())
        return std::nullopt;
    return (found - 1)->number;
}

Status EngineBackend::look(std::uint64_t moment, bool withNow, Progress& progress) {
    forgetLostPasts();
    DAX_TRY(const auto past, pastAt(moment, progress));
    auto change = std::make_shared<scene::Change>();
    if (withNow) {
        // What the picture shows is what was; where it is now is dashed.
        change->operation = "now";
        if (shownNow_ == nullptr || shownNow_->device == nullptr)
            return fail(EAGAIN, "the image is still being read");
        scene::compareMaps(*shownNow_->device, *past->scene->device, *change);
        const auto bytes = session_->changedBytes(*past->session, *session_);
        scene::addWrittenInPlace(*shownNow_->device, *past->scene->device, bytes, *change);
        DAX_TRY(const auto differences, session_->compareWith(*past->session, bytes, progress));
        addFiles(*session_, *past->session, *differences, *change);
    } else if (const auto before = momentBefore(moment)) {
        change->operation = "before";
        DAX_TRY(const auto earlier, pastAt(*before, progress));
        scene::compareMaps(*earlier->scene->device, *past->scene->device, *change);
        const auto bytes = session_->changedBytes(*earlier->session, *past->session);
        scene::addWrittenInPlace(*earlier->scene->device, *past->scene->device, bytes, *change);
        DAX_TRY(const auto differences,
                past->session->compareWith(*earlier->session, bytes, progress));
        addFiles(*earlier->session, *past->session, *differences, *change);
    }
    setPast(past);
    emit sceneChanged(past->scene, change->empty() ? nullptr : std::move(change));
    return {};
}

Job EngineBackend::lookAt(quint64 moment, bool withNow) {
    for (const Job job : looking_)
        cancel(job);
    // The last one wins: nobody waits for those that the slider has passed.
    cancel(lookJob_);
    lookJob_ = start([=, this](Job job, Progress& progress) {
        if (presentFor(job) == nullptr)
            return;
        const Status looked = look(moment, withNow, progress);
        looked ? emit done(job) : report(job, looked.error());
    });
    return lookJob_;
}

Job EngineBackend::lookAtNow() {
    for (const Job job : looking_)
        cancel(job);
    cancel(lookJob_);
    return start([this](Job job, Progress&) {
        if (presentFor(job) == nullptr)
            return;
        leavePast();
        emit done(job);
    });
}

Job EngineBackend::nameMoment(quint64 moment, const QString& name) {
    return start([=, this, label = name.toStdString()](Job job, Progress&) {
        session::Session* const session = presentFor(job);
        if (session == nullptr)
            return;
        const auto named = session->nameMoment(moment, label);
        if (!named)
            return report(job, named.error());
        wantRefresh();
        emit done(job);
    });
}

void EngineBackend::limitMoments(quint64 bytes) {
    QMetaObject::invokeMethod(worker_, [this, bytes] {
        momentBytes_ = bytes;
        if (session_ == nullptr)
            return;
        session_->limitMoments(bytes);
        wantRefresh();
    });
}

/// In the worker: what is read is of now again, and the window is told.
void EngineBackend::leavePast() {
    if (past_ == nullptr)
        return;
    setPast(nullptr);
    wantRefresh();
}

session::Session* EngineBackend::shownSession() { return past_->session.get(); }

void EngineBackend::forgetPasts() {
    setPast(nullptr);
    pasts_.clear();
    const std::lock_guard lock(standingMutex_);
    standing_.reset();
    standingScene_.reset();
    shownNow_.reset();
}

}  // namespace daxscope::app
