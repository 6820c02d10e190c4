// At the limits of the format: what the kernel refuses we refuse, with its errno, and what it accepts has the same result.
#include <QTest>

#include <fcntl.h>
#include <linux/fs.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "support/filler.h"
#include "support/image_edit.h"
#include "support/kernel_pair.h"
#include "support/process.h"

using namespace daxscope;
using namespace daxscope::test;

namespace {

const KernelPair::Recipe smallNodes{{"--metadata", "single", "--nodesize", "4K"}, {"-n", "4K"}};

FileOperation of(Act act, std::string path, std::string other = {}) {
    FileOperation operation;
    operation.act = act;
    operation.path = std::move(path);
    operation.other = std::move(other);
    return operation;
}

FileOperation onRange(Act act, std::string path, std::uint64_t offset, std::uint64_t length,
                      bool flag = false) {
    FileOperation operation = of(act, std::move(path));
    operation.offset = offset;
    operation.length = length;
    operation.flag = flag;
    return operation;
}

std::string shortened(const Failure& failure) { return failure.value_or("").substr(0, 3000); }

/// A name of `length` ≥ 4 bytes that begins as `start` and has the hash of `like`; empty when it would hold a slash or a zero
/// byte. Turns the table of the CRC around: four bytes lead to any state.
std::string collidingName(std::string start, std::size_t length, std::string_view like) {
    const auto& table = crc32cTable();
    const auto after = [&](std::string_view text) {
        std::uint32_t c = ~1U;
        for (const char byte : text)
            c = table[(c ^ static_cast<std::uint8_t>(byte)) & 0xFFU] ^ (c >> 8U);
        return c;
    };
    start.resize(length - 4, '-');
    std::uint32_t target = after(like);
    std::array<std::uint32_t, 4> index{};
    for (std::size_t i = 4; i-- > 0;) {
        for (std::uint32_t at = 0; at < 256; ++at) {
            if (table[at] >> 24U == target >> 24U)
                index[i] = at;
        }
        target = (target ^ table[index[i]]) << 8U;
    }
    std::uint32_t state = after(start);
    for (const std::uint32_t at : index) {
        start.push_back(static_cast<char>((state ^ at) & 0xFFU));
        state = table[at] ^ (state >> 8U);
    }
    const bool usable =
        !start.contains('/') && !start.contains('\0') && after(start) == after(like);
    return usable ? start : std::string();
}

std::vector<std::string> collidingNames(std::size_t count, std::size_t length) {
    std::vector<std::string> out = {std::string(length, 'n')};
    for (unsigned i = 0; out.size() < count; ++i) {
        if (std::string name = collidingName(std::format("{}", i), length, out.front());
            !name.empty())
            out.push_back(std::move(name));
    }
    return out;
}

}  // namespace

class Limits : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        DAXSCOPE_NEEDS_MOUNTS();
        QVERIFY2(!daxscopeBinary().empty(), "DAXSCOPE_BIN names the program under test");
    }
    void names();
    void attributes();
    void collidingHashes();
    void offsets();
    void immutableAndAppendOnly();
    void deepPaths();
    void hardLinks();
};

void Limits::names() {
    KernelPair pair(smallNodes);
    std::vector<FileOperation> operations = {of(Act::Subvolume, "/sub"), of(Act::Mkdir, "/dir"),
                                             onRange(Act::Write, "/file", 0, 10)};
    for (const std::size_t length : {1, 254, 255, 256, 300, 4000}) {
        for (const std::string& in : {std::string("/"), std::string("/dir/")}) {
            const auto name = [&](char letter) { return in + std::string(length, letter); };
            operations.push_back(of(Act::Mkdir, name('d')));
            operations.push_back(onRange(Act::Write, name('w'), 0, 5000));
            operations.push_back(of(Act::Symlink, name('s'), "target"));
            operations.push_back(of(Act::Link, "/file", name('l')));
            operations.push_back(of(Act::Rename, name('w'), name('r')));
            operations.push_back(of(Act::Rename, name('d'), name('e')));
            operations.push_back(of(Act::Remove, name('x')));
            operations.push_back(of(Act::Truncate, name('x')));
            if (length < 4000)
                operations.push_back(of(Act::Subvolume, name('u')));
            operations.push_back(of(Act::Snapshot, "/sub", name('t')));
            operations.push_back(of(Act::Remove, name('t')));
            operations.push_back(of(Act::Rename, name('u'), name('v')));
        }
    }
    for (const std::size_t length : {1, 2000, 2048, 4000, 4094, 4095}) {
        operations.push_back(
            of(Act::Symlink, std::format("/link-{}", length), std::string(length, 't')));
    }
    for (const char* name : {"/.", "/..", "/dir/.", "/dir/..", "/"}) {
        operations.push_back(of(Act::Mkdir, name));
        operations.push_back(of(Act::Link, "/file", name));
        operations.push_back(of(Act::Symlink, name, "target"));
    }
    for (const FileOperation& operation : operations) {
        const Failure failed = pair.apply(operation);
        QVERIFY2(!failed, shortened(failed).c_str());
    }
    const Failure failed = pair.compare();
    QVERIFY2(!failed, shortened(failed).c_str());
}

