// Importing files of the computer into an image, and exporting files of an image to the computer: whole directories with
// modes, owners, times, symbolic links, attributes (user.*), holes, and hard links among what is carried over.
//
// As cp -a names it: a target that is a directory is one to put things into, else it is the new name. Directories that
// exist on both sides become one. What cannot be carried over is listed in the report, with the reason. Each file is made
// by operations of its own: others, page faults too, get their turn between them, and what was done before an
// error or a cancel stays. The words of both errors say how much that is. Not with the engine's lock held.
#pragma once

#include <functional>

#include "base/progress.h"
#include "session/operation_table.h"

namespace daxscope::dax {
class Filesystem;
}

namespace daxscope::session {

/// What is done when a file exists already where one is to be made.
enum class Existing : std::uint8_t {
    Refuse,    ///< EEXIST before anything is done, naming the first
    Replace,   ///< but never a directory by something else
    KeepBoth,  ///< the new one is called “name (2)”
    Skip,
};
[[nodiscard]] std::span<const Choice> existingChoices();
[[nodiscard]] Existing existingNamed(std::string_view name);

/// Uncommitted. ENOSPC, EROFS, EBUSY, ECANCELED end it.
[[nodiscard]] Result<TransferReport> importTree(dax::Filesystem& filesystem,
                                                const std::string& source, const std::string& path,
                                                Existing existing, Progress& progress);
/// Whatever the image calls its files, nothing outside of the target is made or changed. Owners are kept by root only.
[[nodiscard]] Result<TransferReport> exportTree(dax::Filesystem& filesystem,
                                                const std::string& path, const std::string& target,
                                                Existing existing, Progress& progress);

/// What both sides share: counting, the report, and how far it is.
class TransferCount {
public:
    TransferCount(Progress& progress, std::string_view doing)
        : progress_(progress), doing_(doing) {}

    /// Once for each thing that is looked at before; ECANCELED.
    [[nodiscard]] Status look() { return progress_.step(-1, doing_); }
    void expect(std::uint64_t bytes) { expected_ += bytes + perFile; }
    [[nodiscard]] Status entry();
    [[nodiscard]] Status bytes(std::uint64_t count);
    void leaveOut(std::string_view path, std::string_view why);
    /// `error` with what was done before it.
    [[nodiscard]] std::unexpected<Error> stopped(Error error) const;

    TransferReport report;

private:
    static constexpr std::uint64_t perFile = 16384;  // as long as this many bytes take
    static constexpr std::size_t mostListed = 1000;

    [[nodiscard]] Status step();

    Progress& progress_;
    std::string_view doing_;
    std::uint64_t expected_ = 0;
    std::uint64_t passed_ = 0;
};

/// The first of “name (2)”, “name (3)”, … that `taken` does not have; an ending such as .txt stays behind it.
[[nodiscard]] std::string otherName(std::string_view name,
                                    const std::function<bool(const std::string&)>& taken);

}  // namespace daxscope::session
