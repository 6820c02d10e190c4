// What `btrfs inspect-internal dump-tree` says of an image that is not mounted: the second oracle.
//
// One dump of the whole image is read line by line; what is kept answers: which bytes of the device
// a logical address lies on, which extents are allocated, which file extent items point into them
// and which trees reach which tree block. Only printed facts are kept; sums are for the tests to
// make.
#pragma once

#include <cstdint>
#include <expected>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace daxscope::test {

struct DumpedChunk {
    std::uint64_t logical = 0;
    std::uint64_t length = 0;
    std::string type;                    ///< "DATA|single", "METADATA|DUP"
    std::vector<std::uint64_t> stripes;  ///< device bytes, one a copy
};

struct DumpedExtent {
    std::uint64_t logical = 0;
    std::uint64_t length = 0;
    std::uint64_t generation = 0;
    bool isTree = false;
    bool heldByParent = false;  ///< some back reference names a tree block, not a file
};

struct DumpedBlock {
    std::uint64_t generation = 0;
    std::uint64_t owner = 0;  ///< as its header says
    unsigned level = 0;
    std::set<std::uint64_t> reachedBy;  ///< trees whose walk comes to it
};

struct DumpedFileExtent {
    std::uint64_t tree = 0;
    std::uint64_t inode = 0;
    std::uint64_t offset = 0;       ///< in the file
    std::string type;               ///< "regular", "inline", "prealloc"
    std::uint64_t diskLogical = 0;  ///< 0: a hole
    std::uint64_t diskLength = 0;
    std::uint64_t extentOffset = 0;
    std::uint64_t length = 0;  ///< in the file; of inline extents the uncompressed bytes
    std::string compression;   ///< "none", "zlib", "lzo", "zstd"
    std::uint64_t generation = 0;
};

struct Dump {
    std::vector<DumpedChunk> chunks;                ///< by logical address
    std::map<std::uint64_t, DumpedExtent> extents;  ///< by logical address
    std::map<std::uint64_t, DumpedBlock> blocks;    ///< by logical address
    /// (tree, inode) → its extents in file order
    std::map<std::pair<std::uint64_t, std::uint64_t>, std::vector<DumpedFileExtent>> files;

    /// All device bytes of a logical one, first copy first; empty when no chunk holds it.
    [[nodiscard]] std::vector<std::uint64_t> deviceBytes(std::uint64_t logical) const;
};

[[nodiscard]] std::expected<Dump, std::string> dumpTrees(const std::string& image);

}  // namespace daxscope::test
