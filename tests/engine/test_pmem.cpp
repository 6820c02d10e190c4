// engine/pmem: opening images, refusing those in use, and surviving the loss of what was mapped.
//
// Loop devices and mounts need root; elsewhere those cases skip, or fail where CI is set. Loop
// devices detach themselves when their descriptor closes (LO_FLAGS_AUTOCLEAR) and mounts live in a
// mount namespace of this process, so neither survives it, however it ends.

#include <fcntl.h>
#include <linux/loop.h>
#include <sched.h>
#include <setjmp.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/fsuid.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <thread>
#include <vector>

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include "pmem/image_map.h"

using namespace daxscope;
using namespace daxscope::pmem;

#define SKIP_UNLESS(condition, why)              \
    do {                                         \
        if (!(condition)) {                      \
            if (qEnvironmentVariableIsSet("CI")) \
                QFAIL("CI must not skip: " why); \
            QSKIP(why);                          \
        }                                        \
    } while (false)

// The map, or a failed test that says why.
#define OPEN(name, path, access)                                                     \
    auto name##Result = ImageMap::open(path, access);                                \
    QVERIFY2(name##Result, name##Result ? "" : name##Result.error().text().c_str()); \
    [[maybe_unused]] std::unique_ptr<ImageMap>& name = *name##Result

// Refused with this errno, in words that contain this.
#define REFUSED(path, access, errnoWanted, words)                                        \
    do {                                                                                 \
        const auto refused = ImageMap::open(path, access);                               \
        QVERIFY2(!refused, "was opened");                                                \
        QVERIFY2(refused.error().code == (errnoWanted), refused.error().text().c_str()); \
        QVERIFY2(refused.error().text().find(words) != std::string::npos,                \
                 refused.error().text().c_str());                                        \
    } while (false)

namespace {

constexpr auto readOnly = Access::ReadOnly;
constexpr auto readWrite = Access::ReadWrite;

/// A loop device on `path` for as long as this lives.
class LoopDevice {
public:
    explicit LoopDevice(const std::string& path) {
        const UniqueFd control(::open("/dev/loop-control", O_RDWR | O_CLOEXEC));
        const UniqueFd file(::open(path.c_str(), O_RDWR | O_CLOEXEC));
        if (!control.valid() || !file.valid())
            return;
        // Others may take the free device before us.
        for (int attempt = 0; attempt < 100 && !fd_.valid(); ++attempt) {
            const int number = ::ioctl(control.get(), LOOP_CTL_GET_FREE);
            if (number < 0)
                return;
            node_ = "/dev/loop" + std::to_string(number);
            UniqueFd loop(::open(node_.c_str(), O_RDWR | O_CLOEXEC));
            struct loop_config config = {};
            config.fd = static_cast<__u32>(file.get());
            config.info.lo_flags = LO_FLAGS_AUTOCLEAR;
            if (loop.valid() && ::ioctl(loop.get(), LOOP_CONFIGURE, &config) == 0)
                fd_ = std::move(loop);
        }
    }
    [[nodiscard]] bool attached() const { return fd_.valid(); }
    [[nodiscard]] const std::string& node() const { return node_; }
    /// Takes over the present size of the file.
    [[nodiscard]] bool followSize() const { return ::ioctl(fd_.get(), LOOP_SET_CAPACITY) == 0; }

private:
    UniqueFd fd_;
    std::string node_;
};

class Mounted {
public:
    Mounted(const std::string& what, const std::string& at, const char* type,
            const char* options = nullptr)
        : at_(at), done_(::mount(what.c_str(), at.c_str(), type, 0, options) == 0) {}
    Mounted(const Mounted&) = delete;
    Mounted& operator=(const Mounted&) = delete;
    ~Mounted() {
        if (done_)
            ::umount(at_.c_str());
    }
    [[nodiscard]] bool done() const { return done_; }

private:
    std::string at_;
    bool done_;
};

/// A process that holds the POSIX range lock of the whole file until this ends.
class LockingProcess {
public:
    explicit LockingProcess(const std::string& path) {
        if (::pipe2(ready_, O_CLOEXEC) != 0 || ::pipe2(end_, O_CLOEXEC) != 0)
            return;
        pid_ = ::fork();
        if (pid_ == 0) {
            ::close(end_[1]);
            struct flock range = {};
            range.l_type = F_WRLCK;
            const int fd = ::open(path.c_str(), O_RDWR);
            char byte = fd >= 0 && ::fcntl(fd, F_SETLK, &range) == 0 ? 'y' : 'n';
            // Ends when the other side is closed, even by a parent that crashed.
            if (::write(ready_[1], &byte, 1) == 1 && ::read(end_[0], &byte, 1) == 0)
                ::_exit(0);
            ::_exit(1);
        }
        char byte = 0;
        holds_ = pid_ > 0 && ::read(ready_[0], &byte, 1) == 1 && byte == 'y';
    }
    LockingProcess(const LockingProcess&) = delete;
    LockingProcess& operator=(const LockingProcess&) = delete;
    ~LockingProcess() {
        for (const int fd : {ready_[0], ready_[1], end_[0], end_[1]})
            ::close(fd);
        if (pid_ > 0)
            ::waitpid(pid_, nullptr, 0);
    }
    [[nodiscard]] bool holds() const { return holds_; }
    [[nodiscard]] pid_t pid() const { return pid_; }

private:
    int ready_[2] = {-1, -1};
    int end_[2] = {-1, -1};
    pid_t pid_ = -1;
    bool holds_ = false;
};

/// File access as someone who is not root, of this thread alone.
class AsNobody {
public:
    AsNobody() { ::setfsuid(nobody); }
    AsNobody(const AsNobody&) = delete;
    AsNobody& operator=(const AsNobody&) = delete;
    ~AsNobody() { ::setfsuid(::geteuid()); }
    [[nodiscard]] static bool works() {
        return static_cast<uid_t>(::setfsuid(static_cast<uid_t>(-1))) == nobody;
    }

private:
    static constexpr uid_t nobody = 65534;
};

/// The handler for SIGBUS that was there, back at the end.
class BusHandler {
public:
    explicit BusHandler(void (*handler)(int, siginfo_t*, void*)) {
        struct sigaction action = {};
        action.sa_sigaction = handler;
        action.sa_flags = SA_SIGINFO;
        ::sigaction(SIGBUS, &action, &before_);
    }
    BusHandler(const BusHandler&) = delete;
    BusHandler& operator=(const BusHandler&) = delete;
    ~BusHandler() { ::sigaction(SIGBUS, &before_, nullptr); }
    [[nodiscard]] const struct sigaction& before() const { return before_; }

private:
    struct sigaction before_ = {};
};

void (*presentBusHandler())(int, siginfo_t*, void*) {
    struct sigaction action = {};
    ::sigaction(SIGBUS, nullptr, &action);
    return action.sa_sigaction;
}

volatile sig_atomic_t busErrors = 0;
sigjmp_buf afterBusError;
const BusHandler* upper = nullptr;

void jumpOut(int, siginfo_t*, void*) {
    busErrors = busErrors + 1;
    siglongjmp(afterBusError, 1);
}
void count(int, siginfo_t*, void*) { busErrors = busErrors + 1; }
/// As a floor above does it: asks pmem/ first, and passes on what is not its own.
void askThenPassOn(int, siginfo_t* info, void*) {
    busErrors = busErrors + 1;
    if (!resolveLostPage(*info))
        ::sigaction(SIGBUS, &upper->before(), nullptr);
}

std::uint8_t load(Bytes bytes, std::size_t at) {
    return *reinterpret_cast<const volatile std::uint8_t*>(bytes.data() + at);
}

qsizetype piecesOfAddressSpace() {
    QFile maps("/proc/self/maps");
    return maps.open(QIODevice::ReadOnly) ? maps.readAll().count('\n') : -1;
}

/// A load from a page that no image map covers and no file stands behind.
/// True when the load came back, false when a handler jumped out of it.
bool touchForeignPage(const std::string& path) {
    const UniqueFd fd(::open(path.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
    void* const page = ::mmap(nullptr, 4096, PROT_READ, MAP_SHARED, fd.get(), 0);
    const bool cameBack = sigsetjmp(afterBusError, 1) == 0;
    if (cameBack)
        load({static_cast<const std::byte*>(page), 4096}, 0);
    ::munmap(page, 4096);
    return cameBack;
}

}  // namespace

class PmemTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> dir_;
    bool mayMount_ = false;

    [[nodiscard]] std::string at(const char* name) const {
        return dir_->filePath(QString::fromUtf8(name)).toStdString();
    }
    /// A file of `size` bytes, 'x' at the start of each page.
    [[nodiscard]] std::string file(const char* name, qint64 size) const {
        QFile out(QString::fromStdString(at(name)));
        if (out.open(QIODevice::WriteOnly) && out.resize(size)) {
            for (qint64 page = 0; page < size; page += 4096) {
                out.seek(page);
                out.write("x");
            }
        }
        return at(name);
    }

private slots:
    void initTestCase() {
        qunsetenv("PMEM2_FORCE_GRANULARITY");
        mayMount_ = ::geteuid() == 0 && ::unshare(CLONE_NEWNS) == 0 &&
                    ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
    }
    void init() {
        dir_ = std::make_unique<QTemporaryDir>();
        QVERIFY(dir_->isValid());
        // For AsNobody.
        QVERIFY(::chmod(dir_->path().toUtf8().constData(), 0755) == 0);
    }

    void readsAndWrites() {
        const std::string path = file("image", 8192);
        {
            OPEN(image, path, readWrite);
            QCOMPARE(image->size(), 8192U);
            QCOMPARE(image->bytes().size(), 8192U);
            QCOMPARE(image->path(), path);
            QVERIFY(image->access() == readWrite);
            QVERIFY(image->kind() == SourceKind::RegularFile);
            QCOMPARE(image->kindName(), "regular file");
            QCOMPARE(image->alignment(), 4096U);
            QVERIFY(image->lockNote().empty());
            QVERIFY(!image->lost());
            QVERIFY(!image->lossError());
            QVERIFY(image->libraryMap() != nullptr);
            image->writableBytes()[4097] = std::byte{'y'};
        }
        OPEN(image, path, readOnly);
        QCOMPARE(load(image->bytes(), 4096), 'x');
        QCOMPARE(load(image->bytes(), 4097), 'y');
        QVERIFY(image->writableBytes().empty());
    }

    void oddSizeIsFloored() {
        OPEN(image, file("image", 3 * 4096 + 17), readWrite);
        QCOMPARE(image->size(), 3 * 4096U);
    }

    void refusesWhatIsNoImage() {
        REFUSED("", readOnly, ENOENT, "no file name");
        REFUSED(std::string("a\0b", 3), readOnly, ENOENT, "zero byte");
        REFUSED(at("missing"), readOnly, ENOENT, "does not exist");
        REFUSED(file("image", 4096) + "/below", readOnly, ENOENT, "does not exist");
        REFUSED(dir_->path().toStdString(), readOnly, EISDIR, "is a directory");
        REFUSED(file("empty", 0), readOnly, EINVAL, "is empty");
        REFUSED(file("tiny", 4095), readWrite, EINVAL, "only 4095 bytes");
        REFUSED("/dev/null", readOnly, EINVAL, "not a devdax device");
        const std::string pipe = at("pipe");
        QVERIFY(::mkfifo(pipe.c_str(), 0600) == 0);
        REFUSED(pipe, readOnly, EINVAL, "is a pipe");
    }

    void refusesWithoutPermission() {
        const std::string secret = file("secret", 4096);
        const std::string others = file("others", 4096);
        QVERIFY(::chmod(secret.c_str(), 0) == 0 && ::chmod(others.c_str(), 0444) == 0);
        if (::geteuid() != 0) {
            REFUSED(secret, readOnly, EACCES, "no permission to read");
            REFUSED(others, readWrite, EACCES, "open it read-only");
            return;
        }
        const AsNobody nobody;
        SKIP_UNLESS(AsNobody::works(), "no user but root here");
        REFUSED(secret, readOnly, EACCES, "no permission to read");
        REFUSED(others, readWrite, EACCES, "open it read-only");
        OPEN(image, others, readOnly);
        QCOMPARE(image->size(), 4096U);
    }

    void readOnlyFilesystem() {
        SKIP_UNLESS(mayMount_, "needs root, to mount");
        const std::string where = dir_->path().toStdString();
        const Mounted tmpfs("tmpfs", where, "tmpfs");
        QVERIFY(tmpfs.done());
        const std::string path = file("image", 4096);
        QVERIFY(::mount("tmpfs", where.c_str(), nullptr, MS_REMOUNT | MS_RDONLY, nullptr) == 0);
        REFUSED(path, readWrite, EROFS, "open it read-only");
        OPEN(image, path, readOnly);
    }

    void readersShareWritersDoNot() {
        const std::string path = file("image", 4096);
        {
            OPEN(first, path, readOnly);
            OPEN(second, path, readOnly);
            REFUSED(path, readWrite, EBUSY, "open it read-only");
            QCOMPARE(load(first->bytes(), 0), load(second->bytes(), 0));
        }
        {
            OPEN(writer, path, readWrite);
            REFUSED(path, readOnly, EBUSY, "close it");
            REFUSED(path, readWrite, EBUSY, "this program itself");
        }
        OPEN(again, path, readWrite);
    }

    void anotherNameIsTheSameImage() {
        const std::string path = file("image", 4096);
        QVERIFY(::link(path.c_str(), at("hard").c_str()) == 0);
        QVERIFY(::symlink("hard", at("soft").c_str()) == 0);
        OPEN(image, path, readWrite);
        REFUSED(at("soft"), readOnly, EBUSY, "locked");
    }

    void seesFlock() {
        const std::string path = file("image", 4096);
        // Prints a line once it has the lock, and keeps it until its input ends.
        QProcess holder;
        holder.start("flock", {"-x", QString::fromStdString(path), "-c", "echo locked; cat"});
        QVERIFY(holder.waitForReadyRead());
        REFUSED(path, readOnly, EBUSY, "flock");
        REFUSED(path, readWrite, EBUSY, "(process ");
        holder.closeWriteChannel();
        QVERIFY(holder.waitForFinished());
        OPEN(image, path, readWrite);
    }

    void seesRangeLocks() {
        const std::string path = file("image", 4 * 4096);
        {
            const LockingProcess holder(path);
            QVERIFY(holder.holds());
            REFUSED(path, readOnly, EBUSY, "fcntl range lock");
            REFUSED(path, readWrite, EBUSY, std::format("(process {})", holder.pid()));
        }
        // One byte, by its open file description: nobody can tell whose it is.
        const UniqueFd other(::open(path.c_str(), O_RDWR | O_CLOEXEC));
        struct flock byte = {};
        byte.l_type = F_RDLCK;
        byte.l_start = 100;
        byte.l_len = 1;
        QVERIFY(::fcntl(other.get(), F_OFD_SETLK, &byte) == 0);
        REFUSED(path, readWrite, EBUSY, "another program");
        OPEN(image, path, readOnly);
    }

    void isSeenByOthers() {
        const std::string path = file("image", 4096);
        const UniqueFd other(::open(path.c_str(), O_RDWR | O_CLOEXEC));
        struct flock range = {};
        {
            OPEN(image, path, readOnly);
            QVERIFY(::flock(other.get(), LOCK_EX | LOCK_NB) != 0);
            range.l_type = F_WRLCK;
            QVERIFY(::fcntl(other.get(), F_OFD_SETLK, &range) != 0);
            range.l_type = F_RDLCK;
            QVERIFY(::fcntl(other.get(), F_OFD_SETLK, &range) == 0);
            range.l_type = F_UNLCK;
            QVERIFY(::fcntl(other.get(), F_OFD_SETLK, &range) == 0);
        }
        {
            OPEN(image, path, readWrite);
            QVERIFY(::flock(other.get(), LOCK_SH | LOCK_NB) != 0);
            range.l_type = F_RDLCK;
            QVERIFY(::fcntl(other.get(), F_OFD_SETLK, &range) != 0);
        }
        QVERIFY(::flock(other.get(), LOCK_EX | LOCK_NB) == 0);
        range.l_type = F_WRLCK;
        QVERIFY(::fcntl(other.get(), F_OFD_SETLK, &range) == 0);
    }

    void failedOpenLeavesNoLock() {
        const std::string path = file("tiny", 17);
        REFUSED(path, readWrite, EINVAL, "17 bytes");
        const UniqueFd other(::open(path.c_str(), O_RDWR | O_CLOEXEC));
        QVERIFY(::flock(other.get(), LOCK_EX | LOCK_NB) == 0);
    }

    void refusesLoopAttached() {
        const std::string path = file("image", 1 << 20);
        QVERIFY(::link(path.c_str(), at("hard").c_str()) == 0);
        {
            const LoopDevice loop(path);
            SKIP_UNLESS(loop.attached(), "needs root and loop devices");
            REFUSED(path, readOnly, EBUSY, loop.node());
            // The driver knows the file, by whatever name.
            REFUSED(at("hard"), readWrite, EBUSY, loop.node());
            QVERIFY(::chmod(path.c_str(), 0644) == 0);
            // Who may not ask the driver goes by the name in /sys.
            const AsNobody nobody;
            if (AsNobody::works())
                REFUSED(path, readOnly, EBUSY, loop.node());
        }
        OPEN(image, file("other", 4096), readOnly);
    }

    void opensBlockDevice() {
        const std::string path = file("image", (1 << 20) + 512);
        const LoopDevice loop(path);
        SKIP_UNLESS(loop.attached(), "needs root and loop devices");
        {
            qputenv("PMEM2_FORCE_GRANULARITY", "BYTE");
            auto device = ImageMap::open(loop.node(), readWrite);
            qunsetenv("PMEM2_FORCE_GRANULARITY");
            QVERIFY2(device, device ? "" : device.error().text().c_str());
            ImageMap& image = **device;
            QVERIFY(image.kind() == SourceKind::BlockDevice);
            QCOMPARE(image.kindName(), "block device");
            QCOMPARE(image.size(), 1U << 20);
            QVERIFY(image.granularity() == Granularity::Page);
            QVERIFY(!image.granularityEmulated());
            QVERIFY(image.granularityReason().contains("does not apply"));
            QVERIFY(image.libraryMap() == nullptr);
            QCOMPARE(load(image.bytes(), 4096), 'x');
            image.writableBytes()[1] = std::byte{'z'};
            QCOMPARE(::msync(image.writableBytes().data(), 4096, MS_SYNC), 0);
            REFUSED(loop.node(), readOnly, EBUSY, "held by another program");
        }
        OPEN(again, loop.node(), readOnly);
        QCOMPARE(load(again->bytes(), 1), 'z');
        // The device shrinks, as one that is unplugged: no SIGBUS gets through.
        QVERIFY(::truncate(path.c_str(), 8192) == 0 && loop.followSize());
        QCOMPARE(load(again->bytes(), 512 * 1024), 0);
        QVERIFY(again->lost());
        QVERIFY(again->lossError()->what.contains("failed"));
        QCOMPARE(load(again->bytes(), 1), 'z');
    }

    void refusesMounted_data() {
        QTest::addColumn<QString>("mkfs");
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QByteArray>("type");
        QTest::newRow("ext2") << "mkfs.ext2" << QStringList{"-q", "-F"} << QByteArray("ext2");
        // Its number in mountinfo is not that of the device.
        QTest::newRow("btrfs") << "mkfs.btrfs" << QStringList{"-q"} << QByteArray("btrfs");
    }
    void refusesMounted() {
        QFETCH(const QString, mkfs);
        QFETCH(const QStringList, options);
        QFETCH(const QByteArray, type);
        SKIP_UNLESS(mayMount_, "needs root, to mount");
        const std::string path = at("image");
        QFile image(QString::fromStdString(path));
        QVERIFY(image.open(QIODevice::WriteOnly) && image.resize(128 << 20));
        image.close();
        QProcess make;
        make.start(mkfs, QStringList(options) << image.fileName());
        SKIP_UNLESS(make.waitForFinished() && make.exitCode() == 0, "the mkfs program is missing");
        const LoopDevice loop(path);
        SKIP_UNLESS(loop.attached(), "needs loop devices");
        const std::string where = at("the mount");
        QVERIFY(::mkdir(where.c_str(), 0755) == 0);
        const Mounted mounted(loop.node(), where, type.constData());
        SKIP_UNLESS(mounted.done(), "the kernel lacks this filesystem");
        for (const Access access : {readOnly, readWrite}) {
            REFUSED(loop.node(), access, EBUSY, "mounted at “" + where);
            REFUSED(path, access, EBUSY, "mounted at “" + where);
        }
    }

    void measuredGranularity() {
        OPEN(image, file("image", 4096), readOnly);
        // Temporary directories in persistent memory are rare.
        QVERIFY(image->granularity() == Granularity::Page);
        QVERIFY(!image->granularityEmulated());
        QCOMPARE(image->granularityIs(), "measured");
        QVERIFY2(image->granularityReason().starts_with("page — a regular file on "),
                 image->granularityReason().c_str());
    }

    void forcedGranularity_data() {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<bool>("taken");
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("byte") << QByteArray("BYTE") << true << QByteArray("byte");
        QTest::newRow("cache line") << QByteArray("cache_line") << true << QByteArray("cache line");
        QTest::newRow("page") << QByteArray("Page") << true << QByteArray("page");
        QTest::newRow("unknown") << QByteArray("sector") << false << QByteArray("page");
        QTest::newRow("empty") << QByteArray("") << false << QByteArray("page");
    }
    void forcedGranularity() {
        QFETCH(const QByteArray, value);
        QFETCH(const bool, taken);
        QFETCH(const QByteArray, name);
        qputenv("PMEM2_FORCE_GRANULARITY", value);
        auto result = ImageMap::open(file("image", 4096), readWrite);
        qunsetenv("PMEM2_FORCE_GRANULARITY");
        QVERIFY(result);
        const ImageMap& image = **result;
        QCOMPARE(granularityName(image.granularity()), name.toStdString());
        QCOMPARE(image.granularityIs(), taken ? "emulated" : "measured");
        QCOMPARE(image.granularityReason().starts_with(
                     std::format("forced to {} by PMEM2_FORCE_GRANULARITY", name.toStdString())),
                 taken);
    }

    void tmpfsIsCalledMemory() {
        SKIP_UNLESS(mayMount_, "needs root, to mount");
        const Mounted tmpfs("tmpfs", dir_->path().toStdString(), "tmpfs");
        QVERIFY(tmpfs.done());
        OPEN(image, file("image", 4096), readOnly);
        QVERIFY(image->granularityReason().contains("on tmpfs: it lives in ordinary memory"));
    }

    void truncatedWhileOpen_data() {
        QTest::addColumn<bool>("writing");
        QTest::newRow("read-only") << false;
        QTest::newRow("read-write") << true;
    }
    void truncatedWhileOpen() {
        QFETCH(const bool, writing);
        const std::string path = file("image", 64 * 4096);
        const auto before = presentBusHandler();
        {
            OPEN(image, path, writing ? readWrite : readOnly);
            OPEN(bystander, file("bystander", 4096), readOnly);
            QVERIFY(::truncate(path.c_str(), 2 * 4096 + 1) == 0);
            QCOMPARE(load(image->bytes(), 2 * 4096), 'x');
            QVERIFY(!image->lost());
            errno = ENOTTY;
            QCOMPARE(load(image->bytes(), 5 * 4096 + 3), 0);
            QCOMPARE(errno, ENOTTY);
            QVERIFY(image->lost());
            QCOMPARE(image->lossError()->code, EIO);
            QCOMPARE(image->lossError()->where, std::format("byte {}", 5 * 4096 + 3));
            QVERIFY(image->lossError()->what.contains("shorter"));
            for (std::size_t page = 3; page < 64; ++page)
                QCOMPARE(load(image->bytes(), page * 4096), 0);
            QCOMPARE(load(image->bytes(), 0), 'x');
            if (writing)
                image->writableBytes()[63 * 4096] = std::byte{1};
            // The first loss is the one that is told; it does not heal.
            QVERIFY(::truncate(path.c_str(), 64 * 4096) == 0);
            QVERIFY(::truncate(path.c_str(), 0) == 0);
            QCOMPARE(load(image->bytes(), 0), 0);
            QCOMPARE(image->lossError()->where, std::format("byte {}", 5 * 4096 + 3));
            QVERIFY(!bystander->lost());
            QCOMPARE(load(bystander->bytes(), 0), 'x');
        }
        QVERIFY(presentBusHandler() == before);
        QCOMPARE(QFileInfo(QString::fromStdString(path)).size(), 0);
    }

    void manyThreadsLoseTogether() {
        const std::string path = file("image", 256 * 4096);
        OPEN(image, path, readWrite);
        QVERIFY(::truncate(path.c_str(), 0) == 0);
        std::atomic<int> sum = 0;
        {
            std::vector<std::jthread> readers;
            for (int i = 0; i < 4; ++i) {
                readers.emplace_back([&] {
                    for (std::size_t page = 0; page < 256; ++page)
                        sum += load(image->bytes(), page * 4096);
                });
            }
        }
        QCOMPARE(sum.load(), 0);
        QVERIFY(image->lost());
    }

    void largeLossIsOnePieceOfAddressSpace() {
        // More pages than vm.max_map_count allows maps, read so that no two are neighbours.
        constexpr std::size_t size = std::size_t{1} << 30;
        const std::string path = file("image", 4096);
        QVERIFY(::truncate(path.c_str(), size) == 0);
        OPEN(image, path, readWrite);
        QVERIFY(::truncate(path.c_str(), 4096) == 0);
        int sum = 0;
        for (std::size_t i = 8192; i < size; i += 8192)
            sum += load(image->bytes(), i);
        QCOMPARE(sum, 0);
        QVERIFY(image->lost());
        QVERIFY(piecesOfAddressSpace() < 10000);
        QCOMPARE(load(image->bytes(), 0), 'x');
    }

    void fullFilesystemUnderSparseImage() {
        SKIP_UNLESS(mayMount_, "needs root, to mount");
        const Mounted tmpfs("tmpfs", dir_->path().toStdString(), "tmpfs", "size=64k");
        QVERIFY(tmpfs.done());
        const std::string path = at("image");
        QFile out(QString::fromStdString(path));
        QVERIFY(out.open(QIODevice::WriteOnly) && out.resize(160 << 20));
        out.close();
        OPEN(image, path, readWrite);
        // Pages fail one by one, and no two are neighbours.
        for (std::size_t at = 0; at < image->size(); at += 8192)
            image->writableBytes()[at] = std::byte{1};
        QVERIFY(image->lost());
        QVERIFY(image->lossError()->what.contains("no space"));
        QVERIFY2(piecesOfAddressSpace() < 10000, "comes near vm.max_map_count");
    }

    void foreignBusErrorsReachThePreviousHandler() {
        const std::string path = file("image", 4096);
        busErrors = 0;
        const BusHandler previous(jumpOut);
        {
            OPEN(image, path, readOnly);
            QVERIFY(presentBusHandler() != jumpOut);
            QVERIFY(!touchForeignPage(at("foreign")));
            QCOMPARE(busErrors, 1);
            QVERIFY(!image->lost());
            // We are out of the way now, until the next image opens.
            QVERIFY(presentBusHandler() == jumpOut);
            OPEN(next, file("next", 4096), readOnly);
            QVERIFY(::truncate(path.c_str(), 0) == 0);
            QCOMPARE(load(image->bytes(), 0), 0);
            QVERIFY(image->lost());
            QCOMPARE(busErrors, 1);
        }
        QVERIFY(presentBusHandler() == jumpOut);
    }

    void sentSignalsReachThePreviousHandler() {
        busErrors = 0;
        const BusHandler previous(count);
        OPEN(image, file("image", 4096), readOnly);
        ::raise(SIGBUS);
        QCOMPARE(busErrors, 1);
    }

    void foreignBusErrorsEndAProgramWithoutHandler() {
        const std::string path = file("image", 4096);
        const pid_t child = ::fork();
        if (child == 0) {
            const struct rlimit noCore = {};
            ::setrlimit(RLIMIT_CORE, &noCore);
            ::signal(SIGBUS, SIG_DFL);
            const auto image = ImageMap::open(path, readOnly);
            touchForeignPage(at("foreign"));
            ::_exit(image ? 0 : 1);
        }
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY(WIFSIGNALED(status));
        QCOMPARE(WTERMSIG(status), SIGBUS);
    }

    void goesTogetherWithAHandlerOnTop() {
        busErrors = 0;
        const BusHandler bottom(jumpOut);
        const std::string path = file("image", 4096);
        {
            OPEN(image, path, readOnly);
            {
                const BusHandler top(askThenPassOn);
                upper = &top;
                QVERIFY(::truncate(path.c_str(), 0) == 0);
                QCOMPARE(load(image->bytes(), 0), 0);
                QVERIFY(image->lost());
                QCOMPARE(busErrors, 1);
                // Now we come on top of him, who passes on to us: the fault must end at the bottom.
                OPEN(next, file("next", 4096), readOnly);
                QVERIFY(presentBusHandler() != askThenPassOn);
                QVERIFY(!touchForeignPage(at("foreign")));
                QCOMPARE(busErrors, 3);
            }
        }
    }

    void manyImages() {
        std::vector<std::unique_ptr<ImageMap>> images;
        const std::string path = file("image", 4096);
        for (int i = 0; i < 64; ++i) {
            OPEN(image, path, readOnly);
            images.push_back(std::move(image));
        }
        REFUSED(path, readOnly, ENFILE, "64 images");
        images.pop_back();
        OPEN(image, path, readOnly);
    }
};

QTEST_GUILESS_MAIN(PmemTest)
#include "test_pmem.moc"
