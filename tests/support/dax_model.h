// A scratch image with mapped files beside arrays of bytes that stand for them: what every load, read, snapshot and errno has
// to be after any sequence of steps (mission D).
//
// Two files with two shared views each, a private view, and a view of a file in a snapshot. A step's numbers are taken modulo
// what there is when it runs, so that a sequence stays one when steps are taken out of it. The model promises what POSIX
// does: bytes at and beyond the end of a file, in its last page, are nobody's, until the file grows over them: zeros.
#pragma once

#include <array>
#include <deque>
#include <map>

#include "support/dax_image.h"
#include "support/filler.h"

namespace daxscope::test {

struct DaxRecipe {
    std::uint32_t nodeSize = 16384;
    bool checksums =
        false;  ///< made without dax: its content may be inside the tree until it is mapped
    bool noCow = false;
    bool reserved = false;                  ///< every file begins with reserved space
    bool sync = false;                      ///< half of the shared views are MAP_SYNC
    std::optional<files::Policy> losing{};  ///< a design that the model has to see failing
};

enum class DaxAct : std::uint8_t {
    Load,
    Store,
    Write,
    Read,
    Truncate,
    Punch,
    Zero,
    Allocate,
    Collapse,
    Insert,
    Unshare,
    Clone,
    Dedupe,
    Snapshot,
    DropSnapshot,
    Commit,
    Sync,
    Freeze,
    Thaw,
    Remap,
    Remove,
    Clean,
};

struct DaxStep {
    DaxAct act{};
    std::uint64_t which = 0;  ///< file, view or snapshot
    std::uint64_t offset = 0, length = 0;
    std::uint64_t number = 0;  ///< content; what else there is to choose
};

[[nodiscard]] DaxStep randomDaxStep(Dice& dice);

class DaxModel {
public:
    explicit DaxModel(const DaxRecipe& recipe);

    /// Runs one step on both; what differs.
    [[nodiscard]] Failure apply(const DaxStep& step);
    /// All files, snapshots and views; and what the system maps.
    [[nodiscard]] Failure compare();
    /// Thaws, commits, `btrfs check`, opens again, compares; with `mounts` the kernel has to read the same, too.
    [[nodiscard]] Failure finish(bool mounts);
    /// The steps as they were carried out.
    [[nodiscard]] const std::string& log() const { return log_; }

private:
    struct Content {
        std::string bytes;
        bool readOnly = false;
        bool lost = false;  ///< its subvolume is gone
        [[nodiscard]] std::uint64_t pages() const;
    };
    using ContentPtr = std::shared_ptr<Content>;
    struct PrivatePage {
        std::string bytes;
        std::string known;  ///< a 1 for each byte that somebody promises
    };
    struct Mapped {
        dax::ViewId id = 0;
        ContentPtr content;
        std::uint64_t first = 0, pages = 0;  ///< of the file
        bool isPrivate = false;
        std::map<std::uint64_t, PrivatePage> copies;  ///< by page of the file
    };
    struct Snapshot {
        std::string name;
        bool readOnly = false;
        std::array<ContentPtr, 2> files;
    };

    [[nodiscard]] Failure run(const DaxStep& step);
    [[nodiscard]] Failure make(std::size_t file);
    [[nodiscard]] Failure load(Mapped& view, std::uint64_t offset, std::uint64_t length);
    [[nodiscard]] Failure store(Mapped& view, std::uint64_t offset, const std::string& data);
    [[nodiscard]] Failure remap(std::size_t slot, const DaxStep& step);
    [[nodiscard]] Failure share(const DaxStep& step, bool dedupe);
    [[nodiscard]] Failure snapshot(const DaxStep& step);
    [[nodiscard]] Failure dropSnapshot(std::size_t index);
    [[nodiscard]] Failure freezeOrThaw(bool freeze);
    [[nodiscard]] Failure compareFile(const std::string& path, const Content& content);
    [[nodiscard]] Failure compareMount();
    /// The engine answered `got`; it should have been `expected`, or EBUSY while frozen.
    [[nodiscard]] Failure answered(const Status& got, int expected = 0);
    /// Private copies behind the end go with a truncation.
    void shrank(const ContentPtr& content, std::uint64_t pagesBefore);
    void note(const std::string& text) { log_ += text + "\n"; }

    const DaxRecipe recipe_;
    std::unique_ptr<DaxImage> image_;
    std::array<ContentPtr, 2> files_;
    std::array<Mapped, 6> views_;
    std::deque<Snapshot> snapshots_;
    std::uint64_t snapshotsMade_ = 0;
    bool frozen_ = false;
    std::size_t frozenBytes_ = 0;  // a hash of the image
    std::string log_;
};

}  // namespace daxscope::test
