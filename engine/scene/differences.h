// What differs between two subvolumes, or between two moments: files that were added, removed and changed.
//
// Values; any thread. How they are found, and what is compared: files/compare.h.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "scene/image_scene.h"

namespace daxscope::scene {

/// As many are listed.
inline constexpr std::size_t mostDifferences = 100'000;

struct Difference {
    enum class Kind : std::uint8_t { Added, Removed, Changed };
    std::string path;  ///< bytes as stored
    Kind kind = Kind::Changed;
    FileType type = FileType::Unknown;
    /// Added and removed directories and subvolumes stand for all that is in them.
    bool isSubvolume = false;
    // As it is, or was when it was removed.
    std::uint64_t subvolume = 0;
    std::uint64_t inode = 0;
    // Of changed ones:
    std::vector<ByteRange> ranges;    ///< bytes that read differently
    std::vector<std::string> others;  ///< "size", "mode", "owner", "times", "device", "attributes"
};

struct Differences {
    std::string was, is;           ///< what was compared, in words
    std::vector<Difference> list;  ///< by path
};
using DifferencesPtr = std::shared_ptr<const Differences>;

/// The path of a difference from the top level, when it was found below `top`: a subvolume's path, "/" or empty.
[[nodiscard]] inline std::string pathBelow(const std::string& top, const std::string& path) {
    if (top.empty() || top == "/")
        return path;
    return path == "/" ? top : top + path;
}

/// "added", "removed", "changed", as in JSON.
[[nodiscard]] constexpr const char* kindName(Difference::Kind kind) {
    return kind == Difference::Kind::Added     ? "added"
           : kind == Difference::Kind::Removed ? "removed"
                                               : "changed";
}

}  // namespace daxscope::scene
