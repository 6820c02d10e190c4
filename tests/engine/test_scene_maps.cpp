// engine/scene: the device map and the extents of a file answer questions about ranges as a walk
// over all extents does. Random maps; the seed is in every failure and DAXSCOPE_SEED sets it.

#include <QtTest>

#include <random>

#include "scene/change.h"
#include "scene/device_map.h"
#include "scene/file_extents.h"

using namespace daxscope;
using namespace daxscope::scene;

namespace {

constexpr std::uint64_t page = 4096;

struct Random {
    std::mt19937_64 generator;

    std::uint64_t below(std::uint64_t limit) { return generator() % limit; }
    bool oneIn(std::uint64_t n) { return below(n) == 0; }
    /// Mostly small, sometimes large.
    std::uint64_t pages() { return 1 + (oneIn(20) ? below(20000) : below(12)); }
};

/// The range clipped to [from, to), in bytes.
std::uint64_t overlap(std::uint64_t from, std::uint64_t to, ByteRange range) {
    const std::uint64_t low = std::max(from, range.offset);
    const std::uint64_t high = std::min(to, range.end());
    return low < high ? high - low : 0;
}

// Device map

struct DeviceCase {
    std::vector<DeviceExtent> extents;  // by device byte, no overlaps
    std::uint64_t size = 0;
    std::shared_ptr<const DeviceMap> map;
};

DeviceCase randomDevice(Random& random, std::size_t count) {
    DeviceCase out;
    std::uint64_t at = random.below(300) * page;
    for (std::size_t i = 0; i < count; ++i) {
        if (random.oneIn(3))
            at += random.pages() * page;
        DeviceExtent extent;
        extent.device = at;
        extent.length = random.pages() * page;
        extent.kind = static_cast<ExtentKind>(random.below(3));
        extent.copy = static_cast<std::uint8_t>(random.below(2));
        extent.owners = static_cast<std::uint32_t>(random.below(4));
        extent.generation = random.generator() >> random.below(64);
        if (extent.kind == ExtentKind::Data) {
            if (random.oneIn(4))
                extent.unreachable = random.below(extent.length / page + 1) * page;
        } else if (extent.kind == ExtentKind::Tree) {
            extent.tree = random.oneIn(5) ? 256 + random.below(1000) : 1 + random.below(10);
        }
        at += extent.length;
        out.extents.push_back(extent);
    }
    out.size = at + random.below(100) * page;
    std::vector<DeviceExtent> shuffled = out.extents;
    if (!random.oneIn(3))
        std::ranges::shuffle(shuffled, random.generator);
    DeviceMap::Builder builder(out.size);
    for (const DeviceExtent& extent : shuffled)
        builder.add(extent);
    out.map = builder.finish();
    return out;
}

std::uint64_t distance(std::uint64_t a, std::uint64_t b) { return a < b ? b - a : a - b; }

/// What DeviceMap::summarize() promises, the long way.
RangeSummary walked(const DeviceCase& device, ByteRange range) {
    RangeSummary sum;
    sum.first = device.extents.size();
    for (std::size_t i = 0; i < device.extents.size(); ++i) {
        const DeviceExtent& extent = device.extents[i];
        if (sum.first == device.extents.size() && extent.device + extent.length > range.offset)
            sum.first = i;
        const std::uint64_t part = overlap(extent.device, extent.device + extent.length, range);
        if (part == 0)
            continue;
        // Where the lost bytes lie is unknown: spread evenly, rounded down.
        std::uint64_t lost = extent.unreachable;
        if (part < extent.length)
            lost = static_cast<std::uint64_t>(
                static_cast<double>(lost) *
                (static_cast<double>(part) / static_cast<double>(extent.length)));
        sum.bytes[static_cast<std::size_t>(extent.byteClass())] += part - lost;
        sum.bytes[static_cast<std::size_t>(ByteClass::Unreachable)] += lost;
        ++sum.extents;
        sum.minGeneration = std::min(sum.minGeneration, extent.generation);
        sum.maxGeneration = std::max(sum.maxGeneration, extent.generation);
        sum.maxOwners = std::max(sum.maxOwners, extent.owners);
    }
    return sum;
}

std::string difference(const RangeSummary& is, const RangeSummary& should) {
    for (std::size_t i = 0; i < byteClassCount; ++i) {
        if (is.bytes[i] != should.bytes[i])
            return std::format("{} bytes {}, not {}", className(static_cast<ByteClass>(i)),
                               is.bytes[i], should.bytes[i]);
    }
    if (is.extents != should.extents)
        return std::format("{} extents, not {}", is.extents, should.extents);
    if (is.minGeneration != should.minGeneration || is.maxGeneration != should.maxGeneration)
        return "generations";
    if (is.maxOwners != should.maxOwners)
        return "owners";
    if (is.first != should.first)
        return std::format("first is {}, not {}", is.first, should.first);
    return {};
}

/// Some extents go, others come, here and there or beside each other; `device.extents` has it done.
DeviceMap::Edit randomEdit(Random& random, DeviceCase& device) {
    DeviceMap::Edit edit;
    auto& extents = device.extents;
    const std::uint64_t times = random.oneIn(8) ? random.below(300) : random.below(5);
    std::uint64_t near = random.below(device.size);
    for (std::uint64_t i = 0; i < times; ++i) {
        if (random.oneIn(2))
            near = random.below(device.size);
        const auto at = std::ranges::upper_bound(extents, near, {}, &DeviceExtent::device);
        if (random.oneIn(2) && at != extents.end()) {
            const auto came = std::ranges::find(edit.come, at->device, &DeviceExtent::device);
            if (came != edit.come.end())
                edit.come.erase(came);
            else
                edit.gone.push_back(at->device);
            extents.erase(at);
            continue;
        }
        // Into the gap before it, if there is one.
        const std::uint64_t from =
            at == extents.begin() ? 0 : std::prev(at)->device + std::prev(at)->length;
        const std::uint64_t to = at == extents.end() ? device.size : at->device;
        if (to <= from)
            continue;
        DeviceExtent extent;
        extent.length = page * (1 + random.below((to - from) / page));
        extent.device = from + random.below((to - from - extent.length) / page + 1) * page;
        extent.kind = ExtentKind::Tree;
        extent.tree = 256 + random.below(2000);
        extent.owners = static_cast<std::uint32_t>(random.below(3));
        extent.generation = random.below(100);
        extent.reachedBy = static_cast<std::uint32_t>(random.below(100));
        extents.insert(at, extent);
        edit.come.push_back(extent);
    }
    return edit;
}

/// What is wrong with device.map; empty for nothing.
std::string differenceOf(const DeviceCase& device) {
    if (device.map->extentCount() != device.extents.size())
        return std::format("{} extents, not {}", device.map->extentCount(), device.extents.size());
    for (std::size_t i = 0; i < device.extents.size(); ++i) {
        const DeviceExtent is = device.map->extent(i);
        const DeviceExtent& was = device.extents[i];
        if (is.device != was.device || is.length != was.length || is.generation != was.generation ||
            is.unreachable != was.unreachable || is.tree != was.tree || is.owners != was.owners ||
            is.kind != was.kind || is.copy != was.copy || is.reachedBy != was.reachedBy)
            return std::format("extent {}", i);
    }
    RangeSummary totals = walked(device, {0, device.size});
    totals.first = device.map->totals().first;
    return difference(device.map->totals(), totals);
}

// File extents

struct FileCase {
    std::vector<FileExtent> extents;
    std::shared_ptr<const FileExtents> file;
    [[nodiscard]] std::uint64_t end() const {
        return extents.empty() ? 0 : extents.back().offset + extents.back().length;
    }
};

FileCase randomFile(Random& random, std::size_t count) {
    FileCase out;
    FileExtents::Builder builder;
    std::uint64_t at = 0;
    // Places on the device that do not overlap, given out in random order.
    std::vector<std::uint64_t> places(count);
    for (std::size_t i = 0; i < count; ++i)
        places[i] = (1 + i * 100000) * page;
    std::ranges::shuffle(places, random.generator);
    for (std::size_t i = 0; i < count; ++i) {
        FileExtent extent;
        extent.offset = at;
        extent.length = random.pages() * page;
        extent.type = static_cast<FileExtentType>(random.below(4));
        if (extent.type == FileExtentType::Inline && i != 0)
            extent.type = FileExtentType::Regular;
        if (extent.type == FileExtentType::Inline)
            extent.length = 1 + random.below(page);
        extent.generation = random.below(5) + 1000 * random.below(2);
        extent.owners = static_cast<std::uint32_t>(random.below(4));
        extent.shared = extent.owners > 1;
        if (extent.type == FileExtentType::Regular || extent.type == FileExtentType::Prealloc) {
            extent.device = places[i];
            extent.deviceLength = extent.length;
        }
        if (extent.type == FileExtentType::Regular && random.oneIn(3)) {
            extent.compression = static_cast<Compression>(1 + random.below(3));
            extent.deviceLength = std::max(page, extent.length / 2 / page * page);
        }
        at += extent.length;
        out.extents.push_back(extent);
        builder.add(extent);
    }
    out.file = builder.finish();
    return out;
}

FileRangeSummary walked(const FileCase& file, ByteRange range) {
    FileRangeSummary sum;
    for (const FileExtent& extent : file.extents) {
        const std::uint64_t part = overlap(extent.offset, extent.offset + extent.length, range);
        if (part == 0)
            continue;
        ++sum.extents;
        switch (extent.type) {
            case FileExtentType::Hole:
                sum.holes += part;
                break;
            case FileExtentType::Inline:
                sum.inlineBytes += part;
                break;
            case FileExtentType::Prealloc:
                sum.prealloc += part;
                break;
            case FileExtentType::Regular:
                (extent.shared ? sum.shared : sum.data) += part;
                break;
        }
        if (!extent.device)
            continue;
        std::uint64_t from = *extent.device;
        std::uint64_t to = from + extent.deviceLength;
        if (extent.compression == Compression::None) {
            from += std::max(extent.offset, range.offset) - extent.offset;
            to = from + part;
        }
        sum.minDevice = std::min(sum.minDevice, from);
        sum.maxDevice = std::max(sum.maxDevice, to);
    }
    return sum;
}

bool same(const FileRangeSummary& a, const FileRangeSummary& b) {
    return a.data == b.data && a.shared == b.shared && a.holes == b.holes &&
           a.prealloc == b.prealloc && a.inlineBytes == b.inlineBytes && a.extents == b.extents &&
           a.minDevice == b.minDevice && a.maxDevice == b.maxDevice;
}

/// Any two bytes of [0, limit], now and then on the edges of extents, or beyond the end.
template <typename Edges>
ByteRange randomRange(Random& random, std::uint64_t limit, const Edges& edge) {
    const auto point = [&]() -> std::uint64_t {
        if (random.oneIn(3))
            return edge();
        if (random.oneIn(30))
            return limit + random.below(1 << 20);
        return random.below(limit + 1);
    };
    const std::uint64_t a = point();
    const std::uint64_t b = random.oneIn(3) ? a + random.below(5 * page) : point();
    return {std::min(a, b), std::max(a, b) - std::min(a, b)};
}

}  // namespace

