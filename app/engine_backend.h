// The engine behind the window: one worker thread that owns the session.
//
// Requests are queued to the worker in order; answers come back as queued signals in the GUI
// thread. Opening another image cancels what is still wanted of the one before. Destroying it
// cancels everything and waits for the worker. Idle, it costs nothing. After an operation the scene is built anew behind
// the operations that wait already, and given up when another one comes meanwhile. While a thread stands at an event, questions
// are answered as it is then.
#pragma once

#include <QThread>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <vector>

#include "app/scratch.h"
#include "base/progress.h"
#include "dax/filesystem.h"
#include "files/inode.h"
#include "trace/halt.h"
#include "ui/backend.h"

namespace daxscope::session {
class Session;
}
namespace daxscope::trace {
class Trace;
}

class QTimer;

namespace daxscope::app {

class LessonScenario;
class TimelineSource;

class EngineBackend final : public ui::Backend {
    Q_OBJECT
public:
    explicit EngineBackend(QObject* parent = nullptr);
    ~EngineBackend() override;

    ui::Job open(const QString& path) override;
    ui::Job openSample() override;
    void close() override;
    void cancel(ui::Job job) override;
    ui::Job readDirectory(quint64 subvolume, quint64 inode) override;
    ui::Job readFile(quint64 subvolume, quint64 inode, const QString& path) override;
    ui::Job readOwners(quint64 deviceByte) override;
    ui::Job readBlock(quint64 deviceByte) override;
    ui::Job readSharing() override;
    ui::Job readFileSharing(quint64 subvolume, quint64 inode, const QString& path) override;
    ui::Job readTree(quint64 tree) override;
    ui::Job check() override;
    ui::Job search(const QString& text) override;
    ui::Job allowChanges() override;
    ui::Job newScratch() override;
    ui::Job experimentOnCopy() override;
    ui::Job saveCopy(const QString& path) override;
    ui::Job apply(const session::Operation& operation,
                  const session::Arguments& arguments) override;
    ui::Job commit() override;
    void watchEvents(bool watch) override;
    void step(trace::Step step) override;
    void cancelStanding() override;
    void setBreakpoints(const std::vector<trace::Breakpoint>& breakpoints) override;
    void setStepFilter(const scene::EventFilter& filter) override;
    void setPace(std::chrono::milliseconds each) override;
    // engine_backend_script.cpp
    ui::Job runScript(const QString& text, bool stepping) override;
    void stepScript() override;
    void continueScript() override;
    ui::Job startLesson(const QString& folder, const QString& step) override;
    void followStep(const QString& step) override;
    ui::Job doStep(const QString& step) override;
    // engine_backend_time.cpp
    ui::Job lookAt(quint64 moment, bool withNow) override;
    ui::Job lookAtNow() override;
    ui::Job nameMoment(quint64 moment, const QString& name) override;
    void limitMoments(quint64 bytes) override;
    // engine_backend_compare.cpp
    ui::Job compare(const ui::ComparedSide& was, const ui::ComparedSide& is) override;
    ui::Job compareFile(const ui::ComparedSide& was, const ui::ComparedSide& is,
                        const std::string& path) override;

private:
    class JobProgress;
    using Work = std::function<void(ui::Job, Progress&)>;

    /// Runs `work` in the worker; both ends of the job are kept here.
    ui::Job start(Work work);
    /// As start(), for what changes nothing: it is also done while a script runs, between its operations.
    ui::Job startReading(Work work);
    /// As startReading(), for what an operation makes out of date: it need not wait for the end.
    ui::Job startLooking(Work work);
    /// What any session can answer: that which is shown, and while a thread stands, that of this moment.
    using Question = std::function<void(ui::Job, session::Session&, Progress&)>;
    /// As startReading().
    ui::Job ask(Question question);
    /// As startLooking().
    ui::Job askLooking(Question question);
    struct Standing;
    struct Read {
        std::function<void(Standing*)> run;
        bool asks = false;  ///< ask(): the only ones that may be done while something stands
    };
    /// `Standing`: null when nothing stands, or it does not matter.
    using WorkBy = std::function<void(ui::Job, Progress&, Standing*)>;
    ui::Job startReading(WorkBy work, bool asks);
    /// GUI thread: a job for the worker, which is there when it was done or given up.
    std::pair<ui::Job, std::function<void(Standing*)>> prepare(WorkBy work);
    /// In the worker: the oldest of reads_, if there is one.
    void readNext();
    void cancelLooking();
    struct PreparedLesson;
    /// What is to be opened; a scratch image with its folder.
    struct Source {
        std::string path;
        std::unique_ptr<ScratchFolder> scratch = nullptr;
        std::shared_ptr<PreparedLesson> lesson = nullptr;  ///< then it is open already
    };
    using FindSource = std::function<Result<Source>(Progress&)>;
    ui::Job openWith(FindSource find);
    /// GUI thread: sceneChanged() follows.
    void refresh();
    /// The same from the worker.
    void wantRefresh();
    /// From any thread: mappingsChanged() follows.
    void wantMappings();
    /// In the worker: from now on the open session's mappings are told of.
    void watchMappings();
    /// In the worker; at most 30 times a second.
    void sendMappings();
    void sendPicture();
    /// In the worker: what happens in the open session is recorded or not, as wanted; `fresh`: it is another session.
    void followEvents(bool fresh);
    /// From any thread: eventsChanged() follows.
    void wantEvents();
    /// In the worker; at most 30 times a second.
    void sendEvents();
    void standsAt(trace::Trace& trace, const trace::Event* event);
    /// In the worker: which session a thread that stands tells of; null before it goes.
    void tellOf(session::Session* session);
    // engine_backend_standing.cpp
    [[nodiscard]] std::shared_ptr<Standing> standing();
    [[nodiscard]] bool wantsStandingPicture();
    void beginStanding(const session::Session& session);
    void endStanding();
    [[nodiscard]] std::shared_ptr<scene::Change> changeTo(const scene::ImageScene& scene,
                                                          const ui::FileExtentsPtr& file);
    void showStanding();
    void answerWhileStanding();
    void giveUpStanding();
    [[nodiscard]] bool showNow(const ui::ScenePtr& scene, const ui::ScenePtr& shownBefore);
    [[nodiscard]] ui::ScenePtr standingScene();
    void refreshWhenItRuns();
    /// GUI thread: frees what removals left, step by step behind what waits already.
    void cleanInSteps();
    /// The same from the worker.
    void wantCleaning();
    /// In the worker: an image with the steps before `step` done.
    [[nodiscard]] static Result<Source> prepareLesson(const QString& folder, const QString& step);
    /// In the worker: looks at the step that is followed, and tells.
    void tellLesson();
    // engine_backend_script.cpp
    class ScriptRun;
    /// GUI thread.
    void scriptGoesOn(bool stepping);
    /// False when none runs.
    bool stopScript();
    [[nodiscard]] bool scriptStops();
    [[nodiscard]] Status runOn(session::Session& session, const QString& text, ScriptRun& run);
    /// Before each call: what waits to be read is; then it stands, if it should. ECANCELED.
    [[nodiscard]] Status beforeCall(ScriptRun& run);
    [[nodiscard]] Status reopenForWriting();
    void closeSession();
    /// In the worker: whatever looks at the open session lets go of it, before it goes.
    void leaveSession();
    void cancelAll();
    /// GUI thread: steps and breakpoints count again, when what waits is done.
    void armLater();
    /// The session that is shown, in the worker: of now, or of the moment that is looked at. A failed job when there is none.
    session::Session* sessionFor(ui::Job job);
    /// That of now.
    session::Session* presentFor(ui::Job job);
    void report(ui::Job job, const Error& error);

