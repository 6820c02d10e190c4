// btrfs' structures exactly as they lie on the device: little-endian, packed, alignment 1.
// Source: the on-disk format pages of the btrfs documentation. Sizes are asserted below.
// Nothing here is validated; read them through structAt() or BlockView.
#pragma once

#include <array>
#include <compare>
#include <cstddef>

#include "base/bytes.h"
#include "format/constants.h"

namespace daxscope::format {

using Uuid = std::array<std::byte, 16>;

/// A key as a value: compares as the tree orders.
struct Key {
    std::uint64_t objectid = 0;
    ItemType type{};
    std::uint64_t offset = 0;

    [[nodiscard]] auto operator<=>(const Key&) const = default;
    [[nodiscard]] static constexpr Key max() {
        return {UINT64_MAX, static_cast<ItemType>(0xff), UINT64_MAX};
    }
    /// The smallest key above this one; max() stays.
    [[nodiscard]] constexpr Key next() const {
        Key key = *this;
        if (++key.offset != 0)
            return key;
        if (static_cast<std::uint8_t>(key.type) != 0xff) {
            key.type = static_cast<ItemType>(static_cast<std::uint8_t>(key.type) + 1);
            return key;
        }
        key.type = ItemType{};
        return ++key.objectid != 0 ? key : max();
    }
};

struct DiskKey {
    Le64 objectid;
    U8 type;
    Le64 offset;

