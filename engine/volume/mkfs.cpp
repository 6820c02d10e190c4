#include "volume/mkfs.h"

#include <algorithm>
#include <bit>

#include "base/text.h"
#include "format/block_builder.h"
#include "format/checksum.h"
#include "volume/super_write.h"

namespace daxscope::volume {

using format::BuiltBlock;
using format::Item;
using format::ItemType;
using format::Key;
namespace id = format::id;

namespace {

constexpr std::uint64_t sector = 4096;
constexpr std::uint64_t stripe = 65536;
constexpr std::uint64_t generation = 1;
constexpr std::uint64_t deviceId = 1;
constexpr std::uint32_t directoryMode = 040755;
constexpr std::uint64_t MiB = 1ULL << 20;

struct Group {
    std::uint64_t logical = 0;  // also the device byte of the first copy
    std::uint64_t length = 0;
    std::uint64_t flags = 0;
    std::uint64_t copies = 1;
    std::uint64_t used = 0;  // from the start of the group on
};

class Mkfs {
public:
    Mkfs(pmem::Store& store, const MkfsOptions& options) : store_(store), options_(options) {
        stamp_.rules.fsid = options.fsid;
        stamp_.rules.nodeSize = options.nodeSize;
        stamp_.rules.sectorSize = sector;
        stamp_.chunkTreeUuid = options.chunkTreeUuid;
        stamp_.generation = generation;
        const std::uint64_t copies = options.dupMetadata ? 2 : 1;
        const std::uint64_t dup = options.dupMetadata ? format::group::dup : 0;
        system_ = place(8 * MiB, format::group::system | dup, copies);
        metadata_ = place(32 * MiB, format::group::metadata | dup, copies);
        data_ = place(8 * MiB, format::group::data, 1);
    }

    Status make() {
        DAX_CHECK(wipe());
        build();
        for (const BuiltBlock& block : blocks_)
            write(block);
        DAX_CHECK(store_.fence());
        return writeSuperblocks(store_, superblock());
    }

private:
    struct Root {
        std::uint64_t tree = 0;
        BuiltBlock block;  // without its bytes
    };

    Group place(std::uint64_t length, std::uint64_t flags, std::uint64_t copies);
    std::uint64_t allocate(Group& group);
    void add(Group& group, std::uint64_t tree, std::vector<Item> items);
    void addAt(std::uint64_t logical, std::uint64_t tree, std::vector<Item> items);
    const BuiltBlock& root(std::uint64_t tree) const;
    void build();

    [[nodiscard]] std::vector<Item> fileTree() const;
    [[nodiscard]] std::vector<Item> deviceTree() const;
    [[nodiscard]] std::vector<Item> chunkTree() const;
    [[nodiscard]] std::vector<Item> rootTree() const;
    [[nodiscard]] std::vector<Item> extentTree() const;
    [[nodiscard]] std::vector<Item> freeSpaceTree() const;
    [[nodiscard]] Item inodeItem(std::uint64_t inode, std::uint64_t bytes) const;
    [[nodiscard]] Item rootItem(std::uint64_t tree) const;
    [[nodiscard]] Item chunkItem(const Group& group) const;
    [[nodiscard]] format::DevItem deviceItem() const;
    [[nodiscard]] format::Time now() const;
    [[nodiscard]] format::Superblock superblock() const;

    Status wipe();
    void write(const BuiltBlock& block);

