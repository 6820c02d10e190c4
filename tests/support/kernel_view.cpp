#include "support/kernel_view.h"

#include <dirent.h>
#include <fcntl.h>
#include <linux/btrfs.h>
#include <linux/btrfs_tree.h>
#include <linux/fiemap.h>
#include <linux/fs.h>
#include <sys/ioctl.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <format>
#include <set>

namespace daxscope::test {
namespace {

std::unexpected<std::string> problem(const std::string& where) {
    return std::unexpected(std::format("{}: {}", where, std::strerror(errno)));
}

class Fd {
public:
    explicit Fd(int fd) : fd_(fd) {}
    Fd(const Fd&) = delete;
    Fd& operator=(const Fd&) = delete;
    ~Fd() {
        if (fd_ >= 0)
            ::close(fd_);
    }
    [[nodiscard]] int get() const { return fd_; }
    [[nodiscard]] bool bad() const { return fd_ < 0; }

private:
    int fd_;
};

std::expected<std::vector<std::string>, std::string> namesIn(const std::string& directory) {
    DIR* dir = ::opendir(directory.c_str());
    if (dir == nullptr)
        return problem(directory);
    std::vector<std::string> names;
    while (const dirent* entry = ::readdir(dir)) {
        const std::string name = entry->d_name;
        if (name != "." && name != "..")
            names.push_back(name);
    }
    ::closedir(dir);
    return names;
}

std::expected<std::map<std::string, std::string>, std::string> xattrsOf(const std::string& path) {
    std::map<std::string, std::string> result;
    std::vector<char> list(65536);
    const ssize_t length = ::llistxattr(path.c_str(), list.data(), list.size());
    if (length < 0)
        return problem(path);
    std::vector<char> value(65536);
    for (const char* name = list.data(); name < list.data() + length;
         name += std::strlen(name) + 1) {
        const ssize_t got = ::lgetxattr(path.c_str(), name, value.data(), value.size());
        if (got < 0)
            return problem(path + " " + name);
        result[name] = std::string(value.data(), static_cast<std::size_t>(got));
    }
    return result;
}

std::expected<std::uint64_t, std::string> subvolumeOf(const std::string& directory) {
    const Fd fd(::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (fd.bad())
        return problem(directory);
    btrfs_ioctl_ino_lookup_args args{};
    args.objectid = BTRFS_FIRST_FREE_OBJECTID;
    if (::ioctl(fd.get(), BTRFS_IOC_INO_LOOKUP, &args) != 0)
        return problem(directory);
    return args.treeid;
}

std::expected<std::string, std::string> contentOf(int fd, std::uint64_t size) {
    std::string content(size, '\0');
    for (std::uint64_t done = 0; done < size;) {
        const ssize_t got =
            ::pread(fd, content.data() + done, size - done, static_cast<off_t>(done));
        if (got <= 0)
            return problem(std::format("read at {}", done));
        done += static_cast<std::uint64_t>(got);
    }
    return content;
}

class Walk {
public:
    Walk(std::string root, std::uint64_t contentLimit)
        : root_(std::move(root)), contentLimit_(contentLimit) {}

    std::expected<KernelView, std::string> all() {
        // A stack, not recursion: depth is the image's business.
        std::vector<std::pair<std::string, std::uint64_t>> directories;
        const auto top = subvolumeOf(root_);
        if (!top)
            return std::unexpected(top.error());
        if (const auto done = add("/", *top, directories); !done)
            return std::unexpected(done.error());
        while (!directories.empty()) {
            const auto [directory, subvolume] = directories.back();
            directories.pop_back();
            const auto names = namesIn(root_ + directory);
            if (!names)
                return std::unexpected(names.error());
            for (const std::string& name : *names) {
                const std::string path = (directory == "/" ? "" : directory) + "/" + name;
                if (const auto done = add(path, subvolume, directories); !done)
                    return std::unexpected(done.error());
            }
        }
        return std::move(view_);
    }

private:
    std::expected<void, std::string> add(
        const std::string& path, std::uint64_t subvolume,
        std::vector<std::pair<std::string, std::uint64_t>>& directories) {
        KernelEntry entry;
        entry.path = path;
        entry.subvolume = subvolume;
        const std::string real = root_ + path;
        if (::lstat(real.c_str(), &entry.status) != 0)
            return problem(real);
        const mode_t mode = entry.status.st_mode;
        if (S_ISDIR(mode) && entry.status.st_ino == BTRFS_FIRST_FREE_OBJECTID && path != "/") {
            const auto id = subvolumeOf(real);
            if (!id)
                return std::unexpected(id.error());
            entry.subvolume = *id;
            entry.leadsToSubvolume = true;
        }
        if (S_ISDIR(mode))
            directories.emplace_back(path, entry.subvolume);
        if (S_ISLNK(mode)) {
            std::vector<char> target(65536);
            const ssize_t length = ::readlink(real.c_str(), target.data(), target.size());
            if (length < 0)
                return problem(real);
            entry.target.assign(target.data(), static_cast<std::size_t>(length));
        }
        auto xattrs = xattrsOf(real);
        if (!xattrs)
            return std::unexpected(xattrs.error());
        entry.xattrs = std::move(*xattrs);

        auto& paths = view_.paths[{entry.subvolume, entry.status.st_ino}];
        // Stubs of nested subvolumes in snapshots all have inode 2; they are no links.
        entry.firstLink = paths.empty() || S_ISDIR(mode);
        paths.push_back(path);
        if (S_ISREG(mode) && entry.firstLink) {
            if (const auto read = addContent(entry, real); !read)
                return read;
        }
        view_.entries.push_back(std::move(entry));
        return {};
    }

    std::expected<void, std::string> addContent(KernelEntry& entry, const std::string& real) const {
        const Fd fd(::open(real.c_str(), O_RDONLY | O_CLOEXEC));
        if (fd.bad())
            return problem(real);
        const auto size = static_cast<std::uint64_t>(entry.status.st_size);
        entry.tooBigToRead = size > contentLimit_;
        if (!entry.tooBigToRead) {
            auto content = contentOf(fd.get(), size);
            if (!content)
                return std::unexpected(real + ": " + content.error());
            entry.content = std::move(*content);
        }
        auto extents = fiemap(fd.get());
        if (!extents)
            return std::unexpected(real + ": " + extents.error());
        entry.extents = std::move(*extents);
        return {};
    }

    std::string root_;
    std::uint64_t contentLimit_;
    KernelView view_;
};

}  // namespace

std::expected<KernelView, std::string> lookAt(const std::string& mountPoint,
                                              std::uint64_t contentLimit) {
    return Walk(mountPoint, contentLimit).all();
}

std::expected<std::vector<KernelExtent>, std::string> fiemap(int fd) {
    constexpr std::uint32_t batch = 1024;
    std::vector<std::uint64_t> space((sizeof(struct fiemap) + batch * sizeof(fiemap_extent)) / 8 +
                                     1);
    std::vector<KernelExtent> result;
    std::uint64_t from = 0;
    while (true) {
        std::ranges::fill(space, 0);
        auto* request = reinterpret_cast<struct fiemap*>(space.data());
        request->fm_start = from;
        request->fm_length = FIEMAP_MAX_OFFSET - from;
        request->fm_flags = FIEMAP_FLAG_SYNC;
        request->fm_extent_count = batch;
        if (::ioctl(fd, FS_IOC_FIEMAP, request) != 0)
            return problem("FIEMAP");
        for (std::uint32_t i = 0; i < request->fm_mapped_extents; ++i) {
            const fiemap_extent& e = request->fm_extents[i];
            result.push_back({e.fe_logical, e.fe_physical, e.fe_length, e.fe_flags});
            if ((e.fe_flags & FIEMAP_EXTENT_LAST) != 0)
                return result;
            from = e.fe_logical + e.fe_length;
        }
        if (request->fm_mapped_extents == 0)
            return result;
    }
}

std::expected<std::vector<KernelOwner>, std::string> ownersOf(const std::string& mountPoint,
                                                              std::uint64_t logical,
                                                              bool onlyThisByte) {
    const Fd fd(::open(mountPoint.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (fd.bad())
        return problem(mountPoint);
    std::vector<std::uint64_t> space((1 << 20) / 8);
    auto* container = reinterpret_cast<btrfs_data_container*>(space.data());
    btrfs_ioctl_logical_ino_args args{};
    args.logical = logical;
    args.size = space.size() * 8;
    args.flags = onlyThisByte ? 0 : BTRFS_LOGICAL_INO_ARGS_IGNORE_OFFSET;
    args.inodes = reinterpret_cast<std::uintptr_t>(space.data());
    if (::ioctl(fd.get(), BTRFS_IOC_LOGICAL_INO_V2, &args) != 0) {
        if (errno == ENOENT || errno == EINVAL)  // free space; a tree block
            return std::vector<KernelOwner>();
        return problem(std::format("LOGICAL_INO of {}", logical));
    }
    std::vector<KernelOwner> result;
    for (std::uint32_t i = 0; i + 2 < container->elem_cnt; i += 3) {
        const auto* triple = container->val + i;
        result.push_back({triple[2], triple[0], triple[1]});
    }
    std::ranges::sort(result);
    const auto again = std::ranges::unique(result);
    result.erase(again.begin(), again.end());
    return result;
}

}  // namespace daxscope::test
