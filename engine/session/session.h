// One open image: what the program can ask of it.
//
// Holds the map (and with it the lock on the image), the volume and the names. Thread-safe, but for volume(), names() and
// operations(): who asks these holds filesystem()->lock(). The scenes it returns may be read by any thread and stay valid
// after the session is gone.
// If the image shrinks or its device fails under us, answers turn into the error that says so.
#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <string>

#include "base/progress.h"
#include "check/check.h"
#include "dax/filesystem.h"
#include "pmem/image_map.h"
#include "pmem/store.h"
#include "scene/build.h"
#include "scene/build_mappings.h"
#include "scene/change.h"
#include "scene/differences.h"
#include "scene/extent_holders.h"
#include "scene/live_image.h"
#include "scene/sharing.h"
#include "scene/tree_blocks.h"
#include "session/operation_table.h"

namespace daxscope::session {

using ScenePtr = std::shared_ptr<const scene::ImageScene>;

class Session {
public:
    /// Opens read-only: EBUSY when the image is in use, EINVAL when it holds no btrfs, EOPNOTSUPP
    /// naming features we do not read.
    /// `dax`: files can be mapped (mission D1).
    [[nodiscard]] static Result<std::unique_ptr<Session>> open(const std::string& path,
                                                               bool dax = false);
    /// As open(), and operations() may change it: EROFS with the reason when it must not be written.
    [[nodiscard]] static Result<std::unique_ptr<Session>> openForWriting(const std::string& path,
                                                                         bool dax = false);
    /// The same over bytes that the caller keeps: tests and fuzzing.
    [[nodiscard]] static Result<std::unique_ptr<Session>> openBytes(Bytes image, std::string name);

    [[nodiscard]] const volume::Volume& volume() const { return *volume_; }
    [[nodiscard]] const files::Namespace& names() const { return *names_; }
    [[nodiscard]] const scene::MapFacts& facts() const { return facts_; }
    /// Scenes say from now on that this is a scratch image (design decision 11).
    void setScratch();

    /// Null when opened read-only. What is not committed when the session ends is as if it had never been.
    [[nodiscard]] files::Operations* operations() { return operations_.get(); }
    /// Mapped files, and operations that respect them. Null only for openBytes().
    [[nodiscard]] dax::Filesystem* filesystem() { return filesystem_.get(); }
    /// Whether some process stores by itself.
    [[nodiscard]] bool hasWriters() const {
        return filesystem_ != nullptr && filesystem_->hasWriters();
    }
    /// What is mapped, and how; of lookAt(): what was, as scene::PastMoment. Null when nobody can map: openBytes().
    [[nodiscard]] std::shared_ptr<const scene::Mappings> mappings() const;
    /// Runs one operation of the table; from then on all questions are answered with it done. EROFS when opened
    /// read-only. Some operations commit on their way (snapshots).
    [[nodiscard]] Result<Answer> apply(const Operation& operation, const Arguments& arguments,
                                       Progress& progress);
    [[nodiscard]] Result<Answer> apply(const Operation& operation, const Arguments& arguments) {
        Progress alone;
        return apply(operation, arguments, alone);
    }
    /// Operations that are not committed; those run by operations() are not counted.
    [[nodiscard]] std::uint64_t changes() const { return changes_; }
    /// What apply() has changed from one scene() to the next one; null when it was not called in between, or has failed
    /// and changed nothing.
    [[nodiscard]] std::shared_ptr<const scene::Change> lastChange() const { return lastChange_; }
    /// The number of the last operation that apply() has run: from 1, never given twice, and that of then after restart().
    [[nodiscard]] std::uint64_t step() const { return here_; }

    // Moments and undo (session_history.cpp). A scratch image keeps moments (dax/filesystem.h says what they are); elsewhere what
    // is not committed can be undone, as a whole.
    /// From now on apply() takes a moment before every operation that changes a scratch image.
    void takeMomentsByItself() { takesMoments_ = true; }
    /// How much memory moments may take; the oldest go first. Scratch images only.
    void limitMoments(std::uint64_t bytes);
    /// Its number; as Filesystem::takeMoment().
    [[nodiscard]] Result<std::uint64_t> takeMoment(const std::string& name);
    /// Gives it a name, or takes it away. ENOENT, EROFS.
    [[nodiscard]] Status nameMoment(std::uint64_t moment, std::string label);
    [[nodiscard]] Result<RestartReport> restart(std::uint64_t moment);
    /// To the moment before what was done last; without moments, to the last commit. ENOENT when there is nothing to undo.
    [[nodiscard]] Result<RestartReport> undo();
    [[nodiscard]] Result<RestartReport> redo();
    [[nodiscard]] scene::History history() const;
    /// The image as it was at a moment, or, for 0, at the last commit: a session that answers every question below and cannot
    /// change anything, while this one goes on, undisturbed; its scenes say so (ImageInfo::past). For 0 it is not to be asked
    /// any more once this one has committed, and what is overwritten in place shows. For one thread; it goes before this one,
    /// and means nothing once history() has lost the moment, for another one may then have taken its place. EROFS, ENOENT;
    /// EOPNOTSUPP, ENOMEM.
    [[nodiscard]] Result<std::unique_ptr<Session>> lookAt(std::uint64_t moment) const;
    /// The image as it is right now, in the middle of whatever changes it: for the thread that stands at an event
    /// (trace/halt.h). As lookAt(), but its scenes say ImageInfo::standing, and it stays valid when this session goes on. A tree
    /// that is being changed is shown as before that change; extents are those that are allocated now. Nothing is settled, and
    /// nothing changes. Waits for nobody: EBUSY while another thread has the engine.
    [[nodiscard]] Result<std::unique_ptr<Session>> lookAtStanding() const;
    /// Memory that looking takes besides the scenes; 0 for a session of now.
    [[nodiscard]] std::uint64_t pastBytes() const {
        return image_ == nullptr ? 0 : image_->ownBytes();
    }