#define HOLDS(condition, ...)                                                            \
    do {                                                                                 \
        if (!(condition))                                                                \
            QFAIL((std::format("seed {}: ", seed_) + std::format(__VA_ARGS__)).c_str()); \
    } while (false)

class SceneMapsTest : public QObject {
    Q_OBJECT

private:
    std::uint64_t seed_ = 1;
    // Below, at and above what a leaf, a run of leaves and a branch hold.
    const std::vector<std::size_t> counts_ = {0,   1,    2,    63,   64,   65,   127,  128,
                                              129, 1000, 4095, 4096, 4097, 8193, 20000};

private slots:
    void initTestCase() {
        if (qEnvironmentVariableIsSet("DAXSCOPE_SEED"))
            seed_ = qEnvironmentVariable("DAXSCOPE_SEED").toULongLong();
        else
            seed_ = std::random_device{}();
        qInfo("seed %llu", static_cast<unsigned long long>(seed_));
    }

    void deviceRoundTrip() {
        Random random{std::mt19937_64(seed_)};
        for (const std::size_t count : counts_) {
            const DeviceCase device = randomDevice(random, count);
            QCOMPARE(device.extents.size(), count);
            QCOMPARE(device.map->deviceSize(), device.size);
            const std::string wrong = differenceOf(device);
            HOLDS(wrong.empty(), "{} extents: {}", count, wrong);
        }
    }

