// Bytes of an image that are changed for one trial and put back in one call. What lies there in several copies (dup blocks,
// mirrors of the superblock) is changed alike in all of them, and its checksums are put right afterwards, so that what is
// wrong is what was meant to be wrong. crc32c images; header only and free of Qt: the fuzzer uses it, too. One thread.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <map>
#include <set>
#include <span>
#include <utility>
#include <vector>

#include "support/image_edit.h"

namespace daxscope::test {

/// A superblock, a tree block or a stretch of data, wherever it lies.
struct Region {
    std::vector<std::uint64_t> places;  ///< device bytes, one a copy; at least one
    std::size_t length = 0;
    bool sealed = true;  ///< begins with a checksum of the rest; false for data
};

class PatchedImage {
public:
    /// `bytes` belong to the caller, and outlive this.
    explicit PatchedImage(std::span<std::byte> bytes = {}) : bytes_(bytes) {}

    [[nodiscard]] std::span<std::byte> bytes() const { return bytes_; }
    /// The first copy.
    [[nodiscard]] std::span<std::byte> content(const Region& region) const {
        return bytes_.subspan(region.places[0], region.length);
    }

    /// What does not fit into the region is left out.
    void put(const Region& region, std::size_t offset, std::span<const std::byte> data) {
        for (const std::uint64_t place : region.places) {
            save(place, region.length);
            // May overlap, when a block is copied over its neighbour's copy.
            std::memmove(bytes_.data() + place + offset, data.data(),
                         std::min(data.size(), region.length - offset));
        }
        if (region.sealed)
            unsealed_.try_emplace(region.places[0], region);
    }
    /// seal() leaves the region's checksums as they are.
    void leaveUnsealed(const Region& region) { open_.insert(region.places[0]); }

    /// Puts right the checksums of all that put() has changed.
    void seal() {
        for (const auto& [first, region] : unsealed_) {
            if (open_.contains(first))
                continue;
            for (const std::uint64_t place : region.places) {
                const auto copy = bytes_.subspan(place, region.length);
                // Mirrors of the superblock say where they are.
                if (first == superblockPlaces[0] && place != first &&
                    loadAt<std::uint64_t>(copy, super::bytenr) == first)
                    storeAt(copy, super::bytenr, place);
                fixChecksum(copy);
            }
        }
    }

    /// Everything as it was before the first put().
    void restore() {
        for (; !saved_.empty(); saved_.pop_back())
            std::ranges::copy(saved_.back().second,
                              bytes_.begin() + static_cast<std::ptrdiff_t>(saved_.back().first));
        known_.clear();
        unsealed_.clear();
        open_.clear();
    }

private:
    void save(std::uint64_t place, std::size_t length) {
        if (!known_.insert(place).second)
            return;
        const auto old = bytes_.subspan(place, length);
        saved_.emplace_back(place, std::vector(old.begin(), old.end()));
    }

    std::span<std::byte> bytes_;
    // In the order of the changes: regions may overlap.
    std::vector<std::pair<std::uint64_t, std::vector<std::byte>>> saved_;
    std::set<std::uint64_t> known_;
    std::map<std::uint64_t, Region> unsealed_;
    std::set<std::uint64_t> open_;
};

}  // namespace daxscope::test
