#include "files/orphans.h"

#include "files/extent_pieces.h"

namespace daxscope::files {

using format::ItemType;
using format::Key;
namespace id = format::id;

namespace {

Key orphanKey(std::uint64_t number) { return {id::orphan, ItemType::OrphanItem, number}; }

}  // namespace

Status addOrphan(const EditContext& context, std::uint64_t tree, std::uint64_t number) {
    DAX_TRY(btree::Editor * editor, context.transaction.edit(tree));
    const Status added = editor->insert(orphanKey(number), {});
    return !added && added.error().code == EEXIST ? Status() : added;
}

Status eraseOrphan(const EditContext& context, std::uint64_t tree, std::uint64_t number) {
    DAX_TRY(btree::Editor * editor, context.transaction.edit(tree));
    const Status erased = editor->erase(orphanKey(number));
    return !erased && erased.error().code == ENOENT ? Status() : erased;
}

Result<std::vector<std::uint64_t>> orphansOf(const volume::Volume& volume,
                                             const btree::TreeRoot& root) {
    std::vector<std::uint64_t> out;
    DAX_TRY(auto cursor, btree::Cursor::lowerBound(volume, root, orphanKey(0)));
    while (cursor.valid() && cursor.key().objectid == id::orphan &&
           cursor.key().type == ItemType::OrphanItem) {
        out.push_back(cursor.key().offset);
        DAX_CHECK(cursor.next());
    }
    return out;
}

Result<bool> deleteInodeSome(const EditContext& context, FileRef file, std::size_t items) {
    OpenFile open{file, {}};
    const auto inode = loadInode(context, file);
    if (!inode && inode.error().code != ENOENT)
        return std::unexpected(inode.error());
    if (!inode || inode->nlink != 0) {
        DAX_CHECK(eraseOrphan(context, file.subvolume, file.inode));
        return true;
    }
    open.inode = *inode;
    const Key last{file.inode, static_cast<ItemType>(0xff), UINT64_MAX};
    for (; items > 0; --items) {
        DAX_TRY(const auto root, context.root(file.subvolume));
        DAX_TRY(const auto cursor, btree::Cursor::lastNotAbove(context.volume(), root, last));
        const Key key = cursor.valid() ? cursor.key() : Key{};
        if (key.objectid != file.inode) {
            DAX_CHECK(eraseOrphan(context, file.subvolume, file.inode));
            return true;
        }
        if (key.type == ItemType::ExtentData) {
            DAX_CHECK(dropPieces(context, open, {key.offset, UINT64_MAX - key.offset}));
            DAX_TRY(const auto after, context.root(file.subvolume));
            DAX_TRY(const auto still, btree::Cursor::find(context.volume(), after, key));
            if (still.valid())
                return fail(EIO, "inode {} has an extent item at {} that covers nothing",
                            file.inode, key.offset);
        } else {
            DAX_TRY(btree::Editor * tree, context.transaction.edit(file.subvolume));
            DAX_CHECK(tree->erase(key));
        }
    }
    const Status saved = saveInode(context, file, open.inode);
    if (!saved && saved.error().code != ENOENT)  // the last item was the inode's
        return std::unexpected(saved.error());
    return false;
}

}  // namespace daxscope::files
