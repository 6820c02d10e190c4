// exportTree(): first the image's directories are walked, then what was found is made below the target, through
// session/host_tree, which nothing leads out of.
#include <fcntl.h>
#include <sys/sysmacros.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <climits>
#include <deque>
#include <map>
#include <optional>
#include <set>

#include "base/text.h"
#include "dax/filesystem.h"
#include "files/extents.h"
#include "files/reader.h"
#include "session/host_tree.h"
#include "session/transfer.h"

namespace daxscope::session {

namespace {

constexpr std::size_t pieceBytes = 1 << 20;

/// Errors of the computer's filesystem that the next file would meet as well.
bool endsAll(int code) {
    return code == ENOSPC || code == EDQUOT || code == EROFS || code == ECANCELED;
}

/// Why a directory of the computer cannot have this name; empty when it can.
std::string_view unfit(std::string_view name) {
    if (name.empty())
        return "a name without bytes";
    if (name == "." || name == "..")
        return "a name that means a directory";
    if (name.contains('/'))
        return "a slash in its name";
    return name.contains('\0') ? "a zero byte in its name" : "";
}

timespec timeOf(const files::Timestamp& time) {
    return {.tv_sec = time.seconds, .tv_nsec = std::min<long>(time.nanoseconds, 999'999'999)};
}

std::unexpected<Error> refused(std::string_view what) { return failErrno(std::string(what)); }

class Export {
public:
    Export(dax::Filesystem& filesystem, HostTree tree, Existing existing, Progress& progress)
        : filesystem_(filesystem),
          tree_(std::move(tree)),
          existing_(existing),
          count_(progress, "exporting") {}

    /// `path` becomes `name` in the tree; empty: what is in it goes into the tree itself.
    Result<TransferReport> run(const std::string& path, files::FileRef file,
                               const std::string& name) {
        DAX_CHECK(look(path, file, name));
        if (existing_ == Existing::Refuse) {
            DAX_CHECK(refuseConflicts());
        }
        if (const Status done = make(); !done)
            return count_.stopped(done.error());
        if (foreign_ != 0)
            count_.leaveOut(
                "owners", std::format("of {} files and directories: only root may give files away",
                                      foreign_));
        return std::move(count_.report);
    }

private:
    struct Item {
        std::string path;  ///< in the image
        std::string to;    ///< in the tree, but for other names of its directories
        std::size_t parent = SIZE_MAX;
        files::FileRef file;
        files::Inode inode;
    };

    Status look(const std::string& path, files::FileRef file, const std::string& name) {
        std::set<files::FileRef> directories;
        std::deque<Item> waiting;
        waiting.push_back({path, name, SIZE_MAX, file, {}});
        while (!waiting.empty()) {
            Item item = std::move(waiting.front());
            waiting.pop_front();
            DAX_CHECK(count_.look());
            const auto held = filesystem_.lock();
            if (item.file.inode == files::emptySubvolumeInode) {
                item.inode.mode = S_IFDIR | 0755;
            } else {
                auto inode = filesystem_.inode(item.file);
                if (!inode) {
                    count_.leaveOut(item.path, inode.error().what);
                    continue;
                }
                item.inode = *inode;
            }
            count_.expect(item.inode.isRegular() ? std::min(item.inode.size, item.inode.allocated)
                                                 : 0);
            const bool walk =
                item.inode.isDirectory() && item.file.inode != files::emptySubvolumeInode;
            // A directory has one name: a second one is damage, and could lead in a circle.
            if (walk && !directories.insert(item.file).second) {
                count_.leaveOut(item.path, "the directory has another name already");
                continue;
            }
            items_.push_back(item);
            if (walk)
                enter(item, items_.size() - 1, waiting);
        }
        return {};
    }

    /// Lock held.
    void enter(const Item& directory, std::size_t index, std::deque<Item>& waiting) {
        const auto visit = [&](const files::DirEntry& entry) -> Status {
            const std::string path =
                (directory.path == "/" ? "" : directory.path) + "/" + entry.name;
            const std::string to =
                directory.to.empty() ? entry.name : directory.to + "/" + entry.name;
            if (const std::string_view why = unfit(entry.name); !why.empty())
                count_.leaveOut(path, why);
            else if (to.size() >= PATH_MAX)
                count_.leaveOut(directory.path, "what is in it has too long a path");
            else
                waiting.push_back({path, to, index, entry.target, {}});
            return {};
        };
        if (const Status listed = filesystem_.names().list(directory.file, visit); !listed)
            count_.leaveOut(directory.path, listed.error().what);
    }

