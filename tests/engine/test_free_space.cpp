// engine/volume/free_space: against a map of bits, with random steps; the steps of a failure are
// printed, and DAXSCOPE_SEED=n repeats it.

#include <QtTest>
#include <chrono>

#include "support/filler.h"
#include "volume/free_space.h"

using namespace daxscope;
using namespace daxscope::test;
using volume::FreeSpace;

namespace {

constexpr std::uint64_t sector = 4096;
constexpr std::uint64_t start = 16 * 65536 + 3 * sector;  // of the group: not aligned to much

/// One bit a sector, and the simplest code that can answer.
class Model {
public:
    explicit Model(std::uint64_t sectors) : free(sectors), excluded(sectors) {}

    std::vector<bool> free;
    std::vector<bool> excluded;

    [[nodiscard]] bool all(std::uint64_t from, std::uint64_t count, bool value) const {
        for (std::uint64_t i = from; i < from + count; ++i) {
            if (free[i] != value)
                return false;
        }
        return true;
    }
    void set(std::uint64_t from, std::uint64_t count, bool value) {
        for (std::uint64_t i = from; i < from + count; ++i)
            free[i] = value && !excluded[i];
    }
    [[nodiscard]] std::vector<ByteRange> ranges() const {
        std::vector<ByteRange> out;
        for (std::uint64_t i = 0; i < free.size(); ++i) {
            if (!free[i])
                continue;
            if (i == 0 || !free[i - 1])
                out.push_back({start + i * sector, 0});
            out.back().length += sector;
        }
        return out;
    }
    [[nodiscard]] std::optional<std::uint64_t> firstFit(std::uint64_t count,
                                                        std::uint64_t alignment,
                                                        std::uint64_t hint) const {
        for (const bool wrapped : {false, true}) {
            for (std::uint64_t i = wrapped ? 0 : hint; i < (wrapped ? hint : free.size()); ++i) {
                if ((start + i * sector) % alignment == 0 && i + count <= free.size() &&
                    all(i, count, true))
                    return start + i * sector;
            }
        }
        return std::nullopt;
    }
    [[nodiscard]] ByteRange largestPiece(std::uint64_t alignment) const {
        ByteRange best;
        for (const ByteRange& range : ranges()) {
            const std::uint64_t from = alignUp(range.offset, alignment);
            const std::uint64_t to = alignDown(range.end(), alignment);
            if (from < to && to - from > best.length)
                best = {from, to - from};
        }
        return best;
    }
};

/// Empty when both say the same.
std::string difference(const FreeSpace& space, const Model& model) {
    const std::vector<ByteRange> wanted = model.ranges();
    std::size_t i = 0;
    std::uint64_t total = 0;
    std::uint64_t largest = 0;
    for (const ByteRange& range : space.ranges()) {
        if (i >= wanted.size() || range != wanted[i])
            return std::format("range {} is {}+{}", i, range.offset, range.length);
        total += range.length;
        largest = std::max(largest, range.length);
        ++i;
    }
    if (i != wanted.size())
        return std::format("{} ranges, not {}", i, wanted.size());
    if (space.count() != i || space.total() != total || space.largest() != largest)
        return std::format("count {} total {} largest {}, not {} {} {}", space.count(),
                           space.total(), space.largest(), i, total, largest);
    return {};
}

class Run {
public:
    Run(std::uint64_t seed, std::uint64_t sectors)
        : dice_(seed), sectors_(sectors), space_({start, sectors * sector}), model_(sectors) {}

    /// What went wrong and how; empty when nothing did.
    std::string steps(unsigned count, unsigned piece, bool mostlyAdd) {
        for (unsigned i = 0; i < count; ++i) {
            std::string wrong = step(piece, mostlyAdd);
            if (wrong.empty() && i % 16 == 0)
                wrong = difference(space_, model_);
            if (!wrong.empty())
                return wrong + " after:" + log_;
        }
        const std::string wrong = difference(space_, model_);
        return wrong.empty() ? wrong : wrong + " after:" + log_;
    }
    [[nodiscard]] std::size_t count() const { return space_.count(); }

private:
    std::string step(unsigned piece, bool mostlyAdd) {
        const std::uint64_t from = dice_.below(sectors_);
        const std::uint64_t many =
            dice_.between(1, std::min<std::uint64_t>(piece, sectors_ - from));
        const ByteRange range{start + from * sector, many * sector};
        const std::uint64_t kind = dice_.below(64);
        if (kind == 0 && dice_.oneIn(20)) {
            note("exclude", from, many);
            space_.exclude(range);
            for (std::uint64_t i = from; i < from + many; ++i) {
                model_.excluded[i] = true;
                model_.free[i] = false;
            }
            return {};
        }
        if (kind < 10)
            return allocate(from, many, kind % 2 == 0);
        if (mostlyAdd ? kind < 50 : kind < 24) {
            note("add", from, many);
            const bool may = model_.all(from, many, false);
            if (space_.add(range).has_value() != may)
                return "add says otherwise";
            if (may)
                model_.set(from, many, true);
            return {};
        }
        note("take", from, many);
        const bool may = model_.all(from, many, true);
        if (space_.isFree(range) != may || space_.take(range).has_value() != may)
            return "take says otherwise";
        if (may)
            model_.set(from, many, false);
        return {};
    }

