// What the checker finds wrong: what, where, and what it means.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "base/result.h"

namespace daxscope::check {

/// What kind of promise is broken.
enum class Kind : std::uint8_t {
    Open,         ///< the image cannot be read as a whole
    Superblock,   ///< a superblock or one of its mirrors
    TreeBlock,    ///< a block of a tree cannot be used
    Copy,         ///< one copy of several is bad
    Item,         ///< an item breaks the rules of its type
    Reference,    ///< the extent tree counts or names holders wrongly
    Unaccounted,  ///< something is used that the extent tree takes for free
    Space,        ///< chunks, device extents and block groups disagree
    FreeSpace,    ///< the free-space tree
    Subvolume,    ///< root items and the names of subvolumes
    Inode,        ///< an inode's own numbers
    Name,         ///< names of files
    FileExtent,   ///< the extents of a file
    Checksum,     ///< checksums are missing, stray or overlap
    Data,         ///< data do not match their checksum, or cannot be read
};

inline constexpr std::size_t kinds = 15;

/// A sentence for students: what such damage leads to.
[[nodiscard]] std::string_view meaningOf(Kind kind);
/// A stable word, "reference".
[[nodiscard]] std::string_view wordFor(Kind kind);

struct Finding {
    Kind kind{};
    std::string what;
    std::string where;          ///< "tree block 30408704 item 3", "inode 257 of /v"; never empty
    std::uint64_t logical = 0;  ///< address of what is wrong, 0 when it has none
    std::optional<std::uint64_t> device;  ///< byte of its first copy
};

struct Report {
    std::vector<Finding> findings;  ///< at most Findings::most
    std::uint64_t total = 0;        ///< of findings, those that are not kept included
    // What was looked at.
    std::uint64_t treeBlocks = 0;
    std::uint64_t extents = 0;
    std::uint64_t inodes = 0;
    std::uint64_t dataBytes = 0;     ///< compared with their checksums
    std::vector<std::string> notes;  ///< sentences: what was not checked, and why

    [[nodiscard]] bool clean() const { return total == 0; }
};

/// Collects them, each once. One thread.
class Findings {
public:
    static constexpr std::size_t most = 10'000;

    explicit Findings(Report& report) : report_(report) {}

    void add(Kind kind, std::string what, std::string where, std::uint64_t logical = 0);
    /// An error that names its place, or lies at `where`.
    void add(Kind kind, const Error& error, std::string_view where = {}, std::uint64_t logical = 0);
    [[nodiscard]] Report& report() { return report_; }

private:
    Report& report_;
    std::unordered_set<std::string> known_;
};

}  // namespace daxscope::check
