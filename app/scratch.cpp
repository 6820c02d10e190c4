#include "app/scratch.h"

#include <fcntl.h>
#include <linux/fs.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <QStandardPaths>
#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <vector>

#include "base/text.h"
#include "pmem/source.h"

namespace daxscope::app {

using pmem::UniqueFd;

namespace {

constexpr std::string_view prefix = "daxscope-scratch-";
/// A folder younger than this may be on its way to being locked.
constexpr std::time_t youngSeconds = 60;
constexpr std::uint64_t MiB = 1ULL << 20;

std::vector<std::string> places() {
    std::vector<std::string> out = {"/dev/shm"};
    // Not by QStandardPaths, which complains where there is none.
    if (const char* const runtime = std::getenv("XDG_RUNTIME_DIR"); runtime != nullptr)
        out.emplace_back(runtime);
    for (const auto where : {QStandardPaths::GenericCacheLocation, QStandardPaths::TempLocation})
        out.push_back(QStandardPaths::writableLocation(where).toStdString());
    return out;
}

bool hasRoom(const std::string& place, std::uint64_t bytes) {
    struct statvfs about{};
    return ::access(place.c_str(), W_OK) == 0 && ::statvfs(place.c_str(), &about) == 0 &&
           about.f_bavail * about.f_frsize >= bytes;
}

/// Folders of programs that are no more.
void removeLeftBehind(const std::string& place) {
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(place, ignored)) {
        if (!entry.path().filename().string().starts_with(prefix))
            continue;
        struct stat about{};
        const UniqueFd folder(
            ::open(entry.path().c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
        const bool stale = folder.valid() && ::fstat(folder.get(), &about) == 0 &&
                           about.st_uid == ::getuid() &&
                           about.st_mtime + youngSeconds < std::time(nullptr) &&
                           ::flock(folder.get(), LOCK_EX | LOCK_NB) == 0;
        if (stale)
            std::filesystem::remove_all(entry.path(), ignored);
    }
}

Status copyPiece(int from, int to, std::uint64_t at, std::uint64_t length) {
    std::vector<char> buffer(std::min<std::uint64_t>(length, MiB));
    while (length != 0) {
        const auto got =
            ::pread(from, buffer.data(), std::min<std::uint64_t>(length, buffer.size()),
                    static_cast<off_t>(at));
        if (got <= 0)
            return got == 0 ? fail(EIO, "the image ends too early") : failErrno("cannot read it");
        if (::pwrite(to, buffer.data(), static_cast<std::size_t>(got), static_cast<off_t>(at)) !=
            got)
            return failErrno("cannot write the copy");
        at += static_cast<std::uint64_t>(got);
        length -= static_cast<std::uint64_t>(got);
    }
    return {};
}

Status copyContent(int from, int to, std::uint64_t bytes, Progress& progress) {
    if (::ioctl(to, FICLONE, from) == 0)
        return {};
    if (::ftruncate(to, static_cast<off_t>(bytes)) != 0)
        return failErrno("cannot size the copy");
    for (std::uint64_t at = 0; at < bytes;) {
        // A device, or a filesystem that knows no holes: all of it is data.
        const off_t data = ::lseek(from, static_cast<off_t>(at), SEEK_DATA);
        if (data < 0 && errno == ENXIO)
            break;
        const off_t hole = data < 0 ? -1 : ::lseek(from, data, SEEK_HOLE);
        at = data < 0 ? at : static_cast<std::uint64_t>(data);
        const std::uint64_t end =
            hole < 0 ? bytes : std::min(bytes, static_cast<std::uint64_t>(hole));
        while (at < end) {
            DAX_CHECK(progress.step(static_cast<double>(at) / static_cast<double>(bytes),
                                    "copying the image"));
            const std::uint64_t piece = std::min(end - at, 16 * MiB);
            DAX_CHECK(copyPiece(from, to, at, piece));
            at += piece;
        }
    }
    return {};
}

}  // namespace

Result<std::unique_ptr<ScratchFolder>> ScratchFolder::make(std::uint64_t bytes) {
    for (const std::string& place : places()) {
        removeLeftBehind(place);
        if (!hasRoom(place, bytes))
            continue;
        std::string folder = std::format("{}/{}XXXXXX", place, prefix);
        if (::mkdtemp(folder.data()) == nullptr)
            continue;
        const int lock = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (lock >= 0 && ::flock(lock, LOCK_EX | LOCK_NB) == 0)
            return std::unique_ptr<ScratchFolder>(new ScratchFolder(std::move(folder), lock));
        if (lock >= 0)
            ::close(lock);
        (void)::rmdir(folder.c_str());
    }
    return fail(ENOSPC,
                "there is no place for a scratch image of {}: neither in memory nor on disk",
                sizeText(bytes));
}

ScratchFolder::~ScratchFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
    ::close(lock_);
}

std::string ScratchFolder::path(const std::string& name) const {
    return folder_ + "/" + std::filesystem::path(name).filename().string();
}

std::uint64_t spaceFor(const std::string& image, std::uint64_t bytes) {
    constexpr std::uint64_t blockBytes = 512;  // what st_blocks counts in
    struct stat about{};
    if (::stat(image.c_str(), &about) != 0 || !S_ISREG(about.st_mode))
        return bytes;
    return std::min(bytes, static_cast<std::uint64_t>(about.st_blocks) * blockBytes);
}

Status copyImage(const std::string& from, const std::string& to, std::uint64_t bytes,
                 Progress& progress) {
    const UniqueFd source(::open(from.c_str(), O_RDONLY | O_CLOEXEC));
    if (!source.valid())
        return failErrno(std::format("cannot read “{}”", escapedName(from)));
    const UniqueFd copy(::open(to.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0644));
    if (!copy.valid())
        return failErrno(std::format("cannot make “{}”", escapedName(to)));
    Status done = copyContent(source.get(), copy.get(), bytes, progress);
    if (done && ::fsync(copy.get()) != 0)
        done = failErrno("the copy is not durable");
    if (!done) {
        (void)::unlink(to.c_str());
        return failAt(done.error(), to);
    }
    return {};
}

}  // namespace daxscope::app
