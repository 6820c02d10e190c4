#include "volume/write_gate.h"

#include <array>

#include "format/names.h"

namespace daxscope::volume {

using format::Key;
namespace id = format::id;

namespace {

/// Those that every write may change, or that lead to what it frees.
constexpr std::array<std::uint64_t, 11> globalTrees = {
    id::rootTree,      id::extentTree,     id::chunkTree,    id::devTree,
    id::fsTree,        id::csumTree,       id::uuidTree,     id::quotaTree,
    id::freeSpaceTree, id::blockGroupTree, id::dataRelocTree};

/// Nothing in `tree`, whose keys begin with logical addresses, lies between two chunks.
Status verifyGaps(const Volume& volume, const btree::TreeRoot& tree) {
    const auto verify = [&](std::uint64_t from, std::uint64_t to) -> Status {
        if (from == to)
            return {};
        DAX_TRY(const auto cursor, btree::Cursor::lowerBound(volume, tree, Key{from}));
        if (cursor.valid() && cursor.key().objectid < to)
            return failAt({EIO, "the item is about an address that no chunk has", {}},
                          std::format("{}, {}", format::treeName(tree.tree), cursor.where()));
        return {};
    };
    std::uint64_t from = 0;
    for (const ChunkInfo& chunk : volume.chunks().chunks()) {
        DAX_CHECK(verify(from, chunk.logical));
        from = chunk.end();
    }
    return verify(from, UINT64_MAX);
}

}  // namespace

Status verifyRootOwner(const Volume& volume, const btree::TreeRoot& root) {
    DAX_TRY(const auto block, volume.block(root.expect()));
    const std::uint64_t owner = block.header().owner;
    if (owner != root.tree)
        return failAt({EIO,
                       std::format("the root of the {} is a block of the {}",
                                   format::treeName(root.tree), format::treeName(owner)),
                       {}},
                      std::format("tree block {}", root.logical));
    return {};
}

Status verifyForWriting(const Volume& volume) {
    for (const std::uint64_t tree : globalTrees) {
        const auto root = volume.root(tree);
        if (root)
            DAX_CHECK(verifyRootOwner(volume, *root));
        else if (root.error().code != ENOENT)
            return std::unexpected(root.error());
    }
    DAX_TRY(const auto extents, volume.root(id::extentTree));
    DAX_CHECK(verifyGaps(volume, extents));
    DAX_TRY(const auto groups, volume.blockGroupRoot());
    return groups.tree == extents.tree ? Status() : verifyGaps(volume, groups);
}

}  // namespace daxscope::volume
