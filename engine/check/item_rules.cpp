#include "check/item_rules.h"

#include <bit>
#include <format>

#include "files/inode.h"
#include "format/checksum.h"
#include "format/names.h"
#include "volume/extent_edit.h"
#include "volume/extent_items.h"

namespace daxscope::check {

using format::ItemType;
using format::Key;
namespace id = format::id;

namespace {

constexpr std::uint64_t knownInodeFlags = 0xfffU | format::inodeFlag::rootItemInit;
constexpr std::uint64_t knownInodeRoFlags = 1ULL << 32U;  // fs-verity

/// One leaf; one function a type.
class Leaf {
public:
    Leaf(const format::BlockView& leaf, const ItemContext& context,
         FunctionRef<void(std::uint32_t, std::string)> tell)
        : leaf_(leaf), context_(context), tell_(tell) {}

    void check() {
        for (slot_ = 0; slot_ < leaf_.count(); ++slot_) {
            key_ = leaf_.key(slot_);
            data_ = leaf_.data(slot_);
            item();
        }
    }

private:
    template <typename... Args>
    void tell(std::format_string<Args...> what, Args&&... args) {
        tell_(slot_, std::format(what, std::forward<Args>(args)...));
    }
    [[nodiscard]] bool aligned(std::uint64_t value) const {
        return value % context_.sectorSize == 0;
    }
    [[nodiscard]] bool newer(std::uint64_t generation) const {
        return generation > context_.generation + 1;
    }
    /// The item before, if it is of the same object and type.
    [[nodiscard]] bool continues() const {
        return slot_ > 0 && leaf_.key(slot_ - 1).objectid == key_.objectid &&
               leaf_.key(slot_ - 1).type == key_.type;
    }

    void item();
    void inode();
    void inodeRef();
    void inodeExtref();
    void name(std::string_view name);
    void dirItem();
    void fileExtent();
    void checksums();
    void rootItem();
    void rootRef();
    void extent();
    void inlineRefs(Bytes rest, bool treeBlock, std::uint64_t refs);
    void keyedRef();
    void blockGroup();
    void chunk();
    void devExtent();

