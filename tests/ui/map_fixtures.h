// Made-up maps for tests, benchmarks and pictures: small ones one can reason about, and large ones
// as fragmented as one likes. Same seed, same map.
#pragma once

#include <algorithm>
#include <memory>
#include <numeric>
#include <random>
#include <vector>

#include "scene/device_map.h"
#include "scene/file_extents.h"
#include "scene/image_scene.h"

namespace daxscope::fixtures {

inline constexpr std::uint64_t KiB = 1024;
inline constexpr std::uint64_t MiB = 1024 * KiB;

inline constexpr std::uint64_t dataFlag = 1;
inline constexpr std::uint64_t systemFlag = 2;
inline constexpr std::uint64_t metadataFlag = 4;

using Random = std::mt19937_64;

inline std::uint64_t below(Random& random, std::uint64_t limit) {
    return limit == 0 ? 0 : random() % limit;
}

/// A 256 MiB image as the tour's: system, metadata (dup), data, superblocks at 64 KiB and 64 MiB.
inline std::shared_ptr<const scene::DeviceMap> tourMap() {
    Random random(7);
    scene::DeviceMap::Builder builder(256 * MiB);
    const auto group = [&](std::uint64_t at, std::uint64_t length, std::uint64_t flags,
                           std::uint8_t copy, std::uint8_t copies) {
        builder.add(scene::BlockGroup{.device = at,
                                      .length = length,
                                      .logical = at,
                                      .used = length / 3,
                                      .flags = flags,
                                      .copy = copy,
                                      .copies = copies});
    };
    const auto add = [&](std::uint64_t at, std::uint64_t length, scene::ExtentKind kind,
                         std::uint64_t tree, std::uint32_t owners, std::uint64_t generation,
                         std::uint64_t unreachable, std::uint8_t copy = 0) {
        builder.add(scene::DeviceExtent{.device = at,
                                        .length = length,
                                        .generation = generation,
                                        .unreachable = unreachable,
                                        .tree = tree,
                                        .owners = owners,
                                        .kind = kind,
                                        .copy = copy});
    };
    add(64 * KiB, 4 * KiB, scene::ExtentKind::Super, 0, 0, 42, 0);
    add(64 * MiB, 4 * KiB, scene::ExtentKind::Super, 0, 0, 42, 0);
    for (std::uint8_t copy = 0; copy < 2; ++copy) {
        const std::uint64_t at = 8 * MiB + copy * 4 * MiB;
        group(at, 4 * MiB, systemFlag, copy, 2);
        add(at + 16 * KiB, 16 * KiB, scene::ExtentKind::Tree, 3, 1, 5, 0, copy);
        add(at + 32 * KiB, 1 * MiB, scene::ExtentKind::Tree, 3, 1, 5, 0, copy);
    }
    for (std::uint8_t copy = 0; copy < 2; ++copy) {
        Random same(11);
        const std::uint64_t from = 16 * MiB + copy * 24 * MiB;
        group(from, 24 * MiB, metadataFlag, copy, 2);
        static constexpr std::uint64_t trees[] = {1, 2, 5, 7, 10, 256, 257};
        for (std::uint64_t at = from; at < from + 24 * MiB;) {
            const std::uint64_t length = 16 * KiB * (1 + below(same, 20));
            const bool shared = below(same, 4) == 0;
            for (std::uint64_t block = at;
                 block < std::min(at + length, from + 24 * MiB - 16 * KiB); block += 16 * KiB)
                add(block, 16 * KiB, scene::ExtentKind::Tree, shared ? 256 : trees[below(same, 7)],
                    shared ? 3 : 1, 5 + below(same, 38), 0, copy);
            at += length + 16 * KiB * below(same, at > from + 12 * MiB ? 90 : 8);
        }
    }
    for (std::uint64_t part = 0; part < 3; ++part)
        group(66 * MiB + part * 48 * MiB, 48 * MiB, dataFlag, 0, 1);
    for (std::uint64_t at = 66 * MiB; at < 176 * MiB;) {
        const std::uint64_t length =
            4 * KiB * (1 + below(random, below(random, 3) == 0 ? 900 : 60));
        const bool shared = below(random, 3) == 0;
        const std::uint64_t lost =
            below(random, 9) == 0 ? length / 4096 * (1 + below(random, 3)) / 4 * 4096 : 0;
        add(at, length, scene::ExtentKind::Data, 0,
            shared ? 2 + static_cast<std::uint32_t>(below(random, 5)) : 1, 5 + below(random, 38),
            lost);
        at += length + (below(random, 4) == 0 ? 4 * KiB * below(random, 400) : 0);
    }
    return builder.finish();
}

/// `count` data extents all over one device, as far apart as their lengths on average.
inline std::shared_ptr<const scene::DeviceMap> largeMap(std::size_t count, std::uint64_t seed = 1) {
    Random random(seed);
    const std::uint64_t size = count * 24 * KiB + 128 * MiB;
    scene::DeviceMap::Builder builder(size);
    constexpr std::uint64_t groupLength = 1024 * MiB;
    for (std::uint64_t at = 1 * MiB, i = 0; at < size; at += groupLength / 4, ++i)
        builder.add(scene::BlockGroup{.device = at,
                                      .length = std::min(groupLength / 4, size - at),
                                      .logical = at,
                                      .used = 0,
                                      .flags = i % 4 == 1 ? metadataFlag : dataFlag,
                                      .copy = 0,
                                      .copies = 1});
    std::uint64_t at = 1 * MiB;
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint64_t length = 4 * KiB * (1 + below(random, 5));
        const bool tree = (at - MiB) / (groupLength / 4) % 4 == 1;
        builder.add(
            scene::DeviceExtent{.device = at,
                                .length = tree ? 16 * KiB : length,
                                .generation = 1 + below(random, 900),
                                .unreachable = below(random, 7) == 0 ? 4 * KiB : 0,
                                .tree = tree ? 256U : 0U,
                                .owners = 1 + static_cast<std::uint32_t>(below(random, 3)),
                                .kind = tree ? scene::ExtentKind::Tree : scene::ExtentKind::Data,
                                .copy = 0});
        at += (tree ? 16 * KiB : length) + 4 * KiB * below(random, 5);
    }
    return builder.finish();
}

