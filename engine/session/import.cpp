// importTree(): two walks over the computer's files. The first only looks: how much there is, and whether something exists
// already where it would go; the second makes.
#include <fcntl.h>
#include <linux/limits.h>
#include <sys/sysmacros.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <algorithm>
#include <climits>
#include <deque>
#include <map>

#include "base/text.h"
#include "dax/filesystem.h"
#include "session/host_tree.h"
#include "session/transfer.h"

namespace daxscope::session {

namespace {

constexpr std::size_t pieceBytes = 1 << 20;

/// Errors of the image that the next file would meet as well.
bool endsAll(int code) {
    return code == ENOSPC || code == EROFS || code == EBUSY || code == ECANCELED || code == EIO;
}

std::string below(const std::string& directory, const std::string& name) {
    return (directory == "/" ? "" : directory) + "/" + name;
}

std::string parentOf(const std::string& path) {
    const auto slash = path.rfind('/');
    return slash == std::string::npos || slash == 0 ? "/" : path.substr(0, slash);
}

files::Timestamp timeOf(const timespec& time) {
    return {time.tv_sec, static_cast<std::uint32_t>(time.tv_nsec)};
}

class Import {
public:
    Import(dax::Filesystem& filesystem, HostTree tree, Existing existing, Progress& progress)
        : filesystem_(filesystem),
          tree_(std::move(tree)),
          existing_(existing),
          count_(progress, "importing") {}

    /// `name`: of the tree; it becomes `to` in the image.
    Result<TransferReport> run(const std::string& name, const std::string& to) {
        DAX_CHECK(look(name, to));
        if (conflicts_ != 0 && existing_ == Existing::Refuse)
            return fail(EEXIST, "{} exists already{}", escapedName(firstConflict_),
                        conflicts_ == 1 ? "" : std::format(", and {} more do", conflicts_ - 1));
        if (const Status done = make(); !done)
            return count_.stopped(done.error());
        return std::move(count_.report);
    }

private:
    struct Item {
        std::string from;
        std::string name;  ///< last part of `from`; of the first, the one it gets
        struct stat status{};
    };

    enum class There : std::uint8_t { Nothing, Directory, Other };

    /// Lock held by nobody.
    Result<There> what(const std::string& path) const {
        const auto held = filesystem_.lock();
        const auto found = filesystem_.names().resolve(path);
        if (!found && (found.error().code == ENOENT || found.error().code == ENAMETOOLONG))
            return There::Nothing;
        if (!found)
            return std::unexpected(found.error());
        DAX_TRY(const auto inode, filesystem_.inode(*found));
        return inode.isDirectory() ? There::Directory : There::Other;
    }

    /// One operation on names and inodes.
    template <typename Step>
    Status operate(Step&& step) {
        const auto held = filesystem_.lock();
        DAX_CHECK(filesystem_.mayOperate());
        return step(filesystem_.files());
    }

    Status look(const std::string& name, const std::string& to) {
        DAX_TRY(const struct stat first, tree_.status(name));
        std::deque<std::pair<Item, std::string>> waiting;  // with the place it would have
        waiting.push_back({{name, to.substr(to.rfind('/') + 1), first}, to});
        top_ = parentOf(to);
        while (!waiting.empty()) {
            auto [item, place] = std::move(waiting.front());
            waiting.pop_front();
            DAX_CHECK(count_.look());
            // It would go into itself, and change while it is read.
            if (isThisImage(item.status)) {
                count_.leaveOut(item.from, "it is the image that it would go into");
                continue;
            }
            const bool directory = S_ISDIR(item.status.st_mode);
            // Below what does not exist nothing does.
            bool goesOn = false;
            if (!place.empty()) {
                DAX_TRY(const There there, what(place));
                goesOn = directory && there == There::Directory;
                if (there != There::Nothing && !goesOn) {
                    ++conflicts_;
                    if (firstConflict_.empty())
                        firstConflict_ = place;
                }
            }
            count_.expect(
                S_ISREG(item.status.st_mode) ? static_cast<std::uint64_t>(item.status.st_size) : 0);
            if (directory) {
                const auto names = tree_.names(item.from);
                if (!names)
                    count_.leaveOut(item.from, names.error().what);
                for (const std::string& child : names ? *names : std::vector<std::string>()) {
                    const std::string from = item.from + "/" + child;
                    const auto status = tree_.status(from);
                    if (status)
                        waiting.push_back(
                            {{from, child, *status}, goesOn ? below(place, child) : ""});
                    else
                        count_.leaveOut(from, status.error().what);
                }
            }
            items_.push_back(std::move(item));
        }
        return {};
    }