    void deviceSummaries() {
        Random random{std::mt19937_64(seed_ + 1)};
        for (const std::size_t count : counts_) {
            const DeviceCase device = randomDevice(random, count);
            const ByteRange all{0, device.size};
            RangeSummary totals = walked(device, all);
            std::string wrong = difference(device.map->summarize(all), totals);
            HOLDS(wrong.empty(), "{} extents, all: {}", count, wrong);
            totals.first = device.map->totals().first;
            wrong = difference(device.map->totals(), totals);
            HOLDS(wrong.empty(), "{} extents, totals: {}", count, wrong);
            const auto edge = [&]() -> std::uint64_t {
                if (count == 0)
                    return 0;
                const DeviceExtent& extent = device.extents[random.below(count)];
                return extent.device + (random.oneIn(2) ? 0 : extent.length);
            };
            for (int round = 0; round < 300; ++round) {
                const ByteRange range = randomRange(random, device.size, edge);
                wrong = difference(device.map->summarize(range), walked(device, range));
                HOLDS(wrong.empty(), "{} extents, [{}, {}): {}", count, range.offset, range.end(),
                      wrong);
                // Where a pixel may end: near, and what lies between two such places is still exact.
                const std::uint64_t slack = random.below(device.size / 8 + 1);
                const std::uint64_t from = device.map->edgeNear(range.offset, slack);
                const std::uint64_t to = device.map->edgeNear(range.end(), slack);
                HOLDS(distance(from, range.offset) <= slack && distance(to, range.end()) <= slack &&
                          from <= to,
                      "{} extents, [{}, {}) with {}: [{}, {})", count, range.offset, range.end(),
                      slack, from, to);
                const ByteRange near{from, to - from};
                wrong = difference(device.map->summarize(near), walked(device, near));
                HOLDS(wrong.empty(), "{} extents, near [{}, {}): {}", count, from, to, wrong);
            }
        }
    }

