#include "ui/operating.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "ui/operation_actions.h"
#include "ui/text.h"

namespace daxscope::ui {

Operating::Operating(Backend* backend, QObject* parent) : QObject(parent), backend_(backend) {
    timer_.setSingleShot(true);
    connect(&timer_, &QTimer::timeout, this, &Operating::commit);
    connect(backend_, &Backend::done, this, &Operating::finish);
    connect(backend_, &Backend::failed, this,
            [this](Job job, int code, const QString& what, const QString& where) {
                const auto found = running_.find(job);
                if (found == running_.end() && job != 0)
                    return;
                QString cannot = tr("Cannot show the image as it is now");
                const session::Operation* operation = nullptr;
                if (found != running_.end()) {
                    cannot = found->second.cannot;
                    operation = found->second.operation;
                    running_.erase(found);
                }
                emit stateChanged();
                if (code != ECANCELED)
                    emit failed(cannot, code, what, where, operation);
            });
}

void Operating::setScene(const ScenePtr& scene) {
    const bool other = !scene || !scene_ || scene->info.path != scene_->info.path;
    if (other) {
        running_.clear();
        unsaved_ = false;
    }
    scene_ = scene;
    unsaved_ = unsaved_ || changes() != 0;
    scheduleCommit();
    emit stateChanged();
}

QString Operating::whyNot() const {
    if (!scene_)
        return tr("No image is open.");
    if (lookingBack_)
        return tr(
            "An earlier moment is shown, and nothing can be changed there: go back to now, or "
            "restart from there, first.");
    const auto& info = scene_->info;
    if (!info.readOnly)
        return {};
    if (!info.readOnlyReasons.empty())
        return tr("The image can only be read: %1.").arg(shown(info.readOnlyReasons.front()));
    return tr("The image is open read-only: choose “Allow changes” first.");
}

bool Operating::canAllow() const {
    return scene_ && !lookingBack_ && scene_->complete && scene_->info.readOnly &&
           scene_->info.readOnlyReasons.empty();
}

void Operating::setLookingBack(bool on) {
    if (lookingBack_ == on)
        return;
    lookingBack_ = on;
    scheduleCommit();
    emit stateChanged();
}

quint64 Operating::changes() const {
    const auto under = std::ranges::count_if(running_, [](const auto& entry) {
        const auto* operation = entry.second.operation;
        return operation != nullptr && operation->changesImage && operation->history == nullptr;
    });
    return (scene_ ? scene_->info.changes : 0) + static_cast<quint64>(under);
}

bool Operating::wouldLose() const {
    return isScratch() ? unsaved_ || changes() != 0 : changes() != 0;
}

void Operating::start(Job job, Running running) {
    running_.emplace(job, std::move(running));
    emit stateChanged();
}

void Operating::finish(Job job) {
    const auto found = running_.find(job);
    if (found == running_.end())
        return;
    const auto then = std::move(found->second.then);
    running_.erase(found);
    if (then)
        then();
    emit stateChanged();
}

Job Operating::apply(const session::Operation& operation, const session::Arguments& arguments) {
    const Job job = backend_->apply(operation, arguments);
    start(job, {.cannot = tr("%1 failed").arg(OperationActions::verb(operation)),
                .then =
                    [this, &operation, arguments] {
                        unsaved_ =
                            unsaved_ || (operation.changesImage && operation.name != "moment");
                        emit applied(&operation, arguments);
                    },
                .operation = &operation});
    emit started(job, &operation, arguments);
    return job;
}

void Operating::commit() { commitThen({}); }

void Operating::commitThen(std::function<void()> then) {
    timer_.stop();
    start(backend_->commit(),
          {.cannot = tr("Cannot commit"), .then = [this, then = std::move(then)] {
               emit committed();
               if (then)
                   then();
           }});
}

void Operating::allowChanges() {
    start(backend_->allowChanges(), {.cannot = tr("The image stays read-only"), .then = {}});
}

void Operating::saveCopy(const QString& path, std::function<void()> then) {
    start(backend_->saveCopy(path),
          {.cannot = tr("Cannot save a copy"), .then = [this, path, then = std::move(then)] {
               unsaved_ = false;
               emit copySaved(path);
               if (then)
                   then();
           }});
}

void Operating::setInterval(std::chrono::milliseconds interval) {
    if (interval == interval_)
        return;
    interval_ = interval;
    timer_.stop();
    scheduleCommit();
}

/// From the first change on: what comes later goes with it.
void Operating::scheduleCommit() {
    // After an undo nothing is made durable unasked: that would end the way forward again.
    const bool behind =
        scene_ && !lookingBack_ && scene_->info.changes != 0 && !scene_->info.history.canRedo;
    if (!behind || interval_.count() == 0)
        timer_.stop();
    else if (!timer_.isActive())
        timer_.start(interval_);
}

QString withErrorName(int code, const QString& what) {
    const char* const name = strerrorname_np(code);
    return name == nullptr ? what : QStringLiteral("%1: %2").arg(QLatin1String(name), what);
}

QString adviceForOperation(int code) {
    switch (code) {
        case ENOSPC:
            return Operating::tr(
                "Remove something and commit, which gives the freed space back, or use a larger "
                "image.");
        case EROFS:
            return Operating::tr(
                "Allow changes of the image; a read-only subvolume can be made writable by "
                "“Protect a subvolume”, a snapshot of it is writable too.");
        case EEXIST:
            return Operating::tr("Choose another name.");
        case ENOENT:
            return Operating::tr("Look at the path: every directory in it has to exist.");
        case ENOTEMPTY:
            return Operating::tr("Remove what is in it first, or choose “with everything in it”.");
        case EISDIR:
        case ENOTDIR:
            return Operating::tr("Choose another file.");
        case EXDEV:
            return Operating::tr("Clone it instead: that shares the extents between subvolumes.");
        case EACCES:
        case EPERM:
            return Operating::tr(
                "“Experiment on a copy” works on an image that you may not write.");
        case EBUSY:
            return Operating::tr("Unmount the image, or experiment on a copy of it.");
        case EINVAL:
            return Operating::tr(
                "Ranges that share extents have to begin and end at block borders, or end where "
                "the file ends.");
        case EIO:
            return Operating::tr(
                "The image seems damaged: btrfs check says more, and a copy is safer to work on.");
        default:
            return {};
    }
}

}  // namespace daxscope::ui
