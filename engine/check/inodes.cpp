#include "check/inodes.h"

#include <algorithm>

#include "base/text.h"
#include "files/inode.h"
#include "format/checksum.h"
#include "format/names.h"

namespace daxscope::check {

using format::ItemType;
using format::Key;
namespace id = format::id;

namespace {

/// One inode, while its items pass by.
struct Seen {
    std::uint64_t number = 0;
    bool hasItem = false;
    bool uncertain = false;  ///< some of its items may be in a block that is lost
    files::Inode item;
    std::uint64_t links = 0;
    std::uint64_t nameBytes = 0;  // in DIR_ITEM and DIR_INDEX items
    std::uint64_t hashed = 0;     // names in DIR_ITEM items
    std::uint64_t indexed = 0;    // names in DIR_INDEX items
    std::uint64_t bytes = 0;      // of file extents, as nbytes counts them
    std::uint64_t end = 0;        // of the last file extent
    std::uint64_t gapAt = UINT64_MAX;
    std::optional<std::uint64_t> inlineSize;
};

class Inodes {
public:
    Inodes(const volume::Volume& volume, const FileTree& tree, const std::string& name,
           const SumRanges& sums, std::span<const ByteRange> written, SubvolumeNames& subvolumes,
           Findings& findings)
        : volume_(volume),
          tree_(tree),
          name_(name),
          sums_(sums),
          written_(written),
          subvolumes_(subvolumes),
          findings_(findings),
          noHoles_((volume.super().incompatFlags & format::incompat::noHoles) != 0) {}

    Status check(Progress& progress) {
        const auto leaf = [&](const format::BlockView& block) -> Status {
            DAX_CHECK(progress.step(0.7, "checking files"));
            for (std::uint32_t slot = 0; slot < block.count(); ++slot)
                item(block.key(slot), block.data(slot));
            return {};
        };
        DAX_CHECK(forEachLeaf(volume_, tree_.root, leaf, [&] {
            whole_ = false;
            now_.uncertain = true;
            afterGap_ = true;
        }));
        finish();
        if (whole_ && !rootSeen_)
            findings_.add(Kind::Subvolume,
                          std::format("its root directory, inode {}, is missing", tree_.rootDir),
                          name_);
        return {};
    }

private:
    void tell(Kind kind, std::uint64_t inode, std::string what, std::uint64_t logical = 0) {
        findings_.add(kind, std::move(what), std::format("inode {} of {}", inode, name_), logical);
    }

    void item(const Key& key, Bytes data) {
        if (key.objectid > id::lastFree || key.objectid < id::firstFree)
            return;
        if (key.objectid != now_.number) {
            finish();
            now_ = {};
            now_.number = key.objectid;
            now_.uncertain = std::exchange(afterGap_, false);
        }
        switch (key.type) {
            case ItemType::InodeItem:
                if (const auto* inode = structAt<format::InodeItem>(data)) {
                    now_.item = files::inodeOf(*inode);
                    now_.hasItem = true;
                }
                return;
            case ItemType::InodeRef:
                (void)forEachName<format::InodeRef>(
                    data, [&](const format::InodeRef& ref, std::string_view name) {
                        link(key.offset, ref.index, name);
                    });
                return;
            case ItemType::InodeExtref:
                (void)forEachName<format::InodeExtref>(
                    data, [&](const format::InodeExtref& ref, std::string_view name) {
                        link(ref.parent, ref.index, name);
                    });
                return;
            case ItemType::DirItem:
                (void)forEachName<format::DirItem>(
                    data, [&](const format::DirItem& entry, std::string_view name) {
                        now_.nameBytes += name.size();
                        ++now_.hashed;
                        if (entry.location.type == static_cast<U8>(ItemType::InodeItem))
                            leadsBack(entry.location.objectid, std::nullopt, name);
                    });
                return;
            case ItemType::DirIndex:
                (void)forEachName<format::DirItem>(
                    data, [&](const format::DirItem& entry, std::string_view name) {
                        indexEntry(key.offset, entry, name);
                    });
                return;
            case ItemType::ExtentData:
                return extent(key, data);
            default:
                return;
        }
    }

    // ---- names ---------------------------------------------------------------------------------

    [[nodiscard]] std::optional<btree::Cursor> find(const Key& key) const {
        const auto cursor = btree::Cursor::find(volume_, tree_.root, key);
        return cursor ? std::optional(*cursor) : std::nullopt;  // unknown: its block is lost
    }