    Status refuseConflicts() {
        std::uint64_t conflicts = 0;
        std::string first;
        for (const Item& item : items_) {
            const auto there = item.to.empty() ? Result<struct stat>(std::unexpected(Error()))
                                               : tree_.status(item.to);
            if (!there || (S_ISDIR(there->st_mode) && item.inode.isDirectory()))
                continue;
            if (conflicts++ == 0)
                first = item.to;
        }
        if (conflicts != 0)
            return fail(EEXIST, "{} exists already{}", escapedName(first),
                        conflicts == 1 ? "" : std::format(", and {} more do", conflicts - 1));
        return {};
    }

    Status make() {
        places_.resize(items_.size());
        for (std::size_t i = 0; i < items_.size(); ++i) {
            DAX_CHECK(count_.entry());
            const Item& item = items_[i];
            std::string to = item.to;
            if (item.parent != SIZE_MAX) {
                const auto& place = places_[item.parent];
                if (!place)
                    continue;  // its directory was skipped or left out, and that was said
                const std::string name = item.to.substr(item.to.rfind('/') + 1);
                to = place->empty() ? name : *place + "/" + name;
            }
            const Status made = makeOne(i, to);
            if (made)
                continue;
            if (endsAll(made.error().code))
                return made;
            count_.leaveOut(item.path, made.error().what);
        }
        // What is made in a directory changes its time, and may need rights that it will not have.
        for (auto made = directories_.rbegin(); made != directories_.rend(); ++made) {
            const Item& item = items_[*made];
            const auto fd = tree_.openAt(*places_[*made], O_RDONLY | O_DIRECTORY);
            const Status set = fd ? setAttributes(item, *fd) : std::unexpected(fd.error());
            if (!set)
                count_.leaveOut(item.path, set.error().what);
        }
        return {};
    }

    Status makeOne(std::size_t index, std::string to) {
        const Item& item = items_[index];
        if (to.empty()) {
            places_[index] = to;  // the tree itself
            return {};
        }
        if ((item.inode.mode & S_IFMT) == S_IFSOCK)
            return fail(EOPNOTSUPP, "a socket means nothing without its program");
        if (const auto there = tree_.status(to)) {
            const bool directory = S_ISDIR(there->st_mode);
            if (directory && item.inode.isDirectory()) {
                places_[index] = to;
                return {};
            }
            DAX_TRY(const HostTree::Place at, tree_.place(to));
            switch (existing_) {
                case Existing::Skip:
                    ++count_.report.skipped;
                    return {};
                case Existing::KeepBoth:
                    to.resize(to.size() - at.name.size());
                    to += otherName(at.name, [&](const std::string& other) {
                        struct stat status{};
                        return ::fstatat(at.directory, other.c_str(), &status,
                                         AT_SYMLINK_NOFOLLOW) == 0;
                    });
                    break;
                case Existing::Refuse:
                    return fail(EEXIST, "a file of that name is there");
                case Existing::Replace:
                    if (directory)
                        return fail(EISDIR, "a directory of that name is there");
                    if (::unlinkat(at.directory, at.name.c_str(), 0) != 0)
                        return refused("the old one cannot be removed");
            }
        } else if (there.error().code != ENOENT) {
            return std::unexpected(there.error());
        }
        if (!item.inode.isDirectory())
            return makeFile(item, to);
        DAX_TRY(const HostTree::Place at, tree_.place(to));
        if (::mkdirat(at.directory, at.name.c_str(), 0700) != 0)
            return refused("the directory cannot be made");
        places_[index] = to;
        directories_.push_back(index);
        ++count_.report.directories;
        return {};
    }