    pmem::Store& store_;
    const MkfsOptions& options_;
    format::BlockStamp stamp_;
    std::uint64_t next_ = format::reservedStart;  // device byte
    Group system_, metadata_, data_;
    std::vector<BuiltBlock> blocks_;
    std::vector<Root> roots_;
};

Group Mkfs::place(std::uint64_t length, std::uint64_t flags, std::uint64_t copies) {
    const Group group{next_, length, flags, copies};
    next_ += length * copies;
    return group;
}

std::uint64_t Mkfs::allocate(Group& group) {
    const std::uint64_t logical = group.logical + group.used;
    group.used += options_.nodeSize;
    return logical;
}

void Mkfs::add(Group& group, std::uint64_t tree, std::vector<Item> items) {
    std::ranges::sort(items, {}, &Item::key);
    auto built = format::buildTree(items, tree, stamp_, [&] { return allocate(group); });
    const BuiltBlock& top = built.back();
    roots_.push_back({tree, {top.logical, top.level, {}}});
    std::ranges::move(built, std::back_inserter(blocks_));
}

/// A tree whose place was taken before its content could be known; one leaf is enough.
void Mkfs::addAt(std::uint64_t logical, std::uint64_t tree, std::vector<Item> items) {
    std::ranges::sort(items, {}, &Item::key);
    auto built = format::buildTree(items, tree, stamp_, [&] { return logical; });
    blocks_.push_back(std::move(built.back()));
}

const BuiltBlock& Mkfs::root(std::uint64_t tree) const {
    return std::ranges::find(roots_, tree, &Root::tree)->block;
}

void Mkfs::build() {
    add(metadata_, id::fsTree, fileTree());
    add(metadata_, id::dataRelocTree, fileTree());
    add(metadata_, id::csumTree, {});
    add(metadata_, id::devTree, deviceTree());
    const auto uuidHalf = [this](std::size_t at) {
        return structAt<Le64>(Bytes(options_.topLevelUuid), at)->get();
    };
    Le64 topLevel{};
    topLevel = id::fsTree;
    add(metadata_, id::uuidTree,
        {format::itemOf({uuidHalf(0), ItemType::UuidSubvolume, uuidHalf(8)}, topLevel)});
    add(system_, id::chunkTree, chunkTree());
    // These two tell where all blocks are, themselves and the root tree included.
    for (const std::uint64_t tree : {id::extentTree, id::freeSpaceTree})
        roots_.push_back({tree, {allocate(metadata_), 0, {}}});
    add(metadata_, id::rootTree, rootTree());
    addAt(root(id::extentTree).logical, id::extentTree, extentTree());
    addAt(root(id::freeSpaceTree).logical, id::freeSpaceTree, freeSpaceTree());
}

format::Time Mkfs::now() const {
    format::Time time{};
    time.seconds = options_.seconds;
    return time;
}

Item Mkfs::inodeItem(std::uint64_t inode, std::uint64_t bytes) const {
    format::InodeItem item{};
    item.generation = generation;
    item.nbytes = bytes;
    item.nlink = 1;
    item.mode = directoryMode;
    item.atime = item.ctime = item.mtime = item.otime = now();
    return format::itemOf({inode, ItemType::InodeItem, 0}, item);
}

Item nameItem(std::uint64_t inode, std::uint64_t parent, std::string_view name) {
    format::InodeRef ref{};
    ref.nameLen = static_cast<std::uint16_t>(name.size());
    Item item = format::itemOf({inode, ItemType::InodeRef, parent}, ref);
    append(item, asBytes(name));
    return item;
}

/// A subvolume with nothing but its root directory.
std::vector<Item> Mkfs::fileTree() const {
    return {inodeItem(id::firstFree, options_.nodeSize),
            nameItem(id::firstFree, id::firstFree, "..")};
}

std::vector<Item> Mkfs::deviceTree() const {
    const std::array<Le64, 5> noErrors{};
    std::vector<Item> items = {
        format::itemOf({id::devStats, ItemType::PersistentItem, deviceId}, noErrors)};
    for (const Group* group : {&system_, &metadata_, &data_}) {
        for (std::uint64_t copy = 0; copy < group->copies; ++copy) {
            format::DevExtent extent{};
            extent.chunkTree = id::chunkTree;
            extent.chunkObjectid = id::firstChunkTree;
            extent.chunkOffset = group->logical;
            extent.length = group->length;
            extent.chunkTreeUuid = options_.chunkTreeUuid;
            const std::uint64_t device = group->logical + copy * group->length;
            items.push_back(format::itemOf({deviceId, ItemType::DevExtent, device}, extent));
        }
    }
    return items;
}

format::DevItem Mkfs::deviceItem() const {
    format::DevItem item{};
    item.devid = deviceId;
    item.totalBytes = alignDown(store_.size(), sector);
    item.bytesUsed = next_ - format::reservedStart;
    item.ioAlign = item.ioWidth = item.sectorSize = static_cast<std::uint32_t>(sector);
    item.uuid = options_.deviceUuid;
    item.fsid = options_.fsid;
    return item;
}

Item Mkfs::chunkItem(const Group& group) const {
    format::Chunk chunk{};
    chunk.length = group.length;
    chunk.owner = id::extentTree;
    chunk.stripeLen = stripe;
    chunk.type = group.flags;
    chunk.ioAlign = chunk.ioWidth = static_cast<std::uint32_t>(stripe);
    chunk.sectorSize = static_cast<std::uint32_t>(sector);
    chunk.numStripes = static_cast<std::uint16_t>(group.copies);
    chunk.subStripes = 1;
    Item item = format::itemOf({id::firstChunkTree, ItemType::ChunkItem, group.logical}, chunk);
    for (std::uint64_t copy = 0; copy < group.copies; ++copy) {
        format::Stripe where{};
        where.devid = deviceId;
        where.offset = group.logical + copy * group.length;
        where.devUuid = options_.deviceUuid;
        append(item, bytesOf(where));
    }
    return item;
}

std::vector<Item> Mkfs::chunkTree() const {
    return {format::itemOf({id::devItems, ItemType::DevItem, deviceId}, deviceItem()),
            chunkItem(system_), chunkItem(metadata_), chunkItem(data_)};
}

Item Mkfs::rootItem(std::uint64_t tree) const {
    const BuiltBlock& block = root(tree);
    const bool holdsFiles = tree == id::fsTree || tree == id::dataRelocTree;
    format::RootItem item{};
    // What every root item's inode says, whatever the tree; the kernel keeps it and asks nothing of it.
    item.v1.inode.generation = generation;
    item.v1.inode.size = 3;
    item.v1.inode.nlink = 1;
    item.v1.inode.nbytes = options_.nodeSize;
    item.v1.inode.mode = directoryMode;
    item.v1.inode.flags = format::inodeFlag::rootItemInit;
    item.v1.generation = generation;
    item.v1.rootDirid = holdsFiles ? id::firstFree : 0;
    item.v1.bytenr = block.logical;
    item.v1.bytesUsed = options_.nodeSize;
    item.v1.refs = 1;
    item.v1.level = block.level;
    item.generationV2 = generation;
    if (tree == id::fsTree) {
        item.uuid = options_.topLevelUuid;
        item.ctime = item.otime = now();
    }
    return format::itemOf({tree, ItemType::RootItem, 0}, item);
}

std::vector<Item> Mkfs::rootTree() const {
    constexpr std::string_view defaultName = "default";
    format::DirItem entry{};
    entry.location = Key{id::fsTree, ItemType::RootItem, UINT64_MAX};
    entry.transid = generation;
    entry.nameLen = defaultName.size();
    entry.type = static_cast<U8>(format::DirType::Directory);
    Item defaultEntry =
        format::itemOf({id::rootTreeDir, ItemType::DirItem, format::nameHash(defaultName)}, entry);
    append(defaultEntry, asBytes(defaultName));
    std::vector<Item> items = {nameItem(id::fsTree, id::rootTreeDir, defaultName),
                               inodeItem(id::rootTreeDir, options_.nodeSize),
                               nameItem(id::rootTreeDir, id::rootTreeDir, ".."),
                               std::move(defaultEntry)};
    for (const Root& root : roots_) {
        if (root.tree != id::chunkTree)
            items.push_back(rootItem(root.tree));
    }
    return items;
}

std::vector<Item> Mkfs::extentTree() const {
    std::vector<Item> items;
    for (const Group* group : {&system_, &metadata_, &data_}) {
        format::BlockGroupItem item{};
        item.used = group->used;
        item.chunkObjectid = id::firstChunkTree;
        item.flags = group->flags;
        items.push_back(
            format::itemOf({group->logical, ItemType::BlockGroupItem, group->length}, item));
    }
    const auto addBlock = [&](std::uint64_t logical, std::uint8_t level, std::uint64_t tree) {
        format::ExtentItem extent{};
        extent.refs = 1;
        extent.generation = generation;
        extent.flags = format::extentFlag::treeBlock;
        Item item = format::itemOf({logical, ItemType::MetadataItem, level}, extent);
        const auto type = static_cast<U8>(ItemType::TreeBlockRef);
        append(item, bytesOf(type));
        Le64 owner{};
        owner = tree;
        append(item, bytesOf(owner));
        items.push_back(std::move(item));
    };
    for (const BuiltBlock& block : blocks_)
        addBlock(block.logical, block.level, format::BlockView(block.bytes).header().owner);
    for (const std::uint64_t tree : {id::extentTree, id::freeSpaceTree})
        addBlock(root(tree).logical, 0, tree);
    return items;
}

std::vector<Item> Mkfs::freeSpaceTree() const {
    std::vector<Item> items;
    for (const Group* group : {&system_, &metadata_, &data_}) {
        format::FreeSpaceInfo info{};
        info.extentCount = 1;
        items.push_back(
            format::itemOf({group->logical, ItemType::FreeSpaceInfo, group->length}, info));
        // Superblocks' stripes count as free here; who allocates has to leave them alone.
        items.push_back(
            {{group->logical + group->used, ItemType::FreeSpaceExtent, group->length - group->used},
             {}});
    }
    return items;
}

/// Nothing of what was there before may be taken for a filesystem.
Status Mkfs::wipe() {
    for (const std::uint64_t at : format::superOffsets) {
        if (at + format::superSize > store_.size())
            break;
        store_.zero({at, format::superSize});
        store_.flush({at, format::superSize});
    }
    return store_.fence();
}

void Mkfs::write(const BuiltBlock& block) {
    const Group& group = block.logical >= metadata_.logical ? metadata_ : system_;
    for (std::uint64_t copy = 0; copy < group.copies; ++copy) {
        const std::uint64_t device = block.logical + copy * group.length;
        store_.copy(device, block.bytes);
        store_.flush({device, block.bytes.size()});
    }
}

format::Superblock Mkfs::superblock() const {
    namespace incompat = format::incompat;
    format::Superblock super{};
    super.fsid = options_.fsid;
    super.flags = 1;  // written
    super.magic = format::superMagic;
    super.generation = generation;
    super.root = root(id::rootTree).logical;
    super.chunkRoot = root(id::chunkTree).logical;
    super.chunkRootGeneration = generation;
    super.rootLevel = root(id::rootTree).level;
    super.chunkRootLevel = root(id::chunkTree).level;
    super.devItem = deviceItem();
    super.totalBytes = super.devItem.totalBytes.get();
    super.bytesUsed = system_.used + metadata_.used + data_.used;
    super.rootDirObjectid = id::rootTreeDir;
    super.numDevices = 1;
    super.sectorSize = super.stripeSize = static_cast<std::uint32_t>(sector);
    super.nodeSize = super.leafSize = options_.nodeSize;
    super.incompatFlags = incompat::mixedBackref | incompat::extendedIref |
                          incompat::skinnyMetadata | incompat::noHoles |
                          (options_.nodeSize > sector ? incompat::bigMetadata : 0);
    super.compatRoFlags = format::compatRo::freeSpaceTree | format::compatRo::freeSpaceTreeValid;
    super.uuidTreeGeneration = generation;
    std::ranges::copy(options_.label, super.label.begin());
    // Where the chunk tree lies: without it nobody could find it.
    const Item system = chunkItem(system_);
    format::DiskKey key{};
    key = system.key;
    const std::span<std::byte> array(super.sysChunkArray);
    std::ranges::copy(bytesOf(key), array.begin());
    std::ranges::copy(system.data, array.begin() + sizeof key);
    super.sysChunkArraySize = static_cast<std::uint32_t>(sizeof key + system.data.size());

    format::RootBackup& backup = super.backups[0];
    const auto fill = [this](std::uint64_t tree, Le64& place, Le64& when, U8& level) {
        place = root(tree).logical;
        when = generation;
        level = root(tree).level;
    };
    fill(id::rootTree, backup.treeRoot, backup.treeRootGeneration, backup.treeRootLevel);
    fill(id::chunkTree, backup.chunkRoot, backup.chunkRootGeneration, backup.chunkRootLevel);
    fill(id::extentTree, backup.extentRoot, backup.extentRootGeneration, backup.extentRootLevel);
    fill(id::fsTree, backup.fsRoot, backup.fsRootGeneration, backup.fsRootLevel);
    fill(id::devTree, backup.devRoot, backup.devRootGeneration, backup.devRootLevel);
    fill(id::csumTree, backup.csumRoot, backup.csumRootGeneration, backup.csumRootLevel);
    backup.totalBytes = super.totalBytes.get();
    backup.bytesUsed = super.bytesUsed.get();
    backup.numDevices = 1;
    return super;
}

}  // namespace

Status checkMkfs(std::uint64_t size, const MkfsOptions& options) {
    if (size < smallestImage)
        return fail(EINVAL, "{} is too small for an image; the smallest is {}", sizeText(size),
                    sizeText(smallestImage));
    const bool nodeSizeGood = std::has_single_bit(options.nodeSize) && options.nodeSize >= sector &&
                              options.nodeSize <= 65536;
    if (!nodeSizeGood)
        return fail(EINVAL, "a node size of {} is not possible; 4K, 8K, 16K, 32K and 64K are",
                    sizeText(options.nodeSize));
    if (options.label.size() >= sizeof(format::Superblock::label))
        return fail(EINVAL, "the label has {} bytes; {} is the most", options.label.size(),
                    sizeof(format::Superblock::label) - 1);
    if (options.label.find('\n') != std::string::npos ||
        options.label.find('\0') != std::string::npos)
        return fail(EINVAL, "a label must not hold line feeds or zero bytes");
    return {};
}

Status makeFilesystem(pmem::Store& store, const MkfsOptions& options) {
    DAX_CHECK(checkMkfs(store.size(), options));
    return Mkfs(store, options).make();
}

}  // namespace daxscope::volume
