#include "support/kernel_pair.h"

#include <fcntl.h>
#include <linux/btrfs.h>
#include <linux/fiemap.h>
#include <linux/fs.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <filesystem>

#include "support/check_image.h"
#include "support/kernel_view.h"
#include "support/process.h"

namespace daxscope::test {

namespace {

/// Commits and waits for the cleaner, which begins with a commit: what removed snapshots held is shared until then.
bool settled(const std::string& mountPoint) {
    return run({"btrfs", "filesystem", "sync", mountPoint}).ok() &&
           run({"btrfs", "subvolume", "sync", mountPoint}).ok();
}

/// Whether `operation` writes into a file whose blocks may be overwritten where they lie: reserved or NODATACOW.
bool mayOverwrite(const std::string& mountPoint, const FileOperation& operation) {
    constexpr std::array writing = {Act::Write, Act::Truncate, Act::Punch,
                                    Act::Zero,  Act::Allocate, Act::Clone};
    if (!std::ranges::contains(writing, operation.act))
        return false;
    const std::string& path = operation.act == Act::Clone ? operation.other : operation.path;
    const int fd =
        ::open((mountPoint + path).c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0)
        return false;
    int flags = 0;
    const auto extents = fiemap(fd);
    const bool may = (::ioctl(fd, FS_IOC_GETFLAGS, &flags) == 0 && (flags & FS_NOCOW_FL) != 0) ||
                     (extents && std::ranges::any_of(*extents, [](const KernelExtent& e) {
                          return (e.flags & FIEMAP_EXTENT_UNWRITTEN) != 0;
                      }));
    ::close(fd);
    return may;
}

}  // namespace

KernelPair::KernelPair(const Recipe& recipe)
    : settles_(recipe.settles), packs_(recipe.packs), balances_(recipe.balances) {
    const auto make = [&](const std::string& image) {
        return makeImage(image, imageBytes, recipe.theirs).has_value();
    };
    good_ = make(theirs_);
    if (recipe.ours.empty()) {
        good_ = good_ && make(ours_);
    } else {
        std::vector<std::string> command = {"mkfs", ours_, "--size", std::to_string(imageBytes)};
        command.insert(command.end(), recipe.ours.begin(), recipe.ours.end());
        good_ = good_ && runDaxscope(command).ok();
    }
    if (!good_)
        return;
    good_ = mountTheirs();
}

bool KernelPair::mountTheirs() {
    if (mount_ != nullptr && !mount_->unmount())
        return false;
    auto mount = LoopMount::mount(theirs_, scratch_.path("theirs"), "");
    if (mount)
        mount_ = std::make_unique<LoopMount>(std::move(*mount));
    return mount.has_value();
}

// Reserved and NODATACOW blocks are overwritten where they lie unless somebody shares them. Whether somebody does, the kernel
// reads in the extent tree as it was when it last worked off its delayed references: a holder that went since then still
// counts, and the blocks are copied. For us a holder counts that the last commit knows. When the kernel works them off depends
// on its timer and load, and cleaning on ours and its idle time, so that neither can be asked to be like the other. What is the
// same, and compared, is what both do when all that went is gone.
Failure KernelPair::settleSharing(const FileOperation& operation) {
    if (!good_ || !mayOverwrite(mount_->where(), operation))
        return std::nullopt;
    if (session_ != nullptr && session_->operations()->hasLeftOver()) {
        if (const Status cleaned = session_->operations()->clean(); !cleaned)
            return "cleaning: " + cleaned.error().text();
    }
    // What the last commit says counts for us, too: nothing is overwritten that somebody would find after a loss of power.
    if (session_ != nullptr) {
        if (const Status done = session_->commit(); !done)
            return "commit: " + done.error().text();
    }
    FileOperation commit;
    commit.act = Act::Commit;
    // What the cleaner does is pending in its turn.
    const bool done =
        (!removed_ || settled(mount_->where())) && applyToMount(mount_->where(), commit) == 0;
    removed_ = false;
    return done ? Failure() : "the kernel's image cannot be synced";
}

Failure KernelPair::apply(const FileOperation& operation) {
    if (operation.act == Act::Commit)
        return compare();
    if (Failure failed = settleSharing(operation))
        return failed;
    removed_ = removed_ || operation.act == Act::Remove;
    return apply(
        operation.text(),
        [&](files::Operations& engine) { return applyToEngine(engine, operation); },
        [&](const std::string& where) { return applyToMount(where, operation); });
}

Failure KernelPair::apply(std::string_view text,
                          const std::function<Status(files::Operations&)>& ours,
                          const std::function<int(const std::string&)>& kernels) {
    if (!good_)
        return "the images cannot be made";
    if (session_ == nullptr) {
        auto session = session::Session::openForWriting(ours_);
        if (!session)
            return session.error().text();
        session_ = std::move(*session);
    }
    const Status done = ours(*session_->operations());
    ++applied_;
    if (settles_ && applied_ % 2 == 0) {
        if (const Status settled = session_->settle(); !settled)
            return std::format("{}\n  and then settling: {}", text, settled.error().text());
    }
    const int mine = done ? 0 : done.error().code;
    const int theirs = kernels(mount_->where());
    // What removals leave goes in small steps between other operations, and sometimes waits for the next opening.
    if (session_->operations()->hasLeftOver() && applied_ % 5 == 0) {
        if (const Status cleaned = session_->operations()->cleanSome(2); !cleaned)
            return std::format("{}\n  and then cleaning: {}", text, cleaned.error().text());
    }
    if (mine != theirs)
        return std::format("{}\n  ends with {}, in the kernel with {}", text,
                           done ? "success" : done.error().text(),
                           theirs == 0 ? "success" : std::strerror(theirs));
    return std::nullopt;
}

Failure KernelPair::compare(Check judge) {
    if (session_ != nullptr) {
        // What is half removed still shares.
        Status done = session_->operations()->clean();
        if (done)
            done = session_->operations()->commit();
        if (!done)
            return "commit: " + done.error().text();
        session_.reset();
    }
    if (judge == Check::Asked) {
        const Ran check = checkImage(ours_);
        if (!check.ok())
            return "btrfs check: " + check.out + check.err;
    }
    auto ours = LoopMount::mount(ours_, scratch_.path("ours"), "", true);
    if (!ours)
        return "the kernel does not mount it: " + ours.error();
    if (!settled(mount_->where()))
        return "the kernel's image cannot be synced";
    Failure differs = compareTrees(ours->where(), mount_->where());
    if (!ours->unmount() && !differs)
        return "cannot be unmounted";
    if (!differs && packs_)
        differs = pack();
    if (!differs && balances_)
        differs = balance();
    return differs;
}

Failure KernelPair::pack() {
    constexpr std::array<const char*, 3> methods = {"zlib", "lzo", "zstd"};
    const std::string packing =
        std::format("compress-force={}", methods.at(packed_ % methods.size()));
    auto ours = LoopMount::mount(ours_, scratch_.path("ours"), packing);
    if (!ours)
        return "the kernel does not mount it for writing: " + ours.error();
    if (!run({"mount", "-o", "remount," + packing, mount_->where()}).ok())
        return "the kernel does not begin to compress";
    FileOperation write;
    write.act = Act::Write;
    write.length = 300'000;
    for (const auto& entry : std::filesystem::directory_iterator(mount_->where())) {
        if (entry.symlink_status().type() != std::filesystem::file_type::regular)
            continue;
        write.path = "/" + entry.path().filename().string();
        write.number = ++packed_;
        if (applyToMount(mount_->where(), write) != 0 || applyToMount(ours->where(), write) != 0)
            return std::format("{} cannot be written", write.path);
    }
    if (!settled(mount_->where()) ||
        !run({"mount", "-o", "remount,compress=none", mount_->where()}).ok())
        return "the kernel does not end to compress";
    return settled(ours->where()) && ours->unmount() ? Failure() : "cannot be unmounted";
}

Failure KernelPair::balance() {
    auto ours = LoopMount::mount(ours_, scratch_.path("ours"), "");
    if (!ours)
        return "the kernel does not mount it for writing: " + ours.error();
    for (const std::string& where : {ours->where(), mount_->where()}) {
        const Ran ran = run({"btrfs", "balance", "start", "--full-balance", where});
        if (!ran.ok())
            return "the kernel does not balance it: " + ran.err;
    }
    return ours->unmount() ? Failure() : "cannot be unmounted";
}

// Without NO_HOLES the kernel (6.18 still) forgets, with the inode, what is reserved behind a file's end: an allocation that then
// goes over it ends at the reserved space once the inode is read again. Both sides read their inodes at the same moments here.
Failure KernelPair::kernelWrites(const std::vector<FileOperation>& operations) {
    if (!mountTheirs())
        return "the kernel's image cannot be mounted again";
    auto ours = LoopMount::mount(ours_, scratch_.path("ours"), "");
    if (!ours)
        return "the kernel does not mount it for writing: " + ours.error();
    for (const FileOperation& operation : operations) {
        const int a = applyToMount(ours->where(), operation);
        const int b = applyToMount(mount_->where(), operation);
        if (a != b)
            return std::format("{}: in the kernel's own image {}, in ours {}", operation.text(),
                               b == 0 ? "success" : std::strerror(b),
                               a == 0 ? "success" : std::strerror(a));
    }
    if (!settled(ours->where()) || !ours->unmount() || !mountTheirs())
        return "cannot be unmounted and mounted again";
    return compare();
}

Failure KernelPair::unmount() {
    return mount_->unmount() ? Failure() : "the kernel's image cannot be unmounted";
}

}  // namespace daxscope::test
