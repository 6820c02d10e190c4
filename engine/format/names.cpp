#include "format/names.h"

#include <array>
#include <charconv>
#include <span>
#include <utility>

namespace daxscope::format {

namespace {

struct TreeNames {
    std::uint64_t id;
    std::string_view word;
    std::string_view name;
    std::string_view upper;
};

constexpr std::array<TreeNames, 14> trees = {{
    {id::rootTree, "root", "root tree", "ROOT_TREE"},
    {id::extentTree, "extent", "extent tree", "EXTENT_TREE"},
    {id::chunkTree, "chunk", "chunk tree", "CHUNK_TREE"},
    {id::devTree, "dev", "device tree", "DEV_TREE"},
    {id::fsTree, "fs", "top-level subvolume", "FS_TREE"},
    {id::csumTree, "csum", "checksum tree", "CSUM_TREE"},
    {id::quotaTree, "quota", "quota tree", "QUOTA_TREE"},
    {id::uuidTree, "uuid", "UUID tree", "UUID_TREE"},
    {id::freeSpaceTree, "free-space", "free-space tree", "FREE_SPACE_TREE"},
    {id::blockGroupTree, "block-group", "block group tree", "BLOCK_GROUP_TREE"},
    {id::raidStripeTree, "raid-stripe", "RAID stripe tree", "RAID_STRIPE_TREE"},
    {id::treeLog, "log", "log tree", "TREE_LOG"},
    {id::treeReloc, "reloc", "relocation tree", "TREE_RELOC"},
    {id::dataRelocTree, "data-reloc", "data relocation tree", "DATA_RELOC_TREE"},
}};

std::string bitsText(std::uint64_t bits, std::span<const std::string_view> names,
                     std::string_view separator) {
    std::string out;
    for (unsigned bit = 0; bit < 64; ++bit) {
        if ((bits >> bit & 1) == 0)
            continue;
        if (!out.empty())
            out += separator;
        if (bit < names.size() && !names[bit].empty())
            out += names[bit];
        else
            out += std::format("bit {}", bit);
    }
    return out;
}

}  // namespace

std::string treeName(std::uint64_t tree) {
    for (const TreeNames& known : trees) {
        if (known.id == tree)
            return std::string(known.name);
    }
    return isFileTree(tree) ? std::format("subvolume {}", tree) : std::format("tree {}", tree);
}

std::string treeWord(std::uint64_t tree) {
    for (const TreeNames& known : trees) {
        if (known.id == tree)
            return std::string(known.word);
    }
    return std::to_string(tree);
}

Result<std::uint64_t> treeFromWord(std::string_view word) {
    std::string list;
    for (const TreeNames& known : trees) {
        if (word == known.word || word == known.upper)
            return known.id;
        list += list.empty() ? "" : ", ";
        list += known.word;
    }
    std::uint64_t value = 0;
    const bool negative = word.starts_with('-');
    const std::string_view digits = word.substr(negative ? 1 : 0);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (!digits.empty() && error == std::errc{} && end == digits.data() + digits.size())
        return negative ? 0 - value : value;
    return fail(EINVAL, "there is no tree “{}”; write {} or the number of a subvolume", word, list);
}

std::string itemTypeName(ItemType type) {
    switch (type) {
        case ItemType::InodeItem:
            return "INODE_ITEM";
        case ItemType::InodeRef:
            return "INODE_REF";
        case ItemType::InodeExtref:
            return "INODE_EXTREF";
        case ItemType::XattrItem:
            return "XATTR_ITEM";
        case ItemType::VerityDescriptor:
            return "VERITY_DESC_ITEM";
        case ItemType::VerityMerkle:
            return "VERITY_MERKLE_ITEM";
        case ItemType::OrphanItem:
            return "ORPHAN_ITEM";
        case ItemType::DirLogItem:
            return "DIR_LOG_ITEM";
        case ItemType::DirLogIndex:
            return "DIR_LOG_INDEX";
        case ItemType::DirItem:
            return "DIR_ITEM";
        case ItemType::DirIndex:
            return "DIR_INDEX";
        case ItemType::ExtentData:
            return "EXTENT_DATA";
        case ItemType::ExtentCsum:
            return "EXTENT_CSUM";
        case ItemType::RootItem:
            return "ROOT_ITEM";
        case ItemType::RootBackref:
            return "ROOT_BACKREF";
        case ItemType::RootRef:
            return "ROOT_REF";
        case ItemType::ExtentItem:
            return "EXTENT_ITEM";
        case ItemType::MetadataItem:
            return "METADATA_ITEM";
        case ItemType::ExtentOwnerRef:
            return "EXTENT_OWNER_REF";
        case ItemType::TreeBlockRef:
            return "TREE_BLOCK_REF";
        case ItemType::ExtentDataRef:
            return "EXTENT_DATA_REF";
        case ItemType::SharedBlockRef:
            return "SHARED_BLOCK_REF";
        case ItemType::SharedDataRef:
            return "SHARED_DATA_REF";
        case ItemType::BlockGroupItem:
            return "BLOCK_GROUP_ITEM";
        case ItemType::FreeSpaceInfo:
            return "FREE_SPACE_INFO";
        case ItemType::FreeSpaceExtent:
            return "FREE_SPACE_EXTENT";
        case ItemType::FreeSpaceBitmap:
            return "FREE_SPACE_BITMAP";
        case ItemType::DevExtent:
            return "DEV_EXTENT";
        case ItemType::DevItem:
            return "DEV_ITEM";
        case ItemType::ChunkItem:
            return "CHUNK_ITEM";
        case ItemType::RaidStripe:
            return "RAID_STRIPE";
        case ItemType::QgroupStatus:
            return "QGROUP_STATUS";
        case ItemType::QgroupInfo:
            return "QGROUP_INFO";
        case ItemType::QgroupLimit:
            return "QGROUP_LIMIT";
        case ItemType::QgroupRelation:
            return "QGROUP_RELATION";
        case ItemType::TemporaryItem:
            return "TEMPORARY_ITEM";
        case ItemType::PersistentItem:
            return "PERSISTENT_ITEM";
        case ItemType::DevReplace:
            return "DEV_REPLACE";
        case ItemType::UuidSubvolume:
            return "UUID_KEY_SUBVOL";
        case ItemType::UuidReceived:
            return "UUID_KEY_RECEIVED_SUBVOL";
        case ItemType::StringItem:
            return "STRING_ITEM";
    }
    // As dump-tree calls it; only headers of space caches have it.
    if (type == ItemType{})
        return "UNTYPED";
    return std::format("UNKNOWN_{}", static_cast<unsigned>(type));
}

std::string objectName(std::uint64_t objectid) {
    static constexpr std::array<std::pair<std::uint64_t, std::string_view>, 9> names = {{
        {id::balance, "BALANCE"},
        {id::orphan, "ORPHAN"},
        {id::treeLog, "TREE_LOG"},
        {id::treeLogFixup, "TREE_LOG_FIXUP"},
        {id::treeReloc, "TREE_RELOC"},
        {id::dataRelocTree, "DATA_RELOC_TREE"},
        {id::extentCsum, "EXTENT_CSUM"},
        {id::freeSpace, "FREE_SPACE"},
        {id::freeIno, "FREE_INO"},
    }};
    for (const auto& [value, name] : names) {
        if (value == objectid)
            return std::string(name);
    }
    return std::to_string(objectid);
}

std::string keyText(const Key& key) {
    return std::format("({} {} {})", objectName(key.objectid), itemTypeName(key.type), key.offset);
}

std::string groupText(std::uint64_t flags) {
    static constexpr std::array<std::string_view, 11> profiles = {
        "", "", "", "raid0", "raid1", "dup", "raid10", "raid5", "raid6", "raid1c3", "raid1c4"};
    std::string out;
    if ((flags & group::data) != 0)
        out = "data";
    if ((flags & group::metadata) != 0)
        out += out.empty() ? "metadata" : "+metadata";
    if ((flags & group::system) != 0)
        out += out.empty() ? "system" : "+system";
    if (out.empty())
        out = "no type";
    const std::uint64_t kinds = group::data | group::metadata | group::system;
    const std::string profile = bitsText(flags & ~kinds, profiles, "+");
    return out + ", " + (profile.empty() ? "single" : profile);
}

std::string incompatText(std::uint64_t bits, std::string_view separator) {
    static constexpr std::array<std::string_view, 17> names = {
        "mixed-backref",   "default-subvol", "mixed-groups",     "compress-lzo",
        "compress-zstd",   "big-metadata",   "extended-iref",    "raid56",
        "skinny-metadata", "no-holes",       "metadata-uuid",    "raid1c34",
        "zoned",           "extent-tree-v2", "raid-stripe-tree", "",
        "simple-quota"};
    return bitsText(bits, names, separator);
}

std::string compatRoText(std::uint64_t bits, std::string_view separator) {
    static constexpr std::array<std::string_view, 4> names = {
        "free-space-tree", "free-space-tree-valid", "verity", "block-group-tree"};
    return bitsText(bits, names, separator);
}

std::string inodeFlagsText(std::uint64_t bits, std::string_view separator) {
    static constexpr auto names = [] {
        std::array<std::string_view, 33> known = {
            "nodatasum", "nodatacow", "readonly", "nocompress", "prealloc", "sync",
            "immutable", "append",    "nodump",   "noatime",    "dirsync",  "compress"};
        known[31] = "root-item-init";
        known[32] = "verity";  // the first of the flags that make old kernels mount read-only
        return known;
    }();
    return bitsText(bits, names, separator);
}

std::string compressionText(std::uint8_t compression) {
    static constexpr std::array<std::string_view, 4> names = {"none", "zlib", "lzo", "zstd"};
    if (compression < names.size())
        return std::string(names[compression]);
    return std::format("unknown {}", compression);
}

}  // namespace daxscope::format
