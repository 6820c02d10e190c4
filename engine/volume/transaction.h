// The open transaction: every change to the filesystem between two commits.
//
// Tree blocks are edited where they lie, but only those that this transaction allocated; all others are copied
// first, and nothing reachable from the committed superblock is overwritten (design decisions 1 and 2, mission F8).
// Changes come as operations: begin(), changes, then keep() or rollBack(), which restores every byte and every
// reservation. commit() makes all kept operations durable together and starts the next transaction.
// After a failed commit the image is as the last good commit left it; the transaction is then dead (EROFS).
// What space an operation may need is asked for before it begins (makeRoom), so that it does not fail half-way.
// One thread. The volume shows the changes as soon as an operation is kept; who owns what, once they are settled.
#pragma once

#include <map>
#include <memory>
#include <unordered_map>
#include <utility>
#include <vector>

#include "btree/editor.h"
#include "pmem/store.h"
#include "volume/pending_refs.h"
#include "volume/space.h"
#include "volume/volume.h"

namespace daxscope::pmem {
class PastImage;
}

namespace daxscope::volume {

/// Who holds a data extent from a file.
struct DataHolder {
    std::uint64_t tree = 0;
    std::uint64_t inode = 0;
    std::uint64_t base = 0;  ///< file offset − offset into the extent; may wrap
};

/// Where giving up a tree stands.
struct DropPosition {
    // In the root item, as drop_progress and drop_level: the first pointer that is still held, in a node of this level.
    format::Key next{};
    std::uint8_t level = 0;  ///< 0: all is still held
    /// Inside the shared block that `next` leads to: pointers below this are done with. In memory alone.
    format::Key leftBehindUpTo{};
};

class Transaction final : public btree::BlockSpace {
public:
    /// EROFS with the reasons when the image must not be written. `volume` and `store` outlive it.
    [[nodiscard]] static Result<std::unique_ptr<Transaction>> open(Volume& volume,
                                                                   pmem::Store& store);

    // Operations.
    /// Sees to it that `blocks` new tree blocks and `dataBytes` of data can be allocated, by a new chunk if need
    /// be. ENOSPC when tree blocks are short; when data space is, the operation fails where it allocates: what it
    /// overwrites in place needs none. `freeing`: it frees space and may use what is kept back for that.
    [[nodiscard]] Status makeRoom(std::uint64_t blocks, std::uint64_t dataBytes, bool freeing);
    void begin();
    void keep();
    void rollBack();
    /// Whether there is something to commit.
    [[nodiscard]] bool changed() const { return changed_; }
    /// How many operations have begun so far, those that failed among them: as long as it stays, nothing has changed.
    [[nodiscard]] std::uint64_t operations() const { return operation_; }
    [[nodiscard]] Status commit();
    /// Between operations: extent tree, block groups and free space say what the kept operations did, as after a
    /// commit, but nothing of it is durable. Takes what is kept back for the commit, and fails only where that would.
    [[nodiscard]] Status settle();

    // Moments (session/session.h): between operations, settled.
    /// All that the transaction knows besides the bytes of the image.
    struct State;
    [[nodiscard]] std::shared_ptr<const State> state() const;
    /// About as many bytes of memory.
    [[nodiscard]] static std::uint64_t memoryOf(const State& state);
    /// The bytes are again what they were then.
    void restore(const State& state);
    /// A volume over the bytes of then shows the moment, with what was not committed.
    static void show(const State& state, Volume& volume);
    [[nodiscard]] static const Space& spaceOf(const State& state);
    // In the middle of an operation, by the thread that runs it (transaction_standing.cpp). A tree that is being changed is
    // shown as it was before that change.
    /// `image`, which is as the bytes are now, becomes what showMiddle() speaks of.
    void putBackUnchanged(pmem::PastImage& image) const;
    /// A volume over these bytes shows what the operation has done so far; its extents, too (unsettled.h).
    void showMiddle(Volume& volume) const;
    /// The open transaction as if it had never been: the volume is as the last commit left it. Works after a failed commit,
    /// too. EIO: the image cannot be opened any more; nothing has changed then.
    [[nodiscard]] Status reopen();
    // For who keeps a picture of all extents (scene/live_image.h).
    /// Extents whose owners, or the part of them that is reached, may be others than before: logical addresses at which they
    /// begin or began, some perhaps several times.
    struct Touched {
        bool everything = false;  ///< too much to be named
        std::vector<std::uint64_t> extents;
    };
    /// From now on they are collected.
    void collectTouched() { collectsTouched_ = true; }
    /// Those since the last time.
    [[nodiscard]] Touched takeTouched() { return std::exchange(touched_, {}); }

