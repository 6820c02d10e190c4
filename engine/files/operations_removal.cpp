// Removing: names at once, and what they led to in steps.
//
// As in the kernel: what has much to free (a subvolume, a file of many extents) and what is still in use (hold) leaves an
// orphan item behind, and goes afterwards, piece by piece. Whoever opens the image next finds what is left.
#include "base/text.h"
#include "files/name_edit.h"
#include "files/operations.h"
#include "files/orphans.h"
#include "files/subvolume_edit.h"

namespace daxscope::files {

namespace id = format::id;

namespace {

constexpr std::uint32_t typeBits = 0170000;
/// Items of a file that go with its name.
constexpr std::size_t itemsAtOnce = 256;
constexpr std::size_t stepsPerCommit = 8;

}  // namespace

// ---- names -------------------------------------------------------------------------------------

/// Its name is gone already.
Status Operations::unlinkInode(const EditContext& context, FileRef file) {
    DAX_TRY(format::InodeItem inode, loadInode(context, file));
    DAX_CHECK(mayAlter(inode.flags));
    const bool directory = (inode.mode & typeBits) == 0040000;
    // With a wrong number a file would go that has names, or stay without.
    DAX_TRY(const bool named, hasNames(context, file));
    if (inode.nlink == 0 || named != (!directory && inode.nlink > 1))
        return fail(EIO, "inode {} counts {} names, but has {}", file.inode, inode.nlink.get(),
                    named ? "more" : "others");
    inode.nlink = directory ? 0 : inode.nlink - 1;
    inode.ctime = context.now;
    DAX_CHECK(saveInode(context, file, inode));
    if (inode.nlink != 0)
        return {};
    if (!held_.contains(file)) {
        DAX_TRY(const bool gone, deleteInodeSome(context, file, itemsAtOnce));
        if (gone)
            return {};
        orphans_.push_back(file);  // when this is taken back, it does no harm there
    }
    return addOrphan(context, file.subvolume, file.inode);
}

Status Operations::removeEntry(const EditContext& context, FileRef directory,
                               const DirEntry& entry) {
    if (entry.isSubvolume) {
        const SubvolumeInfo* subvolume = names_.subvolume(entry.target.subvolume);
        if (subvolume == nullptr)
            return fail(ENOENT, "there is no such subvolume");
        if (subvolume->id == names_.defaultSubvolume())
            return fail(EPERM, "“{}” is the default subvolume", escapedName(entry.name));
        return unlinkSubvolume(context, directory, entry.name, *subvolume);
    }
    if (entry.target.inode == emptySubvolumeInode)
        return removeEmptyPlace(context, directory, entry.name);
    if (entry.type == format::DirType::Directory) {
        DAX_TRY(const format::InodeItem inode, loadInode(context, entry.target));
        DAX_CHECK(mayAlter(inode.flags));
        DAX_TRY(const bool empty, isEmpty(context, entry.target));
        if (!empty)
            return fail(ENOTEMPTY, "“{}” is not empty", escapedName(entry.name));
    }
    DAX_TRY(const format::InodeItem target, loadInode(context, entry.target));
    if (typeOfMode(target.mode) != entry.type)
        return fail(EIO, "“{}” and inode {} contradict each other in what it is",
                    escapedName(entry.name), entry.target.inode);
    DAX_CHECK(removeName(context, directory, entry.name, {entry.target.inode, 0, entry.type}));
    return unlinkInode(context, entry.target);
}

Status Operations::remove(std::string_view path, bool recursive) {
    if (!recursive)
        return removeOne(path);
    std::vector<std::string> todo = {std::string(path)};
    while (!todo.empty()) {
        const std::string next = todo.back();
        DAX_TRY(const auto inside, insideOf(next));
        if (!inside.empty()) {
            todo.insert(todo.end(), inside.begin(), inside.end());
            continue;
        }
        DAX_CHECK(removeOne(next));
        todo.pop_back();
    }
    return {};
}

/// What has to go before a directory can; nothing for what goes whole.
Result<std::vector<std::string>> Operations::insideOf(const std::string& path) const {
    std::vector<std::string> inside;
    DAX_TRY(const Place place, placeOf(path, EINVAL));
    DAX_TRY(const DirEntry entry, names_.lookup(place.directory, place.name));
    if (entry.type != format::DirType::Directory || entry.isSubvolume ||
        entry.target.inode == emptySubvolumeInode)
        return inside;
    // Before anything goes.
    DAX_CHECK(checkWritable(place.directory));
    DAX_CHECK(checkWritable(entry.target));
    DAX_CHECK(names_.list(entry.target, [&](const DirEntry& child) -> Status {
        inside.push_back(path + "/" + child.name);
        return {};
    }));
    return inside;
}

Status Operations::removeOne(std::string_view path) {
    DAX_TRY(const Place place, placeOf(path, EINVAL));
    DAX_TRY(const DirEntry entry, names_.lookup(place.directory, place.name));
    DAX_CHECK(checkWritable(place.directory));
    DAX_CHECK(mayAlter(place.flags));
    if (entry.isSubvolume)
        DAX_CHECK(commit());  // its tree must not change any more
    const auto step = [&](const EditContext& context) {
        return removeEntry(context, place.directory, entry);
    };
    DAX_CHECK(run(0, true, step));
    if (!entry.isSubvolume)
        return {};
    removed_.emplace(entry.target.subvolume, format::Key{});
    return reloadSubvolumes();
}

// ---- in use ------------------------------------------------------------------------------------

Status Operations::hold(FileRef file) {
    DAX_TRY(const auto root, names_.rootOf(file));
    DAX_TRY(const Inode inode, readInode(transaction_.volume(), root, file.inode));
    if (inode.links == 0)
        return fail(ENOENT, "inode {} is being deleted", file.inode);
    ++held_[file];
    return {};
}

Status Operations::release(FileRef file) {
    const auto held = held_.find(file);
    if (held == held_.end())
        return fail(EINVAL, "inode {} is not held", file.inode);
    if (--held->second != 0)
        return {};
    held_.erase(held);
    if (!isThere(file.subvolume))
        return {};  // it goes with its subvolume
    DAX_TRY(const auto root, names_.rootOf(file));
    DAX_TRY(const Inode inode, readInode(transaction_.volume(), root, file.inode));
    if (inode.links != 0)
        return {};
    orphans_.push_back(file);
    return {};
}

// ---- what is left ------------------------------------------------------------------------------

bool Operations::isThere(std::uint64_t subvolume) const {
    const SubvolumeInfo* info = names_.subvolume(subvolume);
    return info != nullptr && !info->beingRemoved();
}

Status Operations::findOrphansOf(std::uint64_t subvolume) {
    DAX_TRY(const auto root, names_.rootOf({subvolume, 0}));
    DAX_TRY(const auto numbers, orphansOf(transaction_.volume(), root));
    for (const std::uint64_t number : numbers)
        orphans_.push_back({subvolume, number});
    return {};
}

Status Operations::findLeftOver() {
    const volume::Volume& volume = transaction_.volume();
    DAX_TRY(const auto numbers, orphansOf(volume, volume.rootTree()));
    for (const std::uint64_t number : numbers) {
        // The inodes of the root tree are those of the v1 space cache, which is not ours.
        if (readInode(volume, volume.rootTree(), number))
            continue;
        if (const SubvolumeInfo* info = names_.subvolume(number); info == nullptr)
            orphans_.push_back({id::rootTree, number});
        else if (info->deleted())
            removed_.emplace(number, format::Key{});
    }
    for (const auto& [number, info] : names_.subvolumes()) {
        if (!isThere(number))
            continue;
        if (const Status found = findOrphansOf(number); !found)
            volume.addFinding(found.error().text());
    }
    return {};
}

std::optional<std::uint64_t> Operations::nextRemoved() const {
    for (const auto& [subvolume, between] : removed_) {
        const auto held = held_.lower_bound({subvolume, 0});
        if (held == held_.end() || held->first.subvolume != subvolume)
            return subvolume;
    }
    return std::nullopt;
}

bool Operations::hasLeftOver() const { return !orphans_.empty() || nextRemoved().has_value(); }

Status Operations::cleanSome(std::size_t amount) {
    bool gone = false;
    if (!orphans_.empty()) {
        const FileRef file = orphans_.back();
        const Status done = run(0, true, [&](const EditContext& context) -> Status {
            gone = true;
            if (file.subvolume == id::rootTree)
                return eraseOrphan(context, id::rootTree, file.inode);
            if (!isThere(file.subvolume))
                return {};
            DAX_TRY(gone, deleteInodeSome(context, file, amount));
            return {};
        });
        if (!done || gone)
            orphans_.pop_back();
        return done;
    }
    const auto subvolume = nextRemoved();
    if (!subvolume)
        return {};
    format::Key between;
    const Status done = run(0, true, [&](const EditContext& context) -> Status {
        between = removed_.at(*subvolume);
        DAX_TRY(gone, dropSubvolumeSome(context, *subvolume, between, amount));
        return {};
    });
    if (done && gone)
        names_.forget(*subvolume);
    if (!done || gone)
        removed_.erase(*subvolume);
    else
        removed_.at(*subvolume) = between;
    return done;
}

Status Operations::clean() {
    Status first;
    for (std::size_t step = 1; hasLeftOver(); ++step) {
        // What cannot be cleaned stays for another time; the rest may.
        if (Status done = cleanSome(); !done && first)
            first = std::move(done);
        if (step % stepsPerCommit == 0)
            DAX_CHECK(commit());
    }
    DAX_CHECK(commit());
    return first;
}

}  // namespace daxscope::files