    /// A map that was changed a hundred times is the map that is made of what is left, and shares what did not change.
    void deviceEdits() {
        Random random{std::mt19937_64(seed_ + 5)};
        for (const std::size_t count : counts_) {
            DeviceCase device = randomDevice(random, count);
            device.size += 4000 * page;
            const std::shared_ptr<const DeviceMap> first = device.map;
            for (int round = 0; round < 100; ++round) {
                const std::shared_ptr<const DeviceMap> before = device.map;
                const DeviceMap::Edit edit = randomEdit(random, device);
                device.map = before->with(edit);
                const std::string wrong = differenceOf(device);
                HOLDS(wrong.empty(), "{} extents, edit {}: {}", count, round, wrong);
                DeviceMap::Builder builder(device.size);
                for (const DeviceExtent& extent : device.extents)
                    builder.add(extent);
                const auto anew = builder.finish();
                // What both share is passed by, and nothing else.
                for (const auto& old : {before, first}) {
                    Change shared;
                    Change apart;
                    compareMaps(*old, *device.map, shared);
                    compareMaps(*old, *anew, apart);
                    HOLDS(shared.written == apart.written && shared.left == apart.left,
                          "{} extents, edit {}: compared", count, round);
                }
                if (count >= 4096 && edit.come.size() + edit.gone.size() <= 8) {
                    const auto own = device.map->memoryBeyond(*before);
                    HOLDS(own <= 64 << 10, "{} extents, edit {}: {} bytes", count, round, own);
                }
            }
            const double each = static_cast<double>(device.map->memoryBytes()) /
                                static_cast<double>(std::max<std::size_t>(1000, count));
            HOLDS(each <= 48, "{} extents: {} bytes each after edits", count, each);
        }
    }

