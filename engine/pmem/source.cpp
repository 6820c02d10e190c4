#include "pmem/source.h"

#include <fcntl.h>
#include <linux/fs.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include <filesystem>

#include "base/text.h"
#include "pmem/in_use.h"
#include "pmem/mounts.h"

namespace daxscope::pmem {

namespace {

constexpr std::uint64_t pageSize = 4096;

std::unexpected<Error> openFailure(const std::string& path, Access access, int code) {
    const std::string name = escapedName(path);
    const bool writing = access == Access::ReadWrite;
    switch (code) {
        case ENOENT:
        case ENOTDIR:
            return fail(ENOENT, "“{}” does not exist; check the name", name);
        case EACCES:
            if (writing)
                return fail(code,
                            "no permission to write “{}”; open it read-only, or change its "
                            "permissions",
                            name);
            return fail(
                code, "no permission to read “{}”; ask its owner, or change its permissions", name);
        case EPERM:
            return fail(
                code, "the kernel does not allow {} “{}”{}", writing ? "writing" : "reading", name,
                writing ? "; it may be marked immutable (lsattr tells): open it read-only" : "");
        case EROFS:
            return fail(code, "“{}” lies on a filesystem mounted read-only; open it read-only",
                        name);
        case ETXTBSY:
            return fail(EBUSY, "“{}” is in use as swap space or as a running program", name);
        case ENXIO:
        case ENODEV:
            return fail(code, "there is no device behind “{}”", name);
        default:
            errno = code;
            return failErrno(std::format("cannot open “{}”", name));
    }
}

bool isDevdax(dev_t number) {
    std::error_code error;
    const auto subsystem = std::filesystem::canonical(
        std::format("/sys/dev/char/{}:{}/subsystem", major(number), minor(number)), error);
    return !error && subsystem.filename() == "dax";
}

/// The kind of what `status` describes; fsdax is told from other files only once it is open.
Result<SourceKind> classify(const std::string& path, const struct stat& status) {
    const std::string name = escapedName(path);
    switch (status.st_mode & S_IFMT) {
        case S_IFREG:
            return SourceKind::RegularFile;
        case S_IFBLK:
            return SourceKind::BlockDevice;
        case S_IFCHR:
            if (isDevdax(status.st_rdev))
                return SourceKind::DevdaxDevice;
            return fail(EINVAL,
                        "“{}” is a character device but not a devdax device, so it holds no image",
                        name);
        case S_IFDIR:
            return fail(EISDIR, "“{}” is a directory; open the image file or the device itself",
                        name);
        case S_IFIFO:
            return fail(EINVAL, "“{}” is a pipe, which cannot be mapped; save the image to a file",
                        name);
        case S_IFSOCK:
            return fail(EINVAL, "“{}” is a socket, which cannot be mapped", name);
        default:
            return fail(EINVAL, "“{}” is neither a file nor a device", name);
    }
}

/// Asks the open file whether it is in DAX state, and its mount for the type of its filesystem.
void lookAtFile(Source& source) {
    struct statx status = {};
    if (statx(source.fd.get(), "", AT_EMPTY_PATH, STATX_MNT_ID, &status) != 0)
        return;
    if ((status.stx_attributes_mask & status.stx_attributes & STATX_ATTR_DAX) != 0)
        source.kind = SourceKind::FsdaxFile;
    if ((status.stx_mask & STATX_MNT_ID) == 0)
        return;
    for (const Mount& mount : readMounts()) {
        if (mount.id == status.stx_mnt_id)
            source.fileSystem = mount.type;
    }
}

}  // namespace

std::string_view sourceKindName(SourceKind kind) {
    switch (kind) {
        case SourceKind::RegularFile:
            return "regular file";
        case SourceKind::FsdaxFile:
            return "file on an fsdax mount";
        case SourceKind::DevdaxDevice:
            return "devdax device";
        case SourceKind::BlockDevice:
            return "block device";
    }
    return "file";
}

UniqueFd::~UniqueFd() {
    if (fd_ >= 0)
        ::close(fd_);
}

Result<Source> openSource(const std::string& path, Access access) {
    if (path.empty())
        return fail(ENOENT, "no file name was given");
    if (path.find('\0') != std::string::npos)
        return fail(ENOENT, "“{}” is not a file name: it holds a zero byte", escapedName(path));
    struct stat before = {};
    if (::stat(path.c_str(), &before) != 0)
        return openFailure(path, access, errno);
    DAX_TRY(const SourceKind kind, classify(path, before));

    int flags = O_CLOEXEC | O_NOCTTY | (access == Access::ReadWrite ? O_RDWR : O_RDONLY);
    // O_NONBLOCK: should a FIFO take the file's place before the next line, do not wait for it.
    flags |= kind == SourceKind::BlockDevice ? O_EXCL : O_NONBLOCK;
    Source source;
    source.fd = UniqueFd(::open(path.c_str(), flags));
    if (!source.fd.valid()) {
        const int code = errno;
        if (code == EBUSY && kind == SourceKind::BlockDevice)
            return std::unexpected(busyDevice(path, before.st_rdev));
        return openFailure(path, access, code);
    }
    struct stat after = {};
    if (::fstat(source.fd.get(), &after) != 0)
        return failErrno(std::format("cannot examine “{}”", escapedName(path)));
    if (after.st_dev != before.st_dev || after.st_ino != before.st_ino ||
        after.st_rdev != before.st_rdev || ((after.st_mode ^ before.st_mode) & S_IFMT) != 0)
        return fail(EBUSY, "“{}” was replaced while it was being opened; try again",
                    escapedName(path));
    source.kind = kind;
    source.id = {after.st_dev, after.st_ino, after.st_rdev};
    if (kind == SourceKind::RegularFile)
        lookAtFile(source);
    return source;
}

Result<std::uint64_t> checkedSize(const std::string& path, std::uint64_t size) {
    if (size == 0)
        return fail(EINVAL, "“{}” is empty; make an image of it with mkfs", escapedName(path));
    if (size < pageSize)
        return fail(EINVAL,
                    "“{}” has only {} bytes, less than one page of {}; it cannot be an image",
                    escapedName(path), size, pageSize);
    return size;
}

Result<std::uint64_t> blockDeviceSize(const Source& source, const std::string& path) {
    std::uint64_t size = 0;
    if (::ioctl(source.fd.get(), BLKGETSIZE64, &size) != 0)
        return failErrno(std::format("cannot tell the size of “{}”", escapedName(path)));
    return checkedSize(path, size);
}

}  // namespace daxscope::pmem