    /// How many operations that stored something were kept.
    [[nodiscard]] std::uint64_t kept() const { return kept_; }
    /// Bytes that the last commit refers to and that were overwritten where they lie: reopen() does not bring them back.
    [[nodiscard]] std::uint64_t overwritten() const { return overwritten_; }
    void noteOverwritten(std::uint64_t bytes) { overwritten_ += bytes; }

    /// What is given away and what waits for the commit, as of the last settle() or commit().
    [[nodiscard]] const Space& space() const { return space_; }

    // Inside an operation.
    /// The editor of a tree; ENOENT when there is none. Ask anew in every operation.
    [[nodiscard]] Result<btree::Editor*> edit(std::uint64_t tree);
    /// A new tree with one empty leaf; its root item is the caller's.
    [[nodiscard]] Result<btree::Editor*> createTree(std::uint64_t tree);
    /// A copy of `source`'s root block as the root of the new tree `tree`, sharing everything below it.
    [[nodiscard]] Result<btree::TreeRoot> shareTree(std::uint64_t source, std::uint64_t tree);
    /// Gives up about `blocks` blocks of a tree, from `position` on, which moves; true when nothing is left of the tree.
    /// Nobody may change the tree from the first step on, and it must have been committed; its root item is the caller's.
    /// After an error `position` means nothing.
    [[nodiscard]] Result<bool> dropSome(std::uint64_t tree, DropPosition& position,
                                        std::size_t blocks);
    /// One piece of new data space of at most `length` bytes, nobody's yet. ENOSPC.
    [[nodiscard]] Result<ByteRange> allocateData(std::uint64_t length);
    /// Space for data before the operation that will use it begins: kept from everybody else until adoptData() or
    /// releaseData(); no commit knows of it. As allocateData(), but no chunk is added for it, and mixed groups, where
    /// tree blocks want the same space, give none.
    [[nodiscard]] std::optional<ByteRange> reserveData(std::uint64_t length);
    void releaseData(ByteRange reserved) {
        std::erase(reserved_, reserved);
        space_.giveBack(reserved);
    }
    /// As if allocateData() had given it now.
    void adoptData(ByteRange reserved);
    /// Whether this transaction has allocated the data extent that begins at `logical`: no commit can reach it.
    [[nodiscard]] bool allocatedNow(std::uint64_t logical) const {
        return newData_.contains(logical);
    }
    /// Another part of the data extent that begins at `logical` is held, by as many references as before.
    void reachesOtherwise(std::uint64_t logical) { touch(logical); }
    /// One more (+1) or one less (−1) reference to the data extent `extent`.
    void holdData(ByteRange extent, const DataHolder& holder, int delta);
    /// Whether nobody but `holder` refers to the extent, now and as the last commit has it: who overwrites it changes nothing that
    /// somebody else would find after a loss of power.
    [[nodiscard]] Result<bool> isOnlyHolder(ByteRange extent, const DataHolder& holder);
    /// Data where it lies: a failed operation takes it back. `uncommitted`: this transaction has allocated it; else the last
    /// commit may refer to it (NODATACOW alone).
    void overwriteData(std::uint64_t logical, Bytes bytes, bool uncommitted);
    /// Fills space that allocateData() gave, all copies; durable with the commit.
    void writeData(std::uint64_t logical, Bytes bytes) {
        writeData(logical, bytes, {logical, bytes.size()});
    }
    /// As above, but only [flushed) will be: an error of others that may be tried (files/policy.h).
    void writeData(std::uint64_t logical, Bytes bytes, ByteRange flushed);
    /// `sums` as those of the data sectors from `logical` on, which have none yet.
    [[nodiscard]] Status addChecksums(std::uint64_t logical, Bytes sums);

    /// The volume shows what the running operation has changed so far; keep() does it by itself.
    void showRoots();
    [[nodiscard]] const Volume& volume() const { return volume_; }
    [[nodiscard]] trace::Trace& trace() const { return store_.trace(); }
    /// Subvolumes: blocks up to this generation may be shared with a snapshot.
    [[nodiscard]] Result<std::uint64_t> lastSnapshot(std::uint64_t tree);
    [[nodiscard]] Status setLastSnapshot(std::uint64_t tree, std::uint64_t generation);
    /// The superblock of the next commit has the feature (format::incompat).
    void addFeature(std::uint64_t incompat) {
        super_.incompatFlags = super_.incompatFlags | incompat;
    }

