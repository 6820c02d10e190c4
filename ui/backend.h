// What the window asks of the engine, and what comes back: the only door between them.
//
// The app implements it with the engine in a worker thread. Requests return at once and are called
// from the GUI thread; answers arrive as signals in the GUI thread. An answer carries the job of
// its request; answers to an older job than the newest of its kind may be dropped by the receiver.
// Values are immutable and shared.
#pragma once

#include <QByteArray>
#include <QMap>
#include <QObject>
#include <QString>
#include <chrono>
#include <memory>
#include <optional>
#include <vector>

#include "scene/change.h"
#include "scene/check_report.h"
#include "scene/differences.h"
#include "scene/file_extents.h"
#include "scene/image_scene.h"
#include "scene/mappings.h"
#include "scene/sharing.h"
#include "scene/shown_events.h"
#include "scene/timeline.h"
#include "scene/tree_blocks.h"
#include "session/operation_table.h"
#include "trace/breakpoint.h"

namespace daxscope::ui {

using Job = quint64;
using ScenePtr = std::shared_ptr<const scene::ImageScene>;
using DirectoryPtr = std::shared_ptr<const scene::Directory>;
using FileExtentsPtr = std::shared_ptr<const scene::FileExtents>;
using OwnersPtr = std::shared_ptr<const scene::Owners>;
using BlockDumpPtr = std::shared_ptr<const scene::BlockDump>;
using ChangePtr = std::shared_ptr<const scene::Change>;
using SharingPtr = std::shared_ptr<const scene::Sharing>;
using TreeBlocksPtr = std::shared_ptr<const scene::TreeBlocks>;
using MappingsPtr = std::shared_ptr<const scene::Mappings>;
using TimelinePtr = scene::TimelinePtr;
using SearchHits = std::shared_ptr<const std::vector<scene::SearchHit>>;

/// What an operation gives besides being done.
struct Answer {
    std::optional<quint64> view = {};                              ///< the number of a new mapping
    QByteArray bytes = {};                                         ///< what was loaded
    std::shared_ptr<const session::TransferReport> report = {};    ///< of an import or export
    std::shared_ptr<const session::RestartReport> restarted = {};  ///< of undo and the like
    quint64 step = 0;  ///< the number of an operation that changed the image; see RestartReport
};

/// One side of a comparison; both sides are of one kind.
struct ComparedSide {
    /// A subvolume or snapshot of what is shown, from the top level; empty: the whole image, at a moment.
    std::string subvolume = {};
    /// Of the whole image: none: now; 0: as the last commit left it; else a moment of scene::History.
    std::optional<quint64> moment = {};

    [[nodiscard]] bool operator==(const ComparedSide&) const = default;
};

/// How far the step of a lesson is that is followed.
struct LessonTold {
    QString step;
    bool done = false;
    QString missing = {};                    ///< a sentence; empty when it is done
    QString problem = {};                    ///< the scenario failed: what, and where in it
    QMap<QString, QString> values = {};      ///< what {{name}} in the lesson's text stands for
    std::vector<FileExtentsPtr> files = {};  ///< that its pictures show; those that there are
};

class Backend : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// Opens `path`. sceneReady() follows, perhaps several times with more and more in it, the last
    /// one complete; or failed(). What was open is closed by the first sceneReady() and, when it is
    /// opened again, at once: a failure before leaves another image open.
    virtual Job open(const QString& path) = 0;
    /// The bundled tour image.
    virtual Job openSample() = 0;
    /// What is not committed is lost.
    virtual void close() = 0;
    /// Stops the job as soon as it notices; failed() with ECANCELED follows.
    virtual void cancel(Job job) = 0;

    virtual Job readDirectory(quint64 subvolume, quint64 inode) = 0;
    virtual Job readFile(quint64 subvolume, quint64 inode, const QString& path) = 0;
    virtual Job readOwners(quint64 deviceByte) = 0;
    virtual Job readBlock(quint64 deviceByte) = 0;
    /// Who shares extents: subvolumes against each other. progress(), then sharingReady() or failed().
    virtual Job readSharing() = 0;
    /// Who else holds extents of the file.
    virtual Job readFileSharing(quint64 subvolume, quint64 inode, const QString& path) = 0;
    /// The blocks of a tree; 0: of all subvolumes. progress(), then treeReady() or failed().
    virtual Job readTree(quint64 tree) = 0;
    /// Is everything sound? Commits first. progress(), then checkReady() or failed().
    virtual Job check() = 0;
    /// Names (substring, case-insensitive), inode numbers, device bytes (decimal or 0x…).
    virtual Job search(const QString& text) = 0;

