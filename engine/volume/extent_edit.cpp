#include "volume/extent_edit.h"

#include <algorithm>
#include <cstring>
#include <tuple>

#include "btree/cursor.h"
#include "format/checksum.h"
#include "format/names.h"

namespace daxscope::volume {

using format::ItemType;
using format::Key;

namespace {

using ItemBytes = std::vector<std::byte>;

template <typename T>
void put(ItemBytes& out, const T& value) {
    const std::size_t at = out.size();
    out.resize(at + sizeof value);
    std::memcpy(out.data() + at, &value, sizeof value);
}

Le64 le64(std::uint64_t value) {
    Le64 out{};
    out = value;
    return out;
}

/// Of a data reference.
std::uint64_t dataRefHash(const ExtentRef& ref) {
    constexpr std::uint32_t seed = ~0U;
    const std::uint32_t high = format::rawCrc32c(seed, bytesOf(le64(ref.root)));
    const std::uint32_t low = format::rawCrc32c(format::rawCrc32c(seed, bytesOf(le64(ref.inode))),
                                                bytesOf(le64(ref.base)));
    return (std::uint64_t{high} << 31U) ^ low;
}

format::ExtentDataRef dataRefItem(const ExtentRef& ref) {
    format::ExtentDataRef item{};
    item.root = ref.root;
    item.objectid = ref.inode;
    item.offset = ref.base;
    item.count = ref.count;
    return item;
}

format::SharedDataRef sharedDataItem(const ExtentRef& ref) {
    format::SharedDataRef item{};
    item.count = ref.count;
    return item;
}

void putInline(ItemBytes& out, const ExtentRef& ref) {
    put(out, static_cast<U8>(ref.type));
    switch (ref.type) {
        case ItemType::ExtentDataRef:
            put(out, dataRefItem(ref));
            break;
        case ItemType::SharedDataRef:
            put(out, le64(ref.parent));
            put(out, sharedDataItem(ref));
            break;
        default:
            put(out, le64(sequence(ref)));
            break;
    }
}

std::size_t inlineSize(ItemType type) {
    switch (type) {
        case ItemType::ExtentDataRef:
            return 1 + sizeof(format::ExtentDataRef);
        case ItemType::SharedDataRef:
            return 1 + sizeof(Le64) + sizeof(format::SharedDataRef);
        default:
            return 1 + sizeof(Le64);
    }
}

/// Of a new extent: its key, and the beginning of its item.
std::pair<Key, format::ExtentItem> newItem(const ExtentTreeRules& rules,
                                           const ExtentChange& change) {
    format::ExtentItem item{};
    item.generation = rules.generation;
    item.flags = change.treeBlock ? format::extentFlag::treeBlock : format::extentFlag::data;
    const bool skinny = change.treeBlock && rules.skinny;
    return {skinny ? Key{change.logical, ItemType::MetadataItem, change.level}
                   : Key{change.logical, ItemType::ExtentItem, change.length},
            item};
}

/// What comes next in the item of a tree block without skinny metadata.
format::TreeBlockInfo blockInfo(const ExtentChange& change) {
    format::TreeBlockInfo info{};
    info.level = change.level;
    return info;
}

/// The extent's item in memory while its references change.
class Edit {
public:
    Edit(btree::Editor& extents, const btree::BlockSource& source, const ExtentTreeRules& rules,
         const ExtentChange& change)
        : extents_(extents), source_(source), rules_(rules), change_(change) {}

    Result<bool> apply() {
        if (change_.created)
            start();
        else
            DAX_CHECK(load());
        // First what goes, so that there is room for what comes.
        for (const bool adding : {false, true}) {
            for (const RefChange& ref : change_.refs) {
                if (ref.delta != 0 && (ref.delta > 0) == adding)
                    DAX_CHECK(changeRef(ref));
            }
        }
        if (item_.refs == 0)
            return drop();
        if (change_.setFullBackref)
            item_.flags = item_.flags | format::extentFlag::fullBackref;
        DAX_CHECK(write());
        return false;
    }

private:
    void start() {
        std::tie(key_, item_) = newItem(rules_, change_);
        if (change_.treeBlock && !rules_.skinny)
            put(head_, blockInfo(change_));
    }