inline scene::FileExtent regular(std::uint64_t offset, std::uint64_t length, std::uint64_t device,
                                 std::uint32_t owners, std::uint64_t generation) {
    scene::FileExtent e;
    e.offset = offset;
    e.length = length;
    e.device = device;
    e.deviceLength = length;
    e.owners = owners;
    e.generation = generation;
    e.type = scene::FileExtentType::Regular;
    e.shared = owners > 1;
    return e;
}

/// 48 blocks as the tour's /v/db: shared pieces, own pieces, a hole, prealloc, compressed.
inline std::shared_ptr<const scene::FileExtents> tourFile() {
    scene::FileExtents::Builder builder;
    builder.file().path = "/v/db";
    builder.file().subvolume = 256;
    builder.file().inode = 258;
    builder.file().size = 48 * 4 * KiB;
    constexpr std::uint64_t block = 4 * KiB;
    std::uint64_t at = 0;
    const auto piece = [&](std::uint64_t blocks, std::uint64_t device, std::uint32_t owners,
                           std::uint64_t generation) {
        builder.add(regular(at, blocks * block, device, owners, generation));
        at += blocks * block;
    };
    piece(13, 66 * MiB, 3, 9);
    piece(1, 160 * MiB, 1, 42);
    piece(1, 161 * MiB, 1, 41);
    piece(5, 66 * MiB + 20 * block, 3, 9);
    scene::FileExtent hole;
    hole.offset = at;
    hole.length = 4 * block;
    builder.add(hole);
    at += 4 * block;
    piece(6, 80 * MiB, 3, 9);
    piece(4, 162 * MiB, 1, 42);
    piece(5, 90 * MiB, 2, 12);
    scene::FileExtent packed = regular(at, 4 * block, 120 * MiB, 1, 30);
    packed.deviceLength = block;
    packed.compression = scene::Compression::Zstd;
    builder.add(packed);
    at += 4 * block;
    scene::FileExtent reserved = regular(at, 5 * block, 130 * MiB, 1, 31);
    reserved.type = scene::FileExtentType::Prealloc;
    builder.add(reserved);
    return builder.finish();
}

enum class Scatter { Ordered, OldAndNew, Everywhere };