    void deviceFind() {
        Random random{std::mt19937_64(seed_ + 2)};
        for (const std::size_t count : counts_) {
            const DeviceCase device = randomDevice(random, count);
            for (int round = 0; round < 500; ++round) {
                std::uint64_t byte = random.below(device.size + 2 * page);
                if (count > 0 && round % 2 == 0) {
                    const DeviceExtent& extent = device.extents[random.below(count)];
                    byte = extent.device + (round % 4 == 0 ? 0 : extent.length);
                    byte -= random.oneIn(3) && byte > 0 ? 1 : 0;
                }
                std::size_t first = 0;
                while (first < count &&
                       device.extents[first].device + device.extents[first].length <= byte)
                    ++first;
                HOLDS(device.map->firstEndingAfter(byte) == first,
                      "{} extents, byte {}: {}, not {}", count, byte,
                      device.map->firstEndingAfter(byte), first);
                const auto found = device.map->find(byte);
                const bool inside = first < count && device.extents[first].device <= byte;
                HOLDS(found.has_value() == inside && (!inside || *found == first),
                      "{} extents, find({})", count, byte);
                const auto extent = device.map->extentAt(byte);
                HOLDS(extent.has_value() == inside &&
                          (!inside || extent->device == device.extents[first].device),
                      "{} extents, extentAt({})", count, byte);
            }
        }
    }

    void deviceClasses() {
        DeviceExtent extent;
        const auto is = [&](ExtentKind kind, std::uint32_t owners, std::uint64_t tree) {
            extent.kind = kind;
            extent.owners = owners;
            extent.tree = tree;
            return extent.byteClass();
        };
        QVERIFY(is(ExtentKind::Data, 1, 0) == ByteClass::Data);
        QVERIFY(is(ExtentKind::Data, 2, 0) == ByteClass::Shared);
        QVERIFY(is(ExtentKind::Tree, 1, 5) == ByteClass::Metadata);
        QVERIFY(is(ExtentKind::Tree, 3, 5) == ByteClass::SharedTree);
        QVERIFY(is(ExtentKind::Tree, 1, 3) == ByteClass::System);
        QVERIFY(is(ExtentKind::Super, 1, 0) == ByteClass::System);
    }

    void deviceGroupsSorted() {
        DeviceMap::Builder builder(1 << 30);
        for (const std::uint64_t at : {5U, 1U, 3U}) {
            BlockGroup group;
            group.device = at << 20;
            group.flags = at;
            builder.add(group);
        }
        const auto map = builder.finish();
        QCOMPARE(map->blockGroups().size(), 3U);
        QCOMPARE(map->blockGroups()[0].device, 1U << 20);
        QVERIFY(map->blockGroups()[0].holdsData() && !map->blockGroups()[0].holdsMetadata());
        QVERIFY(map->blockGroups()[1].holdsSystem());
        QVERIFY(map->blockGroups()[2].holdsMetadata());
        QCOMPARE(map->extentCount(), 0U);
        QVERIFY(!map->find(0));
    }

    void deviceMemory() {
        // The bar: at most 64 bytes an extent.
        Random random{std::mt19937_64(seed_ + 3)};
        const std::size_t count = 100000;
        const DeviceCase device = randomDevice(random, count);
        const double each = static_cast<double>(device.map->memoryBytes()) / count;
        QVERIFY2(each <= 40, std::to_string(each).c_str());
    }

    void fileRoundTrip() {
        Random random{std::mt19937_64(seed_ + 4)};
        for (const std::size_t count : counts_) {
            const FileCase file = randomFile(random, count);
            HOLDS(file.file->count() == count, "{} extents of {}", file.file->count(), count);
            HOLDS(file.file->end() == file.end(), "the end of {} extents", count);
            for (std::size_t i = 0; i < count; ++i) {
                const FileExtent is = file.file->extent(i);
                const FileExtent& was = file.extents[i];
                HOLDS(is.offset == was.offset && is.length == was.length &&
                          is.device == was.device && is.deviceLength == was.deviceLength &&
                          is.generation == was.generation && is.owners == was.owners &&
                          is.type == was.type && is.compression == was.compression &&
                          is.shared == was.shared,
                      "extent {} of {} differs", i, count);
            }
        }
    }

