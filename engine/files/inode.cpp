#include "files/inode.h"

#include "format/names.h"

namespace daxscope::files {

using format::ItemType;

namespace {

Timestamp timestamp(const format::Time& time) {
    return {static_cast<std::int64_t>(time.seconds.get()), time.nanoseconds};
}

}  // namespace

format::DirType typeOfMode(std::uint32_t mode) {
    switch (mode & 0170000) {
        case 0100000:
            return format::DirType::Regular;
        case 0040000:
            return format::DirType::Directory;
        case 0020000:
            return format::DirType::CharDevice;
        case 0060000:
            return format::DirType::BlockDevice;
        case 0010000:
            return format::DirType::Fifo;
        case 0140000:
            return format::DirType::Socket;
        case 0120000:
            return format::DirType::Symlink;
        default:
            return format::DirType::Unknown;
    }
}

Inode inodeOf(const format::InodeItem& item) {
    Inode out;
    out.size = item.size;
    out.allocated = item.nbytes;
    out.generation = item.generation;
    out.transid = item.transid;
    out.links = item.nlink;
    out.uid = item.uid;
    out.gid = item.gid;
    out.mode = item.mode;
    out.flags = item.flags;
    // The kernel stores its own dev_t: 12 bits of major above 20 bits of minor.
    out.deviceMajor = static_cast<std::uint32_t>(item.rdev >> 20);
    out.deviceMinor = static_cast<std::uint32_t>(item.rdev & 0xfffff);
    out.accessed = timestamp(item.atime);
    out.changed = timestamp(item.ctime);
    out.modified = timestamp(item.mtime);
    out.created = timestamp(item.otime);
    return out;
}

Result<btree::Cursor> findInode(const volume::Volume& volume, const btree::TreeRoot& root,
                                std::uint64_t inode) {
    DAX_TRY(auto cursor, btree::Cursor::find(volume, root, {inode, ItemType::InodeItem, 0}));
    if (!cursor.valid())
        return fail(ENOENT, "there is no inode {} in the {}", inode, format::treeName(root.tree));
    return cursor;
}

Result<format::InodeItem> inodeItemAt(const btree::Cursor& at) {
    const auto* item = structAt<format::InodeItem>(at.data());
    if (item == nullptr)
        return failAt({EIO, "the inode item is too short", {}}, at.where());
    return *item;
}

Result<format::InodeItem> readInodeItem(const volume::Volume& volume, const btree::TreeRoot& root,
                                        std::uint64_t inode) {
    DAX_TRY(const auto cursor, findInode(volume, root, inode));
    return inodeItemAt(cursor);
}

Result<Inode> readInode(const volume::Volume& volume, const btree::TreeRoot& root,
                        std::uint64_t inode) {
    return readInodeItem(volume, root, inode).transform(inodeOf);
}

Result<std::vector<Xattr>> readXattrs(const volume::Volume& volume, const btree::TreeRoot& root,
                                      std::uint64_t inode) {
    std::vector<Xattr> out;
    DAX_TRY(auto cursor, btree::Cursor::lowerBound(volume, root, {inode, ItemType::XattrItem, 0}));
    while (cursor.valid() && cursor.key().objectid == inode &&
           cursor.key().type == ItemType::XattrItem) {
        Bytes rest = cursor.data();  // several entries when their names hash alike
        while (!rest.empty()) {
            const auto* item = structAt<format::DirItem>(rest);
            const std::size_t size =
                item == nullptr ? 0 : sizeof *item + item->nameLen + item->dataLen;
            if (item == nullptr || rest.size() < size)
                return failAt({EIO, "the extended attribute is cut short", {}}, cursor.where());
            const std::string_view text = asText(rest.subspan(sizeof *item, size - sizeof *item));
            out.push_back({std::string(text.substr(0, item->nameLen)),
                           std::string(text.substr(item->nameLen))});
            rest = rest.subspan(size);
        }
        DAX_CHECK(cursor.next());
    }
    return out;
}

Status mayAlter(std::uint64_t flags, bool newNameOnly) {
    namespace flag = format::inodeFlag;
    if ((flags & flag::immutable) != 0)
        return fail(EPERM, "it is immutable (chattr +i)");
    if ((flags & flag::appendOnly) != 0 && !newNameOnly)
        return fail(EPERM, "it is append-only (chattr +a)");
    return {};
}

}  // namespace daxscope::files
