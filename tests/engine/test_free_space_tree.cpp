// engine/volume/free_space_tree: the tree against a map of bits, decoded here once more, with
// random changes that cross the bounds between both forms; then trees with one thing wrong.
// DAXSCOPE_SEED=n repeats a run; the steps of a failure are printed.

#include <QtTest>

#include "btree/editor.h"
#include "engine/memory_space.h"
#include "support/filler.h"
#include "volume/chunk_map.h"
#include "volume/free_space_tree.h"

using namespace daxscope;
using namespace daxscope::test;
using format::ItemType;
using format::Key;
using volume::FreeSpace;
using volume::FreeSpaceTreeEdit;
using volume::loadFreeSpace;

namespace {

constexpr std::uint64_t sector = 4096;
constexpr std::uint64_t MiB = 1 << 20;

struct Found {
    Key key;
    std::vector<std::byte> data;
};

/// Every item of a tree, by the simplest walk.
std::vector<Found> itemsOf(const btree::BlockSource& source, const format::Expect& expect) {
    const auto block = source.block(expect);
    MemorySpace::require(block.has_value(), "a block is missing");
    std::vector<Found> items;
    for (std::uint32_t slot = 0; slot < block->count(); ++slot) {
        if (block->isLeaf()) {
            const Bytes data = block->data(slot);
            items.push_back({block->key(slot), {data.begin(), data.end()}});
        } else {
            std::ranges::move(itemsOf(source, btree::childExpect(*block, slot)),
                              std::back_inserter(items));
        }
    }
    return items;
}

/// A block group as it should be.
class Group {
public:
    Group(std::uint64_t start, std::uint64_t length)
        : range{start, length}, free(length / sector, true), runs(1) {
        // 256-byte bitmaps, one bit a sector; an item header has 25 bytes.
        high = (length + 8 * MiB - 1) / (8 * MiB) * 281 / 25;
        low = high > 100 ? high - 100 : 0;
    }

    ByteRange range;
    std::vector<bool> free;
    std::uint64_t runs;
    std::uint64_t high, low;
    bool bitmaps = false;
    unsigned conversions = 0;

    void set(std::uint64_t from, std::uint64_t count, bool value) {
        const bool left = from > 0 && free[from - 1];
        const bool right = from + count < free.size() && free[from + count];
        std::fill_n(free.begin() + static_cast<std::ptrdiff_t>(from), count, value);
        const auto with = static_cast<std::uint64_t>(left) + static_cast<std::uint64_t>(right);
        runs = value ? runs + 1 - with : runs + with - 1;
        if (bitmaps ? runs < low : runs > high) {
            bitmaps = !bitmaps;
            ++conversions;
        }
    }
    [[nodiscard]] std::vector<ByteRange> ranges() const {
        std::vector<ByteRange> out;
        for (std::uint64_t i = 0; i < free.size(); ++i) {
            if (free[i] && (i == 0 || !free[i - 1]))
                out.push_back({range.offset + i * sector, 0});
            if (free[i])
                out.back().length += sector;
        }
        return out;
    }
};

/// What the items of one group say that differs from `group`; takes them off `items`.
std::string decode(const Group& group, std::span<const Found>& items) {
    if (items.empty() ||
        items[0].key != Key{group.range.offset, ItemType::FreeSpaceInfo, group.range.length})
        return "no info item";
    const auto* info = structAt<format::FreeSpaceInfo>(items[0].data);
    if (info->flags != (group.bitmaps ? 1U : 0U))
        return std::format("flags {}", info->flags.get());
    if (info->extentCount != group.runs)
        return std::format("count {}, not {}", info->extentCount.get(), group.runs);
    items = items.subspan(1);
    std::vector<bool> free(group.free.size());
    std::uint64_t covered = group.range.offset;
    std::uint64_t count = 0;
    for (; !items.empty() && items[0].key.objectid < group.range.end(); items = items.subspan(1)) {
        const auto& [key, data] = items[0];
        const std::uint64_t first = (key.objectid - group.range.offset) / sector;
        ++count;
        if (!group.bitmaps) {
            if (key.type != ItemType::FreeSpaceExtent || !data.empty())
                return "an item of the wrong type";
            std::fill_n(free.begin() + static_cast<std::ptrdiff_t>(first), key.offset / sector,
                        true);
            continue;
        }
        const std::uint64_t length = std::min(8 * MiB, group.range.end() - covered);
        if (key != Key{covered, ItemType::FreeSpaceBitmap, length} ||
            data.size() != length / sector / 8)
            return "a bitmap of the wrong size or place";
        for (std::uint64_t i = 0; i < length / sector; ++i)
            free[first + i] = (std::to_integer<unsigned>(data[i / 8]) >> (i % 8) & 1U) != 0;
        covered += length;
    }
    if (group.bitmaps && covered != group.range.end())
        return "bitmaps end early";
    if (!group.bitmaps && count != group.runs)
        return std::format("{} extents", count);
    return free == group.free ? "" : "other sectors are free";
}

class Trial {
public:
    Trial(std::uint64_t seed, std::uint32_t nodeSize, const std::vector<ByteRange>& groups)
        : dice_(seed), space_(nodeSize), editor_(space_, space_.makeTree()) {
        space_.watch = false;
        for (const ByteRange& group : groups) {
            MemorySpace::require(edit().create(group).has_value(), "create");
            groups_.emplace_back(group.offset, group.length);
        }
    }