    Status load() {
        DAX_TRY(const auto cursor,
                btree::Cursor::lowerBound(source_, extents_.root(),
                                          {change_.logical, ItemType::ExtentItem, 0}));
        if (!cursor.valid() || cursor.key().objectid != change_.logical ||
            cursor.key().type > ItemType::MetadataItem)
            return fail(EIO, "the extent tree does not know the extent at logical address {}",
                        change_.logical);
        key_ = cursor.key();
        const auto record = parseExtent(key_, cursor.data(), rules_.nodeSize);
        if (!record)
            return failAt(record.error(), cursor.where());
        item_ = *structAt<format::ExtentItem>(cursor.data());
        const std::size_t headSize =
            cursor.data().size() - sizeof item_ - record->inlineRefs.size();
        const Bytes head = cursor.data().subspan(sizeof item_, headSize);
        head_.assign(head.begin(), head.end());
        sizeBefore_ = cursor.data().size();
        for (Bytes rest = record->inlineRefs;;) {
            const auto ref = takeInlineRef(rest);
            if (!ref)
                return failAt(ref.error(), cursor.where());
            if (!*ref)
                return {};
            inline_.push_back(**ref);
        }
    }

    /// Bytes of the item as it stands.
    [[nodiscard]] std::size_t size() const {
        std::size_t bytes = sizeof item_ + head_.size();
        for (const ExtentRef& ref : inline_)
            bytes += inlineSize(ref.type);
        return bytes;
    }

    Status changeRef(const RefChange& change) {
        item_.refs = item_.refs + static_cast<std::uint64_t>(change.delta);
        const auto at = std::ranges::find_if(
            inline_, [&](const ExtentRef& ref) { return sameHolder(ref, change.ref); });
        if (at != inline_.end()) {
            DAX_TRY(at->count, counted(*at, change.delta));
            if (at->count == 0)
                inline_.erase(at);
            return {};
        }
        DAX_TRY(const bool keyed, changeKeyed(change));
        if (keyed)
            return {};
        ExtentRef added = change.ref;
        added.count = 0;
        DAX_TRY(added.count, counted(added, change.delta));
        const std::size_t most =
            ((rules_.nodeSize - sizeof(format::Header)) >> 4U) - sizeof(format::ItemHeader);
        if (size() + inlineSize(added.type) >= most)
            return insertKeyed(added);
        inline_.push_back(added);
        return {};
    }

    Result<std::uint32_t> counted(const ExtentRef& ref, std::int64_t delta) const {
        const std::int64_t count = std::int64_t{ref.count} + delta;
        const bool onlyOnce =
            ref.type == ItemType::TreeBlockRef || ref.type == ItemType::SharedBlockRef;
        if (count < 0 || count > (onlyOnce ? 1 : INT32_MAX))
            return fail(EIO, "the extent at logical address {} would be held {} times by one {}",
                        change_.logical, count, format::itemTypeName(ref.type));
        return static_cast<std::uint32_t>(count);
    }

    /// The key of `ref`'s own item; several data references may have one hash, then the next offsets follow.
    Result<std::optional<ExtentRef>> findKeyed(Key& key, const ExtentRef& ref) const {
        key = {change_.logical, ref.type, sequence(ref)};
        while (true) {
            DAX_TRY(const auto cursor, btree::Cursor::find(source_, extents_.root(), key));
            if (!cursor.valid())
                return std::optional<ExtentRef>();
            const auto found = parseKeyedRef(key, cursor.data());
            if (!found)
                return failAt({EIO, "the reference is damaged", {}}, cursor.where());
            if (sameHolder(*found, ref))
                return found;
            ++key.offset;
        }
    }

    /// False when there is no such item.
    Result<bool> changeKeyed(const RefChange& change) {
        if (change_.created)
            return false;
        Key key;
        DAX_TRY(auto found, findKeyed(key, change.ref));
        if (!found)
            return false;
        DAX_TRY(found->count, counted(*found, change.delta));
        if (found->count == 0) {
            DAX_CHECK(extents_.erase(key));
        } else if (found->type == ItemType::ExtentDataRef) {
            DAX_CHECK(extents_.overwrite(key, 0, bytesOf(dataRefItem(*found))));
        } else {
            DAX_CHECK(extents_.overwrite(key, 0, bytesOf(sharedDataItem(*found))));
        }
        return true;
    }

    Status insertKeyed(const ExtentRef& ref) {
        Key key;
        DAX_TRY(const auto found, findKeyed(key, ref));
        if (found)
            return fail(EEXIST, "the reference exists");
        ItemBytes data;
        if (ref.type == ItemType::ExtentDataRef)
            put(data, dataRefItem(ref));
        else if (ref.type == ItemType::SharedDataRef)
            put(data, sharedDataItem(ref));
        return extents_.insert(key, data);
    }

    Result<bool> drop() {
        if (!inline_.empty())
            return fail(EIO,
                        "the extent at logical address {} is counted free, but {} still holds it",
                        change_.logical, format::itemTypeName(inline_.front().type));
        if (!change_.created)
            DAX_CHECK(extents_.erase(key_));
        return true;
    }