    void fileSummaries() {
        Random random{std::mt19937_64(seed_ + 5)};
        for (const std::size_t count : counts_) {
            const FileCase file = randomFile(random, count);
            HOLDS(same(file.file->totals(), walked(file, {0, file.end()})), "{} extents, totals",
                  count);
            const auto edge = [&]() -> std::uint64_t {
                if (count == 0)
                    return 0;
                const FileExtent& extent = file.extents[random.below(count)];
                return extent.offset + (random.oneIn(2) ? 0 : extent.length);
            };
            for (int round = 0; round < 300; ++round) {
                const ByteRange range = randomRange(random, file.end(), edge);
                HOLDS(same(file.file->summarize(range), walked(file, range)),
                      "{} extents, [{}, {})", count, range.offset, range.end());
                // Wherever it looks first, and between the places where a pixel may end.
                const std::size_t first = random.below(count + 2);
                const std::uint64_t slack = random.below(file.end() / 8 + 1);
                const std::uint64_t from = file.file->edgeNear(range.offset, slack, first);
                const std::uint64_t to = file.file->edgeNear(range.end(), slack, first);
                HOLDS(distance(from, range.offset) <= slack && distance(to, range.end()) <= slack &&
                          from <= to,
                      "{} extents, [{}, {}) with {}: [{}, {})", count, range.offset, range.end(),
                      slack, from, to);
                const ByteRange near{from, to - from};
                HOLDS(same(file.file->summarize(near, first), walked(file, near)),
                      "{} extents, near [{}, {}) from {}", count, from, to, first);
            }
        }
    }

    void fileFind() {
        Random random{std::mt19937_64(seed_ + 6)};
        for (const std::size_t count : counts_) {
            const FileCase file = randomFile(random, count);
            for (int round = 0; round < 500; ++round) {
                std::uint64_t byte = random.below(file.end() + page);
                if (count > 0 && round % 2 == 0) {
                    byte = file.extents[random.below(count)].offset;
                    byte -= random.oneIn(3) && byte > 0 ? 1 : 0;
                }
                std::size_t first = 0;
                while (first < count &&
                       file.extents[first].offset + file.extents[first].length <= byte)
                    ++first;
                HOLDS(file.file->firstEndingAfter(byte) == first, "{} extents, byte {}: {}, not {}",
                      count, byte, file.file->firstEndingAfter(byte), first);
                const auto found = file.file->find(byte);
                HOLDS(found.has_value() == (first < count) && (first == count || *found == first),
                      "{} extents, find({})", count, byte);
            }
        }
    }

    void fileOnDevice() {
        Random random{std::mt19937_64(seed_ + 7)};
        for (const std::size_t count : counts_) {
            const FileCase file = randomFile(random, count);
            std::vector<std::size_t> order;
            for (std::size_t i = 0; i < count; ++i) {
                if (file.extents[i].device)
                    order.push_back(i);
            }
            std::ranges::sort(order, {}, [&](std::size_t i) { return *file.extents[i].device; });
            HOLDS(file.file->onDeviceCount() == order.size(), "{} on the device of {}",
                  file.file->onDeviceCount(), order.size());
            for (std::size_t i = 0; i < order.size(); ++i)
                HOLDS(file.file->onDevice(i) == order[i], "position {} of {}", i, count);
            for (int round = 0; round < 200 && !order.empty(); ++round) {
                const FileExtent& extent = file.extents[order[random.below(order.size())]];
                const std::uint64_t byte =
                    *extent.device + (round % 2 == 0 ? extent.deviceLength : 0) - random.below(2);
                const auto first = std::ranges::find_if(order, [&](std::size_t i) {
                    return *file.extents[i].device + file.extents[i].deviceLength > byte;
                });
                HOLDS(file.file->firstOnDeviceEndingAfter(byte) ==
                          static_cast<std::size_t>(first - order.begin()),
                      "{} extents, device byte {}", count, byte);
            }
        }
    }

    void names() {
        QCOMPARE(typeName(FileExtentType::Prealloc), "prealloc");
        QCOMPARE(compressionName(Compression::Zstd), "zstd");
        QCOMPARE(className(ByteClass::SharedTree), "shared-metadata");
    }
};

QTEST_GUILESS_MAIN(SceneMapsTest)
#include "test_scene_maps.moc"
