#include "support/damage_additions.h"

#include <format>
#include <functional>

#include "btree/cursor.h"
#include "format/checksum.h"
#include "format/names.h"

namespace daxscope::test {
namespace {

using format::ItemType;
using format::Key;

constexpr std::uint64_t nobody = 1'000'000;  ///< no inode or subvolume has this number

class Additions {
public:
    Additions(const volume::Volume& volume, const Places& places)
        : volume_(volume), places_(places) {}

    Result<std::vector<Damage>> all() {
        DAX_CHECK(extents());
        DAX_CHECK(device());
        DAX_CHECK(files());
        DAX_CHECK(subvolumes());
        return std::move(damages_);
    }

private:
    struct Found {
        std::uint64_t tree = 0;
        Key key;
        std::vector<std::byte> data;
    };

    /// The first item of the tree that `fits`; nothing when there is none.
    Result<std::optional<Found>> first(std::uint64_t tree,
                                       const std::function<bool(const Key&, Bytes)>& fits) const {
        const auto root = volume_.root(tree);
        if (!root)
            return std::nullopt;
        DAX_TRY(auto cursor, btree::Cursor::lowerBound(volume_, *root, Key{}));
        while (cursor.valid()) {
            if (fits(cursor.key(), cursor.data()))
                return Found{tree, cursor.key(), {cursor.data().begin(), cursor.data().end()}};
            DAX_CHECK(cursor.next());
        }
        return std::nullopt;
    }

    Status insert(std::uint64_t tree, const format::Item& item, const std::string& what) {
        const auto root = volume_.root(tree);
        if (!root)
            return {};
        DAX_TRY(const auto cursor, btree::Cursor::lastNotAbove(volume_, *root, item.key));
        if (!cursor.valid() || cursor.key() == item.key)
            return {};
        auto items = itemsOf(cursor.leaf());
        items.insert(items.begin() + cursor.slot() + 1, item);
        if (auto edit = places_.rebuilt(cursor.leaf(), items))
            damages_.push_back(
                {std::format("{} {} added: {}", format::treeName(tree), format::keyText(item.key),
                             what),
                 std::format("{} added: {}", format::itemTypeName(item.key.type), what),
                 {std::move(*edit)},
                 true});
        return {};
    }

    /// Free bytes in a group of `type`; 0 when there are none that the free-space tree has as an extent.
    Result<std::uint64_t> freeIn(std::uint64_t type) const {
        for (const volume::ChunkInfo& chunk : volume_.chunks().chunks()) {
            if ((chunk.flags & type) == 0)
                continue;
            DAX_TRY(const auto found, first(format::id::freeSpaceTree, [&](const Key& key, Bytes) {
                        return key.type == ItemType::FreeSpaceExtent &&
                               key.objectid >= chunk.logical && key.objectid < chunk.end() &&
                               key.offset >= volume_.nodeSize() * 2;
                    }));
            if (found)
                return alignUp(found->key.objectid, volume_.nodeSize());
        }
        return 0;
    }

    Status extents() {
        DAX_TRY(const std::uint64_t freeData, freeIn(format::group::data));
        DAX_TRY(const std::uint64_t freeTree, freeIn(format::group::metadata));
        const std::uint64_t generation = volume_.super().generation;
        format::ExtentItem head{};
        head.refs = 1;
        head.generation = generation;
        if (freeData != 0) {
            head.flags = format::extentFlag::data;
            auto item =
                format::itemOf({freeData, ItemType::ExtentItem, volume_.sectorSize()}, head);
            item.data.push_back(static_cast<std::byte>(ItemType::ExtentDataRef));
            format::ExtentDataRef ref{};
            ref.root = format::id::fsTree;
            ref.objectid = nobody;
            ref.count = 1;
            format::append(item, bytesOf(ref));
            DAX_CHECK(insert(format::id::extentTree, item, "nobody's"));
            format::Item sum{{format::id::extentCsum, ItemType::ExtentCsum, freeData},
                             std::vector(4, std::byte{1})};
            DAX_CHECK(insert(format::id::csumTree, sum, "of free space"));
        }
        if (freeTree != 0) {
            head.flags = format::extentFlag::treeBlock;
            auto item = format::itemOf({freeTree, ItemType::MetadataItem, 0}, head);
            item.data.push_back(static_cast<std::byte>(ItemType::TreeBlockRef));
            Le64 root{};
            root = format::id::fsTree;
            format::append(item, bytesOf(root));
            DAX_CHECK(insert(format::id::extentTree, item, "nobody's"));
        }
        DAX_TRY(const auto data, first(format::id::extentTree, [](const Key& key, Bytes bytes) {
                    const auto* item = structAt<format::ExtentItem>(bytes);
                    return key.type == ItemType::ExtentItem && item != nullptr &&
                           (item->flags & format::extentFlag::data) != 0;
                }));
        if (data) {
            format::ExtentDataRef ref{};
            ref.root = format::id::fsTree;
            ref.objectid = nobody;
            ref.count = 1;
            DAX_CHECK(insert(format::id::extentTree,
                             format::itemOf({data->key.objectid, ItemType::ExtentDataRef, 77}, ref),
                             "a reference too many"));
            DAX_CHECK(
                insert(format::id::freeSpaceTree,
                       {{data->key.objectid, ItemType::FreeSpaceExtent, volume_.sectorSize()}, {}},
                       "over an extent"));
            DAX_CHECK(insert(format::id::extentTree,
                             {{data->key.objectid, ItemType::ExtentItem,
                               data->key.offset + volume_.sectorSize()},
                              data->data},
                             "over another extent"));
        }
        return {};
    }