    [[nodiscard]] Group& group(std::size_t i) { return groups_[i]; }
    [[nodiscard]] FreeSpaceTreeEdit edit() {
        return {editor_, space_, static_cast<std::uint32_t>(sector)};
    }

    /// A random range of the group changes sides.
    std::string step(Group& group, std::uint64_t most, bool add) {
        std::uint64_t at = dice_.below(group.free.size());
        // Somewhere to start; when all is as it shall be, the other way.
        const auto seek = [&](bool value) {
            for (std::uint64_t i = 0; i < 4096; ++i, at = (at + 1) % group.free.size()) {
                if (group.free[at] == value)
                    return true;
            }
            return false;
        };
        if (!seek(!add))
            add = !group.free[at];
        if (dice_.oneIn(50))
            return wrongStep(group, at);
        std::uint64_t from = at;
        while (add && from > 0 && !group.free[from - 1] && at - from < most && dice_.below(4) != 0)
            --from;
        const std::uint64_t longest = dice_.between(at - from + 1, at - from + most);
        std::uint64_t count = 1;
        while (count < longest && from + count < group.free.size() &&
               group.free[from + count] != add)
            ++count;
        log_ += std::format(" {}({},{})", add ? "add" : "remove", from, count);
        const ByteRange range{group.range.offset + from * sector, count * sector};
        const Status done =
            add ? edit().add(group.range, range) : edit().remove(group.range, range);
        if (!done)
            return done.error().text() + log_;
        group.set(from, count, add);
        if (dice_.oneIn(40))
            space_.commit();
        return {};
    }

    /// All groups, their items decoded here and loaded.
    std::string check() {
        space_.check(editor_.root());
        const std::vector<Found> items = itemsOf(space_, editor_.root().expect());
        std::span<const Found> rest = items;
        for (const Group& group : groups_) {
            const std::string wrong = decode(group, rest);
            if (!wrong.empty())
                return std::format("group {}: {} after{}", group.range.offset, wrong, log_);
            const auto loaded = loadFreeSpace(space_, editor_.root(), group.range, sector);
            if (!loaded)
                return loaded.error().text() + log_;
            if (!std::ranges::equal(loaded->ranges(), group.ranges()))
                return std::format("group {}: loaded otherwise after{}", group.range.offset, log_);
        }
        return rest.empty() ? "" : "items behind the last group";
    }

