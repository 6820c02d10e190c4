// The numbers of the btrfs on-disk format: object ids, item types, feature and profile bits, limits.
// Source: the on-disk format pages of the btrfs documentation; checked against images.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace daxscope::format {

inline constexpr std::uint64_t superMagic = 0x4d5f53665248425fULL;  // "_BHRfS_M"
inline constexpr std::uint64_t superSize = 4096;
/// Device bytes of the primary superblock and its mirrors; those beyond the end do not exist.
inline constexpr std::array<std::uint64_t, 3> superOffsets = {64ULL << 10, 64ULL << 20,
                                                              256ULL << 30};
/// Each superblock keeps a whole stripe of the device for itself.
inline constexpr std::uint64_t superStripe = 64ULL << 10;
/// Nothing is allocated below this device byte.
inline constexpr std::uint64_t reservedStart = 1ULL << 20;

/// Header flags of every block we write: WRITTEN, and back reference revision 1 (mixed) above the 56 flag bits.
inline constexpr std::uint64_t newBlockFlags = 1ULL | 1ULL << 56U;
/// Of a header: a balance has moved the block. Snapshots may share it, however young it is.
inline constexpr std::uint64_t relocatedBlock = 1ULL << 1U;
inline constexpr unsigned maxLevel = 7;
inline constexpr std::size_t nameMax = 255;
/// Most bytes of a compressed extent, on the device and unpacked; more is damage.
inline constexpr std::uint64_t maxCompressedExtent = 128ULL << 10;

namespace id {
inline constexpr std::uint64_t rootTree = 1;
inline constexpr std::uint64_t extentTree = 2;
inline constexpr std::uint64_t chunkTree = 3;
inline constexpr std::uint64_t devTree = 4;
inline constexpr std::uint64_t fsTree = 5;
inline constexpr std::uint64_t rootTreeDir = 6;
inline constexpr std::uint64_t csumTree = 7;
inline constexpr std::uint64_t quotaTree = 8;
inline constexpr std::uint64_t uuidTree = 9;
inline constexpr std::uint64_t freeSpaceTree = 10;
inline constexpr std::uint64_t blockGroupTree = 11;
inline constexpr std::uint64_t raidStripeTree = 12;
inline constexpr std::uint64_t firstFree = 256;
inline constexpr std::uint64_t lastFree = static_cast<std::uint64_t>(-256);
inline constexpr std::uint64_t firstChunkTree = 256;  // object id of every chunk item
inline constexpr std::uint64_t devItems = 1;
inline constexpr std::uint64_t devStats = 0;
inline constexpr std::uint64_t balance = static_cast<std::uint64_t>(-4);
inline constexpr std::uint64_t orphan = static_cast<std::uint64_t>(-5);
inline constexpr std::uint64_t treeLog = static_cast<std::uint64_t>(-6);
inline constexpr std::uint64_t treeLogFixup = static_cast<std::uint64_t>(-7);
inline constexpr std::uint64_t treeReloc = static_cast<std::uint64_t>(-8);
inline constexpr std::uint64_t dataRelocTree = static_cast<std::uint64_t>(-9);
inline constexpr std::uint64_t extentCsum = static_cast<std::uint64_t>(-10);
inline constexpr std::uint64_t freeSpace = static_cast<std::uint64_t>(-11);
inline constexpr std::uint64_t freeIno = static_cast<std::uint64_t>(-12);
}  // namespace id

/// Whether `tree` holds files (a subvolume, a snapshot or the top level).
[[nodiscard]] constexpr bool isFileTree(std::uint64_t tree) {
    return tree == id::fsTree || (tree >= id::firstFree && tree <= id::lastFree);
}

enum class ItemType : std::uint8_t {
    InodeItem = 1,
    InodeRef = 12,
    InodeExtref = 13,
    XattrItem = 24,
    VerityDescriptor = 36,
    VerityMerkle = 37,
    OrphanItem = 48,
    DirLogItem = 60,
    DirLogIndex = 72,
    DirItem = 84,
    DirIndex = 96,
    ExtentData = 108,
    ExtentCsum = 128,
    RootItem = 132,
    RootBackref = 144,
    RootRef = 156,
    ExtentItem = 168,
    MetadataItem = 169,
    ExtentOwnerRef = 172,
    TreeBlockRef = 176,
    ExtentDataRef = 178,
    SharedBlockRef = 182,
    SharedDataRef = 184,
    BlockGroupItem = 192,
    FreeSpaceInfo = 198,
    FreeSpaceExtent = 199,
    FreeSpaceBitmap = 200,
    DevExtent = 204,
    DevItem = 216,
    ChunkItem = 228,
    RaidStripe = 230,
    QgroupStatus = 240,
    QgroupInfo = 242,
    QgroupLimit = 244,
    QgroupRelation = 246,
    TemporaryItem = 248,
    PersistentItem = 249,
    DevReplace = 250,
    UuidSubvolume = 251,
    UuidReceived = 252,
    StringItem = 253,
};

