// A directory of the computer and what is below it, for importing and exporting: nothing in it leads out.
//
// Paths are relative to it. The kernel resolves them with openat2(RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS): neither “..” nor a
// symbolic link on the way, nor one that somebody puts there meanwhile, is followed. One thread.
#pragma once

#include <sys/stat.h>

#include <string>
#include <utility>
#include <vector>

#include "base/result.h"

namespace daxscope::session {

class Descriptor {
public:
    explicit Descriptor(int fd = -1) : fd_(fd) {}
    Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(fd_, other.fd_);
        return *this;
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor();

    [[nodiscard]] int get() const { return fd_; }

private:
    int fd_;
};

class HostTree {
public:
    /// `directory` itself may be a symbolic link: the user has named it.
    [[nodiscard]] static Result<HostTree> open(const std::string& directory);

    /// As open(2); always O_CLOEXEC and O_NOFOLLOW.
    [[nodiscard]] Result<Descriptor> openAt(const std::string& path, int flags,
                                            mode_t mode = 0) const;
    struct Place {
        int directory;     ///< valid until the next call
        std::string name;  ///< in it
    };
    /// For the calls that end in …at().
    [[nodiscard]] Result<Place> place(const std::string& path);
    /// As lstat(2).
    [[nodiscard]] Result<struct stat> status(const std::string& path);
    /// Sorted: the same tree comes in the same order.
    [[nodiscard]] Result<std::vector<std::string>> names(const std::string& path) const;

private:
    explicit HostTree(Descriptor top) : top_(std::move(top)) {}

    Descriptor top_;
    // Where place() was last: neighbours follow each other.
    std::string parentPath_;
    Descriptor parent_;
};

/// Directory and last name of what the user calls `path`. EINVAL for what has no name, such as “/”.
[[nodiscard]] Result<std::pair<std::string, std::string>> splitHostPath(const std::string& path);

}  // namespace daxscope::session
