#include "support/damage_matrix.h"

#include <format>
#include <map>
#include <memory>
#include <set>
#include <tuple>
#include <utility>

#include "btree/cursor.h"
#include "format/block_builder.h"
#include "format/names.h"
#include "support/damage_additions.h"
#include "support/damage_fields.h"
#include "volume/volume.h"

namespace daxscope::test {
namespace {

using format::BlockView;
using format::ItemType;
using format::Key;

std::string treeClass(std::uint64_t tree) {
    return tree >= format::id::firstFree && tree <= format::id::lastFree ? "subvolumes"
                                                                         : format::treeName(tree);
}

std::uint64_t numberAt(Bytes bytes, std::size_t size) {
    std::uint64_t value = 0;
    std::memcpy(&value, bytes.data(), size);
    return value;
}

std::vector<std::byte> bytesOfNumber(std::uint64_t value, std::size_t size) {
    const auto bytes = std::as_bytes(std::span(&value, 1)).first(size);
    return {bytes.begin(), bytes.end()};
}

class Enumerator {
public:
    explicit Enumerator(const volume::Volume& volume) : volume_(volume), places_(volume) {}

    Result<std::vector<Damage>> all() {
        superblock();
        DAX_TRY(const auto roots, trees());
        for (const btree::TreeRoot& root : roots)
            DAX_CHECK(look(root));
        for (const auto& [which, block] : blocks_)
            damageBlock(std::get<0>(which), block);
        for (const auto& [which, item] : items_)
            damageItem(std::get<0>(which), item);
        DAX_TRY(auto additions, addedItems(volume_, places_));
        for (Damage& damage : additions)
            damages_.push_back(std::move(damage));
        damageData();
        return std::move(damages_);
    }

private:
    struct Place {
        BlockView block;
        std::uint32_t slot = 0;
        [[nodiscard]] Key key() const { return block.key(slot); }
    };

    Result<std::vector<btree::TreeRoot>> trees() {
        std::vector<btree::TreeRoot> roots = {volume_.chunkTree(), volume_.rootTree()};
        DAX_TRY(auto cursor, btree::Cursor::lowerBound(volume_, volume_.rootTree(), Key{}));
        while (cursor.valid()) {
            const auto* item = structAt<format::RootItemV1>(cursor.data());
            if (cursor.key().type == ItemType::RootItem && item != nullptr)
                roots.push_back(volume::treeRootOf(cursor.key().objectid, *item));
            DAX_CHECK(cursor.next());
        }
        return roots;
    }

    /// Remembers the examples that a tree has.
    Status look(const btree::TreeRoot& root) {
        const std::string tree = treeClass(root.tree);
        std::vector<format::Expect> todo{root.expect()};
        while (!todo.empty()) {
            const auto expect = todo.back();
            todo.pop_back();
            if (!seen_.insert(expect.logical).second)
                continue;
            DAX_TRY(const BlockView block, volume_.block(expect));
            BlockView& example = blocks_.try_emplace({tree, block.level()}, block).first->second;
            if (example.count() < 4)
                example = block;
            for (std::uint32_t slot = block.count(); slot-- > 0;) {
                if (block.isLeaf())
                    remember(tree, {block, slot});
                else
                    todo.push_back(btree::childExpect(block, slot));
            }
        }
        return {};
    }

    void remember(const std::string& tree, const Place& place) {
        const auto isEdge = [](const Place& p) {
            return p.slot == 0 || p.slot + 1 == p.block.count();
        };
        const Key key = place.key();
        Place& example =
            items_
                .try_emplace({tree, key.type, variantOf(key, place.block.data(place.slot))}, place)
                .first->second;
        // In the middle, what is wrong is the item and not its leaf's first key.
        if (isEdge(example))
            example = place;
    }

    void add(std::string name, std::string kind, const Region& region, std::size_t offset,
             std::vector<std::byte> bytes) {
        damages_.push_back(
            {std::move(name), std::move(kind), {{region, offset, std::move(bytes)}}, true});
    }

    /// Every wrong value for each of `fields` of the structure at `base` of the region.
    void damageFields(const std::string& name, const std::string& kind, const Region& region,
                      std::size_t base, std::span<const Field> fields) {
        const Bytes bytes = volume_.device().subspan(region.places[0], region.length);
        for (const Field& field : fields) {
            const std::size_t at = base + field.offset;
            const std::uint64_t old = numberAt(bytes.subspan(at), field.size);
            for (const Change& change : changesOf(field.number, field.size, old)) {
                const std::string what = std::format(" {} {}", field.name, change.name);
                add(name + what, kind + what, region, at, bytesOfNumber(change.value, field.size));
            }
        }
    }

    void superblock() {
        const Region region = places_.superblocks();
        const auto fields = superblockFields();
        damageFields("superblock", "superblock", region, 0, fields);
        add("superblock label not terminated", "superblock label not terminated", region,
            offsetof(format::Superblock, label), std::vector(256, std::byte{'x'}));
        spoil("superblock", region);
    }

    /// Contents that do not fit their checksum: in all copies, and in each alone.
    void spoil(const std::string& name, const Region& region) {
        const std::size_t at = region.length / 2;
        const auto byte = volume_.device()[region.places[0] + at] ^ std::byte{0x10};
        damages_.push_back(
            {name + " spoilt", "spoilt in all copies", {{region, at, {byte}}}, false});
        for (std::size_t copy = 0; region.places.size() > 1 && copy < region.places.size(); ++copy)
            damages_.push_back({std::format("{} spoilt in copy {}", name, copy),
                                std::format("spoilt in copy {}", copy),
                                {{{{region.places[copy]}, region.length}, at, {byte}}},
                                false});
    }