    Status erase(std::size_t i) {
        DAX_CHECK(edit().erase(groups_[i].range));
        groups_.erase(groups_.begin() + static_cast<std::ptrdiff_t>(i));
        return {};
    }

private:
    /// What cannot be, found out before anything changes.
    std::string wrongStep(const Group& group, std::uint64_t at) {
        const ByteRange range{group.range.offset + at * sector, sector};
        const bool free = group.free[at];
        const Status done =
            free ? edit().add(group.range, range) : edit().remove(group.range, range);
        if (done || done.error().code != EIO)
            return std::format("{} the sector {} is accepted after{}", free ? "adding" : "removing",
                               at, log_);
        return {};
    }

    Dice dice_;
    MemorySpace space_;
    btree::Editor editor_;
    std::vector<Group> groups_;
    std::string log_;
};

/// A tree with one group of 64 sectors that starts at 1 MiB, and with these items.
class Damaged {
public:
    static constexpr ByteRange group{MiB, 64 * sector};

    Damaged() : space_(4096), editor_(space_, space_.makeTree()) {}

    Damaged& info(std::uint32_t count, std::uint32_t flags) {
        format::FreeSpaceInfo item{};
        item.extentCount = count;
        item.flags = flags;
        return put({group.offset, ItemType::FreeSpaceInfo, group.length}, bytesOf(item));
    }
    Damaged& extent(std::uint64_t at, std::uint64_t length) {
        return put({group.offset + at, ItemType::FreeSpaceExtent, length}, {});
    }
    Damaged& bitmap(std::uint64_t at, std::uint64_t length, std::size_t bytes) {
        return put({group.offset + at, ItemType::FreeSpaceBitmap, length},
                   std::vector<std::byte>(bytes, std::byte{0xff}));
    }
    Damaged& put(const Key& key, Bytes data) {
        MemorySpace::require(editor_.insert(key, data).has_value(), "insert");
        return *this;
    }
    [[nodiscard]] Result<FreeSpace> load() const {
        return loadFreeSpace(space_, editor_.root(), group, sector);
    }
    [[nodiscard]] FreeSpaceTreeEdit edit() {
        return {editor_, space_, static_cast<std::uint32_t>(sector)};
    }

private:
    MemorySpace space_;
    btree::Editor editor_;
};

}  // namespace

#define REFUSED(result, words)                                                            \
    do {                                                                                  \
        const auto verdict = (result);                                                    \
        QVERIFY2(!verdict, "was accepted");                                               \
        QCOMPARE(verdict.error().code, EIO);                                              \
        QVERIFY2(verdict.error().text().contains(words), verdict.error().text().c_str()); \
    } while (false)

class FreeSpaceTreeTest : public QObject {
    Q_OBJECT

private slots:
    void likeBits_data() {
        QTest::addColumn<unsigned>("nodeSize");
        QTest::addColumn<unsigned>("middle");  // sectors of the group in the middle
        QTest::addColumn<bool>("back");        // it can be extents again
        QTest::newRow("1 MiB") << 4096U << 256U << false;
        QTest::newRow("81 MiB and a bit, the last bitmap is short") << 4096U << 20744U << true;
        QTest::newRow("256 MiB") << 16384U << 65536U << true;
        QTest::newRow("1 GiB") << 16384U << 262144U << true;
    }

