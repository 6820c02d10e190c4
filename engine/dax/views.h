// The files that are mapped, the windows into them, and what happens when a page faults (mission D6 to D9).
//
// One MappedFile per inode that some view maps: its entries and its windows. A fault is resolved in one place, fault(): a
// load maps the block or the zero page for loads; a store makes sure that the block is this transaction's own, by a copy if
// need be, replaces the entry, takes the old block from all other windows, and only then lets the page be stored to.
// Everything here is under the engine's lock (filesystem.h). No window is ever touched here.
#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <string>

#include "dax/access.h"
#include "dax/entries.h"
#include "dax/window.h"
#include "files/block_holders.h"
#include "files/iomap.h"
#include "files/operations.h"

namespace daxscope::dax {

using ViewId = std::uint64_t;

struct MapRequest {
    std::string process = "A";
    std::string path;
    std::uint64_t offset = 0;  ///< of the file; whole pages
    std::uint64_t length = 0;  ///< 0: to the end of the file, at least one page
    bool shared = true;        ///< false: stores go to copies of the process's own
    bool sync = false;         ///< MAP_SYNC (mission D10)
    std::uint64_t around = 1;  ///< pages that one fault maps, and copies, at most
};

struct ViewCounts {
    std::uint64_t readFaults = 0, writeFaults = 0, refusedFaults = 0;
};

struct MappedFile;

/// One mapping of one process.
struct View {
    ViewId id = 0;
    MapRequest asked;
    MappedFile* file = nullptr;
    std::unique_ptr<Window> window;
    ViewCounts counts;
    std::atomic<std::uint64_t> loads = 0, stores = 0;  ///< calls
    trace::Actor actor = 0;                            ///< the process, in events
    trace::Subject subject;                            ///< the file, in events
    bool closed = false;  ///< unmapped while a thread may still be inside

    [[nodiscard]] std::uint64_t firstPage() const { return asked.offset / pageSize; }
    /// Whether the window has this page of the file.
    [[nodiscard]] bool has(std::uint64_t page) const { return part(page, page + 1).second != 0; }
    /// What the window has of the file's pages [from, to): first page of the window, and how many.
    [[nodiscard]] std::pair<std::uint64_t, std::uint64_t> part(std::uint64_t from,
                                                               std::uint64_t to) const {
        const std::uint64_t first = std::max(from, firstPage());
        const std::uint64_t end = std::min(to, firstPage() + window->pages());
        return {first - firstPage(), end > first ? end - first : 0};
    }
};

struct MappedFile {
    MappedFile(files::FileRef ref, std::string name, trace::Trace& trace)
        : open{ref, {}}, path(std::move(name)), entries(trace) {}

    files::OpenFile open;
    std::string path;
    Entries entries;
    std::vector<View*> views;
    bool inodeChanged = false;  ///< `open.inode` is newer than the tree
    bool storedTo = false;      ///< times have to be brought up to date
    bool immutable = false;     ///< its blocks stay where they are (files/marks.h)
    bool lost = false;          ///< the inode is gone: every access is refused

    [[nodiscard]] files::FileRef ref() const { return open.file; }
    /// Pages up to the one that holds the end.
    [[nodiscard]] std::uint64_t pages() const {
        return open.inode.size / pageSize + (open.inode.size % pageSize != 0 ? 1 : 0);
    }
};

/// The last fault, for whoever looks.
struct FaultStory {
    ViewId view = 0;
    std::string process;
    std::uint64_t page = 0;    ///< of the file
    std::uint64_t offset = 0;  ///< of the access, in the page
    bool write = false;
    const char* kind = "";     ///< "read fault", "write fault", "page_mkwrite", "pfn_mkwrite"
    const char* how = "";      ///< "already there", "zero page", "copied", …
    std::uint64_t copied = 0;  ///< bytes
    std::optional<std::uint64_t> from, to;  ///< blocks, device bytes
    /// Of a block of an immutable file: who else holds it, and who of them was moved to a copy.
    std::uint64_t owners = 0, moved = 0;
    std::uint64_t nanoseconds = 0;
    int error = 0;
    std::string refusal;  ///< why, when it was refused
};

class Views {
public:
    /// What a view needs from below; `operations` is null when the image is open read-only. All outlive it.
    struct Ground {
        const volume::Volume& volume;
        const files::Namespace& names;
        files::Operations* operations = nullptr;
        pmem::Store* store = nullptr;
        const pmem::Poison& poison;
        trace::Trace& trace;
        int image = -1;  ///< descriptor of the image's file
        bool belowPage =
            false;  ///< granularity: what is flushed by the CPU is durable after a fence
        std::string granularity;
    };
    explicit Views(Ground ground);
    ~Views();
    Views(const Views&) = delete;
    Views& operator=(const Views&) = delete;