void Limits::attributes() {
    KernelPair pair(smallNodes);
    Failure failed = pair.apply(onRange(Act::Write, "/file", 0, 10));
    QVERIFY2(!failed, shortened(failed).c_str());
    const auto set = [&](const std::string& name, std::size_t size) {
        const std::string value(size, 'v');
        return pair.apply(
            std::format("setxattr {} of {} bytes", name.substr(0, 20), size),
            [&](files::Operations& engine) {
                return engine.setxattr("/file", name, asBytes(value));
            },
            [&](const std::string& where) {
                return ::setxattr((where + "/file").c_str(), name.c_str(), value.data(),
                                  value.size(), 0) == 0
                           ? 0
                           : errno;
            });
    };
    unsigned number = 0;
    const std::string longest = "user." + std::string(250, 'n');
    const std::size_t fits = 4096 - 101 - 25 - 30 - std::string_view("user.size").size();
    for (const std::size_t size :
         {std::size_t{0}, std::size_t{1}, fits - 1, fits, fits + 1, std::size_t{16384},
          std::size_t{65535}, std::size_t{65536}, std::size_t{65537}}) {
        // Not one that grows: the kernel then needs room in the leaf where it lies.
        failed = set(std::format("user.{:04}", number++), size);
        QVERIFY2(!failed, shortened(failed).c_str());
    }
    for (const std::string& name : {longest, longest + "n", std::string("user."), std::string(),
                                    std::string("nothing.known")}) {
        failed = set(name, 3);
        QVERIFY2(!failed, shortened(failed).c_str());
        failed = pair.apply(of(Act::RemoveXattr, "/file", name));
        QVERIFY2(!failed, shortened(failed).c_str());
        failed = set(name, 300);
        QVERIFY2(!failed, shortened(failed).c_str());
    }
    // Of what is no file or directory.
    failed = pair.apply(of(Act::Symlink, "/link", "target"));
    QVERIFY2(!failed, shortened(failed).c_str());
    for (const char* name : {"user.x", "trusted.x", "security.x"}) {
        failed = pair.apply(
            std::format("{} of a symbolic link", name),
            [&](files::Operations& engine) {
                return engine.setxattr("/link", name, asBytes("value"));
            },
            [&](const std::string& where) {
                return ::lsetxattr((where + "/link").c_str(), name, "value", 5, 0) == 0 ? 0 : errno;
            });
        QVERIFY2(!failed, shortened(failed).c_str());
        failed = pair.apply(of(Act::RemoveXattr, "/link", name));
        QVERIFY2(!failed, shortened(failed).c_str());
    }
    failed = pair.compare();
    QVERIFY2(!failed, shortened(failed).c_str());
}

