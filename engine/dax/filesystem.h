// The filesystem of one open image, with DAX: where operations on content enter, and mapped files (mission D).
//
// Operations that change or read what processes may have mapped come in here: the range is written back and taken from all
// windows first, then files/ does the work; pages come back by faults. Range locks keep operations and faults apart where
// their ranges meet (range_locks.h); steps in the trees are serialised by one lock of the engine, which is let go of while
// content is copied. Application threads take it only while a page fault of theirs is resolved: between faults their loads and
// stores run free, on the bytes of the image.
// Threads: all members may be called from any thread, but not with the lock held that lock() gives, where it says
// so. Whoever asks volume, names or operations directly holds lock().
#pragma once

#include <condition_variable>
#include <mutex>

#include "dax/process.h"
#include "dax/range_locks.h"
#include "dax/views.h"
#include "pmem/moments.h"
#include "pmem/past_image.h"

namespace daxscope::dax {

using EngineLock = std::unique_lock<EngineMutex>;

class Filesystem {
public:
    /// `dax`: the session's switch (mission D1); without it nothing can be mapped. What `ground` names outlives it.
    Filesystem(const Views::Ground& ground, pmem::Poison& poison, bool dax);
    ~Filesystem();
    Filesystem(const Filesystem&) = delete;
    Filesystem& operator=(const Filesystem&) = delete;

    [[nodiscard]] EngineLock lock() const { return EngineLock(engine_); }
    /// The same for who must not wait: it may not own the lock.
    [[nodiscard]] EngineLock tryLock() const { return EngineLock(engine_, std::try_to_lock); }
    [[nodiscard]] bool dax() const { return dax_; }
    [[nodiscard]] bool canWrite() const { return ground_.operations != nullptr; }
    /// What is in force for a file (mission D21): mapped directly or not. ENOENT.
    [[nodiscard]] Result<bool> daxFor(std::string_view path) const;
    /// For operations that concern no content; hold the lock. Null when read-only.
    [[nodiscard]] files::Operations& files() { return *ground_.operations; }

    /// Hold the lock.
    [[nodiscard]] const files::Namespace& names() const { return ground_.names; }
    [[nodiscard]] Result<files::Inode> inode(files::FileRef file) const;

    /// EROFS, EIO when the device was removed, EBUSY while frozen.
    [[nodiscard]] Status mayOperate() const;
    [[nodiscard]] trace::Trace& trace() const { return ground_.trace; }
    /// Of the image's own file; not to be closed.
    [[nodiscard]] int imageDescriptor() const { return ground_.image; }

    // Operations on content, as files/operations.h has them. EBUSY while frozen.

    [[nodiscard]] Result<std::vector<std::byte>> read(std::string_view path, ByteRange range);
    [[nodiscard]] Status write(std::string_view path, std::uint64_t offset, Bytes data);
    /// To a regular file that is known already, as to an open one: no names are looked up. ENOENT when it is gone; who keeps
    /// `file` for long sees to it that its number is not given away (files::Operations::hold).
    [[nodiscard]] Status write(files::FileRef file, std::uint64_t offset, Bytes data);
    [[nodiscard]] Status truncate(std::string_view path, std::uint64_t size);
    [[nodiscard]] Status punch(std::string_view path, ByteRange range);
    [[nodiscard]] Status zero(std::string_view path, ByteRange range, bool keepSize);
    [[nodiscard]] Status allocate(std::string_view path, ByteRange range, bool keepSize);
    [[nodiscard]] Status collapse(std::string_view path, ByteRange range);
    [[nodiscard]] Status insert(std::string_view path, ByteRange range);
    [[nodiscard]] Status unshare(std::string_view path, ByteRange range);
    [[nodiscard]] Status clone(std::string_view source, std::uint64_t sourceOffset,
                               std::string_view target, std::uint64_t targetOffset,
                               std::uint64_t length);
    [[nodiscard]] Status dedupe(std::string_view source, std::uint64_t sourceOffset,
                                std::string_view target, std::uint64_t targetOffset,
                                std::uint64_t length);
    [[nodiscard]] Status snapshot(std::string_view source, std::string_view target, bool readOnly);
    [[nodiscard]] Status setReadOnly(std::string_view subvolume, bool readOnly);
    [[nodiscard]] Status remove(std::string_view path, bool recursive);
    [[nodiscard]] Status commit();

    // Mapped files. Not with the lock held: they wait for application threads, or are such.

