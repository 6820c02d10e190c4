#include "app/engine_backend.h"

#include <QElapsedTimer>
#include <QMetaObject>

#include "app/commands.h"
#include "app/engine_backend_lesson.h"
#include "app/engine_backend_standing.h"
#include "app/timeline_source.h"
#include "session/session.h"
#include "ui/language.h"

namespace daxscope::app {

using ui::Job;

namespace {

constexpr std::size_t mostHits = 500;
/// Progress is for eyes: more often than this nobody sees.
constexpr qint64 progressMilliseconds = 40;

/// Work that is done alike whether a thread stands or none.
auto byWhomever(std::function<void(Job, Progress&)> work) {
    return [work = std::move(work)](Job job, Progress& progress, auto*) { work(job, progress); };
}

}  // namespace

class EngineBackend::JobProgress final : public Progress {
public:
    JobProgress(EngineBackend* backend, Job job) : backend_(backend), job_(job) {}

protected:
    void report(double fraction, std::string_view doing) override {
        if (since_.isValid() && since_.elapsed() < progressMilliseconds)
            return;
        since_.start();
        emit backend_->progress(job_, fraction, ui::inLanguage(doing));
    }

private:
    EngineBackend* backend_;
    Job job_;
    QElapsedTimer since_;
};

EngineBackend::EngineBackend(QObject* parent) : Backend(parent), worker_(new QObject) {
    qRegisterMetaType<ui::Job>("daxscope::ui::Job");
    qRegisterMetaType<ui::ScenePtr>("daxscope::ui::ScenePtr");
    qRegisterMetaType<ui::ChangePtr>("daxscope::ui::ChangePtr");
    qRegisterMetaType<ui::DirectoryPtr>("daxscope::ui::DirectoryPtr");
    qRegisterMetaType<ui::FileExtentsPtr>("daxscope::ui::FileExtentsPtr");
    qRegisterMetaType<ui::OwnersPtr>("daxscope::ui::OwnersPtr");
    qRegisterMetaType<ui::BlockDumpPtr>("daxscope::ui::BlockDumpPtr");
    qRegisterMetaType<ui::SharingPtr>("daxscope::ui::SharingPtr");
    qRegisterMetaType<ui::TreeBlocksPtr>("daxscope::ui::TreeBlocksPtr");
    qRegisterMetaType<ui::LessonTold>("daxscope::ui::LessonTold");
    qRegisterMetaType<ui::SearchHits>("daxscope::ui::SearchHits");
    qRegisterMetaType<scene::CheckReportPtr>("daxscope::scene::CheckReportPtr");
    halt_.onHalt(
        [this](trace::Trace& trace, const trace::Event* event) { standsAt(trace, event); });
    thread_.setObjectName("engine");
    worker_->moveToThread(&thread_);
    connect(&thread_, &QThread::finished, worker_, &QObject::deleteLater);
    thread_.start();
}

EngineBackend::~EngineBackend() {
    cancelAll();
    // The session is the worker's: it ends there, after the jobs before it.
    QMetaObject::invokeMethod(worker_, [this] { closeSession(); }, Qt::BlockingQueuedConnection);
    thread_.quit();
    thread_.wait();
}

std::pair<Job, std::function<void(EngineBackend::Standing*)>> EngineBackend::prepare(WorkBy work) {
    const Job job = next_++;
    const auto progress = std::make_shared<JobProgress>(this, job);
    running_.emplace(job, progress);
    return {job, [this, job, progress, work = std::move(work)](Standing* by) {
                if (progress->cancelled())
                    report(job, Error{ECANCELED, "cancelled", {}});
                else
                    work(job, *progress, by);
                QMetaObject::invokeMethod(this, [this, job] {
                    running_.erase(job);
                    if (refreshing_ == job)
                        refreshing_ = 0;
                    looking_.erase(job);
                });
            }};
}

Job EngineBackend::start(Work work) {
    auto [job, run] = prepare(byWhomever(std::move(work)));
    QMetaObject::invokeMethod(worker_, [runs = std::move(run)] { runs(nullptr); });
    return job;
}

Job EngineBackend::startReading(Work work) {
    return startReading(byWhomever(std::move(work)), false);
}

Job EngineBackend::startReading(WorkBy work, bool asks) {
    auto [job, run] = prepare(std::move(work));
    {
        const std::lock_guard lock(readsMutex_);
        reads_.push_back({std::move(run), asks});
    }
    readsChanged_.notify_all();
    // In its turn among other work, unless a script has let it go first, or a thread that stands does it.
    QMetaObject::invokeMethod(worker_, [this] { readNext(); });
    if (asks)
        halt_.whileStanding([this] { answerWhileStanding(); });
    return job;
}

void EngineBackend::readNext() {
    Read next;
    {
        const std::lock_guard lock(readsMutex_);
        if (reads_.empty())
            return;
        next = std::move(reads_.front());
        reads_.pop_front();
    }
    const auto stands = standing();
    next.run(stands.get());
}

Job EngineBackend::startLooking(Work work) {
    const Job job = startReading(std::move(work));
    looking_.insert(job);
    return job;
}

Job EngineBackend::ask(Question question) {
    return startReading(
        [this, question = std::move(question)](Job job, Progress& progress, Standing* standing) {
            if (standing != nullptr) {
                const std::lock_guard one(standing->asked);
                question(job, *standing->session, progress);
            } else if (session::Session* session = sessionFor(job)) {
                question(job, *session, progress);
            }
        },
        true);
}

Job EngineBackend::askLooking(Question question) {
    const Job job = ask(std::move(question));
    looking_.insert(job);
    return job;
}

void EngineBackend::cancelLooking() {
    cancel(refreshing_);
    for (const Job job : looking_)
        cancel(job);
}

void EngineBackend::report(Job job, const Error& error) {
    emit failed(job, error.code, ui::inLanguage(error.what), ui::inLanguage(error.where));
}

session::Session* EngineBackend::sessionFor(Job job) {
    session::Session* const present = presentFor(job);
    return present == nullptr || past_ == nullptr ? present : shownSession();
}

session::Session* EngineBackend::presentFor(Job job) {
    if (session_ == nullptr)
        report(job, Error{EBADF, "no image is open", {}});
    return session_.get();
}

void EngineBackend::cancelAll() {
    // What stands would keep the worker, and the session from being closed.
    giveUpStanding();
    halt_.release();
    for (const auto& [job, progress] : running_)
        progress->cancel();
    (void)stopScript();
}

void EngineBackend::cancel(Job job) {
    if (const auto found = running_.find(job); found != running_.end())
        found->second->cancel();
    if (job != 0 && job == scriptJob_ && stopScript())
        halt_.cancel();  // one of its calls may stand at an event
}

void EngineBackend::armLater() {
    QMetaObject::invokeMethod(worker_, [this] { halt_.arm(); });
}

void EngineBackend::leaveSession() {
    tellOf(nullptr);
    lesson_.reset();
    forgetPasts();
}

void EngineBackend::closeSession() {
    leaveSession();
    session_.reset();
    scratch_.reset();
    wantMappings();
    followEvents(true);
}

Job EngineBackend::openWith(FindSource find) {
    cancelAll();
    const Job opening = start([this, find = std::move(find)](Job job, Progress& progress) {
        auto source = find(progress);
        if (!source)
            return report(job, source.error());
        // A block device can be open only once.
        if (session_ != nullptr && session_->facts().path == source->path)
            closeSession();
        auto opened =
            source->lesson != nullptr
                ? Result<std::unique_ptr<session::Session>>(std::move(source->lesson->session))
            : source->scratch != nullptr ? session::Session::openForWriting(source->path, true)
                                         : session::Session::open(source->path, true);
        if (!opened)
            return report(job, opened.error());
        // Until there is something to show, the image before it stays.
        session::Session& fresh = **opened;
        if (source->scratch != nullptr && source->lesson == nullptr) {
            fresh.setScratch();
            fresh.takeMomentsByItself();
            if (momentBytes_)
                fresh.limitMoments(*momentBytes_);
        }
        bool taken = false;
        const auto show = [&](const session::ScenePtr& scene) {
            if (!taken) {
                leaveSession();
                session_ = std::move(*opened);
                scratch_ = std::move(source->scratch);
                if (source->lesson != nullptr) {
                    lesson_ = std::move(source->lesson->scenario);
                    lesson_->standsWhile([this] { return halt_.standing(); });
                    lessonStep_ = source->lesson->step;
                }
            }
            if (!taken)
                watchMappings();
            {
                const std::lock_guard lock(standingMutex_);
                shownNow_ = scene;
            }
            emit sceneReady(job, scene);
            if (!taken)
                followEvents(true);
            taken = true;
        };
        const auto scene = fresh.scene(progress, show);
        if (scene) {
            show(*scene);
            tellLesson();
            return wantCleaning();
        }
        if (taken)
            closeSession();
        if (source->lesson != nullptr)
            source->lesson->scenario.reset();  // before the session that it has borrowed
        report(job, scene.error());
    });
    armLater();
    return opening;
}

Job EngineBackend::open(const QString& path) {
    return openWith(
        [file = path.toStdString()](Progress&) -> Result<Source> { return Source{file}; });
}

Job EngineBackend::openSample() {
    return openWith([](Progress&) -> Result<Source> {
        DAX_TRY(const std::string path, sampleImage());
        return Source{path};
    });
}

void EngineBackend::close() {
    cancelAll();
    QMetaObject::invokeMethod(worker_, [this] { closeSession(); });
    armLater();
}

Job EngineBackend::readDirectory(quint64 subvolume, quint64 inode) {
    return ask([=, this](Job job, session::Session& session, Progress&) {
        const auto read = session.directory({subvolume, inode});
        read ? emit directoryReady(job, *read) : report(job, read.error());
    });
}

Job EngineBackend::readFile(quint64 subvolume, quint64 inode, const QString& path) {
    {
        const std::lock_guard lock(standingMutex_);
        shownFile_ = {subvolume, inode};
    }
    return ask([=, this, name = path.toStdString()](Job job, session::Session& session, Progress&) {
        const auto read = session.fileExtents({subvolume, inode}, name);
        read ? emit fileReady(job, *read) : report(job, read.error());
    });
}

Job EngineBackend::readOwners(quint64 deviceByte) {
    return ask([=, this](Job job, session::Session& session, Progress&) {
        const auto read = session.owners(deviceByte);
        read ? emit ownersReady(job, *read) : report(job, read.error());
    });
}

Job EngineBackend::readBlock(quint64 deviceByte) {
    return ask([=, this](Job job, session::Session& session, Progress&) {
        const auto read = session.block(deviceByte);
        read ? emit blockReady(job, *read) : report(job, read.error());
    });
}

Job EngineBackend::readSharing() {
    return askLooking([this](Job job, session::Session& session, Progress& progress) {
        const auto read = session.sharing(progress);
        read ? emit sharingReady(job, *read) : report(job, read.error());
    });
}

Job EngineBackend::readFileSharing(quint64 subvolume, quint64 inode, const QString& path) {
    return askLooking([=, this, name = path.toStdString()](Job job, session::Session& session,
                                                           Progress& progress) {
        const auto read = session.sharing({subvolume, inode}, name, progress);
        read ? emit sharingReady(job, *read) : report(job, read.error());
    });
}

Job EngineBackend::readTree(quint64 tree) {
    return askLooking([=, this](Job job, session::Session& session, Progress& progress) {
        const auto read = session.treeBlocks(tree, progress);
        read ? emit treeReady(job, *read) : report(job, read.error());
    });
}

Job EngineBackend::check() {
    return start([this](Job job, Progress& progress) {
        session::Session* session = sessionFor(job);
        if (session == nullptr)
            return;
        const std::uint64_t changes = session->changes();
        auto report = session->check(true, progress);
        if (session->changes() != changes)
            wantRefresh();
        if (!report)
            return this->report(job, report.error());
        emit checkReady(job, std::make_shared<const check::Report>(std::move(*report)));
    });
}

Job EngineBackend::search(const QString& text) {
    return ask([=, this, wanted = text.toStdString()](Job job, session::Session& session,
                                                      Progress& progress) {
        auto hits = session.search(wanted, mostHits, progress);
        if (!hits)
            return report(job, hits.error());
        const bool complete = hits->size() < mostHits;
        emit searchReady(
            job, std::make_shared<const std::vector<scene::SearchHit>>(std::move(*hits)), complete);
    });
}

}  // namespace daxscope::app