    Status device() {
        const auto chunks = volume_.chunks().chunks();
        if (chunks.empty())
            return {};
        const std::uint64_t behind = chunks.back().end();
        format::BlockGroupItem group{};
        group.chunkObjectid = format::id::firstChunkTree;
        group.flags = format::group::data;
        const auto groups = volume_.blockGroupRoot();
        if (groups)
            DAX_CHECK(insert(groups->tree,
                             format::itemOf({behind, ItemType::BlockGroupItem, 8 << 20}, group),
                             "without a chunk"));
        const std::uint64_t end = volume_.super().totalBytes;
        format::DevExtent extent{};
        extent.chunkTree = format::id::chunkTree;
        extent.chunkObjectid = format::id::firstChunkTree;
        extent.chunkOffset = behind;
        extent.length = 1 << 20;
        return insert(
            format::id::devTree,
            format::itemOf({1, ItemType::DevExtent, alignDown(end, 1 << 20) - (1 << 20)}, extent),
            "without a chunk");
    }

    Status files() {
        // Most of what there is is in subvolumes: the first that has files.
        DAX_TRY(const auto tree, first(format::id::rootTree, [](const Key& key, Bytes) {
                    return key.type == ItemType::RootItem &&
                           key.objectid >= format::id::firstFree &&
                           key.objectid <= format::id::lastFree;
                }));
        const std::uint64_t in = tree ? tree->key.objectid : format::id::fsTree;
        DAX_TRY(const auto file, first(in, [](const Key& key, Bytes data) {
                    const auto* inode = structAt<format::InodeItem>(data);
                    return key.type == ItemType::InodeItem && inode != nullptr &&
                           (inode->mode & 0170000U) == 0100000U && inode->nlink == 1;
                }));
        if (!file)
            return {};
        DAX_CHECK(insert(in, {{nobody, ItemType::InodeItem, 0}, file->data}, "without a name"));
        DAX_CHECK(insert(in, {{format::id::orphan, ItemType::OrphanItem, file->key.objectid}, {}},
                         "of a file with a name"));
        DAX_CHECK(
            insert(in, {{format::id::orphan, ItemType::OrphanItem, nobody}, {}}, "of nothing"));
        const auto regular = [](const Key& key, Bytes data) {
            const auto* extent = structAt<format::FileExtentItem>(data);
            return key.type == ItemType::ExtentData && extent != nullptr &&
                   extent->head.type == 1 && extent->diskBytenr != 0;
        };
        DAX_TRY(const auto extent, first(in, [&](const Key& key, Bytes data) {
                    return regular(key, data) &&
                           structAt<format::FileExtentItem>(data)->numBytes >= 8192;
                }));
        if (extent) {
            const Key& key = extent->key;
            DAX_CHECK(insert(in, {{key.objectid, key.type, key.offset + 4096}, extent->data},
                             "over another one"));
            DAX_CHECK(insert(in, {{nobody, key.type, 0}, extent->data}, "without an inode"));
            DAX_CHECK(insert(in, {{key.objectid, key.type, 1ULL << 40}, extent->data},
                             "beyond the end of the file"));
        }
        return entries(in);
    }

