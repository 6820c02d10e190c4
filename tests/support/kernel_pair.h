// Two images: what is done to one by our engine is done to the other by the mounted kernel. Each operation must succeed or
// fail alike; compare() looks at all there is, and lets `btrfs check` look.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "session/session.h"
#include "support/compare_trees.h"
#include "support/file_operation.h"
#include "support/loop_mount.h"

namespace daxscope::test {

class KernelPair {
public:
    struct Recipe {
        std::vector<std::string> ours;    ///< arguments of daxscope mkfs; empty: made by mkfs.btrfs
        std::vector<std::string> theirs;  ///< of mkfs.btrfs, for both if `ours` is empty
        bool settles = false;             ///< after every second operation, as the window does
        bool packs =
            false;  ///< the kernel writes compressed extents into files of both when they are compared
        bool balances = false;  ///< the kernel moves all blocks of both when they are compared
    };

    explicit KernelPair(const Recipe& recipe);

    /// Act::Commit is compare().
    [[nodiscard]] Failure apply(const FileOperation& operation);
    /// As above, for what `text` describes. `kernels` gets the place of the mount and returns 0 or an errno.
    [[nodiscard]] Failure apply(std::string_view text,
                                const std::function<Status(files::Operations&)>& ours,
                                const std::function<int(const std::string&)>& kernels);
    /// Whether `btrfs check` is asked, too, whose time grows with the square of an inode's names.
    enum class Check { Asked, NotAsked };
    /// Commits, closes, and compares all there is.
    [[nodiscard]] Failure compare(Check judge = Check::Asked);
    /// The kernel goes on with our image; then it is ours again.
    [[nodiscard]] Failure kernelWrites(const std::vector<FileOperation>& operations);
    [[nodiscard]] Failure unmount();

private:
    /// Anew, if it is mounted: all inodes are read from the image then.
    [[nodiscard]] bool mountTheirs();
    /// The kernel moves everything; what is shared is from then on held by blocks instead of trees.
    [[nodiscard]] Failure balance();
    /// The kernel writes the beginning of what lies in the top directory, each time by another compression.
    [[nodiscard]] Failure pack();
    /// Both know exactly who shares what `operation` may overwrite where it lies.
    [[nodiscard]] Failure settleSharing(const FileOperation& operation);

    static constexpr std::uint64_t imageBytes = 2ULL << 30;
    ScratchDirectory scratch_;
    std::string ours_ = scratch_.path("ours.img");
    std::string theirs_ = scratch_.path("theirs.img");
    std::unique_ptr<LoopMount> mount_;
    std::unique_ptr<session::Session> session_;
    bool settles_;
    bool packs_;
    bool balances_;
    std::uint64_t packed_ = 0;
    unsigned applied_ = 0;
    bool removed_ = false;  ///< something, since the kernel's cleaner was waited for
    bool good_ = false;
};

}  // namespace daxscope::test