    /// Whether an entry of the item at `key` satisfies `matches`; nothing when the block is lost.
    template <typename Head, typename Matches>
    [[nodiscard]] std::optional<bool> has(const Key& key, Matches&& matches) const {
        const auto cursor = find(key);
        if (!cursor)
            return std::nullopt;
        bool found = false;
        if (cursor->valid())
            (void)forEachName<Head>(cursor->data(), [&](const Head& head, std::string_view name) {
                found = found || matches(head, name);
            });
        return found;
    }

    /// The entry names an inode, which must know of it.
    void leadsBack(std::uint64_t inode, std::optional<std::uint64_t> index, std::string_view name) {
        const std::uint64_t parent = now_.number;
        const auto same = [&](const auto& ref, std::string_view other) {
            return other == name && (!index || ref.index == *index);
        };
        const auto known = has<format::InodeRef>({inode, ItemType::InodeRef, parent}, same);
        if (!known || *known)
            return;
        const std::uint64_t hash =
            format::rawCrc32c(static_cast<std::uint32_t>(parent), asBytes(name));
        const auto extended =
            has<format::InodeExtref>({inode, ItemType::InodeExtref, hash},
                                     [&](const format::InodeExtref& ref, std::string_view other) {
                                         return ref.parent == parent && same(ref, other);
                                     });
        if (extended && !*extended)
            tell(Kind::Name, parent,
                 std::format("“{}” leads to inode {}, which does not know of that name{}",
                             escapedName(name), inode,
                             index ? std::format(" (index {})", *index) : ""));
    }

    void indexEntry(std::uint64_t index, const format::DirItem& entry, std::string_view name) {
        now_.nameBytes += name.size();
        ++now_.indexed;
        const Key to = entry.location.get();
        const auto hashed = has<format::DirItem>(
            {now_.number, ItemType::DirItem, format::nameHash(name)},
            [&](const format::DirItem& other, std::string_view text) {
                return text == name && other.location.get() == to && other.type == entry.type;
            });
        if (hashed && !*hashed)
            tell(Kind::Name, now_.number,
                 std::format("“{}” (index {}) cannot be found by its hash, or leads elsewhere then",
                             escapedName(name), index));
        if (to.type == ItemType::InodeItem)
            return leadsBack(to.objectid, index, name);
        // Other entries lead nowhere: a snapshot keeps those of its original, even when the subvolume
        // itself is moved into the snapshot. A name without its entry is told by missingNames().
        const auto known = subvolumes_.find(to.objectid);
        if (known == subvolumes_.end() || known->second.parent != tree_.root.tree)
            return;
        SubvolumeName& expected = known->second;
        if (expected.directory == now_.number && expected.index == index && expected.name == name)
            expected.found = true;
    }

    /// A name that the inode says it has.
    void link(std::uint64_t parent, std::uint64_t index, std::string_view name) {
        ++now_.links;
        const std::uint64_t self = now_.number;
        if (self == tree_.rootDir && parent == self) {
            if (name != ".." || index != 0)
                tell(Kind::Name, self,
                     std::format("the root directory calls itself “{}” (index {})",
                                 escapedName(name), index));
            return;
        }
        const U8 type = static_cast<U8>(files::typeOfMode(now_.item.mode));
        const auto matches = [&](const format::DirItem& entry, std::string_view text) {
            return text == name && entry.location.get() == Key{self, ItemType::InodeItem, 0} &&
                   (!now_.hasItem || (entry.type & 0x7fU) == type);
        };
        const auto indexed = has<format::DirItem>({parent, ItemType::DirIndex, index}, matches);
        const auto hashed =
            has<format::DirItem>({parent, ItemType::DirItem, format::nameHash(name)}, matches);
        for (const auto& [found, how] : {std::pair(indexed, "index"), std::pair(hashed, "hash")}) {
            if (found && !*found)
                tell(Kind::Name, self,
                     std::format("its name “{}” in directory {} (index {}) is not there by {}",
                                 escapedName(name), parent, index, how));
        }
    }

    // ---- extents -------------------------------------------------------------------------------

    void extent(const Key& key, Bytes data) {
        const auto* head = structAt<format::FileExtentHead>(data);
        if (head == nullptr)
            return;
        if (now_.end > key.offset)
            tell(Kind::FileExtent, now_.number,
                 std::format("the extent at {} begins before the one before it ends, at {}",
                             key.offset, now_.end));
        if (now_.end < key.offset)
            now_.gapAt = std::min(now_.gapAt, now_.end);
        if (head->type == static_cast<U8>(format::ExtentDataType::Inline)) {
            now_.inlineSize = head->ramBytes.get();
            now_.bytes += head->ramBytes;
            now_.end = key.offset + alignUp(head->ramBytes, volume_.sectorSize());
            return;
        }
        const auto* item = structAt<format::FileExtentItem>(data);
        if (item == nullptr)
            return;
        now_.end = checkedAdd(key.offset, item->numBytes.get()).value_or(UINT64_MAX);
        if (item->diskBytenr == 0)
            return;
        now_.bytes += item->numBytes;
        checksums(key, *item);
    }