/// Names of one hash share an item, which can be full.
void Limits::collidingHashes() {
    for (const std::size_t length : {std::size_t{9}, std::size_t{255}}) {
        KernelPair pair(smallNodes);
        // An entry has 30 bytes besides the name, an item of 4K nodes at most 3,970.
        const std::size_t fit = 3970 / (30 + length);
        const auto names = collidingNames(fit + 3, length);
        std::vector<FileOperation> operations = {onRange(Act::Write, "/file", 0, 10),
                                                 of(Act::Mkdir, "/d"), of(Act::Mkdir, "/e")};
        for (std::size_t i = 0; i + 6 < fit; ++i) {
            const std::string path = "/d/" + names[i];
            switch (i % 4) {
                case 0:
                    operations.push_back(of(Act::Mkdir, path));
                    break;
                case 1:
                    operations.push_back(of(Act::Subvolume, path));
                    break;
                case 2:
                    operations.push_back(of(Act::Symlink, path, "target"));
                    break;
                default:
                    operations.push_back(onRange(Act::Write, path, 0, 100 + i));
            }
        }
        // Links, because the kernel gives up the filesystem when a new file does not fit.
        for (std::size_t i = fit - std::min<std::size_t>(fit, 6); i < names.size(); ++i)
            operations.push_back(of(Act::Link, "/file", "/d/" + names[i]));
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (i % 4 != 2)  // symbolic links, which we do not follow
                operations.push_back(of(Act::Mkdir, "/d/" + names[i] + "/inside"));
            operations.push_back(of(Act::Mkdir, "/e/" + names[i].substr(1)));
        }
        for (std::size_t i = 0; i < names.size(); i += 2)
            operations.push_back(of(Act::Remove, "/d/" + names[i]));
        for (std::size_t i = 1; i < names.size(); i += 4) {
            FileOperation rename =
                of(Act::Rename, "/d/" + names[i], "/d/" + names[(i + 4) % names.size()]);
            operations.push_back(rename);
            rename.flag = true;  // exchange
            operations.push_back(rename);
        }
        for (std::size_t i = 0; i < names.size(); i += 3)
            operations.push_back(of(Act::Link, "/file", "/d/" + names[i]));
        for (const FileOperation& operation : operations) {
            const Failure failed = pair.apply(operation);
            QVERIFY2(!failed, shortened(failed).c_str());
        }
        const Failure failed = pair.compare();
        QVERIFY2(!failed, shortened(failed).c_str());
    }
}

