#include "session/host_tree.h"

#include <dirent.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <memory>

#include "base/text.h"

namespace daxscope::session {

namespace {

std::unexpected<Error> refused(const std::string& path) {
    return failErrno(std::format("“{}”", escapedName(path)));
}

}  // namespace

Descriptor::~Descriptor() {
    if (fd_ >= 0)
        ::close(fd_);
}

Result<HostTree> HostTree::open(const std::string& directory) {
    Descriptor top(::open(directory.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    if (top.get() < 0)
        return refused(directory);
    return HostTree(std::move(top));
}

Result<Descriptor> HostTree::openAt(const std::string& path, int flags, mode_t mode) const {
    open_how how{};
    how.flags = static_cast<std::uint64_t>(flags | O_CLOEXEC | O_NOFOLLOW);
    how.mode = mode;
    how.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS;
    const long fd =
        ::syscall(SYS_openat2, top_.get(), path.empty() ? "." : path.c_str(), &how, sizeof how);
    if (fd < 0)
        return refused(path);
    return Descriptor(static_cast<int>(fd));
}

Result<HostTree::Place> HostTree::place(const std::string& path) {
    const auto slash = path.rfind('/');
    const std::string parent = slash == std::string::npos ? "" : path.substr(0, slash);
    if (parent_.get() < 0 || parent != parentPath_) {
        DAX_TRY(parent_, openAt(parent, O_PATH | O_DIRECTORY));
        parentPath_ = parent;
    }
    return Place{parent_.get(), slash == std::string::npos ? path : path.substr(slash + 1)};
}

Result<struct stat> HostTree::status(const std::string& path) {
    DAX_TRY(const Place at, place(path));
    struct stat out{};
    if (::fstatat(at.directory, at.name.c_str(), &out, AT_SYMLINK_NOFOLLOW) != 0)
        return refused(path);
    return out;
}

Result<std::vector<std::string>> HostTree::names(const std::string& path) const {
    DAX_TRY(const Descriptor directory, openAt(path, O_RDONLY | O_DIRECTORY));
    // What readdir uses it closes.
    const int own = ::fcntl(directory.get(), F_DUPFD_CLOEXEC, 0);
    const std::unique_ptr<DIR, int (*)(DIR*)> list(own < 0 ? nullptr : ::fdopendir(own),
                                                   ::closedir);
    if (list == nullptr)
        return refused(path);
    std::vector<std::string> out;
    while (true) {
        errno = 0;
        const dirent* entry = ::readdir(list.get());
        if (entry == nullptr)
            break;
        const std::string_view name(entry->d_name);
        if (name != "." && name != "..")
            out.emplace_back(name);
    }
    if (errno != 0)
        return refused(path);
    std::ranges::sort(out);
    return out;
}

Result<std::pair<std::string, std::string>> splitHostPath(const std::string& path) {
    std::error_code problem;
    std::filesystem::path whole = std::filesystem::absolute(path, problem).lexically_normal();
    if (!whole.has_filename())
        whole = whole.parent_path();
    if (path.empty() || problem || !whole.has_filename() || path.contains('\0'))
        return fail(EINVAL, "“{}” names no file or directory", escapedName(path));
    return std::pair(whole.parent_path().string(), whole.filename().string());
}

}  // namespace daxscope::session
