// Two files that are written and mapped at once, by our engine or by programs on a mounted filesystem: what one says of a step,
// the other has to say, too.
//
// An outcome is the bytes that were asked for, or "errno N"; SIGBUS is EFAULT, as in dax/filesystem.h. Views are numbered by the
// caller; all are `windowPages` long and begin with the file. On a mount, what is expected to end in SIGBUS happens in a
// child of this process.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "support/compare_trees.h"

namespace daxscope::test {

inline constexpr std::uint64_t windowPages = 48;

struct DataRange {
    std::uint64_t offset = 0, length = 0;
    bool unwritten = false;
    [[nodiscard]] bool operator==(const DataRange&) const = default;
};

class MappedFiles {
public:
    virtual ~MappedFiles() = default;
    [[nodiscard]] virtual std::string name() const = 0;

    [[nodiscard]] virtual std::string map(std::size_t view, const std::string& path,
                                          bool shared) = 0;
    [[nodiscard]] virtual std::string unmap(std::size_t view) = 0;
    [[nodiscard]] virtual std::string load(std::size_t view, std::uint64_t offset,
                                           std::uint64_t length) = 0;
    [[nodiscard]] virtual std::string store(std::size_t view, std::uint64_t offset,
                                            const std::string& data) = 0;
    /// msync(MS_SYNC) of all of it.
    [[nodiscard]] virtual std::string sync(std::size_t view) = 0;

    [[nodiscard]] virtual std::string write(const std::string& path, std::uint64_t offset,
                                            const std::string& data) = 0;
    [[nodiscard]] virtual std::string read(const std::string& path, std::uint64_t offset,
                                           std::uint64_t length) = 0;
    [[nodiscard]] virtual std::string truncate(const std::string& path, std::uint64_t size) = 0;
    /// fallocate with `mode` of FALLOC_FL_PUNCH_HOLE, FALLOC_FL_ZERO_RANGE or 0, and FALLOC_FL_KEEP_SIZE.
    [[nodiscard]] virtual std::string fallocate(const std::string& path, int mode,
                                                std::uint64_t offset, std::uint64_t length) = 0;
    [[nodiscard]] virtual std::string clone(const std::string& source, std::uint64_t sourceOffset,
                                            const std::string& target, std::uint64_t targetOffset,
                                            std::uint64_t length) = 0;
    /// Of both files, as NAME/a and NAME/b.
    [[nodiscard]] virtual std::string snapshot(const std::string& name) = 0;

    /// Everything is on the medium and nothing is mapped; then where it may be looked at with FIEMAP. Ends its use.
    [[nodiscard]] virtual std::string settle() = 0;
};

/// An image of our engine; mounted by the kernel once it is settled.
[[nodiscard]] std::unique_ptr<MappedFiles> mappedByEngine();
/// `type` is btrfs or xfs, made and mounted for it; the error is why not.
[[nodiscard]] std::unique_ptr<MappedFiles> mappedByKernel(const std::string& type,
                                                          std::string& error);

/// What FIEMAP says of the file: neighbours joined.
[[nodiscard]] std::vector<DataRange> dataOf(const std::string& path);

}  // namespace daxscope::test