    // BlockSpace
    [[nodiscard]] Result<format::BlockView> block(const format::Expect& expect) const override {
        return volume_.block(expect);
    }
    [[nodiscard]] bool keeps() const override { return volume_.keeps(); }
    [[nodiscard]] std::uint32_t nodeSize() const override { return volume_.nodeSize(); }
    [[nodiscard]] std::uint64_t generation() const override { return generation_; }
    [[nodiscard]] Result<format::BlockView> allocate(std::uint64_t tree, unsigned level) override;
    [[nodiscard]] Result<format::BlockView> writable(std::uint64_t tree,
                                                     const format::BlockView& block,
                                                     bool isRoot) override;
    [[nodiscard]] Status release(std::uint64_t tree, const format::BlockView& block) override;
    void store(const format::BlockView& block, std::uint32_t offset, Bytes bytes) override;
    void move(const format::BlockView& block, std::uint32_t to, std::uint32_t from,
              std::uint32_t length) override;
    [[nodiscard]] bool beginChange(const btree::TreeRoot& root) override;
    void endChange() override;

private:
    [[nodiscard]] Status mayGoOn() const;
    // A commit leaves none open.
    struct OpenTree {
        btree::Editor editor;
        btree::TreeRoot written;  ///< as its root item or the superblock says
        format::Key itemKey;      ///< of its root item
        std::uint64_t lastSnapshot = 0;
        std::int64_t grownBlocks = 0;  ///< since its root item was written
        std::uint64_t operation = 0;   ///< the last one that asked for it
    };
    /// A tree that the running operation asked for, as it was.
    struct TreeBefore {
        std::uint64_t tree = 0;
        std::optional<OpenTree> open;
        std::optional<btree::TreeRoot> shown;  ///< by the volume
    };
    /// Bytes of the device as they were.
    struct OldBytes {
        std::uint64_t at = 0;
        std::size_t length = 0;
        std::uint64_t movedTo = 0;  ///< device byte where they are now; 0: they are kept,
        std::size_t from = 0;       ///< in oldBytes_
    };
    struct RefUndo {
        PendingRefs::Extent extent;
        ExtentRef ref;
        std::int64_t delta = 0;
    };

    Transaction(Volume& volume, pmem::Store& store, Space space);

    // transaction.cpp
    [[nodiscard]] OpenTree* find(std::uint64_t tree);
    void rememberTree(std::uint64_t tree, const OpenTree* open);
    [[nodiscard]] Result<OpenTree*> openTree(std::uint64_t tree);
    [[nodiscard]] std::uint64_t deviceOf(std::uint64_t logical) const;
    [[nodiscard]] bool isFresh(const format::BlockView& block) const {
        return block.header().generation == generation_;
    }
    void remember(std::uint64_t device, std::size_t length);
    [[nodiscard]] bool hasToRemember(const format::BlockView& block) const;
    void forgetOperation();
    void touch(std::uint64_t logical);
    void touchEverything();
    void changeRef(const PendingRefs::Extent& extent, const ExtentRef& ref, std::int64_t delta);
    void changeBlockRef(const format::BlockView& block, const ExtentRef& ref, std::int64_t delta);
    // transaction_standing.cpp
    void keepUnchanged(std::uint64_t device, std::size_t length);
    [[nodiscard]] std::shared_ptr<const Unsettled> unsettled() const;
    // transaction_share.cpp
    /// References to a data extent: of all, and of one holder.
    struct Counted {
        std::int64_t all = 0;
        std::int64_t byHolder = 0;
    };
    /// Nothing when the tree does not know the extent.
    [[nodiscard]] Result<std::optional<Counted>> countRefs(const btree::TreeRoot& extents,
                                                           ByteRange extent,
                                                           const ExtentRef& holder);
    struct Holders {
        std::uint64_t refs = 1;
        bool fullBackref = false;
    };
    [[nodiscard]] Result<Holders> holdersOf(const format::BlockView& block);
    void holdChildren(const format::BlockView& block, ExtentRef by, std::int64_t delta);
    [[nodiscard]] Result<format::BlockView> copyBlock(std::uint64_t tree,
                                                      const format::BlockView& block);
    void makeFull(const format::BlockView& block);
    void fillFrom(const format::BlockView& block, const format::BlockView& copy);
    // transaction_drop.cpp
    void giveUpLeaf(const format::BlockView& leaf, const ExtentRef& below, const ExtentRef& holder);
    [[nodiscard]] Result<bool> leaveBehind(std::uint64_t tree, std::uint64_t madeAt,
                                           const format::BlockView& top, format::Key& from,
                                           std::size_t& left);
    // transaction_commit.cpp
    [[nodiscard]] Status settleTrees();
    void showOpenTrees();
    [[nodiscard]] Status writePendingRefs();
    /// New extents side by side in one group: their items and their space are written together.
    struct Run {
        Group* group = nullptr;
        ByteRange range;
        std::vector<std::byte> bytes;                            // of the items
        std::vector<std::pair<format::Key, std::size_t>> items;  // with where their bytes begin
    };
    /// Extents side by side in one group that nobody holds any more: their items and their space are given up together.
    struct Leaving {
        Group* group = nullptr;
        bool treeBlocks = false;
        ByteRange range;
        format::Key first, last;
        btree::Cursor at;  // on the last
    };
    [[nodiscard]] Result<bool> addToRun(Run& run, const ExtentChange& change);
    [[nodiscard]] Result<bool> addToLeaving(Leaving& leaving, const ExtentChange& change);
    [[nodiscard]] Status writeLeaving(Leaving& leaving);
    [[nodiscard]] Status writeItems(Run& run);
    [[nodiscard]] Status writeRun(Run& run);
    [[nodiscard]] Status takeSpace(ByteRange range);
    [[nodiscard]] Status writeRootItem(std::uint64_t tree, OpenTree& open);
    [[nodiscard]] Status writeGroupItems();
    /// `created`: by this transaction, and its space was never taken.
    [[nodiscard]] Status extentGone(ByteRange range, bool treeBlocks, bool created);
    void sealBlocks();
    [[nodiscard]] format::Superblock nextSuperblock();
    // transaction_chunks.cpp
    [[nodiscard]] Status addChunk(std::uint64_t flags);
    [[nodiscard]] std::uint64_t keptBack();
    [[nodiscard]] Status ensureFree(std::uint64_t flag, std::uint64_t bytes);
    [[nodiscard]] std::uint64_t profileOf(std::uint64_t flag) const;