    Status make() {
        for (std::size_t i = 0; i < items_.size(); ++i) {
            DAX_CHECK(count_.entry());
            const Item& item = items_[i];
            // Directories come before what is in them.
            std::string parent = top_;
            if (i != 0) {
                const auto known = places_.find(item.from.substr(0, item.from.rfind('/')));
                if (known == places_.end())
                    continue;  // its directory was skipped or left out, and that was said
                parent = known->second;
            }
            const Status made = makeOne(item, below(parent, item.name));
            if (made)
                continue;
            if (endsAll(made.error().code))
                return made;
            count_.leaveOut(item.from, made.error().what);
        }
        // What is made in a directory changes its time.
        for (auto made = directories_.rbegin(); made != directories_.rend(); ++made) {
            const auto& [path, index] = *made;
            DAX_CHECK(setTimes(path, items_[index].status));
        }
        return {};
    }

    Status makeOne(const Item& item, std::string to) {
        const bool directory = S_ISDIR(item.status.st_mode);
        if (S_ISSOCK(item.status.st_mode)) {
            count_.leaveOut(item.from, "a socket means nothing without its program");
            return {};
        }
        DAX_TRY(const There there, what(to));
        if (there == There::Directory && directory) {
            places_[item.from] = to;
            return {};
        }
        if (there != There::Nothing) {
            switch (existing_) {
                case Existing::Skip:
                    ++count_.report.skipped;
                    return {};
                case Existing::KeepBoth: {
                    const std::string in = parentOf(to);
                    const std::string own = to.substr(to.rfind('/') + 1);
                    to = below(in, otherName(own, [&](const std::string& other) {
                                   const auto found = what(below(in, other));
                                   return found && *found != There::Nothing;
                               }));
                    break;
                }
                default:
                    if (there == There::Directory)
                        return fail(EISDIR, "a directory of that name is there");
                    DAX_CHECK(operate([&](auto&) { return filesystem_.remove(to, false); }));
            }
        }
        return directory ? makeDirectory(item, to) : makeFile(item, to);
    }

    Status makeDirectory(const Item& item, const std::string& to) {
        DAX_CHECK(operate([&](files::Operations& o) { return o.mkdir(to, 0700); }));
        ++count_.report.directories;
        places_[item.from] = to;
        directories_.emplace_back(to, static_cast<std::size_t>(&item - items_.data()));
        const auto fd = tree_.openAt(item.from, O_RDONLY | O_DIRECTORY);
        if (fd) {
            DAX_CHECK(copyAttributes(item, *fd, to));
        }
        return setOwner(to, item.status);
    }

    Status makeFile(const Item& item, const std::string& to) {
        const struct stat& status = item.status;
        const auto inode = std::pair(status.st_dev, status.st_ino);
        if (status.st_nlink > 1) {
            if (const auto first = linked_.find(inode); first != linked_.end()) {
                DAX_CHECK(operate([&](files::Operations& o) { return o.link(first->second, to); }));
                ++count_.report.files;
                return {};
            }
        }
        if (S_ISLNK(status.st_mode)) {
            DAX_CHECK(makeSymlink(item, to));
        } else if (S_ISREG(status.st_mode)) {
            DAX_TRY(const Descriptor fd, tree_.openAt(item.from, O_RDONLY | O_NONBLOCK));
            DAX_CHECK(operate([&](files::Operations& o) { return o.create(to, 0100600, 0); }));
            if (Status content = copyContent(fd, to); !content) {
                // Half a file is worse than none.
                DAX_CHECK(operate([&](auto&) { return filesystem_.remove(to, false); }));
                return content;
            }
            DAX_CHECK(copyAttributes(item, fd, to));
        } else {
            const std::uint64_t device =
                (std::uint64_t{major(status.st_rdev)} << 20) | minor(status.st_rdev);
            DAX_CHECK(operate([&](files::Operations& o) {
                return o.create(to, status.st_mode & (S_IFMT | 07777), device);
            }));
        }
        if (status.st_nlink > 1)
            linked_[inode] = to;
        ++count_.report.files;
        DAX_CHECK(setOwner(to, status));
        return setTimes(to, status);
    }

    Status makeSymlink(const Item& item, const std::string& to) {
        DAX_TRY(const HostTree::Place at, tree_.place(item.from));
        std::string target(PATH_MAX, '\0');
        const ssize_t length =
            ::readlinkat(at.directory, at.name.c_str(), target.data(), target.size());
        if (length < 0)
            return failErrno("it cannot be read");
        target.resize(static_cast<std::size_t>(length));
        return operate([&](files::Operations& o) { return o.symlink(target, to); });
    }

    [[nodiscard]] bool isThisImage(const struct stat& status) const {
        struct stat image{};
        return S_ISREG(status.st_mode) && ::fstat(filesystem_.imageDescriptor(), &image) == 0 &&
               image.st_dev == status.st_dev && image.st_ino == status.st_ino;
    }