    /// Names that only one of the three places has that say them.
    Status entries(std::uint64_t in) {
        const auto ofType = [](ItemType type) {
            return [type](const Key& key, Bytes) { return key.type == type; };
        };
        DAX_TRY(const auto index, first(in, ofType(ItemType::DirIndex)));
        DAX_TRY(const auto ref, first(in, [](const Key& key, Bytes) {
                    return key.type == ItemType::InodeRef && key.objectid != format::id::firstFree;
                }));
        DAX_TRY(const auto xattr, first(in, ofType(ItemType::XattrItem)));
        if (!index || !ref)
            return {};
        DAX_CHECK(insert(in, {{index->key.objectid, ItemType::DirIndex, nobody}, index->data},
                         "a name twice"));
        std::vector<std::byte> entry = index->data;
        auto& head = structIn<format::DirItem>(entry);
        head.location = Key{nobody, ItemType::InodeItem, 0};
        head.nameLen = 1;
        entry.resize(sizeof(format::DirItem) + 1, std::byte{'q'});
        entry.back() = std::byte{'q'};
        DAX_CHECK(insert(in,
                         {{index->key.objectid, ItemType::DirItem, format::nameHash("q")}, entry},
                         "of no inode"));
        DAX_CHECK(
            insert(in, {{index->key.objectid, ItemType::DirIndex, nobody}, entry}, "of no inode"));
        DAX_CHECK(insert(in,
                         {{ref->key.objectid, ItemType::InodeRef, ref->key.offset + 1}, ref->data},
                         "from where no name is"));
        if (xattr)
            DAX_CHECK(insert(in, {{nobody, ItemType::XattrItem, xattr->key.offset}, xattr->data},
                             "without an inode"));
        return {};
    }

    Status subvolumes() {
        DAX_TRY(const auto ref, first(format::id::rootTree, [](const Key& key, Bytes) {
                    return key.type == ItemType::RootRef;
                }));
        if (!ref)
            return {};
        DAX_CHECK(insert(format::id::rootTree,
                         {{ref->key.objectid, ItemType::RootRef, nobody}, ref->data},
                         "to no subvolume"));
        DAX_CHECK(insert(format::id::rootTree,
                         {{ref->key.offset, ItemType::RootBackref, nobody}, ref->data},
                         "from no subvolume"));
        return insert(format::id::rootTree,
                      {{format::id::orphan, ItemType::OrphanItem, ref->key.offset}, {}},
                      "of a subvolume with a name");
    }

    const volume::Volume& volume_;
    const Places& places_;
    std::vector<Damage> damages_;
};

}  // namespace

Region Places::superblocks() const {
    Region region{{}, format::superSize};
    for (const std::uint64_t place : format::superOffsets)
        if (place + format::superSize <= volume_.device().size())
            region.places.push_back(place);
    return region;
}

Region Places::at(std::uint64_t logical, std::size_t length) const {
    Region region{{}, length};
    for (unsigned copy = 0; const auto device = volume_.chunks().toDevice(logical, copy); ++copy)
        region.places.push_back(*device);
    return region;
}

std::optional<Damage::Edit> Places::rebuilt(const format::BlockView& leaf,
                                            const std::vector<format::Item>& items) const {
    const format::BlockStamp stamp{volume_.rules(), volume_.chunkTreeUuid(),
                                   leaf.header().generation};
    const auto blocks =
        format::buildTree(items, leaf.header().owner, stamp, [&leaf] { return leaf.logical(); });
    if (blocks.size() != 1)
        return std::nullopt;
    // The header stays, but for the number of items.
    constexpr std::size_t from = offsetof(format::Header, nritems);
    const Bytes content = Bytes(blocks[0].bytes).subspan(from);
    return Damage::Edit{block(leaf), from, {content.begin(), content.end()}};
}

std::vector<format::Item> itemsOf(const format::BlockView& leaf) {
    std::vector<format::Item> items;
    for (std::uint32_t slot = 0; slot < leaf.count(); ++slot) {
        const Bytes data = leaf.data(slot);
        items.push_back({leaf.key(slot), {data.begin(), data.end()}});
    }
    return items;
}

Result<std::vector<Damage>> addedItems(const volume::Volume& volume, const Places& places) {
    return Additions(volume, places).all();
}

}  // namespace daxscope::test