    /// EOPNOTSUPP without dax, and for what cannot be mapped.
    [[nodiscard]] Result<ViewId> map(const MapRequest& request);
    [[nodiscard]] Status unmap(ViewId view);
    /// On this thread, through the window, with the page faults that it takes. Refused pages: EIO, EFAULT (SIGBUS in a program
    /// of its own), EBUSY while frozen. What lies before such a page has been stored.
    [[nodiscard]] Result<std::vector<std::byte>> load(ViewId view, ByteRange range);
    [[nodiscard]] Status store(ViewId view, std::uint64_t offset, Bytes data);
    /// The same on the thread of the process that the view belongs to.
    [[nodiscard]] Result<std::vector<std::byte>> loadAs(ViewId view, ByteRange range);
    [[nodiscard]] Status storeAs(ViewId view, std::uint64_t offset, Bytes data);
    /// What the processor's cache has of [range) of the view goes towards the medium; durable with the next fence().
    [[nodiscard]] Status flush(ViewId view, ByteRange range);
    [[nodiscard]] Status fence();
    /// msync: all that was stored is durable, in the file as the next mount finds it. A commit.
    [[nodiscard]] Status sync(ViewId view);
    /// The bytes of `range` of a view, without a fault: what `{view, offset, length}` as the source of a write means.
    [[nodiscard]] Result<std::vector<std::byte>> contentOf(ViewId view, ByteRange range);

    /// Stores 8 bytes at random places of the view, `perSecond` times, until stopped, refused or unmapped. Waits while frozen.
    [[nodiscard]] Status startWriter(ViewId view, double perSecond);
    [[nodiscard]] Status stopWriter(ViewId view);
    [[nodiscard]] bool hasWriter(ViewId view) const;
    [[nodiscard]] bool hasWriters() const;

    /// Commits; then no byte of the image changes until thaw() (mission D14).
    [[nodiscard]] Status freeze();
    [[nodiscard]] Status thaw();
    [[nodiscard]] bool frozen() const;
    /// All blocks that `range` of the device touches cannot be read any more (mission D13).
    [[nodiscard]] Status poison(ByteRange range);
    /// The device is gone: views first, then everything else (mission D15).
    [[nodiscard]] Status removeDevice();

    /// The image is one that may be lost (design decision 11).
    void setScratch();

    // Moments of a scratch image: each can be gone back to, and forward again until something changes. They are of the
    // image, its poison and the open transaction, not of processes: whoever has a file mapped that is there and can be mapped
    // at the moment keeps the mapping, and finds the bytes of then; other mappings end, as if they were unmapped (SIGBUS for
    // a thread inside). Private copies are a process's own, and stay. Policies, writers and the trace stay as they are.
    // Between operations: they wait for all ranges. EBUSY while frozen.

    /// What whoever runs operations counts; moments remember it.
    struct Counts {
        std::uint64_t changes = 0;  ///< operations that are not committed
        std::uint64_t step = 0;     ///< the number of the last operation
    };
    /// Its number; that of the last one when nothing has changed since. EPERM unless it is a scratch image, ENOSPC.
    [[nodiscard]] Result<std::uint64_t> takeMoment(const Counts& counts);
    /// What is to be seen of a moment besides the image; of about `bytes`.
    struct Attached {
        std::shared_ptr<const void> what;
        std::uint64_t bytes = 0;
    };
    /// From now on `look` is asked at every moment that is taken, before anything is done for it: with the lock and all ranges held.
    void atMoment(std::function<Attached()> look) { atMoment_ = std::move(look); }
    struct Restarted {
        std::uint64_t moment = 0;  ///< 0: the last commit
        Counts counts;             ///< as they were
        std::vector<ViewId> ended;
        std::uint64_t inPlace = 0;  ///< bytes that were overwritten where they lie, and stay
    };
    /// Back or forward to a moment. A moment is taken first, if something has changed since the last one. ENOENT.
    [[nodiscard]] Result<Restarted> restart(std::uint64_t moment, const Counts& now);
    /// What is needed to look at the image as it was, while it goes on.
    struct Past {
        std::shared_ptr<const pmem::PastImage> image;
        /// What was not committed then; null at the last commit.
        std::shared_ptr<const volume::Transaction::State> transaction;
        pmem::Poison poison;
        Counts counts;
        std::shared_ptr<const void> attached;  ///< as atMoment(); null at the last commit
        std::string name, label;               ///< of the moment, as pmem::Moment
        std::chrono::system_clock::time_point when;
    };
    /// At a moment; 0: as the last commit left the image, scratch or not, but for what is overwritten in place. Waits for
    /// nobody, and disturbs nothing. EROFS, ENOENT; EOPNOTSUPP and ENOMEM as pmem::PastImage.
    [[nodiscard]] Result<Past> past(std::uint64_t moment) const;
    /// The image, scratch or not, as the last commit left it; but for what is overwritten in place, by operations or through
    /// mappings, in files without copy-on-write, immutable ones and those of MAP_SYNC views.
    [[nodiscard]] Result<Restarted> dropUncommitted();
    /// Bytes of which the above is true now.
    [[nodiscard]] std::uint64_t inPlace() const;
    /// Null unless it is a scratch image that may be written. With the lock held.
    [[nodiscard]] pmem::Moments* moments() { return moments_.get(); }
    /// Whether something has changed since the moment that the image was at last.
    [[nodiscard]] bool changedSinceMoment() const;

