#include "files/operations.h"

#include <algorithm>

#include "base/text.h"
#include "files/marks.h"
#include "files/name_edit.h"
#include "files/subvolume_edit.h"

namespace daxscope::files {

using format::ItemType;

namespace {

constexpr std::uint32_t typeBits = 0170000;
/// What one operation may need of new tree blocks beyond what its data asks for: a few paths from root to leaf.
constexpr std::uint64_t blocksPerOperation = 64;

/// Programs' own attributes are for files and directories. EPERM.
Status mayHaveXattr(const EditContext& context, FileRef file, std::string_view name) {
    DAX_TRY(const format::InodeItem inode, loadInode(context, file));
    const std::uint32_t type = inode.mode & typeBits;
    if (name.starts_with("user.") && type != 0100000 && type != 0040000)
        return fail(EPERM, "only files and directories have attributes “user.…”");
    return {};
}

std::string nameOf(FileRef file, std::string_view path) {
    return path.empty() ? std::format("inode {}", file.inode)
                        : std::format("“{}”", escapedName(path));
}

/// EISDIR where a snapshot has the empty place of a subvolume, which has no inode item.
Status checkPlace(FileRef file, std::string_view path) {
    if (file.inode == emptySubvolumeInode)
        return fail(EISDIR, "{} is a directory", nameOf(file, path));
    return {};
}

}  // namespace

// ---- running -----------------------------------------------------------------------------------

Status Operations::attempt(std::uint64_t dataBytes, bool freeing, Step step) {
    if (prepared_ != nullptr)
        dataBytes -= std::min(dataBytes, prepared_->unusedBytes());
    const std::uint64_t leafBytes = transaction_.nodeSize();
    const std::uint64_t sums = dataBytes / transaction_.volume().sectorSize() * 32 / leafBytes;
    DAX_CHECK(transaction_.makeRoom(blocksPerOperation + sums, dataBytes, freeing));
    transaction_.begin();
    const Status done = step({transaction_, environment_.now(), dax_, policies_, prepared_});
    if (!done) {
        transaction_.rollBack();
        return done;
    }
    transaction_.keep();
    return {};
}

Status Operations::run(std::uint64_t dataBytes, bool freeing, Step step) {
    ++others_;
    return runContent(dataBytes, freeing, step);
}

Status Operations::runContent(std::uint64_t dataBytes, bool freeing, Step step) {
    Status done = attempt(dataBytes, freeing, step);
    if (!done && done.error().code == ENOSPC && transaction_.changed() && !preparing_) {
        // What was freed comes free with a commit.
        DAX_CHECK(commit());
        done = attempt(dataBytes, freeing, step);
    }
    if (!done && done.error().code == ENOSPC && !freeing && !preparing_ && hasLeftOver()) {
        DAX_CHECK(clean());
        done = attempt(dataBytes, freeing, step);
    }
    return done;
}

Status Operations::change(std::string_view path, std::uint64_t dataBytes, bool freeing,
                          FileStep step) {
    DAX_TRY(const FileRef file, names_.resolve(path));
    return change(file, path, dataBytes, freeing, step);
}

Status Operations::change(FileRef file, std::string_view path, std::uint64_t dataBytes,
                          bool freeing, FileStep step) {
    // As it is now; who has to commit on the way looks again.
    std::optional<format::InodeItem> known;
    DAX_CHECK(checkPlace(file, path));
    DAX_TRY(known, inodeAgain(file));
    DAX_CHECK(checkRegular(*known, file, path));
    DAX_CHECK(checkWritable(file));
    const trace::At at({file.subvolume, file.inode});
    return runContent(dataBytes, freeing, [&](const EditContext& context) -> Status {
        OpenFile open{file, {}};
        if (known) {
            open.inode = *known;
            known.reset();
        } else {
            DAX_TRY(open.inode, loadInode(context, file));
        }
        DAX_CHECK(mayAlter(open.inode.flags));
        DAX_CHECK(step(context, open));
        open.inode.mtime = open.inode.ctime = context.now;
        return saveInode(context, file, open.inode, &lastInode_.at);
    });
}

Result<format::InodeItem> Operations::inodeAgain(FileRef file) {
    DAX_TRY(const auto root, names_.rootOf(file));
    if (lastInode_.file != file || !lastInode_.at.stillUnder(root) ||
        lastInode_.at.key() != format::Key{file.inode, ItemType::InodeItem, 0}) {
        DAX_TRY(lastInode_.at, findInode(transaction_.volume(), root, file.inode));
        lastInode_.file = file;
    }
    return inodeItemAt(lastInode_.at);
}

Status Operations::commit() {
    if (prepareCommit_) {
        preparing_ = true;
        const Status prepared = prepareCommit_();
        preparing_ = false;
        DAX_CHECK(prepared);
    }
    return transaction_.commit();
}

Status Operations::reloadSubvolumes() {
    ++others_;
    return names_.reload();
}

// ---- paths -------------------------------------------------------------------------------------

Result<Operations::Place> Operations::placeOf(std::string_view path, int unlessName) const {
    while (path.size() > 1 && path.ends_with('/'))
        path.remove_suffix(1);
    const std::size_t slash = path.rfind('/');
    const std::string_view above =
        slash == std::string_view::npos ? std::string_view("/") : path.substr(0, slash);
    const std::string_view name = slash == std::string_view::npos ? path : path.substr(slash + 1);
    DAX_TRY(const FileRef directory, names_.resolve(above));
    if (name.empty() || name == "." || name == "..")
        return fail(unlessName, "“{}” does not end in a name", escapedName(path));
    if (directory.inode == emptySubvolumeInode)
        return Place{directory, std::string(name), 0};
    DAX_TRY(const auto root, names_.rootOf(directory));
    DAX_TRY(const Inode inode, readInode(transaction_.volume(), root, directory.inode));
    if (!inode.isDirectory())
        return fail(ENOTDIR, "“{}” is not a directory", escapedName(above));
    return Place{directory, std::string(name), inode.flags};
}

Result<Operations::Place> Operations::newPlace(std::string_view path, int inEmptyPlace) const {
    DAX_TRY(Place place, placeOf(path, EEXIST));
    const auto known = names_.lookup(place.directory, place.name);
    if (known)
        return fail(EEXIST, "“{}” exists already", escapedName(path));
    if (known.error().code != ENOENT)
        return std::unexpected(known.error());
    DAX_CHECK(checkName(place.name));
    DAX_CHECK(checkWritable(place.directory, inEmptyPlace));
    DAX_CHECK(mayAlter(place.flags, true));
    return place;
}

Status Operations::checkRegular(const format::InodeItem& inode, FileRef file,
                                std::string_view path) {
    const auto name = [&] { return nameOf(file, path); };
    switch (inode.mode & typeBits) {
        case 0100000:
            return {};
        case 0040000:
            return fail(EISDIR, "{} is a directory", name());
        case 0120000:
            return fail(ELOOP, "{} is a symbolic link, and links are not followed", name());
        default:
            return fail(EINVAL, "{} is not a regular file", name());
    }
}

Status Operations::checkRegular(FileRef file, std::string_view path) const {
    DAX_CHECK(checkPlace(file, path));
    DAX_TRY(const auto root, names_.rootOf(file));
    DAX_TRY(const auto inode, readInodeItem(transaction_.volume(), root, file.inode));
    return checkRegular(inode, file, path);
}

Result<FileRef> Operations::regularFile(std::string_view path) const {
    DAX_TRY(const FileRef file, names_.resolve(path));
    DAX_CHECK(checkRegular(file, path));
    return file;
}

Status Operations::checkWritable(FileRef file, int inEmptyPlace) const {
    const SubvolumeInfo* subvolume = names_.subvolume(file.subvolume);
    if (file.inode == emptySubvolumeInode)
        return fail(inEmptyPlace, "this is the empty place of a subvolume that belongs elsewhere");
    if (subvolume != nullptr && subvolume->readOnly())
        return fail(EROFS, "the subvolume “{}” is read-only", escapedName(subvolume->path));
    return {};
}

Result<bool> Operations::isDirectory(FileRef file) const {
    if (file.inode == emptySubvolumeInode)
        return true;
    DAX_TRY(const auto root, names_.rootOf(file));
    DAX_TRY(const Inode inode, readInode(transaction_.volume(), root, file.inode));
    return inode.isDirectory();
}

Result<FileRef> Operations::writable(std::string_view path) const {
    DAX_TRY(const FileRef file, names_.resolve(path));
    DAX_CHECK(checkWritable(file));
    DAX_TRY(const auto root, names_.rootOf(file));
    DAX_TRY(const Inode inode, readInode(transaction_.volume(), root, file.inode));
    DAX_CHECK(mayAlter(inode.flags));
    return file;
}

// ---- names -------------------------------------------------------------------------------------

Result<FileRef> Operations::createFile(const EditContext& context, const Place& place,
                                       std::uint32_t mode, std::uint64_t rdev) {
    DAX_TRY(const format::InodeItem parent, loadInode(context, place.directory));
    if (parent.nlink == 0)
        return fail(ENOENT, "the directory is gone");
    std::uint64_t flags = parent.flags & format::inodeFlag::noDataCow;
    if (flags != 0 && (mode & typeBits) == 0100000)
        flags |= format::inodeFlag::noDataSum;
    const bool inherits = (mode & typeBits) == 0100000 || (mode & typeBits) == 0040000;
    std::optional<bool> mark;
    if (inherits) {
        DAX_TRY(const auto root, context.root(place.directory.subvolume));
        DAX_TRY(mark, readMark(context.volume(), root, place.directory.inode, daxMark));
    }
    if (mark.value_or(dax_) && (mode & typeBits) == 0100000)
        flags |= format::inodeFlag::noDataSum;
    DAX_TRY(const FileRef file, createInode(context, place.directory.subvolume, mode, rdev, flags));
    DAX_CHECK(addName(context, place.directory, place.name, {file.inode, 0, typeOfMode(mode)}));
    if (mark)
        DAX_CHECK(setXattr(context, file, daxMark, asBytes(*mark ? "1" : "0")));
    return file;
}

Status Operations::create(std::string_view path, std::uint32_t mode, std::uint64_t rdev) {
    const bool directory = (mode & typeBits) == 0040000;
    DAX_TRY(const Place place, newPlace(path, directory ? EPERM : EACCES));
    return run(0, false, [&](const EditContext& context) -> Status {
        return createFile(context, place, mode, rdev).transform([](FileRef) {});
    });
}

Status Operations::mkdir(std::string_view path, std::uint32_t mode) {
    return create(path, 0040000 | (mode & 07777), 0);
}

Status Operations::symlink(std::string_view target, std::string_view path) {
    constexpr std::size_t most = 4095;
    const std::size_t fits = std::min<std::size_t>(
        most, transaction_.nodeSize() - sizeof(format::Header) - sizeof(format::ItemHeader) -
                  sizeof(format::FileExtentHead));
    if (target.empty())
        return fail(ENOENT, "a symbolic link needs a target");
    if (target.size() > fits)
        return fail(ENAMETOOLONG, "the target has {} bytes; {} is the most", target.size(), fits);
    DAX_TRY(const Place place, newPlace(path, EPERM));
    return run(0, false, [&](const EditContext& context) -> Status {
        DAX_TRY(const FileRef file, createFile(context, place, 0120777, 0));
        format::FileExtentHead head{};
        head.generation = transaction_.generation();
        head.ramBytes = target.size();
        std::vector<std::byte> bytes;
        for (const Bytes part : {bytesOf(head), asBytes(target)})
            bytes.insert(bytes.end(), part.begin(), part.end());
        DAX_TRY(btree::Editor * tree, transaction_.edit(file.subvolume));
        DAX_CHECK(tree->insert({file.inode, ItemType::ExtentData, 0}, bytes));
        DAX_TRY(format::InodeItem inode, loadInode(context, file));
        inode.size = inode.nbytes = target.size();
        return saveInode(context, file, inode);
    });
}

Status Operations::link(std::string_view existing, std::string_view path) {
    constexpr std::uint32_t mostLinks = 65535;
    DAX_TRY(const FileRef file, names_.resolve(existing));
    DAX_TRY(const Place place, newPlace(path, EPERM));
    DAX_TRY(const bool directory, isDirectory(file));
    if (directory)
        return fail(EPERM, "“{}” is a directory", escapedName(existing));
    if (file.subvolume != place.directory.subvolume)
        return fail(EXDEV, "a hard link cannot lead into another subvolume");
    return run(0, false, [&](const EditContext& context) -> Status {
        DAX_TRY(format::InodeItem inode, loadInode(context, file));
        DAX_CHECK(mayAlter(inode.flags));
        if (inode.nlink >= mostLinks)
            return fail(EMLINK, "“{}” has {} names already, as many as possible",
                        escapedName(existing), inode.nlink.get());
        inode.nlink = inode.nlink + 1;
        inode.ctime = context.now;
        DAX_CHECK(saveInode(context, file, inode));
        return addName(context, place.directory, place.name,
                       {file.inode, 0, typeOfMode(inode.mode)});
    });
}

Status Operations::moveName(const EditContext& context, const Place& from, const DirEntry& entry,
                            const Place& to) {
    const NameTarget target{entry.isSubvolume ? 0 : entry.target.inode,
                            entry.isSubvolume ? entry.target.subvolume : 0, entry.type};
    DAX_CHECK(removeName(context, from.directory, from.name, target));
    DAX_CHECK(addName(context, to.directory, to.name, target));
    if (entry.isSubvolume)
        return {};
    DAX_TRY(format::InodeItem inode, loadInode(context, entry.target));
    DAX_CHECK(mayAlter(inode.flags));
    inode.ctime = context.now;
    return saveInode(context, entry.target, inode);
}

Status Operations::rename(std::string_view from, std::string_view to, Rename how) {
    DAX_TRY(const Place source, placeOf(from, EBUSY));
    DAX_TRY(const Place target, placeOf(to, how == Rename::NoReplace ? EEXIST : EBUSY));
    DAX_TRY(const DirEntry entry, names_.lookup(source.directory, source.name));
    const auto known = names_.lookup(target.directory, target.name);
    if (!known && known.error().code != ENOENT)
        return std::unexpected(known.error());
    if (known && how == Rename::NoReplace)
        return fail(EEXIST, "“{}” exists already", escapedName(to));
    if (!known && how == Rename::Exchange)
        return fail(ENOENT, "there is no “{}”", escapedName(to));
    // A directory must not become its own descendant.
    const auto inside = [&](const DirEntry& moved, const Place& place) -> Result<bool> {
        return moved.type == format::DirType::Directory
                   ? names_.isBelow(place.directory, moved.target)
                   : Result<bool>(false);
    };
    DAX_TRY(const bool below, inside(entry, target));
    if (below)
        return fail(EINVAL, "“{}” lies inside of “{}”", escapedName(to), escapedName(from));
    if (known) {
        DAX_TRY(const bool above, inside(*known, source));
        if (above)
            return fail(how == Rename::Exchange ? EINVAL : ENOTEMPTY, "“{}” lies inside of “{}”",
                        escapedName(from), escapedName(to));
    }
    if (known && known->target == entry.target)
        return {};  // two names of one file: nothing happens
    DAX_CHECK(checkWritable(source.directory));
    DAX_CHECK(checkWritable(target.directory, EPERM));
    DAX_CHECK(mayAlter(source.flags));
    DAX_CHECK(mayAlter(target.flags, !known));
    DAX_CHECK(checkName(target.name));
    const bool isDirectory = entry.type == format::DirType::Directory;
    const bool ontoDirectory = known && known->type == format::DirType::Directory;
    if (known && how == Rename::Replace && isDirectory != ontoDirectory)
        return isDirectory ? fail(ENOTDIR, "“{}” is not a directory", escapedName(to))
                           : fail(EISDIR, "“{}” is a directory", escapedName(to));
    const auto crosses = [&](const DirEntry& moved) {
        return !moved.isSubvolume && source.directory.subvolume != target.directory.subvolume;
    };
    if (crosses(entry) || (known && how == Rename::Exchange && crosses(*known)))
        return fail(EXDEV, "a file cannot be moved into another subvolume");
    if (entry.target.inode == emptySubvolumeInode)
        return fail(ENOTEMPTY, "“{}” is the empty place of a subvolume that belongs elsewhere",
                    escapedName(from));
    // A directory that moves gets another “..”.
    const bool elsewhere = source.directory != target.directory;
    if (isDirectory && elsewhere)
        DAX_CHECK(checkWritable(entry.target));
    if (ontoDirectory && elsewhere && how == Rename::Exchange)
        DAX_CHECK(checkWritable(known->target));
    if (known && how == Rename::Replace && known->isSubvolume)
        return fail(ENOTEMPTY, "“{}” is a subvolume", escapedName(to));
    const auto step = [&](const EditContext& context) -> Status {
        if (known && how == Rename::Exchange) {
            // By way of a name that nobody has.
            const Place aside{target.directory, std::string("\x01") + std::string(254, 'x'), 0};
            DAX_CHECK(moveName(context, target, *known, aside));
            DAX_CHECK(moveName(context, source, entry, target));
            return moveName(context, aside, *known, source);
        }
        if (known)
            DAX_CHECK(removeEntry(context, target.directory, *known));
        return moveName(context, source, entry, target);
    };
    DAX_CHECK(run(0, false, step));
    const bool subvolumes = entry.isSubvolume || (known && known->isSubvolume);
    return subvolumes ? reloadSubvolumes() : Status();
}

// ---- attributes --------------------------------------------------------------------------------

Status Operations::chmod(std::string_view path, std::uint32_t permissions) {
    DAX_TRY(const FileRef file, writable(path));
    return run(0, false, [&](const EditContext& context) -> Status {
        DAX_TRY(format::InodeItem inode, loadInode(context, file));
        inode.mode = (inode.mode & typeBits) | (permissions & 07777);
        inode.ctime = context.now;
        return saveInode(context, file, inode);
    });
}

Status Operations::chown(std::string_view path, std::uint32_t uid, std::uint32_t gid) {
    DAX_TRY(const FileRef file, writable(path));
    return run(0, false, [&](const EditContext& context) -> Status {
        DAX_TRY(format::InodeItem inode, loadInode(context, file));
        inode.uid = uid;
        inode.gid = gid;
        inode.ctime = context.now;
        return saveInode(context, file, inode);
    });
}

Status Operations::utimens(std::string_view path, Timestamp accessed, Timestamp modified) {
    DAX_TRY(const FileRef file, writable(path));
    const auto onDisk = [](const Timestamp& time) {
        format::Time out{};
        out.seconds = static_cast<std::uint64_t>(time.seconds);
        out.nanoseconds = time.nanoseconds;
        return out;
    };
    return run(0, false, [&](const EditContext& context) -> Status {
        DAX_TRY(format::InodeItem inode, loadInode(context, file));
        inode.atime = onDisk(accessed);
        inode.mtime = onDisk(modified);
        inode.ctime = context.now;
        return saveInode(context, file, inode);
    });
}

Status Operations::setxattr(std::string_view path, std::string_view name, Bytes value) {
    DAX_TRY(const FileRef file, writable(path));
    return run(0, false, [&](const EditContext& context) -> Status {
        DAX_CHECK(mayHaveXattr(context, file, name));
        return setXattr(context, file, name, value);
    });
}

Status Operations::removexattr(std::string_view path, std::string_view name) {
    DAX_TRY(const FileRef file, writable(path));
    return run(0, true, [&](const EditContext& context) -> Status {
        DAX_CHECK(mayHaveXattr(context, file, name));
        return removeXattr(context, file, name);
    });
}

Status Operations::setNoCow(std::string_view path, bool on) {
    namespace flag = format::inodeFlag;
    DAX_TRY(const FileRef file, names_.resolve(path));
    DAX_CHECK(checkWritable(file));
    return run(0, false, [&](const EditContext& context) -> Status {
        DAX_TRY(format::InodeItem inode, loadInode(context, file));
        const bool directory = (inode.mode & typeBits) == 0040000;
        if (!directory && inode.size != 0)
            return fail(EINVAL,
                        "“{}” has content: only empty files and directories can change this",
                        escapedName(path));
        const std::uint64_t bits = flag::noDataCow | (directory ? 0 : flag::noDataSum);
        inode.flags = on ? inode.flags | bits : inode.flags & ~bits;
        inode.ctime = context.now;
        return saveInode(context, file, inode);
    });
}

// ---- subvolumes --------------------------------------------------------------------------------

Status Operations::subvolume(std::string_view path) {
    DAX_TRY(const Place place, newPlace(path, ENOTTY));
    DAX_CHECK(run(0, false, [&](const EditContext& context) {
        return createSubvolume(context, place.directory, place.name, environment_.uuid())
            .transform([](std::uint64_t) {});
    }));
    return reloadSubvolumes();
}

Status Operations::snapshot(std::string_view source, std::string_view target, bool readOnly) {
    DAX_TRY(const FileRef from, names_.resolve(source));
    DAX_TRY(const bool directory, isDirectory(from));
    if (!directory)
        return fail(ENOTDIR, "“{}” is not a directory", escapedName(source));
    DAX_TRY(const Place wanted, placeOf(target, EEXIST));
    if (wanted.directory.inode == emptySubvolumeInode)
        DAX_CHECK(checkWritable(wanted.directory, ENOTTY));
    const SubvolumeInfo* subvolume = names_.subvolume(from.subvolume);
    if (subvolume == nullptr || subvolume->rootDir != from.inode)
        return fail(EINVAL, "“{}” is not a subvolume", escapedName(source));
    DAX_TRY(const Place place, newPlace(target, ENOTTY));
    DAX_CHECK(commit());
    const trace::At at({from.subvolume, from.inode});
    const trace::Span span(trace(), trace::Kind::Snapshot, 0, 0);
    std::uint64_t made = 0;
    DAX_CHECK(run(0, false, [&](const EditContext& context) -> Status {
        DAX_TRY(made, createSnapshot(context, from.subvolume, place.directory, place.name, readOnly,
                                     environment_.uuid()));
        return {};
    }));
    DAX_CHECK(commit());
    DAX_CHECK(reloadSubvolumes());
    return findOrphansOf(made);  // of what is still in use in the source
}

Result<std::uint64_t> Operations::subvolumeAt(std::string_view path) const {
    DAX_TRY(const FileRef at, names_.resolve(path));
    DAX_TRY(const bool directory, isDirectory(at));
    if (!directory)
        return fail(ENOTDIR, "“{}” is not a directory", escapedName(path));
    const SubvolumeInfo* subvolume = names_.subvolume(at.subvolume);
    if (subvolume == nullptr || subvolume->rootDir != at.inode)
        return fail(EINVAL, "“{}” is not a subvolume", escapedName(path));
    return subvolume->id;
}

Status Operations::setReadOnly(std::string_view path, bool readOnly) {
    DAX_TRY(const std::uint64_t subvolume, subvolumeAt(path));
    DAX_CHECK(run(0, false, [&](const EditContext& context) {
        return files::setReadOnly(context, subvolume, readOnly);
    }));
    return reloadSubvolumes();
}

Status Operations::setDefault(std::string_view path) {
    DAX_TRY(const std::uint64_t subvolume, subvolumeAt(path));
    DAX_CHECK(run(0, false, [&](const EditContext& context) {
        return files::setDefault(context, subvolume);
    }));
    return reloadSubvolumes();
}

}  // namespace daxscope::files
