#include "files/inode_edit.h"

#include "base/text.h"
#include "files/entry_list.h"
#include "format/checksum.h"
#include "format/names.h"

namespace daxscope::files {

using format::ItemType;
using format::Key;
namespace id = format::id;

Result<btree::TreeRoot> EditContext::root(std::uint64_t subvolume) const {
    DAX_TRY(const btree::Editor* editor, transaction.edit(subvolume));
    return editor->root();
}

Result<format::InodeItem> loadInode(const EditContext& context, FileRef file) {
    DAX_TRY(const auto root, context.root(file.subvolume));
    return readInodeItem(context.volume(), root, file.inode);
}

Status saveInode(const EditContext& context, FileRef file, format::InodeItem item,
                 const btree::Cursor* known) {
    item.transid = context.transaction.generation();
    item.sequence = item.sequence + 1;
    DAX_TRY(btree::Editor * tree, context.transaction.edit(file.subvolume));
    const Key key{file.inode, ItemType::InodeItem, 0};
    return known != nullptr && known->stillUnder(tree->root()) && known->key() == key
               ? tree->overwrite(*known, 0, bytesOf(item))
               : tree->overwrite(key, 0, bytesOf(item));
}

Status createInodeAt(const EditContext& context, FileRef file, std::uint32_t mode,
                     std::uint64_t rdev, std::uint64_t flags) {
    format::InodeItem item{};
    item.generation = item.transid = context.transaction.generation();
    item.nlink = 1;
    item.mode = mode;
    item.rdev = rdev;
    item.flags = flags;
    item.atime = item.ctime = item.mtime = item.otime = context.now;
    DAX_TRY(btree::Editor * tree, context.transaction.edit(file.subvolume));
    return tree->insert({file.inode, ItemType::InodeItem, 0}, bytesOf(item));
}

Result<FileRef> createInode(const EditContext& context, std::uint64_t subvolume, std::uint32_t mode,
                            std::uint64_t rdev, std::uint64_t flags) {
    DAX_TRY(const auto root, context.root(subvolume));
    const Key last{id::lastFree, static_cast<ItemType>(0xff), UINT64_MAX};
    DAX_TRY(const auto cursor, btree::Cursor::lastNotAbove(context.volume(), root, last));
    const std::uint64_t highest = cursor.valid() ? cursor.key().objectid : 0;
    if (highest >= id::lastFree)
        return fail(ENOSPC, "the subvolume has no inode number left");
    const FileRef file{subvolume, std::max(highest, id::firstFree) + 1};
    DAX_CHECK(createInodeAt(context, file, mode, rdev, flags));
    return file;
}

namespace {

constexpr std::size_t mostXattr = 65536;  // of any filesystem (XATTR_SIZE_MAX)

/// Of system.* the kernel keeps ACLs and of btrfs.* properties, which change more than the attribute.
Status checkXattrName(std::string_view name) {
    if (name.empty() || name.size() > format::nameMax)
        return fail(ERANGE, "an attribute's name has 1 to 255 bytes, not {}", name.size());
    for (const std::string_view known : {"user.", "trusted.", "security."}) {
        if (name == known)
            return fail(EINVAL, "“{}” needs a name behind it", name);
        if (name.starts_with(known))
            return {};
    }
    return fail(EOPNOTSUPP,
                "an attribute's name begins with “user.”, “trusted.” or “security.”, not “{}”",
                escapedName(name));
}

Key xattrKey(FileRef file, std::string_view name) {
    return {file.inode, ItemType::XattrItem, format::nameHash(name)};
}

/// The item as it stands, without the attribute `name`; nothing when there is no item.
struct XattrItem {
    std::optional<std::vector<std::byte>> bytes;
    bool had = false;
};

Result<XattrItem> withoutXattr(const EditContext& context, FileRef file, std::string_view name) {
    DAX_TRY(const auto root, context.root(file.subvolume));
    DAX_TRY(const auto cursor, btree::Cursor::find(context.volume(), root, xattrKey(file, name)));
    XattrItem out;
    if (!cursor.valid())
        return out;
    DAX_TRY(const auto found,
            (findEntry<format::DirItem>(cursor.data(), name, [](const auto&) { return true; })));
    out.had = found.has_value();
    out.bytes = found ? withoutEntry(cursor.data(), found->from, found->size)
                      : std::vector<std::byte>(cursor.data().begin(), cursor.data().end());
    return out;
}

Status touch(const EditContext& context, FileRef file) {
    DAX_TRY(format::InodeItem inode, loadInode(context, file));
    inode.ctime = context.now;
    return saveInode(context, file, inode);
}

}  // namespace

Status setXattr(const EditContext& context, FileRef file, std::string_view name, Bytes value) {
    DAX_CHECK(checkXattrName(name));
    if (value.size() > mostXattr)
        return fail(E2BIG, "an attribute has {} bytes at most, not {}", mostXattr, value.size());
    DAX_TRY(const XattrItem old, withoutXattr(context, file, name));
    format::DirItem head{};
    head.transid = context.transaction.generation();
    head.dataLen = static_cast<std::uint16_t>(value.size());
    head.nameLen = static_cast<std::uint16_t>(name.size());
    head.type = static_cast<U8>(format::DirType::Xattr);
    const std::size_t most =
        context.volume().nodeSize() - sizeof(format::Header) - sizeof(format::ItemHeader);
    const std::size_t before = old.bytes ? old.bytes->size() : 0;
    if (before + sizeof head + name.size() + value.size() > most)
        return fail(ENOSPC, "the attribute has {} bytes, more than fit into a tree block of {}",
                    value.size(), context.volume().nodeSize());
    DAX_TRY(btree::Editor * tree, context.transaction.edit(file.subvolume));
    const auto bytes = withEntry(old.bytes ? Bytes(*old.bytes) : Bytes(), head, name, value);
    DAX_CHECK(old.bytes ? tree->replace(xattrKey(file, name), bytes)
                        : tree->insert(xattrKey(file, name), bytes));
    return touch(context, file);
}

Status removeXattr(const EditContext& context, FileRef file, std::string_view name) {
    DAX_CHECK(checkXattrName(name));
    DAX_TRY(const XattrItem left, withoutXattr(context, file, name));
    if (!left.had)
        return fail(ENODATA, "there is no attribute of that name");
    DAX_TRY(btree::Editor * tree, context.transaction.edit(file.subvolume));
    DAX_CHECK(left.bytes->empty() ? tree->erase(xattrKey(file, name))
                                  : tree->replace(xattrKey(file, name), *left.bytes));
    return touch(context, file);
}

}  // namespace daxscope::files
