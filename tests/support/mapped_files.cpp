#include "support/mapped_files.h"

#include <fcntl.h>
#include <linux/btrfs.h>
#include <linux/fiemap.h>
#include <linux/fs.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstring>
#include <map>

#include "support/dax_image.h"
#include "support/kernel_view.h"
#include "support/process.h"

namespace daxscope::test {

namespace {

constexpr std::uint64_t windowBytes = windowPages * page;

std::string outcome(int error) { return error == 0 ? "" : std::format("errno {}", error); }
std::string outcome(const Status& status) { return outcome(status ? 0 : status.error().code); }
/// Of a system call.
std::string called(long result) { return outcome(result < 0 ? errno : 0); }

class ByEngine final : public MappedFiles {
public:
    std::string name() const override { return "engine"; }

    std::string map(std::size_t view, const std::string& path, bool shared) override {
        dax::MapRequest request;
        request.path = path;
        request.process = std::format("P{}", view % 2);
        request.length = windowBytes;
        request.shared = shared;
        const auto mapped = fs().map(request);
        if (!mapped)
            return outcome(mapped.error().code);
        views_[view] = *mapped;
        return "";
    }
    std::string unmap(std::size_t view) override { return outcome(fs().unmap(views_.at(view))); }
    std::string load(std::size_t view, std::uint64_t offset, std::uint64_t length) override {
        return image_.load(views_.at(view), offset, length);
    }
    std::string store(std::size_t view, std::uint64_t offset, const std::string& data) override {
        return outcome(image_.store(views_.at(view), offset, data));
    }
    std::string sync(std::size_t view) override { return outcome(fs().sync(views_.at(view))); }
    std::string write(const std::string& path, std::uint64_t offset,
                      const std::string& data) override {
        return outcome(image_.write(path, offset, data));
    }
    std::string read(const std::string& path, std::uint64_t offset, std::uint64_t length) override {
        return image_.read(path, offset, length);
    }
    std::string truncate(const std::string& path, std::uint64_t size) override {
        return outcome(fs().truncate(path, size));
    }
    std::string fallocate(const std::string& path, int mode, std::uint64_t offset,
                          std::uint64_t length) override {
        const bool keepSize = (mode & FALLOC_FL_KEEP_SIZE) != 0;
        if ((mode & FALLOC_FL_PUNCH_HOLE) != 0)
            return outcome(fs().punch(path, {offset, length}));
        return outcome((mode & FALLOC_FL_ZERO_RANGE) != 0
                           ? fs().zero(path, {offset, length}, keepSize)
                           : fs().allocate(path, {offset, length}, keepSize));
    }
    std::string clone(const std::string& source, std::uint64_t sourceOffset,
                      const std::string& target, std::uint64_t targetOffset,
                      std::uint64_t length) override {
        return outcome(fs().clone(source, sourceOffset, target, targetOffset, length));
    }
    std::string snapshot(const std::string& name) override {
        return outcome(fs().snapshot("/", name, false));
    }
    std::string settle() override {
        if (image_.contradictions() != 0)
            return "the system maps what the windows do not say";
        if (std::string said = image_.check(); !said.empty())
            return said;
        auto mount = LoopMount::mount(image_.path(), scratch_.path("mount"), "", true);
        if (!mount)
            return mount.error();
        mount_ = std::make_unique<LoopMount>(std::move(*mount));
        return mount_->where();
    }

private:
    dax::Filesystem& fs() { return image_.fs(); }
    ScratchDirectory scratch_;
    DaxImage image_{512ULL << 20};
    std::map<std::size_t, dax::ViewId> views_;
    std::unique_ptr<LoopMount> mount_;
};

class ByKernel final : public MappedFiles {
public:
    ByKernel(std::string type, std::string& error) : type_(std::move(type)) {
        const std::string image = scratch_.path("kernel.img");
        const int fd = ::open(image.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
        if (fd < 0 || ::ftruncate(fd, 512L << 20) != 0)
            error = "cannot make " + image;
        ::close(fd);
        const Ran made = type_ == "xfs" ? run({"mkfs.xfs", "-q", "-f", "-m", "reflink=1", image})
                                        : run({"mkfs.btrfs", "-q", "-f", image});
        if (!made.ok())
            error = made.verdict();
        if (!error.empty())
            return;
        // As our files are: without checksums, never inside the tree.
        auto mount = LoopMount::mount(image, scratch_.path("mount"),
                                      type_ == "xfs" ? "" : "nodatasum,max_inline=0", false, type_);
        if (!mount)
            error = mount.error();
        else
            mount_ = std::make_unique<LoopMount>(std::move(*mount));
    }
    ~ByKernel() override { unmapAll(); }
    ByKernel(const ByKernel&) = delete;
    ByKernel& operator=(const ByKernel&) = delete;

    std::string name() const override { return type_; }

    std::string map(std::size_t view, const std::string& path, bool shared) override {
        const int fd = open(path);
        void* const at = ::mmap(nullptr, windowBytes, PROT_READ | PROT_WRITE,
                                shared ? MAP_SHARED : MAP_PRIVATE, fd, 0);
        const int error = errno;
        if (at == MAP_FAILED) {
            ::close(fd);
            return outcome(error);
        }
        views_[view] = {static_cast<char*>(at), fd};
        return "";
    }
    std::string unmap(std::size_t view) override {
        const View gone = views_.at(view);
        views_.erase(view);
        ::close(gone.fd);
        return called(::munmap(gone.at, windowBytes));
    }
    std::string load(std::size_t view, std::uint64_t offset, std::uint64_t length) override {
        const View& from = views_.at(view);
        if (offset + length > windowBytes)
            return outcome(EFAULT);
        std::string bytes(length, '\0');
        const bool done = access(from, offset + length,
                                 [&] { std::memcpy(bytes.data(), from.at + offset, length); });
        return done ? bytes : outcome(EFAULT);
    }
    std::string store(std::size_t view, std::uint64_t offset, const std::string& data) override {
        const View& to = views_.at(view);
        if (offset + data.size() > windowBytes)
            return outcome(EFAULT);
        const bool done = access(to, offset + data.size(), [&] {
            // In order: what lies before a page that is refused has been stored.
            for (std::size_t i = 0; i < data.size(); ++i)
                static_cast<volatile char*>(to.at)[offset + i] = data[i];
        });
        return outcome(done ? 0 : EFAULT);
    }
    std::string sync(std::size_t view) override {
        return called(::msync(views_.at(view).at, windowBytes, MS_SYNC));
    }
    std::string write(const std::string& path, std::uint64_t offset,
                      const std::string& data) override {
        return with(path, [&](int fd) {
            return ::pwrite(fd, data.data(), data.size(), static_cast<off_t>(offset));
        });
    }
    std::string read(const std::string& path, std::uint64_t offset, std::uint64_t length) override {
        std::string bytes(length, '\0');
        ssize_t got = 0;
        const std::string failed = with(path, [&](int fd) {
            return got = ::pread(fd, bytes.data(), length, static_cast<off_t>(offset));
        });
        bytes.resize(got < 0 ? 0 : static_cast<std::size_t>(got));
        return failed.empty() ? bytes : failed;
    }
    std::string truncate(const std::string& path, std::uint64_t size) override {
        return with(path, [&](int fd) { return ::ftruncate(fd, static_cast<off_t>(size)); });
    }
    std::string fallocate(const std::string& path, int mode, std::uint64_t offset,
                          std::uint64_t length) override {
        return with(path, [&](int fd) {
            return ::fallocate(fd, mode, static_cast<off_t>(offset), static_cast<off_t>(length));
        });
    }
    std::string clone(const std::string& source, std::uint64_t sourceOffset,
                      const std::string& target, std::uint64_t targetOffset,
                      std::uint64_t length) override {
        const int from = open(source);
        std::string result = with(target, [&](int fd) {
            file_clone_range range{from, sourceOffset, length, targetOffset};
            return ::ioctl(fd, FICLONERANGE, &range);
        });
        ::close(from);
        return result;
    }
    std::string snapshot(const std::string& name) override {
        if (type_ != "xfs") {
            const int top = open("/");
            btrfs_ioctl_vol_args_v2 arguments{};
            arguments.fd = top;
            name.copy(arguments.name, sizeof arguments.name - 1, 1);
            std::string done = called(::ioctl(top, BTRFS_IOC_SNAP_CREATE_V2, &arguments));
            ::close(top);
            return done;
        }
        ::mkdir((mount_->where() + name).c_str(), 0755);
        std::string done;
        for (const char* file : {"/a", "/b"}) {
            const int from = open(file);
            done += with(name + file, [&](int fd) { return ::ioctl(fd, FICLONE, from); });
            ::close(from);
        }
        return done;
    }
    std::string settle() override {
        unmapAll();
        const int top = open("/");
        ::syncfs(top);
        ::close(top);
        return mount_->where();
    }

private:
    struct View {
        char* at = nullptr;
        int fd = -1;
    };

    int open(const std::string& path) const {
        const std::string real = mount_->where() + path;
        return path == "/" ? ::open(real.c_str(), O_RDONLY | O_CLOEXEC)
                           : ::open(real.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    }
    template <typename Call>
    std::string with(const std::string& path, const Call& call) const {
        const int fd = open(path);
        std::string result = called(call(fd));
        ::close(fd);
        return result;
    }
    /// False when it ends in SIGBUS. Behind the end it is a child that is killed.
    template <typename Touch>
    static bool access(const View& view, std::uint64_t end, const Touch& touch) {
        struct stat status{};
        if (::fstat(view.fd, &status) != 0)
            return false;
        const auto size = static_cast<std::uint64_t>(status.st_size);
        if (end <= (size + page - 1) / page * page) {
            touch();
            return true;
        }
        const pid_t child = ::fork();
        if (child == 0) {
            std::signal(SIGBUS, SIG_DFL);
            touch();
            ::_exit(0);
        }
        int ended = 0;
        ::waitpid(child, &ended, 0);
        return !(WIFSIGNALED(ended) && WTERMSIG(ended) == SIGBUS);
    }
    void unmapAll() {
        while (!views_.empty())
            (void)unmap(views_.begin()->first);
    }

    const std::string type_;
    ScratchDirectory scratch_;
    std::unique_ptr<LoopMount> mount_;
    std::map<std::size_t, View> views_;
};

}  // namespace

std::unique_ptr<MappedFiles> mappedByEngine() { return std::make_unique<ByEngine>(); }

std::unique_ptr<MappedFiles> mappedByKernel(const std::string& type, std::string& error) {
    return std::make_unique<ByKernel>(type, error);
}

std::vector<DataRange> dataOf(const std::string& path) {
    std::vector<DataRange> all;
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (const auto extents = fiemap(fd)) {
        for (const KernelExtent& extent : *extents) {
            const bool unwritten = (extent.flags & FIEMAP_EXTENT_UNWRITTEN) != 0;
            if (!all.empty() && all.back().offset + all.back().length == extent.offset &&
                all.back().unwritten == unwritten)
                all.back().length += extent.length;
            else
                all.push_back({extent.offset, extent.length, unwritten});
        }
    }
    ::close(fd);
    return all;
}

}  // namespace daxscope::test