    void likeBits() {
        QFETCH(unsigned, nodeSize);
        QFETCH(unsigned, middle);
        QFETCH(bool, back);
        const std::uint64_t seed = seedFromEnvironment();
        const std::uint64_t start = 13 * MiB;
        const std::uint64_t end = start + middle * sector;
        Trial trial(seed, nodeSize,
                    {{start - 2 * MiB, 2 * MiB}, {start, middle * sector}, {end, 8 * MiB}});
        Group& group = trial.group(1);
        std::string wrong = trial.check();
        QVERIFY2(wrong.empty(), wrong.c_str());
        constexpr unsigned rounds = 8;
        const unsigned every = std::max(10U, middle / 1000);
        for (unsigned round = 0; round < rounds; ++round) {
            // Holes until bitmaps are smaller, and some more; then space comes back.
            for (const bool filling : {false, true}) {
                const std::uint64_t distance = std::min<std::uint64_t>(80, group.high / 2);
                const std::uint64_t goal =
                    filling ? (back ? group.low - std::min(distance, group.low / 2) : 2)
                            : group.high + distance;
                for (unsigned i = 0; i < 60'000; ++i) {
                    if (filling ? group.runs <= goal : group.runs >= goal)
                        break;
                    const bool large = i % 64 == 0;
                    const std::uint64_t most = large ? group.free.size() / 8 : filling ? 64 : 2;
                    // A large hole now and then, which comes back in the next phase.
                    wrong = trial.step(group, filling || large ? most : 2,
                                       filling ? i % 5 != 0 : i % 7 == 0);
                    if (wrong.empty() && i % 16 == 0)
                        wrong = trial.step(trial.group(i % 32 == 0 ? 0 : 2), 3, i % 3 == 0);
                    if (wrong.empty() && i % every == 0)
                        wrong = trial.check();
                    QVERIFY2(wrong.empty(), wrong.c_str());
                }
                QVERIFY2(filling ? group.runs <= goal : group.runs >= goal, "the bound is crossed");
                wrong = trial.check();
                QVERIFY2(wrong.empty(), wrong.c_str());
                QCOMPARE(group.bitmaps, !filling || !back);
            }
        }
        QCOMPARE(group.conversions, back ? 2 * rounds : 1U);
        QVERIFY(trial.erase(1));
        wrong = trial.check();
        QVERIFY2(wrong.empty(), wrong.c_str());
        REFUSED(trial.edit().erase({start, middle * sector}), "does not know block group");
        REFUSED(trial.edit().create({end, 4 * MiB}), "is new");
        QVERIFY(trial.erase(0));
        QVERIFY(trial.erase(0));
        wrong = trial.check();
        QVERIFY2(wrong.empty(), wrong.c_str());
    }

    void wholeGroupInUse() {
        const ByteRange group{MiB, 16 * MiB};
        Trial trial(1, 4096, {group});
        QVERIFY(trial.edit().remove(group, group));
        trial.group(0).set(0, group.length / sector, false);
        QCOMPARE(trial.check(), "");
        QVERIFY(trial.edit().add(group, group));
        trial.group(0).set(0, group.length / sector, true);
        QCOMPARE(trial.check(), "");
        REFUSED(trial.edit().add(group, {MiB, 17 * MiB}), "whole sectors of block group");
        REFUSED(trial.edit().add(group, {0, MiB}), "whole sectors of block group");
        REFUSED(trial.edit().remove(group, {MiB, 512}), "whole sectors of block group");
        REFUSED(trial.edit().remove(group, {MiB, 0}), "whole sectors of block group");
    }