    // Writing. An image opens read-only; a scratch image may be written at once, and goes when it is closed.

    /// Opens what is open again, for writing. sceneChanged() and done() follow; or failed() with the reason, and it
    /// stays open as it was.
    virtual Job allowChanges() = 0;
    /// A new, empty image, in memory where possible. Answers as open().
    virtual Job newScratch() = 0;
    /// A scratch image that is a copy of what is open, as it was last committed. Answers as open().
    virtual Job experimentOnCopy() = 0;
    /// Commits, then copies the image; a file of that name is replaced. done() or failed().
    virtual Job saveCopy(const QString& path) = 0;
    /// Runs one operation. done() or failed(), and sceneChanged() in both cases; one for several operations that come
    /// fast. Operations run in the order they were asked for. Those that give something: answered() before done().
    /// Imports and exports tell progress() and can be cancelled.
    virtual Job apply(const session::Operation& operation, const session::Arguments& arguments) = 0;
    /// Makes all operations durable. done() and sceneChanged(), or failed().
    virtual Job commit() = 0;

    /// Whether what the engine does is recorded, in this image and those that are opened later: eventsChanged() follows. Off
    /// at first; then nothing is recorded, and what was recorded stays as it is.
    virtual void watchEvents(bool /*watch*/) {}

    // Lessons (ui/lesson.h says what one is).

    /// A new scratch image, prepared by the scenario of the lesson in `folder`, with the steps before `step` done. Answers as
    /// open(); then lessonTold() of that step, and again whenever the image or its mappings changed, until another
    /// one is open.
    virtual Job startLesson(const QString& /*folder*/, const QString& /*step*/) { return 0; }
    /// lessonTold() is about this step from now on, which begins.
    virtual void followStep(const QString& /*step*/) {}
    /// Does the step for the user. done() or failed(), and sceneChanged().
    virtual Job doStep(const QString& /*step*/) { return 0; }

    // Scripts on what is open: the image is `img` and Image.open(args[0]), other paths are files as for `daxscope run`.

    /// scriptPrinted(), then done() or failed(), with the line in `where`; and sceneChanged(). What it did stays. `stepping`: it
    /// stands before its first call to an image.
    virtual Job runScript(const QString& /*text*/, bool /*stepping*/) { return 0; }
    /// From where it stands: to its next call to an image, or to its end. cancel() stops it, also in a loop without any.
    virtual void stepScript() {}
    virtual void continueScript() {}

    // Step by step: at an event the engine stands still, with whatever it holds. What is read is answered as it is then; all other
    // requests wait until it goes on. Only while events are watched. Opening, closing and the end of the program let it go on first.

    /// What stands goes on that far; what runs stops at its next event (but for Run).
    virtual void step(trace::Step /*step*/) {}
    /// What stands goes on, and its operation is taken back and fails with ECANCELED, if that is still possible.
    virtual void cancelStanding() {}
    virtual void setBreakpoints(const std::vector<trace::Breakpoint>& /*breakpoints*/) {}
    /// Steps stop only at events that pass; breakpoints do not ask.
    virtual void setStepFilter(const scene::EventFilter& /*filter*/) {}
    /// Stands so long at every event where a step would stop, and goes on by itself; 0: at full speed.
    virtual void setPace(std::chrono::milliseconds /*each*/) {}
    // Looking at earlier moments (scene::History). Nothing of the image changes by it.