    // engine_backend_time.cpp: in the worker, but for lookJob_.
    struct Past;
    [[nodiscard]] Status look(std::uint64_t moment, bool withNow, Progress& progress);
    [[nodiscard]] Result<std::shared_ptr<Past>> pastAt(std::uint64_t moment, Progress& progress);
    [[nodiscard]] std::optional<std::uint64_t> momentBefore(std::uint64_t moment) const;
    void forgetLostPasts();
    void forgetPasts();
    void leavePast();
    void setPast(std::shared_ptr<Past> past);
    /// In the worker, for what is told by and by: the engine's lock while an earlier moment is looked at; nothing when another has it.
    [[nodiscard]] std::optional<dax::EngineLock> holdEngine();
    [[nodiscard]] session::Session* shownSession();
    /// The session of now, or one of the past, which is kept as long as it is held.
    [[nodiscard]] Result<std::shared_ptr<session::Session>> sessionAt(
        std::optional<std::uint64_t> moment, Progress& progress);

    QThread thread_;
    QObject* worker_;  // lives in thread_
    // Touched in the worker only; the session goes before the folder it lies in.
    std::unique_ptr<ScratchFolder> scratch_;
    std::unique_ptr<session::Session> session_;
    std::shared_ptr<LessonScenario> lesson_;    // has the session borrowed; null when none is open
    QString lessonStep_;                        // that is followed
    std::vector<std::shared_ptr<Past>> pasts_;  // the one that was used last at the end
    std::optional<quint64> momentBytes_;        // in the worker
    ui::Job lookJob_ = 0;
    std::map<ui::Job, std::shared_ptr<JobProgress>> running_;
    ui::Job next_ = 1;
    ui::Job refreshing_ = 0;
    std::set<ui::Job> looking_;
    std::atomic<bool> mappingsWanted_ = false;
    std::chrono::steady_clock::time_point mappingsSent_;  // in the worker
    std::chrono::nanoseconds mappingsCost_{0};            ///< of making the last
    bool watchingEvents_ = false;                         // in the worker
    std::atomic<bool> eventsWanted_ = false;
    std::chrono::steady_clock::time_point eventsSent_;  // in the worker
    // Changed in the worker; read there, and with the lock by a thread that stands. Null without a session.
    std::mutex shownMutex_;
    std::shared_ptr<TimelineSource> events_;
    session::Session* told_ = nullptr;
    trace::Halt halt_;
    // Changed with the lock; of these two the worker alone changes, and reads without.
    std::mutex standingMutex_;
    std::shared_ptr<Past> past_;  // that is looked at
    ui::ScenePtr shownNow_;       // the newest scene of now
    std::shared_ptr<Standing> standing_;
    files::FileRef shownFile_;    // GUI thread: that was asked for last
    ui::ScenePtr standingScene_;  // that is shown since; null: one of now is
    std::atomic<std::chrono::milliseconds> pace_{};
    // Of whichever thread stands: at most one does.
    std::chrono::steady_clock::time_point standingShownAt_;
    std::chrono::nanoseconds standingCost_{0};  ///< of making the last picture
    ui::FileExtentsPtr standingFile_;           ///< in it: the file that views show
    QTimer* runsAgain_ = nullptr;               // GUI thread
    bool gaveUp_ = false;                       // GUI thread: what a view waits for
    std::chrono::steady_clock::time_point pictureSent_;
    bool pictureLater_ = false;
    // What is to be read, the oldest first; and what the script that runs is to do.
    std::mutex readsMutex_;
    std::condition_variable readsChanged_;
    std::deque<Read> reads_;
    ScriptRun* script_ = nullptr;  // with the lock; null while none runs
    ui::Job scriptJob_ = 0;        // GUI thread
};

}  // namespace daxscope::app
