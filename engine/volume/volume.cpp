#include "volume/volume.h"

#include <algorithm>

#include "format/checksum.h"
#include "format/names.h"
#include "format/superblock.h"
#include "volume/not_btrfs.h"

namespace daxscope::volume {

using format::Key;
using format::Superblock;
namespace id = format::id;

Result<std::unique_ptr<Volume>> Volume::open(Bytes device) {
    std::unique_ptr<Volume> volume(new Volume(device));
    DAX_CHECK(volume->chooseSuperblock());
    const Superblock& super = *volume->super_;
    DAX_CHECK(format::verifyFeatures(super));
    DAX_TRY(volume->rules_.csum, format::csumType(super.csumType));
    const bool ownUuid = (super.incompatFlags & format::incompat::metadataUuid) != 0;
    volume->rules_.fsid = ownUuid ? super.metadataUuid : super.fsid;
    volume->rules_.nodeSize = super.nodeSize;
    volume->rules_.sectorSize = super.sectorSize;
    // A log tree belongs to the transaction after the superblock's.
    volume->rules_.maxGeneration = super.generation + (super.logRoot != 0 ? 1 : 0);
    const auto reasons = format::readOnlyReasons(super);
    volume->reasons_.insert(volume->reasons_.end(), reasons.begin(), reasons.end());
    if (super.devItem.totalBytes > device.size()) {
        volume->addFinding(
            std::format("the image has {} bytes, but the filesystem needs {}: its end is missing",
                        device.size(), super.devItem.totalBytes.get()));
        volume->reasons_.emplace_back("its end is missing");
    }
    DAX_CHECK(volume->readSystemChunkArray());
    if (const Status loaded = volume->loadChunks(); !loaded) {
        // What the superblock itself says can still be shown.
        volume->addFinding(
            std::format("the chunk tree is damaged: {}. Nothing can be found that lies in the "
                        "chunks which it does not name any more",
                        loaded.error().text()));
        volume->reasons_.emplace_back("the chunk tree is damaged");
    }
    if (const Status apart = volume->chunks_.verifyDevice(); !apart) {
        // What was found before may be the reason.
        Error error = apart.error();
        for (const std::string& finding : volume->findings_)
            error.what += std::format("; {}", finding);
        return std::unexpected(std::move(error));
    }
    volume->describeQuota();
    return volume;
}

void Volume::showAgain(const Shown& shown) {
    rules_.maxGeneration = shown.maxGeneration;
    chunks_ = shown.chunks;
    roots_ = shown.roots;
    verified_ = {};
    verifiedCopy1_ = {};
    unsealed_ = {};
    unsettled_.reset();
}

Status Volume::reopen() {
    DAX_TRY(auto fresh, open(device_));
    // The base class is no value. Who is avoided stays.
    super_ = fresh->super_;
    superAt_ = fresh->superAt_;
    rules_ = fresh->rules_;
    chunks_ = std::move(fresh->chunks_);
    chunkTreeUuid_ = fresh->chunkTreeUuid_;
    roots_.clear();
    reasons_ = std::move(fresh->reasons_);
    findings_ = std::move(fresh->findings_);
    verified_ = {};
    verifiedCopy1_ = {};
    return {};
}

Status Volume::chooseSuperblock() {
    // A valid primary always wins: after a kernel fsync it has a log tree that the mirrors of the
    // same generation lack. Only without one the newest valid mirror counts.
    Error primaryError;
    bool anyMagic = false;
    for (const std::uint64_t at : format::superOffsets) {
        const auto bytes = slice(device_, at, format::superSize);
        if (!bytes)
            break;
        const auto* super = structAt<Superblock>(*bytes);
        anyMagic = anyMagic || format::hasMagic(*super);
        const Status valid = format::verifySuperblock(*super, at);
        const bool primary = at == format::superOffsets[0];
        if (primary && !valid)
            primaryError = valid.error();
        if (!valid || (super_ != nullptr && super->generation <= super_->generation))
            continue;
        super_ = super;
        superAt_ = at;
        if (primary)
            return {};
    }
    if (super_ != nullptr) {
        const auto* primary = structAt<Superblock>(device_, format::superOffsets[0]);
        const bool gone = primary == nullptr || !format::hasMagic(*primary);
        // Who made another filesystem here left the mirrors of the old one.
        if (const auto other = gone ? otherContent(device_) : std::nullopt)
            return fail(
                EINVAL,
                "this is not a btrfs image any more: {} (an old btrfs superblock is left at "
                "device byte {})",
                *other, superAt_);
        findings_.push_back(std::format(
            "the primary superblock {} ({}); its mirror at {} with generation {} is used",
            gone ? "is wiped" : "is damaged", primaryError.what, superAt_,
            super_->generation.get()));
        if (gone)
            reasons_.emplace_back("the primary superblock is wiped");
        return {};
    }
    if (anyMagic)
        return std::unexpected(primaryError);
    return fail(EINVAL, "this is not a btrfs image: {}", explainNotBtrfs(device_));
}

Status Volume::readSystemChunkArray() {
    Bytes rest = Bytes(super_->sysChunkArray).first(super_->sysChunkArraySize);
    while (!rest.empty()) {
        const auto* key = structAt<format::DiskKey>(rest);
        const auto* chunk = structAt<format::Chunk>(rest, sizeof(format::DiskKey));
        if (key == nullptr || chunk == nullptr || key->get().type != format::ItemType::ChunkItem)
            return fail(EIO, "the system chunk array of the superblock is damaged");
        const std::size_t size = sizeof *chunk + chunk->numStripes * sizeof(format::Stripe);
        if (chunk->numStripes == 0 || rest.size() < sizeof *key + size)
            return fail(EIO, "the system chunk array of the superblock ends inside a chunk");
        DAX_CHECK(chunks_.add(key->offset, rest.subspan(sizeof *key, size), rules_.sectorSize));
        rest = rest.subspan(sizeof *key + size);
    }
    return {};
}

Status Volume::loadChunks() {
    const Key first{id::firstChunkTree, format::ItemType::ChunkItem, 0};
    DAX_TRY(auto cursor, btree::Cursor::lowerBound(*this, chunkTree(), first));
    while (cursor.valid() && cursor.key().objectid == first.objectid) {
        const Key key = cursor.key();
        chunkTreeUuid_ = cursor.leaf().header().chunkTreeUuid;
        if (key.type == format::ItemType::ChunkItem) {
            const Status added = chunks_.add(key.offset, cursor.data(), rules_.sectorSize);
            if (!added)
                return failAt(added.error(), cursor.where());
            const ChunkInfo* chunk = chunks_.find(key.offset);
            if (chunk != nullptr && chunk->copies == 0)
                addFinding(
                    std::format("chunk {} has the profile “{}”, which Daxscope does not "
                                "read on a single device",
                                key.offset, format::groupText(chunk->flags)));
        }
        DAX_CHECK(cursor.next());
    }
    return {};
}

void Volume::describeQuota() {
    if (root(id::quotaTree))
        reasons_.emplace_back("quotas are enabled, and Daxscope does not keep their counts");
}

void Volume::addFinding(std::string sentence) const {
    constexpr std::size_t most = 1000;
    if (findings_.size() > most || std::ranges::find(findings_, sentence) != findings_.end())
        return;
    findings_.push_back(findings_.size() < most ? std::move(sentence)
                                                : "there is more damage than is listed here");
}

Result<Bytes> Volume::read(std::uint64_t logical, std::uint64_t length, unsigned copy) const {
    const ChunkInfo* chunk = chunks_.find(logical);
    if (chunk == nullptr)
        return fail(EIO, "logical address {} lies in no chunk", logical);
    if (copy >= chunk->copies)
        return fail(chunk->copies == 0 ? EOPNOTSUPP : EIO,
                    "chunk {} ({}) has no copy {} that can be read", chunk->logical,
                    format::groupText(chunk->flags), copy);
    if (length > chunk->end() - logical)
        return fail(EIO, "{} bytes at logical address {} reach beyond the end of chunk {}", length,
                    logical, chunk->logical);
    const std::uint64_t at = chunk->device[copy] + (logical - chunk->logical);
    const auto bytes = slice(device_, at, length);
    if (!bytes)
        return fail(EIO, "device byte {} lies beyond the end of the image ({} bytes)", at,
                    device_.size());
    if (poison_ != nullptr && !poison_->empty()) {
        if (const auto lost = poison_->first({at, length}))
            return fail(EIO, "device byte {} is poisoned: it cannot be read until it is written",
                        lost->offset);
    }
    return *bytes;
}

Result<format::BlockView> Volume::block(const format::Expect& expect) const {
    const std::uint64_t logical = expect.logical;
    for (unsigned copy = 0; copy < 2; ++copy) {
        if (const std::uint64_t* at = (copy == 0 ? verified_ : verifiedCopy1_).find(logical)) {
            // It was read before; only poison may have come since: then the other copy has to do.
            if (poison_ != nullptr && !poison_->empty() && !read(logical, rules_.nodeSize, copy))
                continue;
            const format::BlockView view(device_.subspan(*at, rules_.nodeSize));
            DAX_CHECK(format::verifyExpected(view, expect));
            return view;
        }
    }
    const ChunkInfo* chunk = chunks_.find(logical);
    if (chunk == nullptr)
        return failAt({EIO, std::format("the address lies in no chunk"), {}},
                      std::format("tree block {}", logical));
    if (logical % rules_.sectorSize != 0)
        return failAt({EIO, "the address is not a multiple of the sector size", {}},
                      std::format("tree block {}", logical));
    Error firstError;
    for (unsigned copy = 0; copy < std::max<unsigned>(1, chunk->copies); ++copy) {
        const auto bytes = read(logical, rules_.nodeSize, copy);
        Status good = !bytes                        ? Status(std::unexpected(bytes.error()))
                      : unsealed_.contains(logical) ? format::verifyContent(*bytes, rules_, logical)
                                                    : format::verifyBlock(*bytes, rules_, logical);
        if (good) {
            const format::BlockView view(*bytes);
            good = format::verifyExpected(view, expect);
            if (good) {
                (copy == 0 ? verified_ : verifiedCopy1_)
                    .insert(logical, static_cast<std::uint64_t>(bytes->data() - device_.data()));
                if (copy != 0)
                    addFinding(std::format("{}; its second copy is good", firstError.text()));
                return view;
            }
        }
        if (copy == 0)
            firstError = good.error();
    }
    if (firstError.where.empty())
        firstError.where = std::format("tree block {}", logical);
    return std::unexpected(firstError);
}

btree::TreeRoot Volume::rootTree() const {
    if (const auto open = roots_.find(id::rootTree); open != roots_.end())
        return open->second;
    return {id::rootTree, super_->root, super_->generation, super_->rootLevel};
}

btree::TreeRoot Volume::chunkTree() const {
    if (const auto open = roots_.find(id::chunkTree); open != roots_.end())
        return open->second;
    return {id::chunkTree, super_->chunkRoot, super_->chunkRootGeneration, super_->chunkRootLevel};
}

Result<btree::TreeRoot> Volume::root(std::uint64_t tree) const {
    if (tree == id::rootTree)
        return rootTree();
    if (tree == id::chunkTree)
        return chunkTree();
    if (tree == id::treeLog && super_->logRoot != 0) {
        // The log root is written by the transaction that is still open.
        return btree::TreeRoot{id::treeLog, super_->logRoot, super_->generation + 1,
                               super_->logRootLevel};
    }
    if (const auto open = roots_.find(tree); open != roots_.end())
        return open->second;
    DAX_TRY(const auto* item, rootItem(*this, tree));
    return treeRootOf(tree, *item);
}

Result<btree::TreeRoot> Volume::blockGroupRoot() const {
    const bool own = (super_->compatRoFlags & format::compatRo::blockGroupTree) != 0;
    return root(own ? id::blockGroupTree : id::extentTree);
}

Result<const format::RootItemV1*> rootItem(const Volume& volume, std::uint64_t tree) {
    // A snapshot's root item has the transaction as key offset, the others 0: take the last.
    const Key key{tree, format::ItemType::RootItem, UINT64_MAX};
    DAX_TRY(const auto cursor, btree::Cursor::lastNotAbove(volume, volume.rootTree(), key));
    if (!cursor.valid() || cursor.key().objectid != tree ||
        cursor.key().type != format::ItemType::RootItem)
        return fail(ENOENT, "there is no {}", format::treeName(tree));
    const auto* item = structAt<format::RootItemV1>(cursor.data());
    if (item == nullptr)
        return failAt({EIO, "the root item is too short", {}}, cursor.where());
    return item;
}

Result<Key> keptFrom(const Volume& volume, std::uint64_t tree) {
    if (!format::isFileTree(tree))
        return Key{};
    DAX_TRY(const auto* item, rootItem(volume, tree));
    return item->refs == 0 ? item->dropProgress.get() : Key{};
}

btree::TreeRoot treeRootOf(std::uint64_t tree, const format::RootItemV1& item) {
    return {tree, item.bytenr, item.generation, item.level};
}

}  // namespace daxscope::volume