    void damage() {
        constexpr std::uint64_t all = Damaged::group.length;
        REFUSED(Damaged().extent(0, all).load(), "does not know block group");
        REFUSED(Damaged().info(1, 2).extent(0, all).load(), "flags that are not known: 0x2");
        REFUSED(Damaged().info(2, 0).extent(0, all).load(), "2 free extents are counted");
        REFUSED(Damaged().info(0, 0).extent(0, all).load(), "0 free extents are counted");
        REFUSED(Damaged().info(1, 0).extent(0, all + sector).load(), "not inside block group");
        REFUSED(Damaged().info(1, 0).extent(sector, UINT64_MAX).load(), "not inside block group");
        REFUSED(Damaged().info(1, 0).extent(sector, 0).load(), "not inside block group");
        REFUSED(Damaged().info(1, 0).extent(sector, 512).load(), "whole sectors");
        REFUSED(Damaged().info(1, 0).extent(512, sector).load(), "whole sectors");
        REFUSED(Damaged().info(2, 0).extent(0, 8192).extent(4096, 8192).load(), "overlaps");
        REFUSED(Damaged().info(2, 0).extent(0, 8192).extent(0, 4096).load(), "overlaps");
        REFUSED(Damaged().info(2, 0).extent(0, 4096).extent(4096, 4096).load(), "goes on");
        REFUSED(Damaged().info(1, 1).extent(0, all).load(), "does not belong");
        REFUSED(Damaged().info(1, 0).bitmap(0, all, 8).load(), "does not belong");
        REFUSED(Damaged().info(1, 1).bitmap(0, all, 9).load(), "bytes of bitmap, not 8");
        REFUSED(Damaged().info(1, 1).bitmap(0, all, 0).load(), "bytes of bitmap, not 8");
        REFUSED(Damaged().info(1, 1).bitmap(0, all / 2, 4).load(), "no bitmap for");
        REFUSED(Damaged().info(1, 1).bitmap(all / 2, all / 2, 4).load(), "no bitmap for");
        REFUSED(Damaged().info(1, 1).bitmap(0, all, 8).bitmap(all / 2, all / 2, 4).load(),
                "overlaps");
        REFUSED(Damaged().info(2, 1).bitmap(0, all, 8).load(), "there are 1");
        // Two short bitmaps are one group as well; a range goes on from one into the other.
        const auto halves =
            Damaged().info(1, 1).bitmap(0, all / 2, 4).bitmap(all / 2, all / 2, 4).load();
        QVERIFY2(halves, halves ? "" : halves.error().text().c_str());
        QCOMPARE(halves->count(), 1U);
        QCOMPARE(halves->total(), all);
    }

    void damageMetByChanges() {
        constexpr ByteRange group = Damaged::group;
        constexpr ByteRange first{group.offset, sector};
        REFUSED(Damaged().edit().add(group, first), "does not know block group");
        REFUSED(Damaged().info(0, 1).edit().add(group, first), "no bitmap for");
        REFUSED(Damaged().info(1, 1).extent(0, group.length).edit().remove(group, first),
                "no bitmap for");
        REFUSED(Damaged().info(1, 0).bitmap(0, group.length, 8).edit().remove(group, first),
                "are not free");
        REFUSED(Damaged().info(1, 0).bitmap(0, group.length, 8).edit().add(group, first),
                "does not belong");
        REFUSED(Damaged().info(1, 1).bitmap(0, group.length, 2).edit().remove(group, first),
                "bytes of bitmap");
        REFUSED(Damaged().info(0, 0).extent(0, sector).edit().remove(group, first), "counts no");
        REFUSED(Damaged().info(1, 0).extent(0, 0).edit().add(group, first), "not inside");
        REFUSED(Damaged().info(1, 0).extent(8192, UINT64_MAX).edit().add(group, first),
                "not inside");
        REFUSED(Damaged().info(99, 0).extent(8192, 4096).edit().add(group, first),
                "are counted");  // met by the conversion
    }

    void superblocksAreLeftOut() {
        volume::ChunkInfo chunk;
        chunk.logical = 1ULL << 30;
        chunk.length = 64 * MiB;
        chunk.copies = 2;
        chunk.device = {32 * MiB, 512 * 1024};
        FreeSpace space({chunk.logical, chunk.length});
        QVERIFY(space.add(space.group()));
        volume::excludeSuperblocks(space, chunk);
        const std::vector<ByteRange> wanted = {
            {chunk.logical, 512 * 1024},                  // below 1 MiB, second copy
            {chunk.logical + 32 * MiB, 65536},            // 64 MiB in the first copy
            {chunk.logical + 64 * MiB - 524288, 65536}};  // and in the second
        QVERIFY(std::ranges::equal(space.excluded(), wanted));
        QCOMPARE(space.total(), 64 * MiB - 524288 - 131072);

        volume::ChunkInfo old;  // as mkfs once made it: from the device's first byte on
        old.length = 4 * MiB;
        old.copies = 1;
        FreeSpace low({0, old.length});
        QVERIFY(low.add(low.group()));
        volume::excludeSuperblocks(low, old);
        QCOMPARE(low.total(), 3 * MiB);
    }
};

QTEST_GUILESS_MAIN(FreeSpaceTreeTest)
#include "test_free_space_tree.moc"