    /// Goes on with what removals and earlier programs left to be freed; uncommitted. Whether there is more.
    [[nodiscard]] Result<bool> cleanSome();
    /// For operations run by operations(): apply() does it by itself.
    [[nodiscard]] Status settle();
    /// Makes all operations so far durable. What was done by operations() alone shows in owners and extents only
    /// after it, or after settle().
    [[nodiscard]] Status commit();

    /// Off until somebody starts it.
    [[nodiscard]] trace::Trace& trace() { return trace_; }
    /// Sees every store, flush and fence; null for none. Only when it may be written.
    void watchStores(pmem::StoreWatcher* watcher) { store_->watch(watcher); }
    [[nodiscard]] const pmem::Store& store() const { return *store_; }
    /// The blocks that `range` of the device touches cannot be read from now on, until they are written. EINVAL.
    [[nodiscard]] Status poison(ByteRange range);
    /// All of it can be read again, as it was.
    void clearPoison() { poison_ = {}; }

    /// Is everything sound? Commits first; the engine waits until it is done. `data`: compare data with their checksums, too.
    [[nodiscard]] Result<check::Report> check(bool data, Progress& progress);

    [[nodiscard]] Result<scene::ImageInfo> info() const;
    /// The whole picture; kept for the questions below. `partial` may be empty.
    [[nodiscard]] Result<ScenePtr> scene(Progress& progress,
                                         const std::function<void(ScenePtr)>& partial);
    /// Owners come from the scene when it was built, else from back references.
    [[nodiscard]] Result<std::shared_ptr<const scene::FileExtents>> fileExtents(files::FileRef file,
                                                                                std::string path);
    /// The same by name; ENOENT.
    [[nodiscard]] Result<std::shared_ptr<const scene::FileExtents>> fileExtents(std::string path);
    [[nodiscard]] Result<std::shared_ptr<const scene::Directory>> directory(files::FileRef dir);
    [[nodiscard]] Result<std::shared_ptr<const scene::Owners>> owners(std::uint64_t deviceByte);
    [[nodiscard]] Result<std::shared_ptr<const scene::BlockDump>> block(std::uint64_t deviceByte);
    /// Subvolumes against each other.
    [[nodiscard]] Result<std::shared_ptr<const scene::Sharing>> sharing(Progress& progress);
    /// Who else holds extents of the file.
    [[nodiscard]] Result<std::shared_ptr<const scene::Sharing>> sharing(files::FileRef file,
                                                                        std::string path,
                                                                        Progress& progress);
    /// The blocks of a tree; 0: of all subvolumes.
    [[nodiscard]] Result<std::shared_ptr<const scene::TreeBlocks>> treeBlocks(std::uint64_t tree,
                                                                              Progress& progress);
    /// Two subvolumes by path, or snapshots: what differs, by path inside of them. EINVAL when a path is no subvolume's; E2BIG
    /// beyond scene::mostDifferences.
    [[nodiscard]] Result<scene::DifferencesPtr> compare(std::string_view was, std::string_view is,
                                                        Progress& progress) const;
    /// All subvolumes of `then`, which lookAt() gave, against those here, by absolute path. `changed`: as changedBytes() says;
    /// what was overwritten in place is found by it.
    [[nodiscard]] Result<scene::DifferencesPtr> compareWith(const Session& then,
                                                            std::span<const ByteRange> changed,
                                                            Progress& progress) const;
    /// Bytes of the device, in whole pages, that differ between a session of lookAt() and this one, or another such; sorted.
    [[nodiscard]] std::vector<ByteRange> changedBytes(const Session& then,
                                                      const Session& later) const;
    [[nodiscard]] Result<std::vector<scene::SearchHit>> search(std::string_view text,
                                                               std::size_t limit,
                                                               Progress& progress);

private:
    Session() = default;
    [[nodiscard]] static Result<std::unique_ptr<Session>> openMapped(const std::string& path,
                                                                     pmem::Access access);
    void startMapping(bool dax);
    /// Held while anything of the engine is asked or changed: page faults come from other threads.
    [[nodiscard]] dax::EngineLock lock() const;
    /// `show`: tells the volume what is not committed.
    [[nodiscard]] Status start(Bytes image, const std::function<void(volume::Volume&)>& show = {});
    [[nodiscard]] Status startWriting();
    [[nodiscard]] scene::WriteFacts writeFacts() const;
    [[nodiscard]] scene::WriteFacts factsOfThen(const dax::Filesystem::Past& past) const;
    [[nodiscard]] scene::WriteFacts factsOfStanding() const;
    static void addSpace(scene::WriteFacts& facts, const volume::Space& space);
    /// Page faults have changed files since somebody settled: their trees and the extents would contradict each other.
    [[nodiscard]] Status settleFaults();
    /// The whole picture, from the last one where that is quicker; kept for questions.
    [[nodiscard]] Result<ScenePtr> picture(Progress& progress,
                                           const std::function<void(ScenePtr)>& partial);
    void forgetOwners();
    [[nodiscard]] dax::Filesystem::Counts counts() const { return {changes_, here_}; }
    [[nodiscard]] Result<RestartReport> arrived(std::string_view by,
                                                Result<dax::Filesystem::Restarted> restarted,
                                                std::string name);
    [[nodiscard]] std::shared_ptr<dax::View> viewOf(const Operation& operation,
                                                    const Arguments& arguments) const;
    void finishStep(std::uint64_t moment, const std::string& name, bool done, bool stored);
    void watch(const Operation& operation, const Arguments& arguments, const dax::View* view);
    void watchFile(files::FileRef file, ByteRange within);
    [[nodiscard]] std::shared_ptr<const scene::FileExtents> placesOf(files::FileRef file,
                                                                     ByteRange within) const;
    void finishChange(const std::shared_ptr<const scene::DeviceMap>& now);
    /// `answer`, unless the image was lost while it was made.
    template <typename T>
    [[nodiscard]] Result<T> unlessLost(Result<T> answer) const {
        if (map_ != nullptr) {
            if (auto lost = map_->lossError())
                return std::unexpected(*std::move(lost));
        }
        if (image_ != nullptr) {
            if (auto lost = image_->lossError())
                return std::unexpected(*std::move(lost));
        }
        return answer;
    }

