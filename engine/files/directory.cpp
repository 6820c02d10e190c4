#include "files/directory.h"

#include <algorithm>
#include <bit>
#include <ranges>
#include <set>

#include "base/text.h"
#include "format/checksum.h"
#include "format/names.h"

namespace daxscope::files {

using format::ItemType;
using format::Key;
namespace id = format::id;

namespace {

/// Bytes of a path inside a subvolume. PATH_MAX is 4096, but openat() reaches deeper.
constexpr std::size_t mostPath = 1U << 20;
/// A hostile image could make its subvolumes' paths as long and as slow to find as it likes:
/// beyond these they are shown by number.
constexpr std::size_t mostSubvolumePath = 4096;
constexpr std::uint64_t mostSubvolumeSteps = 5'000'000;

/// Calls visit(DirItem, name) for every entry of a DIR_ITEM or DIR_INDEX item.
template <typename Visit>
Status forEachEntry(const btree::Cursor& cursor, Visit&& visit) {
    Bytes rest = cursor.data();
    while (!rest.empty()) {
        const auto* item = structAt<format::DirItem>(rest);
        const std::size_t size = item == nullptr ? 0 : sizeof *item + item->nameLen + item->dataLen;
        if (item == nullptr || rest.size() < size)
            return failAt({EIO, "the directory entry is cut short", {}}, cursor.where());
        DAX_CHECK(visit(*item, asText(rest.subspan(sizeof *item, item->nameLen))));
        rest = rest.subspan(size);
    }
    return {};
}

}  // namespace

Result<std::unique_ptr<Namespace>> Namespace::open(const volume::Volume& volume) {
    std::unique_ptr<Namespace> names(new Namespace(volume));
    // With a part of them missing the rest can still be looked at.
    if (const Status loaded = names->loadSubvolumes(); !loaded)
        volume.addFinding(loaded.error().text());
    names->finishSubvolumes();
    names->loadDefault();
    return names;
}

Status Namespace::loadSubvolumes() {
    DAX_TRY(auto cursor, btree::Cursor::lowerBound(volume_, volume_.rootTree(), Key{}));
    while (cursor.valid()) {
        const Key key = cursor.key();
        if (format::isFileTree(key.objectid) && key.type == ItemType::RootItem) {
            const auto* v1 = structAt<format::RootItemV1>(cursor.data());
            if (v1 == nullptr)
                return failAt({EIO, "the root item is too short", {}}, cursor.where());
            SubvolumeInfo& info = subvolumes_[key.objectid];
            info.id = key.objectid;
            info.root = volume::treeRootOf(key.objectid, *v1);
            info.rootDir = v1->rootDirid == 0 ? id::firstFree : v1->rootDirid.get();
            const bool flagsCount = (v1->inode.flags & format::inodeFlag::rootItemInit) != 0;
            info.flags = flagsCount ? v1->flags.get() : 0;
            info.refs = v1->refs;
            const auto* item = structAt<format::RootItem>(cursor.data());
            if (item != nullptr && item->generationV2 == v1->generation) {
                info.uuid = item->uuid;
                info.parentUuid = item->parentUuid;
                info.originGeneration = item->otransid;
            }
        } else if (format::isFileTree(key.objectid) && key.type == ItemType::RootBackref) {
            const auto* ref = structAt<format::RootRef>(cursor.data());
            const auto name =
                ref == nullptr ? std::nullopt : slice(cursor.data(), sizeof *ref, ref->nameLen);
            if (!name)
                return failAt({EIO, "the root reference is cut short", {}}, cursor.where());
            SubvolumeInfo& info = subvolumes_[key.objectid];
            info.id = key.objectid;
            info.parent = key.offset;
            info.parentDir = ref->dirid;
            info.name = asText(*name);
        }
        DAX_CHECK(cursor.next());
    }
    return {};
}

void Namespace::finishSubvolumes() {
    // A reference without a root item names nothing that can be read.
    std::erase_if(subvolumes_, [](const auto& pair) { return pair.second.root.logical == 0; });
    for (auto& [number, info] : subvolumes_)
        info.path = pathOfSubvolume(number);
}

void Namespace::loadDefault() {
    const Key key{id::rootTreeDir, ItemType::DirItem, format::nameHash("default")};
    const auto cursor = btree::Cursor::find(volume_, volume_.rootTree(), key);
    if (!cursor || !cursor->valid())
        return;
    const Status read =
        forEachEntry(*cursor, [&](const format::DirItem& item, std::string_view name) -> Status {
            if (name == "default")
                default_ = item.location.objectid;
            return {};
        });
    if (!read)
        volume_.addFinding(read.error().text());
}

const SubvolumeInfo* Namespace::subvolume(std::uint64_t number) const {
    const auto found = subvolumes_.find(number);
    return found == subvolumes_.end() ? nullptr : &found->second;
}

Result<btree::TreeRoot> Namespace::rootOf(FileRef file) const {
    const SubvolumeInfo* info = subvolume(file.subvolume);
    if (info == nullptr)
        return fail(ENOENT, "there is no subvolume {}", file.subvolume);
    return currentRoot(*info);
}

btree::TreeRoot Namespace::currentRoot(const SubvolumeInfo& subvolume) const {
    const btree::TreeRoot* shown = volume_.shownRoot(subvolume.id);
    return shown != nullptr ? *shown : subvolume.root;
}

FileRef Namespace::topLevel() const {
    const SubvolumeInfo* top = subvolume(id::fsTree);
    return {id::fsTree, top == nullptr ? id::firstFree : top->rootDir};
}

DirEntry Namespace::entryFrom(const SubvolumeInfo* in, std::uint64_t directory,
                              const format::DirItem& item, std::string_view name) const {
    DirEntry entry;
    entry.name = name;
    entry.type = static_cast<format::DirType>(item.type & 0x7f);  // 0x80: encrypted name
    const Key location = item.location.get();
    if (location.type != ItemType::RootItem) {
        entry.target = {in == nullptr ? 0 : in->id, location.objectid};
        return entry;
    }
    const SubvolumeInfo* child = subvolume(location.objectid);
    const bool belongs = child != nullptr && in != nullptr && child->parent == in->id &&
                         child->parentDir == directory && child->name == name;
    entry.isSubvolume = belongs;
    entry.target = belongs ? FileRef{child->id, child->rootDir}
                           : FileRef{in == nullptr ? 0 : in->id, emptySubvolumeInode};
    return entry;
}

Result<DirEntry> Namespace::lookup(FileRef directory, std::string_view name) const {
    if (directory.inode == emptySubvolumeInode)
        return fail(ENOENT, "there is no “{}”", escapedName(name));
    if (name.size() > format::nameMax)
        return fail(ENAMETOOLONG, "a name has {} bytes; {} is the most", name.size(),
                    format::nameMax);
    DAX_TRY(const auto root, rootOf(directory));
    const Key key{directory.inode, ItemType::DirItem, format::nameHash(name)};
    DAX_TRY(const auto cursor, btree::Cursor::find(volume_, root, key));
    std::optional<DirEntry> found;
    if (cursor.valid()) {
        DAX_CHECK(forEachEntry(
            cursor, [&](const format::DirItem& item, std::string_view candidate) -> Status {
                if (candidate == name)
                    found = entryFrom(subvolume(directory.subvolume), directory.inode, item, name);
                return {};
            }));
    }
    if (!found)
        return fail(ENOENT, "there is no “{}”", escapedName(name));
    return *found;
}

Status Namespace::list(FileRef directory, const std::function<Status(DirEntry)>& visit) const {
    if (directory.inode == emptySubvolumeInode)
        return {};
    DAX_TRY(const auto root, rootOf(directory));
    const SubvolumeInfo* in = subvolume(directory.subvolume);
    DAX_TRY(auto cursor,
            btree::Cursor::lowerBound(volume_, root, {directory.inode, ItemType::DirIndex, 0}));
    while (cursor.valid() && cursor.key().objectid == directory.inode &&
           cursor.key().type == ItemType::DirIndex) {
        DAX_CHECK(forEachEntry(cursor, [&](const format::DirItem& item, std::string_view name) {
            return visit(entryFrom(in, directory.inode, item, name));
        }));
        DAX_CHECK(cursor.next());
    }
    return {};
}

Result<FileRef> Namespace::resolve(std::string_view path) const {
    struct Step {
        FileRef file;
        bool directory;  // as its entry says: what is no directory has no entries either
        std::string_view name;
    };
    std::vector<Step> way{{topLevel(), true, {}}};
    const auto walked = [&] {
        std::string text;
        for (const Step& step : way | std::views::drop(1))
            text += "/" + escapedName(step.name);
        return text;
    };
    while (!path.empty()) {
        const std::size_t slash = std::min(path.find('/'), path.size());
        const std::string_view name = path.substr(0, slash);
        path.remove_prefix(std::min(slash + 1, path.size()));
        if (name.empty() || name == ".")
            continue;
        if (name == "..") {
            if (way.size() > 1)
                way.pop_back();
            continue;
        }
        if (!way.back().directory)
            return fail(ENOTDIR, "“{}” is not a directory", walked());
        const auto entry = lookup(way.back().file, name);
        if (!entry && entry.error().code == ENOENT)
            return fail(ENOENT, "there is no “{}/{}” in the image", walked(), escapedName(name));
        if (!entry)
            return std::unexpected(entry.error());
        way.push_back({entry->target, entry->type == format::DirType::Directory, name});
    }
    return way.back().file;
}

Result<std::string> Namespace::pathInSubvolume(std::uint64_t number,
                                               std::uint64_t directory) const {
    const SubvolumeInfo* info = subvolume(number);
    if (info == nullptr)
        return fail(ENOENT, "there is no subvolume {}", number);
    std::vector<std::string_view> upwards;
    std::size_t length = 0;
    // Brent's way to notice a circle: compare with a directory that is left behind at every power
    // of two.
    std::uint64_t leftBehind = directory;
    for (std::size_t depth = 1; directory != info->rootDir; ++depth) {
        DAX_TRY(const auto cursor, btree::Cursor::lowerBound(volume_, currentRoot(*info),
                                                             {directory, ItemType::InodeRef, 0}));
        if (!cursor.valid() || cursor.key().objectid != directory ||
            cursor.key().type != ItemType::InodeRef)
            return fail(ENOENT, "directory {} has no name", directory);
        const auto* ref = structAt<format::InodeRef>(cursor.data());
        const auto name =
            ref == nullptr ? std::nullopt : slice(cursor.data(), sizeof *ref, ref->nameLen);
        if (!name)
            return failAt({EIO, "the inode reference is cut short", {}}, cursor.where());
        upwards.push_back(asText(*name));
        length += name->size() + 1;
        ++steps_;
        if (length > mostPath)
            return fail(ENAMETOOLONG, "the path of directory {} is longer than 1 MiB", directory);
        directory = cursor.key().offset;
        if (directory == leftBehind)
            return fail(ELOOP, "the parents of directory {} lead in a circle", directory);
        if (std::has_single_bit(depth))
            leftBehind = directory;
    }
    std::string path;
    path.reserve(length);
    for (const std::string_view name : std::views::reverse(upwards))
        path.append("/").append(name);
    return path;
}

std::string Namespace::pathOfSubvolume(std::uint64_t number) const {
    std::string path;
    std::set<std::uint64_t> seen;
    while (number != id::fsTree) {
        const SubvolumeInfo* info = subvolume(number);
        if (info == nullptr || info->parent == 0 || !seen.insert(number).second ||
            path.size() > mostSubvolumePath || steps_ > mostSubvolumeSteps)
            return std::format("<subvolume {}>{}", number, path);
        if (!info->path.empty())  // found before, for another below it
            return info->path + path;
        const auto above = pathInSubvolume(info->parent, info->parentDir);
        path = (above ? *above : std::format("/<directory {}>", info->parentDir)) + "/" +
               info->name + path;
        number = info->parent;
    }
    return path.empty() ? "/" : path;
}

Result<bool> Namespace::isBelow(FileRef directory, FileRef above) const {
    // As many steps as there can be directories on one path.
    for (std::size_t step = 0; step < mostPath; ++step) {
        if (directory == above)
            return true;
        const SubvolumeInfo* info = subvolume(directory.subvolume);
        if (info == nullptr || (directory.inode == info->rootDir && info->parent == 0))
            return false;
        if (directory.inode == info->rootDir) {
            directory = {info->parent, info->parentDir};
            continue;
        }
        DAX_TRY(const auto cursor,
                btree::Cursor::lowerBound(volume_, currentRoot(*info),
                                          {directory.inode, ItemType::InodeRef, 0}));
        if (!cursor.valid() || cursor.key().objectid != directory.inode ||
            cursor.key().type != ItemType::InodeRef)
            return false;
        directory.inode = cursor.key().offset;
    }
    return fail(ELOOP, "the parents of directory {} lead in a circle", directory.inode);
}

Status Namespace::reload() {
    subvolumes_.clear();
    steps_ = 0;
    DAX_CHECK(loadSubvolumes());
    finishSubvolumes();
    loadDefault();
    return {};
}

Result<std::vector<std::string>> Namespace::pathsOf(FileRef file, std::size_t limit) const {
    const SubvolumeInfo* info = subvolume(file.subvolume);
    if (info == nullptr)
        return fail(ENOENT, "there is no subvolume {}", file.subvolume);
    if (info->beingRemoved())
        return std::vector<std::string>();
    std::vector<std::string> paths;
    const std::string prefix = info->path == "/" ? "" : info->path;
    if (file.inode == info->rootDir)
        return std::vector{info->path};
    const auto add = [&](std::uint64_t parent, std::string_view name) -> Status {
        DAX_TRY(const std::string above, pathInSubvolume(file.subvolume, parent));
        paths.push_back(prefix + above + "/" + std::string(name));
        return {};
    };
    DAX_TRY(auto cursor, btree::Cursor::lowerBound(volume_, currentRoot(*info),
                                                   {file.inode, ItemType::InodeRef, 0}));
    while (cursor.valid() && cursor.key().objectid == file.inode &&
           cursor.key().type <= ItemType::InodeExtref && paths.size() < limit) {
        Bytes rest = cursor.data();  // several names when they hash alike or share the directory
        const bool ext = cursor.key().type == ItemType::InodeExtref;
        while (!rest.empty() && paths.size() < limit) {
            std::uint64_t parent = cursor.key().offset;
            std::size_t head = sizeof(format::InodeRef);
            std::size_t length = 0;
            if (const auto* ref = structAt<format::InodeExtref>(rest); ext && ref != nullptr) {
                parent = ref->parent;
                head = sizeof *ref;
                length = ref->nameLen;
            } else if (const auto* plain = structAt<format::InodeRef>(rest); !ext && plain) {
                length = plain->nameLen;
            } else {
                return failAt({EIO, "the inode reference is cut short", {}}, cursor.where());
            }
            const auto name = slice(rest, head, length);
            if (!name)
                return failAt({EIO, "the inode reference is cut short", {}}, cursor.where());
            DAX_CHECK(add(parent, asText(*name)));
            rest = rest.subspan(head + length);
        }
        DAX_CHECK(cursor.next());
    }
    return paths;
}

Status Namespace::forEachName(const std::function<Status(const SubvolumeInfo&, std::uint64_t,
                                                         const DirEntry&)>& visit) const {
    for (const auto& [number, info] : subvolumes_) {
        if (info.beingRemoved())
            continue;
        DAX_TRY(auto cursor, btree::Cursor::lowerBound(volume_, currentRoot(info), Key{}));
        while (cursor.valid()) {
            const Key key = cursor.key();
            if (key.type == ItemType::DirIndex) {
                DAX_CHECK(forEachEntry(cursor, [&](const format::DirItem& item,
                                                   std::string_view name) {
                    return visit(info, key.objectid, entryFrom(&info, key.objectid, item, name));
                }));
            }
            DAX_CHECK(cursor.next());
        }
    }
    return {};
}

}  // namespace daxscope::files
