#include "support/file_operation.h"

#include <fcntl.h>
#include <linux/btrfs.h>
#include <linux/fs.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstring>
#include <format>

namespace daxscope::test {

namespace {

constexpr std::array names = {
    "mkdir",  "write",    "truncate",  "punch",       "zero",   "allocate", "clone",
    "dedupe", "snapshot", "subvolume", "remove",      "rename", "link",     "symlink",
    "chmod",  "chown",    "setxattr",  "removexattr", "nocow",  "readonly", "commit"};

class Fd {
public:
    Fd(const std::string& path, int flags) : fd_(::open(path.c_str(), flags | O_CLOEXEC, 0644)) {}
    ~Fd() {
        if (fd_ >= 0)
            ::close(fd_);
    }
    Fd(const Fd&) = delete;
    Fd& operator=(const Fd&) = delete;
    [[nodiscard]] int get() const { return fd_; }
    explicit operator bool() const { return fd_ >= 0; }

private:
    int fd_;
};

std::pair<std::string, std::string> split(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    return {path.substr(0, slash == 0 ? 1 : slash), path.substr(slash + 1)};
}

std::string randomPath(Dice& dice) {
    static constexpr std::array words = {"a", "b", "c", "d", "e", "f", "a long name, as some are"};
    std::string path;
    const std::uint64_t depth = dice.oneIn(3) ? 1 : dice.between(1, 3);
    for (std::uint64_t i = 0; i < depth; ++i)
        path += std::format("/{}", words[dice.below(words.size())]);
    return path;
}

std::uint64_t randomOffset(Dice& dice) {
    switch (dice.below(5)) {
        case 0:
            return 0;
        case 1:
            return dice.below(3000);
        case 2:
            return dice.below(32) * 4096;
        case 3:
            return dice.below(200'000);
        default:
            return dice.below(64) * 4096 + dice.below(3);
    }
}

std::uint64_t randomLength(Dice& dice) {
    switch (dice.below(4)) {
        case 0:
            return dice.between(1, 2500);
        case 1:
            return dice.between(1, 16) * 4096;
        case 2:
            return dice.between(1, 120'000);
        default:
            return dice.between(1, 9000);
    }
}

/// What the kernel writes back now keeps the extent that one write makes.
int settle(int fd) {
    return ::sync_file_range(
        fd, 0, 0, SYNC_FILE_RANGE_WAIT_BEFORE | SYNC_FILE_RANGE_WRITE | SYNC_FILE_RANGE_WAIT_AFTER);
}

/// In one call, the kernel writes zeros into the hole at the range's end if the range also begins in a hole, and that
/// hole is in pieces in the kernel's cache of extents. Edges by themselves are looked at as they are.
int punch(int fd, std::uint64_t offset, std::uint64_t length) {
    constexpr std::uint64_t block = 4096;
    const std::uint64_t end = offset + length;
    const std::uint64_t from = (offset + block - 1) / block * block;
    const std::uint64_t to = end / block * block;
    const auto part = [&](std::uint64_t begin, std::uint64_t stop) {
        return begin >= stop ||
               ::fallocate(fd, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE,
                           static_cast<off_t>(begin), static_cast<off_t>(stop - begin)) == 0;
    };
    const bool done = from > to || length == 0 || end < offset
                          ? ::fallocate(fd, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE,
                                        static_cast<off_t>(offset), static_cast<off_t>(length)) == 0
                          : part(offset, from) && part(from, to) && part(to, end);
    return done ? 0 : errno;
}

int noCow(const std::string& path, bool on) {
    const Fd fd(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    if (!fd)
        return errno;
    struct stat status{};
    int flags = 0;
    if (::fstat(fd.get(), &status) != 0 || ::ioctl(fd.get(), FS_IOC_GETFLAGS, &flags) != 0)
        return errno;
    // The kernel silently keeps the flag of files with content; we say so.
    if (!S_ISDIR(status.st_mode) && status.st_size != 0)
        return ::ioctl(fd.get(), FS_IOC_SETFLAGS, &flags) == 0 ? EINVAL : errno;
    flags = on ? flags | FS_NOCOW_FL : flags & ~FS_NOCOW_FL;
    return ::ioctl(fd.get(), FS_IOC_SETFLAGS, &flags) == 0 ? 0 : errno;
}

int removeFromMount(const std::string& path) {
    struct stat status{};
    if (::lstat(path.c_str(), &status) != 0)
        return errno;
    if (!S_ISDIR(status.st_mode))
        return ::unlink(path.c_str()) == 0 ? 0 : errno;
    if (status.st_ino != 256)
        return ::rmdir(path.c_str()) == 0 ? 0 : errno;
    const auto [parent, name] = split(path);
    const Fd fd(parent, O_RDONLY | O_DIRECTORY);
    btrfs_ioctl_vol_args args{};
    name.copy(args.name, BTRFS_PATH_NAME_MAX);
    return ::ioctl(fd.get(), BTRFS_IOC_SNAP_DESTROY, &args) == 0 ? 0 : errno;
}

int shareInMount(const std::string& source, const std::string& target, const FileOperation& o) {
    const Fd from(source, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    if (!from)
        return errno;
    const bool dedupe = o.act == Act::Dedupe;
    struct stat status{};
    if (::fstat(from.get(), &status) == 0 && S_ISDIR(status.st_mode))
        return EISDIR;
    const bool isNew = ::lstat(target.c_str(), &status) != 0;
    const Fd to(target, (dedupe ? O_RDWR : O_RDWR | O_CREAT) | O_NOFOLLOW | O_NONBLOCK);
    if (!to)
        return errno;
    if (!dedupe) {
        file_clone_range range{};
        range.src_fd = from.get();
        range.src_offset = o.offset;
        range.src_length = o.length;
        range.dest_offset = o.otherOffset;
        const int result = ::ioctl(to.get(), FICLONERANGE, &range) == 0 ? 0 : errno;
        if (result != 0 && isNew)
            ::unlink(target.c_str());  // one operation: all or nothing
        return result;
    }
    std::array<std::byte, sizeof(file_dedupe_range) + sizeof(file_dedupe_range_info)> memory{};
    auto* range = reinterpret_cast<file_dedupe_range*>(memory.data());
    range->src_offset = o.offset;
    range->src_length = o.length;
    range->dest_count = 1;
    range->info[0].dest_fd = to.get();
    range->info[0].dest_offset = o.otherOffset;
    if (::ioctl(from.get(), FIDEDUPERANGE, range) != 0)
        return errno;
    if (range->info[0].status == FILE_DEDUPE_RANGE_DIFFERS)
        return EBADE;
    return range->info[0].status < 0 ? -range->info[0].status : 0;
}

}  // namespace

std::string FileOperation::text() const {
    // Paths and names are plain letters here.
    const auto call = [&](const std::string& arguments) {
        return std::format("img.{}({})", names[static_cast<std::size_t>(act)], arguments);
    };
    const std::string at = std::format("\"{}\"", path);
    const std::string second = std::format("\"{}\"", other);
    const auto option = [&](std::string_view name) {
        return flag ? std::format(", {{{}: true}}", name) : std::string();
    };
    switch (act) {
        case Act::Write:
            return call(std::format("{}, {}, bytes({}, {})", at, offset, number, length));
        case Act::Truncate:
            return call(std::format("{}, {}", at, offset));
        case Act::Punch:
            return call(std::format("{}, {}, {}", at, offset, length));
        case Act::Zero:
        case Act::Allocate:
            return call(std::format("{}, {}, {}{}", at, offset, length, option("keepSize")));
        case Act::Clone:
        case Act::Dedupe:
            return call(std::format("{}, {}, {}, {}, {}", at, offset, second, otherOffset, length));
        case Act::Snapshot:
            return call(std::format("{}, {}{}", at, second, option("readOnly")));
        case Act::Rename:
            return call(std::format("{}, {}{}", at, second,
                                    option(number % 2 == 0 ? "exchange" : "noReplace")));
        case Act::Link:
            return call(std::format("{}, {}", at, second));
        case Act::Symlink:
            return call(std::format("{}, {}", second, at));
        case Act::Chmod:
            return call(std::format("{}, 0o{:o}", at, number % 01000 | 0600));
        case Act::Chown:
            return call(std::format("{}, {}, {}", at, number % 2000, number % 77));
        case Act::SetXattr:
            return call(std::format("{}, {}, \"x\".repeat({})", at, second, number % 900));
        case Act::RemoveXattr:
            return call(std::format("{}, {}", at, second));
        case Act::NoCow:
        case Act::ReadOnly:
            return call(at + option("off"));
        case Act::Commit:
            return call("");
        default:
            return call(at);
    }
}

std::string scriptOf(const std::vector<FileOperation>& operations) {
    std::string script =
        "const img = Image.open(args[0], {dax: false});\n"
        "const bytes = (number, length) =>\n"
        "    ({pattern: `${number}.`.repeat(61).slice(0, 61), length});\n"
        "let count = 0;\n"
        "const attempt = (step) => {\n"
        "    ++count;\n"
        "    try { step(); } catch (error) { print(`${count}: ${error.code}`); }\n"
        "};\n";
    for (const FileOperation& operation : operations)
        script += std::format("attempt(() => {});\n", operation.text());
    return script;
}

namespace {

using Weights = std::array<unsigned, names.size()>;

FileOperation weightedOperation(Dice& dice, const Weights& weights) {
    unsigned sum = 0;
    for (const unsigned weight : weights)
        sum += weight;
    FileOperation o;
    std::uint64_t chosen = dice.below(sum);
    std::size_t act = 0;
    while (chosen >= weights[act])
        chosen -= weights[act++];
    o.act = static_cast<Act>(act);
    o.path = randomPath(dice);
    o.other = randomPath(dice);
    o.offset = randomOffset(dice);
    o.otherOffset = dice.oneIn(3) ? o.offset : randomOffset(dice);
    o.length = randomLength(dice);
    if (o.act == Act::Clone || o.act == Act::Dedupe) {
        // Of a part of a block the kernel dedupes nothing, and says that it did.
        if (o.act == Act::Dedupe || !dice.oneIn(6)) {
            o.offset = o.offset / 4096 * 4096;
            o.otherOffset = o.otherOffset / 4096 * 4096;
            o.length = (o.length + 4095) / 4096 * 4096;
        }
        if (o.act == Act::Clone && dice.oneIn(4))
            o.length = 0;  // to the end
    }
    o.number = dice.below(1'000'000);
    o.flag = dice.oneIn(3);
    if (o.act == Act::Snapshot && dice.oneIn(2))
        o.path = "/";
    if (o.act == Act::ReadOnly)
        o.flag = !dice.oneIn(3);
    // Paths never lead through symbolic links: the kernel would follow them, out of the image.
    const auto leaf = [&](const std::string& path) {
        return path.substr(0, path.rfind('/') + 1) + std::format("link-{}", dice.below(3));
    };
    if (o.act == Act::Symlink) {
        o.path = leaf(o.path);
        if (dice.oneIn(10))
            o.other = std::string(dice.between(1, 3000), 'x');
    }
    const bool named =
        o.act == Act::Remove || o.act == Act::Rename || o.act == Act::Link || o.act == Act::Chown;
    if (named && dice.oneIn(8)) {
        o.path = leaf(o.path);
        if (o.act == Act::Rename || o.act == Act::Link)
            o.other = leaf(o.other);
    }
    if (o.act == Act::SetXattr || o.act == Act::RemoveXattr)
        o.other = std::format("user.{}", dice.below(4));
    return o;
}

}  // namespace

FileOperation randomOperation(Dice& dice) {
    // Writes are the most frequent, whole trees change seldom.
    return weightedOperation(dice,
                             {10, 40, 10, 8, 5, 5, 16, 3, 3, 2, 12, 10, 6, 3, 3, 2, 5, 2, 2, 1});
}

FileOperation randomContentOperation(Dice& dice, const std::string& prefix) {
    FileOperation o =
        weightedOperation(dice, {0, 40, 12, 12, 12, 12, 20, 3, 2, 0, 2, 0, 0, 0, 0, 0, 0, 0, 1, 0});
    const auto file = [&] { return "/" + prefix + (dice.oneIn(2) ? "a" : "b"); };
    const auto snapshot = [&] { return std::format("/{}s{}", prefix, dice.below(3)); };
    o.path = o.act == Act::Snapshot ? "/" : o.act == Act::Remove ? snapshot() : file();
    o.other = o.act == Act::Snapshot ? snapshot() : file();
    return o;
}

std::string contentOf(const FileOperation& operation) {
    // Blocks of one write differ, and those of two; and a script can say it.
    constexpr std::size_t period = 61;
    std::string pattern;
    while (pattern.size() < period)
        pattern += std::format("{}.", operation.number);
    pattern.resize(period);
    std::string out;
    out.reserve(operation.length + period);
    while (out.size() < operation.length)
        out += pattern;
    out.resize(operation.length);
    return out;
}

Status applyToEngine(files::Operations& engine, const FileOperation& o) {
    const ByteRange range{o.offset, o.length};
    switch (o.act) {
        case Act::Mkdir:
            return engine.mkdir(o.path, 0755);
        case Act::Write:
            return engine.write(o.path, o.offset, asBytes(contentOf(o)));
        case Act::Truncate:
            return engine.truncate(o.path, o.offset);
        case Act::Punch:
            return engine.punch(o.path, range);
        case Act::Zero:
            return engine.zero(o.path, range, o.flag);
        case Act::Allocate:
            return engine.allocate(o.path, range, o.flag);
        case Act::Clone:
            return engine.clone(o.path, o.offset, o.other, o.otherOffset, o.length);
        case Act::Dedupe:
            return engine.dedupe(o.path, o.offset, o.other, o.otherOffset, o.length);
        case Act::Snapshot:
            return engine.snapshot(o.path, o.other, o.flag);
        case Act::Subvolume:
            return engine.subvolume(o.path);
        case Act::Remove:
            return engine.remove(o.path, false);
        case Act::Rename:
            return engine.rename(o.path, o.other,
                                 !o.flag             ? files::Rename::Replace
                                 : o.number % 2 == 0 ? files::Rename::Exchange
                                                     : files::Rename::NoReplace);
        case Act::Link:
            return engine.link(o.path, o.other);
        case Act::Symlink:
            return engine.symlink(o.other, o.path);
        case Act::Chmod:
            return engine.chmod(o.path, o.number % 01000 | 0600);
        case Act::Chown:
            return engine.chown(o.path, o.number % 2000, o.number % 77);
        case Act::SetXattr:
            return engine.setxattr(o.path, o.other, asBytes(std::string(o.number % 900, 'x')));
        case Act::RemoveXattr:
            return engine.removexattr(o.path, o.other);
        case Act::NoCow:
            return engine.setNoCow(o.path, !o.flag);
        case Act::ReadOnly:
            return engine.setReadOnly(o.path, !o.flag);
        case Act::Commit:
            return engine.commit();
    }
    return {};
}

int applyToMount(const std::string& mountPoint, const FileOperation& o) {
    const std::string path = mountPoint + o.path;
    const std::string other = mountPoint + o.other;
    const auto verdict = [](int result) { return result == 0 ? 0 : errno; };
    const auto onFile = [&](int flags, auto&& change) -> int {
        const Fd fd(path, flags | O_NOFOLLOW | O_NONBLOCK);
        if (!fd)
            return errno;
        const int result = change(fd.get());
        (void)settle(fd.get());
        return result;
    };
    // In the empty place of a subvolume the kernel accepts what it then forgets; nothing can be
    // changed there.
    struct stat status{};
    constexpr ino_t emptyPlace = 2;
    const bool onInode = o.act == Act::Chmod || o.act == Act::Chown || o.act == Act::SetXattr ||
                         o.act == Act::RemoveXattr || o.act == Act::NoCow || o.act == Act::ReadOnly;
    if (onInode && ::lstat(path.c_str(), &status) == 0 && status.st_ino == emptyPlace)
        return o.act == Act::ReadOnly ? EINVAL : EACCES;
    const auto off = static_cast<off_t>(o.offset);
    const auto length = static_cast<off_t>(o.length);
    switch (o.act) {
        case Act::Mkdir:
            return verdict(::mkdir(path.c_str(), 0755));
        case Act::Write:
            return onFile(O_WRONLY | O_CREAT, [&](int fd) {
                const std::string data = contentOf(o);
                return ::pwrite(fd, data.data(), data.size(), off) < 0 ? errno : 0;
            });
        case Act::Truncate:
            return onFile(O_WRONLY, [&](int fd) { return verdict(::ftruncate(fd, off)); });
        case Act::Punch:
            return onFile(O_WRONLY, [&](int fd) { return punch(fd, o.offset, o.length); });
        case Act::Zero:
            return onFile(O_WRONLY, [&](int fd) {
                return verdict(::fallocate(
                    fd, FALLOC_FL_ZERO_RANGE | (o.flag ? FALLOC_FL_KEEP_SIZE : 0), off, length));
            });
        case Act::Allocate:
            return onFile(O_WRONLY, [&](int fd) {
                return verdict(::fallocate(fd, o.flag ? FALLOC_FL_KEEP_SIZE : 0, off, length));
            });
        case Act::Clone:
        case Act::Dedupe:
            return shareInMount(path, other, o);
        case Act::Snapshot: {
            const Fd from(path, O_RDONLY | O_DIRECTORY);
            if (!from)
                return errno;
            const auto [parent, name] = split(other);
            const Fd fd(parent, O_RDONLY | O_DIRECTORY);
            if (!fd)
                return errno;
            btrfs_ioctl_vol_args_v2 args{};
            args.fd = from.get();
            args.flags = o.flag ? BTRFS_SUBVOL_RDONLY : 0;
            name.copy(args.name, BTRFS_SUBVOL_NAME_MAX);
            return verdict(::ioctl(fd.get(), BTRFS_IOC_SNAP_CREATE_V2, &args));
        }
        case Act::Subvolume: {
            const auto [parent, name] = split(path);
            const Fd fd(parent, O_RDONLY | O_DIRECTORY);
            if (!fd)
                return errno;
            btrfs_ioctl_vol_args args{};
            name.copy(args.name, BTRFS_PATH_NAME_MAX);
            return verdict(::ioctl(fd.get(), BTRFS_IOC_SUBVOL_CREATE, &args));
        }
        case Act::Remove:
            return removeFromMount(path);
        case Act::Rename:
            return verdict(::renameat2(AT_FDCWD, path.c_str(), AT_FDCWD, other.c_str(),
                                       !o.flag             ? 0
                                       : o.number % 2 == 0 ? RENAME_EXCHANGE
                                                           : RENAME_NOREPLACE));
        case Act::Link:
            return verdict(::link(path.c_str(), other.c_str()));
        case Act::Symlink:
            return verdict(::symlink(o.other.c_str(), path.c_str()));
        case Act::Chmod: {
            if (::lstat(path.c_str(), &status) != 0)
                return errno;
            return S_ISLNK(status.st_mode)
                       ? EOPNOTSUPP
                       : verdict(::chmod(path.c_str(), o.number % 01000 | 0600));
        }
        case Act::Chown:
            return verdict(::lchown(path.c_str(), static_cast<uid_t>(o.number % 2000),
                                    static_cast<gid_t>(o.number % 77)));
        case Act::SetXattr: {
            const std::string value(o.number % 900, 'x');
            return verdict(
                ::lsetxattr(path.c_str(), o.other.c_str(), value.data(), value.size(), 0));
        }
        case Act::RemoveXattr:
            return verdict(::lremovexattr(path.c_str(), o.other.c_str()));
        case Act::NoCow:
            return noCow(path, !o.flag);
        case Act::ReadOnly: {
            const Fd fd(path, O_RDONLY | O_DIRECTORY);
            if (!fd)
                return errno;
            __u64 flags = o.flag ? 0 : BTRFS_SUBVOL_RDONLY;
            return verdict(::ioctl(fd.get(), BTRFS_IOC_SUBVOL_SETFLAGS, &flags));
        }
        case Act::Commit: {
            const Fd fd(mountPoint, O_RDONLY | O_DIRECTORY);
            return verdict(::ioctl(fd.get(), BTRFS_IOC_SYNC));
        }
    }
    return EINVAL;
}

}  // namespace daxscope::test