    const format::BlockView& leaf_;
    const ItemContext& context_;
    FunctionRef<void(std::uint32_t, std::string)> tell_;
    std::uint32_t slot_ = 0;
    Key key_;
    Bytes data_;
};

void Leaf::item() {
    switch (key_.type) {
        case ItemType::InodeItem:
            return inode();
        case ItemType::InodeRef:
            return inodeRef();
        case ItemType::InodeExtref:
            return inodeExtref();
        case ItemType::DirItem:
        case ItemType::DirIndex:
        case ItemType::XattrItem:
            return dirItem();
        case ItemType::ExtentData:
            return fileExtent();
        case ItemType::ExtentCsum:
            return checksums();
        case ItemType::RootItem:
            return rootItem();
        case ItemType::RootRef:
        case ItemType::RootBackref:
            return rootRef();
        case ItemType::ExtentItem:
        case ItemType::MetadataItem:
            return extent();
        case ItemType::TreeBlockRef:
        case ItemType::SharedBlockRef:
        case ItemType::ExtentDataRef:
        case ItemType::SharedDataRef:
            return keyedRef();
        case ItemType::BlockGroupItem:
            return blockGroup();
        case ItemType::ChunkItem:
            return chunk();
        case ItemType::DevExtent:
            return devExtent();
        default:
            return;
    }
}

void Leaf::inode() {
    const auto& item = *structAt<format::InodeItem>(data_);
    const bool special = key_.objectid == id::rootTreeDir || key_.objectid == id::freeIno ||
                         context_.tree == id::rootTree;
    if (!special && (key_.objectid < id::firstFree || key_.objectid > id::lastFree))
        tell("{} cannot be the number of an inode", key_.objectid);
    if (key_.offset != 0)
        tell("the key of an inode item ends in {}, not 0", key_.offset);
    if (newer(item.generation) || newer(item.transid))
        tell("the inode is of generation {}, changed in {}; the filesystem is at {}",
             item.generation.get(), item.transid.get(), context_.generation);
    const format::DirType type = files::typeOfMode(item.mode);
    if ((item.mode & ~0177777U) != 0)
        tell("mode {:o} has bits that mean nothing", item.mode.get());
    if (type == format::DirType::Unknown && key_.objectid != id::freeIno &&
        context_.tree != id::rootTree)
        tell("mode {:o} names no type of file", item.mode.get());
    if (type == format::DirType::Directory && item.nlink > 1)
        tell("a directory with {} links; it can have one", item.nlink.get());
    if ((item.flags & ~(knownInodeFlags | knownInodeRoFlags)) != 0)
        tell("the inode has unknown flags ({})",
             format::inodeFlagsText(item.flags & ~(knownInodeFlags | knownInodeRoFlags)));
}

void Leaf::name(std::string_view name) {
    if (name.empty() || name.size() > format::nameMax)
        tell("a name of {} bytes; 1 to {} are possible", name.size(), format::nameMax);
}

void Leaf::inodeRef() {
    if (!forEachName<format::InodeRef>(
            data_, [&](const format::InodeRef&, std::string_view text) { name(text); }))
        tell("its names do not fit into the item");
}

void Leaf::inodeExtref() {
    const bool fits = forEachName<format::InodeExtref>(
        data_, [&](const format::InodeExtref& head, std::string_view text) {
            name(text);
            if (format::rawCrc32c(static_cast<std::uint32_t>(head.parent.get()), asBytes(text)) !=
                key_.offset)
                tell("the key is not the hash of the parent and the name");
        });
    if (!fits)
        tell("its names do not fit into the item");
}

void Leaf::dirItem() {
    const bool xattr = key_.type == ItemType::XattrItem;
    std::size_t count = 0;
    const bool fits = forEachName<format::DirItem>(
        data_, [&](const format::DirItem& head, std::string_view text) {
            ++count;
            name(text);
            const unsigned type = head.type & 0x7fU;
            if (type > static_cast<U8>(format::DirType::Xattr) ||
                (type == static_cast<U8>(format::DirType::Xattr)) != xattr)
                tell("an entry of type {} does not belong here", head.type);
            const Key at = head.location.get();
            if (!xattr && head.dataLen != 0)
                tell("a directory entry with {} bytes of data", head.dataLen.get());
            if (xattr && at != Key{})
                tell("an extended attribute with the location {}", format::keyText(at));
            if (!xattr && at.type != ItemType::InodeItem && at.type != ItemType::RootItem)
                tell("an entry that leads to {}", format::keyText(at));
            if (key_.type != ItemType::DirIndex && format::nameHash(text) != key_.offset)
                tell("the key is not the hash of the name");
        });
    if (!fits)
        tell("its entries do not fit into the item");
    else if (key_.type == ItemType::DirIndex && count != 1)
        tell("{} entries have the same index", count);
    if (key_.type == ItemType::DirIndex && key_.offset < 2)
        tell("index {} belongs to “.” or “..”", key_.offset);
}

void Leaf::fileExtent() {
    const auto& head = *structAt<format::FileExtentHead>(data_);
    if (head.compression > static_cast<U8>(format::CompressionType::Zstd))
        tell("compression {} is unknown", head.compression);
    if (head.encryption != 0 || head.otherEncoding != 0)
        tell("the extent is encrypted or encoded in a way that does not exist");
    if (newer(head.generation))
        tell("the extent is of generation {}; the filesystem is at {}", head.generation.get(),
             context_.generation);
    if (!aligned(key_.offset))
        tell("the extent begins at file offset {}, inside a sector", key_.offset);
    if (head.type == static_cast<U8>(format::ExtentDataType::Inline)) {
        if (key_.offset != 0)
            tell("inline data at file offset {}", key_.offset);
        const std::size_t stored = data_.size() - sizeof head;
        if (head.compression == 0 && stored != head.ramBytes)
            tell("inline data of {} bytes in an item that has {}", head.ramBytes.get(), stored);
        return;
    }
    const auto& item = *structAt<format::FileExtentItem>(data_);
    if (!aligned(head.ramBytes) || !aligned(item.diskBytenr) || !aligned(item.diskNumBytes) ||
        !aligned(item.offset) || !aligned(item.numBytes))
        tell("a number of the extent is not a multiple of the sector size");
    if (item.numBytes == 0 || !checkedAdd(key_.offset, item.numBytes.get()))
        tell("an extent of {} bytes at file offset {}", item.numBytes.get(), key_.offset);
    if (head.type == static_cast<U8>(format::ExtentDataType::Prealloc) && head.compression != 0)
        tell("reserved space that is compressed");
    const auto end = checkedAdd(item.offset.get(), item.numBytes.get());
    if (item.diskBytenr != 0 && (!end || *end > head.ramBytes))
        tell("bytes {} to {} are used of an extent of {}", item.offset.get(), end.value_or(0),
             head.ramBytes.get());
    if (item.diskBytenr != 0 && head.compression == 0 && head.ramBytes != item.diskNumBytes)
        tell("an extent of {} bytes that is not compressed unpacks to {}", item.diskNumBytes.get(),
             head.ramBytes.get());
}

void Leaf::checksums() {
    if (key_.objectid != id::extentCsum)
        tell("checksums under object {}", key_.objectid);
    if (!aligned(key_.offset))
        tell("checksums from address {}, inside a sector", key_.offset);
    if (data_.empty() || data_.size() % context_.csumSize != 0)
        tell("{} bytes are no whole number of checksums", data_.size());
    if (continues()) {
        const Key before = leaf_.key(slot_ - 1);
        const std::uint64_t covered =
            leaf_.data(slot_ - 1).size() / context_.csumSize * context_.sectorSize;
        if (key_.offset - before.offset < covered)
            tell("its sectors overlap those of the item before");
    }
}

void Leaf::rootItem() {
    const auto& item = *structAt<format::RootItemV1>(data_);
    if (data_.size() != sizeof(format::RootItem) && data_.size() != sizeof(format::RootItemV1))
        tell("a root item of {} bytes; it has {} or {}", data_.size(), sizeof(format::RootItemV1),
             sizeof(format::RootItem));
    if (key_.offset != 0 && (!format::isFileTree(key_.objectid) || key_.objectid == id::fsTree))
        tell("the key of this tree ends in {}, not 0", key_.offset);
    if (item.generation > context_.generation + 1)
        tell("the tree is of generation {}; the filesystem is at {}", item.generation.get(),
             context_.generation);
    if (!aligned(item.bytenr) || item.bytenr == 0)
        tell("{} is not the address of a tree block", item.bytenr.get());
    if (item.level > format::maxLevel || item.dropLevel > format::maxLevel)
        tell("level {} (drop level {}) is above the highest possible, {}", item.level,
             item.dropLevel, format::maxLevel);
    if ((item.flags & ~(format::rootFlag::readOnly | format::rootFlag::dead)) != 0)
        tell("the tree has unknown flags ({:#x})", item.flags.get());
    if (const auto* full = structAt<format::RootItem>(data_);
        full != nullptr && full->generationV2 > context_.generation + 1)
        tell("the second half is of generation {}; the filesystem is at {}",
             full->generationV2.get(), context_.generation);
}

void Leaf::rootRef() {
    const auto& ref = *structAt<format::RootRef>(data_);
    if (ref.nameLen == 0 || sizeof ref + ref.nameLen != data_.size())
        tell("a name of {} bytes does not fit into the item", ref.nameLen.get());
}

void Leaf::extent() {
    if (!aligned(key_.objectid))
        tell("an extent at address {}, inside a sector", key_.objectid);
    if (key_.type == ItemType::MetadataItem && !context_.skinny)
        tell("a short tree block item, though the feature is off");
    const auto record = volume::parseExtent(key_, data_, context_.nodeSize);
    if (!record)
        return tell("{}", record.error().what);
    const std::uint64_t kinds = structAt<format::ExtentItem>(data_)->flags &
                                (format::extentFlag::data | format::extentFlag::treeBlock);
    if (!std::has_single_bit(kinds))
        tell("flags {:#x}: neither just data nor just a tree block", record->flags);
    if (key_.type == ItemType::MetadataItem && (kinds & format::extentFlag::data) != 0)
        tell("a tree block item that calls itself data");
    if (record->isTreeBlock() && key_.type == ItemType::ExtentItem &&
        key_.offset != context_.nodeSize)
        tell("a tree block of {} bytes; all have {}", key_.offset, context_.nodeSize);
    if (!record->isTreeBlock() && !aligned(record->length))
        tell("an extent of {} bytes, no whole number of sectors", record->length);
    if (newer(record->generation))
        tell("the extent is of generation {}; the filesystem is at {}", record->generation,
             context_.generation);
    if (record->refs == 0)
        tell("an extent with no references");
    inlineRefs(record->inlineRefs, record->isTreeBlock(), record->refs);
}

void Leaf::inlineRefs(Bytes rest, bool treeBlock, std::uint64_t refs) {
    std::uint64_t sum = 0;
    std::pair<std::uint8_t, std::uint64_t> last{0, UINT64_MAX};
    while (true) {
        const auto ref = volume::takeInlineRef(rest);
        if (!ref)
            return tell("{}", ref.error().what);
        if (!*ref)
            break;
        const volume::ExtentRef& r = **ref;
        const bool ofBlock = r.type == ItemType::TreeBlockRef || r.type == ItemType::SharedBlockRef;
        if (r.type == ItemType::ExtentOwnerRef) {
            if ((context_.incompat & format::incompat::simpleQuota) == 0)
                tell("an owner reference, though simple quotas are off");
            continue;
        }
        sum += r.count;
        if (ofBlock != treeBlock)
            tell("a reference of type {} does not belong to {}", format::itemTypeName(r.type),
                 treeBlock ? "a tree block" : "data");
        if (r.count == 0)
            tell("a reference that counts nothing");
        if (r.isShared() && (r.parent == 0 || !aligned(r.parent)))
            tell("{} is not the address of a parent block", r.parent);
        if (r.type == ItemType::ExtentDataRef && (r.root == 0 || !aligned(r.base)))
            tell("a holder in tree {}, from file offset {}", r.root, r.base);
        const std::pair<std::uint8_t, std::uint64_t> now{static_cast<std::uint8_t>(r.type),
                                                         volume::sequence(r)};
        if (now.first < last.first || (now.first == last.first && now.second > last.second))
            tell("its references are not in order");
        last = now;
    }
    if (sum > refs)
        tell("{} references are counted, {} are named inside the item alone", refs, sum);
}

void Leaf::keyedRef() {
    if (!aligned(key_.objectid))
        tell("a reference to address {}, inside a sector", key_.objectid);
    const auto ref = volume::parseKeyedRef(key_, data_);
    if (!ref)
        return tell("the reference is cut short");
    if (ref->count == 0)
        tell("a reference that counts nothing");
    if (ref->type == ItemType::ExtentDataRef && (ref->root == 0 || !aligned(ref->base)))
        tell("a holder in tree {}, from file offset {}", ref->root, ref->base);
}

void Leaf::blockGroup() {
    const auto& item = *structAt<format::BlockGroupItem>(data_);
    if (key_.offset == 0)
        tell("a block group of no bytes");
    if (item.used > key_.offset)
        tell("{} bytes are used of a block group of {}", item.used.get(), key_.offset);
    if (item.chunkObjectid != id::firstChunkTree)
        tell("its chunks are those of object {}, not {}", item.chunkObjectid.get(),
             id::firstChunkTree);
    const std::uint64_t profile = item.flags & format::group::profileMask;
    if (profile != 0 && !std::has_single_bit(profile))
        tell("several profiles at once ({:#x})", profile);
    const std::uint64_t type =
        item.flags & (format::group::data | format::group::metadata | format::group::system);
    if (type == 0 ||
        (!std::has_single_bit(type) && type != (format::group::data | format::group::metadata)))
        tell("a block group for {:#x}", type);
}

void Leaf::chunk() {
    const auto& item = *structAt<format::Chunk>(data_);
    if (sizeof item + item.numStripes * sizeof(format::Stripe) != data_.size())
        tell("{} stripes do not fit the item's {} bytes", item.numStripes.get(), data_.size());
    if (key_.objectid != id::firstChunkTree)
        tell("a chunk of object {}, not {}", key_.objectid, id::firstChunkTree);
    if (!aligned(key_.offset) || item.length == 0 || !aligned(item.length))
        tell("a chunk of {} bytes at {}", item.length.get(), key_.offset);
    if (item.stripeLen != 64U << 10U)
        tell("stripes of {} bytes; they have 64 KiB", item.stripeLen.get());
    if (item.owner != id::extentTree)
        tell("it belongs to tree {}, not to the extent tree", item.owner.get());
    if (item.sectorSize != context_.sectorSize)
        tell("sectors of {} bytes; the filesystem has {}", item.sectorSize.get(),
             context_.sectorSize);
    const std::uint64_t type =
        item.type & (format::group::data | format::group::metadata | format::group::system);
    const std::uint64_t profile = item.type & format::group::profileMask;
    if (type == 0)
        tell("a chunk for nothing (type {:#x})", item.type.get());
    if ((item.type & format::group::system) != 0 && type != format::group::system)
        tell("a system chunk that is for other things, too ({:#x})", item.type.get());
    if ((item.type & ~(type | format::group::profileMask)) != 0 ||
        (profile != 0 && !std::has_single_bit(profile)))
        tell("type {:#x} is not possible", item.type.get());
    for (std::size_t i = 0; i < item.numStripes; ++i) {
        const auto* stripe =
            structAt<format::Stripe>(data_, sizeof item + i * sizeof(format::Stripe));
        if (stripe != nullptr &&
            (stripe->devid != context_.deviceId || stripe->devUuid != context_.deviceUuid))
            tell("stripe {} lies on device {}, which is not this one", i, stripe->devid.get());
    }
    if (item.numStripes != 1 && (profile == 0))
        tell("{} stripes, though it is single", item.numStripes.get());
    if (item.numStripes != 2 && profile == format::group::dup)
        tell("{} stripes, though it has two copies", item.numStripes.get());
}

void Leaf::devExtent() {
    const auto& item = *structAt<format::DevExtent>(data_);
    if (item.chunkTree != id::chunkTree || item.chunkObjectid != id::firstChunkTree)
        tell("it belongs to chunks of tree {}, object {}", item.chunkTree.get(),
             item.chunkObjectid.get());
    if (!aligned(key_.offset) || !aligned(item.length) || item.length == 0)
        tell("{} bytes at device byte {}", item.length.get(), key_.offset);
    if (continues()) {
        const auto* before = structAt<format::DevExtent>(leaf_.data(slot_ - 1));
        if (key_.offset - leaf_.key(slot_ - 1).offset < before->length)
            tell("it overlaps the device extent before it");
    }
}

}  // namespace

void checkLeaf(const format::BlockView& leaf, const ItemContext& context,
               FunctionRef<void(std::uint32_t, std::string)> tell) {
    Leaf(leaf, context, tell).check();
}

}  // namespace daxscope::check