    void damageBlock(const std::string& tree, const BlockView& block) {
        const Region region = places_.block(block);
        const std::string sort = block.isLeaf() ? "leaf" : "node";
        const std::string name = std::format("{} {} {}", tree, sort, block.logical());
        damageFields(name + " header", sort + " header", region, 0, blockHeaderFields());
        spoil(name, region);
        if (block.isLeaf())
            damageLeaf(name, block, region);
        else
            damageNode(name, block, region);
    }

    void damageLeaf(const std::string& name, const BlockView& leaf, const Region& region) {
        if (leaf.count() < 2)
            return;
        const std::uint32_t slot = (leaf.count() - 1) / 2;
        const auto at = [](std::uint32_t n) {
            return sizeof(format::Header) + n * sizeof(format::ItemHeader);
        };
        damageFields(std::format("{} item {}", name, slot), "item header", region, at(slot),
                     itemPlaceFields());
        swap(name, "leaf, two items change places", region, at(slot), at(slot + 1),
             sizeof(format::ItemHeader));
    }

    void damageNode(const std::string& name, const BlockView& node, const Region& region) {
        const auto at = [](std::uint32_t n) {
            return sizeof(format::Header) + n * sizeof(format::KeyPtr);
        };
        const std::uint32_t slot = (node.count() - 1) / 2;
        const std::string pointer = std::format("{} pointer {}", name, slot);
        damageFields(pointer, "pointer", region, at(slot), keyFields());
        damageFields(pointer, "pointer", region, at(slot), pointerFields());
        if (node.count() < 2)
            return;
        swap(name, "node, two pointers change places", region, at(slot), at(slot + 1),
             sizeof(format::KeyPtr));
        const Bytes other = node.bytes().subspan(at(slot + 1) + sizeof(format::DiskKey), 16);
        add(pointer + " leads to the next one's block", "pointer leads to the next one's block",
            region, at(slot) + sizeof(format::DiskKey), {other.begin(), other.end()});
        // Without one: all behind it move up.
        Damage damage{pointer + " removed", "pointer removed", {}, true};
        const Bytes tail = node.bytes().subspan(at(slot + 1), at(node.count()) - at(slot + 1));
        damage.edits.push_back({region, at(slot), {tail.begin(), tail.end()}});
        damage.edits.push_back({region, offsetof(format::Header, nritems),
                                bytesOfNumber(node.count() - 1, sizeof(std::uint32_t))});
        damages_.push_back(std::move(damage));
    }

    void swap(const std::string& name, const std::string& kind, const Region& region,
              std::size_t one, std::size_t other, std::size_t length) {
        const Bytes bytes = volume_.device().subspan(region.places[0], region.length);
        const Bytes first = bytes.subspan(one, length);
        const Bytes second = bytes.subspan(other, length);
        damages_.push_back({name + " " + kind,
                            kind,
                            {{region, one, {second.begin(), second.end()}},
                             {region, other, {first.begin(), first.end()}}},
                            true});
    }

    void damageItem(const std::string& tree, const Place& item) {
        const Region region = places_.block(item.block);
        const Key key = item.key();
        const std::string kind = format::itemTypeName(key.type);
        const std::string name = std::format("{} {}", tree, format::keyText(key));
        const format::ItemHeader& header = item.block.item(item.slot);
        const Bytes data = item.block.data(item.slot);
        const auto fields = itemFields(key, data);
        damageFields(name, kind, region, sizeof(format::Header) + header.offset, fields);
        damageFields(name, kind, region,
                     sizeof(format::Header) + item.slot * sizeof(format::ItemHeader), keyFields());
        auto items = itemsOf(item.block);
        items.erase(items.begin() + item.slot);
        if (auto edit = places_.rebuilt(item.block, items))
            damages_.push_back({name + " removed", kind + " removed", {std::move(*edit)}, true});
    }

    /// Sectors of files, each kind of extent once.
    void damageData() {
        for (const auto& [which, item] : items_) {
            const auto* extent = structAt<format::FileExtentItem>(item.block.data(item.slot));
            if (std::get<1>(which) != ItemType::ExtentData || extent == nullptr ||
                extent->head.type == 0 || extent->diskBytenr == 0)
                continue;
            Region region = places_.at(extent->diskBytenr, volume_.sectorSize());
            region.sealed = false;
            const std::byte byte = volume_.device()[region.places[0] + 77] ^ std::byte{4};
            add(std::format("data of {} {}", std::get<0>(which), format::keyText(item.key())),
                "data sector of type " + std::get<2>(which), region, 77, {byte});
        }
    }

    const volume::Volume& volume_;
    Places places_;
    std::vector<Damage> damages_;
    std::set<std::uint64_t> seen_;
    std::map<std::tuple<std::string, unsigned>, BlockView> blocks_;
    std::map<std::tuple<std::string, ItemType, std::string>, Place> items_;
};

}  // namespace

Result<std::vector<Damage>> damagesOf(Bytes image) {
    DAX_TRY(const auto volume, volume::Volume::open(image));
    return Enumerator(*volume).all();
}

void apply(PatchedImage& image, const Damage& damage) {
    for (const Damage::Edit& edit : damage.edits) {
        image.put(edit.region, edit.offset, edit.bytes);
        if (!damage.sealed)
            image.leaveUnsealed(edit.region);
    }
    image.seal();
}

}  // namespace daxscope::test