namespace incompat {
inline constexpr std::uint64_t mixedBackref = 1U << 0;
inline constexpr std::uint64_t defaultSubvolume = 1U << 1;
inline constexpr std::uint64_t mixedGroups = 1U << 2;
inline constexpr std::uint64_t compressLzo = 1U << 3;
inline constexpr std::uint64_t compressZstd = 1U << 4;
inline constexpr std::uint64_t bigMetadata = 1U << 5;
inline constexpr std::uint64_t extendedIref = 1U << 6;
inline constexpr std::uint64_t raid56 = 1U << 7;
inline constexpr std::uint64_t skinnyMetadata = 1U << 8;
inline constexpr std::uint64_t noHoles = 1U << 9;
inline constexpr std::uint64_t metadataUuid = 1U << 10;
inline constexpr std::uint64_t raid1c34 = 1U << 11;
inline constexpr std::uint64_t zoned = 1U << 12;
inline constexpr std::uint64_t extentTreeV2 = 1U << 13;
inline constexpr std::uint64_t raidStripeTree = 1U << 14;
inline constexpr std::uint64_t simpleQuota = 1U << 16;
/// What we read. Zoned devices place superblocks elsewhere, the others need more than one device
/// or another extent tree.
inline constexpr std::uint64_t supported =
    mixedBackref | defaultSubvolume | mixedGroups | compressLzo | compressZstd | bigMetadata |
    extendedIref | raid56 | skinnyMetadata | noHoles | metadataUuid | raid1c34 | simpleQuota;
}  // namespace incompat

namespace compatRo {
inline constexpr std::uint64_t freeSpaceTree = 1U << 0;
inline constexpr std::uint64_t freeSpaceTreeValid = 1U << 1;
inline constexpr std::uint64_t verity = 1U << 2;
inline constexpr std::uint64_t blockGroupTree = 1U << 3;
/// What we can keep right when writing.
inline constexpr std::uint64_t supported = freeSpaceTree | freeSpaceTreeValid | blockGroupTree;
}  // namespace compatRo

namespace group {
inline constexpr std::uint64_t data = 1U << 0;
inline constexpr std::uint64_t system = 1U << 1;
inline constexpr std::uint64_t metadata = 1U << 2;
inline constexpr std::uint64_t raid0 = 1U << 3;
inline constexpr std::uint64_t raid1 = 1U << 4;
inline constexpr std::uint64_t dup = 1U << 5;
inline constexpr std::uint64_t raid10 = 1U << 6;
inline constexpr std::uint64_t profileMask = 0x7f8U;  // raid0 … raid1c4
}  // namespace group

namespace extentFlag {
inline constexpr std::uint64_t data = 1U << 0;
inline constexpr std::uint64_t treeBlock = 1U << 1;
inline constexpr std::uint64_t fullBackref = 1U << 8;
}  // namespace extentFlag

namespace freeSpaceFlag {
inline constexpr std::uint32_t bitmaps = 1U << 0;
}
/// Bytes of a free-space bitmap, one bit a sector; the last one of a block group may be shorter.
inline constexpr std::uint64_t freeSpaceBitmapSize = 256;

namespace inodeFlag {
inline constexpr std::uint64_t noDataSum = 1U << 0;
inline constexpr std::uint64_t noDataCow = 1U << 1;
inline constexpr std::uint64_t prealloc = 1U << 4;
inline constexpr std::uint64_t immutable = 1U << 6;   ///< chattr +i
inline constexpr std::uint64_t appendOnly = 1U << 7;  ///< chattr +a
/// In the inode of a root item: its flags mean something. Without it the kernel takes them for 0.
inline constexpr std::uint64_t rootItemInit = 1ULL << 31U;
}  // namespace inodeFlag

namespace superFlag {
inline constexpr std::uint64_t seeding = 1ULL << 32;
inline constexpr std::uint64_t metadump = 1ULL << 33;  // restored by btrfs-image without data
inline constexpr std::uint64_t metadumpV2 = 1ULL << 34;
}  // namespace superFlag

namespace rootFlag {
inline constexpr std::uint64_t readOnly = 1U << 0;
inline constexpr std::uint64_t dead = 1ULL << 48;  // its removal has begun
}  // namespace rootFlag

enum class CsumType : std::uint16_t { Crc32c = 0, Xxhash64 = 1, Sha256 = 2, Blake2b = 3 };

/// Directory entry types; DirItem's `type` may carry the encryption bit 0x80 besides.
enum class DirType : std::uint8_t {
    Unknown = 0,
    Regular = 1,
    Directory = 2,
    CharDevice = 3,
    BlockDevice = 4,
    Fifo = 5,
    Socket = 6,
    Symlink = 7,
    Xattr = 8,
};

enum class ExtentDataType : std::uint8_t { Inline = 0, Regular = 1, Prealloc = 2 };
enum class CompressionType : std::uint8_t { None = 0, Zlib = 1, Lzo = 2, Zstd = 3 };

}  // namespace daxscope::format
