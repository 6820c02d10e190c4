#include "support/filler.h"

#include <QtLogging>

#include <fcntl.h>
#include <linux/btrfs.h>
#include <linux/falloc.h>
#include <linux/fs.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <format>
#include <random>

namespace daxscope::test {
namespace {

class Fd {
public:
    Fd(const std::string& path, int flags) : fd_(::open(path.c_str(), flags | O_CLOEXEC, 0644)) {}
    Fd(const Fd&) = delete;
    Fd& operator=(const Fd&) = delete;
    ~Fd() {
        if (fd_ >= 0)
            ::close(fd_);
    }
    [[nodiscard]] int get() const { return fd_; }
    explicit operator bool() const { return fd_ >= 0; }

private:
    int fd_;
};

std::pair<std::string, std::string> split(const std::string& path) {
    const auto slash = path.rfind('/');
    return {path.substr(0, slash), path.substr(slash + 1)};
}

}  // namespace

std::uint64_t seedFromEnvironment() {
    // One for all of a program: it may be asked for again.
    static const std::uint64_t chosen = std::random_device{}();
    const char* text = std::getenv("DAXSCOPE_SEED");
    const std::uint64_t seed = text != nullptr ? std::strtoull(text, nullptr, 0) : chosen;
    qInfo("DAXSCOPE_SEED=%llu", static_cast<unsigned long long>(seed));
    return seed;
}

Filler::Filler(const LoopMount& mount, std::uint64_t seed, FillPlan plan)
    : root_(mount.where()), mount_(mount), dice_(seed), plan_(plan) {}

bool Filler::fill() {
    bool good = layout() && smallFiles() && directoryOfMany() && kindsOfFiles() &&
                linksAndAttributes() && sparseFiles() && fragmented() && reflinks() &&
                withoutCow() && (!plan_.compression || compressed()) && randomOperations() &&
                snapshotsAndRemovals() && manySnapshots() && (!plan_.balance || relocate());
    commit();
    return good;
}

bool Filler::step(bool done, const std::string& what) {
    if (!done && problem_.empty())
        problem_ = std::format("{}: {}", what, std::strerror(errno));
    return done;
}

void Filler::commit() const {
    const Fd fd(root_, O_RDONLY | O_DIRECTORY);
    ::syncfs(fd.get());
    // Unlike syncfs() this wakes the cleaner, which removes deleted subvolumes.
    ::ioctl(fd.get(), BTRFS_IOC_SYNC);
}

std::string Filler::bytes(std::size_t length) {
    std::string data(length, '\0');
    const std::uint64_t tag = dice_.any();
    switch (plan_.quick ? 2 : dice_.below(3)) {
        case 0:  // does not compress
            for (std::size_t i = 0; i < length; i += 8) {
                const std::uint64_t word = dice_.any();
                std::memcpy(data.data() + i, &word, std::min<std::size_t>(8, length - i));
            }
            break;
        case 1: {  // compresses, and every place of it can be told apart
            std::size_t at = 0;
            for (unsigned line = 0; at < length; ++line) {
                const std::string text = std::format("{:x}: line {} of some text\n", tag, line);
                const std::size_t part = std::min(text.size(), length - at);
                text.copy(data.data() + at, part);
                at += part;
            }
            break;
        }
        default:  // compresses well
            std::ranges::fill(data, static_cast<char>('a' + tag % 26));
    }
    return data;
}

bool Filler::write(const Path& path, std::uint64_t offset, const std::string& data) {
    const Fd fd(real(path), O_WRONLY | O_CREAT);
    std::size_t done = 0;
    while (fd && done < data.size()) {
        const ssize_t put = ::pwrite(fd.get(), data.data() + done, data.size() - done,
                                     static_cast<off_t>(offset + done));
        if (put <= 0)
            break;
        done += static_cast<std::size_t>(put);
    }
    return step(fd && done == data.size(), "write " + path);
}

bool Filler::writeSome(const Path& path, std::uint64_t limit) {
    std::uint64_t offset = dice_.below(limit);
    std::uint64_t length = dice_.between(1, std::min<std::uint64_t>(limit, 48 << 10));
    if (dice_.oneIn(2)) {
        offset &= ~4095ULL;
        length = (length + 4095) & ~4095ULL;
    }
    return write(path, offset, bytes(length));
}

bool Filler::subvolume(const Path& path) {
    const auto [parent, name] = split(real(path));
    const Fd fd(parent, O_RDONLY | O_DIRECTORY);
    btrfs_ioctl_vol_args args{};
    name.copy(args.name, BTRFS_PATH_NAME_MAX);
    return step(fd && ::ioctl(fd.get(), BTRFS_IOC_SUBVOL_CREATE, &args) == 0, "subvolume " + path);
}

bool Filler::snapshot(const Path& source, const Path& target, bool readOnly) {
    const auto [parent, name] = split(real(target));
    const Fd fd(parent, O_RDONLY | O_DIRECTORY);
    const Fd from(real(source), O_RDONLY | O_DIRECTORY);
    btrfs_ioctl_vol_args_v2 args{};
    args.fd = from.get();
    args.flags = readOnly ? BTRFS_SUBVOL_RDONLY : 0;
    name.copy(args.name, BTRFS_SUBVOL_NAME_MAX);
    return step(fd && from && ::ioctl(fd.get(), BTRFS_IOC_SNAP_CREATE_V2, &args) == 0,
                std::format("snapshot {} {}", source, target));
}

bool Filler::removeSubvolume(const Path& path) {
    const auto [parent, name] = split(real(path));
    const Fd fd(parent, O_RDONLY | O_DIRECTORY);
    btrfs_ioctl_vol_args args{};
    name.copy(args.name, BTRFS_PATH_NAME_MAX);
    return step(fd && ::ioctl(fd.get(), BTRFS_IOC_SNAP_DESTROY, &args) == 0, "remove " + path);
}

bool Filler::clone(const Path& source, std::uint64_t from, std::uint64_t length, const Path& target,
                   std::uint64_t to) {
    const Fd src(real(source), O_RDONLY);
    const Fd dst(real(target), O_RDWR | O_CREAT);
    file_clone_range range{};
    range.src_fd = src.get();
    range.src_offset = from;
    range.src_length = length;
    range.dest_offset = to;
    const bool done = src && dst && ::ioctl(dst.get(), FICLONERANGE, &range) == 0;
    // Files with and without checksums cannot share; nor can a range share with itself, nor an
    // inline extent lie anywhere but at the start.
    return done || errno == EINVAL || errno == EOPNOTSUPP ||
           step(false, std::format("clone {} {}+{} to {} {}", source, from, length, target, to));
}

bool Filler::fallocate(const Path& path, int mode, std::uint64_t offset, std::uint64_t length) {
    const Fd fd(real(path), O_RDWR | O_CREAT);
    return step(fd && ::fallocate(fd.get(), mode, static_cast<off_t>(offset),
                                  static_cast<off_t>(length)) == 0,
                std::format("fallocate({}) {}", mode, path));
}

bool Filler::truncate(const Path& path, std::uint64_t size) {
    return step(::truncate(real(path).c_str(), static_cast<off_t>(size)) == 0, "truncate " + path);
}

}  // namespace daxscope::test