    std::string allocate(std::uint64_t hint, std::uint64_t many, bool upTo) {
        const std::uint64_t alignment = sector << dice_.below(4);
        note(upTo ? "allocateUpTo" : "allocate", hint, many);
        log_ += std::format("/{}", alignment);
        const auto wanted = model_.firstFit(many, alignment, hint);
        const std::uint64_t at = start + hint * sector;
        std::optional<ByteRange> got;
        if (upTo) {
            const std::uint64_t least = dice_.between(1, many) * sector;
            got = space_.allocateUpTo(many * sector, least, alignment, at);
            if (!wanted) {
                const ByteRange best = model_.largestPiece(alignment);
                if (got.has_value() != (best.length >= least) || (got && *got != best))
                    return "not the largest piece";
            }
        } else if (const auto where = space_.allocate(many * sector, alignment, at)) {
            got = ByteRange{*where, many * sector};
        }
        if (wanted && got != ByteRange{*wanted, many * sector})
            return "not the first fit";
        if (!wanted && !upTo && got)
            return "there is no fit";
        if (got)
            model_.set((got->offset - start) / sector, got->length / sector, false);
        return {};
    }

    void note(const char* what, std::uint64_t from, std::uint64_t many) {
        log_ += std::format(" {}({},{})", what, from, many);
    }

    Dice dice_;
    std::uint64_t sectors_;
    FreeSpace space_;
    Model model_;
    std::string log_;
};

}  // namespace

class FreeSpaceTest : public QObject {
    Q_OBJECT

private slots:
    void likeBits_data() {
        QTest::addColumn<unsigned>("sectors");
        QTest::addColumn<unsigned>("piece");
        QTest::newRow("tiny") << 12U << 4U;
        QTest::newRow("one leaf") << 200U << 20U;
        QTest::newRow("many leaves") << 6000U << 3U;
        QTest::newRow("large pieces") << 3000U << 600U;
    }

    void likeBits() {
        QFETCH(unsigned, sectors);
        QFETCH(unsigned, piece);
        const std::uint64_t seed = seedFromEnvironment();
        Run run(seed, sectors);
        std::size_t most = 0;
        for (unsigned round = 0; round < 6; ++round) {
            const std::string wrong = run.steps(1500, piece, round % 3 != 2);
            QVERIFY2(wrong.empty(), wrong.c_str());
            most = std::max(most, run.count());
        }
        if (sectors == 6000)
            QVERIFY2(most > 300, "more than a leaf holds");
    }

    void edges() {
        FreeSpace space({UINT64_MAX - 8191, 8191});
        QVERIFY(!space.add({UINT64_MAX - 8191, 8192}));
        QVERIFY(!space.add({UINT64_MAX - 8192, 8191}));
        QVERIFY(!space.add({UINT64_MAX - 8191, 0}));
        QVERIFY(!space.take({UINT64_MAX - 8191, 0}));
        QVERIFY(space.add({UINT64_MAX - 8191, 8191}));
        QCOMPARE(space.add({UINT64_MAX - 100, 1}).error().code, EIO);
        QVERIFY(!space.allocate(8191, 1ULL << 63, 0));
        QVERIFY(!space.allocate(0, 1, 0));
        QVERIFY(!space.allocate(UINT64_MAX, 1, UINT64_MAX));
        QCOMPARE(space.allocate(8191, 1, UINT64_MAX).value(), UINT64_MAX - 8191);
        QCOMPARE(space.total(), 0U);
        QCOMPARE(space.largest(), 0U);
        QVERIFY(!space.allocateUpTo(1, 0, 1, 0));
    }

    void excludedStaysOut() {
        FreeSpace space({0, 1 << 20});
        QVERIFY(space.add({0, 1 << 20}));
        space.exclude({65536, 65536});
        space.exclude({0, 65536});
        space.exclude({(1 << 20) - 4096, 65536});
        QCOMPARE(space.excluded().size(), 2U);
        QVERIFY(space.excluded()[0] == (ByteRange{0, 131072}));
        QCOMPARE(space.total(), (1U << 20) - 131072U - 4096U);
        QVERIFY(space.take({131072, 4096}));
        QVERIFY(space.add({65536, 65536 + 4096}));
        QCOMPARE(space.total(), (1U << 20) - 131072U - 4096U);
        QCOMPARE(space.allocate(4096, 4096, 0).value(), 131072U);
    }

    /// A hundred thousand ranges, each too small but the last: seconds if anything looked at all of
    /// them every time.
    void quickWithMany() {
        constexpr std::uint64_t many = 100'000;
        FreeSpace space({0, (2 * many + 2) * sector});
        for (std::uint64_t i = 0; i < many; ++i)
            QVERIFY(space.add({(i * 7919 % many) * 2 * sector, sector}));
        QVERIFY(space.add({2 * many * sector, 2 * sector}));
        QCOMPARE(space.count(), many + 1);
        const auto from = std::chrono::steady_clock::now();
        for (std::uint64_t i = 0; i < many; ++i) {
            const auto at = space.allocate(2 * sector, sector, 0);
            QCOMPARE(at.value(), 2 * many * sector);
            QVERIFY(space.add({*at, 2 * sector}));
        }
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - from;
        qInfo("%.2f microseconds each", took.count() * 1e6 / many);
        QVERIFY2(took.count() < 20, "a first fit among 100,000 ranges took more than 0.2 ms");
    }
};

QTEST_GUILESS_MAIN(FreeSpaceTest)
#include "test_free_space.moc"