    void checksums(const Key& key, const format::FileExtentItem& item) {
        if (!sums_.complete() || !now_.hasItem)
            return;
        const ByteRange range = storedRange(item);
        const std::uint64_t covered = sums_.covered(range);
        const bool reserved = item.head.type == static_cast<U8>(format::ExtentDataType::Prealloc);
        const bool without = (now_.item.flags & format::inodeFlag::noDataSum) != 0;
        // A clone may have written what is only reserved here.
        if (reserved && covered != 0 && coveredBy(written_, range) == 0)
            tell(Kind::Checksum, now_.number,
                 std::format("reserved space at file offset {} has checksums", key.offset),
                 range.offset);
        if (!reserved && without && covered != 0)
            tell(Kind::Checksum, now_.number,
                 std::format("the file is without checksums, its data at {} have them", key.offset),
                 range.offset);
        if (!reserved && !without && covered < range.length)
            tell(Kind::Checksum, now_.number,
                 std::format("{} of the {} bytes of the extent at {} have checksums", covered,
                             range.length, key.offset),
                 range.offset);
    }

    // ---- the inode as a whole ------------------------------------------------------------------

    void finish() {
        if (now_.number == 0)
            return;
        ++findings_.report().inodes;
        rootSeen_ = rootSeen_ || (now_.number == tree_.rootDir && now_.hasItem);
        if (now_.uncertain)
            return;
        if (!now_.hasItem)
            return tell(Kind::Inode, now_.number, "it has items, but no inode item");
        const files::Inode& item = now_.item;
        if (item.links != now_.links)
            tell(Kind::Inode, now_.number,
                 std::format("{} links are counted, there are names for {}", item.links,
                             now_.links));
        if (item.links == 0) {
            const auto orphan = find({id::orphan, ItemType::OrphanItem, now_.number});
            if (orphan && !orphan->valid())
                tell(Kind::Inode, now_.number, "it has no name and is not listed for removal");
        }
        if (item.isDirectory())
            finishDirectory();
        else if (now_.hashed + now_.indexed != 0)
            tell(Kind::Inode, now_.number, "it is no directory, and has entries");
        if (item.isRegular() || item.isSymlink())
            finishContent();
        else if (now_.end != 0)
            tell(Kind::Inode, now_.number, "it can have no content, and has extents");
    }

    void finishDirectory() {
        if (now_.item.size != now_.nameBytes)
            tell(Kind::Inode, now_.number,
                 std::format("its size is {}, its names have {} bytes", now_.item.size,
                             now_.nameBytes));
        if (now_.hashed != now_.indexed)
            tell(Kind::Name, now_.number,
                 std::format("{} names can be found by hash, {} by index", now_.hashed,
                             now_.indexed));
    }

    void finishContent() {
        const files::Inode& item = now_.item;
        if (item.allocated != now_.bytes)
            tell(Kind::Inode, now_.number,
                 std::format("it counts {} bytes of extents, and has {}", item.allocated,
                             now_.bytes));
        if (item.isSymlink() && now_.inlineSize != item.size)
            tell(Kind::Inode, now_.number,
                 std::format("a symbolic link of {} bytes with a target of {}", item.size,
                             now_.inlineSize.value_or(0)));
        const std::uint64_t size = alignUp(item.size, volume_.sectorSize());
        if (!noHoles_ && item.links != 0 && (now_.gapAt < size || now_.end < size))
            tell(Kind::FileExtent, now_.number,
                 std::format("no extent says what is at {}: holes need one in this filesystem",
                             std::min(now_.gapAt, now_.end)));
    }

    const volume::Volume& volume_;
    const FileTree& tree_;
    const std::string& name_;
    const SumRanges& sums_;
    std::span<const ByteRange> written_;
    SubvolumeNames& subvolumes_;
    Findings& findings_;
    const bool noHoles_;
    Seen now_;
    bool whole_ = true;
    bool afterGap_ = false;
    bool rootSeen_ = false;
};

}  // namespace

Status checkInodes(const volume::Volume& volume, const FileTree& tree, const std::string& name,
                   const SumRanges& sums, std::span<const ByteRange> written,
                   SubvolumeNames& subvolumes, Findings& findings, Progress& progress) {
    return Inodes(volume, tree, name, sums, written, subvolumes, findings).check(progress);
}

}  // namespace daxscope::check