    /// Pages appear when they are first touched. EOPNOTSUPP for what cannot be mapped, with the reason.
    [[nodiscard]] Result<std::shared_ptr<View>> map(const MapRequest& request, files::FileRef file);
    [[nodiscard]] Status unmap(ViewId view);
    /// Null when there is none. Whoever keeps it keeps its addresses, not its pages.
    [[nodiscard]] std::shared_ptr<View> find(ViewId view) const;
    [[nodiscard]] const std::map<ViewId, std::shared_ptr<View>>& views() const { return views_; }
    [[nodiscard]] const std::map<files::FileRef, std::unique_ptr<MappedFile>>& files() const {
        return files_;
    }
    /// Null when nobody maps it.
    [[nodiscard]] MappedFile* mapped(files::FileRef file);

    /// What a store at `offset` of the view will have to copy, as far as is known without looking into the tree. Nothing when
    /// there is nothing to copy, or not in one piece, or it is to be done some other way.
    struct CopySource {
        std::uint64_t offset = 0;  ///< of the file
        ByteRange device;          ///< where the blocks are
    };
    [[nodiscard]] std::optional<CopySource> copySource(const View& view,
                                                       std::uint64_t offset) const;
    /// Sees to what the MMU refused. EFAULT behind the end of the file, EBUSY while frozen, EIO for poison and a removed
    /// device, EROFS, ENOSPC.
    [[nodiscard]] Status fault(View& view, std::uint64_t offset, bool write);

    /// DIRTY pages of [range) are no longer writable anywhere, flushed, and clean (mission D8); checksums that were owed are
    /// computed. `keepSync`: pages that MAP_SYNC views store to stay writable.
    [[nodiscard]] Status writeBack(MappedFile& file, ByteRange range, bool keepSync);
    [[nodiscard]] Status writeBackAll(bool keepSync);
    /// Before a commit: all of it, and afterwards no page is this transaction's own.
    [[nodiscard]] Status prepareCommit();
    /// Before an operation changes or reads [range) of a file: written back, the inode as the tree has it; `unmapped`: no
    /// window has pages of it, no entry is left.
    [[nodiscard]] Status quiesce(files::FileRef file, ByteRange range, bool unmapped);
    /// After operations: sizes may be others; what is behind an end is gone from all windows.
    void refresh();

    // Moments (filesystem.h).
    /// What is mapped is as the trees say, and cannot be stored to without a fault, which is the observer's: a moment can be
    /// taken. Pages stay what they are, and whose.
    [[nodiscard]] Status holdStill();
    /// The image is about to be another one: windows let go of its pages, nothing is remembered of them. Private copies stay.
    void letGo();
    /// The image is another one: views of files that are not there any more, or cannot be mapped as they are, end. These.
    [[nodiscard]] std::vector<ViewId> findAgain();
    /// Bytes that were stored to in place, where the last commit has them, and are not written back yet.
    [[nodiscard]] std::uint64_t dirtyInPlace() const;

    /// Of the losing designs (files/policy.h): from now on commits leave the pages of views as they are.
    void setProtecting(bool protecting) { protecting_ = protecting; }
    /// For tests: called between the two steps of a writeback whose order decides what is lost.
    void atWriteback(std::function<void()> visit) { atWriteback_ = std::move(visit); }

    /// No page of any view allows stores any more.
    void protectAll();
    /// All pages go, private ones, too; every access is refused from now on.
    void removeDevice();
    [[nodiscard]] bool removed() const { return removed_; }
    void setFrozen(bool frozen) { frozen_ = frozen; }
    [[nodiscard]] bool frozen() const { return frozen_; }
    /// [range) of the device cannot be read: windows let go of it.
    void forgetDevice(ByteRange range);

