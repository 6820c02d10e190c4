// An image with very many extents, made by the kernel, kept for the next run: for benches.
//
// Half a million small direct writes, a snapshot and overwrites behind it: data extents of 4 KiB in
// fifty files, most of them shared by two subvolumes, some by neither in the same place. Zeros are
// dug out of the image file, so it takes little room on disk. Needs what loop_mount.h needs.
#pragma once

#include <cstdint>
#include <expected>
#include <string>

namespace daxscope::test {

/// The path of an image with `extents` data extents (but for a few), made when it is not in
/// `cacheDirectory` yet (empty: $XDG_CACHE_HOME/daxscope/bench). 0 extents: a filesystem with one
/// empty file, for comparison.
[[nodiscard]] std::expected<std::string, std::string> imageWithManyExtents(
    std::uint64_t extents, std::string cacheDirectory = {});

}  // namespace daxscope::test