    /// While an editor changes a tree, and somebody may look in the middle of it.
    struct Changing {
        btree::TreeRoot root;                                     ///< before it
        std::map<std::uint64_t, std::vector<std::byte>> pages{};  ///< of the device, before it
        std::vector<std::uint64_t> released{};                    ///< blocks that it has given up
    };

    Volume& volume_;
    pmem::Store& store_;
    Space space_;
    PendingRefs pending_;
    std::map<std::uint64_t, OpenTree> trees_;
    OpenTree* lastAsked_ = nullptr;  // of trees_, by the running operation: mostly asked for again
    /// Extents allocated since the last commit; also those that were given back since, which nobody asks about.
    AddressSet newData_;
    /// Blocks to seal and write at commit, with the operation that made each; 0: between operations.
    std::unordered_map<std::uint64_t, std::uint64_t> fresh_;
    format::Superblock super_{};  // of the next commit, apart from what changes with it
    std::uint64_t generation_ = 0;
    /// Of the operation: what its data may take from tree blocks.
    std::uint64_t dataRoom_ = UINT64_MAX;
    /// The extent tree of the last commit: its blocks stay as they are.
    btree::TreeRoot committedExtents_;
    btree::Cursor
        lastSums_;  // where checksums were put last: the next ones mostly come behind them
    std::optional<std::uint64_t> keptBack_;  // as keptBack() reckoned since the trees settled
    std::vector<ByteRange> reserved_;        // by reserveData(), and not adopted yet
    std::optional<Changing> changing_;
    bool changed_ = false;
    bool dead_ = false;
    bool collectsTouched_ = false;
    Touched touched_;
    std::uint64_t kept_ = 0;
    std::uint64_t overwritten_ = 0;

    // The running operation, for rollBack().
    bool running_ = false;
    std::uint64_t operation_ = 0;  // its number, or that of the last one
    std::vector<TreeBefore> treesBefore_;
    std::uint64_t featuresBefore_ = 0;
    std::vector<std::byte> oldBytes_;
    std::vector<OldBytes> stores_;
    std::vector<RefUndo> refs_;
    std::vector<PendingRefs::Extent> madeFull_;
    std::vector<std::uint64_t> dropped_;  // trees
    std::vector<ByteRange> taken_;        // space
    bool madeBlocks_ = false;             // some of fresh_ are this operation's
    std::vector<ByteRange> released_;     // to be given back when the operation is kept
};

}  // namespace daxscope::volume