    Status write() {
        const auto comesFirst = [](const ExtentRef& a, const ExtentRef& b) {
            return a.type != b.type ? a.type < b.type : sequence(a) > sequence(b);
        };
        // They were in order before; what was added stands at the end.
        for (auto added = std::ranges::is_sorted_until(inline_, comesFirst); added != inline_.end();
             ++added)
            std::rotate(std::upper_bound(inline_.begin(), added, *added, comesFirst), added,
                        std::next(added));
        ItemBytes data;
        data.reserve(size());
        put(data, item_);
        data.insert(data.end(), head_.begin(), head_.end());
        for (const ExtentRef& ref : inline_)
            putInline(data, ref);
        if (change_.created)
            return extents_.insert(key_, data);
        if (data.size() == sizeBefore_)
            return extents_.overwrite(key_, 0, data);
        return extents_.replace(key_, data);
    }

    btree::Editor& extents_;
    const btree::BlockSource& source_;
    const ExtentTreeRules& rules_;
    const ExtentChange& change_;
    Key key_;
    format::ExtentItem item_{};
    ItemBytes head_;  // of a tree block without skinny metadata: its first key and level
    std::vector<ExtentRef> inline_;
    std::size_t sizeBefore_ = 0;
};

}  // namespace

std::optional<Key> newExtentItem(const ExtentTreeRules& rules, const ExtentChange& change,
                                 std::vector<std::byte>& out) {
    const auto refs = change.refs.all();
    if (!change.created || change.setFullBackref || refs.size() != 1 || refs.front().delta <= 0 ||
        refs.front().delta > (change.treeBlock ? 1 : INT32_MAX))
        return std::nullopt;
    const auto [key, head] = newItem(rules, change);
    format::ExtentItem item = head;
    ExtentRef holder = refs.front().ref;
    holder.count = static_cast<std::uint32_t>(refs.front().delta);
    item.refs = holder.count;
    put(out, item);
    if (change.treeBlock && !rules.skinny)
        put(out, blockInfo(change));
    putInline(out, holder);
    return key;
}

bool mayLeaveNobody(const ExtentChange& change) {
    const auto refs = change.refs.all();
    return !change.created && !change.setFullBackref && refs.size() == 1 && refs.front().delta < 0;
}

bool leavesNobody(const ExtentTreeRules& rules, const ExtentChange& change, const Key& key,
                  Bytes item) {
    if (!mayLeaveNobody(change) || key.objectid != change.logical ||
        (key.type != ItemType::ExtentItem && key.type != ItemType::MetadataItem))
        return false;
    const RefChange& ref = change.refs.all().front();
    const auto record = parseExtent(key, item, rules.nodeSize);
    const auto goes = static_cast<std::uint64_t>(-ref.delta);
    if (!record || record->length != change.length || record->refs != goes)
        return false;
    Bytes rest = record->inlineRefs;
    const auto holder = takeInlineRef(rest);
    return holder && *holder && rest.empty() && sameHolder(**holder, ref.ref) &&
           (*holder)->count == goes;
}

std::uint64_t sequence(const ExtentRef& ref) {
    switch (ref.type) {
        case ItemType::ExtentDataRef:
            return dataRefHash(ref);
        case ItemType::SharedBlockRef:
        case ItemType::SharedDataRef:
            return ref.parent;
        default:
            return ref.root;
    }
}

bool sameHolder(const ExtentRef& a, const ExtentRef& b) {
    return a.type == b.type && a.root == b.root && a.parent == b.parent && a.inode == b.inode &&
           a.base == b.base;
}

Status checkUnused(const btree::BlockSource& source, const btree::TreeRoot& extents,
                   const ExtentTreeRules& rules, ByteRange range) {
    Key last = Key::max();
    last.objectid = range.end() - 1;
    DAX_TRY(auto cursor, btree::Cursor::lastNotAbove(source, extents, last));
    if (cursor.valid() && cursor.key().type == ItemType::BlockGroupItem) {
        // It stands behind the extent that its group begins with.
        const Key before{cursor.key().objectid, ItemType::SharedDataRef, UINT64_MAX};
        DAX_TRY(cursor, btree::Cursor::lastNotAbove(source, extents, before));
    }
    if (!cursor.valid() || cursor.key().type == ItemType::BlockGroupItem)
        return {};
    const Key key = cursor.key();
    const std::uint64_t length = key.type == ItemType::ExtentItem     ? key.offset
                                 : key.type == ItemType::MetadataItem ? rules.nodeSize
                                                                      : 0;
    if (key.objectid < range.offset && length <= range.offset - key.objectid)
        return {};
    return failAt(
        {EIO,
         std::format("logical addresses {} to {} were taken for free, and the extent tree "
                     "has an extent there",
                     range.offset, range.end()),
         {}},
        cursor.where());
}

Result<bool> applyExtentChange(btree::Editor& extents, const btree::BlockSource& source,
                               const ExtentTreeRules& rules, const ExtentChange& change) {
    return Edit(extents, source, rules, change).apply();
}

}  // namespace daxscope::volume