    /// Data where there is data: holes stay holes.
    Status copyContent(const Descriptor& fd, const std::string& to) {
        struct stat now{};
        if (::fstat(fd.get(), &now) != 0 || !S_ISREG(now.st_mode))
            return fail(ESTALE, "it has become something else meanwhile");
        std::vector<std::byte> piece(pieceBytes);
        off_t end = 0;
        for (off_t at = 0; at < now.st_size;) {
            const off_t data = ::lseek(fd.get(), at, SEEK_DATA);
            if (data < 0 && errno == ENXIO)
                break;  // only a hole follows
            // A filesystem that does not know its holes has none.
            at = data < 0 ? at : data;
            const off_t hole = data < 0 ? now.st_size : ::lseek(fd.get(), at, SEEK_HOLE);
            for (const off_t until = hole < 0 ? now.st_size : hole; at < until;) {
                const auto wanted =
                    std::min<std::size_t>(piece.size(), static_cast<std::size_t>(until - at));
                const ssize_t got = ::pread(fd.get(), piece.data(), wanted, at);
                if (got < 0)
                    return fail(ENOTRECOVERABLE, "it cannot be read: {}", std::strerror(errno));
                if (got == 0)
                    return fail(ESTALE, "it became shorter meanwhile");
                DAX_CHECK(filesystem_.write(to, static_cast<std::uint64_t>(at),
                                            std::span(piece).first(static_cast<std::size_t>(got))));
                DAX_CHECK(count_.bytes(static_cast<std::uint64_t>(got)));
                at += got;
            }
            end = at;
        }
        if (end < now.st_size) {
            DAX_CHECK(filesystem_.truncate(to, static_cast<std::uint64_t>(now.st_size)));
        }
        return {};
    }

    /// user.* alone: what else there is belongs to the system it comes from.
    Status copyAttributes(const Item& item, const Descriptor& fd, const std::string& to) {
        std::string names(XATTR_LIST_MAX, '\0');
        const ssize_t length = ::flistxattr(fd.get(), names.data(), names.size());
        names.resize(length < 0 ? 0 : static_cast<std::size_t>(length));
        for (std::size_t at = 0; at < names.size();) {
            const std::string name = names.c_str() + at;
            at += name.size() + 1;
            if (!name.starts_with("user.")) {
                count_.leaveOut(item.from, std::format("attribute {}", escapedName(name)));
                continue;
            }
            std::vector<std::byte> value(XATTR_SIZE_MAX);
            const ssize_t size = ::fgetxattr(fd.get(), name.c_str(), value.data(), value.size());
            if (size < 0)
                continue;  // gone meanwhile
            value.resize(static_cast<std::size_t>(size));
            const Status set =
                operate([&](files::Operations& o) { return o.setxattr(to, name, value); });
            if (!set)
                count_.leaveOut(item.from, std::format("attribute {}: {}", escapedName(name),
                                                       set.error().what));
        }
        return {};
    }

    Status setOwner(const std::string& to, const struct stat& status) {
        return operate([&](files::Operations& o) -> Status {
            DAX_CHECK(o.chown(to, status.st_uid, status.st_gid));
            // After the owner, whose change takes bits away.
            return S_ISLNK(status.st_mode) ? Status() : o.chmod(to, status.st_mode & 07777);
        });
    }

    Status setTimes(const std::string& to, const struct stat& status) {
        return operate([&](files::Operations& o) {
            return o.utimens(to, timeOf(status.st_atim), timeOf(status.st_mtim));
        });
    }

    dax::Filesystem& filesystem_;
    HostTree tree_;
    const Existing existing_;
    TransferCount count_;
    std::vector<Item> items_;
    std::string top_;  ///< directory of the image that the first goes into
    std::uint64_t conflicts_ = 0;
    std::string firstConflict_;
    std::map<std::string, std::string> places_;  ///< directories of the tree → of the image
    std::vector<std::pair<std::string, std::size_t>> directories_;  ///< made, with their item
    std::map<std::pair<dev_t, ino_t>, std::string> linked_;
};

}  // namespace

Result<TransferReport> importTree(dax::Filesystem& filesystem, const std::string& source,
                                  const std::string& path, Existing existing, Progress& progress) {
    DAX_TRY(auto place, splitHostPath(source));
    auto& [directory, name] = place;
    DAX_TRY(HostTree tree, HostTree::open(directory));
    std::string to = plainPath(path);
    {
        const auto held = filesystem.lock();
        DAX_CHECK(filesystem.mayOperate());
        const auto there = filesystem.names().resolve(to);
        if (there) {
            DAX_TRY(const auto inode, filesystem.inode(*there));
            if (inode.isDirectory())
                to = below(to, name);
        } else if (there.error().code != ENOENT) {
            return std::unexpected(there.error());
        }
        const auto parent = filesystem.names().resolve(parentOf(to));
        if (!parent)
            return std::unexpected(parent.error());
    }
    return Import(filesystem, std::move(tree), existing, progress).run(name, to);
}

}  // namespace daxscope::session