    Status makeFile(const Item& item, const std::string& to) {
        const bool linked = item.inode.links > 1;
        if (const auto first = linked_.find(item.file); linked && first != linked_.end()) {
            if (linkTo(first->second, to)) {
                ++count_.report.files;
                return {};
            }
            count_.leaveOut(item.path, "a hard link there: it is a copy");
        }
        if (item.inode.isRegular()) {
            DAX_CHECK(makeRegular(item, to));
        } else if (item.inode.isSymlink()) {
            DAX_CHECK(makeSymlink(item, to));
        } else {
            DAX_CHECK(makeDevice(item, to));
        }
        if (linked)
            linked_[item.file] = to;
        ++count_.report.files;
        return {};
    }

    Status linkTo(const std::string& existing, const std::string& to) {
        // Not by its path: a link on the way to it would be followed.
        DAX_TRY(const Descriptor file, tree_.openAt(existing, O_PATH));
        DAX_TRY(const HostTree::Place at, tree_.place(to));
        const std::string own = std::format("/proc/self/fd/{}", file.get());
        if (::linkat(AT_FDCWD, own.c_str(), at.directory, at.name.c_str(), AT_SYMLINK_FOLLOW) != 0)
            return refused("it cannot be linked");
        return {};
    }

    Status makeRegular(const Item& item, const std::string& to) {
        DAX_TRY(const Descriptor fd, tree_.openAt(to, O_WRONLY | O_CREAT | O_EXCL, 0600));
        Status made = writeContent(item, fd);
        if (made)
            made = setAttributes(item, fd);
        if (!made) {
            // Half a file is worse than none.
            DAX_TRY(const HostTree::Place at, tree_.place(to));
            (void)::unlinkat(at.directory, at.name.c_str(), 0);
        }
        return made;
    }

    /// Data where there is data: holes stay holes.
    Status writeContent(const Item& item, const Descriptor& fd) {
        std::vector<ByteRange> data;
        {
            const auto held = filesystem_.lock();
            DAX_TRY(const auto root, filesystem_.names().rootOf(item.file));
            DAX_CHECK(files::forEachExtent(
                filesystem_.names().volume(), root, item.file.inode, item.inode.size, 0,
                [&](const files::FileExtentInfo& extent) -> Status {
                    if (extent.isHole() || extent.type == format::ExtentDataType::Prealloc)
                        return {};
                    if (!data.empty() && data.back().end() == extent.offset)
                        data.back().length += extent.length;
                    else
                        data.push_back({extent.offset, extent.length});
                    return {};
                }));
        }
        for (const ByteRange range : data) {
            const std::uint64_t end = std::min(range.end(), item.inode.size);
            for (std::uint64_t at = range.offset; at < end;) {
                const std::uint64_t wanted = std::min<std::uint64_t>(pieceBytes, end - at);
                DAX_TRY(const auto bytes, filesystem_.read(item.path, {at, wanted}));
                if (bytes.empty())
                    break;  // it became shorter meanwhile
                for (std::size_t done = 0; done < bytes.size();) {
                    const ssize_t written =
                        ::pwrite(fd.get(), bytes.data() + done, bytes.size() - done,
                                 static_cast<off_t>(at + done));
                    if (written <= 0)
                        return refused("it cannot be written");
                    done += static_cast<std::size_t>(written);
                }
                DAX_CHECK(count_.bytes(bytes.size()));
                at += bytes.size();
            }
        }
        if (::ftruncate(fd.get(), static_cast<off_t>(item.inode.size)) != 0)
            return refused("it cannot have its size");
        return {};
    }

    Status makeSymlink(const Item& item, const std::string& to) {
        std::string target;
        {
            const auto held = filesystem_.lock();
            const files::Namespace& names = filesystem_.names();
            DAX_TRY(const auto root, names.rootOf(item.file));
            files::FileReader reader(names.volume(), root, item.file.inode, item.inode);
            DAX_TRY(target, reader.readAll(PATH_MAX));
        }
        if (target.contains('\0'))
            return fail(EINVAL, "a zero byte in what it leads to");
        DAX_TRY(const HostTree::Place at, tree_.place(to));
        if (::symlinkat(target.c_str(), at.directory, at.name.c_str()) != 0)
            return refused("the link cannot be made");
        return setAttributesAt(item, at);
    }