    [[nodiscard]] const std::optional<FaultStory>& story() const { return story_; }
    /// Grows with everything that a picture of the views would show.
    [[nodiscard]] std::uint64_t version() const { return version_; }
    void touch() {
        ++version_;
        if (onChange_)
            onChange_();
    }
    /// Called with the engine's lock held, from any thread, whenever version() grows: must return at once.
    void onChange(std::function<void()> tell) { onChange_ = std::move(tell); }
    /// Pieces of address space that windows take, and may take (vm.max_map_count).
    [[nodiscard]] std::uint64_t pieces() const;
    [[nodiscard]] std::uint64_t mostPieces() const { return mostPieces_; }

    [[nodiscard]] const files::Policies& policies() const;

private:
    [[nodiscard]] Status mayMap(const MapRequest& request, const MappedFile& file) const;
    [[nodiscard]] Status makeMappable(files::FileRef file, ByteRange range);
    [[nodiscard]] Status loadFile(MappedFile& file) const;
    // fault.cpp
    [[nodiscard]] Status resolve(View& view, std::uint64_t page, bool write);
    [[nodiscard]] Status readFault(View& view, std::uint64_t page);
    [[nodiscard]] Status writeFault(View& view, std::uint64_t page);
    [[nodiscard]] Status privateFault(View& view, std::uint64_t page);
    [[nodiscard]] Status copyOnWrite(View& view, std::uint64_t page, std::uint64_t count);
    [[nodiscard]] Status copyLater(View& view, std::uint64_t page, bool unfilled);
    [[nodiscard]] Result<bool> writeHuge(View& view, std::uint64_t page);
    [[nodiscard]] Status fill(const files::EditContext& context, MappedFile& file,
                              const files::Iomap& map);
    [[nodiscard]] Status makeSynchronous(View& view, std::uint64_t page);
    /// How many pages from `page` on one write fault sees to.
    [[nodiscard]] std::uint64_t pagesToStore(const View& view, std::uint64_t page) const;
    // immutable.cpp
    [[nodiscard]] Status immutableFault(View& view, std::uint64_t page);
    [[nodiscard]] Status relocate(const MappedFile& keeper, std::uint64_t logical,
                                  const std::vector<files::BlockHolder>& others);
    // fault.cpp
    /// Whether the block at `page` is held by this place of the file alone.
    [[nodiscard]] Result<bool> holdsAlone(const MappedFile& file, std::uint64_t page);
    /// The block, which may be stored to from now on.
    [[nodiscard]] Status mapForStores(View& view, std::uint64_t page, std::uint64_t count,
                                      std::uint64_t block);
    [[nodiscard]] Result<std::uint64_t> blockOf(std::uint64_t logical) const;
    [[nodiscard]] Status verify(const MappedFile& file, const files::Mapping& mapping,
                                std::uint64_t page) const;
    /// Runs `map`; makes room by eviction when address space has too many pieces.
    [[nodiscard]] Status mapping(View& view, FunctionRef<Status(Window&)> map);
    void unmapOthers(MappedFile& file, const View* but, std::uint64_t page, std::uint64_t count);
    void unmapPages(MappedFile& file, std::uint64_t from, std::uint64_t to, bool privateToo);
    // views_moment.cpp
    [[nodiscard]] bool isThere(MappedFile& file) const;
    [[nodiscard]] bool isMappable(const View& view) const;
    void end(View& view);
    [[nodiscard]] static bool inPlace(const MappedFile& file, const Entry& entry);
    // writeback.cpp
    [[nodiscard]] Status sumPages(MappedFile& file, std::span<const std::uint64_t> pages);
    [[nodiscard]] Status saveInodes();
    [[nodiscard]] Status copyLate(MappedFile& file, std::span<const std::uint64_t> pages);
    void protectPages(MappedFile& file, std::span<const std::uint64_t> pages);
    void flushPages(const MappedFile& file, std::span<const std::uint64_t> pages);

    Ground ground_;
    std::map<files::FileRef, std::unique_ptr<MappedFile>> files_;
    std::map<ViewId, std::shared_ptr<View>> views_;
    ViewId next_ = 1;
    bool frozen_ = false;
    bool removed_ = false;
    bool protecting_ = true;
    std::function<void()> atWriteback_;
    std::uint64_t version_ = 0;
    std::function<void()> onChange_;
    std::uint64_t mostPieces_ = 0;
    std::optional<FaultStory> story_;
};

}  // namespace daxscope::dax