    [[nodiscard]] Key get() const { return {objectid, static_cast<ItemType>(type), offset}; }
    DiskKey& operator=(const Key& key) {
        objectid = key.objectid;
        type = static_cast<U8>(key.type);
        offset = key.offset;
        return *this;
    }
};

struct Header {
    std::array<std::byte, 32> csum;
    Uuid fsid;
    Le64 bytenr;
    Le64 flags;  // 56 bits of flags, 8 of back reference revision
    Uuid chunkTreeUuid;
    Le64 generation;
    Le64 owner;
    Le32 nritems;
    U8 level;
};

struct ItemHeader {
    DiskKey key;
    Le32 offset;  // of the data, from the end of Header
    Le32 size;
};

struct KeyPtr {
    DiskKey key;
    Le64 blockptr;
    Le64 generation;
};

struct DevItem {
    Le64 devid;
    Le64 totalBytes;
    Le64 bytesUsed;
    Le32 ioAlign;
    Le32 ioWidth;
    Le32 sectorSize;
    Le64 type;
    Le64 generation;
    Le64 startOffset;
    Le32 devGroup;
    U8 seekSpeed;
    U8 bandwidth;
    Uuid uuid;
    Uuid fsid;
};

struct RootBackup {
    Le64 treeRoot;
    Le64 treeRootGeneration;
    Le64 chunkRoot;
    Le64 chunkRootGeneration;
    Le64 extentRoot;
    Le64 extentRootGeneration;
    Le64 fsRoot;
    Le64 fsRootGeneration;
    Le64 devRoot;
    Le64 devRootGeneration;
    Le64 csumRoot;
    Le64 csumRootGeneration;
    Le64 totalBytes;
    Le64 bytesUsed;
    Le64 numDevices;
    std::array<Le64, 4> unused;
    U8 treeRootLevel;
    U8 chunkRootLevel;
    U8 extentRootLevel;
    U8 fsRootLevel;
    U8 devRootLevel;
    U8 csumRootLevel;
    std::array<U8, 10> unused2;
};

struct Superblock {
    std::array<std::byte, 32> csum;
    Uuid fsid;
    Le64 bytenr;
    Le64 flags;
    Le64 magic;
    Le64 generation;
    Le64 root;
    Le64 chunkRoot;
    Le64 logRoot;
    Le64 logRootTransid;
    Le64 totalBytes;
    Le64 bytesUsed;
    Le64 rootDirObjectid;
    Le64 numDevices;
    Le32 sectorSize;
    Le32 nodeSize;
    Le32 leafSize;
    Le32 stripeSize;
    Le32 sysChunkArraySize;
    Le64 chunkRootGeneration;
    Le64 compatFlags;
    Le64 compatRoFlags;
    Le64 incompatFlags;
    Le16 csumType;
    U8 rootLevel;
    U8 chunkRootLevel;
    U8 logRootLevel;
    DevItem devItem;
    std::array<char, 256> label;
    Le64 cacheGeneration;
    Le64 uuidTreeGeneration;
    Uuid metadataUuid;
    Le64 nrGlobalRoots;
    std::array<Le64, 27> reserved;
    std::array<std::byte, 2048> sysChunkArray;
    std::array<RootBackup, 4> backups;
    std::array<std::byte, 565> padding;
};

struct Stripe {
    Le64 devid;
    Le64 offset;
    Uuid devUuid;
};

struct Chunk {  // followed by numStripes × Stripe
    Le64 length;
    Le64 owner;
    Le64 stripeLen;
    Le64 type;
    Le32 ioAlign;
    Le32 ioWidth;
    Le32 sectorSize;
    Le16 numStripes;
    Le16 subStripes;
};

struct Time {
    Le64 seconds;  // two's complement: signed
    Le32 nanoseconds;
};

struct InodeItem {
    Le64 generation;
    Le64 transid;
    Le64 size;
    Le64 nbytes;
    Le64 blockGroup;
    Le32 nlink;
    Le32 uid;
    Le32 gid;
    Le32 mode;
    Le64 rdev;
    Le64 flags;
    Le64 sequence;
    std::array<Le64, 4> reserved;
    Time atime;
    Time ctime;
    Time mtime;
    Time otime;
};

struct InodeRef {  // followed by the name
    Le64 index;
    Le16 nameLen;
};

struct InodeExtref {  // followed by the name
    Le64 parent;
    Le64 index;
    Le16 nameLen;
};

struct DirItem {  // followed by the name, then the data (xattrs)
    DiskKey location;
    Le64 transid;
    Le16 dataLen;
    Le16 nameLen;
    U8 type;
};

/// The part every kernel wrote; RootItem is the whole.
struct RootItemV1 {
    InodeItem inode;
    Le64 generation;
    Le64 rootDirid;
    Le64 bytenr;
    Le64 byteLimit;
    Le64 bytesUsed;
    Le64 lastSnapshot;
    Le64 flags;
    Le32 refs;
    DiskKey dropProgress;
    U8 dropLevel;
    U8 level;
};

struct RootItem {
    RootItemV1 v1;
    Le64 generationV2;  // differs from v1.generation when an old kernel wrote last: ignore the rest
    Uuid uuid;
    Uuid parentUuid;
    Uuid receivedUuid;
    Le64 ctransid;
    Le64 otransid;
    Le64 stransid;
    Le64 rtransid;
    Time ctime;
    Time otime;
    Time stime;
    Time rtime;
    std::array<Le64, 8> reserved;
};

struct RootRef {  // followed by the name
    Le64 dirid;
    Le64 sequence;
    Le16 nameLen;
};

struct FileExtentHead {  // followed by the bytes when inline
    Le64 generation;
    Le64 ramBytes;
    U8 compression;
    U8 encryption;
    Le16 otherEncoding;
    U8 type;
};

struct FileExtentItem {
    FileExtentHead head;
    Le64 diskBytenr;  // logical address; 0 is a hole
    Le64 diskNumBytes;
    Le64 offset;    // into the (decompressed) extent
    Le64 numBytes;  // in the file
};

struct ExtentItem {
    Le64 refs;
    Le64 generation;
    Le64 flags;
};

struct TreeBlockInfo {
    DiskKey key;
    U8 level;
};

struct ExtentDataRef {
    Le64 root;
    Le64 objectid;
    Le64 offset;  // file offset − offset into the extent; may wrap
    Le32 count;
};

struct SharedDataRef {
    Le32 count;
};

struct ExtentOwnerRef {
    Le64 root;
};

struct BlockGroupItem {
    Le64 used;
    Le64 chunkObjectid;
    Le64 flags;
};

struct FreeSpaceInfo {
    Le32 extentCount;
    Le32 flags;
};

struct DevExtent {
    Le64 chunkTree;
    Le64 chunkObjectid;
    Le64 chunkOffset;
    Le64 length;
    Uuid chunkTreeUuid;
};

struct QgroupStatus {
    Le64 version;
    Le64 generation;
    Le64 flags;
    Le64 rescan;
};

struct QgroupInfo {
    Le64 generation;
    Le64 referenced;
    Le64 referencedCompressed;
    Le64 exclusive;
    Le64 exclusiveCompressed;
};

struct QgroupLimit {
    Le64 flags;
    Le64 maxReferenced;
    Le64 maxExclusive;
    Le64 reservedReferenced;
    Le64 reservedExclusive;
};

/// The v1 space cache: key (freeSpace, 0, block group).
struct FreeSpaceHeader {
    DiskKey location;
    Le64 generation;
    Le64 entries;
    Le64 bitmaps;
};

static_assert(sizeof(DiskKey) == 17 && sizeof(Header) == 101 && sizeof(ItemHeader) == 25);
static_assert(sizeof(KeyPtr) == 33 && sizeof(DevItem) == 98 && sizeof(RootBackup) == 168);
static_assert(sizeof(Superblock) == superSize && offsetof(Superblock, sysChunkArray) == 0x32b);
static_assert(sizeof(Chunk) == 48 && sizeof(Stripe) == 32 && sizeof(InodeItem) == 160);
static_assert(sizeof(DirItem) == 30 && sizeof(RootItemV1) == 239 && sizeof(RootItem) == 439);
static_assert(sizeof(FileExtentHead) == 21 && sizeof(FileExtentItem) == 53);
static_assert(sizeof(ExtentItem) == 24 && sizeof(TreeBlockInfo) == 18);
static_assert(sizeof(ExtentDataRef) == 28 && sizeof(DevExtent) == 48);

}  // namespace daxscope::format
