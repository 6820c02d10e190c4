#include "files/name_edit.h"

#include "base/text.h"
#include "files/entry_list.h"
#include "format/checksum.h"

namespace daxscope::files {

using format::ItemType;
using format::Key;
namespace id = format::id;

namespace {

constexpr std::uint64_t firstIndex = 2;  // 0 and 1 are “.” and “..”

const auto any = [](const auto&) { return true; };

std::uint64_t extrefHash(std::uint64_t parent, std::string_view name) {
    return format::rawCrc32c(static_cast<std::uint32_t>(parent), asBytes(name));
}

Result<btree::Cursor> find(const EditContext& context, std::uint64_t tree, const Key& key) {
    DAX_TRY(const auto root, context.root(tree));
    return btree::Cursor::find(context.volume(), root, key);
}

/// Appends an entry to the item at `key`, or makes the item. ENOSPC when it would not fit.
template <typename Head>
Status append(const EditContext& context, std::uint64_t tree, const Key& key, const Head& head,
              std::string_view name) {
    DAX_TRY(const auto cursor, find(context, tree, key));
    const auto bytes = withEntry(cursor.valid() ? cursor.data() : Bytes(), head, name);
    const std::size_t most =
        context.volume().nodeSize() - sizeof(format::Header) - sizeof(format::ItemHeader);
    if (bytes.size() > most)
        return fail(ENOSPC, "the item is full");
    DAX_TRY(btree::Editor * editor, context.transaction.edit(tree));
    return cursor.valid() ? editor->replace(key, bytes) : editor->insert(key, bytes);
}

/// Takes an entry out of the item at `key`, and returns it. ENOENT.
template <typename Head, typename Matches>
Result<Head> take(const EditContext& context, std::uint64_t tree, const Key& key,
                  std::string_view name, Matches&& matches) {
    DAX_TRY(const auto cursor, find(context, tree, key));
    if (!cursor.valid())
        return fail(ENOENT, "there is no “{}”", escapedName(name));
    DAX_TRY(const auto found, findEntry<Head>(cursor.data(), name, matches));
    if (!found)
        return fail(ENOENT, "there is no “{}”", escapedName(name));
    const auto left = withoutEntry(cursor.data(), found->from, found->size);
    DAX_TRY(btree::Editor * editor, context.transaction.edit(tree));
    DAX_CHECK(left.empty() ? editor->erase(key) : editor->replace(key, left));
    return found->head;
}

Result<std::uint64_t> nextIndex(const EditContext& context, FileRef directory) {
    DAX_TRY(const auto root, context.root(directory.subvolume));
    const Key last{directory.inode, ItemType::DirIndex, UINT64_MAX};
    DAX_TRY(const auto cursor, btree::Cursor::lastNotAbove(context.volume(), root, last));
    const bool has = cursor.valid() && cursor.key().objectid == directory.inode &&
                     cursor.key().type == ItemType::DirIndex;
    return has ? cursor.key().offset + 1 : firstIndex;
}

/// A directory's size is twice the bytes of its names.
Status changeDirectory(const EditContext& context, FileRef directory, std::int64_t nameBytes) {
    DAX_TRY(format::InodeItem inode, loadInode(context, directory));
    inode.size = inode.size + static_cast<std::uint64_t>(2 * nameBytes);
    inode.mtime = inode.ctime = context.now;
    return saveInode(context, directory, inode);
}

Status addInodeRef(const EditContext& context, FileRef directory, std::string_view name,
                   std::uint64_t inode, std::uint64_t index) {
    format::InodeRef ref{};
    ref.index = index;
    ref.nameLen = static_cast<std::uint16_t>(name.size());
    const Status added = append(context, directory.subvolume,
                                {inode, ItemType::InodeRef, directory.inode}, ref, name);
    if (added || added.error().code != ENOSPC)
        return added;
    if ((context.volume().super().incompatFlags & format::incompat::extendedIref) == 0)
        return fail(EMLINK, "the file has as many names in this directory as an item holds");
    format::InodeExtref extref{};
    extref.parent = directory.inode;
    extref.index = index;
    extref.nameLen = ref.nameLen;
    const Status extended =
        append(context, directory.subvolume,
               {inode, ItemType::InodeExtref, extrefHash(directory.inode, name)}, extref, name);
    if (!extended && extended.error().code == ENOSPC)
        return fail(EMLINK, "the file has too many names of one hash");
    return extended;
}

/// Returns the name's index in the directory.
Result<std::uint64_t> takeInodeRef(const EditContext& context, FileRef directory,
                                   std::string_view name, std::uint64_t inode) {
    const auto plain = take<format::InodeRef>(
        context, directory.subvolume, {inode, ItemType::InodeRef, directory.inode}, name, any);
    if (plain)
        return plain->index;
    if (plain.error().code != ENOENT)
        return std::unexpected(plain.error());
    const Key key{inode, ItemType::InodeExtref, extrefHash(directory.inode, name)};
    DAX_TRY(const auto extended, take<format::InodeExtref>(context, directory.subvolume, key, name,
                                                           [&](const format::InodeExtref& ref) {
                                                               return ref.parent == directory.inode;
                                                           }));
    return extended.index;
}

Status addRootRefs(const EditContext& context, FileRef directory, std::string_view name,
                   std::uint64_t subvolume, std::uint64_t index) {
    format::RootRef ref{};
    ref.dirid = directory.inode;
    ref.sequence = index;
    ref.nameLen = static_cast<std::uint16_t>(name.size());
    std::vector<std::byte> bytes;
    for (const Bytes part : {bytesOf(ref), asBytes(name)})
        bytes.insert(bytes.end(), part.begin(), part.end());
    DAX_TRY(btree::Editor * roots, context.transaction.edit(id::rootTree));
    DAX_CHECK(roots->insert({directory.subvolume, ItemType::RootRef, subvolume}, bytes));
    return roots->insert({subvolume, ItemType::RootBackref, directory.subvolume}, bytes);
}

Result<std::uint64_t> takeRootRefs(const EditContext& context, FileRef directory,
                                   std::uint64_t subvolume) {
    const Key key{directory.subvolume, ItemType::RootRef, subvolume};
    DAX_TRY(const auto cursor, find(context, id::rootTree, key));
    const auto* ref = cursor.valid() ? structAt<format::RootRef>(cursor.data()) : nullptr;
    if (ref == nullptr)
        return fail(ENOENT, "subvolume {} has no name here", subvolume);
    const std::uint64_t index = ref->sequence;
    DAX_TRY(btree::Editor * roots, context.transaction.edit(id::rootTree));
    DAX_CHECK(roots->erase(key));
    DAX_CHECK(roots->erase({subvolume, ItemType::RootBackref, directory.subvolume}));
    return index;
}

Key locationOf(const NameTarget& target) {
    return target.subvolume != 0 ? Key{target.subvolume, ItemType::RootItem, UINT64_MAX}
                                 : Key{target.inode, ItemType::InodeItem, 0};
}

}  // namespace

Status checkName(std::string_view name) {
    if (name.empty())
        return fail(ENOENT, "a name has at least one byte");
    if (name == "." || name == "..")
        return fail(EEXIST, "“{}” is in every directory", name);
    if (name.size() > format::nameMax)
        return fail(ENAMETOOLONG, "the name has {} bytes; {} is the most", name.size(),
                    format::nameMax);
    if (name.find('/') != std::string_view::npos || name.find('\0') != std::string_view::npos)
        return fail(EINVAL, "a name must not hold slashes or zero bytes");
    return {};
}

Status addName(const EditContext& context, FileRef directory, std::string_view name,
               const NameTarget& target) {
    DAX_CHECK(checkName(name));
    const Key byHash{directory.inode, ItemType::DirItem, format::nameHash(name)};
    DAX_TRY(const auto cursor, find(context, directory.subvolume, byHash));
    if (cursor.valid()) {
        DAX_TRY(const auto known, findEntry<format::DirItem>(cursor.data(), name, any));
        if (known)
            return fail(EEXIST, "“{}” exists already", escapedName(name));
    }
    DAX_TRY(const std::uint64_t index, nextIndex(context, directory));
    format::DirItem entry{};
    entry.location = locationOf(target);
    entry.transid = context.transaction.generation();
    entry.nameLen = static_cast<std::uint16_t>(name.size());
    entry.type = static_cast<U8>(target.type);
    const Status hashed = append(context, directory.subvolume, byHash, entry, name);
    if (!hashed && hashed.error().code == ENOSPC)
        return fail(EOVERFLOW, "too many names of this directory have the hash of “{}”",
                    escapedName(name));
    DAX_CHECK(hashed);
    DAX_CHECK(append(context, directory.subvolume, Key{directory.inode, ItemType::DirIndex, index},
                     entry, name));
    DAX_CHECK(target.subvolume != 0 ? addRootRefs(context, directory, name, target.subvolume, index)
                                    : addInodeRef(context, directory, name, target.inode, index));
    return changeDirectory(context, directory, static_cast<std::int64_t>(name.size()));
}

Status removeName(const EditContext& context, FileRef directory, std::string_view name,
                  const NameTarget& target) {
    const Key byHash{directory.inode, ItemType::DirItem, format::nameHash(name)};
    DAX_CHECK(take<format::DirItem>(context, directory.subvolume, byHash, name, any)
                  .transform([](const auto&) {}));
    DAX_TRY(const std::uint64_t index, target.subvolume != 0
                                           ? takeRootRefs(context, directory, target.subvolume)
                                           : takeInodeRef(context, directory, name, target.inode));
    // Where the reference is wrong, the index belongs to another name.
    const Key byIndex{directory.inode, ItemType::DirIndex, index};
    DAX_TRY(const auto root, context.root(directory.subvolume));
    DAX_TRY(const auto cursor, btree::Cursor::find(context.volume(), root, byIndex));
    std::optional<FoundEntry<format::DirItem>> found;
    if (cursor.valid()) {
        DAX_TRY(found, findEntry<format::DirItem>(cursor.data(), name, any));
    }
    if (!found)
        return fail(EIO, "“{}” is not in the directory's index where its reference says ({})",
                    escapedName(name), index);
    DAX_TRY(btree::Editor * tree, context.transaction.edit(directory.subvolume));
    DAX_CHECK(tree->erase(byIndex));
    return changeDirectory(context, directory, -static_cast<std::int64_t>(name.size()));
}

Status removeEmptyPlace(const EditContext& context, FileRef directory, std::string_view name) {
    const Key byHash{directory.inode, ItemType::DirItem, format::nameHash(name)};
    DAX_CHECK(take<format::DirItem>(context, directory.subvolume, byHash, name, any)
                  .transform([](const auto&) {}));
    // No reference tells its index.
    DAX_TRY(const auto root, context.root(directory.subvolume));
    DAX_TRY(auto cursor, btree::Cursor::lowerBound(context.volume(), root,
                                                   {directory.inode, ItemType::DirIndex, 0}));
    while (cursor.valid() && cursor.key().objectid == directory.inode &&
           cursor.key().type == ItemType::DirIndex) {
        const Key key = cursor.key();
        DAX_TRY(const auto found, findEntry<format::DirItem>(cursor.data(), name, any));
        if (found) {
            DAX_TRY(btree::Editor * tree, context.transaction.edit(directory.subvolume));
            DAX_CHECK(tree->erase(key));
            return changeDirectory(context, directory, -static_cast<std::int64_t>(name.size()));
        }
        DAX_CHECK(cursor.next());
    }
    return fail(EIO, "“{}” is missing in the directory's index", escapedName(name));
}

Result<bool> hasNames(const EditContext& context, FileRef file) {
    DAX_TRY(const auto root, context.root(file.subvolume));
    DAX_TRY(const auto cursor,
            btree::Cursor::lowerBound(context.volume(), root, {file.inode, ItemType::InodeRef, 0}));
    return cursor.valid() && cursor.key().objectid == file.inode &&
           (cursor.key().type == ItemType::InodeRef || cursor.key().type == ItemType::InodeExtref);
}

Result<bool> isEmpty(const EditContext& context, FileRef directory) {
    DAX_TRY(const auto root, context.root(directory.subvolume));
    DAX_TRY(const auto cursor, btree::Cursor::lowerBound(context.volume(), root,
                                                         {directory.inode, ItemType::DirIndex, 0}));
    return !cursor.valid() || cursor.key().objectid != directory.inode ||
           cursor.key().type != ItemType::DirIndex;
}

}  // namespace daxscope::files
