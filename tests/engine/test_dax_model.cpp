// Random interleavings of everything that can be done to mapped files, against arrays of bytes (support/dax_model.h).
//
// The seed is printed; DAXSCOPE_SEED=n repeats it. A failing sequence is shrunk and printed.
#include <QElapsedTimer>
#include <QTest>

#include "support/dax_model.h"

using namespace daxscope;
using namespace daxscope::test;

namespace {

using Sequence = std::vector<DaxStep>;

struct Outcome {
    Failure failure;
    std::size_t done = 0;
    std::string log;
};

Outcome runSequence(const DaxRecipe& recipe, const Sequence& steps, bool mounts) {
    constexpr std::size_t every = 25;
    DaxModel model(recipe);
    Outcome outcome;
    for (const DaxStep& step : steps) {
        outcome.failure = model.apply(step);
        ++outcome.done;
        if (!outcome.failure && outcome.done % every == 0)
            outcome.failure = model.compare();
        if (outcome.failure)
            break;
    }
    if (!outcome.failure)
        outcome.failure = model.finish(mounts);
    outcome.log = model.log();
    return outcome;
}

/// What kind of failure it is: shrinking must not find another one.
std::string_view kindOf(std::string_view failure) {
    for (const std::string_view kind :
         {"ends with", "btrfs check", "content", "the system maps", "frozen", "does not mount"}) {
        if (failure.contains(kind))
            return kind;
    }
    return "other";
}

/// Takes out what is not needed to fail: halves, quarters, … as far as it gets in time.
Outcome shrink(const DaxRecipe& recipe, Sequence failing, Outcome outcome, bool mounts) {
    QElapsedTimer timer;
    timer.start();
    const auto inTime = [&] { return timer.elapsed() < 60000; };
    failing.resize(outcome.done);
    for (std::size_t piece = failing.size() / 2; piece >= 1 && inTime(); piece /= 2) {
        for (std::size_t at = 0; at + piece <= failing.size() && inTime();) {
            Sequence fewer = failing;
            const auto from = fewer.begin() + static_cast<std::ptrdiff_t>(at);
            fewer.erase(from, from + static_cast<std::ptrdiff_t>(piece));
            Outcome still = runSequence(recipe, fewer, mounts);
            if (still.failure && kindOf(*still.failure) == kindOf(*outcome.failure)) {
                failing = std::move(fewer);
                outcome = std::move(still);
            } else {
                at += piece;
            }
        }
    }
    return outcome;
}

}  // namespace

class TestDaxModel : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { seed_ = seedFromEnvironment(); }
    void interleavings_data();
    void interleavings();
    void losingDesigns_data();
    void losingDesigns();

private:
    std::uint64_t seed_ = 0;
};

void TestDaxModel::interleavings_data() {
    QTest::addColumn<DaxRecipe>("recipe");
    QTest::addColumn<bool>("mounts");
    const DaxRecipe plain;
    QTest::newRow("files of a dax session") << plain << false;
    QTest::newRow("nodes of 4K") << DaxRecipe{.nodeSize = 4096} << false;
    QTest::newRow("checksums") << DaxRecipe{.checksums = true} << false;
    QTest::newRow("checksums, nodes of 4K, and mounted by the kernel")
        << DaxRecipe{.nodeSize = 4096, .checksums = true} << true;
    QTest::newRow("written in place") << DaxRecipe{.noCow = true} << false;
    QTest::newRow("reserved") << DaxRecipe{.reserved = true} << false;
    QTest::newRow("reserved, checksums") << DaxRecipe{.checksums = true, .reserved = true} << false;
    QTest::newRow("reserved, in place, and mounted by the kernel")
        << DaxRecipe{.noCow = true, .reserved = true} << true;
    QTest::newRow("MAP_SYNC") << DaxRecipe{.sync = true} << false;
    QTest::newRow("MAP_SYNC, in place") << DaxRecipe{.noCow = true, .sync = true} << false;
}

void TestDaxModel::interleavings() {
    QFETCH(DaxRecipe, recipe);
    QFETCH(bool, mounts);
    if (mounts)
        DAXSCOPE_NEEDS_MOUNTS();
    // What MAP_SYNC asks for is emulated: that stores are durable once they are flushed.
    if (recipe.sync)
        qputenv("PMEM2_FORCE_GRANULARITY", "CACHE_LINE");
    else
        qunsetenv("PMEM2_FORCE_GRANULARITY");
    constexpr std::size_t rounds = 3;
    constexpr std::size_t length = 350;
    for (std::size_t round = 0; round < rounds; ++round) {
        Dice dice(seed_ * rounds + round);
        Sequence steps;
        for (std::size_t i = 0; i < length; ++i)
            steps.push_back(randomDaxStep(dice));
        Outcome outcome = runSequence(recipe, steps, mounts);
        if (!outcome.failure)
            continue;
        const std::string first = *outcome.failure;
        const std::size_t done = outcome.done;
        outcome = shrink(recipe, steps, std::move(outcome), mounts);
        QFAIL(std::format("{}\nafter {} steps; fewer that fail:\n{}{}\n", first, done, outcome.log,
                          *outcome.failure)
                  .c_str());
    }
}

void TestDaxModel::losingDesigns_data() {
    using files::Policy;
    QTest::addColumn<DaxRecipe>("recipe");
    for (const Policy policy : {Policy::KeepEntryOnCow, Policy::NoWriteProtectOnSnapshot,
                                Policy::FreezeWithoutWriteProtect, Policy::EofOffByOnePage}) {
        QTest::newRow(std::string(policyName(policy)).c_str()) << DaxRecipe{.losing = policy};
    }
}

/// The model is no better than what it finds: the designs that lost on the mailing list lose here.
void TestDaxModel::losingDesigns() {
    QFETCH(DaxRecipe, recipe);
    qunsetenv("PMEM2_FORCE_GRANULARITY");
    constexpr std::uint64_t patience = 10;
    for (std::uint64_t round = 0; round < patience; ++round) {
        Dice dice(seed_ * patience + round);
        Sequence steps;
        for (int i = 0; i < 500; ++i)
            steps.push_back(randomDaxStep(dice));
        const Outcome outcome = runSequence(recipe, steps, false);
        if (outcome.failure) {
            qInfo("after %zu steps: %s", outcome.done, outcome.failure->c_str());
            return;
        }
    }
    QFAIL("nothing was found");
}

QTEST_GUILESS_MAIN(TestDaxModel)
#include "test_dax_model.moc"