/// `count` extents of one block to four; where they lie on the device as `scatter` says.
inline std::shared_ptr<const scene::FileExtents> largeFile(std::size_t count, Scatter scatter,
                                                           std::uint64_t seed = 1) {
    Random random(seed);
    scene::FileExtents::Builder builder;
    builder.file().path = "/v/fragmented";
    builder.file().subvolume = 256;
    builder.file().inode = 300;
    std::vector<std::uint64_t> places(count);
    std::iota(places.begin(), places.end(), std::uint64_t{0});
    if (scatter == Scatter::Everywhere)
        std::ranges::shuffle(places, random);
    std::uint64_t at = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint64_t length = 4 * KiB * (1 + below(random, 4));
        const bool fresh = scatter == Scatter::OldAndNew && i % 2 == 1;
        const std::uint64_t device =
            1 * MiB + places[i] * 20 * KiB + (fresh ? (count + 1000) * 20 * KiB : 0);
        builder.add(regular(at, length, device, fresh || below(random, 5) == 0 ? 1 : 2,
                            1 + below(random, 50)));
        at += length;
    }
    builder.file().size = at;
    return builder.finish();
}

/// Anything at all, for property tests: overlapping nothing, with gaps, several kinds.
inline std::shared_ptr<const scene::DeviceMap> randomMap(Random& random) {
    const std::uint64_t size = 4 * KiB * (64 + below(random, 100'000));
    scene::DeviceMap::Builder builder(size);
    for (std::uint64_t at = 0; at + 4 * KiB < size;) {
        const std::uint64_t length = std::min(size - at, 4 * KiB * (1 + below(random, 20'000)));
        static constexpr std::uint64_t kinds[] = {1, 2, 4, 5};
        if (below(random, 6) != 0)
            builder.add(scene::BlockGroup{.device = at,
                                          .length = length,
                                          .logical = at,
                                          .used = 0,
                                          .flags = kinds[below(random, 4)],
                                          .copy = 0,
                                          .copies = 1});
        at += length;
    }
    const std::uint64_t spread = 1 + below(random, 300);
    for (std::uint64_t at = 4 * KiB * below(random, spread); at < size;) {
        const std::uint64_t length = std::min(size - at, 4 * KiB * (1 + below(random, spread)));
        const auto kind = static_cast<scene::ExtentKind>(below(random, 2));
        builder.add(scene::DeviceExtent{
            .device = at,
            .length = length,
            .generation = 1 + below(random, 99),
            .unreachable =
                kind == scene::ExtentKind::Data ? alignDown(below(random, length), 4096) : 0,
            .tree = kind == scene::ExtentKind::Tree ? 2 + below(random, 3) : 0,
            .owners = 1 + static_cast<std::uint32_t>(below(random, 3)),
            .kind = kind,
            .copy = 0});
        at += length + (below(random, 2) == 0 ? 0 : 4 * KiB * below(random, spread));
    }
    return builder.finish();
}

inline std::shared_ptr<const scene::FileExtents> randomFile(Random& random) {
    scene::FileExtents::Builder builder;
    builder.file().path = "/random";
    const std::size_t count = 1 + below(random, 4000);
    std::vector<std::uint64_t> places(count);
    std::iota(places.begin(), places.end(), std::uint64_t{0});
    std::ranges::shuffle(places, random);
    std::uint64_t at = 0;
    for (std::size_t i = 0; i < count; ++i) {
        scene::FileExtent e;
        e.offset = at;
        e.length = 4 * KiB * (1 + below(random, 40));
        e.generation = 1 + below(random, 9);
        switch (below(random, 5)) {
            case 0:
                e.type = scene::FileExtentType::Hole;
                break;
            case 1:
                e.type = scene::FileExtentType::Prealloc;
                break;
            default:
                e.type = scene::FileExtentType::Regular;
                break;
        }
        if (e.type != scene::FileExtentType::Hole) {
            e.device = places[i] * 200 * KiB;
            e.deviceLength = e.length;
            e.owners = 1 + static_cast<std::uint32_t>(below(random, 2));
            e.shared = e.owners > 1;
        }
        builder.add(e);
        at += e.length;
    }
    builder.file().size = at;
    return builder.finish();
}

inline std::shared_ptr<const scene::ImageScene> sceneOf(
    std::shared_ptr<const scene::DeviceMap> map) {
    auto out = std::make_shared<scene::ImageScene>();
    out->info.deviceSize = map->deviceSize();
    out->complete = true;
    out->device = std::move(map);
    return out;
}

}  // namespace daxscope::fixtures
