#include "pmem/locks.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

#include "base/text.h"
#include "pmem/mounts.h"

namespace daxscope::pmem {

namespace {

struct Holder {
    pid_t process = 0;  ///< 0 or less: unknown
    bool shared = false;
};

bool isUnsupported(int code) {
    return code == ENOLCK || code == EOPNOTSUPP || code == ENOSYS || code == EINVAL;
}

struct flock wholeFile(short type) {
    struct flock range = {};  // from 0, of length 0: to the end, however far that moves
    range.l_type = type;
    range.l_whence = SEEK_SET;
    return range;
}

/// flock(2) does not tell who is in the way; /proc/locks does, for filesystems whose files have
/// the device number of their mount: "4: FLOCK  ADVISORY  WRITE 812 fe:00:131 0 EOF".
Holder flockHolder(const FileId& id) {
    const std::string wanted =
        std::format("{:02x}:{:02x}:{}", major(id.device), minor(id.device), id.inode);
    std::ifstream in("/proc/locks");
    std::string line;
    while (std::getline(in, line)) {
        std::istringstream words(line);
        std::string number;
        std::string kind;
        std::string advisory;
        std::string mode;
        pid_t process = 0;
        std::string file;
        if (words >> number >> kind >> advisory >> mode >> process >> file && kind == "FLOCK" &&
            file == wanted)
            return {process, mode == "READ"};
    }
    return {};
}

Holder rangeHolder(int fd, short type) {
    struct flock range = wholeFile(type);
    if (::fcntl(fd, F_OFD_GETLK, &range) != 0 || range.l_type == F_UNLCK)
        return {};
    return {range.l_pid, range.l_type == F_RDLCK};  // -1 when the lock belongs to no one process
}

std::string holderText(const Holder& holder) {
    if (holder.process <= 0)
        return "another program";
    if (holder.process == ::getpid())
        return "this program itself, which has it open already";
    const auto name = readLine(std::format("/proc/{}/comm", holder.process));
    return name ? std::format("{} (process {})", escapedName(*name), holder.process)
                : std::format("process {}", holder.process);
}

std::unexpected<Error> refusal(const std::string& path, Access access, const char* kind,
                               const Holder& holder) {
    const bool readOnlyWouldDo = access == Access::ReadWrite && holder.shared;
    return fail(EBUSY, "“{}” is locked ({}{}) by {}; close it there{}", escapedName(path),
                holder.shared ? "for reading, " : "", kind, holderText(holder),
                readOnlyWouldDo ? ", or open it read-only" : " first");
}

}  // namespace

Result<std::string> takeLocks(const Source& source, const std::string& path, Access access) {
    const int fd = source.fd.get();
    const bool writing = access == Access::ReadWrite;
    std::string missing;

    // udev takes a shared flock on each block device it looks at, and programs cannot tell it
    // from a real user; among ourselves O_EXCL already excludes, so shared is enough there.
    const bool exclusive = writing && source.kind != SourceKind::BlockDevice;
    if (::flock(fd, (exclusive ? LOCK_EX : LOCK_SH) | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK)
            return refusal(path, access, "flock", flockHolder(source.id));
        if (!isUnsupported(errno))
            return failErrno(std::format("cannot lock “{}” with flock", escapedName(path)));
        missing = "flock";
    }
    const short type = writing ? F_WRLCK : F_RDLCK;
    struct flock range = wholeFile(type);
    if (::fcntl(fd, F_OFD_SETLK, &range) != 0) {
        if (errno == EAGAIN || errno == EACCES)
            return refusal(path, access, "fcntl range lock", rangeHolder(fd, type));
        if (!isUnsupported(errno))
            return failErrno(std::format("cannot lock “{}” with fcntl", escapedName(path)));
        missing += missing.empty() ? "fcntl" : " and fcntl";
    }
    if (missing.empty())
        return std::string();
    return std::format(
        "the filesystem has no {} locks: other programs do not see that “{}” is open", missing,
        escapedName(path));
}

void dropLocks(const Source& source) {
    struct flock range = wholeFile(F_UNLCK);
    ::fcntl(source.fd.get(), F_OFD_SETLK, &range);
    ::flock(source.fd.get(), LOCK_UN);
}

}  // namespace daxscope::pmem
