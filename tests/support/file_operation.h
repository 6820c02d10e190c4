// One random change to a tree of files, applied to an image by our engine or to a mounted filesystem by system calls.
//
// Both appliers answer with 0 or an errno, so that they can be compared. The names come from a small set: operations meet
// each other, succeed and fail in many ways.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "files/operations.h"
#include "support/filler.h"

namespace daxscope::test {

enum class Act : std::uint8_t {
    Mkdir,
    Write,
    Truncate,
    Punch,
    Zero,
    Allocate,
    Clone,
    Dedupe,
    Snapshot,
    Subvolume,
    Remove,
    Rename,
    Link,
    Symlink,
    Chmod,
    Chown,
    SetXattr,
    RemoveXattr,
    NoCow,
    ReadOnly,
    Commit,
};

struct FileOperation {
    Act act{};
    std::string path;   ///< absolute, in the image
    std::string other;  ///< second path, name or target
    std::uint64_t offset = 0;
    std::uint64_t otherOffset = 0;
    std::uint64_t length = 0;
    std::uint64_t number = 0;  ///< mode, seed of content, …
    bool flag = false;

    /// As a call in a script.
    [[nodiscard]] std::string text() const;
};

/// A script for `daxscope run SCRIPT IMAGE` that does the same, and prints each error: “number of the operation: code”.
[[nodiscard]] std::string scriptOf(const std::vector<FileOperation>& operations);

[[nodiscard]] FileOperation randomOperation(Dice& dice);
/// As above, but on the content of the two files "/<prefix>a" and "/<prefix>b", and snapshots of all: extents are cut
/// and shared again and again.
[[nodiscard]] FileOperation randomContentOperation(Dice& dice, const std::string& prefix);

/// The bytes that a Write writes.
[[nodiscard]] std::string contentOf(const FileOperation& operation);

[[nodiscard]] Status applyToEngine(files::Operations& engine, const FileOperation& operation);
/// 0 or an errno.
[[nodiscard]] int applyToMount(const std::string& mountPoint, const FileOperation& operation);

}  // namespace daxscope::test
