// An open filesystem: superblock, chunks, trees.
//
// Reads only; a transaction tells it what it must show that is not committed yet. Works on the bytes of the device, which must outlive it and must not change (pmem
// holds the lock that sees to it). One thread at a time. Everything is checked before it is used:
// an error names the tree block, the item and the reason.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "btree/cursor.h"
#include "btree/source.h"
#include "format/structs.h"
#include "format/tree_block.h"
#include "pmem/poison.h"
#include "volume/address_set.h"
#include "volume/chunk_map.h"

namespace daxscope::volume {

class Unsettled;

class Volume final : public btree::BlockSource {
public:
    /// `device`: all bytes of the image. EINVAL: no btrfs (and what it looks like instead);
    /// EOPNOTSUPP: features we do not read, named; EIO: damage.
    [[nodiscard]] static Result<std::unique_ptr<Volume>> open(Bytes device);

    [[nodiscard]] const format::Superblock& super() const { return *super_; }
    /// Device byte of the superblock in use: 64 KiB unless the primary is damaged.
    [[nodiscard]] std::uint64_t superAt() const { return superAt_; }
    [[nodiscard]] const format::BlockRules& rules() const { return rules_; }
    [[nodiscard]] std::uint32_t nodeSize() const { return rules_.nodeSize; }
    [[nodiscard]] std::uint32_t sectorSize() const { return rules_.sectorSize; }
    [[nodiscard]] Bytes device() const { return device_; }
    [[nodiscard]] const ChunkMap& chunks() const { return chunks_; }
    [[nodiscard]] bool skinnyMetadata() const {
        return (super_->incompatFlags & format::incompat::skinnyMetadata) != 0;
    }

    /// Sentences why the image is read-only; empty when it could be written.
    [[nodiscard]] const std::vector<std::string>& readOnlyReasons() const { return reasons_; }
    /// What is wrong but did not stop us (a bad copy of a block whose other copy is good, …).
    /// Grows while reading; at most 1,000 are kept.
    [[nodiscard]] const std::vector<std::string>& findings() const { return findings_; }
    void addFinding(std::string sentence) const;

    [[nodiscard]] Result<format::BlockView> block(const format::Expect& expect) const override;
    [[nodiscard]] bool keeps() const override { return poison_ == nullptr || poison_->empty(); }

    /// Bytes at a logical address, from copy `copy`; EIO when they are not all inside one chunk
    /// and the device.
    [[nodiscard]] Result<Bytes> read(std::uint64_t logical, std::uint64_t length,
                                     unsigned copy = 0) const;

    /// Ranges of the device that read() refuses, EIO; null for none. Outlives the volume.
    void avoid(const pmem::Poison* poison) { poison_ = poison; }

    /// The root of any tree: the root and chunk trees by the superblock, others by their root item.
    /// ENOENT when there is none.
    [[nodiscard]] Result<btree::TreeRoot> root(std::uint64_t tree) const;
    [[nodiscard]] btree::TreeRoot rootTree() const;
    [[nodiscard]] btree::TreeRoot chunkTree() const;
    /// The tree that holds the block group items.
    [[nodiscard]] Result<btree::TreeRoot> blockGroupRoot() const;

    // For the transaction alone: what it has not committed yet.

    /// The primary superblock is what the one in use was, from now on.
    void primaryRewritten() {
        superAt_ = format::superOffsets[0];
        super_ = structAt<format::Superblock>(device_, superAt_);
    }

    /// Blocks of this generation are sound from now on.
    void allowGeneration(std::uint64_t generation) { rules_.maxGeneration = generation; }
    /// The block at `logical` was written by us, and need not be verified.
    void trust(std::uint64_t logical) {
        if (verified_.find(logical) == nullptr)
            verified_.insert(logical, chunks_.toDevice(logical).value_or(0));
    }
    /// The block at `logical` has no checksum yet; all else about it is verified.
    void expectUnsealed(std::uint64_t logical) { unsealed_.insert(logical); }
    /// What the extent tree does not say yet; null: it says all.
    void showUnsettled(std::shared_ptr<const Unsettled> unsettled) {
        unsettled_ = std::move(unsettled);
    }
    [[nodiscard]] const Unsettled* unsettled() const { return unsettled_.get(); }
    /// The tree's root is this one, whatever its root item says.
    void showRoot(const btree::TreeRoot& root) { roots_[root.tree] = root; }
    void forgetRoot(std::uint64_t tree) { roots_.erase(tree); }
    /// What showRoot() said; null without. It stays after the commit, when the root item says the same.
    [[nodiscard]] const btree::TreeRoot* shownRoot(std::uint64_t tree) const {
        const auto found = roots_.find(tree);
        return found == roots_.end() ? nullptr : &found->second;
    }
    [[nodiscard]] Status addChunk(std::uint64_t logical, Bytes item) {
        return chunks_.add(logical, item, rules_.sectorSize);
    }
    /// What is told above, to come back to: valid while the superblock in use and the blocks are what they are now.
    struct Shown {
        std::uint64_t maxGeneration = 0;
        ChunkMap chunks;
        std::map<std::uint64_t, btree::TreeRoot> roots;
    };
    [[nodiscard]] Shown shown() const { return {rules_.maxGeneration, chunks_, roots_}; }
    /// The bytes are again what they were when `shown` was made: no block has been verified.
    void showAgain(const Shown& shown);
    /// As open() finds it: what was not committed is forgotten. After an error nothing has changed.
    [[nodiscard]] Status reopen();

    /// As in the headers of all blocks.
    [[nodiscard]] const format::Uuid& chunkTreeUuid() const { return chunkTreeUuid_; }

private:
    explicit Volume(Bytes device) : device_(device) {}

    [[nodiscard]] Status chooseSuperblock();
    [[nodiscard]] Status readSystemChunkArray();
    [[nodiscard]] Status loadChunks();
    void describeQuota();

    Bytes device_;
    const pmem::Poison* poison_ = nullptr;
    const format::Superblock* super_ = nullptr;
    std::uint64_t superAt_ = 0;
    format::BlockRules rules_;
    ChunkMap chunks_;
    format::Uuid chunkTreeUuid_{};
    std::map<std::uint64_t, btree::TreeRoot> roots_;  // as shown
    std::vector<std::string> reasons_;
    mutable std::vector<std::string> findings_;
    // Device bytes of the copy that is sound, by logical address: a chunk never moves.
    mutable AddressTable<std::uint64_t> verified_;       // copy 0
    mutable AddressTable<std::uint64_t> verifiedCopy1_;  // copy 0 is not sound, copy 1 is
    AddressSet unsealed_;
    std::shared_ptr<const Unsettled> unsettled_;
};

/// The root item of `tree` in the root tree: the v1 part. ENOENT when there is none.
[[nodiscard]] Result<const format::RootItemV1*> rootItem(const Volume& volume, std::uint64_t tree);

/// What has a smaller key is not there any more, although nodes still lead to it: of a subvolume whose removal has begun
/// (drop_progress). The lowest key of all other trees.
[[nodiscard]] Result<format::Key> keptFrom(const Volume& volume, std::uint64_t tree);

/// The tree's root as its root item says.
[[nodiscard]] btree::TreeRoot treeRootOf(std::uint64_t tree, const format::RootItemV1& item);

}  // namespace daxscope::volume
