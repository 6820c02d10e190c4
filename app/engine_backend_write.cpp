// EngineBackend's side of writing: scratch images, operations, commits.
#include <QFileInfo>
#include <QTimer>
#include <cstdio>
#include <filesystem>

#include "app/engine_backend.h"
#include "app/lesson_scenario.h"
#include "base/text.h"
#include "session/create.h"
#include "session/session.h"

namespace daxscope::app {

using ui::Job;

namespace {

constexpr std::uint64_t MiB = 1ULL << 20;
constexpr std::uint64_t scratchBytes = 256 * MiB;
/// What a copy may grow by while one experiments on it.
constexpr std::uint64_t experimentBytes = 64 * MiB;

/// Copies beside `to` and renames: what was there is replaced only by a whole copy.
Status replaceByCopy(const std::string& from, const std::string& to, std::uint64_t bytes,
                     Progress& progress) {
    std::error_code ignored;
    if (std::filesystem::equivalent(from, to, ignored))
        return fail(EINVAL, "this is the image that is open; choose another name");
    const std::string partial = to + ".part";
    std::filesystem::remove(partial, ignored);
    DAX_CHECK(copyImage(from, partial, bytes, progress));
    if (std::rename(partial.c_str(), to.c_str()) == 0)
        return {};
    const auto failed = failErrno(std::format("cannot make “{}”", escapedName(to)));
    (void)std::remove(partial.c_str());
    return failed;
}

ui::Answer answerOf(const session::Operation& operation, const session::Answer& applied,
                    std::uint64_t step) {
    ui::Answer out;
    if (const auto* number = std::get_if<std::uint64_t>(&applied)) {
        // That of a moment is in the scene.
        if (operation.history == nullptr)
            out.view = *number;
    } else if (const auto* bytes = std::get_if<std::vector<std::byte>>(&applied)) {
        out.bytes = QByteArray(QByteArrayView(*bytes));
    } else if (const auto* report =
                   std::get_if<std::shared_ptr<const session::TransferReport>>(&applied)) {
        out.report = *report;
    } else if (const auto* restarted =
                   std::get_if<std::shared_ptr<const session::RestartReport>>(&applied)) {
        out.restarted = *restarted;
    }
    if (operation.changesImage && operation.history == nullptr)
        out.step = step;
    return out;
}

}  // namespace

Job EngineBackend::newScratch() {
    return openWith([](Progress&) -> Result<Source> {
        DAX_TRY(auto folder, ScratchFolder::make(scratchBytes));
        Source source{folder->path("scratch.img"), std::move(folder)};
        session::CreateOptions options;
        options.size = scratchBytes;
        DAX_CHECK(session::createImage(source.path, options));
        return source;
    });
}

Job EngineBackend::experimentOnCopy() {
    return openWith([this](Progress& progress) -> Result<Source> {
        if (session_ == nullptr)
            return fail(EBADF, "no image is open");
        const scene::MapFacts& facts = session_->facts();
        DAX_TRY(auto folder,
                ScratchFolder::make(spaceFor(facts.path, facts.size) + experimentBytes));
        const std::filesystem::path name(facts.path);
        Source source{folder->path(name.stem().string() + "-copy" + name.extension().string()),
                      std::move(folder)};
        DAX_CHECK(copyImage(facts.path, source.path, facts.size, progress));
        return source;
    });
}

Status EngineBackend::reopenForWriting() {
    const std::string path = session_->facts().path;
    if (!session_->volume().readOnlyReasons().empty())
        return fail(EROFS, "{}", session_->volume().readOnlyReasons().front());
    // One program, one lock: first the one for reading has to go.
    leaveSession();
    session_.reset();
    auto writable = session::Session::openForWriting(path, true);
    if (writable) {
        session_ = *std::move(writable);
        watchMappings();
        followEvents(true);
        return {};
    }
    if (auto again = session::Session::open(path, true)) {
        session_ = *std::move(again);
        watchMappings();
        followEvents(true);
    }
    return std::unexpected(writable.error());
}

Job EngineBackend::allowChanges() {
    return start([this](Job job, Progress&) {
        if (presentFor(job) == nullptr)
            return;
        if (const Status opened = reopenForWriting(); !opened)
            return report(job, opened.error());
        wantRefresh();
        wantCleaning();
        emit done(job);
    });
}

Job EngineBackend::saveCopy(const QString& path) {
    return start([this, to = path.toStdString()](Job job, Progress& progress) {
        session::Session* session = presentFor(job);
        if (session == nullptr)
            return;
        const bool behind = session->changes() != 0;
        Status saved = session->commit();
        if (behind)
            wantRefresh();
        if (saved)
            saved = replaceByCopy(session->facts().path, to, session->facts().size, progress);
        saved ? emit done(job) : report(job, saved.error());
    });
}

Job EngineBackend::apply(const session::Operation& operation, const session::Arguments& arguments) {
    cancelLooking();
    return start([this, &operation, arguments](Job job, Progress& progress) {
        session::Session* session = presentFor(job);
        if (session == nullptr)
            return;
        // Going back leaves what is looked at; anything else would change what nobody sees.
        if (past_ != nullptr && operation.history == nullptr)
            return report(job, Error{EROFS,
                                     "an earlier moment is looked at, and nothing can be changed "
                                     "there: go back to now, or restart from there, first",
                                     {}});
        leavePast();
        const auto applied = session->apply(operation, arguments, progress);
        wantMappings();
        if (operation.changesImage) {
            wantRefresh();
            wantCleaning();
        }
        if (!applied)
            return report(job, applied.error());
        const bool told = !std::holds_alternative<std::monostate>(*applied);
        if (told || operation.changesImage)
            emit answered(job, answerOf(operation, *applied, session->step()));
        emit done(job);
    });
}

Job EngineBackend::commit() {
    cancelLooking();
    return start([this](Job job, Progress&) {
        session::Session* session = presentFor(job);
        if (session == nullptr)
            return;
        leavePast();
        const Status durable = session->commit();
        wantRefresh();
        wantMappings();
        durable ? emit done(job) : report(job, durable.error());
    });
}

void EngineBackend::wantCleaning() {
    if (session_->operations() != nullptr && session_->operations()->hasLeftOver())
        QMetaObject::invokeMethod(this, &EngineBackend::cleanInSteps);
}

void EngineBackend::cleanInSteps() {
    start([this](Job, Progress&) {
        if (session_ == nullptr)
            return;
        const auto more = session_->cleanSome();
        if (!more)
            report(0, more.error());
        else if (*more)
            wantCleaning();
        else
            wantRefresh();
    });
}

void EngineBackend::wantMappings() {
    // One on its way at most; what happens meanwhile is in it, or brings the next one.
    if (mappingsWanted_.exchange(true))
        return;
    QMetaObject::invokeMethod(worker_, [this] { sendMappings(); }, Qt::QueuedConnection);
}

void EngineBackend::watchMappings() {
    tellOf(session_.get());
    session_->filesystem()->views().onChange([this] { wantMappings(); });
    wantMappings();
}

void EngineBackend::sendMappings() {
    constexpr auto frame = std::chrono::milliseconds(33);
    const auto now = std::chrono::steady_clock::now();
    const auto held = holdEngine();
    // Half of the time at most: fragmented windows are dear to read back.
    if (!held ||
        now < mappingsSent_ + std::max<std::chrono::nanoseconds>(frame, 2 * mappingsCost_)) {
        QTimer::singleShot(frame, worker_, [this] { sendMappings(); });
        return;
    }
    mappingsSent_ = now;
    mappingsWanted_ = false;
    emit mappingsChanged(session_ == nullptr ? nullptr : session_->mappings());
    mappingsCost_ = std::chrono::steady_clock::now() - now;
    tellLesson();
    if (session_ != nullptr && session_->hasWriters())
        sendPicture();
}

/// Stores of writers change the image, too; the whole picture of it is dearer. What comes too early comes later: a writer that
/// has all pages to itself changes no mappings any more.
void EngineBackend::sendPicture() {
    constexpr auto pictures = std::chrono::milliseconds(500);
    const auto now = std::chrono::steady_clock::now();
    if (session_ == nullptr || pictureLater_)
        return;
    const auto held = holdEngine();
    if (!held || now < pictureSent_ + pictures) {
        pictureLater_ = true;
        QTimer::singleShot(pictures, worker_, [this] {
            pictureLater_ = false;
            sendPicture();
        });
        return;
    }
    pictureSent_ = now;
    if (const Status settled = session_->settle(); !settled)
        return report(0, settled.error());
    wantRefresh();
}

void EngineBackend::wantRefresh() { QMetaObject::invokeMethod(this, &EngineBackend::refresh); }

void EngineBackend::refresh() {
    if (refreshing_ != 0)
        return;
    refreshing_ = startReading([this](Job, Progress& progress) {
        if (session_ == nullptr)
            return;
        const auto held = holdEngine();
        if (!held) {
            QMetaObject::invokeMethod(this, [this] {
                constexpr auto later = std::chrono::milliseconds(100);
                QTimer::singleShot(later, this, [this] { refresh(); });
            });
            return;
        }
        const auto shownBefore = standingScene();
        const auto scene = session_->scene(progress, {});
        if (!scene) {
            if (scene.error().code == ECANCELED)
                return;
            (void)showNow(shownNow_, shownBefore);  // another try would fail, too
            return report(0, scene.error());
        }
        const bool shows = showNow(*scene, shownBefore);
        if (past_ != nullptr)
            emit nowChanged(*scene);
        else if (shows)
            emit sceneChanged(*scene, session_->lastChange());
    });
}

}  // namespace daxscope::app
