// The steps of Filler::fill(): one kind of content each.
#include <fcntl.h>
#include <linux/btrfs.h>
#include <linux/falloc.h>
#include <linux/fs.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <format>
#include <span>
#include <unordered_map>

#include "support/filler.h"
#include "support/image_edit.h"
#include "support/process.h"

namespace daxscope::test {
namespace {

constexpr std::uint64_t KiB = 1024;
constexpr std::uint64_t block = 4096;

/// Pairs of names with equal hashes, which btrfs keeps in one DIR_ITEM or XATTR_ITEM.
/// Its hash starts crc32c from another seed; between names of one length, equal is equal from any
/// seed and behind any common prefix ("user."), because crc32c is linear.
std::vector<std::string> collidingNames(Dice& dice, std::size_t pairs) {
    std::unordered_map<std::uint32_t, std::string> seen;
    std::vector<std::string> result;
    // Birthdays: among 2^18 names there are 8 pairs to be expected.
    const std::uint64_t tag = dice.any();
    for (unsigned i = 0; result.size() < 2 * pairs; ++i) {
        std::string name = std::format("collides-{:016x}-{:07}", tag, i);
        const auto [other, fresh] = seen.emplace(crc32c(std::as_bytes(std::span(name))), name);
        if (!fresh) {
            result.push_back(other->second);
            result.push_back(name);
        }
    }
    return result;
}

}  // namespace

bool Filler::layout() {
    subvolumes_ = {"v", "v/nested", "w"};
    for (const Path& path : subvolumes_)
        if (!subvolume(path))
            return false;
    directories_ = {"plain", "v/a", "v/a/b", "v/a/b/c", "v/nested/d", "w/e"};
    for (const Path& path : directories_)
        if (!step(::mkdir(real(path).c_str(), 0755) == 0, "mkdir " + path))
            return false;
    if (!subvolume("v/a/b/deep"))
        return false;
    subvolumes_.emplace_back("v/a/b/deep");
    directories_.emplace_back("v/a/b/deep");
    return true;
}

bool Filler::smallFiles() {
    for (unsigned i = 0; i < plan_.files; ++i) {
        const Path& directory = directories_[dice_.below(directories_.size())];
        const Path path = std::format("{}/file-{:04}", directory, i);
        std::uint64_t size = 0;
        switch (dice_.below(6)) {
            case 0:
                size = dice_.below(100);
                break;
            case 1:
                size = dice_.below(2048);
                break;  // inline
            case 2:
                size = dice_.below(4200);
                break;  // around a block
            case 3:
                size = block * dice_.below(6);
                break;  // whole blocks
            case 4:
                size = dice_.below(64 * KiB);
                break;
            default:
                size = dice_.oneIn(20) ? dice_.below(900 * KiB) : dice_.below(20 * KiB);
        }
        if (!write(path, 0, bytes(size)))
            return false;
        files_.push_back(path);
        if (dice_.oneIn(4)) {
            const std::array<timespec, 2> times = {
                {{0, UTIME_OMIT},
                 {static_cast<time_t>(dice_.below(1ULL << 33)) - (1LL << 31),
                  static_cast<long>(dice_.below(1'000'000'000))}}};
            ::utimensat(AT_FDCWD, real(path).c_str(), times.data(), 0);
        }
        if (dice_.oneIn(8))
            ::chmod(real(path).c_str(), static_cast<mode_t>(dice_.below(010000)));
        if (dice_.oneIn(8) &&
            ::chown(real(path).c_str(), static_cast<uid_t>(dice_.below(1ULL << 32) - 2),
                    static_cast<gid_t>(dice_.below(70000))) != 0)
            return step(false, "chown " + path);
        if (dice_.oneIn(60))
            commit();
    }
    return true;
}

bool Filler::directoryOfMany() {
    const Path many = "v/many";
    if (!step(::mkdir(real(many).c_str(), 0777) == 0, "mkdir " + many))
        return false;
    std::vector<std::string> names = collidingNames(dice_, plan_.quick ? 1 : 4);
    for (unsigned i = 0; i < plan_.bigDirectory; ++i) {
        std::string name = std::format("name number {:05}", i);
        if (i % 89 == 0)
            name += "\xff\xfe not utf-8 \xc3";
        if (i % 83 == 0)
            name += " größe 漢字 \xf0\x9f\x90\xa7";
        if (i % 101 == 0)
            name += "\"quotes\\ \t\n";
        if (i % 97 == 0)
            name.append(255 - name.size(), 'x');  // as long as names can be
        names.push_back(name);
    }
    for (std::size_t i = 0; i < names.size(); ++i) {
        const Path path = many + "/" + names[i];
        if (i % 64 == 1) {
            if (!step(::mkdir(real(path).c_str(), 0700) == 0, "mkdir " + path))
                return false;
        } else if (!write(path, 0, i % 16 == 0 ? bytes(dice_.below(300)) : std::string())) {
            return false;
        }
    }
    // Gaps in the index, and names that came back.
    for (std::size_t i = 20; i < names.size(); i += 37)
        ::unlink(real(many + "/" + names[i]).c_str());
    return true;
}

bool Filler::kindsOfFiles() {
    const Path kinds = "v/kinds";
    if (!step(::mkdir(real(kinds).c_str(), 01777) == 0, "mkdir " + kinds))
        return false;
    struct Node {
        const char* name;
        mode_t mode;
        dev_t device;
    };
    const std::array<Node, 7> nodes = {{
        {"null", S_IFCHR | 0666, makedev(1, 3)},
        {"large-numbers", S_IFCHR | 0600, makedev(4095, 1048575)},
        {"disk", S_IFBLK | 0660, makedev(8, 17)},
        {"minor-only", S_IFBLK | 0660, makedev(259, 300)},
        {"fifo", S_IFIFO | 0644, 0},
        {"socket", S_IFSOCK | 0755, 0},
        {"suid", S_IFREG | 06755, 0},
    }};
    for (const Node& node : nodes) {
        const std::string path = real(kinds + "/" + node.name);
        if (!step(::mknod(path.c_str(), node.mode, node.device) == 0, "mknod " + path) ||
            ::chmod(path.c_str(), node.mode & 07777U) != 0)
            return false;
    }
    const std::array<std::string, 5> targets = {"null", "../a/b/c", "/nowhere/at/all",
                                                std::string(2000, 't'), "not utf-8 \xff"};
    for (std::size_t i = 0; i < targets.size(); ++i) {
        const std::string path = real(std::format("{}/symlink-{}", kinds, i));
        if (!step(::symlink(targets[i].c_str(), path.c_str()) == 0, "symlink " + path))
            return false;
    }
    return write(kinds + "/empty", 0, "");
}

bool Filler::linksAndAttributes() {
    const Path links = "w/links";
    if (!step(::mkdir(real(links).c_str(), 0755) == 0, "mkdir " + links) ||
        !write(links + "/one", 0, bytes(9000)))
        return false;
    const unsigned count = plan_.extrefs ? plan_.hardLinks : 12;
    for (unsigned i = 0; i < count; ++i) {
        std::string name = std::format("link-{:03}-", i);
        name.append(plan_.extrefs ? 250 - name.size() : 20, 'l');
        const Path& directory = i % 5 == 0 ? Path("w/e") : links;
        const Path path = directory + "/" + name;
        if (!step(::link(real(links + "/one").c_str(), real(path).c_str()) == 0, "link " + path))
            return false;
    }

    const Path file = "w/attributes";
    if (!write(file, 0, "has many"))
        return false;
    const auto set = [&](const Path& path, const std::string& name, const std::string& value) {
        return step(
            ::lsetxattr(real(path).c_str(), name.c_str(), value.data(), value.size(), 0) == 0,
            std::format("setxattr {} {}", path, name));
    };
    // A value must fit into a node of 4 KiB.
    for (unsigned i = 0; i < (plan_.quick ? 12U : 40U); ++i)
        if (!set(file, std::format("user.attribute.{}", i),
                 bytes(i == 7 ? 3600 : dice_.below(200))))
            return false;
    for (const std::string& name : collidingNames(dice_, 1))
        if (!set(file, "user." + name, bytes(30)))
            return false;
    // Directories, symlinks and other namespaces.
    if (!set("w/e", "user.directory", "yes") ||
        !set("w/e", "trusted.daxscope", std::string(1, '\0')) ||
        !set("v/kinds/symlink-0", "trusted.link", "on a symlink") ||
        !set("v/kinds/fifo", "security.daxscope", "label") || !set(file, "user.empty", ""))
        return false;
    // A POSIX ACL: version 2, then (tag, permissions, id) each.
    const std::array<std::uint16_t, 22> acl = {2,      0,      1,  6, 0xffff, 0xffff, 2,  4,
                                               1000,   0,      4,  4, 0xffff, 0xffff, 16, 6,
                                               0xffff, 0xffff, 32, 0, 0xffff, 0xffff};
    std::string value(reinterpret_cast<const char*>(acl.data()), sizeof acl);
    ::lsetxattr(real(file).c_str(), "system.posix_acl_access", value.data(), value.size(), 0);
    return true;
}

bool Filler::sparseFiles() {
    const Path s = "v/sparse-";
    bool good = write(s + "tail", 1 << 20, bytes(100)) && truncate(s + "tail", (1 << 20) + 9000) &&
                write(s + "only-hole", 0, "") && truncate(s + "only-hole", 300 * KiB + 1) &&
                write(s + "huge", 0, bytes(5000)) && write(s + "huge", 1ULL << 40, bytes(5000)) &&
                write(s + "shrunk", 0, bytes(200 * KiB)) && truncate(s + "shrunk", 70 * KiB + 5) &&
                truncate(s + "shrunk", 150 * KiB);
    // Inline, then grown by a hole; with no-holes that leaves an inline extent in a long file.
    good = good && write(s + "inline-grown", 0, bytes(500)) && truncate(s + "inline-grown", 20000);
    for (unsigned i = 0; good && i < (plan_.quick ? 4U : 12U); ++i) {
        const Path path = std::format("{}punched-{}", s, i);
        good = write(path, 0, bytes(256 * KiB));
        if (i % 2 == 0)
            commit();
        for (unsigned n = 0; good && n < 4; ++n)
            good = fallocate(path, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE,
                             dice_.below(250 * KiB), dice_.between(1, 20 * KiB));
        files_.push_back(path);
    }
    for (unsigned i = 0; good && i < (plan_.quick ? 4U : 12U); ++i) {
        const Path path = std::format("w/prealloc-{}", i);
        good = fallocate(path, i % 3 == 0 ? FALLOC_FL_KEEP_SIZE : 0, dice_.below(3) * block,
                         dice_.between(1, 400 * KiB));
        for (unsigned n = 0; good && n < i % 4; ++n)
            good = writeSome(path, 300 * KiB);
        if (good && i % 4 == 3)
            good = fallocate(path, FALLOC_FL_ZERO_RANGE, dice_.below(100 * KiB),
                             dice_.between(1, 60 * KiB));
        if (i % 5 == 0)
            commit();
        files_.push_back(path);
    }
    return good;
}

bool Filler::fragmented() {
    const Path file = "v/fragmented";
    const std::uint64_t blocks = plan_.fragmentedBlocks;
    if (!write(file, 0, bytes(blocks * block)))
        return false;
    commit();
    if (!snapshot("v", "before", true))
        return false;
    for (std::uint64_t i = 0; i < blocks / 6; ++i) {
        if (!write(file, dice_.below(blocks) * block, bytes(block)))
            return false;
        if (dice_.oneIn(12))
            commit();
    }
    // The middle of a large extent goes; what is left of it keeps all of it (a bookend).
    if (!write("v/bookend", 0, bytes(1 << 20)))
        return false;
    commit();
    return write("v/bookend", 64 * KiB, bytes(700 * KiB)) && snapshot("v", "middle", false);
}

bool Filler::reflinks() {
    const Path file = "v/fragmented";
    const std::uint64_t end = plan_.fragmentedBlocks * block;
    bool good = clone(file, 0, 0, "v/whole-copy", 0) && clone(file, 0, 0, "w/copy-elsewhere", 0) &&
                clone("before/fragmented", 0, 0, "w/copy-of-snapshot", 0);
    for (unsigned i = 0; good && i < (plan_.quick ? 12U : 40U); ++i) {
        const std::uint64_t length = dice_.between(1, 40) * block;
        const std::uint64_t from = dice_.below((end - length) / block) * block;
        const std::uint64_t to = dice_.below(2 * end / block) * block;
        const std::array<Path, 3> targets = {file, "w/patchwork", "v/nested/patchwork"};
        good = clone(file, from, length, targets[i % targets.size()], to);
    }
    // Small files too: inline extents are copied, not shared.
    for (unsigned i = 0; good && i < (plan_.quick ? 4U : 20U); ++i)
        good =
            clone(files_[dice_.below(files_.size())], 0, 0, std::format("w/small-copy-{}", i), 0);
    return good;
}

bool Filler::compressed() {
    for (const std::string kind : {"zlib", "lzo", "zstd"}) {
        if (!step(mount_.remount("compress-force=" + kind), "remount compress-force=" + kind))
            return false;
        for (unsigned i = 0; i < (plan_.quick ? 4 : 40); ++i) {
            const Path path = std::format("v/{}-{:02}", kind, i);
            const std::uint64_t size = i == 0       ? 700 * KiB
                                       : i % 4 == 1 ? dice_.below(2048)  // compressed inline
                                                    : dice_.below(300 * KiB);
            if (!write(path, 0, bytes(size)))
                return false;
            files_.push_back(path);
            if (i % 4 == 0) {
                commit();
                if (!writeSome(path, size + 1) || !writeSome(path, size + 1) ||
                    !clone(path, 0, 0, path + "-copy", 0) ||
                    !clone(path, 128 * KiB, 8 * KiB, path + "-part", 64 * KiB))
                    return false;
            }
        }
        commit();
    }
    if (!step(mount_.remount("compress=no"), "remount compress=no"))
        return false;
    // By property, on a directory that hands it on.
    const Path directory = "v/by-property";
    const std::string value = "zstd";
    if (!step(::mkdir(real(directory).c_str(), 0755) == 0 &&
                  ::lsetxattr(real(directory).c_str(), "btrfs.compression", value.data(),
                              value.size(), 0) == 0,
              "compression property"))
        return false;
    return write(directory + "/one", 0, std::string(100 * KiB, 'p')) &&
           write(directory + "/two", 0, std::string(1000, 'p'));
}

bool Filler::withoutCow() {
    const Path directory = "w/nocow";
    if (!step(::mkdir(real(directory).c_str(), 0755) == 0, "mkdir " + directory))
        return false;
    const int fd = ::open(real(directory).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    int flags = FS_NOCOW_FL;
    const bool set = ::ioctl(fd, FS_IOC_SETFLAGS, &flags) == 0;
    ::close(fd);
    if (!step(set, "chattr +C"))
        return false;
    for (unsigned i = 0; i < 6; ++i) {
        const Path path = std::format("{}/table-{}", directory, i);
        if (!write(path, 0, bytes(200 * KiB)))
            return false;
        commit();
        if (!writeSome(path, 190 * KiB) ||
            !clone(path, 0, 64 * KiB, directory + "/copy", 64 * KiB * i))
            return false;
        files_.push_back(path);
    }
    return true;
}

bool Filler::randomOperations() {
    const unsigned snapshotEvery = plan_.quick ? 60 : 400;
    for (unsigned i = 0; i < plan_.randomOperations; ++i) {
        if (!randomOperation())
            return false;
        if (plan_.compression && i % (plan_.quick ? 30 : 300) == 10) {
            constexpr std::array<const char*, 4> kinds = {"compress=no", "compress=zlib",
                                                          "compress-force=lzo", "compress=zstd"};
            if (!step(mount_.remount(kinds[dice_.below(kinds.size())]), "remount"))
                return false;
        }
        if (i % snapshotEvery == snapshotEvery - 1 &&
            !snapshot(subvolumes_[dice_.below(subvolumes_.size())], std::format("w/snap-{}", i),
                      dice_.oneIn(2)))
            return false;
    }
    return !plan_.compression || step(mount_.remount("compress=no"), "remount");
}

bool Filler::randomOperation() {
    const Path file = files_[dice_.below(files_.size())];
    struct stat status{};
    if (::stat(real(file).c_str(), &status) != 0)
        return write(file, 0, bytes(dice_.below(30 * KiB)));  // was renamed or removed
    const auto size = static_cast<std::uint64_t>(status.st_size);
    switch (dice_.below(12)) {
        case 0:
        case 1:
        case 2:
            return writeSome(file, size + 10 * KiB);
        case 3:
            return truncate(file, dice_.below(size + 10 * KiB));
        case 4:
            return fallocate(file, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE,
                             dice_.below(size + 1), dice_.between(1, 24 * KiB));
        case 5:
            return fallocate(file, dice_.oneIn(2) ? FALLOC_FL_KEEP_SIZE : 0,
                             dice_.below(size + block), dice_.between(1, 30 * KiB));
        case 6: {
            const Path& target = files_[dice_.below(files_.size())];
            const std::uint64_t blocks = size / block;
            if (blocks == 0 || ::access(real(target).c_str(), F_OK) != 0)
                return true;
            const std::uint64_t from = dice_.below(blocks);
            return clone(file, from * block, dice_.between(1, blocks - from) * block, target,
                         dice_.below(64) * block);
        }
        case 7: {
            const Path target = std::format(
                "{}/moved-{}", directories_[dice_.below(directories_.size())], counter_++);
            if (::rename(real(file).c_str(), real(target).c_str()) == 0)
                files_.push_back(target);
            else if (errno != EXDEV)  // between subvolumes
                return step(false, "rename " + file);
            return true;
        }
        case 8: {
            const Path target = std::format(
                "{}/linked-{}", directories_[dice_.below(directories_.size())], counter_++);
            return ::link(real(file).c_str(), real(target).c_str()) == 0 || errno == EXDEV ||
                   step(false, "link " + file);
        }
        case 9: {
            const std::string value = bytes(dice_.below(800));
            const std::string name = std::format("user.random.{}", dice_.below(4));
            return ::lsetxattr(real(file).c_str(), name.c_str(), value.data(), value.size(), 0) ==
                       0 ||
                   errno == ENOSPC || step(false, "setxattr " + file);
        }
        case 10:
            if (dice_.oneIn(4))
                ::unlink(real(file).c_str());
            else
                ::lremovexattr(real(file).c_str(), "user.random.1");
            return true;
        default:
            commit();
            return true;
    }
}

bool Filler::snapshotsAndRemovals() {
    if (!snapshot("v", "after", true) || !snapshot("after", "after-writable", false) ||
        !snapshot("w", "w-before-removal", true))
        return false;
    if (!write("after-writable/fragmented", 5 * block, bytes(3 * block)))
        return false;
    // When the subvolume that made the tree blocks goes and its snapshot stays, back references
    // turn from "by tree and key" to "by parent block".
    if (!subvolume("gone") || !write("gone/file", 0, bytes(300 * KiB)))
        return false;
    for (unsigned i = 0; i < (plan_.quick ? 10 : 400); ++i)
        if (!write(std::format("gone/small-{}", i), 0, bytes(dice_.below(6000))))
            return false;
    commit();
    if (!snapshot("gone", "stays", false) || !write("gone/file", 8 * block, bytes(2 * block)) ||
        !removeSubvolume("gone") || !removeSubvolume("middle"))
        return false;
    commit();
    // The cleaner works in the background; an image that changes afterwards would not be this one.
    const Ran waited = run({"btrfs", "subvolume", "sync", root_});
    return step(waited.ok(), "subvolume sync: " + waited.verdict());
}

// Extents held by hundreds of trees at once, tree blocks by as many, and each snapshot with
// something of its own.
bool Filler::manySnapshots() {
    if (plan_.snapshots == 0)
        return true;
    if (!subvolume("origin") || !write("origin/shared", 0, bytes(64 * KiB)) ||
        !write("origin/changing", 0, bytes(256 * KiB)))
        return false;
    Path last = "origin";
    for (unsigned i = 0; i < plan_.snapshots; ++i) {
        const Path target = std::format("many-{}", i);
        if (!snapshot(i % 2 == 0 ? "origin" : last, target, false) ||
            !write(target + "/changing", dice_.below(64) * block, bytes(block)))
            return false;
        last = target;
    }
    commit();
    return true;
}

bool Filler::relocate() {
    const Ran ran = run({"btrfs", "balance", "start", "--full-balance", root_});
    return step(ran.ok(), "balance: " + ran.verdict());
}

}  // namespace daxscope::test