    trace::Trace trace_;
    pmem::Poison poison_;
    std::unique_ptr<pmem::ImageMap> map_;
    // Only of the past and of what stands, instead of the map.
    std::shared_ptr<const pmem::PastImage> image_;
    std::optional<scene::WriteFacts> then_;
    scene::MapFacts facts_;
    std::unique_ptr<volume::Volume> volume_;
    std::unique_ptr<files::Namespace> names_;
    // Only when it may be written.
    std::unique_ptr<pmem::Store> store_;
    std::unique_ptr<volume::Transaction> transaction_;
    std::unique_ptr<files::Operations> operations_;
    std::unique_ptr<dax::Filesystem> filesystem_;
    std::unique_ptr<volume::Backrefs> backrefs_;
    scene::LiveImage live_;
    scene::ExtentHolders holders_;
    std::shared_ptr<const scene::DeviceMap> deviceMap_;  // null when it is not of now
    bool scratch_ = false;
    std::uint64_t changes_ = 0;
    // Operations: the last number that was given, that of the present state, and the newest that is committed.
    std::uint64_t lastStep_ = 0, here_ = 0, committed_ = 0;
    std::deque<std::pair<std::uint64_t, std::string>> uncommitted_;  // step and name
    bool takesMoments_ = false;
    std::uint64_t settled_ = 0;  // operations of the transaction, when it was settled
    // Since the last scene, if there were operations: what was there before them.
    struct Before {
        scene::Change change;
        std::shared_ptr<const scene::DeviceMap> map;
        struct Watched {
            files::FileRef file;
            ByteRange within;  // what the operation can move
            std::shared_ptr<const scene::FileExtents> extents;
        };
        std::vector<Watched> files;
        std::vector<std::string> paths;  // that they name
        bool anyDone = false;
        std::optional<std::pair<files::FileRef, ByteRange>> touched;  // by the last operation
    };
    std::unique_ptr<Before> before_;
    std::shared_ptr<const scene::DeviceMap> shownMap_;  // of the last scene
    std::shared_ptr<const scene::Change> lastChange_;
};

/// As Session::check(), of an image that nobody has open for writing. EBUSY as Session::open(); what keeps it from being opened
/// is a finding.
[[nodiscard]] Result<check::Report> checkFile(const std::string& path, bool data,
                                              Progress& progress);

}  // namespace daxscope::session
