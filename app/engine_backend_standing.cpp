// EngineBackend's side of what is seen while a thread stands at an event: a picture of that moment, and answers to what is asked.
//
// The session of now cannot be asked: who stands may hold its lock, and in the middle of an operation nothing may be settled. So
// the thread that stands makes a session of that moment (Session::lookAtStanding()), and the picture, and answers what is asked;
// the worker helps where it is free. When it goes on, what is under way is given up; a picture of now comes when nothing stands.
#include <QTimer>

#include "app/engine_backend.h"
#include "app/engine_backend_standing.h"

namespace daxscope::app {

namespace {

/// Pictures of slow motion come no faster than views can show them,
constexpr std::chrono::milliseconds leastApart{100};
/// and take this part of its pace at most.
constexpr int partOfPace = 3;
/// Between two events the engine runs for some microseconds: then no picture of now is worth its while.
constexpr std::chrono::milliseconds goesOnFor{100};

}  // namespace

std::shared_ptr<EngineBackend::Standing> EngineBackend::standing() {
    const std::lock_guard lock(standingMutex_);
    return standing_;
}

/// In slow motion not every event is worth one.
bool EngineBackend::wantsStandingPicture() {
    if (!halt_.standsBriefly())
        return true;
    const auto since = std::chrono::steady_clock::now() - standingShownAt_;
    return since >= leastApart && partOfPace * standingCost_ <= pace_.load();
}

void EngineBackend::beginStanding(const session::Session& session) {
    if (!wantsStandingPicture())
        return;
    auto looked = session.lookAtStanding();
    if (!looked)
        return;  // views stay as they are
    auto standing = std::make_shared<Standing>();
    standing->session = *std::move(looked);
    const std::lock_guard lock(standingMutex_);
    standing->file = shownFile_;
    if (past_ == nullptr)
        standing_ = std::move(standing);
}

void EngineBackend::endStanding() {
    std::shared_ptr<Standing> ended;  // goes without the lock
    {
        const std::lock_guard lock(standingMutex_);
        ended.swap(standing_);
    }
    if (ended != nullptr)
        QMetaObject::invokeMethod(this, [this] { refreshWhenItRuns(); });
}

/// From what is shown to this picture, in which `file` is that which views show; null for none.
std::shared_ptr<scene::Change> EngineBackend::changeTo(const scene::ImageScene& scene,
                                                       const ui::FileExtentsPtr& file) {
    ui::ScenePtr before;
    bool goesOn = false;  // from an event that was shown
    {
        const std::lock_guard lock(standingMutex_);
        goesOn = standingScene_ != nullptr;
        before = goesOn ? standingScene_ : shownNow_;
    }
    auto change = std::make_shared<scene::Change>();
    change->operation = "step";
    if (before != nullptr && before->device != nullptr)
        scene::compareMaps(*before->device, *scene.device, *change);
    const ui::FileExtentsPtr was = file != nullptr ? std::exchange(standingFile_, file) : nullptr;
    if (goesOn && was != nullptr && was->subvolume == file->subvolume &&
        was->inode == file->inode) {
        auto pieces = scene::movedPieces(was.get(), file.get());
        if (!pieces.empty())
            change->files.push_back({file->subvolume, file->inode, std::move(pieces)});
    }
    return change;
}

/// On the thread that stands.
void EngineBackend::showStanding() {
    const auto standing = this->standing();
    if (standing == nullptr)
        return;
    const auto began = std::chrono::steady_clock::now();
    Result<session::ScenePtr> scene;
    ui::FileExtentsPtr file;
    {
        const std::lock_guard one(standing->asked);
        scene = standing->session->scene(standing->progress, {});
        if (!scene)
            return;
        if (auto extents = standing->session->fileExtents(standing->file, {}))
            file = *std::move(extents);
    }
    auto change = changeTo(**scene, file);
    standingShownAt_ = std::chrono::steady_clock::now();
    standingCost_ = standingShownAt_ - began;
    const std::lock_guard lock(standingMutex_);
    if (standing_ != standing)
        return;  // an earlier moment is looked at meanwhile
    standingScene_ = *scene;
    emit sceneChanged(*scene, std::move(change));
}

/// On the thread that stands: the oldest question.
void EngineBackend::answerWhileStanding() {
    const auto standing = this->standing();
    if (standing == nullptr)
        return;
    Read next;
    {
        const std::lock_guard lock(readsMutex_);
        const auto found = std::ranges::find(reads_, true, &Read::asks);
        if (found == reads_.end())
            return;
        next = std::move(*found);
        reads_.erase(found);
    }
    next.run(standing.get());
    halt_.whileStanding([this] { answerWhileStanding(); });
}

/// GUI thread, before it goes on: what is read for it is out of date then, and would be waited for.
void EngineBackend::giveUpStanding() {
    const auto standing = this->standing();
    if (standing == nullptr)
        return;
    standing->progress.cancel();
    gaveUp_ = gaveUp_ || !looking_.empty();
    for (const ui::Job job : looking_)
        cancel(job);
}

/// In the worker. False: what stands is shown; now comes later.
bool EngineBackend::showNow(const ui::ScenePtr& scene, const ui::ScenePtr& shownBefore) {
    const std::lock_guard lock(standingMutex_);
    shownNow_ = scene;
    if (standing_ != nullptr || standingScene_ != shownBefore)
        return false;
    standingScene_.reset();
    return true;
}

/// Null: of now.
ui::ScenePtr EngineBackend::standingScene() {
    const std::lock_guard lock(standingMutex_);
    return standingScene_;
}

/// GUI thread: no view keeps a picture of the middle of something, or none because it was given up.
void EngineBackend::refreshWhenItRuns() {
    if (runsAgain_ == nullptr) {
        runsAgain_ = new QTimer(this);
        runsAgain_->setSingleShot(true);
        runsAgain_->setInterval(goesOnFor);
        connect(runsAgain_, &QTimer::timeout, this, [this] {
            if (halt_.standing() || (standingScene() == nullptr && !gaveUp_))
                return;
            // One that is under way may have begun too early.
            if (refreshing_ == 0) {
                gaveUp_ = false;
                refresh();
            }
            runsAgain_->start();
        });
    }
    runsAgain_->start();
}

/// While now is shown the thread that stands answers, and the worker may wait for it. Of an earlier moment only the worker can tell.
std::optional<dax::EngineLock> EngineBackend::holdEngine() {
    if (past_ == nullptr || session_ == nullptr)
        return dax::EngineLock();
    auto held = session_->filesystem()->tryLock();
    return held.owns_lock() ? std::optional(std::move(held)) : std::nullopt;
}

/// In the worker: what is looked at instead of now; null for none.
void EngineBackend::setPast(std::shared_ptr<Past> past) {
    std::shared_ptr<Standing> ended;
    const std::lock_guard lock(standingMutex_);
    past_ = std::move(past);
    if (past_ != nullptr) {
        ended.swap(standing_);
        standingScene_.reset();
    }
}

}  // namespace daxscope::app