/// Files as long as they can be, and ranges that reach beyond that.
void Limits::offsets() {
    KernelPair pair({{"--metadata", "dup"}, {}});
    constexpr std::uint64_t most = INT64_MAX;
    Failure failed;
    unsigned number = 0;
    const auto apply = [&](const FileOperation& operation) {
        // System calls have no way to ask for more; we have.
        if (std::max({operation.offset, operation.otherOffset, operation.length}) > most)
            failed = pair.apply(
                operation.text(),
                [&](files::Operations& engine) { return applyToEngine(engine, operation); },
                [&](const std::string&) {
                    const bool onRange = operation.act == Act::Punch ||
                                         operation.act == Act::Zero ||
                                         operation.act == Act::Allocate;
                    const bool tooLarge =
                        (onRange && operation.length != 0) || operation.act == Act::Truncate;
                    return tooLarge ? EFBIG : EINVAL;
                });
        else
            failed = pair.apply(operation);
        return !failed;
    };
    for (const std::uint64_t size : {most, most - 1, most - 4095, most - 4096, most - 8191,
                                     std::uint64_t{1} << 62U, most + 1, UINT64_MAX}) {
        const std::string path = std::format("/size-{}", number++);
        QVERIFY2(apply(onRange(Act::Write, path, 0, 10)), shortened(failed).c_str());
        QVERIFY2(apply(onRange(Act::Truncate, path, size, 0)), shortened(failed).c_str());
        QVERIFY2(apply(onRange(Act::Truncate, path, size - 5000, 0)), shortened(failed).c_str());
        QVERIFY2(apply(onRange(Act::Write, path, 100'000, 5000)), shortened(failed).c_str());
    }
    for (const std::uint64_t at :
         {most, most - 1, most - 100, most - 4095, most - 4096, most - 8192,
          std::uint64_t{1} << 62U, most + 1, UINT64_MAX - 4096}) {
        for (const std::uint64_t length : {std::uint64_t{1}, std::uint64_t{4096},
                                           std::uint64_t{9000}, most - 8192, most, UINT64_MAX}) {
            for (const Act act : {Act::Punch, Act::Zero, Act::Allocate}) {
                for (const bool keepSize : {false, true}) {
                    const std::string path = std::format("/range-{}", number++);
                    QVERIFY2(apply(onRange(Act::Write, path, 0, 6000)), shortened(failed).c_str());
                    QVERIFY2(apply(onRange(act, path, at, length, keepSize)),
                             shortened(failed).c_str());
                    QVERIFY2(apply(onRange(act, path, 0, length, keepSize)),
                             shortened(failed).c_str());
                    QVERIFY2(apply(onRange(act, path, at, 0, keepSize)), shortened(failed).c_str());
                }
            }
        }
    }
    failed = pair.compare();
    QVERIFY2(!failed, shortened(failed).c_str());
    for (const std::uint64_t at :
         {most, most - 1, most - 4096, most - 8192, most + 1, std::uint64_t{1} << 62U}) {
        const std::string path = std::format("/write-{}", number++);
        QVERIFY2(apply(onRange(Act::Write, path, 0, 1)), shortened(failed).c_str());
        QVERIFY2(apply(onRange(Act::Write, path, at, 1)), shortened(failed).c_str());
        QVERIFY2(apply(onRange(Act::Write, path, 5, 1)), shortened(failed).c_str());
    }
    failed = pair.compare();
    QVERIFY2(!failed, shortened(failed).c_str());
    for (const std::uint64_t at : {std::uint64_t{0}, most - 4095, most - 8191, most + 1}) {
        for (const std::uint64_t to : {std::uint64_t{0}, most - 4095, most - 8191, most + 1}) {
            for (const std::uint64_t length : {std::uint64_t{0}, std::uint64_t{4096}, most}) {
                FileOperation share = of(Act::Clone, "/range-20", "/range-21");
                share.offset = at;
                share.otherOffset = to;
                share.length = length;
                QVERIFY2(apply(share), shortened(failed).c_str());
                share.act = Act::Dedupe;  // of nothing, in the kernel
                QVERIFY2(length == 0 || apply(share), shortened(failed).c_str());
            }
        }
    }
    failed = pair.compare();
    QVERIFY2(!failed, shortened(failed).c_str());
}

/// What chattr +i and +a forbid, on files and directories.
void Limits::immutableAndAppendOnly() {
    const ScratchDirectory scratch;
    const std::string image = scratch.path("image");
    const std::string kernels = scratch.path("kernels");
    QVERIFY(makeImage(image, 256 << 20).has_value());
    {
        auto mount = LoopMount::mount(image, scratch.path("mount"));
        QVERIFY(mount.has_value());
        for (const char* path : {"/fixed", "/log", "/plain", "/other"})
            QCOMPARE(applyToMount(mount->where(), onRange(Act::Write, path, 0, 8192)), 0);
        for (const std::string path : {"/fixed-dir", "/log-dir", "/dir"}) {
            QCOMPARE(applyToMount(mount->where(), of(Act::Mkdir, path)), 0);
            QCOMPARE(applyToMount(mount->where(), onRange(Act::Write, path + "/in", 0, 10)), 0);
        }
        for (const auto& [path, flag] :
             {std::pair("/fixed", FS_IMMUTABLE_FL), std::pair("/log", FS_APPEND_FL),
              std::pair("/fixed-dir", FS_IMMUTABLE_FL), std::pair("/log-dir", FS_APPEND_FL)}) {
            const int fd = ::open((mount->where() + path).c_str(), O_RDONLY | O_CLOEXEC);
            const int flags = flag;
            QVERIFY(fd >= 0 && ::ioctl(fd, FS_IOC_SETFLAGS, &flags) == 0);
            ::close(fd);
        }
        QVERIFY(mount->unmount());
    }
    QVERIFY(copySparse(image, kernels));
    std::vector<FileOperation> operations;
    unsigned fresh = 0;
    for (const std::string file : {"/fixed", "/log"}) {
        for (const Act act : {Act::Write, Act::Truncate, Act::Punch, Act::Zero, Act::Allocate,
                              Act::Chmod, Act::Chown})
            operations.push_back(onRange(act, file, 0, 4096));
        for (const Act act : {Act::Clone, Act::Dedupe, Act::Rename})
            operations.push_back(of(act, "/other", file));
        operations.push_back(of(Act::Clone, file, std::format("/new-{}", fresh++)));
        for (const Act act : {Act::SetXattr, Act::RemoveXattr})
            operations.push_back(of(act, file, "user.1"));
        for (const Act act : {Act::Link, Act::Rename})
            operations.push_back(of(act, file, std::format("/new-{}", fresh++)));
        operations.push_back(of(Act::Remove, file));
    }
    for (const std::string directory : {"/fixed-dir", "/log-dir"}) {
        const auto within = [&] { return std::format("{}/new-{}", directory, fresh++); };
        operations.push_back(of(Act::Mkdir, within()));
        operations.push_back(onRange(Act::Write, within(), 0, 10));
        operations.push_back(onRange(Act::Write, directory + "/in", 0, 10));
        operations.push_back(of(Act::Symlink, within(), "in"));
        operations.push_back(of(Act::Subvolume, within()));
        operations.push_back(of(Act::Link, "/plain", within()));
        operations.push_back(of(Act::Rename, "/other", within()));
        operations.push_back(of(Act::Rename, directory + "/in", std::format("/new-{}", fresh++)));
        operations.push_back(of(Act::Rename, "/dir/in", directory + "/in"));
        operations.push_back(of(Act::Chmod, directory));
        operations.push_back(of(Act::SetXattr, directory, "user.1"));
        operations.push_back(of(Act::Remove, directory + "/in"));
        operations.push_back(of(Act::Rename, directory, std::format("/new-{}", fresh++)));
        operations.push_back(of(Act::Remove, directory));
    }
    auto mount = LoopMount::mount(kernels, scratch.path("mount"));
    QVERIFY(mount.has_value());
    {
        auto session = session::Session::openForWriting(image);
        QVERIFY(session.has_value());
        for (const FileOperation& operation : operations) {
            const Status done = applyToEngine(*(*session)->operations(), operation);
            const int mine = done ? 0 : done.error().code;
            const int theirs = applyToMount(mount->where(), operation);
            QVERIFY2(mine == theirs, std::format("{}: {}, in the kernel {}", operation.text(),
                                                 std::strerror(mine), std::strerror(theirs))
                                         .c_str());
        }
        QVERIFY((*session)->commit().has_value());
    }
    auto ours = LoopMount::mount(image, scratch.path("ours"), "", true);
    QVERIFY(ours.has_value());
    const Failure differs = compareTrees(ours->where(), mount->where());
    QVERIFY2(!differs, shortened(differs).c_str());
}

void Limits::deepPaths() {
    KernelPair pair(smallNodes);
    Failure failed;
    std::string path;
    for (int depth = 0; depth < 380 && !failed; ++depth) {
        path += std::format("/level-{:03}", depth % 7);
        failed = pair.apply(of(depth % 50 == 49 ? Act::Subvolume : Act::Mkdir, path));
    }
    QVERIFY2(!failed, shortened(failed).c_str());
    const std::string top = path.substr(0, 10);
    for (const FileOperation& operation :
         {onRange(Act::Write, path + "/file", 0, 9000), of(Act::Link, path + "/file", path + "/l"),
          of(Act::Link, path + "/file", "/outside"), of(Act::Rename, top, path + "/below"),
          of(Act::Rename, path, top), of(Act::Remove, top), of(Act::Remove, path),
          of(Act::Rename, path + "/file", path + "/../moved"), of(Act::Snapshot, "/", "/s"),
          of(Act::Rename, top, "/top")}) {
        failed = pair.apply(operation);
        QVERIFY2(!failed, shortened(failed).c_str());
    }
    failed = pair.compare();
    QVERIFY2(!failed, shortened(failed).c_str());
}

/// 65,535 names of one inode, far more than its reference item holds; not one more.
void Limits::hardLinks() {
    KernelPair pair(smallNodes);
    Dice dice(seedFromEnvironment());
    Failure failed = pair.apply(onRange(Act::Write, "/file", 0, 9000));
    for (int i = 0; i < 3 && !failed; ++i)
        failed = pair.apply(of(Act::Mkdir, std::format("/{}", i)));
    QVERIFY2(!failed, shortened(failed).c_str());
    const auto name = [](unsigned i) { return std::format("/{}/link-{}", i % 3, i); };
    for (unsigned i = 1; i < 65'540 && !failed; ++i)
        failed = pair.apply(of(Act::Link, "/file", name(i)));
    QVERIFY2(!failed, shortened(failed).c_str());
    // One of them goes, one more fits.
    for (int i = 0; i < 2000 && !failed; ++i) {
        failed = pair.apply(of(Act::Remove, name(static_cast<unsigned>(dice.below(65'540)))));
        if (!failed)
            failed =
                pair.apply(of(Act::Link, "/file", name(static_cast<unsigned>(dice.below(65'540)))));
        if (!failed && i % 3 == 0)
            failed = pair.apply(of(Act::Rename, name(static_cast<unsigned>(dice.below(65'540))),
                                   std::format("/{}/moved-{}", i % 3, i)));
    }
    QVERIFY2(!failed, shortened(failed).c_str());
    failed = pair.compare(KernelPair::Check::NotAsked);
    QVERIFY2(!failed, shortened(failed).c_str());
    // As many go as make `btrfs check` end within seconds; both of those that are not there any more fail alike.
    for (unsigned i = 1; i < 65'540 && !failed; ++i) {
        if (i % 16 != 0)
            failed = pair.apply(of(Act::Remove, name(i)));
    }
    QVERIFY2(!failed, shortened(failed).c_str());
    failed = pair.compare();
    QVERIFY2(!failed, shortened(failed).c_str());
}

QTEST_GUILESS_MAIN(Limits)
#include "test_limits.moc"