    Status makeDevice(const Item& item, const std::string& to) {
        DAX_TRY(const HostTree::Place at, tree_.place(to));
        if (::mknodat(at.directory, at.name.c_str(), (item.inode.mode & S_IFMT) | 0600,
                      ::makedev(item.inode.deviceMajor, item.inode.deviceMinor)) != 0)
            return refused("it cannot be made");
        return setAttributesAt(item, at);
    }

    bool givesOwner(const Item& item) {
        if (::geteuid() == 0)
            return true;
        if (item.inode.uid != ::geteuid())
            ++foreign_;
        return false;
    }

    /// Of what cannot be opened.
    Status setAttributesAt(const Item& item, const HostTree::Place& at) {
        const char* name = at.name.c_str();
        if (givesOwner(item) && ::fchownat(at.directory, name, item.inode.uid, item.inode.gid,
                                           AT_SYMLINK_NOFOLLOW) != 0)
            return refused("its owner");
        if (!item.inode.isSymlink() &&
            ::fchmodat(at.directory, name, item.inode.mode & 07777, 0) != 0)
            return refused("its permissions");
        const std::array times = {timeOf(item.inode.accessed), timeOf(item.inode.modified)};
        if (::utimensat(at.directory, name, times.data(), AT_SYMLINK_NOFOLLOW) != 0)
            return refused("its times");
        return {};
    }

    Status setAttributes(const Item& item, const Descriptor& fd) {
        if (item.file.inode != files::emptySubvolumeInode)
            copyAttributes(item, fd);
        if (givesOwner(item) && ::fchown(fd.get(), item.inode.uid, item.inode.gid) != 0)
            return refused("its owner");
        if (::fchmod(fd.get(), item.inode.mode & 07777) != 0)
            return refused("its permissions");
        const std::array times = {timeOf(item.inode.accessed), timeOf(item.inode.modified)};
        if (::futimens(fd.get(), times.data()) != 0)
            return refused("its times");
        return {};
    }

    void copyAttributes(const Item& item, const Descriptor& fd) {
        std::vector<files::Xattr> all;
        {
            const auto held = filesystem_.lock();
            const auto root = filesystem_.names().rootOf(item.file);
            auto read =
                root ? files::readXattrs(filesystem_.names().volume(), *root, item.file.inode)
                     : std::unexpected(root.error());
            if (!read)
                return count_.leaveOut(item.path, read.error().what);
            all = std::move(*read);
        }
        for (const auto& [name, value] : all) {
            const bool carried = name.starts_with("user.") && !name.contains('\0');
            if (!carried)
                count_.leaveOut(item.path, std::format("attribute {}", escapedName(name)));
            else if (::fsetxattr(fd.get(), name.c_str(), value.data(), value.size(), 0) != 0)
                count_.leaveOut(item.path, std::format("attribute {}: {}", escapedName(name),
                                                       std::strerror(errno)));
        }
    }

    dax::Filesystem& filesystem_;
    HostTree tree_;
    const Existing existing_;
    TransferCount count_;
    std::vector<Item> items_;
    std::vector<std::optional<std::string>>
        places_;                            ///< of directories, where they are in the tree
    std::vector<std::size_t> directories_;  ///< that were made
    std::map<files::FileRef, std::string> linked_;
    std::uint64_t foreign_ = 0;
};

}  // namespace

Result<TransferReport> exportTree(dax::Filesystem& filesystem, const std::string& path,
                                  const std::string& target, Existing existing,
                                  Progress& progress) {
    const std::string from = plainPath(path);
    files::FileRef file;
    {
        const auto held = filesystem.lock();
        DAX_TRY(file, filesystem.names().resolve(from));
    }
    // Into a directory that is there; else it is the new name.
    struct stat there{};
    if (::stat(target.c_str(), &there) == 0 && S_ISDIR(there.st_mode)) {
        const std::string name = from.substr(from.rfind('/') + 1);
        if (const std::string_view why = unfit(name); !name.empty() && !why.empty())
            return fail(EINVAL, "it has {}", why);
        DAX_TRY(HostTree tree, HostTree::open(target));
        return Export(filesystem, std::move(tree), existing, progress).run(from, file, name);
    }
    DAX_TRY(auto place, splitHostPath(target));
    DAX_TRY(HostTree tree, HostTree::open(place.first));
    return Export(filesystem, std::move(tree), existing, progress).run(from, file, place.second);
}

}  // namespace daxscope::session