    /// The image as it was at a moment, or, for 0, as the last commit left it. sceneChanged() with a scene that says so
    /// (ImageInfo::past), and done(); or failed(), and what was shown stays. From then on what is read is answered as it was
    /// then, and operations are refused (EROFS), but for going back; these and commits, allowing changes and opening lead back
    /// to now. The change that comes along: `withNow`, what is different now (framed: what was; dashed: where it is now); else
    /// what led to the moment. A request that was not answered when the next one comes ends in ECANCELED.
    virtual Job lookAt(quint64 /*moment*/, bool /*withNow*/) { return 0; }
    /// sceneChanged() and done().
    virtual Job lookAtNow() { return 0; }
    /// What differs. progress(), then comparisonReady() or failed().
    virtual Job compare(const ComparedSide& /*was*/, const ComparedSide& /*is*/) { return 0; }
    /// Where a file of a comparison lies on both sides; `path` as in scene::Difference. comparedFileReady() or failed().
    virtual Job compareFile(const ComparedSide& /*was*/, const ComparedSide& /*is*/,
                            const std::string& /*path*/) {
        return 0;
    }
    /// Memory that moments may take, of this image and those that are opened later; the oldest go first.
    virtual void limitMoments(quint64 /*bytes*/) {}
    /// Gives a moment a name; empty takes it away. done(), and a scene of now; or failed().
    virtual Job nameMoment(quint64 /*moment*/, const QString& /*name*/) { return 0; }

signals:
    /// A thread stands at this event of the newest timeline, mappings are those of that moment; 0: it goes on. A scene of that
    /// moment follows (ImageInfo::standing), unless another thread has the engine, or the next event comes too soon; and one of now
    /// when nothing stands any more.
    void stands(quint64 sequence);
    void done(daxscope::ui::Job job);
    void scriptPrinted(daxscope::ui::Job job, const QString& text);
    /// Before the call on this line of the script; what is read is answered as it is now. 0: it goes on.
    void scriptStands(daxscope::ui::Job job, int line);
    void lessonTold(const daxscope::ui::LessonTold& told);
    void answered(daxscope::ui::Job job, const daxscope::ui::Answer& answer);
    /// Who has which files mapped, as it is now; whenever that changed, at most about 30 times a second; the
    /// first after the scene of its image. Null when no image is open.
    void mappingsChanged(daxscope::ui::MappingsPtr mappings);
    /// All that was recorded of the open image; whenever something was added, at most about 30 times a second. Null
    /// when no image is open.
    void eventsChanged(daxscope::ui::TimelinePtr timeline);
    /// The open image as it is now. `change`: what the last operation did, or, while a thread stands, what differs from the scene
    /// before, if anything; null when it was none that led here.
    void sceneChanged(daxscope::ui::ScenePtr scene, daxscope::ui::ChangePtr change);
    /// As sceneChanged(), while an earlier moment is shown: the image as it is now.
    void nowChanged(daxscope::ui::ScenePtr scene);
    /// fraction in 0…1, or below 0 when unknown.
    void progress(daxscope::ui::Job job, double fraction, const QString& doing);
    /// Job 0: what is shown could not be brought up to date.
    void failed(daxscope::ui::Job job, int code, const QString& what, const QString& where);
    void sceneReady(daxscope::ui::Job job, daxscope::ui::ScenePtr scene);
    void directoryReady(daxscope::ui::Job job, daxscope::ui::DirectoryPtr directory);
    void fileReady(daxscope::ui::Job job, daxscope::ui::FileExtentsPtr file);
    void ownersReady(daxscope::ui::Job job, daxscope::ui::OwnersPtr owners);
    void blockReady(daxscope::ui::Job job, daxscope::ui::BlockDumpPtr block);
    void sharingReady(daxscope::ui::Job job, daxscope::ui::SharingPtr sharing);
    void treeReady(daxscope::ui::Job job, daxscope::ui::TreeBlocksPtr tree);
    void checkReady(daxscope::ui::Job job, daxscope::scene::CheckReportPtr report);
    void comparisonReady(daxscope::ui::Job job, daxscope::scene::DifferencesPtr differences);
    /// Null where there is no such file.
    void comparedFileReady(daxscope::ui::Job job, daxscope::ui::FileExtentsPtr was,
                           daxscope::ui::FileExtentsPtr is);
    void searchReady(daxscope::ui::Job job, daxscope::ui::SearchHits hits, bool complete);
};

}  // namespace daxscope::ui