    /// EPERM unless it is.
    [[nodiscard]] Status setPolicy(files::Policy policy, bool on);
    [[nodiscard]] files::Policies policies() const;

    /// With the lock held.
    [[nodiscard]] Views& views() { return views_; }
    /// What the MMU refused at `offset` of the view, on the thread that wants to go on. As Views::fault().
    [[nodiscard]] Status fault(View& view, std::uint64_t offset, bool write);
    /// Who holds and who waits for ranges, a line each.
    [[nodiscard]] std::string rangeLocks() const;
    /// For tests: called whenever content is copied without the engine's lock.
    void atCopy(std::function<void()> visit) {
        const auto held = lock();
        atCopy_ = std::move(visit);
    }

private:
    struct Touched {
        std::string_view path;
        ByteRange range;
        bool grows =
            false;  ///< from the block that holds the end on: it is zeroed when the file grows
        std::optional<files::FileRef> file{};  ///< known without its path
    };
    /// Of one operation: it touches two files at most.
    struct Wants {
        std::array<RangeLocks::Want, 2> all;
        std::size_t count = 0;

        [[nodiscard]] std::span<const RangeLocks::Want> span() const {
            return std::span(all).first(count);
        }
        [[nodiscard]] bool operator==(const Wants&) const = default;
    };
    [[nodiscard]] Wants wantsOf(std::initializer_list<Touched> touched);
    /// Whether it is marked so (dax/immutable).
    [[nodiscard]] Result<bool> isImmutable(files::FileRef file);
    /// mayOperate() with the lock held, as for settle().
    [[nodiscard]] Status mayOperateNow() const;
    [[nodiscard]] Status settle(std::span<const RangeLocks::Want> wants);
    /// One operation on content, with all that it and views need before and after it.
    [[nodiscard]] Status change(const char* what, std::initializer_list<Touched> touched,
                                FunctionRef<Status(files::Operations&)> step);
    [[nodiscard]] Result<files::FileRef> fileOf(const Touched& touched) const;
    [[nodiscard]] Status write(const Touched& to, std::uint64_t offset, Bytes data);
    [[nodiscard]] bool mayCopyAhead(const Touched& to, ByteRange range) const;
    /// As it reads now, to the end of the file. Lock held.
    [[nodiscard]] Result<std::vector<std::byte>> bytesOf(files::FileRef file, ByteRange range);
    /// Whether the file may be mapped: what its mark says, else the session's switch. ENOENT.
    [[nodiscard]] Result<bool> daxFor(files::FileRef file) const;
    [[nodiscard]] Result<std::shared_ptr<View>> viewFor(ViewId view) const;
    [[nodiscard]] Status access(View& view, std::uint64_t offset, std::byte* buffer,
                                std::size_t length, bool write);
    [[nodiscard]] Result<Process*> processOf(ViewId view);
    void endWriter(ViewId view);
    struct State;
    [[nodiscard]] Result<std::uint64_t> momentNow(const Counts& counts);
    [[nodiscard]] files::Operations::Held heldByViews() const;

    Views::Ground ground_;
    pmem::Poison& poison_;
    const bool dax_;
    bool scratch_ = false;
    std::unique_ptr<pmem::Moments> moments_;
    mutable EngineMutex engine_;
    RangeLocks ranges_{engine_};
    std::function<void()> atCopy_;
    std::function<Attached()> atMoment_;
    Views views_;
    /// Of the file that was asked about last, as long as `at` is Operations::others().
    struct {
        files::FileRef file;
        std::uint64_t at = UINT64_MAX;
        bool immutable = false;
    } lastMark_;
    // Application threads; under their own lock, for they wait for the engine's.
    mutable std::mutex threads_;
    std::map<std::string, std::unique_ptr<Process>> processes_;
    Gate thawed_;
    std::map<ViewId, std::unique_ptr<Writer>> writers_;
};

}  // namespace daxscope::dax
