// What both scopes of sharing do alike: what a subvolume is called, and who gets a row. For build_sharing only.
#pragma once

#include <algorithm>
#include <format>
#include <numeric>

#include "files/directory.h"
#include "format/names.h"
#include "scene/sharing.h"

namespace daxscope::scene {

/// What an image could drive up without bound: pieces in a picture, members of all sets together.
inline constexpr std::size_t mostPieces = 8'000'000;
inline constexpr std::size_t mostMembers = 4'000'000;

[[nodiscard]] inline Holder subvolumeHolder(const files::Namespace& names, std::uint64_t root) {
    Holder holder;
    holder.root = root;
    if (const auto* info = names.subvolume(root)) {
        holder.snapshot = info->isSnapshot();
        holder.removed = info->beingRemoved();
        holder.name =
            holder.removed ? std::format("subvolume {}, being removed", root) : info->path;
    } else {
        holder.name = format::treeName(root);
    }
    return holder;
}

/// Which holders get a row of their own, where not all can: those with the largest `weight`. The first `fixed` always; order
/// is kept. Gives the place of each of what was before.
template <typename Weight>
[[nodiscard]] std::vector<std::uint32_t> choose(std::vector<Holder>& holders, std::size_t fixed,
                                                Weight weight) {
    std::vector<std::uint32_t> order(holders.size());
    std::iota(order.begin(), order.end(), 0U);
    constexpr std::size_t own = Sharing::mostRows - 1;
    if (holders.size() > Sharing::mostRows) {
        std::ranges::stable_sort(
            order.begin() + static_cast<std::ptrdiff_t>(fixed), order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return weight(a) > weight(b); });
        std::ranges::sort(order.begin() + static_cast<std::ptrdiff_t>(fixed), order.begin() + own);
        std::ranges::sort(order.begin() + own, order.end());
    }
    std::vector<std::uint32_t> places(order.size());
    std::vector<Holder> sorted;
    sorted.reserve(order.size());
    for (std::uint32_t place = 0; place < order.size(); ++place) {
        places[order[place]] = place;
        sorted.push_back(std::move(holders[order[place]]));
    }
    holders = std::move(sorted);
    return places;
}

}  // namespace daxscope::scene
