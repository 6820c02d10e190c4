#include "files/subvolume_edit.h"

#include "base/text.h"
#include "files/entry_list.h"
#include "files/orphans.h"
#include "format/checksum.h"

namespace daxscope::files {

using format::ItemType;
using format::Key;
namespace id = format::id;

namespace {

constexpr std::uint32_t directoryMode = 040755;

Key lastRootKey(std::uint64_t tree) { return {tree, ItemType::RootItem, UINT64_MAX}; }

struct RootItemAt {
    Key key;
    format::RootItem item{};
};

Result<RootItemAt> loadRootItem(const EditContext& context, std::uint64_t tree) {
    DAX_TRY(const auto roots, context.root(id::rootTree));
    DAX_TRY(const auto cursor,
            btree::Cursor::lastNotAbove(context.volume(), roots, lastRootKey(tree)));
    if (!cursor.valid() || cursor.key().objectid != tree ||
        cursor.key().type != ItemType::RootItem ||
        structAt<format::RootItemV1>(cursor.data()) == nullptr)
        return fail(ENOENT, "there is no subvolume {}", tree);
    RootItemAt out{cursor.key(), {}};
    const Bytes bytes = cursor.data().first(std::min(cursor.data().size(), sizeof out.item));
    std::ranges::copy(bytes, std::as_writable_bytes(std::span(&out.item, 1)).begin());
    // What an old kernel wrote behind a v1 item is not ours to believe.
    if (out.item.generationV2 != out.item.v1.generation) {
        const format::RootItemV1 known = out.item.v1;
        out.item = {};
        out.item.v1 = known;
    }
    format::InodeItem& inode = out.item.v1.inode;
    if ((inode.flags & format::inodeFlag::rootItemInit) == 0) {
        inode.flags = inode.flags | format::inodeFlag::rootItemInit;
        out.item.v1.flags = std::uint64_t{0};
    }
    return out;
}

Status saveRootItem(const EditContext& context, const RootItemAt& root) {
    DAX_TRY(btree::Editor * roots, context.transaction.edit(id::rootTree));
    return roots->replace(root.key, bytesOf(root.item));
}

Result<std::uint64_t> nextId(const EditContext& context) {
    DAX_TRY(const auto roots, context.root(id::rootTree));
    const Key last{id::lastFree, static_cast<ItemType>(0xff), UINT64_MAX};
    DAX_TRY(const auto cursor, btree::Cursor::lastNotAbove(context.volume(), roots, last));
    const std::uint64_t highest =
        cursor.valid() ? std::max(cursor.key().objectid, id::firstFree - 1) : id::firstFree - 1;
    if (highest >= id::lastFree)
        return fail(ENOSPC, "there is no subvolume number left");
    return highest + 1;
}

Key uuidKey(ItemType type, const format::Uuid& uuid) {
    return {structAt<Le64>(Bytes(uuid), 0)->get(), type, structAt<Le64>(Bytes(uuid), 8)->get()};
}

/// The UUID tree leads from UUIDs to subvolumes; images without one go without.
Status addUuid(const EditContext& context, const format::Uuid& uuid, std::uint64_t subvolume) {
    const auto tree = context.transaction.edit(id::uuidTree);
    if (!tree)
        return tree.error().code == ENOENT ? Status() : std::unexpected(tree.error());
    Le64 value{};
    value = subvolume;
    return (*tree)->insert(uuidKey(ItemType::UuidSubvolume, uuid), bytesOf(value));
}

Status removeUuid(const EditContext& context, ItemType type, const format::Uuid& uuid,
                  std::uint64_t subvolume) {
    const auto tree = context.transaction.edit(id::uuidTree);
    if (!tree || uuid == format::Uuid{})
        return {};
    const Key key = uuidKey(type, uuid);
    DAX_TRY(const auto cursor, btree::Cursor::find(context.volume(), (*tree)->root(), key));
    if (!cursor.valid())
        return {};
    // Subvolumes that were received from the same one share an item.
    std::vector<std::byte> rest;
    for (Bytes ids = cursor.data(); ids.size() >= sizeof(Le64); ids = ids.subspan(sizeof(Le64))) {
        if (structAt<Le64>(ids)->get() != subvolume)
            rest.insert(rest.end(), ids.begin(), ids.begin() + sizeof(Le64));
    }
    return rest.empty() ? (*tree)->erase(key) : (*tree)->replace(key, rest);
}

Status nameIt(const EditContext& context, FileRef directory, std::string_view name,
              std::uint64_t subvolume) {
    return addName(context, directory, name, {0, subvolume, format::DirType::Directory});
}

}  // namespace

Result<std::uint64_t> createSubvolume(const EditContext& context, FileRef directory,
                                      std::string_view name, const format::Uuid& uuid) {
    volume::Transaction& transaction = context.transaction;
    DAX_TRY(const std::uint64_t tree, nextId(context));
    DAX_TRY(const btree::Editor* editor, transaction.createTree(tree));
    const FileRef top{tree, id::firstFree};
    DAX_CHECK(createInodeAt(context, top, directoryMode, 0, 0));
    format::InodeRef ref{};
    ref.nameLen = 2;
    std::vector<std::byte> parent;
    for (const Bytes part : {bytesOf(ref), asBytes("..")})
        parent.insert(parent.end(), part.begin(), part.end());
    DAX_TRY(btree::Editor * files, transaction.edit(tree));
    DAX_CHECK(files->insert({top.inode, ItemType::InodeRef, top.inode}, parent));

    format::RootItem item{};
    // What every root item's inode says; the kernel keeps it and asks nothing of it.
    item.v1.inode.generation = 1;
    item.v1.inode.size = 3;
    item.v1.inode.nlink = 1;
    item.v1.inode.nbytes = context.volume().nodeSize();
    item.v1.inode.mode = directoryMode;
    item.v1.inode.flags = format::inodeFlag::rootItemInit;
    item.v1.generation = item.generationV2 = transaction.generation();
    item.v1.rootDirid = top.inode;
    item.v1.bytenr = editor->root().logical;
    item.v1.bytesUsed = context.volume().nodeSize();
    item.v1.refs = 1;
    item.v1.level = editor->root().level;
    item.uuid = uuid;
    item.ctransid = item.otransid = transaction.generation();
    item.ctime = item.otime = context.now;
    DAX_TRY(btree::Editor * roots, transaction.edit(id::rootTree));
    DAX_CHECK(roots->insert({tree, ItemType::RootItem, 0}, bytesOf(item)));
    DAX_CHECK(addUuid(context, uuid, tree));
    DAX_CHECK(nameIt(context, directory, name, tree));
    return tree;
}

Result<std::uint64_t> createSnapshot(const EditContext& context, std::uint64_t source,
                                     FileRef directory, std::string_view name, bool readOnly,
                                     const format::Uuid& uuid) {
    volume::Transaction& transaction = context.transaction;
    const std::uint64_t generation = transaction.generation();
    DAX_TRY(const std::uint64_t tree, nextId(context));
    DAX_TRY(RootItemAt from, loadRootItem(context, source));
    DAX_TRY(const btree::TreeRoot root, transaction.shareTree(source, tree));
    format::RootItem item = from.item;
    item.v1.bytenr = root.logical;
    item.v1.level = root.level;
    item.v1.generation = item.generationV2 = generation;
    item.v1.lastSnapshot = generation;
    item.v1.refs = 1;
    item.v1.flags = readOnly ? format::rootFlag::readOnly : 0;
    item.uuid = uuid;
    item.parentUuid = from.item.uuid;
    item.otransid = generation;
    item.otime = context.now;
    if (!readOnly) {
        item.receivedUuid = {};
        item.stransid = item.rtransid = 0;
        item.stime = item.rtime = {};
    }
    DAX_TRY(btree::Editor * roots, transaction.edit(id::rootTree));
    DAX_CHECK(roots->insert({tree, ItemType::RootItem, generation}, bytesOf(item)));
    from.item.v1.lastSnapshot = generation;
    DAX_CHECK(saveRootItem(context, from));
    DAX_CHECK(transaction.setLastSnapshot(source, generation));
    DAX_CHECK(addUuid(context, uuid, tree));
    DAX_CHECK(nameIt(context, directory, name, tree));
    return tree;
}

Status unlinkSubvolume(const EditContext& context, FileRef directory, std::string_view name,
                       const SubvolumeInfo& subvolume) {
    DAX_TRY(const auto roots, context.root(id::rootTree));
    DAX_TRY(const auto inside, btree::Cursor::lowerBound(context.volume(), roots,
                                                         {subvolume.id, ItemType::RootRef, 0}));
    if (inside.valid() && inside.key().objectid == subvolume.id &&
        inside.key().type == ItemType::RootRef)
        return fail(ENOTEMPTY, "“{}” has subvolumes in it", escapedName(name));
    DAX_TRY(RootItemAt root, loadRootItem(context, subvolume.id));
    DAX_CHECK(removeName(context, directory, name, {0, subvolume.id, format::DirType::Directory}));
    root.item.v1.refs = 0;
    root.item.v1.flags = root.item.v1.flags | format::rootFlag::dead;
    root.item.v1.dropProgress = Key{};
    root.item.v1.dropLevel = 0;
    DAX_CHECK(saveRootItem(context, root));
    DAX_CHECK(addOrphan(context, id::rootTree, subvolume.id));
    DAX_CHECK(removeUuid(context, ItemType::UuidSubvolume, root.item.uuid, subvolume.id));
    return removeUuid(context, ItemType::UuidReceived, root.item.receivedUuid, subvolume.id);
}

Result<bool> dropSubvolumeSome(const EditContext& context, std::uint64_t subvolume, Key& between,
                               std::size_t blocks) {
    auto loaded = loadRootItem(context, subvolume);
    if (!loaded && loaded.error().code != ENOENT)
        return std::unexpected(loaded.error());
    if (!loaded || loaded->item.v1.refs != 0) {
        DAX_CHECK(eraseOrphan(context, id::rootTree, subvolume));
        return true;
    }
    format::RootItemV1& item = loaded->item.v1;
    volume::DropPosition position{item.dropProgress.get(), item.dropLevel, between};
    DAX_TRY(const bool gone, context.transaction.dropSome(subvolume, position, blocks));
    between = position.leftBehindUpTo;
    if (!gone) {
        item.dropProgress = position.next;
        item.dropLevel = position.level;
        DAX_CHECK(saveRootItem(context, *loaded));
        return false;
    }
    DAX_TRY(btree::Editor * editor, context.transaction.edit(id::rootTree));
    DAX_CHECK(editor->erase(loaded->key));
    DAX_CHECK(eraseOrphan(context, id::rootTree, subvolume));
    return true;
}

Status setDefault(const EditContext& context, std::uint64_t subvolume) {
    constexpr std::string_view name = "default";
    const Key key{id::rootTreeDir, ItemType::DirItem, format::nameHash(name)};
    DAX_TRY(const RootItemAt root, loadRootItem(context, subvolume));
    DAX_TRY(const auto roots, context.root(id::rootTree));
    DAX_TRY(const auto cursor, btree::Cursor::find(context.volume(), roots, key));
    const auto any = [](const auto&) { return true; };
    if (!cursor.valid())
        return fail(ENOENT, "the image has no entry for the default subvolume");
    DAX_TRY(const auto found, findEntry<format::DirItem>(cursor.data(), name, any));
    if (!found)
        return fail(ENOENT, "the image has no entry for the default subvolume");
    static_assert(offsetof(format::DirItem, location) == 0);
    format::DiskKey location{};
    location = root.key;
    DAX_TRY(btree::Editor * editor, context.transaction.edit(id::rootTree));
    DAX_CHECK(editor->overwrite(key, static_cast<std::uint32_t>(found->from), bytesOf(location)));
    context.transaction.addFeature(format::incompat::defaultSubvolume);
    return {};
}

Status setReadOnly(const EditContext& context, std::uint64_t subvolume, bool readOnly) {
    DAX_TRY(RootItemAt root, loadRootItem(context, subvolume));
    const std::uint64_t flags = root.item.v1.flags & ~format::rootFlag::readOnly;
    root.item.v1.flags = flags | (readOnly ? format::rootFlag::readOnly : 0);
    return saveRootItem(context, root);
}

}  // namespace daxscope::files
